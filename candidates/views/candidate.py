"""One person: the facts on the left, the document on the right, and which words each fact was read from."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from candidates.evidence import READ, Source, newest_file, sources
from candidates.models import Candidate, ResumeFile, ResumeText, Tag
from candidates.papers import papers, unplaced_lines
from candidates.pictures import DRAWN_FORMATS
from candidates.schooling import schooling
from candidates.timeline import person_axis
from candidates.views.compare import compare_address, compared
from candidates.views.walk import walk

KEPT_IN_LINKS = ("from", "at", "file", "show")


@require_safe
@permission_required("candidates.view_candidate", raise_exception=True)
def candidate(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Candidate.objects.for_page(), pk=pk)
    newest, file = _files(person, request.GET.get("file", ""))
    text = ResumeText.objects.filter(file=file).first() if file else None
    # the values were read from the newest file: an older one has no places to light up
    found = sources(person, text if file == newest else None)
    lit = request.GET.get("field", "")
    source = found.get(lit) if file == newest else None
    way = walk(request, pk)
    axis = person_axis(person, timezone.localdate())
    kept = {key: request.GET[key] for key in KEPT_IN_LINKS if key in request.GET}
    context = {
        "room": "list",
        "person": person,
        "sources": found,
        "source_data": _for_script(found) if file == newest else {},
        "lit": lit,
        "lit_source": source,
        "place_link": f"?{urlencode({**kept, 'field': ''})}",
        "here": f"{request.path}?{urlencode(kept)}",
        "text_link": f"?{urlencode({**kept, 'show': '' if kept.get('show') == 'text' else 'text', 'field': lit})}#lit",
        "file_link": f"?{urlencode({**kept, 'file': ''})}",
        "file": file,
        "newest": newest,
        "text": text,
        "papers": papers(text, source.places if source else ()) if text else (),
        "unplaced": unplaced_lines(text) if text else (),
        "has_pictures": _has_pictures(file, text),
        "shows_pictures": _has_pictures(file, text) and kept.get("show") != "text",
        "axis": axis,
        "schooling": schooling(person.education_set.all()),
        "walk": way,
        "terms": way.terms if way else (),
        "further_tags": [tag for tag in Tag.objects.all() if tag not in person.tags.all()],
        "note": request.GET.get("note", ""),
        "compare_link": compare_address([*compared(request), pk]),
        "is_compared": pk in compared(request),
    }
    return render(request, "candidates/candidate.html", context)


def _files(person: Candidate, asked: str) -> tuple[ResumeFile | None, ResumeFile | None]:
    """The newest file that was read, and the one to look at."""
    newest = newest_file(person)
    return newest, next((file for file in person.files.all() if file.status in READ and str(file.pk) == asked), newest)


def _has_pictures(file: ResumeFile | None, text: ResumeText | None) -> bool:
    """Whether every page has a size: only then can boxes stand over its picture."""
    if not (file and text and text.pages and file.format in DRAWN_FORMATS):
        return False
    return all(page.get("width") for page in text.pages)


def _for_script(found: Mapping[str, Source]) -> dict[str, dict[str, object]]:
    """What candidate.js needs to light a value up without asking the server again."""
    return {
        address: {
            "label": source.label,
            "where": where(source.places),
            "places": [[place.page, place.line, place.start, place.end, place.boxes] for place in source.places],
        }
        for address, source in found.items()
        if source.places
    }


def where(places: Sequence) -> str:
    return _("page %(page)s, line %(line)s") % {"page": places[0].page, "line": places[0].line}
