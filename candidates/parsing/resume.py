"""Sections → Resume: calls each field reader with the sections that are its own, and counts what was placed."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from candidates.parsing.certainty import with_certainty
from candidates.parsing.entries import read_entries
from candidates.parsing.fields.activities import read_activities
from candidates.parsing.fields.awards import tells_honour
from candidates.parsing.fields.cited_projects import read_cited_projects
from candidates.parsing.fields.contact import read_contact
from candidates.parsing.fields.descriptions import read_description
from candidates.parsing.fields.education import (
    complete_education,
    is_schooling,
    names_school,
    read_education,
    read_stated_education,
    schools_once,
)
from candidates.parsing.fields.form_rows import with_rows_apart
from candidates.parsing.fields.identity import read_identity
from candidates.parsing.fields.intention import read_intention
from candidates.parsing.fields.listed import Listed, read_listed, with_results
from candidates.parsing.fields.names import read_names
from candidates.parsing.fields.projects import read_projects
from candidates.parsing.fields.summary import read_summary
from candidates.parsing.fields.told import read_told_education, read_told_work, tells_work, with_untitled_career
from candidates.parsing.fields.told_projects import read_told_projects
from candidates.parsing.fields.work import is_employment, is_job_among_activities, jobs_once, read_work
from candidates.parsing.headings import read_title
from candidates.parsing.labels import read_labels
from candidates.parsing.notices import notices_of
from candidates.parsing.placed import count_placed
from candidates.parsing.records import (
    Basics,
    Document,
    Education,
    Entry,
    Line,
    Other,
    Project,
    Resume,
    Section,
    Value,
    Work,
    values_in,
)
from candidates.parsing.republic import with_republic

HISTORY_KINDS = ("education", "work", "projects", "activities")
LIST_KINDS = ("awards", "publications", "patents", "certificates", "skills", "languages")
OTHER_KINDS = ("training", "interests", "other")
NO_JOB = frozenset(("school", "degree", "courses", "name", "phone", "email", "hobby", "label"))  # labels
RESEARCH = re.compile(r"(?:研究|科研)(?:工作)?(?:经历|经验)|research (?:experience|positions)", re.IGNORECASE)
Record = TypeVar("Record")


def read_resume(document: Document, lines: Sequence[Line], sections: Sequence[Section], *, filename: str) -> Resume:
    """Everything that the sections say, with evidence, and the count of what found no place."""
    sections = tuple(map(_as_schooling, with_rows_apart(with_untitled_career(sections))))
    listed = read_listed(tuple(_without_heads(section) for section in sections), lines)
    told = tuple(part for section in sections for part in _jobs_apart(_without_listed(with_results(section), listed)))
    names = read_names(sections, filename)
    resume = Resume(
        basics=_basics(sections, names[0] if names else None),
        education=_education(sections),
        work=_work(told, sections),
        projects=(*_projects(told), *read_told_projects(sections)),
        activities=_history((*told, *_campus_life(sections)), "activities", read_activities),
        publications=listed.publications,
        patents=listed.patents,
        awards=listed.awards,
        certificates=listed.certificates,
        skills=listed.skills,
        languages=listed.languages,
        others=_others(sections),
        format=document.format,
        route=document.route,
        pages=tuple(replace(page, spans=()) for page in document.pages),
        lines=tuple(lines),
    )
    counted = with_certainty(count_placed(with_republic(resume), sections))
    return replace(counted, notices=notices_of(document, resume, names))


def _as_schooling(section: Section) -> Section:
    """A section about life at school as one of schools where all its entries name one and a degree: 校园时光."""
    entries = read_entries(section) if section.kind == "activities" and not section.also else ()
    return replace(section, kind="education") if entries and all(map(names_school, entries)) else section


def _basics(sections: Sequence[Section], name: Value | None) -> Basics:
    """What each reader found about the person; the first that says something of a field is heard."""
    parts = (
        read_contact(sections),
        read_identity(sections, name),
        read_intention(sections),
        read_summary(sections),
    )
    merged = Basics()
    for part in reversed(parts):
        said = {each.name: value for each in fields(Basics) if (value := getattr(part, each.name))}
        merged = replace(merged, **said)
    return merged


def _history(
    sections: Sequence[Section], kind: str, read: Callable[[Sequence[Entry], Sequence[Line]], tuple[Record, ...]]
) -> tuple[Record, ...]:
    """The records of one kind of history, from its own sections and from combined ones."""
    found: list[Record] = []
    for section in sections:
        if kind in (section.kind, *section.also):
            found.extend(read(_entries_of(section, kind), section.lines))
    return tuple(found)


def _projects(sections: Sequence[Section]) -> tuple[Project, ...]:
    """The projects: of a section that cites them like papers, and of entries."""
    found: list[Project] = []
    for section in sections:
        cited = read_cited_projects(section, section.lines) if section.kind == "projects" else ()
        found.extend(cited or _history((section,), "projects", read_projects))
    return tuple(found)


def _work(told: Sequence[Section], sections: Sequence[Section]) -> tuple[Work, ...]:
    """The jobs; of a section in sentences, and of a résumé without a section, those that they tell of."""
    found: list[Work] = []
    for section in told:
        found.extend(read_told_work((section,)) if tells_work(section) else _history((section,), "work", read_work))
    return jobs_once(found) or read_told_work(sections) or _stated_work(sections)


def _stated_work(sections: Sequence[Section]) -> tuple[Work, ...]:
    """Jobs by their labels (单位, 职务, 时间) among the personal data, for résumés without a section."""
    lines = [line for section in sections if section.kind in ("header", "identity") for line in section.lines]
    begins = [next((each.field for each in read_labels(line)), "") for line in lines]
    if "company" not in begins:
        return ()
    first = begins.index("company")
    behind = (index for index in range(first, len(lines)) if begins[index] in NO_JOB)
    stated = lines[first : next(behind, len(lines))]
    told = {each.field for line in stated for each in read_labels(line)}
    section = Section("work", None, tuple(stated))
    return read_work(read_entries(section), section.lines) if told >= {"position", "dates"} else ()


def _without_heads(section: Section) -> Section:
    """A section of schools without the head lines of its entries: what is listed stands below them, or alone."""
    if section.kind != "education":
        return section
    entries = read_entries(section)
    heads = {line.number for entry in entries for line in entry.head if len(entry.head) > 1 or not tells_honour(line)}
    lines = (line for entry in entries for line in (*entry.head, *entry.body))
    return replace(section, lines=tuple(line for line in lines if line.number not in heads))


def _without_listed(section: Section, listed: Listed) -> Section:
    """A section under a combined heading (竞赛获奖/项目作品) without the lines that are honours, papers …"""
    kinds = {section.kind, *section.also}
    if not kinds & set(HISTORY_KINDS) or not kinds & set(LIST_KINDS):
        return section
    taken: dict[int, int] = defaultdict(int)
    records = (record for name in sorted(kinds & set(LIST_KINDS)) for record in getattr(listed, name))
    for record in records:
        for _, value in values_in(record):
            for place in value.evidence:
                taken[place.line] += place.end - place.start
    return replace(section, lines=tuple(line for line in section.lines if taken[line.number] < len(line.text) / 2))


def _jobs_apart(section: Section) -> tuple[Section, ...]:
    """A section of activities, and the jobs that stand among them (社会实践 at a company) as a section of work."""
    if section.kind == "projects" and not section.also and _are_appointments(section):
        return (replace(section, kind="work"),)
    if section.kind != "activities" or section.also:
        return (section,)
    jobs = [entry for entry in read_entries(section) if is_job_among_activities(entry)]
    if not jobs:
        return (section,)
    lines = tuple(line for entry in jobs for line in (*entry.head, *entry.body))
    numbers = {line.number for line in lines}
    others = tuple(line for line in section.lines if line.number not in numbers)
    return replace(section, lines=others), Section("work", None, lines)


def _are_appointments(section: Section) -> bool:
    """Whether most entries under 研究经历 are posts at institutes (博士后, 研究员), not projects."""
    if section.title is None or not RESEARCH.search(section.title.text):
        return False
    entries = read_entries(section, kind="work")
    return 2 * sum(map(is_job_among_activities, entries)) >= max(len(entries), 1)


def _campus_life(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Lines such as `校园经历：担任…` inside the schools, as sections of their own."""
    found = []
    for section in sections:
        for line in section.lines if section.kind == "education" else ():
            label = next(iter(read_labels(line)), None)
            title = read_title(label.label) if label else None
            if label and title and title.kinds[0] == "activities":
                told = replace(line, text=" " * label.start + line.text[label.start :])
                found.append(Section("activities", None, (told,)))
    return tuple(found)


def _education(sections: Sequence[Section]) -> tuple[Education, ...]:
    """The schools, those of a résumé without such a section from the personal data."""
    found = schools_once(_history(sections, "education", read_education))
    if found:
        return complete_education(found, sections)
    return read_told_education(sections) or read_stated_education(sections)


def _entries_of(section: Section, kind: str) -> tuple[Entry, ...]:
    """The entries of a section that are of `kind`; under a combined heading each entry decides."""
    kinds = [each for each in (section.kind, *section.also) if each in HISTORY_KINDS]
    entries = read_entries(section, kind=kinds[0])
    if len(kinds) < 2:
        return entries
    return tuple(entry for entry in entries if _kind_of(entry, kinds) == kind)


def _kind_of(entry: Entry, kinds: Sequence[str]) -> str:
    if "education" in kinds and is_schooling(entry):
        return "education"
    if "work" in kinds and is_employment(entry):
        return "work"
    rest = [each for each in kinds if each not in ("work", "education")]
    return rest[0] if rest else next(each for each in kinds if each != "education")


def _others(sections: Sequence[Section]) -> tuple[Other, ...]:
    """Text under known headings that no field takes: training, interests, family."""
    found = []
    for section in sections:
        if section.kind in OTHER_KINDS and section.title is not None:
            description = read_description(section.lines)
            if description:
                found.append(Other(section.title.value(), description))
    return tuple(found)
