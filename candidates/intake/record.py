"""Writes what was read of a file into the tables, in one transaction and a fixed number of queries.

Reading a file again rewrites the parser's rows alone; what people said is laid over them each time.
"""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from candidates.intake import changes, claim, corrections, duplicates
from candidates.intake.changes import Cause
from candidates.intake.derive import derive, doubtful_count
from candidates.intake.pointing import lines_of_newest_file, place_pointed_lines
from candidates.intake.review import is_no_resume, reasons_to_look
from candidates.intake.rows import Rows, SkillRow, rows_of, storable
from candidates.intake.vocabulary import resolve
from candidates.models import (
    HISTORIES,
    Candidate,
    CandidateSkill,
    Change,
    Correction,
    Education,
    FileStatus,
    ResumeFile,
    ResumeText,
    Tagging,
    WorkExperience,
)
from candidates.parsing import PARSER_VERSION
from candidates.parsing.jsonresume import to_json_resume
from candidates.parsing.records import Line, Resume
from candidates.search.documents import told_by_new
from candidates.search.index import index_candidate, index_told

BASIC_COLUMNS = (
    *("name", "gender", "birth", "phone", "email", "wechat", "qq", "url", "profiles", "location", "ethnicity"),
    *("political_status", "native_place", "marital_status", "label", "expected_city", "expected_salary"),
    *("availability", "stated_years", "summary"),
)


def save(file: ResumeFile, resume: Resume, *, seconds: float) -> Candidate | None:
    """The person whom the claimed `file` tells of: a new one, or the one made of it before.

    None where it looks like no résumé, and nobody has said that it is one or made a person of it. `seconds` is how
    long the reading took. Raises ClaimLost, and writes nothing, when the file was taken over.
    """
    rows, facts = rows_of(resume), _facts(resume, seconds)
    if file.candidate_id is None and not file.is_resume and is_no_resume(rows):
        claim.finish(file, FileStatus.NOT_RESUME, reasons=["not_resume"], **facts)
        return None
    facts["parsed"] = storable(to_json_resume(resume))
    text = _text(file, resume)
    with transaction.atomic():
        owner = _owner(file)
        candidate, homeless = _reread(owner, file, rows, text) if owner else _make(rows, text)
        ResumeText.objects.bulk_create(
            [text], update_conflicts=True, update_fields=["lines", "pages"], unique_fields=["file"]
        )
        reasons = reasons_to_look(resume, rows, homeless_corrections=homeless)
        status = FileStatus.REVIEW if reasons else FileStatus.PARSED
        claim.finish(file, status, candidate=candidate, reasons=reasons, **facts)
        _tag(candidate, file)
        if owner:
            place_pointed_lines(owner)
            index_candidate(owner)
    return candidate


def _facts(resume: Resume, seconds: float) -> dict[str, Any]:
    """Columns of a file that was read."""
    return {
        "format": resume.format,
        "route": resume.route,
        "page_count": len(resume.pages) or None,
        "characters": resume.characters,
        "placed_characters": resume.placed_characters,
        "parse_seconds": round(seconds, 3),
        "parser_version": PARSER_VERSION,
    }


def _owner(file: ResumeFile) -> Candidate | None:
    """Whose file it is by now, alone: while it was read she may have been merged, or deleted."""
    owner = ResumeFile.objects.filter(pk=file.pk).values_list("candidate", flat=True)
    if (pk := owner.first()) is None:
        return None
    return alone_with(pk) or alone_with(owner.first())  # a merge may end while we wait for her


def _make(rows: Rows, text: ResumeText) -> tuple[Candidate, int]:
    """Somebody new, found by what is said of her; no correction of hers found no row, for there is none."""
    candidate = Candidate()
    skills = write(candidate, rows)
    # nobody can have pointed at a line of hers or written a note: this is all there is of her
    index_told([told_by_new(candidate, rows.histories, skills, [line["text"] for line in text.lines])])
    return candidate, 0


def _reread(owner: Candidate, file: ResumeFile, rows: Rows, text: ResumeText) -> tuple[Candidate, int]:
    """Write what was read of `owner` with what people said laid over it; how many corrections found no row."""
    if not speaks_for(file, owner):
        return owner, 0
    said = list(owner.corrections.in_force())
    for each in said:
        each.reread = corrections.rereading(rows, each)
    Correction.objects.bulk_update(said, ["reread"])
    lines = {line["number"]: line["text"] for line in text.lines}
    homeless = corrections.lay_over(rows, said, lines=lines, earlier=rows_in_tables(owner))
    write(owner, rows, Cause(Change.Why.READ, file=file))
    return owner, homeless


def speaks_for(file: ResumeFile, candidate: Candidate) -> bool:
    """Whether the values of `candidate` are read from `file`: of several files of one person from the newest."""
    newer = Q(created_at__gt=file.created_at) | Q(created_at=file.created_at, pk__gt=file.pk)
    return not candidate.files.read().filter(newer).exists()


@transaction.atomic
def rebuild(candidate: Candidate) -> None:
    """Make the corrections of `candidate` hold in its rows as they are, and all that follows from them."""
    alone_with(candidate.pk)
    hold(candidate, rows_in_tables(candidate))


def hold(candidate: Candidate, rows: Rows, cause: Cause | None = None) -> None:
    """Write `rows` of `candidate` with the corrections in force laid over them; for `cause` see `write`."""
    corrections.lay_over(rows, candidate.corrections.in_force(), lines=lines_of_newest_file(candidate))
    write(candidate, rows, cause)
    place_pointed_lines(candidate)
    index_candidate(candidate)


def write(candidate: Candidate, rows: Rows, cause: Cause | None = None) -> list[CandidateSkill]:
    """Replace the rows of `candidate` (a new one is made) with `rows`, and derive what follows; gives her skills.

    What changes goes into her history with the `cause`; without one it stands there already, as corrections.
    """
    if cause:
        changes.write_down(candidate, rows_in_tables(candidate), rows, cause)
    derived = derive(rows.basics, rows.histories[Education], rows.histories[WorkExperience], today_month=this_month())
    for name, value in rows.basics.items():
        setattr(candidate, name, value)
    for name in derived.__slots__:
        setattr(candidate, name, getattr(derived, name))
    candidate.evidence = storable(rows.evidence)
    histories = [row for made in rows.histories.values() for row in made]
    evidences = [row.evidence for row in (*histories, *rows.skills)]
    candidate.doubtful_count = doubtful_count(rows.evidence, *evidences)
    if candidate.pk:
        for model in (*HISTORIES, CandidateSkill):
            model.objects.filter(candidate=candidate).delete()
    candidate.save()
    for model in HISTORIES:
        made = rows.histories[model]
        for row in made:
            row.pk, row.candidate = None, candidate
        model.objects.bulk_create(made)
    skills = _save_skills(candidate, rows.skills)
    duplicates.write_keys(candidate, rows.histories[Education], rows.histories[WorkExperience])
    duplicates.suspect([candidate.pk])
    return skills


def alone_with(pk: int | None) -> Candidate | None:
    """The person as she is now; until the transaction ends nobody else rewrites her rows or corrects her."""
    # no_key: who suspects that somebody is the same person points at her meanwhile
    return Candidate.objects.select_for_update(no_key=True).filter(pk=pk).first() if pk else None


def rows_in_tables(candidate: Candidate) -> Rows:
    """What `write` wrote last."""
    skills = candidate.candidate_skills.select_related("skill").order_by("position")
    return Rows(
        basics={name: getattr(candidate, name) for name in BASIC_COLUMNS},
        evidence=candidate.evidence,
        histories={model: list(model.objects.filter(candidate=candidate)) for model in HISTORIES},
        skills=[SkillRow(row.written, row.level, row.evidence, row.by_person) for row in skills],
    )


def this_month() -> int:
    """Months since year 0, in the site's time zone."""
    today = timezone.localdate()
    return today.year * 12 + today.month - 1


def _save_skills(candidate: Candidate, skills: list[SkillRow]) -> list[CandidateSkill]:
    vocabulary = resolve([skill.name for skill in skills])
    rows: dict[int, CandidateSkill] = {}
    for written in skills:
        skill = vocabulary.get(written.name)
        if skill and skill.pk not in rows:
            rows[skill.pk] = CandidateSkill(
                candidate=candidate,
                skill=skill,
                written=written.name,
                level=written.level,
                position=len(rows),
                evidence=written.evidence,
                by_person=written.by_person,
            )
    return CandidateSkill.objects.bulk_create(rows.values())


def _text(file: ResumeFile, resume: Resume) -> ResumeText:
    unplaced = set(resume.unplaced)
    lines = [_line(line, placed=line.number not in unplaced) for line in resume.lines]
    pages = [
        {"number": page.number, "width": page.width, "height": page.height, "route": page.route}
        for page in resume.pages
    ]
    return ResumeText(file=file, lines=storable(lines), pages=pages)


def _line(line: Line, *, placed: bool) -> dict[str, Any]:
    box = line.shown
    boxes = [[box.left, box.top, box.right, box.bottom]] if box else []
    return {"number": line.number, "page": line.page, "text": line.text, "boxes": boxes, "placed": placed}


def _tag(candidate: Candidate, file: ResumeFile) -> None:
    tags = file.batch.tags.all()
    taggings = [Tagging(candidate=candidate, tag=tag, created_by_id=file.uploaded_by_id) for tag in tags]
    Tagging.objects.bulk_create(taggings, ignore_conflicts=True)
