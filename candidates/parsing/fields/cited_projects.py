"""Projects of research that are cited like papers → Project records: `题目，某某基金面上项目，主持，2021.01—2024.12`.

One passage each, over as many lines as the page needs; titles, who pays, role, money and dates stand in any order.
"""

import re
from collections.abc import Sequence

from candidates.parsing.fields import roles
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.listings import ONLY_DATE, dated_passages
from candidates.parsing.fields.passages import Passage, Piece, split_piece, whole
from candidates.parsing.lexicon.listed import GRANT_STATE, GRANT_SUM, PAYER
from candidates.parsing.records import Line, Project, Section, Value

COMMA = re.compile(r"\s*[，,；;](?![^“”]*”)\s*")
TITLE_IN_QUOTES = re.compile(r"^[“《](?P<title>[^“”《》]{4,})[”》]$")
LEAST_PARTS = 3  # a title or who pays, a role, dates
SHORTEST_TITLE = 5
SURE_ROLE = 3.5  # of `role_score`
CONFIDENCE = 0.85


def read_cited_projects(section: Section, around: Sequence[Line]) -> tuple[Project, ...]:
    """The projects of a section all of whose passages cite one, else none."""
    passages = dated_passages(section.lines, around)
    cited = [_cited(passage) for passage in passages]
    return tuple(project for project in cited if project) if cited and all(cited) else ()


def _cited(passage: Passage) -> Project | None:
    parts = [part.trimmed(" .。") for part in split_piece(whole(passage), COMMA)]
    dated = [part for part in parts if ONLY_DATE.fullmatch(part.text) and find_dates(part.text)]
    told = [part for part in parts if part not in dated and not _is_aside(part.text)]
    role = next((part for part in told if roles.role_score(part.text) >= SURE_ROLE), None)
    names = [part for part in told if part is not role]
    payers = [part for part in names if PAYER.search(part.text)]
    titles = [part for part in names if part not in payers and len(part.text) >= SHORTEST_TITLE]
    name = next(iter(titles or payers), None)
    research = payers or any(_is_aside(part.text) for part in parts)
    if len(parts) < LEAST_PARTS or len(dated) != 1 or role is None or name is None or not research:
        return None
    start, end = _dates(dated[0])
    return Project(_title(name), role.value(confidence=CONFIDENCE), start, end)


def _is_aside(text: str) -> bool:
    return not PAYER.search(text) and bool(GRANT_SUM.search(text) or GRANT_STATE.fullmatch(text))


def _title(name: Piece) -> Value:
    quoted = TITLE_IN_QUOTES.match(name.text)
    return (name.part(*quoted.span("title")) if quoted else name).value(confidence=CONFIDENCE)


def _dates(piece: Piece) -> tuple[Value | None, Value | None]:
    span = find_dates(piece.text)[0]
    start, end = (
        piece.part(*place).value(iso, confidence=CONFIDENCE) if iso else None
        for iso, place in ((span.start, span.start_place), (span.end, span.end_place))
    )
    return start, end
