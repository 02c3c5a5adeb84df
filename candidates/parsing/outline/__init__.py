"""Lines → which of them are headings, and what they announce.

Known words make a line a possible heading; the look that most of them share (size, weight, colour, level, mark)
then decides the doubtful ones and shows headings whose words we do not know.
"""

from collections.abc import Sequence

from candidates.parsing.fields import roles
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.passages import BULLET
from candidates.parsing.fields.pieces import split_line
from candidates.parsing.labels import field_of, read_labels
from candidates.parsing.outline.form_rows import row_headings
from candidates.parsing.outline.hinted import hinted_headings
from candidates.parsing.outline.likeness import FEW, heading_looks_of, headings_by_look, unknown_headings
from candidates.parsing.outline.looks import (
    Look,
    body_look,
    carries_dates,
    look_of,
    outdoes,
    plain,
    prominence,
    stands_out,
)
from candidates.parsing.outline.words import ENTRY_KINDS, Heading, is_cell, possible_headings, spoken_headings
from candidates.parsing.records import Line

SCHOOLING = frozenset(("school", "area", "degree"))  # labels
WHOLES = ("activities", "other", "skills", "summary")  # what sums up parts with headings of their own
SCHOOL = 4  # score of what is a school by its name alone
PARTED = 1.0  # blank lines in a text without positions
LIST_KINDS = frozenset({"skills", "certificates", "awards", "publications", "patents"})
APART = 1.5  # heights of a line: more white space than between the entries of most

__all__ = ["Heading", "headings_of"]


def headings_of(lines: Sequence[Line]) -> dict[int, Heading]:
    """Index in `lines` → heading, for every line that is one."""
    return _accepted(lines, possible_headings(lines))


def _accepted(lines: Sequence[Line], candidates: dict[int, Heading]) -> dict[int, Heading]:
    looks = [look_of(line) for line in lines]
    body = body_look(lines, looks)
    heading_looks = heading_looks_of(lines, looks, candidates, body)
    accepted = {}
    for index, heading in candidates.items():
        if _is_heading(lines, index, heading, looks[index], body, heading_looks):
            accepted[index] = heading
    accepted |= _parted_as_headings(lines, candidates, accepted)
    accepted |= _right_below_others(candidates, accepted)
    _drop_nested(lines, looks, accepted)
    _drop_labels(lines, looks, accepted, body)
    _accept_inline(lines, candidates, accepted, looks, body)
    accepted |= row_headings(lines, accepted)
    accepted |= hinted_headings(lines, accepted)
    own = {index for index, heading in accepted.items() if not heading.inline}
    if not accepted:
        accepted = spoken_headings(lines)
    if len(own) < FEW:
        accepted |= headings_by_look(lines, looks, accepted, body)
    if not heading_looks and len(own) < FEW:
        return accepted
    accepted |= unknown_headings(lines, looks, accepted, heading_looks, body)
    _drop_nested(lines, looks, accepted)
    return accepted


def _is_heading(
    lines: Sequence[Line],
    index: int,
    heading: Heading,
    look: Look,
    body: Look | None,
    heading_looks: frozenset[Look],
) -> bool:
    if heading.inline:
        return False
    if look in heading_looks or outdoes(look, heading_looks, body):
        return True
    if heading_looks and plain(look) != body and not heading.title.strong:
        return False
    if heading_looks and body is not None and look.size < body.size:
        return False
    if heading_looks and look.level and look.level > max(each.level for each in heading_looks):
        return False
    if heading.title.strong:
        label = heading.line.text.rstrip().endswith(("：", ":")) and _lacks_their_mark(look, heading_looks, body)
        return not label and not _in_table_row(lines, index)
    # White space tells a heading only in a document that uses any.
    apart = lines[index].gap > 0 or not any(line.gap > 0 for line in lines)
    if heading_looks or not (apart or _heads_list(heading)):
        return False
    return not field_of(heading.line.text) or _opens_entries(lines, index) or _opens_block(lines, index, heading)


def _lacks_their_mark(look: Look, heading_looks: frozenset[Look], body: Look | None) -> bool:
    """Whether a line looks like the text where all headings begin with a sign: 工程项目： below ★ 工作经历."""
    return bool(heading_looks) and all(each.mark for each in heading_looks) and not look.mark and plain(look) == body


def _heads_list(heading: Heading) -> bool:
    """Whether a common word alone on its line can be nothing but the title of a list: 证书, 技能, 获奖."""
    return set(heading.title.kinds) <= LIST_KINDS and not field_of(heading.line.text)


def _parted_as_headings(
    lines: Sequence[Line], candidates: dict[int, Heading], accepted: dict[int, Heading]
) -> dict[int, Heading]:
    """Common words alone on their lines that white space parts from the text as it does the known headings: in type
    that a scan shows, sizes say little."""
    gaps = [lines[index].gap for index in accepted if lines[index].gap > 0]
    least = max(min(gaps), APART) if len(gaps) >= FEW else float("inf")
    return {
        index: heading
        for index, heading in candidates.items()
        if index not in accepted and not heading.inline and lines[index].gap >= least and lines[index].box is not None
    }


def _right_below_others(candidates: dict[int, Heading], accepted: dict[int, Heading]) -> dict[int, Heading]:
    """Headings of a part right below the heading of the whole: 校内荣誉 below 在校情况."""
    return {
        index: heading
        for index, heading in candidates.items()
        if index not in accepted
        and not heading.inline
        and (above := accepted.get(index - 1))
        and not above.inline
        and above.title.kinds[0] in WHOLES
        and _turns_away(heading, above)
    }


def _turns_away(heading: Heading, above: Heading) -> bool:
    """Whether a heading announces something else than the one above; languages among skills are those of programs."""
    kinds, before = heading.title.kinds, above.title.kinds
    return not set(kinds) & set(before) and not (kinds == ("languages",) and "skills" in before)


def _drop_nested(lines: Sequence[Line], looks: Sequence[Look], accepted: dict[int, Heading]) -> None:
    """Take out headings inside an entry: less prominent than the section's heading and than a head line above them."""
    openers: dict[int, int] = {}
    for index in sorted(index for index, heading in accepted.items() if not heading.inline):
        column = lines[index].column
        opener = openers.setdefault(column, index)
        if prominence(looks[index]) >= prominence(looks[opener]):
            openers[column] = index
            continue
        between = [i for i in range(opener + 1, index) if i not in accepted and lines[i].column == column]
        kinds = accepted[opener].title.kinds
        if ENTRY_KINDS & set(kinds) and any(prominence(looks[i]) > prominence(looks[index]) for i in between):
            del accepted[index]


def _drop_labels(
    lines: Sequence[Line], looks: Sequence[Look], accepted: dict[int, Heading], body: Look | None
) -> None:
    """Take out labels alone on their lines inside entries (项目介绍 under a project) that look like the text."""
    opener: int | None = None
    for index in sorted(index for index, heading in accepted.items() if not heading.inline):
        field = field_of(lines[index].text)
        inside = opener is not None and any(carries_dates(line) for line in lines[opener + 1 : index])
        kinds = set(accepted[opener].title.kinds) & ENTRY_KINDS if opener is not None else set()
        named = field == "description" and kinds & set(accepted[index].title.kinds)
        close = field == "tools" and kinds and lines[index].gap <= 0
        if inside and (named or close) and (plain(looks[index]) == body or looks[index] != looks[opener or 0]):
            del accepted[index]
        else:
            opener = index


def _opens_entries(lines: Sequence[Line], index: int) -> bool:
    """Whether a label alone on its line stands over a line with a range of dates or a school: 毕业院校："""
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following is None:
        return False
    schools = (roles.school_score(piece.text) for piece in split_line(following)[0])
    return any(span.is_range for span in find_dates(following.text)) or max(schools, default=0) >= SCHOOL


def _opens_block(lines: Sequence[Line], index: int, heading: Heading) -> bool:
    """Whether white space parts a label from the text above, and what it announces stands below.

    For what is sought that is a value without a label, for schooling its labels: 最高学历 over 学校：….
    """
    below = lines[index + 1 : index + 2]
    if lines[index].gap <= 0 or not below or below[0].gap > 0:
        return False
    fields = {each.field for each in read_labels(below[0])}
    kinds = heading.title.kinds
    return (kinds == ("intention",) and not fields) or (kinds == ("education",) and bool(fields & SCHOOLING))


def _in_table_row(lines: Sequence[Line], index: int) -> bool:
    """Whether another short cell of the same table row begins with a label's value: a form, no heading."""
    cell = lines[index].cell
    if cell is None or not field_of(lines[index].text):
        return False
    following = lines[index + 1].cell if index + 1 < len(lines) else None
    return following is not None and following.row == cell.row and following.column != cell.column


def _accept_inline(
    lines: Sequence[Line],
    candidates: dict[int, Heading],
    accepted: dict[int, Heading],
    looks: Sequence[Look],
    body: Look | None,
) -> None:
    """Titles with content beside them count where headings on their own line do not follow the same habit."""
    inline = {index: heading for index, heading in candidates.items() if heading.inline}
    own = dict(accepted)
    cells = [index for index, heading in inline.items() if is_cell(heading)]
    habit = any(inline[index].title.strong for index in cells) or sum(stands_out(looks[i], body) for i in cells) > 1
    tables = {heading.line.cell.table for heading in own.values() if heading.line.cell}
    last = _closing_rows(inline, own, lines)
    for index, heading in inline.items():
        above = _heading_right_above(index, own, inline)
        taken = {kind for other, title in own.items() if other != above for kind in title.title.kinds}
        new = not (set(heading.title.kinds) & taken)
        in_table = heading.line.cell is not None and heading.line.cell.table in tables
        as_cell = is_cell(heading) and new and (habit or in_table)
        listing = len(own) < FEW or _in_list_section(accepted, index) or index in last
        as_label = not is_cell(heading) and new and listing
        if looks[index].mark == "bracket" or as_cell or as_label:
            accepted[index] = heading


def _closing_rows(inline: dict[int, Heading], own: dict[int, Heading], lines: Sequence[Line]) -> set[int]:
    """The rows with titles of their own that end a section or the document: 语言：… above 证书：….

    A single one only where white space parts it from the entry above, or where that is told in points.
    """
    found: set[int] = set()
    for end in (*own, len(lines)):
        start = end
        while start - 1 in inline:
            start -= 1
        if end - start > 1 or (end - start == 1 and start and _is_set_apart(lines[start], lines[start - 1])):
            found.update(range(start, end))
    return found


def _is_set_apart(line: Line, above: Line) -> bool:
    points = BULLET.match(above.text) is not None and BULLET.match(line.text) is None
    return points or (line.gap >= PARTED and line.box is None)


def _heading_right_above(index: int, own: dict[int, Heading], inline: dict[int, Heading]) -> int | None:
    """The heading of which the lines up to `index` are rows with titles of their own: 在校情况 over 校内职务."""
    above = max((other for other in own if other < index), default=None)
    if above is None or any(between not in inline for between in range(above + 1, index)):
        return None
    return above


def _in_list_section(accepted: dict[int, Heading], index: int) -> bool:
    before = [each for each in accepted if each < index]
    return bool(before) and accepted[max(before)].title.kinds[0] in ("other", "summary", "identity", "interests")
