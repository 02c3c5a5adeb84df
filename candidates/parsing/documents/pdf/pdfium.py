"""pdfium: the second opinion on a PDF's text, and the painter of pages for OCR. Imported nowhere else."""

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image

from candidates.parsing.documents.pdf.judging import lost_glyph
from candidates.parsing.errors import PasswordProtected, UnreadableFile
from candidates.parsing.records import Box, Span

Document: TypeAlias = pypdfium2.PdfDocument

LARGEST_SCALE = 4.0  # of 72 dots an inch; small pages are not blown up beyond it
MOST_RECTANGLES = 20_000  # of text on a page


@contextmanager
def opened(data: bytes) -> Iterator[Document]:
    """The PDF in pdfium. Raises PasswordProtected or UnreadableFile."""
    try:
        document = Document(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise PasswordProtected("needs a password to open") from error
        raise UnreadableFile(f"no reader opens the PDF: {error}") from error
    try:
        yield document
    finally:
        document.close()


def page_size(document: Document, index: int) -> tuple[float, float]:
    """Width and height of a page in points, as it is shown. Raises UnreadableFile."""
    page = _page(document, index)
    try:
        width, height = page.get_size()
        return float(width), float(height)
    finally:
        page.close()


def page_spans(document: Document, index: int) -> list[Span]:
    """The text of a page as pdfium sees it, one span a run; glyphs that it only guesses are private characters."""
    page = _page(document, index)
    try:
        text_page = page.get_textpage()
        height = page.get_height()
        guessed = _guessed(text_page)
        spans = []
        for number in range(min(text_page.count_rects(), MOST_RECTANGLES)):
            left, bottom, right, top = text_page.get_rect(number)
            text = text_page.get_text_bounded(left, bottom, right, top).replace("\r\n", " ").strip()
            if text:
                text = _without_guesses(text, guessed, (left, bottom, right, top))
                box = Box(round(left, 2), round(height - top, 2), round(right, 2), round(height - bottom, 2))
                spans.append(Span(text, box, _size(text_page, left, (top + bottom) / 2) or round(top - bottom, 1)))
        text_page.close()
        return spans
    except pypdfium2.PdfiumError:
        return []
    finally:
        page.close()


def _guessed(text_page: pypdfium2.PdfTextPage) -> list[tuple[float, float, str]]:
    """The characters for which pdfium gives the code of the glyph, for want of a meaning: y, x and the code.

    They lie from the bottom of the page to its top.
    """
    found = []
    for index in range(text_page.count_chars()):
        if raw.FPDFText_HasUnicodeMapError(text_page.raw, index) == 1:
            left, bottom, right, top = text_page.get_charbox(index)
            code = chr(raw.FPDFText_GetUnicode(text_page.raw, index))
            found.append(((bottom + top) / 2, (left + right) / 2, code))
    return sorted(found)


def _without_guesses(text: str, guessed: list[tuple[float, float, str]], place: tuple[float, ...]) -> str:
    """`text`, the codes that were `guessed` inside its `place` made private characters."""
    left, bottom, right, top = place
    level = guessed[bisect_left(guessed, (bottom,)) : bisect_right(guessed, (top, right, ""))]
    codes = {ord(code): lost_glyph(ord(code)) for _, x, code in level if left <= x <= right}
    return text.translate(codes)


def _size(text_page: pypdfium2.PdfTextPage, x: float, y: float) -> float:
    index = text_page.get_index(x + 1, y, 3, 3)
    return round(raw.FPDFText_GetFontSize(text_page.raw, ctypes.c_int(index)), 1) if index is not None else 0.0


def picture(document: Document, index: int, *, longest_side: int) -> tuple[Image.Image, float]:
    """A page as it is shown, `longest_side` pixels long, and the points of a pixel. Raises UnreadableFile."""
    page = _page(document, index)
    try:
        scale = min(longest_side / max(*page.get_size(), 1.0), LARGEST_SCALE)
        return page.render(scale=scale).to_pil().convert("RGB"), 1 / scale
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(f"page {index + 1} cannot be painted: {error}") from error
    finally:
        page.close()


def _page(document: Document, index: int) -> pypdfium2.PdfPage:
    try:
        return document[index]
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(f"page {index + 1} cannot be opened: {error}") from error
