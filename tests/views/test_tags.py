"""Tagging one or many, and taking it back."""

import pytest
from django.urls import reverse

from candidates.models import Tag, Tagging
from tests.making import make_candidate, make_tag, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def recruiter(client):
    client.force_login(make_user())
    return client


def tags_of(candidate):
    return sorted(candidate.tags.values_list("name", flat=True))


def undo(client):
    key = list(client.session["undo"])[-1]
    return client.post(reverse("undo"), {"key": key})


def test_one_or_many_get_tags_old_and_new(recruiter):
    first, second = make_candidate(tags=["已联系"]), make_candidate()
    known = make_tag("已联系")
    recruiter.post(
        reverse("tag_add"), {"candidate": [first.pk, second.pk], "tag": [known.pk], "new_tag": " 二季度  重点 "}
    )
    assert tags_of(first) == tags_of(second) == ["二季度 重点", "已联系"]
    assert Tag.objects.get(name="二季度 重点").color != known.color
    undo(recruiter)
    assert tags_of(first) == ["已联系"]  # what was there before stays
    assert tags_of(second) == []


@pytest.mark.parametrize(("address", "field"), [("tag_add", "new_tag"), ("shortlist_add", "new_name")])
def test_a_name_loses_what_no_database_holds(recruiter, address, field):
    person = make_candidate()
    recruiter.post(reverse(address), {"candidate": person.pk, field: "重点\x00 候选"})
    assert tags_of(person) + [str(member.shortlist) for member in person.memberships.all()] == ["重点 候选"]


def test_all_that_the_filter_finds(recruiter):
    inside, outside = make_candidate(city="上海"), make_candidate(city="苏州")
    recruiter.post(reverse("tag_add"), {"all": "1", "query": "city=上海", "new_tag": "沪"})
    assert tags_of(inside) == ["沪"]
    assert tags_of(outside) == []


def test_removing_and_bringing_back(recruiter):
    people = [make_candidate(tags=["备选", "已联系"]) for _ in range(2)]
    tag = make_tag("备选")
    recruiter.post(reverse("tag_remove"), {"candidate": [each.pk for each in people], "tag": tag.pk})
    assert [tags_of(each) for each in people] == [["已联系"]] * 2
    undo(recruiter)
    assert [tags_of(each) for each in people] == [["备选", "已联系"]] * 2


@pytest.mark.parametrize("form", [{}, {"candidate": 1}, {"tag": 1}, {"candidate": "x", "new_tag": "  "}])
def test_an_empty_choice_is_told(recruiter, form):
    make_candidate()
    response = recruiter.post(reverse("tag_add"), form, follow=True)
    assert len(response.context["messages"]) == 1
    assert not Tagging.objects.exists()


def test_tagging_many_takes_a_fixed_number_of_queries(recruiter, django_assert_max_num_queries):
    people = [make_candidate().pk for _ in range(12)]
    with django_assert_max_num_queries(25):
        recruiter.post(reverse("tag_add"), {"candidate": people, "new_tag": "春招"})
    assert Tagging.objects.count() == 12


def test_who_may_not_tag(client):
    client.force_login(make_user(group=""))
    assert client.post(reverse("tag_add"), {"new_tag": "x"}).status_code == 403
    assert client.post(reverse("tag_remove")).status_code == 403
