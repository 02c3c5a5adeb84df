"""PDF → Document: pdfminer's objects under our own lexer and device; pdfium as second opinion, page by page.

A page whose text layer is of no use is read from its picture, and says so.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress

from candidates.parsing.documents import image
from candidates.parsing.documents.pdf import judging, pdfium
from candidates.parsing.documents.pdf.miner import FAILED, MinedPage, mined_pages
from candidates.parsing.documents.pdf.pages import BROKEN
from candidates.parsing.errors import TooLarge, UnreadableFile
from candidates.parsing.records import Document, Notice, Page, Span

# A long academic résumé has 40 pages, one with all its certificates more; beyond this it is a book.
MOST_PAGES = 400
# OCR takes seconds a page; a scanned résumé with its certificates has 20.
MOST_OCR_PAGES = 30
# pdfium is asked where a page has fewer characters, or pdfminer could not read all of it.
SUSPICIOUSLY_FEW = 100
MUCH_MORE = 1.5
REGAINED = 0.5  # of the glyphs that pdfminer lost: so many does pdfium read that is to be preferred


def read(data: bytes) -> Document:
    """A PDF. Raises PasswordProtected, TooLarge or UnreadableFile.

    Notices: `second_opinion` (pdfium read a page), `ocr_page`, `ocr_limit` (too many scans before this page),
    `unread_page` (no reader finds words in what it shows).
    """
    pages: list[Page] = []
    notices: list[str] = []
    with _Pdfium(data) as second:
        for number, mined in enumerate(_mined(data, second), 1):
            if number > MOST_PAGES:
                raise TooLarge(f"more than {MOST_PAGES} pages")
            page, notice = _read_page(number, mined, second, may_recognise=notices.count("ocr_page") < MOST_OCR_PAGES)
            pages.append(page)
            notices.append(notice)
    return Document("pdf", tuple(pages), tuple(Notice(code, page) for page, code in enumerate(notices, 1) if code))


class _Pdfium:
    """The PDF in pdfium, opened when first asked for."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.stack = ExitStack()
        self.opened: pdfium.Document | None = None

    def __enter__(self) -> "_Pdfium":
        return self

    def __exit__(self, *error: object) -> None:
        self.stack.close()

    @property
    def document(self) -> pdfium.Document:
        if self.opened is None:
            self.opened = self.stack.enter_context(pdfium.opened(self.data))
        return self.opened

    def page(self, index: int) -> MinedPage:
        """An empty page of the right size for pdfium to fill."""
        try:
            width, height = pdfium.page_size(self.document, index)
        except UnreadableFile:
            return FAILED
        return MinedPage(width, height, failed=True)

    def spans(self, index: int) -> tuple[Span, ...]:
        """The text of a page, nothing where it cannot be opened: such a page fails alone."""
        try:
            return tuple(pdfium.page_spans(self.document, index))
        except UnreadableFile:
            return ()

    def recognised(self, index: int) -> tuple[Span, ...]:
        """The words in the picture of a page, none where it cannot be painted."""
        try:
            picture, scale = pdfium.picture(self.document, index, longest_side=image.LARGER_SIDE)
        except UnreadableFile:
            return ()
        return image.recognise(picture, scale)


def _mined(data: bytes, second: _Pdfium) -> Iterator[MinedPage]:
    """The pages by pdfminer; where it finds none, empty ones for pdfium to fill."""
    found = 0
    with suppress(*BROKEN):
        for page in mined_pages(data, most=MOST_PAGES):
            found += 1
            yield page
    if not found:
        count = len(second.document)
        if not count:
            raise UnreadableFile("a PDF without pages")
        yield from (second.page(index) for index in range(min(count, MOST_PAGES + 1)))


def _read_page(number: int, mined: MinedPage, second: _Pdfium, *, may_recognise: bool) -> tuple[Page, str]:
    """A page by the reader that reads most of it, and a notice where that was not the first."""
    spans, notice = _read_text(number, mined, second)
    lost = 0 if notice else mined.lost
    is_useful = judging.is_useful(spans, lost=lost, picture_share=mined.picture_share, paths=mined.paths)
    if is_useful and (spans or not mined.failed) and not image.ignores_text():
        return Page(number, mined.width, mined.height, spans, rules=mined.rules, panels=mined.panels), notice
    if not may_recognise:
        return Page(number, mined.width, mined.height, spans), "ocr_limit"
    seen = second.recognised(number - 1)
    if not seen:
        return Page(number, mined.width, mined.height, spans), "unread_page"
    return Page(number, mined.width, mined.height, seen, "ocr"), "ocr_page"


def _read_text(number: int, mined: MinedPage, second: _Pdfium) -> tuple[tuple[Span, ...], str]:
    """The text layer by pdfminer, or by pdfium and a notice where that reads more of it."""
    lost = mined.lost + judging.lost_count(mined.spans)
    if mined.failed or mined.lost or _is_suspicious(mined.spans):
        other = second.spans(number - 1)
        if _is_better(other, mined.spans, lost) and judging.is_text(other):
            return other, "second_opinion"
    return mined.spans, ""


def _is_suspicious(spans: Sequence[Span]) -> bool:
    """Whether another reader may get more out of a page."""
    few = judging.count(spans) < SUSPICIOUSLY_FEW
    return few or judging.lost_share(spans) > judging.LOST_SHARE or judging.has_lost_words(spans)


def _is_better(other: Sequence[Span], spans: Sequence[Span], lost: int) -> bool:
    """Whether the second reader says much more than the first one, or most of what that `lost`."""
    said, more = judging.count(spans), judging.count(other)
    return more > MUCH_MORE * said or (lost > 0 and more - said > REGAINED * lost)
