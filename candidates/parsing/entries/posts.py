"""The posts that are counted under one employer, as entries of their own: （1）品控经理（2018.3—2020.5）：…"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from candidates.parsing.entries.features import LONGEST_HEAD, length
from candidates.parsing.fields import roles
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.pieces import BULLET, body_start, split_line
from candidates.parsing.records import Entry, Line

TOLD_BEHIND = re.compile(r"\s*[)）】\]]?\s*[:：]\s*(?=\S)")
SHORTEST_NAME = 6  # characters
SURE_POST, SURE_EMPLOYER = 3, 3  # scores


def posts_apart(entry: Entry) -> tuple[Entry, ...]:
    """The employer with what stands above its first post, and the posts that bullets and dates begin."""
    starts = [index for index, line in enumerate(entry.body) if _opens_post(line)]
    if entry.columns or not starts:
        return (entry,)
    employer = replace(entry, body=entry.body[: starts[0]])
    bounds = pairwise([*starts, len(entry.body)])
    return (employer, *(_post(entry.body[start], entry.body[start + 1 : end]) for start, end in bounds))


def _opens_post(line: Line) -> bool:
    span = next((span for span in find_dates(line.text) if span.is_range), None)
    if span is None or BULLET.match(line.text) is None:
        return False
    head = line.text[: _head_end(line)]
    pieces, _ = split_line(replace(line, text=head))
    told = head[body_start(head) :]
    if not pieces or length(told) > LONGEST_HEAD / 2 or roles.VERB_START.match(told):
        return False
    posts = max(roles.position_score(piece.text) for piece in pieces)
    if posts < SURE_POST or max(roles.company_score(piece.text) for piece in pieces) >= SURE_EMPLOYER:
        return False
    return not any(_names_other_thing(piece.text) for piece in pieces)


def _names_other_thing(text: str) -> bool:
    """Whether a piece is no part of a post but, by its length, the name of what was built or led there."""
    scores = (roles.position_score, roles.department_score, roles.place_score, roles.role_score)
    return len(text) >= SHORTEST_NAME and max(score(text) for score in scores) < 1


def _head_end(line: Line) -> int:
    """Where the post and its dates end: before the colon that leads to what was done."""
    last = max((span.finish for span in find_dates(line.text) if span.is_range), default=0)
    colon = TOLD_BEHIND.match(line.text, last)
    return colon.end() if colon else len(line.text)


def _post(line: Line, below: Sequence[Line]) -> Entry:
    end = _head_end(line)
    head = replace(line, text=" " * body_start(line.text) + line.text[body_start(line.text) : end].rstrip(" :："))
    told = replace(line, text=" " * end + line.text[end:])
    return Entry((head,), (told, *below) if told.text.strip() else tuple(below))
