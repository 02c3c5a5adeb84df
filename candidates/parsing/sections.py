"""Lines → titled sections, the header block first.

Known words make a line a possible heading; the look that most of them share (size, weight, colour, level, mark)
then decides the doubtful ones and shows headings whose words we do not know.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from candidates.parsing.fields.dates import find_dates
from candidates.parsing.headings import Title, contained_title, is_furniture, read_title
from candidates.parsing.labels import field_of, table_columns
from candidates.parsing.records import Line, Section

LONGEST_UNKNOWN = 14  # characters of a heading whose words are unknown
MUCH_LARGER = 1.25  # than the text, is the type of headings alone
MOST_UNKNOWN = 6  # headings of unknown words in such type
FEW = 3  # headings on their own line; a résumé with fewer may have them beside their content
HEADING_SHARE = 0.34  # of the lines in a look that must be headings for the look to be one of headings
INLINE_KINDS = frozenset({"summary", "skills", "languages", "certificates", "awards", "interests", "publications"})
INLINE = re.compile(r"^\s*[【\[]?\s*(?P<title>[^:：】\]\t]{2,14}?)\s*(?P<end>[】\]]\s*[:：]?|[:：])\s*(?=\S)")
SENTENCE_END = re.compile(r"[。；，、;,]\s*$")
CELL = re.compile(r"^\s*(?P<title>[^\t]{2,14}?)\s*(?P<end>\t)\s*(?=\S)")
MARK = re.compile(
    r"^\s*(?:(?P<number>[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]+[)）])|(?P<bracket>[【\[〖「])|(?P<sign>[^\w\s(（]))"
)

Look = tuple[int, float, bool, str, str]


@dataclass(frozen=True, slots=True)
class _Heading:
    """A line that may be a heading. `end` is where its title ends in the line; content may follow."""

    line: Line
    title: Title
    end: int
    inline: bool


def read_sections(lines: Sequence[Line]) -> tuple[Section, ...]:
    """The sections of a résumé in reading order; the first is the header block, perhaps without lines.

    A heading with its content on the same line (`技能：Java`) gives a title and a line of the same number, each with
    the other's characters blanked, so that positions stay those of the line.
    """
    headings = _accepted(lines, _candidates(lines))
    return _divide(lines, headings)


def look_of(line: Line) -> Look:
    """What a reader sees of a line besides its words: level, size, weight, colour, leading mark."""
    mark = MARK.match(line.text)
    kind = mark.lastgroup if mark else None
    # OCR measures sizes too roughly to tell headings by them.
    size = 0.0 if any(span.confidence < 1 for span in line.spans) else round(line.size * 2) / 2
    return line.heading, size, line.bold, line.color, kind or ""


# ---------------------------------------------------------------- which lines are headings


def _candidates(lines: Sequence[Line]) -> dict[int, _Heading]:
    found = {}
    for index, line in enumerate(lines):
        heading = _whole_line(line) or _beside(line, CELL) or _beside(line, INLINE)
        if heading is not None:
            found[index] = heading
    return found


def _whole_line(line: Line) -> _Heading | None:
    cells = [cell for cell in line.text.split("\t") if cell.strip()]
    if len(cells) > 1 and not _spaced_out(cells) and not all(read_title(cell) for cell in cells):
        return None
    title = None if SENTENCE_END.search(line.text) else read_title(line.text)
    return _Heading(line, title, len(line.text), False) if title else None


def _spaced_out(cells: Sequence[str]) -> bool:
    """Whether the letters of one title are set wide apart: 教 育 背 景."""
    return all(len(cell.strip()) == 1 for cell in cells)


def _beside(line: Line, pattern: re.Pattern[str]) -> _Heading | None:
    """A title with its content on the same line."""
    match = pattern.match(line.text)
    if match is None or not (title := read_title(match["title"])):
        return None
    if pattern is INLINE and not ((title.strong or line.gap > 0) and set(title.kinds) <= INLINE_KINDS):
        return None
    rest = line.text[match.end() :]
    if field_of(match["title"]) or (field_of(rest.split("\t")[0]) and not table_columns(replace(line, text=rest))):
        return None
    return _Heading(line, title, match.end("end"), True)


def _accepted(lines: Sequence[Line], candidates: dict[int, _Heading]) -> dict[int, _Heading]:
    looks = [look_of(line) for line in lines]
    body = _body_look(lines, looks)
    own = [i for i, heading in candidates.items() if not heading.inline]
    heading_looks = _heading_looks(looks, own, candidates, body)
    accepted = {}
    for index, heading in candidates.items():
        if _is_heading(lines, index, heading, looks[index], body, heading_looks):
            accepted[index] = heading
    _drop_nested(lines, looks, accepted)
    _accept_inline(candidates, accepted, looks, body)
    return accepted | _unknown(lines, looks, accepted, body)


def _body_look(lines: Sequence[Line], looks: Sequence[Look]) -> Look | None:
    weights: Counter[Look] = Counter()
    for line, look in zip(lines, looks, strict=True):
        weights[_plain(look)] += len(line.text)
    return weights.most_common(1)[0][0] if weights else None


def _plain(look: Look) -> Look:
    return (*look[:4], "")


def _heading_looks(
    looks: Sequence[Look], own: Sequence[int], candidates: dict[int, _Heading], body: Look | None
) -> frozenset[Look]:
    """The looks of which a good part are strong headings, without the look of the text itself."""
    total, strong = Counter(looks), Counter(looks[i] for i in own if candidates[i].title.strong)
    return frozenset(
        look
        for look, count in strong.items()
        if look != body and count >= HEADING_SHARE * total[look] and (count > 1 or _stands_out(look, body))
    )


def _stands_out(look: Look, body: Look | None) -> bool:
    return body is None or look[0] > 0 or look[1] > body[1] or look[2] > body[2] or look[4] == "bracket"


def _is_heading(
    lines: Sequence[Line],
    index: int,
    heading: _Heading,
    look: Look,
    body: Look | None,
    heading_looks: frozenset[Look],
) -> bool:
    if heading.inline:
        return False
    if look in heading_looks:
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


def _drop_nested(lines: Sequence[Line], looks: Sequence[Look], accepted: dict[int, _Heading]) -> None:
    """Take out headings inside an entry: less prominent than the section's heading and than a head line above them."""
    opener: int | None = None
    for index in sorted(accepted):
        if opener is None or _prominence(looks[index]) >= _prominence(looks[opener]):
            opener = index
            continue
        between = [i for i in range(opener + 1, index) if i not in accepted]
        kinds = accepted[opener].title.kinds
        if "work" in kinds and any(_prominence(looks[i]) > _prominence(looks[index]) for i in between):
            del accepted[index]


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
    following = lines[index + 1] if index + 1 < len(lines) else None
    return following is not None and following.cell is not None and following.cell.row == cell.row


def _accept_inline(
    candidates: dict[int, _Heading], accepted: dict[int, _Heading], looks: Sequence[Look], body: Look | None
) -> None:
    """Titles with content beside them count where headings on their own line do not follow the same habit."""
    inline = {index: heading for index, heading in candidates.items() if heading.inline}
    own = dict(accepted)
    cells = [index for index, heading in inline.items() if _is_cell(heading)]
    habit = any(inline[index].title.strong for index in cells) or sum(_stands_out(looks[i], body) for i in cells) > 1
    for index, heading in inline.items():
        above = _heading_right_above(index, own, inline)
        taken = {kind for other, title in own.items() if other != above for kind in title.title.kinds}
        new = not (set(heading.title.kinds) & taken)
        as_cell = _is_cell(heading) and new and habit
        as_label = not _is_cell(heading) and new and (len(accepted) < FEW or _in_list_section(accepted, index))
        if looks[index][4] == "bracket" or as_cell or as_label:
            accepted[index] = heading


def _heading_right_above(index: int, own: dict[int, _Heading], inline: dict[int, _Heading]) -> int | None:
    """The heading of which the lines up to `index` are rows with titles of their own: 在校情况 over 校内职务."""
    above = max((other for other in own if other < index), default=None)
    if above is None or any(between not in inline for between in range(above + 1, index)):
        return None
    return above


def _is_cell(heading: _Heading) -> bool:
    return heading.line.text[heading.end - 1] == "\t"


def _in_list_section(accepted: dict[int, _Heading], index: int) -> bool:
    before = [each for each in accepted if each < index]
    return bool(before) and accepted[max(before)].title.kinds[0] in ("other", "summary", "identity", "interests")


def _unknown(
    lines: Sequence[Line], looks: Sequence[Look], accepted: dict[int, _Heading], body: Look | None
) -> dict[int, _Heading]:
    """Lines that look as the headings do, under words that we do not know."""
    own = [index for index, heading in accepted.items() if not heading.inline]
    shared = Counter(looks[index] for index in own)
    found = {}
    for index, line in enumerate(lines):
        look = looks[index]
        least = 1 if body is not None and look[1] >= MUCH_LARGER * body[1] > 0 else 2
        if index in accepted or not own or index < min(own) or look == body or shared[look] < least:
            continue
        if _could_be_heading(line):
            title = contained_title(line.text) or Title(("unknown",), False)
            found[index] = _Heading(line, title, len(line.text), False)
    by_look = Counter(looks[index] for index in found)
    return {
        index: heading
        for index, heading in found.items()
        if by_look[looks[index]] < shared[looks[index]]
        or (
            body is not None and looks[index][1] >= MUCH_LARGER * body[1] > 0 and by_look[looks[index]] <= MOST_UNKNOWN
        )
    }


def _could_be_heading(line: Line) -> bool:
    text = line.text.strip()
    return (
        2 <= len(text) <= LONGEST_UNKNOWN
        and not find_dates(text)
        and not field_of(text)
        and not re.search(r"[:：，,。；;\t|｜@\d]", text)
        and not is_furniture(text)
    )


# ---------------------------------------------------------------- cutting at the headings


def _divide(lines: Sequence[Line], headings: dict[int, _Heading]) -> tuple[Section, ...]:
    """Cut at the headings; a line goes to the last section that was open in its column."""
    drafts: list[tuple[_Heading | None, list[Line]]] = [(None, [])]
    open_in: dict[int, int] = {}
    for index, line in enumerate(lines):
        heading = headings.get(index)
        if heading is not None:
            drafts.append((heading, [_content(heading)] if heading.inline else []))
            open_in[line.column] = len(drafts) - 1
            continue
        if line.column not in open_in:
            open_in[line.column] = _first_section(lines, index, drafts)
        drafts[open_in[line.column]][1].append(line)
    return tuple(_section(heading, held) for heading, held in drafts)


def _first_section(lines: Sequence[Line], index: int, drafts: list[tuple[_Heading | None, list[Line]]]) -> int:
    """Where lines of a column go before its first heading: to the header block at the top of the first page."""
    return 0 if lines[index].page == lines[0].page or len(drafts) == 1 else len(drafts) - 1


def _section(heading: _Heading | None, held: list[Line]) -> Section:
    if heading is None:
        return Section("header", None, tuple(held))
    kinds = heading.title.kinds
    return Section(kinds[0], _title_line(heading), tuple(held), kinds[1:])


def _title_line(heading: _Heading) -> Line:
    return replace(heading.line, text=heading.line.text[: heading.end]) if heading.inline else heading.line


def _content(heading: _Heading) -> Line:
    line = heading.line
    return replace(line, text=" " * heading.end + line.text[heading.end :])
