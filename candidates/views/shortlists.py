"""The shortlists, and the page of one: its people in order, with a note on each."""

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.decorators.vary import vary_on_headers

from candidates.filters import CandidateFilter
from candidates.models import Candidate, Shortlist
from candidates.views.undo import delete_with_undo

MEMBERS_ON_A_PAGE = 100
FOUND_SHOWN = 8
FIRST_TO_COMPARE = 4


class ShortlistForm(forms.ModelForm):
    class Meta:
        model = Shortlist
        fields = ["name"]
        error_messages = {
            "name": {
                "required": gettext_lazy("Give the shortlist a name."),
                "unique": gettext_lazy("There is a shortlist of this name. Choose another one."),
            }
        }


@permission_required("candidates.view_shortlist", raise_exception=True)
def shortlists(request: HttpRequest, form: ShortlistForm | None = None) -> HttpResponse:
    context = {"room": "shortlists", "shortlists": Shortlist.objects.for_index(), "form": form or ShortlistForm()}
    return render(request, "candidates/shortlists.html", context, status=422 if form else 200)


@permission_required("candidates.add_shortlist", raise_exception=True)
@require_POST
def create_shortlist(request: HttpRequest) -> HttpResponse:
    form = ShortlistForm(request.POST, instance=Shortlist(created_by=request.user))
    return redirect(form.save()) if form.is_valid() else shortlists(request, form)


@permission_required("candidates.view_shortlist", raise_exception=True)
@vary_on_headers("HX-Request")  # a page and a part of it have one address
def shortlist(request: HttpRequest, pk: int, form: ShortlistForm | None = None) -> HttpResponse:
    shown = get_object_or_404(Shortlist.objects.for_index(), pk=pk)
    matches = people_to_add(shown, request.GET["find"]) if "find" in request.GET else None
    if request.htmx and matches is not None:
        return render(request, "candidates/_found.html", {"shortlist": shown, "matches": matches})
    page = members_page(shown, request.GET.get("page", ""))
    return render(
        request,
        "candidates/shortlist.html",
        {
            "room": "shortlists",
            "shortlist": shown,
            "page": page,
            "compared": compare_query(page),
            "first_few": min(FIRST_TO_COMPARE, len(page.object_list)),
            "matches": matches,
            "is_adding": matches is not None,
            "rename_form": form,
        },
        status=422 if form else 200,
    )


def members_page(shown: Shortlist, number: str) -> Page:
    return Paginator(shown.members.for_page(), MEMBERS_ON_A_PAGE).get_page(number)


def compare_query(page: Page) -> str:
    """The query of the comparison of the first few; "" for fewer than two."""
    first = [str(member.candidate_id) for member in page.object_list[:FIRST_TO_COMPARE]]
    query = QueryDict(mutable=True)
    query.setlist("candidate", first)
    return query.urlencode() if len(first) > 1 else ""


def people_to_add(shown: Shortlist, words: str) -> list[Candidate]:
    """The few who fit `words` best and are not on the list yet, the best first."""
    if not words.strip():
        return []
    query = QueryDict(mutable=True)
    query["q"] = words
    keys = CandidateFilter(query, Candidate.objects.exclude(memberships__shortlist=shown)).keys(0, FOUND_SHOWN)
    people = Candidate.objects.in_bulk(keys)
    return [people[key] for key in keys]


@permission_required("candidates.change_shortlist", raise_exception=True)
@require_POST
def rename_shortlist(request: HttpRequest, pk: int) -> HttpResponse:
    renamed = get_object_or_404(Shortlist, pk=pk)
    form = ShortlistForm(request.POST, instance=renamed)
    return redirect(form.save()) if form.is_valid() else shortlist(request, pk, form)


@permission_required("candidates.delete_shortlist", raise_exception=True)
@require_POST
def delete_shortlist(request: HttpRequest, pk: int) -> HttpResponse:
    deleted = get_object_or_404(Shortlist, pk=pk)
    text = _("Deleted the shortlist “%(name)s”.") % {"name": deleted.name}
    delete_with_undo(request, text, [deleted, *deleted.members.all()])
    return redirect("shortlists")
