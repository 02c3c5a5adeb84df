"""What kind of file some bytes are: by their first bytes and their inside, by the name only for Markdown or text."""

import io
import re
import zipfile
from pathlib import PurePath

from candidates.parsing.documents.plain import SAMPLE_BYTES, decode
from candidates.parsing.errors import EmptyFile, PasswordProtected, UnreadableFile, UnsupportedFormat

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF_HEADER_WITHIN = 1024  # bytes; readers accept junk of this length before the header
# A UTF-16 name in the directory of an OLE file says what it holds.
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
ROOT_ENTRY = "Root Entry".encode("utf-16-le")
WORD_STREAM = "WordDocument".encode("utf-16-le")
IMAGES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
)
OTHER_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\x1f\x8b",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"SQLite format 3",
    b"ID3",
    b"OggS",
    b"fLaC",
)
MARKDOWN_NAMES = (".md", ".markdown", ".mkd", ".mdown")
HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml")
MHTML_HEAD = re.compile(rb"\A\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*(multipart/|text/html)", re.I)
HTML_HEAD = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|meta)\b", re.I | re.S
)
HTML_TAGS = re.compile(r"</(?:p|div|table|td|span|li|h[1-6]|body)>", re.IGNORECASE)
MARKDOWN_MARKS = re.compile(
    r"^(?:#{1,6} \S|[ \t]*[-*+] +\*\*|\|[ :|-]*-{3}[ :|-]*\||```|---[ \t]*$)|\*\*[^*\n]+\*\*|\]\((?:https?:|mailto:)",
    re.MULTILINE,
)
# Marks a hundred lines must hold, so that a list with a star or a rule stays plain text.
MARKDOWN_SHARE = 0.05
# Control characters that no text file holds, as a share: more of them and the bytes are no text.
CONTROL_SHARE = 0.02
CONTROL_BYTES = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1a\x1b\x0b")


def sniff(data: bytes, filename: str = "") -> str:
    """The format of `data`, as `Document.format` names it. Raises a ParseError for what is no résumé's format."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise EmptyFile("no bytes, or only white space")
    head = data[:SAMPLE_BYTES]
    if b"%PDF-" in head[:PDF_HEADER_WITHIN] and not head.startswith((b"PK\x03\x04", OLE)):
        return "pdf"
    if head.startswith(b"PK"):
        return _sniff_zip(data)
    if head.startswith(OLE):
        return _sniff_ole(data)
    if head.lstrip()[:5].lower() == b"{\\rtf":
        return "rtf"
    if is_image(head):
        return "image"
    if head.startswith(OTHER_PROGRAMS) or head[4:8] == b"ftyp":
        raise UnsupportedFormat(f"starts with {head[:8]!r}")
    return _sniff_text(data, PurePath(filename).suffix.lower())


def is_image(head: bytes) -> bool:
    """Whether a file that begins with `head` (12 bytes are enough) is a picture."""
    return head.startswith(IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def _sniff_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        if b"word/" in data:
            raise UnreadableFile(f"the DOCX is cut short: {error}") from error
        raise UnsupportedFormat(f"a broken ZIP: {error}") from error
    if any(name.lower().replace("\\", "/").startswith("word/") for name in names):
        return "docx"
    raise UnsupportedFormat("a ZIP, but no Word document")


def _sniff_ole(data: bytes) -> str:
    if ENCRYPTED_PACKAGE in data:
        raise PasswordProtected("an encrypted Office document")
    if WORD_STREAM in data:
        return "doc"
    if ROOT_ENTRY not in data:
        raise UnreadableFile("an OLE file without its directory: cut short")
    raise UnsupportedFormat("an OLE file without a Word document")


def _sniff_text(data: bytes, suffix: str) -> str:
    text = decode(data[:SAMPLE_BYTES])
    controls = sum(text.count(chr(byte)) for byte in CONTROL_BYTES)
    replaced = text.count("\ufffd")
    if controls + replaced > CONTROL_SHARE * len(text) + 1:
        raise UnsupportedFormat("neither a known format nor text")
    if MHTML_HEAD.match(data[:4096]) and b"mime-version" in data[:4096].lower():
        return "mhtml"
    if HTML_HEAD.match(text) or (suffix in HTML_NAMES and HTML_TAGS.search(text)):
        return "html"
    if suffix in MARKDOWN_NAMES:
        return "markdown"
    if len(HTML_TAGS.findall(text)) > text.count("\n") / 2 + 2 and not MARKDOWN_MARKS.search(text):
        return "html"
    marks = len(MARKDOWN_MARKS.findall(text))
    return "markdown" if suffix != ".txt" and marks > 1 + MARKDOWN_SHARE * text.count("\n") else "text"
