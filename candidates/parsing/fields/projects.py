"""Entries of projects and research → Project records."""

import re
from collections.abc import Sequence
from dataclasses import replace

from candidates.parsing.fields import roles
from candidates.parsing.fields.assigning import Scorer
from candidates.parsing.fields.below_heads import office_below, with_names
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.descriptions import read_description
from candidates.parsing.fields.heads import Head, describe, read_heads
from candidates.parsing.fields.pieces import Piece
from candidates.parsing.fields.single_lines import is_single_line, name_and_rest, words_of
from candidates.parsing.lexicon.listed import GRANT_STATE, GRANT_SUM, PAYER
from candidates.parsing.records import Entry, Line, Project, Value

LABELS = {"project": "name", "company": "", "role": "role", "position": "role"}
BRACKETED_ROLE = re.compile(r"^(?P<name>.{2,}?)\s?[(（](?P<role>[^()（）]{2,20})[)）]$")
BRACKETED_LINK = re.compile(r"\s?[(（\[]\s?(?:https?:|www\.)[^()（）]*[)）\]]\s*[:：]?$")
LINK = re.compile(r"https?://\S+|(?:www\.|github\.com)\S+", re.IGNORECASE)
KIND = re.compile(
    r"^(?:实验室|个人|校企|联合研究|国家级|省级|校级|课程|毕业设计|横向|纵向|开源|校内|校外)项目$|^校企合作$|项目链接"
    r"|基金$|基金项目|^link$",
    re.IGNORECASE,
)
SHORTEST_TITLE = 5  # characters behind the name of who pays
NAMED_THING = re.compile(
    r"(?:项目|系统|平台|研究|设计|开发|改造|建设|分析|工程|竞赛|大赛|课题|App|》|软件|网站|小程序|引擎|工具)$",
    re.IGNORECASE,
)


def name_score(text: str) -> float:
    """How much a piece reads like the name of a project: anything that is no role, no link and no kind of project."""
    if LINK.match(text) or KIND.search(text.strip("[]【】 ")):
        return 0.0
    if roles.role_score(text) >= 3.5 and not re.search(r"(?:项目|系统|平台)$", text):
        return 0.0
    return 3.0 if NAMED_THING.search(text) else 2.0


def kind_score(text: str) -> float:
    """How much a piece names the kind or the money of a project: 校级项目, 国家自然科学基金."""
    return 3.0 if KIND.search(text.strip("[]【】 ")) else 0.0


SCORERS: dict[str, Scorer] = {"name": name_score, "role": roles.role_score, "kind": kind_score}


def read_projects(entries: Sequence[Entry], around: Sequence[Line] = ()) -> tuple[Project, ...]:
    """The projects of one section, in its order."""
    heads = read_heads(with_names(_without_introduction(entries)), SCORERS, labels=LABELS)
    records = [_single(head, around) if _tells_itself(head) else _record(head, around) for head in heads]
    return tuple(record for record in records if record.name)


def _without_introduction(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries without a sentence before them that says what they are."""
    first, *others = entries or [Entry((), ())]
    if not others or first.body or len(first.head) != 1:
        return entries
    text = first.head[0].text.rstrip()
    return others if text.endswith("。") and not find_dates(text) and not re.search("[：:]", text) else entries


def _tells_itself(head: Head) -> bool:
    """Whether name and description stand in one line: `名称：说明`, `名称 ⇥ 说明`."""
    if not is_single_line(head.entry) or head.start or any(piece.label for piece in head.roles.values()):
        return False
    name, rest = name_and_rest(words_of(head.entry.head[0]), commas=False)
    if rest is None:
        return False
    between = rest.line.text[name.end : rest.start]
    return "role" not in head.roles or "：" in between or ":" in between


def _single(head: Head, around: Sequence[Line]) -> Project:
    line = head.entry.head[0]
    name, rest = name_and_rest(words_of(line), commas=False)
    link = BRACKETED_LINK.search(name.text)
    name = name.part(0, link.start()) if link else name
    told = replace(line, text=" " * rest.start + line.text[rest.start :]) if rest else None
    lines = [*([told] if told else []), *head.entry.body]
    return Project(name=name.value(confidence=0.8), description=read_description(lines, around=around))


def _record(head: Head, around: Sequence[Line]) -> Project:
    name, role = _name_and_role(head)
    if role is None:
        role, entry = office_below(head.entry)
        head = replace(head, entry=entry)
    return Project(
        name=name.value() if name else None,
        role=role,
        start_date=head.start,
        end_date=head.end,
        description=describe(head, around) or _told_in_head(head, around),
    )


def _told_in_head(head: Head, around: Sequence[Line]) -> Value | None:
    """What a head says besides name, role and dates: a cell of a table (who pays), or lines below the first."""
    if head.entry.columns:
        return head.rest[-1].value(confidence=0.7) if head.rest else None
    used = {piece.line.number for role, piece in head.roles.items() if role != "kind"}
    below = [line for line in head.entry.head[1:] if line.number not in used and not find_dates(line.text)]
    return read_description(below, around=around, confidence=0.7)


def _beside_payer(name: Piece, head: Head) -> Piece:
    """The title beside who pays for it (国家重点研发计划 —— …); the payer itself where no title stands."""
    if not PAYER.search(name.text):
        return name
    others = [
        piece for piece in head.rest if not GRANT_SUM.search(piece.text) and not GRANT_STATE.fullmatch(piece.text)
    ]
    titles = sorted(
        (piece for piece in others if len(piece.text) >= SHORTEST_TITLE),
        key=lambda piece: (piece.line is not name.line, piece.line.number, piece.start),
    )
    title = next(iter(titles), name)
    return title.part(1, len(title.text) - 1) if re.fullmatch(r"“[^“”]+”", title.text) else title


def _name_and_role(head: Head) -> tuple[Piece | None, Value | None]:
    """The name and the role of a head; a role may stand in brackets after the name."""
    name, role = head.roles.get("name") or head.roles.get("kind"), head.value("role")
    if name is None:
        return None, role
    name = _beside_payer(name, head)
    for other in head.rest:
        if other.line is name.line and name.line.text[name.end : other.start].strip() == "·":
            name = replace(name, end=other.end)  # 森林博客·forest.example.com
    kind = head.roles.get("kind")
    if (
        kind is not None
        and kind is not name
        and kind.line is name.line
        and name.line.text[kind.end : name.start] == " "
    ):
        name = replace(name, start=kind.start)  # 开源项目 tiny-tool: written as one name
    link = BRACKETED_LINK.search(name.text)
    name = name.part(0, link.start()) if link else name
    match = BRACKETED_ROLE.match(name.text)
    if role is None and match and roles.role_score(match["role"]) >= 3:
        return name.part(*match.span("name")), name.part(*match.span("role")).value()
    return name, role
