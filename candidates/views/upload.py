"""Take in: files come as a plain form, or one request each from the script; both become rows of a batch."""

import itertools
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST

from candidates.forms import PiecesForm, UploadForm
from candidates.intake import receiving, room, samples, tasks, uploads
from candidates.intake.reasons import REASONS, code_of
from candidates.models import Batch, Candidate, FileStatus, ResumeFile
from candidates.models.keys import row_keys

RECENT_BATCHES = 20
MEGABYTE = 1024 * 1024
SOURCES = ("BOSS直聘", "智联招聘", "猎聘", "前程无忧", "内推", "校园招聘")
UPLOAD = "candidates.add_resumefile"


@permission_required(UPLOAD, raise_exception=True)
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = UploadForm(posted, initial={"label": _label_for(request)})
    if form.is_valid():
        files = _files(request, form.cleaned_data["text"])
        if trouble := receiving.trouble_of(request):
            form.add_error(None, trouble)
        elif files or _wants_json(request):
            batch = form.make_batch(request.user, label=_label_for(request))
            return _take_in(request, batch, files)
        else:
            form.add_error(None, _("No file is chosen yet."))
    return _page(request, form)


@permission_required(UPLOAD, raise_exception=True)
@require_POST
def batch_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Further files for a batch."""
    batch = get_object_or_404(Batch, pk=pk)
    files = _files(request, request.POST.get("text", ""))
    if not files and not receiving.trouble_of(request):
        messages.warning(request, _("No file is chosen yet."))
    return _take_in(request, batch, files)


@permission_required(UPLOAD, raise_exception=True)
@require_POST
def batch_pieces(request: HttpRequest, pk: int) -> HttpResponse:
    """A piece of a large file, or without one the question how much is there, which a sender asks who lost touch."""
    batch = get_object_or_404(Batch, pk=pk)
    form = PiecesForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    path, sha256, size, offset = (form.cleaned_data[name] for name in ("path", "sha256", "size", "offset"))
    if file := uploads.already_in(batch, path, sha256):
        return JsonResponse({"files": [_said(file, queue_answers=True)]})
    pieces = receiving.Pieces(batch, sha256, size)
    if trouble := receiving.trouble_of(request) or room.trouble(batch, request.user, files=1, size=size - pieces.have):
        return _refuse(request, batch, trouble)
    for piece in request.FILES.getlist("files"):
        pieces.add(piece, offset)
    return _take_whole(request, pieces, path) if pieces.is_whole() else JsonResponse({"have": pieces.have})


def _take_whole(request: HttpRequest, pieces: receiving.Pieces, path: str) -> HttpResponse:
    with pieces.path.open("rb") as stream:
        upload = uploads.Upload(stream, path, moved_from=pieces.path, sha256=pieces.sha256)
        answer = _take_in(request, pieces.batch, [upload], is_checked=True)
    pieces.path.unlink(missing_ok=True)
    return answer


@permission_required(UPLOAD, raise_exception=True)
@require_POST
def load_samples(request: HttpRequest) -> HttpResponse:
    batch, taken = samples.take_in_samples(request.user)
    _ring(request, taken)
    return redirect(batch)


def _page(request: HttpRequest, form: UploadForm) -> HttpResponse:
    batches = list(Batch.objects.recent(RECENT_BATCHES))
    wanted = row_keys(request.GET.getlist("batch"))
    context = {
        "room": "upload",
        "form": form,
        "into": get_object_or_404(Batch, pk=wanted[0]) if wanted else None,
        "batches": batches,
        "is_empty": not batches and not Candidate.objects.exists(),
        "sample_count": len(samples.sample_paths()),
        "most_bytes": settings.MAX_FILE_BYTES,
        "most_archive_bytes": settings.MAX_BATCH_BYTES,
        "megabytes": settings.MAX_FILE_BYTES // MEGABYTE,
        "gigabytes": settings.MAX_BATCH_BYTES // (1024 * MEGABYTE),
        "too_big": REASONS["too_big"],
        "sources": dict.fromkeys((*SOURCES, *(batch.source for batch in batches if batch.source))),
    }
    return render(request, "candidates/upload.html", context, status=400 if form.errors else 200)


def _label_for(request: HttpRequest) -> str:
    """`3月18日 周岚`, and `3月18日 周岚 2` later that day: what a batch is called unless somebody says better."""
    today = timezone.localdate()
    day = pgettext("batch label", "%(day)d/%(month)d") % {"month": today.month, "day": today.day}
    label = f"{day} {request.user.get_full_name() or request.user.get_username()}"
    taken = set(Batch.objects.filter(created_at__date=today, label__startswith=label).values_list("label", flat=True))
    labels = (label if number == 1 else f"{label} {number}" for number in itertools.count(1))
    return next(each for each in labels if each not in taken)


def _files(request: HttpRequest, text: str) -> list[File]:
    """The files of a request; `path` names their folders, one each and in the same order, where the script knows."""
    files: list[File] = request.FILES.getlist("files")
    paths = request.POST.getlist("path")
    if len(paths) == len(files):
        for file, path in zip(files, paths):
            # The name that Django gives an upload has lost its folder; only `display_name` sees this one.
            file.folder = str(PurePosixPath(path).parent)
    if text.strip():
        first_line = text.strip().splitlines()[0].strip()[:20]
        files = [*files, ContentFile(text.encode(), name=f"{_('Pasted text')} {first_line}.txt")]
    return files


def _take_in(request: HttpRequest, batch: Batch, files: Sequence[File], *, is_checked: bool = False) -> HttpResponse:
    size = sum(file.size for file in files)
    trouble = receiving.trouble_of(request) or room.trouble(batch, request.user, files=len(files), size=size)
    if trouble and not is_checked:
        return _refuse(request, batch, trouble)
    taken = [uploads.store(file, batch=batch, user=request.user) for file in files]
    queue_answers = _ring(request, taken)
    if _wants_json(request):
        return JsonResponse(
            {
                "batch": batch.get_absolute_url(),
                "add": reverse("batch_add", args=[batch.pk]),
                "pieces": reverse("batch_pieces", args=[batch.pk]),
                "page": f"{reverse('upload')}?batch={batch.pk}",
                "files": [_said(each.file, queue_answers) for each in taken],
            }
        )
    return redirect(batch)


def _refuse(request: HttpRequest, batch: Batch, trouble: str) -> HttpResponse:
    """Nothing of the request is taken, and nothing further would be."""
    if _wants_json(request):
        return JsonResponse({"trouble": trouble}, status=413)
    messages.error(request, trouble)
    return redirect(batch)


def _ring(request: HttpRequest, taken: Iterable[uploads.Taken]) -> bool:
    """Ring for what was stored, once that is committed; whether the queue answers."""
    keys = [key for each in taken for key in each.bells]
    answers: list[bool] = []
    transaction.on_commit(lambda: answers.append(tasks.ring(keys)))
    if not all(answers) and not _wants_json(request):
        messages.warning(request, _("The queue is not running now. Nothing is lost: reading starts when it is back."))
    return all(answers)


def _said(file: ResumeFile, queue_answers: bool) -> dict[str, str]:
    """What the script shows beside a file that has arrived."""
    if file.status == FileStatus.FAILED:
        reason = REASONS[code_of(file)]
        return {"state": "fail", "words": str(reason.short), "more": str(reason.sentence)}
    if file.status == FileStatus.DUPLICATE:
        earlier = file.duplicate_of
        if earlier.status in (FileStatus.PARSED, FileStatus.REVIEW, FileStatus.UNPACKED):
            words = _("Already here: %(name)s in “%(batch)s”")
        elif earlier.status == FileStatus.FAILED:
            words = _("Failed before as %(name)s in “%(batch)s”, and is tried again")
        elif earlier.status == FileStatus.NOT_RESUME:
            words = _("No résumé, as before: %(name)s in “%(batch)s”")
        else:
            words = _("Already waiting: %(name)s in “%(batch)s”")
        return {"state": "look", "words": words % {"name": earlier.name, "batch": earlier.batch.label}, "more": ""}
    words = _("Arrived, waits to be read") if queue_answers else _("Arrived; the queue is not running now")
    return {"state": "ok", "words": words, "more": ""}


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"
