"""What a reader sees of a line besides its words, and which of two lines is set as the greater."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import category

from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.passages import BULLET_SIGNS
from candidates.parsing.headings import without_number
from candidates.parsing.records import Line

LARGER = 1.15  # times the size of most letters of a line
MUCH_LARGER = 1.25  # than the text, is the type of headings alone
MARK = re.compile(
    r"^\s*(?:(?P<number>[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]+[)）]|[Ⅰ-Ⅻ]\s?[.、．]?)|(?P<bracket>[【\[〖「])"
    r"|(?P<sign>[^\w\s(（])|(?P<capitals>[A-Z&,/ \-]*[A-Z]{3}[A-Z&,/ \-]*$))"
)


class Look(NamedTuple):
    """What a reader sees of a line besides its words: the look of another line is the same, or is not."""

    level: int  # of the heading that the document calls it, from 1; 0 for none
    size: float  # points, to the half
    bold: bool
    color: str
    mark: str  # of `mark_of`


def look_of(line: Line) -> Look:
    """The look of a line. Its largest letters count: a translation in small print behind a heading changes nothing."""
    largest = max(line.spans, key=lambda span: span.size, default=None)
    shown = line if largest is None or largest.size < LARGER * line.size else largest
    return Look(line.heading, round(shown.size * 2) / 2, shown.bold, shown.color, mark_of(line.text))


def mark_of(text: str) -> str:
    """The kind of numbering before a line, its sign, or "capitals"; emoji are of one kind, "" for none.

    "cell" is a number in a cell of its own.
    """
    if without_number(text) != text:
        return "cell"
    mark = MARK.match(text)
    if mark is None or mark.lastgroup is None:
        return ""
    if mark.lastgroup != "sign":
        return mark.lastgroup
    sign = mark["sign"]
    return "emoji" if category(sign) == "So" and sign not in BULLET_SIGNS else sign


def plain(look: Look) -> Look:
    return look._replace(mark="")


def body_look(lines: Sequence[Line], looks: Sequence[Look]) -> Look | None:
    weights: Counter[Look] = Counter()
    for line, look in zip(lines, looks, strict=True):
        weights[plain(look)] += len(line.text)
    return weights.most_common(1)[0][0] if weights else None


def carries_dates(line: Line) -> bool:
    """Whether a line is the head of an entry for its range of dates."""
    return any(span.is_range for span in find_dates(line.text))


def prominence(look: Look) -> tuple[int, float, bool]:
    """Level before size before weight; more is more prominent, text without a level the least."""
    return (-look.level if look.level else -9), look.size, look.bold


def stands_out(look: Look, body: Look | None) -> bool:
    if body is None or look.level > 0 or look.mark in ("bracket", "capitals"):
        return True
    return look.size > body.size or look.bold > body.bold


def outdoes(look: Look, heading_looks: frozenset[Look], body: Look | None) -> bool:
    """Whether a line is set larger than all headings: sizes that a scan shows differ, a short word's most."""
    return (
        bool(heading_looks)
        and not look.level
        and all(look.size > each.size for each in heading_looks)
        and (body is None or look.size > body.size)
    )


def is_much_larger(look: Look, body: Look | None) -> bool:
    """Whether a look is one of headings alone: much larger than the text, or larger, heavier and adorned."""
    if body is None or not body.size:
        return False
    is_adorned = look.bold > body.bold and (look.color != body.color or bool(look.mark))
    return look.size >= (LARGER if is_adorned else MUCH_LARGER) * body.size
