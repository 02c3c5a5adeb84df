"""Entries of projects and research → Project records."""

import re
from collections.abc import Sequence

from candidates.parsing.fields import roles
from candidates.parsing.fields.descriptions import read_description
from candidates.parsing.fields.heads import Head, describe, read_heads
from candidates.parsing.fields.pieces import Piece
from candidates.parsing.records import Entry, Line, Project, Value

LABELS = {"project": "name", "company": "", "role": "role", "position": "role"}
BRACKETED_ROLE = re.compile(r"^(?P<name>.{2,}?)\s?[(（](?P<role>[^()（）]{2,20})[)）]$")
TITLED = re.compile(r"^\s*(?P<name>[^：:]{2,40})[：:]\s*(?P<rest>\S.*)$")
LINK = re.compile(r"https?://\S+|(?:www\.|github\.com)\S+", re.IGNORECASE)
KIND = re.compile(
    r"^(?:实验室|个人|校企|联合研究|国家级|省级|校级|课程|毕业设计|横向|纵向|开源|校内|校外)项目$|^校企合作$|项目链接|国家自然科学基金|基金项目|^link$",
    re.I,
)


def name_score(text: str) -> float:
    """How much a piece reads like the name of a project: anything that is no role, no link and no kind of project."""
    if LINK.search(text) or KIND.search(text.strip("[]【】 ")) or roles.VERB_START.match(text):
        return 0.0
    if roles.role_score(text) >= 3.5 and not re.search(r"项目$|系统$|平台$", text):
        return 0.0
    return (
        3.0
        if re.search(
            r"(?:项目|系统|平台|研究|设计|开发|改造|建设|分析|工程|竞赛|大赛|课题|App|APP|》|软件|网站|小程序|引擎|工具)$",
            text,
        )
        else 2.0
    )


SCORERS = {"name": name_score, "role": roles.role_score}


def read_projects(entries: Sequence[Entry], around: Sequence[Line] = ()) -> tuple[Project, ...]:
    """The projects of one section, in its order."""
    heads = read_heads(entries, SCORERS, labels=LABELS)
    records = [_record(head, around) for head in heads]
    return tuple(record for record in records if record.name)


def _record(head: Head, around: Sequence[Line]) -> Project:
    name, role = name_and_role(head)
    return Project(
        name=name.value() if name else None,
        role=role,
        start_date=head.start,
        end_date=head.end,
        description=describe(head, around),
    )


def name_and_role(head: Head) -> tuple[Piece | None, Value | None]:
    """The name and the role of a head; a role may stand in brackets after the name."""
    name, role = head.roles.get("name"), head.value("role")
    if name is not None and role is None:
        match = BRACKETED_ROLE.match(name.text)
        if match and roles.role_score(match["role"]) >= 3:
            role = name.part(*match.span("role")).value()
            name = name.part(*match.span("name"))
    return name, role


def titled_line(line: Line) -> tuple[Value, Value] | None:
    """`名称：说明` on one line → name and description."""
    match = TITLED.match(line.text)
    if match is None:
        return None
    return line.value(*match.span("name")), line.value(*match.span("rest"))


__all__ = ["name_and_role", "name_score", "read_description", "read_projects", "titled_line"]
