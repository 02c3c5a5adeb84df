"""Cells set to the middle of a text of several lines beside them, in tables without rules: they are read before it.

`自我评价` stands between the two lines of what it heads; an eye reads it first.
"""

from collections.abc import Iterable, Sequence

from candidates.parsing.lines.rows import Row, is_inside, row_of
from candidates.parsing.records import Box, Span

# In heights of a line: white space between lines of one text, and by how much it differs; lines that begin together;
# how well a cell hits their middle, and how far from the middle of a line it then stands.
CLOSE, EVEN, SAME_EDGE, CENTRED, BETWEEN = 0.8, 0.3, 0.5, 0.3, 0.2
MOST_LINES = 8  # of a text on either side of the middle


def with_cells_first(rows: Sequence[Row], tables: Sequence[Box]) -> list[Row]:
    """`rows`, cells that stand between the lines of a text beside them moved to the first of these.

    In the rows of ruled tables (`tables`) borders part one text from the next, however close they stand.
    """
    read: list[Row] = []
    for index, row in enumerate(rows):
        is_loose = read and not any(is_inside(row.spans[0], table) for table in tables)
        cells, text = _parted(row, read[-1]) if is_loose else ((), row.spans)
        count = _lines_above(read, cells, text, rows[index + 1 : index + 1 + MOST_LINES]) if cells else 0
        if not count:
            read.append(row)
            continue
        read[-count] = row_of([*cells, *read[-count].spans])
        if text:
            read.append(row_of(text))
    return read


def _parted(row: Row, above: Row) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of a row left of where the row above begins, and the others, which begin where that does."""
    before = tuple(span for span in row.spans if span.box and span.box.right < above.left)
    text = tuple(span for span in row.spans if span not in before)
    return (before, text) if not text or _begin_together(row_of(text), above) else ((), row.spans)


def _lines_above(read: Sequence[Row], cells: Sequence[Span], text: Sequence[Span], below: Sequence[Row]) -> int:
    """How many of the rows read are lines of the text in the middle of which `cells` stand, 0 where they do not."""
    following = [*([row_of(text)] if text else []), *below]
    if not following or (text and abs(_middle(row_of(cells)) - _middle(row_of(text))) < BETWEEN * read[-1].height):
        return 0
    space = following[0].top - read[-1].bottom
    under = _lines(following, read[-1], space)
    over = [read[-1], *_lines(read[-2 : -2 - MOST_LINES : -1], read[-1], space)]
    level = (over[-1].top + under[-1].bottom) / 2 if under else 0.0
    is_centred = abs(_middle(row_of(cells)) - level) < CENTRED * read[-1].height
    return len(over) if under and is_centred else 0


def _lines(rows: Iterable[Row], first: Row, space: float) -> list[Row]:
    """Those of `rows`, away from `first`, that follow each other at the same close distance from the same edge."""
    kept = [first]
    for row in rows:
        apart = max(row.top, kept[-1].top) - min(row.bottom, kept[-1].bottom)
        is_even = abs(apart - space) < EVEN * first.height and apart < CLOSE * first.height
        if not is_even or not _begin_together(row, first):
            break
        kept.append(row)
    return kept[1:]


def _begin_together(row: Row, other: Row) -> bool:
    return abs(row.left - other.left) < SAME_EDGE * other.height


def _middle(row: Row) -> float:
    return (row.top + row.bottom) / 2
