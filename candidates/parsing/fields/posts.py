"""Labelled values, segments and sentences → the post that somebody seeks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from candidates.parsing.fields import roles
from candidates.parsing.fields.segments import Segment, person_lines, read_segments, segments_in
from candidates.parsing.fields.terms import CITIES_BEHIND, NATURE, SALARY, START, is_cities, term
from candidates.parsing.labels import LabelledValue, field_of
from candidates.parsing.lexicon import degrees, people, places, surnames
from candidates.parsing.lexicon.titles import SHORT_TITLE, TITLE_TAIL
from candidates.parsing.lexicon.traditional import simplified
from candidates.parsing.records import Section, Value

ENGLISH_YEARS = re.compile(r"(?<!\d)\d{1,2}\+?\s*years?", re.IGNORECASE)
SUBJECT = re.compile(r"[A-Za-z&+ \u4e00-\u9fff]{1,12}")
TOLD_POST = re.compile(
    r"(?:应聘|求职|申请|竞聘|应征|應徵)(?:的是|的岗位是|了)?(?:贵|貴)?(?:[校司院]|公司|单位|集团|厂)?的?(?P<post>[^，。；,;的]{3,15}?)"
    r"(?=(?:一职|岗位|职位|职务|的岗位|的职位|这一)?[，。；,;]|$)"
)
# `看到您发的前台领班招聘`, `看到贵司招配送司机`: what an answer to an advertisement names.
SEEN_POST = re.compile(
    r"(?:看到|看见|见到|得知|了解到)(?:您|你|贵|貴)?(?:[校司院店]|公司|单位|集团|厂|们)?(?:正?在)?(?:(?:发布?|登|挂)(?:出来?)?的|招聘?的?)"
    r"(?P<post>[^，。；,;的~～！!\s]{2,12}?)(?=(?:的?招聘|一职|岗位|职位|的?信息)*[，。；,;~～！!\s]|$)"
)
# `To obtain a position as Accounting Officer in a listed company`
ENGLISH_POST = re.compile(
    r"\b(?:position|role|post|job|opportunity|career)\s(?:as|of)\s(?:an?\s)?(?P<post>[A-Z][A-Za-z&/\-]*(?:\s[A-Z&/][A-Za-z&/\-]*){0,4})"
)
FILE_NAME = re.compile(r"(?P<stem>[^.]+_[^.]+)\.(?:docx?|pdf|wps|html?)$", re.IGNORECASE)
ONE_OF = re.compile(r"(?:我是|是)?一[名位个](?=\S{3})")  # `一名前端工程师`
SLASHED = re.compile(r"\s+[/／]\s+")
SURE_POST = 4  # of `roles.position_score`
NAME_LENGTH = range(2, 5)  # characters
MOST_WORDS = 5  # a post, its city, salary, start and kind
LABEL_LINES = 6  # lines of the head in which a title by itself is the post sought
LONGEST_LABEL = 60
NO_POST = re.compile(
    r"大学|学院|(?<!^)公司|有限|毕业|专业|经验|经历|年|[，。！]|university|institute|college|department|@",
    re.IGNORECASE,
)


def read_post(labelled: Iterable[LabelledValue], free: Sequence[Segment]) -> Value | None:
    """The post behind its label, else the first of the free segments that is a title or nothing else."""
    for each in labelled:
        if each.field == "label" and each.start < each.end and not field_of(each.line.text[each.start : each.end]):
            bracket = CITIES_BEHIND.search(each.line.text, each.start, each.end)
            if bracket and is_cities(bracket["cities"]):
                return term(each.line, each.start, bracket.start(), 0.93)
            return (
                _post_of_file(each)
                or _post_in_sentence(each)
                or _post_among(each)
                or term(each.line, each.start, each.end, 0.93)
            )
    for segment in free:
        if post := ENGLISH_POST.search(segment.text):
            start, end = post.span("post")
            return segment.line.value(segment.start + start, segment.start + end, confidence=0.9)
    titled = [each for each in free if TITLE_TAIL.search(simplified(each.text))]
    rest = [
        each
        for each in free
        if not (is_cities(each.text) or SALARY.fullmatch(each.text) or START.fullmatch(each.text))
        and not NATURE.match(each.text)
        and not field_of(each.text)
        and len(each.text) <= LONGEST_LABEL
        and not re.search(r"[，。]", each.text)
    ]
    best = (titled or rest[:1])[:1]
    return best[0].line.value(best[0].start, best[0].end, confidence=0.85) if best else None


def _post_of_file(each: LabelledValue) -> Value | None:
    """The post in the name of a file that a job site asked for: `Java开发工程师_李雷_3年.docx`."""
    named = FILE_NAME.match(each.line.text[each.start : each.end])
    parts = re.finditer(r"[^_]+", named["stem"]) if named else ()
    post = next((part for part in parts if _is_title(part[0])), None)
    return each.line.value(each.start + post.start(), each.start + post.end(), confidence=0.85) if post else None


def _post_in_sentence(each: LabelledValue) -> Value | None:
    match = ENGLISH_POST.search(each.line.text, each.start, each.end)
    return each.line.value(*match.span("post"), confidence=0.9) if match else None


def _post_among(each: LabelledValue) -> Value | None:
    """The post of a value that goes on with city and salary: `Java工程师 | 北京 | 15k-20k`."""
    segments = _told_parts(each)
    others = [
        s
        for s in segments[1:]
        if is_cities(s.text)
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
    if len(segments) == 1 and (words := told_words(segments[0])):
        return words
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


def told_words(segment: Segment) -> tuple[Segment, ...]:
    """A post, city and salary with one space between them (`UI设计师 上海 15-20K`), () for other words."""
    words = segment.words()
    if not 1 < len(words) <= MOST_WORDS or not all(map(_is_term, words[1:])) or _is_term(words[0]):
        return ()
    return tuple(replace(word, order=order) for order, word in enumerate(words))


def _is_term(segment: Segment) -> bool:
    text = segment.text
    return bool(is_cities(text) or SALARY.fullmatch(text) or START.fullmatch(text) or NATURE.match(text))


def behind_post(each: LabelledValue) -> tuple[Segment, ...]:
    """What stands behind the post in one value: `焊工，工资7000元以上，随时上岗`."""
    return _told_parts(each)[1:]


def read_told_post(sections: Sequence[Section]) -> Value | None:
    """The post in a sentence about the search: 我想应聘贵校的英语教师."""
    for line in person_lines(sections):
        for match in filter(None, (TOLD_POST.search(line.text), SEEN_POST.search(line.text))):
            if _is_title(match["post"]) or roles.position_score(match["post"]) >= SURE_POST:
                return line.value(*match.span("post"), confidence=0.85)
    return None


def read_head_title(sections: Sequence[Section]) -> Value | None:
    """A title by itself in the first lines of the head: `唐小川  机械结构工程师`, `Java开发 / 3年 / 杭州`."""
    header = next((section for section in sections if section.kind == "header"), None)
    lines = header.lines[:LABEL_LINES] if header else ()
    found = read_segments(lines)
    for segment in found:
        if "。" in segment.line.text:
            continue
        whole = segment.text
        parts = segment.soft_parts()
        if len(whole) <= LONGEST_LABEL and (
            all(_is_title(part.text) for part in parts) or _is_slashed(segment) or _are_two(segment)
        ):
            start = segment.start + _after_name(whole)
            return segment.line.value(start, _end_of_titles(segment, found), confidence=0.85)
        if segment.order and SHORT_TITLE.fullmatch(whole):
            return segment.line.value(segment.start, segment.end, confidence=0.8)
        for part in parts:
            if _is_title(part.text) and len(parts) > 1:
                return part.line.value(part.start, part.end, confidence=0.8)
    return None


def _end_of_titles(first: Segment, found: Sequence[Segment]) -> int:
    """Where the titles end that follow each other with dots between them: `图书编辑 · 英语译者`."""
    end = first.end
    for each in found:
        between = first.line.text[end : each.start]
        if each.line is first.line and each.start > end and between.strip() in ("·", "•") and _is_title(each.text):
            end = each.end
    return end


def _after_name(text: str) -> int:
    """Where the title begins after a name and one space (`唐小川 机械结构工程师`) or after `一名`."""
    if one := ONE_OF.match(text):
        return one.end()
    match = re.match(r"[\u4e00-\u9fff]{2,4} +(?=\S)", text)
    return match.end() if match and _is_title(text[match.end() :]) and not _is_title(match[0].strip()) else 0


def _is_slashed(segment: Segment) -> bool:
    """One title with a slash inside: `资深UI/UX设计师`, `仓储/物流经理`; what stands before it is no fact or name."""
    *before, last = re.split(r"\s*[/／]\s*", segment.text)
    named = segment.index == 0 and segment.order == 0
    return _is_title(last) and bool(before) and all(_is_subject(part, named=named) for part in before)


def _are_two(segment: Segment) -> bool:
    """Two posts alone on their line, of which one is a known title: `影视剪辑师 / 调色师`."""
    parts = SLASHED.split(segment.text) if segment.alone else []
    return len(parts) > 1 and any(map(_is_title, parts)) and all(_is_subject(part, named=False) for part in parts)


def _is_subject(text: str, *, named: bool) -> bool:
    """Whether a word could be half of a title. `named` says that it stands where a name could."""
    if people.is_no_name(text) or places.is_place(text) or not SUBJECT.fullmatch(text) or degrees.level(text):
        return False
    return not (named and len(text) in NAME_LENGTH and text[0] in surnames.weights())


def _is_title(text: str) -> bool:
    bare = re.sub(r"[(（].*?[)）]$", "", text).strip()
    if len(bare) < 3 or NO_POST.search(bare) or ENGLISH_YEARS.search(bare):
        return False
    return bool(TITLE_TAIL.search(simplified(bare))) and bare.casefold() not in people.words("not_name")
