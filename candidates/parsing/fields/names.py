"""Segments → the person's name: every word that could be one is weighed by its shape, place and look."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from candidates.parsing.fields.segments import Segment, person_lines, read_segments
from candidates.parsing.labels import read_labelled
from candidates.parsing.lexicon import majors, people, places, skills, surnames
from candidates.parsing.lexicon.titles import NO_NAME_PART, TITLE_TAIL
from candidates.parsing.lexicon.traditional import simplified
from candidates.parsing.records import Line, Section, Value

HAN_NAME = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{2,4}")
# The characters of a name in cells of their own: `王\t芳`.
SPREAD_NAME = re.compile(r"[\u3400-\u9fff](?:[\t ]+[\u3400-\u9fff](?=\s|$)){1,3}")
NICKNAME = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{2,6}")
DOTTED_NAME = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·•・][\u4e00-\u9fff]{1,10}){1,3}")
LATIN_NAME = re.compile(r"[A-Z][A-Za-z'’\-]*\.?(?:\s+[(（][A-Z][a-z]+[)）])?(?:\s+[A-Z][A-Za-z'’\-]*\.?){1,3}")
# `ZHENG, Haoran`, `CHAN Tai Man, David`
SURNAME_FIRST = re.compile(
    r"[A-Z]{2,}(?:, [A-Z][a-z]+(?:[ \-][A-Za-z]+)?| [A-Z][a-z]+(?:[ \-][A-Za-z]+)?, [A-Z][a-z]+)"
)
GIVEN_AHEAD = re.compile(r"(?P<given>[A-Z][a-z]+) (?P<own>[\u4e00-\u9fff]{1,4})")  # `Kevin 陈`, `Kevin 陈志豪`
HAN_BEHIND = re.compile(r"[A-Z][A-Za-z.,'’\- ]+[(（]\s?(?P<own>[\u3400-\u9fff]{2,4})\s?[)）]")  # `WANG Fang (王芳)`
SPACED_NAME = re.compile(r"(?P<surname>[\u3400-\u9fff]{1,2})\s+(?P<given>[\u3400-\u9fff]{1,2})")
# `王芳 (Wendy)`, `陳大文 David Chan`, `CHAN Tai Man, David 陳大文`: the Chinese name is the name
AFTER_NAME = re.compile(
    r"\s*[(（].*?[)）]\s*$|(?<=[\u3400-\u9fff]{2})\s*(?:的)?(?:个人|求职|應徵|應聘)*(?:简历|简介|履历|資料|资料|履歷|簡歷)$"
    r"|(?<=[\u3400-\u9fff])\s*[A-Z][A-Za-z.\- ]+$"
    r"|^[A-Z][A-Za-z.,\-]*(?: [A-Z][A-Za-z.,\-]*){1,4} ?(?=[\u3400-\u9fff]{2,4}$)"
    r"|(?<=[a-z]), (?:Ph\.?D|M\.?D|D\.?Sc|M\.?Sc|MBA|EMBA|LL\.?[BM]|CPA|CFA|FRM|PMP|ACCA)\.?$"
)
TOLD_NAME = re.compile(r"(?:我叫|我是|我的名字[叫是])\s?(?P<name>[\u3400-\u9fff]{2,4})(?=[，。,.！!\s]|$)")
COMMON_NAME = 2.0  # points of a shape that begins with a surname
LARGE = 1.15  # times the size of most lines: a name is often set larger
ENOUGH = 4.0  # points without which a word is no name
CERTAIN = 9.0  # points from which a name is as good as sure
NAMED_LIKE_A_PLACE = 3.0  # points that a name loses which is a county's as well
AGAIN = 1.0  # points for a name that stands on another line of the head too: in the subject of a mail
RIVAL = 1.5  # points that another word may lie behind the name and still be one as well


@dataclass(frozen=True, slots=True)
class _Candidate:
    value: Value
    points: float


def read_names(sections: Sequence[Section], filename: str) -> tuple[Value, ...]:
    """The name first, then words that could be it as well; () where there is none.

    A labelled name counts, else the best of the head, else a large line anywhere, else the file's name.
    """
    lines = person_lines(sections)
    if stated := _labelled_name(lines) or _told_name(lines):
        return (stated,)
    stem = PurePath(filename).stem
    found = sorted(_candidates(sections, lines, stem), key=lambda each: -each.points)
    if found and found[0].points >= ENOUGH:
        return (found[0].value, *_rivals(found))
    head = [segment for line in lines for segment in _whole_and_parts(line, 0)]
    other = _placeholder(head) or _from_filename(stem)
    return (other,) if other else ()


def _candidates(sections: Sequence[Section], lines: Sequence[Line], stem: str) -> Iterable[_Candidate]:
    """Every word that could be a name, weighed: those of the head, and large ones anywhere."""
    everything = [line for section in sections for line in section.lines]
    usual, largest = _sizes(everything)
    placed = {id(line): index for index, line in reversed(list(enumerate(lines)))}
    for line in (*lines, *(line for line in everything if id(line) not in placed)):
        if id(line) not in placed and not (largest > usual * LARGE and max(_sizes((line,))) >= largest * 0.95):
            continue
        for segment in _whole_and_parts(line, placed.get(id(line), len(lines))):
            if weighed := _weigh(segment, usual, largest, stem):
                again = any(weighed.value.text in other.text for other in lines if other is not line)
                yield replace(weighed, points=weighed.points + AGAIN) if again else weighed


def _rivals(found: Sequence[_Candidate]) -> Iterable[Value]:
    """The Chinese names, other than the best, that nearly as much speaks for."""
    best = found[0]
    seen = {best.value.text}
    for each in found[1:]:
        name = each.value.text
        alike = any(name in other or other in name for other in seen)
        if best.points - each.points < RIVAL and not alike and not name.isascii() and not best.value.text.isascii():
            seen.add(name)
            yield each.value


def _labelled_name(lines: Sequence[Line]) -> Value | None:
    for each in read_labelled(lines):
        text = each.line.text[each.start : each.end]
        if each.field != "name" or not text.strip() or text.casefold() in people.words("not_name"):
            continue
        if spread := SPREAD_NAME.match(each.line.text, each.start):
            return each.line.value(*spread.span(), text=re.sub(r"\s", "", spread[0]), confidence=0.95)
        text = re.split(r"\t|[|｜,，/;；]| {2,}", text)[0].strip()
        bare = re.sub(r"[(（].*$", "", text).strip()
        name = _joined(bare)
        if 1 < len(name) <= 40 and not re.search(r"\d{3}|@", name):
            start = each.line.text.index(bare, each.start)
            return each.line.value(start, start + len(bare), text=name, confidence=0.97)
    return None


def _told_name(lines: Sequence[Line]) -> Value | None:
    """The name in `我叫王芳，…`, `Hi, 我是李雷`."""
    for line in lines:
        match = TOLD_NAME.search(line.text)
        if match and (_shape(match["name"]) or 0) >= COMMON_NAME:
            return line.value(*match.span("name"), confidence=0.9)
    return None


def _joined(name: str) -> str:
    """A name without the spaces between Chinese characters."""
    return re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", name)


def _sizes(lines: Iterable[Line]) -> tuple[float, float]:
    """The size of most characters and the largest size."""
    weights: dict[float, int] = {}
    for line in lines:
        for span in line.spans:
            weights[span.size] = weights.get(span.size, 0) + len(span.text)
    if not weights:
        return 0.0, 0.0
    return max(weights, key=lambda size: weights[size]), max(weights)


def _whole_and_parts(line: Line, index: int) -> Iterable[Segment]:
    """Each segment of a line as it is, then its parts."""
    for segment in read_segments((line,)):
        placed = Segment(segment.line, segment.start, segment.end, segment.order, index, segment.alone)
        yield placed
        parts = placed.soft_parts()
        if len(parts) > 1:
            yield from parts
        if " " in placed.text:
            yield from placed.words()[:1]


def _weigh(segment: Segment, usual: float, largest: float, stem: str) -> _Candidate | None:
    bare = _bare(segment.text)
    name = _joined(bare)
    shape = _shape_in_place(segment, bare)
    if shape is None:
        return None
    line = segment.line
    points = shape + (2.0 if segment.alone else 0.0) + (1.0 if segment.order == 0 else 0.0)
    points += max(0.0, 2.0 - 0.5 * segment.index)
    size = _size_at(line, segment.start)
    if largest > usual * LARGE and size >= largest * 0.95:
        points += 3.0
    elif size > usual * LARGE:
        points += 1.0
    if segment.order == 0 and _sex_follows(line.text[segment.end :]):
        points += 4.0
    if name.isascii() and re.search(r"[\u3400-\u9fff]", line.text[: segment.start]):
        points -= 3.0
    points += (0.5 if line.bold else 0.0) + (1.5 if line.heading == 1 else 0.0)
    points += 2.5 if name in stem.replace(" ", "") else 0.0
    start = line.text.index(bare, segment.start)
    confidence = min(0.97, 0.55 + 0.42 * points / CERTAIN)
    return _Candidate(line.value(start, start + len(bare), text=name, confidence=round(confidence, 2)), points)


def _bare(text: str) -> str:
    """A name without what stands round it: another name of hers, a degree, the word 简历."""
    ahead = GIVEN_AHEAD.fullmatch(text)
    if ahead and _has_surname(ahead["own"]) and len(ahead["own"]) > 1 and not _is_skill(ahead["given"]):
        return ahead["own"]
    behind = HAN_BEHIND.fullmatch(text)
    if behind and _has_surname(behind["own"]):
        return behind["own"]
    return AFTER_NAME.sub("", text).strip()


def _has_surname(name: str) -> bool:
    return name[0] in surnames.weights() or name[:2] in surnames.compound()


def _is_skill(word: str) -> bool:
    return skills.fold(word) in skills.canonical()


def _shape_in_place(segment: Segment, bare: str) -> float | None:
    """Points for a shape. What is a place as well is a name behind a surname (张 海南) or where the name stands."""
    name = _joined(bare)
    spaced = SPACED_NAME.fullmatch(bare)
    if spaced and spaced["surname"] in surnames.weights() and places.is_place(spaced["given"]):
        return _han_shape(name)
    if " " in bare and any(_says_something(word) for word in bare.split()):
        return None
    leads = segment.index == segment.order == 0
    county = name in places.districts() and name not in places.cities() and name not in places.provinces()
    if leads and county and (segment.alone or _sex_follows(segment.line.text[segment.end :])):
        shape = _han_shape(name)
        return shape - NAMED_LIKE_A_PLACE if shape is not None else None
    return _shape(name)


def _size_at(line: Line, position: int) -> float:
    sizes = [span.size for span, start in zip(line.spans, line.starts, strict=True) if start <= position]
    return sizes[-1] if sizes else line.size


def _sex_follows(text: str) -> bool:
    """`小明/男/2000`, `王芳 女 28岁`: who stands before the sex is the person."""
    return bool(re.match(r"\s*[/／|｜·,，\-\t ]\s*[男女](?![\u4e00-\u9fff])", text))


def _shape(name: str) -> float | None:
    """Points for how much a word looks like a name; None for what cannot be one."""
    if not name or name.casefold().replace(" ", "") in people.words("not_name"):
        return None
    if NO_NAME_PART.search(name) or NO_NAME_PART.search(simplified(name)):
        return None
    if DOTTED_NAME.fullmatch(name):
        return 3.0 if not any(_says_something(part) for part in re.split(r"[·•・]", name)) else None
    if LATIN_NAME.fullmatch(name) or SURNAME_FIRST.fullmatch(name):
        return None if TITLE_TAIL.search(name) or _is_city_in_pinyin(name) else 1.5
    if ahead := GIVEN_AHEAD.fullmatch(name):
        return 1.5 if ahead["own"] in surnames.weights() and not _is_skill(ahead["given"]) else None
    if name in majors.names() or TITLE_TAIL.search(simplified(name)) or _says_something(name):
        return None
    if name in people.words("placeholder_name"):
        return None
    return _han_shape(name)


def _is_city_in_pinyin(name: str) -> bool:
    """`Nanjing Jiangsu`, `Hong Kong`; but not `Jiayi Wang`, whose other word is a surname."""
    words = name.casefold().split()
    surname = any(word in people.words("pinyin_surname") and not places.city_of(word) for word in words)
    return bool(places.city_of(name.replace("-", ""))) and (not surname or "kong" in words)


def _says_something(word: str) -> bool:
    """Whether a word is no part of a name but a fact: `男`, `党员`, `北京`."""
    return places.is_place(word) or people.is_no_name(word)


def _han_shape(name: str) -> float | None:
    weights = surnames.weights()
    if HAN_NAME.fullmatch(name):
        if name[:2] in surnames.compound():
            return 3.0 if len(name) > 2 else 1.0
        if name[0] in weights and len(name) < 4:
            return 2.0 + math.log10(weights[name[0]] / 5) / 3
        if name[0] in weights and name[1] in weights:
            return 1.0  # two surnames of a couple: 陈欧阳, 張簡
    return -1.0 if NICKNAME.fullmatch(name) else None


def _placeholder(head: Iterable[Segment]) -> Value | None:
    for segment in head:
        if _joined(segment.text).casefold() in people.words("placeholder_name") and segment.order == 0:
            return segment.line.value(segment.start, segment.end, confidence=0.4)
    return None


def _from_filename(stem: str) -> Value | None:
    """Weak evidence: a part of the file's name that has the shape of a common Chinese name."""
    for part in re.split(r"[\s_\-—–.,，+()（）【】\[\]\d]+|简历|的|个人", stem):
        shape = _shape(part)
        if shape is not None and shape >= 2.5 and HAN_NAME.fullmatch(part):
            return Value(part, 0.4)
    return None
