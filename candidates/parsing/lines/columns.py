"""A page → regions in reading order: columns and sidebars parted by white space, rows of facts left whole.

A gutter is a strip that no span crosses over several rows. It parts columns where the rows on its two sides go
their own ways; where they stand on the same lines (a date beside its entry, cells of a table) they stay rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from candidates.parsing.lines.gutters import SAME_EDGE, Split, white_splits
from candidates.parsing.lines.panels import across, drawn_splits, text_panels
from candidates.parsing.lines.rows import Row, middle, place, rows_of
from candidates.parsing.lines.stacks import is_level, label_groups
from candidates.parsing.lines.turned import is_turned
from candidates.parsing.records import Box, Span

DEEPEST = 8
HANGING = 1.0  # points by which letters may stand over a rule below them
LEAST_SPANS = 4  # two on each side


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn besides letters: thin `rules`, the rows of ruled `tables`, and `panels` that hold text."""

    rules: tuple[Box, ...] = ()
    tables: tuple[Box, ...] = ()
    panels: tuple[Box, ...] = ()


NOTHING_DRAWN = Drawn()


@dataclass(frozen=True, slots=True)
class Region:
    """Spans that are read row by row, after the words of their `label`. `column` is 0 for the main flow."""

    spans: tuple[Span, ...]
    column: int = 0
    label: tuple[Span, ...] = ()


def regions_of(spans: Sequence[Span], size: float, *, drawn: Drawn = NOTHING_DRAWN, depth: int = 0) -> list[Region]:
    """`spans` of a page whose type is mostly of `size` points, parted into regions in reading order."""
    split = _best_split(spans, size, drawn) if depth < DEEPEST else None
    if split is None:
        return [Region(tuple(spans))]
    parted = partial(regions_of, size=size, drawn=drawn, depth=depth + 1)
    above = [span for span in spans if middle(span) < split.top]
    below = [span for span in spans if middle(span) > split.bottom]
    beside = [span for span in spans if split.top <= middle(span) <= split.bottom]
    left = [span for span in beside if place(span).left < split.edge - SAME_EDGE * size]
    right = [span for span in beside if place(span).left >= split.edge - SAME_EDGE * size]
    found = parted(above) if above else []
    if split.labels:
        found += labelled(rows_of(left), rows_of(right), drawn.rules)
    else:
        side = 0 if _letters(left) < _letters(right) else 1
        for index, spans_of_side in enumerate((left, right)):
            for region in parted(spans_of_side):
                found.append(replace(region, column=region.column + (index == side)))
    return found + (parted(below) if below else [])


def _best_split(spans: Sequence[Span], size: float, drawn: Drawn) -> Split | None:
    """What parts most rows into columns, None where nothing does."""
    if len(spans) < LEAST_SPANS:
        return None
    framed = text_panels(drawn.panels, spans)
    splits = white_splits(spans, size, walls=[*drawn.tables, *across(framed, size)])
    splits += drawn_splits(spans, size, walls=drawn.tables, panels=framed)
    return max(splits, key=lambda split: split.worth, default=None)


def labelled(labels: Sequence[Row], rows: Sequence[Row], rules: Sequence[Box] = ()) -> list[Region]:
    """A region for each label, with the rows that stand beside it; `rules` across part one label's from the next's."""
    groups = label_groups(labels)
    regions = []
    start = 0
    for index, group in enumerate(groups):
        following = groups[index + 1][0] if index + 1 < len(groups) else None
        end = len(rows) if following is None else _block_end(rows, start, group, following, rules)
        spans = tuple(span for row in rows[start:end] for span in row.spans)
        words = sorted((span for row in group for span in row.spans), key=lambda span: not is_turned(span))
        regions.append(Region(spans, label=tuple(words)))
        start = end
    return regions


def _block_end(rows: Sequence[Row], start: int, label: Sequence[Row], following: Row, rules: Sequence[Box]) -> int:
    """Where the rows of `label` end: at a rule, before the row beside the next label, or evenly around the label."""
    parting = [rule.top for rule in rules if _is_under(rule, label[-1]) and rule.top < following.top]
    if parting:
        return next((end for end in range(start, len(rows)) if _middle(rows[end]) > parting[0]), len(rows))
    level = (label[0].top + label[-1].bottom) / 2
    ends = []
    for end in range(start + 1, len(rows) + 1):
        if end < len(rows) and is_level(rows[end], following):
            return end
        if end == len(rows) or rows[end].top > level:
            ends.append((abs((rows[start].top + rows[end - 1].bottom) / 2 - level), end))
        if end < len(rows) and rows[end].top > following.bottom:
            break
    return min(ends, default=(0.0, min(start + 1, len(rows))))[1]


def _is_under(rule: Box, label: Row) -> bool:
    return (
        rule.width > rule.height
        and rule.left <= label.left
        and rule.right >= label.right
        and rule.top >= label.bottom - HANGING
    )


def _middle(row: Row) -> float:
    return (row.top + row.bottom) / 2


def _letters(spans: Sequence[Span]) -> int:
    return sum(len(span.text) for span in spans)
