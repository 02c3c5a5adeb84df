"""Where work begins: what came in, what wants somebody, the pinned searches, and who is in the library."""

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from candidates import overview
from candidates.models import Batch, Candidate, FileStatus, ResumeFile, SavedSearch
from candidates.searches import standing

BATCHES = 4
PINNED = 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    people = Candidate.objects.count()
    if not people or not request.user.has_perm("candidates.view_candidate"):
        return redirect("upload" if request.user.has_perm("candidates.add_resumefile") else "list")
    pinned = SavedSearch.objects.open_to(request.user).filter(is_pinned=True)[:PINNED]
    context = {
        "room": "home",
        "today": timezone.localdate(),
        "people": people,
        "came_today": overview.came_today(),
        "batches": Batch.objects.recent(BATCHES),
        "todos": overview.todos(),
        "failed": ResumeFile.objects.filter(status=FileStatus.FAILED).aggregate(count=Count("pk"), batch=Max("batch")),
        "pinned": [standing(search) for search in pinned],
        "arrivals": overview.arrivals(),
        "pictures": overview.pictures(),
    }
    return render(request, "candidates/home.html", context)
