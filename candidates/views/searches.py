"""Saved searches: kept from the list, opened with what is new, pinned to the start page, shared, renamed, dropped."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from candidates.models import Follow, SavedSearch
from candidates.searches import NAME_CHARACTERS, address, asked_by, kept, standing, told
from candidates.views.back import way_back
from candidates.views.typed import typed_name
from candidates.views.undo import addition, change, changed_with_undo, delete_with_undo, offer_undo

CHANGE = "candidates.change_savedsearch"


@permission_required("candidates.view_savedsearch", raise_exception=True)
@require_safe
def searches(request: HttpRequest) -> HttpResponse:
    found = SavedSearch.objects.open_to(request.user)
    return render(
        request, "candidates/searches.html", {"room": "list", "standings": [standing(each) for each in found]}
    )


@permission_required("candidates.view_savedsearch", raise_exception=True)
@require_safe
def search(request: HttpRequest, pk: int) -> HttpResponse:
    """To the list that a search finds; `?new=1`: to those alone who came since the last look. Both are a look."""
    opened = get_object_or_404(SavedSearch.objects.open_to(request.user), pk=pk)
    Follow.objects.note(request.user, opened, looked_at=timezone.now())
    return redirect(address(opened, since=opened.looked_at if request.GET.get("new") else None))


@permission_required("candidates.add_savedsearch", raise_exception=True)
@require_POST
def search_save(request: HttpRequest) -> HttpResponse:
    """Keep the filters of `query` under `name`; a search of that name is given the new filters."""
    query = kept(QueryDict(request.POST.get("query", "")))
    name = typed_name(request.POST, "name", SavedSearch) or told(asked_by(query))[:NAME_CHARACTERS]
    if not query:
        messages.warning(request, _("Search or filter first; then there is something to save."))
    else:
        _save(request, name, query)
    return redirect(way_back(request, "list"))


@transaction.atomic
def _save(request: HttpRequest, name: str, query: str) -> None:
    is_shared = bool(request.POST.get("is_shared"))
    own = SavedSearch.objects.filter(created_by=request.user, name=name)
    if before := own.first():
        own.update(query=query, is_shared=is_shared)
        step = change(own, CHANGE, query=(before.query, query), is_shared=(before.is_shared, is_shared))
        text = _("“%(name)s” asks for these filters now.")
    else:
        saved = SavedSearch.objects.create(created_by=request.user, name=name, query=query, is_shared=is_shared)
        Follow.objects.note(
            request.user, saved, is_pinned=bool(request.POST.get("is_pinned")), looked_at=timezone.now()
        )
        step = addition([saved])
        text = _("Saved as “%(name)s”.")
    offer_undo(request, text % {"name": name}, step)


@permission_required("candidates.view_savedsearch", raise_exception=True)
@require_POST
def search_pin(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a search on the start page of this user, or take it off (`off`)."""
    pinned = get_object_or_404(SavedSearch.objects.open_to(request.user), pk=pk)
    Follow.objects.note(request.user, pinned, is_pinned=not request.POST.get("off"))
    return redirect(way_back(request, "searches"))


@permission_required(CHANGE, raise_exception=True)
@require_POST
def search_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another `name`, or shared or not; only who made it may."""
    own = SavedSearch.objects.filter(created_by=request.user, pk=pk)
    before = get_object_or_404(own)
    name = typed_name(request.POST, "name", SavedSearch) or before.name
    is_shared = bool(request.POST.get("is_shared"))
    if SavedSearch.objects.filter(created_by=request.user, name=name).exclude(pk=pk).exists():
        messages.error(
            request, _("You have a search called “%(name)s” already. Choose another name.") % {"name": name}
        )
    else:
        own.update(name=name, is_shared=is_shared)
        changes = {"name": (before.name, name), "is_shared": (before.is_shared, is_shared)}
        changed_with_undo(request, _("Changed “%(name)s”.") % {"name": name}, own, permission=CHANGE, **changes)
    return redirect(way_back(request, "searches"))


@permission_required("candidates.delete_savedsearch", raise_exception=True)
@require_POST
def search_delete(request: HttpRequest, pk: int) -> HttpResponse:
    gone = get_object_or_404(SavedSearch, created_by=request.user, pk=pk)
    text = _("Deleted the search “%(name)s”.") % {"name": gone.name}
    delete_with_undo(request, text, [gone, *gone.follows.all()])
    return redirect("searches")
