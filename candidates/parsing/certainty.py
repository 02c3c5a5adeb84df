"""How sure a value is: no surer than the entry that it was read with, and than the recogniser of its characters."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from candidates.parsing.placed import HISTORIES
from candidates.parsing.records import Activity, Evidence, Line, Project, Resume, Value, Work

# Where what names an entry is unsure or wanting, the lines may be no entry, or those of another.
SURE = 0.9
OF_UNSURE_ENTRY = 0.85  # at most

Read = TypeVar("Read")
Named = TypeVar("Named", Work, Activity, Project)


def with_certainty(resume: Resume) -> Resume:
    """`resume`, the confidence of its values bounded by their entry, times that of the characters they stand in."""
    resume = replace(
        resume,
        work=tuple(_bounded(job, job.name, job.position) for job in resume.work),
        activities=tuple(_bounded(activity, activity.name, activity.role) for activity in resume.activities),
        projects=tuple(_bounded(project, project.name) for project in resume.projects),
    )
    seen = {line.number: line for line in resume.lines if any(span.confidence < 1 for span in line.spans)}
    if not seen:
        return resume
    return replace(resume, **{name: _weighed(getattr(resume, name), seen) for name in ("basics", *HISTORIES)})


def _bounded(entry: Named, *names: Value | None) -> Named:
    """An entry, none of its values surer than one of an entry whose names are not sure."""
    if all(name is not None and name.confidence >= SURE for name in names):
        return entry
    values = {each.name: getattr(entry, each.name) for each in fields(entry)}
    unsure = {
        name: replace(value, confidence=min(value.confidence, OF_UNSURE_ENTRY))
        for name, value in values.items()
        if isinstance(value, Value)
    }
    return replace(entry, **unsure)


def _weighed(read: Read, seen: Mapping[int, Line]) -> Read:
    """A value, a record or a tuple of them with the confidence of its values lowered."""
    if isinstance(read, Value):
        return replace(read, confidence=round(read.confidence * _certainty(read, seen), 3))
    if isinstance(read, tuple):
        return type(read)(_weighed(each, seen) for each in read)
    if is_dataclass(read) and not isinstance(read, type):
        return replace(read, **{each.name: _weighed(getattr(read, each.name), seen) for each in fields(read)})
    return read


def _certainty(value: Value, seen: Mapping[int, Line]) -> float:
    """The mean confidence of the characters that a value was read from; 1 where nothing was recognised."""
    parts = [part for place in value.evidence for part in _parts(place, seen.get(place.line))]
    count = sum(length for length, _ in parts)
    return sum(length * confidence for length, confidence in parts) / count if count else 1.0


def _parts(place: Evidence, line: Line | None) -> Iterator[tuple[int, float]]:
    """How many characters of `place` stand in each span, and the confidence of the span."""
    if line is None:
        yield place.end - place.start, 1.0
        return
    for span, start in zip(line.spans, line.starts, strict=True):
        shared = min(place.end, start + len(span.text)) - max(place.start, start)
        if shared > 0:
            yield shared, span.confidence
