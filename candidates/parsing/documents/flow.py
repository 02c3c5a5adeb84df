"""A pen for documents that flow: readers write text in a style, the pen numbers lines and cells."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, zip_longest

from candidates.parsing.records import Cell, Document, Page, Span


@dataclass(frozen=True, slots=True)
class Style:
    """How the next characters look; the same names and units as `Span`."""

    size: float = 0.0
    bold: bool = False
    color: str = ""
    link: str = ""
    heading: int = 0


PLAIN = Style()
# Boxes side by side are read across while they are rows of facts; longer ones are columns of text.
MOST_LINES_ACROSS = 2
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d")
MOST_CHARACTERS_ACROSS = 40


class Pen:
    """Collects spans in reading order. `write` adds to the open line, `end_line` closes it if it has text."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.cell: Cell | None = None
        self._line = 1
        self._open: list[tuple[Style, Cell | None, list[str]]] = []  # runs of the open line
        self._tables = 0

    def write(self, text: str, style: Style = PLAIN) -> None:
        """Add `text` to the open line; a newline in it ends the line."""
        first, *others = text.split("\n")
        self._add(first, style)
        for other in others:
            self.end_line()
            self._add(other, style)

    def _add(self, text: str, style: Style) -> None:
        if not text:
            return
        if self._open and self._open[-1][:2] == (style, self.cell):
            self._open[-1][2].append(text)
        else:
            self._open.append((style, self.cell, [text]))

    def end_line(self) -> None:
        """Close the open line; blank ones leave no trace."""
        spans = [self._span(style, cell, "".join(texts)) for style, cell, texts in self._open]
        if any(not span.text.isspace() for span in spans):
            self.spans.extend(spans)
            self._line += 1
        self._open = []

    def _span(self, style: Style, cell: Cell | None, text: str) -> Span:
        return Span(
            text,
            size=style.size,
            bold=style.bold,
            color=style.color,
            link=style.link,
            line=self._line,
            heading=style.heading,
            cell=cell,
        )

    def skip_line(self) -> None:
        """Leave a line number unused: white space that a reader would see."""
        self._line += 1

    def at_line_start(self) -> bool:
        return not self._open

    def ends_with_space(self) -> bool:
        return not self._open or self._open[-1][2][-1][-1].isspace()

    @contextmanager
    def side_by_side(self) -> Iterator[Callable[[], None]]:
        """What is written inside stands in boxes beside each other; call the given function before each box.

        Boxes of a few short lines become lines with tabs between them; a year stands beside the first line of a longer
        box; other boxes stay one below the other.
        """
        self.end_line()
        starts: list[int] = []

        def next_box() -> None:
            self.end_line()
            starts.append(len(self.spans))

        first = len(self.spans)
        yield next_box
        self.end_line()
        bounds = [*starts, len(self.spans)]
        boxes = [_lines(self.spans[low:high]) for low, high in pairwise(bounds) if low < high]
        if len(boxes) > 1 and (all(_is_short(box) for box in boxes) or _are_dated(boxes)):
            number = self.spans[first].line
            del self.spans[first:]
            for row in zip_longest(*boxes, fillvalue=()):
                self.spans.extend(_side_by_side([part for part in row if part], number))
                number += 1
            self._line = number

    def new_table(self) -> int:
        self._tables += 1
        return self._tables

    def document(self, format: str) -> Document:
        """All that was written, as a document of one page."""
        self.end_line()
        return Document(format, (Page(1, spans=tuple(self.spans)),))


def _lines(spans: list[Span]) -> list[tuple[Span, ...]]:
    return [tuple(group) for _, group in groupby(spans, key=lambda span: span.line)]


def _is_short(box: list[tuple[Span, ...]]) -> bool:
    if len(box) == 1:
        return True
    short = all(sum(len(span.text) for span in line) <= MOST_CHARACTERS_ACROSS for line in box)
    return short and len(box) <= MOST_LINES_ACROSS


def _are_dated(boxes: list[list[tuple[Span, ...]]]) -> bool:
    """True for an entry beside its date: one longer box, and short ones of one line with a year among them."""
    lines = [box[0] for box in boxes if len(box) == 1]
    texts = ["".join(span.text for span in line) for line in lines]
    is_short = all(len(text) <= MOST_CHARACTERS_ACROSS for text in texts)
    return len(boxes) - len(lines) == 1 and is_short and any(YEAR.search(text) for text in texts)


def _side_by_side(parts: list[tuple[Span, ...]], number: int) -> list[Span]:
    """`parts` as the line `number`, a tab after each but the last."""
    spans: list[Span] = []
    for part in parts:
        spans.extend(replace(span, line=number) for span in part)
        spans.append(replace(part[-1], text="\t", link="", line=number))
    return spans[:-1]
