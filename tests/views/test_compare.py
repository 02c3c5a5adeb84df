"""The comparison: its address, its session, the fold, who may join, and a fixed number of queries."""

import pytest
from django.urls import reverse

from tests.making import make_candidate, make_file, make_shortlist, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def recruiter(client):
    client.force_login(make_user())


def address(*people, **further):
    query = [*(f"candidate={person.pk}" for person in people), *(f"{key}={value}" for key, value in further.items())]
    return f"{reverse('compare')}?{'&'.join(query)}"


def get(client, *people, **further):
    response = client.get(address(*people, **further))
    assert response.status_code == 200
    return response.content.decode()


def test_people_stand_in_the_order_of_the_address(client):
    first, second, third = (make_candidate(name) for name in ("沈知遥", "阮嘉禾", "乔慕白"))
    page = get(client, third, first, second)
    places = [page.index(f'data-person="{person.pk}"') for person in (third, first, second)]
    assert places == sorted(places) and "对比3人" in page


def test_each_can_be_moved_and_taken_out_by_a_link(client):
    first, second, third = (make_candidate() for _ in range(3))
    page = get(client, first, second, third).replace("&amp;", "&")
    assert f'href="{address(second, first, third)}" aria-label="把{second}往左移"' in page
    assert f'href="{address(first, third, second)}" aria-label="把{second}往右移"' in page
    assert f'href="{address(first, third)}" aria-label="移出{second}"' in page


def test_the_session_keeps_the_last_comparison(client):
    first, second = make_candidate(), make_candidate()
    get(client, first, second)
    assert client.session["compared"] == [first.pk, second.pk]
    assert client.get(reverse("compare"))["Location"] == address(first, second)
    client.get(f"{reverse('compare')}?candidate=")
    assert client.session["compared"] == []


def test_nobody_and_one_alone_are_told_how_to_go_on(client):
    person = make_candidate("沈知遥")
    page = client.get(reverse("compare")).content.decode()
    assert "把2到6个人并排放在一起" in page and f"candidate={person.pk}" in page
    other = make_candidate("阮嘉禾")
    page = get(client, person).replace("&amp;", "&")
    assert "沈知遥在这里了" in page and address(person, other) in page


def test_the_seventh_is_left_out_and_that_is_said(client):
    people = [make_candidate() for _ in range(7)]
    page = get(client, *people)
    assert "最多对比6人" in page and f'data-person="{people[6].pk}"' not in page
    assert "加一人" not in page


@pytest.mark.parametrize(
    "query", ["candidate=x", "candidate=-1", "candidate=999999", "candidate=" + "9" * 40, "candidate=²"]
)
def test_what_names_nobody_is_passed_over(client, query):
    assert client.get(f"{reverse('compare')}?{query}").status_code == 200


def test_the_same_person_stands_there_once(client):
    first, second = make_candidate(), make_candidate()
    assert get(client, first, second, first).count("data-person=") == 2


def test_equal_rows_fold_when_only_differences_are_asked_for(client):
    people = [
        make_candidate(city="上海", availability="一个月内", expected_salary=salary) for salary in ("30k", "35k")
    ]
    page = get(client, *people)
    assert page.count('<tr class="same">') == 2 and "展开" not in page
    page = get(client, *people, only="different")
    assert page.count('<tr class="same">') == 1
    assert "展开2行" in page and "相同的2行收在一起" in page and "35k" in page


def test_somebody_can_be_found_by_name_or_pinyin(client):
    first, second = make_candidate("甲"), make_candidate("乙")
    make_candidate("沈知遥", name_pinyin="shen zhi yao")
    for find in ("知遥", "shenzhi", "Shen Zhi"):
        assert "沈知遥" in get(client, first, second, find=find)
    assert "没有叫“王”的人" in get(client, first, second, find="王")
    assert "没有叫“" in get(client, first, second, find="%00%25")


def test_nothing_of_a_resume_is_html(client):
    bad = "<script>alert(1)</script>"
    people = [
        make_candidate(
            bad, location=bad, skills=[f"{bad}{each}"], work=[{"name": bad, "start_date": "2020"}], notes=[bad]
        )
        for each in range(2)
    ]
    page = get(client, *people)
    assert "<script>alert" not in page


def test_the_number_of_queries_grows_with_nothing(client, django_assert_max_num_queries):
    def person_of(size):
        person = make_candidate(
            skills=[f"技能{number}" for number in range(size)],
            work=[{"name": f"公司{number}"} for number in range(size)],
            education=[{"institution": "某大学", "level": 30}] * size,
            notes=["一条"] * size,
            tags=[f"标签{number}" for number in range(size)],
        )
        for number in range(size):
            make_file(person, lines=["一行"])
            make_shortlist(f"名单{person.pk}-{number}", candidates=[person])
        return person

    def queries(*people):
        get(client, *people)
        with django_assert_max_num_queries(60) as captured:
            get(client, *people)
        return len(captured)

    small = queries(person_of(1), person_of(1))
    assert small == queries(*(person_of(5) for _ in range(6))) + 1  # six are full: nobody is offered
