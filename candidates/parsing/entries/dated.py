"""Entries with dates: how many head lines lie before and after the line with the dates, learned from all."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from candidates.parsing.entries.anchors import TELLS_OF_WORK, date_place, without_nested
from candidates.parsing.entries.features import (
    HEAD_LABELS,
    LONGEST_HEAD,
    SURE_NAME,
    Features,
    Look,
    body_look,
    entry_at,
    has_other_label,
    head_strength,
    is_head_label,
    length,
)
from candidates.parsing.fields import roles
from candidates.parsing.fields.descriptions import GRID, is_description_label, is_grid
from candidates.parsing.labels import read_labels
from candidates.parsing.records import Entry
from candidates.parsing.text import HAN_CHARACTER

LONGEST_POST = 9  # Chinese characters of a post of unknown words
GRANT_SUM = re.compile(r"[，,]\D{0,6}\d+(?:\.\d+)?\s?万元?$")  # `省重点研发计划，40万元` tells of the project
LONGEST_TRADE = 10  # Chinese characters
LIKELY_NAME = 2.5  # score from which the first line of a section is a head
INSET = 0.6  # of the type size
MOST_LEAD, MOST_TAIL = 3, 3  # head lines before and after the line with the dates


def dated_entries(features: Sequence[Features], anchors: Sequence[int], kind: str) -> tuple[Entry, ...]:
    anchors = without_nested(features, anchors, kind)
    lead = _lead(features, anchors)
    starts = _starts(features, anchors, lead, kind)
    tails = _tails(features, anchors, starts, kind)
    extra = _undated_starts(features, anchors, starts, tails, kind)
    entries = []
    first = _undated_first(features, starts[0], kind)
    bounds = [*first, *sorted({*starts, *extra}), len(features)]
    dated = {start: (anchor, tail) for start, anchor, tail in zip(starts, anchors, tails, strict=True)}
    for start, end in pairwise(bounds):
        anchor, tail = dated.get(start, (start, 0))
        head_end = min(end, anchor + 1 + tail)
        entries.append(entry_at(features, start, head_end, end))
    return tuple(entries)


def _undated_first(features: Sequence[Features], start: int, kind: str) -> list[int]:
    """Where an entry begins before the first that has its dates where most have them.

    At a line that surely is a head, or at the first line when its range of dates stands inside it, as in a citation.
    """
    if start and kind == "projects" and features[0].has_range:
        return [0]
    sure = [index for index in range(start) if not features[index].bullet and not features[index].sentence]
    return [
        index for index in sure[:1] if head_strength(features[index], kind) >= (SURE_NAME if index else LIKELY_NAME)
    ]


def _lead(features: Sequence[Features], anchors: Sequence[int]) -> int:
    """How many head lines stand before the dates: as many as before the first dates of the section."""
    before = features[: anchors[0]]
    if len(before) <= MOST_LEAD and not any(each.bullet or each.sentence or has_other_label(each) for each in before):
        return len(before)
    return _run_before(features, anchors[0], 0, MOST_LEAD)


def _run_before(features: Sequence[Features], anchor: int, floor: int, limit: int) -> int:
    """How many lines right before `anchor`, not above `floor`, can be lines of its head."""
    count = 0
    while count < limit and anchor - count - 1 >= floor:
        each = features[anchor - count - 1]
        if has_other_label(each):
            break
        bulleted = each.bullet and not features[anchor].bullet and head_strength(each, "work") < SURE_NAME
        if bulleted or each.sentence or each.wrapped or is_description_label(each.line.text):
            break
        if features[anchor - count].wrapped or (_is_inset(each, features[anchor]) and not _hangs(features, anchor)):
            break
        if floor and TELLS_OF_WORK.match(each.rest):
            break  # what was done in the entry above
        count += 1
    return count


def _is_inset(each: Features, anchor: Features) -> bool:
    """Whether a line begins further in than the line with the dates, as text under a head does."""
    line, other = each.line, anchor.line
    same_page = line.box is not None and line.page == other.page and line.column == other.column
    return same_page and date_place(anchor) != "start" and line.indent - other.indent > INSET * line.size > 0


def _hangs(features: Sequence[Features], anchor: int) -> bool:
    """Whether dates stand alone left of everything round them, as in a column of their own."""
    around = (*features[max(anchor - 1, 0) : anchor], *features[anchor + 1 : anchor + 2])
    return not features[anchor].rest and all(_is_inset(each, features[anchor]) for each in around)


def _starts(features: Sequence[Features], anchors: Sequence[int], lead: int, kind: str) -> list[int]:
    starts, floor = [], 0
    lone = {} if lead else _lone_leads(features, anchors, kind)
    for anchor in anchors:
        limit = lead or lone.get(anchor, 0)
        starts.append(anchor - _run_before(features, anchor, floor, limit) if limit else anchor)
        floor = anchor + 1
    if lead:
        starts[0] = min(starts[0], anchors[0] - lead)
    return starts


def _lone_leads(features: Sequence[Features], anchors: Sequence[int], kind: str) -> dict[int, int]:
    """Anchor of nothing but dates → how many lines over it are its head, where no head line can follow it.

    One that stands out, and those that surely name an employer or a post; where one head stands so, all have a line.
    """
    body = body_look(features)
    sure = {}
    for anchor in anchors:
        if anchor and _is_headed(features[anchor - 1], features[anchor]):
            sure[anchor] = 1
        elif anchor and not features[anchor].rest and not _head_follows(features, anchor):
            above = features[max(anchor - MOST_LEAD, 0) : anchor]
            run = _sure_run([head_strength(each, kind) for each in reversed(above)])
            sure[anchor] = max(len(run), int(above[-1].look != body))
    return {anchor: max(count, 1) for anchor, count in sure.items()} if any(sure.values()) else {}


def _is_headed(above: Features, anchor: Features) -> bool:
    """Whether a line is a title of a lower level, without dates, over a line that is none: `### 某公司`."""
    return bool(above.line.heading and not anchor.line.heading and not above.dates)


def _head_follows(features: Sequence[Features], anchor: int) -> bool:
    """Whether the line after the dates is short as lines of heads are."""
    below = features[anchor + 1 : anchor + 2]
    return bool(below) and not below[0].bullet and not below[0].sentence and length(below[0].rest) <= LONGEST_HEAD / 2


def _tails(features: Sequence[Features], anchors: Sequence[int], starts: Sequence[int], kind: str) -> list[int]:
    """How many head lines follow the dates: a number that most entries can have, more where the words are sure."""
    runs, alone = [], []
    body = body_look(features)
    for position, anchor in enumerate(anchors):
        end = starts[position + 1] if position + 1 < len(starts) else len(features)
        alone.append(not features[anchor].rest and starts[position] == anchor)
        looks = (features[anchor].look, body)
        runs.append(_run_after(features[anchor + 1 : end], kind, looks, needed=alone[-1]))
    if not all(runs) and kind == "work" and _posts_follow(features, anchors, starts):
        return [1] * len(anchors)
    usual = median_low([len(run) - needed for run, needed in zip(runs, alone, strict=True)])
    return [max(min(usual + needed, len(run)), len(_sure_run(run))) for run, needed in zip(runs, alone, strict=True)]


def _posts_follow(features: Sequence[Features], anchors: Sequence[int], starts: Sequence[int]) -> bool:
    """Whether a short line over longer ones follows each line of an employer without a post: it is the post."""
    ends = [*starts[1:], len(features)]
    return len(anchors) > 1 and all(
        anchor + 2 < end and _lacks_post(features[anchor]) and _could_be_post(*features[anchor + 1 : anchor + 3])
        for anchor, end in zip(anchors, ends, strict=True)
    )


def _lacks_post(each: Features) -> bool:
    return head_strength(each, "work") >= SURE_NAME and roles.position_score(each.rest) < SURE_NAME


def _could_be_post(each: Features, below: Features) -> bool:
    words = each.rest
    told = roles.VERB_START.match(words) or roles.BODY_START.match(words) or is_description_label(each.line.text)
    plain = not (each.bullet or each.sentence or each.dates or each.wrapped or told or read_labels(each.line))
    named = words.endswith("项目")
    return plain and not named and length(words) <= LONGEST_POST < length(below.rest)


def _sure_run(run: Sequence[float]) -> list[float]:
    sure = []
    for strength in run:
        if strength < 3:
            break
        sure.append(strength)
    return sure


def _run_after(following: Sequence[Features], kind: str, looks: tuple[Look, Look], *, needed: bool) -> list[float]:
    """The strengths of the lines right after the dates that can belong to their head."""
    run: list[float] = []
    for index, each in enumerate(following):
        if following[index + 1 : index + 2] and following[index + 1].wrapped and each.line.box is None:
            break  # a sentence, since it goes on
        if len(run) >= MOST_TAIL and not is_head_label(each):
            break
        if each.bullet or each.sentence or each.wrapped or is_description_label(each.line.text):
            break
        strength = _tail_strength(each, kind, looks, alone=needed and not run)
        if strength < 1 and not _is_trade_over_post(each, following[index + 1 : index + 2], kind):
            break
        run.append(max(strength, 1.0))
    return run


def _is_trade_over_post(each: Features, below: Sequence[Features], kind: str) -> bool:
    """Whether a word, the employer's trade, stands between the employer and a line of nothing but the post."""
    if kind != "work" or not below or each.line.text != each.rest or length(each.rest) > LONGEST_TRADE:
        return False
    return below[0].line.text == below[0].rest and roles.position_score(below[0].rest) >= SURE_NAME


def _tail_strength(each: Features, kind: str, looks: tuple[Look, Look], *, alone: bool) -> float:
    """How much a line after the dates reads like one of the head; `looks` are those of the dates and the text."""
    look, body = looks
    if is_grid(each.line) or (each.dates and not each.rest):
        return 3.0
    labels = [label.field for label in read_labels(each.line)]
    if labels:
        return 3.0 if labels[0] in HEAD_LABELS or _is_grid_with_head(labels) else 0.0
    if alone:
        return 3.0
    strength = head_strength(each, kind)
    distinct = each.look == look != body and length(each.rest) <= LONGEST_HEAD / 2
    is_degree = kind == "education" and strength >= SURE_NAME and not HAN_CHARACTER.search(each.rest)
    if length(each.rest) > LONGEST_HEAD / 2 and not is_degree and "\t" not in each.line.text and not distinct:
        strength -= 2
    paid = kind == "projects" and GRANT_SUM.search(each.rest)
    tells = any(told.match(each.rest) for told in (roles.VERB_START, roles.BODY_START))
    if paid or tells or roles.is_team_work(each.rest):
        strength = 0.0
    return max(strength, 1.0 if distinct else 0.0)


def _is_grid_with_head(labels: Sequence[str]) -> bool:
    """Whether a row of a job-site's grid holds a field of the head too: 汇报对象：… 所在部门：…."""
    return all(label in GRID or label in HEAD_LABELS for label in labels) and bool(HEAD_LABELS & set(labels))


def _undated_starts(
    features: Sequence[Features], anchors: Sequence[int], starts: Sequence[int], tails: Sequence[int], kind: str
) -> list[int]:
    """Heads without dates among dated ones: lines in the look of the first head lines, which the text has not."""
    looks = Counter(features[start].look for start in starts)
    look, count = looks.most_common(1)[0]
    if look == body_look(features) or count < len(starts) or features[starts[0]].bullet:
        return []
    covered = {
        index
        for start, anchor, tail in zip(starts, anchors, tails, strict=True)
        for index in range(start, anchor + tail + 1)
    }
    return [
        index
        for index, each in enumerate(features)
        if index not in covered
        and index - 1 not in covered
        and each.look == look
        and not each.sentence
        and not each.bullet
        and not each.wrapped
        and not is_description_label(each.line.text)
        and index > starts[0]
        and length(each.rest) <= LONGEST_HEAD / 2
        and (kind != "education" or head_strength(each, kind) >= SURE_NAME)
    ]
