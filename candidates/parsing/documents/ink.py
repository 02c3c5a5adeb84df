"""How large and how heavy the letters of recognised lines are, by the ink in the picture.

Boxes tell it too roughly."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import degrees
from statistics import median
from typing import Any

from PIL import Image

from candidates.parsing.records import Box
from candidates.parsing.text import HAN_CHARACTER, width

# A line is measured in pieces so many times as wide as high: a sheet is never quite flat.
PIECE = 4.0
FAINT = 0.3  # of the darkest ink: less is a shadow or noise
LEAST_INK = 0.12  # of the fullest row of pixels: rows with less are noise, or strokes below the line
# Ink stands so high, in sizes of the type: Han fill their square, capitals and figures do not.
HAN_HEIGHT, CAPITAL_HEIGHT = 0.93, 0.73
WHITE = 0.06  # of a box's height: narrower gaps are inside letters
MOST_WIDTHS = 1.2  # times its usual share of the line's width: no letter is larger, what seems so holds a frame
PALEST = 20  # levels of grey between paper and ink
LEAST_PIXELS = 3  # each way
# Sizes that differ by less are one: Han are measured well, of Latin words some have letters that reach down.
SAME_HAN, SAME_LATIN = 0.07, 0.2
# Times the strokes of the text: heavy type begins in the widest gap between these, in a scan they are never the same.
BOLDER = (1.08, 1.4)
CLEAR_GAP = 0.1
Pixels = Any  # numpy is loaded with the recogniser only


@dataclass(frozen=True, slots=True)
class Ink:
    """`size` of the type in pixels, `weight` of the strokes in pixels; both 0 where no ink is to be seen."""

    size: float = 0.0
    weight: float = 0.0


def upright_pixels(picture: Image.Image, angle: float) -> Pixels:
    """The picture in grey, turned back by `angle` (in radians) around its top left corner."""
    import numpy

    grey = picture.convert("L")
    turned = grey.rotate(degrees(angle), resample=Image.Resampling.BILINEAR, center=(0, 0), fillcolor=255)
    return numpy.asarray(turned)


def measured(pixels: Pixels, box: Box, text: str) -> Ink:
    """The ink in `box`, which holds `text`."""
    top, bottom = max(0, int(box.top)), int(box.bottom) + 1
    step = max(1, int(PIECE * box.height))
    pieces = [
        pixels[top:bottom, left : min(left + step, int(box.right) + 1)]
        for left in range(max(0, int(box.left)), max(1, int(box.right - box.height)), step)
    ]
    found = [measure for piece in pieces if (measure := _measured(piece))]
    if not found:
        return Ink()
    share = HAN_HEIGHT if HAN_CHARACTER.search(text) else CAPITAL_HEIGHT
    widest = MOST_WIDTHS * box.width / width(text) * 2
    return Ink(min(median(height for height, _ in found) / share, widest), median(weight for _, weight in found))


def _middle_run(inked: Sequence[bool]) -> tuple[int, int]:
    """First and last of the rows with ink around the middle one: beyond white rows lie the lines above and below."""
    white = max(1, round(WHITE * len(inked)))
    middle = min((row for row, dark in enumerate(inked) if dark), key=lambda row: abs(row - len(inked) // 2))
    first = last = middle
    while any(inked[max(0, first - white) : first]):
        first = max(0, first - white) + inked[max(0, first - white) : first].index(True)
    while any(inked[last + 1 : last + 1 + white]):
        last += 1 + inked[last + 1 : last + 1 + white].index(True)
    return first, last


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a line: its size in pixels, equal for lines that are set alike, and whether it is heavy."""

    size: float
    bold: bool


def types_of(inks: Sequence[Ink], texts: Sequence[str]) -> list[Type]:
    """The type of each line of a page, judged by that of the text, in which most characters are set."""
    lengths = [len(text) if ink.size else 0 for ink, text in zip(inks, texts, strict=True)]
    usual = _middle([ink.size for ink in inks], lengths) or 1.0
    strokes = _middle([ink.weight for ink in inks], lengths) or 1.0
    sizes = _settled([ink.size for ink in inks], texts, usual)
    # Larger type has thicker strokes without being heavy.
    weights = [ink.weight / strokes / max(1.0, size / usual) for ink, size in zip(inks, sizes, strict=True)]
    least = _widest_gap(weights)
    return [Type(size, weight > least) for size, weight in zip(sizes, weights, strict=True)]


def _widest_gap(weights: Sequence[float]) -> float:
    """The weight that parts heavy from light type, the largest in question where the weights run on evenly."""
    low, high = BOLDER
    steps = [low, *sorted(weight for weight in weights if low < weight < high), high]
    before, after = max(pairwise(steps), key=lambda step: step[1] - step[0])
    return (before + after) / 2 if after - before > CLEAR_GAP else high


def _settled(sizes: Sequence[float], texts: Sequence[str], usual: float) -> list[float]:
    """The sizes, those that are nearly the same made the same."""
    known = [usual]
    settled = []
    for size, text in sorted(zip(sizes, texts, strict=True), key=lambda each: not HAN_CHARACTER.search(each[1])):
        reach = SAME_HAN if HAN_CHARACTER.search(text) else SAME_LATIN
        same = min(known, key=lambda other: abs(other - size))
        if abs(same - size) > reach * same:
            known.append(size)
    for size in sizes:
        settled.append(min(known, key=lambda other: abs(other - size)))
    return settled


def _middle(values: Sequence[float], weights: Sequence[int]) -> float:
    """The weighted median, 0 where nothing has weight."""
    reached, total = 0, sum(weights)
    for value, weight in sorted(zip(values, weights, strict=True)):
        reached += weight
        if weight and 2 * reached >= total:
            return value
    return 0.0


def _measured(piece: Pixels) -> tuple[float, float] | None:
    """Height of the ink and width of its strokes, None for a piece without any."""
    import numpy

    if min(piece.shape) < LEAST_PIXELS:
        return None
    piece = piece.astype(numpy.float32)
    paper = numpy.percentile(piece, 90, axis=0, keepdims=True)
    dark = numpy.clip(paper - piece, 0, None)
    darkest = numpy.percentile(dark, 98)
    if darkest < PALEST:
        return None
    dark = numpy.clip(dark / darkest, 0, 1)
    dark[dark < FAINT] = 0
    rows = dark.mean(axis=1)
    first, last = _middle_run([bool(row) for row in rows > LEAST_INK * rows.max()])
    dark = dark[first : last + 1]
    if len(dark) < LEAST_PIXELS:
        return None  # a rule, or a speck
    down, across = numpy.gradient(dark)
    edges = float(numpy.hypot(down, across).sum())
    return float(last - first + 1), 2 * float(dark.sum()) / edges if edges else 0.0
