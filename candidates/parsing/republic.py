"""Years of two digits in a document that counts from the founding of the Republic (94.9–98.6 beside 105.6–108.3)."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from candidates.parsing.fields.dates import REPUBLIC_OFFSET
from candidates.parsing.records import Activity, Education, Project, Resume, Value, Work

FULL = re.compile(r"民[国國]|1[01]\d(?!\d)")
SHORT = re.compile(r"(?P<year>[6-9]\d)(?=\s?[./年])")
Record = TypeVar("Record", Education, Work, Project, Activity)


def with_republic(resume: Resume) -> Resume:
    """`resume`, its short years counted in the calendar in which other dates of the same document are written."""
    lines = {line.number: line.text for line in resume.lines}
    records: tuple[Education | Work | Project | Activity, ...]
    records = (*resume.education, *resume.work, *resume.projects, *resume.activities)
    if not any(FULL.match(_written(date, lines)) for each in records for date in (each.start_date, each.end_date)):
        return resume
    return replace(
        resume,
        education=tuple(_counted(each, lines) for each in resume.education),
        work=tuple(_counted(each, lines) for each in resume.work),
        projects=tuple(_counted(each, lines) for each in resume.projects),
        activities=tuple(_counted(each, lines) for each in resume.activities),
    )


def _counted(record: Record, lines: Mapping[int, str]) -> Record:
    return replace(record, start_date=_date(record.start_date, lines), end_date=_date(record.end_date, lines))


def _date(value: Value | None, lines: Mapping[int, str]) -> Value | None:
    short = SHORT.match(_written(value, lines))
    return replace(value, text=f"{int(short['year']) + REPUBLIC_OFFSET}{value.text[4:]}") if value and short else value


def _written(value: Value | None, lines: Mapping[int, str]) -> str:
    """The words that a date was read from."""
    place = value.evidence[0] if value and value.evidence else None
    return lines.get(place.line, "")[place.start : place.end] if place else ""
