"""One citation → its title, venue and authors, in the styles that people use.

The title is what stands in quotes, or what is left when authors, venue, classes and dates are taken away.
"""

import re
from dataclasses import dataclass, replace

from candidates.parsing.fields.citation_authors import are_authors, authors_behind, split_authors
from candidates.parsing.fields.citation_marks import cleaned, without_marks
from candidates.parsing.fields.citation_venues import BOOK_MARKS, VOLUME, is_venue, read_venue, venue_in
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.passages import Piece

ADVICE_AFTER = re.compile(r"\s*[(（]\s*[^()（）A-Za-z]{0,40}(?:可以|建议|你|注明|侧证)[^()（）]*[)）]\s*$")
QUOTED = re.compile(r"[“\"「](?P<title>[^”\"」]{6,})[”\"」]")
# A sentence that tells of a paper: `我在《甲学报》上发表了论文《乙》`.
PUBLISHED_IN = re.compile(r"[在于]《(?P<venue>[^》]{2,})》[^《。]{0,6}发表[^《。]{0,6}《(?P<title>[^》]{2,})》")
GENRE = re.compile(r"\s*\[[JCMDPRN](?:/OL)?\]\s*[.,，/]*\s*")
YEAR_VENUE = re.compile(
    r"^(?P<date>(?:19|20)\d\d(?:[.\-/年]\d{1,2}月?)?)\s*[—–\-|｜]+\s*(?P<venue>(?:[^：:(（]|[(（][^()（）]*[)）]){3,80}?)\s*[：:]\s*(?=\S)"
)
VENUE_AHEAD = re.compile(r"(?P<venue>[A-Z][^：:。.，,]{1,40}\s(?:19|20)\d\d|[A-Z][A-Za-z]+[’']\d\d)\s*[：:]\s*(?=\S)")
YEAR = re.compile(r"(?<![\d\-:：])(?:19|20)\d\d(?![\d\-:：])")
# Words with capitals that end a citation whose year stands before: `…dispersions. Molecular Powders.`
JOURNAL = re.compile(r"[A-Z][\w\-]*(?:\s(?:[A-Z&][\w\-]*|of|and|the|in|for)){0,6}\.?")
LEADS_TO_VENUE = ("载", "于", "在", "见", "//")  # what stands in marks behind them is no title
LEAST_TITLE = 4
LONGEST_VENUE = 120


@dataclass(frozen=True, slots=True)
class Citation:
    """The parts of a citation."""

    title: Piece
    venue: Piece | None
    authors: Piece | None = None


def read_citation(piece: Piece) -> Citation | None:
    """The parts of a passage that cites a paper or a book."""
    if told := PUBLISHED_IN.search(piece.text):
        return Citation(piece.part(*told.span("title")), piece.part(*told.span("venue")))
    labelled = YEAR_VENUE.match(piece.text)
    if labelled:
        venue = piece.part(labelled.start("venue"), labelled.end("venue"))
        return Citation(cleaned(piece.part(labelled.end(), len(piece.text))), cleaned(venue))
    if advice := ADVICE_AFTER.search(piece.text):
        piece = piece.part(0, advice.start())
    undated = _without_leading_date(piece)
    year_ahead = undated.start > piece.start
    piece = without_marks(cleaned(undated))
    if ahead := _venue_ahead(piece):
        return ahead
    for pattern in (QUOTED, BOOK_MARKS):
        match = pattern.search(piece.text)
        if match and not piece.text[: match.start()].rstrip().endswith(LEADS_TO_VENUE):
            return _quoted(piece, match)
    authors, piece = split_authors(piece)
    if genre := GENRE.search(piece.text):
        return Citation(piece.part(0, genre.start()), read_venue(piece.part(genre.end(), len(piece.text))), authors)
    closed = authors is not None and bool(YEAR.search(piece.passage.text[authors.end : piece.start]))
    parts = _by_sentences(piece, year_told=closed, year_ahead=year_ahead)
    if parts is None or authors is not None or parts.venue is None:
        return replace(parts, authors=authors) if parts else None
    behind, venue = authors_behind(parts.venue)
    return replace(parts, venue=venue, authors=behind)


def _venue_ahead(piece: Piece) -> Citation | None:
    """`ICASSP 2023：Title`: a known venue with its year and a colon before the title."""
    match = VENUE_AHEAD.match(piece.text)
    if match is None or not venue_in(match["venue"]):
        return None
    return Citation(cleaned(piece.part(match.end(), len(piece.text))), cleaned(piece.part(*match.span("venue"))))


def _quoted(piece: Piece, match: re.Match[str]) -> Citation:
    """A title in quotes, its authors before it or behind it, its venue behind it or before it."""
    title = piece.part(*match.span("title"))
    before = piece.part(0, match.start()).trimmed(",，:：.。")
    after = piece.part(match.end(), len(piece.text))
    if are_authors(before.text):
        return Citation(title, read_venue(after), before)
    authors, after = authors_behind(after.trimmed(" ,，.。"))
    venue = read_venue(after)
    return Citation(title, venue or (read_venue(before) if venue_in(before.text) else None), authors)


def _without_leading_date(piece: Piece) -> Piece:
    dates = find_dates(piece.text)
    if dates and not piece.text[: dates[0].begin].strip(" (（[【"):
        return piece.part(dates[0].finish, len(piece.text)).trimmed("\t,，:：.。)）]】-–—|｜ ")
    return piece


def _by_sentences(piece: Piece, *, year_told: bool, year_ahead: bool) -> Citation | None:
    """`Title. Venue, 2021`, `Title (Venue, 一作)`, `Title, Venue, 2021`, `Title, 载《Venue》`.

    Where the year stood before the title, figures of a volume or a state show the venue.
    """
    text = piece.text
    for bracket in re.finditer(r"\s*[(（](?P<venue>[^()（）]*)[)）]", text):
        venue = bracket["venue"]
        if bracket.start() >= LEAST_TITLE and (venue_in(venue) or BOOK_MARKS.search(venue)):
            return Citation(
                piece.part(0, bracket.start()), read_venue(piece.part(bracket.start("venue"), bracket.end("venue")))
            )
    quoted = re.search(r"[,，]?\s*(?:载于?|发表于|发表在|收录于|刊于)\s*(?=《)", text)
    if quoted:
        return Citation(piece.part(0, quoted.start()), read_venue(piece.part(quoted.end(), len(text))))
    for cut in reversed(
        list(
            re.finditer(
                r"[.。?？!]\s+|(?<=[\u4e00-\u9fff)）])[.。](?=[\u4e00-\u9fff])|\t+|\s*[|｜]\s*|,\s+|，\s*", text
            )
        )
    ):
        tail = text[cut.end() :]
        if cut.start() >= LEAST_TITLE and is_venue(tail) and len(tail) <= LONGEST_VENUE:
            return _extended(piece, cut)
    stop = re.search(r"(?<![A-Z])[.?!]\s+(?=[A-Z\u4e00-\u9fff])|(?<=[\u4e00-\u9fff)）])[.。](?=[\u4e00-\u9fff])", text)
    if stop and (year_ahead or year_told) and JOURNAL.fullmatch(text[stop.end() :]):
        return Citation(piece.part(0, stop.start()), read_venue(piece.part(stop.end(), len(text))))
    shown = stop and (YEAR.search(text[stop.end() :]) or (year_told and VOLUME.search(text[stop.end() :])))
    if stop and shown and len(text) - stop.end() <= LONGEST_VENUE:
        return Citation(piece.part(0, stop.start()), read_venue(piece.part(stop.end(), len(text))))
    return Citation(piece, None)


def _extended(piece: Piece, cut: re.Match[str]) -> Citation:
    """A venue may hold commas itself: it begins after the last full stop where one stands before."""
    text = piece.text
    stops = [
        match
        for match in re.finditer(r"(?<![A-Z])[.。?？]\s+", text[: cut.start() + 1])
        if match.start() > LEAST_TITLE
    ]
    if stops and len(text) - stops[-1].end() <= LONGEST_VENUE:
        cut = stops[-1]
    keep = cut.start() + (1 if text[cut.start()] in "?？!" else 0)
    return Citation(piece.part(0, keep), read_venue(piece.part(cut.end(), len(text))))
