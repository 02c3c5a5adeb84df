"""Bytes on their way in: streamed to the disk, never held in memory, and large files in pieces that can be resumed."""

import errno
import fcntl
import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from time import time
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

from candidates.intake import room
from candidates.models import Batch

HASHED_BYTES = 1 << 20  # at a time
KEPT_SECONDS = 7 * 24 * 60 * 60  # after which nobody goes on with a large file


class ToDisk(TemporaryFileUploadHandler):
    """Streams every upload to a file; one for which there is no room is dropped, and the request knows why."""

    def handle_raw_input(self, input_data: Any, META: dict[str, Any], content_length: int, *rest: Any) -> None:
        self.request.upload_trouble = room.disk_trouble(content_length)

    def new_file(self, *arguments: Any, **named: Any) -> None:
        if self.request.upload_trouble:
            raise SkipFile
        super().new_file(*arguments, **named)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            self.request.upload_trouble = room.disk_full()
            raise SkipFile from error


def trouble_of(request: HttpRequest) -> str:
    """Why files of a request whose form was read were dropped, as a sentence; "" when none was."""
    return getattr(request, "upload_trouble", "")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A large file as far as it has come: one on the disk for each batch and content, whoever sends it."""

    batch: Batch
    sha256: str
    size: int

    @property
    def path(self) -> Path:
        return settings.INCOMING_DIR / f"pieces-{self.batch.pk}-{self.sha256}"

    @property
    def have(self) -> int:
        """Bytes that are there."""
        return self.path.stat().st_size if self.path.exists() else 0

    def add(self, piece: UploadedFile, offset: int) -> None:
        """Append `piece` if it is the next one; of two who send the same, the later changes nothing.

        Raises OSError, with nothing appended, when it cannot be written.
        """
        with self.path.open("ab") as kept:
            fcntl.flock(kept, fcntl.LOCK_EX)
            before = kept.tell()
            if before != offset or before + piece.size > self.size:
                return
            try:
                shutil.copyfileobj(piece, kept)
                kept.flush()
            except OSError:
                kept.truncate(before)
                raise

    def is_whole(self) -> bool:
        """Whether all is there and is what was announced; what is not, is thrown away to begin anew."""
        if self.have < self.size:
            return False
        with self.path.open("rb") as kept:
            digest = sha256_of(File(kept))
        if digest != self.sha256:
            self.path.unlink()
        return digest == self.sha256


def clear_left_behind() -> int:
    """Remove what came in halfway and was given up, or was being unpacked when the machine stopped; how many."""
    too_old = time() - KEPT_SECONDS
    old = [path for path in settings.INCOMING_DIR.iterdir() if path.stat().st_mtime < too_old]
    for path in old:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    return len(old)


def sha256_of(file: File) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks(HASHED_BYTES):
        digest.update(chunk)
    return digest.hexdigest()
