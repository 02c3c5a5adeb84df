"""A page → regions in reading order: columns and sidebars parted by white space, rows of facts left whole.

A gutter is a strip that no span crosses over several rows. It parts columns where the rows on its two sides go
their own ways; where they stand on the same lines (a date beside its entry, cells of a table) they stay rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from candidates.parsing.lines.rows import Row, rows_of
from candidates.parsing.records import Span

GUTTER = 0.8  # least width, in sizes of the page's type
LEAST_ROWS = 3  # on each side
LEAST_STARTS = 3  # spans that begin at the right edge of a gutter
SAME_EDGE = 0.5  # spans whose left edges differ by less (in type sizes) begin together
# Share of the rows of the shorter side that stand on a line with one of the other side: rows, not columns.
ALIGNED = 0.65
SAME_LEVEL = 0.3  # in heights of the row
LONG_ROW = 9.0  # type sizes: paragraphs are wider, cells mostly are not
DEEPEST = 8
# Labels beside their content: short, and fewer than the rows they stand beside.
LABEL_WIDTH = 7.0
LABEL_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Region:
    """Spans that are read row by row. `column` is 0 for the main flow."""

    spans: tuple[Span, ...]
    column: int = 0


@dataclass(frozen=True, slots=True)
class Split:
    """A gutter at `edge` between the heights `top` and `bottom`."""

    edge: float
    top: float
    bottom: float
    worth: float


def regions_of(spans: Sequence[Span], size: float, depth: int = 0) -> list[Region]:
    """`spans` of a page whose type is mostly of `size` points, parted into regions in reading order."""
    split = best_split(spans, size) if depth < DEEPEST and len(spans) > 2 * LEAST_ROWS else None
    if split is None:
        return [Region(tuple(spans))]
    above = [span for span in spans if middle(span) < split.top]
    below = [span for span in spans if middle(span) > split.bottom]
    beside = [span for span in spans if split.top <= middle(span) <= split.bottom]
    left = [span for span in beside if span.box.left < split.edge - SAME_EDGE * size]
    right = [span for span in beside if span.box.left >= split.edge - SAME_EDGE * size]
    found = regions_of(above, size, depth + 1) if above else []
    sides = [regions_of(left, size, depth + 1), regions_of(right, size, depth + 1)]
    side = 0 if _letters(left) < _letters(right) else 1
    sides[side] = [Region(region.spans, region.column + 1) for region in sides[side]]
    found += sides[0] + sides[1]
    return found + (regions_of(below, size, depth + 1) if below else [])


def middle(span: Span) -> float:
    return (span.box.top + span.box.bottom) / 2


def _letters(spans: Sequence[Span]) -> int:
    return sum(len(span.text) for span in spans)


def best_split(spans: Sequence[Span], size: float) -> Split | None:
    """The gutter that parts most rows into columns, None where there is none."""
    splits = [
        split
        for edge in _edges(spans, size)
        for top, bottom in _bands(spans, edge, size)
        if (split := _judge(spans, edge, size, top=top, bottom=bottom)) is not None
    ]
    return max(splits, key=lambda split: split.worth, default=None)


def _edges(spans: Sequence[Span], size: float) -> list[float]:
    """Left edges at which several spans begin."""
    lefts = sorted(span.box.left for span in spans)
    edges: list[list[float]] = []
    for left in lefts:
        if edges and left - edges[-1][0] < SAME_EDGE * size:
            edges[-1].append(left)
        else:
            edges.append([left])
    return [group[0] for group in edges if len(group) >= LEAST_STARTS and group[0] > lefts[0] + 2 * size]


def _bands(spans: Sequence[Span], edge: float, size: float) -> list[tuple[float, float]]:
    """The heights between which no span crosses the strip left of `edge`."""
    crossing = sorted(
        (span.box.top, span.box.bottom)
        for span in spans
        if span.box.left < edge - SAME_EDGE * size and span.box.right > edge - GUTTER * size
    )
    bands = []
    start = min(span.box.top for span in spans) - 1
    for top, bottom in crossing:
        if top > start:
            bands.append((start, top))
        start = max(start, bottom)
    bands.append((start, max(span.box.bottom for span in spans) + 1))
    return bands


def _judge(spans: Sequence[Span], edge: float, size: float, *, top: float, bottom: float) -> Split | None:
    beside = [span for span in spans if top <= middle(span) <= bottom]
    left = rows_of([span for span in beside if span.box.left < edge - SAME_EDGE * size])
    right = rows_of([span for span in beside if span.box.left >= edge - SAME_EDGE * size])
    if min(len(left), len(right)) < LEAST_ROWS or not are_columns(left, right, size):
        return None
    # Only the stretch where both sides stand is parted; what is above or below may run over the full width.
    top = max(left[0].top, right[0].top) - size
    bottom = min(left[-1].bottom, right[-1].bottom)
    top = min(row.top for row in (*left, *right) if row.bottom > top) - 0.1
    shorter = min(len(left), len(right))
    return Split(edge, top, max(bottom, left[-1].bottom, right[-1].bottom) + 0.1, shorter + (bottom - top) / 1000)


def are_columns(left: Sequence[Row], right: Sequence[Row], size: float) -> bool:
    """True where two stacks of rows are texts of their own, false where they share their lines."""
    fewer, more = (left, right) if len(left) <= len(right) else (right, left)
    aligned = sum(any(_level(row, other) for other in more) for row in fewer) / len(fewer)
    if aligned < ALIGNED:
        return not is_label_column(left, right, size)
    return _is_prose(left, size) and _is_prose(right, size)


def is_label_column(left: Sequence[Row], right: Sequence[Row], size: float) -> bool:
    """True where the left side holds a few short labels, each beside a block of the right side."""
    return len(left) <= LABEL_SHARE * len(right) and all(row.width < LABEL_WIDTH * size for row in left)


def _level(row: Row, other: Row) -> bool:
    reach = SAME_LEVEL * min(row.height, other.height)
    return (
        abs(row.bottom - other.bottom) < reach
        or abs(row.top - other.top) < reach
        or abs(row.top + row.bottom - other.top - other.bottom) < 2 * reach
    )


def _is_prose(rows: Sequence[Row], size: float) -> bool:
    """True where at least three rows in succession fill the width of their column."""
    edge = max(row.right for row in rows)
    full = [row.width > LONG_ROW * size and row.right > edge - 2 * size for row in rows]
    return any(all(full[index : index + 3]) for index in range(len(full) - 2))
