"""Lines → passages: text that belongs together though it is broken over lines, in which every place is known.

A passage is a bullet point, a paragraph or a row of a list. `Piece` is a part of it; both give values with evidence.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.margins import Column, is_long, margins_of, right_margins, was_broken
from candidates.parsing.labels import read_labels
from candidates.parsing.records import Evidence, Line, Same, Value

BULLET_SIGNS = "☑✅•●◎·∙▪▫■□◆◇◈▶▷▸▹►▻➢➤➔➣✓✔✦★☆※○◦⚫⚪⬤◉❖❑❒"
BULLET = re.compile(
    rf"\s*(?:[{BULLET_SIGNS}]\s*|[-–—*+>»]\s+|–(?=[^\W\d])|\[\s?[xX√✓✔]\s?\]\s*|[（(]\d{{1,2}}[)）]\s*|\[\d{{1,2}}\]\s*|\d{{1,2}}\s?[、．]\s*"
    r"|\d{1,2}[.)）]\s*(?!\d)|[①-⑳]\s*|[（(]?[一二三四五六七八九十]{1,2}[)）、]\s*)"
)
# Signs that show how much of something there is: `英语 ●●●●○`, `★★★☆☆`.
RATING_SIGNS = "★☆●○■□▓░█▒▮▯▰▱◆◇✦✧⬤◯⚫⚪▪▫◉◎"
# A sign in the middle of a line begins a new point when a space stands before it and it is not one of a row that
# rates: `• 语言：Python  • 数据库：MySQL`.
INNER_BULLET = re.compile(rf"(?:(?<![{RATING_SIGNS}\s])\s+[•●▪■◆◇▸►➢✓★◈](?!\s*(?:[{RATING_SIGNS}]|$))|\t\s*·)\s*")
LONGEST_OPEN = 6  # lines that a bracket may span; one that stays open was never closed
# The first cell of a row that says what stands beside it: `外语\t英语`.
ROW_HEAD = re.compile(r"[\u4e00-\u9fff]{2,6}\t\S")
LONE_MONTH = re.compile(r"\s*(?:1[0-2]|0?[1-9])\s?月")
SCHOOL_YEAR_AHEAD = re.compile(r"\s*(?:19|20)\d\d\s?(?:年度|学年)")
CLOSERS = {"（": "）", "(": ")", "《": "》", "“": "”", "【": "】", "[": "]"}


@dataclass(frozen=True, slots=True)
class Part:
    """Characters `start` to `start + length` of `line`, which stand at `begin` of a passage."""

    line: Line
    start: int
    begin: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Text of one or several lines without bullets; `value` knows where each character stands."""

    text: str
    parts: tuple[Part, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(part.line for part in self.parts)

    def value(
        self, start: int = 0, end: int | None = None, *, text: str | None = None, confidence: float = 0.9
    ) -> Value:
        """The characters `start` to `end` as a value; `text` replaces the words where they have a normal form."""
        end = len(self.text) if end is None else end
        evidence: list[Evidence] = []
        for part in self.parts:
            low, high = max(start, part.begin), min(end, part.begin + part.length)
            if low < high:
                shift = part.start - part.begin
                evidence.extend(part.line.value(low + shift, high + shift).evidence)
        return Value(self.text[start:end] if text is None else text, confidence, tuple(evidence))


@dataclass(frozen=True, slots=True)
class Piece:
    """The characters `start` to `end` of a passage."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    def trimmed(self, characters: str) -> "Piece":
        """Without white space and `characters` at both ends."""
        text = self.text
        left = len(text) - len(text.lstrip(characters + " \t\u3000"))
        right = len(text.rstrip(characters + " \t\u3000"))
        return Piece(self.passage, self.start + left, self.start + max(left, right))

    def part(self, start: int, end: int) -> "Piece":
        """The characters `start` to `end` of this piece."""
        return Piece(self.passage, self.start + start, self.start + min(end, self.end - self.start))

    def value(self, text: str | None = None, *, confidence: float = 0.9) -> Value:
        return self.passage.value(self.start, self.end, text=text, confidence=confidence)


def whole(passage: Passage) -> Piece:
    """All of a passage as a piece."""
    return Piece(passage, 0, len(passage.text))


def split_piece(piece: Piece, pattern: re.Pattern[str]) -> tuple[Piece, ...]:
    """The parts of `piece` between the matches of `pattern` outside brackets and quotes, without empty ones."""
    text, begin, found = piece.text, 0, []
    matches = tuple(pattern.finditer(text))
    if not matches:
        return () if not text or text.isspace() else (piece,)
    open_until = _closed_at(text)
    for match in matches:
        if match.start() >= begin and not open_until[match.start()]:
            found.append(piece.part(begin, match.start()))
            begin = match.end()
    found.append(piece.part(begin, len(text)))
    return tuple(each for each in found if each.text.strip())


def read_passages(lines: Sequence[Line], *, around: Sequence[Line] = ()) -> tuple[Passage, ...]:
    """The passages of consecutive lines, in order. Bullets and numbers before them are left out.

    `around` are the lines of the whole document: they show where the margins are.
    """
    margins = margins_of(Same(around)) if around else right_margins(lines)
    groups: list[list[Line]] = []
    numbers = _numbered(lines)
    for line in lines:
        if not line.text.strip():
            continue
        if groups and _continues(groups[-1], line, margins, numbers):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(passage for group in groups for passage in _passages_of(group))


def _passages_of(group: Sequence[Line]) -> Iterable[Passage]:
    text = ""
    parts: list[Part] = []
    for line in group:
        start = 0
        if not parts and (bullet := BULLET.match(line.text)):
            start = bullet.end()
        start += len(line.text[start:]) - len(line.text[start:].lstrip())
        end = len(line.text.rstrip())
        if text and needs_space(text[-1], line.text[start : start + 1]):
            text += " "
        if start < end:
            parts.append(Part(line, start, len(text), end - start))
            text += line.text[start:end]
    if text:
        yield from _cut_at_bullets(Passage(text, tuple(parts)))


def _cut_at_bullets(passage: Passage) -> Iterable[Passage]:
    if not INNER_BULLET.search(passage.text):
        yield passage
        return
    for piece in split_piece(whole(passage), INNER_BULLET):
        parts = tuple(
            Part(part.line, part.start + max(0, piece.start - part.begin), max(0, part.begin - piece.start), length)
            for part in passage.parts
            if (length := min(part.begin + part.length, piece.end) - max(part.begin, piece.start)) > 0
        )
        yield Passage(piece.text, parts)


def needs_space(before: str, after: str) -> bool:
    """Whether a space belongs between two lines that are joined: between Latin words, not between Chinese ones."""
    return before.isascii() and after.isascii() and before not in "-/(" and after not in ")/,.;:"


def _numbered(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that a counted number begins: 1, or one more than a number before it.

    `Unreal Engine` broken before its `5、` is no fifth point.
    """
    seen, found = {0}, []
    for line in lines:
        match = re.match(r"\s*[(（\[]?(\d{1,2})[)）\]、.．]", line.text)
        if match and int(match[1]) - 1 in seen:
            seen.add(int(match[1]))
            found.append(line.number)
    return frozenset(found)


def _continues(group: Sequence[Line], line: Line, margins: Mapping[Column, float], numbers: frozenset[int]) -> bool:
    """Whether `line` goes on where the group's last line was broken by the margin."""
    last = group[-1]
    if last.text.rstrip().endswith("年") and LONE_MONTH.match(line.text):
        return True
    if _ends_in_number_gap(line, numbers) and re.search(r"[A-Za-z]$", last.text):
        return True
    if BULLET.match(line.text) or ((line.cell or last.cell) and line.cell != last.cell):
        return False
    if line.column != last.column or line.heading or last.heading or line.bold != last.bold:
        return False
    if (len(group) < LONGEST_OPEN and _is_open("".join(each.text for each in group))) or last.text.rstrip()[
        -1
    ] in "、，,（(-–/":
        return not read_labels(line)
    if line.text.lstrip()[0] in "，、。；）)》”" or _begins_in_a_word(last, line):
        return True
    if _ends_with_own_date(last.text) or (ROW_HEAD.match(last.text) and ROW_HEAD.match(line.text)):
        return False
    if read_labels(line) or _begins_with_date(line.text) or last.text.rstrip()[-1] in "。；;!！":
        return False
    if line.box and "\t" in line.text:
        return False  # cells of a row of its own
    return was_broken(last, line, margins)


def _begins_in_a_word(last: Line, line: Line) -> bool:
    """Whether one character and a comma stand first that go on with a word: `实用新` / `型，ZL…`; not `女，26岁`."""
    alone = re.match(r"[一-鿿][，；。]", line.text.lstrip())
    full = is_long(last.text) and re.search(r"[一-鿿]$", last.text.rstrip())
    return bool(alone and full and line.text.lstrip()[0] not in "男女汉无有是否")


def _ends_in_number_gap(line: Line, numbers: frozenset[int]) -> bool:
    """Whether a line begins with a number that counts nothing."""
    return bool(re.match(r"\s*\d{1,2}\s?、", line.text)) and line.number not in numbers


def _begins_with_date(text: str) -> bool:
    if SCHOOL_YEAR_AHEAD.match(text):
        return True
    return any(not text[: span.begin].strip() for span in find_dates(text)[:1])


def _ends_with_own_date(text: str) -> bool:
    """Whether a line ends with a date that stands apart, in a cell, a bracket or behind a space or comma."""
    text = text.rstrip()
    before, tab, last = text.rpartition("\t")
    if tab and before.strip() and any(span.begin < 2 for span in find_dates(last)[:1]):
        return True
    bare = text.rstrip("）)")
    dates = [span for span in find_dates(bare) if span.finish == len(bare)]
    return bool(dates) and re.search(r"\S[\s(（,，]$", text[: dates[-1].begin]) is not None


def _is_open(text: str) -> bool:
    return any(text.count(opener) > text.count(closer) for opener, closer in CLOSERS.items())


def _closed_at(text: str) -> list[bool]:
    """For each character whether it stands inside brackets or quotes that are closed later."""
    inside = [False] * (len(text) + 1)
    for opener, closer in CLOSERS.items():
        position = text.find(opener)
        while position >= 0:
            end = text.find(closer, position)
            if end < 0:
                break
            inside[position + 1 : end] = [True] * (end - position - 1)
            position = text.find(opener, end)
    return inside
