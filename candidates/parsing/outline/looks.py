"""What a reader sees of a line besides its words, and which of two lines is set as the greater."""

import re
from collections import Counter
from collections.abc import Sequence
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

Look = tuple[int, float, bool, str, str]


def look_of(line: Line) -> Look:
    """What a reader sees of a line besides its words: level, size, weight, colour, leading mark.

    The largest letters count: a translation in small print behind a heading does not change its look.
    """
    largest = max(line.spans, key=lambda span: span.size, default=None)
    if largest is None or largest.size < LARGER * line.size:
        return line.heading, round(line.size * 2) / 2, line.bold, line.color, mark_of(line.text)
    return line.heading, round(largest.size * 2) / 2, largest.bold, largest.color, mark_of(line.text)


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
    return (*look[:4], "")


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
    return (-look[0] if look[0] else -9), look[1], look[2]


def stands_out(look: Look, body: Look | None) -> bool:
    return body is None or look[0] > 0 or look[1] > body[1] or look[2] > body[2] or look[4] in ("bracket", "capitals")


def outdoes(look: Look, heading_looks: frozenset[Look], body: Look | None) -> bool:
    """Whether a line is set larger than all headings: sizes that a scan shows differ, a short word's most."""
    return (
        bool(heading_looks)
        and not look[0]
        and look[1] > max(each[1] for each in (*heading_looks, *([body] if body else [])))
    )


def is_much_larger(look: Look, body: Look | None) -> bool:
    """Whether a look is one of headings alone: much larger than the text, or larger, heavier and adorned."""
    if body is None or not body[1]:
        return False
    is_adorned = look[2] > body[2] and (look[3] != body[3] or bool(look[4]))
    return look[1] >= (LARGER if is_adorned else MUCH_LARGER) * body[1]
