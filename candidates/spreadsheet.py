"""Rows in, the bytes of an XLSX file out, piece by piece: one sheet with a frozen head, filters, widths and links.

Written here because the libraries for it make a whole file first; this one holds a few rows, whatever their number.
Every text stands in the file as text in a cell of text: nothing in it is ever a formula, an amount or a day.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import RawIOBase
from itertools import chain, islice
from typing import IO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

MOST_ROWS = 1_048_576  # of a sheet, the head among them
MOST_LINKS = 65_530  # of a sheet; further ones are plain text
MOST_CHARACTERS = 16_383  # of a cell: half of what Excel takes, which counts a rare character as two
ROWS_MEASURED = 200  # for the widths of the columns
NARROWEST, WIDEST = 6, 48  # widths in digits
PIECE_BYTES = 32_768
FASTEST = 1  # of zlib: three times as fast as usual for a fifth more bytes

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
READ_AS_CODE = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")  # `_x0041_` in a cell would show as A
NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")

HEAD, TEXT, NUMBER, LINK = 1, 2, 3, 4  # places in cellXfs below
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FIXED_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="3">'
    '<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><u/><sz val="11"/><color rgb="FF0B62C4"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE9F2FD"/><bgColor indexed="64"/></patternFill></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a column, and what stands in it: numbers, addresses that can be followed, or text."""

    label: str
    is_number: bool = False
    is_address: bool = False


class _Pipe(RawIOBase):
    """What the archive writes, until it is taken."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:
        if data:
            self._pieces.append(bytes(data))
            self.size += len(data)
        return len(data)

    def take(self) -> bytes:
        taken = b"".join(self._pieces)
        self._pieces, self.size = [], 0
        return taken


def xlsx_pieces(heads: Sequence[Head], rows: Iterable[Sequence[str]], *, title: str) -> Iterator[bytes]:
    """The file in pieces; `rows` are texts in the order of the heads, at most MOST_ROWS - 1 of them.

    A column of numbers takes digits, one of addresses whole ones as in `https://…`; "" is an empty cell.
    """
    pipe = _Pipe()
    name = NOT_IN_SHEET_NAMES.sub(" ", title)[:31].strip() or "1"
    with ZipFile(pipe, "w", ZIP_DEFLATED, compresslevel=FASTEST) as archive:
        for path, text in FIXED_PARTS.items():
            archive.writestr(path, XML + text)
        sheet = _Sheet(heads)
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _written in sheet.written(part, rows):
                if pipe.size >= PIECE_BYTES:
                    yield pipe.take()
        archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", XML + _relationships(sheet.links))
        archive.writestr("xl/workbook.xml", XML + _workbook(name, sheet.extent))
    yield pipe.take()


class _Sheet:
    """The sheet as it grows: how far it reaches, and the addresses in it."""

    def __init__(self, heads: Sequence[Head]) -> None:
        self.heads = heads
        self.letters = [_letters(place) for place in range(len(heads))]
        self.rows = 1
        self.links: list[tuple[str, str]] = []  # cell, address

    @property
    def extent(self) -> tuple[str, int]:
        return self.letters[-1], self.rows

    def written(self, part: IO[bytes], rows: Iterable[Sequence[str]]) -> Iterator[int]:
        """Write the sheet into `part`; gives the number of rows now and then, when pieces can be taken."""
        upcoming = iter(rows)
        first = list(islice(upcoming, ROWS_MEASURED))
        labels = [head.label for head in self.heads]
        part.write((XML + _top(_widths([labels, *first])) + self._head_row(labels)).encode())
        for row in chain(first, upcoming):
            self.rows += 1
            part.write(self._row(row).encode())
            yield self.rows
        part.write((_bottom(self.extent, [cell for cell, _address in self.links])).encode())
        yield self.rows

    def _head_row(self, labels: Sequence[str]) -> str:
        cells = (_text(f"{letters}1", label, HEAD) for letters, label in zip(self.letters, labels))
        return f'<row r="1">{"".join(cells)}</row>'

    def _row(self, row: Sequence[str]) -> str:
        number = self.rows
        cells = (
            self._cell(f"{letters}{number}", head, value)
            for letters, head, value in zip(self.letters, self.heads, row)
            if value
        )
        return f'<row r="{number}">{"".join(cells)}</row>'

    def _cell(self, place: str, head: Head, value: str) -> str:
        if head.is_number:
            return f'<c r="{place}" s="{NUMBER}"><v>{escape(value)}</v></c>'
        if head.is_address and len(self.links) < MOST_LINKS:
            self.links.append((place, value))
            return _text(place, value, LINK)
        return _text(place, value, TEXT)


def _text(place: str, text: str, style: int) -> str:
    plain = READ_AS_CODE.sub("_x005F_", NOT_IN_XML.sub("", text[:MOST_CHARACTERS]))
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(plain)}</t></is></c>'


def _letters(place: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    rest, last = divmod(place, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("A") + last)


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """For each column what its widest line wants, within bounds."""
    return [min(max(max(map(_width, column)) + 2, NARROWEST), WIDEST) for column in zip(*rows)]


def _width(text: str) -> int:
    """The longest line of a text in digits; a Chinese character is as wide as two."""
    lines = text[:MOST_CHARACTERS].split("\n")
    return max(sum(1 + (unicodedata.east_asian_width(each) in "WF") for each in line) for line in lines)


def _top(widths: Sequence[int]) -> str:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(widths, start=1)
    )
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetViews><sheetView tabSelected="1" workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>"
    )


def _bottom(extent: tuple[str, int], linked: Sequence[str]) -> str:
    links = "".join(f'<hyperlink ref="{cell}" r:id="rId{number}"/>' for number, cell in enumerate(linked, start=1))
    area = "A1:{}{}".format(*extent)
    return (
        f'</sheetData><autoFilter ref="{area}"/>'
        + (f"<hyperlinks>{links}</hyperlinks>" if links else "")
        + f'<ignoredErrors><ignoredError sqref="{area}" numberStoredAsText="1"/></ignoredErrors></worksheet>'
    )


def _relationships(links: Sequence[tuple[str, str]]) -> str:
    targets = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/hyperlink" Target={quoteattr(address)} TargetMode="External"/>'
        for number, (_cell, address) in enumerate(links, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{targets}</Relationships>'


def _workbook(name: str, extent: tuple[str, int]) -> str:
    area = "$A$1:${}${}".format(*extent)
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView/></bookViews>'
        f'<sheets><sheet name={quoteattr(name)} sheetId="1" r:id="rId1"/></sheets>'
        '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'
        f"'{escape(name)}'!{area}</definedName></definedNames></workbook>"
    )
