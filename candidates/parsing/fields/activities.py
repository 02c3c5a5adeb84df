"""Entries of campus life, clubs and volunteering → Activity records."""

import re
from collections.abc import Sequence

from candidates.parsing.fields import roles
from candidates.parsing.fields.heads import Head, describe, read_heads
from candidates.parsing.fields.pieces import Piece
from candidates.parsing.records import Activity, Entry, Line, Value

LABELS = {"organization": "name", "project": "name", "company": "name", "role": "role", "position": "role", "team": ""}
LEADING_VERB = re.compile(
    r"^(?:积极)?(?:参加了?|参与了?|策划并组织|组织并?参与|组织了?|担任|加入|乐于参与|协助组织)\s?"
)
GLUED_ROLE = re.compile(
    r"^(?P<name>.{3,}?(?:会|社|部|团|队|中心|协会|班|委员会|大赛|活动|课程|支教队|服务队|办公室|学院))(?P<role>[^\s会社团队]{2,8})$"
)


def name_score(text: str) -> float:
    """How much a piece reads like an organisation or an event: anything that is no office held."""
    if roles.role_score(text) >= 3.5 and roles.company_score(text) < 3 and len(text) <= 8:
        return 0.0
    return max(2.0, min(roles.company_score(text), 3.5))


SCORERS = {"name": name_score, "role": roles.role_score}


def read_activities(entries: Sequence[Entry], around: Sequence[Line] = ()) -> tuple[Activity, ...]:
    """The activities of one section, in its order."""
    heads = read_heads(entries, SCORERS, labels=LABELS)
    records = [_record(head, around) for head in heads]
    return tuple(record for record in records if record.name)


def _record(head: Head, around: Sequence[Line]) -> Activity:
    name, role = _name_and_role(head)
    return Activity(
        name=name.value() if name else None,
        role=role,
        start_date=head.start,
        end_date=head.end,
        description=describe(head, around),
    )


def _name_and_role(head: Head) -> tuple[Piece | None, Value | None]:
    """Name without its leading verb, and the office; the office may be glued to the name (学生会主席)."""
    name, role = head.roles.get("name"), head.value("role")
    if name is None:
        return None, role
    verb = LEADING_VERB.match(name.text)
    if verb and verb.end() < len(name.text):
        name = name.part(verb.end(), len(name.text))
    glued = GLUED_ROLE.match(name.text)
    if role is None and glued and roles.role_score(glued["role"]) >= 3.5:
        role = name.part(*glued.span("role")).value()
        name = name.part(*glued.span("name"))
    return name, role
