"""Journals and conferences with their class in the catalogue of the China Computer Federation."""

from dataclasses import dataclass
from functools import cache

from candidates.parsing.lexicon.reading import rows


@dataclass(frozen=True, slots=True)
class Venue:
    """A journal or a conference; `rank` is A, B, C, T1 to T3 or "", of the catalogue of `list_year`."""

    name: str
    abbreviation: str
    rank: str
    kind: str
    list_year: str


@cache
def by_name() -> dict[str, Venue]:
    """Name and abbreviation (case folded) → venue; a name of several keeps the first."""
    found: dict[str, Venue] = {}
    for row in rows("venues.tsv"):
        venue = Venue(*row, *[""] * (5 - len(row)))
        for name in (venue.name, venue.abbreviation):
            if name:
                found.setdefault(name.casefold(), venue)
    return found


@cache
def abbreviations() -> frozenset[str]:
    """Abbreviations as they are written (`CVPR`, `NeurIPS`)."""
    return frozenset(row[1] for row in rows("venues.tsv") if len(row) > 1 and row[1])
