"""Lines of a document that flows (Word, HTML, Markdown, text): its own lines; short table rows are one line."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from candidates.parsing.lines.building import build_line
from candidates.parsing.records import Line, Page, Span

Spans = tuple[Span, ...]
LONGEST_LINE = 2000  # characters; a paragraph of a résumé has a few hundred


def flow_lines(page: Page) -> list[Line]:
    """The lines of a page whose spans carry line numbers instead of boxes."""
    lines: list[Line] = []
    last = 0
    written = [tuple(group) for _, group in groupby(page.spans, key=lambda span: span.line)]
    for _, group in groupby(written, key=_table_row):
        row = list(group)
        if row[0][0].cell is not None and _is_one_line(row):
            row = [_with_tabs(row)]
        for spans in row:
            line = build_line(spans, [""] * len(spans), page=page.number)
            if line is not None:
                gap = float(max(spans[0].line - last - 1, 0)) if lines else 0.0
                first, *rest = _within_reach(replace(line, gap=gap))
                lines += [first, *(replace(part, gap=0.0) for part in rest)]
                last = spans[-1].line
    return lines


def _within_reach(line: Line) -> list[Line]:
    """The line; a monstrous one in parts, so that reading takes time in proportion to length."""
    parts: list[Line] = []
    start = 0
    while len(line.text) - start > LONGEST_LINE:
        space = max(line.text.rfind(mark, start + 1, start + LONGEST_LINE) for mark in " \t。；;，,")
        end = space + 1 if space > start else start + LONGEST_LINE
        parts.append(_part(line, start, end))
        start = end
    return [*parts, _part(line, start, len(line.text))] if parts else [line]


def _part(line: Line, start: int, end: int) -> Line:
    """The characters `start` to `end` of a line as a line, with the spans that they stand in."""
    kept = [
        (replace(span, text=span.text[max(start - begin, 0) : end - begin]), max(begin - start, 0))
        for span, begin in zip(line.spans, line.starts, strict=True)
        if begin < end and begin + len(span.text) > start
    ]
    return replace(
        line,
        text=line.text[start:end],
        spans=tuple(span for span, _ in kept),
        starts=tuple(begin for _, begin in kept),
    )


def _table_row(spans: Spans) -> tuple[int, int] | None:
    cell = spans[0].cell
    return (cell.table, cell.row) if cell else None


def _is_one_line(row: Sequence[Spans]) -> bool:
    """True where each cell of the row holds one line."""
    columns = [spans[0].cell.column for spans in row if spans[0].cell]
    return len(columns) == len(set(columns)) and len(columns) > 1


def _with_tabs(row: Sequence[Spans]) -> Spans:
    spans: list[Span] = list(row[0])
    for cell in row[1:]:
        spans.append(Span("\t", line=row[0][0].line))
        spans.extend(cell)
    return tuple(spans)
