"""The people: found, filtered, sorted, looked at without leaving the list, chosen for what comes next."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from candidates.chips import address, chips, costs
from candidates.columns import FACTS, facts
from candidates.facets import KINDS, OPEN_AT_FIRST, facet, facets, own_filters
from candidates.filters import SORTS, WITHOUT, CandidateFilter, chosen_candidates
from candidates.models import Candidate, SearchDocument, Suspicion, Tag
from candidates.models.keys import row_keys
from candidates.people import hits, rows
from candidates.search.documents import with_name
from candidates.searches import saving
from candidates.timeline import person_axis
from candidates.views.back import way_back
from candidates.views.compare import compare_address

SIZES = (25, 50)
COUNTED = 10_000  # more people than this are "10,000+"
COMPARED = range(2, 7)
A_YEAR = 365 * 24 * 3600
NOTICES = {
    "plain": gettext_lazy(
        "This could not be read as a question, so it was searched as plain words. "
        "Check the brackets, the quotes, and the value behind a field."
    ),
    "cut": gettext_lazy("This is very long. Only its beginning was searched."),
}
NOT_FILTERS = ("page", "preview", "all", "density", "more", "col")


@require_safe
@permission_required("candidates.view_candidate", raise_exception=True)
def list_candidates(request: HttpRequest) -> HttpResponse:
    asked = CandidateFilter(request.GET, Candidate.objects.all())
    total = asked.people().count(COUNTED + 1)
    size = int(request.GET.get("size")) if request.GET.get("size") in map(str, SIZES) else SIZES[0]
    last = max(1, -(-min(total, COUNTED) // size))
    page = min(_number(request.GET.get("page")), last)
    first = (page - 1) * size
    result = address(request.GET, *NOT_FILTERS).removeprefix("?")
    shown = facts(_chosen_facts(request))
    keys = asked.keys(first, first + size)
    twins = Suspicion.objects.by_person(keys) if request.user.has_perm("candidates.view_suspicion") else {}
    found = rows(keys, asked.question.marks, first=first + 1, result=result, facts=shown, suspicions=twins)
    context = {
        "room": "list",
        "rows": found,
        "total": min(total, COUNTED),
        "is_more": total > COUNTED,
        "page": page,
        "pages": _pages(request.GET, page, last),
        "next_page": _page_address(request.GET, page + 1) if page < last else "",
        "chips": chips(asked),
        "facets": facets(asked, opened=_opened(request), more=request.GET.getlist("more")),
        "any_skill": asked.any_skill,
        "kept": _kept(request.GET),
        "search_keeps": _pairs(request.GET, "q", "sort", *NOT_FILTERS),
        "result": result,
        "sorts": [(key, label, address(request.GET, sort=key)) for key, (label, _order) in SORTS.items()],
        "order": asked.order,
        "order_label": SORTS[asked.order][0],
        "notice": NOTICES.get(asked.question.notice, ""),
        "costs": costs(asked) if not total else (),
        "density": _density(request),
        "fact_choices": [(column, column in shown) for column in facts(FACTS)],
        "column_keeps": _pairs(request.GET, "col", "page", "preview"),
        "sizes": [(each, each == size, address(request.GET, size=str(each))) for each in SIZES],
        "is_all": bool(request.GET.get("all")),
        "is_empty": not total and not asked.chosen,
        "tags": Tag.objects.all(),
        "added_after": asked.chosen.get("added_after"),
        "added_before": asked.chosen.get("added_before"),
        "previewed": _previewed(request, asked, found, result),
        "saving": saving(asked, request.user),
    }
    response = render(request, "candidates/list.html", context)
    if request.GET.get("density"):
        response.set_cookie("density", context["density"], max_age=A_YEAR, samesite="Lax")
    if "col" in request.GET:
        response.set_cookie("columns", "-".join(column.key for column in shown), max_age=A_YEAR, samesite="Lax")
    return response


@require_safe
@permission_required("candidates.view_candidate", raise_exception=True)
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The panel beside the list: a person at a glance, and why she was found. `from` is the list's query string."""
    person = get_object_or_404(Candidate.objects.for_page(), pk=pk)
    asked = CandidateFilter(QueryDict(request.GET.get("from", "")), Candidate.objects.all())
    return render(request, "candidates/_preview.html", {"preview": _preview(person, asked, request.GET)})


@require_safe
@permission_required("candidates.view_candidate", raise_exception=True)
def facet_choices(request: HttpRequest, name: str) -> HttpResponse:
    """The choices of one facet, for one that is unfolded, searched or wanted whole."""
    if name not in KINDS:
        raise Http404
    asked = CandidateFilter(request.GET, Candidate.objects.all())
    counted = facet(asked, name, with_all=name in request.GET.getlist("more"))
    return render(request, "candidates/_facet.html", {"facet": counted, "any_skill": asked.any_skill})


@require_POST
@permission_required("candidates.view_candidate", raise_exception=True)
def compare_chosen(request: HttpRequest) -> HttpResponse:
    """From ticked people to the page that compares them."""
    keys = list(chosen_candidates(request.POST).values_list("pk", flat=True)[: COMPARED.stop])
    if len(keys) in COMPARED:
        ticked = [key for key in row_keys(request.POST.getlist("candidate")) if key in keys]
        return redirect(compare_address(ticked or keys))
    messages.warning(request, _("Choose 2 to 6 people to compare."))
    return redirect(way_back(request, "list"))


# ---------------------------------------------------------------- parts of the page


def _number(text: str | None) -> int:
    return max(1, int(text)) if text and text.isascii() and text.isdecimal() and len(text) < 8 else 1


def _opened(request: HttpRequest) -> list[str]:
    """Names of the facets that this person keeps unfolded."""
    remembered = request.COOKIES.get("facets")
    return list(OPEN_AT_FIRST) if remembered is None else remembered.split("-")


def _chosen_facts(request: HttpRequest) -> list[str]:
    """Keys of the columns of the address, which may name none (`col=`), else of those that were chosen last."""
    return request.GET.getlist("col") if "col" in request.GET else request.COOKIES.get("columns", "").split("-")


def _density(request: HttpRequest) -> str:
    asked = request.GET.get("density") or request.COOKIES.get("density")
    return "compact" if asked == "compact" else "full"


def _pairs(query: QueryDict, *without: str) -> list[tuple[str, str]]:
    return [(name, value) for name in query if name not in without for value in query.getlist(name) if value]


def _kept(query: QueryDict) -> list[tuple[str, str]]:
    """What the form of the facets hands on unseen: all that no facet asks."""
    asked = {own for name in KINDS for own in own_filters(name) if not own.startswith(WITHOUT)}
    return _pairs(
        query, *asked, "skill_mode", "added_after", "added_before", *NOT_FILTERS, *(f"find_{name}" for name in KINDS)
    )


def _pages(query: QueryDict, page: int, last: int) -> list[tuple[int | None, str]]:
    """Numbers and addresses of the pages to offer: the ends and those around; None stands for a gap."""
    shown = sorted({1, last, *range(max(1, page - 1), min(last, page + 2) + 1)}) if last > 1 else []
    offered: list[tuple[int | None, str]] = []
    for before, number in zip([0, *shown], shown):
        if number - before > 1:
            offered.append((None, ""))
        offered.append((number, _page_address(query, number)))
    return offered


def _page_address(query: QueryDict, number: int) -> str:
    return address(query) if number == 1 else address(query, page=str(number))


def _previewed(request: HttpRequest, asked: CandidateFilter, found: list, result: str) -> dict[str, object] | None:
    """Whom the address puts into the panel."""
    if not request.GET.get("preview"):
        return None
    pk = _number(request.GET["preview"])
    person = Candidate.objects.for_page().filter(pk=pk).first()
    numbers = {row.candidate.pk: str(row.number) for row in found}
    return _preview(person, asked, {"from": result, "at": numbers.get(pk, "")}) if person else None


def _preview(person: Candidate, asked: CandidateFilter, place: QueryDict | dict[str, str]) -> dict[str, object]:
    document = SearchDocument.objects.filter(pk=person.pk).first()
    walked = {"from": place.get("from", ""), "at": place.get("at", "")}
    return {
        "person": person,
        "number": walked["at"],
        "address": f"{person.get_absolute_url()}?{urlencode({key: value for key, value in walked.items() if value})}",
        "hits": hits(person, document, with_name(person, asked.question.marks)),
        "axis": person_axis(person, timezone.localdate()),
        "file": person.files.all()[0] if person.files.all() else None,
    }
