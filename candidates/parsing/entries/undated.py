"""Entries without dates: by the look of head lines, plain lines over bulleted ones, else one entry a paragraph."""

import re
from collections.abc import Sequence
from itertools import pairwise

from candidates.parsing.entries.features import LONGEST_HEAD, Features, body_look, entry_at, length
from candidates.parsing.fields import roles
from candidates.parsing.fields.pieces import split_line
from candidates.parsing.records import Entry

MOST_HEAD = 3  # lines of a head


COLON_END = re.compile(r"[:：]\s*$")


def is_list(features: Sequence[Features]) -> bool:
    """Whether every paragraph has a bullet: each is an entry by itself."""
    return all(each.bullet or each.wrapped for each in features)


def undated_entries(features: Sequence[Features], kind: str) -> tuple[Entry, ...]:
    """By the look of head lines, else by plain lines over bulleted ones, else one entry a paragraph."""
    body = body_look(features)
    styled = [
        index
        for index, each in enumerate(features)
        if each.look != body and not each.bullet and not each.sentence and length(each.rest) <= LONGEST_HEAD
    ]
    plain = [index for index, each in enumerate(features) if not each.bullet and not each.wrapped]
    bullets = [index for index, each in enumerate(features) if each.bullet]
    if styled and styled[0] == 0 and len(styled) < len(features) and _look_of_heads(features, styled):
        return cut(features, _firsts(styled), styled)
    if bullets and plain and bullets[0] == 0 and all(index - 1 in bullets for index in plain):
        return cut(features, bullets, bullets)
    if bullets and plain and plain[0] == 0 and not any(features[index].sentence for index in plain):
        return cut(features, _firsts(plain), plain)
    colons = [index for index, each in enumerate(features) if COLON_END.search(each.line.text) and not each.sentence]
    if len(colons) > 1 and colons[0] == 0 and not any(index - 1 in colons for index in colons):
        return cut(features, colons, colons)
    if kind == "education":
        schools = [i for i, each in enumerate(features) if not each.bullet and _has_school(each)]
        return cut(features, schools or [0], schools or [0])
    starts = [index for index, each in enumerate(features) if not each.wrapped]
    return cut(features, starts, starts)


def _look_of_heads(features: Sequence[Features], styled: Sequence[int]) -> bool:
    """Whether lines in a look of their own are short, as heads are."""
    return sum(len(features[index].rest) for index in styled) <= len(styled) * LONGEST_HEAD / 2


def _has_school(each: Features) -> bool:
    pieces, _ = split_line(each.line)
    return any(roles.school_score(piece.text) >= 3 for piece in pieces)


def _firsts(indexes: Sequence[int]) -> list[int]:
    """The first of each run of neighbours."""
    return [index for index in indexes if index - 1 not in indexes]


def cut(features: Sequence[Features], starts: Sequence[int], heads: Sequence[int]) -> tuple[Entry, ...]:
    bounds = [*starts, len(features)]
    entries = []
    for start, end in pairwise(bounds):
        head_end = start + 1
        while head_end < end and head_end in heads and head_end - start < MOST_HEAD:
            head_end += 1
        entries.append(entry_at(features, start, head_end, end))
    return tuple(entries)
