"""A Word document of hardly any text, with pages pasted into it as pictures: these are read by OCR."""

import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from lxml import etree
from PIL import Image, UnidentifiedImageError

from candidates.parsing.documents import image
from candidates.parsing.errors import NoText, UnreadableFile
from candidates.parsing.records import Document, Notice, Page

BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FEW_CHARACTERS = 60  # letters and digits: a heading or a greeting over the scan
LEAST_SIDE = 500  # pixels: a page of text needs as many each way, photographs and icons mostly have fewer
MOST_PICTURES = 30  # OCR takes seconds each


def picture_parts(body: etree._Element, relations: Mapping[str, tuple[str, str]]) -> list[str]:
    """The names of the parts that hold the pictures of `body`, in order, each once."""
    marks = (each.get(R + "embed") or each.get(R + "id") or "" for each in body.iter(BLIP, IMAGE_DATA))
    return list(dict.fromkeys(relations[mark][1] for mark in marks if mark in relations))


def is_wordless(document: Document) -> bool:
    """Whether `document` has hardly any text."""
    texts = (span.text for page in document.pages for span in page.spans)
    told = islice((character for text in texts for character in text if character.isalnum()), FEW_CHARACTERS)
    return sum(1 for _ in told) < FEW_CHARACTERS


def with_pictures(document: Document, pictures: Iterable[bytes]) -> Document:
    """`document` and what its pictures say, a page each. Raises NeedsOcr where that is not allowed."""
    pages = [page for page in document.pages if page.spans]
    notices = list(document.notices)
    large = filter(_is_large, pictures)
    for number, page in enumerate(_read(islice(large, MOST_PICTURES)), len(pages) + 1):
        pages.append(Page(number, page.width, page.height, page.spans, page.route))
        notices.append(Notice("ocr_page", number))
    if next(large, None) is not None:
        notices.append(Notice("ocr_limit", len(pages) + 1))
    return Document(document.format, tuple(pages) or document.pages, tuple(notices))


def _read(pictures: Iterable[bytes]) -> Iterator[Page]:
    for picture in pictures:
        try:
            yield from image.read(picture).pages
        except (NoText, UnreadableFile):
            continue  # a photograph, or broken: the text and the other pictures count


def _is_large(picture: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(picture)) as opened:
            return min(opened.size) >= LEAST_SIDE and opened.width * opened.height <= image.MOST_PIXELS
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return False  # drawings (EMF, WMF) are no scans
