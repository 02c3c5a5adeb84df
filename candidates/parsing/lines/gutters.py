"""Gutters: strips that no span crosses over several rows, and whether they part columns or run between facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from candidates.parsing.lines.headed import headed
from candidates.parsing.lines.rows import Row, middle, place, rows_of
from candidates.parsing.lines.stacks import are_columns, are_crossed, is_label_column, is_larger, is_level
from candidates.parsing.records import Box, Span

# Least width, in sizes of the page's type; punctuation at the end of a line may hang into it.
GUTTER = 0.4
LEAST_ROWS = 3  # on each side
LONGEST_TAIL = 2  # rows
TAIL_GAP = 1.2  # heights of the row
LEAST_STARTS = 3  # spans that begin at the right edge of a gutter
MOST_EDGES = 24  # a page of columns has a few, a drawing thousands
SAME_EDGE = 0.5  # spans whose left edges differ by less (in type sizes) begin together
# Heights of white space between rows that stand on lines with the other side here and there: dates, not text.
SPARSE = 1.4

# What two headings part goes before what white space lets guess, where nothing stands left of it.
HEADED_WORTH = 100.0


@dataclass(frozen=True, slots=True)
class Split:
    """A gutter at `edge` between the heights `top` and `bottom`, with labels or a column to its left."""

    edge: float
    top: float
    bottom: float
    worth: float
    labels: bool


def white_splits(spans: Sequence[Span], size: float, *, walls: Sequence[Box]) -> list[Split]:
    """The gutters that part columns, between boxes (`walls`) that go across."""
    boxes = [*(place(span) for span in spans), *walls]
    return [
        split
        for edge in _edges(spans, size)
        for top, bottom in bands(boxes, edge, size)
        if (split := _judge(spans, edge, size, top=top, bottom=bottom)) is not None
    ]


def _edges(spans: Sequence[Span], size: float) -> list[float]:
    """Left edges at which several spans begin; of very many, those at which most do."""
    lefts = sorted(place(span).left for span in spans)
    edges: list[list[float]] = []
    for left in lefts:
        if edges and left - edges[-1][0] < SAME_EDGE * size:
            edges[-1].append(left)
        else:
            edges.append([left])
    shared = [group for group in edges if len(group) >= LEAST_STARTS and group[0] > lefts[0] + 2 * size]
    return sorted(group[0] for group in sorted(shared, key=len, reverse=True)[:MOST_EDGES])


def bands(boxes: Sequence[Box], edge: float, size: float) -> list[tuple[float, float]]:
    """The heights between which nothing crosses the strip left of `edge`."""
    crossing = sorted(
        (box.top, box.bottom)
        for box in boxes
        if box.left < edge - SAME_EDGE * size and box.right > edge - GUTTER * size
    )
    bands = []
    start = min(box.top for box in boxes) - 1
    for top, bottom in crossing:
        if top > start:
            bands.append((start, top))
        start = max(start, bottom)
    bands.append((start, max(box.bottom for box in boxes) + 1))
    return bands


def _without_tail(rows: list[Row], other: Sequence[Row]) -> list[Row]:
    """`rows` without the last few that stand apart below the other side: the heading of what follows on both."""
    for index in range(max(1, len(rows) - LONGEST_TAIL), len(rows)):
        row, above = rows[index], rows[index - 1]
        is_apart = row.top - above.bottom > TAIL_GAP * row.height or is_larger(row, above)
        if row.top > other[-1].bottom and is_apart:
            return rows[:index]
    return rows


def _without_shared_ends(left: list[Row], right: list[Row]) -> tuple[list[Row], list[Row]]:
    """Both sides without the entries above and below whose dates stand at the same edge as a column."""
    fewer, more = (left, right) if len(left) <= len(right) else (right, left)
    low, high = 0, len(fewer)
    while high - low > 1 and _is_shared(fewer[high - 1], more, fewer[high - 2]):
        high -= 1
    while high - low > 1 and _is_shared(fewer[low], more, fewer[low + 1]):
        low += 1
    if (low, high) == (0, len(fewer)):
        return left, right
    above = fewer[low - 1].bottom if low else float("-inf")
    below = fewer[high].top if high < len(fewer) else float("inf")

    def within(rows: list[Row]) -> list[Row]:
        return [row for row in rows if row.top + row.height / 2 > above and row.top + row.height / 2 < below]

    return within(left), within(right)


def _is_shared(row: Row, others: Sequence[Row], neighbour: Row) -> bool:
    """True for a row on a line with the other side, with white space before the next row of its own side."""
    space = max(row.top, neighbour.top) - min(row.bottom, neighbour.bottom)
    return space > SPARSE * row.height and any(is_level(row, other) for other in others)


def _judge(spans: Sequence[Span], edge: float, size: float, *, top: float, bottom: float) -> Split | None:
    beside = [span for span in spans if top <= middle(span) <= bottom]
    left = rows_of([span for span in beside if place(span).left < edge - SAME_EDGE * size])
    right = rows_of([span for span in beside if place(span).left >= edge - SAME_EDGE * size])
    if under := headed(left, right, size):
        return _around(edge, *under)
    if min(len(left), len(right)) < LEAST_ROWS:
        return None
    if any(middle(span) > bottom for span in spans):
        left, right = _without_tail(left, right), _without_tail(right, left)
    left, right = _without_shared_ends(left, right)
    if min(len(left), len(right)) < LEAST_ROWS:
        return None
    labels = is_label_column(left, right, size)
    if not (labels and are_crossed(left, right)) and not are_columns(left, right, size):
        return None
    # Only the stretch where both sides stand is parted; what is above or below may run over the full width.
    top = max(left[0].top, right[0].top) - size
    bottom = min(left[-1].bottom, right[-1].bottom)
    top = min(row.top for row in (*left, *right) if row.bottom > top) - 0.1
    shorter = min(len(left), len(right))
    return Split(
        edge, top, max(bottom, left[-1].bottom, right[-1].bottom) + 0.1, shorter + (bottom - top) / 1000, labels
    )


def _around(edge: float, left: Sequence[Row], right: Sequence[Row]) -> Split:
    """The split between two sides that begin on one line."""
    top, bottom = min(left[0].top, right[0].top) - 0.1, max(left[-1].bottom, right[-1].bottom) + 0.1
    is_apart = min(row.left for row in left) >= left[0].left - SAME_EDGE * left[0].height
    worth = HEADED_WORTH * is_apart + min(len(left), len(right)) + (bottom - top) / 1000
    return Split(edge, top, bottom, worth, labels=False)
