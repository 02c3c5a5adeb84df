"""The list page: what it shows, counts, remembers and links to, in a fixed number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from candidates.columns import FACTS
from candidates.models import Candidate, DegreeLevel, Suspicion
from candidates.views import list as list_page
from tests.making import make_batch, make_candidate, make_tag, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def recruiter(client):
    client.force_login(make_user())
    return client


def person(number=1, **fields):
    return make_candidate(
        f"沈知遥{number}",
        **{
            "city": "上海",
            "experience_months": 75,
            "skills": ["SQL", "Tableau"],
            "education": [{"institution": "同济大学", "level": DegreeLevel.MASTER, "is_985": True}],
            "work": [{"name": "安克创新", "position": "供应链计划经理", "description": "负责充电品类的需求计划"}],
            "tags": ["已联系"],
            "notes": ["想看平台更大的机会"],
            "batch": make_batch("春招", source="招聘网站"),
        }
        | fields,
    )


def shown(response):
    return [row.candidate.name for row in response.context["rows"]]


def text_of(runs):
    return "".join(f"[{run.text}]" if run.hit else run.text for run in runs)


def test_a_row_shows_a_person_at_a_glance(recruiter):
    candidate = person()
    page = recruiter.get(reverse("list"))
    words = page.content.decode()
    for part in ("沈知遥1", "供应链计划经理", "安克创新", "同济大学", "985", "已联系", "Tableau", "上海"):
        assert part in words
    assert candidate.get_absolute_url() in words


def test_hits_are_marked_and_escaped(recruiter):
    person(work=[{"name": "<b>", "position": "<script>计划经理", "description": "负责<i>需求计划</i>"}])
    page = recruiter.get(reverse("list"), {"q": "需求计划 计划经理 sql"})
    row = page.context["rows"][0]
    assert text_of(row.title) == "<script>[计划经理]"
    assert text_of(row.skills[0]) == "[SQL]"
    words = page.content.decode()
    assert "&lt;script&gt;<mark>计划经理</mark>" in words
    assert "<script>计划" not in words
    assert row.hit is not None


def test_the_hit_line_says_where(recruiter):
    person(notes=["电话聊过，四月可到岗"])
    row = recruiter.get(reverse("list"), {"q": "到岗"}).context["rows"][0]
    assert (row.hit.label, text_of(row.hit.runs)) == ("备注", "电话聊过，四月可[到岗]")


def test_hit_lines_prefer_the_fullest(recruiter):
    person(work=[{"name": "盒马", "description": "懂供应链\n用SQL分析供应链"}])
    row = recruiter.get(reverse("list"), {"q": "供应链 SQL"}).context["rows"][0]
    assert text_of(row.hit.runs) == "用[SQL]分析[供应链]"


def test_queries_do_not_grow_with_people(recruiter):
    def queries(**query):
        with CaptureQueriesContext(
            connection,
        ) as made:
            recruiter.get(reverse("list"), query)
        return len(made)

    asked = {"q": "供应链", "city": "上海", "more": list(list_page.KINDS)}
    for number in range(3):
        person(number)
    queries(**asked)  # session and content types are warm
    few, few_plain = queries(**asked), queries()
    for number in range(3, 12):
        person(number, tags=["已联系", f"标签{number}"], skills=["SQL", f"技能{number}"])
    assert queries(**asked) == few
    assert queries() == few_plain


def test_who_may_be_somebody_else_too_leads_to_the_pair(recruiter):
    one, other, alone = (person(number) for number in range(3))
    less = Suspicion.objects.create(first=one, second=other, score=5)
    surest = Suspicion.objects.create(first=one, second=alone, score=9)
    rows = recruiter.get(reverse("list")).context["rows"]
    assert {row.candidate.pk: row.suspicion for row in rows} == {
        one.pk: surest.pk,
        alone.pk: surest.pk,
        other.pk: less.pk,
    }
    assert f"{reverse('duplicates')}?pair={less.pk}" in recruiter.get(reverse("list")).content.decode()
    Suspicion.objects.update(state=Suspicion.State.DIFFERENT)
    assert 'class="twin' not in recruiter.get(reverse("list")).content.decode()


def test_facets_count_without_their_own_choice(recruiter):
    person(1)
    person(2, city="苏州")
    person(3, city="苏州", education=[{"institution": "江南大学", "level": DegreeLevel.BACHELOR}])
    facets = {each.name: each for each in recruiter.get(reverse("list"), {"city": "苏州"}).context["facets"]}
    assert [(each.value, each.count, each.is_chosen) for each in facets["city"].choices] == [
        ("苏州", 2, True),
        ("上海", 1, False),
    ]
    assert [(each.label, each.count, each.part) for each in facets["degree"].choices] == [
        ("硕士", 1, 100),
        ("本科", 1, 100),
    ]
    assert not facets["company"].is_open
    assert facets["company"].choices == ()


def test_skills_asked_together_narrow_each_other(recruiter):
    person(1, skills=["SQL", "SAP"])
    person(2, skills=["SAP"])

    def counts(query):
        facets = recruiter.get(reverse("list"), query).context["facets"]
        return {choice.value: choice.count for each in facets if each.name == "skill" for choice in each.choices}

    assert counts({"skill": "sql"}) == {"sql": 1, "sap": 1}
    assert counts({"skill": "sql", "skill_mode": "any"}) == {"sql": 1, "sap": 2}


def test_a_choice_that_nobody_has_can_be_taken_back(recruiter):
    person()
    facets = recruiter.get(reverse("list"), {"city": "北京"}).context["facets"]
    city = next(each for each in facets if each.name == "city")
    assert ("北京", 0, True) in [(each.value, each.count, each.is_chosen) for each in city.choices]


@pytest.mark.parametrize("name", list(list_page.KINDS))
def test_every_facet_can_be_unfolded_searched_and_shown_whole(recruiter, name):
    person(graduation_year=2016, skills=[f"技能{n}" for n in range(12)])
    for query in ({}, {f"find_{name}": "1"}, {f"find_{name}": "\x00"}, {"more": name}, {"q": "供应链", name: "x"}):
        response = recruiter.get(reverse("facet", args=[name]), query)
        assert response.status_code == 200
    assert recruiter.get(reverse("list"), {"more": name}).status_code == 200


def test_long_facets_say_how_much_more_and_are_searched(recruiter):
    person(skills=[f"技能{n}" for n in range(12)])
    skill = next(each for each in recruiter.get(reverse("list")).context["facets"] if each.name == "skill")
    assert (len(skill.choices), skill.more, skill.can_find) == (6, 6, True)
    page = recruiter.get(reverse("facet", args=["skill"]), {"find_skill": "技能11"}).content.decode()
    assert "技能11" in page
    assert "技能10" not in page
    assert recruiter.get(reverse("facet", args=["nonsense"])).status_code == 404


def test_folded_facets_are_remembered(recruiter):
    person()
    recruiter.cookies["facets"] = "company"
    opened = [each.name for each in recruiter.get(reverse("list")).context["facets"] if each.is_open]
    assert opened == ["company"]


def test_chips_take_filters_off(recruiter):
    person()
    tag = make_tag("已拒绝")
    query = {"q": "供应链", "degree": ["40", "50"], "years": ["3-5", "5-8"], "without_tag": tag.pk, "page": "2"}
    chips = recruiter.get(reverse("list"), query).context["chips"]
    assert [(chip.words, chip.excludes) for chip in chips] == [
        ("硕士、博士", False),
        ("3–8年", False),
        ("已拒绝", True),
    ]
    assert "degree" not in chips[0].address
    assert "page" not in chips[0].address
    assert "years=3-5&years=5-8" in chips[0].address


def test_ranges_are_one_chip(recruiter):
    person()
    query = {"years_min": "3", "graduation_min": "2015", "graduation_max": "2018"}
    chips = recruiter.get(reverse("list"), query).context["chips"]
    assert [chip.words for chip in chips] == ["3–年", "2015–2018"]
    assert "graduation" not in chips[1].address


def test_nobody_found_names_the_dearest_filter(recruiter):
    person(1)
    person(2)
    page = recruiter.get(reverse("list"), {"q": "供应链", "city": "深圳"})
    assert [(cost.words, cost.count) for cost in page.context["costs"]] == [("深圳", 2)]
    assert "去掉“城市：深圳”有2人" in page.content.decode().replace(" ", "")


def test_a_question_that_cannot_be_read_says_so(recruiter):
    person()
    page = recruiter.get(reverse("list"), {"q": "(供应链 或"})
    assert shown(page) == ["沈知遥1"]
    assert page.context["notice"]


def test_an_empty_library_offers_to_take_in(client):
    client.force_login(make_user(group="Admin"))
    assert reverse("upload") in client.get(reverse("list")).content.decode()


def test_pages(recruiter):
    for number in range(60):
        make_candidate(f"候选{number:02}")
    first = recruiter.get(reverse("list"), {"sort": "name"})
    assert (len(shown(first)), shown(first)[0]) == (25, "候选00")
    third = recruiter.get(reverse("list"), {"sort": "name", "page": "3"})
    assert shown(third)[-1] == "候选59"
    assert len(shown(recruiter.get(reverse("list"), {"size": "50"}))) == 50
    for wrong in ("0", "x", "99999999999", "-1", "²"):
        assert recruiter.get(reverse("list"), {"page": wrong, "size": wrong}).status_code == 200
    links = [number for number, _link in first.context["pages"]]
    assert links == [1, 2, 3]
    assert 'rel="next"' in first.content.decode()


def test_counting_stops_at_the_limit(recruiter, monkeypatch):
    monkeypatch.setattr(list_page, "COUNTED", 3)
    for _ in range(5):
        make_candidate()
    page = recruiter.get(reverse("list"))
    assert (page.context["total"], page.context["is_more"]) == (3, True)


def test_density_is_remembered(recruiter):
    person()
    assert 'data-density="compact"' in recruiter.get(reverse("list"), {"density": "compact"}).content.decode()
    assert 'data-density="compact"' in recruiter.get(reverse("list")).content.decode()
    assert 'data-density="full"' in recruiter.get(reverse("list"), {"density": "full"}).content.decode()


def test_the_preview_shows_a_person_and_why_she_was_found(recruiter):
    candidate = person()
    for address, query in (
        (reverse("preview", args=[candidate.pk]), {"from": "q=需求计划", "at": "1"}),
        (reverse("list"), {"q": "需求计划", "preview": candidate.pk}),
    ):
        words = recruiter.get(address, query).content.decode()
        assert "充电品类的<mark>需求计划</mark>" in words
        assert "想看平台更大的机会" in words
    assert recruiter.get(reverse("preview", args=[0])).status_code == 404
    assert recruiter.get(reverse("list"), {"preview": "x"}).status_code == 200


def test_all_that_match_can_be_chosen(recruiter):
    for _ in range(3):
        person()
    page = recruiter.get(reverse("list"), {"city": "上海", "all": "1"}).content.decode()
    assert '<input type="hidden" name="all" value="1">' in page
    assert 'name="query" value="city=%E4%B8%8A%E6%B5%B7"' in page


def test_comparing_wants_two_to_six(recruiter):
    people = [person(number).pk for number in range(7)]
    to_compare = reverse("compare_chosen")
    response = recruiter.post(to_compare, {"candidate": [people[2], people[0]]})
    assert response.url.startswith(reverse("compare"))
    assert response.url.index(f"={people[2]}") < response.url.index(f"={people[0]}")
    assert recruiter.post(to_compare, {"candidate": people}).url == reverse("list")
    assert recruiter.post(to_compare, {"candidate": people[:1]}).url == reverse("list")


def test_a_new_question_keeps_the_filters(recruiter):
    person()
    page = recruiter.get(reverse("list"), {"city": "上海", "q": "供应链", "page": "1"})
    assert page.context["search_keeps"] == [("city", "上海")]


@pytest.mark.parametrize("address", ["/candidates/", "/candidates/facets/city/", "/candidates/1/preview/"])
def test_who_may_not_look(client, address):
    assert client.get(address).status_code == 302
    client.force_login(make_user(group=""))
    assert client.get(address).status_code == 403


def test_columns_that_were_asked_for_stand_in_each_row_and_are_remembered(recruiter):
    make_candidate("甲", expected_city="苏州", phone="13800138000")
    shown_facts = {"col": ["expected_city", "phone", "nonsense"]}
    assert recruiter.get(reverse("list"), shown_facts).context["rows"][0].facts == (
        ("手机", "138-0013-8000"),
        ("期望城市", "苏州"),
    )
    assert recruiter.get(reverse("list")).context["rows"][0].facts
    assert not recruiter.get(reverse("list"), {"col": ""}).context["rows"][0].facts
    assert not recruiter.get(reverse("list")).context["rows"][0].facts


def test_columns_cost_a_fixed_number_of_queries(recruiter):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            recruiter.get(reverse("list"), {"col": FACTS})
        return len(queries)

    make_candidate(notes=["一"], education=[{"institution": "北京大学"}])
    asked()
    few = asked()
    for _ in range(5):
        make_candidate(notes=["一"], education=[{"institution": "北京大学"}])
    assert asked() == few


@pytest.mark.parametrize("asked", ["层次:985", "985", "层次:双一流"])
def test_a_tier_that_was_asked_for_is_marked_and_told(recruiter, asked):
    make_candidate("甲", education=[{"institution": "同济大学", "is_985": True, "is_double_first_class": True}])
    page = recruiter.get(reverse("list"), {"q": asked, "preview": Candidate.objects.get().pk})
    word = asked.rpartition(":")[2]
    assert [run.text for runs in page.context["rows"][0].tiers for run in runs if run.hit] == [word]
    assert [(hit.label, hit.runs[0].text) for hit in page.context["previewed"]["hits"]] == [("层次", word)]
