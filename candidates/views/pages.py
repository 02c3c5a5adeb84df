"""Pictures of the pages of a file: drawn when first asked for, then kept under var/pages."""

import logging
import tempfile
from pathlib import Path

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from candidates import pictures
from candidates.models import ResumeFile

logger = logging.getLogger(__name__)
A_DAY = 24 * 60 * 60


@require_safe
@permission_required("candidates.view_resumefile", raise_exception=True)
def file_page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Page `number` of a file as PNG; where it cannot be drawn, a picture that says so."""
    file = get_object_or_404(ResumeFile.objects.defer("parsed"), pk=pk, format__in=pictures.DRAWN_FORMATS)
    try:
        response = HttpResponse(_picture(file, number), content_type="image/png")
        patch_cache_control(response, private=True, max_age=A_DAY)
    except pictures.NoSuchPage as missing:
        raise Http404("no such page") from missing
    except pictures.PictureError as trouble:
        logger.warning("page %d of file %d was not drawn: %s", number, pk, trouble)
        response = render(request, "candidates/_no_picture.svg.html", content_type="image/svg+xml", status=422)
        patch_cache_control(response, private=True, no_store=True)
    return response


def _picture(file: ResumeFile, number: int) -> bytes:
    path = file.pictures / f"{number}.png"
    if number <= pictures.MOST_PAGES and path.exists():
        return path.read_bytes()
    try:
        with file.content.open("rb") as content:
            picture = pictures.draw(content.read(), file.format, number)
    except (OSError, ValueError) as gone:
        raise pictures.PictureError(f"the original cannot be opened: {gone}") from gone
    _keep(path, picture)
    return picture


def _keep(path: Path, picture: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
        part.write(picture)
    Path(part.name).replace(path)
