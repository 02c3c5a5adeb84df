"""Sections → what the person seeks: post, city, salary, and when she could start."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from candidates.parsing.fields import roles
from candidates.parsing.fields.posts import (
    SURE_POST,
    behind_post,
    read_head_title,
    read_post,
    read_told_post,
    told_words,
)
from candidates.parsing.fields.segments import PERSON_KINDS, Segment, person_lines, read_segments
from candidates.parsing.fields.terms import CITIES_BEHIND, SALARY, START, is_cities, term
from candidates.parsing.labels import LabelledValue, field_of, normal_label, read_labelled
from candidates.parsing.records import Basics, Line, Section, Value

_WAGE = r"(?:薪资|月薪|年薪|薪水|待遇|薪酬|工资)"
_ASKED = r"(?:期望|意向|要求|希望|想要|想拿)"
# `期望薪资：15k`, `薪酬希望在7000到9000之间`, `工资9000以上`; without a word for pay only what has a unit: `想要5.5k`.
STATED_SALARY = re.compile(
    rf"(?:{_ASKED}\s*[:：]?\s*的?{_WAGE}\s*[:：]?|{_WAGE}{_ASKED}\s*[:：]?|(?<![前现原税]){_WAGE}(?=\s?\d))\s*(?:是|在|为)?\s*"
    rf"(?P<salary>\d{{4,5}}\s?[-~–—－至到]\s?\d{{4,5}}(?:元|块)?(?:左右|以上)?|{SALARY.pattern})"
    rf"|{_ASKED}\s?(?P<bare>税[前后]\s?\d{{4,5}}(?:元|块)?(?:\s?(?:左右|以上|上下))?|\d[\d.]*\s?[kKwW万千]?(?:\s?[-~–—－至到]\s?\d[\d.]*\s?)?[kKwW万千]"
    r"(?![A-Za-z])(?:元|/月)?(?:\s?(?:左右|以上|上下))?)"
)
KEEP = re.compile(r"[，,、;；]?\s*[包管][吃住食宿]")  # board and lodging behind the pay
ARRIVES = re.compile(r"到岗|到崗|到职|到職|入职|入職|上岗|上班|报到")
TIME_TO_COME = re.compile(
    r"(?P<time>(?:大约|大概|约|最快)?(?:(?:\d{1,2}|[一二两三四半])\s?(?:个|個)?(?:周|月|星期|礼拜)(?:以?[内內]|左右|[后後])?|本?月[底初中]|下个?[周月]|[年节][后後]))"
    r"(?=\s?(?:就?[可能]以?)?(?:到岗|到崗|到职|到職|入职|入職|上岗|上班))"
    r"|(?<![\u4e00-\u9fff])(?P<at_once>可?(?:随时|隨時|立即|立刻|马上)(?:可以?|能)?(?:到岗|到崗|到职|到職|入职|入職|上岗|上班))"
)
STATED_START = re.compile(
    r"(?:最快)?(?:到岗|到职|入职|上岗)(?:时间|日期)?\s*(?:为|是|：|:|约|大约)?\s*([^，。；）)\s]{2,10})|([^，。；（(\s\-—|｜·/]{0,6}(?:到岗|入职|到职))"
)
TIME_WORD = re.compile(r"[\d一二两三四半周月天日随隨即立马]|面谈|协商|通知")
# `一个月内可到岗` says a time; `随时到岗` says nothing without its verb.
ARRIVAL_TAIL = re.compile(
    r"(?<=[内后後周月天日右])\s?(?:即?可以?)?(?:到岗|到崗|到职|到職|入职|入職|上岗|上班|报到|到任)$"
)
# What a bare label means in the section about the search.
FIELDS = {"city": "expected_city", "salary": "expected_salary", "position": "label", "location": "expected_city"}
ASKED = frozenset({"label", "expected_city", "expected_salary", "availability"})
SOUGHT = frozenset({"期望", "求职", "应聘方向"})  # labels of the post when they stand before a colon, else headings


def read_intention(sections: Sequence[Section]) -> Basics:
    """The post sought, where it is named; a title in the head line counts where no label names one."""
    labelled = _labelled(sections)
    told = {each.line.number for each in labelled if each.line is not each.label_line}
    free = [
        segment
        for section in sections
        if section.kind == "intention"
        for segment in _free(section)
        if segment.line.number not in told
    ]
    free += [segment for each in labelled if each.field == "label" for segment in behind_post(each)]
    return Basics(
        label=read_post(labelled, free) or read_told_post(sections) or read_head_title(sections),
        expected_city=_city(labelled) or _city_behind(labelled) or _free_city(free),
        expected_salary=_salary(labelled, free, person_lines(sections)),
        availability=_availability(labelled, free, person_lines(sections)),
    )


def _elsewhere(sections: Sequence[Section]) -> Iterable[LabelledValue]:
    """What is asked for in rows of a form that came under another heading."""
    for section in sections:
        if section.kind not in (*PERSON_KINDS, "work", "projects", "activities", "education"):
            yield from (each for each in read_labelled(section.lines) if each.field in ASKED)


def _below_sought(lines: Sequence[Line]) -> Iterable[LabelledValue]:
    """A salary or cities on the line below the word 期望."""
    for line, below in pairwise(lines):
        value = below.text.strip()
        field = "expected_salary" if SALARY.fullmatch(value) else "expected_city" if is_cities(value) else ""
        if field and normal_label(line.text) in SOUGHT:
            yield LabelledValue(line.text.strip(), field, line, below, 0, len(below.text))


def _labelled(sections: Sequence[Section]) -> tuple[LabelledValue, ...]:
    """Labels among the person's lines; in the section about the search a bare 城市 is the one she wants."""
    found: list[LabelledValue] = []
    for section in sections:
        if section.kind not in ("header", "identity", "intention"):
            continue
        if section.title is not None:
            found.extend(each for each in read_labelled((section.title,)) if each.start < each.end)
        if section.kind == "intention":
            found.extend(value for line in section.lines if (value := _glued(line) or _with_cities(line)))
        labelled = read_labelled(section.lines)
        sought = {each.label_line.number for each in labelled if each.field in ("label", "expected_city")}
        named = {each.label_line.number for each in labelled if each.field == "label"}
        for each in labelled:
            about_search = each.label_line.number in sought and each.field != "location"
            if each.field == "position" and each.label_line.number in named and section.kind != "intention":
                continue  # what she is, beside what she seeks
            field = _in_intention(each) if section.kind == "intention" or about_search else each.field
            field = field or ("label" if each.label in SOUGHT else "")
            found.append(LabelledValue(each.label, field, each.label_line, each.line, each.start, each.end))
        found.extend(_below_sought(section.lines))
    return (*found, *_elsewhere(sections))


def _glued(line: Line) -> LabelledValue | None:
    """`城市广州`, `到岗一个月`: a label right before a value of its shape, alone on a line."""
    for length in (4, 2):
        field = field_of(line.text[:length])
        value = line.text[length:].strip()
        fits = {
            "city": is_cities(value),
            "expected_city": is_cities(value),
            "availability": bool(START.fullmatch(value)),
        }
        if fits.get(field):
            return LabelledValue(line.text[:length], FIELDS.get(field, field), line, line, length, len(line.text))
    return None


def _with_cities(line: Line) -> LabelledValue | None:
    """`法务助理（长沙 / 岳阳）`: a post by itself with the cities behind it, without a label."""
    bracket = CITIES_BEHIND.search(line.text)
    if bracket is None or not is_cities(bracket["cities"]) or read_labelled((line,)):
        return None
    posts = roles.position_score(line.text[: bracket.start()]) >= SURE_POST
    return LabelledValue("", "label", line, line, 0, len(line.text)) if posts else None


def _in_intention(each: LabelledValue) -> str:
    if each.field in FIELDS:
        return FIELDS[each.field]
    shapes = (
        ("薪", "expected_salary"),
        ("到岗", "availability"),
        ("城市", "expected_city"),
        ("地点", "expected_city"),
        ("地域", "expected_city"),
        ("地区", "expected_city"),
    )
    return each.field or next((field for word, field in shapes if word in each.label), "")


def _city(labelled: Iterable[LabelledValue]) -> Value | None:
    """The cities behind their label, without another cell that stands beside them: `厦门、泉州 | 随时到岗`."""
    for each in labelled:
        if each.field != "expected_city" or each.start >= each.end:
            continue
        if cities := term(each.line, each.start, _told_with_cells(each), 0.95):
            return cities
    return None


def _city_behind(labelled: Iterable[LabelledValue]) -> Value | None:
    """The cities in a bracket behind the post: `测试工程师（杭州 / 上海）`."""
    for each in labelled:
        bracket = CITIES_BEHIND.search(each.line.text, each.start, each.end) if each.field == "label" else None
        if bracket and is_cities(bracket["cities"]):
            return each.line.value(*bracket.span("cities"), confidence=0.9)
    return None


def _told_with_cells(each: LabelledValue) -> int:
    """Where the cities of a row end: before the first cell that names none."""
    end = each.start
    for cell in re.finditer(r"[^\t|｜]+", each.line.text[each.start : each.end]):
        if end > each.start and not is_cities(cell[0].strip()):
            break
        end = each.start + cell.end()
    return end


def _free(section: Section) -> Iterable[Segment]:
    for segment in read_segments(section.lines):
        if any(word in segment.text for word in "。！"):
            continue
        parts = segment.soft_parts()
        if words := told_words(segment):
            yield from words
        elif (
            len(parts) > 1
            and not (is_cities(segment.text) or SALARY.fullmatch(segment.text))
            and any(is_cities(part.text) or SALARY.fullmatch(part.text) for part in parts)
        ):
            yield from parts
        else:
            yield segment


def _free_city(free: Sequence[Segment]) -> Value | None:
    for each in free:
        if is_cities(each.text):
            end = max(
                other.end
                for other in free
                if other.line is each.line and is_cities(each.line.text[each.start : other.end].replace("·", "、"))
            )
            return each.line.value(each.start, end, confidence=0.85)
    return None


def _salary(labelled: Sequence[LabelledValue], free: Iterable[Segment], lines: Sequence[Line]) -> Value | None:
    if stated := next(filter(None, map(_stated_salary, labelled)), None):
        return stated
    for line in lines:
        if match := STATED_SALARY.search(line.text):
            return line.value(*match.span("salary" if match["salary"] else "bare"), confidence=0.9)
    for each in free:
        if match := SALARY.search(each.text):
            return term(each.line, each.start + match.start(), each.start + match.end(), 0.85)
    return None


def _stated_salary(each: LabelledValue) -> Value | None:
    """The pay behind its label, without what is asked besides: `6500以上，包吃住`."""
    keep = KEEP.search(each.line.text, each.start, each.end)
    end = keep.start() if keep and keep.start() > each.start else each.end
    return term(each.line, each.start, end, 0.95) if each.field == "expected_salary" else None


def _availability(labelled: Sequence[LabelledValue], free: Iterable[Segment], lines: Sequence[Line]) -> Value | None:
    """When she could start; inside a sentence about her situation only the words that say it."""
    return _time_alone(_stated_availability(labelled, free, lines))


def _time_alone(value: Value | None) -> Value | None:
    """`一个月内可到岗` → `一个月内`."""
    tail = ARRIVAL_TAIL.search(value.text) if value and re.search(r"[\d一两二三四半]", value.text) else None
    return replace(value, text=value.text[: tail.start()]) if value and tail else value


def _stated_availability(
    labelled: Sequence[LabelledValue], free: Iterable[Segment], lines: Sequence[Line]
) -> Value | None:
    for each in labelled:
        if each.field == "availability" and (value := term(each.line, each.start, each.end, 0.95)):
            return value
    for segment in free:
        if START.fullmatch(segment.text):
            return segment.line.value(segment.start, segment.end, confidence=0.85)
    for line in lines:
        if match := TIME_TO_COME.search(line.text):
            return line.value(*match.span(match.lastgroup or 0), confidence=0.9)
        if ARRIVES.search(line.text) and (match := STATED_START.search(line.text)):
            group = 1 if match[1] else 2
            if (
                len(match[group]) > 2
                and TIME_WORD.search(match[group])
                and not re.search(r"公司|工作经", line.text[: match.start()])
            ):
                return line.value(match.start(group), match.end(group), confidence=0.85)
    return None
