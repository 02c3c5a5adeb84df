"""Who looked at somebody and who changed what, in one list by time."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from candidates.addresses import SHOWN_OF_SKILL
from candidates.intake.corrections import BASICS, MODELS, SKILLS
from candidates.locks import spoken
from candidates.models import Candidate, CandidateSkill, Correction

MOST = 60  # events of a kind


@dataclass(frozen=True, slots=True)
class Event:
    at: datetime.datetime
    by: AbstractBaseUser | None
    words: str


def trail(person: Candidate) -> list[Event]:
    """The newest first. Wants the corrections prefetched (`for_page`)."""
    return sorted([*_looks(person), *_changes(person)], key=lambda event: event.at, reverse=True)


def _looks(person: Candidate) -> Iterator[Event]:
    for look in person.looks.select_related("user")[:MOST]:
        yield Event(look.last_at, look.user, _("looked at this page"))


def _changes(person: Candidate) -> Iterator[Event]:
    for correction in list(person.corrections.all())[:MOST]:
        yield Event(correction.created_at, correction.created_by, _told(correction))


def _told(correction: Correction) -> str:
    kind = _kind(correction.section)
    if correction.field:
        label = kind._meta.get_field(correction.field).verbose_name
        value = spoken(correction.value, correction.field)
        return _("corrected %(label)s: “%(value)s”") % {"label": label, "value": value or _("nothing")}
    label = kind._meta.verbose_name
    if correction.value is None:
        return _("deleted %(label)s “%(value)s”") % {"label": label, "value": _first(correction.parsed_value)}
    if correction.parsed_value is None:
        return _("added %(label)s “%(value)s”") % {"label": label, "value": _first(correction.value)}
    return _("corrected %(label)s: “%(value)s”") % {"label": label, "value": _first(correction.value)}


def _kind(section: str) -> type:
    if section == BASICS:
        return Candidate
    return CandidateSkill if section == SKILLS else MODELS[section]


def _first(values: dict | None) -> str:
    """The words by which a row is known best."""
    named = ("institution", "title", "language", *SHOWN_OF_SKILL, "position", "role", "description")
    return next((spoken(values, name) for name in named if values and values.get(name)), "")
