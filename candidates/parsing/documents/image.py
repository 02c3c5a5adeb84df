"""Pictures → Document, by OCR. The engine is loaded once a process, from the models inside its own wheel."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from PIL import Image, ImageOps, UnidentifiedImageError

from candidates.parsing.errors import NeedsOcr, NoText, TooLarge, UnreadableFile
from candidates.parsing.records import Box, Document, Page, Span

# A page scanned at 600 dots an inch has 35 million pixels; more would fill memory before anything is read.
MOST_PIXELS = 60_000_000
PAGE_WIDTH = 595.0  # points of an A4 page: pictures are given this width, whatever their resolution
LEAST_CONFIDENCE = 0.5
# Longest side that the recogniser is given; larger pictures are no better read, only slower.
LONGEST_SIDE = 2000

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
def engine() -> object:
    """rapidocr with the detector and recogniser of its wheel, no network."""
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.max_side_len": LONGEST_SIDE,
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": 2,
        }
    )


def read(data: bytes) -> Document:
    """A picture. Raises TooLarge, UnreadableFile, or NoText where no words are seen."""
    try:
        with Image.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise TooLarge(f"{opened.width} × {opened.height} pixels")
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableFile(f"the picture cannot be opened: {error}") from error
    scale = PAGE_WIDTH / picture.width
    spans = recognise(picture, scale)
    if not spans:
        raise NoText("no words in the picture")
    page = Page(1, PAGE_WIDTH, round(picture.height * scale, 1), spans, "ocr")
    return Document("image", (page,), ("ocr_page",))


def recognise(picture: Image.Image, scale: float) -> tuple[Span, ...]:
    """The words of a picture, with boxes in points: pixels times `scale`. Raises NeedsOcr where OCR is not allowed."""
    if not _ocr_is_allowed.get():
        raise NeedsOcr("a picture of text")
    import numpy

    result = engine()(numpy.asarray(picture)[:, :, ::-1])
    if result.boxes is None:
        return ()
    spans = []
    for corners, text, confidence in zip(result.boxes, result.txts, result.scores):
        if confidence >= LEAST_CONFIDENCE and text.strip():
            xs, ys = [float(x) * scale for x, _ in corners], [float(y) * scale for _, y in corners]
            box = Box(round(min(xs), 1), round(min(ys), 1), round(max(xs), 1), round(max(ys), 1))
            spans.append(Span(text, box, round(box.height * 0.8, 1), confidence=round(float(confidence), 3)))
    return tuple(spans)
