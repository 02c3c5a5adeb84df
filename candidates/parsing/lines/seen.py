"""Words that OCR saw: the boxes of very short ones are often much too high; beside others they are cut to size."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from candidates.parsing.lines.rows import middle, place
from candidates.parsing.records import Box, Span
from candidates.parsing.text import width

SUREST = 0.999  # confidence that tells OCR from type that a program set
SHORT = 4  # columns of a word that has such boxes: two Han
# In sizes of the page's type: boxes higher than a line; letters so wide are large indeed; words on one line.
TOO_HIGH, TOO_WIDE, BESIDE = 1.3, 1.3, 0.5


def as_seen(spans: Sequence[Span], size: float) -> list[Span]:
    """The spans of a page that OCR read, whose type is mostly of `size` points: none of them as sure as set type,
    short ones no higher than the line they stand on."""
    levels = sorted(middle(span) for span in spans if not _is_too_high(span, size))
    doubted = [replace(span, confidence=min(span.confidence, SUREST)) for span in spans]
    return [
        _cut(span, size) if _is_too_high(span, size) and _is_near(middle(span), levels, BESIDE * size) else span
        for span in doubted
    ]


def _is_too_high(span: Span, size: float) -> bool:
    letters = width(span.text.strip())
    if letters > SHORT or place(span).height < TOO_HIGH * size:
        return False
    return letters <= SHORT / 2 or place(span).width / letters * 2 < TOO_WIDE * size


def _is_near(level: float, levels: Sequence[float], reach: float) -> bool:
    after = bisect_left(levels, level - reach)
    return after < len(levels) and levels[after] <= level + reach


def _cut(span: Span, size: float) -> Span:
    box, level = place(span), middle(span)
    return replace(span, size=size, box=Box(box.left, level - size / 2, box.right, level + size / 2))
