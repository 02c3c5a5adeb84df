"""Unpacks a claimed archive in a child with limits; each file in it becomes a row of the same batch.

Running it twice makes no doubles: `store` knows what a batch holds. An archive of which nothing was refused is dropped
afterwards, since its files are kept one by one.
"""

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils import timezone

from candidates.intake import claim, room, sandbox
from candidates.intake.unpacking import Entry, Limits, Refused, unpack
from candidates.intake.uploads import Upload, display_name, store
from candidates.models import FileStatus, ResumeFile

ENTRIES_BETWEEN = 50  # two calls of `meanwhile`


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
    costs = sandbox.Limits(settings.UNPACK_SECONDS, settings.PARSE_MEMORY_BYTES, written_bytes=limits.bytes)
    with archive.open("rb") as stream:
        work = partial(_told, stream, folder, limits)
        said = sandbox.answer_of(work, folder=folder, limits=costs, meanwhile=meanwhile, keep=[stream.fileno()])
    told = json.loads(said)
    if code := told.get("refused"):
        is_disk = code == "archive_too_big" and limits.bytes < settings.MAX_BATCH_BYTES
        raise ArchiveRefused("disk_full" if is_disk else code)
    entries = tuple(Entry(**entry) for entry in told["entries"])
    if not all(_is_here(entry, folder) for entry in entries):
        raise sandbox.Crashed("files that are not there")
    return Unpacked(entries, told["left_out"])


def _told(archive: BinaryIO, folder: Path, limits: Limits) -> bytes:
    """In the child: what was unpacked, or why it was refused."""
    try:
        entries, left_out = unpack(archive, folder, limits)
    except Refused as trouble:
        return json.dumps({"refused": str(trouble)}).encode()
    return json.dumps({"entries": [asdict(entry) for entry in entries], "left_out": left_out}).encode()


def _is_here(entry: Entry, folder: Path) -> bool:
    """Whether the child names a file of the folder, and nothing that leads out of it."""
    if entry.number is None:
        return bool(entry.refused)
    path = folder / str(int(entry.number))
    return path.is_file() and not path.is_symlink()
