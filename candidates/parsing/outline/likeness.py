"""Lines that look as headings do: the look that known headings share, and headings of unknown words by it."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from candidates.parsing.fields import roles
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.pieces import split_line
from candidates.parsing.headings import Title, bare_title, contained_title, is_furniture, without_number
from candidates.parsing.kinds import hinted_kinds, is_hint
from candidates.parsing.labels import field_of
from candidates.parsing.outline.looks import Look, carries_dates, is_much_larger, prominence, stands_out
from candidates.parsing.outline.words import Heading
from candidates.parsing.records import Line
from candidates.parsing.text import width

LONGEST_UNKNOWN = 14  # characters of a heading whose words are unknown
WEAK_TITLE, HINTED_TITLE = 0.6, 0.4  # worth of the words of a heading, beside 1 for a set phrase
ENTRY = 3.0  # score from which a line reads like the head of an entry
MOST_UNKNOWN = 6  # headings of unknown words in such type
HINTS, HINTS_AT_TOP = 0.5, 0.25  # share of lines with a hint of a kind by which one look, or the greatest, is told
BRACKETED = re.compile(r"\s*[【\[〖「『][^】\]〗」』]{1,10}[】\]〗」』]\s*")
LABELS_IN_BRACKETS = frozenset({"description", "tools", "dates", "role", "position", "company", "project"})
FEW = 3  # headings on their own line; a résumé with fewer may have them beside their content
TITLED = 0.6  # of the lines that the document itself calls titles of one level, those that could be headings
HEADING_SHARE = 0.34  # of the lines in a look that must be headings for the look to be one of headings


def heading_looks_of(
    lines: Sequence[Line], looks: Sequence[Look], candidates: dict[int, Heading], body: Look | None
) -> frozenset[Look]:
    """The looks of which a good part read like headings, without the look of the text itself."""
    total = Counter(look for line, look in zip(lines, looks, strict=True) if not carries_dates(line))
    worth: dict[Look, list[float]] = defaultdict(list)
    for line, look, heading in zip(lines, looks, map(candidates.get, range(len(lines))), strict=True):
        if look != body and (value := _worth(line, heading)):
            worth[look].append(value)
    return frozenset(
        look
        for look, values in worth.items()
        if (sum(values) >= HEADING_SHARE * total[look] or _are_few_and_large(look, total[look] - len(values), body))
        and (len(values) > 1 or (stands_out(look, body) and values[0] == 1))
    )


def _are_few_and_large(look: Look, unknown: int, body: Look | None) -> bool:
    return is_much_larger(look, body) and unknown <= MOST_UNKNOWN


def _worth(line: Line, heading: Heading | None) -> float:
    """How much the words of a line speak for a heading: 1 a set phrase, less a common word or a hint of a kind."""
    if heading is not None and not heading.inline:
        return 1.0 if heading.title.strong else WEAK_TITLE
    return HINTED_TITLE if _could_be_heading(line) and hinted_kinds(line.text) and not _names_entry(line) else 0.0


def unknown_headings(
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
        or (by_look[looks[index]] == shared[looks[index]] and stands_out(looks[index], body))
        or (looks[index].mark == "cell" and stands_out(looks[index], body))
        or (is_much_larger(looks[index], body) and by_look[looks[index]] <= MOST_UNKNOWN)
        or ((looks[index].level or hinted_kinds(heading.line.text)) and not _names_entry(heading.line))
    }


def _opens(line: Line, look: Look, shared: Counter[Look]) -> bool:
    """Whether a line above all known headings is one: it looks as one of them, hints at a kind and names no post."""
    return shared[look] > 0 and bool(hinted_kinds(line.text)) and not _names_entry(line)


def headings_by_look(
    lines: Sequence[Line], looks: Sequence[Look], accepted: dict[int, Heading], body: Look | None
) -> dict[int, Heading]:
    """Where hardly a heading is known: the short lines in one look that stand apart, most with a hint of a kind.

    Fewer hints are enough where nothing but the name is set greater.
    """
    once = Counter(looks)
    greatest = max((prominence(look) for look in looks if once[look] > 1), default=None)
    groups: dict[Look, list[int]] = defaultdict(list)
    for index, look in enumerate(looks):
        if look != body and not accepted.get(index):
            groups[look].append(index)
    best: list[int] = []
    for group in groups.values():
        fitting = [index for index in group if _could_be_heading(lines[index]) and not _names_entry(lines[index])]
        hinted = [index for index in fitting if hinted_kinds(lines[index].text) or contained_title(lines[index].text)]
        parted = all(after - before > 1 for before, after in pairwise(group))
        look = looks[group[0]]
        is_top = prominence(look) == greatest and stands_out(look, body)
        enough = len(hinted) >= (HINTS_AT_TOP if is_top else HINTS) * len(group)
        dated = any(carries_dates(lines[index]) for index in group)
        titled = look.level > 0 and len(fitting) >= TITLED * len(group) and not dated
        fits = titled or (len(fitting) == len(group) and enough)
        if len(group) >= FEW and fits and parted and len(group) > len(best):
            best = group
    return {index: _unknown_heading(lines[index]) for index in best}


def _unknown_heading(line: Line) -> Heading:
    return Heading(line, contained_title(line.text) or Title(("unknown",), False), len(line.text), False)


def _names_entry(line: Line) -> bool:
    """Whether a line reads like the head of an entry: a school, an employer, a post."""
    texts = [piece.text for piece in split_line(line)[0]]
    return not is_hint(line.text) and any(
        max(roles.school_score(text), roles.company_score(text), roles.position_score(text)) >= ENTRY for text in texts
    )


def _could_be_heading(line: Line) -> bool:
    text = bare_title(line.text) if _is_bracketed(line.text) else without_number(line.text).strip()
    return (
        len(text) >= (1 if _is_bracketed(line.text) else 2)
        and width(text) <= 2 * LONGEST_UNKNOWN
        and not find_dates(text)
        and not _is_label(line.text)
        and not re.search(r"[:：，,。；;\t|｜@\d]", text)
        and not is_furniture(text)
    )


def _is_bracketed(text: str) -> bool:
    """Whether nothing but words in brackets stand on a line: 【证】."""
    return BRACKETED.fullmatch(text) is not None


def _is_label(text: str) -> bool:
    """Whether a line is a label of something below; in brackets only labels of an entry's text (【工作内容】) are."""
    field = field_of(text)
    return field in LABELS_IN_BRACKETS if _is_bracketed(text) else bool(field)
