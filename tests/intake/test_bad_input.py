"""Whatever comes in gives a clear reason, is kept, and harms nothing else. Read for real, in the sandbox."""

import io
import random
import zipfile
import zlib

import pytest
from PIL import Image, ImageDraw

from candidates.intake import tasks
from candidates.intake.reasons import REASONS
from candidates.models import FileStatus
from tests.intake.making import make_waiting_file

pytestmark = pytest.mark.django_db

# RC4, 40 bits, user password "secret": the smallest PDF that wants one.
PASSWORD_TABLES = b"""/Filter/Standard/V 1/R 2/P -4
/O<2055c756c72e1ad702608e8196acad447ad32d17cff583235f6dd15fed7dab67>
/U<0000000000000000000000000000000000000000000000000000000000000000>"""


def pdf(pages=1, *, trailer=b"", text=b"BT /F1 12 Tf 72 700 Td (Hello) Tj ET"):
    """A PDF of `pages` pages, written by hand."""
    kids = b" ".join(b"%d 0 R" % (4 + number) for number in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        *([b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>"] * pages),
    ]
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, io.SEEK_END)
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start))
    return out.getvalue()


def zip_of(**files):
    return packed({f"{name.replace('__', '/')}.xml": content for name, content in files.items()})


def packed(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def cat():
    """Ears, eyes and whiskers, and not a word."""
    picture = Image.new("RGB", (400, 400), "wheat")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((100, 120, 300, 320), fill="gray")
    for left in (110, 230):
        draw.polygon([(left, 160), (left + 30, 70), (left + 60, 150)], fill="gray")
        draw.ellipse((left + 20, 190, left + 40, 210), fill="green")
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


def locked():
    return pdf(trailer=b"/ID[<00><00>]/Encrypt<<" + PASSWORD_TABLES + b">>")


DOCX = zip_of(word__document="<a/>" + "x" * 5000)

BAD = {
    "空文件.docx": (b"", "empty"),
    "只有空白.txt": (b" \r\n\t \n", "empty"),
    "零字节.pdf": (b"%PDF-1.4\n", "unreadable"),
    "有密码.pdf": (locked(), "password"),
    "猫.jpg": (cat(), "picture"),
    "电子书.pdf": (packed({"mimetype": "application/epub+zip", "a.xml": "b"}), "unsupported"),
    "截断.docx": (DOCX[: len(DOCX) // 2], "unreadable"),
    "五百页.pdf": (pdf(500), "too_large"),
    "乱码.txt": (random.Random(7).randbytes(4000), "unsupported"),
    "炸弹.docx": (zip_of(word__document="<a/>" + "\0" * 200_000_000), "too_large"),
    "碎片.pdf": (b"%PDF-1.7\n" + zlib.compress(b"nothing") * 20, "unreadable"),
}


@pytest.mark.parametrize(("name", "data", "code"), [(name, *case) for name, case in BAD.items()], ids=BAD.keys())
def test_bad_files_say_why(name, data, code, monkeypatch):
    monkeypatch.setattr(tasks, "ring", lambda keys: True)
    file = make_waiting_file(data, name=name)
    for _queue in ("parse", "ocr"):
        tasks.parse_file(file.pk)
    file.refresh_from_db()
    status = FileStatus.NOT_RESUME if code == "picture" else FileStatus.FAILED
    assert (file.status, file.reasons) == (status, [code])
    assert str(REASONS[code].sentence)
    with file.content.open("rb") as kept:
        assert kept.read() == data


def test_sixty_megabytes_are_kept_unread(settings):
    settings.MAX_FILE_BYTES = 20 * 1024 * 1024
    file = make_waiting_file(b"%PDF-1.4\n" + bytes(60 * 1024 * 1024), name="大.pdf")
    assert (file.status, file.reasons) == (FileStatus.FAILED, ["too_big"])
    assert file.content.size == file.size


def test_the_worker_goes_on(monkeypatch):
    monkeypatch.setattr(tasks, "ring", lambda keys: True)
    bad = make_waiting_file(BAD["截断.docx"][0], name="截断.docx")
    good = make_waiting_file("姓名：骆嘉禾\n电话：13800138000\n邮箱：a@example.com".encode(), name="好.txt")
    for file in (bad, good):
        tasks.parse_file(file.pk)
        file.refresh_from_db()
    assert (bad.status, good.status in (FileStatus.PARSED, FileStatus.REVIEW)) == (FileStatus.FAILED, True)
