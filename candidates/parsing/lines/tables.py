"""Rules drawn on a page → the rows of its tables: what stands in one of them is one row, however it is aligned."""

from collections.abc import Sequence

from candidates.parsing.records import Box

TOUCHING = 2.5  # points between pieces of one rule
# In type sizes: rows of tables are not higher, a page laid out as a table has cells that are.
HIGHEST_ROW = 22.0
# A border runs along this share of the row's height.
ALONG = 0.8


def borders(rules: Sequence[Box]) -> list[Box]:
    """The rules that run down, pieces of one line joined: what stands on their two sides are cells of their own."""
    return _piled([rule for rule in rules if rule.height > rule.width])


def is_between(border: Box, left: Box, right: Box) -> bool:
    """True where a border runs down between the boxes of two neighbours on a line."""
    level = (max(left.top, right.top) + min(left.bottom, right.bottom)) / 2
    is_across = left.left + left.width / 2 < border.left and border.right < right.left + right.width / 2
    return border.top <= level <= border.bottom and is_across


def table_rows(rules: Sequence[Box], size: float) -> list[Box]:
    """The rows of ruled tables with at least two cells, on a page whose type is of `size` points."""
    across = _joined([rule for rule in rules if rule.width > rule.height])
    down = [rule for rule in rules if rule.height > rule.width]
    rows = []
    for index, upper in enumerate(across):
        lower = next((rule for rule in across[index + 1 :] if _is_under(rule, upper)), None)
        if lower is None or lower.top - upper.top > HIGHEST_ROW * size:
            continue
        row = Box(max(upper.left, lower.left), upper.bottom, min(upper.right, lower.right), lower.top)
        if any(_parts(rule, row) for rule in _piled(down)):
            rows.append(row)
    return rows


def side_cells(rules: Sequence[Box], rows: Sequence[Box]) -> list[Box]:
    """The cells at the left of ruled tables that run down beside at least two of their `rows`."""
    across = _joined([rule for rule in rules if rule.width > rule.height]) if rows else []
    cells = []
    for index, upper in enumerate(across):
        lower = next(
            (rule for rule in across[index + 1 :] if _is_under(rule, upper) and _begin_together(rule, upper)), None
        )
        beside = [row for row in rows if lower and _is_right_of(row, upper, lower)]
        if lower and len(beside) > 1:
            cells.append(Box(upper.left, upper.bottom, min(row.left for row in beside), lower.top))
    return cells


def _begin_together(rule: Box, other: Box) -> bool:
    return abs(rule.left - other.left) < TOUCHING


def _is_right_of(row: Box, upper: Box, lower: Box) -> bool:
    """True for a row between two rules that begins further right than both."""
    return upper.top <= row.top and row.bottom <= lower.bottom and row.left > max(upper.left, lower.left) + TOUCHING


def _is_under(rule: Box, upper: Box) -> bool:
    shared = min(rule.right, upper.right) - max(rule.left, upper.left)
    return rule.top > upper.bottom + TOUCHING and shared > ALONG * min(rule.width, upper.width)


def _parts(rule: Box, row: Box) -> bool:
    """True for a border between two cells of a row."""
    inside = row.left + TOUCHING < rule.left and rule.right < row.right - TOUCHING
    return inside and min(rule.bottom, row.bottom) - max(rule.top, row.top) > ALONG * row.height


def _joined(rules: list[Box]) -> list[Box]:
    """Rules across, pieces of one line joined, from top to bottom."""
    joined: list[Box] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.top / TOUCHING), rule.left)):
        last = joined[-1] if joined else None
        if last and abs(rule.top - last.top) < TOUCHING and rule.left < last.right + TOUCHING:
            joined[-1] = last.union(rule)
        else:
            joined.append(rule)
    return sorted(joined, key=lambda rule: rule.top)


def _piled(rules: list[Box]) -> list[Box]:
    """Rules down, pieces of one line joined."""
    piled: list[Box] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.left / TOUCHING), rule.top)):
        last = piled[-1] if piled else None
        if last and abs(rule.left - last.left) < TOUCHING and rule.top < last.bottom + TOUCHING:
            piled[-1] = last.union(rule)
        else:
            piled.append(rule)
    return piled
