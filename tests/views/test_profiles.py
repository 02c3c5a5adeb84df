"""The page that is printed: who stands on it, what a blind one hides, and that a person takes one sheet of paper."""

import pypdfium2
import pytest
from django.urls import reverse

from candidates.models import Award, Certificate, Export, Publication
from candidates.views import profiles
from tests.making import make_candidate, make_shortlist, make_user

SECRETS = {
    "name": "欧阳雪",
    "phone": "13800138000",
    "email": "ouyang@example.com",
    "wechat": "ouyang_xue",
    "url": "https://ouyang.example.com",
    "birth": "1993-04",
    "native_place": "湖南长沙",
    "gender": "女",
}


@pytest.fixture
def page(client, db):
    client.force_login(make_user("lan"))
    return client


def text_of(page, **data):
    response = page.get(reverse("profiles"), data)
    assert response.status_code == 200
    return response.content.decode()


def somebody(**fields):
    school = {"institution": "同济大学", "level": 40, "is_985": True, "end_date": "2016-06"}
    job = {"name": "华信科技", "position": "分析师", "start_date": "2016-07", "description": "欧阳雪负责报表"}
    return make_candidate(**{**SECRETS, "education": [school], "work": [job], "summary": "我叫欧阳雪", **fields})


def test_everything_of_a_person_stands_on_it(page):
    text = text_of(page, candidate=somebody().pk)
    for words in ("欧阳雪", "138 0013 8000", "ouyang@example.com", "1993.04", "985", "华信科技", "负责报表"):
        assert words in text, words


def test_a_blind_one_hides_who_she_is(page):
    person = somebody()
    text = text_of(page, candidate=person.pk, blind="1").partition("<article")[2]
    for secret in (*SECRETS.values(), "138 0013 8000", "1993.04", "985"):
        assert secret not in text, secret
    assert "同济大学" in text and "负责报表" in text


def test_title_of_a_blind_page_has_no_name_either(page):
    assert "欧阳雪" not in text_of(page, candidate=somebody().pk, blind="1")


def test_people_stand_in_the_order_of_the_screen(page):
    shortlist = make_shortlist(candidates=[make_candidate("丙"), make_candidate("甲")])
    text = text_of(page, shortlist=shortlist.pk)
    assert text.count("<article") == 2
    assert text.index("<h2>丙") < text.index("<h2>甲")
    assert shortlist.get_absolute_url() in text


def test_too_many_are_counted_and_the_first_shown(page, monkeypatch):
    monkeypatch.setattr(profiles, "MOST_PROFILES", 2)
    for number in range(3):
        make_candidate(f"候选{number}")
    text = text_of(page, all="1", query="sort=-added")
    assert text.count("<article") == 2
    assert "共3人，这里是前2人" in text


def test_it_is_written_down(page):
    person = somebody()
    text_of(page, candidate=person.pk, blind="1")
    record = Export.objects.get()
    assert (record.format, record.scope, record.is_blind, record.count) == ("profile", "person", True, 1)
    assert [each.pk for each in record.people.all()] == [person.pk]


def test_many_ask_as_much_as_few(page, django_assert_max_num_queries):
    def queries(count):
        people = [somebody().pk for _ in range(count)]
        with django_assert_max_num_queries(60) as captured:
            text_of(page, candidate=people)
        return len(captured)

    queries(1)  # fills what is looked up once a process
    assert queries(5) == queries(2)


# ------------------------------------------------------------ on paper
def full_life(number):
    text = "\n".join(
        f"负责第{line}条产线的数据分析与供应链计划，和工厂、物流、财务一起把缺货率降下来" for line in range(9)
    )
    person = make_candidate(
        f"候选{number}",
        phone="13800138000",
        label="供应链计划经理",
        education=[
            {
                "institution": f"大学{n}",
                "area": "工业工程",
                "level": 30,
                "start_date": f"{2004 + n}-09",
                "description": text,
            }
            for n in range(6)
        ],
        work=[
            {
                "name": f"公司{n}",
                "position": "经理",
                "start_date": f"{2010 + n}-01",
                "end_date": f"{2010 + n}-12",
                "description": text,
            }
            for n in range(12)
        ],
        projects=[
            {"name": f"项目{n}", "role": "负责人", "start_date": f"{2011 + n}-01", "description": text}
            for n in range(9)
        ],
        skills=[f"技能{n}" for n in range(40)],
        summary=text,
    )
    for model, field in ((Award, "title"), (Certificate, "name"), (Publication, "name")):
        model.objects.bulk_create(model(candidate=person, entry=str(n), **{field: f"荣誉{n}"}) for n in range(9))
    return person


@pytest.mark.django_db(transaction=True)
def test_each_person_is_one_sheet_of_paper(browser_page, tmp_path):
    people = [make_candidate("短"), full_life(1), full_life(2)]
    browser_page.goto(reverse("profiles") + "?" + "&".join(f"candidate={each.pk}" for each in people))
    browser_page.emulate_media(media="print")
    overflowing = "papers => papers.filter(paper => paper.scrollHeight > paper.clientHeight + 1).length"
    assert browser_page.eval_on_selector_all(".paper", overflowing) == 0  # nothing is cut off in silence
    browser_page.pdf(path=tmp_path / "profiles.pdf", prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(tmp_path / "profiles.pdf")
    assert len(document) == len(people)
    for person, sheet in zip(people, document):
        assert sheet.get_height() > sheet.get_width()
        assert person.name in sheet.get_textpage().get_text_range()
