"""The start page: what came in, what wants somebody, who is in the library; every number leads to its list."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from candidates.models import Candidate, DegreeLevel, FileStatus, Suspicion
from candidates.overview import WEEKS, rounded_up
from tests.making import make_batch, make_candidate, make_file, make_user

pytestmark = pytest.mark.django_db


def shown(client):
    return client.get(reverse("home")).context


def test_who_may_upload_starts_there_while_nobody_is_here(client):
    client.force_login(make_user(group="Admin"))
    assert client.get(reverse("home")).url == reverse("upload")


def test_who_may_not_starts_at_the_list(client, recruiter):
    assert client.get(reverse("home")).url == reverse("list")


def test_what_wants_a_look_leads_to_the_people(client, recruiter):
    for name in ("甲", "乙"):
        make_file(make_candidate(name), status=FileStatus.REVIEW, reasons=["text_loss", "no_contact"])
    make_file(make_candidate("丙"), status=FileStatus.REVIEW, reasons=["ocr_unclear"])
    make_file(make_candidate("丁"))
    todos = shown(client)["todos"]
    assert [(todo.code, todo.count) for todo in todos] == [("text_loss", 2), ("ocr_unclear", 1)]
    for todo in todos:
        assert client.get(reverse("list"), {"review": todo.code}).context["total"] == todo.count


def test_failed_files_lead_to_their_newest_batch(client, recruiter):
    make_candidate()
    make_file(batch=make_batch("旧"), status=FileStatus.FAILED)
    newest = make_batch("新")
    make_file(batch=newest, status=FileStatus.FAILED)
    assert shown(client)["failed"] == {"count": 2, "batch": newest.pk}
    assert f"{newest.get_absolute_url()}?state=failed" in client.get(reverse("home")).content.decode()


def test_pairs_that_may_be_one_person_lead_to_their_queue(client, recruiter):
    row = f'class="todo-line" href="{reverse("duplicates")}"'
    one, other = make_candidate("甲"), make_candidate("甲")
    assert row not in client.get(reverse("home")).content.decode()
    Suspicion.objects.create(first=one, second=other, score=7)
    page = client.get(reverse("home")).content.decode()
    assert row in page
    assert "没有要你看的" not in page


def test_every_bar_is_a_filter_that_finds_as_many(client, recruiter):
    make_candidate(city="上海", highest_degree=DegreeLevel.MASTER, skills=["Python"], experience_months=50)
    make_candidate(city="杭州", highest_degree=DegreeLevel.MASTER, skills=["C++"], experience_months=20)
    pictures = shown(client)["pictures"]
    assert [picture.name for picture in pictures] == ["years", "degree", "city", "skill"]
    for picture in pictures:
        assert picture.choices
        for choice in picture.choices:
            found = client.get(reverse("list"), {picture.name: choice.value}).context["total"]
            assert (picture.name, choice.value, found) == (picture.name, choice.value, choice.count)


def test_arrivals_stand_in_their_week_and_lead_to_it(client, recruiter):
    for days in (0, 0, 7, 21, 7 * WEEKS + 7):
        pk = make_candidate().pk
        Candidate.objects.filter(pk=pk).update(created_at=timezone.now() - timedelta(days=days))
    weeks = shown(client)["arrivals"].weeks
    assert [week.count for week in weeks[-4:]] == [1, 0, 1, 2]
    assert sum(week.count for week in weeks) == 4
    for week in weeks:
        dates = {"added_after": week.first, "added_before": week.last}
        assert client.get(reverse("list"), dates).context["total"] == week.count


@pytest.mark.parametrize(("count", "scale"), [(0, 2), (1, 2), (3, 4), (11, 20), (100, 100), (742, 800)])
def test_the_scale_ends_with_a_round_number(count, scale):
    assert rounded_up(count) == scale


def test_queries_do_not_grow_with_the_library(client, recruiter):
    make_file(make_candidate(city="上海", skills=["Python"]))
    shown(client)
    with CaptureQueriesContext(connection) as few:
        shown(client)
    for number in range(12):
        make_file(make_candidate(city=f"城{number}", skills=[f"技能{number}"]), batch=make_batch(f"批{number}"))
    with CaptureQueriesContext(connection) as many:
        shown(client)
    assert len(many) <= len(few)
