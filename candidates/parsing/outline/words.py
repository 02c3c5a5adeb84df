"""Lines → those that may be headings for their words: alone on a line, or before their content."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from candidates.parsing.fields import roles
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.passages import BULLET
from candidates.parsing.headings import (
    Title,
    bare_title,
    hinted_title,
    is_career,
    is_furniture,
    read_title,
    spoken_title,
    without_number,
)
from candidates.parsing.labels import field_of, read_labels, table_columns
from candidates.parsing.records import Line

ENTRY_KINDS = frozenset({"work", "projects", "education", "activities"})
INLINE_KINDS = frozenset({"summary", "skills", "languages", "certificates", "awards", "interests", "publications"})
INLINE = re.compile(r"^\s*[【\[]?\s*(?P<title>[^:：】\]\t]{2,14}?)\s*(?P<end>[】\]]\s*[:：]?|[:：])\s*(?=\S)")
OPENED = re.compile(r"\S\s?[(（]$")
SENTENCE_END = re.compile(r"[。；，、;,]\s*$")
CELL = re.compile(r"^\s*(?P<title>[^\t]{2,14}?)\s*(?P<end>\t)\s*(?=\S)")
NAMED = 4  # score of a school or an employer
COUNTED = re.compile(r"(?P<title>[一-鿿]{2,6})\s?(?:[一二三四五六七八九十]|[1-9])")
CLAUSE = re.compile(r"^\s*(?P<title>[一-鿿]{3,10})[。，：,:]\s*(?=\S)")

CAREER = Title(("work", "education"), True)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may be a heading. `end` is where its title ends in the line; content may follow."""

    line: Line
    title: Title
    end: int
    inline: bool


def possible_headings(lines: Sequence[Line]) -> dict[int, Heading]:
    found: dict[int, Heading] = {}
    for index, line in enumerate(lines):
        above = lines[index - 1] if index else line
        behind_points = BULLET.match(above.text) is not None and BULLET.match(line.text) is None
        apart = line.gap > 0 or behind_points or (index - 1 in found and found[index - 1].inline)
        heading = _whole_line(line) or _beside(line, CELL) or _beside(line, INLINE, apart=apart)
        if heading is not None:
            found[index] = heading
    return _without_own_title(found)


def _without_own_title(found: dict[int, Heading]) -> dict[int, Heading]:
    """The headings without the document's own title (個人履歷), which stands first or over one of its own kind."""
    titles = [index for index, each in found.items() if each.line.cell is None and is_furniture(each.line.text)]
    told = {kind for index, each in found.items() if index not in titles for kind in each.title.kinds}
    own = {index for index in titles if index == 0 or set(found[index].title.kinds) <= told}
    return {index: each for index, each in found.items() if index not in own}


def _whole_line(line: Line) -> Heading | None:
    cells = [cell for cell in without_number(line.text).split("\t") if any(map(str.isalnum, cell))]
    if len(cells) > 1 and not _spaced_out(cells) and not all(map(_is_title, cells)):
        return None
    title = None if SENTENCE_END.search(line.text) else _title_in_cell(line, line.text)
    return Heading(line, title, len(line.text), False) if title and not _states_value(line) else None


def _states_value(line: Line) -> bool:
    """Whether a line is a label with its value, though all its words occur in headings: 学历：本科."""
    first = next(iter(read_labels(line)), None)
    in_note = first and OPENED.search(line.text[: first.label_start])  # 工作經驗（總年資：13年）
    stated = line.text[first.start : first.end] if first and first.field and not in_note else ""
    return bool(stated and not read_title(stated))


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
    if match is None:
        return None
    title = _title_in_cell(line, match["title"])
    if title is None and pattern is INLINE:
        title = hinted_title(match["title"]) or _counted_title(match["title"])
    if title is None:
        return None
    rest = line.text[match.end() :]
    if pattern is INLINE and field_of(match["title"]) != "dates" and _opens_history(title, rest):
        return Heading(line, title, match.end("end"), True)
    if pattern is INLINE and not ((title.strong or apart) and set(title.kinds) <= INLINE_KINDS):
        return None
    is_label = field_of(match["title"]) and not any(span.is_range for span in find_dates(rest))
    if is_label or (field_of(rest.split("\t")[0]) and not table_columns(replace(line, text=rest))):
        return None
    return Heading(line, title, match.end("end"), True)


def _counted_title(text: str) -> Title | None:
    """The title before the number of its first or of a further entry: 工作一：…, 职历2：…."""
    counted = COUNTED.fullmatch(text)
    title = read_title(counted["title"]) if counted else None
    return Title(title.kinds, True) if title and set(title.kinds) <= ENTRY_KINDS else None


def _opens_history(title: Title, rest: str) -> bool:
    """Whether the first entry of a section follows its title: 工作经历：2018.07-2020.02 …."""
    if not set(title.kinds) <= ENTRY_KINDS:
        return False
    ranges = [span for span in find_dates(rest) if span.is_range]
    if any(not rest[: span.begin].strip("(（ ") or not rest[span.finish :].strip(")） ") for span in ranges):
        return True
    named = rest[: ranges[0].begin].strip("(（ \t") if ranges else ""
    return max(roles.school_score(named), roles.company_score(named)) >= NAMED


def is_cell(heading: Heading) -> bool:
    return heading.line.text[heading.end - 1] == "\t"


def spoken_headings(lines: Sequence[Line]) -> dict[int, Heading]:
    """In a letter without headings: the clauses with which its paragraphs turn to one subject after the other."""
    found = {}
    for index, line in enumerate(lines):
        clause = CLAUSE.match(line.text)
        if clause and (title := spoken_title(clause["title"])):
            found[index] = Heading(line, title, clause.end(), True)
    return found if len(found) > 1 else {}
