"""People and columns in, the bytes of a file out, piece by piece. Knows nothing of HTTP.

A cell must open in Excel, WPS and LibreOffice as the text that it is: no formula runs (OWASP, "CSV Injection"), no
phone number becomes 1.38E+10, no `10-15` becomes a day of October.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from io import SEEK_END, StringIO
from itertools import chain

from candidates.columns import Column, with_columns
from candidates.models import Candidate
from candidates.models.candidate import CandidateQuerySet

CHUNK_ROWS = 200  # people loaded at a time
PIECE_CHARACTERS = 16_384  # sent at a time
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as the system's code page
FORMULA_STARTS = tuple("=+-@＝＋－＠")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
NEW_LINE = re.compile(r"\r\n?|[\u2028\u2029\x85]")

# What a spreadsheet takes for an amount, a fraction, a day or a time when it stands alone in a cell.
_NUMBER = r"[¥$€£]?\d[\d,]*(\.\d*)?(e[+-]?\d+)?%?|\.\d+|\d+( \d+)?/\d+"
_DAY = r"\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?|(\d{4}年)?\d{1,2}月(\d{1,2}日)?|\d{4}年"
_MONTH = r"(\d{1,2}[- ])?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[- ,]*\d{1,4}([- ,]+\d{1,4})?"
_TIME = r"\d{1,2}:\d{2}(:\d{2})?( ?[ap]m)?"
MISREAD = re.compile(rf"{_NUMBER}|({_DAY}|{_MONTH})([ T]{_TIME})?|{_TIME}|true|false", re.IGNORECASE)
KEEPS_TEXT = "\t"  # after the text, not before it: unseen in the cell, and no program takes it for a formula


def csv_pieces(parts: Iterable[CandidateQuerySet], columns: Sequence[Column], *, site: str) -> Iterator[bytes]:
    """The file in pieces: UTF-8 with a byte order mark, CRLF, every cell quoted.

    The people of the `parts` follow each other in their order; `site` begins this site's addresses, as in
    `https://recruit.example.com`. Only a chunk of people is ever in memory; the queries grow by chunks.
    """
    rows = chain([header(columns)], (cells(person, columns, site=site) for person in _people(parts, columns)))
    piece = StringIO(BYTE_ORDER_MARK)
    piece.seek(0, SEEK_END)
    writer = csv.writer(piece, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows:
        writer.writerow(row)
        if piece.tell() >= PIECE_CHARACTERS:
            yield piece.getvalue().encode()
            piece.seek(0)
            piece.truncate()
    yield piece.getvalue().encode()


def _people(parts: Iterable[CandidateQuerySet], columns: Sequence[Column]) -> Iterator[Candidate]:
    for part in parts:
        for person in with_columns(part, columns).iterator(chunk_size=CHUNK_ROWS):
            yield person
            # She and her prefetched rows hold each other, and would pile up until the garbage collector comes.
            vars(person).clear()


def header(columns: Iterable[Column]) -> list[str]:
    """The labels in the language of the moment."""
    return [str(column.label) for column in columns]


def cells(candidate: Candidate, columns: Iterable[Column], *, site: str) -> list[str]:
    """A person's row, each cell safe to open."""
    return [_cell(candidate, column, site) for column in columns]


def _cell(candidate: Candidate, column: Column, site: str) -> str:
    value = column.value(candidate)
    if column.is_address:
        return site + value
    return value if column.is_number else safe_cell(value)


def safe_cell(text: str) -> str:
    """`text` as a cell shows just it: an apostrophe stops a formula, a tab keeps as text what looks like an amount."""
    plain = CONTROL.sub("", NEW_LINE.sub("\n", text)).strip()
    if plain.startswith(FORMULA_STARTS):
        return f"'{plain}"
    if MISREAD.fullmatch(unicodedata.normalize("NFKC", plain)):
        return plain + KEEPS_TEXT
    return plain
