"""One batch of invented files on a real stack in a folder of its own, and what became of it."""

import shutil
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Thread

import psutil

from bench.mixed import Sent
from bench.visitor import Visitor
from tests.stack import Stack, free_port, start

LOOKS_EVERY = 0.5  # seconds
MOST_PARSING = 120.0  # seconds that a file may be "parsing" after recovery
MOST_SECONDS = 3600.0  # for all files to end
SECONDS_TO_START = 600.0  # on a machine with other work
ENDED = {"parsed", "review", "failed", "duplicate"}


@dataclass(frozen=True, slots=True)
class Started:
    """The folder of a stack that was started once and stopped, for copies; the password of its `admin`."""

    folder: Path
    password: str


@contextmanager
def started_once() -> Iterator[Started]:
    with tempfile.TemporaryDirectory(prefix="recruit-faults-") as folder:
        stack = start(Path(folder), "--no-samples")
        stack.wait_for("password: ", SECONDS_TO_START)
        stack.stop()
        yield Started(Path(folder), stack.password())


@contextmanager
def running(started: Started, folder: Path, files: list[Sent], **environment: str) -> Iterator["Run"]:
    """A copy of `started` under `folder` that serves, for the length of a `with`."""
    shutil.copytree(started.folder, folder / "var", ignore=shutil.ignore_patterns("*.sock"))
    run = Run(folder / "var", files, {"UPLOAD_TEMP_DIR": str(folder), **environment}, started.password)
    run.start()
    try:
        yield run
    finally:
        run.stack.process.terminate()
        run.stack.process.wait(60)


@dataclass
class Run:
    """One stack, and the files that are sent to it."""

    folder: Path
    files: list[Sent]
    environment: dict[str, str]
    password: str
    port: int = field(default_factory=free_port)
    received: list[Sent] = field(default_factory=list)
    stack: Stack | None = None

    def start(self) -> None:
        self.stack = start(self.folder, "--no-samples", port=self.port, **self.environment)
        self.stack.wait_for("ready: ", SECONDS_TO_START)

    def rows(self, columns: str) -> list[tuple]:
        """Of all files, the newest state; [] when the database lets nobody look now."""
        address = f"file:{self.folder / 'recruit.sqlite3'}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=60)) as database:
            return database.execute(f"SELECT {columns} FROM candidates_resumefile").fetchall()

    def wait(self, enough: Callable[[], bool]) -> None:
        end = time.monotonic() + MOST_SECONDS
        while not enough():
            if time.monotonic() > end:
                raise TimeoutError("\n".join(self.stack.log[-100:]))
            time.sleep(LOOKS_EVERY)

    def ended(self) -> int:
        return sum(status in ENDED and status != "duplicate" for (status,) in self.rows("status"))

    def until_middle(self) -> None:
        """Some have ended, more were received."""
        self.wait(lambda: self.ended() >= max(len(self.files) // 8, 3))

    def family(self, *words: str) -> list[psutil.Process]:
        """The programs of the stack whose command has all of `words`, the elder first."""
        everybody = psutil.Process(self.stack.process.pid).children(recursive=True)
        return [each for each in everybody if set(words) <= set(" ".join(_command(each)).split())]


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the files of one run."""

    received: int
    ended: Counter  # by state, of all rows
    people: int
    lost: list[str]  # names of files that were received and are no person now, or whose original is not there
    doubled: int  # people beyond one a file
    longest_parsing: float  # seconds after recovery
    seconds: float  # from recovery to the end

    @property
    def is_right(self) -> bool:
        return not self.lost and not self.doubled and self.longest_parsing <= MOST_PARSING


def send_and_break(run: Run, fault: Callable[[Run], None]) -> Outcome:
    """Send all files, call `fault` meanwhile, wait for the end. Raises TimeoutError, with the log, without one."""
    visitor = Visitor(run.stack.address, "admin", run.password)
    add = visitor.batch()
    sender = Thread(target=visitor.send_all, args=(add, run.files, run.received.append), daemon=True)
    sender.start()
    fault(run)
    recovered = time.monotonic()
    longest = longest_parsing(run)
    sender.join()
    return outcome(run, longest, time.monotonic() - recovered)


def longest_parsing(run: Run) -> float:
    """Wait for the end; the most seconds, from now on, that one reading of a file stood on "parsing"."""
    seen: dict[tuple, float] = {}
    longest = 0.0

    def all_ended() -> bool:
        nonlocal longest
        now = time.monotonic()
        rows = run.rows("id, attempts, claimed_at, status")
        for *claim, status in rows:
            if status == "parsing":
                longest = max(longest, now - seen.setdefault(tuple(claim), now))
        return len(run.received) == len(run.files) and all(status in ENDED for *_, status in rows)

    run.wait(all_ended)
    return longest


def outcome(run: Run, longest: float, seconds: float) -> Outcome:
    rows = run.rows("sha256, status, candidate_id, content")
    kept = {digest: content for digest, status, person, content in rows if person and status != "duplicate"}
    digests = {sha256(file.data).hexdigest(): file.name for file in run.received}
    with closing(sqlite3.connect(run.folder / "recruit.sqlite3")) as database:
        [people] = database.execute("SELECT count(*) FROM candidates_candidate").fetchone()
    lost = [name for digest, name in digests.items() if not _is_whole(run, digest, kept.get(digest))]
    return Outcome(
        received=len(run.received),
        ended=Counter(status for _digest, status, *_ in rows),
        people=people,
        lost=lost,
        doubled=people - len(kept),
        longest_parsing=longest,
        seconds=seconds,
    )


def _is_whole(run: Run, digest: str, content: str | None) -> bool:
    path = run.folder / "files" / (content or "")
    return path.is_file() and sha256(path.read_bytes()).hexdigest() == digest
