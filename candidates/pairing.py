"""Two who may be one person, laid side by side: what is the same, what differs, and what is proposed to hold.

`one` is the person who will stay, the one with the newer file. Proposed is what somebody corrected, else the newer
value; of what only one of them has, nothing is left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from candidates.evidence import address
from candidates.intake.corrections import own_columns
from candidates.intake.derive import phone_digits
from candidates.intake.identity import firm, study
from candidates.intake.record import BASIC_COLUMNS
from candidates.intake.rows import entry_key
from candidates.locks import Step, locks, spoken
from candidates.models import HISTORIES, Candidate, Education, WorkExperience
from candidates.models.histories import DatedHistory, History
from candidates.phones import grouped_phone
from candidates.search.words import normal
from candidates.wording import moment, month

ONE, OTHER = "one", "other"
SIDES = (ONE, OTHER)
CONTACTS = ("phone", "email", "wechat", "qq", "url")  # of which both may be kept
UNITED = ("profiles",)  # always of both
NAMING = ("institution", "name", "title", "language", "position", "role", "area", "publisher", "number", "fluency")
MOST_SHOWN = 60  # characters of a text


@dataclass(frozen=True, slots=True)
class Option:
    """What one side says: `words` "" where it says nothing."""

    side: str
    words: str
    detail: str = ""
    is_chosen: bool = False
    lock: str = ""  # who corrected it and when


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on which they differ. `kind` is value, contact, row or skills; `rows` are those of a history."""

    kind: str
    label: str
    name: str
    options: tuple[Option, Option]
    rows: tuple[History | None, History | None] = (None, None)
    comma: str = ""  # parts the things in a side's words, where what holds is one list of both sides

    @property
    def result(self) -> list[tuple[str, str]]:
        """Words and details of what is proposed, each once."""
        chosen = [option for option in self.options if option.is_chosen and option.words]
        if chosen and self.comma:
            listed = dict.fromkeys(each for option in chosen for each in option.words.split(self.comma))
            return [(self.comma.join(listed), "")]
        return list(dict.fromkeys((option.words, option.detail) for option in chosen))

    @property
    def is_radio(self) -> bool:
        return self.kind == "value"


@dataclass(frozen=True, slots=True)
class Pair:
    one: Candidate
    other: Candidate
    same: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def state(self) -> str:
        """Another one as soon as either person was changed."""
        return f"{self.one.updated_at.isoformat()} {self.other.updated_at.isoformat()}"


def pair_of(people: Sequence[Candidate]) -> Pair:
    """Two people loaded `for_page`, in any order."""
    other, one = sorted(people, key=_newness)
    locked = {ONE: locks(one, one.corrections.all()), OTHER: locks(other, other.corrections.all())}
    same: list[str] = []
    lines = [*_basics(one, other, locked, same), *_histories(one, other, same), *_skills(one, other)]
    return Pair(one, other, tuple(same), tuple(lines))


def _newness(person: Candidate) -> tuple[Any, int]:
    dates = [file.created_at for file in person.files.all() if file.was_read]
    return max(dates, default=person.created_at), person.pk


# ---------------------------------------------------------------- basics


def _basics(
    one: Candidate, other: Candidate, locked: Mapping[str, Mapping[str, tuple[Step, ...]]], same: list[str]
) -> Iterator[Line]:
    for name in (name for name in BASIC_COLUMNS if name not in UNITED):
        values = (getattr(one, name), getattr(other, name))
        if not any(values):
            continue
        label = str(Candidate._meta.get_field(name).verbose_name)
        if _plain(name, values[0]) == _plain(name, values[1]):
            same.append(f"{label} {_shown(name, values[0])}" if name in CONTACTS else label)
            continue
        steps = tuple(locked[side].get(address(person, name), ()) for side, person in ((ONE, one), (OTHER, other)))
        kind = "contact" if name in CONTACTS else "value"
        chosen = _chosen_contacts(values) if kind == "contact" else _chosen_value(values, steps)
        yield Line(kind, label, f"{kind}.{name}", _options(name, values, steps, chosen))


def _plain(name: str, value: Any) -> Any:
    """A contact is the same however it is written."""
    if name == "phone":
        return phone_digits(value)
    return normal(value).strip() if name in CONTACTS else value


def _chosen_contacts(values: tuple[Any, Any]) -> tuple[bool, bool]:
    return bool(values[0]), bool(values[1])


def _chosen_value(values: tuple[Any, Any], steps: tuple[tuple[Step, ...], ...]) -> tuple[bool, bool]:
    is_other = not values[0] or bool(values[1] and steps[1] and not steps[0])
    return not is_other, is_other


def _options(
    name: str, values: tuple[Any, Any], steps: tuple[tuple[Step, ...], ...], chosen: tuple[bool, bool]
) -> tuple[Option, Option]:
    one, other = (
        Option(side, _shown(name, value), "", is_chosen, _lock(said))
        for side, value, said, is_chosen in zip(SIDES, values, steps, chosen, strict=True)
    )
    return one, other


def _shown(name: str, value: Any) -> str:
    text = grouped_phone(value) if name == "phone" else spoken(value, name)
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def _lock(steps: Sequence[Step]) -> str:
    if not steps:
        return ""
    step = steps[0]
    who = step.by.get_full_name() or step.by.get_username() if step.by else _("somebody who left")
    return _("%(who)s corrected it, %(when)s") % {"who": who, "when": moment(step.at)}


# ---------------------------------------------------------------- histories


def _histories(one: Candidate, other: Candidate, same: list[str]) -> Iterator[Line]:
    for model in HISTORIES:
        pairs = list(_matched(_rows(one, model), _rows(other, model)))
        label = str(model._meta.verbose_name)
        for number, (own, their) in enumerate(pairs):
            if own and their and not _differing(own, their):
                same.append(_words(own)[0])
            else:
                name = f"row.{model._meta.model_name}.{number}"
                yield Line("row", label, name, _row_options(own, their), (own, their))


def _rows(person: Candidate, model: type[History]) -> list[History]:
    return list(getattr(person, model.related_name()).all())


def _matched(own: Iterable[History], others: Sequence[History]) -> Iterator[tuple[History | None, History | None]]:
    """Rows that speak of one thing side by side, of several the one that began at about the same time."""
    left = list(others)
    for row in own:
        alike = [each for each in left if _subject(each) == _subject(row)]
        match = min(alike, key=lambda each: _apart(row, each), default=None)
        if match:
            left.remove(match)
        yield row, match
    yield from ((None, row) for row in left)


def _subject(row: History) -> tuple[Any, ...]:
    if isinstance(row, Education):
        return study(row.institution, 0, "", "").school, row.level
    if isinstance(row, WorkExperience):
        return (firm(row.name) or row.position,)
    return (entry_key(row).partition("@")[0],)


def _apart(row: History, other: History) -> int:
    months = [each.start_month or 0 for each in (row, other) if isinstance(each, DatedHistory)]
    return abs(months[0] - months[1]) if len(months) == 2 else 0


def _differing(own: History, other: History) -> list[str]:
    return [name for name in own_columns(type(own)) if getattr(own, name) != getattr(other, name)]


def _row_options(own: History | None, other: History | None) -> tuple[Option, Option]:
    takes_other = own is None or (other is not None and _is_better(other, own))
    told = [_words(row) if row else ("", "") for row in (own, other)]
    if own and other and told[0] == told[1]:
        told = [
            (words, _difference(own, other, row)) for (words, _detail), row in zip(told, (own, other), strict=True)
        ]
    one, two = (
        Option(side, words, detail, is_chosen=(side == OTHER) == takes_other)
        for side, (words, detail) in zip(SIDES, told, strict=True)
    )
    return one, two


def _is_better(other: History, own: History) -> bool:
    """Whether somebody corrected the other's row alone, or it says all that this one says, and more."""
    if other.by_person != own.by_person:
        return other.by_person
    return all(getattr(own, name) in ("", False, 0, getattr(other, name)) for name in own_columns(type(own)))


def _words(row: History) -> tuple[str, str]:
    level = row.get_level_display() if isinstance(row, Education) and row.level else ""
    named = [str(value) for name in NAMING if (value := getattr(row, name, ""))]
    words = pgettext("list", ", ").join([*named[:2], level] if level else named[:3]) or str(row)
    return _cut(words), _period(row)


def _period(row: History) -> str:
    if not isinstance(row, DatedHistory):
        return month(getattr(row, "date", "") or getattr(row, "release_date", ""))
    ends = (month(row.start_date), _("now") if row.is_current else month(row.end_date))
    return "–".join(ends) if all(ends) else "".join(ends)


def _difference(own: History, other: History, row: History) -> str:
    """What `row` says in the first column in which the two differ."""
    name = _differing(own, other)[0]
    label = own._meta.get_field(name).verbose_name
    value = _cut(spoken(getattr(row, name), name).replace("\n", " "))
    return f"{label} {value or _('not written')}"


def _cut(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


# ---------------------------------------------------------------- skills


def _skills(one: Candidate, other: Candidate) -> Iterator[Line]:
    own, theirs = ({row.skill_id: row for row in person.candidate_skills.all()} for person in (one, other))
    if own.keys() == theirs.keys():
        return
    comma = pgettext("list", ", ")
    held = {**theirs, **own}  # of a skill that both name, the survivor's writing stays
    told = [comma.join(held[key].written for key in keys) for keys in (own, theirs)]
    options = (Option(ONE, told[0], is_chosen=bool(own)), Option(OTHER, told[1], is_chosen=bool(theirs)))
    yield Line("skills", pgettext("section", "Skills"), "skills", options, comma=comma)
