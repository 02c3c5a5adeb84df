"""Section → entries: one job, one school, one project.

The entries of a section look alike, so its own pattern is learned first: where the dates stand, how many lines of a
head come before and after the line with the dates, which look the head lines have. Every entry is then read by it.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from candidates.parsing.fields import roles
from candidates.parsing.fields.dates import DateSpan, find_dates
from candidates.parsing.fields.descriptions import continues, is_description_label, is_grid, right_edge, width
from candidates.parsing.fields.pieces import BULLET, DURATION, EXPECTED, body_start, split_line
from candidates.parsing.labels import read_labels, table_columns
from candidates.parsing.records import Entry, Line, Section

LONGEST_HEAD = 60  # Chinese characters of a head line besides its dates
MOST_ADVICE, LEAST_ADVICE = 4, 12  # lines and characters of advice in brackets under a heading
SHORT_HEAD = 50  # columns of a line that can be nothing but the name of an employer or a school
SURE_NAME = 3.5  # score from which a bulleted line is a head all the same
MOST_LEAD, MOST_TAIL = 3, 3  # head lines before and after the line with the dates
SENTENCE = re.compile(r"[。！!]|；.{10,}|[；;]\s*$|[，,].{12,}[，,]|.{18,}[，,]$")
COLON_END = re.compile(r"[:：]\s*$")
# Labels that open an entry, and labels whose lines are part of its head.
OPENING = {
    "work": ("company", "dates", "position", "start"),
    "education": ("school", "dates", "degree", "start", "area"),
    "projects": ("project", "dates", "role", "start"),
    "activities": ("organization", "project", "dates", "position", "start"),
}
HEAD_LABELS = frozenset(
    (
        *("company", "school", "project", "organization", "dates", "start", "end", "position", "role", "team"),
        *("department", "area", "degree", "city", "study_mode", "score", "rank"),
    )
)
SCORERS: dict[str, tuple[Callable[[str], float], ...]] = {
    "work": (roles.company_score, roles.position_score, roles.department_score, roles.place_score),
    "education": (roles.school_score, roles.faculty_score, roles.area_score, roles.degree_score, roles.place_score),
    "projects": (roles.role_score, roles.company_score),
    "activities": (roles.role_score, roles.company_score, roles.department_score),
}


Look = tuple[float, bool, str, int]


@dataclass(frozen=True, slots=True)
class _Features:
    """What of a line helps to find heads. `rest` is its text without dates, durations and bullet."""

    line: Line
    dates: tuple[DateSpan, ...]
    rest: str
    bullet: bool
    sentence: bool
    wrapped: bool  # goes on with the line before
    look: Look

    @property
    def has_range(self) -> bool:
        return any(span.is_range for span in self.dates)


def read_entries(section: Section, *, kind: str = "") -> tuple[Entry, ...]:
    """The entries of a section. Lines before the first head that belong to none are left out.

    `kind` says how to read a section of a combined heading; by default its own kind decides.
    """
    kind = kind or section.kind
    lines = _without_advice([line for line in section.lines if line.text.strip()])
    if not lines:
        return ()
    table = _table_entries(lines, kind)
    if table:
        return table
    labelled = _labelled_entries(lines, kind)
    if labelled:
        return labelled
    features = _features(lines, kind)
    if kind in ("activities", "projects") and _is_list(features):
        starts = [index for index, each in enumerate(features) if not each.wrapped]
        return _cut(features, starts, starts)
    anchors = _anchors(features)
    if anchors:
        return _dated_entries(features, anchors, kind)
    return _undated_entries(features, kind)


def _without_advice(lines: list[Line]) -> list[Line]:
    """The lines after a template's advice in brackets right under the heading."""
    if not lines or not lines[0].text.lstrip().startswith(("（", "(")):
        return lines
    for index, line in enumerate(lines[:MOST_ADVICE]):
        if line.text.rstrip().endswith(("）", ")")):
            advice = sum(len(each.text) for each in lines[: index + 1])
            return lines[index + 1 :] if advice >= LEAST_ADVICE else lines
    return lines


# ---------------------------------------------------------------- what lines look like


def _features(lines: Sequence[Line], kind: str) -> list[_Features]:
    edge = right_edge(lines)
    found: list[_Features] = []
    for index, line in enumerate(lines):
        dates = find_dates(line.text)
        rest = _rest(line.text, dates)
        found.append(
            _Features(
                line,
                dates,
                rest,
                BULLET.match(line.text) is not None,
                _length(rest) > LONGEST_HEAD or SENTENCE.search(rest) is not None,
                index > 0 and continues(lines[index - 1], line, edge) and not _surely_head(line, kind),
                (round(line.size * 2) / 2, line.bold, line.color, line.heading),
            )
        )
    return found


def _length(text: str) -> float:
    """Length in Chinese characters; Latin ones count half."""
    return width(text) / 2


def _rest(text: str, dates: Sequence[DateSpan]) -> str:
    characters = list(text)
    for span in dates:
        characters[span.begin : span.finish] = " " * (span.finish - span.begin)
    rest = EXPECTED.sub(" ", DURATION.sub(" ", "".join(characters)))
    return rest[body_start(rest) :].strip(" \t()（）·•|｜,，-–—:：●")


def _body_look(features: Sequence[_Features]) -> Look:
    weights: Counter[Look] = Counter()
    for each in features:
        weights[each.look] += len(each.line.text)
    return weights.most_common(1)[0][0]


def _surely_head(line: Line, kind: str) -> bool:
    """Whether a short line is a head although the line before it is full."""
    return line.box is not None and width(line.text) <= SHORT_HEAD and _line_strength(line, kind) >= SURE_NAME


def _head_strength(each: _Features, kind: str) -> float:
    """The best score of the pieces of a line, as parts of a head."""
    return _line_strength(each.line, kind)


def _line_strength(line: Line, kind: str) -> float:
    pieces, _ = split_line(line)
    scorers = SCORERS.get(kind, SCORERS["work"])
    if not pieces:
        return 0.0
    return max(max(scorer(piece.text) for scorer in scorers) for piece in pieces)


# ---------------------------------------------------------------- tables with a header row


def _table_entries(lines: Sequence[Line], kind: str) -> tuple[Entry, ...]:
    """The rows under a header row (时间段 | 院校 | 专业); lines between the rows belong to the row above."""
    header = next((index for index, line in enumerate(lines[:2]) if table_columns(line)), None)
    if header is None:
        return ()
    columns = table_columns(lines[header])
    rows = [index for index in range(header + 1, len(lines)) if _is_row(lines[index], columns)]
    bounds = [*rows, len(lines)]
    return tuple(Entry((lines[start],), tuple(lines[start + 1 : end]), columns) for start, end in pairwise(bounds))


def _is_row(line: Line, columns: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in line.text.split("\t")]
    if len(cells) < len(columns) - 1 or len(cells) < 2:
        return False
    dated = [index for index, column in enumerate(columns) if column in ("dates", "start")]
    return not dated or any(find_dates(cell) for cell in cells)


# ---------------------------------------------------------------- labelled entries


def _labelled_entries(lines: Sequence[Line], kind: str) -> tuple[Entry, ...]:
    """Entries written as labels (公司：… 职位：…): a new one begins where the first of them comes again."""
    openings = OPENING.get(kind, OPENING["work"])
    first_fields = [_opening_field(line, openings) for line in lines]
    opener = next((field for field in first_fields if field), "")
    if not opener or first_fields.index(opener) > 1 or not _mostly_labels(lines, first_fields):
        return ()
    starts = [index for index, field in enumerate(first_fields) if field == opener]
    starts[0] = 0
    ends = [*starts[1:], len(lines)]
    return tuple(_labelled_entry(lines[start:end]) for start, end in zip(starts, ends, strict=True))


def _opening_field(line: Line, openings: Sequence[str]) -> str:
    fields = [each.field for each in read_labels(line)]
    return fields[0] if fields and fields[0] in openings else ""


def _mostly_labels(lines: Sequence[Line], first_fields: Sequence[str]) -> bool:
    """Whether the section has no dated head lines beside its labels."""
    kinds = {field for field in first_fields if field}
    pairs = sum(len([each for each in read_labels(line) if each.field in HEAD_LABELS]) for line in lines[:4])
    unlabelled_ranges = sum(
        any(span.is_range for span in find_dates(line.text)) for line in lines if not read_labels(line)
    )
    return (len(kinds) > 1 or pairs > 1) and not unlabelled_ranges


def _labelled_entry(lines: Sequence[Line]) -> Entry:
    head: list[Line] = []
    for index, line in enumerate(lines):
        fields = [each.field for each in read_labels(line)]
        if not (fields and fields[0] in HEAD_LABELS) and not is_grid(line) and (head or index > 1):
            return Entry(tuple(head), tuple(lines[index:]))
        head.append(line)
    return Entry(tuple(head), ())


def _is_list(features: Sequence[_Features]) -> bool:
    """Whether every paragraph has a bullet: each is an entry by itself."""
    return all(each.bullet or each.wrapped for each in features)


# ---------------------------------------------------------------- entries with dates


def _anchors(features: Sequence[_Features]) -> list[int]:
    """The lines whose dates are those of an entry."""
    able = [index for index, each in enumerate(features) if _can_anchor(each)]
    ranges = [index for index in able if features[index].has_range]
    singles = [index for index in able if index not in ranges and _date_at_edge(features[index])]
    if not ranges:
        return _same_habit(features, singles)
    chosen = _same_habit(features, ranges)
    places = {_date_place(features[index]) for index in chosen}
    looks = {(features[index].look, features[index].bullet) for index in chosen}
    chosen += [
        index
        for index in singles
        if _date_place(features[index]) in places and (features[index].look, features[index].bullet) in looks
    ]
    return sorted(chosen)


def _can_anchor(each: _Features) -> bool:
    if not each.dates or _length(each.rest) > LONGEST_HEAD or _is_note(each):
        return False
    if not each.sentence:
        return True
    place = _date_place(each)
    if each.has_range and place == "end":
        return not re.search("[。；;]", each.rest)
    return place == "start" and not re.match(r"的|由|，?(?:我|主导)", each.rest)


def _is_note(each: _Features) -> bool:
    """Whether the dates stand behind a label that is no label of an entry: 证书：CET-6（2016.12）."""
    labels = read_labels(each.line)
    return bool(labels) and labels[0].field not in HEAD_LABELS and labels[0].label_start <= body_start(each.line.text)


def _date_place(each: _Features) -> str:
    span = next((span for span in each.dates if span.is_range), each.dates[0])
    text = each.line.text
    before = text[body_start(text) : span.begin].strip(" \t(（[【|｜·:：")
    after = EXPECTED.sub("", DURATION.sub("", text[span.finish :])).strip(" \t)）]】|｜·")
    if not before:
        return "start" if after else "alone"
    return "middle" if after else "end"


def _date_at_edge(each: _Features) -> bool:
    return _date_place(each) != "middle"


def _same_habit(features: Sequence[_Features], anchors: list[int]) -> list[int]:
    """Of bulleted and plain dated lines the plain ones; bulleted ones alone only when they are not all the text."""
    plain = [index for index in anchors if not features[index].bullet]
    if plain and len(plain) < len(anchors) and not features[anchors[0]].bullet:
        return plain
    return anchors


def _dated_entries(features: Sequence[_Features], anchors: Sequence[int], kind: str) -> tuple[Entry, ...]:
    anchors = _without_nested(features, anchors, kind)
    lead = _lead(features, anchors)
    starts = _starts(features, anchors, lead)
    tails = _tails(features, anchors, starts, kind)
    extra = _undated_starts(features, anchors, starts, tails)
    entries = []
    first = _undated_first(features, starts[0], kind)
    bounds = [*first, *sorted({*starts, *extra}), len(features)]
    for start, end in pairwise(bounds):
        anchor = anchors[starts.index(start)] if start in starts else start
        head_end = min(end, anchor + 1 + (tails[starts.index(start)] if start in starts else 0))
        entries.append(_entry(features, start, head_end, end))
    return tuple(entries)


def _undated_first(features: Sequence[_Features], start: int, kind: str) -> list[int]:
    """Where an entry without dates begins before the first dated one: at a line that surely is a head."""
    sure = [index for index in range(start) if not features[index].bullet and not features[index].sentence]
    return [index for index in sure[:1] if _head_strength(features[index], kind) >= SURE_NAME]


def _entry(features: Sequence[_Features], start: int, head_end: int, end: int) -> Entry:
    lines = [each.line for each in features]
    return Entry(tuple(lines[start:head_end]), tuple(lines[head_end:end]))


def _without_nested(features: Sequence[_Features], anchors: Sequence[int], kind: str) -> list[int]:
    """Two dated lines of which the second is only dates belong together: the first keeps the entry."""
    kept: list[int] = []
    with_text = any(features[index].rest for index in anchors)
    for index in anchors:
        only_dates = not features[index].rest
        if kept and only_dates and with_text and features[index - 1].bullet and features[kept[0]].rest:
            continue
        if kept and kind == "education" and _second_half(features, kept[-1], index):
            continue
        if kept and index == kept[-1] + 1 and only_dates and features[kept[-1]].rest:
            if not features[kept[-1]].has_range and features[index].has_range:
                kept[-1] = index
            continue
        kept.append(index)
    return kept


def _second_half(features: Sequence[_Features], first: int, second: int) -> bool:
    """Whether two neighbouring lines begin with one date each, the ends of one range: 2024.06 over 2020.09."""
    one, other = features[first], features[second]
    if second != first + 1 or one.has_range or other.has_range or _date_place(one) not in ("start", "alone"):
        return False
    if _date_place(other) not in ("start", "alone") or len(one.dates) != 1 or len(other.dates) != 1:
        return False
    return one.dates[0].start > other.dates[0].start > "" and _head_strength(other, "education") < SURE_NAME


def _lead(features: Sequence[_Features], anchors: Sequence[int]) -> int:
    """How many head lines stand before the dates: as many as before the first dates of the section."""
    before = features[: anchors[0]]
    if len(before) <= MOST_LEAD and not any(each.bullet or each.sentence or _has_other_label(each) for each in before):
        return len(before)
    return _run_before(features, anchors[0], 0, MOST_LEAD)


def _run_before(features: Sequence[_Features], anchor: int, floor: int, limit: int) -> int:
    """How many lines right before `anchor`, not above `floor`, can be lines of its head."""
    count = 0
    while count < limit and anchor - count - 1 >= floor:
        each = features[anchor - count - 1]
        if _has_other_label(each):
            break
        bulleted = each.bullet and not features[anchor].bullet and _head_strength(each, "work") < SURE_NAME
        if bulleted or each.sentence or each.wrapped or is_description_label(each.line.text):
            break
        if features[anchor - count].wrapped:
            break
        count += 1
    return count


def _starts(features: Sequence[_Features], anchors: Sequence[int], lead: int) -> list[int]:
    starts, floor = [], 0
    for anchor in anchors:
        limit = lead or _lone_lead(features, anchor)
        starts.append(anchor - _run_before(features, anchor, floor, limit) if limit else anchor)
        floor = anchor + 1
    if lead:
        starts[0] = min(starts[0], anchors[0] - lead)
    return starts


def _lone_lead(features: Sequence[_Features], anchor: int) -> int:
    """One line over a line of nothing but dates, when no head line can follow it and the one above stands out."""
    if features[anchor].rest or anchor == 0:
        return 0
    above, below = features[anchor - 1], features[anchor + 1 : anchor + 2]
    body = _body_look(features)
    follows = below and not below[0].bullet and not below[0].sentence and _length(below[0].rest) <= LONGEST_HEAD / 2
    return int(above.look != body and not follows)


def _tails(features: Sequence[_Features], anchors: Sequence[int], starts: Sequence[int], kind: str) -> list[int]:
    """How many head lines follow the dates: a number that most entries can have, more where the words are sure."""
    runs, alone = [], []
    for position, anchor in enumerate(anchors):
        end = starts[position + 1] if position + 1 < len(starts) else len(features)
        alone.append(not features[anchor].rest and starts[position] == anchor)
        runs.append(_run_after(features, anchor, end, kind, needed=alone[-1]))
    usual = median_low([len(run) - needed for run, needed in zip(runs, alone, strict=True)])
    return [max(min(usual + needed, len(run)), len(_sure_run(run))) for run, needed in zip(runs, alone, strict=True)]


def _sure_run(run: Sequence[float]) -> list[float]:
    sure = []
    for strength in run:
        if strength < 3:
            break
        sure.append(strength)
    return sure


def _run_after(features: Sequence[_Features], anchor: int, end: int, kind: str, *, needed: bool) -> list[float]:
    """The strengths of the lines right after `anchor` that can belong to its head."""
    run: list[float] = []
    body = _body_look(features)
    for index in range(anchor + 1, end):
        each = features[index]
        if len(run) >= MOST_TAIL and not _is_head_label(each):
            break
        if each.bullet or each.sentence or each.wrapped or is_description_label(each.line.text):
            break
        strength = _tail_strength(each, kind, (features[anchor].look, body), alone=needed and not run)
        if strength < 1:
            break
        run.append(strength)
    return run


def _has_other_label(each: _Features) -> bool:
    """Whether a line begins with a label that is none of an entry's head: 英语：流利."""
    labels = read_labels(each.line)
    return bool(labels) and labels[0].label_start == 0 and labels[0].field not in HEAD_LABELS


def _is_head_label(each: _Features) -> bool:
    labels = read_labels(each.line)
    return bool(labels) and labels[0].field in HEAD_LABELS


def _tail_strength(each: _Features, kind: str, looks: tuple[Look, Look], *, alone: bool) -> float:
    """How much a line after the dates reads like one of the head; `looks` are those of the dates and the text."""
    look, body = looks
    if is_grid(each.line) or (each.dates and not each.rest):
        return 3.0
    labels = [label.field for label in read_labels(each.line)]
    if labels:
        return 3.0 if labels[0] in HEAD_LABELS else 0.0
    if alone:
        return 3.0
    strength = _head_strength(each, kind)
    distinct = each.look == look != body and _length(each.rest) <= LONGEST_HEAD / 2
    if _length(each.rest) > LONGEST_HEAD / 2 and "\t" not in each.line.text and not distinct:
        strength -= 2
    if roles.VERB_START.match(each.rest) or roles.BODY_START.match(each.rest):
        strength = 0.0
    return max(strength, 1.0 if distinct else 0.0)


def _undated_starts(
    features: Sequence[_Features], anchors: Sequence[int], starts: Sequence[int], tails: Sequence[int]
) -> list[int]:
    """Heads without dates among dated ones: lines in the look of the first head lines, which the text has not."""
    looks = Counter(features[start].look for start in starts)
    look, count = looks.most_common(1)[0]
    if look == _body_look(features) or count < len(starts) or features[starts[0]].bullet:
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
        and _length(each.rest) <= LONGEST_HEAD / 2
    ]


# ---------------------------------------------------------------- entries without dates


def _undated_entries(features: Sequence[_Features], kind: str) -> tuple[Entry, ...]:
    """By the look of head lines, else by plain lines over bulleted ones, else one entry a paragraph."""
    body = _body_look(features)
    styled = [
        index
        for index, each in enumerate(features)
        if each.look != body and not each.bullet and not each.sentence and _length(each.rest) <= LONGEST_HEAD
    ]
    plain = [index for index, each in enumerate(features) if not each.bullet and not each.wrapped]
    bullets = [index for index, each in enumerate(features) if each.bullet]
    if styled and styled[0] == 0 and len(styled) < len(features) and _look_of_heads(features, styled):
        return _cut(features, _firsts(styled), styled)
    if bullets and plain and bullets[0] == 0 and all(index - 1 in bullets for index in plain):
        return _cut(features, bullets, bullets)
    if bullets and plain and plain[0] == 0 and not any(features[index].sentence for index in plain):
        return _cut(features, _firsts(plain), plain)
    colons = [index for index, each in enumerate(features) if COLON_END.search(each.line.text) and not each.sentence]
    if len(colons) > 1 and colons[0] == 0 and not any(index - 1 in colons for index in colons):
        return _cut(features, colons, colons)
    if kind == "education":
        schools = [i for i, each in enumerate(features) if not each.bullet and _has_school(each)]
        return _cut(features, schools or [0], schools or [0])
    starts = [index for index, each in enumerate(features) if not each.wrapped]
    return _cut(features, starts, starts)


def _look_of_heads(features: Sequence[_Features], styled: Sequence[int]) -> bool:
    """Whether lines in a look of their own are short, as heads are."""
    return sum(len(features[index].rest) for index in styled) <= len(styled) * LONGEST_HEAD / 2


def _has_school(each: _Features) -> bool:
    pieces, _ = split_line(each.line)
    return any(roles.school_score(piece.text) >= 3 for piece in pieces)


def _firsts(indexes: Sequence[int]) -> list[int]:
    """The first of each run of neighbours."""
    return [index for index in indexes if index - 1 not in indexes]


def _cut(features: Sequence[_Features], starts: Sequence[int], heads: Sequence[int]) -> tuple[Entry, ...]:
    bounds = [*starts, len(features)]
    entries = []
    for start, end in pairwise(bounds):
        head_end = start + 1
        while head_end < end and head_end in heads and head_end - start < MOST_TAIL:
            head_end += 1
        entries.append(_entry(features, start, head_end, end))
    return tuple(entries)
