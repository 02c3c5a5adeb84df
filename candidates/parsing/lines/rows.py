"""Spans of a region → rows: what stands on one line of the page, from left to right."""

from collections.abc import Sequence
from dataclasses import dataclass

from candidates.parsing.records import Span

# Spans that share this much of the lower one's height stand on one line.
SHARED_HEIGHT = 0.55


@dataclass(frozen=True, slots=True)
class Row:
    """Spans on one line, by their left edges, and the rectangle around them."""

    spans: tuple[Span, ...]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def rows_of(spans: Sequence[Span]) -> list[Row]:
    """The rows of `spans` from top to bottom."""
    groups: list[list[Span]] = []
    for span in sorted(spans, key=lambda span: (span.box.top + span.box.bottom, span.box.left)):
        # The row may not be the last one: tall letters of a neighbour reach over small rows.
        group = next((group for group in groups[:-4:-1] if any(_on_one_line(span, other) for other in group)), None)
        if group is None:
            groups.append([span])
        else:
            group.append(span)
    rows = [_row(group) for group in groups]
    return sorted(rows, key=lambda row: row.top + row.bottom)


def _on_one_line(span: Span, other: Span) -> bool:
    shared = min(span.box.bottom, other.box.bottom) - max(span.box.top, other.box.top)
    return shared > SHARED_HEIGHT * min(span.box.height, other.box.height) and not _is_stacked(span, other)


def _is_stacked(span: Span, other: Span) -> bool:
    """True for spans that overlap sideways and downwards: small print set over or under, no neighbours."""
    across = min(span.box.right, other.box.right) - max(span.box.left, other.box.left)
    narrower = min(span.box.width, other.box.width)
    apart = abs(span.box.top + span.box.bottom - other.box.top - other.box.bottom) / 2
    return across > 0.5 * narrower and apart > 0.25 * min(span.box.height, other.box.height)


def _row(spans: Sequence[Span]) -> Row:
    return Row(
        tuple(sorted(spans, key=lambda span: span.box.left)),
        min(span.box.left for span in spans),
        min(span.box.top for span in spans),
        max(span.box.right for span in spans),
        max(span.box.bottom for span in spans),
    )
