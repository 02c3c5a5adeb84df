"""One batch, live: how far it is, what wants hands, and every file."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import Count, Max, Min, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from candidates.intake import claim, reasons, setting_aside, tasks
from candidates.models import Batch, FileStatus, ResumeFile
from candidates.models.intake import UNFINISHED
from candidates.models.keys import row_keys
from candidates.views.back import way_back
from candidates.views.undo import changed_with_undo

FILES_A_PAGE = 50
PACE_FILES = 30  # the last ones finished, from which the time left is told
LEAST_PACE_FILES = 3
LONGEST_RUN = timedelta(hours=12)  # of a batch in one go; what was retried days later says nothing of speed
ACCEPT = "candidates.change_candidate"
QUEUE_IS_DOWN = gettext_lazy("The queue is not running now. Nothing is lost: reading starts when it is back.")
TABS = {
    "failed": (FileStatus.FAILED,),
    "review": (FileStatus.REVIEW,),
    "not_resume": (FileStatus.NOT_RESUME,),
    "parsed": (FileStatus.PARSED,),
    "waiting": UNFINISHED,
    "duplicate": (FileStatus.DUPLICATE,),
    "unpacked": (FileStatus.UNPACKED,),
}


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast a batch is read; None for what cannot be told."""

    pace: timedelta | None = None  # from one file to the next
    left: timedelta | None = None
    took: timedelta | None = None

    @property
    def a_minute(self) -> str:
        """`22 a minute`; "" when it cannot be told."""
        if not self.pace:
            return ""
        number = 60 / self.pace.total_seconds()
        shown = f"{number:.1f}" if number < 10 else f"{number:.0f}"
        return _("%(number)s a minute") % {"number": shown}

    @property
    def words(self) -> str:
        """`about 6 minutes left`, `took 6 minutes`; "" when it cannot be told."""
        if self.left is not None:
            minutes = round(self.left.total_seconds() / 60)
            if minutes < 1:
                return _("less than a minute left")
            return ngettext("about %(count)d minute left", "about %(count)d minutes left", minutes) % {
                "count": minutes
            }
        if self.took is not None:
            minutes = max(round(self.took.total_seconds() / 60), 1)
            return ngettext("took %(count)d minute", "took %(count)d minutes", minutes) % {"count": minutes}
        return ""


@permission_required("candidates.view_batch", raise_exception=True)
@require_safe
@vary_on_headers("HX-Request")  # a page and a part of it have one address
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Batch.objects.with_counts(), pk=pk)
    state = request.GET.get("state", "")
    files = ResumeFile.objects.filter(batch=found)
    reason = request.GET.get("reason", "")
    shown = files.filter(status__in=TABS[state]) if state in TABS else files.exclude(status=FileStatus.UNPACKED)
    if reason in reasons.REASONS:
        shown = shown.with_reason(reason)
    context = {
        "room": "upload",
        "batch": found,
        "state": state if state in TABS else "",
        "tabs": _tabs(found),
        "page": Paginator(shown.for_table(), FILES_A_PAGE).get_page(request.GET.get("page")),
        "reason": reasons.REASONS.get(reason),
        "reason_code": reason if reason in reasons.REASONS else "",
        "groups": reasons.groups(files) if found.wanting else [],
        "speed": _speed(found, files),
    }
    return render(request, f"candidates/{'_batch_live' if request.htmx else 'batch'}.html", context)


@permission_required("candidates.add_resumefile", raise_exception=True)
@require_POST
def batch_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the failed files again: all, those of one reason, or one file."""
    found = get_object_or_404(Batch, pk=pk)
    return _read_again(request, found, claim.again(_chosen(request, found, FileStatus.FAILED)))


@permission_required("candidates.add_resumefile", raise_exception=True)
@require_POST
def batch_ocr(request: HttpRequest, pk: int) -> HttpResponse:
    """Read PDFs again from the pictures of their pages, since their text layer is wrong; `text` goes back to that."""
    found = get_object_or_404(Batch, pk=pk)
    chosen = _chosen(request, found, FileStatus.FAILED, FileStatus.REVIEW, FileStatus.PARSED, FileStatus.NOT_RESUME)
    keys = claim.again_by_ocr(chosen, only_ocr=not request.POST.get("text"))
    if not keys:
        messages.warning(
            request, _("None of these is a PDF with a text layer; others are read as well as they can be.")
        )
        return redirect(found)
    return _read_again(request, found, keys)


@permission_required("candidates.add_resumefile", raise_exception=True)
@require_POST
def batch_pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Let what waits go on waiting, so that other batches come first; `go_on` has it read after all."""
    found = get_object_or_404(Batch, pk=pk)
    if request.POST.get("go_on"):
        if not tasks.ring(claim.go_on(found)):
            messages.warning(request, QUEUE_IS_DOWN)
    elif not claim.pause(found):
        messages.warning(request, _("Nothing waits here, so there is nothing to pause."))
    return redirect(found)


@permission_required("candidates.add_resumefile", raise_exception=True)
@require_POST
def batch_resume(request: HttpRequest, pk: int) -> HttpResponse:
    """What looked like no résumé is one: it is read again, and whatever is found becomes a person."""
    found = get_object_or_404(Batch, pk=pk)
    return _read_again(request, found, setting_aside.say_resume(_chosen(request, found, FileStatus.NOT_RESUME)))


@permission_required("candidates.add_resumefile", raise_exception=True)
@require_POST
def batch_no_resume(request: HttpRequest, pk: int) -> HttpResponse:
    """What is no résumé is put aside, with the person that was made of it unless somebody has worked on her."""
    found = get_object_or_404(Batch, pk=pk)
    chosen = _chosen(request, found, *setting_aside.OUTCOMES)
    undecided = list(chosen.filter(status=FileStatus.NOT_RESUME, is_resume=None).values_list("pk", flat=True))
    keys, left = setting_aside.say_no_resume(chosen)
    words = ngettext(
        "%(count)d file is put aside as no résumé.", "%(count)d files are put aside as no résumé.", len(keys)
    )
    text = words % {"count": len(keys)}
    if keys and len(undecided) == len(keys):  # nobody left with them
        said = ResumeFile.objects.filter(pk__in=undecided)
        changed_with_undo(request, text, said, permission="candidates.add_resumefile", is_resume=(None, False))
    else:
        messages.success(request, text)
    if left:
        words = ngettext(
            "%(count)d file stays: somebody has worked on its person.",
            "%(count)d files stay: somebody has worked on their people.",
            left,
        )
        messages.warning(request, words % {"count": left})
    return redirect(found)


def _read_again(request: HttpRequest, found: Batch, keys: list[int]) -> HttpResponse:
    if tasks.ring(keys):
        words = ngettext("%(count)d file is read again.", "%(count)d files are read again.", len(keys))
        messages.success(request, words % {"count": len(keys)})
    else:
        messages.warning(request, QUEUE_IS_DOWN)
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


def _chosen(request: HttpRequest, found: Batch, *states: FileStatus) -> QuerySet[ResumeFile]:
    """The files of these states that the form names by `file`, or by `state`, `reason` or both; else all of them."""
    files = ResumeFile.objects.filter(batch=found, status__in=states)
    if request.POST.get("state") in TABS:
        files = files.filter(status__in=TABS[request.POST["state"]])
    if request.POST.get("file"):
        return files.filter(pk__in=row_keys(request.POST.getlist("file")))
    if code := request.POST.get("reason"):
        return files.with_reason(code) if code in reasons.REASONS else files.none()
    return files


def _tabs(found: Batch) -> list[tuple[str, str, int]]:
    """Key, words and count of each tab; only those that hold files, and always all."""
    counts = (
        ("failed", pgettext("file", "Failed"), found.failed_count),
        ("review", pgettext("file", "Needs review"), found.review_count),
        ("not_resume", pgettext("file", "Not a résumé"), found.not_resume_count),
        ("parsed", pgettext("file", "Done"), found.parsed_count),
        ("waiting", pgettext("file", "Waiting"), found.waiting),
        ("duplicate", pgettext("file", "Duplicate"), found.duplicate_count),
        ("unpacked", pgettext("file", "Archives"), found.unpacked_count),
    )
    return [("", _("All"), found.total), *(tab for tab in counts if tab[2])]


def _speed(found: Batch, files: QuerySet[ResumeFile]) -> Speed:
    """How fast the last files came out and how long the rest takes; of a batch that is done, how long it took."""
    done = files.filter(claimed_at__isnull=False, finished_at__isnull=False).order_by()
    if found.paused_at:
        return Speed()
    if found.waiting:
        times = list(done.order_by("-finished_at").values_list("claimed_at", "finished_at")[:PACE_FILES])
        if len(times) < LEAST_PACE_FILES:
            return Speed()
        pace = (timezone.now() - min(claimed for claimed, _finished in times)) / len(times)
        return Speed(pace=pace, left=found.waiting * pace)
    ends = done.aggregate(count=Count("pk"), begun=Min("claimed_at"), ended=Max("finished_at"))
    if ends["count"] < LEAST_PACE_FILES:
        return Speed()
    took = ends["ended"] - ends["begun"]
    return Speed(pace=took / ends["count"], took=took) if took < LONGEST_RUN else Speed()
