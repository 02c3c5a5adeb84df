"""Two people made one, and two again."""

import json

import pytest
from django.core import serializers

from candidates.intake import claim, corrections, merging, parting, record
from candidates.intake.merging import BELONGINGS, Choice
from candidates.models import (
    HISTORIES,
    Candidate,
    CandidateSkill,
    Correction,
    Note,
    ResumeFile,
    Suspicion,
    Tag,
    Tagging,
)
from tests.intake.making import make_claimed_file, make_resume
from tests.making import make_shortlist, make_user

pytestmark = pytest.mark.django_db

OLD_JOB = {"name": "永辉超市", "position": "品类助理", "start_date": "2020-07", "end_date": "2021-04"}
OLD = {
    "basics": {"name": "骆嘉禾", "phone": "13900139000", "expected_salary": "25k", "location": "杭州"},
    "work": [{"name": "某某餐饮", "position": "专员", "start_date": "2021-07"}, OLD_JOB],
    "skills": ["Excel"],
}


def save(**fields):
    return record.save(make_claimed_file(), make_resume(**fields), seconds=1.0)


def read_again(file, **fields):
    claim.again(ResumeFile.objects.filter(pk=file.pk))
    record.save(claim.claim(file.pk), make_resume(**fields), seconds=1.0)


@pytest.fixture
def two():
    """The newer person, and the older with a tag, two notes, a correction and a place on a list that both are on."""
    older = save(**OLD)
    newer = save()
    tag = Tag.objects.create(name="备选")
    Tagging.objects.create(candidate=older, tag=tag, created_by=make_user())
    for text in ("半年后再联系", "英语好"):
        Note.objects.create(candidate=older, text=text)
    make_shortlist("都在", candidates=[newer, older])
    make_shortlist("一个在", candidates=[older])
    corrections.correct(older, "basics", "", "expected_salary", "26k", user=None)
    record.rebuild(older)
    return Candidate.objects.get(pk=newer.pk), Candidate.objects.get(pk=older.pk)


def chosen(newer, older):
    [own] = newer.workexperience_set.all()
    [same, further] = older.workexperience_set.all()
    return Choice(
        basics={"phone": older.phone, "expected_salary": older.expected_salary, "location": older.location},
        taken=(further,),
        replaced=((own, same),),
        skills_taken=tuple(older.candidate_skills.all()),
    )


def everything():
    """All rows of everybody as text: what must be the same again. Rows are known by what they say, not by number."""
    rows = []
    for model in (Candidate, *HISTORIES, CandidateSkill, Correction, *BELONGINGS, Suspicion):
        for row in json.loads(serializers.serialize("json", model.objects.all())):
            kept = {name: value for name, value in row["fields"].items() if name != "updated_at"}
            is_derived = model in (*HISTORIES, CandidateSkill)
            rows.append(json.dumps([row["model"], None if is_derived else row["pk"], kept], sort_keys=True))
    return sorted(rows)


def values(person):
    person = Candidate.objects.get(pk=person.pk)
    jobs = [(row.name, row.position, row.start_date) for row in person.workexperience_set.all()]
    skills = [row.written for row in person.candidate_skills.all()]
    return person.name, person.phone, person.expected_salary, person.location, jobs, skills


MERGED = (
    *("骆嘉禾", "13900139000", "26k", "杭州"),
    [("某某餐饮", "专员", "2021-07"), ("永辉超市", "品类助理", "2020-07")],
    ["Python", "C++", "Excel"],
)


def test_what_was_chosen_holds_and_everything_else_is_kept(two):
    newer, older = two
    merging.merge(newer, older, chosen(*two), user=make_user())
    assert Candidate.objects.get() == newer
    assert values(newer) == MERGED
    assert newer.files.count() == 2 and newer.notes.count() == 2
    assert [tag.name for tag in newer.tags.all()] == ["备选"]
    assert sorted(member.shortlist.name for member in newer.memberships.all()) == ["一个在", "都在"]


def test_reading_either_file_again_changes_nothing_of_it(two):
    newer, older = two
    first, last = older.files.get(), newer.files.get()
    merging.merge(newer, older, chosen(*two), user=make_user())
    read_again(last)
    assert values(newer) == MERGED
    read_again(first, basics={"name": "别人", "phone": "1"}, work=[], skills=["Java"])
    assert values(newer) == MERGED
    assert ResumeFile.objects.get(pk=first.pk).parsed["basics"]["name"] == "别人"


def test_a_file_that_is_being_read_meanwhile_goes_to_the_survivor(two):
    newer, older = two
    claim.again(older.files.all())
    claimed = claim.claim(older.files.get().pk)
    merging.merge(newer, older, chosen(*two), user=None)
    record.save(claimed, make_resume(**OLD), seconds=1.0)
    assert Candidate.objects.get() == newer and newer.files.count() == 2
    assert values(newer) == MERGED


def test_a_merge_is_undone_completely(two):
    newer, older = two
    assert Suspicion.objects.filter(first=older, second=newer).exists()  # found as the second was saved
    before = [row for row in everything() if "candidates.suspicion" not in row]
    made = merging.merge(newer, older, chosen(*two), user=make_user())
    parting.part(made, user=make_user())
    assert [row for row in everything() if "candidates.suspicion" not in row] == before
    assert Suspicion.objects.get().state == Suspicion.State.OPEN
    assert made.undone_at and not made.is_last


def test_what_was_done_since_stays(two):
    newer, older = two
    made = merging.merge(newer, older, chosen(*two), user=make_user())
    Note.objects.create(candidate=newer, text="合并后写的")
    Note.objects.get(text="英语好").delete()
    corrections.correct(newer, "basics", "", "location", "苏州", user=None)
    corrections.correct(newer, "basics", "", "phone", "13700137000", user=None)
    taken = newer.workexperience_set.get(name="永辉超市")
    corrections.correct(newer, "workexperience", taken.entry, "position", "品类经理", user=None)
    record.rebuild(Candidate.objects.get(pk=newer.pk))
    parting.part(made, user=make_user())
    assert values(newer)[1] == "13700137000"
    assert [note.text for note in newer.notes.all()] == ["合并后写的"]
    assert [note.text for note in Note.objects.filter(candidate=older.pk)] == ["半年后再联系"]
    assert values(older)[4] == [("某某餐饮", "专员", "2021-07"), ("永辉超市", "品类经理", "2020-07")]


def test_files_that_were_read_since_are_read_again_for_their_own_person(two):
    newer, older = two
    file = older.files.get()
    made = merging.merge(newer, older, Choice(), user=None)
    read_again(file, **OLD)
    assert parting.part(made, user=None) == [file.pk]
    read_again(file, **(OLD | {"skills": ["Word"]}))
    assert values(older)[5] == ["Word"]


def test_merges_are_undone_the_last_first(two):
    newer, older = two
    newest = save(basics={"name": "骆嘉禾", "email": "a@b.cn"})
    first = merging.merge(newer, older, Choice(), user=None)
    last = merging.merge(newest, newer, Choice(), user=None)
    first.refresh_from_db()
    assert first.survivor == newest and newest.files.count() == 3
    with pytest.raises(parting.NotTheLast):
        parting.part(first, user=None)
    parting.part(last, user=None)
    first.refresh_from_db()
    parting.part(first, user=None)
    assert {person.pk: person.files.count() for person in Candidate.objects.all()} == {
        newest.pk: 1, newer.pk: 1, older.pk: 1,
    }  # fmt: skip


def test_who_is_not_the_other_is_not_the_survivor(two):
    newer, older = two
    third = save(basics={"name": "骆佳禾"})
    said = {"score": 6, "state": Suspicion.State.DIFFERENT, "decided_by": make_user()}
    decided, _ = Suspicion.objects.update_or_create(first=older, second=third, defaults=said)
    made = merging.merge(newer, older, Choice(), user=None)
    assert Suspicion.objects.get(first=newer, second=third).state == Suspicion.State.DIFFERENT
    parting.part(made, user=None)
    assert Suspicion.objects.get(state=Suspicion.State.DIFFERENT) == decided


def test_a_person_who_is_deleted_leaves_no_copy_of_whom_she_was_merged_with(two):
    newer, older = two
    made = merging.merge(newer, older, Choice(), user=None)
    newer.delete()
    assert not type(made).objects.exists()
