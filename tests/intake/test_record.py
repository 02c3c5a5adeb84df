"""What was read stands in the tables; what people said stays."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candidates.intake import claim, corrections, record
from candidates.intake.rows import storable
from candidates.models import (
    Candidate,
    DegreeLevel,
    FacetCodes,
    FileStatus,
    ResumeFile,
    SearchDocument,
    Skill,
    SkillAlias,
    Tag,
)
from candidates.search import index
from tests.intake.making import make_claimed_file, make_resume, value

pytestmark = pytest.mark.django_db


def save(resume, file=None):
    return record.save(file or make_claimed_file(), resume, seconds=1.5)


def read_again(candidate, resume):
    file = candidate.files.get()
    claim.again(ResumeFile.objects.filter(pk=file.pk))
    return save(resume, claim.claim(file.pk))


def test_a_resume_becomes_a_person():
    candidate = save(make_resume())
    assert (candidate.name, candidate.name_pinyin, candidate.phone_digits) == ("骆嘉禾", "luo jia he", "13800138000")
    education = candidate.education_set.get()
    assert (education.institution, education.level, education.end_month) == (
        "湖南师范大学",
        DegreeLevel.BACHELOR,
        24257,
    )
    assert education.is_211
    assert candidate.school == "湖南师范大学" and candidate.is_211
    assert [each.written for each in candidate.candidate_skills.all()] == ["Python", "C++"]


def test_the_file_says_what_became_of_it():
    candidate = save(make_resume())
    file = candidate.files.get()
    assert (file.status, file.reasons, file.placed_percent) == (FileStatus.PARSED, [], 100)
    assert (file.format, file.route, file.page_count, file.parse_seconds) == ("pdf", "text", 1, 1.5)
    assert file.finished_at and file.parser_version
    assert file.text.lines == [
        {"number": 1, "page": 1, "text": "骆嘉禾 运营", "boxes": [[10, 20, 30, 40]], "placed": True}
    ]


def test_evidence_says_where_each_value_was_read():
    candidate = save(make_resume())
    place = {"page": 1, "line": 1, "start": 0, "end": 3, "boxes": [[10, 20, 30, 40]]}
    assert candidate.evidence["name"] == {"confidence": 0.9, "places": [place]}
    assert candidate.workexperience_set.get().evidence["position"]["places"][0]["page"] == 1


def test_several_values_of_one_column_keep_all_their_places():
    resume = make_resume()
    profiles = (value("github.com/a", 0.9), value("zhihu.com/b", 0.5))
    candidate = save(replace(resume, basics=replace(resume.basics, profiles=profiles)))
    assert candidate.profiles == ["github.com/a", "zhihu.com/b"]
    assert len(candidate.evidence["profiles"]["places"]) == 2
    assert candidate.evidence["profiles"]["confidence"] == 0.5


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({"placed_characters": 50}, ["text_loss"]),
        ({"characters": 9000, "placed_characters": 8700}, ["text_loss"]),
        ({"basics": {"phone": "13800138000"}}, ["no_name"]),
        ({"basics": {"name": "骆嘉禾"}}, ["no_contact"]),
        ({"confidence": 0.5}, ["doubtful"]),
        ({"basics": {}, "education": [], "work": []}, ["not_resume"]),
    ],
)
def test_what_wants_a_look_says_why(changes, reasons):
    claimed = make_claimed_file()
    claimed.is_resume = True  # somebody says so: the last one would have no person
    file = save(make_resume(**changes), claimed).files.get()
    assert (file.status, file.reasons) == (FileStatus.REVIEW, reasons)


def test_what_looks_like_no_resume_is_put_aside():
    file = make_claimed_file()
    assert save(make_resume(basics={}, education=[], work=[]), file) is None
    file.refresh_from_db()
    assert (file.status, file.reasons) == (FileStatus.NOT_RESUME, ["not_resume"])
    assert (file.candidate, file.parsed) == (None, None)


def test_texts_that_no_column_holds_are_cut():
    candidate = save(make_resume(basics={"name": "长" * 500, "birth": "not a date", "phone": "1\x002\ud800"}))
    assert len(candidate.name) == 100 and candidate.name.endswith("…")
    assert (candidate.birth, candidate.phone) == ("", "12")


@pytest.mark.parametrize(
    ("data", "stored"),
    [
        ({"a": ["骆嘉禾", 1, None]}, {"a": ["骆嘉禾", 1, None]}),
        ({"a\x00": ["1\x002", {"b": "\ud8003"}]}, {"a": ["12", {"b": "3"}]}),
        (["\\u0000", "😀"], ["\\u0000", "😀"]),
    ],
)
def test_json_without_what_a_database_refuses(data, stored):
    assert storable(data) == stored


def test_until_now_is_no_date():
    work = [{"name": "甲", "start_date": "2021-07", "end_date": "present"}]
    job = save(make_resume(work=work)).workexperience_set.get()
    assert (job.is_current, job.end_date, job.end_month) == (True, "", None)


def test_the_tags_of_the_batch_go_to_its_people():
    file = make_claimed_file()
    file.batch.tags.add(Tag.objects.create(name="供应链"))
    candidate = save(make_resume(), file)
    assert [tag.name for tag in candidate.tags.all()] == ["供应链"]


def test_reading_again_rewrites_the_same_person():
    candidate = save(make_resume())
    again = read_again(candidate, make_resume(basics={"name": "骆嘉和"}, work=[], skills=["Go"]))
    assert again.pk == candidate.pk
    assert Candidate.objects.get().name == "骆嘉和"
    assert not again.workexperience_set.exists()
    assert [each.written for each in again.candidate_skills.all()] == ["Go"]
    assert again.created_at == candidate.created_at


def test_a_lost_claim_writes_nothing():
    file = make_claimed_file()
    ResumeFile.objects.filter(pk=file.pk).update(status=FileStatus.QUEUED)
    claim.claim(file.pk)
    with pytest.raises(claim.ClaimLost):
        save(make_resume(), file)
    assert not Candidate.objects.exists()


def test_aliases_of_admins_and_of_the_lexicon_are_one_skill():
    company_skill = Skill.objects.create(name="我司平台")
    SkillAlias.objects.create(skill=company_skill, name="大鹏")
    candidate = save(make_resume(skills=["大鹏", "k8s", "Kubernetes", "自研框架", "——"]))
    assert [each.skill.name for each in candidate.candidate_skills.all()] == ["我司平台", "Kubernetes", "自研框架"]


def test_what_is_searched_of_a_new_person_is_what_the_tables_say():
    candidate = save(make_resume())
    written = searched(candidate)
    index.index_candidates([candidate.pk])
    assert written == searched(candidate)
    assert written[0] and all(written[1]) and all(written[2].values())


def searched(candidate):
    found = {
        words: index.matching(index.question(words).tree) for words in ("骆嘉禾", "运营", "Python", "湖南师范大学")
    }
    codes = FacetCodes.objects.filter(candidate=candidate).values_list("facts", "skills", "schools", "companies")
    hits = {
        words: list(Candidate.objects.filter(where).values_list("pk", flat=True)) for words, where in found.items()
    }
    return SearchDocument.objects.get(candidate=candidate).parts, codes.get(), hits


def test_the_number_of_queries_does_not_grow():
    def queries(count):
        work = [{"name": f"公司{number}", "start_date": f"20{number:02}"} for number in range(count)]
        resume = make_resume(work=work, skills=[f"技能{count}{number}" for number in range(count)])
        file = make_claimed_file()
        with CaptureQueriesContext(
            connection,
        ) as captured:
            save(resume, file)
        return len(captured)

    queries(1)
    assert queries(2) == queries(20)


# ---------------------------------------------------------------- corrections


def correct(candidate, section, entry, field, value):
    corrections.correct(candidate, section, entry, field, value, user=None)
    record.rebuild(candidate)
    candidate.refresh_from_db()


def test_a_correction_survives_a_new_reading():
    candidate = save(make_resume())
    correct(candidate, "basics", "", "name", "骆佳禾")
    assert (candidate.name, candidate.name_pinyin) == ("骆佳禾", "luo jia he")
    assert "name" not in candidate.evidence
    assert read_again(candidate, make_resume()).name == "骆佳禾"


def test_a_corrected_row_survives_and_is_derived_from():
    candidate = save(make_resume())
    entry = candidate.education_set.get().entry
    correct(candidate, "education", entry, "institution", "浙江大学")
    correct(candidate, "education", entry, "study_type", "硕士")
    for reading in (candidate, read_again(candidate, make_resume())):
        education = reading.education_set.get()
        assert (education.institution, education.level, education.by_person) == ("浙江大学", DegreeLevel.MASTER, True)
        assert education.start_date == "2017-09"
        assert (reading.school, reading.is_985, reading.highest_degree) == ("浙江大学", True, DegreeLevel.MASTER)


def test_a_correction_finds_its_row_when_the_name_is_read_otherwise():
    candidate = save(make_resume())
    correct(candidate, "workexperience", candidate.workexperience_set.get().entry, "position", "运营主管")
    work = [{"name": "某某餐饮有限公司", "position": "运营", "start_date": "2021-07"}]
    assert read_again(candidate, make_resume(work=work)).workexperience_set.get().position == "运营主管"


def test_a_correction_without_a_row_is_told():
    candidate = save(make_resume())
    correct(candidate, "workexperience", candidate.workexperience_set.get().entry, "position", "运营主管")
    again = read_again(candidate, make_resume(work=[{"name": "别的公司", "start_date": "2010-01"}]))
    assert again.files.get().reasons == ["corrections_homeless"]
    assert again.corrections.count() == 1


def test_removed_rows_stay_away_and_added_ones_stay():
    work = [
        {"name": "甲", "position": "运营", "start_date": "2021-07"},
        {"name": "乙", "position": "顾问", "start_date": "2021-07"},
    ]
    candidate = save(make_resume(work=work))
    correct(candidate, "workexperience", candidate.workexperience_set.get(name="甲").entry, "", None)
    correct(candidate, "workexperience", "person-1", "", {"name": "丙", "start_date": "2023-01", "is_current": True})
    for reading in (candidate, read_again(candidate, make_resume(work=work))):
        assert [job.name for job in reading.workexperience_set.all()] == ["乙", "丙"]
        assert reading.current_company == "丙"


def test_skills_can_be_added_and_taken_away():
    candidate = save(make_resume(skills=["Python", "Go"]))
    correct(candidate, "skills", "go", "", None)
    correct(candidate, "skills", "rust", "", {"name": "Rust", "level": "精通"})
    for reading in (candidate, read_again(candidate, make_resume(skills=["Python", "Go"]))):
        assert [(each.written, each.by_person) for each in reading.candidate_skills.all()] == [
            ("Python", False),
            ("Rust", True),
        ]


def test_the_last_word_holds():
    candidate = save(make_resume())
    correct(candidate, "basics", "", "phone", "13900139000")
    correct(candidate, "basics", "", "phone", "13700137000")
    assert read_again(candidate, make_resume()).phone == "13700137000"
    assert [each.parsed_value for each in candidate.corrections.in_force()] == [None]


def test_a_person_deleted_while_her_file_is_read_does_not_come_back():
    person = save(make_resume())
    claim.again(person.files.all())
    claimed = claim.claim(person.files.get().pk)
    gone = person.pk
    person.delete()
    assert save(make_resume(), claimed).pk != gone
    assert not Candidate.objects.filter(pk=gone).exists()


def test_what_is_said_while_a_file_is_read_holds():
    person = save(make_resume())
    claim.again(person.files.all())
    claimed = claim.claim(person.files.get().pk)
    corrections.correct(person, corrections.BASICS, "", "name", "骆佳禾", user=None)
    record.rebuild(person)
    assert save(make_resume(), claimed).name == "骆佳禾"


def test_the_person_is_locked_while_her_rows_are_written():
    person = save(make_resume())
    with CaptureQueriesContext(connection) as captured:
        read_again(person, make_resume())
    if connection.features.has_select_for_update:  # SQLite lets one write at a time anyway
        assert any("FOR NO KEY UPDATE" in query["sql"] for query in captured)
