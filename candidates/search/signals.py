"""A note is found as soon as it is written and no longer when it is gone, whoever writes it: page, undo, admin site."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from candidates.models import Note
from candidates.search.index import index_candidate


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(_note_changed, sender=Note, dispatch_uid="search_note")


def _note_changed(instance: Note, **_: Any) -> None:
    index_candidate(instance.candidate_id)
