"""Letters → sections: a résumé without headings tells its lists in sentences (`2019年获得…一等奖`).

Each clause that tells of an honour or a paper becomes a line of a section of that kind; the other
characters of its line are blank, so that positions stay those of the line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from candidates.parsing.fields.awards import is_award
from candidates.parsing.fields.passages import Passage, Piece, read_passages, split_piece, whole
from candidates.parsing.records import Line, Section

SENTENCES = re.compile(r"[。！；;]")
CLAUSES = re.compile(r"[。！；;，,]")
LEAST_SENTENCES = 2  # of a passage that tells a story
SPEAKER = re.compile(r"^(?:我|本人)(?:也|还|曾|已|先后)*(?:有(?!过))?")
HONOURED = re.compile(r"获得|荣获|获评|获|得过|拿过|被评为|评为|当选")
PUBLISHED = re.compile(r"发表[^《]{0,6}《")


def told_sections(sections: Sequence[Section], around: Sequence[Line]) -> tuple[Section, ...]:
    """Sections made of what the sentences in the head of a letter tell; `around` are all lines of the document."""
    lines = [line for section in sections if section.kind in ("header", "summary") for line in section.lines]
    passages = read_passages(lines, around=around)
    stories = (passage for passage in passages if len(SENTENCES.findall(passage.text)) >= LEAST_SENTENCES)
    return tuple(section for passage in stories for section in _told_in(passage))


def _told_in(passage: Passage) -> Iterator[Section]:
    for clause in split_piece(whole(passage), CLAUSES):
        clause = clause.trimmed("")
        if kind := _kind(clause.text):
            speaker = SPEAKER.match(clause.text)
            told = clause.part(speaker.end() if speaker else 0, len(clause.text))
            yield Section(kind, None, tuple(_only(told)))


def _kind(clause: str) -> str:
    if PUBLISHED.search(clause):
        return "publications"
    if HONOURED.search(clause) and is_award(clause):
        return "awards"
    return ""


def _only(piece: Piece) -> Iterator[Line]:
    """The lines of a piece with blanks for all characters outside it."""
    for part in piece.passage.parts:
        low, high = max(piece.start, part.begin), min(piece.end, part.begin + part.length)
        if low < high:
            start, end = low - part.begin + part.start, high - part.begin + part.start
            text = part.line.text
            yield replace(part.line, text=" " * start + text[start:end] + " " * (len(text) - end))
