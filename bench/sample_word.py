"""An invented person → DOCX in two layouts, written part by part: one form in a table, one of plain paragraphs."""

import io
import zipfile
from xml.sax.saxutils import escape

from bench.sample_sources import Person, Section

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1000" w:right="1150" w:bottom="1000" w:left="1150"/></w:sectPr>'
)
WIDTH = 9600  # twentieths of a point: the text width of an A4 page


def form(person: Person) -> bytes:
    """The form in which companies and schools ask for a résumé: label and value cells, then a row a section."""
    rows = [_row([_cell(_paragraph("个人简历", size=36, bold=True, centred=True), 4)])]
    facts = [("姓名", person.name), *person.facts]
    for at in range(0, len(facts), 2):
        pair = [*facts[at : at + 2], ("", "")][:2]
        cells = [_cell(_paragraph(text, bold=not number % 2)) for number, text in enumerate(sum(pair, ()))]
        rows.append(_row(cells))
    for section in person.sections:
        rows.append(_row([_cell(_paragraph(section.title, bold=True), 4, shaded=True)]))
        rows.append(_row([_cell("".join(_body(section, "    ")), 4)]))
    grid = f'<w:gridCol w:w="{WIDTH // 4}"/>' * 4
    properties = f'<w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr>'
    return _package(f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>")


def paragraphs(person: Person) -> bytes:
    """Headings and paragraphs, dates behind a tab."""
    facts = [f"{label}：{value}" for label, value in person.facts]
    parts = [_paragraph(person.name, size=40, bold=True, centred=True)]
    parts += [_paragraph("  |  ".join(facts[at : at + 3]), centred=True) for at in range(0, len(facts), 3)]
    for section in person.sections:
        parts.append(_paragraph(section.title, size=26, bold=True))
        parts += _body(section, "\t")
    return _package("".join(parts))


def _body(section: Section, gap: str) -> list[str]:
    parts = [_paragraph(word) for word in section.words] + [_paragraph(f"• {point}") for point in section.points]
    for entry in section.entries:
        parts.append(_paragraph(gap.join(entry.head), bold=True))
        parts += [_paragraph(f"• {point}") for point in entry.points]
    return parts


def _paragraph(text: str, *, size: int = 21, bold: bool = False, centred: bool = False) -> str:
    properties = '<w:pPr><w:jc w:val="center"/></w:pPr>' if centred else ""
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="宋体"/>'
    look = f'<w:rPr>{fonts}{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/></w:rPr>'
    runs = "<w:r><w:tab/></w:r>".join(
        f'<w:r>{look}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' for piece in text.split("\t")
    )
    return f"<w:p>{properties}{runs}</w:p>"


def _cell(content: str, span: int = 1, *, shaded: bool = False) -> str:
    shade = '<w:shd w:val="clear" w:fill="E7EEF5"/>' if shaded else ""
    width = f'<w:tcW w:w="{WIDTH // 4 * span}" w:type="dxa"/><w:gridSpan w:val="{span}"/>'
    return f"<w:tc><w:tcPr>{width}{shade}</w:tcPr>{content}</w:tc>"


def _row(cells: list[str]) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _package(body: str) -> bytes:
    document = f"{DECLARATION}<w:document {W}><w:body>{body}{PAGE}</w:body></w:document>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr("word/document.xml", document)
    return made.getvalue()
