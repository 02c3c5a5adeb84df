"""Sections → what the person seeks: post, city, salary, and when she could start."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from candidates.parsing.fields.segments import Segment, person_lines, read_segments, segments_in
from candidates.parsing.labels import LabelledValue, field_of, read_labelled
from candidates.parsing.lexicon import degrees, people, places, surnames
from candidates.parsing.lexicon.titles import TITLE_TAIL
from candidates.parsing.lexicon.traditional import simplified
from candidates.parsing.records import Basics, Line, Section, Value

SALARY = re.compile(
    r"(?:税前|税后|年薪|月薪|港幣|港币|人民币|人民幣|RMB|￥|¥|\$)*\s*(?:\d[\d,.]*\s*[kKwW万萬千元]?\s*(?:/月)?\s*[-~–—－至到]\s*)?\d[\d,.]*\s*"
    r"(?:[kKwW](?![A-Za-z])|万|萬|千|元)(?:/?(?:元|月|年|天|人民币))*(?:\s*[×xX*·]\s*\d{2}薪?)?(?:以上|左右|起)?|(?<![\d.])\d{4,5}\s?(?:以上|左右|起)|面议|面議"
)
START = re.compile(
    r"(?:随时|隨時|即时|立即|立刻|马上|一周内?|两周内?|[一二两三四\d]+\s*(?:个|個)?(?:周|月|天|星期)(?:以?内|左右|后|後|通知)?|月内|本月内|下月|半个?月内?)"
    r"(?:可?(?:到岗|到職|入职|上岗|上班|报到))?"
)
STATED_SALARY = re.compile(
    rf"(?:期望|意向|要求|希望)(?:薪资|月薪|年薪|薪水|待遇|薪酬|工资)\s*[:：]?\s*(?P<salary>{SALARY.pattern})"
)
ARRIVES = re.compile(r"到岗|到崗|到职|到職|入职|入職|上岗|上班|报到")
TIME_TO_COME = re.compile(
    r"(?P<time>(?:\d{1,2}|[一二两三四半])\s?(?:个|個)?(?:周|月|星期|礼拜)(?:以?[内內]|左右|[后後])?)(?=\s?可?以?(?:到岗|到崗|到职|到職|入职|入職|上岗))"
    r"|(?<![\u4e00-\u9fff])(?P<at_once>可?(?:随时|隨時|立即|立刻|马上)(?:可以?)?(?:到岗|到崗|到职|到職|入职|入職|上岗|上班))"
)
STATED_START = re.compile(
    r"(?:最快)?(?:到岗|到职|入职|上岗)(?:时间|日期)?\s*(?:为|是|：|:|约|大约)?\s*([^，。；）)\s]{2,10})|([^，。；（(\s\-—|｜·/]{0,6}(?:到岗|入职|到职))"
)
NATURE = re.compile(r"^(?:全职|兼职|实习|全職|兼職|不限|在职.*|离职.*|目前.*|正在找工作|应届.*|校招|社招)$")
# `一个月内可到岗` says a time; `随时到岗` says nothing without its verb.
ARRIVAL_TAIL = re.compile(
    r"(?<=[内后後周月天日右])\s?(?:即?可以?)?(?:到岗|到崗|到职|到職|入职|入職|上岗|上班|报到|到任)$"
)
ENGLISH_YEARS = re.compile(r"(?<!\d)\d{1,2}\+?\s*years?", re.IGNORECASE)
# What a bare label means in the section about the search.
FIELDS = {"city": "expected_city", "salary": "expected_salary", "position": "label", "location": "expected_city"}
SOUGHT = frozenset({"期望", "求职", "应聘方向"})  # labels of the post when they stand before a colon, else headings
SUBJECT = re.compile(r"[A-Za-z&+ \u4e00-\u9fff]{1,12}")
TOLD_POST = re.compile(
    r"(?:应聘|求职|申请|竞聘|应征|應徵)(?:的是|的岗位是|了)?(?:贵|貴)?(?:[校司院]|公司|单位|集团|厂)?的?(?P<post>[^，。；,;的]{3,15}?)"
    r"(?=(?:一职|岗位|职位|职务|的岗位|的职位|这一)?[，。；,;]|$)"
)
SLASHED = re.compile(r"\s+[/／]\s+")
NAME_LENGTH = range(2, 5)  # characters
LABEL_LINES = 6  # lines of the head in which a title by itself is the post sought
LONGEST_LABEL = 60
NO_POST = re.compile(
    r"大学|学院|公司|有限|毕业|专业|经验|经历|年|[，。！]|university|institute|college|department|@", re.IGNORECASE
)
CITIES_BEHIND = re.compile(r"\s*[(（](?P<cities>[^()（）]+)[)）]\s*$")  # `测试工程师（杭州 / 上海）`
CITIES = re.compile(r"[、/／,，\s和及或]+")


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
    free += [segment for each in labelled if each.field == "label" for segment in _behind_post(each)]
    return Basics(
        label=_post(labelled, free) or _told_post(sections) or _head_title(sections),
        expected_city=_city(labelled) or _city_behind(labelled) or _free_city(free),
        expected_salary=_salary(labelled, free, person_lines(sections)),
        availability=_availability(labelled, free, person_lines(sections)),
    )


def _labelled(sections: Sequence[Section]) -> tuple[LabelledValue, ...]:
    """Labels among the person's lines; in the section about the search a bare 城市 is the one she wants."""
    found: list[LabelledValue] = []
    for section in sections:
        if section.kind not in ("header", "identity", "intention"):
            continue
        if section.title is not None:
            found.extend(each for each in read_labelled((section.title,)) if each.start < each.end)
        if section.kind == "intention":
            found.extend(value for line in section.lines if (value := _glued(line)))
        labelled = read_labelled(section.lines)
        sought = {each.label_line.number for each in labelled if each.field in ("label", "expected_city")}
        for each in labelled:
            about_search = each.label_line.number in sought and each.field != "location"
            field = _in_intention(each) if section.kind == "intention" or about_search else each.field
            field = field or ("label" if each.label in SOUGHT else "")
            found.append(LabelledValue(each.label, field, each.label_line, each.line, each.start, each.end))
    return tuple(found)


def _glued(line: Line) -> LabelledValue | None:
    """`城市广州`, `到岗一个月`: a label right before a value of its shape, alone on a line."""
    for length in (4, 2):
        field = field_of(line.text[:length])
        value = line.text[length:].strip()
        fits = {
            "city": _is_cities(value),
            "expected_city": _is_cities(value),
            "availability": bool(START.fullmatch(value)),
        }
        if fits.get(field):
            return LabelledValue(line.text[:length], FIELDS.get(field, field), line, line, length, len(line.text))
    return None


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


def _value(line: Line, start: int, end: int, confidence: float) -> Value | None:
    text = line.text[start:end].strip(" \t,，;；。")
    if not text or re.fullmatch(r"(?:暂无|无|待定|不限|/|-)+", text):
        return None
    start = line.text.index(text, start)
    return line.value(start, start + len(text), confidence=confidence)


def _city(labelled: Iterable[LabelledValue]) -> Value | None:
    """The cities behind their label, without another cell that stands beside them: `厦门、泉州 | 随时到岗`."""
    for each in labelled:
        if each.field != "expected_city" or each.start >= each.end:
            continue
        first = _told_with_cells(each)
        return _value(each.line, each.start, first, 0.95)
    return None


def _city_behind(labelled: Iterable[LabelledValue]) -> Value | None:
    """The cities in a bracket behind the post: `测试工程师（杭州 / 上海）`."""
    for each in labelled:
        bracket = CITIES_BEHIND.search(each.line.text, each.start, each.end) if each.field == "label" else None
        if bracket and _is_cities(bracket["cities"]):
            return each.line.value(*bracket.span("cities"), confidence=0.9)
    return None


def _told_with_cells(each: LabelledValue) -> int:
    """Where the cities of a row end: before the first cell that names none."""
    end = each.start
    for cell in re.finditer(r"[^\t|｜]+", each.line.text[each.start : each.end]):
        if end > each.start and not _is_cities(cell[0].strip()):
            break
        end = each.start + cell.end()
    return end


def _first(labelled: Iterable[LabelledValue], field: str) -> Value | None:
    values = (_value(each.line, each.start, each.end, 0.95) for each in labelled if each.field == field)
    return next((value for value in values if value), None)


# ---------------------------------------------------------------- the post


def _post(labelled: Iterable[LabelledValue], free: Sequence[Segment]) -> Value | None:
    for each in labelled:
        if each.field == "label" and each.start < each.end and not field_of(each.line.text[each.start : each.end]):
            bracket = CITIES_BEHIND.search(each.line.text, each.start, each.end)
            if bracket and _is_cities(bracket["cities"]):
                return _value(each.line, each.start, bracket.start(), 0.93)
            return _post_among(each) or _value(each.line, each.start, each.end, 0.93)
    titled = [each for each in free if TITLE_TAIL.search(simplified(each.text))]
    rest = [
        each
        for each in free
        if not (_is_cities(each.text) or SALARY.fullmatch(each.text) or START.fullmatch(each.text))
        and not NATURE.match(each.text)
        and not field_of(each.text)
        and len(each.text) <= LONGEST_LABEL
        and not re.search(r"[，。]", each.text)
    ]
    best = (titled or rest[:1])[:1]
    return best[0].line.value(best[0].start, best[0].end, confidence=0.85) if best else None


def _post_among(each: LabelledValue) -> Value | None:
    """The post of a value that goes on with city and salary: `Java工程师 | 北京 | 15k-20k`."""
    segments = _told_parts(each)
    others = [
        s
        for s in segments[1:]
        if _is_cities(s.text)
        or SALARY.search(s.text)
        or START.fullmatch(s.text)
        or NATURE.match(s.text)
        or "\t" in each.line.text[segments[0].end : s.start]
    ]
    if not others:
        return None
    post = [segment for segment in segments if segment.end < others[0].start][-1]
    end = post.end if SLASHED.search(each.line.text, segments[0].end, post.start) else segments[0].end
    return each.line.value(segments[0].start, end, confidence=0.9)


def _told_parts(each: LabelledValue) -> tuple[Segment, ...]:
    """What stands between separators in one value, or between slashes with spaces where it has no others."""
    segments = segments_in(each.line, each.start, each.end)
    if len(segments) != 1 or not SLASHED.search(segments[0].text):
        return segments
    bounds = [
        segments[0].start,
        *(at for cut in SLASHED.finditer(each.line.text, segments[0].start, segments[0].end) for at in cut.span()),
    ]
    edges = [*bounds, segments[0].end]
    return tuple(
        Segment(each.line, low, high, order, segments[0].index, False)
        for order, (low, high) in enumerate(zip(edges[::2], edges[1::2], strict=True))
    )


def _behind_post(each: LabelledValue) -> tuple[Segment, ...]:
    """What stands behind the post in one value: `焊工，工资7000元以上，随时上岗`."""
    return _told_parts(each)[1:]


def _told_post(sections: Sequence[Section]) -> Value | None:
    """The post in a sentence about the search: 我想应聘贵校的英语教师."""
    for line in person_lines(sections):
        match = TOLD_POST.search(line.text)
        if match and _is_title(match["post"]):
            return line.value(*match.span("post"), confidence=0.85)
    return None


def _head_title(sections: Sequence[Section]) -> Value | None:
    """A title by itself in the first lines of the head: `雷振宇  机械结构工程师`, `Java开发 / 3年 / 杭州`."""
    header = next((section for section in sections if section.kind == "header"), None)
    lines = header.lines[:LABEL_LINES] if header else ()
    for segment in read_segments(lines):
        if "。" in segment.line.text:
            continue
        whole = segment.text
        parts = segment.soft_parts()
        if len(whole) <= LONGEST_LABEL and (all(_is_title(part.text) for part in parts) or _is_slashed(segment)):
            start = segment.start + _after_name(whole)
            return segment.line.value(start, segment.end, confidence=0.85)
        for part in parts:
            if _is_title(part.text) and len(parts) > 1:
                return part.line.value(part.start, part.end, confidence=0.8)
    return None


def _after_name(text: str) -> int:
    """Where the title begins after a name and one space: `雷振宇 机械结构工程师`."""
    match = re.match(r"[\u4e00-\u9fff]{2,4} +(?=\S)", text)
    return match.end() if match and _is_title(text[match.end() :]) and not _is_title(match[0].strip()) else 0


def _is_slashed(segment: Segment) -> bool:
    """One title with a slash inside: `资深UI/UX设计师`, `仓储/物流经理`; what stands before it is no fact or name."""
    *before, last = re.split(r"\s*[/／]\s*", segment.text)
    named = segment.index == 0 and segment.order == 0
    return _is_title(last) and bool(before) and all(_is_subject(part, named=named) for part in before)


def _is_subject(text: str, *, named: bool) -> bool:
    """Whether a word could be half of a title. `named` says that it stands where a name could."""
    kinds = ("not_name", "male", "female", "ethnicity", "political_status", "marital_status")
    known = any(text.casefold() in people.words(kind) for kind in kinds) or places.is_place(text)
    if known or not SUBJECT.fullmatch(text) or degrees.level(text):
        return False
    return not (named and len(text) in NAME_LENGTH and text[0] in surnames.weights())


def _is_title(text: str) -> bool:
    bare = re.sub(r"[(（].*?[)）]$", "", text).strip()
    if len(bare) < 3 or NO_POST.search(bare) or ENGLISH_YEARS.search(bare):
        return False
    return bool(TITLE_TAIL.search(simplified(bare))) and bare.casefold() not in people.words("not_name")


# ---------------------------------------------------------------- city, salary, start


def _free(section: Section) -> Iterable[Segment]:
    for segment in read_segments(section.lines):
        if any(word in segment.text for word in "。！"):
            continue
        parts = segment.soft_parts()
        if (
            len(parts) > 1
            and not _is_cities(segment.text)
            and any(_is_cities(part.text) or SALARY.fullmatch(part.text) for part in parts)
        ):
            yield from parts
        else:
            yield segment


def _is_cities(text: str) -> bool:
    parts = [part for part in CITIES.split(text) if part]
    return bool(parts) and all(
        places.is_place(part) or part in ("不限", "全国", "珠三角", "长三角", "远程") for part in parts
    )


def _free_city(free: Sequence[Segment]) -> Value | None:
    for each in free:
        if _is_cities(each.text):
            end = max(
                other.end
                for other in free
                if other.line is each.line and _is_cities(each.line.text[each.start : other.end].replace("·", "、"))
            )
            return each.line.value(each.start, end, confidence=0.85)
    return None


def _salary(labelled: Sequence[LabelledValue], free: Iterable[Segment], lines: Sequence[Line]) -> Value | None:
    if stated := _first(labelled, "expected_salary"):
        return stated
    for line in lines:
        if match := STATED_SALARY.search(line.text):
            return line.value(match.start("salary"), match.end("salary"), confidence=0.9)
    for each in free:
        if match := SALARY.search(each.text):
            return each.line.value(each.start + match.start(), each.start + match.end(), confidence=0.85)
    return None


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
        if each.field == "availability" and (value := _value(each.line, each.start, each.end, 0.95)):
            return value
    for segment in free:
        if START.fullmatch(segment.text):
            return segment.line.value(segment.start, segment.end, confidence=0.85)
    for line in lines:
        if match := TIME_TO_COME.search(line.text):
            return line.value(*match.span(match.lastgroup or 0), confidence=0.9)
        if ARRIVES.search(line.text) and (match := STATED_START.search(line.text)):
            group = 1 if match[1] else 2
            if len(match[group]) > 2 and not re.search(r"公司|工作经", line.text[: match.start()]):
                return line.value(match.start(group), match.end(group), confidence=0.85)
    return None
