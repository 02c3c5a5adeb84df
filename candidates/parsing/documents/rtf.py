"""RTF → Document: text in whatever code page its fonts name, with weight, size, links and table cells.

Our own reader: what the packages for RTF give has no styles, and cells and pages of code in one line.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from candidates.parsing.documents.flow import PLAIN, Pen, Style
from candidates.parsing.records import Cell, Document

TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
# Groups whose text is no text of the page.
NO_TEXT = frozenset(
    b"""fonttbl colortbl stylesheet info pict listtext pntext object objdata themedata datastore latentstyles
    listtable listoverridetable rsidtbl generator xmlnstbl bkmkstart bkmkend atnid atnauthor annotation
    template filetbl revtbl pgptbl mmathPr nonshppict blipuid fldtype datafield colorschememapping ftnsep
    ftnsepc aftnsep aftnsepc sp private""".split()
)
# Optional groups (marked `*`) that hold text of the page nevertheless.
STARRED_TEXT = frozenset([b"shpinst", b"fldinst", b"shptxt", b"nesttableprops"])
# How such groups begin nearly always: what follows is left unread up to their end.
SILENT = re.compile(
    rb"(?<!\\){\\(?:\*\\(?!(?:%b)(?![a-zA-Z]))|(?:%b)(?![a-zA-Z]))" % (b"|".join(STARRED_TEXT), b"|".join(NO_TEXT))
)
BRACE = re.compile(rb"\\[\\{}]|[{}]")
CODE_PAGES = {0: "cp1252", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 161: "cp1253", 204: "cp1251"}
CHARACTERS = {
    b"tab": "\t",
    b"emdash": "—",
    b"endash": "–",
    b"emspace": "\u2003",
    b"enspace": "\u2002",
    b"bullet": "•",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
}
SYMBOLS = {b"~": "\u00a0", b"_": "-", b"-": "", b"{": "{", b"}": "}", b"\\": "\\"}
LINE_ENDS = frozenset([b"par", b"line", b"sect", b"page", b"softline"])
DEEPEST_GROUP = 500


@dataclass(frozen=True, slots=True)
class State:
    """What a group inherits and changes until its end."""

    style: Style = PLAIN
    font: int = 0
    skipped: bool = False
    hidden: bool = False
    fallback: int = 1  # characters that follow a Unicode one for readers without Unicode
    instruction: bool = False  # inside the code of a field
    in_table: bool = False
    asian: bool = False  # what `ab` and `afs` speak of: Chinese characters, or else those written from the right


@dataclass(slots=True)
class _Reader:
    pen: Pen
    code_page: str = "cp1252"
    code_pages: dict[int, str] = field(default_factory=dict)
    colors: list[str] = field(default_factory=list)
    state: State = State()
    stack: list[State] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)  # bytes of the open run, not yet decoded
    half: bytes = b""  # the first half of a character beyond U+FFFF
    to_skip: int = 0
    starred: bool = False
    code: str = ""  # of the open field
    table: int = 0
    row: int = 0
    column: int = 0

    def read(self, data: bytes) -> None:
        for match in TOKEN.finditer(data):
            byte, word, number, symbol, brace, text = match.groups()
            if byte is not None:
                self.take(bytes([int(byte, 16)]), hexadecimal=True)
            elif text is not None:
                self.take(text)
            elif word is not None:
                self.word(word, int(number) if number else None)
            elif symbol is not None:
                self.symbol(symbol)
            elif brace == b"{":
                self.flush()
                if len(self.stack) < DEEPEST_GROUP:
                    self.stack.append(self.state)
            elif brace == b"}":
                self.end_group()
        self.flush()

    def end_group(self) -> None:
        self.flush()
        before = self.state
        self.state = self.stack.pop() if self.stack else State()
        if before.instruction and not self.state.instruction:
            target = re.search(r'HYPERLINK\s+"?([^"\s]+)', self.code)
            # The result of a field is the next group of the same parent.
            self.state = replace(self.state, style=replace(self.state.style, link=target.group(1) if target else ""))
            self.code = ""

    def take(self, data: bytes, *, hexadecimal: bool = False) -> None:
        """Text in the code page of its font; what only stands in for a Unicode character is passed over."""
        if self.to_skip:
            passed = 1 if hexadecimal else min(self.to_skip, len(data))
            self.to_skip -= passed
            data = data[passed:]
        self.pending += data

    def flush(self) -> None:
        if self.pending:
            data, self.pending = bytes(self.pending), bytearray()
            self.write(data.decode(self.code_pages.get(self.state.font, self.code_page), "replace"))

    def write(self, text: str) -> None:
        if self.state.instruction:
            self.code += text
        elif not (self.state.skipped or self.state.hidden):
            if self.state.in_table and self.pen.cell is None:
                self.table = self.table or self.pen.new_table()
                self.pen.cell = Cell(self.table, self.row, self.column)
            self.pen.write(text, self.state.style)

    def symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.starred = True
        elif symbol in (b"\r", b"\n"):
            self.word(b"par", None)
        elif symbol in SYMBOLS:
            self.flush()
            self.write(SYMBOLS[symbol])

    def word(self, word: bytes, number: int | None) -> None:
        starred, self.starred = self.starred, False
        if word == b"u" and number is not None:
            self.unicode(number)
            return
        self.flush()
        self.to_skip = 0
        if word in NO_TEXT or (starred and word not in STARRED_TEXT):
            self.state = replace(self.state, skipped=True)
        elif word == b"fldinst":
            self.state = replace(self.state, instruction=True)
        elif word in CHARACTERS:
            self.write(CHARACTERS[word])
        elif word in LINE_ENDS:
            self.end_line()
        elif word in (b"cell", b"nestcell", b"row", b"nestrow"):
            self.cell(word)
        elif word in STYLES and not self.state.skipped:
            self.state = _styled(self.state, word, number)
        elif word == b"cf":
            color = self.colors[number] if number is not None and 0 <= number < len(self.colors) else ""
            self.state = replace(self.state, style=replace(self.state.style, color=color))

    def unicode(self, number: int) -> None:
        """A character by its number; those beyond U+FFFF come as two halves."""
        self.flush()
        unit = (number & 0xFFFF).to_bytes(2, "little")
        if 0xD800 <= number & 0xFFFF < 0xDC00:
            self.half = unit
        else:
            self.write((self.half + unit).decode("utf-16-le", "ignore"))
            self.half = b""
        self.to_skip = self.state.fallback

    def end_line(self) -> None:
        if self.state.skipped:
            return
        self.pen.end_line()
        if not self.state.in_table and self.pen.cell is not None:
            self.leave_table()

    def leave_table(self) -> None:
        self.pen.cell = None
        self.table = self.row = self.column = 0

    def cell(self, word: bytes) -> None:
        self.pen.end_line()
        self.table = self.table or self.pen.new_table()
        if word.endswith(b"cell"):
            self.column += 1
        else:
            self.row, self.column = self.row + 1, 0
        self.pen.cell = Cell(self.table, self.row, self.column)


@lru_cache(maxsize=4096)
def _styled(state: State, word: bytes, number: int | None) -> State:
    """The state after a word; a document says the same few styles again and again."""
    return STYLES[word](state, number)


def _plain(state: State, number: int | None) -> State:
    return replace(state, style=Style(link=state.style.link), hidden=False)


STYLES: dict[bytes, Callable[[State, int | None], State]] = {
    b"b": lambda state, number: replace(state, style=replace(state.style, bold=number != 0)),
    b"fs": lambda state, number: replace(state, style=replace(state.style, size=(number or 24) / 2)),
    b"f": lambda state, number: replace(state, font=number or 0),
    b"dbch": lambda state, number: replace(state, asian=True),
    b"loch": lambda state, number: replace(state, asian=False),
    b"hich": lambda state, number: replace(state, asian=False),
    b"rtlch": lambda state, number: replace(state, asian=False),
    b"ab": lambda state, number: STYLES[b"b"](state, number) if state.asian else state,
    b"afs": lambda state, number: STYLES[b"fs"](state, number) if state.asian else state,
    b"v": lambda state, number: replace(state, hidden=number != 0),
    b"deleted": lambda state, number: replace(state, hidden=number != 0),
    b"uc": lambda state, number: replace(state, fallback=number if number is not None else 1),
    b"plain": _plain,
    b"pard": lambda state, number: replace(state, in_table=False, style=replace(state.style, heading=0)),
    b"intbl": lambda state, number: replace(state, in_table=True),
    b"outlinelevel": lambda state, number: replace(state, style=replace(state.style, heading=(number or 0) + 1)),
}


def read(data: bytes) -> Document:
    """An RTF file."""
    pen = Pen()
    reader = _Reader(pen, _code_page(data), _font_code_pages(data), _colors(data))
    reader.read(_without_silent_groups(data))
    return pen.document("rtf")


def _without_silent_groups(data: bytes) -> bytes:
    kept, end = [], 0
    while group := SILENT.search(data, end):
        kept.append(data[end : group.start()])
        end = _group_end(data, group.start())
    return b"".join((*kept, data[end:]))


def _group_end(data: bytes, start: int) -> int:
    """Where the group that begins at `start` ends, behind its bracket; the end of the data where that is missing."""
    depth = 0
    for brace in BRACE.finditer(data, start):
        depth += {b"{": 1, b"}": -1}.get(brace[0], 0)
        if not depth and brace[0] == b"}":
            return brace.end()
    return len(data)


def _code_page(data: bytes) -> str:
    declared = re.search(rb"\\ansicpg(\d+)", data[:2000])
    number = int(declared.group(1)) if declared else 1252
    return {936: "gb18030", 950: "big5hkscs", 65001: "utf-8"}.get(number) or _known(f"cp{number}")


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        return "cp1252"
    return encoding


def _font_code_pages(data: bytes) -> dict[int, str]:
    fonts = re.findall(rb"\\f(\d+)(?=[^0-9])[^{}]*?\\fcharset(\d+)", _group(data, b"fonttbl"))
    return {
        int(font): CODE_PAGES[int(charset)]
        for font, charset in fonts
        if int(charset) in CODE_PAGES and charset != b"0"
    }


def _colors(data: bytes) -> list[str]:
    colors = []
    for entry in _group(data, b"colortbl").partition(b"colortbl")[2].split(b";"):
        parts = [re.search(rb"\\" + name + rb"(\d+)", entry) for name in (b"red", b"green", b"blue")]
        values = [min(int(part.group(1)), 255) if part else 0 for part in parts]
        colors.append("#{:02x}{:02x}{:02x}".format(*values) if any(values) else "")
    return colors


def _group(data: bytes, name: bytes) -> bytes:
    """The group that begins with a word, up to the bracket that ends it."""
    start = data.find(b"{\\" + name)
    return data[start : _group_end(data, start)] if start >= 0 else b""
