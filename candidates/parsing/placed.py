"""Counts the letters and digits of a document that stand in a field, and names the lines that found no place.

Titles of sections, the document's own title, labels of placed values and bullets count as placed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from candidates.parsing.closing import closing_lines, is_furniture_line
from candidates.parsing.headings import is_furniture
from candidates.parsing.labels import read_labelled, read_labels
from candidates.parsing.records import Line, Resume, Section, Value, values_in

Marks = dict[int, bytearray]  # number of a line → 1 for each of its characters that has a place
LEAST_UNPLACED = 2  # letters and digits; less than that in a line is a connecting word
HISTORIES = (
    *("education", "work", "projects", "activities", "publications", "patents"),
    *("awards", "certificates", "skills", "languages", "others"),
)


def count_placed(resume: Resume, sections: Sequence[Section]) -> Resume:
    """`resume` with its characters counted."""
    placed = {line.number: bytearray(len(line.text)) for line in resume.lines}
    _place_values(placed, resume)
    _place_titles(placed, resume.lines, sections)
    _place_labels(placed, sections)
    total, kept, unplaced = 0, 0, []
    for line in resume.lines:
        counted = [index for index, character in enumerate(line.text) if character.isalnum()]
        found = sum(map(placed[line.number].__getitem__, counted))
        total += len(counted)
        kept += found
        if len(counted) - found >= LEAST_UNPLACED:
            unplaced.append(line.number)
    return replace(resume, characters=total, placed_characters=kept, unplaced=tuple(unplaced))


def all_values(resume: Resume) -> Iterator[tuple[str, Value]]:
    """Yield (path, value) for every value of a résumé; the path is `/work/0/position`."""
    for name, value in values_in(resume.basics):
        yield f"/basics/{name}", value
    for history in HISTORIES:
        for index, record in enumerate(getattr(resume, history)):
            for name, value in values_in(record):
                yield f"/{history}/{index}/{name}", value


def _place_values(placed: Marks, resume: Resume) -> None:
    for _, value in all_values(resume):
        for place in value.evidence:
            _mark(placed[place.line], place.start, place.end)


def _mark(marks: bytearray, start: int, end: int) -> None:
    marks[start:end] = b"\1" * len(marks[start:end])


def _place_titles(placed: Marks, lines: Sequence[Line], sections: Sequence[Section]) -> None:
    for section in sections:
        if section.title is not None and section.kind != "unknown":
            _mark(placed[section.title.number], 0, len(section.title.text))
    for line in (
        *closing_lines(lines),
        *(line for line in lines if is_furniture(line.text) or is_furniture_line(line)),
    ):
        _mark(placed[line.number], 0, len(line.text))


def _place_labels(placed: Marks, sections: Sequence[Section]) -> None:
    """A label counts when its value does, or when it has none."""
    for section in sections:
        for line in section.lines:
            own = placed[line.number]
            for each in read_labels(line):
                if each.start == each.end or any(own[each.start : each.end]):
                    _mark(own, each.label_start, each.start)
        for found in read_labelled(section.lines):
            above = found.line is not found.label_line
            if above and any(placed[found.line.number][found.start : found.end]):
                _mark(placed[found.label_line.number], 0, len(found.label_line.text))
