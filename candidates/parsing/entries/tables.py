"""Entries that say their fields themselves: rows under a header row, and labelled lines (公司：… 职位：…)."""

from collections.abc import Sequence
from itertools import pairwise

from candidates.parsing.entries.features import HEAD_LABELS
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.descriptions import is_grid
from candidates.parsing.fields.pieces import BULLET
from candidates.parsing.labels import read_labels, table_columns
from candidates.parsing.records import Entry, Line

# Labels that open an entry, and labels whose lines are part of its head.
OPENING = {
    "work": ("company", "dates", "position", "start"),
    "education": ("school", "dates", "degree", "start", "area"),
    "projects": ("project", "dates", "role", "start"),
    "activities": ("organization", "project", "dates", "position", "start"),
}


def table_entries(lines: Sequence[Line], kind: str) -> tuple[Entry, ...]:
    """The rows under a header row (时间段 | 院校 | 专业); lines between the rows belong to the row above."""
    header = next((i for i, line in enumerate(lines[:2]) if table_columns(line) and not find_dates(line.text)), None)
    if header is None:
        return ()
    columns = table_columns(lines[header])
    rows = [index for index in range(header + 1, len(lines)) if _is_row(lines[index], columns)]
    bounds = [*rows, len(lines)]
    return tuple(Entry((lines[start],), tuple(lines[start + 1 : end]), columns) for start, end in pairwise(bounds))


def _is_row(line: Line, columns: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in line.text.split("\t")]
    if len(cells) < 2 or (len(cells) < len(columns) - 1 and not (columns[0] == "dates" and _is_range(cells[0]))):
        return False
    dated = [index for index, column in enumerate(columns) if column in ("dates", "start")]
    return not dated or any(find_dates(cell) for cell in cells)


def _is_range(cell: str) -> bool:
    """Whether a cell is nothing but a range of dates, as before the cells of a row of which some are empty."""
    spans = find_dates(cell)
    return len(spans) == 1 and spans[0].is_range and (spans[0].begin, spans[0].finish) == (0, len(cell))


def labelled_entries(lines: Sequence[Line], kind: str) -> tuple[Entry, ...]:
    """Entries written as labels (公司：… 职位：…): a new one begins where the first of them comes again."""
    openings = OPENING.get(kind, OPENING["work"])
    first_fields = [_opening_field(line, openings) for line in lines]
    opener = next((field for field in first_fields if field), "")
    if not opener or first_fields.index(opener) > 1 or not _mostly_labels(lines, first_fields, openings):
        return ()
    lead = first_fields.index(opener)
    counted = lead == 1 and _is_counted(lines[0])
    starts = [
        index - lead if _names_entry(lines[index - lead]) or (counted and _is_counted(lines[index - 1])) else index
        for index, field in enumerate(first_fields)
        if field == opener
    ]
    starts[0] = 0
    ends = [*starts[1:], len(lines)]
    return tuple(_labelled_entry(lines[start:end]) for start, end in zip(starts, ends, strict=True))


def _is_counted(line: Line) -> bool:
    """Whether a line over the first label of an entry is its name with a number before it: ②海石集团."""
    mark = BULLET.match(line.text)
    return mark is not None and any(sign.isnumeric() for sign in mark[0]) and not read_labels(line)


def _names_entry(line: Line) -> bool:
    """Whether a line over the first label of an entry can be its name: no label, bullet or sentence."""
    return not read_labels(line) and not BULLET.match(line.text) and not line.text.rstrip().endswith(("。", "；"))


def _opening_field(line: Line, openings: Sequence[str]) -> str:
    fields = [each.field for each in read_labels(line)]
    return fields[0] if fields and fields[0] in openings else ""


def _mostly_labels(lines: Sequence[Line], first_fields: Sequence[str], openings: Sequence[str]) -> bool:
    """Whether the section has no dated head lines beside its labels."""
    kinds = {field for field in first_fields if field}
    pairs = sum(len([each for each in read_labels(line) if each.field in HEAD_LABELS]) for line in lines[:4])
    unlabelled_ranges = sum(
        any(span.is_range for span in find_dates(line.text)) for line in lines if not read_labels(line)
    )
    named = first_fields[0] == openings[0]
    return (named or len(kinds) > 1 or pairs > 1) and not unlabelled_ranges


def _labelled_entry(lines: Sequence[Line]) -> Entry:
    head: list[Line] = []
    for index, line in enumerate(lines):
        fields = [each.field for each in read_labels(line)]
        if not (fields and fields[0] in HEAD_LABELS) and not is_grid(line) and (head or index > 1):
            return Entry(tuple(head), tuple(lines[index:]))
        head.append(line)
    return Entry(tuple(head), ())
