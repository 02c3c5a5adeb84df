"""One batch, live: how far it is, what wants hands, and every file."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from candidates.intake import claim, reasons, tasks
from candidates.models import Batch, FileStatus, ResumeFile
from candidates.models.intake import UNFINISHED
from candidates.models.keys import row_keys
from candidates.views.back import way_back
from candidates.views.undo import changed_with_undo

FILES_A_PAGE = 50
PACE_FILES = 30  # the last ones finished, from which the time left is told
LEAST_PACE_FILES = 3
ACCEPT = "candidates.change_candidate"
TABS = {
    "failed": (FileStatus.FAILED,),
    "review": (FileStatus.REVIEW,),
    "parsed": (FileStatus.PARSED,),
    "waiting": UNFINISHED,
    "duplicate": (FileStatus.DUPLICATE,),
    "unpacked": (FileStatus.UNPACKED,),
}


@permission_required("candidates.view_batch", raise_exception=True)
@require_safe
@vary_on_headers("HX-Request")  # a page and a part of it have one address
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Batch.objects.with_counts(), pk=pk)
    state = request.GET.get("state", "")
    files = ResumeFile.objects.filter(batch=found)
    shown = files.filter(status__in=TABS[state]) if state in TABS else files.exclude(status=FileStatus.UNPACKED)
    context = {
        "room": "upload",
        "batch": found,
        "state": state if state in TABS else "",
        "tabs": _tabs(found),
        "page": Paginator(shown.for_table(), FILES_A_PAGE).get_page(request.GET.get("page")),
        "groups": reasons.groups(files.wanting_hands()) if found.failed_count or found.review_count else [],
        "pace": _pace(files) if found.waiting else None,
    }
    context["left"] = _left(found.waiting, context["pace"])
    return render(request, f"candidates/{'_batch_live' if request.htmx else 'batch'}.html", context)


@permission_required("candidates.add_resumefile", raise_exception=True)
@require_POST
def batch_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the failed files again: all, those of one reason, or one file."""
    found = get_object_or_404(Batch, pk=pk)
    keys = claim.again(_chosen(request, found, FileStatus.FAILED))
    if tasks.ring(keys):
        words = ngettext("%(count)d file is read again.", "%(count)d files are read again.", len(keys))
        messages.success(request, words % {"count": len(keys)})
    else:
        messages.warning(request, _("The queue is not running now. Nothing is lost: reading starts when it is back."))
    return redirect(found)


@permission_required(ACCEPT, raise_exception=True)
@require_POST
def batch_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody has looked, or need not: files that want a look are done."""
    found = get_object_or_404(Batch, pk=pk)
    keys = list(_chosen(request, found, FileStatus.REVIEW).values_list("pk", flat=True))
    files = ResumeFile.objects.filter(pk__in=keys)
    count = files.filter(status=FileStatus.REVIEW).update(status=FileStatus.PARSED)
    text = ngettext("%(count)d file is done.", "%(count)d files are done.", count) % {"count": count}
    back = {"status": (FileStatus.REVIEW, FileStatus.PARSED)}
    changed_with_undo(request, text, files, permission=ACCEPT, **back)
    return redirect(way_back(request, "batch", found.pk))


def _chosen(request: HttpRequest, found: Batch, status: FileStatus) -> QuerySet[ResumeFile]:
    """The files of this state that the form names by `file` or by `reason`; all of them when it names none."""
    files = ResumeFile.objects.filter(batch=found, status=status)
    if request.POST.get("file"):
        return files.filter(pk__in=row_keys(request.POST.getlist("file")))
    if code := request.POST.get("reason"):
        same = [file.pk for file in files.wanting_hands() if reasons.code_of(file) == code]
        return files.filter(pk__in=same)
    return files


def _tabs(found: Batch) -> list[tuple[str, str, int]]:
    """Key, words and count of each tab; only those that hold files, and always all."""
    counts = (
        ("failed", pgettext("file", "Failed"), found.failed_count),
        ("review", pgettext("file", "Needs review"), found.review_count),
        ("parsed", pgettext("file", "Done"), found.parsed_count),
        ("waiting", pgettext("file", "Waiting"), found.waiting),
        ("duplicate", pgettext("file", "Duplicate"), found.duplicate_count),
        ("unpacked", pgettext("file", "Archives"), found.unpacked_count),
    )
    return [("", _("All"), found.total), *(tab for tab in counts if tab[2])]


def _pace(files: QuerySet[ResumeFile]) -> timedelta | None:
    """Time from one finished file to the next, lately; None while too few are done to tell."""
    done = files.filter(claimed_at__isnull=False, finished_at__isnull=False)
    times = list(done.order_by("-finished_at").values_list("claimed_at", "finished_at")[:PACE_FILES])
    if len(times) < LEAST_PACE_FILES:
        return None
    return (timezone.now() - min(claimed for claimed, _finished in times)) / len(times)


def _left(waiting: int, pace: timedelta | None) -> str:
    """`about 6 minutes left`; "" when it cannot be told."""
    if pace is None or not waiting:
        return ""
    minutes = round(waiting * pace.total_seconds() / 60)
    if minutes < 1:
        return _("less than a minute left")
    return ngettext("about %(count)d minute left", "about %(count)d minutes left", minutes) % {"count": minutes}
