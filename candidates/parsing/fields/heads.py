"""Entries → pieces, dates and descriptions, alike for schools, jobs, projects and activities."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from candidates.parsing.fields import roles
from candidates.parsing.fields.assigning import Scorer, assign_roles
from candidates.parsing.fields.dates import DASH, PRESENT, DateSpan, find_dates, find_range
from candidates.parsing.fields.descriptions import is_grid, read_description
from candidates.parsing.fields.firms import is_firm_fact
from candidates.parsing.fields.pieces import OPEN_RANGE, Piece, split_lines
from candidates.parsing.labels import read_labels
from candidates.parsing.records import Entry, Line, Value

DATE_CONFIDENCE = 0.95
LEAST_COURSES = 3  # things behind the label of a field that make it a list of courses
OPEN_CONFIDENCE = 0.8  # of an end that is only left open
# Cells of a job-site's row about the employer: how many work there, whose it is.
CELL = re.compile(r"[^\t|｜]*[^\t|｜\s][^\t|｜]*")
SURE_WORDS = 3  # score of a cell that names a post, a department or an employer
BROKEN = re.compile(rf"\s*(?:{DASH}|[至到])+\s*")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of an entry says: role → piece, the pieces left over, its dates."""

    entry: Entry
    roles: dict[str, Piece]
    rest: tuple[Piece, ...]
    start: Value | None
    end: Value | None

    def value(self, role: str, *, confidence: float = 0.9) -> Value | None:
        piece = self.roles.get(role)
        return piece.value(confidence=confidence) if piece else None


def read_heads(
    entries: Sequence[Entry], scorers: Mapping[str, Scorer], *, labels: Mapping[str, str]
) -> tuple[Head, ...]:
    """The heads of the entries of one section, read together since they look alike."""
    split = [_pieces(entry) for entry in entries]
    dated = {"dates", "start", "end"}
    candidates = [[piece for piece in pieces if piece.label not in dated] for pieces in split]
    assigned = assign_roles(candidates, scorers, labels=labels)
    heads = []
    for entry, pieces, told in zip(entries, split, assigned, strict=True):
        used = {(piece.line.number, piece.start) for piece in told.values()}
        rest = tuple(
            piece
            for piece in pieces
            if not piece.label and not any(_covers(piece, line, start) for line, start in used)
        )
        start, end = _dates(entry)
        heads.append(Head(entry, told, rest, start, end))
    return tuple(heads)


def _covers(piece: Piece, line: int, start: int) -> bool:
    return piece.line.number == line and piece.start <= start < piece.end


def _pieces(entry: Entry) -> tuple[Piece, ...]:
    lines = [line for each in entry.head if (line := _without_grid(each))]
    if entry.columns and len(lines) == 1 and lines[0].text.count("\t") + 1 == len(entry.columns):
        return _cells(lines[0], entry.columns)
    return tuple(piece for piece in split_lines(lines)[0] if not _lists_courses(piece))


def _lists_courses(piece: Piece) -> bool:
    """主修：审计学、税法、财务管理 are no fields of study."""
    return piece.label == "area" and len(re.split(r"[、,，;；]", piece.text)) >= LEAST_COURSES


def _without_grid(line: Line) -> Line | None:
    """A line of a head without what a job-site's grid says in it; None where nothing else stands in it.

    `研发部 │ 苏州 │ 管理责任：4人` stays, of `店长 | 门店部 | 酒店/旅游 | 50-150人` the post and its department.
    """
    if not is_grid(line):
        return line
    if labels := read_labels(line):
        first = min(each.label_start for each in labels)
        return line if any(map(str.isalnum, line.text[:first])) else None
    end = _end_of_words(line.text)
    return replace(line, text=line.text[:end]) if end else None


def _end_of_words(text: str) -> int:
    """Where a row without labels goes on from post, department or employer to trade, size and owner of the firm."""
    cells = list(CELL.finditer(text))
    told = [cell[0].strip() for cell in cells]
    facts = next((index for index, cell in enumerate(told) if is_firm_fact(cell)), len(told))
    kept = facts
    while kept and not (_is_in_head(told[kept - 1]) or (kept == 1 < facts and not roles.is_trade(told[0]))):
        kept -= 1
    return cells[kept - 1].end() if kept else 0


def _is_in_head(cell: str) -> bool:
    if roles.is_trade(cell):
        return False
    return any(
        score(cell) >= SURE_WORDS for score in (roles.position_score, roles.department_score, roles.company_score)
    )


def _described_cell(entry: Entry) -> Value | None:
    """The cell of a table row under 工作内容 or the like."""
    cell = next((piece for piece in _pieces(entry) if piece.label == "description"), None)
    return cell.value(confidence=0.9) if cell else None


def _cells(line: Line, columns: Sequence[str]) -> tuple[Piece, ...]:
    """The cells of a table row, each with the name of its column."""
    found, start = [], 0
    for index, cell in enumerate(line.text.split("\t")):
        if index < len(columns) and cell.strip():
            piece = Piece(line, start, start + len(cell), (0, index), columns[index]).part(0, len(cell))
            found.append(piece)
        start += len(cell) + 1
    return tuple(found)


def _dates(entry: Entry) -> tuple[Value | None, Value | None]:
    """Start and end: of the first range in the head, else of its dates; start and end may have labels of their own."""
    spans = [(line, span) for line in entry.head for span in find_dates(line.text)]
    ranged = next(((line, span) for line, span in spans if span.is_range), None)
    if ranged:
        return _values(*ranged)
    labelled = _labelled_dates(entry)
    if labelled:
        return labelled
    broken = _broken_range(entry, spans)
    if broken:
        return broken
    on_one_line = spans and all(line is spans[0][0] for line, _ in spans)
    if on_one_line and (open_end := _open_end(*spans[0])):
        return _values(*spans[0])[0], open_end
    if len(spans) == 2 and not any(span.end for _, span in spans):
        return _two_dates(spans)
    return _values(*spans[0]) if spans else (None, None)


def _open_end(line: Line, span: DateSpan) -> Value | None:
    """The present, for a range that has a mark and no end: `2021/10–` before other cells, `2017年5月起`."""
    if line.text[span.begin : span.finish].endswith("起"):
        return line.value(span.finish - 1, span.finish, text=PRESENT, confidence=OPEN_CONFIDENCE)
    mark = OPEN_RANGE.match(line.text, span.finish)
    if mark is None or not line.text[mark.end() :].strip():
        return None
    return line.value(*mark.span(), text=PRESENT, confidence=OPEN_CONFIDENCE)


def _broken_range(entry: Entry, spans: Sequence[tuple[Line, DateSpan]]) -> tuple[Value | None, Value | None] | None:
    """A range that is broken over two lines: `2010年-` above `2014年`."""
    lines = (*entry.head, *entry.body[:1])
    for line, span in spans:
        following = next((other for other in lines if other.number > line.number), None)
        if following is None or not BROKEN.fullmatch(line.text[span.finish :]):
            continue
        joined = find_range(f"2000-{following.text.lstrip()[:12]}")
        if joined and joined.is_range:
            low = len(following.text) - len(following.text.lstrip())
            length = joined.end_place[1] - joined.end_place[0]
            end = following.value(low, low + length, text=joined.end, confidence=0.8)
            return _values(line, span)[0], end
    return None


def _two_dates(spans: Sequence[tuple[Line, DateSpan]]) -> tuple[Value | None, Value | None]:
    """Two dates at the beginning of two lines are the ends of one range, whichever is printed first."""
    (one, first), (other, second) = spans
    if one.number == other.number:
        return _values(one, first)
    low, high = sorted(((one, first), (other, second)), key=lambda pair: pair[1].start)
    return _values(*low)[0], _values(*high)[0]


def _labelled_places(entry: Entry) -> Iterator[tuple[Line, str, int, int]]:
    """Where the values of 入学时间, 毕业时间 and the like stand, behind their labels or in cells under them."""
    if entry.columns:
        places = ((piece.line, piece.label, piece.start, piece.end) for piece in _pieces(entry))
    else:
        places = ((line, each.field, each.start, each.end) for line in entry.head for each in read_labels(line))
    return (place for place in places if place[1] in ("start", "end"))


def _labelled_dates(entry: Entry) -> tuple[Value | None, Value | None] | None:
    found: dict[str, Value] = {}
    for line, field, low, high in _labelled_places(entry):
        for span in find_dates(line.text[low:high])[:1]:
            place = (low + span.begin, low + span.finish)
            found[field] = line.value(*place, text=span.start or span.end, confidence=DATE_CONFIDENCE)
    return (found.get("start"), found.get("end")) if found else None


def _values(line: Line, span: DateSpan) -> tuple[Value | None, Value | None]:
    def value(iso: str, place: tuple[int, int]) -> Value | None:
        return line.value(*place, text=iso, confidence=DATE_CONFIDENCE) if iso else None

    return value(span.start, span.start_place), value(span.end, span.end_place)


def _joined(first: Value | None, second: Value | None) -> Value | None:
    """A cell that goes on below its row."""
    if first is None or second is None:
        return first or second
    confidence = min(first.confidence, second.confidence)
    return Value(f"{first.text}\n{second.text}", confidence, first.evidence + second.evidence)


def describe(head: Head, around: Sequence[Line], *, after: Piece | None = None) -> Value | None:
    """The description of an entry: its body without the rows of a job-site's grid.

    An entry of one line has the words after its last role (or after the piece `after`) as its description.
    """
    if head.entry.columns:
        return _joined(_described_cell(head.entry), read_description(head.entry.body, around=around))
    body = [line for line in head.entry.body if not is_grid(line)]
    if body or len(head.entry.head) != 1 or not head.rest:
        return read_description(body, around=around)
    line = head.entry.head[0]
    last = max((piece.end for piece in (*head.roles.values(), after) if piece and piece.line is line), default=0)
    rest = [piece for piece in head.rest if piece.line is line and piece.start >= last]
    if not rest or (head.start is not None and any(place.start > rest[0].start for place in head.start.evidence)):
        return None
    finish = len(line.text.rstrip())
    return line.value(rest[0].start, finish, text=line.text[rest[0].start : finish].strip(), confidence=0.7)
