"""Pictures → Document, by OCR. The engine is loaded once a process, from the models inside its own wheel."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from statistics import median
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from candidates.parsing.errors import NeedsOcr, NoText, TooLarge, UnreadableFile
from candidates.parsing.records import Box, Document, Notice, Page, Span

Word = tuple[str, float, Sequence[Sequence[float]]]  # its letters, confidence, corners in pixels

# A page scanned at 600 dots an inch has 35 million pixels; more would fill memory before anything is read.
MOST_PIXELS = 60_000_000
PAGE_WIDTH = 595.0  # points of an A4 page: pictures are given this width, whatever their resolution
LEAST_CONFIDENCE = 0.5
# Longest side in pixels that the recogniser is given: as well read as 2000, in half the time …
LONGEST_SIDE = 1400
# … unless the letters become lower than this; then the page is read again at the larger size.
LOWEST_LETTERS = 15
LARGER_SIDE = 2200
# Letters further apart (in letter heights) stand in spans of their own; white space between words is no letter.
APART = 0.7
TYPE_SIZE = 0.8  # of a box's height: boxes stand a little off the letters


_ocr_is_allowed: ContextVar[bool] = ContextVar("ocr_is_allowed", default=True)


@contextmanager
def ocr_allowed(allowed: bool) -> Iterator[None]:
    """Inside, `recognise` raises NeedsOcr unless `allowed`: OCR takes seconds a page and has workers of its own."""
    token = _ocr_is_allowed.set(allowed)
    try:
        yield
    finally:
        _ocr_is_allowed.reset(token)


@cache
def engine(longest_side: int) -> Callable[..., Any]:
    """rapidocr with the detector and recogniser of its wheel; nothing is downloaded."""
    # A second to import and 200 MB: only for those who bring pictures.
    from rapidocr import RapidOCR

    recogniser: Callable[..., Any] = RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.max_side_len": longest_side,
            "Global.log_level": "critical",
        }
    )
    return recogniser


def read(data: bytes) -> Document:
    """A picture. Raises TooLarge, UnreadableFile, or NoText where no words are seen."""
    try:
        with Image.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise TooLarge(f"{opened.width} × {opened.height} pixels")
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except Image.DecompressionBombError as error:
        raise TooLarge(str(error)) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableFile(f"the picture cannot be opened: {error}") from error
    scale = PAGE_WIDTH / picture.width
    spans = recognise(picture, scale)
    if not spans:
        raise NoText("no words in the picture")
    page = Page(1, PAGE_WIDTH, round(picture.height * scale, 1), spans, "ocr")
    return Document("image", (page,), (Notice("ocr_page", 1),))


def recognise(picture: Image.Image, scale: float) -> tuple[Span, ...]:
    """The words of a picture, with boxes in points: pixels times `scale`. Raises NeedsOcr where OCR is not allowed."""
    if not _ocr_is_allowed.get():
        raise NeedsOcr("a picture of text")
    import numpy

    pixels = numpy.asarray(picture)[:, :, ::-1]
    result = engine(LONGEST_SIDE)(pixels, return_word_box=True)
    shrunk = min(1.0, LONGEST_SIDE / max(picture.size))
    if shrunk < 1 and result.boxes is not None and median(_heights(result.boxes)) * shrunk < LOWEST_LETTERS:
        result = engine(LARGER_SIDE)(pixels, return_word_box=True)
    if result.boxes is None:
        return ()
    spans: list[Span] = []
    for line, words, confidence in zip(result.txts, result.word_results, result.scores):
        if confidence >= LEAST_CONFIDENCE and line.strip():
            spans.extend(_spans(words, round(float(confidence), 3), scale))
    return tuple(spans)


def _heights(boxes: Iterable[Sequence[Sequence[float]]]) -> list[float]:
    return [max(y for _, y in corners) - min(y for _, y in corners) for corners in boxes]


def _spans(words: Sequence[Word], confidence: float, scale: float) -> list[Span]:
    """The letters of one recognised line as spans, parted where they stand apart."""
    groups: list[list[Word]] = []
    for word in words:
        box = _box([word], 1.0)
        if groups and box.left - _box(groups[-1][-1:], 1.0).right < APART * box.height:
            groups[-1].append(word)
        else:
            groups.append([word])
    spans = []
    for group in groups:
        box = _box(group, scale)
        spans.append(Span(_text(group), box, round(box.height * TYPE_SIZE, 1), confidence=confidence))
    return spans


def _text(words: Sequence[Word]) -> str:
    """The words of a span; those of an alphabet are parted by spaces."""
    text = ""
    for word, _, _ in words:
        parted = text and len(word) > 1 and word.isascii() and text[-1].isascii() and text[-1].isalnum()
        text += f" {word}" if parted and word[0].isalnum() else word
    return text


def _box(words: Sequence[Word], scale: float) -> Box:
    xs = [float(x) for _, _, corners in words for x, _ in corners]
    ys = [float(y) for _, _, corners in words for _, y in corners]
    return Box(
        round(min(xs) * scale, 1), round(min(ys) * scale, 1), round(max(xs) * scale, 1), round(max(ys) * scale, 1)
    )
