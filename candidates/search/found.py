"""The people whom filters find, for a page that asks several things of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
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
    def kept(self) -> list[int] | None:
        """All keys, newest first, or None."""
        if self.everybody:
            return None
        keys = list(self.people.order_by(*RECENT).values_list("pk", flat=True)[: KEPT + 1])
        return keys if len(keys) <= KEPT else None

    def count(self, most: int) -> int:
        """How many were found, or `most` for more."""
        return self.people[:most].count() if self.kept is None else min(len(self.kept), most)

    def keys(self, order: Iterable[Any]) -> Sequence[int]:
        """The keys of all in an order."""
        if self.kept is not None and order == RECENT:
            return self.kept
        people = self.people if self.kept is None else Candidate.objects.filter(pk__in=index.listed(self.kept))
        return people.order_by(*order).values_list("pk", flat=True)

    def rows(self, model_rows: QuerySet, column: str = "candidate") -> QuerySet:
        """The rows of another table that belong to people found; for everybody those are all."""
        keys = self.people.values("pk") if self.kept is None else index.listed(self.kept)
        return model_rows if self.everybody else model_rows.filter(Q(**{f"{column}__in": keys}))

    def codes(self, column: str) -> Counter[int]:
        """How many have each number of a column of FacetCodes."""
        return counts.counted(self.rows(FacetCodes.objects.all()), column)

    @cached_property
    def facts(self) -> dict[str, dict[str, int]]:
        """Kind of value → value → how many have it."""
        numbers = self.codes("facts")
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for pk, value in FacetValue.objects.in_bulk(list(numbers)).items():
            found[value.kind][value.value] = numbers[pk]
        return found
