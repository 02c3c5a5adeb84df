"""What the database itself refuses, on every database."""

import pytest
from django.db import IntegrityError, transaction

from candidates.models import Batch, Candidate, CandidateSkill, FileStatus, ResumeFile, Skill, WorkExperience

pytestmark = pytest.mark.django_db


def refuse(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_what_goes_on_has_no_end():
    person = Candidate.objects.create(name="张三")
    refuse(lambda: WorkExperience.objects.create(candidate=person, entry="a", is_current=True, end_date="2020"))


def test_reversed_dates_stay_as_written():
    person = Candidate.objects.create(name="张三")
    row = WorkExperience.objects.create(candidate=person, entry="a", start_date="2020-05", end_date="2019")
    assert (row.start_month, row.end_month) == (2020 * 12 + 4, 2019 * 12 + 11)


def test_one_content_is_one_file_and_its_duplicates():
    batch = Batch.objects.create(label="春招")
    content = {"batch": batch, "sha256": "0" * 64, "size": 1}
    ResumeFile.objects.create(name="a.pdf", **content)
    refuse(lambda: ResumeFile.objects.create(name="b.pdf", **content))
    ResumeFile.objects.create(name="c.pdf", status=FileStatus.DUPLICATE, **content)
    ResumeFile.objects.create(name="d.pdf", status=FileStatus.DUPLICATE, **content)


def test_an_unknown_state_is_refused():
    batch = Batch.objects.create(label="春招")
    refuse(lambda: ResumeFile.objects.create(name="a", batch=batch, sha256="1" * 64, size=1, status="odd"))


def test_a_degree_outside_the_scale_is_refused():
    refuse(lambda: Candidate.objects.create(name="张三", highest_degree=7))


def test_a_skill_is_one_however_it_is_spelt():
    Skill.objects.create(name="Spring Boot")
    refuse(lambda: Skill.objects.create(name="springboot"))
    assert Skill.objects.create(name="Ｃ++").key == "c++"
    assert Skill.objects.create(name="C").key == "c"


def test_a_person_has_a_skill_once():
    person, skill = Candidate.objects.create(name="张三"), Skill.objects.create(name="SQL")
    CandidateSkill.objects.create(candidate=person, skill=skill, written="SQL")
    refuse(lambda: CandidateSkill.objects.create(candidate=person, skill=skill, written="sql"))
