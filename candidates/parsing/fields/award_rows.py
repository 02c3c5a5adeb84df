"""Texts about one honour → the honour and all its dates: cells of a row, or the several years in which it was given.

`优秀毕业生 | 校级 | 2019.06` is one honour; `2016、2017年国家奖学金` is one of two years.
"""

import re
from collections.abc import Iterator

from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.listings import ONLY_DATE, SENTENCES, Item, date_of, split_items
from candidates.parsing.fields.passages import Piece, split_piece
from candidates.parsing.lexicon.listed import AWARD_GRADE, AWARD_LEVEL, AWARD_ROLE, COLUMN_HEAD

CELL = re.compile(r"\s*[|｜\t]\s*")
# `2019年先锋号、2016年标兵`: a year right before an honour begins the next one.
NEXT_DATED = re.compile(r"[、，,]\s*(?=(?:19|20)\d\d\s?年(?:\d{1,2}月)?(?:荣获|获|被评为)?[\u4e00-\u9fff“])")
YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = r"(?:19|20)\d\d\s?年?(?:\s?[、,，/和及]\s?(?:19|20)\d\d\s?年?)+度?"
_TIMES = r"[两二三四五六\d]\s?次"
YEARS_AHEAD = re.compile(rf"(?P<years>{_YEARS})(?:\s?学年)?(?:连续|共|先后)?(?P<times>{_TIMES})?\s*[：:]?\s*(?=\S)")
YEARS_BEHIND = re.compile(rf"\s*[(（]\s*(?P<years>{_YEARS})(?P<times>)\s*[)）]$")
TIMES_BEHIND = re.compile(rf"[(（]?{_TIMES}[)）]?$")
SCHOOL_YEARS_BEHIND = re.compile(
    r"\s*[(（]\s*(?:(?:19|20)\d\d\s?[-–—~/]\s?(?:(?:19|20)\d\d\s?(?:学年度?)?|\d\d\s?学年度?)\s?[、,，;；]?\s?){2,}[)）]$"
)


def honour_items(piece: Piece) -> Iterator[Item]:
    """The texts about honours in a piece, each with its dates; a table's row of headings holds none."""
    piece = _without_roles(piece)
    if _is_heading(piece.text):
        return
    if row := _one_row(piece):
        yield row
        return
    for sentence in split_piece(piece, SENTENCES):
        if several := _of_several_years(sentence):
            yield several
        else:
            yield from split_items(sentence, NEXT_DATED)


def _is_heading(text: str) -> bool:
    return all(COLUMN_HEAD.fullmatch(cell) for cell in re.split(r"[\s|｜]+", text.strip()))


def _without_roles(piece: Piece) -> Piece:
    """A row without the cells at its edges that say who one was in the winning team."""
    cells = split_piece(piece, CELL)
    while len(cells) > 1 and AWARD_ROLE.fullmatch(cells[-1].text.strip()):
        cells = cells[:-1]
    while len(cells) > 1 and AWARD_ROLE.fullmatch(cells[0].text.strip()):
        cells = cells[1:]
    return Piece(piece.passage, cells[0].start, cells[-1].end) if cells else piece


def _one_row(piece: Piece) -> Item | None:
    """The honour of a row whose other cells are its date, its level and its grade."""
    cells = split_piece(piece, CELL)
    only_dates = [bool(ONLY_DATE.fullmatch(cell.text)) for cell in cells]
    told = [cell for cell, is_date in zip(cells, only_dates, strict=True) if not is_date]
    named = [cell for cell in told if not _is_level(cell.text.strip())]
    if len(cells) < 2 or len(named) != 1 or any(only_dates[1:-1]):
        return None
    dates = [date for cell, is_date in zip(cells, only_dates, strict=True) if is_date for date in date_of(cell)]
    if sum(only_dates) > 1 or (not any(only_dates) and find_dates(piece.text)):
        return None
    return Item(Piece(piece.passage, told[0].start, told[-1].end), tuple(dates))


def _is_level(text: str) -> bool:
    return bool(AWARD_LEVEL.fullmatch(text) or AWARD_GRADE.fullmatch(text))


def _of_several_years(piece: Piece) -> Item | None:
    """An honour with several years before or behind it, or in several school years, which are no dates."""
    piece = piece.trimmed("")
    if match := YEARS_AHEAD.match(piece.text):
        return Item(piece.part(match.end(), len(piece.text)), _years(piece, match))
    if match := YEARS_BEHIND.search(piece.text):
        return Item(piece.part(0, match.start()), _years(piece, match))
    if match := SCHOOL_YEARS_BEHIND.search(piece.text):
        return Item(piece.part(0, match.start()))
    return None


def _years(piece: Piece, match: re.Match[str]) -> tuple[tuple[str, Piece], ...]:
    """The years of a list; `2017/2018` without a count is a school year and no date."""
    years = list(YEAR.finditer(piece.text, *match.span("years")))
    counted = match["times"] or TIMES_BEHIND.search(piece.text) or len(years) > 2
    if "/" in match["years"] and not counted and int(years[1][0]) - int(years[0][0]) == 1:
        return ()
    return tuple((year[0], piece.part(*year.span())) for year in years)
