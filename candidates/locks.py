"""Which values people have corrected: these are locked against the parser, and tell who said what and when."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from candidates.addresses import KINDS, SHOWN_OF_SKILL, entry_of, fields_of, rows_of
from candidates.evidence import address
from candidates.intake.corrections import BASICS, SKILLS
from candidates.models import Candidate, CandidateSkill, Correction, DegreeLevel
from candidates.wording import moment

DATES = ("birth", "start_date", "end_date", "date", "release_date")
MOST_SHOWN = 60  # characters of a value in a line of history
Key = tuple[str, str, str]  # section, entry, field of a Correction


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody said of a value, and what the parser had read."""

    by: AbstractBaseUser | None
    at: datetime.datetime
    value: str
    read: str

    @property
    def told(self) -> str:
        who = self.by.get_full_name() or self.by.get_username() if self.by else _("somebody who left")
        parts = {"who": who, "when": moment(self.at), "value": self.value or _("nothing"), "read": self.read}
        if self.read and self.read != self.value:
            return _("%(when)s %(who)s: “%(value)s”, read as “%(read)s”") % parts
        return _("%(when)s %(who)s: “%(value)s”") % parts


def locks(person: Candidate, said: Iterable[Correction]) -> dict[str, tuple[Step, ...]]:
    """What was `said` of each value of `person` that holds, by the value's address, the newest first.

    `said` are her corrections, newest first. Wants the histories and skills prefetched (`for_compare`).
    """
    log: dict[Key, list[Correction]] = defaultdict(list)
    for correction in said:
        log[correction.section, correction.entry, correction.field].append(correction)
    if not log:
        return {}
    found = {key[2]: _steps(steps, key[2]) for key, steps in log.items() if key[0] == BASICS}
    for path, kind in KINDS.items():
        for row in rows_of(person, path):
            if row.by_person:
                found |= _of_skill(row, log) if kind is CandidateSkill else _of_row(row, log)
    return found


def _of_row(row: Any, log: Mapping[Key, list[Correction]]) -> dict[str, tuple[Step, ...]]:
    section, entry = row._meta.model_name, entry_of(row)
    whole = [each for each in log.get((section, entry, ""), ()) if each.value]
    found = {}
    for name in fields_of(type(row)):
        own = log.get((section, entry, name), [])
        made = [each for each in whole if name in each.value]
        if own or made:
            shown = "end_date" if name == "is_current" else name
            found[address(row, shown)] = (*_steps(own, name), *_steps(made, name))
    return found


def _of_skill(skill: CandidateSkill, log: Mapping[Key, list[Correction]]) -> dict[str, tuple[Step, ...]]:
    made = [
        each
        for (section, _entry, _field), said in log.items()
        if section == SKILLS
        for each in said
        if each.value and each.value["name"] == skill.written
    ]
    steps = _steps(made, "name")
    return {address(skill, name): steps for name in (*SHOWN_OF_SKILL, "level")} if steps else {}


def _steps(said: Iterable[Correction], name: str) -> tuple[Step, ...]:
    return tuple(
        Step(each.created_by, each.created_at, spoken(each.value, name), spoken(each.parsed_value, name))
        for each in said
    )


def spoken(value: Any, name: str) -> str:
    """A stored value as people say it."""
    if isinstance(value, dict):
        value = value.get(name)
    if name == "level" and isinstance(value, int):
        return str(DegreeLevel(value).label)
    if isinstance(value, bool):
        return _("now") if value else ""
    if name in DATES:
        value = str(value or "").replace("-", ".")
    if isinstance(value, Decimal):
        value = f"{float(value):g}"
    text = "、".join(value) if isinstance(value, list) else str(value or "")
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
