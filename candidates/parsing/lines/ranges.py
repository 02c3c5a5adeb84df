"""Ranges of dates that a narrow cell broke over two lines: `2016年9月` above `至2019年2月` is one line to a reader."""

import re
from collections.abc import Sequence
from dataclasses import replace

from candidates.parsing.fields.dates import find_dates
from candidates.parsing.records import Box, Line

OPENER = re.compile(r"^\s*(?:[-–—―~～〜]+|至|迄|到|to\b)\s*", re.IGNORECASE)
ENDS_OPEN = re.compile(r"\s*(?:[-–—―~～〜]+|至|到)\s*$")
LONGEST = 24  # characters of a line that is nothing but a date
OUTSIDE = "()（）[]【】 \t\u3000."


def with_whole_ranges(lines: Sequence[Line]) -> list[Line]:
    """`lines`, each range of dates on one of them."""
    joined: list[Line] = []
    for line in lines:
        if joined and _completes(joined[-1], line):
            joined[-1] = _beside(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _completes(first: Line, second: Line) -> bool:
    """Whether two lines are nothing but the start and the end of one range."""
    whole = first.text + second.text
    if (first.page, first.cell) != (second.page, second.cell) or len(whole) > LONGEST:
        return False
    if not (OPENER.match(second.text) or ENDS_OPEN.search(first.text)):
        return False
    spans = find_dates(whole)
    if len(spans) != 1 or not spans[0].is_range or not spans[0].begin < len(first.text) < spans[0].finish:
        return False
    return not (whole[: spans[0].begin] + whole[spans[0].finish :]).strip(OUTSIDE)


def _beside(first: Line, second: Line) -> Line:
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
