"""Spans of a region → rows: what stands on one line of the page, from left to right."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from candidates.parsing.records import Box, Span

# Spans that share this much of the lower one's height stand on one line, or in cells of one row, set to its middle.
SHARED_HEIGHT = 0.35
# Spans of one row that the next one is held against: a row of a page has fewer, a drawing thousands.
MOST_BESIDE = 40
# Cells at least so wide (in row heights) hold paragraphs; the lines of narrower ones are one value, broken over.
PARAGRAPH_WIDTH = 14.0
# Of a row of facts, a cell of so few lines whose upper ones are full is one value, however wide.
LEAST_FACTS = 3
MOST_LINES = 3
FULL = 1.5  # row heights that a full line leaves free
LISTED = re.compile(r"\s*(?:(?:19|20)\d\d[\d\s./\-–—~年月日至今]*[^\W\d]{2}|[•●■▪◆]|\d{1,2}[.、．)）]\s*[^\W\d])")
# Letters so much larger than lines set over each other beside them (a name beside contacts) stand on none of them.
LARGER = 1.25
# In row heights: less space parts no cells; words so level stand on one line.
NARROW, LEVEL = 0.75, 0.2
NEIGHBOURS = 3  # rows over which a span may reach


def place(span: Span) -> Box:
    """The box of a span that has one, as all spans of a laid-out page do. Raises ValueError for others."""
    if span.box is None:
        raise ValueError("a span without a place")
    return span.box


def middle(span: Span) -> float:
    """The height at which the middle of a span stands."""
    return (place(span).top + place(span).bottom) / 2


def is_inside(span: Span, box: Box) -> bool:
    """True where the middle of a span lies in `box`."""
    x, y = (place(span).left + place(span).right) / 2, middle(span)
    return box.left <= x <= box.right and box.top <= y <= box.bottom


@dataclass(frozen=True, slots=True)
class Row:
    """Spans on one line, by their left edges, and the rectangle around them."""

    spans: tuple[Span, ...]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def rows_of(spans: Sequence[Span], tables: Sequence[Box] = ()) -> list[Row]:
    """The rows of `spans` from top to bottom; what stands in one of the table rows `tables` belongs together."""
    groups, loose = _in_tables(spans, tables)
    groups += _on_common_lines(loose)
    groups.sort(key=lambda group: min(place(span).top for span in group) + max(place(span).bottom for span in group))
    return [row_of(line) for group in groups for line in _untangled(group)]


def _in_tables(spans: Sequence[Span], tables: Sequence[Box]) -> tuple[list[list[Span]], list[Span]]:
    """The spans of each table row, and those that stand in none; of rows inside rows the smallest counts."""
    groups: dict[int, list[Span]] = {}
    loose: list[Span] = []
    order = sorted(range(len(tables)), key=lambda index: tables[index].height)
    for span in spans:
        index = next((index for index in order if is_inside(span, tables[index])), None)
        (loose if index is None else groups.setdefault(index, [])).append(span)
    return list(groups.values()), loose


def _on_common_lines(spans: Sequence[Span]) -> list[list[Span]]:
    groups: list[list[Span]] = []
    for span in sorted(spans, key=lambda span: (place(span).top + place(span).bottom, place(span).left)):
        # The row may not be the last one: tall letters of a neighbour reach over small rows.
        near = [
            group
            for group in groups[: -1 - NEIGHBOURS : -1]
            if any(_on_one_line(span, other) for other in group[-MOST_BESIDE:])
        ]
        if not near:
            groups.append([span])
            continue
        near[0].append(span)
        for group in near[1:]:
            if span.size > LARGER * max(other.size for other in group):
                near[0].extend(group)
                groups.remove(group)
    return groups


def _on_one_line(span: Span, other: Span) -> bool:
    shared = min(place(span).bottom, place(other).bottom) - max(place(span).top, place(other).top)
    return shared > SHARED_HEIGHT * min(place(span).height, place(other).height) and not _is_stacked(span, other)


def _is_stacked(span: Span, other: Span) -> bool:
    """True for spans that overlap sideways and downwards: small print set over or under, no neighbours."""
    across = min(place(span).right, place(other).right) - max(place(span).left, place(other).left)
    narrower = min(place(span).width, place(other).width)
    apart = abs(place(span).top + place(span).bottom - place(other).top - place(other).bottom) / 2
    return across > 0.5 * narrower and apart > 0.25 * min(place(span).height, place(other).height)


def _untangled(group: Sequence[Span]) -> list[list[Span]]:
    """The rows of a group in which a cell of several lines stands beside others.

    Narrow cells are read to their end where they stand; of a wide one, the lines after the first are rows of
    their own.
    """
    larger = _larger(group)
    if larger:
        smaller = [span for span in group if span not in larger]
        lines = [level for cell in _cells(smaller) for level in _levels(cell)]
        return [sorted(larger, key=lambda span: place(span).left), *lines]
    cells = _whole([_levels(cell) for cell in _cells(group)])
    tall = [cell for cell in cells if len(cell) > 1]
    if not tall or len(cells) < 2:
        return [sorted(group, key=lambda span: place(span).left)] if not tall else tall[0]
    if len(cells) >= LEAST_FACTS and all(_is_one_value(cell) for cell in tall):
        return [[span for cell in cells for level in cell for span in level]]
    widest = max(tall, key=_width)
    wide = [cell for cell in tall if _width(cell) >= PARAGRAPH_WIDTH * min(place(span).height for span in group)]
    if len(wide) > 1:
        return [level for cell in cells for level in cell]
    if _width(widest) < PARAGRAPH_WIDTH * min(place(span).height for span in group) and not _is_list(widest):
        return [[span for cell in cells for level in cell for span in level]]
    first = [span for cell in cells for level in (cell[:1] if cell is widest else cell) for span in level]
    return [first, *widest[1:]]


def _whole(cells: Sequence[list[list[Span]]]) -> list[list[list[Span]]]:
    """The cells, those that are words on common lines with hardly a space between them joined: dates before names."""
    whole: list[list[list[Span]]] = []
    for cell in cells:
        if whole and _goes_on(whole[-1], cell):
            whole[-1] = [before + after for before, after in zip(whole[-1], cell, strict=True)]
        else:
            whole.append(cell)
    return whole


def _goes_on(cell: Sequence[Sequence[Span]], right: Sequence[Sequence[Span]]) -> bool:
    if len(cell) != len(right) or len(cell) == 1:
        return False
    pairs = [(before[-1], after[0]) for before, after in zip(cell, right, strict=True)]
    height = place(pairs[0][0]).height
    is_level = all(abs(middle(before) - middle(after)) < LEVEL * height for before, after in pairs)
    return is_level and min(place(after).left - place(before).right for before, after in pairs) < NARROW * height


def _larger(group: Sequence[Span]) -> list[Span]:
    """The spans of a group that are set much larger than lines over each other beside them; none where all agree."""
    largest = max(span.size for span in group)
    larger = [span for span in group if span.size * LARGER > largest]
    smaller = [span for span in group if span.size * LARGER <= largest]
    is_tall = any(len(_levels(cell)) > 1 for cell in _cells(smaller)) if smaller else False
    return larger if is_tall else []


def _is_one_value(cell: Sequence[Sequence[Span]]) -> bool:
    """True for a text that was broken where its cell ends: all lines but the last are full."""
    right = max(place(level[-1]).right for level in cell)
    height = place(cell[0][0]).height
    return (
        len(cell) <= MOST_LINES
        and not _is_list(cell)
        and all(place(level[-1]).right > right - FULL * height for level in cell[:-1])
    )


def _is_list(cell: Sequence[Sequence[Span]]) -> bool:
    """True where each line of a cell begins with a date, a number or a sign of its own, before words."""
    return all(LISTED.match("".join(span.text for span in level)) for level in cell)


def _cells(group: Sequence[Span]) -> list[list[Span]]:
    """Spans that stand over each other, from left to right."""
    cells: list[list[Span]] = []
    reach = 0.0
    for span in sorted(group, key=lambda span: place(span).left):
        # Neighbours may touch; what stands over another shares more than a letter's width with it.
        if cells and place(span).left < reach - 0.5 * place(span).height:
            cells[-1].append(span)
        else:
            cells.append([span])
        reach = max(reach, place(span).right) if len(cells[-1]) > 1 else place(span).right
    return cells


def _levels(cell: Sequence[Span]) -> list[list[Span]]:
    """The lines of a cell from top to bottom, each from left to right."""
    levels: list[list[Span]] = []
    for span in sorted(cell, key=lambda span: place(span).top + place(span).bottom):
        if levels and not any(_is_stacked(span, other) for other in levels[-1]):
            levels[-1].append(span)
        else:
            levels.append([span])
    return [sorted(level, key=lambda span: place(span).left) for level in levels]


def _width(cell: Sequence[Sequence[Span]]) -> float:
    spans = [span for level in cell for span in level]
    return max(place(span).right for span in spans) - min(place(span).left for span in spans)


def row_of(spans: Sequence[Span]) -> Row:
    """A row of `spans` in the given order."""
    return Row(
        tuple(spans),
        min(place(span).left for span in spans),
        min(place(span).top for span in spans),
        max(place(span).right for span in spans),
        max(place(span).bottom for span in spans),
    )
