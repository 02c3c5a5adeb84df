"""Two files of one person, as the parser read each: what only the older says, and what only the newer. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext

from candidates.models import SECTIONS, Candidate, CandidateSkill
from candidates.models.histories import History
from candidates.parsing.jsonresume import BASICS_KEYS
from candidates.wording import month

Json = Mapping[str, Any]
COLUMNS = {key: column for column, key in BASICS_KEYS.items()}
TABLES: Mapping[str, type[History] | type[CandidateSkill]] = {**SECTIONS, "skills": CandidateSkill}
NAMED = "name institution title language position role"  # what an entry is known by, in this order
DATES = ("birth", "startDate", "endDate", "releaseDate", "date")
PLACE_PARTS = ("address", "city", "region")


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in one alone of the two; () where it says nothing else."""

    label: str
    older: tuple[str, ...]
    newer: tuple[str, ...]

    @property
    def sides(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return self.older, self.newer


def told_apart(older: Json | None, newer: Json | None) -> list[Row]:
    """The basics, then the sections in the order of the page; only where the two differ. None says nothing."""
    pair = (older or {}, newer or {})
    return [*_basics(*(each.get("basics", {}) for each in pair)), *_sections(*pair)]


def _basics(older: Json, newer: Json) -> Iterator[Row]:
    for key in dict.fromkeys((*older, *newer)):
        one, other = (_value(key, each.get(key, "")) for each in (older, newer))
        column = COLUMNS.get(key, key)
        if one != other and column in {field.name for field in Candidate._meta.fields}:
            label = str(Candidate._meta.get_field(column).verbose_name)
            yield Row(label, tuple(filter(None, (one,))), tuple(filter(None, (other,))))


def _sections(older: Json, newer: Json) -> Iterator[Row]:
    for section, table in TABLES.items():
        one, other = ([_entry(each) for each in said.get(section, ())] for said in (older, newer))
        if set(one) != set(other):
            yield Row(str(table._meta.verbose_name), _only(one, other), _only(other, one))


def _only(entries: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(entry for entry in entries if entry not in others)


def _entry(entry: Json) -> str:
    """All that an entry says, what it is known by first."""
    keys = sorted(entry, key=lambda key: (key not in NAMED.split(), key.startswith("summary")))
    return pgettext("list", ", ").join(filter(None, (_value(key, entry[key]) for key in keys)))


def _value(key: str, value: Any) -> str:
    """A value as the pages say it."""
    if key in DATES:
        return month(str(value))
    if isinstance(value, Mapping):
        return " ".join(str(value[part]) for part in PLACE_PARTS if value.get(part))
    if isinstance(value, list):
        return pgettext("list", ", ").join(_value(key, each) for each in value)
    return str(value)
