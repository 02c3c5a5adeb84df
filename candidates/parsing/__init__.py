"""A résumé file in, a `Resume` out: structured, with the place of every value and what was not understood.

Pure: imports neither Django nor anything of it, opens no file and no connection.
"""

from candidates.parsing.documents import read_document
from candidates.parsing.lines import read_lines
from candidates.parsing.records import Resume
from candidates.parsing.resume import read_resume
from candidates.parsing.sections import read_sections
from candidates.parsing.version import PARSER_VERSION

__all__ = ["PARSER_VERSION", "parse_resume"]


def parse_resume(data: bytes, filename: str = "", *, allow_ocr: bool = True) -> Resume:
    """Read the bytes of a résumé of any format; `filename` only breaks ties and is weak evidence of the name.

    Without `allow_ocr`, what only OCR can read raises NeedsOcr: it takes seconds a page. Raises a `ParseError` of
    candidates.parsing.errors when the file gives no text, never anything else.
    """
    document = read_document(data, filename, allow_ocr=allow_ocr)
    lines = read_lines(document)
    sections = read_sections(lines)
    return read_resume(document, lines, sections, filename=filename)
