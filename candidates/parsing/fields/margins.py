"""Where the lines of a column end at its right margin, and whether one was broken there."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from candidates.parsing.records import Line, Same

FULL_LINE = 0.93  # of the widest line of its column: a line that ends beyond it was broken by the margin
WRAPPED_SLACK = 8  # columns that a broken line may fall short of the longest, in text without positions
WRAPPED_LINES = 3  # lines of about that length that show a margin
WRAPPED_AT_LEAST = 24  # columns; no margin is so narrow in text without positions
LONGEST_TYPED = 160  # columns; longer lines are whole paragraphs, nothing was broken
NARROW_GAP = 0.9  # line heights; more white space above begins a new paragraph
LATIN_WIDTH = 0.5  # of the font size: the usual width of a Latin letter
LONGEST_WORD = 16  # letters; longer ones are addresses

Column = tuple[int, int]  # page, and column on it


def was_broken(last: Line, line: Line, margins: Mapping[Column, float]) -> bool:
    """Whether `line` goes on below `last` because that reached the margin of its column."""
    margin = margins.get((last.page, last.column), 0.0)
    if last.box is None or line.box is None:
        return bool(margin) and _columns(last.text) >= max(margin - WRAPPED_SLACK, WRAPPED_AT_LEAST)
    left = min(last.box.left, line.box.left)
    reach = last.box.right - left + _width_of_word(last, line)
    return reach >= (margin - left) * FULL_LINE and line.gap < NARROW_GAP and last.page == line.page


def _width_of_word(last: Line, line: Line) -> float:
    """About how wide the Latin word is with which `line` begins: it would not have fitted after another one."""
    word = re.match(r"[A-Za-z\-']+", line.text.lstrip())
    if word is None or len(word[0]) > LONGEST_WORD or not re.search(r"[A-Za-z,]$", last.text.rstrip()):
        return 0.0
    return len(word[0]) * LATIN_WIDTH * line.size


@lru_cache(maxsize=2)
def margins_of(same: Same) -> dict[Column, float]:
    """The margins of the lines of a document, for which each of its sections asks."""
    return right_margins(same.lines)


def right_margins(lines: Sequence[Line]) -> dict[Column, float]:
    """Page and column → the right edge of its widest line, or the length of its longest where there are no boxes.

    Text without positions has a margin only where several lines are about as long as the longest.
    """
    margins: dict[Column, float] = {}
    for line in lines:
        key = (line.page, line.column)
        extent = line.box.right if line.box else float(_columns(line.text))
        margins[key] = max(margins.get(key, 0.0), extent)
    margins |= dict.fromkeys(_too_narrow(lines, margins), float("inf"))
    if lines and all(line.box is None for line in lines):
        lengths = [_columns(line.text) for line in lines]
        for key, longest in margins.items():
            full = sum(length >= longest - WRAPPED_SLACK for length in lengths)
            marked_up = any(line.heading or line.size for line in lines)
            if marked_up or full < WRAPPED_LINES or longest > LONGEST_TYPED:
                margins[key] = 0.0
    return margins


def _too_narrow(lines: Sequence[Line], margins: dict[Column, float]) -> list[Column]:
    """The columns of several lines of which one short one alone reaches the edge: it shows no margin."""
    full: dict[Column, list[Line]] = {}
    count = Counter((line.page, line.column) for line in lines)
    for line in lines:
        key = (line.page, line.column)
        if line.box and line.box.right >= margins[key] * FULL_LINE:
            full.setdefault(key, []).append(line)
    alone = {key: held[0] for key, held in full.items() if len(held) == 1 and count[key] > WRAPPED_LINES}
    return [key for key, line in alone.items() if _columns(line.text) < WRAPPED_AT_LEAST]


def _columns(text: str) -> int:
    """The width of a text in half-width columns."""
    return len(text.encode("gbk", "replace"))


def is_long(text: str) -> bool:
    """Whether a text is as long as the narrowest column that breaks lines is wide."""
    return _columns(text) >= WRAPPED_AT_LEAST
