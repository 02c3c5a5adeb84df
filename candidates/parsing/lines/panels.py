"""Boxes drawn on a page → columns: a sidebar on its background, cards beside each other."""

from collections.abc import Sequence

from candidates.parsing.lines.gutters import SAME_EDGE, Split, bands
from candidates.parsing.lines.rows import Row, middle, place, rows_of
from candidates.parsing.lines.stacks import is_level
from candidates.parsing.records import Box, Span

LEAST_ROWS = 2  # a panel with a single one is the bar behind a heading, or a cell
# A panel around so much of a page parts nothing of it.
WHOLE = 0.8
# Share of the letters of a side that stand in its panels: headings stand outside, above them.
WITHIN = 0.75
# In type sizes: labels, and what is drawn behind a column of them.
LABEL_WIDTH, LABEL_PANEL = 7.0, 10.0
# What is drawn goes before what white space lets guess.
DRAWN_WORTH = 1000.0
MARGIN = 1.0  # type sizes inside a panel that nothing is set in
HANGING = 1.0  # points by which letters may stand over the edge of their panel


def text_panels(panels: Sequence[Box], spans: Sequence[Span]) -> list[Box]:
    """Those of `panels` that hold several rows of text, but not nearly all of `spans`."""
    kept: list[Box] = []
    for panel in panels:
        held = [span for span in spans if _holds(panel, span)]
        if len(held) < LEAST_ROWS or len(held) > WHOLE * len(spans) or panel in kept:
            continue
        if len(rows_of(held)) >= LEAST_ROWS:
            kept.append(panel)
    return kept


def drawn_splits(spans: Sequence[Span], size: float, *, walls: Sequence[Box], panels: Sequence[Box]) -> list[Split]:
    """The edges of `panels` beside which other text stands, between boxes (`walls`) that go across."""
    boxes = [*(place(span) for span in spans), *walls, *across(panels, size)]
    edges = sorted({edge for panel in panels for edge in (panel.left, panel.right)})
    return [
        split
        for edge in edges
        for top, bottom in bands(boxes, edge, size)
        if (split := _judge(spans, edge, size, panels=[each for each in panels if _is_between(each, top, bottom)]))
    ]


def across(panels: Sequence[Box], size: float) -> list[Box]:
    """What `panels` bar to a gutter: not their very edges, which may touch it."""
    margin = MARGIN * size
    return [Box(panel.left + margin, panel.top, panel.right - margin, panel.bottom) for panel in panels]


def _holds(panel: Box, span: Span) -> bool:
    box = place(span)
    is_across = panel.left - HANGING <= box.left and box.right <= panel.right + HANGING
    return is_across and panel.top <= middle(span) <= panel.bottom


def _is_between(panel: Box, top: float, bottom: float) -> bool:
    return top - HANGING <= panel.top and panel.bottom <= bottom + HANGING


def _judge(spans: Sequence[Span], edge: float, size: float, *, panels: Sequence[Box]) -> Split | None:
    """The split at `edge` along `panels`, where one of its sides stands in them and the other beside them."""
    if not panels:
        return None
    top, bottom = min(panel.top for panel in panels), max(panel.bottom for panel in panels)
    beside = [span for span in spans if top <= middle(span) <= bottom]
    left = [span for span in beside if place(span).left < edge - SAME_EDGE * size]
    right = [span for span in beside if place(span).left >= edge - SAME_EDGE * size]
    stacks = rows_of(left), rows_of(right)
    if min(len(rows) for rows in stacks) < LEAST_ROWS or max(_share(side, panels) for side in (left, right)) < WITHIN:
        return None
    if _are_labels(*stacks, size, panels):
        return None
    return Split(edge, top - HANGING, bottom + HANGING, DRAWN_WORTH + min(len(rows) for rows in stacks), labels=False)


def _share(side: Sequence[Span], panels: Sequence[Box]) -> float:
    held = sum(len(span.text) for span in side if any(_holds(panel, span) for panel in panels))
    return held / sum(len(span.text) for span in side)


def _are_labels(left: Sequence[Row], right: Sequence[Row], size: float, panels: Sequence[Box]) -> bool:
    """True for short words on a narrow background, each on a line with what stands beside it."""
    if any(panel.width > LABEL_PANEL * size for panel in panels):
        return False
    return all(row.width < LABEL_WIDTH * size and any(is_level(row, other) for other in right) for row in left)
