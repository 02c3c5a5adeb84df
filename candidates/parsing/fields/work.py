"""Entries of jobs and internships → Work records."""

import re
from collections.abc import Sequence
from dataclasses import replace

from candidates.parsing.fields import roles
from candidates.parsing.fields.heads import Head, describe, read_heads
from candidates.parsing.fields.pieces import Piece
from candidates.parsing.records import Entry, Line, Value, Work

SCORERS = {
    "name": roles.company_score,
    "position": roles.position_score,
    "department": roles.department_score,
    "location": roles.place_score,
}
LABELS = {
    "company": "name",
    "organization": "name",
    "position": "position",
    "role": "position",
    "team": "department",
    "department": "department",
    "city": "location",
    "location": "location",
}
# An employer with its department in one word: 快手科技 + 多媒体内容理解组.
GLUED = re.compile(
    r"^(?P<name>.{2,}?(?:有限公司|集团|公司|科技|银行|大学|研究院|研究所|医院|网络|出版社|法院|政府|司法部|证券|电视台))"
    r"(?P<department>[^()（）]{2,20}?(?:部|组|中心|科|室|处|团队|实验室|事业群|科学院|学院|系|所)(?:\s?[(（][^()（）]*[)）])?)$"
)
FORMER_NAME = re.compile(r"原|曾用|现|旗下|外包|已|上市|世界|500强|[A-Za-z]{2}|国企|央企|全资|控股|股票")
PLACE_NOTE = re.compile(r"^(?P<name>.+?)\s?[(（](?P<place>[^()（）]{2,10})[)）]$")
FALLBACK_CONFIDENCE = 0.6


def read_work(entries: Sequence[Entry], around: Sequence[Line] = ()) -> tuple[Work, ...]:
    """The jobs of one section, in its order. A post without an employer under another post takes that employer."""
    heads = read_heads(entries, SCORERS, labels=LABELS)
    records: list[Work] = []
    for head in heads:
        record = _record(head, around)
        if record.name is None and record.position is not None and records and _umbrella(records[-1], record):
            record = replace(record, name=records[-1].name, location=record.location or records[-1].location)
        records.append(record)
    kept = [record for index, record in enumerate(records) if not _only_frame(record, records[index + 1 :])]
    return tuple(record for record in kept if record.name or record.position or record.department)


def is_employment(entry: Entry) -> bool:
    """Whether an entry under a mixed heading names an employer or a post."""
    head = read_heads([entry], SCORERS, labels=LABELS)[0]
    name = head.roles.get("name")
    position = head.roles.get("position")
    if name is not None and roles.company_score(name.text) >= 3 and not re.search(r"项目$|系统$|平台$", name.text):
        return True
    return position is not None and "实习" in position.text


def _record(head: Head, around: Sequence[Line]) -> Work:
    name, department = _employer(head)
    location = head.value("location")
    if name is not None and location is None:
        name, location = _place_note(name)
    return Work(
        name=name.value() if name else _fallback_name(head),
        department=department,
        position=_position(head),
        location=location,
        start_date=head.start,
        end_date=head.end,
        description=describe(head.entry, around),
    )


def _employer(head: Head) -> tuple[Piece | None, Value | None]:
    """The employer's piece, without a department glued to it, and the department."""
    piece = head.roles.get("name")
    department = head.value("department")
    if piece is None:
        return None, department
    glued = GLUED.match(piece.text)
    if glued and department is None and roles.company_score(glued["name"]) > 1:
        own = piece.part(*glued.span("department"))
        return piece.part(*glued.span("name")), own.value(confidence=0.8)
    return piece, department


def _place_note(piece: Piece) -> tuple[Piece, Value | None]:
    """A place in brackets at the end of a name: `公司（北京总部）`; a bracket inside the name stays."""
    match = PLACE_NOTE.match(piece.text)
    if match is None:
        return piece, None
    note = re.sub(r"(?:总部|分部|办公室|办事处)$", "", match["place"])
    if roles.place_score(note) < 3:
        return piece, None
    start = match.start("place")
    return piece.part(*match.span("name")), piece.part(start, start + len(note)).value(confidence=0.8)


def _position(head: Head) -> Value | None:
    piece = head.roles.get("position")
    return piece.value() if piece else None


def _fallback_name(head: Head) -> Value | None:
    """The first piece that nothing claims, when the head names no employer that we recognise."""
    for piece in head.rest:
        if roles.VERB_START.match(piece.text) or len(piece.text) < 2 or len(piece.text) > 40:
            continue
        return piece.value(confidence=FALLBACK_CONFIDENCE)
    return None


def _umbrella(before: Work, record: Work) -> bool:
    return before.name is not None and record.start_date is not None


def _only_frame(record: Work, following: Sequence[Work]) -> bool:
    """An employer with the dates of the whole stay, whose posts follow with dates of their own."""
    if record.position or record.description or not following or record.name is None:
        return False
    return following[0].name is record.name
