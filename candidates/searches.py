"""What a saved search asks, in words, and whom it finds now."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.contrib.auth.models import AbstractBaseUser
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import pgettext

from candidates.chips import chips
from candidates.filters import CandidateFilter
from candidates.models import Candidate, SavedSearch

NOT_KEPT = ("since",)  # asked anew each time
NAME_CHARACTERS = 50  # of a name that is offered


@dataclass(frozen=True, slots=True)
class Standing:
    """A saved search as a row shows it: what it asks, how many it finds, how many of them came since the last look."""

    search: SavedSearch
    words: str
    count: int
    new_count: int


@dataclass(frozen=True, slots=True)
class Saving:
    """The filters of a list as they would be saved, the search that has them already, and what to call them."""

    query: str
    known: SavedSearch | None
    name: str


def kept(query: QueryDict) -> str:
    """The filters of a list's address in one order, so that the same question is the same text."""
    names = sorted((CandidateFilter.base_filters.keys() | {"skill_mode"}) - set(NOT_KEPT))
    return urlencode([(name, value) for name in names for value in sorted(query.getlist(name)) if value])


def asked_by(query: str) -> CandidateFilter:
    return CandidateFilter(QueryDict(query), Candidate.objects.all())


def told(asked: CandidateFilter) -> str:
    """What the filters ask, in words; "" for everybody."""
    words = [asked.question.text]
    words += [f"{chip.label} {chip.words}" if chip.excludes else chip.words for chip in chips(asked)]
    return pgettext("list", ", ").join(filter(None, words))


def saving(asked: CandidateFilter, user: AbstractBaseUser) -> Saving | None:
    """What the list offers to save; None where it asks for everybody."""
    query = kept(asked.data)
    if not query:
        return None
    known = SavedSearch.objects.open_to(user).filter(query=query).first()
    return Saving(query, known, "" if known else told(asked)[:NAME_CHARACTERS])


def standing(search: SavedSearch) -> Standing:
    """Where a search of `SavedSearch.objects.open_to` stands."""
    asked = asked_by(search.query)
    new_count = asked.narrowed().filter(created_at__gt=search.looked_at).count()
    return Standing(search, told(asked), asked.people().size(), new_count)


def address(search: SavedSearch, *, since: datetime | None = None) -> str:
    """The list with the filters of a search; `since` leaves those alone who came after that moment."""
    query = QueryDict(search.query, mutable=True)
    if since:
        query["since"] = since.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return f"{reverse('list')}?{query.urlencode()}"
