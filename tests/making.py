"""People, users, tags and files for tests, made in one call each."""

import itertools
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.utils import timezone

from candidates.intake import merging
from candidates.models import (
    Batch,
    Candidate,
    CandidateSkill,
    Dismissal,
    Education,
    FileStatus,
    Note,
    Project,
    ResumeFile,
    ResumeText,
    SavedSearch,
    ShareLink,
    Shortlist,
    ShortlistMember,
    Skill,
    Suspicion,
    Tag,
    Tagging,
    WorkExperience,
)
from candidates.models.skills import skill_key
from candidates.search import index

counter = itertools.count(1)
TIERS = ("is_985", "is_211", "is_double_first_class", "is_overseas")


def make_user(username: str = "", *, group: str = "Recruiter", **fields: Any) -> User:
    """A user who can log in with the password "secret"; `group=""` belongs to none."""
    user = User.objects.create_user(username or f"user{next(counter)}", password="secret", **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def make_tag(name: str, *, color: str = Tag.Color.BLUE) -> Tag:
    return Tag.objects.get_or_create(name=name, defaults={"color": color})[0]


def make_skill(name: str) -> Skill:
    return Skill.objects.get_or_create(key=skill_key(name), defaults={"name": name})[0]


def make_candidate(
    name: str = "",
    *,
    skills: Sequence[str] = (),
    education: Sequence[dict[str, Any]] = (),
    work: Sequence[dict[str, Any]] = (),
    projects: Sequence[dict[str, Any]] = (),
    tags: Sequence[str] = (),
    notes: Sequence[str] = (),
    lines: Sequence[str] = (),
    batch: Batch | None = None,
    **fields: Any,
) -> Candidate:
    """A person with rows of history, found by search.

    The histories are given newest first, as dicts of their fields. The columns that lists filter by follow from the
    first of each unless `fields` says otherwise. `lines` is the text of a file, which is made where it is given.
    """
    candidate = Candidate.objects.create(
        name=name or f"候选{next(counter)}", **{**columns_from(education, work), **fields}
    )
    for model, rows in ((Education, education), (WorkExperience, work), (Project, projects)):
        for position, row in enumerate(rows):
            model.objects.create(candidate=candidate, position_in_resume=position, entry=str(position), **row)
    for position, skill in enumerate(skills):
        CandidateSkill.objects.create(candidate=candidate, skill=make_skill(skill), written=skill, position=position)
    for tag in tags:
        Tagging.objects.create(candidate=candidate, tag=make_tag(tag))
    for text in notes:
        Note.objects.create(candidate=candidate, text=text)
    if lines or batch:
        make_file(candidate, lines=lines, batch=batch)
    index.index_candidate(candidate)
    return candidate


def columns_from(education: Sequence[dict[str, Any]], work: Sequence[dict[str, Any]]) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    if education:
        best = max(education, key=lambda row: row.get("level", 0))
        columns |= {"school": best.get("institution", ""), "highest_degree": best.get("level", 0)}
        columns |= {tier: best.get(tier, False) for tier in TIERS}
        if best.get("end_date"):
            columns["graduation_year"] = int(best["end_date"][:4])
    if work:
        columns |= {"current_company": work[0].get("name", ""), "current_title": work[0].get("position", "")}
    return columns


def make_batch(label: str = "春招", **fields: Any) -> Batch:
    return Batch.objects.create(label=label, **fields)


def make_file(
    candidate: Candidate | None = None, *, lines: Sequence[str] = (), batch: Batch | None = None, **fields: Any
) -> ResumeFile:
    """A file that was read, with `lines` as its text on one page of A4."""
    number = next(counter)
    file = ResumeFile.objects.create(
        **{
            "batch": batch or make_batch(),
            "candidate": candidate,
            "name": f"简历{number}.pdf",
            "sha256": f"{number:064x}",
            "size": 1000,
            "format": "pdf",
            "status": FileStatus.PARSED,
        }
        | fields
    )
    ResumeText.objects.create(
        file=file,
        lines=[
            {
                "number": number,
                "page": 1,
                "text": text,
                "boxes": [[60, 40 + 20 * number, 500, 54 + 20 * number]],
                "placed": True,
            }
            for number, text in enumerate(lines, start=1)
        ],
        pages=[{"number": 1, "width": 595, "height": 842, "route": "text"}],
    )
    return file


def make_shortlist(name: str = "", *, candidates: Sequence[Candidate] = (), **fields: Any) -> Shortlist:
    shortlist = Shortlist.objects.create(name=name or f"名单{next(counter)}", **fields)
    for rank, candidate in enumerate(candidates, start=1):
        ShortlistMember.objects.create(shortlist=shortlist, candidate=candidate, rank=rank)
    return shortlist


def make_one_of_each() -> dict[str, Any]:
    """What the arguments of all addresses name, made; by the names that the table in tests/test_access.py uses."""
    candidate = make_candidate("甲", city="上海", notes=["一句"])
    file = make_file(candidate, lines=["甲"], format="txt")
    file.content.save("resume.txt", ContentFile("甲".encode()))
    shortlist = make_shortlist(candidates=[candidate])
    link = ShareLink.objects.create(shortlist=shortlist, expires_at=timezone.now() + timedelta(days=1))
    merge = merging.merge(candidate, make_candidate("乙"), merging.Choice(), user=None)
    suspicion = Suspicion.objects.create(first=candidate, second=make_candidate("丙"), score=7)
    return {
        "merge": merge.pk,
        "suspicion": suspicion.pk,
        "link": link.pk,
        "search": SavedSearch.objects.create(name="上海", query="city=上海", created_by=make_user(group="")).pk,
        "token": link.token,
        "candidate": candidate.pk,
        "file": file.pk,
        "batch": file.batch_id,
        "dismissal": Dismissal.objects.create(candidate=candidate, kind=Dismissal.Kind.LINE, key="1", words="爱好").pk,
        "note": Note.objects.get().pk,
        "shortlist": shortlist.pk,
        "member": shortlist.members.get().pk,
    }
