"""Headings beside each other on one line: what stands below each of them is a text of its own, however level."""

import re
from collections.abc import Sequence

from candidates.parsing.headings import Title, read_title
from candidates.parsing.lines.rows import Row, place
from candidates.parsing.lines.stacks import is_larger, is_level

LONGEST = 12  # letters of a heading that shares its line
# In type sizes: what begins less far from the heading stands below it.
BELOW = 3.0
LEAST_ROWS = 2  # the heading, and one row below it
NUMBER = re.compile(r"\s*[①-⑳一二三四五\d]$")  # of works that stand beside each other

Sides = tuple[list[Row], list[Row]]


def headed(left: Sequence[Row], right: Sequence[Row], size: float) -> Sides | None:
    """Of two stacks of rows, those under the first headings on one line; None where no such headings stand."""
    pairs = ((one, other) for other in right for one in left if is_level(one, other) and _are_headings(one, other))
    for one, other in pairs:
        larger = [row.top for row in left if is_larger(row, one) and read_title(_text(row))]
        end = min((top for top in larger if top > one.top), default=float("inf"))
        sides = _between(left, one.top, end), _between(right, other.top, end)
        is_nested = any(top < one.top for top in larger)
        if not is_nested and min(map(len, sides)) >= LEAST_ROWS and _differ(sides):
            return _above_next(*sides, size)
    return None


def _are_headings(left: Row, right: Row) -> bool:
    """True for two short texts in one look of which one says what it heads, no title beside its translation."""
    words = _text(left), _text(right)
    if max(map(len, words)) > LONGEST or _look(left) != _look(right):
        return False
    titles = [title for title in map(_title, words) if title]
    is_translation = (
        len(titles) > 1 and titles[0].kinds == titles[1].kinds and words[0].isascii() != words[1].isascii()
    )
    return bool(titles) and not is_translation


def _differ(sides: Sides) -> bool:
    """True where the words of both headings are titles, or both look unlike the rows right below them."""
    titles = [_title(_text(rows[0])) for rows in sides]
    return all(titles) or all(_look(rows[0]) != _look(rows[1]) for rows in sides)


def _above_next(left: list[Row], right: list[Row], size: float) -> Sides | None:
    """The two sides without a section over both (with dates at the right) that follows them; None where it begins
    under no heading."""
    edge = right[0].left
    far = next(
        (row for row in right if row.left > edge + BELOW * size and any(is_level(row, other) for other in left)), None
    )
    if far is None:
        return left, right
    end = max((row.top for row in left[1:] if row.top < far.top and read_title(_text(row))), default=None)
    if end is None:
        return None
    sides = _between(left, left[0].top, end), _between(right, right[0].top, end)
    return sides if min(map(len, sides)) >= LEAST_ROWS else None


def _between(rows: Sequence[Row], top: float, end: float) -> list[Row]:
    """The rows that begin between two heights, without a last one that heads what is further down."""
    kept = [row for row in rows if top <= row.top < end]
    return kept[:-1] if len(kept) > 1 and read_title(_text(kept[-1])) else kept


def _title(text: str) -> Title | None:
    return read_title(NUMBER.sub("", text))


def _text(row: Row) -> str:
    return "".join(span.text for span in row.spans).strip()


def _look(row: Row) -> tuple[float, bool, str]:
    span = max(row.spans, key=lambda span: place(span).width)
    return round(span.size * 2) / 2, span.bold, span.color
