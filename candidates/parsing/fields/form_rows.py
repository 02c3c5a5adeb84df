"""Sections → sections: a row of a form that asks for something else than the heading above it stands by itself.

`特长 | CAD、Revit` below the last job, `可到岗日期 | 一周内` below the honours.
"""

import re
from collections.abc import Iterator, Sequence

from candidates.parsing.fields.dates import find_dates
from candidates.parsing.headings import read_title
from candidates.parsing.labels import read_labels
from candidates.parsing.records import Line, Section

LISTS = frozenset(("awards", "certificates", "skills", "languages"))
HISTORIES = frozenset(("work", "projects", "activities"))
# What is asked of the person and never of a certificate or an honour.
ASKED = frozenset(
    (
        *("phone", "email", "location", "household", "birth", "marital_status", "postcode"),
        *("expected_salary", "expected_city", "availability"),
    )
)
TITLE = re.compile(r"[一-鿿]{2,8}")
# What no row of a single job or project asks for.
BESIDE_ENTRIES = re.compile(
    r"特长|特長|专长|專長|爱好|愛好|外语|外語|英语|证书|證書|资格|資格|职称|驾照|计算机|获奖|奖惩|奖励|荣誉"
)


def with_rows_apart(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections, in place of those with such rows the parts before, in and behind them."""
    return tuple(part for section in sections for part in _parts(section))


def _parts(section: Section) -> Iterator[Section]:
    kinds = {section.kind, *section.also}
    if not kinds & (LISTS | HISTORIES) or "other" in kinds:
        yield section
        return
    begin = 0 if kinds <= LISTS else _behind_entries(section.lines)
    asked = ["" if index < begin else _kind(line, kinds) for index, line in enumerate(section.lines)]
    if not any(asked):
        yield section
        return
    yield Section(section.kind, section.title, _only(section.lines, asked, ""), section.also)
    for kind in dict.fromkeys(filter(None, asked)):
        yield Section(kind, None, _only(section.lines, asked, kind))


def _only(lines: Sequence[Line], asked: Sequence[str], kind: str) -> tuple[Line, ...]:
    return tuple(line for line, each in zip(lines, asked, strict=True) if each == kind)


def _behind_entries(lines: Sequence[Line]) -> int:
    """The place behind the last line that dates an entry."""
    dated = [index for index, line in enumerate(lines) if any(span.is_range for span in find_dates(line.text))]
    return dated[-1] + 1 if dated else 0


def _kind(line: Line, kinds: set[str]) -> str:
    """The kind of section that a row belongs to, "" where it belongs to the section that it stands in."""
    first, tab, rest = line.text.strip().partition("\t")
    if not tab or not rest.strip():
        return ""
    if any(label.field in ASKED for label in read_labels(line)):
        return "identity" if kinds <= LISTS else ""
    title = read_title(first.strip()) if TITLE.fullmatch(first.strip()) else None
    if title is None or set(title.kinds) & kinds or not set(title.kinds) <= LISTS | {"interests"}:
        return ""
    return title.kinds[0] if kinds <= LISTS or BESIDE_ENTRIES.search(first) else ""
