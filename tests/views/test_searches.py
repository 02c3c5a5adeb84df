"""Saved searches: kept, opened with what is new, pinned, shared, changed, dropped; each step with its way back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from candidates.models import Candidate, DegreeLevel, SavedSearch
from tests.making import make_candidate, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, recruiter):
    return client


def post(page, route, *args, **data):
    return page.post(reverse(route, args=args), data, follow=True)


def save(page, query="q=Python&city=上海", name="上海 Python", **data):
    post(page, "search_save", query=query, name=name, **data)
    return SavedSearch.objects.get(name=name)


def undo(page):
    return post(page, "undo", key=list(page.session["undo"])[-1])


def standings(page):
    return {each.search.name: each for each in page.get(reverse("searches")).context["standings"]}


def came(candidate, **ago):
    Candidate.objects.filter(pk=candidate.pk).update(created_at=timezone.now() - timedelta(**ago))
    return candidate


def test_the_list_offers_to_save_what_it_asks_in_words(page):
    make_candidate(city="上海", highest_degree=DegreeLevel.MASTER)
    saving = page.get(reverse("list"), {"q": "Python", "city": "上海", "page": "2"}).context["saving"]
    assert saving.name == "Python，上海"
    assert page.get(reverse("list")).context["saving"] is None


def test_saved_once_the_same_question_is_known_whatever_its_order(page):
    saved = save(page, "q=Python&city=上海&city=杭州&page=3&density=compact")
    shown = page.get(f"{reverse('list')}?city=杭州&city=上海&q=Python").context["saving"]
    assert shown.known == saved


def test_a_search_opens_as_the_list_it_was_saved_from(page):
    make_candidate("在沪", city="上海")
    make_candidate("在京", city="北京")
    saved = save(page, "city=上海")
    response = page.get(saved.get_absolute_url(), follow=True)
    assert [row.candidate.name for row in response.context["rows"]] == ["在沪"]


def test_new_are_those_who_came_since_the_last_look(page):
    came(make_candidate(city="上海"), days=3)
    saved = save(page, "city=上海")
    assert (standings(page)[saved.name].count, standings(page)[saved.name].new_count) == (1, 0)
    make_candidate("新到的", city="上海")
    assert standings(page)[saved.name].new_count == 1
    response = page.get(f"{saved.get_absolute_url()}?new=1", follow=True)
    assert [row.candidate.name for row in response.context["rows"]] == ["新到的"]
    assert standings(page)[saved.name].new_count == 0


def test_each_user_has_her_own_last_look_and_pins(page, client):
    saved = save(page, "city=上海", is_shared="1", is_pinned="1")
    make_candidate(city="上海")
    page.get(saved.get_absolute_url())
    client.force_login(make_user("colleague"))
    assert (standings(client)[saved.name].new_count, standings(client)[saved.name].search.is_pinned) == (1, False)


def test_a_private_search_is_nobody_elses(page, client):
    saved = save(page)
    client.force_login(make_user("colleague"))
    assert not standings(client)
    assert client.get(saved.get_absolute_url()).status_code == 404
    for route in ("search_pin", "search_change", "search_delete"):
        assert client.post(reverse(route, args=[saved.pk])).status_code == 404


def test_a_shared_search_is_changed_by_who_made_it_alone(page, client):
    saved = save(page, is_shared="1")
    client.force_login(make_user("colleague"))
    assert saved.name in standings(client)
    assert client.post(reverse("search_change", args=[saved.pk]), {"name": "改"}).status_code == 404


def test_saving_under_a_used_name_gives_it_the_new_filters_and_back(page):
    save(page, "city=上海")
    saved = save(page, "city=杭州")
    assert saved.query == "city=%E6%9D%AD%E5%B7%9E" and SavedSearch.objects.count() == 1
    undo(page)
    assert SavedSearch.objects.get().query == "city=%E4%B8%8A%E6%B5%B7"


def test_pinned_searches_stand_first_and_on_the_start_page(page):
    make_candidate()
    save(page, "city=上海", "甲")
    second = save(page, "city=杭州", "乙")
    post(page, "search_pin", second.pk)
    assert list(standings(page)) == ["乙", "甲"]
    assert [each.search.name for each in page.get(reverse("home")).context["pinned"]] == ["乙"]
    post(page, "search_pin", second.pk, off="1")
    assert not page.get(reverse("home")).context["pinned"]


def test_rename_share_and_undo(page):
    saved = save(page)
    post(page, "search_change", saved.pk, name="新名", is_shared="1")
    saved.refresh_from_db()
    assert (saved.name, saved.is_shared) == ("新名", True)
    undo(page)
    saved.refresh_from_db()
    assert (saved.name, saved.is_shared) == ("上海 Python", False)


def test_two_searches_of_one_user_have_two_names(page):
    save(page, "city=上海", "甲")
    second = save(page, "city=杭州", "乙")
    response = post(page, "search_change", second.pk, name="甲")
    assert "“甲”" in response.content.decode()
    assert SavedSearch.objects.get(pk=second.pk).name == "乙"


def test_a_deleted_search_comes_back_with_its_pin(page):
    saved = save(page, is_pinned="1")
    post(page, "search_delete", saved.pk)
    assert not SavedSearch.objects.exists()
    undo(page)
    assert standings(page)[saved.name].search.is_pinned


def test_nothing_is_saved_of_an_unfiltered_list(page):
    assert "先搜索或筛选" in post(page, "search_save", query="page=2", name="全部").content.decode()
    assert not SavedSearch.objects.exists()
