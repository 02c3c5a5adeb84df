"""Takes an uploaded file in: its bytes to disk, a row to the batch. The caller rings for it once that is committed.

Nothing is refused here and nothing is read but the head: whatever is wrong with a file becomes a state of its row.
What a batch holds already, of the same name and content, is not taken twice: all of it can be sent again.
"""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from candidates.intake.claim import again
from candidates.intake.receiving import sha256_of
from candidates.intake.unpacking import archive_kind
from candidates.models import Batch, FileStatus, ResumeFile
from candidates.models.intake import ARCHIVES
from candidates.parsing.documents.sniff import is_image

MOST_NAME_CHARACTERS = 200
NAMELESS = "resume"
# Endings that the disk keeps, so that a person who looks there knows what is what; others are dropped.
PLAIN_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
HEAD_BYTES = 64


class Upload(File):
    """A file of the disk with its whole name, folders included; `moved_from` where it may be taken away."""

    def __init__(self, stream: BinaryIO, name: str, *, moved_from: Path | None = None, sha256: str = "") -> None:
        super().__init__(stream, name=PurePosixPath(name).name)
        self.folder = str(PurePosixPath(name).parent)
        self.sha256 = sha256  # where it is known already
        if moved_from:
            self.temporary_file_path = lambda: str(moved_from)  # Django moves what has one


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one upload: its row, and the files to ring for (itself, an earlier failure, or none)."""

    file: ResumeFile
    bells: tuple[int, ...]


def store(upload: File, *, batch: Batch, user: AbstractBaseUser | None) -> Taken:
    """Keep `upload` in `batch`; its `folder`, where it has one, goes before its name on the page.

    A file that is already there becomes a row that points to it, without a second copy; if the earlier one has no
    person to show for it, that one is tried again.
    """
    file = ResumeFile(
        batch=batch,
        name=display_name(f"{getattr(upload, 'folder', '')}/{upload.name or ''}"),
        sha256=getattr(upload, "sha256", "") or sha256_of(upload),
        size=upload.size,
        uploaded_by=user,
    )
    _judge(file, upload)
    with transaction.atomic():
        Batch.objects.select_for_update().get(pk=batch.pk)  # two requests with one file: one after the other
        return _same_in_batch(file) or _point_to_earlier(file) or _keep(file, upload)


def already_in(batch: Batch, name: str, sha256: str) -> ResumeFile | None:
    """The file of this name and content that `batch` has, unless it failed: then sending it again is a remedy."""
    same = ResumeFile.objects.filter(batch=batch, name=display_name(name), sha256=sha256)
    return same.exclude(status=FileStatus.FAILED).select_related("duplicate_of__batch").defer("parsed").first()


def display_name(name: str) -> str:
    """`name` as it may be shown: folders kept with `/`, without characters that hide, turn round or climb.

    Too long names lose their middle, so that the beginning and the ending stay.
    """
    characters = unicodedata.normalize("NFC", name.replace("\\", "/"))
    visible = "".join(" " if each.isspace() else each for each in characters if _is_shown(each))
    parts = [part.strip() for part in visible.split("/")]
    shown = "/".join(part for part in parts if part.strip(".")) or NAMELESS
    if len(shown) > MOST_NAME_CHARACTERS:
        half = MOST_NAME_CHARACTERS // 2
        shown = f"{shown[:half]}…{shown[-half + 1 :]}"
    return shown


def _is_shown(character: str) -> bool:
    """False for control, format (right-to-left marks, zero-width), surrogate and private characters."""
    return character.isspace() or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _same_in_batch(file: ResumeFile) -> Taken | None:
    """The row that the batch has of this name and content, else None; a failure is tried again."""
    same = ResumeFile.objects.filter(batch=file.batch, name=file.name, sha256=file.sha256, size=file.size)
    earlier = same.select_related("duplicate_of__batch", "batch").defer("parsed", "duplicate_of__parsed").first()
    if earlier is None:
        return None
    worth_it = same.filter(status=FileStatus.FAILED, size__gt=0).exclude(content="")
    return Taken(earlier, tuple(again(worth_it)))


def _point_to_earlier(file: ResumeFile) -> Taken | None:
    """A duplicate's row when the same bytes are there already, else None; archives are compared file by file."""
    if file.is_archive:
        return None
    earlier = ResumeFile.objects.filter(sha256=file.sha256).exclude(status=FileStatus.DUPLICATE).first()
    if earlier is None or not file.size:
        return None
    file.status, file.reasons = FileStatus.DUPLICATE, []
    file.duplicate_of = earlier
    file.format = earlier.format
    file.finished_at = timezone.now()
    file.save()
    # One that failed, or whose person was deleted since, is read once more.
    in_vain = Q(status=FileStatus.FAILED) | Q(candidate=None)
    worth_it = ResumeFile.objects.filter(in_vain, pk=earlier.pk, size__lte=settings.MAX_FILE_BYTES)
    return Taken(file, tuple(again(worth_it)))


def _keep(file: ResumeFile, upload: File) -> Taken:
    upload.seek(0)
    file.content.save(_disk_name(file), upload, save=False)
    try:
        with transaction.atomic():
            file.save()
    except IntegrityError:
        # The same bytes came in by another request since we looked.
        file.content.delete(save=False)
        taken = _point_to_earlier(file)
        if taken is None:
            raise
        return taken
    return Taken(file, (file.pk,) if file.status == FileStatus.QUEUED else ())


def _judge(file: ResumeFile, upload: File) -> None:
    """Settle what the head tells: the size, archives, which are unpacked, and pictures, which are read by OCR."""
    upload.seek(0)
    if is_image(upload.read(HEAD_BYTES)):
        file.format, file.route = "image", "ocr"
    else:
        file.format = archive_kind(upload)
    most = settings.MAX_BATCH_BYTES if file.format in ARCHIVES else settings.MAX_FILE_BYTES
    if not file.size or file.size > most:
        reason = "too_big" if file.size else "empty"
        file.status, file.reasons, file.finished_at = FileStatus.FAILED, [reason], timezone.now()


def _disk_name(file: ResumeFile) -> str:
    suffix = PurePosixPath(file.name).suffix.lower()
    return file.sha256 + (suffix if PLAIN_SUFFIX.fullmatch(suffix) else "")
