"""The rows of the list: a person's facts at a glance, with the words of the question marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from candidates.columns import Column, with_columns
from candidates.models import Candidate, CandidateSkill, DegreeLevel, SearchDocument
from candidates.search.documents import LABELS, with_name
from candidates.search.fields import asked_in
from candidates.search.hits import HitLine, Run, best_line, hit_lines, marked
from candidates.search.tree import Term

SKILLS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """A line with words of the question, and how the section is called."""

    label: str
    runs: tuple[Run, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Row:
    candidate: Candidate
    number: int  # place in the result, from 1
    address: str
    preview: str  # the address of the panel beside the list
    name: tuple[Run, ...]
    title: tuple[Run, ...]
    company: tuple[Run, ...]
    degree: str
    tiers: tuple[tuple[Run, ...], ...]
    skills: tuple[tuple[Run, ...], ...]
    more_skills: int
    hit: Hit | None
    facts: tuple[tuple[str, str], ...] = ()  # label and value of the columns that were asked for
    suspicion: int | None = None  # the key of one in which she may be somebody else too


def rows(
    keys: Sequence[int],
    terms: Sequence[Term],
    *,
    first: int,
    result: str,
    facts: Sequence[Column],
    suspicions: Mapping[int, int],
) -> list[Row]:
    """The people of one page in the order of `keys`, in a fixed number of queries.

    `first` is the place of the first of them, `result` the query string of the list, which a person's page walks,
    `suspicions` the keys of open ones by those of the people.
    """
    documents = SearchDocument.objects.in_bulk(list(keys)) if terms else {}
    skills = CandidateSkill.objects.written_by(keys)
    found = with_columns(Candidate.objects.for_rows(), list(keys), facts)
    return [
        replace(
            row(candidate, terms, skills[candidate.pk], documents.get(candidate.pk), {"from": result, "at": number}),
            suspicion=suspicions.get(candidate.pk),
            facts=tuple((str(column.label), value) for column in facts if (value := column.value(candidate))),
        )
        for number, candidate in enumerate(found, start=first)
    ]


def row(
    candidate: Candidate,
    terms: Sequence[Term],
    skills: Sequence[str],
    document: SearchDocument | None,
    place: dict[str, str | int],
) -> Row:
    shown = [marked(name, asked_in("skill", terms)) for name in skills]
    shown.sort(key=lambda runs: not any(run.hit for run in runs))
    terms = with_name(candidate, terms)
    query = urlencode(place)
    return Row(
        candidate,
        int(place["at"]),
        f"{candidate.get_absolute_url()}?{query}",
        f"{reverse('preview', args=[candidate.pk])}?{query}",
        marked(str(candidate), asked_in("name", terms)),
        marked(candidate.current_title or candidate.label, asked_in("position", terms)),
        marked(candidate.current_company, asked_in("company", terms)),
        str(DegreeLevel(candidate.highest_degree).label) if candidate.highest_degree else "",
        tuple(marked(tier, asked_in("tier", terms)) for tier in candidate.tiers),
        tuple(shown[:SKILLS_SHOWN]),
        max(len(shown) - SKILLS_SHOWN, 0),
        best_hit(candidate, document, terms),
    )


def hits(candidate: Candidate, document: SearchDocument | None, terms: Sequence[Term]) -> list[Hit]:
    """Where the words stand, one line a section, the fullest first; tags and tiers among the words come last."""
    return [_hit(line) for line in hit_lines(_parts(candidate, document), terms)] if terms else []


def best_hit(candidate: Candidate, document: SearchDocument | None, terms: Sequence[Term]) -> Hit | None:
    """The first of `hits`, for a row that shows one."""
    line = best_line(_parts(candidate, document), terms) if terms else None
    return _hit(line) if line else None


def _parts(candidate: Candidate, document: SearchDocument | None) -> list[Sequence[str]]:
    parts = [*(document.parts if document else []), *(("tag", tag.name) for tag in candidate.tags.all())]
    parts += [("tier", tier) for tier in candidate.tiers]
    return sorted(parts, key=lambda part: stands_above(candidate, *part))


def stands_above(candidate: Candidate, section: str, text: str) -> bool:
    """Whether a row shows this text anyway, so that another line with the same words says more."""
    if section == "workexperience":
        return candidate.current_company in text and candidate.current_title in text and bool(candidate.current_title)
    return section in ("skill", "basics", "tier")


def _hit(line: HitLine) -> Hit:
    return Hit(str(LABELS[line.section]), line.runs, line.lines)
