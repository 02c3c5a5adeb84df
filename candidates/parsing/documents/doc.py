"""Word's old binary format → Document: text and table cells; the format's own styles are not read."""

import re

from legacy_doc import ExtractionOptions, LegacyDocError, extract_text

from candidates.parsing.documents.flow import Pen
from candidates.parsing.errors import PasswordProtected, UnreadableFile
from candidates.parsing.records import Document

# Field codes between their marks are instructions; what stands after the separator is shown.
FIELD = re.compile("\x13[^\x13\x14\x15]*\x14|\x13[^\x13\x14\x15]*\x15|\x15")
OPTIONS = ExtractionOptions(max_file_bytes=100 * 1024 * 1024)


def read(data: bytes) -> Document:
    """A binary Word document. Raises PasswordProtected or UnreadableFile."""
    try:
        text = extract_text(data, options=OPTIONS).text
    except LegacyDocError as error:
        if "encrypt" in str(error).lower() or "password" in str(error).lower():
            raise PasswordProtected(str(error)) from error
        raise UnreadableFile(str(error)) from error
    pen = Pen()
    for line in FIELD.sub("", text).replace("\x07", "\t").replace("\x0b", "\n").replace("\r", "\n").split("\n"):
        pen.write(line)
        pen.end_line()
    return pen.document("doc")
