"""Pictures → Document, by OCR. The engine is loaded once a process, from the models inside its own wheel."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from statistics import median
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from candidates.parsing.documents.recognised import SeenLine, height, spans_of
from candidates.parsing.errors import NeedsOcr, NoText, TooLarge, UnreadableFile
from candidates.parsing.records import Document, Notice, Page, Span

# A page scanned at 600 dots an inch has 35 million pixels; more would fill memory before anything is read.
MOST_PIXELS = 60_000_000
PAGE_WIDTH = 595.0  # points of an A4 page: pictures are given this width, whatever their resolution
# Longest side in pixels that the recogniser is given: as well read as 2000, in half the time …
LONGEST_SIDE = 1400
# … unless the letters become lower than this; then the page is read again at the larger size.
LOWEST_LETTERS = 15
LARGER_SIDE = 2200

_ocr_is_allowed: ContextVar[bool] = ContextVar("ocr_is_allowed", default=True)
_text_is_ignored: ContextVar[bool] = ContextVar("text_is_ignored", default=False)


@contextmanager
def ocr_allowed(allowed: bool) -> Iterator[None]:
    """Inside, `recognise` raises NeedsOcr unless `allowed`: OCR takes seconds a page and has workers of its own."""
    token = _ocr_is_allowed.set(allowed)
    try:
        yield
    finally:
        _ocr_is_allowed.reset(token)


@contextmanager
def text_ignored(ignored: bool) -> Iterator[None]:
    """Inside, also in processes that are forked there, pages are read from their pictures whatever text they have."""
    token = _text_is_ignored.set(ignored)
    try:
        yield
    finally:
        _text_is_ignored.reset(token)


def ignores_text() -> bool:
    return _text_is_ignored.get()


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
    if shrunk < 1 and result.boxes is not None and median(map(height, result.boxes)) * shrunk < LOWEST_LETTERS:
        result = engine(LARGER_SIDE)(pixels, return_word_box=True)
    if result.boxes is None:
        return ()
    found = zip(result.txts, result.scores, result.word_results, result.boxes, strict=True)
    lines = [SeenLine(text, float(score), words, corners) for text, score, words, corners in found]
    return spans_of(lines, picture, scale)
