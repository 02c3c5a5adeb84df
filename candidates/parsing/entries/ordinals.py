"""Ordinals before entries (项目一：, 工作经历2、, 一、): which lines they begin, and the lines without them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from candidates.parsing.headings import read_title
from candidates.parsing.labels import field_of
from candidates.parsing.records import Line

HAN_NUMBERS = "一二三四五六七八九十"
ORDINAL = re.compile(
    rf"^\s*(?P<open>[(（【\[]?)(?P<word>[一-鿿]{{0,6}}?)\s?(?P<number>[{HAN_NUMBERS}]|\d{{1,2}})"
    r"(?P<mark>\s?(?:[、:：)）】\]]+|[.．](?!\d))|\s+(?=\S)|\s*$)\s*"
)
FEWEST = 2  # ordinals without a word that count entries


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The number before a line, the words and marks round it, and where what it numbers begins."""

    number: int
    style: tuple[str, str, bool, str]
    end: int

    @property
    def word(self) -> str:
        return self.style[1]

    @property
    def is_bullet(self) -> bool:
        """Whether the number alone looks like a bullet, as those of lists do."""
        return not self.word and not self.style[2]


def read_ordinal(text: str) -> Ordinal | None:
    """The ordinal that begins a line; a word belongs to it when it names a section or a field."""
    match = ORDINAL.match(text)
    if match is None:
        return None
    word, mark = match["word"], match["mark"].strip()
    if (word and not (read_title(word) or field_of(word))) or not (word or mark):
        return None
    is_han = match["number"] in HAN_NUMBERS
    number = HAN_NUMBERS.index(match["number"]) + 1 if is_han else int(match["number"])
    return Ordinal(number, (match["open"], word, is_han, mark), match.end())


def counted_lines(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[int, ...]]:
    """The lines with the ordinals of entries blanked, and the indexes of those that one began; () where none count.

    Ordinals count entries where the first line has the first of them and all in its style go on from it. Lines of
    nothing but an ordinal go; what follows them begins the entry. Numbers that are bullets stay.
    """
    ordinals = [read_ordinal(line.text) for line in lines]
    style = ordinals[0].style if ordinals and ordinals[0] else None
    counted = {index: each for index, each in enumerate(ordinals) if each is not None and each.style == style}
    numbers = [each.number for each in counted.values()]
    if numbers != list(range(1, len(numbers) + 1)) or len(numbers) < (1 if style and style[1] else FEWEST):
        return tuple(lines), ()
    kept: list[Line] = []
    starts: list[int] = []
    for index, line in enumerate(lines):
        ordinal = counted.get(index)
        starts += [len(kept)] if ordinal else []
        own = _without(line, ordinal) if ordinal else line
        kept += [own] if own.text.strip() else []
    return tuple(kept), tuple(start for start in starts if start < len(kept))


def _without(line: Line, ordinal: Ordinal) -> Line:
    return line if ordinal.is_bullet else replace(line, text=" " * ordinal.end + line.text[ordinal.end :])
