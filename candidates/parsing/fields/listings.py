"""Sections that list things → groups under their labels → items with their dates.

`证书：2014/9 一级建造师；2017/9 注册造价师` is one group with the label 证书 and two items.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from candidates.parsing.fields.dates import REPUBLIC_OFFSET, DateSpan, find_dates
from candidates.parsing.fields.passages import BULLET, Passage, Piece, read_passages, split_piece
from candidates.parsing.lexicon import skills
from candidates.parsing.lexicon.listed import COLUMN_HEAD
from candidates.parsing.records import Line, Same, Section

LABEL = re.compile(
    r"(?:^|(?<=[；;。|｜\t])|(?<=\s{2})|(?<=[一-鿿)）] ))"
    r"\s*(?P<label>^[一-鿿]\s[一-鿿](?=\s*[.…·])|(?:^[\u4e00-\u9fff]{2,8}[,，、/]\s?)?[^\s：:，,、；;。|｜\t（()）“《][^：:，,；;。|｜\t“《]{0,17}?)"
    r"\s*(?:[:：]|(?:\.{3,}|…+|·{3,})(?=\s*[^\s\d.…·])[.…·]*)\s*"  # dots that lead to a word, not to a date
)
# Words that say what the other cells of their row list: `外语\t英语\tCET-6`.
ROW_LABEL = re.compile(
    r"(?P<label>(?:(?:专业|职业|執業|执业|资格|技能|所获|主要|相关|其他|个人|计算机|电脑|電腦|办公|工作|教学|设计|擅長|掌握|获得|外语|外語|语言|語言|語文|英语|英語)*"
    r"(?:证书|證書|证照|證照|憑證|资格|資格|职称|驾照|駕照|驾驶证|駕駛執照|外语|外語|语言|語言|语种|語文|水平|能力|计算机|电脑|電腦|获奖|奖项|奖励|荣誉|榮譽"
    r"|技能|特长|專長|专长|软件|軟體|工具|爱好|其他|其它)(?:情况|名称)?)|languages?|skills?|tools?|software|programming|certificates?|certifications?|awards?|honou?rs?)"
    r"\s*\t\s*(?=\S)",
    re.IGNORECASE,
)
# A heading in brackets before the first thing that it lists: `【證照】TQC SolidWorks`.
BRACKETED = re.compile(
    r"\s*【\s*(?P<label>[一-鿿]{0,4}(?:证照|證照|证书|證書|技能|语言|語言|外语|外語|获奖|荣誉|榮譽|软件|軟體|工具|专长|專長|特长))\s*】\s*(?=\S)"
)
# What else a form asks, in a later cell of the row of a list: `大学英语三级\t可到岗日期\t一周内`.
ASKED = re.compile(
    r"(?<=\t)\s*(?P<label>[一-鿿]{2,6}(?:日期|时间|工具|情况|月薪|薪资|地点|状况|状态|要求)|(?:计算机|电脑|外语|英语|普通话)(?:水平|等级|能力))\s*\t\s*(?=\S)"
)
# Between two things that each have their date in brackets: `会计证（2014） 会计师（2016.5）`.
_DATED_NEXT = r"\s+(?=[一-鿿][^()（）\s]*[(（][^()（）]*\d{4}[^()（）]*[)）])"
SENTENCES = re.compile(
    r"\s*[；;。|｜]\s*|\s+[·・•‧]\s+|(?<=[)）])[·・]\s*"
    rf"|(?<=[\d年月][)）]){_DATED_NEXT}|(?<=\d\s[)）]){_DATED_NEXT}"
)
DATE_AHEAD = re.compile(r"(?:19|20)\d\d\s?[./年\-]\s?\d{1,2}月?\s+(?=[^\s\d])")
DATED_AHEAD = re.compile(rf"(?<=[一-鿿A-Za-z)）])\s+(?={DATE_AHEAD.pattern})")
ONLY_DATE = re.compile(r"[\s\d年月日./\-–—~至今届（()）,，]+")
REMEMBERED = 32  # sections: about those of one document
# Between a date and what it dates.
TERM_BORDER = re.compile(r"[、,，;；|｜\t]")
# `2022年度优秀员工`; `104年 國際行銷…`: three digits before 年 can only be a year of the Republic's calendar.
LEADING_YEAR = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\s?年度|(?P<republic>1[01]\d)\s?年(?:\s?(?P<month>1[0-2]|0?[1-9])\s?月)?(?=\s))\s?(?=\S)"
)
# `20年 创意大赛铜奖`, `16年3月 焊工证`: before a space, two digits are a year of this century.
SHORT_YEAR = re.compile(
    r"(?P<year>[0-2]\d)年(?:(?P<month>1[0-2]|0?[1-9])月)?\s+(?=[^\d\s])(?!.*(?:经验|工龄|驾龄|经历))"
)
SCHOOL_YEAR = re.compile(r"\s*[(（]?(?:19|20)\d\d\s?[-–—~/至]\s?(?:(?:19|20)\d\d|\d\d)(?=\s?(?:学年|年度|年))")
DIGIT = re.compile(r"\d")
GIVEN = re.compile(r"(?<=[\d年月日])\s?(?:发证|取证|核发|颁发|考取|取得|获得|通过)$")  # `2016.11 发证`
TRAILING_YEAR = re.compile(r"[,，]\s*(?P<year>(?:19|20)\d\d)\s?年度$")
# `201811 安全员证`, `安全员证 201811`: six digits at an edge of a list's item are a year and a month.
EDGE_MONTH = re.compile(r"(?:^|(?<=\S)\s)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?:$|\s(?=\S))")
# A date before what was got is its own, not that of what stands before: `驾照，2019年考取押运证`.
GOT_THEN = re.compile(
    r"[又再还]?(?:考[取过到出下]?|取得|获得?|通过|拿到?|评[上为])了?(?!考试)[^\s()（），,。；;、的]{2,}"
)
# What a bracket says besides the date and belongs to the name: `机械工程师（中级职称，2019年12月）`.
GRADE = re.compile(r"[级級]|职称|職稱|证|證")
FRAGMENT = re.compile(r"(?:提名|入围|奖|獎|[一二三特]等奖|[金银铜]奖|称号|奖学金)[。；;]?")
EDGE = " \t\u3000,，、:：;；。.…|｜·-–—―~"


@dataclass(frozen=True, slots=True)
class Group:
    """A piece of a passage and the label before it, "" for none; `labelled` also holds the label's words."""

    label: str
    piece: Piece
    labelled: Piece
    marked: bool  # a bullet or a number stands before its passage
    bold: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a list without its date; `dates` are partial ISO dates with the pieces that say them."""

    piece: Piece
    dates: tuple[tuple[str, Piece], ...] = ()


def read_groups(section: Section, *, around: Sequence[Line] = ()) -> tuple[Group, ...]:
    """All labelled and unlabelled pieces of a section, in order; `around` are the document's lines."""
    return _groups_of_lines(Same(section.lines), Same(around))


@lru_cache(maxsize=REMEMBERED)
def _groups_of_lines(lines: Same, around: Same) -> tuple[Group, ...]:
    """The groups of one section: each reader of lists asks for them."""
    return tuple(group for passage in dated_passages(lines.lines, around.lines) for group in groups_of(passage))


def groups_of(passage: Passage) -> Iterator[Group]:
    """The pieces of one passage between its labels."""
    first = passage.parts[0].line if passage.parts else None
    marked = bool(first and BULLET.match(first.text))
    bold = bool(first and first.bold)
    row = ROW_LABEL.match(passage.text) or BRACKETED.match(passage.text)
    matches = [row] if row else []
    matches += [
        match for match in LABEL.finditer(passage.text, row.end() if row else 0) if _is_label(passage.text, match)
    ]
    asked = (match for match in ASKED.finditer(passage.text) if not COLUMN_HEAD.fullmatch(match["label"]))
    matches = sorted([*matches, *asked], key=lambda match: match.start())
    begin = 0
    label, label_start = "", 0
    for match in [*matches, None]:
        end = match.start() if match else len(passage.text)
        piece = Piece(passage, begin, end).trimmed(";；")
        if piece.text or label:
            yield Group(label, piece, Piece(passage, label_start, end).trimmed(";；"), marked, bold)
        if match:
            label, begin = re.sub(r"\s+(?=[一-鿿])", "", match["label"]), match.end()
            label_start = match.start("label")


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Not a title with a colon in it (NAME: Doing things …), an address or a clock."""
    label = match["label"]
    if text[match.end() :].startswith("//") or label.casefold() in ("http", "https") or find_dates(label):
        return False
    if len(re.findall("[(（]", label)) != len(re.findall("[)）]", label)):
        return False  # a colon in a bracket: 四级（成绩：447）
    if re.fullmatch(r"[\dA-Za-z.\- ]+", label):
        before = text[: match.start()].rstrip(" ")
        begins = not before or before[-1] in ";；。|｜\t"
        return bool(re.fullmatch(r"[A-Za-z/& ]{2,18}", label)) and begins and len(label.split()) <= 2
    return True


def dated_passages(lines: Sequence[Line], around: Sequence[Line]) -> tuple[Passage, ...]:
    """Passages; a line that is only a date joins what it dates: the next one, or the last where titles come first."""
    passages = _whole_words(read_passages(lines, around=around))
    only = [_is_only_date(passage.text) for passage in passages]
    if not any(only) or all(only):
        return passages
    joined: list[Passage] = []
    leading = only[0]
    waiting: Passage | None = None
    for passage, is_date in zip(passages, only, strict=True):
        if is_date and leading:
            waiting = passage
        elif is_date and joined:
            joined[-1] = _beside(joined[-1], passage)
        else:
            joined.append(_beside(waiting, passage) if waiting else passage)
            waiting = None
    return tuple(joined)


def _whole_words(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Passages, where a narrow column broke a term (`GPU` / `Instancing`) or cut off how a title ends (`提名`)."""
    joined: list[Passage] = []
    for passage in passages:
        if joined and FRAGMENT.fullmatch(passage.text) and not find_dates(joined[-1].text):
            joined[-1] = _beside(joined[-1], passage, glue="")
        elif joined and _is_one_term(joined[-1].text, passage.text):
            joined[-1] = _beside(joined[-1], passage, glue=" ")
        else:
            joined.append(passage)
    return tuple(joined)


def _is_one_term(first: str, second: str) -> bool:
    """Whether the last word of one line and the first of the next are a known skill that neither is alone."""
    last, begin = TERM_BORDER.split(first)[-1].strip(), TERM_BORDER.split(second)[0].strip()
    known = skills.canonical()
    return skills.fold(last + begin) in known and skills.fold(begin) not in known and bool(last and begin)


def _is_only_date(text: str) -> bool:
    return bool(ONLY_DATE.fullmatch(text) and find_dates(text))


def _beside(first: Passage, second: Passage, *, glue: str = "\t") -> Passage:
    """Two passages as one, `glue` between them."""
    shift = len(first.text) + len(glue)
    moved = tuple(replace(part, begin=part.begin + shift) for part in second.parts)
    return Passage(f"{first.text}{glue}{second.text}", first.parts + moved)


def split_items(piece: Piece, comma: re.Pattern[str] | None = None) -> tuple[Item, ...]:
    """The items of a piece between semicolons and bars, and between `comma` where given, with their dates."""
    parts = tuple(row for part in split_piece(piece, SENTENCES) for each in _dated_ahead(part) for row in _rows(each))
    if comma is not None:
        parts = tuple(each for part in parts for each in split_piece(part, comma))
    return tuple(item for part in parts if (item := dated(part)).piece.text)


def _dated_ahead(piece: Piece) -> tuple[Piece, ...]:
    """The piece cut before dates that lead to a thing of a list with spaces between: `2018/05 四级 2020/11 六级`."""
    return split_piece(piece, DATED_AHEAD) if DATE_AHEAD.match(piece.text.lstrip()) else (piece,)


def _rows(piece: Piece) -> Iterator[Piece]:
    """The pairs of a row in which titles and dates take turns: `高级工\t2016年\t电工证\t2015年`; dated cells."""
    cells = list(re.finditer(r"[^\t]+", piece.text)) if "\t" in piece.text else []
    if len(cells) < 2:
        yield piece
        return
    only = [bool(ONLY_DATE.fullmatch(cell[0])) for cell in cells]
    if sum(only) < 2 or len(cells) < 4:
        apart = [piece.part(*cell.span()) for cell in cells]
        yield from apart if sum(_has_own_date(each) for each in apart) > 1 else (piece,)
        return
    starts = [0]
    for index in range(1, len(cells)):
        if only[index] if only[0] else only[index - 1]:
            starts.append(cells[index].start())
    for start, end in zip(starts, [*starts[1:], len(piece.text)], strict=True):
        yield piece.part(start, end)


def _has_own_date(piece: Piece) -> bool:
    item = dated(piece)
    return bool(item.dates and item.piece.text)


def date_of(cell: Piece) -> list[tuple[str, Piece]]:
    """The date that a cell holds, none for a range."""
    return _dates(cell, [span for span in find_dates(cell.text) if span.start][:1])


def dated(piece: Piece) -> Item:
    """The piece without the dates at its edges: before it, after it, or after a comma with what explains it.

    A school year (2013-2014年) and any other range goes without being a date.
    """
    piece = piece.trimmed(EDGE)
    if given := GIVEN.search(piece.text):
        piece = piece.part(0, given.start()).trimmed(EDGE)
    if not DIGIT.search(piece.text) and not find_dates(piece.text):
        return Item(piece)
    dates: list[tuple[str, Piece]] = []
    leading = _leading(piece)
    if leading is not None:
        dates += _dates(piece, (leading,))
        return Item(_after(piece, leading.finish), tuple(dates))
    if year := LEADING_YEAR.match(piece.text):
        iso = year["year"] or str(int(year["republic"]) + REPUBLIC_OFFSET)
        iso += f"-{int(year['month']):02d}" if year["month"] else ""
        return Item(_after(piece, year.end()), ((iso, piece.part(0, year.end())),))
    if year := SHORT_YEAR.match(piece.text):
        iso = f"20{year['year']}" + (f"-{int(year['month']):02d}" if year["month"] else "")
        return Item(_after(piece, year.end()), ((iso, piece.part(0, year.end()).trimmed("")),))
    if year := TRAILING_YEAR.search(piece.text):
        place = piece.part(*year.span("year"))
        return Item(piece.part(0, year.start()).trimmed(EDGE), ((year["year"], place),))
    if month := EDGE_MONTH.search(piece.text):
        rest = piece.part(month.end(), len(piece.text)) if month.start() == 0 else piece.part(0, month.start())
        place = piece.part(month.start("year"), month.end("month"))
        return Item(rest.trimmed(EDGE), ((f"{month['year']}-{month['month']}", place),))
    cut = _trailing(piece)
    if cut is None:
        return _republic(piece)
    start, spans = cut
    opened = re.search(r"[(（][^()（）]*$", piece.text[:start])
    if opened and opened.start() > 1 and opened.end() > opened.start() + 1 and not GRADE.search(opened[0]):
        start = opened.start()  # 注册会计师（CPA，2019）: the bracket that holds the date
    return Item(piece.part(0, start).trimmed(EDGE + "(（"), tuple(_dates(piece, spans)))


def _republic(piece: Piece) -> Item:
    """A bare year of the Republic's calendar is a date only in brackets at the end: `（109年）`."""
    match = re.search(r"\s*[(（](1[01]\d|[89]\d)\s?年[)）]$", piece.text)
    if match is None:
        return Item(piece)
    iso = str(int(match[1]) + REPUBLIC_OFFSET)
    return Item(piece.part(0, match.start()), ((iso, piece.part(match.start(1), match.end(1))),))


def _dates(piece: Piece, spans: Iterable[DateSpan]) -> list[tuple[str, Piece]]:
    return [(span.start, piece.part(span.begin, span.finish)) for span in spans if not span.is_range and span.start]


def _leading(piece: Piece) -> DateSpan | None:
    cell = piece.text.split("\t")[0]  # a date in a cell of its own is no part of the words beside it
    spans = find_dates(cell if ONLY_DATE.fullmatch(cell) else piece.text) or _school_year(piece.text)
    if not spans or piece.text[: spans[0].begin].strip("(（[【 "):
        return None
    following = piece.text[spans[0].finish : spans[0].finish + 1]
    return None if following == "届" or piece.text[spans[0].begin : spans[0].finish].endswith("届") else spans[0]


def _after(piece: Piece, position: int) -> Piece:
    rest = piece.part(position, len(piece.text)).text
    cut = re.match(r" ?(?:学年度?|年度|年|度)?\s*[)）\]】]?", rest)
    return piece.part(position + (cut.end() if cut else 0), len(piece.text)).trimmed(EDGE)


def _school_year(text: str) -> tuple[DateSpan, ...]:
    match = SCHOOL_YEAR.match(text)
    return (DateSpan("", "", match.start(), match.end(), True, (0, 0), (0, 0)),) if match else ()


def _trailing(piece: Piece) -> tuple[int, tuple[DateSpan, ...]] | None:
    """Where the dates at the end begin, and the dates: `…奖学金，2017，2018，2019 …`, `…奖（2019-04）`."""
    text = piece.text
    spans = [span for span in find_dates(text) if text[span.begin : span.finish][-1] != "届"]
    for index, span in enumerate(spans):
        before = text[: span.begin]
        divided = (
            before.rstrip()[-1:] in ",，、(（[【\t·•—–-|:：…"
            or "\t" in before[-2:]
            or before.endswith(("  ", "\u3000"))
        )
        if GOT_THEN.match(text, span.finish):
            continue
        if divided and re.match(r"[^()（）]{0,3}[)）]\s*[,，、/]\s*[\u4e00-\u9fffA-Za-z]", text[span.finish :]):
            continue
        ends = not re.sub(
            r"[\d\s年月日./,，、()（）\-–—~度学期第赛季获授权取得考通过办领拿评定颁发的]", "", text[span.begin :]
        )
        glued = ends and bool(re.search(r"[\u4e00-\u9fff)）]$", before)) and span.finish - span.begin >= len("2017")
        if (divided or glued or (before.endswith(" ") and ends)) and before.strip(EDGE):
            return span.begin, tuple(spans[index:])
    return None
