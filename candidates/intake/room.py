"""How much may still come in: on the disk, in a batch, for a user; said before anything is lost."""

import shutil

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Sum
from django.utils.translation import gettext as _

from candidates.models import Batch, FileStatus, ResumeFile
from candidates.models.intake import UNFINISHED

MEGABYTE = 1024 * 1024


def bytes_left() -> int:
    """What uploads may still fill of the disk; the database and the log keep `DISK_RESERVE_BYTES`."""
    folder = next(path for path in (settings.INCOMING_DIR, *settings.INCOMING_DIR.parents) if path.exists())
    return max(shutil.disk_usage(folder).free - settings.DISK_RESERVE_BYTES, 0)


def disk_trouble(size: int) -> str:
    """A sentence when `size` further bytes do not fit on the disk, else ""."""
    return disk_full() if size > bytes_left() else ""


def disk_full() -> str:
    return _("The disk of the server is nearly full, so nothing more is taken in. Ask an admin to make room.")


def trouble(batch: Batch, user: AbstractBaseUser | None, *, files: int, size: int) -> str:
    """A sentence when `files` further files of `size` bytes together are too much, else ""."""
    return disk_trouble(size) or _batch_trouble(batch, files, size) or _user_trouble(user, files)


def _batch_trouble(batch: Batch, files: int, size: int) -> str:
    held = batch.files.exclude(status__in=[FileStatus.UNPACKED, FileStatus.DUPLICATE])
    if batch.files.count() + files > settings.MAX_BATCH_FILES:
        words = _("A batch holds %(most)d files at most. Begin another one for the rest.")
        return words % {"most": settings.MAX_BATCH_FILES}
    if (held.aggregate(bytes=Sum("size"))["bytes"] or 0) + size > settings.MAX_BATCH_BYTES:
        words = _("A batch holds %(most)d MB at most. Begin another one for the rest.")
        return words % {"most": settings.MAX_BATCH_BYTES // MEGABYTE}
    return ""


def _user_trouble(user: AbstractBaseUser | None, files: int) -> str:
    waiting = ResumeFile.objects.filter(uploaded_by=user, status__in=UNFINISHED).count()
    if user is None or waiting + files <= settings.MAX_USER_WAITING:
        return ""
    words = _("%(waiting)d files of yours wait to be read, and more than %(most)d may not. Send the rest later.")
    return words % {"waiting": waiting, "most": settings.MAX_USER_WAITING}
