"""Reads or unpacks one file in a child process with limits: a hostile or broken file harms nothing but itself.

The child is a fork of a worker that already holds the parser and its lexicon. It answers over a pipe; the answer is
believed only as far as the frozen types of `parsing.records` go. docs/safety.md says what each limit does not cover.
"""

import ctypes
import io
import os
import pickle
import resource
import select
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NoReturn

from candidates.intake.confinement import confine
from candidates.parsing import errors, parse_resume, records
from candidates.parsing.errors import ParseError
from candidates.parsing.records import Resume

PR_SET_PDEATHSIG = 1
READ_BYTES = 1 << 16
SECONDS_BETWEEN = 10.0  # two calls of `meanwhile`
MOST_ANSWER_BYTES = 256 * 1024 * 1024
MOST_WRITTEN_BYTES = 256 * 1024 * 1024  # in one file of the folder
MOST_OPEN_FILES = 128
GREEDY = 0.5  # of the memory allowed; the rest may be reserved and not held
MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024  # the unit of ru_maxrss
NICENESS = 5  # pages answer first
FATAL_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT, signal.SIGUSR1, signal.SIGALRM, signal.SIGHUP)
DONE, REFUSED, NO_MEMORY, FAULT = b"d", b"e", b"m", b"f"
PARSE_ERRORS = {kind.__name__: kind for kind in vars(errors).values() if isinstance(kind, type)}
RECORD_NAMES = frozenset(name for name, kind in vars(records).items() if isinstance(kind, type))


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may cost: seconds of wall time, address space, the largest file it writes; whether it may OCR."""

    seconds: int
    memory_bytes: int
    allow_ocr: bool = False
    written_bytes: int = MOST_WRITTEN_BYTES


class SandboxError(Exception):
    """The child gave no answer. `code` names why, as the codes of ParseError do."""

    code = "crash"


class Crashed(SandboxError):
    """The child died, by a signal or without a word."""

    code = "crash"


class TimedOut(SandboxError):
    """The wall clock or the processor time ran out."""

    code = "timeout"


class OutOfMemory(SandboxError):
    """The reading wanted more memory than it may have."""

    code = "memory"


class ParserFault(SandboxError):
    """The child raised what it never should; the message is its traceback."""

    code = "internal"


def read(data: bytes, filename: str, *, limits: Limits, meanwhile: Callable[[], None]) -> Resume:
    """What the file `data` says; `meanwhile` is called now and then while the child reads, and may raise to end it.

    Raises the parser's ParseError, or a SandboxError when there was no answer.
    """
    with tempfile.TemporaryDirectory(prefix="recruit-", ignore_cleanup_errors=True) as folder:
        work = partial(_parse, data, filename, limits)
        return _unpickled(answer_of(work, folder=Path(folder), limits=limits, meanwhile=meanwhile))


def answer_of(
    work: Callable[[], bytes], *,
    folder: Path, limits: Limits, meanwhile: Callable[[], None], keep: Collection[int] = (),
) -> bytes:  # fmt: skip
    """What `work` gives when it is done in a child that may write in `folder` alone; `meanwhile` as in `read`.

    Of the files that are open here only those of the descriptors `keep` are open there. Raises what `read` does.
    """
    worker = os.getpid()
    receiver, sender = os.pipe()
    child = os.fork()
    if child == 0:
        _answer_and_exit(sender, work, limits, folder, worker, keep)
    os.close(sender)
    try:
        answer = _receive(receiver, limits.seconds, meanwhile)
    finally:
        os.close(receiver)
        status, held_bytes = _end(child)
    return _believe(answer, status, is_greedy=held_bytes > limits.memory_bytes * GREEDY)


def _receive(receiver: int, seconds: float, meanwhile: Callable[[], None]) -> bytes:
    """All that the child writes until it closes its end. Raises TimedOut after `seconds`.

    Where more time went by than was waited, this process was stopped, and the child with it: that does not count.
    """
    poll = select.poll()
    poll.register(receiver, select.POLLIN | select.POLLHUP)
    answer, left = bytearray(), seconds
    while len(answer) < MOST_ANSWER_BYTES:
        if left <= 0:
            raise TimedOut("no answer in time")
        began, wait = time.monotonic(), min(left, SECONDS_BETWEEN)
        ready = poll.poll(wait * 1000)
        left -= min(time.monotonic() - began, wait)
        if not ready:
            meanwhile()
            continue
        piece = os.read(receiver, READ_BYTES)
        if not piece:
            break
        answer += piece
    return bytes(answer)


def _end(child: int) -> tuple[int, int]:
    """Kill the child's group; how the child ended (a negative number is a signal), and the most bytes that it held."""
    for kill in (os.killpg, os.kill):
        try:
            kill(child, signal.SIGKILL)
        except ProcessLookupError:
            continue
    _pid, status, usage = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_maxrss * MAXRSS_BYTES


def _believe(answer: bytes, status: int, *, is_greedy: bool) -> bytes:
    kind, content = answer[:1], answer[1:]
    if kind == DONE:
        return content
    if kind == REFUSED:
        name, _, message = content.decode("utf-8", "replace").partition(" ")
        raise PARSE_ERRORS.get(name, ParseError)(message)
    if kind == FAULT:
        raise ParserFault(content.decode("utf-8", "replace"))
    if kind == NO_MEMORY or status == -signal.SIGKILL:
        # We kill only what has answered or is late; of itself the kernel does so when the machine's memory is used up.
        raise OutOfMemory("no memory left")
    if status == -signal.SIGABRT and is_greedy:  # PDFium ends the process where it gets no more
        raise OutOfMemory("no memory left for a library")
    if status == -signal.SIGXCPU:
        raise TimedOut("no processor time left")
    raise Crashed(f"the child ended with {status}")


class _RecordUnpickler(pickle.Unpickler):
    """Makes the parser's own records and nothing else, whatever the child writes."""

    def find_class(self, module: str, name: str) -> type:
        if module != records.__name__ or name not in RECORD_NAMES:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return getattr(records, name)


def _unpickled(content: bytes) -> Resume:
    try:
        resume = _RecordUnpickler(io.BytesIO(content)).load()
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise Crashed("an answer cut short") from error
    if not isinstance(resume, Resume):
        raise Crashed("an answer of another type")
    return resume


# ---------------------------------------------------------------- inside the child


def _answer_and_exit(
    sender: int, work: Callable[[], bytes], limits: Limits, folder: Path, worker: int, keep: Collection[int]
) -> NoReturn:
    """Never returns: what the worker holds (its database, its queue) is not this process's to use or to close."""
    status = 1
    try:
        _let_go_of_all_but({sender, *keep})
        _restrict(limits)
        if os.getppid() != worker:  # it died before we asked to die with it
            return
        _move_to(folder)
        confine(folder)
        _write(sender, _answer(work))
        status = 0
    finally:
        os._exit(status)


def _let_go_of_all_but(kept: Collection[int]) -> None:
    """Whatever the worker has open: its database, its queue, its log."""
    silence = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(silence, standard)
    for descriptor in [int(path.name) for path in Path("/dev/fd").iterdir()]:
        if descriptor > 2 and descriptor not in kept:
            with suppress(OSError):  # that of the listing is closed already
                os.close(descriptor)


def _restrict(limits: Limits) -> None:
    os.setsid()
    if sys.platform == "linux":  # elsewhere there is no death signal, and no limit on address space that holds
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
        with suppress(OSError):  # where /proc is not to be had, the kernel chooses by size alone
            Path("/proc/self/oom_score_adj").write_text("1000", "ascii")
    for each in FATAL_SIGNALS:
        signal.signal(each, signal.SIG_DFL)
    processor_seconds = limits.seconds * (os.cpu_count() or 1)
    resource.setrlimit(resource.RLIMIT_CPU, (processor_seconds, processor_seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_OPEN_FILES, MOST_OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.written_bytes, limits.written_bytes))
    os.nice(NICENESS)


def _move_to(folder: Path) -> None:
    """Work, and put what is temporary, in a folder that the worker removes."""
    os.chdir(folder)
    tempfile.tempdir = str(folder)
    os.putenv("TMPDIR", str(folder))


def _parse(data: bytes, filename: str, limits: Limits) -> bytes:
    resume = parse_resume(data, filename, allow_ocr=limits.allow_ocr)
    return pickle.dumps(resume, protocol=pickle.HIGHEST_PROTOCOL)


def _answer(work: Callable[[], bytes]) -> bytes:
    try:
        return DONE + work()
    except ParseError as error:
        return REFUSED + f"{type(error).__name__} {error}".encode("utf-8", "replace")
    except MemoryError:
        return NO_MEMORY
    except Exception:
        return FAULT + traceback.format_exc().encode("utf-8", "replace")


def _write(sender: int, answer: bytes) -> None:
    view = memoryview(answer)
    while view:
        view = view[os.write(sender, view) :]
