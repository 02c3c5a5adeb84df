"""DOCX → Document: an own walk over the parts, so that nothing a reader sees is left out.

Headers, then the body with its tables, text boxes and content controls in visual order, then footnotes and
footers. What is deleted or hidden is no text, what is inserted is.
"""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from lxml import etree

from candidates.parsing.documents.boxes import VML, A, Placed, in_reading_order, place_of
from candidates.parsing.documents.docx_boxes import (
    DIAGRAM,
    MC,
    alternative,
    has_own_text,
    late_at_top,
    outermost_boxes,
)
from candidates.parsing.documents.docx_pictures import is_wordless, picture_parts, with_pictures
from candidates.parsing.documents.docx_styles import Styles, W, on, qualified, switch, without_table_styles
from candidates.parsing.documents.flow import Pen, Style
from candidates.parsing.errors import TooLarge, UnreadableFile
from candidates.parsing.records import Cell, Document

# A résumé with photographs unpacks to 30 MB; a ZIP bomb to gigabytes.
MOST_UNPACKED = 300 * 1024 * 1024
MOST_PART = 40 * 1024 * 1024
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DELETED = frozenset(
    qualified(["del", "moveFrom", "instrText", "delText", "fldData", "rPr", "pPr", "commentReference", "rt"])
)


@dataclass(slots=True)
class Package:
    """The parts of the ZIP, read when asked for."""

    file: zipfile.ZipFile
    _read: dict[str, etree._Element | None] = field(default_factory=dict)

    def part(self, name: str) -> etree._Element | None:
        """The root of an XML part, None where it is missing or broken beyond repair."""
        if name not in self._read:
            self._read[name] = _tree(self.data(name))
        return self._read[name]

    def styles(self, name: str) -> etree._Element | None:
        """The root of the part that says how text looks."""
        return _tree(without_table_styles(self.data(name)))

    def data(self, name: str) -> bytes:
        """The bytes of a part, none where it is missing."""
        return self.file.read(name) if name in self.file.NameToInfo else b""

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Relation id → (kind, target) of a part; targets inside the package are whole names."""
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", file + ".rels"))
        found = {}
        for each in root if root is not None else ():
            target = unquote(each.get("Target") or "")
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[each.get("Id") or ""] = ((each.get("Type") or "").rpartition("/")[2], target)
        return found


def _tree(data: bytes) -> etree._Element | None:
    """The root of an XML text, None where it is empty or broken beyond repair."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
    return etree.fromstring(data, parser) if data.strip() else None


def read(data: bytes) -> Document:
    """A Word document. Raises UnreadableFile or TooLarge."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            if sum(entry.file_size for entry in file.infolist()) > MOST_UNPACKED:
                raise TooLarge("unpacks to more than 300 MB")
            if any(entry.file_size > MOST_PART for entry in file.infolist() if entry.filename.endswith(".xml")):
                raise TooLarge("a part of the document is larger than 40 MB")
            return _read(Package(file))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise UnreadableFile(f"the DOCX is broken: {error}") from error
    except (etree.XMLSyntaxError, etree.XMLSchemaError, ValueError) as error:
        raise UnreadableFile(f"the DOCX holds broken XML: {error}") from error


def _read(package: Package) -> Document:
    main = next(
        (target for kind, target in package.relations("").values() if kind == "officeDocument"), "word/document.xml"
    )
    root = package.part(main)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise UnreadableFile("the DOCX has no body")
    relations = package.relations(main)
    styles = Styles(next((package.styles(target) for kind, target in relations.values() if kind == "styles"), None))
    pen = Pen()
    for name in _running(body, relations, "headerReference"):
        _Walker(package, name, styles, pen).container(package.part(name))
    _Walker(package, main, styles, pen).body(body)
    for kind, target in relations.values():
        if kind in ("footnotes", "endnotes"):
            _Walker(package, target, styles, pen).notes(package.part(target))
    for name in _running(body, relations, "footerReference"):
        _Walker(package, name, styles, pen).container(package.part(name))
    document = pen.document("docx")
    if is_wordless(document):
        return with_pictures(document, map(package.data, picture_parts(body, relations)))
    return document


def _running(body: etree._Element, relations: dict[str, tuple[str, str]], tag: str) -> list[str]:
    """The header or footer parts that the sections name, each once."""
    names = [relations.get(each.get(R + "id") or "", ("", ""))[1] for each in body.iter(W + tag)]
    return [name for name in dict.fromkeys(names) if name]


class _Walker:
    """Writes one part with a pen."""

    def __init__(self, package: Package, part: str, styles: Styles, pen: Pen) -> None:
        self.package = package
        self.relations = package.relations(part)
        self.styles = styles
        self.pen = pen
        self.boxes: list[Placed] = []
        self.first: list[Placed] = []  # boxes that were written before the text they are anchored in
        self.paragraphs = 0
        self.page = 0
        self.fields: list[str] = []  # targets of the open complex fields, "" for other fields
        self.instruction = ""

    def container(self, root: etree._Element | None) -> None:
        """Everything in a body, cell, text box or content control."""
        if root is not None:
            self.blocks(root)
            self.flush_boxes()

    def body(self, root: etree._Element) -> None:
        """The body, after the boxes at the top of its first page that are anchored further down."""
        self.boxes = self.first = late_at_top(root)
        self.flush_boxes()
        self.container(root)

    def notes(self, root: etree._Element | None) -> None:
        for note in root if root is not None else ():
            if note.get(W + "type") not in ("separator", "continuationSeparator", "continuationNotice"):
                self.container(note)

    def blocks(self, root: etree._Element) -> None:
        for child in root:
            tag = child.tag
            if tag == W + "p":
                self.paragraph(child)
            elif tag == W + "tbl":
                self.flush_boxes()
                self.table(child)
            elif tag == W + "altChunk":
                continue
            elif tag == MC + "AlternateContent":
                self.blocks(alternative(child))
            elif isinstance(tag, str) and tag not in DELETED and not _is_placeholder(child):
                self.blocks(child)

    def paragraph(self, paragraph: etree._Element) -> None:
        style = self.styles.of_paragraph(paragraph)
        self.paragraphs += 1
        self.page += switch(paragraph.find(W + "pPr"), "pageBreakBefore") is True
        self.pen.end_line()
        # Boxes anchored in empty paragraphs are a page layout and are read together.
        if self.boxes and has_own_text(paragraph):
            self.flush_boxes()
        self.inline(paragraph, style)
        self.pen.end_line()

    def inline(self, root: etree._Element, style: Style) -> None:
        for child in root:
            tag = child.tag
            if tag == W + "r":
                self.run(child, style)
            elif tag == W + "hyperlink":
                target = self.relations.get(child.get(R + "id") or "", ("", ""))[1]
                self.inline(child, replace(style, link=target) if target else style)
            elif tag == MC + "AlternateContent":
                self.inline(alternative(child), style)
            elif tag == W + "fldSimple":
                self.inline(child, style)
            elif tag == MATH + "t":
                self.pen.write(child.text or "", style)
            elif isinstance(tag, str) and tag not in DELETED and not _is_placeholder(child):
                self.inline(child, style)

    def run(self, run: etree._Element, paragraph_style: Style) -> None:
        properties = run.find(W + "rPr")
        style = self.styles.of_run(properties, paragraph_style)
        if style is None:
            return
        link = next((target for target in reversed(self.fields) if target), "")
        self.run_content(run, replace(style, link=link) if link else style)

    def run_content(self, run: etree._Element, style: Style) -> None:
        for child in run:
            tag = child.tag
            if tag == W + "t":
                self.pen.write((child.text or "").replace("\n", " "), style)
            elif tag in (W + "tab", W + "ptab"):
                self.pen.write("\t", style)
            elif tag in (W + "br", W + "cr"):
                self.page += child.get(W + "type") == "page"
                self.pen.end_line()
            elif tag == W + "noBreakHyphen":
                self.pen.write("-", style)
            elif tag == W + "sym":
                self.pen.write(_symbol(child), style)
            elif tag == W + "fldChar":
                self.field(child.get(W + "fldCharType") or "")
            elif tag == W + "instrText":
                self.instruction += child.text or ""
            elif tag == W + "ruby":
                self.inline(child, style)
            elif tag in (W + "drawing", W + "pict", W + "object"):
                self.drawing(child)
            elif tag == MC + "AlternateContent":
                self.run_content(alternative(child), style)

    def field(self, mark: str) -> None:
        if mark == "begin":
            self.fields.append("")
            self.instruction = ""
        elif mark == "separate" and self.fields:
            command, _, target = self.instruction.strip().partition(" ")
            if command.upper() == "HYPERLINK" and not target.strip().startswith("\\"):
                self.fields[-1] = target.strip().strip('"').partition('"')[0]
        elif mark == "end" and self.fields:
            self.fields.pop()

    def drawing(self, drawing: etree._Element) -> None:
        """Text boxes wait for their neighbours; diagrams and word art are written where they stand."""
        for content in outermost_boxes(drawing):
            if any(content is box.content for box in self.first):
                continue
            self.boxes.append(place_of(content, drawing, paragraph=self.paragraphs, page=self.page))
        for diagram in drawing.iter(DIAGRAM + "relIds"):
            root = self.package.part(self.relations.get(diagram.get(R + "dm") or "", ("", ""))[1])
            for paragraph in root.iter(A + "p") if root is not None else ():
                self.pen.write("".join(text.text or "" for text in paragraph.iter(A + "t")))
                self.pen.end_line()
        for art in drawing.iter(VML + "textpath"):
            self.pen.write(art.get("string") or "")

    def flush_boxes(self) -> None:
        """Write the text boxes that wait, as an eye goes over them."""
        boxes, self.boxes = self.boxes, []
        for box in in_reading_order(boxes):
            self.pen.end_line()
            self.container(box.content)

    def table(self, table: etree._Element) -> None:
        outer, number = self.pen.cell, self.pen.new_table()
        self.pen.end_line()
        for row, line in enumerate(_unwrapped(table, W + "tr")):
            column = int(on(line, "trPr/gridBefore") or 0)
            for cell in _unwrapped(line, W + "tc"):
                properties = cell.find(W + "tcPr")
                merged = properties.find(W + "vMerge") if properties is not None else None
                self.pen.cell = Cell(number, row, column)
                # Word keeps no text in a cell merged into the one above it; other programs do.
                if merged is None or merged.get(W + "val") == "restart" or has_own_text(cell):
                    self.container(cell)
                self.pen.end_line()
                column += max(1, int(on(cell, "tcPr/gridSpan") or 1))
        self.pen.cell = outer


def _unwrapped(root: etree._Element, tag: str) -> list[etree._Element]:
    """Children of a kind, also inside content controls and insertions, not inside what is deleted."""
    found = []
    for child in root:
        if child.tag == tag:
            if child.find(f"{W}trPr/{W}del") is None:
                found.append(child)
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml", W + "smartTag"):
            found.extend(_unwrapped(child, tag))
    return found


def _is_placeholder(element: etree._Element) -> bool:
    return element.tag == W + "sdt" and element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _symbol(element: etree._Element) -> str:
    code = element.get(W + "char") or ""
    try:
        return chr(int(code, 16))
    except ValueError:
        return ""
