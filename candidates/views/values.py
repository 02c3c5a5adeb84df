"""Values of a person corrected in place: a form for one value or a row, what becomes of it, and a row taken away."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from candidates.addresses import Target, find
from candidates.editing import form_for, remove, say
from candidates.models import Candidate
from candidates.views.back import way_back
from candidates.views.candidate import editor, kept_query, person_page
from candidates.views.undo import corrected_with_undo


@permission_required("candidates.add_correction", raise_exception=True)
@require_http_methods(["GET", "POST"])
def value(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of the address `edit` alone; sent, what it says holds, or it stands on the page with the reason."""
    person = get_object_or_404(Candidate.objects.for_page(), pk=pk)
    target = _target(request, person)
    if target is None:
        return _gone(request, person)
    form = form_for(target, request.POST if request.method == "POST" else None)
    if request.method == "GET":
        kept = kept_query(request, "from", "at", "file", "show")
        context = {"person": person, "editor": editor(person, target, form), "kept": kept}
        return render(request, "candidates/_editor.html", context)
    if not form.is_valid():
        return person_page(request, person, (target, form))
    said, before = say(target, form, request.user)
    if said:
        corrected_with_undo(request, _("Saved “%(label)s”.") % {"label": target.title}, said, before)
    return redirect(f"{way_back(request, 'candidate', pk).partition('#')[0]}#at:{target.address}")


@permission_required("candidates.add_correction", raise_exception=True)
@require_POST
def remove_row(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away the row of the address `edit`."""
    person = get_object_or_404(Candidate.objects.for_page(), pk=pk)
    target = _target(request, person)
    if target is None or not target.can_be_removed:
        return _gone(request, person)
    said, before = remove(target, request.user)
    corrected_with_undo(request, _("Deleted “%(row)s”.") % {"row": target.row}, said, before)
    return redirect(way_back(request, "candidate", pk))


def _target(request: HttpRequest, person: Candidate) -> Target | None:
    asked = request.POST if request.method == "POST" else request.GET
    return find(person, asked.get("edit", ""), asked.get("entry") or None)


def _gone(request: HttpRequest, person: Candidate) -> HttpResponse:
    messages.warning(request, _("This value is no longer there: the résumé was read again. Look at it once more."))
    return redirect(way_back(request, "candidate", person.pk))
