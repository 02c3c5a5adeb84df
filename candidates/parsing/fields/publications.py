"""Sections → papers: title, venue, year, in the citation styles that people use.

The title is what stands in quotes, or what is left when authors, venue, classes and dates are taken away.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.listings import dated_passages
from candidates.parsing.fields.passages import BULLET, Passage, Piece, whole
from candidates.parsing.fields.patents import is_patent
from candidates.parsing.lexicon import surnames, venues
from candidates.parsing.lexicon.listed import PUBLICATION
from candidates.parsing.records import Line, Publication, Section, Value

# Classes, ranks and states around a title: [CCF-A], (IF=8.2), 一作, SCI二区, 已录用.
ASIDE = re.compile(
    r"[(（\[【]\s*(?:(?:CCF|THU|SCI|EI|JCR|中科院|IF|影响因子|一作|二作"
    r"|共[一同]|共作|第[一二三]作者|通讯|独作|oral|spotlight|poster|best|已录用|已发表|录用|在投"
    r"|accepted|under review|Q[1-4]|project|paper|code|github|pdf|link|链接)"
    r"[^()（）\[\]【】]*)[)）\]】]",
    re.IGNORECASE,
)
# What templates tell the writer, in brackets.
ADVICE = re.compile(r"\s*[(（][^()（）]{6,}[)）]\s*[。.]?\s*")
ADVICE_AFTER = re.compile(r"\s*[(（]\s*[^()（）A-Za-z]{0,40}(?:可以|建议|你|注明|侧证)[^()（）]*[)）]\s*$")
STATE = re.compile(
    r"^(?:已发表|已录用|在投|录用|发表|一作|二作|共同一作|accepted|published|under review)\s*[:：,，]?\s+",
    re.IGNORECASE,
)
STATE_AFTER = re.compile(
    r"\s*[.。,，;；]\s*(?:manuscript\s)?(?:under review|in preparation|submitted|in press|to appear"
    r"|投稿中|在投|审稿中|已录用|已投稿)\s*[.。]?$",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[“\"「](?P<title>[^”\"」]{6,})[”\"」]")
# A sentence that tells of a paper: `我在《甲学报》上发表了论文《乙》`.
PUBLISHED_IN = re.compile(r"[在于]《(?P<venue>[^》]{2,})》[^《。]{0,6}发表[^《。]{0,6}《(?P<title>[^》]{2,})》")
BOOK_MARKS = re.compile(r"《(?P<title>[^》]{2,})》")
GENRE = re.compile(r"\s*\[[JCMDPRN](?:/OL)?\]\s*[.,，/]*\s*")
GENRE_AHEAD = re.compile(r"\[[JCMD]\]")
INITIALS = re.compile(r"\b[A-Z]\.(?:\s?-?[A-Z]\.)*")
PERSON = re.compile(
    r"(?:[A-Z]\.\s?-?)+\s?[A-Z][\w'’\-]+|[A-Z][\w'’\-]+,?\s+(?:[A-Z]\.\s?-?)+|[A-Z][\w'’\-]+\s+[A-Z]{1,3}"
    r"|(?:[A-Z][\w'’\-]+\s){1,2}[A-Z][\w'’\-]+|[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]+)?|et al|等"
)
AUTHORS_END = re.compile(r"[.。:：]\s+|(?<=[\u4e00-\u9fff*])[.。:：]\s*|[(（](?:19|20)\d\d[)）][.,:]?\s*")
AUTHOR_MARKS = re.compile(
    r"[*†‡#^\d]|\\\*|[(（](?:co-?first|corresponding|equal|共[一同]|通讯)[^()（）]*[)）]", re.IGNORECASE
)
YEAR_VENUE = re.compile(
    r"^(?P<date>(?:19|20)\d\d(?:[.\-/年]\d{1,2}月?)?)\s*[—–\-|｜]+\s*(?P<venue>(?:[^：:(（]|[(（][^()（）]*[)）]){3,80}?)\s*[：:]\s*(?=\S)"
)
SHORT_YEAR = re.compile(r"[’'](?P<year>\d\d)\b")
VENUE_WORDS = re.compile(
    r"\b(?:Journal|Transactions|Proceedings|Conference|Symposium|Workshop|Letters|Review|Reviews"
    r"|Communications|Magazine|Annals|Bulletin|Press|arXiv|IEEE|ACM|Nature|Science|Advances|Materials|Chemistry|Physics|Reports)\b"
    r"|学报|期刊|杂志|学刊|会议|通报|论坛|出版社|科学$|研究$|评论$|技术$|工程$",
)
IN = re.compile(
    r"^(?:(?:in\s+)?proc\.\s+(?=[A-Z]{3,})|in|载(?:于|《)?|发表于|发表在|收录于|见|//)\s*[:：]?\s*", re.IGNORECASE
)
VOLUME = re.compile(
    r"[,，]?\s*(?:vol\.?|no\.?|pp\.?|第|卷)?\s*\d+\s*(?:[(（]\d+(?:-\d+)?[)）]|[:：]\s*[\de]+|卷|期)[^,，]*|[,，]\s*\d+\s*(?:$|(?=[,，]))|[,，:：]\s*\d+\s*[-–—]\s*\d+",
    re.IGNORECASE,
)
CLASS = re.compile(
    r"\s*[,，]?\s*\b(?:CCF|SCI|EI|JCR|IF|Q[1-4]|oral|spotlight)\b.*$|\s*[,，]\s*(?:[一二共]作|第[一二三]作者|共同一作).*$",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<![\d\-:：])(?:19|20)\d\d(?![\d\-:：])")
ABBREVIATION = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z\-]*\b")
# Who else wrote it, in a bracket between title and venue: `（与甲某合著），乙出版社`.
WRITERS_ASIDE = re.compile(r"^[(（][^()（）]*(?:著|编|译|作者|作)[)）]\s*[,，.。]?\s*(?=\S)")
LEAST_TITLE = 4
LONGEST_AUTHORS = 300
LONGEST_VENUE = 120
LONGEST_CITATION = 400


@dataclass(frozen=True, slots=True)
class _Parts:
    title: Piece
    venue: Piece | None
    authors: Piece | None = None


def read_publications(section: Section, *, around: Sequence[Line] = ()) -> tuple[Publication, ...]:
    """The papers of a section; under another heading only passages that say that they are one.

    Where some passages are numbered or marked, the others tell about them and are no papers.
    """
    own = "publications" in (section.kind, *section.also)
    alone = section.kind == "publications" and not section.also
    passages = [passage for passage in dated_passages(section.lines, around) if len(passage.text) >= LEAST_TITLE]
    if own:
        passages = _marked(passages)
    found: list[Publication] = []
    for passage in passages:
        if is_patent(passage.text) or ADVICE.fullmatch(passage.text):
            continue
        cited = _venue_in(passage.text) or _split_authors(whole(passage))[0] is not None
        if not alone and not (own and cited) and not _is_citation(passage.text):
            continue
        if publication := _publication(passage, sure=own):
            found.append(publication)
    return tuple(found)


def _is_citation(text: str) -> bool:
    """Whether a passage names a paper by its title, not a story in which papers are told."""
    if not PUBLICATION.search(text) or len(text) > LONGEST_CITATION:
        return False
    return bool(BOOK_MARKS.search(text) or QUOTED.search(text) or GENRE.search(text) or _venue_in(text))


def _marked(passages: Sequence[Passage]) -> list[Passage]:
    """The numbered passages where some are; else all."""
    numbered = [passage for passage in passages if _number_of(passage)]
    return numbered if numbered and len(numbered) < len(passages) and _number_of(passages[0]) else list(passages)


def _number_of(passage: Passage) -> bool:
    match = BULLET.match(passage.parts[0].line.text)
    return bool(match and re.search(r"\d", match[0]))


def _publication(passage: Passage, *, sure: bool) -> Publication | None:
    parts = _parts(whole(passage))
    if parts is None or len(parts.title.text) < LEAST_TITLE:
        return None
    title = _unquoted(parts.title)
    if not title.text or (not sure and not parts.venue and not PUBLICATION.search(passage.text)):
        return None
    confidence = 0.9 if sure else 0.75
    return Publication(
        name=title.value(re.sub(r"\s+", " ", title.text), confidence=confidence),
        publisher=parts.venue.value(confidence=confidence - 0.05) if parts.venue and parts.venue.text else None,
        release_date=_date(passage, title),
        authors=parts.authors.value(confidence=confidence - 0.05) if parts.authors else None,
    )


def _unquoted(title: Piece) -> Piece:
    """A title without marks at its ends; a quote that closes one inside the title stays."""
    bare = title.trimmed(" .,，。:：;；")
    inner = bare.trimmed('《》“”"')
    return inner if inner.text.count("“") == inner.text.count("”") else bare


def _parts(piece: Piece) -> _Parts | None:
    if told := PUBLISHED_IN.search(piece.text):
        return _Parts(piece.part(*told.span("title")), piece.part(*told.span("venue")))
    labelled = YEAR_VENUE.match(piece.text)
    if labelled:
        venue = piece.part(labelled.start("venue"), labelled.end("venue"))
        return _Parts(_cleaned(piece.part(labelled.end(), len(piece.text))), _cleaned(venue))
    if advice := ADVICE_AFTER.search(piece.text):
        piece = piece.part(0, advice.start())
    piece = _cleaned(_without_leading_date(piece))
    if state := STATE.match(piece.text):
        piece = piece.part(state.end(), len(piece.text))
    if state := STATE_AFTER.search(piece.text):
        piece = piece.part(0, state.start())
    for pattern in (QUOTED, BOOK_MARKS):
        match = pattern.search(piece.text)
        if (
            match
            and not IN.match(piece.text[: match.start()][-2:])
            and not piece.text[: match.start()].rstrip().endswith(("载", "于", "在"))
        ):
            after = piece.part(match.end(), len(piece.text))
            before = piece.part(0, match.start()).trimmed(",，:：.。")
            title = piece.part(match.start("title"), match.end("title"))
            return _Parts(title, _venue(after), before if _are_authors(before.text) else None)
    authors, piece = _split_authors(piece)
    if genre := GENRE.search(piece.text):
        return _Parts(piece.part(0, genre.start()), _venue(piece.part(genre.end(), len(piece.text))), authors)
    parts = _by_sentences(piece)
    return replace(parts, authors=authors) if parts else None


def _without_leading_date(piece: Piece) -> Piece:
    dates = find_dates(piece.text)
    if dates and not piece.text[: dates[0].begin].strip(" (（[【"):
        return piece.part(dates[0].finish, len(piece.text)).trimmed("\t,，:：.。)）]】-–—|｜ ")
    return piece


def _cleaned(piece: Piece) -> Piece:
    """Without classes and states at both ends, and the trailing sections in brackets that name them."""
    while True:
        piece = piece.trimmed(" \t,，;；|｜.。")
        for match in ASIDE.finditer(piece.text):
            if match.start() == 0:
                piece = piece.part(match.end(), len(piece.text))
                break
            if match.end() == len(piece.text):
                piece = piece.part(0, match.start())
                break
        else:
            return piece


def _split_authors(piece: Piece) -> tuple[Piece | None, Piece]:
    """The list of authors before a title and the rest; the list ends with a full stop, a colon or a closed year."""
    text, start, end = piece.text, 0, 0
    for match in AUTHORS_END.finditer(text):
        if match.start() > LONGEST_AUTHORS:
            break
        if _are_authors(text[: match.start()]):
            start, end = match.span()
    names = re.match(r"(?:[\u4e00-\u9fff]{2,3}[,，、]\s*)+", text)
    if not end and names and GENRE_AHEAD.search(piece.passage.text):
        start = end = names.end()
    if not end:
        return None, piece
    initial = re.search(r"\b[A-Z]$", text[:start]) and text[start] == "."  # the stop of a first name
    return piece.part(0, start + 1 if initial else start).trimmed(",，、"), piece.part(end, len(text))


def _is_han_name(text: str) -> bool:
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{2,3}", text)) and text[0] in surnames.weights()


def _are_authors(text: str) -> bool:
    bare = AUTHOR_MARKS.sub("", text)
    names = [name.strip(" .") for name in re.split(r"[,，、;；&]|\band\b|(?<=\S)和(?=\S)", bare) if name.strip(" .")]
    if not names or (len(names) == 1 and not INITIALS.search(bare) and not _is_han_name(names[0])):
        return False
    fitting = sum(
        bool(PERSON.fullmatch(name) or re.fullmatch(r"(?:[A-Z]\.?\s?-?){1,3}|[A-Z][\w'’\-]+", name)) for name in names
    )
    return fitting >= 0.8 * len(names)


def _by_sentences(piece: Piece) -> _Parts | None:
    """`Title. Venue, 2021`, `Title (Venue, 一作)`, `Title, Venue, 2021`, `Title, 载《Venue》`."""
    text = piece.text
    for bracket in re.finditer(r"\s*[(（](?P<venue>[^()（）]*)[)）]", text):
        venue = bracket["venue"]
        if bracket.start() >= LEAST_TITLE and (_venue_in(venue) or BOOK_MARKS.search(venue)):
            return _Parts(
                piece.part(0, bracket.start()), _venue(piece.part(bracket.start("venue"), bracket.end("venue")))
            )
    quoted = re.search(r"[,，]?\s*(?:载于?|发表于|发表在|收录于|刊于)\s*(?=《)", text)
    if quoted:
        return _Parts(piece.part(0, quoted.start()), _venue(piece.part(quoted.end(), len(text))))
    for cut in reversed(
        list(
            re.finditer(
                r"[.。?？!]\s+|(?<=[\u4e00-\u9fff)）])[.。](?=[\u4e00-\u9fff])|\t+|\s*[|｜]\s*|,\s+|，\s*", text
            )
        )
    ):
        tail = text[cut.end() :]
        if cut.start() >= LEAST_TITLE and _is_venue(tail) and len(tail) <= LONGEST_VENUE:
            return _extended(piece, cut)
    stop = re.search(r"(?<![A-Z])[.?!]\s+(?=[A-Z\u4e00-\u9fff])|(?<=[\u4e00-\u9fff)）])[.。](?=[\u4e00-\u9fff])", text)
    if stop and YEAR.search(text[stop.end() :]) and len(text) - stop.end() <= LONGEST_VENUE:
        return _Parts(piece.part(0, stop.start()), _venue(piece.part(stop.end(), len(text))))
    return _Parts(piece, None)


def _extended(piece: Piece, cut: re.Match[str]) -> _Parts:
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
    return _Parts(piece.part(0, keep), _venue(piece.part(cut.end(), len(text))))


def _is_venue(text: str) -> bool:
    bare = text.strip(" .")
    if not re.search(
        r"[A-Za-z\u4e00-\u9fff]{2}",
        re.sub(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*|[年月日]", "", bare),
    ):
        return False
    return bool(_venue_in(bare) or VENUE_WORDS.search(bare) or BOOK_MARKS.search(bare))


def _venue_in(text: str) -> bool:
    """Whether a known venue is named, by its whole name or its abbreviation as it is written."""
    known = venues.abbreviations()
    if any(match[0] in known for match in ABBREVIATION.finditer(text)):
        return True
    bare = re.sub(r"[\d\s,，.()（）:：;；《》]+$|^[\s《]+", "", text).casefold()
    return bare in venues.by_name() or re.sub(r"[,，.].*$", "", bare).strip() in venues.by_name()


def _venue(piece: Piece) -> Piece | None:
    """The name of the venue without volume, pages, classes and the year that stands apart."""
    piece = _cleaned(piece.trimmed(" \t,，.。;；:：/"))
    if aside := WRITERS_ASIDE.match(piece.text):
        piece = piece.part(aside.end(), len(piece.text))
    if lead := IN.match(piece.text):
        piece = piece.part(lead.end(), len(piece.text)).trimmed(" /")
    if marked := BOOK_MARKS.search(piece.text):
        return piece.part(marked.start("title"), marked.end("title"))
    aside = CLASS.search(piece.text)
    if aside and aside.start() > 0:
        piece = piece.part(0, aside.start())
    if volume := VOLUME.search(piece.text):
        piece = piece.part(0, volume.start()) if volume.start() else piece
    if year := re.search(r"\s*[,，.(（]\s*(?:[A-Z][a-z]{2,8}\.?\s+)?(?:19|20)\d\d.*$", piece.text):
        piece = piece.part(0, year.start()) if year.start() else piece
    piece = piece.trimmed(" \t,，.。;；:：/|｜")
    if find_dates(piece.text) and not re.search(r"[A-Za-z\u4e00-\u9fff]{2}", re.sub(r"[年月日]", "", piece.text)):
        return None
    return piece if piece.text else None


def _date(passage: Passage, title: Piece) -> Value | None:
    """The year of the paper: not one that stands in its title."""
    for span in reversed(find_dates(passage.text)):
        if not span.is_range and span.start and not (title.start <= span.begin < title.end):
            return passage.value(span.begin, span.finish, text=span.start, confidence=0.88)
    if short := SHORT_YEAR.search(passage.text):
        return passage.value(short.start(), short.end(), text=f"20{short['year']}", confidence=0.85)
    years = [match for match in YEAR.finditer(passage.text) if not title.start <= match.start() < title.end]
    if years:
        return passage.value(years[0].start(), years[0].end(), confidence=0.88)
    return None
