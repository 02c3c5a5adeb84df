"""Lines → which of them are headings, and what they announce.

Known words make a line a possible heading; the look that most of them share (size, weight, colour, level, mark)
then decides the doubtful ones and shows headings whose words we do not know.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import category

from candidates.parsing.fields import roles
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.passages import BULLET_SIGNS
from candidates.parsing.fields.pieces import split_line
from candidates.parsing.headings import (
    Title,
    bare_title,
    contained_title,
    is_career,
    is_furniture,
    read_title,
    spoken_title,
)
from candidates.parsing.kinds import hinted_kinds, is_hint
from candidates.parsing.labels import field_of, table_columns
from candidates.parsing.records import Line
from candidates.parsing.text import width

LONGEST_UNKNOWN = 14  # characters of a heading whose words are unknown
LARGER = 1.15  # times the size of most letters of a line
MUCH_LARGER = 1.25  # than the text, is the type of headings alone
WEAK_TITLE, HINTED_TITLE = 0.6, 0.4  # worth of the words of a heading, beside 1 for a set phrase
ENTRY = 3.0  # score from which a line reads like the head of an entry
MOST_UNKNOWN = 6  # headings of unknown words in such type
FEW = 3  # headings on their own line; a résumé with fewer may have them beside their content
HEADING_SHARE = 0.34  # of the lines in a look that must be headings for the look to be one of headings
ENTRY_KINDS = frozenset({"work", "projects", "education", "activities"})
INLINE_KINDS = frozenset({"summary", "skills", "languages", "certificates", "awards", "interests", "publications"})
INLINE = re.compile(r"^\s*[【\[]?\s*(?P<title>[^:：】\]\t]{2,14}?)\s*(?P<end>[】\]]\s*[:：]?|[:：])\s*(?=\S)")
SENTENCE_END = re.compile(r"[。；，、;,]\s*$")
CELL = re.compile(r"^\s*(?P<title>[^\t]{2,14}?)\s*(?P<end>\t)\s*(?=\S)")
CLAUSE = re.compile(r"^\s*(?P<title>[一-鿿]{3,10})[。，：,:]\s*(?=\S)")
MARK = re.compile(
    r"^\s*(?:(?P<number>[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]+[)）])|(?P<bracket>[【\[〖「])"
    r"|(?P<sign>[^\w\s(（])|(?P<capitals>[A-Z&,/ \-]*[A-Z]{3}[A-Z&,/ \-]*$))"
)

CAREER = Title(("work", "education"), True)

Look = tuple[int, float, bool, str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may be a heading. `end` is where its title ends in the line; content may follow."""

    line: Line
    title: Title
    end: int
    inline: bool


def headings_of(lines: Sequence[Line]) -> dict[int, Heading]:
    """Index in `lines` → heading, for every line that is one."""
    return _accepted(lines, _candidates(lines))


def look_of(line: Line) -> Look:
    """What a reader sees of a line besides its words: level, size, weight, colour, leading mark.

    The largest letters count: a translation in small print behind a heading does not change its look.
    """
    largest = max(line.spans, key=lambda span: span.size, default=None)
    if largest is None or largest.size < LARGER * line.size:
        return line.heading, round(line.size * 2) / 2, line.bold, line.color, mark_of(line.text)
    return line.heading, round(largest.size * 2) / 2, largest.bold, largest.color, mark_of(line.text)


def mark_of(text: str) -> str:
    """The kind of numbering before a line, its sign, or "capitals"; emoji are of one kind, "" for none."""
    mark = MARK.match(text)
    if mark is None or mark.lastgroup is None:
        return ""
    if mark.lastgroup != "sign":
        return mark.lastgroup
    sign = mark["sign"]
    return "emoji" if category(sign) == "So" and sign not in BULLET_SIGNS else sign


def _candidates(lines: Sequence[Line]) -> dict[int, Heading]:
    found: dict[int, Heading] = {}
    for index, line in enumerate(lines):
        apart = line.gap > 0 or (index - 1 in found and found[index - 1].inline)
        heading = _whole_line(line) or _beside(line, CELL) or _beside(line, INLINE, apart=apart)
        if heading is not None:
            found[index] = heading
    return found


def _whole_line(line: Line) -> Heading | None:
    cells = [cell for cell in line.text.split("\t") if any(character.isalnum() for character in cell)]
    if len(cells) > 1 and not _spaced_out(cells) and not all(map(_is_title, cells)):
        return None
    title = None if SENTENCE_END.search(line.text) else _title_in_cell(line, line.text)
    return Heading(line, title, len(line.text), False) if title else None


def _spaced_out(cells: Sequence[str]) -> bool:
    """Whether the letters of one title are set wide apart: 教 育 背 景."""
    return all(len(bare_title(cell)) == 1 for cell in cells)


def _is_title(cell: str) -> bool:
    """Whether a cell is a title, or an English one in the singular: PROJECT beside 项目经历."""
    return bool(read_title(cell) or (cell.isascii() and read_title(f"{cell}s")))


def _title_in_cell(line: Line, text: str) -> Title | None:
    """The title of a line; 简历 in the cell of a form names no document: schools and jobs stand beside it."""
    return CAREER if line.cell is not None and is_career(text) else read_title(text)


def _beside(line: Line, pattern: re.Pattern[str], *, apart: bool = True) -> Heading | None:
    """A title with its content on the same line; common words count before a colon on lines `apart` from the text."""
    match = pattern.match(line.text)
    if match is None or not (title := _title_in_cell(line, match["title"])):
        return None
    rest = line.text[match.end() :]
    if pattern is INLINE and _opens_history(title, rest):
        return Heading(line, title, match.end("end"), True)
    if pattern is INLINE and not ((title.strong or apart) and set(title.kinds) <= INLINE_KINDS):
        return None
    is_label = field_of(match["title"]) and not any(span.is_range for span in find_dates(rest))
    if is_label or (field_of(rest.split("\t")[0]) and not table_columns(replace(line, text=rest))):
        return None
    return Heading(line, title, match.end("end"), True)


def _opens_history(title: Title, rest: str) -> bool:
    """Whether the first entry of a section follows its title: 工作经历：2018.07-2020.02 …."""
    if not (title.strong and set(title.kinds) <= ENTRY_KINDS):
        return False
    ranges = [span for span in find_dates(rest) if span.is_range]
    return any(not rest[: span.begin].strip("(（ ") or not rest[span.finish :].strip(")） ") for span in ranges)


def _accepted(lines: Sequence[Line], candidates: dict[int, Heading]) -> dict[int, Heading]:
    looks = [look_of(line) for line in lines]
    body = _body_look(lines, looks)
    heading_looks = _heading_looks(lines, looks, candidates, body)
    accepted = {}
    for index, heading in candidates.items():
        if _is_heading(lines, index, heading, looks[index], body, heading_looks):
            accepted[index] = heading
    _drop_nested(lines, looks, accepted)
    _drop_labels(lines, looks, accepted, body)
    _accept_inline(candidates, accepted, looks, body)
    own = {index for index, heading in accepted.items() if not heading.inline}
    if not accepted:
        accepted = _spoken(lines)
    if not heading_looks and len(own) < FEW:
        return accepted | _by_shared_look(lines, looks, accepted, body)
    accepted |= _unknown(lines, looks, accepted, heading_looks, body)
    _drop_nested(lines, looks, accepted)
    return accepted


def _body_look(lines: Sequence[Line], looks: Sequence[Look]) -> Look | None:
    weights: Counter[Look] = Counter()
    for line, look in zip(lines, looks, strict=True):
        weights[_plain(look)] += len(line.text)
    return weights.most_common(1)[0][0] if weights else None


def _plain(look: Look) -> Look:
    return (*look[:4], "")


def _heading_looks(
    lines: Sequence[Line], looks: Sequence[Look], candidates: dict[int, Heading], body: Look | None
) -> frozenset[Look]:
    """The looks of which a good part read like headings, without the look of the text itself."""
    total = Counter(look for line, look in zip(lines, looks, strict=True) if not _carries_dates(line))
    worth: dict[Look, list[float]] = defaultdict(list)
    for line, look, heading in zip(lines, looks, map(candidates.get, range(len(lines))), strict=True):
        if look != body and (value := _worth(line, heading)):
            worth[look].append(value)
    return frozenset(
        look
        for look, values in worth.items()
        if (sum(values) >= HEADING_SHARE * total[look] or _are_few_and_large(look, total[look] - len(values), body))
        and (len(values) > 1 or (_stands_out(look, body) and values[0] == 1))
    )


def _carries_dates(line: Line) -> bool:
    """Whether a line is the head of an entry for its range of dates."""
    return any(span.is_range for span in find_dates(line.text))


def _are_few_and_large(look: Look, unknown: int, body: Look | None) -> bool:
    return _is_much_larger(look, body) and unknown <= MOST_UNKNOWN


def _worth(line: Line, heading: Heading | None) -> float:
    """How much the words of a line speak for a heading: 1 a set phrase, less a common word or a hint of a kind."""
    if heading is not None and not heading.inline:
        return 1.0 if heading.title.strong else WEAK_TITLE
    return HINTED_TITLE if hinted_kinds(line.text) and _could_be_heading(line) and not _names_entry(line) else 0.0


def _stands_out(look: Look, body: Look | None) -> bool:
    return body is None or look[0] > 0 or look[1] > body[1] or look[2] > body[2] or look[4] in ("bracket", "capitals")


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
    if look in heading_looks or _outdoes(look, heading_looks, body):
        return True
    if heading_looks and _plain(look) != body and not heading.title.strong:
        return False
    if heading_looks and body is not None and look[1] < body[1]:
        return False
    if heading_looks and look[0] and look[0] > max(each[0] for each in heading_looks):
        return False
    if heading.title.strong:
        return not _in_table_row(lines, index)
    # White space tells a heading only in a document that uses any.
    apart = lines[index].gap > 0 or not any(line.gap > 0 for line in lines)
    if heading_looks or not apart:
        return False
    return not field_of(heading.line.text) or _opens_entries(lines, index)


def _outdoes(look: Look, heading_looks: frozenset[Look], body: Look | None) -> bool:
    """Whether a line is set larger than all headings: sizes that a scan shows differ, a short word's most."""
    return (
        bool(heading_looks)
        and not look[0]
        and look[1] > max(each[1] for each in (*heading_looks, *([body] if body else [])))
    )


def _drop_nested(lines: Sequence[Line], looks: Sequence[Look], accepted: dict[int, Heading]) -> None:
    """Take out headings inside an entry: less prominent than the section's heading and than a head line above them."""
    openers: dict[int, int] = {}
    for index in sorted(index for index, heading in accepted.items() if not heading.inline):
        column = lines[index].column
        opener = openers.setdefault(column, index)
        if _prominence(looks[index]) >= _prominence(looks[opener]):
            openers[column] = index
            continue
        between = [i for i in range(opener + 1, index) if i not in accepted and lines[i].column == column]
        kinds = accepted[opener].title.kinds
        if ENTRY_KINDS & set(kinds) and any(_prominence(looks[i]) > _prominence(looks[index]) for i in between):
            del accepted[index]


def _drop_labels(
    lines: Sequence[Line], looks: Sequence[Look], accepted: dict[int, Heading], body: Look | None
) -> None:
    """Take out labels alone on their lines inside entries (项目介绍 under a project) that look like the text."""
    opener: int | None = None
    for index in sorted(index for index, heading in accepted.items() if not heading.inline):
        field = field_of(lines[index].text)
        inside = opener is not None and any(_carries_dates(line) for line in lines[opener + 1 : index])
        kinds = set(accepted[opener].title.kinds) & ENTRY_KINDS if opener is not None else set()
        named = field == "description" and kinds & set(accepted[index].title.kinds)
        close = field == "tools" and kinds and lines[index].gap <= 0
        if inside and (named or close) and (_plain(looks[index]) == body or looks[index] != looks[opener or 0]):
            del accepted[index]
        else:
            opener = index


def _prominence(look: Look) -> tuple[int, float, bool]:
    """Level before size before weight; more is more prominent, text without a level the least."""
    return (-look[0] if look[0] else -9), look[1], look[2]


def _opens_entries(lines: Sequence[Line], index: int) -> bool:
    """Whether a label alone on its line stands over a line with a range of dates: 毕业院校："""
    following = lines[index + 1] if index + 1 < len(lines) else None
    return following is not None and any(span.is_range for span in find_dates(following.text))


def _in_table_row(lines: Sequence[Line], index: int) -> bool:
    """Whether another short cell of the same table row begins with a label's value: a form, no heading."""
    cell = lines[index].cell
    if cell is None or not field_of(lines[index].text):
        return False
    following = lines[index + 1].cell if index + 1 < len(lines) else None
    return following is not None and following.row == cell.row and following.column != cell.column


def _accept_inline(
    candidates: dict[int, Heading], accepted: dict[int, Heading], looks: Sequence[Look], body: Look | None
) -> None:
    """Titles with content beside them count where headings on their own line do not follow the same habit."""
    inline = {index: heading for index, heading in candidates.items() if heading.inline}
    own = dict(accepted)
    cells = [index for index, heading in inline.items() if _is_cell(heading)]
    habit = any(inline[index].title.strong for index in cells) or sum(_stands_out(looks[i], body) for i in cells) > 1
    last = _last_rows(inline, len(looks))
    for index, heading in inline.items():
        above = _heading_right_above(index, own, inline)
        taken = {kind for other, title in own.items() if other != above for kind in title.title.kinds}
        new = not (set(heading.title.kinds) & taken)
        as_cell = _is_cell(heading) and new and (habit or _in_heading_column(heading.line, own))
        listing = len(own) < FEW or _in_list_section(accepted, index) or index in last
        as_label = not _is_cell(heading) and new and listing
        if looks[index][4] == "bracket" or as_cell or as_label:
            accepted[index] = heading


def _last_rows(inline: dict[int, Heading], count: int) -> range:
    """The rows with titles of their own that end a document of `count` lines: 语言：… above 证书：…; no single one."""
    start = count
    while start - 1 in inline:
        start -= 1
    return range(start, count) if count - start > 1 else range(0)


def _heading_right_above(index: int, own: dict[int, Heading], inline: dict[int, Heading]) -> int | None:
    """The heading of which the lines up to `index` are rows with titles of their own: 在校情况 over 校内职务."""
    above = max((other for other in own if other < index), default=None)
    if above is None or any(between not in inline for between in range(above + 1, index)):
        return None
    return above


def _in_heading_column(line: Line, own: dict[int, Heading]) -> bool:
    """Whether a row of a table begins in the column that holds its headings beside what they head."""
    if line.cell is None:
        return False
    cells = [heading.line.cell for heading in own.values() if heading.line.cell is not None]
    place = (line.cell.table, line.cell.column)
    return sum((cell.table, cell.column) == place for cell in cells) > 1


def _is_cell(heading: Heading) -> bool:
    return heading.line.text[heading.end - 1] == "\t"


def _in_list_section(accepted: dict[int, Heading], index: int) -> bool:
    before = [each for each in accepted if each < index]
    return bool(before) and accepted[max(before)].title.kinds[0] in ("other", "summary", "identity", "interests")


def _unknown(
    lines: Sequence[Line],
    looks: Sequence[Look],
    accepted: dict[int, Heading],
    heading_looks: frozenset[Look],
    body: Look | None,
) -> dict[int, Heading]:
    """Lines that look as the headings do, under words that we do not know."""
    own = [index for index, heading in accepted.items() if not heading.inline]
    shared = Counter(looks[index] for index in own)
    first = min(own, default=0)
    found = {
        index: _unknown_heading(line)
        for index, line in enumerate(lines)
        if index not in accepted
        and looks[index] in heading_looks
        and _could_be_heading(line)
        and (index > first or _opens(line, looks[index], shared))
    }
    by_look = Counter(looks[index] for index in found)
    return {
        index: heading
        for index, heading in found.items()
        if by_look[looks[index]] < shared[looks[index]]
        or (_is_much_larger(looks[index], body) and by_look[looks[index]] <= MOST_UNKNOWN)
        or ((looks[index][0] or hinted_kinds(heading.line.text)) and not _names_entry(heading.line))
    }


def _opens(line: Line, look: Look, shared: Counter[Look]) -> bool:
    """Whether a line above all known headings is one: it looks as one of them, hints at a kind and names no post."""
    return shared[look] > 0 and bool(hinted_kinds(line.text)) and not _names_entry(line)


def _spoken(lines: Sequence[Line]) -> dict[int, Heading]:
    """In a letter without headings: the clauses with which its paragraphs turn to one subject after the other."""
    found = {}
    for index, line in enumerate(lines):
        clause = CLAUSE.match(line.text)
        if clause and (title := spoken_title(clause["title"])):
            found[index] = Heading(line, title, clause.end(), True)
    return found if len(found) > 1 else {}


def _by_shared_look(
    lines: Sequence[Line], looks: Sequence[Look], accepted: dict[int, Heading], body: Look | None
) -> dict[int, Heading]:
    """Where hardly a heading is known: the short lines in one look that stand apart, most with a hint of a kind."""
    groups: dict[Look, list[int]] = defaultdict(list)
    for index, look in enumerate(looks):
        if look != body and not accepted.get(index):
            groups[look].append(index)
    best: list[int] = []
    for group in groups.values():
        fitting = [index for index in group if _could_be_heading(lines[index]) and not _names_entry(lines[index])]
        hinted = [index for index in fitting if hinted_kinds(lines[index].text) or contained_title(lines[index].text)]
        parted = all(after - before > 1 for before, after in pairwise(group))
        if len(fitting) == len(group) >= FEW and 2 * len(hinted) >= len(group) and parted and len(group) > len(best):
            best = group
    return {index: _unknown_heading(lines[index]) for index in best}


def _unknown_heading(line: Line) -> Heading:
    return Heading(line, contained_title(line.text) or Title(("unknown",), False), len(line.text), False)


def _is_much_larger(look: Look, body: Look | None) -> bool:
    """Whether a look is one of headings alone: much larger than the text, or larger, heavier and adorned."""
    if body is None or not body[1]:
        return False
    is_adorned = look[2] > body[2] and (look[3] != body[3] or bool(look[4]))
    return look[1] >= (LARGER if is_adorned else MUCH_LARGER) * body[1]


def _names_entry(line: Line) -> bool:
    """Whether a line reads like the head of an entry: a school, an employer, a post."""
    texts = [piece.text for piece in split_line(line)[0]]
    return not is_hint(line.text) and any(
        max(roles.school_score(text), roles.company_score(text), roles.position_score(text)) >= ENTRY for text in texts
    )


def _could_be_heading(line: Line) -> bool:
    text = line.text.strip()
    return (
        len(text) >= 2
        and width(text) <= 2 * LONGEST_UNKNOWN
        and not find_dates(text)
        and not field_of(text)
        and not re.search(r"[:：，,。；;\t|｜@\d]", text)
        and not is_furniture(text)
    )
