"""What people without an account see of somebody on a shared shortlist: no contacts unless these are granted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from candidates.blind import BLACK, CONTACTS
from candidates.models import Candidate, ShortlistMember
from candidates.wording import bullets

# contacts that somebody writes into a description
WRITTEN_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"
    r"|(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)|https?://\S+|www\.\S+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stint:
    """A job or a study: what in bold, what beside it, from when to when, and its lines."""

    head: str
    beside: tuple[str, ...]
    row: object
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedPerson:
    person: Candidate
    stage: str
    contacts: tuple[str, ...]
    summary: tuple[str, ...]
    work: tuple[Stint, ...]
    education: tuple[Stint, ...]
    projects: tuple[Stint, ...]
    skills: tuple[str, ...]


def shared_people(members: Iterable[ShortlistMember], *, with_contacts: bool) -> Iterator[SharedPerson]:
    """The members of one page, each with a candidate loaded `for_compare`."""
    for member in members:
        yield shared(member, with_contacts=with_contacts)


def shared(member: ShortlistMember, *, with_contacts: bool) -> SharedPerson:
    person = member.candidate

    def lines(text: str) -> tuple[str, ...]:
        return tuple(line if with_contacts else without_contacts(line, person) for line in bullets(text))

    return SharedPerson(
        person,
        member.stage.name if member.stage else "",
        tuple(_contacts(person)) if with_contacts else (),
        lines(person.summary),
        tuple(
            Stint(row.name, (row.position, row.department), row, lines(row.description))
            for row in person.workexperience_set.all()
        ),
        tuple(
            Stint(row.institution, (row.area, row.study_type), row, lines(row.description))
            for row in person.education_set.all()
        ),
        tuple(Stint(row.name, (row.role,), row, lines(row.description)) for row in person.project_set.all()),
        tuple(skill.written for skill in person.candidate_skills.all()),
    )


def without_contacts(text: str, person: Candidate) -> str:
    """`text` with every contact in it blacked out, this person's own and whatever looks like one."""
    own = [contact for contact in _contacts(person) if len(contact) > 1]
    pattern = "|".join([*map(re.escape, sorted(own, key=len, reverse=True)), WRITTEN_CONTACT.pattern])
    return re.sub(pattern, lambda match: BLACK * len(match[0]), text, flags=re.IGNORECASE)


def _contacts(person: Candidate) -> Iterator[str]:
    for name in sorted(CONTACTS):
        value = getattr(person, name)
        yield from filter(None, value if isinstance(value, list) else [value])
