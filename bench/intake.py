"""How fast files come in: `python -m bench.intake`, on the real stack, beside what the parser alone does.

Files a minute of formats with text, of scans, and for one file of another user, while a batch is being read, the time
from "received" to "visible" on its batch's page. The parser alone reads the same bytes with a process for each core.
Wall time is of little worth on a machine with other work: the processor's time stands beside it.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Pool
from pathlib import Path
from statistics import median
from threading import Thread

import psutil

from bench.mixed import Sent, mixed_files, scan, written
from bench.peak import ANYBODY
from bench.runs import ENDED, Run, running, started_once
from bench.visitor import Visitor
from candidates.parsing import parse_resume
from tests.stack import ROOT

MOST_SECONDS_TO_VISIBLE = 2.0
SECONDS_BETWEEN_SINGLES = 5.0
SINGLES = 1_000_000  # numbers of files that no batch has
SECOND_USER = ("second", "yunwu-4711")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=500, help="of each batch (default: %(default)s)")
    parser.add_argument("--scans", type=int, default=20, help="in the batch of scans (default: %(default)s)")
    options = parser.parse_args()
    texts = [written(at) for at in range(options.files)]
    alone, alone_processor = parser_alone(texts)
    print(
        f"parser alone   {alone:6.0f} files a minute, {alone_processor * 1000:5.0f} ms of the processor each",
        flush=True,
    )
    with started_once() as started:
        _run(started, texts, lambda run: show_batch("text", run, alone, alone_processor))
        _run(started, [scan(at) for at in range(options.scans)], lambda run: show_batch("scans", run))
        visible = _run(started, mixed_files(options.files), seconds_to_visible)
    found = f"median of {len(visible)}, {max(visible):.1f} s at most"
    print(f"one file meanwhile: visible after {median(visible):.1f} s ({found})")
    return 0 if median(visible) <= MOST_SECONDS_TO_VISIBLE else 1


def _run(started, files: list[Sent], measure: Callable[[Run], object]):
    with tempfile.TemporaryDirectory(prefix="recruit-intake-") as folder, running(started, Path(folder), files) as run:
        return measure(run)


def parser_alone(files: list[Sent]) -> tuple[float, float]:
    """Files a minute and seconds of the processor for one, with a warm parser in a process for each core."""
    with Pool(os.cpu_count(), parse_resume, (ANYBODY,)) as pool:
        pool.map(_parse, files[: 4 * (os.cpu_count() or 1)])
        began = time.monotonic()
        spent = pool.map(_parse, files, chunksize=1)
        return 60 * len(files) / (time.monotonic() - began), sum(spent) / len(files)


def _parse(file: Sent) -> float:
    began = time.process_time()
    parse_resume(file.data, file.name)
    return time.process_time() - began


def show_batch(name: str, run: Run, alone: float = 0, alone_processor: float = 0) -> None:
    """Send and print, beside the parser's figures where they are given."""
    _warm_up(run)
    before = _processor_seconds(run)
    began = time.monotonic()
    _send_in_background(run)
    run.wait(lambda: run.ended() == len(run.files) + 2)
    pace = 60 * len(run.files) / (time.monotonic() - began)
    each = (_processor_seconds(run) - before) / len(run.files)
    print(f"{name:14} {pace:6.0f} files a minute, {each * 1000:5.0f} ms of the processor each", end="")
    print(
        f", {pace / alone:.0%} of the parser's pace, {alone_processor / each:.0%} by the processor" if alone else "",
        flush=True,
    )


def _warm_up(run: Run) -> None:
    """Until both workers have loaded what they need, which is no file's cost."""
    visitor = Visitor(run.stack.address, "admin", run.password)
    add = visitor.batch()
    for file in (written(SINGLES), scan(SINGLES)):
        visitor.send(add, file)
    run.wait(lambda: run.ended() == 2)


def _send_in_background(run: Run) -> None:
    visitor = Visitor(run.stack.address, "admin", run.password)
    add = visitor.batch()
    Thread(target=visitor.send_all, args=(add, run.files, run.received.append), daemon=True).start()


def _processor_seconds(run: Run) -> float:
    """Of all programs of the stack; with those of children that have ended."""
    total = 0.0
    for each in psutil.Process(run.stack.process.pid).children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            times = each.cpu_times()
            total += times.user + times.system + times.children_user + times.children_system
    return total


def seconds_to_visible(run: Run) -> list[float]:
    """For single files of a second user, sent one after the other until the batch of the first has been read."""
    _add_user(run)
    _send_in_background(run)
    visitor = Visitor(run.stack.address, *SECOND_USER)
    run.wait(lambda: len(run.received) >= len(run.files) // 2)
    took: list[float] = []
    while run.ended() - len(took) < len(run.files):
        took.append(_until_visible(run, visitor, written(SINGLES + 2 * len(took))))
        time.sleep(SECONDS_BETWEEN_SINGLES)
    return took


def _until_visible(run: Run, visitor: Visitor, file: Sent) -> float:
    add = visitor.batch()
    visitor.send(add, file)
    began = time.monotonic()
    [batch] = [part for part in add.split("/") if part.isdigit()]
    while not all(status in ENDED for of, status in run.rows("batch_id, status") if of == int(batch)):
        time.sleep(0.05)
    return time.monotonic() - began


def _add_user(run: Run) -> None:
    name, password = SECOND_USER
    command = [
        sys.executable,
        "manage.py",
        "createsuperuser",
        "--no-input",
        "--username",
        name,
        "--email",
        "a@example.com",
    ]
    environment = {**os.environ, "RECRUIT_VAR": str(run.folder), "DJANGO_SUPERUSER_PASSWORD": password}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
