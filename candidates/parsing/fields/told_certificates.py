"""Sentences about a person → the certificates she says she holds: `2019年考取押运证`, `持有教师资格证和导游证`."""

import re
from collections.abc import Iterator, Sequence

from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.listings import read_groups
from candidates.parsing.fields.passages import Piece, split_piece
from candidates.parsing.lexicon.listed import CERTIFICATE, HELD, HELD_ALL, NOT_HELD, PAPER_END
from candidates.parsing.records import Certificate, Line, Section, Value

CLAUSES = re.compile(r"\s*[，,。；;！!\t|｜]\s*")
AND = re.compile(r"\s*(?:、|以及|和|及|与)\s*")
BRACKET = re.compile(r"[(（][^()（）]*[)）]$")
LONGEST = 20
CONFIDENCE = 0.75


def read_told_certificates(section: Section, *, around: Sequence[Line] = ()) -> tuple[Certificate, ...]:
    """The certificates that sentences of the section name behind a word for having or getting them."""
    clauses = (
        clause for group in read_groups(section, around=around) for clause in split_piece(group.labelled, CLAUSES)
    )
    return tuple(certificate for clause in clauses for certificate in _of_clause(clause))


def _of_clause(clause: Piece) -> Iterator[Certificate]:
    opening = HELD.search(clause.text)
    closing = HELD_ALL.search(clause.text)
    if NOT_HELD.search(clause.text) or not (opening or closing):
        return
    start = opening.end() if opening else 0
    names = clause.part(start, closing.start() if closing else len(clause.text))
    parts = split_piece(names, AND)
    named = [_is_name(_bare(part).text) for part in parts]
    ahead = _date(clause.part(0, start))
    for part in parts if all(named) else parts[:1]:
        if _is_name(_bare(part).text):
            yield Certificate(name=_bare(part).value(confidence=CONFIDENCE), date=_date(part) or ahead)


def _bare(piece: Piece) -> Piece:
    """A name without the bracket behind it, the word 考试 and a mark of what is past."""
    piece = piece.trimmed("了过")
    if bracket := BRACKET.search(piece.text):
        piece = piece.part(0, bracket.start())
    tail = re.search(r"(?<=资格)考试$|(?<=[书证照])[一二两三]?[本个张]$", piece.text)
    return piece.part(0, tail.start()) if tail else piece


def _is_name(text: str) -> bool:
    return 1 < len(text) <= LONGEST and bool(PAPER_END.search(text)) and bool(CERTIFICATE.search(text))


def _date(piece: Piece) -> Value | None:
    """The one date of a piece."""
    spans = [span for span in find_dates(piece.text) if span.start and not span.is_range]
    if len(spans) != 1:
        return None
    return piece.part(spans[0].begin, spans[0].finish).value(spans[0].start, confidence=CONFIDENCE)
