"""A note is found once it is written, and no longer when it is gone, whoever does it: page, undo, admin site."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from candidates.models import Note
from candidates.search.index import index_candidate


def connect() -> None:
    post_save.connect(_note_written, sender=Note, dispatch_uid="search_note_written")
    post_delete.connect(_note_gone, sender=Note, dispatch_uid="search_note_gone")


def _note_written(instance: Note, **_: Any) -> None:
    index_candidate(instance.candidate_id)


def _note_gone(instance: Note, origin: Any, **_: Any) -> None:
    # a note that goes with its person leaves nothing to index
    if getattr(origin, "model", type(origin)) is Note:
        index_candidate(instance.candidate_id)
