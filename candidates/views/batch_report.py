"""The report card of a batch as CSV: every file with its state, route, text loss, reason and remedy."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy
from django.views.decorators.http import require_safe

from candidates.exports import BYTE_ORDER_MARK, safe_cell
from candidates.intake.reasons import REASONS, WITH_REASONS, code_of
from candidates.models import Batch, ResumeFile

CHUNK_ROWS = 500
ROUTES = {"text": pgettext_lazy("route", "Text"), "ocr": _("OCR"), "mixed": _("Partly OCR")}


@permission_required("candidates.view_batch", raise_exception=True)
@require_safe
def batch_report(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    found = get_object_or_404(Batch, pk=pk)
    return StreamingHttpResponse(
        _pieces(list(ResumeFile.objects.filter(batch=found).for_table().values_list("pk", flat=True))),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(True, f"{found.label}.csv")},
    )


def _pieces(keys: list[int]) -> Iterator[bytes]:
    """The file, a chunk of rows in memory at a time."""
    yield (BYTE_ORDER_MARK + _lines([_heads()])).encode()
    for start in range(0, len(keys), CHUNK_ROWS):
        files = ResumeFile.objects.filter(pk__in=keys[start : start + CHUNK_ROWS]).for_table()
        yield _lines([_row(file) for file in files]).encode()


def _lines(rows: list[list[str]]) -> str:
    written = StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return written.getvalue()


def _heads() -> list[str]:
    return [
        *map(str, (_("File"), _("State"), _("Candidate"), _("Read as"), _("Text placed"))),
        pgettext("of a file", "Pages"),
        *map(str, (_("Seconds"), _("Reason"), _("Remedy"), _("Received"), _("Finished"))),
    ]


def _row(file: ResumeFile) -> list[str]:
    reason = REASONS[code_of(file)] if file.status in WITH_REASONS else None
    placed = file.placed_percent
    return [
        safe_cell(file.name),
        str(file.get_status_display()),
        safe_cell(str(file.person or "")),
        str(ROUTES.get(file.route, "")),
        "" if placed is None else f"{placed}%",
        str(file.page_count or ""),
        "" if file.parse_seconds is None else f"{file.parse_seconds:.1f}",
        str(reason.short) if reason else "",
        str(reason.sentence) if reason else "",
        *(
            f"{timezone.localtime(time):%Y-%m-%d %H:%M:%S}" if time else ""
            for time in (file.created_at, file.finished_at)
        ),
    ]
