"""The shortlists, and the page of one: its people in order, with a note on each."""

import itertools

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.decorators.vary import vary_on_headers

from candidates.filters import CandidateFilter
from candidates.models import Candidate, Shortlist, Stage
from candidates.models.keys import row_keys
from candidates.views.undo import addition, change, changed_with_undo, delete_with_undo, offer_undo

SHARE_DAYS = ((7, gettext_lazy("a week")), (30, gettext_lazy("a month")), (90, gettext_lazy("three months")))
MEMBERS_ON_A_PAGE = 100
FOUND_SHOWN = 8
FIRST_TO_COMPARE = 4
NAME_ENDING = 12  # characters that are kept free for what makes the name of a copy


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
    is_archive = request.GET.get("archived") == "1"
    context = {
        "room": "shortlists",
        "shortlists": Shortlist.objects.for_index().filter(archived_at__isnull=not is_archive),
        "is_archive": is_archive,
        "archived_count": Shortlist.objects.exclude(archived_at=None).count(),
        "form": form or ShortlistForm(),
    }
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
    stage = request.GET.get("stage", "")
    page = members_page(shown, request.GET.get("page", ""), stage)
    return render(
        request,
        "candidates/shortlist.html",
        {
            "room": "shortlists",
            "shortlist": shown,
            "page": page,
            "stage": stage,
            "stages": Stage.objects.all(),
            "tabs": stage_tabs(shown),
            "links": shown.links.open().select_related("created_by"),
            "share_days": SHARE_DAYS,
            "others": [other for other in Shortlist.objects.for_menu() if other.pk != pk],
            "compared": compare_query(page),
            "first_few": min(FIRST_TO_COMPARE, len(page.object_list)),
            "matches": matches,
            "is_adding": matches is not None,
            "rename_form": form,
        },
        status=422 if form else 200,
    )


def members_page(shown: Shortlist, number: str, stage: str) -> Page:
    return Paginator(shown.members.for_page().at(stage), MEMBERS_ON_A_PAGE).get_page(number)


def stage_tabs(shown: Shortlist) -> list[tuple[str, str, int]]:
    """Key, words and count of each stage at which somebody is, all of them first; () while nobody is at one."""
    found = shown.members.order_by("stage__rank", "stage__pk").values_list("stage", "stage__name")
    counts = list(found.annotate(count=Count("pk")))
    if not any(key for key, _name, _count in counts):
        return []
    held = [(str(key), name, count) for key, name, count in counts if key]
    without = [("none", _("No stage"), count) for key, _name, count in counts if not key]
    return [("", _("All"), sum(count for _key, _name, count in counts)), *held, *without]


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
    delete_with_undo(request, text, [deleted, *deleted.members.all(), *deleted.links.all()])
    return redirect("shortlists")


@permission_required("candidates.add_shortlist", raise_exception=True)
@require_POST
def copy_shortlist(request: HttpRequest, pk: int) -> HttpResponse:
    copied = get_object_or_404(Shortlist, pk=pk)
    made = copied.copy(_free_name(copied.name), by=request.user)
    messages.success(request, _("This is the copy. The list itself is as it was."))
    return redirect(made)


def _free_name(name: str) -> str:
    """`name` with "copy" behind it, and a number where that is taken."""
    longest = Shortlist._meta.get_field("name").max_length - NAME_ENDING
    names = (_("%(name)s, copy %(number)s") % {"name": name[:longest], "number": n} for n in itertools.count(1))
    return next(each for each in names if not Shortlist.objects.filter(name=each).exists())


@permission_required(("candidates.change_shortlist", "candidates.add_shortlistmember"), raise_exception=True)
@require_POST
def merge_shortlist(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the people of a list on the list `into` as well, and archive it."""
    merged = get_object_or_404(Shortlist, pk=pk)
    other = get_object_or_404(Shortlist.objects.exclude(pk=pk), pk__in=row_keys(request.POST.getlist("into")))
    before = merged.archived_at
    added = merged.merge_into(other, by=request.user)
    text = ngettext(
        "Merged “%(name)s” into this list: %(count)s person came. It is in the archive now.",
        "Merged “%(name)s” into this list: %(count)s people came. It is in the archive now.",
        len(added),
    ) % {"name": merged.name, "count": len(added)}
    rows = Shortlist.objects.filter(pk=pk)
    put_away = change(rows, "candidates.change_shortlist", archived_at=(before, merged.archived_at))
    offer_undo(request, text, put_away, *([addition(added)] if added else []))
    return redirect(other)


@permission_required("candidates.change_shortlist", raise_exception=True)
@require_POST
def archive_shortlist(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a list away, or with `back` bring it back."""
    put_away = get_object_or_404(Shortlist, pk=pk)
    before = put_away.archived_at
    after = None if "back" in request.POST else timezone.now()
    rows = Shortlist.objects.filter(pk=pk)
    rows.update(archived_at=after)
    text = _("Brought “%(name)s” back.") if after is None else _("Put “%(name)s” into the archive.")
    permission = "candidates.change_shortlist"
    text = text % {"name": put_away.name}
    changed_with_undo(request, text, rows, permission=permission, archived_at=(before, after))
    return redirect(put_away if after is None else "shortlists")
