"""People handed over as a file: those ticked, those of a shortlist, or all that the filters of the list find."""

import re
from collections.abc import Iterator

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from candidates.columns import CHOICE_IN_SESSION, chosen_columns
from candidates.exports import csv_pieces
from candidates.models import Candidate, Shortlist
from candidates.models.keys import row_keys
from candidates.views.back import way_back
from candidates.views.selection import found, selected

NAMES_PEOPLE = {"shortlist", "candidate", "all"}
NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@permission_required("candidates.view_candidate", raise_exception=True)
@require_http_methods(["GET", "POST"])  # a long selection does not fit into an address
def export(request: HttpRequest) -> HttpResponseBase:
    """`shortlist`, `candidate` several, `all` with `query`, or the filters themselves; `column` several, in order."""
    asked = request.POST if request.method == "POST" else request.GET
    if request.method == "POST" and not NAMES_PEOPLE & asked.keys():  # a list's form in which nobody is ticked
        messages.warning(request, _("Choose somebody first."))
        return redirect(way_back(request, "list"))
    shortlist = _shortlist(asked)
    columns = chosen_columns(_remembered(request, asked, shortlist), for_shortlist=shortlist is not None)
    site = request.build_absolute_uri("/").rstrip("/")
    pieces = csv_pieces(_people(asked, shortlist), columns, site=site)
    response = StreamingHttpResponse(_spoken(pieces, get_language()), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(True, _file_name(shortlist))
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _spoken(pieces: Iterator[bytes], language: str) -> Iterator[bytes]:
    """Each piece made in the language of the request, which is over when the pieces are sent."""
    while True:
        with override(language):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece


def _remembered(request: HttpRequest, asked: QueryDict, shortlist: Shortlist | None) -> list[str]:
    """The columns asked for, else those of the last time."""
    kept_as = CHOICE_IN_SESSION[shortlist is not None]
    if "column" in asked:
        request.session[kept_as] = asked.getlist("column")
    return request.session.get(kept_as, [])


def _shortlist(asked: QueryDict) -> Shortlist | None:
    keys = row_keys(asked.getlist("shortlist"))
    return get_object_or_404(Shortlist, pk=keys[0]) if keys else None


def _people(asked: QueryDict, shortlist: Shortlist | None) -> list[QuerySet[Candidate]]:
    if shortlist:
        return [Candidate.objects.on_shortlist(shortlist)]
    if NAMES_PEOPLE & asked.keys():
        return selected(asked)
    return found(asked)


def _file_name(shortlist: Shortlist | None) -> str:
    name = NOT_IN_FILE_NAMES.sub(" ", shortlist.name).strip() if shortlist else _("Candidates")
    return f"{name}-{timezone.localdate():%Y-%m-%d}.csv"
