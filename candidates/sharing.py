"""What people without an account see of somebody on a shared shortlist: no contacts unless these are granted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from candidates.blind import WRITTEN_CONTACT, blackened, contacts
from candidates.models import Candidate, ShortlistMember
from candidates.models.histories import History
from candidates.wording import bullets


@dataclass(frozen=True, slots=True)
class Stint:
    """A job or a study: what in bold, what beside it, from when to when, and its lines."""

    head: str
    beside: tuple[str, ...]
    row: object
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedPerson:
    name: str
    title: str
    company: str
    school: str
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
    hidden = None if with_contacts else written_contacts(person)

    def told(text: str) -> str:
        return blackened(text, hidden) if hidden else text

    def stint(row: History, head: str, *beside: str) -> Stint:
        return Stint(told(head), tuple(map(told, beside)), row, tuple(map(told, bullets(row.description))))

    return SharedPerson(
        str(person),
        told(person.current_title),
        told(person.current_company),
        told(person.school),
        person,
        member.stage.name if member.stage else "",
        tuple(filter(None, contacts(person))) if with_contacts else (),
        tuple(map(told, bullets(person.summary))),
        tuple(stint(row, row.name, row.position, row.department) for row in person.workexperience_set.all()),
        tuple(stint(row, row.institution, row.area, row.study_type) for row in person.education_set.all()),
        tuple(stint(row, row.name, row.role) for row in person.project_set.all()),
        tuple(told(skill.written) for skill in person.candidate_skills.all()),
    )


def written_contacts(person: Candidate) -> re.Pattern[str]:
    """This person's own contacts and whatever looks like one."""
    own = sorted((contact for contact in contacts(person) if len(contact) > 1), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, own), WRITTEN_CONTACT.pattern]), re.IGNORECASE)
