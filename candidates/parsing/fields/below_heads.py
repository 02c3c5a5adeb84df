"""Entries whose heads are short: the name below a date that stands alone, the office below a name."""

from collections.abc import Sequence
from dataclasses import replace

from candidates.parsing.fields import roles
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.pieces import body_start
from candidates.parsing.records import Entry, Line, Value

LONGEST_OFFICE = 12  # characters of a line that is nothing but an office
SENTENCE_SIGNS = "，,。；;：:、"
SURE_ROLE = 3.5  # of `roles.role_score`


def with_names(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries, those whose heads are only dates with the line below in the head."""
    return tuple(_with_name(entry) for entry in entries)


def office_below(entry: Entry) -> tuple[Value | None, Entry]:
    """The office that fills the first line below a head, and the entry without that line."""
    first = entry.body[0] if entry.body else None
    if first is None or not _is_office(first):
        return None, entry
    return first.value(confidence=0.8), replace(entry, body=entry.body[1:])


def _with_name(entry: Entry) -> Entry:
    if entry.columns or not entry.body or not all(_is_only_dates(line.text) for line in entry.head):
        return entry
    name, *rest = entry.body
    if body_start(name.text) > 0 or name.text.rstrip().endswith("。"):
        return entry  # a bullet or a sentence names nothing
    return replace(entry, head=(*entry.head, name), body=tuple(rest))


def _is_only_dates(text: str) -> bool:
    spans = find_dates(text)
    if not spans:
        return False
    rest = text[: spans[0].begin] + text[spans[-1].finish :]
    return not any(character.isalnum() for character in rest)


def _is_office(line: Line) -> bool:
    text = line.text.strip()
    if body_start(line.text) > 0 or len(text) > LONGEST_OFFICE or any(sign in text for sign in SENTENCE_SIGNS):
        return False
    return roles.is_title(text) or roles.role_score(text) >= SURE_ROLE
