"""People on paper, a page each: one, a shortlist, those ticked, or what the filters of the list find."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from candidates.models import Candidate, Export, ExportFormat
from candidates.profiles import profile
from candidates.views.exports import People, people_of

MOST_PROFILES = 100  # on one page: a browser prints no thousands


@require_GET
@permission_required("candidates.view_candidate", raise_exception=True)
def profiles(request: HttpRequest) -> HttpResponse:
    """`shortlist`, `candidate` several, or `all` with `query`; `blind` for a review that sees no name."""
    people = people_of(request.GET)
    shown = list(people.keys[:MOST_PROFILES])
    is_blind = bool(request.GET.get("blind"))
    found = Candidate.objects.for_compare().in_bulk(shown)
    today = timezone.localdate()
    _write_down(request, people, shown, is_blind=is_blind)
    context = {
        "room": "shortlists" if people.shortlist else "list",
        "title": _("Candidates") if is_blind and people.scope == Export.Scope.PERSON else people.name,
        "profiles": [profile(found[key], today, is_blind=is_blind) for key in shown if key in found],
        "is_blind": is_blind,
        "total": len(people.keys),
        "left_out": len(people.keys) - len(shown),
        "today": today,
        "switched": _address(request, blind="" if is_blind else "1"),
        "back": _back(people),
    }
    return render(request, "candidates/profiles.html", context)


def _write_down(request: HttpRequest, people: People, shown: list[int], *, is_blind: bool) -> None:
    record = Export.objects.create(
        format=ExportFormat.PROFILE,
        scope=people.scope,
        about=people.about,
        is_blind=is_blind,
        total=len(shown),
        created_by=request.user,
    )
    record.handed(shown)
    record.finish()


def _address(request: HttpRequest, **changed: str) -> str:
    pairs = [(name, value) for name in request.GET if name not in changed for value in request.GET.getlist(name)]
    return "?" + urlencode([*pairs, *((name, value) for name, value in changed.items() if value)])


def _back(people: People) -> str:
    """Where the people of the page stand on the screen; "" for some that were ticked."""
    if people.shortlist:
        return people.shortlist.get_absolute_url()
    if people.scope == Export.Scope.PERSON:
        return Candidate(pk=people.keys[0]).get_absolute_url()
    return ""
