"""A file's text as the viewer shows it: pages with boxes over their pictures, or lines with marked characters."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from candidates.evidence import Place
from candidates.intake.pointing import part_of_box
from candidates.models import ResumeText
from candidates.search import hits
from candidates.search.tree import Term

MARGIN = 1.5  # points around a lit box
BASE = 0.82  # of a line's height: where letters stand

Part = tuple[int, int]  # of a line: its characters from and until


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Lengths as SVG takes them, in points."""

    left: str
    top: str
    width: str
    height: str
    line: int


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    is_lit: bool = False
    is_hit: bool = False


@dataclass(frozen=True, slots=True)
class PaperLine:
    number: int
    page: int
    runs: tuple[Run, ...]
    is_placed: bool = True

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Words:
    """A line's text as SVG lays it over the picture, there to be selected; lengths in points."""

    line: int
    text: str
    left: str
    base: str
    width: str
    size: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One page. Without a size there is no picture of it, only its lines."""

    number: int
    lines: tuple[PaperLine, ...]
    width: float = 0
    height: float = 0
    lit: tuple[Rectangle, ...] = ()
    unplaced: tuple[Rectangle, ...] = ()
    hits: tuple[Rectangle, ...] = ()
    words: tuple[Words, ...] = ()

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width:.1f} {self.height:.1f}"

    @property
    def pixel_height(self) -> int:
        """For 1200 pixels of width, so that the page keeps its place before the picture has come."""
        return round(1200 * self.height / self.width) if self.width else 0


def papers(text: ResumeText, lit: Sequence[Place] = (), terms: Sequence[Term] = ()) -> tuple[Paper, ...]:
    """The pages of `text` in order, with the places in `lit` and the hits of `terms` marked."""
    sizes = {page["number"]: page for page in text.pages}
    by_page = {number: list(lines) for number, lines in itertools.groupby(sorted(text.lines, key=_page), key=_page)}
    return tuple(
        _paper(number, by_page.get(number, []), sizes.get(number, {}), lit, terms)
        for number in sorted({*sizes, *by_page})
    )


def unplaced_lines(text: ResumeText) -> tuple[PaperLine, ...]:
    """The lines that found no place in any field."""
    return tuple(_line(line, (), ()) for line in text.lines if not line.get("placed", True))


def _page(line: Mapping) -> int:
    return line["page"]


def _paper(number: int, lines: Sequence[Mapping], size: Mapping, lit: Sequence[Place], terms: Sequence[Term]) -> Paper:
    here = [place for place in lit if place.page == number]
    missing = [line for line in lines if not line.get("placed", True)]
    found = [(line, _hits(line, terms)) for line in lines]
    return Paper(
        number,
        tuple(
            _line(line, [(place.start, place.end) for place in here if place.line == line["number"]], spans)
            for line, spans in found
        ),
        size.get("width") or 0,
        size.get("height") or 0,
        tuple(_rectangle(box, place.line) for place in here for box in place.boxes),
        tuple(_rectangle(box, line["number"]) for line in missing for box in line.get("boxes", ())),
        tuple(
            _rectangle(part_of_box(box, line["text"], *span), line["number"])
            for line, spans in found
            for span in spans
            for box in line.get("boxes", ())
        ),
        tuple(_words(line) for line in lines if line.get("boxes") and line["text"].strip()),
    )


def _hits(line: Mapping, terms: Sequence[Term]) -> list[Part]:
    return sorted({span for spans in hits.places(line["text"], terms).values() for span in spans})


def _words(line: Mapping) -> Words:
    left, top, right, bottom = line["boxes"][0]
    height = max(bottom - top, 1)
    lengths = (left, top + BASE * height, max(right - left, 1), height)
    return Words(line["number"], line["text"], *(f"{length:.1f}" for length in lengths))


def _line(line: Mapping, lit: Sequence[Part], found: Sequence[Part]) -> PaperLine:
    text = line["text"]
    ends = sorted({0, len(text), *(min(end, len(text)) for part in (*lit, *found) for end in part)})
    runs = (
        Run(text[start:end], _covers(lit, start, end), _covers(found, start, end))
        for start, end in itertools.pairwise(ends)
    )
    return PaperLine(line["number"], line["page"], tuple(runs), line.get("placed", True))


def _covers(parts: Sequence[Part], start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in parts)


def _rectangle(box: Sequence[float], line: int) -> Rectangle:
    left, top, right, bottom = box
    return Rectangle(
        f"{left - MARGIN:.1f}",
        f"{top - MARGIN:.1f}",
        f"{max(0, right - left) + 2 * MARGIN:.1f}",
        f"{max(0, bottom - top) + 2 * MARGIN:.1f}",
        line,
    )
