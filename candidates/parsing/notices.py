"""What was odd in a document or in what it says, and the sentence that tells a person so."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from candidates.parsing.fields.dates import PRESENT
from candidates.parsing.records import Document, Notice, Resume, Value

DATED = ("education", "work", "projects", "activities")
SENTENCES = {
    "ocr_page": "Page {page} has no text that can be used; it was read from its picture.",
    "ocr_limit": "Page {page} is a picture and was not read: too many pictures stand before it.",
    "unread_page": "Page {page} could not be read: neither its text nor its picture gives words.",
    "second_opinion": "Page {page} was read by the second reader: the first lost characters of it.",
    "reversed_dates": "The dates of {path} run backwards and stay as written: {told}.",
    "two_names": "Another name may be meant: {told}.",
}


class Dated(Protocol):
    """An entry with a start and an end."""

    @property
    def start_date(self) -> Value | None: ...
    @property
    def end_date(self) -> Value | None: ...


def notices_of(document: Document, resume: Resume, names: Sequence[Value]) -> tuple[Notice, ...]:
    """The notices of the reader of `document`, then those of what was read; `names` are the possible names."""
    rivals = tuple(Notice("two_names", path="/basics/name", told=name.text) for name in names[1:])
    return document.notices + rivals + tuple(_reversed(resume))


def sentence(notice: Notice) -> str:
    """The notice in words. Raises KeyError for a code without any."""
    return SENTENCES[notice.code].format(page=notice.page, path=notice.path, told=notice.told)


def _reversed(resume: Resume) -> Iterator[Notice]:
    for kind in DATED:
        entries: Sequence[Dated] = getattr(resume, kind)
        for index, entry in enumerate(entries):
            start, end = entry.start_date, entry.end_date
            if start and end and is_reversed(start.text, end.text):
                yield Notice("reversed_dates", path=f"/{kind}/{index}", told=f"{start.text} – {end.text}")


def is_reversed(start: str, end: str) -> bool:
    """Whether a partial ISO date lies after another, as far as both are precise; `present` is after all."""
    precision = min(len(start), len(end))
    return PRESENT not in (start, end) and start[:precision] > end[:precision]
