"""Which people a form speaks of, in the order of the screen: ticked ones, or all that the filters of a list find."""

import sys

from django.http import QueryDict

from candidates.filters import CandidateFilter
from candidates.models import Candidate
from candidates.models.keys import row_keys


def selected(data: QueryDict) -> list[int]:
    """Keys of the people of `data`: `candidate` (several) as ticked, or with `all=1` those that `query` finds."""
    if data.get("all"):
        return found(QueryDict(data.get("query", "")))
    ticked = row_keys(data.getlist("candidate"))
    here = set(Candidate.objects.filter(pk__in=ticked).values_list("pk", flat=True))
    return [key for key in dict.fromkeys(ticked) if key in here]


def found(filters: QueryDict) -> list[int]:
    """Keys of the people that the list shows for these filters."""
    return CandidateFilter(filters, Candidate.objects.all()).keys(0, sys.maxsize)
