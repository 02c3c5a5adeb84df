"""Does every file that was received come to an end, whatever is killed on the way? `python -m bench.faults`.

Puts --files mixed résumés in, one run a fault, on the real stack in a folder of its own, and breaks something in the
middle: a line of the table says what became of the files. All of them can be read, so each has to end as one person.
Exits 1 where one was lost, is not the person it should be, or stood on "parsing" for too long after recovery.

Runs unattended: --table FILE holds each line as soon as it is known, faults that have one there are passed over the
next time, those named by --only are run anyway; one that goes wrong says so in its line, and the rest goes on.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import psutil

from bench.mixed import Sent, mixed_files
from bench.runs import Outcome, Run, Started, running, send_and_break, started_once

LOCKED = DISK_FULL = 30.0  # seconds
ROOM_MB = 1200  # of the disk that is filled: uploads leave DISK_RESERVE_MB free
LARGEST_BITE, SMALLEST_BITE = 1 << 28, 1 << 12  # of what is left of it
SECONDS = 60  # for a scan, or an archive, where a worker sleeps: the queue gives to others after twice this and 60 s
ASLEEP = 2 * SECONDS + 75.0


# ------------------------------------------------------------ what is broken, each returns once it is mended
def nothing(run: Run) -> None:
    """nothing, to compare with"""


def kill_pool_process(run: Run) -> None:
    """kill -9 of a pool process while it reads"""
    run.until_middle()
    run.wait(lambda: kill_first(each for each in pool(run) if each.children()))


def kill_worker(run: Run) -> None:
    """kill -9 of the worker, its pool lives on"""
    run.until_middle()
    run.family("worker", "parse,upkeep")[0].kill()


def kill_queue(run: Run) -> None:
    """kill -9 of the queue's server"""
    run.until_middle()
    valkey(run).kill()


def kill_web(run: Run) -> None:
    """kill -9 of the web server while it receives"""
    run.wait(lambda: len(run.received) >= len(run.files) // 4)
    for each in run.family("gunicorn"):
        kill_first([each])


def kill_everything(run: Run) -> None:
    """kill -9 of all programs at once, and a new start"""
    run.until_middle()
    root = psutil.Process(run.stack.process.pid)
    for each in [root, *root.children(recursive=True)]:
        kill_first([each])
    run.stack.process.wait()
    run.start()


def empty_queue(run: Run) -> None:
    """kill -9 of the queue's server and of its memory on the disk"""
    run.until_middle()
    valkey(run).kill()
    shutil.rmtree(run.folder / "valkey" / "appendonlydir")


def lock_database(run: Run) -> None:
    """the database locked for 30 s"""
    run.until_middle()
    with closing(sqlite3.connect(run.folder / "recruit.sqlite3", timeout=60, isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        time.sleep(LOCKED)
        database.execute("ROLLBACK")


def fill_disk(run: Run) -> None:
    """the disk full for 30 s, uploads and temporary files on it too"""
    run.wait(lambda: len(run.received) >= len(run.files) // 4 and run.ended() >= 3)
    filler = run.folder / "filler"
    end = time.monotonic() + DISK_FULL
    with filler.open("wb") as file:
        while time.monotonic() < end:
            eat_all(file.fileno())
            time.sleep(0.01)
    filler.unlink()


def eat_all(file: int) -> None:
    """Let `file` grow by all that is left of its disk."""
    bite = LARGEST_BITE
    while bite >= SMALLEST_BITE:
        try:
            os.posix_fallocate(file, os.fstat(file).st_size, bite)
        except OSError:  # no more of that size
            bite //= 2


def sleep_long(run: Run) -> None:
    """the worker asleep for longer than the queue's visibility timeout"""
    run.until_middle()
    run.wait(lambda: any(each.children() for each in pool(run)))
    worker = run.family("worker", "parse,upkeep")[0]
    sleepers = [worker, *worker.children(recursive=True)]
    for each in sleepers:
        each.suspend()
    time.sleep(ASLEEP)
    for each in sleepers:
        if each.is_running():
            each.resume()


FAULTS: dict[str, Callable[[Run], None]] = {
    "none": nothing,
    "pool": kill_pool_process,
    "worker": kill_worker,
    "queue": kill_queue,
    "web": kill_web,
    "everything": kill_everything,
    "empty": empty_queue,
    "lock": lock_database,
    "disk": fill_disk,
    "sleep": sleep_long,
}


def pool(run: Run) -> list[psutil.Process]:
    return run.family("worker", "parse,upkeep")[0].children()


def valkey(run: Run) -> psutil.Process:
    [server] = [each for each in run.family() if each.name().startswith("valkey")]
    return server


def kill_first(processes: Iterable[psutil.Process]) -> bool:
    """Kill the first that is still there; whether there was one."""
    for each in processes:
        try:
            each.kill()
        except psutil.NoSuchProcess:
            continue
        return True
    return False


# ------------------------------------------------------------ one run
def run_with(fault: Callable[[Run], None], files: list[Sent], started: Started) -> Outcome:
    """What became of `files` on a copy of `started` that was broken. Raises TimeoutError, with the log."""
    environment = dict.fromkeys(("OCR_SECONDS", "UNPACK_SECONDS"), str(SECONDS)) if fault is sleep_long else {}
    with room_for(fault) as folder, running(started, folder, files, TMPDIR=str(folder), **environment) as run:
        return send_and_break(run, fault)


@contextmanager
def room_for(fault: Callable[[Run], None]) -> Iterator[Path]:
    """A folder; on a disk of its own where that is to be filled, which only root may make."""
    with tempfile.TemporaryDirectory(prefix="recruit-faults-", ignore_cleanup_errors=True) as folder:
        if fault is not fill_disk:
            yield Path(folder)
            return
        with tempfile.NamedTemporaryFile(prefix="recruit-disk-") as disk:
            disk.truncate(ROOM_MB << 20)
            subprocess.run(["mkfs.ext4", "-q", "-m", "0", disk.name], check=True)  # -m 0: nothing kept for root
            subprocess.run(["mount", "-o", "loop", disk.name, folder], check=True)
            try:
                yield Path(folder)
            finally:
                subprocess.run(["umount", "--lazy", folder], check=True)


# ------------------------------------------------------------ the table
HEAD = "| what was broken | received | ended | people | lost | doubled | longest “parsing” | to the end |"
RULE = f"|{' --- |' * (HEAD.count('|') - 1)}"


@dataclass
class Table:
    """A line for each fault that was run, by what it is called; in a file where there is one."""

    path: Path | None
    lines: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.path and self.path.exists():
            found = [each for each in self.path.read_text("utf-8").splitlines() if each.startswith("| ")]
            self.lines = {each.split(" | ")[0].removeprefix("| "): each for each in found if each != HEAD}

    def add(self, fault: Callable[[Run], None], found: str) -> None:
        print(f"| {fault.__doc__} | {found}", flush=True)
        self.lines[fault.__doc__] = f"| {fault.__doc__} | {found}"
        if self.path:
            self.path.write_text("\n".join([HEAD, RULE, *self.lines.values(), ""]), "utf-8")


def cells(done: Outcome) -> str:
    ended = sum(done.ended.values()) - done.ended["duplicate"]
    counts = (done.received, ended, done.people, len(done.lost), done.doubled)
    return f"{' | '.join(map(str, counts))} | {done.longest_parsing:.0f} s | {done.seconds:.0f} s |"


def is_right(fault: Callable[[Run], None], files: list[Sent], started: Started, table: Table) -> bool:
    """Run it and add its line; what went wrong is told in full beside the table."""
    try:
        outcome = run_with(fault, files, started)
    except Exception as error:  # whatever it is: the other faults are still to be run
        traceback.print_exc()
        table.add(fault, f"went wrong: {type(error).__name__} |")
        return False
    table.add(fault, cells(outcome))
    if not outcome.is_right:
        print(outcome, file=sys.stderr, flush=True)
    return outcome.is_right


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", metavar="FAULT", choices=FAULTS, help=f"some of: {' '.join(FAULTS)}")
    parser.add_argument("--files", type=int, default=500, help="of each run (default: %(default)s)")
    parser.add_argument("--table", type=Path, help="the file that holds the lines")
    options = parser.parse_args()
    table = Table(options.table)
    names = options.only or [name for name, fault in FAULTS.items() if fault.__doc__ not in table.lines]
    print(f"{date.today()}, {options.files} files\n\n{HEAD}\n{RULE}", flush=True)
    files = mixed_files(options.files)
    with started_once() as started:
        right = [is_right(FAULTS[name], files, started, table) for name in names]
    return 0 if all(right) else 1


if __name__ == "__main__":
    sys.exit(main())
