"""Tables of things that are listed → their rows without the cells that name none: numbers, who gave it, remarks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from candidates.parsing.fields.dates import find_dates
from candidates.parsing.lexicon.listed import COLUMN_HEAD, COLUMN_OF_ASIDES, COLUMN_OF_DATES, COLUMN_OF_LEVELS
from candidates.parsing.records import Line

LEAST_HEADS = 2
LABELLED_CELL = re.compile(rf"(?P<head>{COLUMN_HEAD.pattern})\s?[:： ]\s?(?=\S)")
SCORE = re.compile(r"\d{1,3}(?:\.\d)?\s?分?")


def without_asides(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, blanks in place of what stands below 序号, 发证机关 or 备注; a row of heads itself goes."""
    kept: list[Line] = []
    heads: Sequence[str] = ()
    for line in lines:
        cells = _cells(line)
        labels = [LABELLED_CELL.match(cell) for cell in cells]
        if len(cells) >= LEAST_HEADS and all(labels):
            kept.append(_without_labels(line, labels))
        elif len(cells) >= LEAST_HEADS and all(COLUMN_HEAD.fullmatch(cell) for cell in cells):
            heads = cells
        elif heads and _stands_below(cells, heads):
            kept.append(_blanked(line, _asides(cells, heads)))
        else:
            kept.append(line)
    return tuple(kept)


def _without_labels(line: Line, labels: Sequence[re.Match[str] | None]) -> Line:
    """A row whose cells name their columns themselves: `名称 优秀学生 ⇥ 获奖时间 2023-11 ⇥ 级别 校级`."""
    heads = [label["head"] for label in labels if label]
    bare = [label.string[label.end() :] for label in labels if label]
    row = _blanked(
        line,
        [aside or not any(map(str.isalnum, cell)) for aside, cell in zip(_asides(bare, heads), bare, strict=True)],
    )
    characters = list(row.text)
    cells = re.finditer(r"[^\t]+", line.text)
    for cell, label in zip(cells, labels, strict=True):
        start = cell.start() + len(cell[0]) - len(cell[0].lstrip())
        end = start + (label.end() if label else 0)
        characters[start:end] = " " * (end - start)
    return replace(row, text="".join(characters))


def _cells(line: Line) -> Sequence[str]:
    return [cell.strip() for cell in line.text.split("\t")]


def _stands_below(cells: Sequence[str], heads: Sequence[str]) -> bool:
    """Whether the cells of a row are those of the heads; dates show that only its last ones are empty."""
    dates = [bool(find_dates(cell)) for cell, head in zip(cells, heads, strict=False) if COLUMN_OF_DATES.search(head)]
    whole = len(cells) == len(heads)
    return whole or (1 < len(cells) < len(heads) and bool(dates) and all(dates))


def _asides(cells: Sequence[str], heads: Sequence[str]) -> list[bool]:
    """For each cell whether it names nothing; a level that the name tells already is no news either."""
    others = "\t".join(cell for cell, head in zip(cells, heads, strict=False) if not COLUMN_OF_LEVELS.search(head))
    return [
        bool(
            (COLUMN_OF_ASIDES.search(head) and not ("备注" in head and SCORE.fullmatch(cell)))
            or (COLUMN_OF_LEVELS.search(head) and cell in others)
        )
        for cell, head in zip(cells, heads, strict=False)
    ]


def _blanked(line: Line, asides: Sequence[bool]) -> Line:
    """The line with spaces for the cells that are asides and the tabs before them, so that places stay the same."""
    cells = line.text.split("\t")
    ends = [end - 1 for end in accumulate(len(cell) + 1 for cell in cells)]
    text = line.text
    for cell, end, aside in zip(cells, ends, asides, strict=True):
        if aside:
            start = max(end - len(cell) - 1, 0)
            text = text[:start] + " " * (end - start) + text[end:]
    return replace(line, text=text)
