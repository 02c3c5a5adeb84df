"""The frozen types that pass between the steps: Document, Line, Section, Entry, Resume.

Lengths are points (1/72 inch) from the top left corner of a page; positions in text count characters from 0;
pages and lines count from 1. Absent values are `None`, absent texts are `""`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from math import cos, sin
from typing import TYPE_CHECKING

from candidates.parsing.text import width

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def union(self, other: "Box") -> "Box":
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def turned(self, angle: float) -> "Box":
        """The rectangle around this one after a turn by `angle` (radians, clockwise) about the page's corner."""
        corners = [(x, y) for x in (self.left, self.right) for y in (self.top, self.bottom)]
        xs = [x * cos(angle) - y * sin(angle) for x, y in corners]
        ys = [x * sin(angle) + y * cos(angle) for x, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def rounded(self) -> "Box":
        """The edges to a tenth of a point."""
        return Box(round(self.left, 1), round(self.top, 1), round(self.right, 1), round(self.bottom, 1))


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a text stands. Tables count from 1 in a document, rows and columns from 0.

    A nested table is a table of its own number.
    """

    table: int
    row: int
    column: int


# ---------------------------------------------------------------- step 1: bytes → Document


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters in one style on one line.

    Layout formats (PDF, pictures) give `box` and leave `line` 0: step 2 finds the lines.
    Flow formats (DOCX, HTML, Markdown, text …) give no box and number the `line`s in reading order.
    """

    text: str
    box: Box | None = None
    size: float = 0.0  # font size in points; 0 where the format does not say
    bold: bool = False
    color: str = ""  # "#rrggbb", "" for black or unknown
    link: str = ""  # target address
    line: int = 0
    heading: int = 0  # level of a heading that the format declares, 0 for none
    cell: Cell | None = None
    confidence: float = 1.0  # of the characters; below 1 for OCR
    slant: float = 0.0  # radians, clockwise: how far a scan was turned back for `box` to stand upright


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float = 0.0
    height: float = 0.0
    spans: tuple[Span, ...] = ()
    route: str = "text"  # "text" or "ocr": how this page's characters were read
    rules: tuple[Box, ...] = ()  # thin lines drawn across or down: borders of tables, underlines of headings
    panels: tuple[Box, ...] = ()  # boxes with a background or a border: sidebars, cards, bars behind headings


@dataclass(frozen=True, slots=True)
class Notice:
    """Something odd that a person should know of; `notices.sentence` has the words for each code."""

    code: str
    page: int = 0  # 0 where it is of no single page
    path: str = ""  # of the entry or value, as in JSON Resume: "/work/0"
    told: str = ""  # what the document says there


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader saw, with nothing of its meaning."""

    format: str  # "pdf" "docx" "doc" "html" "mhtml" "markdown" "text" "rtf" "image"
    pages: tuple[Page, ...]
    notices: tuple[Notice, ...] = ()  # what was odd while reading

    @property
    def route(self) -> str:
        """`text`, `ocr` or `mixed`."""
        routes = {page.route for page in self.pages}
        return routes.pop() if len(routes) == 1 else "mixed" if routes else "text"


# ---------------------------------------------------------------- step 2: Document → lines in reading order


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a reader sees it, in reading order.

    `text` is clean (see `text.clean`). Wide white space and the borders between cells of one table row are a
    single tab. `spans` lie in order; `starts[i]` is where span i begins in `text`.
    """

    number: int
    page: int
    text: str
    spans: tuple[Span, ...] = ()
    starts: tuple[int, ...] = ()
    box: Box | None = None
    size: float = 0.0  # of most characters
    bold: bool = False  # of most characters of its first cell
    color: str = ""
    heading: int = 0
    cell: Cell | None = None  # of the first character
    column: int = 0  # 0 for the page's main flow, 1, 2 … for side columns
    gap: float = 0.0  # white space above, in heights of this line; 0 at the top of a page or unknown
    indent: float = 0.0  # from the left edge of its column, in points

    @property
    def links(self) -> tuple[str, ...]:
        return tuple(span.link for span in self.spans if span.link)

    @property
    def shown(self) -> Box | None:
        """The rectangle around the line on the page as it is shown."""
        return self.box.turned(self.spans[0].slant) if self.box and self.spans else self.box

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The places of the characters `start` to `end` of `text`, one box a span.

        A span is cut by the usual width of its characters: Han are twice as wide as Latin. The boxes lie on the
        page as it is shown, slanted scans as they are.
        """
        if self.box is None:
            return ()
        found = []
        for span, begin in zip(self.spans, self.starts, strict=True):
            length = len(span.text) or 1
            low, high = max(start, begin), min(end, begin + length)
            if span.box is None or low >= high:
                continue
            step = span.box.width / (width(span.text) or 1)
            left = span.box.left + width(span.text[: low - begin]) * step
            right = span.box.left + width(span.text[: high - begin]) * step
            found.append(replace(span.box, left=left, right=right).turned(span.slant).rounded())
        return tuple(found)

    def value(
        self, start: int = 0, end: int | None = None, *, text: str | None = None, confidence: float = 0.9
    ) -> "Value":
        """The characters `start` to `end` as a value that knows where it was read.

        `text` replaces the words where the value is a normal form of them (`2019年7月` → `2019-07`).
        """
        end = len(self.text) if end is None else end
        return Value(
            self.text[start:end] if text is None else text,
            confidence,
            (Evidence(self.page, self.number, start, end, self.boxes(start, end)),),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """Lines that are equal to themselves alone: what is learned from all lines of a document is learned once."""

    lines: Sequence[Line]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.lines is other.lines

    def __hash__(self) -> int:
        return id(self.lines)


# ---------------------------------------------------------------- values


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value was read: characters `start` to `end` of line `line` on page `page`, and their boxes."""

    page: int
    line: int
    start: int
    end: int
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One thing that the document says, how sure we are (0 to 1), and where it was read."""

    text: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)


# ---------------------------------------------------------------- steps 3 and 4a: lines → sections → entries


@dataclass(frozen=True, slots=True)
class Section:
    """The lines under one heading. `kind` is one of `SECTION_KINDS`; the header block's kind is "header"."""

    kind: str
    title: Line | None
    lines: tuple[Line, ...]
    also: tuple[str, ...] = ()  # further kinds of a combined heading (实习/项目经历)


SECTION_KINDS = (
    "header",
    "identity",  # 基本信息 个人信息 联系方式
    "intention",  # 求职意向
    "summary",  # 自我评价
    "education",
    "work",
    "projects",
    "activities",
    "publications",
    "patents",
    "awards",
    "certificates",
    "skills",
    "languages",
    "training",
    "interests",
    "other",
    "unknown",  # under a heading whose words say nothing to us
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One school, job or project: its head lines and what stands under them."""

    head: tuple[Line, ...]
    body: tuple[Line, ...]
    columns: tuple[str, ...] = ()  # what the cells of `head` are, where the table has a header row; lexicon names


# ---------------------------------------------------------------- step 4: Resume


@dataclass(frozen=True, slots=True)
class Basics:
    name: Value | None = None
    gender: Value | None = None  # 男 / 女
    birth: Value | None = None  # partial ISO date
    email: Value | None = None
    phone: Value | None = None
    wechat: Value | None = None
    qq: Value | None = None
    url: Value | None = None
    profiles: tuple[Value, ...] = ()  # further addresses: GitHub, 知乎 …
    location: Value | None = None
    ethnicity: Value | None = None
    political_status: Value | None = None
    native_place: Value | None = None
    marital_status: Value | None = None
    years_of_experience: Value | None = None  # a number, only where stated
    label: Value | None = None  # the post sought
    expected_city: Value | None = None
    expected_salary: Value | None = None
    availability: Value | None = None
    summary: Value | None = None


@dataclass(frozen=True, slots=True)
class Education:
    institution: Value | None = None
    department: Value | None = None
    area: Value | None = None
    study_type: Value | None = None  # as written; `lexicon.degrees` folds it to a level
    start_date: Value | None = None  # partial ISO date: 2014, 2014-06, 2014-06-01
    end_date: Value | None = None  # the same, or "present"
    score: Value | None = None
    rank: Value | None = None
    courses: Value | None = None
    description: Value | None = None
    mode: Value | None = None  # 统招 自考 函授 非全日制 … as written


@dataclass(frozen=True, slots=True)
class Work:
    name: Value | None = None  # the employer
    department: Value | None = None
    position: Value | None = None
    location: Value | None = None
    start_date: Value | None = None
    end_date: Value | None = None
    description: Value | None = None


@dataclass(frozen=True, slots=True)
class Project:
    name: Value | None = None
    role: Value | None = None
    start_date: Value | None = None
    end_date: Value | None = None
    description: Value | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    name: Value | None = None
    role: Value | None = None
    start_date: Value | None = None
    end_date: Value | None = None
    description: Value | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    name: Value | None = None
    publisher: Value | None = None
    release_date: Value | None = None
    authors: Value | None = None


@dataclass(frozen=True, slots=True)
class Patent:
    name: Value | None = None
    number: Value | None = None
    date: Value | None = None


@dataclass(frozen=True, slots=True)
class Award:
    title: Value | None = None
    date: Value | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    name: Value | None = None
    date: Value | None = None


@dataclass(frozen=True, slots=True)
class Skill:
    name: Value
    level: Value | None = None  # 精通 熟练 了解 … as written


@dataclass(frozen=True, slots=True)
class Language:
    language: Value | None = None
    fluency: Value | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """What a résumé says outside all of these: 培训经历, 兴趣爱好, 家庭成员 … under its own heading."""

    title: Value | None = None
    description: Value | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """All that was read, and what was not."""

    basics: Basics = Basics()
    education: tuple[Education, ...] = ()
    work: tuple[Work, ...] = ()
    projects: tuple[Project, ...] = ()
    activities: tuple[Activity, ...] = ()
    publications: tuple[Publication, ...] = ()
    patents: tuple[Patent, ...] = ()
    awards: tuple[Award, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[Language, ...] = ()
    others: tuple[Other, ...] = ()
    # how it was read
    format: str = ""
    route: str = "text"  # "text" "ocr" "mixed"
    pages: tuple[Page, ...] = field(default=(), repr=False)  # without their spans: number, width, height, route
    lines: tuple[Line, ...] = field(default=(), repr=False)
    notices: tuple[Notice, ...] = ()
    # the text-loss meter
    characters: int = 0  # letters and digits in the document's lines
    placed_characters: int = 0  # of these, the ones that stand in a field or are headings, labels, furniture
    unplaced: tuple[int, ...] = ()  # numbers of the lines that found no place


def values_in(record: "DataclassInstance") -> Iterator[tuple[str, Value]]:
    """Yield (field name, value) for every value that a record of one entry holds, lists unrolled."""
    for each in fields(record):
        content = getattr(record, each.name)
        if isinstance(content, Value):
            yield each.name, content
        elif isinstance(content, tuple):
            yield from ((each.name, item) for item in content if isinstance(item, Value))
