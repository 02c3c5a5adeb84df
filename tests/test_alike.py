"""People like one person: a question that finds them, the closest first, and that can be changed."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from candidates.alike import question_like
from candidates.search.query import LONGEST, parse
from tests.making import make_candidate

pytestmark = pytest.mark.django_db


def person(name, title, skills):
    return make_candidate(name, work=[{"name": "某公司", "position": title}], skills=skills)


def test_the_question_names_her_post_and_skills():
    someone = person("甲", "算法工程师", ["Python", "Spring Boot"])
    assert question_like(someone) == '职位:算法工程师 或 技能:Python 或 技能:"Spring Boot"'
    with override("en"):
        assert question_like(someone) == 'position:算法工程师 or skill:Python or skill:"Spring Boot"'


def test_it_finds_those_who_share_most_first(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("lan"))
    someone = person("甲", "算法工程师", ["Python", "PyTorch", "SLAM"])
    person("疏", "会计", ["SLAM"])
    person("远", "会计", ["用友"])
    person("近", "算法工程师", ["Python", "PyTorch"])
    page = client.get(someone.get_absolute_url()).content.decode()
    assert reverse("list") in page and "相似的人" in page
    rows = client.get(reverse("list"), {"q": question_like(someone)}).context["rows"]
    assert [row.candidate.name for row in rows] == ["甲", "近", "疏"]


@pytest.mark.parametrize(
    ("title", "skills"),
    [('总监 "代理"', ["C++", ".NET", "C#"]), ("（高级）经理", ["a:b", "A/B测试"]), ("长" * 200, ["技" * 60] * 1)],
)
def test_it_can_be_read_whatever_stands_in_it(title, skills):
    question = question_like(person("甲", title, skills))
    asked = parse(question)
    assert asked.tree is not None and not asked.notice and len(question) <= LONGEST


def test_nothing_is_asked_of_somebody_unknown():
    assert question_like(make_candidate()) == ""
