"""Entries of schooling → Education records."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from candidates.parsing.fields import roles
from candidates.parsing.fields.assigning import LONGEST_HALVED, Scorer
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.descriptions import read_description
from candidates.parsing.fields.heads import Head, read_heads
from candidates.parsing.fields.pieces import Piece, split_line, weak_splits
from candidates.parsing.labels import read_labels
from candidates.parsing.lexicon import degrees
from candidates.parsing.lexicon.traditional import simplified
from candidates.parsing.records import Education, Entry, Line, Section, Value

SCORERS: dict[str, Scorer] = {
    "institution": roles.school_score,
    "department": roles.faculty_score,
    "area": roles.area_score,
    "study_type": roles.degree_score,
    "location": roles.place_score,
}
LABELS = {
    "school": "institution",
    "department": "department",
    "team": "department",
    "area": "area",
    "degree": "study_type",
    "city": "location",
}
SCORE = re.compile(
    r"(?:GPA|绩点|平均分|加权(?:成绩|平均分?|均分)?|学分绩点?|均分|成绩|高考|总分)[^\d，,。；;]{0,8}(?P<score>\d{1,3}(?:\.\d+)?\s?分?(?:\s?[/／]\s?\d{1,3}(?:\.\d+)?)?)",
    re.IGNORECASE,
)
LEAST_OF_COURSES = 3  # grades or ranks in one line from which they are those of courses
STATED = frozenset({"school", "degree", "area", "department"})  # labels among the personal data
RANK = re.compile(
    r"(?:排名|名次|rank(?:ed|ing)?|位列)\s*(?:为|第)?\s*[:：]?\s*(?P<labelled>(?:年级|专业|班级|全院|全系)?\s?(?:第[一二三四五六七八九十\d]+(?:名)?|前?\s?\d+(?:\.\d+)?\s?%|\d{1,4}\s?[/／]\s?\d{1,5}|top\s?\d+%?|前\s?\d+\s?名?))"
    r"|(?:综合测评|综测|综合成绩|(?:专业|年级|班级)第)\s?[:：]?\s?(?P<fraction>\d{1,4}\s?[/／]\s?(?!100(?!\d))\d{1,5})"
    r"|(?P<plain>top\s?\d+(?:\.\d+)?\s?%|(?:专业|年级|班级)?前\s?\d+(?:\.\d+)?\s?%|(?:专业|年级|班级)第[一二三\d]+名?)",
    re.IGNORECASE,
)
DEGREE_IN_AREA = re.compile(
    r"^(?P<area>.{2,}?)(?:专业)?\s?[(（,，·]?\s?(?P<degree>(?:大学)?本科|学士|硕士|博士|大专|专科|硕士研究生|博士研究生|研究生)[)）]?$"
)
NEXT_DEGREE = re.compile(r"[；;]\s*(?=\S)|\s[/|｜]\s|(?<=[)）])[、，,]\s*(?=[\u4e00-\u9fff])")
STAGE = re.compile(r"^\s*(?P<degree>[\u4e00-\u9fff]{2,5}?)(?:阶段|期间)")
STUDIED = re.compile(
    r"(?:我|本人)?(?:现|目前|曾|就)?(?:就读于?|毕业于|毕业自|考入|考取|保送|学习于|就學於|畢業於|在)\s*(?=\S{3})"
)
# The classes that degrees are given in: 工学硕士 is a degree, 材料学硕士 one in a field.
DEGREE_CLASS = re.compile(r"哲学|经济学|法学|教育学|文学|历史学|理学|工学|农学|医学|军事学|管理学|艺术学")
LISTED_AREAS = re.compile(r"[、，,；;]")
FALLBACK_CONFIDENCE = 0.6
GRADUATION_CONFIDENCE = 0.85
# Two to twelve characters without figures that could be what somebody studied.
AREA_SHAPE = re.compile(
    r"[\u4e00-\u9fff]{2,12}(?:[(（][\u4e00-\u9fff]{2,10}[)）])?|[A-Z][A-Za-z&]+(?: [A-Za-z&]+){0,4}"
)
NO_AREA = re.compile(
    r"大[學学]|高[中職职]|(?:最高|次高|第[一二]|全日制|非全日制)(?:[學学][歷历])?|[畢毕]业|畢業|肄[業业]|在[讀读學学]|[統统]招"
)
# The degree before the field without a space: 工学学士自动化, 在读硕士研究生电气工程.
DEGREE_AHEAD = re.compile(
    r"^(?P<degree>(?:在读)?(?:[\u4e00-\u9fff]{1,2}学)?(?:硕士研究生|博士研究生|硕士|博士|学士|本科|专科|大专)(?:学位)?)[，,]?(?P<area>[\u4e00-\u9fff]{2,14}?)(?:专业)?$"
)
AREA_SUFFIX = re.compile(r"(?<=.{2})专业$")
DEGREE_FRAME = re.compile(r"^(?:并?(?:获得?|取得|授予))?(?P<degree>.{2,}?)(?:毕业|学习)?$")
GRADE = re.compile(r"(?:19|20)\d\d\s?级\s*")
RENOWN = re.compile(
    r"(?:985|211|双一流|双非|[一二三]本|重点|公办|统招|全日制|QS\s?(?:前|top)?\s?\d+|[、,，/\s]|工程|高校|大学|院校)+",
    re.I,
)
NOTE = re.compile(r"(?<=.{2})\s?[(（](?P<note>[^()（）]+)[)）]$")
ENGLISH_DEGREE = re.compile(
    r"^(?P<degree>(?:(?:Higher|Advanced|Associate|Postgraduate|Graduate|National)\s)?[A-Z][A-Za-z.]*(?:\s(?:[Cc]andidate|[Ss]tudent))?"
    r"(?:\s(?:of|in)\s(?:Arts|Science|Engineering|Education|Laws?|Business Administration"
    r"|Philosophy|[A-Z][a-z]+(?=\sin\s)))?(?:\s\([A-Z][a-z]+\))?)(?:\s(?:in|of)\s|,\s)(?P<area>.+)$"
)

# `BSc Computer Science`: only a short name of a degree needs no word behind it.
SHORT_DEGREE = re.compile(
    r"^(?P<degree>(?:B\.?Sc|M\.?Sc|B\.?Eng|M\.?Eng|B\.?A|M\.?A|B\.?S|M\.?S|Ph\.?D|M\.?Phil)\.?(?: \(Hons\))?)"
    r" (?P<area>[A-Z][A-Za-z&, ]+)$"
)


def read_education(entries: Sequence[Entry], around: Sequence[Line] = ()) -> tuple[Education, ...]:
    """The schools of one section, in its order."""
    heads = read_heads([part for entry in entries for part in _parted(entry)], SCORERS, labels=LABELS)
    records: list[Education] = []
    for before, head in zip([None, *heads], heads, strict=False):
        record = _record(head)
        same_line = before is not None and before.entry.head[0].number == head.entry.head[0].number
        records.append(_at_same_school(record, records[-1]) if same_line else record)
    return tuple(record for record in records if record.institution or record.area or record.study_type)


def _at_same_school(record: Education, before: Education) -> Education:
    """A further degree in the line of another, which names no school: 某大学，材料学博士（…）、硕士（…）."""
    if record.institution is not None or record.study_type is None:
        return record
    return replace(record, institution=before.institution, area=record.area or before.area)


def _parted(entry: Entry) -> tuple[Entry, ...]:
    """Several degrees in one line, as entries of their own: each part between semicolons, slashes or behind a bracket
    has its dates.

    A line of the body that names a stage (硕士阶段：GPA …) belongs to that degree, the others to the last.
    """
    if len(entry.head) != 1 or entry.columns:
        return (entry,)
    line = entry.head[0]
    bounds = [0, *(mark.end() for mark in NEXT_DEGREE.finditer(line.text)), len(line.text)]
    parts = [replace(line, text=" " * low + line.text[low:high]) for low, high in pairwise(bounds)]
    if len(parts) < 2 or not all(any(span.is_range for span in find_dates(part.text)) for part in parts):
        return (entry,)
    told = [(line, _part_of(line, parts)) for line in entry.body]
    return tuple(Entry((part,), tuple(line for line, owner in told if owner is part)) for part in parts)


def _part_of(line: Line, parts: Sequence[Line]) -> Line:
    """Of several degrees the one that a line of the body is about."""
    stage = STAGE.match(line.text)
    level = degrees.level(stage["degree"]) if stage else None
    return next((part for part in parts if level and degrees.level(part.text) == level), parts[-1])


def is_schooling(entry: Entry) -> bool:
    """Whether an entry under a mixed heading names a school and a degree."""
    head = read_heads([entry], SCORERS, labels=LABELS)[0]
    return "institution" in head.roles and ("study_type" in head.roles or "area" in head.roles)


def _fallback_area(head: Head) -> Value | None:
    """A piece that nothing claims between school and degree, in a head that names both."""
    if "institution" not in head.roles:
        return None
    for piece in head.rest:
        spoken_for = roles.role_score(piece.text) >= 3 or roles.place_score(piece.text) >= 3
        if AREA_SHAPE.fullmatch(piece.text) and not spoken_for and not NO_AREA.fullmatch(piece.text):
            return piece.value(confidence=FALLBACK_CONFIDENCE)
    return None


def _labelled_area(lines: Sequence[Line]) -> Value | None:
    """A field of study that stands behind its label below the head; several of them are courses."""
    area = _labelled(lines, "area")
    return area if area and not LISTED_AREAS.search(area.text) else None


def _unlisted(area: Piece | None, head: Head) -> Piece | None:
    """The field beside the school where the labelled one lists subjects: 日语 over 主修：口译、日本文化."""
    if area is None or not area.label or not LISTED_AREAS.search(area.text):
        return area
    others = tuple(line for line in head.entry.head if line.number != area.line.number)
    beside = read_heads([Entry(others, ())], SCORERS, labels=LABELS)[0] if others else head
    return beside.roles.get("area", area)


def _record(head: Head) -> Education:
    lines = (*head.entry.head, *head.entry.body)
    area, study_type = _area_and_degree(head, lines)
    institution, department = head.roles.get("institution"), head.roles.get("department")
    if institution is None and department is not None and roles.school_score(department.text) > 1:
        institution, department = department, None  # 中欧国际工商学院: a school that has the ending of a faculty
    institution, degree_note = _credential(_without_verb(institution))
    return Education(
        institution=institution.value() if institution else None,
        department=department.value() if department else None,
        area=area or _labelled_area(head.entry.body) or _fallback_area(head),
        study_type=study_type or degree_note,
        start_date=head.start,
        end_date=head.end or _graduation(head),
        score=_found(SCORE, lines, ("score",)),
        rank=_found(RANK, lines, ("labelled", "fraction", "plain")),
        courses=_labelled(lines, "courses"),
        description=read_description(list(head.entry.body)),
        mode=_mode(lines),
    )


def _graduation(head: Head) -> Value | None:
    """The year of leaving beside the one of entering: `2019级 … 2021年6月毕业`."""
    for line in head.entry.head:
        for span in find_dates(line.text):
            if span.end and not span.is_range:
                return line.value(*span.end_place, text=span.end, confidence=GRADUATION_CONFIDENCE)
    return None


def _without_verb(piece: Piece | None) -> Piece | None:
    """就读于某大学: the school without the words that lead to it."""
    lead = STUDIED.match(piece.text) if piece else None
    return piece.part(lead.end(), len(piece.text)) if piece and lead else piece


def _credential(piece: Piece | None) -> tuple[Piece | None, Value | None]:
    """A degree in brackets after the school: 某大学(统招本科)."""
    if piece is None:
        return None, None
    match = re.match(r"^(?P<name>.+?)\s?[(（](?P<note>[^()（）]+)[)）]$", piece.text)
    if match and (degrees.modes().fullmatch(match["note"]) or RENOWN.fullmatch(match["note"])):
        return piece.part(*match.span("name")), None
    if match and degrees.level(match["note"]):
        return piece.part(*match.span("name")), piece.part(*match.span("note")).value(confidence=0.85)
    return piece, None


def _area_and_degree(head: Head, lines: Sequence[Line]) -> tuple[Value | None, Value | None]:
    """Field and degree; one piece may hold both (临床医学学士, Ph.D. in Physics)."""
    area, degree = _unlisted(head.roles.get("area"), head), head.roles.get("study_type")
    for piece in (area, degree):
        if piece is None or (area is not None and degree is not None):
            continue
        both = DEGREE_IN_AREA.match(piece.text) or ENGLISH_DEGREE.match(piece.text) or SHORT_DEGREE.match(piece.text)
        if both and (degrees.level(both["area"]) or roles.WHOLE_DEGREE.fullmatch(piece.text)):
            continue  # 博士研究生, Master of Science
        if both and degrees.level(both["degree"]) and not DEGREE_CLASS.fullmatch(both["area"]):
            return _area(piece.part(*both.span("area"))), piece.part(*both.span("degree")).value()
        if both and roles.area_score(both["area"]) >= 4 and (piece is area or piece.text[-1] in ")）"):
            return _area(piece.part(*both.span("area"))), piece.part(*both.span("degree")).value()
    ahead = next(
        ((piece, match) for piece in (area, degree) if piece and (match := DEGREE_AHEAD.match(piece.text))), None
    )
    apart = ahead is not None and ahead[1].end("degree") < ahead[1].start("area")
    if ahead and (area is None or degree is None) and (apart or roles.area_score(ahead[1]["area"]) >= 2):
        piece, match = ahead
        return piece.part(*match.span("area")).value(), piece.part(*match.span("degree")).value()
    return _area(area), _degree(degree) if degree else _degree_in(lines)


def _degree(piece: Piece) -> Value:
    """获工学学士学位, 本科毕业: the degree without the words round it."""
    note = NOTE.search(piece.text)
    if note and degrees.modes().fullmatch(note["note"]):
        piece = piece.part(0, note.start())
    frame = DEGREE_FRAME.match(piece.text)
    return (piece.part(*frame.span("degree")) if frame else piece).value()


def _area(piece: Piece | None) -> Value | None:
    if piece is None:
        return None
    grade = GRADE.match(piece.text)
    piece = piece.part(grade.end(), len(piece.text)) if grade else piece
    note = NOTE.search(piece.text)
    if note and degrees.modes().fullmatch(note["note"]):
        piece = piece.part(0, note.start())
    for suffix in (roles.STUDIES, AREA_SUFFIX):
        if match := suffix.search(piece.text):
            piece = piece.part(0, match.start())
    return piece.value()


def _degree_in(lines: Sequence[Line]) -> Value | None:
    """A degree named in the lines under the head: 在读硕士研究生, GPA …; 学历：本科."""
    for line in lines[:3]:
        match = degrees.pattern().search(simplified(line.text))
        if match and len(match[0]) > 1 and not re.match(r"生?(?:导师|会|毕业论文|期间)", line.text[match.end() :]):
            return line.value(match.start(), match.end(), confidence=0.75)
    return None


def _found(pattern: re.Pattern[str], lines: Sequence[Line], groups: Sequence[str]) -> Value | None:
    for line in lines:
        match = pattern.search(line.text)
        if match and len(pattern.findall(line.text)) < LEAST_OF_COURSES:
            name = next(group for group in groups if match[group])
            return line.value(*match.span(name), confidence=0.9)
    return None


def _labelled(lines: Sequence[Line], field: str) -> Value | None:
    for line in lines:
        for each in read_labels(line):
            if each.field == field and each.start < each.end:
                return line.value(each.start, each.end, confidence=0.85)
    return None


def _mode(lines: Sequence[Line]) -> Value | None:
    for line in lines[:3]:
        if match := degrees.modes().search(simplified(line.text)):
            return line.value(*match.span(), confidence=0.85)
    return None


def read_stated_education(sections: Sequence[Section]) -> tuple[Education, ...]:
    """Schooling that stands among the personal data (毕业院校：… 学历：…), for résumés without a section."""
    lines = [line for section in sections if section.kind in ("header", "identity") for line in section.lines]
    rows = [line for line in lines if _names_school(line)]
    dated = [line for line in rows if any(span.is_range for span in find_dates(line.text))]
    if dated:
        return read_education([Entry((line,), ()) for line in dated])
    stated = [line for line in lines if line in rows or {each.field for each in read_labels(line)} & STATED]
    return read_education([Entry(tuple(stated), ())]) if stated else ()


def complete_education(records: Sequence[Education], sections: Sequence[Section]) -> tuple[Education, ...]:
    """The one school of a résumé takes the degree and the field that stand among the personal data."""
    if len(records) != 1 or (records[0].study_type and records[0].area):
        return tuple(records)
    stated = read_stated_education(sections)
    if len(stated) != 1:
        return tuple(records)
    record, other = records[0], stated[0]
    return (replace(record, study_type=record.study_type or other.study_type, area=record.area or other.area),)


def _names_school(line: Line) -> bool:
    pieces, _ = split_line(line)
    return any(
        roles.school_score(part.text) >= 4
        for piece in pieces
        if not piece.label and len(piece.text) <= LONGEST_HALVED
        for part in _with_halves(piece)
    )


def _with_halves(piece: Piece) -> tuple[Piece, ...]:
    return (piece, *(half for halves in weak_splits(piece) for half in halves))
