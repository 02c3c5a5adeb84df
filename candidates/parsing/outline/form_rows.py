"""Rows of a form below a heading in its label column: what stands in that column next ends the section.

`在校任职情况` beside its entries, then `特长` beside a list and `院系推荐意见` beside a text: whatever its words, a
label in the same column heads something else.
"""

import re
from collections.abc import Sequence

from candidates.parsing.fields import roles
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.headings import Title, contained_title, read_title
from candidates.parsing.labels import FORM_FIELDS, field_of
from candidates.parsing.outline.words import ENTRY_KINDS, Heading, is_cell
from candidates.parsing.records import Line

LABEL = re.compile(r"\s*(?P<label>[^\W\d_][^\t\d]{1,9}?(?:[(（][^()（）\t]{1,12}[)）])?)\s*(?P<end>\t\s*(?=\S)|$)")
ENTRY = 3.0  # score from which a cell names a school, an employer or a post
MOST_LINES = 3  # of a label in a narrow cell
SAME_EDGE, INSET = 0.5, 2.0  # type sizes: texts that begin together, and text beside a label


def row_headings(lines: Sequence[Line], accepted: dict[int, Heading]) -> dict[int, Heading]:
    """Index of a line → heading, for labels in the column of an accepted heading that has its content beside it."""
    found: dict[int, Heading] = {}
    opener: int | None = None
    for index, line in enumerate(lines):
        if index in accepted:
            opener = index if _opens_rows(lines, index, accepted[index]) else None
        elif opener is not None and (heading := _row_heading(lines, opener, index)):
            found[index], opener = heading, index
        elif opener is not None and not _is_beside(lines[opener], line):
            opener = None
    return found


def _opens_rows(lines: Sequence[Line], index: int, heading: Heading) -> bool:
    is_title = "\t" in lines[index].text and not heading.inline  # beside its translation
    return not is_title and _has_content_beside(lines, index) and not is_row_of_form(lines, index, heading)


def is_row_of_form(lines: Sequence[Line], index: int, heading: Heading) -> bool:
    """Whether a list beside its title (证件\t焊工证) stands among rows of facts about the person."""
    if not heading.inline or not is_cell(heading) or set(heading.title.kinds) & ENTRY_KINDS:
        return False
    above, below = lines[max(index - 1, 0)], lines[min(index + 1, len(lines) - 1)]
    return _row_label(above) in FORM_FIELDS and LABEL.match(below.text) is not None and "\t" in below.text


def _row_label(line: Line) -> str:
    """The field of the label in the first cell of a row, "" where it is none."""
    label, tab, _ = line.text.partition("\t")
    return field_of(label) if tab else ""


def _row_heading(lines: Sequence[Line], opener: int, index: int) -> Heading | None:
    line = lines[index]
    match = LABEL.match(line.text)
    if match is None or not _has_content_beside(lines, index) or not _begin_in_one_column(lines[opener], line):
        return None
    words = _words_of_label(lines, index, match["label"])
    scores = (roles.school_score, roles.company_score, roles.position_score)
    if field_of(words) in FORM_FIELDS or find_dates(words):
        return None
    title = read_title(words) or contained_title(words)
    if title is None and max(score(words) for score in scores) >= ENTRY:
        return None
    title = title or Title(("other" if field_of(words) == "remark" else "unknown",), False)
    return Heading(line, title, match.end("end"), bool(match["end"]))


def _words_of_label(lines: Sequence[Line], index: int, label: str) -> str:
    """The label with what its narrow cell broke off to further lines."""
    cell, following = lines[index].cell, lines[index + 1 : index + MOST_LINES]
    return "".join([label, *(each.text.strip() for each in following if cell is not None and each.cell == cell)])


def _has_content_beside(lines: Sequence[Line], index: int) -> bool:
    """Whether the first cell of a row holds a line, and further cells what it heads."""
    line = lines[index]
    if LABEL.match(line.text) is None or (line.cell is not None and line.cell.column > 0):
        return False
    if line.cell is None or "\t" in line.text:
        return "\t" in line.text
    others = (each.cell for each in lines[index + 1 : index + 1 + MOST_LINES] if each.cell != line.cell)
    beside = next(others, None)
    return beside is not None and (beside.table, beside.row) == (line.cell.table, line.cell.row)


def _begin_in_one_column(opener: Line, line: Line) -> bool:
    if opener.cell is not None:
        is_new = line.cell is not None and line.cell.row != opener.cell.row
        return is_new and line.cell is not None and (line.cell.table, line.cell.column) == (opener.cell.table, 0)
    return (
        _is_on_page(opener, line) and abs(line.indent - opener.indent) < SAME_EDGE * line.size and _align(opener, line)
    )


def _align(opener: Line, line: Line) -> bool:
    """Whether the second cells of two rows begin at one edge."""
    one, other = (each.boxes(each.text.index("\t") + 1, len(each.text)) for each in (opener, line))
    return bool(one and other) and abs(one[0].left - other[0].left) < SAME_EDGE * line.size


def _is_beside(opener: Line, line: Line) -> bool:
    """Whether a line stands in the cells beside the label, on any of its lines."""
    if opener.cell is not None:
        return line.cell is not None and line.cell.table == opener.cell.table and line.cell.column > 0
    return _is_on_page(opener, line) and line.indent - opener.indent > INSET * line.size


def _is_on_page(opener: Line, line: Line) -> bool:
    return opener.box is not None and (line.page, line.column) == (opener.page, opener.column)
