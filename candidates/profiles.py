"""A person on one printed page: facts whole, long texts as far as there is room, and how much was left out.

The page is counted in lines of its text. What stands in every case is counted first; the rest is shared out so that
no text is cut while a longer one has more lines.
"""

import datetime
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from candidates.axis import Axis
from candidates.blind import told_blind
from candidates.models import (
    Award,
    Candidate,
    Certificate,
    Education,
    LanguageSkill,
    Patent,
    Project,
    Publication,
    WorkExperience,
)
from candidates.models.histories import DatedHistory, History
from candidates.schooling import Schooling, schooling
from candidates.timeline import person_axis
from candidates.wording import bullets

LINES = 56  # of A4 upright with its margins, at the size that profile.css prints
CHARACTERS = 50  # full-width ones in a line of a long text
LATIN = 0.55  # width of a Latin letter
NOTE_WIDTH = 8  # full-width characters of the words that say how much is left out
HEAD_LINES = 6  # name, contacts, what is sought, the line below
LANE_LINES = 1.4  # of the time axis
TITLE_LINES = 1.8  # a section's title with the room above it
BETWEEN_SKILLS = 2.5  # full-width characters
ENTRY_LINES = 1.25  # its head, with the room above it
SECTIONS = {"education": Education, "work": WorkExperience, "projects": Project}
LISTED = {
    "certificates": Certificate,
    "languages": LanguageSkill,
    "awards": Award,
    "publications": Publication,
    "patents": Patent,
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How many entries of a section are printed, and how many certificates, awards and the like of each kind."""

    education: int
    work: int
    projects: int
    listed: int


LINES_A_TEXT = 2  # that the heads leave to each text, where they can
# the first that leaves so much; what is beyond is counted
FROM_GENEROUS_TO_STRICT = (Limits(5, 9, 6, 6), Limits(4, 7, 4, 4), Limits(3, 5, 3, 2), Limits(2, 4, 2, 1))


@dataclass(frozen=True, slots=True)
class Passage:
    """The lines of a long text that are printed, and how many are not."""

    lines: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    row: DatedHistory
    passage: Passage


@dataclass(frozen=True, slots=True)
class Section:
    entries: tuple[Entry, ...]
    more: int  # entries that have no room


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows of one kind that take a line each."""

    rows: tuple[History, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Profile:
    person: Candidate
    is_blind: bool
    axis: Axis | None
    schooling: Schooling
    education: Section
    work: Section
    projects: Section
    certificates: Listed
    languages: Listed
    awards: Listed
    publications: Listed
    patents: Listed
    summary: Passage

    @property
    def has_listed(self) -> bool:
        return any(getattr(self, name).rows for name in LISTED)


@dataclass(frozen=True, slots=True)
class _Choice:
    """What stands on the page, before the long texts are cut."""

    sections: dict[str, list[DatedHistory]]
    listed: dict[str, Listed]
    texts: list[list[str]]  # of all entries in order, then of the summary
    fixed: int  # lines that everything else takes


def profile(person: Candidate, today: datetime.date, *, is_blind: bool = False) -> Profile:
    """What the page of a person loaded with `for_page` says. A blind one has no name in its texts."""
    axis = person_axis(person, today)
    choices = (_choice(person, axis, limits, is_blind=is_blind) for limits in FROM_GENEROUS_TO_STRICT)
    chosen = next(choices)
    while chosen.fixed + LINES_A_TEXT * sum(map(bool, chosen.texts)) > LINES and (stricter := next(choices, None)):
        chosen = stricter
    shares = shared([height(lines) for lines in chosen.texts], LINES - chosen.fixed)
    passages = [shortened(lines, share) for lines, share in zip(chosen.texts, shares)]
    upcoming = iter(passages)
    sections = {
        name: Section(tuple(Entry(row, next(upcoming)) for row in rows), len(_rows(person, name)) - len(rows))
        for name, rows in chosen.sections.items()
    }
    return Profile(
        person,
        is_blind,
        axis,
        schooling(person.education_set.all()),
        **sections,
        **chosen.listed,
        summary=passages[-1],
    )


def _choice(person: Candidate, axis: Axis | None, limits: Limits, *, is_blind: bool) -> _Choice:
    sections = {name: _rows(person, name)[: getattr(limits, name)] for name in SECTIONS}
    listed = {name: _listed(_rows(person, name), limits.listed) for name in LISTED}
    texts = [*(row.description for rows in sections.values() for row in rows), person.summary]
    lines = [bullets(told_blind(text, person) if is_blind else text) for text in texts]
    return _Choice(sections, listed, lines, _fixed(person, axis, sections.values(), listed.values()))


def _rows(person: Candidate, name: str) -> list[History]:
    return list(getattr(person, {**SECTIONS, **LISTED}[name].related_name()).all())


def _listed(rows: Sequence[History], most: int) -> Listed:
    return Listed(tuple(rows[:most]), len(rows[most:]))


def _fixed(
    person: Candidate, axis: Axis | None, sections: Iterable[Sequence[History]], listed: Iterable[Listed]
) -> int:
    """Lines that stand in every case."""
    lines = HEAD_LINES + (LANE_LINES * len(axis.lanes) + TITLE_LINES if axis else 0)
    lines += sum(TITLE_LINES + len(rows) * ENTRY_LINES for rows in sections if rows)
    lists = [each for each in listed if each.rows]
    lines += sum(len(each.rows) + bool(each.more) for each in lists) + (TITLE_LINES if lists else 0)
    if skills := [_width(held.skill.name) + BETWEEN_SKILLS for held in person.candidate_skills.all()]:
        lines += TITLE_LINES + math.ceil(sum(skills) / CHARACTERS)
    return math.ceil(lines + (TITLE_LINES if person.summary else 0))


def shared(wanted: Sequence[int], room: int) -> list[int]:
    """How many lines each text gets of `room`: all that it wants, or as many as any other that wants more."""
    given = [0] * len(wanted)
    left = max(room, 0)
    while hungry := [place for place, lines in enumerate(wanted) if given[place] < lines]:
        each = left // len(hungry)
        if not each:
            for place in hungry[:left]:
                given[place] += 1
            break
        for place in hungry:
            more = min(each, wanted[place] - given[place])
            given[place] += more
            left -= more
    return given


def height(lines: Iterable[str]) -> int:
    """How many lines of the page a text takes."""
    return sum(_height(line) for line in lines)


def _height(line: str) -> int:
    return max(1, math.ceil(_width(line) / CHARACTERS))


def _width(text: str) -> float:
    return sum(1 if ord(character) > 0x2E7F else LATIN for character in text)


def shortened(lines: Sequence[str], room: int) -> Passage:
    """As much of a text as `room` lines hold; the last of them leaves room for saying how many do not."""
    if height(lines) <= room:
        return Passage(tuple(lines))
    kept: list[str] = []
    for line in lines:
        if room <= 0:
            break
        kept.append(line if _height(line) < room else _cut(line, room))
        room -= _height(line)
    return Passage(tuple(kept), len(lines) - len(kept))


def _cut(line: str, room: int) -> str:
    """`line` if it fits into `room` lines with what follows it, else its beginning and an ellipsis."""
    most = room * CHARACTERS - NOTE_WIDTH
    if _width(line) <= most:
        return line
    width = 0.0
    for place, character in enumerate(line):
        width += _width(character)
        if width > most - 1:
            return line[:place].rstrip() + "…"
    return line
