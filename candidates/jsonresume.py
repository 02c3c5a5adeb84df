"""A person as JSON Resume 1.0.0 (jsonresume.org): what is stored of her, with people's corrections laid over it.

The names are those of `candidates.parsing.jsonresume`, which says what a file says; absent fields have no key.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch

from candidates.models import (
    SECTIONS,
    Candidate,
    CandidateSkill,
    Education,
    Project,
    WorkExperience,
)
from candidates.models.candidate import CandidateQuerySet
from candidates.models.histories import DatedHistory, History
from candidates.parsing.jsonresume import BASICS_KEYS, ENTRY_KEYS, NETWORKS, SCHEMA
from candidates.parsing.lexicon import degrees

Json = dict[str, Any]  # what json.dumps takes: this module is the edge

BASICS = (
    *("name", "label", "email", "phone", "summary", "gender", "birth", "wechat", "qq", "ethnicity"),
    *("political_status", "native_place", "marital_status", "expected_city", "expected_salary", "availability"),
)
# what follows from the values themselves, or is no part of a résumé
NOT_OF_THE_RESUME = {
    *("id", "candidate", "position_in_resume", "entry", "evidence", "by_person", "level", "is_current"),
    *("start_month", "end_month", "is_985", "is_211", "is_double_first_class", "is_overseas"),
}
OF_RESUME = "{}_of_resume"  # an attribute of a person: what `with_resumes` found of a section
BETWEEN_COURSES = re.compile("[、；;，,]")


def with_resumes(candidates: CandidateQuerySet, keys: Sequence[int]) -> list[Candidate]:
    """Those of `candidates` with these primary keys, in the order of the keys, with all that a document says."""
    histories = [
        Prefetch(table.related_name(), table.objects.defer("evidence"), to_attr=OF_RESUME.format(section))
        for section, table in SECTIONS.items()
    ]
    found = candidates.defer("evidence").prefetch_related(*histories).in_bulk(keys)
    people = [found[key] for key in keys if key in found]
    for person in people:
        setattr(person, OF_RESUME.format("skills"), [])
    held = CandidateSkill.objects.filter(candidate__in=found).order_by("position", "pk")
    for pk, *skill in held.values_list("candidate", "written", "skill__name", "level"):  # many, and no more is wanted
        getattr(found[pk], OF_RESUME.format("skills")).append(skill)
    return people


def to_json_resume(person: Candidate) -> Json:
    """The document of a person of `with_resumes`."""
    document: Json = {"$schema": SCHEMA, "basics": _basics(person)}
    for section in SECTIONS:
        document[section] = [_entry(row) for row in getattr(person, OF_RESUME.format(section))]
    document["skills"] = [_skill(*held) for held in getattr(person, OF_RESUME.format("skills"))]
    document = {key: value for key, value in document.items() if value}
    return {**document, "meta": {"version": "v1.0.0", "lastModified": person.updated_at.isoformat(timespec="seconds")}}


def _basics(person: Candidate) -> Json:
    found: Json = {BASICS_KEYS.get(name, name): value for name in BASICS if (value := getattr(person, name))}
    if person.url:
        found["url"] = _address(person.url)
    if person.location:
        found["location"] = {"address": person.location}
    if person.stated_years is not None:
        years = float(person.stated_years)
        found["yearsOfExperience"] = int(years) if years.is_integer() else years
    if person.profiles:
        found["profiles"] = [_profile(address) for address in person.profiles]
    return found


def _profile(address: str) -> Json:
    network = next((name for host, name in NETWORKS.items() if host in address.casefold()), "")
    return {"network": network, "url": _address(address)} if network else {"url": _address(address)}


def _address(text: str) -> str:
    """An address as a URI: people leave out the scheme."""
    return text if "://" in text else f"https://{text}"


def _entry(row: History) -> Json:
    names = (field.name for field in row._meta.concrete_fields if field.name not in NOT_OF_THE_RESUME)
    found: Json = {ENTRY_KEYS.get(name, name): value for name in names if (value := getattr(row, name))}
    if isinstance(row, DatedHistory) and row.is_current:
        found["current"] = True
    if isinstance(row, Education):
        return found | _study(row)
    if isinstance(row, WorkExperience) and row.description:
        found["summary"] = found.pop("description")
    if isinstance(row, Project) and row.role:
        found["roles"] = [row.role]  # the schema's name for it
    return found


def _study(row: Education) -> Json:
    found: Json = {}
    if row.study_type.isascii() and row.study_type:
        found["studyType"] = degrees.level(row.study_type) or row.study_type
    if row.courses:
        found["courses"] = [course.strip() for course in BETWEEN_COURSES.split(row.courses.rstrip("。.")) if course]
    return found


def _skill(written: str, name: str, level: str) -> Json:
    found: Json = {"name": written, "keywords": list(dict.fromkeys([written, name]))}
    return {**found, "level": level} if level else found
