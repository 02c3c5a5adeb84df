"""Does every file that was received come to an end, whatever is killed on the way? `python -m bench.faults`.

Puts --files mixed résumés in, one run a fault, on the real stack in a folder of its own, and breaks something in the
middle: a line of the table says what became of the files. All of them can be read, so each has to end as one person.
Exits 1 where one was lost, is not the person it should be, or stood on "parsing" for too long after recovery.
"""

import argparse
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import psutil

from bench.mixed import mixed_files
from bench.runs import Outcome, Run, Started, running, send_and_break, started_once

LOCKED = DISK_FULL = 30.0  # seconds
ROOM_MB = 1200  # of the disk that is filled: uploads leave DISK_RESERVE_MB free
OCR_SECONDS = 60  # of the run in which a worker sleeps: the queue gives its tasks to others after twice this and 60 s
ASLEEP = 2 * OCR_SECONDS + 75.0


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
    """the disk full for 30 s (a tmpfs)"""
    run.until_middle()
    filler = run.folder / "filler"
    end = time.monotonic() + DISK_FULL
    with filler.open("ab", buffering=0) as file:
        while time.monotonic() < end:
            try:
                file.write(bytes(4096))
            except OSError:
                time.sleep(0.01)
    filler.unlink()


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
def run_with(fault: Callable[[Run], None], count: int, started: Started) -> Outcome:
    """What became of `count` files on a copy of `started` that was broken. Raises TimeoutError, with the log."""
    environment = {"OCR_SECONDS": str(OCR_SECONDS)} if fault is sleep_long else {}
    with room_for(fault) as folder, running(started, folder, mixed_files(count), **environment) as run:
        return send_and_break(run, fault)


@contextmanager
def room_for(fault: Callable[[Run], None]) -> Iterator[Path]:
    """A folder; on a disk of its own where that is to be filled, which only root may make."""
    with tempfile.TemporaryDirectory(prefix="recruit-faults-", ignore_cleanup_errors=True) as folder:
        if fault is not fill_disk:
            yield Path(folder)
            return
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM_MB}m", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


# ------------------------------------------------------------ the table
HEAD = "| what was broken | received | ended | people | lost | doubled | longest “parsing” | to the end |"


def line(fault: Callable[[Run], None], done: Outcome) -> str:
    ended = sum(done.ended.values()) - done.ended["duplicate"]
    counts = (done.received, ended, done.people, len(done.lost), done.doubled)
    seconds = (f"{done.longest_parsing:.0f} s", f"{done.seconds:.0f} s")
    return f"| {' | '.join(map(str, (fault.__doc__, *counts, *seconds)))} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("faults", nargs="*", metavar="FAULT", help=f"some of: {' '.join(FAULTS)} (default: all)")
    parser.add_argument("--files", type=int, default=500)
    options = parser.parse_args()
    print(f"{date.today()}, {options.files} files\n\n{HEAD}\n|{' --- |' * HEAD.count(' | ')} --- |", flush=True)
    outcomes = []
    with started_once() as started:
        for name in options.faults or FAULTS:
            outcomes.append(run_with(FAULTS[name], options.files, started))
            print(line(FAULTS[name], outcomes[-1]), flush=True)
    wrong = [outcome for outcome in outcomes if not outcome.is_right]
    print(*wrong, sep="\n", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
