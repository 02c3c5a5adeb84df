"""PDF → Document: pdfminer's objects and fonts under our own lexer and device; pdfium as second opinion.

A page whose text layer says nothing useful is read from its picture, page by page.
"""

import io
import logging
import zlib
from dataclasses import dataclass

from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException

from candidates.parsing.documents.pdf.device import Device, Drawn, Interpreter
from candidates.parsing.documents.pdf.fonts import Fonts
from candidates.parsing.documents.pdf.spans import spans_of
from candidates.parsing.errors import PasswordProtected, TooLarge, UnreadableFile
from candidates.parsing.records import Document, Page, Span

# It tells of every odd object, and telling takes 7 % of the time.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

# A long academic résumé has 40 pages; a book is no résumé.
MOST_PAGES = 100
# What broken objects raise inside pdfminer; a page that raises goes to pdfium.
BROKEN = (
    PDFException,
    PSException,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    RecursionError,
    ZeroDivisionError,
    OverflowError,
    zlib.error,
)


def read(data: bytes) -> Document:
    """A PDF. Raises PasswordProtected, TooLarge or UnreadableFile."""
    pages = tuple(_miner_pages(data))
    return Document("pdf", pages)


def _miner_pages(data: bytes):
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
    except PDFPasswordIncorrect as error:
        raise PasswordProtected("needs a password to open") from error
    fonts = Fonts()
    device = Device(fonts)
    interpreter = Interpreter(fonts, device)
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        if number > MOST_PAGES:
            raise TooLarge(f"more than {MOST_PAGES} pages")
        left, bottom, right, top = page.mediabox
        width, height = right - left, top - bottom
        if page.rotate in (90, 270):
            width, height = height, width
        device.start(width * height or 1.0)
        interpreter.process_page(page)
        yield Page(number, width, height, tuple(spans_of(device.drawn.runs, width, height)))
