"""Documents written byte by byte, for tests of the readers: no program that makes them is needed."""

import io
import zipfile
from collections.abc import Sequence

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMESPACES = (
    f'{WORD} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATIONSHIPS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def make_pdf(
    *contents: str | bytes, fonts: str = "", annotations: str = "", page: str = "", objects: Sequence[str] = ()
) -> bytes:
    """A PDF with one page for each content stream.

    Font F1 writes codes of two bytes that are the characters' own numbers (`show`), F2 is Helvetica, F3 its bold.
    Invisible characters have no width in F1.
    `objects` are further objects, numbered from 20 000.
    """
    mapping = (
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        + "\n".join(f"1 beginbfrange <{high:02x}00> <{high:02x}ff> <{high:02x}00> endbfrange" for high in range(0x100))
    ).encode()
    numbered: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        3: b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        4: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/DW 1000/W[32 126 500 173 173 0 8203 8238 0 8288 8303 0 65279 65279 0]"
        b"/FontDescriptor 6 0 R>>",
        5: b"<</Length %d>>\nstream\n%s\nendstream" % (len(mapping), mapping),
        6: b"<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -120 1000 880]/Ascent 880/Descent -120>>",
        7: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        8: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>",
    }
    kids = []
    for index, content in enumerate(contents):
        data = content if isinstance(content, bytes) else content.encode("latin-1")
        kids.append(f"{100 + 2 * index} 0 R")
        numbered[101 + 2 * index] = b"<</Length %d>>\nstream\n%s\nendstream" % (len(data), data)
        numbered[100 + 2 * index] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 7 0 R/F3 8 0 R{fonts}>>"
            f">>/Contents {101 + 2 * index} 0 R/Annots[{annotations}]{page}>>"
        ).encode()
    numbered[2] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    for index, written in enumerate(objects):
        numbered[20_000 + index] = written.encode("latin-1")
    return _with_table(numbered)


def _with_table(numbered: dict[int, bytes]) -> bytes:
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    table = []
    for number, body in sorted(numbered.items()):
        table.append(f"{number} 1\n{out.tell():010d} 00000 n \n")
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(f"xref\n0 1\n0000000000 65535 f \n{''.join(table)}".encode())
    out.write(b"trailer\n<</Size 30000/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def show(text: str, x: float, top: float, *, size: float = 10, font: str = "F1") -> str:
    """Operators that write `text` with its top at `top` points from the top of an A4 page."""
    codes = text.encode("utf-16-be").hex() if font == "F1" else text.encode("latin-1").hex()
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {842 - top - 0.88 * size:.2f} Tm <{codes}> Tj ET\n"


def make_docx(
    body: str, parts: dict[str, str | bytes] | None = None, relations: Sequence[tuple[str, str, str]] = ()
) -> bytes:
    """A DOCX. `parts` are further parts by name; `relations` of the body: id, kind, target."""
    links = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for name, kind, target in relations
    )
    files = {
        "_rels/.rels": f'<Relationships {RELATIONSHIPS}><Relationship Id="r" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships {RELATIONSHIPS}>{links}</Relationships>",
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A Word paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: Sequence[str]) -> str:
    """A Word table of cells that hold paragraphs."""
    lines = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{lines}</w:tbl>"


def text_box(text: str, left: float, top: float, *, fallback: bool = True, run: str = "") -> str:
    """A text box at a place on the page, in points, written twice as Word does."""
    content = f"<w:txbxContent>{paragraph(text, run=run)}</w:txbxContent>"
    drawing = (
        f'<w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>{int(left * 12700)}</wp:posOffset>'
        f'</wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>{int(top * 12700)}</wp:posOffset>'
        '</wp:positionV><wp:extent cx="1270000" cy="254000"/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing>"
    )
    second = f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"{second if fallback else ''}</mc:AlternateContent></w:r>"
    )
