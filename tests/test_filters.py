"""Which people each filter finds, in what order."""

import datetime

import pytest
from django.http import QueryDict

from candidates import chips, facets, filters
from candidates.filters import CandidateFilter, chosen_candidates
from candidates.models import Candidate, DegreeLevel, FileStatus
from candidates.search.found import RECENT
from tests.making import make_batch, make_candidate, make_file, make_tag

pytestmark = pytest.mark.django_db


def found(address):
    return [candidate.name for candidate in CandidateFilter(QueryDict(address)).qs]


@pytest.fixture
def people():
    make_candidate(
        "甲",
        name_pinyin="jia",
        city="上海",
        experience_months=40,
        graduation_year=2019,
        skills=["SQL", "C++"],
        education=[
            {"institution": "同济大学", "level": DegreeLevel.MASTER, "is_985": True, "is_211": True},
            {"institution": "江南大学", "level": DegreeLevel.BACHELOR},
        ],
        work=[{"name": "盒马", "position": "分析师"}, {"name": "百草味"}],
        tags=["已联系"],
        batch=make_batch("春招", source="招聘网站"),
    )
    make_candidate(
        "乙",
        name_pinyin="yi",
        city="苏州",
        experience_months=130,
        graduation_year=2012,
        skills=["SQL"],
        education=[{"institution": "江南大学", "level": DegreeLevel.BACHELOR}],
        work=[{"name": "博世"}],
        tags=["已联系", "已拒绝"],
    )
    make_candidate("丙", name_pinyin="bing", city="上海", stated_years=4)


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("", "丙乙甲"),
        ("degree=40", "甲"),
        ("degree=40&degree=30", "乙甲"),
        ("tier=985", "甲"),
        ("tier=other", "乙"),
        ("tier=985&tier=other", "乙甲"),
        ("city=上海", "丙甲"),
        ("city=上海&city=苏州", "丙乙甲"),
        ("years=3-5", "丙甲"),
        ("years=3-5&years=10-", "丙乙甲"),
        ("years_min=4", "丙乙"),
        ("years_max=3", "甲"),
        ("skill=sql", "乙甲"),
        ("skill=sql&skill=c%2B%2B", "甲"),
        ("skill=sql&skill=c%2B%2B&skill_mode=any", "乙甲"),
        ("company=百草味", "甲"),
        ("company=百草味&company=博世", "乙甲"),
        ("school=江南大学", "乙甲"),
        ("graduation_min=2015", "甲"),
        ("graduation_max=2015", "乙"),
        ("graduation=2019&graduation=x", "甲"),
        ("source=招聘网站", "甲"),
        ("without_city=上海", "乙"),
        ("without_city=上海&without_city=苏州", ""),
        ("without_degree=40", "丙乙"),
        ("without_tier=985", "丙乙"),
        ("without_years=3-5&without_years=8-10", "乙"),
        ("without_skill=c%2B%2B", "丙乙"),
        ("without_skill=sql&without_skill=c%2B%2B", "丙"),
        ("skill=sql&without_skill=c%2B%2B", "乙"),
        ("without_company=百草味", "丙乙"),
        ("without_school=江南大学", "丙"),
        ("without_graduation=2019", "丙乙"),
        ("without_source=招聘网站", "丙乙"),
        ("q=同济", "甲"),
        ("q=江南大学&without_city=苏州", "甲"),
        ("q=年限:>=4", "丙乙"),
        ("q=江南大学&city=苏州", "乙"),
        ("q=???", "丙乙甲"),
        ("sort=name", "丙甲乙"),
        ("sort=years", "乙甲丙"),
        ("sort=degree", "甲乙丙"),
        ("sort=graduation", "甲乙丙"),
        ("sort=relevance", "丙乙甲"),
        ("city=%00&q=%00", "丙乙甲"),
        ("years_min=99999999999999999999&graduation_max=1e400&graduation_min=-1&years_max=nan", "丙乙甲"),
        ("degree=nonsense&years_min=x&tag=999&sort=y&added_after=z", "丙乙甲"),
    ],
)
def test_finds(people, address, names):
    assert found(address) == list(names)


def test_tags_and_without_tags(people):
    contacted, refused = make_tag("已联系").pk, make_tag("已拒绝").pk
    assert found(f"tag={contacted}") == ["乙", "甲"]
    assert found(f"tag={contacted}&without_tag={refused}") == ["甲"]
    assert found(f"without_tag={refused}") == ["丙", "甲"]


def test_batch_and_date(people):
    batch = Candidate.objects.get(name="甲").files.get().batch
    assert found(f"batch={batch.pk}") == ["甲"]
    Candidate.objects.filter(name="乙").update(created_at=datetime.datetime(2020, 5, 1, 12, tzinfo=datetime.UTC))
    assert found("added_before=2020-05-01") == ["乙"]
    assert found("added_after=2020-05-02") == ["丙", "甲"]


def test_a_batch_of_copies_shows_whom_they_tell_of(people):
    first = Candidate.objects.get(name="甲").files.get()
    copies = make_batch("又来一次")
    make_file(batch=copies, status=FileStatus.DUPLICATE, duplicate_of=first, sha256=first.sha256)
    assert found(f"batch={copies.pk}") == ["甲"]
    choices = facets.facet(CandidateFilter(QueryDict("")), "batch").choices
    assert (str(copies.pk), 1) in [(choice.value, choice.count) for choice in choices]


def test_who_wants_a_look_and_why(people):
    for name, reasons in (("甲", ["no_contact", "doubtful"]), ("乙", ["doubtful"])):
        make_file(Candidate.objects.get(name=name), status=FileStatus.REVIEW, reasons=reasons)
    assert found("review=doubtful") == ["乙"]
    assert found("review=no_contact") == ["甲"]
    assert [chip.words for chip in chips.chips(CandidateFilter(QueryDict("review=doubtful")))] == ["待核"]


def test_what_is_left_out_is_a_chip_and_marked_in_its_facet(people):
    asked = CandidateFilter(QueryDict("without_city=上海&without_years=3-5&city=苏州"))
    said = [(chip.label, chip.words, chip.excludes, chip.address) for chip in chips.chips(asked)]
    assert ("排除城市", "上海", True, "?without_years=3-5&city=%E8%8B%8F%E5%B7%9E") in said
    assert ("排除年限", "3–5年", True, "?without_city=%E4%B8%8A%E6%B5%B7&city=%E8%8B%8F%E5%B7%9E") in said
    city = facets.facet(asked, "city").choices
    assert [(each.value, each.count, each.is_chosen, each.is_excluded) for each in city] == [
        ("苏州", 1, True, False),
        ("上海", 0, False, True),
    ]


def test_facets_count_what_words_and_other_filters_find(people):
    def counted(address, name):
        return {each.label: each.count for each in facets.facet(CandidateFilter(QueryDict(address)), name).choices}

    assert counted("", "city") == {"上海": 2, "苏州": 1}
    assert counted("q=江南大学", "city") == {"上海": 1, "苏州": 1}
    assert counted("q=江南大学&city=上海", "school") == {"同济大学": 1, "江南大学": 1}
    assert counted("q=江南大学&city=上海", "city") == {"上海": 1, "苏州": 1}
    assert counted("city=上海&find_company=味", "company") == {"百草味": 1}
    assert counted("without_city=苏州", "skill") == {"SQL": 1, "C++": 1}
    assert counted("city=上海", "years") == {"3–5年": 2}
    assert counted("city=上海", "tier") == {"985": 1, "211": 1}
    assert counted("skill=sql", "graduation") == {"2019": 1, "2012": 1}
    assert counted("city=上海", "tag") == {"已联系": 1}
    assert counted("city=上海", "source") == {"招聘网站": 1}


@pytest.mark.parametrize(
    "address",
    [
        "",
        "q=，",
        "q=江南大学",
        "q=江南大学&city=上海",
        "q=已联系 或 -江南大学",
        "q=-已联系 -年限:>=9",
        "q=学历:硕士 或 标签:已联系",
        "q=非 (SQL 与 城市:上海)&without_degree=30",
        "skill=sql&skill=c%2B%2B",
        "skill=sql&skill=c%2B%2B&skill_mode=any",
        "skill=sql&without_skill=c%2B%2B&years=3-5&years=5-8",
        "without_city=苏州",
        "without_city=苏州&without_tier=985",
        "years_min=3&years_max=5&graduation_min=2015",
        "company=百草味&source=招聘网站&tier=985&tier=other",
        "city=南极&q=SQL",
    ],
)
def test_each_filter_by_itself_finds_whom_all_find_together(people, address):
    asked = CandidateFilter(QueryDict(address))
    found = asked.people()
    assert set(found.keys(RECENT, 0, 100)) == {each.pk for each in asked.narrowed()}
    assert found.size() == asked.narrowed().count()
    among = CandidateFilter(QueryDict(address), Candidate.objects.exclude(name="乙"))
    assert set(among.people().keys(RECENT, 0, 100)) == {each.pk for each in among.narrowed()}


def test_a_filter_can_be_put_aside(people):
    asked = CandidateFilter(QueryDict("city=苏州&degree=40"))
    assert [each.name for each in asked.narrowed(leaving_out={"city"})] == ["甲"]
    assert set(asked.chosen) == {"city", "degree"}


def test_closest_stand_first_and_the_rest_by_age(people, monkeypatch):
    near = make_candidate("近", work=[{"position": "供应链经理"}], skills=["供应链"])
    later = [make_candidate(f"远{n}", work=[{"description": "听说过供应链"}]) for n in range(2)]
    asked = CandidateFilter(QueryDict("q=供应链"))
    assert asked.keys(0, 10) == [near.pk, later[1].pk, later[0].pk]
    assert asked.neighbours(later[1].pk) == (2, near.pk, later[0].pk)
    assert asked.neighbours(near.pk) == (1, None, later[1].pk)
    monkeypatch.setattr(filters, "RANKED", 2)
    asked = CandidateFilter(QueryDict("q=供应链"))
    assert asked.keys(0, 10) == [later[1].pk, later[0].pk, near.pk]
    assert asked.keys(1, 3) == [later[0].pk, near.pk]
    assert asked.keys(2, 3) == [near.pk]
    assert asked.neighbours(near.pk) is None


def test_a_form_speaks_of_some_or_of_all_that_match(people):
    one = Candidate.objects.get(name="乙")
    assert list(chosen_candidates(QueryDict(f"candidate={one.pk}&candidate=x"))) == [one]
    everybody = QueryDict(mutable=True)
    everybody.update({"all": "1", "query": "city=上海", "candidate": str(one.pk)})
    assert [each.name for each in chosen_candidates(everybody)] == ["丙", "甲"]
