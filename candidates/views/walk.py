"""Previous and next in a result: the list's address travels along in `from`, the place in it in `at`."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from candidates.filters import CandidateFilter
from candidates.models import Candidate
from candidates.search.tree import Term


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Walk:
    back: str
    number: int | None = None  # from 1; None when this person stands no longer in the result
    total: int = 0
    previous: Step | None = None
    next: Step | None = None
    terms: tuple[Term, ...] = ()  # what the search asked for, to be marked on the page

    @property
    def left(self) -> int:
        return self.total - (self.number or 0)


def walk(request: HttpRequest, pk: int) -> Walk | None:
    """Where the person `pk` stands in the result of `from`; None without one."""
    result = request.GET.get("from")
    if result is None:
        return None
    back = f"{reverse('list')}?{result}" if result else reverse("list")
    people = CandidateFilter(QueryDict(result), Candidate.objects.all())
    found = _at(people, pk, request.GET.get("at", "")) or people.neighbours(pk)
    terms = people.question.marks
    if found is None:
        return Walk(back, terms=terms)
    number, before, after = found
    names = dict(Candidate.objects.filter(pk__in=filter(None, (before, after))).values_list("pk", "name"))
    blind = {"blind": "1"} if request.GET.get("blind") == "1" else {}
    previous = _step(before, names, {"from": result, "at": number - 1, **blind})
    following = _step(after, names, {"from": result, "at": number + 1, **blind})
    return Walk(back, number, people.people().size(), previous, following, terms)


def _at(people: CandidateFilter, pk: int, hint: str) -> tuple[int, int | None, int | None] | None:
    """Place and neighbours if the person stands where the address says; this spares looking for her."""
    if not (hint.isdecimal() and hint.isascii() and 0 < len(hint) < 8 and int(hint)):
        return None
    place = int(hint) - 1
    first = max(place - 1, 0)
    keys = dict(enumerate(people.keys(first, place + 2), start=first))
    return (place + 1, keys.get(place - 1), keys.get(place + 1)) if keys.get(place) == pk else None


def _step(pk: int | None, names: dict[int, str], query: dict[str, str | int]) -> Step | None:
    if pk not in names:
        return None
    return Step(names[pk], f"{reverse('candidate', args=[pk])}?{urlencode(query)}")
