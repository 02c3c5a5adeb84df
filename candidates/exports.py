"""People in, the bytes of a file out, piece by piece: CSV, XLSX or JSON Resume. Knows nothing of HTTP.

A cell must open in Excel, WPS and LibreOffice as the text that it is: no formula runs (OWASP, "CSV Injection"), no
phone number becomes 1.38E+10, no `10-15` becomes a day of October.
"""

import csv
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from io import SEEK_END, StringIO

from django.utils.translation import gettext as _

from candidates.columns import Column, with_columns
from candidates.jsonresume import to_json_resume, with_resumes
from candidates.models import Candidate, ExportFormat
from candidates.models.candidate import CandidateQuerySet
from candidates.spreadsheet import MOST_ROWS, Head, xlsx_pieces

CHUNK_ROWS = 500  # people loaded at a time
PIECE_CHARACTERS = 16_384  # sent at a time
MOST_PEOPLE = {ExportFormat.XLSX: MOST_ROWS - 1}  # that a file can hold
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

Told = Callable[[list[int]], None]


def file_pieces(
    form: ExportFormat,
    people: CandidateQuerySet,
    keys: Sequence[int],
    columns: Sequence[Column],
    *,
    site: str,
    told: Told,
) -> Iterator[bytes]:
    """The file in pieces: those of `people` whose primary keys are `keys`, in the order of the keys.

    `site` begins this site's addresses, as in `https://recruit.example.com`. Only a chunk of people is ever in memory;
    `told` hears the keys of each chunk when it leaves. JSON Resume is a document for one person, else a list of them.
    """
    if form == ExportFormat.JSON:
        return json_pieces(in_chunks(keys, partial(with_resumes, people), told), is_list=len(keys) != 1)
    loaded = in_chunks(keys, partial(with_columns, people, columns=columns), told)
    if form == ExportFormat.CSV:
        return csv_pieces(loaded, columns, site=site)
    heads = [Head(str(column.label), column.is_number, column.is_address) for column in columns]
    rows = ([_value(person, column, site) for column in columns] for person in loaded)
    return xlsx_pieces(heads, rows, title=_("Candidates"))


def in_chunks(
    keys: Sequence[int], load: Callable[[Sequence[int]], list[Candidate]], told: Told
) -> Iterator[Candidate]:
    """The people of the keys, a chunk in memory at a time.

    No query stays open meanwhile: on SQLite one would keep everybody's changes from the main file.
    """
    for start in range(0, len(keys), CHUNK_ROWS):
        people = load(keys[start : start + CHUNK_ROWS])
        told([person.pk for person in people])
        for person in people:
            yield person
            # She and her prefetched rows hold each other, and would pile up until the garbage collector comes.
            vars(person).clear()


# ------------------------------------------------------------ CSV
def csv_pieces(people: Iterable[Candidate], columns: Sequence[Column], *, site: str) -> Iterator[bytes]:
    """UTF-8 with a byte order mark, CRLF, every cell quoted."""
    piece = StringIO(BYTE_ORDER_MARK)
    piece.seek(0, SEEK_END)
    writer = csv.writer(piece, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(str(column.label) for column in columns)
    for person in people:
        writer.writerow(_safe(person, column, site) for column in columns)
        if piece.tell() >= PIECE_CHARACTERS:
            yield piece.getvalue().encode()
            piece.seek(0)
            piece.truncate()
    yield piece.getvalue().encode()


def _safe(person: Candidate, column: Column, site: str) -> str:
    value = _value(person, column, site)
    return value if column.is_number or column.is_address else safe_cell(value)


def _value(person: Candidate, column: Column, site: str) -> str:
    value = column.value(person)
    return site + value if column.is_address else value


def safe_cell(text: str) -> str:
    """`text` as a cell shows just it: an apostrophe stops a formula, a tab keeps as text what looks like an amount."""
    plain = CONTROL.sub("", NEW_LINE.sub("\n", text)).strip()
    if plain.startswith(FORMULA_STARTS):
        return f"'{plain}"
    if MISREAD.fullmatch(unicodedata.normalize("NFKC", plain)):
        return plain + KEEPS_TEXT
    return plain


# ------------------------------------------------------------ JSON Resume
def json_pieces(people: Iterable[Candidate], *, is_list: bool) -> Iterator[bytes]:
    """UTF-8: one document for the eye, or a list with a document on each line."""
    opening, closing = ("[\n", "\n]\n") if is_list else ("", "\n")
    between = opening
    for person in people:
        document = json.dumps(to_json_resume(person), ensure_ascii=False, indent=None if is_list else 2)
        yield (between + document).encode()
        between = ",\n"
    yield (closing if between != opening else opening + closing).encode()
