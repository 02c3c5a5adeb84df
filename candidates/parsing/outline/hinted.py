"""Headings of free words in text without looks: a short line of hints over lines that bear the hint out.

`上学情况` over a school with its dates is a heading; the same words over anything else are text.
"""

import re
from collections.abc import Mapping, Sequence

from candidates.parsing.headings import Title, bare_title
from candidates.parsing.kinds import hinted_kinds, is_hint, kind_of
from candidates.parsing.outline.words import Heading
from candidates.parsing.records import Line

LONGEST = 8  # characters
MOST_LINES = 3  # below a heading that are looked at
WORDS = re.compile(r"[\u4e00-\u9fff]+")


def hinted_headings(lines: Sequence[Line], accepted: Mapping[int, Heading]) -> dict[int, Heading]:
    """Index in `lines` → heading, for lines without positions that no other rule takes for headings."""
    found: dict[int, Heading] = {}
    above = ""
    for index, line in enumerate(lines):
        if index in accepted:
            above = accepted[index].title.kinds[0]
        elif (kind := _kind(lines, index, accepted)) and kind != above:
            found[index] = Heading(line, Title((kind,), False), len(line.text), False)
            above = kind
    return found


def _kind(lines: Sequence[Line], index: int, accepted: Mapping[int, Heading]) -> str:
    """What the line at `index` heads by its words and by what stands below it, "" where it heads nothing."""
    line, words = lines[index], bare_title(lines[index].text)
    if line.box is not None or not (1 < len(words) <= LONGEST and WORDS.fullmatch(words) and is_hint(words)):
        return ""
    below: list[Line] = []
    for number in range(index + 1, min(index + 1 + MOST_LINES, len(lines))):
        if number in accepted:
            break
        below.append(lines[number])
    kind = kind_of("", below) if below else ""
    return kind if kind in hinted_kinds(words) else ""
