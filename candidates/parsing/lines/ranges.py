"""Ranges of dates that a narrow cell broke over lines: `2016年9月` above `至2019年2月` is one line to a reader."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from candidates.parsing.fields.dates import ARROW, DASH, find_dates
from candidates.parsing.lines.rows import Row, place, row_of
from candidates.parsing.records import Box, Line, Span

OPENER = re.compile(rf"^\s*(?:{DASH}+|{ARROW}|至|迄|到|to\b)\s*", re.IGNORECASE)
ENDS_OPEN = re.compile(rf"\s*(?:{DASH}+|{ARROW}|至|到)\s*$")
CUT_END, CUT_START = re.compile(r"[.年/]\s*$"), re.compile(r"^\s*[.年/月]")  # inside the date that ends a range
LONGEST = 24  # characters of a line that is nothing but a date
# White space (in letter sizes) between the cells of a row; ends of a range begin below each other, end so, or are
# set to one middle.
CELL_SPACE = 0.95
SAME_EDGE = 0.5
MOST_PARTS = 2  # below the start of a range: the sign between the dates may have a line to itself
OUTSIDE = "()（）[]【】 \t\u3000."


def with_whole_ranges(lines: Sequence[Line]) -> list[Line]:
    """`lines`, each range of dates on one of them."""
    joined: list[Line] = []
    index = 0
    while index < len(lines):
        parts = _completing(joined[-1], lines[index : index + MOST_PARTS]) if joined else ()
        for part in parts:
            joined[-1] = beside(joined[-1], part)
        if not parts:
            joined.append(lines[index])
        index += len(parts) or 1
    return joined


def _completing(first: Line, following: Sequence[Line]) -> Sequence[Line]:
    """Those of the lines `following` in the same cell that are nothing but the end of a range which `first` starts."""
    same = [(line.page, line.cell) == (first.page, first.cell) for line in following]
    for count in range(1, len(following) + 1):
        if all(same[:count]) and is_range(first.text, "".join(line.text for line in following[:count])):
            return following[:count]
    return ()


def is_range(first: str, second: str) -> bool:
    """Whether two texts are nothing but the start and the end of one range."""
    whole = first + second
    if len(whole) > LONGEST or not (OPENER.match(second) or ENDS_OPEN.search(first) or _cut_date(first, second)):
        return False
    spans = find_dates(whole)
    if len(spans) != 1 or not spans[0].is_range or not spans[0].begin < len(first) < spans[0].finish:
        return False
    return not (whole[: spans[0].begin] + whole[spans[0].finish :]).strip(OUTSIDE)


def _cut_date(first: str, second: str) -> bool:
    """Whether the last date of a range may be broken itself: `Mar. 2015 to July` over `2020`, `-2017` over `年6月`."""
    ends = any(span.is_range for span in find_dates(first))
    return not ends or bool(CUT_END.search(first) or CUT_START.match(second))


def beside(first: Line, second: Line) -> Line:
    """Two lines as one, without a space between."""
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
    waiting = list(rows)
    while waiting:
        row, *waiting = waiting
        over, ends = _range_below(row, waiting[:MOST_PARTS])
        at = row.spans.index(over[-1]) + 1 if ends else 0
        moved = [span for end in ends for span in end]
        mended.append(replace(row, spans=(*row.spans[:at], *moved, *row.spans[at:])) if ends else row)
        rest = [tuple(span for span in below.spans if span not in moved) for below in waiting[: len(ends)]]
        waiting[: len(ends)] = [row_of(spans) for spans in rest if spans]
    return mended


def _range_below(row: Row, following: Sequence[Row]) -> tuple[tuple[Span, ...], list[tuple[Span, ...]]]:
    """A cell of `row`, and the cells of the rows right below it that complete its range; none where none do."""
    cells = cells_of(row)
    for over in (cells[0], cells[-1]):
        if not _begins_range(text_of(over)):
            continue
        ends: list[tuple[Span, ...]] = []
        for below in following:
            cell = next((cell for cell in cells_of(below) if are_below(over, cell)), None)
            if cell is None or len(text_of(cell)) > LONGEST:
                break
            ends.append(cell)
            if is_range(text_of(over), "".join(map(text_of, ends))):
                return over, ends
    return (), []


def _begins_range(text: str) -> bool:
    return len(text) < LONGEST and any(character.isdigit() for character in text)


def cells_of(row: Row) -> list[tuple[Span, ...]]:
    """The spans of a row, parted where white space is wide."""
    cells = [[row.spans[0]]]
    for before, span in pairwise(row.spans):
        if place(span).left - place(before).right > CELL_SPACE * span.size:
            cells.append([])
        cells[-1].append(span)
    return [tuple(cell) for cell in cells]


def are_below(over: Sequence[Span], cell: Sequence[Span]) -> bool:
    """Whether a cell stands under another: they begin or end at one edge, or have one middle."""
    reach = SAME_EDGE * cell[0].size
    is_under = place(cell[0]).top > place(over[0]).top + reach
    starts = place(over[0]).left - place(cell[0]).left
    ends = place(over[-1]).right - place(cell[-1]).right
    return is_under and min(abs(starts), abs(ends), abs(starts + ends) / 2) < reach


def text_of(cell: Sequence[Span]) -> str:
    """The words of a cell."""
    return "".join(span.text for span in cell)
