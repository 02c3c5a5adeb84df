"""Which people a form speaks of, in the order of the screen: some ticked ones, or all that the filters of a list find.

They come as querysets to be read one after the other: only the first finds of a search are ordered by closeness.
"""

from collections.abc import Sequence

from django.db.models import Case, QuerySet, When
from django.http import QueryDict

from candidates.filters import RANKED, CandidateFilter
from candidates.models import Candidate
from candidates.models.keys import row_keys


def selected(data: QueryDict) -> list[QuerySet[Candidate]]:
    """The people of `data`: `candidate` (several) as ticked, or with `all=1` those that the list's `query` finds."""
    if data.get("all"):
        return found(QueryDict(data.get("query", "")))
    ticked = row_keys(data.getlist("candidate"))
    return [in_order(Candidate.objects.filter(pk__in=ticked), ticked)] if ticked else []


def found(filters: QueryDict) -> list[QuerySet[Candidate]]:
    """The people that the list shows for these filters."""
    people = CandidateFilter(filters, Candidate.objects.all())
    if people.order != "relevance":
        return [people.qs]
    closest = people.keys(0, RANKED)
    return [in_order(Candidate.objects.filter(pk__in=closest), closest), people.qs[RANKED:]]


def in_order(people: QuerySet[Candidate], keys: Sequence[int]) -> QuerySet[Candidate]:
    """`people` in the order of their `keys`, a few thousand at most."""
    return people.order_by(Case(*(When(pk=key, then=place) for place, key in enumerate(keys)), default=len(keys)))


def keys_of(parts: Sequence[QuerySet[Candidate]]) -> list[int]:
    return [key for part in parts for key in part.values_list("pk", flat=True)]
