"""The lines about a person → what is known of her: labelled values and free segments."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from candidates.parsing.fields.boxes import ticked
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.segments import PERSON_KINDS, Segment, person_lines, read_segments
from candidates.parsing.labels import LabelledValue, field_of, names_fields, read_labelled
from candidates.parsing.records import Line, Section, Value

LONGEST_PLACE = 60
WAITING = re.compile(r"待补充|待填|未填|暂无|无$|保密|面谈")


@dataclass(frozen=True, slots=True)
class Known:
    """What stands about the person: labelled values and free segments."""

    labelled: tuple[LabelledValue, ...]
    segments: tuple[Segment, ...]
    sought: frozenset[int] = frozenset()  # numbers of the lines about the search

    def at_home(self) -> tuple[Segment, ...]:
        """The segments outside the lines about the search, whose places are those she wants."""
        return tuple(each for each in self.segments if each.line.number not in self.sought)


def read_known(sections: Sequence[Section]) -> Known:
    """What the sections say about the person; a footer or another heading may hold labels as well."""
    lines = person_lines(sections)
    labelled = read_labelled(lines) + tuple(_labelled_elsewhere(sections))
    sought = {line.number for each in sections if each.kind == "intention" and not each.also for line in each.lines}
    below = {each.line.number for each in labelled if each.field == "label" and each.line is not each.label_line}
    return Known(labelled, tuple(_all_segments(lines)), frozenset(sought | below))


def _labelled_elsewhere(sections: Sequence[Section]) -> Iterable[LabelledValue]:
    """Labels outside the sections about the person, in a footer or under another heading, but not of an employer."""
    for section in sections:
        if section.kind not in (*PERSON_KINDS, "work", "projects", "activities", "education"):
            yield from read_labelled(section.lines)


def _all_segments(lines: Sequence[Line]) -> Iterable[Segment]:
    for segment in read_segments(lines):
        if any(span.is_range for span in find_dates(segment.line.text)):
            continue
        yield segment
        parts = segment.soft_parts()
        if len(parts) > 1:
            yield from parts
        elif " " in segment.text and len(segment.text) < LONGEST_PLACE:
            yield from segment.words()


def _labelled(known: Known, field: str) -> Iterable[tuple[Line, int, int]]:
    for each in known.labelled:
        text = each.line.text[each.start : each.end]
        if each.field == field and text and not WAITING.search(text) and not _is_column(text):
            yield each.line, *ticked(each.line.text, each.start, each.end)


def _is_column(text: str) -> bool:
    """Whether the next column of a table's header row stands where a value would: 政治面貌 ⇥ 工作单位及职务."""
    return bool(field_of(text)) or names_fields(text)


def first(known: Known, field: str, read: Callable[[Line, int, int], Value | None]) -> Value | None:
    """What `read` makes of the first labelled value of a field from which it makes something."""
    return next((value for place in _labelled(known, field) if (value := read(*place))), None)
