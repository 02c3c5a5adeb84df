"""A newer parser reads a file again: what a person said never changes, and where the two differ both are kept."""

import pytest

from candidates.differences import differences, settle
from candidates.intake import claim, corrections, record
from candidates.intake.taking_back import take_back
from candidates.models import Candidate, Change, ResumeFile
from candidates.parsing import PARSER_VERSION
from candidates.versions import told_apart
from tests.intake.making import make_claimed_file, make_resume
from tests.making import make_user

pytestmark = pytest.mark.django_db


def loaded(person):
    return Candidate.objects.for_page().get(pk=person.pk)


def read(person, **fields):
    file = person.files.get()
    claim.again(ResumeFile.objects.filter(pk=file.pk))
    record.save(claim.claim(file.pk), make_resume(**fields), seconds=1.0)
    return loaded(person)


@pytest.fixture
def person():
    return record.save(make_claimed_file(), make_resume(), seconds=1.0)


def correct(person, section, entry, field, value, parsed_value=None):
    said = corrections.correct(person, section, entry, field, value, user=make_user(), parsed_value=parsed_value)
    record.rebuild(Candidate.objects.get(pk=person.pk))
    return said


def told(person):
    return [(each.label, each.then, each.own, each.now) for each in differences(loaded(person))]


def test_three_readings_are_told_and_the_person_s_holds(person):
    correct(person, "basics", "", "phone", "13900139000", "138-0013-8000")
    again = read(person, basics={"name": "骆嘉禾", "phone": "13700137000"})
    assert again.phone == "13900139000"
    assert told(person) == [("电话", "138-0013-8000", "13900139000", "13700137000")]


@pytest.mark.parametrize("now", ["138-0013-8000", "13900139000"])
def test_a_reading_that_says_nothing_new_is_no_difference(person, now):
    correct(person, "basics", "", "phone", "13900139000", "138-0013-8000")
    read(person, basics={"name": "骆嘉禾", "phone": "13700137000"})
    read(person, basics={"name": "骆嘉禾", "phone": now})
    assert told(person) == []


@pytest.mark.parametrize(
    ("which", "phone"), [("then", "138-0013-8000"), ("own", "13900139000"), ("now", "13700137000")]
)
def test_each_is_accepted_by_itself_and_can_be_taken_back(person, which, phone):
    correct(person, "basics", "", "phone", "13900139000", "138-0013-8000")
    correct(person, "basics", "", "email", "a@b.cn", "")
    again = read(person, basics={"name": "骆嘉禾", "phone": "13700137000", "email": "c@d.cn"})
    [difference] = [each for each in differences(again) if each.label == "电话"]
    said, before = settle(again, difference.correction, which, user=make_user())
    assert Candidate.objects.get().phone == phone
    assert [label for label, *_rest in told(person)] == ["邮箱"]
    assert read(person, basics={"name": "骆嘉禾", "phone": "13700137000"}).phone == phone
    take_back(loaded(person), [said.pk], before)
    assert Candidate.objects.get().phone == "13900139000"


def test_a_value_of_a_row_and_a_skill(person):
    entry = person.workexperience_set.get().entry
    correct(person, "workexperience", entry, "position", "运营主管", "运营")
    correct(person, "skills", "python", "", {"name": "Python", "level": "精通"}, {"name": "Python", "level": ""})
    work = [{"name": "某某餐饮", "position": "运营专员", "start_date": "2021-07"}]
    again = read(person, work=work)
    assert again.workexperience_set.get().position == "运营主管"
    assert told(person) == [("职位", "运营", "运营主管", "运营专员")]


def test_a_row_that_a_person_corrected_stays_when_it_is_read_no_longer(person):
    correct(person, "workexperience", person.workexperience_set.get().entry, "position", "运营主管", "运营")
    for _ in range(2):
        again = read(person, work=[{"name": "别的公司", "start_date": "2010-01"}])
        assert [(job.name, job.position) for job in again.workexperience_set.all()] == [
            ("别的公司", ""),
            ("某某餐饮", "运营主管"),
        ]
        assert again.files.get().reasons == ["corrections_homeless"]


def test_a_row_that_a_person_added_is_not_doubled_when_it_is_read_at_last(person):
    added = {"name": "云岭食品", "position": "采购", "start_date": "2019-01"}
    correct(person, "workexperience", "person-1", "", added)
    work = [
        {"name": "某某餐饮", "position": "运营", "start_date": "2021-07"},
        {"name": "云岭食品", "position": "采购专员", "start_date": "2019-01", "end_date": "2020-05"},
    ]
    again = read(person, work=work)
    jobs = [(job.name, job.position, job.end_date) for job in again.workexperience_set.all()]
    assert jobs == [("某某餐饮", "运营", ""), ("云岭食品", "采购", "2020-05")]


def test_every_change_of_a_reading_is_in_the_history(person):
    read(person, basics={"name": "骆嘉和", "phone": "138-0013-8000"}, skills=["Python"], work=[])
    found = {(change.section, change.field): (change.before, change.after) for change in Change.objects.all()}
    assert found[("basics", "name")] == ("骆嘉禾", "骆嘉和")
    assert found[("skills", "")] == ({"name": "C++", "level": ""}, None)
    assert found[("workexperience", "")][0]["name"] == "某某餐饮"
    change = Change.objects.first()
    assert (change.why, change.parser_version, change.file) == ("read", PARSER_VERSION, person.files.get())
    count = Change.objects.count()
    read(person, basics={"name": "骆嘉和", "phone": "138-0013-8000"}, skills=["Python"], work=[])
    assert Change.objects.count() == count


def test_what_is_taken_back_is_in_the_history(person):
    said = correct(person, "basics", "", "phone", "13900139000", "138-0013-8000")
    user = make_user()
    take_back(loaded(person), [said.pk], {"basics": {"phone": "138-0013-8000"}, "evidence": {}}, user=user)
    change = Change.objects.get()
    assert (change.before, change.after, change.why) == ("13900139000", "138-0013-8000", "undone")
    assert change.created_by == user


def test_two_versions_are_told_apart():
    older = {"basics": {"name": "骆嘉禾", "phone": "1"}, "work": [{"name": "甲"}, {"name": "乙", "position": "采购"}]}
    newer = {"basics": {"name": "骆嘉禾", "phone": "2"}, "work": [{"name": "乙", "position": "采购"}], "skills": []}
    assert [(row.label, row.older, row.newer) for row in told_apart(older, newer)] == [
        ("电话", ("1",), ("2",)),
        ("工作经历", ("甲",), ()),
    ]
    [job] = told_apart({}, {"work": [{"name": "甲", "startDate": "2009-07", "endDate": "2012-03-01"}]})
    assert job.newer == ("甲，2009.07，2012.03",)  # as every page says dates
    assert told_apart(newer, newer) == [] and told_apart(None, None) == []
