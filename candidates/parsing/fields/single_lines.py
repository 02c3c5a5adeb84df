"""Entries of one line: `2012年参加校园歌手大赛，晋级十强` → name and what is told of it."""

import re

from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.pieces import Piece, body_start, trimmed
from candidates.parsing.records import Entry, Line

LONGEST_TITLE = 40  # characters of a name before a colon
LEADING_VERB = re.compile(
    r"^(?:积极|多次|曾)?(?:参加了?|参与了?|策划并组织(?:举办)?|组织并?参与|组织举办|组织了?|担任|加入|举办)\s?"
)
DIVIDER = re.compile(r"\s*[—–―]{2}\s*|\s+[—–―-]\s+|(?<=[一-鿿”》])[—–―-]\s+(?=[一-鿿])|\s?[：:](?!//)\s*|\t+")
AFTER_EVENT = re.compile(
    r"(?<=[会赛动节营队社团])[，,]\s*|(?<=大赛|比赛|竞赛|活动|项目|课程|服务|实践|调研|论坛|讲座|培训)[，,]\s*"
)


def is_single_line(entry: Entry) -> bool:
    """Whether an entry is one line without a range of dates, as in a list of things done."""
    return len(entry.head) == 1 and not any(span.is_range for span in find_dates(entry.head[0].text))


def words_of(line: Line) -> Piece:
    """The words of a line without bullet, leading date and leading verb."""
    start, end = body_start(line.text), len(line.text)
    spans = find_dates(line.text)
    if spans and not line.text[start : spans[0].begin].strip(" \t(（"):
        start = spans[0].finish
    elif spans and not line.text[spans[-1].finish :].strip(" \t)）。"):
        end = spans[-1].begin
    low, high = trimmed(line.text, start, end)
    verb = LEADING_VERB.match(line.text[low:high])
    return Piece(line, *trimmed(line.text, low + (verb.end() if verb else 0), high))


def name_and_rest(piece: Piece, *, commas: bool = True) -> tuple[Piece, Piece | None]:
    """The name at the beginning of a line's words and what follows it, None when nothing does."""
    divider = DIVIDER.search(piece.text)
    if divider and 0 < divider.start() <= LONGEST_TITLE and divider.end() < len(piece.text):
        return piece.part(0, divider.start()), piece.part(divider.end(), len(piece.text))
    event = AFTER_EVENT.search(piece.text) if commas else None
    if event and event.end() < len(piece.text):
        return piece.part(0, event.start()), piece.part(event.end(), len(piece.text))
    return piece, None
