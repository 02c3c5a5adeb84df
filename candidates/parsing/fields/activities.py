"""Entries of campus life, clubs and volunteering → Activity records."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from candidates.parsing.fields import roles
from candidates.parsing.fields.assigning import Scorer
from candidates.parsing.fields.below_heads import office_below, with_names
from candidates.parsing.fields.descriptions import continues, read_description, right_edge
from candidates.parsing.fields.heads import Head, describe, read_heads
from candidates.parsing.fields.pieces import Piece
from candidates.parsing.fields.single_lines import LEADING_VERB, is_single_line, name_and_rest, words_of
from candidates.parsing.records import Activity, Entry, Line, Value

LABELS = {"organization": "name", "project": "name", "company": "name", "role": "role", "position": "role", "team": ""}
ORGANISATION_END = re.compile(
    r"(?:会|社|部|团|队|中心|协会|班|级|实践|志愿|计划|支教|服务|项目|大赛|活动|课程|办公室|学院|委|台|馆|站|赛|营|校|系|”|》)\s?$"
)
YEARS_NOTE = re.compile(r"\s?[(（][\d\s.\-–—]*[)）]?$")
LONGEST_OFFICE = 8  # characters
SEVERAL = re.compile(r"\s*[、,，;；]\s*")


def name_score(text: str) -> float:
    """How much a piece reads like an organisation or an event: anything that is no office held."""
    if roles.role_score(text) >= 3.5 and roles.company_score(text) < 3 and len(text) <= 8:
        return 0.0
    return max(2.0, min(roles.company_score(text), 3.5))


SCORERS: dict[str, Scorer] = {"name": name_score, "role": roles.role_score}


def read_activities(entries: Sequence[Entry], around: Sequence[Line] = ()) -> tuple[Activity, ...]:
    """The activities of one section, in its order."""
    heads = read_heads(with_names(entries), SCORERS, labels=LABELS)
    records = [record for head in heads for record in _records(head, around)]
    return tuple(record for record in records if record.name or (record.role and record.start_date))


def split_office(text: str) -> int:
    """Where the office begins that is written together with its organisation (学生会主席), 0 for none."""
    starts = range(max(2, len(text) - LONGEST_OFFICE), len(text) - 1)
    able = [start for start in starts if ORGANISATION_END.search(text[:start]) and not text[start].isspace()]
    exact = [start for start in able if roles.is_title(text[start:])]
    likely = [start for start in reversed(able) if roles.role_score(text[start:]) >= 3.5]
    return next(iter(exact or likely), 0)


def _records(head: Head, around: Sequence[Line]) -> tuple[Activity, ...]:
    several = _several(head)
    if several:
        return several
    if _tells_after_colon(head) or (is_single_line(head.entry) and "role" not in head.roles):
        return (_single(head, around),)
    name, role = _name_and_role(head)
    if role is None:
        role, entry = office_below(head.entry)
        head = replace(head, entry=entry)
    return (
        Activity(
            name=name.value() if name else None,
            role=role,
            start_date=head.start,
            end_date=head.end,
            description=describe(head, around),
        ),
    )


def _tells_after_colon(head: Head) -> bool:
    """Whether organisation and office stand before a colon and what was done behind it."""
    if len(head.entry.head) != 1 or any(piece.label for piece in head.roles.values()):
        return False
    name, rest = name_and_rest(words_of(head.entry.head[0]), commas=False)
    return rest is not None and rest.line.text[name.end : rest.start].strip() in ("：", ":")


def _single(head: Head, around: Sequence[Line]) -> Activity:
    """An activity told in one line, perhaps with lines below that tell more."""
    line, body = head.entry.head[0], list(head.entry.body)
    name, rest = name_and_rest(words_of(line))
    edge = right_edge(around or [line, *body])
    goes_on = list(takewhile(lambda pair: continues(*pair, edge), pairwise([line, *body])))
    if goes_on and rest is None:
        wrapped = read_description([line, *body[: len(goes_on)]], around=around, confidence=0.7)
        below = read_description(body[len(goes_on) :], around=around)
        return Activity(_without_lead(wrapped, name), None, head.start, head.end, below)
    role = None
    office = split_office(name.text)
    if office:
        role, name = name.part(office, len(name.text)).value(), name.part(0, office)
    description = rest.value(confidence=0.75) if rest else None
    below = read_description(body, around=around)
    if description and below:
        description = Value(f"{description.text}\n{below.text}", 0.75, description.evidence + below.evidence)
    return Activity(name.value(confidence=0.75), role, head.start, head.end, description or below)


def _without_lead(wrapped: Value | None, name: Piece) -> Value | None:
    """A name over several lines from where its words begin on the first."""
    if wrapped is None:
        return None
    at = wrapped.text.find(name.text)
    return replace(wrapped, text=wrapped.text[max(at, 0) :].rstrip("。"))


def _several(head: Head) -> tuple[Activity, ...]:
    """Several offices in one line (学生会成员、新闻中心主任): one activity each; the dates hold for all."""
    if len(head.entry.head) != 1 or head.entry.body:
        return ()
    words = words_of(head.entry.head[0])
    marks = [(mark.start(), mark.end()) for mark in SEVERAL.finditer(words.text)]
    bounds = [0, *(end for _, end in marks)]
    ends = [*(start for start, _ in marks), len(words.text)]
    parts = [words.part(low, high) for low, high in zip(bounds, ends, strict=True)]
    parts = [part.part(0, len(YEARS_NOTE.sub("", part.text))) for part in parts]
    offices = [split_office(part.text) for part in parts]
    if len(parts) < 2 or not all(offices):
        return ()
    return tuple(
        Activity(part.part(0, office).value(), part.part(office, len(part.text)).value(), head.start, head.end)
        for part, office in zip(parts, offices, strict=True)
    )


def _joins(between: str) -> bool:
    return between.strip() in (",", "，", "、", "")


def _name_and_role(head: Head) -> tuple[Piece | None, Value | None]:
    """Name without its leading verb, and the office; the office may be glued to the name (学生会主席)."""
    name, role = head.roles.get("name"), head.roles.get("role")
    if name is None:
        office = split_office(role.text) if role else 0
        if role is not None and office:  # 学会专业委员会委员: the organisation with its office, in one word
            return role.part(0, office), role.part(office, len(role.text)).value()
        return None, role.value() if role else None
    verb = LEADING_VERB.match(name.text)
    if verb and verb.end() < len(name.text):
        name = name.part(verb.end(), len(name.text))
    for other in head.rest:
        between = name.line.text[name.end : other.start]
        if role is not None and other.line is name.line is role.line and other.end <= role.start and _joins(between):
            name = replace(name, end=other.end)  # a society and its committee before the office
    if role is not None and role.line is name.line and role.start == name.end:
        name, role = replace(name, end=role.end), None  # was cut after 学院: the organisation goes on
    office = split_office(name.text)
    if role is None and office:
        return name.part(0, office), name.part(office, len(name.text)).value()
    return name, role.value() if role else None
