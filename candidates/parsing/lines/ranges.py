"""Ranges of dates that a narrow cell broke over two lines: `2016年9月` above `至2019年2月` is one line to a reader."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from candidates.parsing.fields.dates import find_dates
from candidates.parsing.lines.rows import Row, place, row_of
from candidates.parsing.records import Box, Line, Span

OPENER = re.compile(r"^\s*(?:[-–—―~～〜]+|至|迄|到|to\b)\s*", re.IGNORECASE)
ENDS_OPEN = re.compile(r"\s*(?:[-–—―~～〜]+|至|到)\s*$")
LONGEST = 24  # characters of a line that is nothing but a date
# White space (in letter sizes) between the cells of a row; ends of a range begin below each other, or end so.
CELL_SPACE = 0.95
SAME_EDGE = 0.5
OUTSIDE = "()（）[]【】 \t\u3000."


def with_whole_ranges(lines: Sequence[Line]) -> list[Line]:
    """`lines`, each range of dates on one of them."""
    joined: list[Line] = []
    for line in lines:
        if joined and _completes(joined[-1], line):
            joined[-1] = _beside(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _completes(first: Line, second: Line) -> bool:
    """Whether two lines of one cell are nothing but the start and the end of one range."""
    return (first.page, first.cell) == (second.page, second.cell) and is_range(first.text, second.text)


def is_range(first: str, second: str) -> bool:
    """Whether two texts are nothing but the start and the end of one range."""
    whole = first + second
    if len(whole) > LONGEST or not (OPENER.match(second) or ENDS_OPEN.search(first)):
        return False
    spans = find_dates(whole)
    if len(spans) != 1 or not spans[0].is_range or not spans[0].begin < len(first) < spans[0].finish:
        return False
    return not (whole[: spans[0].begin] + whole[spans[0].finish :]).strip(OUTSIDE)


def _beside(first: Line, second: Line) -> Line:
    shift = len(first.text)
    return replace(
        first,
        text=first.text + second.text,
        spans=first.spans + second.spans,
        starts=first.starts + tuple(start + shift for start in second.starts),
        box=_around(first.box, second.box),
    )


def _around(one: Box | None, other: Box | None) -> Box | None:
    return one.union(other) if one and other else one or other


def with_ranges_in_cells(rows: Sequence[Row]) -> list[Row]:
    """`rows`, the end of a range that stands in its cell below the start moved up beside it."""
    mended: list[Row] = []
    for row in rows:
        joined = _joined(mended[-1], row) if mended else None
        if joined is None:
            mended.append(row)
            continue
        mended[-1], rest = joined
        if rest:
            mended.append(row_of(rest))
    return mended


def _joined(above: Row, row: Row) -> tuple[Row, tuple[Span, ...]] | None:
    """The row above with a cell of `row` that completes its range, and what remains; None where none does."""
    cells, upper = _cells(row), _cells(above)
    for cell in (cells[0], cells[-1]):
        for over in (upper[0], upper[-1]):
            if _are_below(over, cell) and is_range(_text(over), _text(cell)):
                end = above.spans.index(over[-1]) + 1
                spans = above.spans[:end] + cell + above.spans[end:]
                return replace(above, spans=spans), tuple(span for span in row.spans if span not in cell)
    return None


def _cells(row: Row) -> list[tuple[Span, ...]]:
    """The spans of a row, parted where white space is wide."""
    cells = [[row.spans[0]]]
    for before, span in pairwise(row.spans):
        if place(span).left - place(before).right > CELL_SPACE * span.size:
            cells.append([])
        cells[-1].append(span)
    return [tuple(cell) for cell in cells]


def _are_below(over: Sequence[Span], cell: Sequence[Span]) -> bool:
    reach = SAME_EDGE * cell[0].size
    is_under = place(cell[0]).top > place(over[0]).top + reach
    starts = abs(place(over[0]).left - place(cell[0]).left) < reach
    return is_under and (starts or abs(place(over[-1]).right - place(cell[-1]).right) < reach)


def _text(cell: Sequence[Span]) -> str:
    return "".join(span.text for span in cell)
