"""Lines of a page with places (PDF, pictures): regions, rows in them, and the white space inside and around rows."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from candidates.parsing.lines.building import build_line
from candidates.parsing.lines.columns import Drawn, Region, regions_of
from candidates.parsing.lines.lifting import with_cells_first
from candidates.parsing.lines.merged import label_panels, with_labels_level
from candidates.parsing.lines.names import with_names_in_cells
from candidates.parsing.lines.ranges import with_ranges_in_cells
from candidates.parsing.lines.rows import Row, place, row_of, rows_of
from candidates.parsing.lines.seen import as_seen
from candidates.parsing.lines.tables import borders, is_between, side_cells, table_rows
from candidates.parsing.lines.turned import upright
from candidates.parsing.records import Box, Line, Page, Span
from candidates.parsing.text import HAN, HAN_CHARACTER

# White space between spans of one row, in font sizes.
WORD_SPACE = 0.15
HAN_SPACE = 0.4
EM_SPACE = 0.95
TAB_SPACE = 2.2
LABEL_SPACE = 4.5
CELL_LABEL_SPACE = 2.6
LINE_BREAK = -1.0  # what goes on further left is the next line of a cell
STOP_SPACE = 0.55  # less is enough where several rows go on at the same place
SAME_STOP = 1.0  # points
LEAST_STOPS = 3
LATIN, LATIN_OR_DIGIT = re.compile("[A-Za-z]"), re.compile("[A-Za-z0-9]")
HAN_LABEL = re.compile(f"[{HAN}](?:\\s*[:：]|$)")


def page_lines(page: Page) -> list[Line]:
    """The lines of `page` in reading order."""
    spans = [span for span in page.spans if span.box is not None and span.text.strip()]
    lines: list[Line] = []
    size = type_size(spans)
    spans = as_seen(spans, size) if page.route == "ocr" else list(upright(spans))
    tables = table_rows(page.rules, size)
    cells = [*side_cells(page.rules, tables), *label_panels(page.panels, spans, size)]
    spans, rows = with_labels_level(spans, cells, tables)
    drawn = Drawn(page.rules, rows, page.panels)
    down = borders(page.rules)
    for region in regions_of(spans, size, drawn=drawn) if spans else ():
        lines.extend(_region_lines(region, page.number, drawn.tables, down))
    return lines


def type_size(spans: Sequence[Span]) -> float:
    """The size in which most characters of the page are set."""
    count: Counter[float] = Counter()
    for span in spans:
        count[round(span.size)] += len(span.text)
    return max(count.most_common(1)[0][0], 1.0) if count else 1.0


def _region_lines(region: Region, page: int, tables: Sequence[Box], down: Sequence[Box]) -> list[Line]:
    lines: list[Line] = []
    rows = with_names_in_cells(with_ranges_in_cells(with_cells_first(rows_of(region.spans, tables), tables)))
    if region.label:
        rows[:1] = [row_of([*region.label, *(rows[0].spans if rows else ())])]
    stops = _tab_stops(rows)
    left = min(row.left for row in rows)
    above: Row | None = None
    for row in rows:
        line = build_line(row.spans, _separators(row, stops, down), page=page)
        if line is None:
            continue
        gap = max(0.0, row.top - above.bottom) / (row.height or 1.0) if above else 0.0
        lines.append(replace(line, column=region.column, gap=round(gap, 2), indent=round(row.left - left, 1)))
        above = row
    return lines


def _tab_stops(rows: Sequence[Row]) -> list[float]:
    """Left edges to which several rows of a region jump over white space."""
    jumps = sorted(
        place(span).left
        for row in rows
        for before, span in pairwise(row.spans)
        if place(span).left - place(before).right > STOP_SPACE * span.size
    )
    return [left for left, other in zip(jumps, jumps[LEAST_STOPS - 1 :]) if other - left < SAME_STOP]


def _separators(row: Row, stops: Sequence[float], down: Sequence[Box]) -> list[str]:
    """What stands before each span of a row: a tab at a border, else nothing to a tab, as wide as the gap."""
    beside = [border for border in down if border.top < row.bottom and border.bottom > row.top]
    separators = [""]
    for before, span in pairwise(row.spans):
        if any(is_between(border, place(before), place(span)) for border in beside):
            separators.append("\t")
            continue
        size = min(before.size, span.size) or place(span).height
        gap = (place(span).left - place(before).right) / size
        if (
            not is_spaced_label(gap, before.text, span.text)
            and gap > STOP_SPACE
            and any(stop <= place(span).left < stop + SAME_STOP for stop in stops)
        ):
            separators.append("\t")
        else:
            separators.append(separator(gap, before.text, span.text))
    return separators


def is_spaced_label(gap: float, before: str, after: str) -> bool:
    """True for `姓   名：`, set as wide as labels of four characters; without a colon in its cell, less wide."""
    before, after = before.strip(), after.strip()
    if len(before) != 1 or not HAN_CHARACTER.match(before) or not HAN_LABEL.match(after):
        return False
    return gap < (CELL_LABEL_SPACE if len(after) == 1 else LABEL_SPACE)


def separator(gap: float, before: str, after: str) -> str:
    """The white space for a gap of so many font sizes between two texts."""
    if gap >= TAB_SPACE and not is_spaced_label(gap, before, after):
        return "\t"
    if gap >= EM_SPACE:
        return "\u3000"
    if before.endswith(" "):
        return ""
    if gap < LINE_BREAK and LATIN.match(before.rstrip(".")[-1:]) and LATIN_OR_DIGIT.match(after):
        return " "
    is_han = HAN_CHARACTER.match(before[-1]) or HAN_CHARACTER.match(after)
    return " " if gap > (HAN_SPACE if is_han else WORD_SPACE) else ""
