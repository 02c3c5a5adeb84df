"""What of a line helps to find heads: its dates, what is left without them, bullet, look, how it reads as a head."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from candidates.parsing.fields import roles
from candidates.parsing.fields.dates import DateSpan, find_dates
from candidates.parsing.fields.descriptions import continues, right_edge
from candidates.parsing.fields.pieces import BULLET, DURATION, EXPECTED, OPEN_RANGE, body_start, split_line
from candidates.parsing.labels import read_labels
from candidates.parsing.records import Entry, Line
from candidates.parsing.text import HAN_CHARACTER, width

LONGEST_HEAD = 60  # Chinese characters of a head line besides its dates


SHORT_HEAD = 50  # columns of a line that can be nothing but the name of an employer or a school


SURE_NAME = 3.5  # score from which a bulleted line is a head all the same


SENTENCE = re.compile(r"[。！!]|；.{10,}|[；;]\s*$|[，,][^\t]{12,}[，,]|.{18,}[，,]$")
# Names of schools are long, and stand between commas; those of firms end in Corp. and the like.
LATIN_SENTENCE = re.compile(r"[；;]\s*$|,[^\t,]{40,},|\b(?:[a-z]{3,}|[A-Za-z]{6,})\.$")


HEAD_LABELS = frozenset(
    (
        *("company", "school", "project", "organization", "dates", "start", "end", "position", "role", "team"),
        *("department", "area", "degree", "city", "location", "expected_city", "study_mode", "score", "rank"),
    )
)


SCORERS: dict[str, tuple[Callable[[str], float], ...]] = {
    "work": (roles.company_score, roles.position_score, roles.department_score, roles.place_score),
    "education": (roles.school_score, roles.faculty_score, roles.area_score, roles.degree_score, roles.place_score),
    "projects": (roles.role_score, roles.company_score),
    "activities": (roles.role_score, roles.company_score, roles.department_score),
}


Look = tuple[float, bool, str, int]


@dataclass(frozen=True, slots=True)
class Features:
    """What of a line helps to find heads. `rest` is its text without dates, durations and bullet."""

    line: Line
    dates: tuple[DateSpan, ...]
    rest: str
    bullet: bool
    sentence: bool
    wrapped: bool  # goes on with the line before
    look: Look

    @property
    def has_range(self) -> bool:
        return any(span.is_range for span in self.dates) or self.is_open

    @property
    def is_open(self) -> bool:
        """Whether a range without an end stands before other cells: `2021/10–` beside the post."""
        if len(self.dates) != 1 or not self.rest:
            return False
        mark = OPEN_RANGE.match(self.line.text, self.dates[0].finish)
        return mark is not None and bool(self.line.text[mark.end() :].strip())


def features_of(lines: Sequence[Line], kind: str) -> list[Features]:
    edge = right_edge(lines)
    found: list[Features] = []
    for index, line in enumerate(lines):
        dates = find_dates(line.text)
        rest = _rest(line.text, dates)
        found.append(
            Features(
                line,
                dates,
                rest,
                BULLET.match(line.text) is not None,
                length(rest) > LONGEST_HEAD or _is_sentence(rest),
                index > 0 and _goes_on(lines[index - 1], line, edge) and not _surely_head(line, kind),
                (round(line.size * 2) / 2, line.bold, line.color, line.heading),
            )
        )
    return found


def _goes_on(previous: Line, line: Line, edge: float) -> bool:
    """Whether a line goes on with the one before; without positions none that alone is bold does."""
    return continues(previous, line, edge) and not (line.box is None and line.bold and not previous.bold)


def _is_sentence(text: str) -> bool:
    return (SENTENCE if HAN_CHARACTER.search(text) else LATIN_SENTENCE).search(text) is not None


def length(text: str) -> float:
    """Length in Chinese characters; Latin ones count half."""
    return width(text) / 2


def _rest(text: str, dates: Sequence[DateSpan]) -> str:
    characters = list(text)
    for span in dates:
        characters[span.begin : span.finish] = " " * (span.finish - span.begin)
    rest = EXPECTED.sub(" ", DURATION.sub(" ", "".join(characters)))
    return rest[body_start(rest) :].strip(" \t()（）·•|｜,，-–—:：●")


def body_look(features: Sequence[Features]) -> Look:
    weights: Counter[Look] = Counter()
    for each in features:
        weights[each.look] += len(each.line.text)
    return weights.most_common(1)[0][0]


def _surely_head(line: Line, kind: str) -> bool:
    """Whether a short line is a head although the line before it is full."""
    ended = line.text.rstrip().endswith(("。", "；", ";"))
    return (
        line.box is not None
        and not ended
        and width(line.text) <= SHORT_HEAD
        and line_strength(line, kind) >= SURE_NAME
    )


def head_strength(each: Features, kind: str) -> float:
    """The best score of the pieces of a line, as parts of a head."""
    return line_strength(each.line, kind)


def line_strength(line: Line, kind: str) -> float:
    pieces, _ = split_line(line)
    scorers = SCORERS.get(kind, SCORERS["work"])
    if not pieces:
        return 0.0
    return max(max(scorer(piece.text) for scorer in scorers) for piece in pieces)


def entry_at(features: Sequence[Features], start: int, head_end: int, end: int) -> Entry:
    lines = [each.line for each in features[start:end]]
    return Entry(tuple(lines[: head_end - start]), tuple(lines[head_end - start :]))


def has_other_label(each: Features) -> bool:
    """Whether a line begins with a label that is none of an entry's head: 英语：流利."""
    labels = read_labels(each.line)
    return bool(labels) and labels[0].label_start == 0 and labels[0].field not in HEAD_LABELS


def is_head_label(each: Features) -> bool:
    labels = read_labels(each.line)
    return bool(labels) and labels[0].field in HEAD_LABELS
