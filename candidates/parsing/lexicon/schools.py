"""Schools: names, aliases, where they are, and their tier with the year of the list that gives it."""

import re
from dataclasses import dataclass
from functools import cache

from candidates.parsing.lexicon.reading import rows

LIST_YEAR = 2022  # the second round of 双一流; 985 and 211 were closed in 2011
# A campus has its university's tier, an independent college (浙江大学城市学院) has not.
CAMPUS = re.compile(r"[(（].*[)）]$|(?<=大学).{2,4}(?:校区|分校)$|医学部$")


@dataclass(frozen=True, slots=True)
class School:
    """One school: `tier` is "985", "211", "双一流" or "", the highest it has."""

    name: str
    tier: str
    overseas: bool
    province: str
    city: str
    english: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tiers:
    """What the public lists say of a school; `list_year` is 0 for a school that they do not name."""

    is_985: bool = False
    is_211: bool = False
    is_double_first_class: bool = False
    is_overseas: bool = False
    list_year: int = 0


@cache
def by_name() -> dict[str, School]:
    """Every name, English name and alias (case folded) → its school."""
    found: dict[str, School] = {}
    listed = [_school(*row) for row in rows("schools.tsv")]
    for school in listed:
        found.setdefault(_fold(school.name), school)
    for school in listed:
        for name in (school.english, *school.aliases):
            if name:
                found.setdefault(_fold(name), school)
    return found


def find(name: str) -> School | None:
    """The school of this name or alias, None for one that the list does not know."""
    known = by_name()
    return known.get(_fold(name)) or known.get(_fold(CAMPUS.sub("", name.strip())))


def canonical(name: str) -> str:
    """`北邮` → `北京邮电大学`; a name that the list does not know comes back as it is."""
    school = find(name)
    return school.name if school else name


def tiers(name: str) -> Tiers:
    """What the lists say of the school of this name or alias; all false for an unknown one."""
    known = by_name()
    own = known.get(_fold(name))
    parent = known.get(_fold(CAMPUS.sub("", name.strip())))
    school = own if own and (own.tier or own.overseas) else parent or own
    if school is None:
        return Tiers()
    tier = school.tier
    return Tiers(
        is_985=tier == "985",
        is_211=tier in ("985", "211"),
        is_double_first_class=tier != "",
        is_overseas=school.overseas,
        list_year=LIST_YEAR if tier else 0,
    )


def _school(
    name: str,
    tier: str = "",
    overseas: str = "",
    province: str = "",
    city: str = "",
    english: str = "",
    aliases: str = "",
) -> School:
    return School(name, tier, bool(overseas), province, city, english, tuple(filter(None, aliases.split("|"))))


def _fold(name: str) -> str:
    return re.sub(r"\s", "", name).casefold().replace("（", "(").replace("）", ")").replace("’", "'")
