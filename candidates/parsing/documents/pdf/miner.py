"""Pages of a PDF by pdfminer's objects and fonts: spans with places and links, and what else the page draws."""

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import dict_value, list_value, resolve1
from pdfminer.utils import Matrix

from candidates.parsing.documents.pdf.bullets import with_bullets
from candidates.parsing.documents.pdf.device import Device, Interpreter
from candidates.parsing.documents.pdf.fonts import Fonts
from candidates.parsing.documents.pdf.objects import QuickDocument
from candidates.parsing.documents.pdf.pages import BROKEN, pages_of
from candidates.parsing.documents.pdf.spans import spans_of
from candidates.parsing.errors import PasswordProtected
from candidates.parsing.records import Box, Span

# It tells of every odd object, and telling takes 7 % of the time.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

A4 = (0.0, 0.0, 595.0, 842.0)
SMALLEST_PAGE = 20.0  # points; smaller boxes are mistakes
# Share of a link's width that a span must cover, or the link of the span.
UNDER_LINK = 0.5


@dataclass(frozen=True, slots=True)
class MinedPage:
    """A page as pdfminer reads it. `failed` where its content broke off, `lost` the glyphs without characters."""

    width: float
    height: float
    spans: tuple[Span, ...] = ()
    lost: int = 0
    picture_share: float = 0.0
    paths: int = 0
    rules: tuple[Box, ...] = ()
    panels: tuple[Box, ...] = ()
    failed: bool = False


FAILED = MinedPage(A4[2], A4[3], failed=True)


def mined_pages(data: bytes, *, most: int) -> Iterator[MinedPage]:
    """The pages of a PDF, `most` + 1 at most. Raises PasswordProtected, or one of BROKEN where nothing opens."""
    try:
        document = QuickDocument(PDFParser(io.BytesIO(data)), data)
    except PDFPasswordIncorrect as error:
        raise PasswordProtected("needs a password to open") from error
    fonts = Fonts()
    device = Device(fonts)
    for page in pages_of(document, most=most + 1):
        yield _mined_or_failed(page, Interpreter(fonts, device), device)


def _mined_or_failed(page: PDFPage | None, interpreter: Interpreter, device: Device) -> MinedPage:
    """The page, an empty one that `failed` where there is none or nothing of it can be read."""
    try:
        return _mined(page, interpreter, device) if page else FAILED
    except BROKEN:
        return FAILED


def _mined(page: PDFPage, interpreter: Interpreter, device: Device) -> MinedPage:
    left, bottom, right, top = _shown_box(page)
    width, height = right - left, top - bottom
    turn = page.rotate % 360
    device.start(width * height)
    failed = False
    try:
        interpreter.render_contents(page.resources, page.contents, ctm=_matrix(turn, (left, bottom, right, top)))
    except BROKEN:
        failed = True
    if turn in (90, 270):
        width, height = height, width
    drawn = device.drawn
    rules, panels, dots = (
        tuple(Box(left, height - top, right, height - bottom) for left, bottom, right, top in shapes)
        for shapes in (drawn.shapes.rules, drawn.shapes.panels, drawn.shapes.dots)
    )
    spans = with_bullets(spans_of(drawn.runs, width, height), dots)
    spans = with_links(spans, _links(page, turn, (left, bottom, right, top)))
    return MinedPage(
        width,
        height,
        tuple(spans),
        lost=drawn.lost,
        picture_share=drawn.picture_share,
        paths=drawn.shapes.filled,
        rules=rules,
        panels=panels,
        failed=failed,
    )


def _shown_box(page: PDFPage) -> tuple[float, float, float, float]:
    """The part of the page that is shown: its crop box within its media box."""
    media = _box(page.mediabox) or A4
    crop = _box(page.cropbox) or media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if min(right - left, top - bottom) > SMALLEST_PAGE else media


def _box(values: object) -> tuple[float, float, float, float] | None:
    try:
        x0, y0, x1, y1 = (float(value) for value in list_value(values))
    except BROKEN:
        return None
    box = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    return box if min(box[2] - box[0], box[3] - box[1]) > 0 else None


def _matrix(turn: int, box: tuple[float, float, float, float]) -> Matrix:
    """From the page's own space to the page as it is shown."""
    left, bottom, right, top = box
    if turn == 90:
        return 0, -1, 1, 0, -bottom, right
    if turn == 180:
        return -1, 0, 0, -1, right, top
    if turn == 270:
        return 0, 1, -1, 0, top, -left
    return 1, 0, 0, 1, -left, -bottom


def _links(page: PDFPage, turn: int, box: tuple[float, float, float, float]) -> list[tuple[Box, str]]:
    """The places of a page that lead to web or mail addresses."""
    a, b, c, d, e, f = _matrix(turn, box)
    height = box[2] - box[0] if turn in (90, 270) else box[3] - box[1]
    links = []
    try:
        for each in list_value(page.annots) if page.annots else ():
            annotation = dict_value(each)
            target = resolve1(dict_value(annotation.get("A", {})).get("URI"))
            place = _box(annotation.get("Rect"))
            if isinstance(target, bytes) and place:
                x0, x1 = sorted((a * place[0] + c * place[1] + e, a * place[2] + c * place[3] + e))
                y0, y1 = sorted((b * place[0] + d * place[1] + f, b * place[2] + d * place[3] + f))
                links.append((Box(x0, height - y1, x1, height - y0), target.decode("utf-8", "replace")))
    except BROKEN:
        return links
    return links


def with_links(spans: list[Span], links: list[tuple[Box, str]]) -> list[Span]:
    """`spans`, those under a link with its target."""
    if not links:
        return spans
    return [replace(span, link=target) if (target := _target(span.box, links)) else span for span in spans]


def _target(box: Box | None, links: list[tuple[Box, str]]) -> str:
    if box is None:
        return ""
    level = (box.top + box.bottom) / 2
    for place, target in links:
        shared = min(box.right, place.right) - max(box.left, place.left)
        if place.top <= level <= place.bottom and shared > UNDER_LINK * min(box.width, place.width):
            return target
    return ""
