"""Names that a narrow cell broke inside the word that ends them: `清溪机械股份有` above `限公司` is one name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from candidates.parsing.lines.ranges import are_below, beside, cells_of, text_of
from candidates.parsing.lines.rows import Row, row_of
from candidates.parsing.records import Line, Span

ENDINGS = (
    "有限责任公司",
    "股份有限公司",
    "有限公司",
    "分公司",
    "公司",
    "集团",
    "大学",
    "學院",
    "学院",
    "医院",
    "事务所",
    "研究所",
    "研究院",
)
FORMS = ("有限责任公司", "股份有限公司", "有限公司", "集团有限公司", "集团股份有限公司", "总公司")
FIRMS = ("公司", "事务所", "银行", "研究院", "集团")
BRANCH = re.compile(r"[\u4e00-\u9fff]{2,4}(?:分所|分公司|分行|分院)")
ALONE = re.compile(r"[\u4e00-\u9fff()（）]{4,24}")  # nothing but a name
LONGEST = 24  # characters of a cell that holds a name or the rest of one


def with_whole_names(lines: Sequence[Line]) -> list[Line]:
    """`lines` without positions, a firm in two of them as one: 海石装备 above 股份有限公司, or above its branch."""
    joined: list[Line] = []
    for line in lines:
        if joined and _is_rest(joined[-1], line):
            joined[-1] = beside(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _is_rest(first: Line, second: Line) -> bool:
    if first.box is not None or first.cell != second.cell or first.page != second.page or second.gap > 0:
        return False
    text, rest = first.text.strip(), second.text.strip()
    if not ALONE.fullmatch(text):
        return False
    return (rest in FORMS and not text.endswith("公司")) or bool(text.endswith(FIRMS) and BRANCH.fullmatch(rest))


def with_names_in_cells(rows: Sequence[Row]) -> list[Row]:
    """`rows`, the rest of a name that stands in its cell below the start moved up beside it."""
    mended: list[Row] = []
    waiting = list(rows)
    while waiting:
        row, *waiting = waiting
        over, rest = _rest_below(row, waiting[0]) if waiting else ((), ())
        if rest:
            at = row.spans.index(over[-1]) + 1
            row = replace(row, spans=(*row.spans[:at], *rest, *row.spans[at:]))
            others = [span for span in waiting[0].spans if span not in rest]
            waiting[:1] = [row_of(others)] if others else []
        mended.append(row)
    return mended


def _rest_below(row: Row, below: Row) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """A cell of `row` and the one under it that goes on with its last word; none where no word is cut."""
    if len(cells_of(row)) == 1:
        return (), ()  # a line of text
    for over in cells_of(row):
        for cell in cells_of(below):
            if are_below(over, cell) and is_cut(text_of(over), text_of(cell)):
                return over, cell
    return (), ()


def is_cut(first: str, second: str) -> bool:
    """Whether `first` breaks off inside a word that ends names, and `second` begins with the rest of it."""
    first, second = first.rstrip(), second.strip()
    if not 0 < len(second) <= LONGEST or len(first) > LONGEST:
        return False
    cuts = ((word[:at], word[at:]) for word in ENDINGS for at in range(1, len(word)))
    whole = second in ENDINGS and not first.endswith(ENDINGS)
    return whole or any(first.endswith(head) and second.startswith(rest) for head, rest in cuts)
