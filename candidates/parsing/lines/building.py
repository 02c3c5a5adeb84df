"""Spans side by side → one Line: clean characters, mended white space, and the style of most of its letters.

Whether it is bold, its first cell tells: a firm in bold before a long date in plain type is a bold line to a reader.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from candidates.parsing.records import Box, Line, Span
from candidates.parsing.text import clean, settle

Value = TypeVar("Value", float, bool, str)


def build_line(spans: Sequence[Span], separators: Sequence[str], *, page: int, gap: float = 0.0) -> Line | None:
    """The line that `spans` make with `separators[i]` before span i; None where no character remains.

    Its number, indent and column are left for the caller.
    """
    raw, owners = _joined([clean(span.text) for span in spans], separators)
    text, origins = settle(raw)
    if not text:
        return None
    pieces, starts = _pieces(spans, text, [owners[origin] for origin in origins])
    if pieces[0].text == text:
        text = pieces[0].text  # one string instead of two: half the memory of a long document's text
    weights = [len("".join(piece.text.split())) for piece in pieces]
    first = [weight * (start < text.find("\t")) for weight, start in zip(weights, starts, strict=True)]
    boxes = [piece.box for piece in pieces if piece.box is not None]
    return Line(
        number=0,
        page=page,
        text=text,
        spans=tuple(pieces),
        starts=tuple(starts),
        box=_around(boxes) if boxes else None,
        size=_most([piece.size for piece in pieces], weights),
        bold=_most([piece.bold for piece in pieces], first if any(first) else weights),
        color=_most([piece.color for piece in pieces], weights),
        heading=min((piece.heading for piece in pieces if piece.heading), default=0),
        cell=pieces[0].cell,
        gap=gap,
    )


def _joined(texts: Sequence[str], separators: Sequence[str]) -> tuple[str, list[int]]:
    """The raw text, and for each of its characters the index of its span, -1 between spans."""
    raw: list[str] = []
    owners: list[int] = []
    following = (*separators[1:], "\t")
    for index, (text, separator, after) in enumerate(zip(texts, separators, following, strict=True)):
        # The spaces that end a cell say nothing; `settle` looks for characters set apart between tabs.
        text = text.rstrip(" ") if after == "\t" else text
        raw += (separator, text)
        owners += [-1] * len(separator) + [index] * len(text)
    return "".join(raw), owners


def _pieces(spans: Sequence[Span], text: str, owners: Sequence[int]) -> tuple[list[Span], list[int]]:
    """The spans with the text that is left of each, and where it starts in the line."""
    pieces: list[Span] = []
    starts: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and owners[end] == owners[start]:
            end += 1
        if owners[start] >= 0:
            span = spans[owners[start]]
            pieces.append(span if span.text == text[start:end] else replace(span, text=text[start:end]))
            starts.append(start)
        start = end
    return pieces, starts


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _most(values: Sequence[Value], weights: Sequence[int]) -> Value:
    """The value of most characters."""
    if len(values) == 1:
        return values[0]
    count: Counter[Value] = Counter()
    for value, weight in zip(values, weights, strict=True):
        count[value] += weight
    return count.most_common(1)[0][0]
