"""Lines under a head → the description: paragraphs without bullets, wrapped lines joined as a person would."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from candidates.parsing.fields import roles
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.firms import has_firm_facts, is_kind_of_firm
from candidates.parsing.fields.pieces import body_start
from candidates.parsing.labels import field_of, read_labels
from candidates.parsing.records import Evidence, Line, Same, Value
from candidates.parsing.text import width

FULL_SLACK = 2.5  # characters that may be missing at the right edge of a line that was wrapped
SHORTEST_WRAPPED = 24  # columns of the last cell of a line that can be wrapped text
SURE_LINE = 56  # columns of a line on a page that is long enough to be a full one
LETTER = 2  # columns of a Chinese character
SURE_WRAP, LONGEST_WRAP = 70, 160  # columns at which text files wrap
LEAST_WRAP = 24  # columns; shorter lines are not wrapped in text files
FIRST_WORD = re.compile(r"[^\W\u3000-\u9fff]+(?:[./%+#-]+\w*)*|\S")
HAN_OR_MARK = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’—…]")
# Rows of a job-site's grid beside the description: facts about the employer, not about the work.
GRID = frozenset(
    {
        "industry",
        "company_size",
        "company_nature",
        "reports_to",
        "subordinates",
        "leaving_reason",
        "job_kind",
        "job_nature",
        "salary",
        "reference",
    }
)
ENDS_WITH_DATE = re.compile(r"(?:\d{4}\s?[.年/\-]\s?\d{1,2}月?|至今|现在|[Pp]resent)\s*[)）】]?\s*$")
LONGEST_GRID = 60  # characters
CELL = re.compile(r"[|｜\t]")


def read_description(lines: Sequence[Line], *, around: Sequence[Line] = (), confidence: float = 0.85) -> Value | None:
    """The text of `lines` in paragraphs divided by line feeds, with evidence for each line; None without text.

    `around` are the lines of the whole section: they show where a full line ends.
    """
    parts: list[str] = []
    evidence: list[Evidence] = []
    edge = right_edge(around or lines)
    previous: Line | None = None
    for line in lines:
        start, end = description_place(line, first=not parts)
        text = line.text[start:end].strip()
        if not text or not any(character.isalnum() for character in text):
            continue
        if previous is not None and continues(previous, line, edge):
            parts[-1] = join(parts[-1], text)
        else:
            parts.append(text)
        evidence.append(Evidence(line.page, line.number, start, end, line.boxes(start, end)))
        previous = line
    joined = "\n".join(re.sub(r"[\t ]{2,}|\t", " ", part) for part in parts)
    return Value(joined, confidence, tuple(evidence)) if joined else None


def description_place(line: Line, *, first: bool = False) -> tuple[int, int]:
    """Where the words of a line of description stand: after the bullet, and after a label of the whole."""
    start, end = body_start(line.text), len(line.text)
    labels = read_labels(line)
    if labels and labels[0].field == "description" and (first or labels[0].start >= len(line.text.rstrip())):
        start = labels[0].start
    elif not labels and line.text.strip(" :：【】[]*") and is_description_label(line.text):
        start = end
    return start + (len(line.text[start:end]) - len(line.text[start:end].lstrip())), end


def is_description_label(text: str) -> bool:
    """Whether a line is nothing but 工作描述 or the like."""
    return field_of(text.strip(" :：【】[]*-•")) == "description"


def is_grid(line: Line) -> bool:
    """Whether a line is a row of a job-site's grid (行业 规模 汇报对象 下属人数): no description."""
    fields = [each.field for each in read_labels(line) if each.field]
    if fields:
        return all(field in GRID for field in fields)
    if len(line.text) >= LONGEST_GRID or not has_firm_facts(line.text):
        return False
    first = CELL.split(line.text)[0].strip()
    return not roles.is_firm(first) or is_kind_of_firm(first)


def continues(previous: Line, line: Line, edge: float) -> bool:
    """Whether `line` goes on with the paragraph of `previous`, which was wrapped at the right edge."""
    if body_start(line.text) > len(line.text) - len(line.text.lstrip()):
        return False
    labels = read_labels(line)
    if labels and labels[0].field and labels[0].label_start <= body_start(line.text):
        return False
    if _only_dates(line.text):
        return False
    if line.page == previous.page and line.gap > previous.gap + 0.8 and line.gap > 1.2:
        return False
    ends = previous.text.rstrip().endswith(("。", "；", ";"))
    return (is_full(previous, edge) and not ends and _does_not_fit(previous, line, edge)) or _cut_word(previous, line)


def _does_not_fit(previous: Line, line: Line, edge: float) -> bool:
    """Whether the first word of a line would have passed the edge on the line above, in text without positions."""
    word = FIRST_WORD.match(line.text.lstrip())
    return previous.box is not None or width(previous.text) + width(word[0] if word else "") > edge


def _only_dates(text: str) -> bool:
    """Whether a line is nothing but dates: they belong to a head, and go on with no sentence."""
    spans = find_dates(text)
    if not spans:
        return False
    between = "".join(text[one.finish : other.begin] for one, other in pairwise(spans))
    outside = text[: spans[0].begin] + between + text[spans[-1].finish :]
    return not any(character.isalnum() for character in outside)


def _cut_word(previous: Line, line: Line) -> bool:
    """Whether a layout line begins with a mark that can only end something."""
    if previous.box is None or line.box is None:
        return False
    return bool(re.match(r"[，。；、）)”,.;:：%]", line.text.lstrip()))


def is_full(line: Line, edge: float) -> bool:
    """Whether a line reaches the right edge of its column with text, not with a cell set to the right."""
    if edge == float("inf"):
        return False
    before, _, last = line.text.rpartition("\t")
    if before.strip(" \t•·●○") and (width(last.strip()) < SHORTEST_WRAPPED or find_dates(last)):
        return False
    if ENDS_WITH_DATE.search(line.text):
        return False
    if line.box is not None:
        return line.box.right >= edge - FULL_SLACK * (line.size or line.box.height)
    return width(line.text) >= LEAST_WRAP and width(line.text) >= edge - 2 * FULL_SLACK


def right_edge(lines: Sequence[Line]) -> float:
    """The right edge of a text: in points where lines have boxes, else in columns of a terminal.

    Only an edge that several lines share, or a long line has, is one; else it is endless.
    """
    return _edge_of(Same(lines))


@lru_cache(maxsize=4)
def _edge_of(same: Same) -> float:
    lines = same.lines
    boxed = [line for line in lines if line.box is not None]
    if boxed:
        return _edge_of_boxes(boxed)
    widths = sorted((width(line.text) for line in lines), reverse=True)
    near = [each for each in widths if each >= widths[0] - 2 * FULL_SLACK]
    at_edge = [each for each in widths if each >= widths[0] - LETTER]
    shared = len(near) >= (2 if widths and widths[0] >= SURE_WRAP else 4) and len(at_edge) > 1
    return float(widths[0]) if shared and 40 <= widths[0] <= LONGEST_WRAP else float("inf")


def _edge_of_boxes(lines: Sequence[Line]) -> float:
    rights = [line.box.right for line in lines if line.box is not None]
    edge = max(rights)
    size = max(line.size for line in lines) or 10.0
    near = sum(right >= edge - FULL_SLACK * size for right in rights)
    longest = max(width(line.text) for line in lines)
    return edge if near > 2 or longest >= SURE_LINE else float("inf")


def join(left: str, right: str) -> str:
    """Two halves of a wrapped paragraph; a space only between Latin words."""
    if not left or not right:
        return left + right
    if HAN_OR_MARK.match(left[-1]) or HAN_OR_MARK.match(right[0]):
        return left + right
    return left + (" " if left[-1] != "-" else "") + right
