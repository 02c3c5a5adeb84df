"""Entries without dates: by the look of head lines, plain lines over bulleted ones, else one entry a paragraph."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from candidates.parsing.entries.features import (
    HEAD_LABELS,
    LONGEST_HEAD,
    Features,
    body_look,
    entry_at,
    has_other_label,
    is_head_label,
    length,
)
from candidates.parsing.fields import roles
from candidates.parsing.fields.pieces import body_start, split_line
from candidates.parsing.labels import Labelled, read_labels
from candidates.parsing.records import Entry

MOST_HEAD = 3  # lines of a head
TOLD_KINDS = frozenset({"projects", "work", "activities"})
OPENING_FIELDS = frozenset({"project", "company", "organization"})
COLON_END = re.compile(r"[:：]\s*$")
COLON = re.compile(r"[:：]")


def is_list(features: Sequence[Features]) -> bool:
    """Whether every paragraph has a bullet: each is an entry by itself."""
    return all(each.bullet or each.wrapped for each in features)


def undated_entries(features: Sequence[Features], kind: str, counted: Sequence[int] = ()) -> tuple[Entry, ...]:
    """Where entries are counted (`counted`), else by the look of head lines, by labels, by bullets, by sentences.

    What tells nothing of this is one entry a paragraph.
    """
    if counted and kind != "education":
        return cut(features, counted, [*counted, *_labelled_heads(features)])
    body = body_look(features)
    styled = [
        index
        for index, each in enumerate(features)
        if each.look != body and not each.bullet and not each.sentence and length(each.rest) <= LONGEST_HEAD
    ]
    if styled and styled[0] == 0 and len(styled) < len(features) and _look_of_heads(features, styled):
        return cut(features, _firsts(styled), styled)
    if kind in TOLD_KINDS and (starts := _over_labels(features)):
        return cut(features, starts, [*starts, *_labelled_heads(features)])
    plain = [index for index, each in enumerate(features) if not each.bullet and not each.wrapped]
    bullets = [index for index, each in enumerate(features) if each.bullet]
    if bullets and plain and bullets[0] == 0 and all(index - 1 in bullets for index in plain):
        return cut(features, bullets, bullets)
    if bullets and plain and plain[0] == 0 and not any(features[index].sentence for index in _firsts(plain)):
        heads = [index for index in plain if not features[index].sentence and not has_other_label(features[index])]
        return cut(features, _firsts(plain), heads)
    colons = [index for index, each in enumerate(features) if COLON_END.search(each.line.text) and not each.sentence]
    if len(colons) > 1 and colons[0] == 0 and not any(index - 1 in colons for index in colons):
        return cut(features, colons, colons)
    if kind == "education":
        schools = [i for i, each in enumerate(features) if not each.bullet and _has_school(each)]
        return cut(features, schools or [0], schools or [0])
    starts = _over_sentences(features) if kind == "projects" else []
    starts = starts or [index for index, each in enumerate(features) if not each.wrapped]
    return cut(features, starts, starts)


def _labelled_heads(features: Sequence[Features]) -> list[int]:
    """The lines of which every label is one of a head: 角色：测试."""
    return [
        index
        for index, each in enumerate(features)
        if is_head_label(each) and all(label.field in HEAD_LABELS for label in read_labels(each.line))
    ]


def _over_labels(features: Sequence[Features]) -> list[int]:
    """Head lines over labels of their text (项目描述：…): where a label comes again, or none stands open, it is new.

    () where the first line is no such head.
    """
    labels = _text_labels(features)
    starts: list[int] = []
    seen: set[str] = set()
    for index, each in enumerate(features[:-1]):
        label = labels.get(index + 1)
        able = index not in labels and not each.bullet and not each.sentence and not each.wrapped
        if label and able and (not starts or label in seen):
            starts.append(index)
            seen = set()
        seen.add(labels.get(index, ""))
    return starts if starts and starts[0] == 0 else []


def _text_labels(features: Sequence[Features]) -> dict[int, str]:
    """Index of a line → the label that begins it: a known one of no head, or one that begins several lines."""
    found: dict[int, Labelled] = {}
    for index, each in enumerate(features):
        first = next(iter(read_labels(each.line)), None)
        if first is not None and first.label_start <= body_start(each.line.text) and COLON.search(each.line.text):
            found[index] = first
    often = Counter(each.label for each in found.values())
    return {
        index: each.label
        for index, each in found.items()
        if each.field not in OPENING_FIELDS and (each.field or often[each.label] > 1)
    }


def _over_sentences(features: Sequence[Features]) -> list[int]:
    """Short lines of which each stands alone over a sentence; [] where they do not alternate."""
    short = [index for index, each in enumerate(features) if not each.sentence and not each.wrapped]
    followed = all(index + 1 < len(features) and features[index + 1].sentence for index in short)
    return short if followed and short[:1] == [0] else []


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
