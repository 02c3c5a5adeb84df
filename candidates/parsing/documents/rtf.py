"""RTF → Document."""

from striprtf.striprtf import rtf_to_text

from candidates.parsing.documents.flow import Pen
from candidates.parsing.records import Document


def read(data: bytes) -> Document:
    """An RTF file."""
    pen = Pen()
    for line in rtf_to_text(data.decode("latin-1"), encoding="cp936", errors="ignore").split("\n"):
        pen.write(line.replace("|", "\t"))
        pen.end_line()
    return pen.document("rtf")
