"""Lines about a person → segments: what stands between separators and outside labelled values.

`男 | 1995.03 | 现居杭州  电话：138…` gives `男`, `1995.03` and `现居杭州`; the phone belongs to its label.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from candidates.parsing.labels import PICTURES, Labelled, read_labels
from candidates.parsing.records import Line, Section

PERSON_KINDS = ("header", "identity", "intention")
WORD_BEFORE_LABEL = re.compile(r"[\u4e00-\u9fff]{2,4} (?=[\u4e00-\u9fff]{3,6}\s?[:：])")
HARD = re.compile(
    r"\s*[\t|｜•●◇◆♦❖■□▪⬥;；。]\s*|(?:^|\s+)[\-–—―‒](?:\s+|$)|\s*·(?:\s+|$)|(?:^|\s+)·\s*"
    r"| {2,}|[–—―]{2}|[【】]|(?<![A-Za-z\d])[,，]|，(?=\D)"
)
SOFT = re.compile(r"\s*[/／](?!\d)\s*|(?<!\d)\s*[/／]\s*|·|[-_–—](?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])[-_–—]")
EDGES = " \t\u3000,，.。:：;；|｜/·•()（）[]【】<>《》「」~-–—―*#>☎✆✉⌂⌨▶♂♀★☆"


@dataclass(frozen=True, slots=True)
class Segment:
    """The characters `start` to `end` of a line; `order` counts the segments of its line from 0.

    `index` counts the lines about the person from 0; `alone` says that nothing else stands on the line.
    """

    line: Line
    start: int
    end: int
    order: int
    index: int
    alone: bool

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]

    def soft_parts(self) -> tuple["Segment", ...]:
        """The parts between slashes and hyphens; the segment itself when it has none."""
        return tuple(
            Segment(self.line, self.start + begin, self.start + end, self.order + number, self.index, False)
            for number, (begin, end) in enumerate(_between(self.text, SOFT))
        )

    def words(self) -> tuple["Segment", ...]:
        """The parts between single spaces."""
        return tuple(
            Segment(self.line, self.start + match.start(), self.start + match.end(), self.order, self.index, False)
            for match in re.finditer(r"\S+", self.text)
        )


def person_lines(sections: Sequence[Section]) -> tuple[Line, ...]:
    """The lines of the sections about the person, in order; titles are none."""
    return tuple(line for section in sections if section.kind in PERSON_KINDS for line in section.lines)


def read_segments(lines: Sequence[Line]) -> tuple[Segment, ...]:
    """The unlabelled segments of `lines`, in order."""
    return tuple(segment for index, line in enumerate(lines) for segment in _segments_of(line, index))


def segments_in(line: Line, start: int, end: int) -> tuple[Segment, ...]:
    """The segments of the characters `start` to `end` of one line."""
    return tuple(
        Segment(line, start + begin, start + finish, order, 0, False)
        for order, (begin, finish) in enumerate(_between(line.text[start:end], HARD))
    )


def _segments_of(line: Line, index: int) -> Iterator[Segment]:
    free = list(line.text)
    for label in read_labels(line):
        for position in range(_words_of_label(line, label), max(label.end, label.start)):
            free[position] = "\t"
    text = "".join(free)
    places = list(_between(text, HARD))
    for order, (begin, end) in enumerate(places):
        yield Segment(line, begin, end, order, index, alone=len(places) == 1 and text.strip() == line.text.strip())


def _words_of_label(line: Line, label: Labelled) -> int:
    """Where a label begins; behind a word that only one space parts from an unknown one: `李雷 简历编号：3345`."""
    words = WORD_BEFORE_LABEL.match(line.text, label.label_start, label.start)
    return words.end() if words and not label.field else label.label_start


def _between(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    begin = 0
    cuts = [(match.start(), match.end()) for match in pattern.finditer(text) if match.end() > match.start()]
    for start, end in [*cuts, (len(text), len(text))]:
        left, right = begin, start
        while left < right and _is_edge(text[left]):
            left += 1
        while right > left and _is_edge(text[right - 1]) and not _closes(text[left:right]):
            right -= 1
        if left < right:
            yield left, right
        begin = end


def _is_edge(character: str) -> bool:
    """Whether a character at the edge of a segment is a mark or a picture (📞, 👩‍💻) and no part of its words."""
    return character in EDGES or unicodedata.category(character) in PICTURES


def _closes(text: str) -> bool:
    return text[-1] in ")）" and text.count("（") + text.count("(") == text.count("）") + text.count(")")
