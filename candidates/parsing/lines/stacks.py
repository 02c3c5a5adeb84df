"""What two stacks of rows, side by side, are to each other: texts of their own, facts on common lines, or labels."""

from collections.abc import Sequence
from itertools import pairwise

from candidates.parsing.lines.ranges import is_range
from candidates.parsing.lines.rows import Row, place
from candidates.parsing.lines.turned import is_turned

# Of the rows that have another beside them, the share that stand on a line with it: rows, not columns.
ALIGNED = 0.5
# In heights of the row. What a program sets on one line differs by rounding; what OCR sees, by much more.
SAME_LEVEL = 0.09
SAME_LEVEL_OCR = 0.15
BESIDE = 0.1  # shared height, in heights of the lower row
LONG_ROW = 9  # letters: rows of a paragraph have more, cells mostly have not
HEADING_SIZE = 1.1  # times the size of the rows below
TITLE_SHARE = 0.4  # of the rows of boxes over each other: each has two rows of text or more
CLOSE = 1.0  # row heights between rows of a paragraph
# Labels beside their content: short, and fewer than the rows they stand beside.
LABEL_WIDTH = 7.0
LABEL_SHARE = 0.5
SAME_LABEL = 0.6  # row heights between the lines of one label


def are_crossed(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """True where rows of two stacks stand beside each other and yet on no common lines.

    A row that has nothing beside it (a heading over both sides) says neither.
    """
    fewer, more = (left, right) if len(left) <= len(right) else (right, left)
    beside = [[other for other in more if _overlaps(row, other)] for row in fewer]
    aligned = sum(any(is_level(row, other) for other in others) for row, others in zip(fewer, beside, strict=True))
    crossed = sum(bool(others) for others in beside) - aligned
    return crossed > 1 and crossed > aligned * (1 - ALIGNED) / ALIGNED


def are_columns(left: Sequence[Row], right: Sequence[Row], size: float) -> bool:
    """True where two stacks of rows are texts of their own, false where they share their lines."""
    if are_crossed(left, right) or (_is_prose(left, size) and _is_prose(right, size)):
        return True
    return _begins_with_heading(left) and _begins_with_heading(right) and is_level(left[0], right[0])


def is_larger(row: Row, other: Row) -> bool:
    """True where `row` is set as much larger than `other` as a title is."""
    return _size(row) > HEADING_SIZE * _size(other)


def _begins_with_heading(rows: Sequence[Row]) -> bool:
    """True where the first row is set larger than those that follow: the title of a box, no head of a table.

    Some more titles may stand further down; dates in large type are no title.
    """
    titles = [row for row in rows if not is_larger(rows[0], row)]
    is_dated = any(character.isdigit() for span in rows[0].spans for character in span.text)
    return len(titles) <= TITLE_SHARE * len(rows) and _size(rows[0]) >= max(map(_size, rows)) and not is_dated


def _size(row: Row) -> float:
    return max(span.size for span in row.spans)


def _overlaps(row: Row, other: Row) -> bool:
    return min(row.bottom, other.bottom) - max(row.top, other.top) > BESIDE * min(row.height, other.height)


def is_label_column(left: Sequence[Row], right: Sequence[Row], size: float) -> bool:
    """True where the left side holds a few short labels, each beside a block of the right side."""
    count = sum(1 if _is_upright(group) or _is_one_range(group) else len(group) for group in label_groups(left))
    if count > LABEL_SHARE * len(right):
        return False
    return all(row.width < LABEL_WIDTH * size for row in left)


def _is_upright(rows: Sequence[Row]) -> bool:
    """True for a label set downwards, one character below the other, perhaps with its translation turned."""
    letters = [span for row in rows for span in row.spans if not is_turned(span)]
    return len(letters) > 1 and all(len(span.text.strip()) == 1 for span in letters)


def _is_one_range(rows: Sequence[Row]) -> bool:
    """True for the ends of one range of dates, below each other."""
    first, *others = ("".join(span.text for span in row.spans) for row in rows)
    return is_range(first, "".join(others))


def label_groups(rows: Sequence[Row]) -> list[list[Row]]:
    """The labels of a column: rows set close to each other are one, also where each holds a single character."""
    groups: list[list[Row]] = []
    for row in rows:
        if groups and row.top - groups[-1][-1].bottom < SAME_LABEL * row.height:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def is_level(row: Row, other: Row) -> bool:
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
