"""Labels beside several rows, in merged cells or on backgrounds of their own: they are read before the first row.

Forms set them downwards (工 over 作 over 经 over 历) or to the middle of what they name.
"""

from collections.abc import Sequence
from dataclasses import replace

from candidates.parsing.lines.rows import is_inside, middle, place, rows_of
from candidates.parsing.lines.stacks import is_level, label_groups
from candidates.parsing.lines.turned import is_turned
from candidates.parsing.records import Box, Span

LONGEST_LABEL = 12  # letters
WIDEST = 10.0  # type sizes of a background behind labels
HANGING = 1.0  # points by which letters may stand over their border
APART = 0.2  # type sizes between the words of a label: a space in Latin, none in Han


def label_panels(panels: Sequence[Box], spans: Sequence[Span], size: float) -> list[Box]:
    """Those of `panels` that are narrow and hold one label, on a page whose type is mostly of `size` points."""
    narrow = [panel for panel in dict.fromkeys(panels) if panel.width < WIDEST * size]
    return [panel for panel in narrow if _is_one_label(spans, panel)]


def with_labels_level(
    spans: Sequence[Span], cells: Sequence[Box], rows: Sequence[Box]
) -> tuple[list[Span], tuple[Box, ...]]:
    """The spans of a page, the label of each of `cells` moved to the line of the first text right of it, and the
    `rows` of tables, those that begin with such a label widened to hold it."""
    moved, widened = list(spans), list(rows)
    for cell in cells:
        label = [span for span in spans if is_inside(span, cell)]
        beside = [span for span in spans if _is_beside(span, cell)]
        if not beside or not 0 < sum(len(span.text.strip()) for span in label) <= LONGEST_LABEL:
            continue
        first = min(beside, key=middle)
        moved = [span for span in moved if span not in label] + _on_line(label, middle(first), cell)
        widened = [replace(row, left=min(row.left, cell.left)) if is_inside(first, row) else row for row in widened]
    return moved, tuple(widened)


def _is_one_label(spans: Sequence[Span], panel: Box) -> bool:
    """True where what stands in a panel is no column of labels, each on a line with its value."""
    label = rows_of([span for span in spans if is_inside(span, panel)])
    beside = rows_of([span for span in spans if _is_beside(span, panel)])
    are_facts = len(label) > 1 and all(any(is_level(row, other) for other in beside) for row in label)
    return len(label_groups(label)) == 1 and not are_facts


def _is_beside(span: Span, cell: Box) -> bool:
    return cell.top <= middle(span) <= cell.bottom and place(span).left > cell.right - HANGING


def _on_line(label: Sequence[Span], level: float, cell: Box) -> list[Span]:
    """The words of a label after each other from its left edge, at the height `level`."""
    words = sorted(label, key=lambda span: (is_turned(span), round(middle(span)), place(span).left))
    left, moved = min(place(span).left for span in words), []
    scale = min(1.0, (cell.right - left) / sum(place(span).width + APART * span.size for span in words))
    for span in words:
        box = place(span)
        right = left + scale * box.width
        moved.append(replace(span, box=Box(left, level - box.height / 2, right, level + box.height / 2)))
        left = right + scale * APART * span.size
    return moved
