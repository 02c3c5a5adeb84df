"""Where each value of a person was read: the stored evidence as addressed sources.

An address is what stands in the page's URL: `phone`, `work/0/position`, `skills/3/name`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from candidates.models import Candidate, CandidateSkill, ResumeText
from candidates.models.histories import (
    Activity,
    Award,
    Certificate,
    Education,
    History,
    LanguageSkill,
    OtherSection,
    Patent,
    Project,
    Publication,
    WorkExperience,
)

DOUBTFUL = 0.7  # below this a value is marked as doubtful
MOST_QUOTED = 80  # characters of a quotation

SECTIONS: Mapping[type, str] = {
    Education: "education",
    WorkExperience: "work",
    Project: "projects",
    Activity: "activities",
    Publication: "publications",
    Patent: "patents",
    Award: "awards",
    Certificate: "certificates",
    LanguageSkill: "languages",
    OtherSection: "others",
    CandidateSkill: "skills",
}


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
    return f"{SECTIONS[type(row)]}/{number}/{field}"


def sources(candidate: Candidate, text: ResumeText | None = None) -> dict[str, Source]:
    """All that is known of where `candidate`'s values were read, by address.

    `text` gives the quotations. Wants the histories and skills prefetched (`for_compare`).
    """
    lines = {line["number"]: line["text"] for line in text.lines} if text else {}
    found = {}
    for row in (candidate, *_rows(candidate)):
        for field, stored in (row.evidence or {}).items():
            found[address(row, field)] = _source(stored, lines)
    return found


def doubtful(found: Iterable[Source]) -> int:
    return sum(source.is_doubtful for source in found)


def _rows(candidate: Candidate) -> Iterator[History | CandidateSkill]:
    yield from candidate.candidate_skills.all()
    for model in SECTIONS:
        if issubclass(model, History):
            yield from getattr(candidate, model.related_name()).all()


def _source(stored: Mapping, lines: Mapping[int, str]) -> Source:
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
    return Source(stored.get("confidence", 1.0), places, _quote(places, lines))


def _quote(places: Iterable[Place], lines: Mapping[int, str]) -> str:
    words = " ".join(lines.get(place.line, "")[place.start : place.end].strip() for place in places).strip()
    return words if len(words) <= MOST_QUOTED else f"{words[:MOST_QUOTED]}…"
