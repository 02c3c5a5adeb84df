"""Sections → papers: title, venue, year, in the citation styles that people use."""

import re
from collections.abc import Sequence

from candidates.parsing.fields.citation_authors import split_authors
from candidates.parsing.fields.citation_marks import MARKS
from candidates.parsing.fields.citation_venues import BOOK_MARKS, venue_in
from candidates.parsing.fields.citations import GENRE, LEAST_TITLE, QUOTED, YEAR, read_citation
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.labelled_papers import labelled_papers
from candidates.parsing.fields.listings import ONLY_DATE, dated_passages, read_groups
from candidates.parsing.fields.passages import BULLET, Passage, Piece, whole
from candidates.parsing.fields.patents import is_patent
from candidates.parsing.lexicon.listed import PUBLICATION
from candidates.parsing.records import Line, Publication, Section, Value

# What templates tell the writer, in brackets.
ADVICE = re.compile(r"\s*[(（][^()（）]{6,}[)）]\s*[。.]?\s*")
TITLE_AND_JOURNAL = re.compile(r"《[^《》]{4,}》[，,。\s]*(?:[发刊]表?[在于]|载于?)?《[^《》]{2,20}》")
JOURNAL_AND_YEAR = re.compile(
    r"[，,.。\s]《?[\u4e00-\u9fff]{2,18}(?:杂志|学报|通报|导报|导刊|期刊|月刊)》?[，,]\s?(?:19|20)\d\d"
)
SHORT_YEAR = re.compile(r"[’'](?P<year>\d\d)\b")
LONGEST_CITATION = 400


def read_publications(section: Section, *, around: Sequence[Line] = ()) -> tuple[Publication, ...]:
    """The papers of a section; under another heading only passages that say that they are one.

    Where some passages are numbered or marked, the others tell about them and are no papers.
    """
    own = "publications" in (section.kind, *section.also)
    alone = section.kind == "publications" and not section.also
    passages = [passage for passage in dated_passages(section.lines, around) if len(passage.text) >= LEAST_TITLE]
    found: list[Publication] = []
    if own:
        labelled, told = labelled_papers(read_groups(section, around=around))
        found.extend(labelled)
        passages = _marked([passage for passage in passages if passage.text not in told])
    for passage in passages:
        if is_patent(passage.text) or ADVICE.fullmatch(passage.text):
            continue
        cited = (
            MARKS.match(passage.text)
            or TITLE_AND_JOURNAL.search(passage.text)
            or JOURNAL_AND_YEAR.search(passage.text)
            or venue_in(passage.text)
            or split_authors(whole(passage))[0] is not None
        )
        if not alone and not (own and cited) and not _is_citation(passage.text):
            continue
        if publication := _publication(passage, sure=own):
            found.append(publication)
    return tuple(found)


def _is_citation(text: str) -> bool:
    """Whether a passage names a paper by its title, not a story in which papers are told."""
    if not PUBLICATION.search(text) or len(text) > LONGEST_CITATION:
        return False
    return bool(BOOK_MARKS.search(text) or QUOTED.search(text) or GENRE.search(text) or venue_in(text))


def _marked(passages: Sequence[Passage]) -> list[Passage]:
    """The numbered passages where some are; else all."""
    numbered = [passage for passage in passages if _number_of(passage)]
    return numbered if numbered and len(numbered) < len(passages) and _number_of(passages[0]) else list(passages)


def _number_of(passage: Passage) -> bool:
    match = BULLET.match(passage.parts[0].line.text)
    return bool(match and re.search(r"\d", match[0]))


def _publication(passage: Passage, *, sure: bool) -> Publication | None:
    parts = read_citation(whole(passage))
    if parts is None or len(parts.title.text) < LEAST_TITLE:
        return None
    title = _unquoted(parts.title)
    if (
        not title.text
        or ONLY_DATE.fullmatch(title.text)
        or (not sure and not parts.venue and not PUBLICATION.search(passage.text))
    ):
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
