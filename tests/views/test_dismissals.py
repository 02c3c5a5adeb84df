"""Questions and lines that somebody puts aside: for everybody, until the facts are others, and with undo."""

import pytest
from django.urls import reverse

from candidates.intake import merging, parting
from candidates.models import Candidate, Dismissal, ResumeText
from tests.making import make_candidate, make_file, make_user

pytestmark = pytest.mark.django_db
JOBS = [
    {"name": "乙公司", "start_date": "2020-01", "end_date": "2021-01"},
    {"name": "甲公司", "start_date": "2018-01", "end_date": "2019-03"},
]


@pytest.fixture
def person(recruiter):
    return made(lines=("沈知遥", "兴趣：长跑", "主修课程：运筹学"))


def made(*, lines):
    person = make_candidate("沈知遥", work=JOBS, lines=lines)
    loosen(ResumeText.objects.latest("pk"))
    return person


def loosen(text):
    for line in text.lines[1:]:
        line["placed"] = False
    text.save()


def show(client, person, **query):
    return client.get(reverse("candidate", args=[person.pk]), query)


def post(client, name, pk, **data):
    return client.post(reverse(name, args=[pk]), data, follow=True)


def about(client, person):
    [question] = show(client, person).context["asked"].open
    return question.about


def undo_last(client):
    return client.post(reverse("undo"), {"key": list(client.session["undo"])[-1]}, follow=True)


def test_a_question_is_asked_once_and_who_put_it_aside_stands_there(client, person):
    page = post(client, "dismiss_question", person.pk, question=about(client, person)).content.decode()
    assert "这个问题不再问了" in page and "放下的问题1个" in page and "周岚，今天" in page
    assert "放下了“" in page  # in the trail
    colleague = make_user()
    client.force_login(colleague)
    asked = show(client, person).context["asked"]
    assert not asked.open and [(each.text[:15], by.created_by.first_name) for each, by in asked.aside] == [
        ("2019.04到2019.12", "周岚")
    ]


def test_undone_and_taken_up_again(client, person):
    asked = about(client, person)
    post(client, "dismiss_question", person.pk, question=asked)
    undo_last(client)
    assert about(client, person) == asked
    post(client, "dismiss_question", person.pk, question=asked)
    post(client, "take_up_again", Dismissal.objects.get().pk)
    assert about(client, person) == asked
    undo_last(client)
    assert not show(client, person).context["asked"].open


def test_other_dates_are_another_question(client, person):
    post(client, "dismiss_question", person.pk, question=about(client, person))
    job = person.workexperience_set.get(name="甲公司")
    job.end_date = "2018-12"
    job.save()
    assert show(client, person).context["asked"].open[0].text.startswith("2019.01")


def test_what_nobody_asks_is_not_written_down(client, person):
    post(client, "dismiss_question", person.pk, question="gap 1 2")
    post(client, "dismiss_lines", person.pk, only="1", file=person.files.get().pk)
    post(client, "dismiss_lines", person.pk, all="1", file="x")
    assert not Dismissal.objects.exists()


def test_a_line_is_left_as_it_is_however_often_it_is_read(client, person):
    page = post(client, "dismiss_lines", person.pk, only="2", file=person.files.get().pk).content.decode()
    assert "1行不用管了" in page and "1行不用管</summary>" in page and "没有放进字段的1行" in page
    loosen(ResumeText.objects.get())
    newer = make_file(person, lines=["沈知遥", "电话", "兴趣： 长跑"])
    loosen(newer.text)
    document = show(client, person).context["document"]
    assert [line.text for line in document.unplaced] == ["电话"]
    assert [words for words, _by in document.aside] == ["兴趣： 长跑"]


def test_all_lines_at_once_and_back(client, person):
    post(client, "dismiss_lines", person.pk, all="1", file=person.files.get().pk)
    page = show(client, person)
    assert not page.context["document"].unplaced and 'class="lost"' not in page.content.decode()
    undo_last(client)
    assert len(show(client, person).context["document"].unplaced) == 2


def test_a_blind_review_shows_none_of_it_and_keeps_it_in_force(client, person):
    post(client, "dismiss_lines", person.pk, all="1", file=person.files.get().pk)
    post(client, "dismiss_question", person.pk, question=about(client, person))
    page = show(client, person, blind="1")
    assert not page.context["document"].unplaced and not page.context["asked"].open
    assert "放下的问题" not in page.content.decode()


def test_what_was_put_aside_goes_along_in_a_merge_and_comes_back(client, person):
    other = made(lines=("沈知遥", "兴趣：长跑"))
    for each in (person, other):
        post(client, "dismiss_lines", each.pk, only="2", file=each.files.get().pk)
    post(client, "dismiss_question", other.pk, question=about(client, other))
    one, two = (Candidate.objects.for_page().get(pk=each.pk) for each in (person, other))
    merge = merging.merge(one, two, merging.Choice(), user=None)
    assert person.dismissals.count() == 2  # the line once
    parting.part(merge, user=None)
    assert (person.dismissals.count(), other.dismissals.count()) == (1, 2)
