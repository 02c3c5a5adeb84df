"""Lines of a document that flows (Word, HTML, Markdown, text): its own lines; short table rows are one line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from candidates.parsing.headings import read_title
from candidates.parsing.labels import field_of
from candidates.parsing.lines.building import build_line
from candidates.parsing.records import Line, Page, Span
from candidates.parsing.text import HAN_CHARACTER

Spans = tuple[Span, ...]
MOST_CELLS = 6  # of an entry in a table; forms have more in a row
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d")
NUMERALS = "一二三四五六七八九十"  # alone on a line they count something
BROKEN_LABEL = 5  # characters of a line of a label that its cell is too narrow for
LONGEST_LINE = 2000  # characters; a paragraph of a résumé has a few hundred


def flow_lines(page: Page) -> list[Line]:
    """The lines of a page whose spans carry line numbers instead of boxes."""
    lines: list[Line] = []
    last = 0
    written = _upright([tuple(group) for _, group in groupby(page.spans, key=lambda span: span.line)])
    for _, group in groupby(written, key=_table_row):
        row = list(group)
        if row[0][0].cell is not None and _is_one_line(row):
            row = [_with_tabs(row)]
        elif row[0][0].cell is not None:
            row = _beside_first_line(row)
        for spans in row:
            gap = float(max(spans[0].line - last - 1, 0)) if lines else 0.0
            for part in _within_reach(spans):
                line = build_line(part, [""] * len(part), page=page.number, gap=gap)
                if line is not None:
                    lines.append(line)
                    gap, last = 0.0, spans[-1].line
    return lines


def _upright(written: Sequence[Spans]) -> list[Spans]:
    """The lines, where those of a cell that are one label are one: set upright, or broken where the cell ends."""
    joined: list[Spans] = []
    for spans in written:
        before = joined[-1] if joined else ()
        is_same_cell = bool(before and spans[0].cell) and spans[0].cell == before[0].cell
        if is_same_cell and ((_is_letter(before[-1:]) and _is_letter(spans)) or _is_broken_label(before, spans)):
            joined[-1] = tuple(map(_closed_up, (*before, *spans)))
        else:
            joined.append(spans)
    return joined


def _is_broken_label(before: Spans, spans: Spans) -> bool:
    """True for 工作 over 经历 and 政治 over 面貌; two headings of their own over each other stay two."""
    upper, lower = _text(before), _text(spans)
    if max(len(upper), len(lower)) > BROKEN_LABEL:
        return False
    titles = read_title(upper), read_title(lower)
    return bool(field_of(upper + lower) or read_title(upper + lower)) and not all(
        each and each.strong for each in titles
    )


def _closed_up(span: Span) -> Span:
    """The letters of a label without the space that sets them apart: `入　党` over `时　间`."""
    return replace(span, text="".join(span.text.split()))


def _is_letter(spans: Spans) -> bool:
    text = _text(spans)
    return bool(HAN_CHARACTER.fullmatch(text)) and text not in NUMERALS


def _text(spans: Spans) -> str:
    return "".join(span.text for span in spans).strip()


def _within_reach(spans: Spans) -> Iterator[Spans]:
    """The spans of a line; of a monstrous one in parts, so that time and memory stay in proportion to length."""
    held: list[Span] = []
    room = LONGEST_LINE
    for span in spans:
        start = 0
        while len(span.text) - start > room:
            end = _cut(span.text, start, start + room)
            yield (*held, replace(span, text=span.text[start:end]))
            start, held, room = end, [], LONGEST_LINE
        held.append(replace(span, text=span.text[start:]) if start else span)
        room -= len(span.text) - start
    yield tuple(held)


def _cut(text: str, start: int, limit: int) -> int:
    """Where to cut `text` between `start` and `limit`: after the last mark that ends something."""
    mark = max(text.rfind(each, start + 1, limit) for each in " \t。；;，,")
    return mark + 1 if mark > start else limit


def _table_row(spans: Spans) -> tuple[int, int] | None:
    cell = spans[0].cell
    return (cell.table, cell.row) if cell else None


def _is_one_line(row: Sequence[Spans]) -> bool:
    """True where each cell of the row holds one line."""
    columns = [spans[0].cell.column for spans in row if spans[0].cell]
    return len(columns) == len(set(columns)) and len(columns) > 1


def _beside_first_line(row: Sequence[Spans]) -> list[Spans]:
    """The lines of a row of the table in which one cell is longer: a year in another stands beside its first line."""
    cells = [list(lines) for _, lines in groupby(row, key=lambda spans: spans[0].cell)]
    tall = [cell for cell in cells if len(cell) > 1]
    dated = [cell for cell in cells if len(cell) == 1 and YEAR.search("".join(span.text for span in cell[0]))]
    if len(tall) != 1 or not dated or len(cells) > MOST_CELLS:
        return list(row)
    return [_with_tabs([cell[0] for cell in cells]), *tall[0][1:]]


def _with_tabs(row: Sequence[Spans]) -> Spans:
    spans: list[Span] = list(row[0])
    for cell in row[1:]:
        spans.append(Span("\t", line=row[0][0].line))
        spans.extend(cell)
    return tuple(spans)
