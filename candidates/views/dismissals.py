"""Put aside what nobody need ask again of a person: questions of her dates, lines that belong in no field."""

from collections.abc import Sequence

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from candidates.dismissals import Thing, key_of, loose_lines, put_aside, said_of
from candidates.models import Candidate, Dismissal, ResumeText
from candidates.models.keys import row_keys
from candidates.timeline import person_axis
from candidates.views.back import way_back
from candidates.views.candidate import asked_of
from candidates.views.undo import added_with_undo, delete_with_undo


@permission_required("candidates.add_dismissal", raise_exception=True)
@require_POST
def dismiss_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the `question` no more."""
    person = get_object_or_404(Candidate.objects.for_page(), pk=pk)
    asked = asked_of(person, person_axis(person, timezone.localdate()))
    things = [(key_of(each.about), each.text) for each in asked if each.about == request.POST.get("question")]
    if made := put_aside(person, Dismissal.Kind.QUESTION, things, request.user):
        added_with_undo(request, _("This is not asked again."), made)
    return redirect(way_back(request, "candidate", pk))


@permission_required("candidates.add_dismissal", raise_exception=True)
@require_POST
def dismiss_lines(request: HttpRequest, pk: int) -> HttpResponse:
    """Of the `file` leave the line `only` as it is, or `all` that are in no field."""
    person = get_object_or_404(Candidate, pk=pk)
    text = ResumeText.objects.filter(file__candidate=person, file__in=row_keys([request.POST.get("file", "")])).first()
    made = put_aside(person, Dismissal.Kind.LINE, _lines(request, person, text) if text else (), request.user)
    if made:
        words = ngettext("%(count)s line is left as it is.", "%(count)s lines are left as they are.", len(made))
        added_with_undo(request, words % {"count": len(made)}, made)
    return redirect(way_back(request, "candidate", pk).partition("#")[0])


def _lines(request: HttpRequest, person: Candidate, text: ResumeText) -> Sequence[Thing]:
    every = "all" in request.POST
    loose = loose_lines(text, said_of(person))
    return [thing for number, thing in loose.items() if every or str(number) == request.POST.get("only")]


@permission_required("candidates.delete_dismissal", raise_exception=True)
@require_POST
def take_up_again(request: HttpRequest, pk: int) -> HttpResponse:
    dismissal = get_object_or_404(Dismissal, pk=pk)
    delete_with_undo(request, _("This stands here again."), [dismissal])
    return redirect(way_back(request, "candidate", dismissal.candidate_id))
