"""People handed over as a file: those ticked, those of a shortlist, or all that the filters of the list find.

Who took whom is written down as they leave; the page that asked can ask how far it is, and admins see it all later.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from candidates.columns import COLUMNS, chosen_columns
from candidates.exports import MOST_PEOPLE, file_pieces
from candidates.models import Candidate, Export, ExportChoice, ExportFormat, Shortlist
from candidates.models.candidate import CandidateQuerySet
from candidates.models.keys import row_keys
from candidates.views.back import way_back
from candidates.views.selection import found, selected

NAMES_PEOPLE = {"shortlist", "candidate", "all"}
NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
CONTENT_TYPES = {
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ExportFormat.CSV: "text/csv; charset=utf-8",
    ExportFormat.JSON: "application/json",
}
KNOWN_COLUMNS = frozenset(column.key for column in COLUMNS)
MOST_ASKED = 60  # times that a page asks for an export that has not begun
ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class People:
    """Whom a form speaks of: their keys in order, and what they are together."""

    keys: Sequence[int]
    rows: CandidateQuerySet
    scope: Export.Scope
    about: str = ""
    shortlist: Shortlist | None = None

    @property
    def name(self) -> str:
        """What a file of them is called."""
        if self.scope == Export.Scope.PERSON:
            return str(self.rows.filter(pk__in=self.keys).only("name").first() or _("Candidates"))
        return self.shortlist.name if self.shortlist else _("Candidates")


@permission_required("candidates.view_candidate", raise_exception=True)
@require_http_methods(["GET", "POST"])  # a long selection does not fit into an address
def export(request: HttpRequest) -> HttpResponseBase:
    """`shortlist`, `candidate` several, `all` with `query`, or the filters themselves; `column` several, `format`."""
    asked = request.POST if request.method == "POST" else request.GET
    if request.method == "POST" and not NAMES_PEOPLE & asked.keys():  # a list's form in which nobody is ticked
        messages.warning(request, _("Choose somebody first."))
        return redirect(way_back(request, "list"))
    choice = _choice(request, asked)
    if choice.format == ExportFormat.PROFILE:
        return redirect(f"{reverse('profiles')}?{_names_of_people(asked)}")
    people = people_of(asked)
    most = MOST_PEOPLE.get(ExportFormat(choice.format))
    if most and len(people.keys) > most:
        messages.warning(request, _("An Excel sheet holds %(most)d people at most. Take CSV.") % {"most": most})
        return redirect(way_back(request, "list"))
    return _answer(request, people, choice, asked.get("ticket", "").replace("\x00", ""))


def people_of(asked: QueryDict) -> People:
    """Whom `asked` names, in the order of the screen."""
    if keys := row_keys(asked.getlist("shortlist")):
        shortlist = get_object_or_404(Shortlist, pk=keys[0])
        rows = Candidate.objects.on_shortlist(shortlist)
        return People(list(rows.values_list("pk", flat=True)), rows, Export.Scope.SHORTLIST, shortlist.name, shortlist)
    everybody = Candidate.objects.all()
    if asked.get("all") or not NAMES_PEOPLE & asked.keys():
        filters = QueryDict(asked.get("query", "")) if asked.get("all") else asked
        return People(found(filters), everybody, Export.Scope.RESULT, _filters(filters))
    ticked = selected(asked)
    return People(ticked, everybody, Export.Scope.PERSON if len(ticked) == 1 else Export.Scope.SELECTION)


def _filters(query: QueryDict) -> str:
    """What finds the same people on the list again."""
    ours = {"column", "format", "ticket", "csrfmiddlewaretoken", "page", "preview"}
    return urlencode([(name, value) for name in query if name not in ours for value in query.getlist(name)])


def _names_of_people(asked: QueryDict) -> str:
    if not NAMES_PEOPLE & asked.keys():
        return urlencode({"all": "1", "query": _filters(asked), "blind": asked.get("blind", "")})
    names = (*sorted(NAMES_PEOPLE), "query", "blind")
    return urlencode([(name, value) for name in names for value in asked.getlist(name)])


def _choice(request: HttpRequest, asked: QueryDict) -> ExportChoice:
    """The columns and the format asked for, else those of the last time; remembered beyond the session."""
    choice, _made = ExportChoice.objects.get_or_create(
        user=request.user, of_shortlists=bool(row_keys(asked.getlist("shortlist")))
    )
    before = choice.columns, choice.format
    choice.columns = [key for key in asked.getlist("column") if key in KNOWN_COLUMNS] or choice.columns
    if asked.get("format") in ExportFormat.values:
        choice.format = asked["format"]
    if (choice.columns, choice.format) != before:
        choice.save()
    return choice


def _answer(request: HttpRequest, people: People, choice: ExportChoice, ticket: str) -> StreamingHttpResponse:
    columns = chosen_columns(choice.columns, for_shortlist=choice.of_shortlists)
    form = ExportFormat(choice.format)
    record = Export.objects.create(
        format=form,
        scope=people.scope,
        about=people.about,
        columns=[] if form == ExportFormat.JSON else [column.key for column in columns],
        total=len(people.keys),
        ticket=ticket[: Export._meta.get_field("ticket").max_length],
        created_by=request.user,
    )
    site = request.build_absolute_uri("/").rstrip("/")
    pieces = file_pieces(form, people.rows, people.keys, columns, site=site, told=record.handed)
    response = StreamingHttpResponse(_spoken(pieces, get_language(), record), content_type=CONTENT_TYPES[form])
    response.headers["Content-Disposition"] = content_disposition_header(True, _file_name(people.name, form))
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _spoken(pieces: Iterator[bytes], language: str, record: Export) -> Iterator[bytes]:
    """Each piece made in the language of the request, which is over when the pieces are sent."""
    try:
        while True:
            with override(language):
                piece = next(pieces, None)
            if piece is None:
                record.finish()
                return
            yield piece
    finally:  # whoever takes the file may go away, and a database may break
        if not record.finished_at:
            record.stop()


def _file_name(name: str, form: ExportFormat) -> str:
    plain = NOT_IN_FILE_NAMES.sub(" ", name).strip() or _("Candidates")
    return f"{plain}-{timezone.localdate():%Y-%m-%d}.{form}"


@require_safe
@permission_required("candidates.view_candidate", raise_exception=True)
def export_progress(request: HttpRequest) -> HttpResponse:
    """How far the export of this `ticket` is; the part asks again by itself until it is through."""
    ticket = request.GET.get("ticket", "").replace("\x00", "")
    so_far = request.GET.get("asked", "")
    asked = min(int(so_far), MOST_ASKED) + 1 if so_far.isascii() and so_far.isdecimal() and len(so_far) < 4 else 1
    record = Export.objects.filter(created_by=request.user, ticket=ticket).first() if ticket else None
    context = {"export": record, "ticket": ticket, "asked": asked, "is_given_up": not record and asked >= MOST_ASKED}
    return render(request, "candidates/_export_progress.html", context)


@require_safe
@permission_required("candidates.view_candidate", raise_exception=True)
def export_log(request: HttpRequest) -> HttpResponse:
    """Who took whom out: her own exports, or everybody's for those who may see them."""
    page = Paginator(Export.objects.seen_by(request.user).for_log(), ON_A_PAGE).get_page(request.GET.get("page"))
    _name_single_people(page.object_list)
    context = {
        "room": "exports",
        "page": page,
        "is_everybody": request.user.has_perm("candidates.view_export"),
    }
    return render(request, "candidates/exports.html", context)


def _name_single_people(exports: Iterable[Export]) -> None:
    """Give each export of one person her, as `one_person`, unless she is gone."""
    single = [export.pk for export in exports if export.scope == Export.Scope.PERSON]
    taken = Export.people.through.objects.filter(export__in=single).select_related("candidate")
    person_of = {row.export_id: row.candidate for row in taken}
    for export in exports:
        export.one_person = person_of.get(export.pk)
