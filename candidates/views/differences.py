"""What a later reading says against a person's word is settled value by value, and two versions are told apart."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from candidates.differences import NOW, OWN, THEN, differences, settle
from candidates.intake import claim, tasks
from candidates.models import Candidate, Look, ResumeFile
from candidates.versions import told_apart
from candidates.views.back import way_back
from candidates.views.undo import corrected_with_undo


@permission_required("candidates.add_correction", raise_exception=True)
@require_POST
def settle_difference(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the reading `which` of the correction `correction` hold."""
    person = get_object_or_404(Candidate.objects.for_page(), pk=pk)
    which, asked = request.POST.get("which"), request.POST.get("correction")
    found = next((each for each in differences(person) if str(each.correction.pk) == asked), None)
    if found is None or which not in (THEN, OWN, NOW):
        messages.warning(request, _("This difference is settled already."))
        return redirect(way_back(request, "candidate", pk))
    said, before = settle(person, found.correction, which, user=request.user)
    corrected_with_undo(request, _("Saved “%(label)s”.") % {"label": found.label}, [said], before)
    return redirect(way_back(request, "candidate", pk))


@permission_required("candidates.view_candidate", raise_exception=True)
@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file `older` says that the newest one does not, and the other way round."""
    person = get_object_or_404(Candidate, pk=pk)
    files = list(ResumeFile.objects.filter(candidate=person).read())
    older = next((file for file in files[1:] if request.GET.get("older", str(file.pk)) == str(file.pk)), None)
    if older is None:
        raise Http404
    Look.objects.write_down(person, request.user)
    context = {"room": "list", "person": person, "newer": files[0], "older": older, "files": files[1:]}
    return render(request, "candidates/versions.html", {**context, "rows": told_apart(older.parsed, files[0].parsed)})


@permission_required("candidates.add_resumefile", raise_exception=True)
@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Have one file read with the parser of today; what people said stays."""
    file = get_object_or_404(ResumeFile.objects.defer("parsed"), pk=pk)
    if tasks.ring(claim.again(ResumeFile.objects.filter(pk=pk))):
        messages.success(request, _("“%(name)s” is read again; what you corrected stays.") % {"name": file.name})
    else:
        messages.warning(request, _("The queue is not running now. Nothing is lost: reading starts when it is back."))
    return redirect(way_back(request, "batch", file.batch_id))
