"""Counts the letters and digits of a document that stand in a field, and names the lines that found no place.

Titles of sections, the document's own title, labels of placed values and bullets count as placed.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from candidates.parsing.headings import is_furniture
from candidates.parsing.labels import read_labelled, read_labels
from candidates.parsing.records import Line, Resume, Section, Value, values_in

LEAST_UNPLACED = 2  # letters and digits; less than that in a line is a connecting word
HISTORIES = (
    *("education", "work", "projects", "activities", "publications", "patents"),
    *("awards", "certificates", "skills", "languages", "others"),
)


def count_placed(resume: Resume, sections: Sequence[Section]) -> Resume:
    """`resume` with its characters counted."""
    placed = _placed_by_values(resume)
    _place_titles(placed, resume.lines, sections)
    _place_labels(placed, sections)
    total, kept, unplaced = 0, 0, []
    for line in resume.lines:
        counted = [index for index, character in enumerate(line.text) if character.isalnum()]
        found = sum(index in placed[line.number] for index in counted)
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


def _placed_by_values(resume: Resume) -> defaultdict[int, set[int]]:
    placed: defaultdict[int, set[int]] = defaultdict(set)
    for _, value in all_values(resume):
        for place in value.evidence:
            placed[place.line].update(range(place.start, place.end))
    return placed


def _place_titles(placed: defaultdict[int, set[int]], lines: Sequence[Line], sections: Sequence[Section]) -> None:
    for section in sections:
        if section.title is not None and section.kind != "unknown":
            placed[section.title.number].update(range(len(section.title.text)))
    for line in lines:
        if is_furniture(line.text):
            placed[line.number].update(range(len(line.text)))


def _place_labels(placed: defaultdict[int, set[int]], sections: Sequence[Section]) -> None:
    """A label counts when its value does, or when it has none."""
    for section in sections:
        for line in section.lines:
            own = placed[line.number]
            for each in read_labels(line):
                if each.start == each.end or own.intersection(range(each.start, each.end)):
                    own.update(range(each.label_start, each.start))
        for found in read_labelled(section.lines):
            above = found.line is not found.label_line
            if above and placed[found.line.number].intersection(range(found.start, found.end)):
                placed[found.label_line.number].update(range(len(found.label_line.text)))
