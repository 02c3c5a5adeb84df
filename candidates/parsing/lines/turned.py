"""Letters that do not stand upright: a mark slanted across the page is left out, a turned word becomes one line.

Such a span has a box much higher than its type. That of a mark is wide as well (仅供招聘使用, over everything);
a word turned by a quarter is as narrow as a line is high (EDUCATION beside a label set downwards).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from candidates.parsing.lines.rows import place
from candidates.parsing.records import Box, Span

# In type sizes: the box of an upright line is less high, that of a turned word not wider.
UPRIGHT = 2.0
TURNED_WIDTH = 1.4
LEAST_LETTERS = 3  # fewer make boxes of no telling shape


def upright(spans: Iterable[Span]) -> Iterator[Span]:
    """`spans` without slanted ones, turned ones as if they stood on a line at their top."""
    for span in spans:
        if len(span.text) < LEAST_LETTERS or place(span).height <= UPRIGHT * span.size:
            yield span
        elif place(span).width <= TURNED_WIDTH * span.size:
            yield _as_line(span)


def is_turned(span: Span) -> bool:
    """True for a span that `upright` has put on a line: its letters have no room in its box."""
    return len(span.text) >= LEAST_LETTERS and place(span).width <= TURNED_WIDTH * span.size


def _as_line(span: Span) -> Span:
    box = place(span)
    return replace(span, box=Box(box.left, box.top, box.right, box.top + span.size))
