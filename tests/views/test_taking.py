"""Lines without a place, and words selected in the page, put into a field of the person."""

import pytest
from django.urls import reverse

from candidates.models import Candidate, Correction, ResumeFile, ResumeText
from tests.making import make_candidate, make_file

pytestmark = pytest.mark.django_db
LINES = ["沈知遥", "云岭理工大学 本科 2016.9", "主修课程：运筹学", "• 马拉松、烘焙", "2019 青松奖学金"]


@pytest.fixture
def person(recruiter):
    made = make_candidate(
        "沈知遥", education=[{"institution": "云岭大学", "courses": "统计学", "start_date": "2015"}], lines=LINES
    )
    text = ResumeText.objects.get()
    for line in text.lines[2:]:
        line["placed"] = False
    text.save()
    unplaced = [{"line": number, "page": 1, "text": LINES[number - 1]} for number in (3, 4, 5)]
    loss = {"characters": 40, "placed": 20, "unplaced": unplaced}
    ResumeFile.objects.update(parsed={"meta": {"textLoss": loss}}, characters=40, placed_characters=20)
    return made


def take(client, person, to, *places, text="", file=None):
    data = {"file": file or person.files.get().pk, "place": places, "to": to, "text": text}
    return client.post(reverse("take", args=[person.pk]), data, follow=True)


def titles(person):
    return list(person.award_set.values_list("title", flat=True))


def others(person):
    return list(person.othersection_set.values_list("description", flat=True))


def again(person):
    return Candidate.objects.get(pk=person.pk)


def test_selected_words_become_the_school(client, person):
    told = take(client, person, "education|0|institution", "2:0:6").content.decode()
    row = again(person).education_set.get()
    assert row.institution == "云岭理工大学" and 'data-field="education/0/institution"' in told
    [place] = row.evidence["institution"]["places"]
    assert (place["line"], place["start"], place["end"]) == (2, 0, 6) and place["boxes"][0][2] < 500


@pytest.mark.parametrize(
    ("to", "places", "text", "read"),
    [
        ("basics||label", ["4"], "", lambda person: person.label == "马拉松、烘焙"),
        ("basics||summary", ["4", "5"], "", lambda person: person.summary == "马拉松、烘焙\n2019 青松奖学金"),
        ("education|0|courses", ["3:5:8"], "", lambda person: person.education_set.get().courses == "统计学\n运筹学"),
        ("education|0|start_date", ["2:10:16"], "", lambda person: person.education_set.get().start_date == "2016-09"),
        ("awards|new|title", ["5:5:10"], "", lambda person: titles(person) == ["青松奖学金"]),
        ("awards|new|title", ["5"], "青松奖", lambda person: titles(person) == ["青松奖"]),
        ("awards|new|title", ["4", "5"], "", lambda person: titles(person) == ["马拉松、烘焙", "2019 青松奖学金"]),
        (
            "others|new|description",
            ["4"],
            "",
            lambda person: others(person) == ["马拉松、烘焙"],
        ),
        (
            "skills|new|written",
            ["4"],
            "",
            lambda person: [skill.written for skill in person.candidate_skills.all()] == ["马拉松", "烘焙"],
        ),
    ],
)
def test_words_go_to_any_field_and_are_taken_back(client, person, to, places, text, read):
    take(client, person, to, *places, text=text)
    assert read(again(person))
    client.post(reverse("undo"), {"key": list(client.session["undo"])[-1]})
    assert not read(again(person)) and not Correction.objects.exists() and titles(person) == []


def test_what_was_put_into_a_field_leaves_the_tray_and_moves_the_meter(client, person):
    before = client.get(person.get_absolute_url()).content.decode()
    assert "没有放进字段的3行" in before
    told = take(client, person, "basics||label", "4").content.decode()
    assert "没有放进字段的2行" in told
    assert ResumeFile.objects.get().placed_characters == 25


@pytest.mark.parametrize(
    "to", ["", "education|9|institution", "education|0|evidence", "education|0|level", "basics||pk"]
)
def test_no_field_no_change(client, person, to):
    answer = take(client, person, to, "4")
    assert answer.status_code == 422 and "选一个字段" in answer.content.decode()
    assert "马拉松、烘焙</textarea>" in answer.content.decode() and not Correction.objects.exists()


def test_words_that_fit_no_date_say_so(client, person):
    answer = take(client, person, "education|0|start_date", "4")
    assert answer.status_code == 422 and "2014-06" in answer.content.decode()


@pytest.mark.parametrize("places", [(), ("99",), ("4:x",), ("4:3:3",), ("4:90:99",)])
def test_no_line_no_change(client, person, places):
    assert "先选一行" in take(client, person, "basics||label", *places).content.decode()
    assert not Correction.objects.exists()


def test_another_file_than_the_newest_gives_nothing(client, person):
    old = person.files.get().pk
    make_file(person, lines=["新的"])
    assert "更新的简历" in take(client, person, "basics||label", "1", file=old).content.decode()
    assert 'name="to"' not in client.get(f"{person.get_absolute_url()}?file={old}").content.decode()


def test_the_address_offers_a_line_without_a_script(client, person):
    shown = client.get(f"{person.get_absolute_url()}?show=text&take=5").content.decode()
    assert "2019 青松奖学金</textarea>" in shown and 'name="place" value="5"' in shown
    assert "take=3#take" in shown
