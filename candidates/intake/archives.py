"""Unpacks a claimed archive in a child with limits; each file in it becomes a row of the same batch.

Running it twice makes no doubles: `store` knows what a batch holds. An archive of which nothing was refused is dropped
afterwards, since its files are kept one by one.
"""

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from candidates.intake import claim, room
from candidates.intake.sandbox import PR_SET_PDEATHSIG, Crashed, OutOfMemory, SandboxError, TimedOut
from candidates.intake.unpacking import End, Entry, Limits
from candidates.intake.uploads import Upload, display_name, store
from candidates.models import FileStatus, ResumeFile

NICENESS = 5  # pages answer first
SECONDS_BETWEEN, ENTRIES_BETWEEN = 10, 50  # two calls of `meanwhile`


class ArchiveRefused(Exception):
    """Nothing of the archive is taken; `code` says why, as those of ParseError do."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What was found in an archive."""

    entries: tuple[Entry, ...]
    left_out: int


def take_apart(file: ResumeFile, *, meanwhile: Callable[[], None]) -> list[int]:
    """Make rows of what the claimed archive `file` holds, and give the keys to ring for.

    `meanwhile` is called now and then, and may raise to end it. Raises ArchiveRefused or a SandboxError, with nothing
    taken; ClaimLost when the file was taken over.
    """
    limits = _limits(file)
    with _folder() as folder:
        unpacked = _unpack(Path(file.content.path), folder, limits, meanwhile)
        bells = []
        for number, entry in enumerate(unpacked.entries):
            bells += _take(entry, folder, file)
            if number % ENTRIES_BETWEEN == 0:
                meanwhile()
    is_all_kept = not any(entry.refused for entry in unpacked.entries)
    content, file.content = file.content, "" if is_all_kept else file.content
    claim.finish(file, FileStatus.UNPACKED, left_out=unpacked.left_out, content=file.content)
    if is_all_kept:
        content.storage.delete(content.name)
    return bells


def _limits(file: ResumeFile) -> Limits:
    files = settings.MAX_BATCH_FILES - file.batch.files.exclude(name__startswith=f"{file.name}/").count() + 1
    return Limits(max(files, 0), min(settings.MAX_BATCH_BYTES, room.bytes_left()), settings.MAX_FILE_BYTES)


def _take(entry: Entry, folder: Path, archive: ResumeFile) -> tuple[int, ...]:
    name = f"{archive.name}/{entry.name}"
    if entry.number is None:
        _say_refused(display_name(name), entry.refused, archive)
        return ()
    path = folder / str(entry.number)
    with path.open("rb") as stream:
        return store(Upload(stream, name, moved_from=path), batch=archive.batch, user=archive.uploaded_by).bells


def _say_refused(name: str, code: str, archive: ResumeFile) -> None:
    """A row for a file that stays in the archive, so that nothing is missing without a word."""
    ResumeFile.objects.get_or_create(
        batch=archive.batch,
        name=name,
        size=0,
        sha256=archive.sha256,
        defaults={
            "status": FileStatus.FAILED,
            "reasons": [code],
            "uploaded_by": archive.uploaded_by,
            "finished_at": timezone.now(),
        },
    )


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder on the disk of the originals, where a file is moved and not copied; gone afterwards."""
    settings.INCOMING_DIR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        dir=settings.INCOMING_DIR, prefix="unpacked-", ignore_cleanup_errors=True
    ) as name:
        yield Path(name)


# ------------------------------------------------------------ the child
def _unpack(archive: Path, folder: Path, limits: Limits, meanwhile: Callable[[], None]) -> Unpacked:
    module = "candidates.intake.unpacking"
    numbers = (limits.files, limits.bytes, limits.file_bytes)
    said = _said_by([sys.executable, "-m", module, str(archive), str(folder), *map(str, numbers)], meanwhile)
    *entries, end = [json.loads(line) for line in said.splitlines()] or [{}]
    if "left_out" not in end:
        raise Crashed("an answer cut short")
    if code := End(**end).failed:
        if code == "memory":
            raise OutOfMemory("no memory left")
        is_disk = code == "archive_too_big" and limits.bytes < settings.MAX_BATCH_BYTES
        raise ArchiveRefused("disk_full" if is_disk else code)
    return Unpacked(tuple(Entry(**entry) for entry in entries), end["left_out"])


def _said_by(command: Sequence[str], meanwhile: Callable[[], None]) -> str:
    with subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_restrict(os.getpid()),
    ) as child:
        try:
            said, complaint = _wait_for(child, meanwhile)
        finally:
            child.kill()
    if child.returncode:
        raise _why(child.returncode, complaint)
    return said


def _wait_for(child: subprocess.Popen[str], meanwhile: Callable[[], None]) -> tuple[str, str]:
    end = time.monotonic() + settings.UNPACK_SECONDS
    while (left := end - time.monotonic()) > 0:
        try:
            return child.communicate(timeout=min(left, SECONDS_BETWEEN))
        except subprocess.TimeoutExpired:
            meanwhile()
    raise TimedOut("no answer in time")


def _why(code: int, said: str) -> SandboxError:
    if code == -signal.SIGXCPU:
        return TimedOut("no processor time left")
    if code == -signal.SIGKILL or "MemoryError" in said:
        return OutOfMemory("no memory left")
    return Crashed(f"the child ended with {code}: {said[-500:]}")


def _restrict(parent: int) -> Callable[[], None]:
    """For the child, between fork and exec: limits, and an end when the worker dies."""
    prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None

    def limit() -> None:
        if prctl:
            prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            resource.setrlimit(resource.RLIMIT_AS, (settings.PARSE_MEMORY_BYTES, settings.PARSE_MEMORY_BYTES))
        if os.getppid() != parent:
            os._exit(1)
        seconds = settings.UNPACK_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.nice(NICENESS)

    return limit


__all__ = ["ArchiveRefused", "take_apart"]
