"""Property pages of binary Word documents: which characters are bold, which paragraphs are cells (MS-DOC 2.9).

A page holds 512 bytes: borders of runs at its start, how many in its last byte, changes ("sprms") in between.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

PAGE = 512
PAGE_NUMBER = 0x3FFFFF
# Places of the tables that list the pages, in the file's header.
RUN_PAGES, PARAGRAPH_PAGES = 0x00FA, 0x0102
PARAGRAPH_ENTRY = 13  # bytes
# Sizes of operands by the topmost bits of a change; 0 for those that say their own.
OPERAND_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
TABLE_DEFINITION, TAB_CHANGES = 0xD608, 0xC615
BOLD, SIZE, COLOR, HIDDEN, DELETED = 0x0835, 0x4A43, 0x6870, 0x083C, 0x0800
IN_TABLE, ROW_END, LEVEL = 0x2416, 0x2417, 0x2640
BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Properties:
    """What a run or paragraph says of itself."""

    size: float = 0.0
    bold: bool = False
    color: str = ""
    hidden: bool = False
    in_table: bool = False
    row_end: bool = False
    heading: int = 0


NOTHING = Properties()


@dataclass(frozen=True, slots=True)
class Reading:
    """Properties by place: `properties[i]` holds from `starts[i]` on."""

    starts: list[int]
    properties: list[Properties]

    def at(self, place: int) -> Properties:
        """The properties at a place of the file."""
        index = bisect_right(self.starts, place) - 1
        return self.properties[index] if index >= 0 else NOTHING


def u16(data: bytes, offset: int) -> int:
    """Two bytes as a number, 0 beyond the end."""
    return int.from_bytes(data[offset : offset + 2], "little")


def u32(data: bytes, offset: int) -> int:
    """Four bytes as a number, 0 beyond the end."""
    return int.from_bytes(data[offset : offset + 4], "little")


def run_pages(word: bytes, table: bytes) -> Reading:
    """How the characters look."""
    starts, properties = [], []
    for page in _pages(word, table, RUN_PAGES):
        for index in range(page[-1]):
            offset = 2 * page[4 * (page[-1] + 1) + index]
            starts.append(u32(page, 4 * index))
            changes = page[offset + 1 :][: page[offset]] if offset else b""
            properties.append(_changed(changes))
    return _sorted(starts, properties)


def paragraph_pages(word: bytes, table: bytes) -> Reading:
    """What the paragraphs are."""
    starts, properties = [], []
    for page in _pages(word, table, PARAGRAPH_PAGES):
        for index in range(page[-1]):
            at = 4 * (page[-1] + 1) + PARAGRAPH_ENTRY * index
            offset = 2 * page[at] if at < PAGE else 0
            starts.append(u32(page, 4 * index))
            properties.append(_changed(_paragraph_changes(page, offset)) if offset else NOTHING)
    return _sorted(starts, properties)


def _paragraph_changes(page: bytes, offset: int) -> bytes:
    """The changes of a paragraph, after the number of its style."""
    if page[offset]:
        return page[offset + 3 :][: 2 * page[offset] - 3]
    return page[offset + 4 :][: 2 * page[min(offset + 1, PAGE - 1)] - 2]


def _pages(word: bytes, table: bytes, listed_at: int) -> Iterator[bytes]:
    listing = table[u32(word, listed_at) :][: u32(word, listed_at + 4)]
    count = (len(listing) - 4) // 8
    for index in range(count):
        number = u32(listing, 4 * (count + 1) + 4 * index) & PAGE_NUMBER
        page = word[number * PAGE : (number + 1) * PAGE]
        if len(page) == PAGE and 4 * (page[-1] + 1) + page[-1] < PAGE:
            yield page


def _sorted(starts: list[int], properties: list[Properties]) -> Reading:
    order = sorted(range(len(starts)), key=starts.__getitem__)
    return Reading([starts[index] for index in order], [properties[index] for index in order])


def _changes(data: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while position + 2 < len(data):
        code = u16(data, position)
        position += 2
        size = OPERAND_SIZES[code >> 13]
        if code == TABLE_DEFINITION:
            size = u16(data, position) + 1
        elif code == TAB_CHANGES and data[position] == 255:
            return
        elif not size:
            size = data[position] + 1
        yield code, data[position : position + size]
        position += size


def _changed(data: bytes) -> Properties:
    found = NOTHING
    for code, operand in _changes(data):
        if not operand:
            continue
        if code == BOLD:
            found = replace(found, bold=bool(operand[0] & 1))
        elif code == SIZE:
            found = replace(found, size=u16(operand, 0) / 2)
        elif code == COLOR and len(operand) == 4 and not operand[3]:
            red, green, blue = struct.unpack("3B", operand[:3])
            found = replace(found, color=f"#{red:02x}{green:02x}{blue:02x}" if red or green or blue else "")
        elif code in (HIDDEN, DELETED):
            found = replace(found, hidden=found.hidden or operand[0] == 1)
        elif code == IN_TABLE:
            found = replace(found, in_table=bool(operand[0]))
        elif code == ROW_END:
            found = replace(found, row_end=bool(operand[0]))
        elif code == LEVEL:
            found = replace(found, heading=operand[0] + 1 if operand[0] < BODY_LEVEL else 0)
    return found
