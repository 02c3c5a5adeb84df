"""Section → entries: one job, one school, one project.

The entries of a section look alike, so its own pattern is learned first: where the dates stand, how many lines of a
head come before and after the line with the dates, which look the head lines have. Every entry is then read by it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from candidates.parsing.entries.anchors import find_anchors
from candidates.parsing.entries.dated import dated_entries
from candidates.parsing.entries.features import features_of
from candidates.parsing.entries.ordinals import counted_lines
from candidates.parsing.entries.posts import posts_apart
from candidates.parsing.entries.tables import labelled_entries, table_entries
from candidates.parsing.entries.undated import cut, is_list, undated_entries
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.records import Entry, Line, Same, Section

REMEMBERED = 32  # sections; of a combined one each kind of history asks for the entries
MEANWHILE = re.compile(
    r"\s*[(（]\s*[其期][间間]\s?[:：，,]?\s?(?P<studies>[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）]\s*$"
)
ADVICE = re.compile(r"\s*[(（](?![一二三四五六七八九十\d]{1,3}[)）])")  # no number of a line
MOST_ADVICE, LEAST_ADVICE = 4, 12  # lines and characters of advice in brackets under a heading


def read_entries(section: Section, *, kind: str = "") -> tuple[Entry, ...]:
    """The entries of a section. Lines before the first head that belong to none are left out.

    `kind` says how to read a section of a combined heading; by default its own kind decides.
    """
    return _entries_of(Same(section.lines), kind or section.kind, bool(section.also))


@lru_cache(maxsize=REMEMBERED)
def _entries_of(same: Same, kind: str, combined: bool) -> tuple[Entry, ...]:
    entries = _entries(same.lines, kind)
    if kind == "work":
        entries = tuple(part for entry in entries for part in posts_apart(entry))
    return tuple(part for entry in entries for part in _without_meanwhile(entry, keep=combined))


def _without_meanwhile(entry: Entry, *, keep: bool) -> tuple[Entry, ...]:
    """A post, and the studies beside it (（其间：2007.09—2010.06某大学在职学习）), which are an entry of their own."""
    for index, line in enumerate(entry.head):
        match = MEANWHILE.search(line.text)
        if match and find_dates(match["studies"]):
            low, high = match.span("studies")
            own = replace(line, text=line.text[: match.start()])
            studies = Entry((replace(line, text=" " * low + line.text[low:high]),), ())
            post = replace(entry, head=(*entry.head[:index], own, *entry.head[index + 1 :]))
            return (post, studies) if keep else (post,)
    return (entry,)


def _entries(written: Sequence[Line], kind: str) -> tuple[Entry, ...]:
    lines, counted = counted_lines(_without_advice([line for line in written if any(map(str.isalnum, line.text))]))
    if not lines:
        return ()
    table = table_entries(lines, kind)
    if table:
        return table
    labelled = labelled_entries(lines, kind)
    if labelled:
        return labelled
    features = features_of(lines, kind)
    if kind in ("activities", "projects") and is_list(features):
        starts = counted or [index for index, each in enumerate(features) if not each.wrapped]
        return cut(features, starts, starts)
    anchors = find_anchors(features)
    if anchors:
        return dated_entries(features, anchors, kind)
    return undated_entries(features, kind, counted)


def _without_advice(lines: list[Line]) -> list[Line]:
    """The lines after a template's advice in brackets right under the heading."""
    if not lines or not ADVICE.match(lines[0].text):
        return lines
    for index, line in enumerate(lines[:MOST_ADVICE]):
        if line.text.rstrip().endswith(("）", ")")):
            advice = sum(len(each.text) for each in lines[: index + 1])
            return lines[index + 1 :] if advice >= LEAST_ADVICE else lines
    return lines
