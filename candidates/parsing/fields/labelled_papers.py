"""Papers told line by line under labels: `题目：…`, `期刊：…`, `时间：…`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from candidates.parsing.fields.citation_authors import split_authors
from candidates.parsing.fields.citation_marks import cleaned
from candidates.parsing.fields.citation_venues import read_venue
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.listings import Group
from candidates.parsing.fields.passages import Passage, Piece, whole
from candidates.parsing.records import Publication, Value

TITLE = re.compile(r"(?:论文|文章|著作)?(?:题目|标题|名称)|论文名|title", re.IGNORECASE)
VENUE = re.compile(
    r"(?:发表|收录|所属)?(?:期刊|刊物|杂志|会议)(?:名称)?(?:/会议|/期刊)?|出版社|出版单位|发表于|journal|venue|conference",
    re.IGNORECASE,
)
DATE = re.compile(r"(?:发表|出版|录用|见刊)?(?:时间|日期|年份|年月)|date|year", re.IGNORECASE)
AUTHORS = re.compile(r"(?:全部|论文)?作者(?:列表)?|authors?", re.IGNORECASE)


@dataclass(slots=True)
class _Paper:
    title: Piece
    told: dict[str, Piece] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)


def labelled_papers(groups: Sequence[Group]) -> tuple[tuple[Publication, ...], frozenset[str]]:
    """The papers whose title and venue or date have labels, and the texts of the passages that tell of them."""
    papers: list[_Paper] = []
    for group in groups:
        if TITLE.fullmatch(group.label) and group.piece.text:
            papers.append(_Paper(group.piece, passages=[group.piece.passage]))
        elif papers and group.label and (_kind(group.label) or not _is_citation(group)):
            papers[-1].told.setdefault(_kind(group.label), group.piece)
            papers[-1].passages.append(group.piece.passage)
    papers = [paper for paper in papers if paper.told.keys() & {"venue", "date"}]
    texts = frozenset(passage.text for paper in papers for passage in paper.passages)
    return tuple(_publication(paper) for paper in papers), texts


def _is_citation(group: Group) -> bool:
    """Whether a passage is a paper of its own, with a colon in its title: `李雷. Deep Retrieval: A Survey`."""
    return split_authors(whole(group.piece.passage))[0] is not None


def _kind(label: str) -> str:
    for kind, pattern in (("venue", VENUE), ("date", DATE), ("authors", AUTHORS)):
        if pattern.fullmatch(label):
            return kind
    return ""


def _publication(paper: _Paper) -> Publication:
    title = cleaned(paper.title).trimmed("《》“”")
    venue = read_venue(paper.told["venue"]) if "venue" in paper.told else None
    authors = paper.told.get("authors")
    return Publication(
        name=title.value(confidence=0.93),
        publisher=venue.value(confidence=0.9) if venue else None,
        release_date=_date(paper.told["date"]) if "date" in paper.told else None,
        authors=authors.value(confidence=0.9) if authors else None,
    )


def _date(piece: Piece) -> Value | None:
    spans = [span for span in find_dates(piece.text) if span.start and not span.is_range]
    return piece.part(spans[0].begin, spans[0].finish).value(spans[0].start, confidence=0.9) if spans else None
