"""The file as it came: always a download, never shown by the browser as what it claims to be."""

from pathlib import PurePosixPath

from django.contrib.auth.decorators import permission_required
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from candidates.models import ResumeFile


@permission_required("candidates.view_resumefile", raise_exception=True)
@require_safe
def original(request: HttpRequest, pk: int) -> FileResponse:
    file = get_object_or_404(ResumeFile.objects.select_related("duplicate_of").defer("parsed"), pk=pk)
    kept = file if file.content else file.duplicate_of
    if kept is None or not kept.content or not kept.content.storage.exists(kept.content.name):
        raise Http404
    return FileResponse(
        kept.content.open("rb"),
        as_attachment=True,
        filename=PurePosixPath(file.name).name,
        content_type="application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
    )
