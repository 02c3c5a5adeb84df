"""Which lines with dates are those of an entry: not the notes, and not the dates told inside another entry."""

import re
from collections.abc import Sequence

from candidates.parsing.entries.features import HEAD_LABELS, LONGEST_HEAD, SURE_NAME, Features, head_strength, length
from candidates.parsing.fields import roles
from candidates.parsing.fields.dates import PRESENT
from candidates.parsing.fields.pieces import BULLET, DURATION, EXPECTED, GRADE, OPEN_RANGE, body_start, split_line
from candidates.parsing.labels import read_labels

# What is remarked behind the dates that end a line: `（硕博连读）`, `；辅修会计学`.
REMARK = re.compile(r"\s*[)）]?\s*(?:[(（][^()（）]*[)）]|[;；][^;；。\t]{1,20}[;；。]?)\s*$")
TELLS_OF_WORK = re.compile("(?:支援|援助|赴|借调|抽调|挂职|负责(?!人)|参与|协助|带领|完成|配合|承担|制定|主导)")


def find_anchors(features: Sequence[Features]) -> list[int]:
    """The lines whose dates are those of an entry."""
    able = [index for index, each in enumerate(features) if _can_anchor(each)]
    broken = {index for index in able if _opens_range(features, index)}
    able = [index for index in able if index - 1 not in broken]
    ranges = [index for index in able if features[index].has_range or index in broken]
    in_range = set(ranges)
    singles = [index for index in able if index not in in_range and _date_at_edge(features[index])]
    if not ranges:
        return _same_habit(features, singles)
    chosen = _same_habit(features, ranges)
    places = {date_place(features[index]) for index in chosen}
    looks = {(features[index].look, features[index].bullet) for index in chosen}
    chosen += [
        index
        for index in singles
        if date_place(features[index]) in places and (features[index].look, features[index].bullet) in looks
    ]
    return sorted(chosen)


def _opens_range(features: Sequence[Features], index: int) -> bool:
    """Whether a narrow cell broke a range over two lines: `2016/7-` beside the post, `2020/12` below."""
    each, below = features[index], features[index + 1 : index + 2]
    if (
        any(span.is_range for span in each.dates)
        or len(each.dates) != 1
        or not below
        or below[0].rest
        or len(below[0].dates) != 1
    ):
        return False
    return OPEN_RANGE.match(each.line.text, each.dates[0].finish) is not None and date_place(each) == "start"


def _can_anchor(each: Features) -> bool:
    if not each.dates or length(each.rest) > LONGEST_HEAD or _is_note(each):
        return False
    if not each.sentence:
        return True
    place = date_place(each)
    if each.has_range and place == "end":
        return not re.search("[。；;]", REMARK.sub("", each.rest))
    return place == "start" and not re.match(r"的|由|，?(?:我|主导)", each.rest)


def _is_note(each: Features) -> bool:
    """Whether the dates stand behind a label that is no label of an entry: 证书：CET-6（2016.12）."""
    labels = read_labels(each.line)
    if not labels or labels[0].field in HEAD_LABELS or labels[0].label_start > body_start(each.line.text):
        return False
    return bool(labels[0].field) or not _in_column_of_own(each)


def _in_column_of_own(each: Features) -> bool:
    """Whether a range ends the line behind a gap: words before a colon are a name then (纸鸢：笔记 ⇥ 2023.01-05)."""
    span = next((span for span in each.dates if span.is_range), None)
    return (
        span is not None and date_place(each) == "end" and each.line.text[: span.begin].rstrip(" (（").endswith("\t")
    )


def date_place(each: Features) -> str:
    """Where the dates of a line stand among its words: "start", "middle", "end", or "alone"."""
    span = next((span for span in each.dates if span.is_range), each.dates[0])
    text = each.line.text
    before = text[body_start(text) : span.begin].strip(" \t(（[【|｜·:：")
    after = EXPECTED.sub("", DURATION.sub("", text[span.finish :]))
    after = GRADE.sub("", REMARK.sub("", after) if before else after).strip(" \t)）]】|｜·，,；;。")
    if not before:
        return "start" if after else "alone"
    return "middle" if after else "end"


def _date_at_edge(each: Features) -> bool:
    return date_place(each) != "middle"


def _same_habit(features: Sequence[Features], anchors: list[int]) -> list[int]:
    """Of bulleted and plain dated lines the plain ones; bulleted ones alone only when they are not all the text."""
    plain = [index for index in anchors if not features[index].bullet]
    if plain and len(plain) < len(anchors) and not features[anchors[0]].bullet:
        return plain
    return anchors


def without_nested(features: Sequence[Features], anchors: Sequence[int], kind: str) -> list[int]:
    """Two dated lines of which the second is only dates belong together: the first keeps the entry."""
    kept: list[int] = []
    with_text = any(features[index].rest for index in anchors)
    for index in anchors:
        only_dates = not features[index].rest
        if kept and only_dates and with_text and features[index - 1].bullet and features[kept[0]].rest:
            continue
        if kept and kind == "work" and _is_told_inside(features[kept[-1]], features[index]):
            continue
        if kept and kind == "work" and _is_counted_inside(features[kept[-1]], features[index]):
            continue
        if kept and kind == "education" and _second_half(features, kept[-1], index):
            continue
        if kept and _are_ends(features, kept[-1], index):
            continue
        if kept and index == kept[-1] + 1 and only_dates and features[kept[-1]].rest:
            if not features[kept[-1]].has_range and features[index].has_range:
                kept[-1] = index
            continue
        kept.append(index)
    return kept


def _is_told_inside(job: Features, each: Features) -> bool:
    """Whether a dated line tells of work within the time of the job above it: 2018.09-2019.03 参与上线项目."""
    return TELLS_OF_WORK.match(each.rest) is not None and _is_within(job, each)


def _is_counted_inside(job: Features, each: Features) -> bool:
    """Whether a dated line counts what was done in the job above, which is not counted: （1）某小区 2020.3-2023.9."""
    counted = BULLET.match(each.line.text)
    if counted is None or not any(map(str.isdigit, counted[0])) or not _is_within(job, each):
        return False
    own = BULLET.match(job.line.text)
    names_employer = max((roles.company_score(piece.text) for piece in split_line(each.line)[0]), default=0.0)
    return (own is None or not any(map(str.isdigit, own[0]))) and names_employer <= SURE_NAME


def _is_within(job: Features, each: Features) -> bool:
    """Whether the time of one dated line lies in that of another."""
    if not (job.has_range and each.has_range and job.dates and each.dates):
        return False
    whole, part = job.dates[0], each.dates[0]
    return whole.start <= part.start and (part.end <= whole.end or whole.end == PRESENT)


def _second_half(features: Sequence[Features], first: int, second: int) -> bool:
    """Whether two neighbouring lines begin with one date each, the ends of one range: 2024.06 over 2020.09."""
    one, other = features[first], features[second]
    if second != first + 1 or one.has_range or other.has_range or date_place(one) not in ("start", "alone"):
        return False
    if date_place(other) not in ("start", "alone") or len(one.dates) != 1 or len(other.dates) != 1:
        return False
    return one.dates[0].start > other.dates[0].start > "" and head_strength(other, "education") < SURE_NAME


def _are_ends(features: Sequence[Features], first: int, second: int) -> bool:
    """Whether two neighbouring lines are nothing but one date each, first and last of a stay: 2019.07 over 2022.01."""
    one, other = features[first], features[second]
    if second != first + 1 or one.rest or other.rest or one.has_range or other.has_range:
        return False
    return len(one.dates) == len(other.dates) == 1 and "" < one.dates[0].start < other.dates[0].start
