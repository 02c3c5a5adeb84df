"""Where a later reading says something else than a person did: what was read then, what she said, what is read now."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from candidates.intake import record
from candidates.intake.corrections import MODELS, settle_difference
from candidates.intake.taking_back import State, only_changed, state_before
from candidates.locks import spoken
from candidates.models import Candidate, Correction
from candidates.trail import first_words, kind_of

THEN, OWN, NOW = "then", "own", "now"


@dataclass(frozen=True, slots=True)
class Difference:
    """Three readings of one value in words, and the correction that has the middle one."""

    correction: Correction
    label: str
    row: str
    then: str
    own: str
    now: str

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        return (THEN, self.then), (OWN, self.own), (NOW, self.now)


def differences(person: Candidate) -> list[Difference]:
    """Wants the corrections and histories prefetched (`for_page`)."""
    return [_told(person, each) for each in _in_force(person.corrections.all()) if each.reread is not None]


def _in_force(said: Iterable[Correction]) -> list[Correction]:
    """The newest of each value; `said` are the newest first."""
    newest: dict[tuple[str, str, str], Correction] = {}
    for each in said:
        newest.setdefault((each.section, each.entry, each.field), each)
    return list(newest.values())


def _told(person: Candidate, correction: Correction) -> Difference:
    kind = kind_of(correction.section)
    label = kind._meta.get_field(correction.field).verbose_name if correction.field else kind._meta.verbose_name
    now = correction.reread["value"]
    then, own, read = (_words(correction, value) for value in (correction.parsed_value, correction.value, now))
    return Difference(correction, str(label), _row(person, correction), then, own, read)


def _words(correction: Correction, value: Any) -> str:
    return spoken(value, correction.field) if correction.field else first_words(value)


def _row(person: Candidate, correction: Correction) -> str:
    """Which row of a history it is about."""
    if correction.section not in MODELS or not correction.field:
        return ""
    rows = getattr(person, MODELS[correction.section].related_name()).all()
    return next((str(row) for row in rows if row.entry == correction.entry), "")


@transaction.atomic
def settle(
    person: Candidate, correction: Correction, which: str, *, user: AbstractBaseUser
) -> tuple[Correction, State]:
    """Let what was read then, what was said, or what is read now hold; what was written down, and what there was."""
    where = (correction.section, correction.entry)
    before = state_before(person, *where)
    values = {THEN: correction.parsed_value, OWN: correction.value, NOW: correction.reread["value"]}
    said = settle_difference(correction, values[which], user=user)
    record.rebuild(Candidate.objects.get(pk=person.pk))
    after = state_before(Candidate.objects.get(pk=person.pk), *where)
    return said, only_changed(before, after)
