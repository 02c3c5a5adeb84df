"""Notes on a person: write one, delete one's own, take that back."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from candidates.models import Candidate, Note
from candidates.views.back import way_back
from candidates.views.undo import delete_with_undo


@require_POST
@permission_required("candidates.add_note", raise_exception=True)
def add_note(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Candidate, pk=pk)
    text = request.POST.get("text", "").replace("\x00", "").strip()
    longest = Note._meta.get_field("text").max_length
    if not text:
        messages.warning(request, _("The note is empty. Write something first."))
    elif len(text) > longest:
        messages.error(request, _("A note has at most %(longest)s characters.") % {"longest": longest})
    else:
        Note.objects.create(candidate=person, text=text, created_by=request.user)
    return redirect(f"{way_back(request, 'candidate', pk).partition('#')[0]}#notes")


@require_POST
@permission_required("candidates.delete_note", raise_exception=True)
def delete_note(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own note; other people's stay."""
    note = get_object_or_404(Note, pk=pk, created_by=request.user)
    delete_with_undo(request, _("Deleted the note."), [note])
    return redirect(way_back(request, "candidate", note.candidate_id))
