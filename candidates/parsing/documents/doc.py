"""Word's old binary format → Document: main text with its tables, headers, notes and text boxes.

The streams come from legacy-doc; its text has no tabs and no cells, so the piece table and the property pages
(MS-DOC 2.8, 2.9) are read here. Stories: first headers, then the main text, then notes and text boxes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from legacy_doc import ExtractionOptions, LegacyDocError
from legacy_doc.ole import OleReader

from candidates.parsing.documents.doc_properties import Properties, Reading, paragraph_pages, run_pages, u16, u32
from candidates.parsing.documents.flow import Pen, Style
from candidates.parsing.errors import PasswordProtected, UnreadableFile
from candidates.parsing.records import Cell, Document

OPTIONS = ExtractionOptions(max_file_bytes=200 * 1024 * 1024)
SMALLEST_HEADER = 0x01AA
ENCRYPTED, SECOND_TABLE = 0x0100, 0x0200  # flags
COMPRESSED = 0x40000000
# Lengths of the stories in the file's header, in the order in which their characters follow each other.
STORIES = {
    "main": 0x4C,
    "notes": 0x50,
    "headers": 0x54,
    "macros": 0x58,
    "comments": 0x5C,
    "end notes": 0x60,
    "boxes": 0x64,
}
READ_STORIES = ("headers", "main", "notes", "end notes", "boxes")
PARAGRAPH_END, CELL_END, LINE_END, PAGE_END = "\r", "\x07", "\x0b", "\x0c"
FIELD_BEGIN, FIELD_SEPARATOR, FIELD_END = "\x13", "\x14", "\x15"
SHOWN_AS = {"\x1e": "-", "\x1f": "", "\xa0": " "}


@dataclass(frozen=True, slots=True)
class Character:
    """One character and where in the file it stands, for its properties."""

    text: str
    place: int


def read(data: bytes) -> Document:
    """A binary Word document. Raises PasswordProtected or UnreadableFile."""
    try:
        ole = OleReader(data, options=OPTIONS)
        word = ole.read_stream("WordDocument")
        if len(word) < SMALLEST_HEADER:
            raise UnreadableFile("the Word document is cut short")
        flags = u16(word, 0x0A)
        if flags & ENCRYPTED:
            raise PasswordProtected("an encrypted Word document")
        table = ole.read_stream("1Table" if flags & SECOND_TABLE else "0Table")
    except LegacyDocError as error:
        raise UnreadableFile(str(error)) from error
    characters = list(_characters(word, table))
    runs, paragraphs = run_pages(word, table), paragraph_pages(word, table)
    pen = Pen()
    stories = _stories(word, characters)
    for name in READ_STORIES:
        _Writer(pen, runs, paragraphs, once=name == "headers").story(stories[name])
    return pen.document("doc")


def _stories(word: bytes, characters: list[Character]) -> dict[str, list[Character]]:
    stories = {}
    start = 0
    for name, offset in STORIES.items():
        end = start + u32(word, offset)
        stories[name] = characters[start:end]
        start = end
    return stories


def _characters(word: bytes, table: bytes) -> Iterator[Character]:
    """All characters of the document, by its piece table."""
    pieces = _piece_table(table[u32(word, 0x01A2) :][: u32(word, 0x01A6)])
    count = (len(pieces) - 4) // 12
    for index in range(count):
        length = u32(pieces, 4 * index + 4) - u32(pieces, 4 * index)
        place = u32(pieces, 4 * (count + 1) + 8 * index + 2)
        if place & COMPRESSED:
            place = (place & ~COMPRESSED) // 2
            text, step = word[place : place + length].decode("cp1252", "replace"), 1
        else:
            text, step = word[place : place + 2 * length].decode("utf-16-le", "replace"), 2
        for offset, character in enumerate(text):
            yield Character(character, place + step * offset)


def _piece_table(complex_part: bytes) -> bytes:
    position = 0
    while position < len(complex_part) and complex_part[position] == 1:
        position += 3 + u16(complex_part, position + 1)
    if position >= len(complex_part) or complex_part[position] != 2:
        raise UnreadableFile("the Word document has no piece table")
    return complex_part[position + 5 :][: u32(complex_part, position + 1)]


class _Writer:
    """Writes one story: paragraphs, cells, fields."""

    def __init__(self, pen: Pen, runs: Reading, paragraphs: Reading, *, once: bool) -> None:
        self.pen = pen
        self.runs = runs
        self.paragraphs = paragraphs
        self.once = once
        self.seen: set[str] = set()
        self.table = 0
        self.row = self.column = 0
        self.instructions: list[str] = []  # of the open fields; None once their result is shown
        self.links: list[str] = []

    def story(self, characters: list[Character]) -> None:
        start = 0
        for index, character in enumerate(characters):
            if character.text in (PARAGRAPH_END, CELL_END, PAGE_END):
                self.paragraph(characters[start:index], character)
                start = index + 1
        if start < len(characters):
            self.paragraph(characters[start:], Character(PARAGRAPH_END, characters[-1].place))
        self.pen.end_line()
        self.pen.cell = None

    def paragraph(self, characters: list[Character], end: Character) -> None:
        properties = self.paragraphs.at(end.place)
        text = "".join(character.text for character in characters)
        if self.once and (text in self.seen or not text.strip()):
            return
        self.seen.add(text)
        self.place(properties, end)
        if properties.row_end:
            self.row, self.column = self.row + 1, 0
            return
        for character in characters:
            self.character(character, properties)
        self.pen.end_line()
        if end.text == CELL_END:
            self.column += 1

    def place(self, properties: Properties, end: Character) -> None:
        """Where the paragraph stands: in the text, or in the next cell of a table."""
        if not (properties.in_table or end.text == CELL_END):
            self.table = self.row = self.column = 0
            self.pen.cell = None
            return
        if not self.table:
            self.table = self.pen.new_table()
        self.pen.cell = Cell(self.table, self.row, self.column)

    def character(self, character: Character, paragraph: Properties) -> None:
        text = character.text
        if text == FIELD_BEGIN:
            self.instructions.append("")
            self.links.append("")
        elif text == FIELD_SEPARATOR and self.instructions:
            self.links[-1] = _target(self.instructions[-1])
            self.instructions[-1] = FIELD_SEPARATOR
        elif text == FIELD_END and self.instructions:
            self.instructions.pop()
            self.links.pop()
        elif self.instructions and not self.instructions[-1].startswith(FIELD_SEPARATOR):
            self.instructions[-1] += text
        elif text == LINE_END:
            self.pen.end_line()
        elif text >= " " or text == "\t":
            self.show(SHOWN_AS.get(text, text), self.runs.at(character.place), paragraph)

    def show(self, text: str, run: Properties, paragraph: Properties) -> None:
        if run.hidden:
            return
        link = next((link for link in reversed(self.links) if link), "")
        style = Style(run.size, run.bold, run.color, heading=paragraph.heading)
        self.pen.write(text, replace(style, link=link) if link else style)


def _target(instruction: str) -> str:
    """The address in a field's instruction `HYPERLINK "https://…"`."""
    command, _, rest = instruction.strip().partition(" ")
    return rest.strip().strip('"').partition('"')[0] if command.upper() == "HYPERLINK" and '"' in rest else ""
