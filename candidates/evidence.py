"""Where each value of a person was read: the stored evidence as addressed sources.

An address is what stands in the page's URL: `phone`, `work/0/position`, `skills/3/name`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from candidates.intake.derive import DOUBTFUL
from candidates.models import HISTORIES, SECTIONS, Candidate, CandidateSkill, FileStatus, ResumeFile, ResumeText
from candidates.models.histories import (
    History,
)

READ = (FileStatus.PARSED, FileStatus.REVIEW)
MOST_QUOTED = 80  # characters of a quotation

SECTION_OF: Mapping[type, str] = {**{table: section for section, table in SECTIONS.items()}, CandidateSkill: "skills"}


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` to `end` of a line, and their boxes in points."""

    page: int
    line: int
    start: int
    end: int
    boxes: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What one value was read from."""

    confidence: float
    places: tuple[Place, ...]
    label: str = ""  # what people call the field
    quote: str = ""  # the words of the document, shortened

    @property
    def is_doubtful(self) -> bool:
        return self.confidence < DOUBTFUL

    @property
    def percent(self) -> int:
        return round(self.confidence * 100)

    @property
    def first(self) -> Place | None:
        return self.places[0] if self.places else None


def address(row: object, field: str) -> str:
    """The address of a field of a candidate, a history row or a candidate's skill."""
    if isinstance(row, Candidate):
        return field
    number = row.position if isinstance(row, CandidateSkill) else row.position_in_resume
    return f"{SECTION_OF[type(row)]}/{number}/{field}"


def sources(candidate: Candidate, text: ResumeText | None = None) -> dict[str, Source]:
    """All that is known of where `candidate`'s values were read, by address.

    `text` gives the quotations. Wants the histories and skills prefetched (`for_compare`).
    """
    lines = {line["number"]: line["text"] for line in text.lines} if text else {}
    found = {}
    for row in (candidate, *_rows(candidate)):
        for field, stored in (row.evidence or {}).items():
            found[address(row, field)] = _source(stored, label(row, field), lines)
    return found


def label(row: object, field: str) -> str:
    """What people call a field of a row; the row's own kind where the field is not a column."""
    try:
        return str(row._meta.get_field(field).verbose_name)
    except FieldDoesNotExist:
        return str(row._meta.verbose_name)


def newest_file(candidate: Candidate) -> ResumeFile | None:
    """The file that the values were read from. Wants the files prefetched (`for_page`)."""
    return next((file for file in candidate.files.all() if file.was_read), None)


def told(source: Source) -> str:
    """A source in words: how sure, which page, what the document says."""
    parts = {"percent": source.percent, "quote": source.quote, "page": source.first.page if source.first else 0}
    if source.is_doubtful:
        return _("%(percent)s%% sure. The document says “%(quote)s”, page %(page)s") % parts
    return _("Read on page %(page)s: “%(quote)s”") % parts


def _rows(candidate: Candidate) -> Iterator[History | CandidateSkill]:
    yield from candidate.candidate_skills.all()
    for model in HISTORIES:
        yield from getattr(candidate, model.related_name()).all()


def _source(stored: Mapping, name: str, lines: Mapping[int, str]) -> Source:
    places = tuple(
        Place(
            place["page"],
            place["line"],
            place["start"],
            place["end"],
            tuple(tuple(box) for box in place.get("boxes", ())),
        )
        for place in stored.get("places", ())
    )
    return Source(stored.get("confidence", 1.0), places, name, _quote(places, lines))


def _quote(places: Iterable[Place], lines: Mapping[int, str]) -> str:
    words = " ".join(lines.get(place.line, "")[place.start : place.end].strip() for place in places).strip()
    return words if len(words) <= MOST_QUOTED else f"{words[:MOST_QUOTED]}…"
