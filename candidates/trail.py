"""Who looked at somebody and who changed what, in one list by time."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

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
    """The newest first. Wants the corrections prefetched (`for_page`), and what was put aside."""
    events = (*_looks(person), *_changes(person), *_rewritten(person), *_put_aside(person))
    return sorted(events, key=lambda event: event.at, reverse=True)


def _looks(person: Candidate) -> Iterator[Event]:
    for look in person.looks.select_related("user")[:MOST]:
        yield Event(look.last_at, look.user, _("looked at this page"))


def _changes(person: Candidate) -> Iterator[Event]:
    said = list(person.corrections.all())
    for place, correction in enumerate(said[:MOST]):
        words = _told(correction)
        if correction.field:
            was = spoken(_before(correction, said[place + 1 :]), correction.field)
            words = _("%(told)s, before that “%(before)s”") % {"told": words, "before": was or _("nothing")}
        if correction.merge_id:
            words = _("%(told)s, in a merge") % {"told": words}
        yield Event(correction.created_at, correction.created_by, words)


def _put_aside(person: Candidate) -> Iterator[Event]:
    for each in person.dismissals.all()[:MOST]:
        yield Event(each.created_at, each.created_by, _("put aside “%(words)s”") % {"words": spoken(each.words, "")})


def _before(correction: Correction, earlier: Iterable[Correction]) -> Any:
    """What stood there: what was said of it last, else what was read."""
    place = (correction.section, correction.entry, correction.field)
    said = (each.value for each in earlier if (each.section, each.entry, each.field) == place)
    return next(said, correction.parsed_value)


def _rewritten(person: Candidate) -> Iterator[Event]:
    for change in person.changes.select_related("created_by")[:MOST]:
        kind = kind_of(change.section)
        label = kind._meta.get_field(change.field).verbose_name if change.field else kind._meta.verbose_name
        before, after = (
            spoken(value, change.field) if change.field else first_words(value)
            for value in (change.before, change.after)
        )
        why = change.get_why_display()
        parts = {"why": f"{why} {change.parser_version}".strip(), "label": label}
        ends = {"before": before or _("nothing"), "after": after or _("nothing")}
        yield Event(
            change.created_at,
            change.created_by,
            _("%(why)s: %(label)s “%(before)s” → “%(after)s”") % {**parts, **ends},
        )


def _told(correction: Correction) -> str:
    kind = kind_of(correction.section)
    if correction.field:
        label = kind._meta.get_field(correction.field).verbose_name
        value = spoken(correction.value, correction.field)
        return _("corrected %(label)s: “%(value)s”") % {"label": label, "value": value or _("nothing")}
    label = kind._meta.verbose_name
    if correction.value is None:
        return _("deleted %(label)s “%(value)s”") % {"label": label, "value": first_words(correction.parsed_value)}
    if correction.parsed_value is None:
        return _("added %(label)s “%(value)s”") % {"label": label, "value": first_words(correction.value)}
    return _("corrected %(label)s: “%(value)s”") % {"label": label, "value": first_words(correction.value)}


def kind_of(section: str) -> type:
    """The table that a section of a correction speaks of."""
    if section == BASICS:
        return Candidate
    return CandidateSkill if section == SKILLS else MODELS[section]


def first_words(values: dict | None) -> str:
    """The words by which a row is known best."""
    named = ("institution", "title", "language", *SHOWN_OF_SKILL, "position", "role", "description")
    return next((spoken(values, name) for name in named if values and values.get(name)), "")
