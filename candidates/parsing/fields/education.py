"""Entries of schooling → Education records."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from candidates.parsing.fields import roles
from candidates.parsing.fields.assigning import LONGEST_HALVED
from candidates.parsing.fields.cuts import weak_splits
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.descriptions import read_description
from candidates.parsing.fields.heads import Head, read_heads
from candidates.parsing.fields.pieces import Piece, split_line
from candidates.parsing.fields.segments import person_lines
from candidates.parsing.fields.studies import (
    LABELS,
    SCORERS,
    fallback_area,
    labelled,
    labelled_area,
    read_area_and_degree,
)
from candidates.parsing.labels import read_labelled, read_labels
from candidates.parsing.lexicon import degrees, schools
from candidates.parsing.lexicon.traditional import simplified
from candidates.parsing.records import Education, Entry, Line, Section, Value
from candidates.parsing.text import HAN_CHARACTER

SCORE = re.compile(
    r"(?:GPA|绩点|平均分|加权(?:成绩|平均分?|均分)?|学分绩点?|均分|成绩|高考|总分)(?:(?!排名|名次)[^\d，,。；;第前]){0,8}(?P<score>\d{1,3}(?:\.\d+)?\s?分?(?:\s?[/／]\s?\d{1,3}(?:\.\d+)?)?)",
    re.IGNORECASE,
)
LEAST_OF_COURSES = 3  # grades or ranks in one line from which they are those of courses
BRACKETED = re.compile(r"(?P<name>.+?)\s?[(（](?P<note>[^()（）]+)[)）]$")
FORMER = re.compile(r"[原现今]|前身|曾用名|更名")
SURE_SCHOOL, SURE_FACULTY = 4, 3  # scores
DATED = frozenset({"dates", "start", "end"})  # labels right below those
STATED = frozenset({"school", "degree", "area", "department"})  # labels among the personal data
RANK = re.compile(
    r"(?:排名|名次|rank(?:ed|ing)?|位列)\s*(?:为|第)?\s*[:：]?\s*(?P<labelled>(?:年级|专业|班级|全院|全系)?\s?(?:第[一二三四五六七八九十\d]+(?:名)?|前?\s?\d+(?:\.\d+)?\s?%|\d{1,4}\s?[/／]\s?\d{1,5}|top\s?\d+%?|前\s?\d+\s?名?))"
    r"|(?:综合测评|综测|综合成绩|(?:专业|年级|班级)第)\s?[:：]?\s?(?P<fraction>\d{1,4}\s?[/／]\s?(?!100(?!\d))\d{1,5})"
    r"|(?:专业|年级|班级|综合|学习)成绩\s?[:：]?\s?(?P<told>第\s?\d{1,4}\s?名?(?:\s?[(（]共?\s?\d+\s?人[)）])?)"
    r"|(?:GPA|绩点|均分|成绩)\s?[:：]?\s?[\d.]+(?:\s?[/／]\s?[\d.]+)?\s?[(（](?P<behind>\d{1,4}\s?[/／]\s?(?!100(?!\d))\d{2,5})[)）]"
    r"|(?P<plain>top\s?\d+(?:\.\d+)?\s?%|(?:专业|年级|班级)?前\s?\d+(?:\.\d+)?\s?%|(?:专业|年级|班级)第[一二三\d]+名?)",
    re.IGNORECASE,
)
NEXT_DEGREE = re.compile(
    r"[；;]\s*(?=\S)|\s[/|｜]\s|(?<=[)）])[、，,]\s*(?=[\u4e00-\u9fff])|[、，,]\s*(?=(?:19|20)\d\d)(?![^(（]*[)）])"
)
STAGE = re.compile(r"^\s*(?P<degree>[\u4e00-\u9fff]{2,5}?)(?:阶段|期间)")
STUDIED = re.compile(
    r"(?:我|本人)?(?:现|目前|曾|就)?(?:就读于?|毕业于|毕业自|考入|考取|保送|学习于|就學於|畢業於|在)\s*(?=\S{3})"
)
GRADUATION_CONFIDENCE = 0.85
RENOWN = re.compile(
    r"(?:985|211|[三四五七八]年制|本硕连读|双一流|双非|[一二三]本|重点|公办|统招|全日制|QS\s?(?:前|top)?\s?\d+|[、,，/\s]|工程|高校|大学|院校)+",
    re.I,
)


def read_education(entries: Sequence[Entry], around: Sequence[Line] = ()) -> tuple[Education, ...]:
    """The schools of one section, in its order."""
    heads = read_heads([part for entry in entries for part in _parted(entry)], SCORERS, labels=LABELS)
    records: list[Education] = []
    for before, head in zip([None, *heads], heads, strict=False):
        record = _record(head)
        same_line = before is not None and before.entry.head[0].number == head.entry.head[0].number
        below = records and _is_degree_alone(record, head) and records[-1].study_type
        if below and not same_line:
            record = replace(record, institution=records[-1].institution)
        records.append(_at_same_school(record, records[-1]) if same_line else record)
    return tuple(record for record in records if record.institution or record.area or record.study_type)


def _is_degree_alone(record: Education, head: Head) -> bool:
    """Whether an English line says a degree with its time and no school: the second one below a university."""
    dated = record.start_date or record.end_date
    told = record.institution is None and record.study_type is not None and dated is not None
    return told and not any(HAN_CHARACTER.search(line.text) for line in head.entry.head)


def _at_same_school(record: Education, before: Education) -> Education:
    """A further degree in the line of another, which names no school: 某大学，材料学博士（…）、硕士（…）."""
    if record.institution is not None or record.study_type is None:
        return record
    return replace(record, institution=before.institution, area=record.area or before.area)


def _parted(entry: Entry) -> tuple[Entry, ...]:
    """Several degrees in one line, as entries of their own, where each part between their marks has its dates.

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
    return _is_schooling(read_heads([entry], SCORERS, labels=LABELS)[0])


def _is_schooling(head: Head) -> bool:
    return "institution" in head.roles and ("study_type" in head.roles or "area" in head.roles)


def names_school(entry: Entry) -> bool:
    """Whether an entry names a degree and what surely is a school: no 研究生会."""
    head = read_heads([entry], SCORERS, labels=LABELS)[0]
    school, degree = head.roles.get("institution"), head.roles.get("study_type")
    if school is None or roles.school_score(school.text) < SURE_SCHOOL:
        return False
    return _is_schooling(head) and not (degree is not None and degree.text.endswith("会"))


def _record(head: Head) -> Education:
    lines = (*head.entry.head, *head.entry.body)
    area, study_type = read_area_and_degree(head, lines)
    institution, department = head.roles.get("institution"), head.roles.get("department")
    if institution is None and department is not None and roles.school_score(department.text) > 1:
        institution, department = department, None  # 中欧国际工商学院: a school that has the ending of a faculty
    institution, degree_note = _credential(_without_verb(institution))
    if institution is not None and department is None:
        institution, department = _faculty_in_bracket(institution)
    if institution is not None and institution.label and department is None:
        institution, department = _with_faculty(institution)
    return Education(
        institution=institution.value() if institution else None,
        department=department.value() if department else None,
        area=area or labelled_area(head.entry.body) or fallback_area(head),
        study_type=study_type or degree_note,
        start_date=head.start,
        end_date=head.end or _graduation(head),
        score=_found(SCORE, lines, ("score",)),
        rank=_found(RANK, lines, ("labelled", "fraction", "told", "behind", "plain"))
        or _in_column(head.entry, "rank"),
        courses=labelled(lines, "courses"),
        description=read_description(list(head.entry.body)),
        mode=_mode(lines),
    )


def _faculty_in_bracket(piece: Piece) -> tuple[Piece, Piece | None]:
    """A school and the faculty in the bracket behind it: 某某大学（经济管理学院）."""
    match = BRACKETED.match(piece.text)
    if match is None or roles.faculty_score(match["note"]) < SURE_FACULTY or FORMER.search(match["note"]):
        return piece, None
    return piece.part(*match.span("name")), piece.part(*match.span("note"))


def _with_faculty(piece: Piece) -> tuple[Piece, Piece | None]:
    """A university and the faculty behind it in the cell of a form for schools: 某某大学|医学院."""
    if schools.find(piece.text) is None:
        for left, right in weak_splits(piece):
            if roles.school_score(left.text) >= SURE_SCHOOL and roles.faculty_score(right.text) >= SURE_FACULTY:
                return left, right
    return piece, None


def _in_column(entry: Entry, name: str) -> Value | None:
    """The figures in the column of this name, in a table with a header row: 12/186 under 成绩排名."""
    if name not in entry.columns:
        return None
    cells = list(re.finditer(r"[^\t]+", entry.head[0].text))
    if len(cells) != len(entry.columns):
        return None
    cell = cells[entry.columns.index(name)]
    return entry.head[0].value(*cell.span()) if re.search(r"\d", cell[0]) else None


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
    match = BRACKETED.match(piece.text)
    if match and (degrees.modes().fullmatch(match["note"]) or RENOWN.fullmatch(match["note"])):
        return piece.part(*match.span("name")), None
    if match and degrees.level(match["note"]):
        return piece.part(*match.span("name")), piece.part(*match.span("note")).value(confidence=0.85)
    return piece, None


def _found(pattern: re.Pattern[str], lines: Sequence[Line], groups: Sequence[str]) -> Value | None:
    for line in lines:
        match = pattern.search(line.text)
        if match and len(pattern.findall(line.text)) < LEAST_OF_COURSES:
            name = next(group for group in groups if match[group])
            return line.value(*match.span(name), confidence=0.9)
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
    stated: list[Line] = []
    for above, line in zip([None, *lines], lines, strict=False):
        labels = {each.field for each in read_labels(line)}
        if line in rows or labels & STATED or (above is not None and above in stated and labels & DATED):
            stated.append(line)
    return read_education([Entry(tuple(stated), ())]) if stated else ()


def schools_once(records: Sequence[Education]) -> tuple[Education, ...]:
    """The schools without those that a form names a second time, with fewer dates than where it lists them."""
    kept: list[Education] = []
    for record in records:
        other = next((each for each in records if each is not record and _repeats(record, each)), None)
        kept += [record] if other is None else []
    return tuple(kept)


def _repeats(record: Education, other: Education) -> bool:
    """Whether `record` says of one stay at a school less than `other`: no dates, or one end of the other's."""
    if record.institution is None or other.institution is None or other.start_date is None or other.end_date is None:
        return False
    dates = {value.text for value in (record.start_date, record.end_date) if value}
    levels = {degrees.level(each.study_type.text) for each in (record, other) if each.study_type}
    ends = {other.start_date.text, other.end_date.text}
    return record.institution.text == other.institution.text and len(dates) < 2 and dates <= ends and len(levels) < 2


def complete_education(records: Sequence[Education], sections: Sequence[Section]) -> tuple[Education, ...]:
    """Schools take the degree, and the only one its field too, that stand among the personal data."""
    if len(records) != 1:
        degrees_stated = _stated_degrees(sections)
        return tuple(_with_stated_degree(record, degrees_stated) for record in records)
    if records[0].study_type and records[0].area:
        return tuple(records)
    stated = read_stated_education(sections)
    if len(stated) != 1:
        return tuple(records)
    record, other = records[0], stated[0]
    return (replace(record, study_type=record.study_type or other.study_type, area=record.area or other.area),)


def _stated_degrees(sections: Sequence[Section]) -> tuple[tuple[str, Value], ...]:
    """The school and the degree before it of each row of a form: 全日制教育 ⇥ 大学 ⇥ 毕业院校系及专业 ⇥ 某大学某系."""
    found, degree = [], None
    for each in read_labelled(person_lines(sections)):
        text = each.line.text[each.start : each.end]
        if each.field == "degree" and degrees.level(text):
            degree = each.line.value(each.start, each.end)
        elif each.field == "school" and degree is not None:
            found.append((text, degree))
            degree = None
    return tuple(found)


def _with_stated_degree(record: Education, stated: Sequence[tuple[str, Value]]) -> Education:
    if record.institution is None or record.study_type is not None:
        return record
    school = record.institution.text
    return replace(record, study_type=next((degree for text, degree in stated if text.startswith(school)), None))


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
