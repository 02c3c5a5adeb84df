"""Files leave for good: their rows, and on commit the originals on the disk."""

from collections.abc import Iterable

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet

from candidates.models import ResumeFile


@transaction.atomic
def remove_files(files: QuerySet[ResumeFile]) -> None:
    """Delete `files` and their originals; rows of duplicates stay and point nowhere."""
    originals = [name for name in files.values_list("content", flat=True) if name]
    files.delete()
    transaction.on_commit(lambda: _remove_originals(originals))


def _remove_originals(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)
