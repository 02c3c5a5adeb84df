"""The reader is chosen by what is inside; what is no résumé gets one of our errors and never another."""

import contextlib
import io
import random
import zipfile
import zlib

import pytest
from PIL import Image

from candidates.parsing import errors
from candidates.parsing.documents import read_document
from candidates.parsing.documents.sniff import sniff
from tests.parsing.documents.making import make_docx, make_pdf, paragraph, show

PDF = make_pdf(show("工作经历与教育背景" * 4, 50, 50))
DOCX = make_docx(paragraph("工作经历"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Root Entry".encode("utf-16-le")


def make_zip(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files.items():
            package.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def make_png(width: int, height: int) -> bytes:
    """A picture that says how large it is, and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    size = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(bytes(99))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "name", "format"),
    [
        (PDF, "resume.doc", "pdf"),
        (b"\r\n junk" + PDF, "resume.pdf", "pdf"),
        (DOCX, "resume.pdf", "docx"),
        (OLE + "WordDocument".encode("utf-16-le"), "resume.docx", "doc"),
        ("<!DOCTYPE html><html><body>简历</body></html>".encode(), "resume.doc", "html"),
        ("<html><body>简历</body></html>".encode("gb18030"), "resume.txt", "html"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x", "resume.doc", "mhtml"),
        (rb"{\rtf1\ansi hello}", "resume.doc", "rtf"),
        ("# 简历\n\n- **公司**\n- **学校**\n".encode(), "resume", "markdown"),
        ("# 简历".encode(), "resume.md", "markdown"),
        ("# 简历\n- **公司**".encode(), "resume.txt", "text"),
        ("姓名：赵一\n电话：138".encode("gb18030"), "", "text"),
        ("姓名：赵一\n电话：138".encode("utf-16-le"), "resume.txt", "text"),
        (b"\x89PNG\r\n\x1a\n", "resume.pdf", "image"),
    ],
)
def test_content_decides(data, name, format):
    assert sniff(data, name) == format


BAD_FILES = [
    (b"", errors.EmptyFile),
    (b" \r\n\t", errors.EmptyFile),
    (b"\xef\xbb\xbf\n", errors.EmptyFile),
    (bytes(400), errors.EmptyFile),
    (b"%PDF-1.7\n", errors.UnreadableFile),
    (PDF[: len(PDF) // 3], errors.UnreadableFile),
    (DOCX[: len(DOCX) // 2], errors.UnreadableFile),
    (make_zip(a="a text"), errors.UnsupportedFormat),
    (make_zip(xl__workbook="<x/>"), errors.UnsupportedFormat),
    (make_zip(word__document="<broken"), errors.UnreadableFile),
    (OLE + "EncryptedPackage".encode("utf-16-le"), errors.PasswordProtected),
    (OLE + "Workbook".encode("utf-16-le"), errors.UnsupportedFormat),
    (OLE + "WordDocument".encode("utf-16-le"), errors.UnreadableFile),
    (random.Random(1).randbytes(4000), errors.UnsupportedFormat),
    (b"\x7fELF\x02\x01" + bytes(100), errors.UnsupportedFormat),
    (b"<html><head><style>p{}</style><script>x()</script></head><body></body></html>", errors.NoText),
    (rb"{\rtf1{{{{", errors.NoText),
    (make_pdf(*["BT ET"] * 401), errors.TooLarge),
    (make_png(50_000, 50_000), errors.TooLarge),
    (make_png(9_000, 9_000), errors.TooLarge),
    (make_png(500, 500)[:60], errors.UnreadableFile),
]


@pytest.mark.parametrize(("data", "kind"), BAD_FILES, ids=range(len(BAD_FILES)))
def test_bad_files_say_what_is_wrong(data, kind):
    with pytest.raises(kind):
        read_document(data, "resume.pdf")


def test_pictures_wait_for_ocr_where_it_is_not_allowed():
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(out, "PNG")
    with pytest.raises(errors.NeedsOcr):
        read_document(out.getvalue(), allow_ocr=False)


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("original", [PDF, DOCX], ids=["pdf", "docx"])
def test_damaged_files_raise_nothing_else(seed, original):
    chance = random.Random(seed)
    data = bytearray(original)
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if seed % 3 == 0:
        del data[chance.randrange(len(data)) :]
    with contextlib.suppress(errors.ParseError):
        read_document(bytes(data), allow_ocr=False)
