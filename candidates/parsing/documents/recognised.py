"""Lines that OCR recognised → spans: set upright, parted where letters stand apart, with the spaces that were seen."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import atan2, cos, hypot, sin
from statistics import median

from PIL import Image

from candidates.parsing.documents.ink import Type, measured, types_of, upright_pixels
from candidates.parsing.records import Box, Span

Corners = Sequence[Sequence[float]]  # from the top left, clockwise, in pixels
Word = tuple[str, float, Corners]  # a letter or a word of an alphabet, its confidence, its place

LEAST_CONFIDENCE = 0.5
# Letters further apart (in letter heights) stand in spans of their own; white space between words is no letter.
APART = 0.7
TYPE_SIZE = 0.8  # of a box's height: boxes stand off the letters, above and below
SMALLEST_TYPE = 0.5  # of a box's height
# Of the lines, the longer ones tell how the sheet lay: those of a few letters are as wide as high.
LONGER_SHARE = 0.5
# What the recogniser takes for another sign of the same shape: a dash between dates, a bullet before a line.
MISTAKEN = (
    (re.compile(r"(?<=[\d年月日])(\s*)一(?=\s*(?:\d|至今|今|现在))"), r"\1—"),
    (re.compile(r"^。(?=\s*\w)"), "•"),
)


@dataclass(frozen=True, slots=True)
class SeenLine:
    """One recognised line: its text with spaces, its words with their places, how sure the recogniser is."""

    text: str
    confidence: float
    words: Sequence[Word]
    corners: Corners


def spans_of(lines: Sequence[SeenLine], picture: Image.Image, scale: float) -> tuple[Span, ...]:
    """The spans of a page, with boxes in points: pixels times `scale`, turned upright around the top left corner."""
    lines = [line for line in lines if line.confidence >= LEAST_CONFIDENCE and line.text.strip()]
    angle = slant([line.corners for line in lines])
    pixels = upright_pixels(picture, angle)
    inks = [measured(pixels, upright(line.corners, angle), line.text) for line in lines]
    spans: list[Span] = []
    for line, type in zip(lines, types_of(inks, [line.text for line in lines]), strict=True):
        spans.extend(_spans(line, type, angle, scale))
    return tuple(spans)


def mended(text: str) -> str:
    """`text` with the signs that stand in such a place; as many characters as before."""
    for mistaken, meant in MISTAKEN:
        text = mistaken.sub(meant, text)
    return text


def slant(boxes: Sequence[Corners]) -> float:
    """The angle, in radians, at which the lines of a page run down to the right."""
    longest = sorted(boxes, key=width, reverse=True)[: max(1, round(LONGER_SHARE * len(boxes)))]
    return median([atan2(box[1][1] - box[0][1], box[1][0] - box[0][0]) for box in longest]) if longest else 0.0


def width(box: Corners) -> float:
    return hypot(box[1][0] - box[0][0], box[1][1] - box[0][1])


def height(box: Corners) -> float:
    return hypot(box[3][0] - box[0][0], box[3][1] - box[0][1])


def upright(corners: Corners, angle: float) -> Box:
    """The place of a slanted box on the page turned back by `angle`."""
    xs = [float(x * cos(angle) + y * sin(angle)) for x, y in corners]  # the recogniser's are numpy's
    ys = [float(y * cos(angle) - x * sin(angle)) for x, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _spans(line: SeenLine, type: Type, angle: float, scale: float) -> Iterator[Span]:
    """The letters of one line as spans, parted where they stand apart."""
    level = upright(line.corners, angle)
    size = type.size if SMALLEST_TYPE * level.height < type.size < level.height else TYPE_SIZE * level.height
    margin = (level.height - size) / 2
    groups: list[tuple[str, Box]] = []
    for text, corners in _letters(line):
        box = upright(corners, angle)
        if groups and box.left - groups[-1][1].right < APART * level.height:
            groups[-1] = groups[-1][0] + text, groups[-1][1].union(box)
        else:
            groups.append((text.lstrip(), box))
    for text, box in groups:
        place = _scaled(replace(box, top=level.top + margin, bottom=level.bottom - margin), scale)
        yield Span(text, place, round(size * scale, 1), type.bold, confidence=round(line.confidence, 3), slant=angle)


def _letters(line: SeenLine) -> Iterator[tuple[str, Corners]]:
    """The words of a line with their places, each after the space that the line has before it."""
    text, end = mended(line.text), 0
    for word, _, corners in line.words:
        start = line.text.find(word, end)
        spaced = start > end and line.text[end:start].isspace()
        if start < 0:
            yield word, corners
        else:
            end = start + len(word)
            yield (" " if spaced else "") + text[start:end], corners


def _scaled(box: Box, scale: float) -> Box:
    return Box(box.left * scale, box.top * scale, box.right * scale, box.bottom * scale).rounded()
