"""One person: the facts on the left, the document on the right, and which words each fact was read from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from candidates.addresses import KINDS, NEW, Target, find, rows_of
from candidates.alike import question_like
from candidates.axis import Axis
from candidates.blind import blacked_out, is_hidden
from candidates.differences import differences
from candidates.dismissals import Said, asked_still, lines_aside, said_of, without
from candidates.editing import CorrectionForm, form_for
from candidates.evidence import READ, Source, newest_file, sources
from candidates.locks import Step, locks
from candidates.models import Candidate, Dismissal, Look, Merge, ResumeFile, ResumeText, Suspicion, Tag
from candidates.papers import PaperLine, papers, unplaced_lines
from candidates.pictures import DRAWN_FORMATS
from candidates.questions import Question, questions
from candidates.schooling import schooling
from candidates.search.documents import with_name
from candidates.taking import Taking, groups, places_in, words_of
from candidates.timeline import person_axis
from candidates.trail import trail
from candidates.views.compare import compare_address, compared
from candidates.views.walk import walk


@dataclass(frozen=True, slots=True)
class Document:
    """The file in view with its text; `is_newest` when the values of the page were read from it.

    Of the lines in no field those put `aside` no longer wait for one.
    """

    file: ResumeFile | None
    text: ResumeText | None
    is_newest: bool
    wants_text: bool
    aside: tuple[tuple[str, Dismissal], ...] = ()

    @property
    def has_pictures(self) -> bool:
        """Whether every page has a size: only then can boxes stand over its picture."""
        if not (self.file and self.text and self.text.pages and self.file.format in DRAWN_FORMATS):
            return False
        return all(page.get("width") for page in self.text.pages)

    @property
    def shows_pictures(self) -> bool:
        return self.has_pictures and not self.wants_text

    @property
    def unplaced(self) -> tuple[PaperLine, ...]:
        return unplaced_lines(self.text) if self.text else ()


@dataclass(frozen=True, slots=True)
class Editor:
    """The form that is open on the page, with where its value was read and what was said of it before."""

    target: Target
    form: CorrectionForm
    source: Source | None
    said: tuple[Step, ...]


@require_safe
@permission_required("candidates.view_candidate", raise_exception=True)
def candidate(request: HttpRequest, pk: int) -> HttpResponse:
    person = Candidate.objects.for_page().filter(pk=pk).first()
    if person is None:  # she may be one with somebody else by now
        return redirect(get_object_or_404(Merge.objects.in_force(), gone_pk=pk).survivor)
    target = find(person, request.GET["edit"]) if "edit" in request.GET else None
    Look.objects.write_down(person, request.user)
    may_edit = target and request.user.has_perm("candidates.add_correction") and "blind" not in request.GET
    return person_page(request, person, (target, form_for(target)) if may_edit else None)


def person_page(
    request: HttpRequest,
    person: Candidate,
    edited: tuple[Target, CorrectionForm] | None = None,
    taking: Taking | None = None,
) -> HttpResponse:
    """The page of a person loaded `for_page`, with the form of `edited` in its place, and what `taking` wants."""
    is_blind = request.GET.get("blind") == "1"
    said = said_of(person)
    document = _document(request, person, said)
    may_edit = request.user.has_perm("candidates.add_correction") and not is_blind
    may_take = may_edit and document.is_newest
    values, ways = _values(request, person, document, edited), _ways(request, person)
    taking = taking or (_asked_for(request, document.text) if may_take and document.text else None)
    context = {
        "room": "list",
        "person": person,
        "is_blind": is_blind,
        "shown_name": _("Candidate no. %(number)s") % {"number": person.pk} if is_blind else str(person),
        "may_edit": may_edit,
        "may_take": may_take,
        "may_dismiss": request.user.has_perm("candidates.add_dismissal") and not is_blind,
        "taking": taking,
        "take_groups": groups(person) if may_take else (),
        "document": document,
        "file": document.file,
        "merges": Merge.objects.in_force().filter(survivor=person) if not is_blind else (),
        "differences": differences(person) if may_edit else (),
        "trail": trail(person) if request.user.has_perm("candidates.view_look") and not is_blind else (),
        "further_tags": [tag for tag in Tag.objects.all() if tag not in person.tags.all()],
        "note": request.GET.get("note", ""),
        "papers": papers(document.text, values["lit_places"], ways["terms"]) if document.text else (),
        **values,
        **_life(person, said),
        **ways,
        **_links(request, document, is_blind=is_blind),
    }
    refused = bool((edited and edited[1].errors) or (taking and taking.errors))
    return render(request, "candidates/candidate.html", context, status=422 if refused else 200)


def _values(
    request: HttpRequest, person: Candidate, document: Document, edited: tuple[Target, CorrectionForm] | None
) -> dict[str, object]:
    """The values with their sources and locks, the one that is lit, and the form that is open."""
    found = sources(person, document.text if document.is_newest else None)
    if request.GET.get("blind") == "1":
        found = {where: source for where, source in found.items() if not is_hidden(person, where)}
    locked = locks(person, person.corrections.all())
    lit = edited[0].address if edited else request.GET.get("field", "")
    source = found.get(lit) if document.is_newest else None
    absent = [(f"{path}/{NEW}", kind._meta.verbose_name) for path, kind in KINDS.items() if not rows_of(person, path)]
    return {
        "sources": found,
        "source_data": _for_script(found) if document.is_newest else {},
        "locks": locked,
        "absent": absent,
        "editor": _editor(edited, found, locked) if edited else None,
        "doubts": [where for where, source in found.items() if source.is_doubtful],
        "lit": lit,
        "lit_source": source,
        "lit_places": source.places if source else (),
    }


def _life(person: Candidate, said: Said) -> dict[str, object]:
    """The time axis with its questions, and the degree panel."""
    axis = person_axis(person, timezone.localdate())
    return {
        "axis": axis,
        "asked": asked_still(asked_of(person, axis), said),
        "schooling": schooling(person.education_set.all()),
    }


def asked_of(person: Candidate, axis: Axis | None) -> list[Question]:
    """Every question of a person whose time `axis` is drawn."""
    file = newest_file(person)
    received = timezone.localdate(file.created_at) if file else None
    return questions(person, axis.gaps if axis else (), received, timezone.localdate())


def _ways(request: HttpRequest, person: Candidate) -> dict[str, object]:
    """Where to go from here: through the result, to the comparison, and on when the file was looked through."""
    way = walk(request, person.pk)
    here = (person.get_absolute_url() + kept_query(request, "from", "at", "file", "show")).removesuffix("?")
    return {
        "here": here,
        "walk": way,
        "terms": with_name(person, way.terms) if way else (),
        "after_review": way.next.address if way and way.next else way.back if way else here,
        "compare_link": compare_address([*compared(request), person.pk]),
        "is_compared": person.pk in compared(request),
        "question_like": question_like(person),
        "suspicion": _suspicion(request, person),
    }


def _suspicion(request: HttpRequest, person: Candidate) -> Suspicion | None:
    """The surest of those in which this person may be somebody else too."""
    may_see = request.user.has_perm("candidates.view_suspicion") and request.GET.get("blind") != "1"
    return Suspicion.objects.waiting().of([person.pk]).first() if may_see else None


def _links(request: HttpRequest, document: Document, *, is_blind: bool) -> dict[str, str]:
    """The page's own address with something else open; most go on with what is asked for."""
    text = "" if document.wants_text else "text"
    return {
        "kept": kept_query(request, "from", "at", "file", "show"),
        "blind_link": kept_query(request, "from", "at", "show", blind="" if is_blind else "1"),
        "edit_link": kept_query(request, "from", "at", "show", edit=""),
        "take_link": kept_query(request, "from", "at", "show", take=""),
        "place_link": kept_query(request, "from", "at", "show", field=""),
        "note_link": kept_query(request, "from", "at", "file", "show", note=""),
        "file_link": kept_query(request, "from", "at", "show", file=""),
        "other_view_link": kept_query(request, "from", "at", "file", "field", show=text),
    }


def _asked_for(request: HttpRequest, text: ResumeText) -> Taking | None:
    """The line of the address, ready to be put into a field."""
    asked = tuple(request.GET.getlist("take"))
    places = places_in(text, asked)
    return Taking(asked, words_of(places)) if places else None


def editor(person: Candidate, target: Target, form: CorrectionForm) -> Editor:
    """The form of a target for a page that stands already; `person` is loaded `for_page`."""
    file = newest_file(person)
    text = ResumeText.objects.filter(file=file).first() if file else None
    return _editor((target, form), sources(person, text), locks(person, person.corrections.all()))


def _editor(
    edited: tuple[Target, CorrectionForm], found: Mapping[str, Source], locked: Mapping[str, tuple[Step, ...]]
) -> Editor:
    target, form = edited
    return Editor(target, form, found.get(target.address), locked.get(target.address, ()))


def _document(request: HttpRequest, person: Candidate, said: Said) -> Document:
    """The newest file that was read, or that of the address; a blind review knows what to hide in the newest alone."""
    newest = newest_file(person)
    asked = request.GET.get("file", "") if request.GET.get("blind") != "1" else ""
    file = next((file for file in person.files.all() if file.status in READ and str(file.pk) == asked), newest)
    text = ResumeText.objects.filter(file=file).first() if file else None
    aside = lines_aside(text, said) if text else {}
    if text and aside:
        text = without(text, aside)
    if text and request.GET.get("blind") == "1":
        text = blacked_out(text, person)
    words = {line["number"]: line["text"] for line in text.lines} if aside else {}
    return Document(
        file,
        text,
        is_newest=bool(file) and file == newest,
        wants_text=request.GET.get("show") == "text",
        aside=tuple((words[number], each) for number, each in aside.items()),
    )


def kept_query(request: HttpRequest, *kept: str, **further: str) -> str:
    """A query of this page's own `kept` values, with `further` ones at its end."""
    return "?" + urlencode({**{key: request.GET[key] for key in ("blind", *kept) if key in request.GET}, **further})


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
