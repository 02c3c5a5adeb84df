"""Step 1: bytes → Document. The reader is chosen by content; the file's name only breaks ties."""

from candidates.parsing.documents import doc, docx, html, image, markdown, pdf, plain, rtf
from candidates.parsing.documents.sniff import sniff
from candidates.parsing.errors import NoText, ParseError, UnreadableFile
from candidates.parsing.records import Document

READERS = {
    "pdf": pdf.read,
    "docx": docx.read,
    "doc": doc.read,
    "html": html.read,
    "mhtml": html.read_mhtml,
    "markdown": markdown.read,
    "text": plain.read,
    "rtf": rtf.read,
    "image": image.read,
}


def read_document(data: bytes, filename: str = "", *, allow_ocr: bool = True) -> Document:
    """What stands in the file `data`. Raises a kind of ParseError, and nothing else.

    Without `allow_ocr` a file that has pages without a text layer raises NeedsOcr.
    """
    format = sniff(data, filename)
    try:
        with image.ocr_allowed(allow_ocr):
            document = READERS[format](data)
    except ParseError:
        raise
    except Exception as error:
        # The libraries below check few of the bytes that they follow; what they trip over is a broken file.
        raise UnreadableFile(f"broken {format}: {error!r}") from error
    if not any(character.isalnum() for page in document.pages for span in page.spans for character in span.text):
        raise NoText(f"no letter in the {document.format} document")
    return document
