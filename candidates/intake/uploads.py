"""Takes an uploaded file in: its bytes to disk, a row to the batch. The caller rings for it once that is committed.

Nothing is refused here and nothing is read: whatever is wrong with a file becomes a state of its row.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from candidates.intake.claim import again
from candidates.models import Batch, FileStatus, ResumeFile
from candidates.parsing.documents.sniff import sniff
from candidates.parsing.errors import ParseError

MOST_NAME_CHARACTERS = 200
NAMELESS = "resume"
# Endings that the disk keeps, so that a person who looks there knows what is what; others are dropped.
PLAIN_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


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
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    file = ResumeFile(
        batch=batch,
        name=display_name(f"{getattr(upload, 'folder', '')}/{upload.name or ''}"),
        sha256=digest.hexdigest(),
        size=upload.size,
        uploaded_by=user,
    )
    return _point_to_earlier(file) or _keep(file, upload)


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


def _point_to_earlier(file: ResumeFile) -> Taken | None:
    """A duplicate's row when the same bytes are there already, else None."""
    earlier = ResumeFile.objects.filter(sha256=file.sha256).exclude(status=FileStatus.DUPLICATE).first()
    if earlier is None or not file.size:
        return None
    file.status = FileStatus.DUPLICATE
    file.duplicate_of = earlier
    file.format = earlier.format
    file.finished_at = timezone.now()
    file.save()
    # One that failed, or whose person was deleted since, is read once more.
    in_vain = Q(status=FileStatus.FAILED) | Q(candidate=None)
    worth_it = ResumeFile.objects.filter(in_vain, pk=earlier.pk, size__lte=settings.MAX_FILE_BYTES)
    return Taken(file, tuple(again(worth_it)))


def _keep(file: ResumeFile, upload: File) -> Taken:
    _judge(file, upload)
    upload.seek(0)
    file.content.save(_disk_name(file), upload, save=False)
    try:
        with transaction.atomic():
            file.save()
    except IntegrityError:
        # The same bytes came in by another request since we looked.
        file.content.delete(save=False)
        file.reasons, file.finished_at = [], None
        taken = _point_to_earlier(file)
        if taken is None:
            raise
        return taken
    return Taken(file, (file.pk,) if file.status == FileStatus.QUEUED else ())


def _judge(file: ResumeFile, upload: File) -> None:
    """Settle what needs no reading: the size, the type by content, and pictures, which are read by OCR."""
    if not file.size or file.size > settings.MAX_FILE_BYTES:
        reason = "too_big" if file.size else "empty"
        file.status, file.reasons, file.finished_at = FileStatus.FAILED, [reason], timezone.now()
        return
    upload.seek(0)
    try:
        file.format = sniff(upload.read(), file.name)
    except ParseError:
        return  # the worker finds the same and says why
    if file.format == "image":
        file.route = "ocr"


def _disk_name(file: ResumeFile) -> str:
    suffix = PurePosixPath(file.name).suffix.lower()
    return file.sha256 + (suffix if PLAIN_SUFFIX.fullmatch(suffix) else "")
