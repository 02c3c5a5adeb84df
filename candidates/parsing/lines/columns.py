"""A page → regions in reading order: columns and sidebars parted by white space, rows of facts left whole.

A gutter is a strip that no span crosses over several rows. It parts columns where the rows on its two sides go
their own ways; where they stand on the same lines (a date beside its entry, cells of a table) they stay rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from candidates.parsing.lines.rows import Row, place, rows_of
from candidates.parsing.records import Box, Span

# Least width, in sizes of the page's type; punctuation at the end of a line may hang into it.
GUTTER = 0.4
LEAST_ROWS = 3  # on each side
LONGEST_TAIL = 2  # rows
TAIL_GAP = 1.2  # heights of the row
LEAST_STARTS = 3  # spans that begin at the right edge of a gutter
SAME_EDGE = 0.5  # spans whose left edges differ by less (in type sizes) begin together
# Of the rows that have another beside them, the share that stand on a line with it: rows, not columns.
ALIGNED = 0.5
# Heights of white space between rows that stand on lines with the other side here and there: dates, not text.
SPARSE = 1.4
# In heights of the row. What a program sets on one line differs by rounding; what OCR sees, by much more.
SAME_LEVEL = 0.09
SAME_LEVEL_OCR = 0.35
BESIDE = 0.1  # shared height, in heights of the lower row
LONG_ROW = 9  # letters: rows of a paragraph have more, cells mostly have not
HEADING_SIZE = 1.1  # times the size of the rows below
CLOSE = 1.0  # row heights between rows of a paragraph
DEEPEST = 8
# Labels beside their content: short, and fewer than the rows they stand beside.
LABEL_WIDTH = 7.0
LABEL_SHARE = 0.5
SAME_LABEL = 0.6  # row heights between the lines of one label


@dataclass(frozen=True, slots=True)
class Region:
    """Spans that are read row by row, after the words of their `label`. `column` is 0 for the main flow."""

    spans: tuple[Span, ...]
    column: int = 0
    label: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """A gutter at `edge` between the heights `top` and `bottom`, with labels or a column to its left."""

    edge: float
    top: float
    bottom: float
    worth: float
    labels: bool


def regions_of(spans: Sequence[Span], size: float, *, tables: Sequence[Box] = (), depth: int = 0) -> list[Region]:
    """`spans` of a page whose type is mostly of `size` points, parted into regions in reading order."""
    split = best_split(spans, size, tables) if depth < DEEPEST and len(spans) > 2 * LEAST_ROWS else None
    if split is None:
        return [Region(tuple(spans))]
    above = [span for span in spans if middle(span) < split.top]
    below = [span for span in spans if middle(span) > split.bottom]
    beside = [span for span in spans if split.top <= middle(span) <= split.bottom]
    left = [span for span in beside if place(span).left < split.edge - SAME_EDGE * size]
    right = [span for span in beside if place(span).left >= split.edge - SAME_EDGE * size]
    found = regions_of(above, size, tables=tables, depth=depth + 1) if above else []
    if split.labels:
        found += labelled(rows_of(left), rows_of(right))
    else:
        side = 0 if _letters(left) < _letters(right) else 1
        for index, spans_of_side in enumerate((left, right)):
            for region in regions_of(spans_of_side, size, tables=tables, depth=depth + 1):
                found.append(replace(region, column=region.column + (index == side)))
    return found + (regions_of(below, size, tables=tables, depth=depth + 1) if below else [])


def labelled(labels: Sequence[Row], rows: Sequence[Row]) -> list[Region]:
    """A region for each label, with the rows that stand beside it."""
    groups: list[list[Row]] = []
    for row in labels:
        if groups and row.top - groups[-1][-1].bottom < SAME_LABEL * row.height:
            groups[-1].append(row)
        else:
            groups.append([row])
    regions = []
    start = 0
    for index, group in enumerate(groups):
        following = groups[index + 1][0] if index + 1 < len(groups) else None
        end = len(rows) if following is None else _block_end(rows, start, group, following)
        spans = tuple(span for row in rows[start:end] for span in row.spans)
        regions.append(Region(spans, label=tuple(span for row in group for span in row.spans)))
        start = end
    return regions


def _block_end(rows: Sequence[Row], start: int, label: Sequence[Row], following: Row) -> int:
    """Where the rows of `label` end: before the row beside the next label, or where they stand evenly around it."""
    level = (label[0].top + label[-1].bottom) / 2
    ends = []
    for end in range(start + 1, len(rows) + 1):
        if end < len(rows) and _level(rows[end], following):
            return end
        if end == len(rows) or rows[end].top > level:
            ends.append((abs((rows[start].top + rows[end - 1].bottom) / 2 - level), end))
        if end < len(rows) and rows[end].top > following.bottom:
            break
    return min(ends, default=(0.0, min(start + 1, len(rows))))[1]


def middle(span: Span) -> float:
    return (place(span).top + place(span).bottom) / 2


def _letters(spans: Sequence[Span]) -> int:
    return sum(len(span.text) for span in spans)


def best_split(spans: Sequence[Span], size: float, tables: Sequence[Box] = ()) -> Split | None:
    """The gutter that parts most rows into columns, None where there is none."""
    splits = [
        split
        for edge in _edges(spans, size)
        for top, bottom in _bands([*(place(span) for span in spans), *tables], edge, size)
        if (split := _judge(spans, edge, size, top=top, bottom=bottom)) is not None
    ]
    return max(splits, key=lambda split: split.worth, default=None)


def _edges(spans: Sequence[Span], size: float) -> list[float]:
    """Left edges at which several spans begin."""
    lefts = sorted(place(span).left for span in spans)
    edges: list[list[float]] = []
    for left in lefts:
        if edges and left - edges[-1][0] < SAME_EDGE * size:
            edges[-1].append(left)
        else:
            edges.append([left])
    return [group[0] for group in edges if len(group) >= LEAST_STARTS and group[0] > lefts[0] + 2 * size]


def _bands(boxes: Sequence[Box], edge: float, size: float) -> list[tuple[float, float]]:
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
        if row.top > other[-1].bottom and row.top - above.bottom > TAIL_GAP * row.height:
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
    return space > SPARSE * row.height and any(_level(row, other) for other in others)


def _judge(spans: Sequence[Span], edge: float, size: float, *, top: float, bottom: float) -> Split | None:
    beside = [span for span in spans if top <= middle(span) <= bottom]
    left = rows_of([span for span in beside if place(span).left < edge - SAME_EDGE * size])
    right = rows_of([span for span in beside if place(span).left >= edge - SAME_EDGE * size])
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


def are_crossed(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """True where rows of two stacks stand beside each other and yet on no common lines.

    A row that has nothing beside it (a heading over both sides) says neither.
    """
    fewer, more = (left, right) if len(left) <= len(right) else (right, left)
    beside = [[other for other in more if _overlaps(row, other)] for row in fewer]
    aligned = sum(any(_level(row, other) for other in others) for row, others in zip(fewer, beside, strict=True))
    crossed = sum(bool(others) for others in beside) - aligned
    return crossed > 1 and crossed > aligned * (1 - ALIGNED) / ALIGNED


def are_columns(left: Sequence[Row], right: Sequence[Row], size: float) -> bool:
    """True where two stacks of rows are texts of their own, false where they share their lines."""
    if are_crossed(left, right) or (_is_prose(left, size) and _is_prose(right, size)):
        return True
    return _begins_with_heading(left) and _begins_with_heading(right) and _level(left[0], right[0])


def _begins_with_heading(rows: Sequence[Row]) -> bool:
    """True where the first row is set larger than all that follow: the title of a box, no head of a table."""
    sizes = [max(span.size for span in row.spans) for row in rows]
    return sizes[0] > HEADING_SIZE * max(sizes[1:])


def _overlaps(row: Row, other: Row) -> bool:
    return min(row.bottom, other.bottom) - max(row.top, other.top) > BESIDE * min(row.height, other.height)


def is_label_column(left: Sequence[Row], right: Sequence[Row], size: float) -> bool:
    """True where the left side holds a few short labels, each beside a block of the right side."""
    return len(left) <= LABEL_SHARE * len(right) and all(row.width < LABEL_WIDTH * size for row in left)


def _level(row: Row, other: Row) -> bool:
    is_seen = row.spans[0].confidence < 1 or other.spans[0].confidence < 1
    reach = (SAME_LEVEL_OCR if is_seen else SAME_LEVEL) * min(row.height, other.height)
    return (
        abs(row.bottom - other.bottom) < reach
        or abs(row.top - other.top) < reach
        or abs(row.top + row.bottom - other.top - other.bottom) < 2 * reach
    )


def _is_prose(rows: Sequence[Row], size: float) -> bool:
    """True where at least three rows in close succession fill the width of their column with words."""
    edge = max(row.right for row in rows)
    full = [row.right > edge - 2 * size and _is_wordy(row, size) for row in rows]
    close = [below.top - above.bottom < CLOSE * above.height for above, below in pairwise(rows)]
    return any(all(full[index : index + 3]) and all(close[index : index + 2]) for index in range(len(full) - 2))


def _is_wordy(row: Row, size: float) -> bool:
    words = sum(character.isalpha() for span in row.spans for character in span.text)
    parted = any(place(after).left - place(before).right > size for before, after in pairwise(row.spans))
    return words >= LONG_ROW and not parted
