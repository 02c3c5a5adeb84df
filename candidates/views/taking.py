"""Words of the document made a value: a line that found no place, or what was selected in the page."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from candidates.evidence import newest_file
from candidates.models import Candidate, ResumeText
from candidates.taking import Taking, places_in, take, words_of
from candidates.views.back import way_back
from candidates.views.candidate import person_page
from candidates.views.undo import corrected_with_undo

MOST_SHOWN = 40


@permission_required("candidates.add_correction", raise_exception=True)
@require_POST
def take_words(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the `place`s of the newest `file`, or the `text` that was typed for them, into the field `to`."""
    person = get_object_or_404(Candidate.objects.for_page(), pk=pk)
    file = newest_file(person)
    text = ResumeText.objects.filter(file=file).first() if file and str(file.pk) == request.POST.get("file") else None
    places = places_in(text, request.POST.getlist("place")) if text else []
    if not places:
        messages.warning(
            request, _("Choose a line first.") if text else _("There is a newer file by now. Look again.")
        )
        return redirect(way_back(request, "candidate", pk))
    words = request.POST.get("text", "").replace("\x00", "").strip() or words_of(places)
    asked = Taking(tuple(request.POST.getlist("place")), words, request.POST.get("to", ""))
    said, before, errors = take(person, asked, places, request.user)
    if before is None:
        return person_page(request, person, taking=Taking(asked.places, words, asked.to, errors))
    shown = words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN]}…"
    corrected_with_undo(request, _("Put “%(words)s” into its field.") % {"words": shown}, said, before)
    return redirect(way_back(request, "candidate", pk).partition("#")[0])
