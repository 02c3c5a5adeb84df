"""The export as it is downloaded: who, which columns, under which name."""

import csv
import io
from urllib.parse import unquote

import pytest
from django.urls import reverse

from candidates import exports
from candidates.models import DegreeLevel
from tests.making import make_candidate, make_shortlist, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    client.force_login(make_user("lan"))
    return client


def rows(response):
    assert response.status_code == 200
    assert response.streaming
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def export(page, **data):
    return rows(page.get(reverse("export"), {"column": "name", **data}))


def test_ticked_people_in_the_order_of_the_screen(page):
    first, _second, third = (make_candidate(name) for name in ("甲", "乙", "丙"))
    assert export(page, candidate=[third.pk, first.pk])[1:] == [["丙"], ["甲"]]


def test_a_long_selection_comes_by_post(page):
    people = [make_candidate() for _ in range(3)]
    response = page.post(reverse("export"), {"column": "name", "candidate": [person.pk for person in people]})
    assert len(rows(response)) == 1 + 3


def test_a_form_with_nobody_ticked_is_not_everybody(page):
    make_candidate()
    response = page.post(reverse("export"), {"query": "", "column": "name"}, follow=True)
    assert not response.streaming
    assert [message.level_tag for message in response.context["messages"]] == ["warning"]


def test_all_that_the_filter_finds_in_its_order(page):
    make_candidate("少", city="上海", experience_months=12)
    make_candidate("多", city="上海", experience_months=90)
    make_candidate("别处", city="苏州")
    by_query = export(page, all="1", query="city=上海&sort=years")
    assert by_query[1:] == [["多"], ["少"]]
    assert export(page, city="上海", sort="years") == by_query


def test_a_search_comes_closest_first_and_whole(page, monkeypatch):
    monkeypatch.setattr("candidates.filters.RANKED", 2)
    monkeypatch.setattr("candidates.views.selection.RANKED", 2)
    for number in range(5):
        make_candidate(f"候选{number}", lines=["做过供应链"])
    found = export(page, all="1", query="q=供应链")
    assert {row[0] for row in found[1:]} == {f"候选{number}" for number in range(5)}
    assert len(found) == 1 + 5


def test_shortlist_in_its_order_with_its_notes(page):
    shortlist = make_shortlist(candidates=[make_candidate("乙"), make_candidate("甲")])
    shortlist.members.filter(candidate__name="甲").update(note="先聊薪资")
    found = export(page, shortlist=shortlist.pk, column=["name", "shortlist_note"])
    assert found[1:] == [["乙", ""], ["甲", "先聊薪资"]]


@pytest.mark.parametrize("nonsense", ["abc", "9" * 30, "9" * 5000, "-1", ""])
def test_nonsense_is_nobody(page, nonsense):
    make_candidate()
    for name in ("candidate", "shortlist"):
        assert len(export(page, **{name: nonsense})) == 1


def test_unknown_shortlist_is_not_everybody(page):
    make_candidate()
    assert page.get(reverse("export"), {"shortlist": 4711}).status_code == 404


def test_choice_of_columns_and_their_order_is_remembered(page):
    make_candidate("甲", email="jia@example.com")
    assert export(page, column=["email", "name"])[1] == ["jia@example.com", "甲"]
    assert rows(page.get(reverse("export")))[1] == ["jia@example.com", "甲"]
    shortlist = make_shortlist(candidates=[make_candidate()])
    menu = page.get(shortlist.get_absolute_url()).content.decode()
    assert menu.index('value="name"') < menu.index('value="email"')  # the choice for shortlists is another one


def test_file_is_named_for_the_shortlist(page):
    shortlist = make_shortlist('安克 供应链/计划:"经理"', candidates=[make_candidate()])
    response = page.get(reverse("export"), {"shortlist": shortlist.pk})
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''")
    name = unquote(disposition.partition("''")[2])
    assert name.startswith("安克 供应链 计划")
    assert name.endswith(".csv")
    assert not set(name) & set('/\\:"*?<>|')
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("language", "label", "degree"), [("zh-hans", "最高学历", "硕士"), ("en", "Highest degree", "Master")]
)
def test_words_are_in_the_language_of_the_page(page, language, label, degree):
    make_candidate(highest_degree=DegreeLevel.MASTER)
    page.cookies["django_language"] = language
    assert export(page, column="highest_degree") == [[label], [degree]]


def test_file_is_sent_piece_by_piece(page, monkeypatch):
    monkeypatch.setattr(exports, "PIECE_CHARACTERS", 20)
    for _ in range(20):
        make_candidate()
    pieces = page.get(reverse("export"), {"column": "name"}).streaming_content
    assert len(list(pieces)) > 3
