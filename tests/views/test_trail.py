"""Who looked at somebody, and who changed what."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from candidates.models import Look
from tests.making import make_candidate, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_candidate("沈知遥", phone="1", work=[{"name": "青松食品"}])


def page(client, person, query=""):
    return client.get(f"{person.get_absolute_url()}{query}").content.decode()


def test_a_look_is_written_down_once_a_day(client, recruiter, person):
    for _ in range(3):
        assert "周岚" in page(client, person) and "看过" in page(client, person)
    look = Look.objects.get()
    assert (look.candidate, look.user, look.day) == (person, recruiter, timezone.localdate())
    earlier = timezone.now() - timedelta(hours=1)
    Look.objects.update(first_at=earlier, last_at=earlier)
    page(client, person)
    assert Look.objects.get().first_at == earlier < Look.objects.get().last_at
    Look.objects.update(day=timezone.localdate() - timedelta(days=1))
    page(client, person)
    assert Look.objects.count() == 2


def test_each_who_looks_is_named(client, recruiter, person):
    page(client, person)
    client.force_login(make_user(first_name="程屿"))
    told = page(client, person)
    assert "程屿" in told and "周岚" in told and "全部2条" in told


@pytest.mark.parametrize(
    ("where", "values", "told"),
    [
        ("phone", {"phone": "2"}, "把电话改成“2”"),
        ("phone", {"phone": ""}, "把电话改成“空”"),
        ("work/0/name", {"name": "云岭食品"}, "把公司改成“云岭食品”"),
        ("awards/new", {"title": "青松奖"}, "加了奖项“青松奖”"),
        ("skills/new", {"written": "SQL"}, "加了技能“SQL”"),
    ],
)
def test_every_change_is_told(client, recruiter, person, where, values, told):
    client.post(reverse("value", args=[person.pk]), {"edit": where, **values})
    assert told in page(client, person)


def test_what_was_deleted_is_told(client, recruiter, person):
    client.post(reverse("value_remove", args=[person.pk]), {"edit": "work/0"})
    assert "删了工作经历“青松食品”" in page(client, person)


def test_looks_go_with_the_person(client, recruiter, person):
    page(client, person)
    person.delete()
    assert not Look.objects.exists()
