"""The people whom filters find, for a page that asks several things of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from candidates.models import Candidate, FacetCodes, FacetValue
from candidates.search import counts, index, marks
from candidates.search.marks import Marks

RECENT = ("-created_at", "-pk")
FEW = 2000  # people who are sooner sorted than looked for among all


class Found:
    """`people` in no order. Unless they are everybody, their `marks` are found once, whatever is asked of them.

    `read` gives the marks where something sooner tells them than a question for the people.
    """

    def __init__(
        self, people: QuerySet[Candidate], *, everybody: bool = False, read: Callable[[], Marks] | None = None
    ) -> None:
        self.people = people
        self.everybody = everybody
        self.read = read or (lambda: index.marks_of_rows(people))

    @cached_property
    def marks(self) -> Marks:
        return self.read()

    @cached_property
    def listed(self) -> QuerySet[Candidate]:
        """The same people, found by their keys."""
        return self.people if self.everybody else Candidate.objects.filter(index.among("pk", self.marks))

    def size(self) -> int:
        """How many were found."""
        return self.people.count() if self.everybody else marks.count(self.marks)

    def count(self, most: int) -> int:
        """How many were found, or `most` for more."""
        return self.people[:most].count() if self.everybody else min(self.size(), most)

    def keys(self, order: Iterable[Any], start: int, stop: int) -> list[int]:
        """The keys from `start` to `stop` in an order."""
        if order == RECENT and not self.everybody and self.size() > FEW:
            return self._newest(stop)[start:stop]
        return list(self.listed.order_by(*order).values_list("pk", flat=True)[start:stop])

    def _newest(self, most: int) -> list[int]:
        """The keys of the newest, picked from everybody's in their order, of which few are read: an index has it."""
        wanted, read = min(most, self.size()), 2 * most
        newest: list[int] = []
        while len(newest) < wanted:
            everybody = list(Candidate.objects.order_by(*RECENT).values_list("pk", flat=True)[:read])
            newest = marks.marked(self.marks, everybody)
            if len(everybody) < read:  # all of them; somebody found may be gone since
                break
            read *= 4
        return newest[:most]

    def rows(self, model_rows: QuerySet, column: str = "candidate_id") -> QuerySet:
        """The rows of another table that belong to people found; for everybody those are all."""
        return model_rows if self.everybody else model_rows.filter(index.among(column, self.marks))

    def codes(self, column: str) -> Counter[int]:
        """How many have each number of a column of FacetCodes."""
        return counts.counted(self.rows(FacetCodes.objects.all()), (column,))[column]

    @cached_property
    def facts_and_skills(self) -> dict[str, Counter[int]]:
        """The same of the two columns that a page asks for together."""
        return counts.counted(self.rows(FacetCodes.objects.all()), ("facts", "skills"))

    @cached_property
    def facts(self) -> dict[str, dict[str, int]]:
        """Kind of value → value → how many have it."""
        numbers = self.facts_and_skills["facts"]
        found: dict[str, dict[str, int]] = defaultdict(dict)
        values = FacetValue.objects.filter(pk__in=list(numbers)).values_list("pk", "kind", "value")
        for pk, kind, value in values:
            found[kind][value] = numbers[pk]
        return found
