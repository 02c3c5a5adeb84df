"""Which people a form speaks of: some ticked ones, or all that the filter of a list finds."""

from django.db.models import Case, QuerySet, When
from django.http import QueryDict

from candidates.models import Candidate


def selected(data: QueryDict) -> QuerySet[Candidate]:
    """The people of `data`, in the order of the screen.

    `candidate` (several) names them by key; `all=1` means every one found by the filters in `query`, which is the
    query string of the list.
    """
    if data.get("all"):
        return found(QueryDict(data.get("query", "")))
    keys = list(dict.fromkeys(int(key) for key in data.getlist("candidate") if key.isdecimal()))
    if not keys:
        return Candidate.objects.none()
    places = Case(*(When(pk=key, then=place) for place, key in enumerate(keys)))
    return Candidate.objects.filter(pk__in=keys).order_by(places)


def found(filters: QueryDict) -> QuerySet[Candidate]:
    """The people that the list shows for these filters."""
    from candidates.filters import CandidateFilter

    return CandidateFilter(filters, Candidate.objects.all()).qs
