"""Files leave for good: their rows, and on commit the originals and the drawn pages on the disk."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet

from candidates.models import ResumeFile


@transaction.atomic
def remove_files(files: QuerySet[ResumeFile]) -> None:
    """Delete `files` with all that the disk keeps of them; rows of duplicates stay and point nowhere."""
    leaving = list(files.only("content", "sha256"))
    originals = [file.content.name for file in leaving if file.content]
    pictures = [file.pictures for file in leaving]
    ResumeFile.objects.filter(pk__in=[file.pk for file in leaving]).defer("parsed").delete()
    transaction.on_commit(lambda: _clear_disk(originals, pictures))


def _clear_disk(originals: Iterable[str], pictures: Iterable[Path]) -> None:
    for name in originals:
        default_storage.delete(name)
    for folder in pictures:
        if folder.exists():
            shutil.rmtree(folder)
