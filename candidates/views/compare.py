"""Up to six people side by side. The address says who, in which order; the session keeps the last comparison."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db.models import Q, Value
from django.db.models.functions import Replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from candidates.aspects import Person
from candidates.comparison import compare as compare_people
from candidates.evidence import newest_file, sources
from candidates.models import Candidate, ResumeText
from candidates.models.keys import row_keys
from candidates.timeline import shared_axis

MOST = 6
OFFERED = 8  # people in the menu that adds one
DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Column:
    """A person's head, with the addresses of the page without her, and with her one place further."""

    person: Candidate
    without: str
    to_left: str
    to_right: str


@require_safe
@permission_required("candidates.view_candidate", raise_exception=True)
def compare(request: HttpRequest) -> HttpResponse:
    if "candidate" not in request.GET and compared(request):
        return redirect(compare_address(compared(request)))
    asked = list(dict.fromkeys(row_keys(request.GET.getlist("candidate"))))
    if len(asked) > MOST:
        messages.warning(request, _("At most %(most)d people fit. These are the first of them.") % {"most": MOST})
    people = _people(asked[:MOST])
    keys = [person.pk for person in people]
    if keys != compared(request):
        request.session["compared"] = keys
    find = request.GET.get("find", "").replace("\x00", "").strip()
    only = DIFFERENT if request.GET.get("only") == DIFFERENT else ""
    groups = compare_people(_with_sources(people)) if len(people) > 1 else ()
    context = {
        "room": "compare",
        "compared_count": len(keys),
        "columns": _columns(people, only),
        "groups": groups,
        "same_count": sum(len(group.same) for group in groups),
        "is_only_different": bool(only),
        "switched": compare_address(keys, "" if only else DIFFERENT),
        "axis": shared_axis(people, timezone.localdate()) if len(people) > 1 else None,
        "find": find,
        "offered": _offered(find, keys, only) if len(keys) < MOST else (),
        "cleared": compare_address([]),
        "is_full": len(keys) >= MOST,
    }
    return render(request, "candidates/compare.html", context)


def compared(request: HttpRequest) -> list[int]:
    """Keys of the people in the last comparison of this session."""
    return request.session.get("compared", [])


def compare_address(keys: Iterable[int], only: str = "") -> str:
    """The page that compares these people in this order; without any, the empty one."""
    people = [("candidate", key) for key in dict.fromkeys(keys)] or [("candidate", "")]
    return f"{reverse('compare')}?{urlencode([*people, *([('only', only)] if only else [])])}"


def _people(keys: Sequence[int]) -> list[Candidate]:
    """In the order asked for; who is gone is left out."""
    found = {person.pk: person for person in Candidate.objects.for_page().filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]


def _with_sources(people: Sequence[Candidate]) -> list[Person]:
    files = {person.pk: file.pk for person in people if (file := newest_file(person))}
    texts = {text.file_id: text for text in ResumeText.objects.filter(file__in=files.values())}
    return [Person(person, sources(person, texts.get(files.get(person.pk)))) for person in people]


def _columns(people: Sequence[Candidate], only: str) -> list[Column]:
    keys = [person.pk for person in people]

    def moved(place: int, to: int) -> str:
        if not 0 <= to < len(keys):
            return ""
        others = keys[:place] + keys[place + 1 :]
        return compare_address([*others[:to], keys[place], *others[to:]], only)

    return [
        Column(
            person,
            compare_address(keys[:place] + keys[place + 1 :], only),
            moved(place, place - 1),
            moved(place, place + 1),
        )
        for place, person in enumerate(people)
    ]


def _offered(find: str, keys: Sequence[int], only: str) -> list[tuple[Candidate, str]]:
    """People who may join, with the address that has them: those of the name, else those who came last."""
    people = Candidate.objects.exclude(pk__in=keys)
    if find:
        people = people.alias(pinyin=Replace("name_pinyin", Value(" "))).filter(
            Q(name__icontains=find) | Q(pinyin__startswith=find.lower().replace(" ", ""))
        )
    return [(person, compare_address([*keys, person.pk], only)) for person in people[:OFFERED]]
