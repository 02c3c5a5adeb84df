"""The people whom filters find, for a page that asks several things of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from candidates.models import Candidate, FacetCodes, FacetValue
from candidates.search import counts, index

RECENT = ("-created_at", "-pk")
KEPT = 20_000  # keys that one page holds in memory rather than search for them again


class Found:
    """`people` in no order; unless they are everybody, or too many, their keys are found once and kept."""

    def __init__(self, people: QuerySet[Candidate], *, everybody: bool) -> None:
        self.people = people
        self.everybody = everybody

    @cached_property
    def newest(self) -> list[int]:
        """The keys of the newest, one more of them than are kept."""
        return list(self.people.order_by(*RECENT).values_list("pk", flat=True)[: KEPT + 1])

    @property
    def kept(self) -> list[int] | None:
        """All keys, newest first, or None."""
        return None if self.everybody or len(self.newest) > KEPT else self.newest

    def count(self, most: int) -> int:
        """How many were found, or `most` for more; that is no more than are kept."""
        return self.people[:most].count() if self.everybody else min(len(self.newest), most)

    def size(self) -> int:
        """How many were found, all of them counted."""
        return self.people.count() if self.kept is None else len(self.kept)

    def keys(self, order: Iterable[Any], start: int, stop: int) -> list[int]:
        """The keys from `start` to `stop` in an order."""
        if order == RECENT and not self.everybody and (self.kept is not None or stop <= KEPT):
            return self.newest[start:stop]
        people = self.people if self.kept is None else Candidate.objects.filter(pk__in=index.listed(self.kept))
        return list(people.order_by(*order).values_list("pk", flat=True)[start:stop])

    def rows(self, model_rows: QuerySet, column: str = "candidate") -> QuerySet:
        """The rows of another table that belong to people found; for everybody those are all."""
        keys = self.people.values("pk") if self.kept is None else index.listed(self.kept)
        return model_rows if self.everybody else model_rows.filter(Q(**{f"{column}__in": keys}))

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
        for pk, value in FacetValue.objects.in_bulk(list(numbers)).items():
            found[value.kind][value.value] = numbers[pk]
        return found
