"""How many people have each value that a facet offers, counted without touching their histories.

Every value has a number, every person a text with one character for each of hers (`FacetCodes`). The texts of all who
were found, joined by the database, are counted in one go: a hundred thousand people take a moment.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Aggregate, QuerySet, TextField

from candidates.models import DegreeLevel, FacetCodes, FacetValue
from candidates.search.documents import Told

FIRST = 0x100
SURROGATES, AFTER_SURROGATES = 0xD800, 0xE000  # code points that no text may hold
LAST = 0x10FFFF
TIERS = {"is_985": "985", "is_211": "211", "is_double_first_class": "double", "is_overseas": "overseas"}
OTHER_TIER = "other"

Value = tuple[FacetValue.Kind, str]


class Joined(Aggregate):
    """The texts of a column in one, with `separator` between them."""

    function = "GROUP_CONCAT"
    template = "%(function)s(%(expressions)s, '%(separator)s')"
    output_field = TextField()

    def __init__(self, *expressions: Any, separator: str = "", **extra: Any) -> None:
        super().__init__(*expressions, separator=separator, **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="STRING_AGG", **context)


def counted(rows: QuerySet[FacetCodes], columns: Sequence[str]) -> dict[str, Counter[int]]:
    """For some columns of FacetCodes: how many of the people of `rows` have each number."""
    texts = rows.order_by().aggregate(**{f"all_{column}": Joined(column) for column in columns})
    return {column: _numbers(texts[f"all_{column}"] or "") for column in columns}


def _numbers(text: str) -> Counter[int]:
    import numpy

    points = numpy.bincount(numpy.frombuffer(text.encode("utf-32-le"), dtype="<u4"))
    return Counter({number(int(point)): int(points[point]) for point in points.nonzero()[0]})


def character(number: int) -> str:
    """The character of a number from 1 on; "" for one past a million, which is not counted."""
    point = FIRST + number
    if point >= SURROGATES:
        point += AFTER_SURROGATES - SURROGATES
    return chr(point) if point <= LAST else ""


def number(point: int) -> int:
    """The number of a character's code point."""
    return point - FIRST - (AFTER_SURROGATES - SURROGATES if point >= AFTER_SURROGATES else 0)


# ---------------------------------------------------------------- writing


def write(people: Sequence[Told]) -> None:
    """Write the values of candidates."""
    values = {each.candidate.pk: {column: set(read(each)) for column, read in COLUMNS.items()} for each in people}
    numbers = numbered({value for columns in values.values() for each in columns.values() for value in each})
    rows = [
        FacetCodes(
            candidate=each.candidate,
            skills="".join(sorted(character(skill.skill_id) for skill in each.skills)),
            **{
                column: "".join(sorted(character(numbers[value]) for value in read))
                for column, read in values[each.candidate.pk].items()
            },
        )
        for each in people
    ]
    FacetCodes.objects.bulk_create(
        rows, update_conflicts=True, update_fields=["skills", *COLUMNS], unique_fields=["candidate"]
    )


def numbered(values: Iterable[Value]) -> dict[Value, int]:
    """Each value → its number; safe when several workers meet the same new one at once."""
    wanted = set(values)
    known = _known(wanted)
    if new := sorted(wanted - known.keys()):  # in one order everywhere, so that no worker waits for another's
        FacetValue.objects.bulk_create(
            [FacetValue(kind=kind, value=value) for kind, value in new], ignore_conflicts=True
        )
        known |= _known(set(new))
    return known


def _known(values: set[Value]) -> dict[Value, int]:
    rows = FacetValue.objects.filter(value__in={value for _kind, value in values})
    return {
        value: pk for kind, text, pk in rows.values_list("kind", "value", "pk") if (value := (kind, text)) in values
    }


def _facts(told: Told) -> Iterator[Value]:
    candidate = told.candidate
    if candidate.highest_degree != DegreeLevel.NONE:
        yield FacetValue.Kind.DEGREE, str(candidate.highest_degree)
    held = [tier for column, tier in TIERS.items() if getattr(candidate, column)]
    yield from ((FacetValue.Kind.TIER, tier) for tier in held or [OTHER_TIER] if candidate.school or held)
    if candidate.experience_years is not None:
        yield FacetValue.Kind.YEARS, str(candidate.experience_years)
    if candidate.city:
        yield FacetValue.Kind.CITY, candidate.city
    if candidate.graduation_year:
        yield FacetValue.Kind.GRADUATION, str(candidate.graduation_year)


def _schools(told: Told) -> Iterator[Value]:
    names = (row.institution for row in told.rows["education"])
    yield from ((FacetValue.Kind.SCHOOL, name) for name in names if name)


def _companies(told: Told) -> Iterator[Value]:
    names = (row.name for row in told.rows["workexperience"])
    yield from ((FacetValue.Kind.COMPANY, name) for name in names if name)


COLUMNS = {"facts": _facts, "schools": _schools, "companies": _companies}
