"""A stored person as JSON Resume: what the parser said, until somebody knew better."""

import pytest
from django.core.files.base import ContentFile

from candidates.intake import claim, record, uploads
from candidates.jsonresume import to_json_resume, with_resumes
from candidates.models import Candidate, Correction
from candidates.parsing import parse_resume
from tests.making import make_batch, make_candidate
from tests.parsing.test_jsonresume import SCHEMA, violations
from tests.parsing.test_resume import TEXT

pytestmark = pytest.mark.django_db

FULL = (
    TEXT
    + """
专利
一种卷绕机张力控制装置 ZL202010123456.7 2021.05
"""
)


def document_of(person):
    [loaded] = with_resumes(Candidate.objects.all(), [person.pk])
    return to_json_resume(loaded)


@pytest.fixture
def person(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    text = FULL.encode()
    file = uploads.store(ContentFile(text, name="a.txt"), batch=make_batch(), user=None).file
    return record.save(claim.claim(file.pk), parse_resume(text, "a.txt"), seconds=1)


def test_it_says_what_the_parser_said(person):
    parsed = person.files.get().parsed
    document = document_of(person)
    assert {**document, "meta": None} == {**parsed, "meta": None}
    assert {"basics", "work", "education", "patents"} <= document.keys()


def test_it_is_valid_by_the_schema(person):
    assert violations(document_of(person), SCHEMA) == []


def test_a_correction_stands_in_it(person):
    Correction.objects.create(candidate=person, section="basics", field="name", value="欧阳雪")
    record.rebuild(person)
    assert document_of(person)["basics"]["name"] == "欧阳雪"


def test_what_others_call_differently_has_both_names():
    person = make_candidate(projects=[{"name": "看板", "role": "负责人"}], url="example.com", stated_years=5)
    document = document_of(person)
    assert document["projects"] == [{"name": "看板", "role": "负责人", "roles": ["负责人"]}]
    assert (document["basics"]["url"], document["basics"]["yearsOfExperience"]) == ("https://example.com", 5)
    assert "work" not in document


@pytest.mark.parametrize(
    ("written", "said"), [("Master of Science", "硕士"), ("本科（学士）", "本科（学士）"), ("Other", "Other")]
)
def test_a_degree_in_english_is_named_as_others_are(written, said):
    person = make_candidate(education=[{"institution": "北京大学", "study_type": written, "courses": "统计、概率。"}])
    [study] = document_of(person)["education"]
    assert (study["studyType"], study["courses"]) == (said, ["统计", "概率"])
