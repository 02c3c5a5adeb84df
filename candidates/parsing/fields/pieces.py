"""A head line → its pieces: what stands between dates, bars, dots, commas, dashes and wide spaces.

Every piece keeps its place in its line, so that a value read from it has evidence.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from candidates.parsing.fields import roles
from candidates.parsing.fields.dates import DASH, DateSpan, find_dates
from candidates.parsing.labels import Labelled, labels_in, names_fields
from candidates.parsing.records import Line, Value

BULLET = re.compile(
    r"^\s*(?:[•●◎○■□▪▫◆◇►▶➢➤✓✔√※★☆▸▹◦‣⁃*＊]|[·・](?=\s?\S)|[-–—>»](?=\s)|[\u2460-\u2473]|\d{1,2}\s?[、.．)）](?!\d)"
    r"|\d{1,2}\s?、|[(（](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|[a-zA-Z][)）、])\s*"
)
STRONG = re.compile(
    r"(?<=本科|大专|专科|硕士|博士|学士|高中|中专|碩士|學士)\s?[:：]\s?|(?<=研究生)\s?[:：]\s?|"
    r"[\t|｜；;●◆♦❖■•‧・→►▶◇○│┃∣¦∙【】]+|\s*[·]\s*| {2,}|\u3000+|(?<=\s)[-–—~](?=\s)|\s?[—–―]{1,2}\s?"
    r"|,\s?(?!\s?(?:Inc|Ltd|LLC|Co)\b)|，|。(?=\S)|\s@\s|(?<=[\u4e00-\u9fff)）])@(?=[\u4e00-\u9fff])"
)
# `2021/10–` with nothing behind it: the end is open.
OPEN_RANGE = re.compile(rf"\s?(?:{DASH}|[至到])+\s*(?=\t|$)")
DURATION = re.compile(
    r"[(（【\[]\s*(?:共|约|合计|近)?\s*(?=[^)）】\]]*[年月ym])(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2}|半)\s?(?:年半|年(?:以上|多|余)?|years?|yrs?))?"
    r"\s?(?:零?\s?\d{1,2}\s?(?:个月|個月|months?|mos?))?\s*[)）】\]]",
    re.IGNORECASE,
)
# How a school was left, behind everything else: 資訊工程系 畢業.
STANDING = re.compile(r"(?<=[\s（(|｜])(?:毕业|畢業|结业|結業|肄业|肄業|在读|在學|就學中)(?=[\s)）|｜]|$)")
# `在某公司任会计`, `于某大学学习`: the words that lead to an employer or a school.
EMPLOYED_AT = re.compile(
    r"(?:(?<=[\s\d年月今在起后，,])|^)(?:我|本人)?(?:就职于|供职于|任职于|受聘于|就读于|在|于)"
    r"(?=[^\t，。]{2,30}?(?:(?:公司|集团|医院|学校|大学|学院|中学|小学|银行|[厂所院店局])[^\t，。]{0,12}?(?:任|做|当|从事)"
    r"[^\t，。]{2,12}(?:[\t，。]|$)|(?:大学|学院|党校|学校)[^\t，。]{0,30}(?:学习|就读|在读|毕业)))"
)
# `，担任会计`, `进入某公司`: what leads to a post or to an employer at the beginning of a piece.
LED = re.compile(
    r"(?:(?<=[\s\d月年今，,。；;：:])|^)(?:就职于|供职于|任职于|受聘于|受雇于|进入|加入|入职|[调转][至到入任]|分配[至到]|担任|出任|历任|现任|升任"
    r"|晋升为?|任(?![务职课期教]))(?=[\u4e00-\u9fff]{2})"
)
# `在某厂财务科工作`, of which only the two ends are no name.
STAYED = re.compile(
    r"(?:(?<=[\s\d月年今，,])|^)(?P<lead>在)[^\t，,。；;]{3,30}?(?P<tail>工作|上班|任职|就职|实习)(?=[，,。；;]|$)"
)
EXPECTED = re.compile(
    r"[(（]?\s?(?:预计|预期)(?:毕业|取得学位|结束)?\s?[)）]?|[(（]\s?(?:应届|expected|毕业|在读)\s?[)）]",
    re.IGNORECASE,
)
# What grades and ranks follow a degree without a mark between: `本科 GPA 3.5/4.0 排名 3/60`; and who taught.
GRADE = re.compile(
    r"(?:\.\s|(?<=[\s,，;；。]))(?:(?:GPA|绩点|学分绩点?|加权成绩|(?:加权)?平均分|均分|成绩)\s?[:：]?\s?\d{1,3}(?:\.\d+)?\s?分?(?:\s?[/／]\s?\d{1,3}(?:\.\d+)?)?"
    r"|(?:专业|年级|班级|综合)?(?:成绩)?(?:排名|rank)\s?[:：]?\s?(?:前\s?\d+(?:\.\d+)?\s?%|第?\d{1,4}(?:\s?[/／]\s?\d{1,5}|名)?|top\s?\d+\s?%)"
    r"|(?:(?:导师|导师姓名)\s?[:：]?|(?:supervis|advis)[oe]r\s?[:：])\s?(?:(?:Prof|Dr)\.\s)?[^\s,，;；。|｜]{2,12}(?:\s[A-Z]\.?)*(?:\s[A-Z][a-z]+)*)",
    re.IGNORECASE,
)
# How long something lasted, in a cell of its own: `4年8個月`, `2 yrs 3 mos`.
LASTED = re.compile(
    r"(?:共|约|合计)?\s?(?:\d{1,2}\s?(?:年半?|years?|yrs?)(?:\s?零?\s?\d{1,2}\s?(?:个月|個月|月|months?|mos?))?"
    r"|\d{1,2}\s?(?:个月|個月|months?|mos?))",
    re.IGNORECASE,
)
SALARY = re.compile(
    r"^\s*(?:月薪|年薪)?\s*\d[\d,.]*\s*[kK万]?\s*(?:[-~—–至]\s*\d[\d,.]*\s*[kK万]?)?\s*元?\s*"
    r"(?:[/／]?\s*(?:月|年)|以[上下]|元)(?:[*×·]\s?\d+薪?)?\s*$|^\s*\d+\s?-\s?\d+\s?[kK]\s*$"
)
OPENING = re.compile(r"[（([《「“]")
EDGES = " \t\u3000·•。,，、;；:：|｜/-–—―~●◆■◦▪○*_"
WHOLE_BRACKET = re.compile(r"^[(（【\[][^()（）【】\[\]]*[)）】\]]$")
EMPTY_BRACKETS = re.compile(r"^[()（）【】\[\]\s]*$")


FIRST_PART = re.compile(r"[^\t|｜,，]+?(?=\s[-–—/·]\s|\s(?:[毕畢][业業]|[肄结結][业業])|[\t|｜,，]|$)")
REMEMBERED = 512  # lines; whether one is a head is asked in many ways before it is read as one
SURE_SCHOOL = 3  # score
UNLIKELY = 0.8  # confidence of a value for which little more speaks than its place


@dataclass(frozen=True, slots=True)
class Piece:
    """`line.text[start:end]`. `label` is the lexicon's name of the label before it, "" without one.

    `slot` is where the piece stands in its head: line of the head, place in that line.
    `likely` says that the words of the piece speak for its role themselves, not only those of its neighbours.
    """

    line: Line
    start: int
    end: int
    slot: tuple[int, int] = (0, 0)
    label: str = ""
    likely: bool = True

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]

    def value(self, *, confidence: float = 0.9) -> Value:
        confidence = confidence if self.likely else min(confidence, UNLIKELY)
        return self.line.value(self.start, self.end, confidence=confidence)

    def part(self, start: int, end: int) -> "Piece":
        """The characters `start` to `end` of this piece, without spaces and separators at its edges."""
        low, high = trimmed(self.line.text, self.start + start, self.start + end)
        return replace(self, start=low, end=high)


def trimmed(text: str, start: int, end: int, *, edges: str = EDGES) -> tuple[int, int]:
    """`start` and `end` moved inwards past spaces, separators and brackets without a partner."""
    while True:
        while start < end and text[start] in edges:
            start += 1
        while end > start and text[end - 1] in edges:
            end -= 1
        left, right = _odd_brackets(text[start:end])
        if not left and not right:
            return start, end
        start, end = start + left, end - right


def _odd_brackets(inside: str) -> tuple[int, int]:
    """How many characters to take off at the left and the right: brackets round all of it, or without a partner."""
    if WHOLE_BRACKET.match(inside):
        return 1, 1
    if inside[-1:] in "(（【[" and inside:
        return 0, 1
    for opening, closing in ("()", "（）", "【】", "[]"):
        if inside.startswith(closing) or (inside.startswith(opening) and closing not in inside):
            return 1, 0
        if inside.endswith(closing) and opening not in inside and ("(" not in inside and "（" not in inside):
            return 0, 1
    return 0, 0


def body_start(text: str) -> int:
    """Where the words of a line begin, after bullet and numbering."""
    match = BULLET.match(text)
    return match.end() if match else len(text) - len(text.lstrip())


def split_line(line: Line, row: int = 0, *, commas: bool = True) -> tuple[tuple[Piece, ...], tuple[DateSpan, ...]]:
    """The pieces of a head line and the dates in it. Durations, salaries and empty brackets are no pieces."""
    places = _places(line.text, commas)
    pieces = (Piece(line, start, end, (row, index), label) for index, (start, end, label) in enumerate(places))
    return tuple(pieces), find_dates(line.text)


@lru_cache(maxsize=REMEMBERED)
def _places(text: str, commas: bool) -> tuple[tuple[int, int, str], ...]:
    """Start, end and label of the pieces of a head line."""
    masked = _masked(text, find_dates(text))
    begin = body_start(masked)
    found: list[tuple[int, int, str]] = []
    labels = [each for each in labels_in(text) if each.field or names_fields(each.label)]
    for low, high, label in _regions(begin, len(text), [_unranked(each, text) for each in labels]):
        found.extend((start, end, label) for start, end in _split(masked, low, high, commas=commas and not label))
    return tuple((start, end, label) for start, end, label in found if _is_piece(text[start:end]))


def _unranked(each: Labelled, text: str) -> Labelled:
    """A label without its field where it ranks a row and names no degree: 最高学历 | 某大学, 学历：某大学 - …."""
    first = FIRST_PART.match(text, each.start, each.end)
    ranks = each.field == "degree" and first is not None and roles.school_score(first[0]) >= SURE_SCHOOL
    return replace(each, field="") if ranks else each


def split_lines(lines: Sequence[Line]) -> tuple[tuple[Piece, ...], tuple[tuple[Line, DateSpan], ...]]:
    """The pieces of the lines of a head, and the dates with the lines that they stand in."""
    pieces: list[Piece] = []
    dates: list[tuple[Line, DateSpan]] = []
    for row, line in enumerate(lines):
        found, spans = split_line(line, row)
        pieces.extend(found)
        dates.extend((line, span) for span in spans)
    return tuple(pieces), tuple(dates)


def _masked(text: str, dates: Sequence[DateSpan]) -> str:
    """`text` with dates, durations and remarks on them replaced by tabs of the same length."""
    spans = [(span.begin, span.finish) for span in dates if span.is_range or _at_edge(text, span)]
    for pattern in (DURATION, EXPECTED, EMPLOYED_AT, LED, STANDING, GRADE):
        spans += [match.span() for match in pattern.finditer(text)]
    spans += [match.span(end) for match in STAYED.finditer(text) for end in ("lead", "tail")]
    characters = list(text)
    for start, end in spans:
        characters[start:end] = "\t" * (end - start)
    return "".join(characters)


def _at_edge(text: str, span: DateSpan) -> bool:
    """Whether a date stands before or after the words of a line; inside them it is part of a name (2024年…大赛)."""
    before, after = text[body_start(text) : span.begin].strip(EDGES), text[span.finish :].strip(EDGES)
    bracketed = text[: span.begin].rstrip()[-1:] in ("(", "（") and after[:1] in (")", "）")
    return not before or not after.strip("()（）") or bracketed


def _regions(begin: int, end: int, labels: Sequence[Labelled]) -> list[tuple[int, int, str]]:
    """The text before the first label, then the value of each label and what stands in the cells behind it."""
    regions, free = [], begin
    for each in labels:
        regions += [(free, each.label_start, ""), (each.start, each.end, each.field)]
        free = max(each.start, each.end)
    return [(low, high, label) for low, high, label in (*regions, (free, end, "")) if low < high]


def _split(text: str, low: int, high: int, *, commas: bool) -> list[tuple[int, int]]:
    places, start = [], low
    depth_text = without_brackets(text)
    for mark in STRONG.finditer(depth_text, low, high):
        if not commas and mark[0].strip() in (",", "，"):
            continue
        places.append((start, mark.start()))
        start = mark.end()
    places.append((start, high))
    return [trimmed(text, start, end) for start, end in places]


def without_brackets(text: str) -> str:
    """`text` with the separators inside brackets hidden, since they divide no pieces."""
    if not OPENING.search(text):
        return text
    hidden, depth = [], 0
    for index, character in enumerate(text):
        if character in "（([《「“" and _closes(text, index):
            depth += 1
        elif character in "）)]》」”" and depth:
            depth -= 1
        hidden.append("x" if depth and character != "\t" else character)
    return "".join(hidden)


def _closes(text: str, index: int) -> bool:
    closing = dict(zip("（(【[《「“", "）)】]》」”", strict=True))[text[index]]
    other = {"）": ")", ")": "）"}.get(closing, closing)
    return closing in text[index:] or other in text[index:]


def _is_piece(text: str) -> bool:
    folded = unicodedata.normalize("NFKC", text)
    if not any(character.isalnum() for character in folded) or EMPTY_BRACKETS.match(text):
        return False
    return not SALARY.match(folded) and not LASTED.fullmatch(folded.strip())
