"""Bullets that a page draws as small shapes (browsers do) → a bullet character before the line that they open."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from candidates.parsing.records import Box, Span

BULLET = "•"
# In sizes of the letters beside it. Larger shapes are icons, points of a time line, levels of a skill.
LARGEST = 0.55
SMALLEST = 0.15
REACH = 2.0  # to the first letter of its line
# The middle of a bullet lies between these shares of its line's height.
HIGHEST, LOWEST = 0.25, 0.8
# Nothing else stands so near before or beside a bullet: dots in a row are levels of a skill, or a line.
ALONE = 1.0


def with_bullets(spans: list[Span], dots: Sequence[Box]) -> list[Span]:
    """`spans`, those that begin a line beside one of the small shapes `dots` with a bullet before their text."""
    if not dots:
        return spans
    by_left = sorted((index for index, span in enumerate(spans) if span.box), key=lambda index: _left(spans[index]))
    lefts = [_left(spans[index]) for index in by_left]
    found = list(spans)
    for dot in _alone(dots):
        reach = dot.height / SMALLEST * REACH
        beside = by_left[bisect_left(lefts, dot.right - 0.5) : bisect_right(lefts, dot.right + reach)]
        index = next((index for index in beside if _opens(dot, spans[index])), None)
        if index is not None and found[index] is spans[index] and not _has_text_before(dot, spans):
            found[index] = _with_bullet(spans[index], dot)
    return found


def _left(span: Span) -> float:
    return span.box.left if span.box else 0.0


def _alone(dots: Sequence[Box]) -> list[Box]:
    """The dots that are no part of a row of dots; one drawn twice counts once."""
    kept: list[Box] = []
    for dot in dots:
        beside = [each for each in dots if each is not dot and _are_neighbours(dot, each)]
        if not any(abs(each.left - dot.left) > dot.width / 2 for each in beside) and not any(
            abs(each.left - dot.left) + abs(each.top - dot.top) < dot.width for each in kept
        ):
            kept.append(dot)
    return kept


def _are_neighbours(dot: Box, other: Box) -> bool:
    is_level = abs(dot.top + dot.bottom - other.top - other.bottom) < dot.height
    gap = max(dot.left, other.left) - min(dot.right, other.right)
    return is_level and gap < ALONE * 3 * dot.width


def _opens(dot: Box, span: Span) -> bool:
    """Whether `dot` is as large and as high beside `span` as a bullet before it."""
    box = span.box
    if box is None or not SMALLEST * span.size < dot.height < LARGEST * span.size:
        return False
    level = (dot.top + dot.bottom) / 2 - box.top
    return HIGHEST * box.height < level < LOWEST * box.height and box.left - dot.right < REACH * span.size


def _has_text_before(dot: Box, spans: Sequence[Span]) -> bool:
    level = (dot.top + dot.bottom) / 2
    return any(
        span.box.top < level < span.box.bottom and -0.5 < dot.left - span.box.right < ALONE * span.size
        for span in spans
        if span.box
    )


def _with_bullet(span: Span, dot: Box) -> Span:
    box = span.box or dot
    return replace(span, text=f"{BULLET} {span.text}", box=Box(dot.left, box.top, box.right, box.bottom))
