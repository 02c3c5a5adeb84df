"""What is typed behind a field's name (`学校:清华`, `年限:>=5`, `学历:统招本科`) → the tree that it asks for.

A text field is searched like any words; a measure takes a value, a range, or a value with a sign before or behind it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from candidates.parsing.lexicon import degrees
from candidates.parsing.lexicon.reading import groups
from candidates.search import words
from candidates.search.terms import phrase, terms
from candidates.search.tree import And, Node, Not, Or, Range, Study, Term, either, in_field, positive_terms, together

# Fields of text, each with the sections of a résumé in which its values stand
SECTIONS: dict[str, tuple[str, ...]] = {
    "name": (),
    "school": ("education",),
    "tier": ("tier",),
    "major": ("education",),
    "mode": ("education",),  # asked for as a degree: `学历:自考`
    "company": ("workexperience",),
    "position": ("workexperience", "basics"),
    "skill": ("skill",),
    "project": ("project",),
    "city": ("basics",),
    "certificate": ("certificate",),
    "language": ("languageskill",),
    "note": ("note",),
    "tag": ("tag",),
    "source": (),
}
COMMAS = ",，、"
ALTERNATIVES = re.compile(rf"[{COMMAS}]|或者?")
DEGREE = degrees.ORDER
ABOVE = {DEGREE["硕士"]: DEGREE["MBA"] + 1}  # an MBA is a master; above any other level stands the next


class NoValue(Exception):
    """The field has no such value, as in `年限:很多`."""


@dataclass(frozen=True, slots=True)
class Measure:
    """`read` gives the number of a text, None for none; `above` the least number that is more."""

    read: Callable[[str], int | None]
    above: Callable[[int], int] = lambda number: number + 1


BESIDE_LEVEL = " 的()/·-"  # `本科(统招)`
NINETIES = 60  # two digits of a year from which they are of the last century: 98届


def years(text: str) -> int | None:
    match = re.fullmatch(r"(\d{1,2})\s*(?:年|y|yrs?|years?)?", text)
    return int(match[1]) if match else None


def graduation(text: str) -> int | None:
    match = re.fullmatch(r"(\d{4}|\d{2}(?=[年届級级]))\s*[年届級级]?", text)
    if match is None:
        return None
    number = int(match[1])
    return number if len(match[1]) == len("2024") else number + (1900 if number >= NINETIES else 2000)


def degree(text: str) -> int | None:
    return DEGREE.get(degrees.level(text))


MEASURES = {
    "years": Measure(years),
    "graduation": Measure(graduation),
    "degree": Measure(degree, lambda level: ABOVE.get(level, level + 1)),
}
SIGNS = {"≥": ">=", "≤": "<="}
VALUE = re.compile(
    r"(?P<sign>>=|<=|[<>=≥≤])?\s*(?P<first>.+?)(?:\s*(?:-|~|–|—|至|到|\.\.)\s*(?P<last>.+?))?"
    r"\s*(?P<more>\+|及?以上)?(?P<less>及?(?:以下|以内))?"
)


@cache
def names() -> dict[str, str]:
    """Every name of a field as it is typed, in normal form → the field."""
    return groups("search_fields.tsv")


def standing_in(section: str, terms: Iterable[Term]) -> list[Term]:
    """The terms that may stand in a section of a résumé: those asked for anywhere, or in a field of it."""
    return [term for term in terms if not term.field or section in SECTIONS[term.field]]


def asked_in(field: str, terms: Iterable[Term]) -> list[Term]:
    """The terms that are asked for anywhere or in `field`."""
    return [term for term in terms if term.field in ("", field)]


def field_of(name: str) -> str | None:
    return names().get(words.normal(name))


def asked(field: str, value: str) -> Node | None:
    """What `value`, typed without quotes, asks of the field: any of its parts between commas. Raises NoValue."""
    parts = [part for each in ALTERNATIVES.split(value) if (part := _one(field, each.strip())) is not None]
    return either(parts)


def _one(field: str, value: str) -> Node | None:
    if field in MEASURES:
        return measured(field, value)
    inside = together(terms(value))
    return in_field(inside, field) if inside is not None else None


def within(field: str, node: Node) -> Node:
    """What a phrase or a group behind the field's name asks for. Raises NoValue."""
    if field not in MEASURES:
        return in_field(node, field)
    match node:
        case Term(text):
            return measured(field, text)
        case And(parts):
            return And(tuple(within(field, part) for part in parts))
        case Or(parts):
            return Or(tuple(within(field, part) for part in parts))
        case Not(part):
            return Not(within(field, part))
    return node


def measured(field: str, value: str) -> Range | Study:
    """The range that a value of a measure names; of degrees also how they were studied. Raises NoValue."""
    return (studied(value) if field == "degree" else None) or _range(field, value)


def studied(value: str) -> Study | None:
    """`统招`, `自考本科`, `硕士非全日制`; None where no way of studying is named. Raises NoValue."""
    folded = words.normal(value)
    ways = tuple(way_words()[way] for way in dict.fromkeys(_ways()[word] for word in _way().findall(folded)))
    level = _way().sub("", folded).strip(BESIDE_LEVEL)
    limits = _range("degree", level) if ways and level else None
    return Study(ways, limits and limits.low, limits and limits.high) if ways else None


@cache
def way_words() -> dict[str, tuple[Term, ...]]:
    """Each way of studying → the words that say so."""
    said = {way: [word for word, each in _ways().items() if each == way] for way in dict.fromkeys(_ways().values())}
    return {
        way: tuple(positive_terms(together([in_field(term, "mode") for word in each for term in phrase(word)])))
        for way, each in said.items()
    }


@cache
def _ways() -> dict[str, str]:
    return groups("study_modes.tsv")


@cache
def _way() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_ways(), key=len, reverse=True))))


def _range(field: str, value: str) -> Range:
    measure, match = MEASURES[field], VALUE.fullmatch(words.normal(value).strip())
    if match is None or (match["sign"] and match["last"]):
        raise NoValue
    ends = [_number(measure, match[name]) for name in ("first", "last") if match[name]]
    low, above = min(ends), measure.above(max(ends))
    sign = match["sign"] or (match["more"] and ">=") or (match["less"] and "<=") or "="
    limits = {">=": (low, None), ">": (above, None), "<=": (None, above), "<": (None, low), "=": (low, above)}
    return Range(field, *limits[SIGNS.get(sign, sign)])


def _number(measure: Measure, text: str) -> int:
    number = measure.read(text)
    if number is None:
        raise NoValue
    return number
