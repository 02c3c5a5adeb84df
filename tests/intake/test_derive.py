"""What lists filter by, from the rows of a life."""

import pytest

from candidates.intake import derive
from candidates.intake.names import name_pinyin
from candidates.models import DegreeLevel, Education, WorkExperience

JUNE_2024 = 2024 * 12 + 5


def job(start, end="", **fields):
    made = WorkExperience(start_date=start, end_date="" if end == "now" else end, is_current=end == "now", **fields)
    made.set_months()
    return made


def study(level, start="", end="", **fields):
    made = Education(level=level, start_date=start, end_date=end, **fields)
    made.set_months()
    return made


def months(*jobs, studies=()):
    return derive.experience_months(jobs, studies, today_month=JUNE_2024)


@pytest.mark.parametrize(
    ("jobs", "expected"),
    [
        ([("2019-09", "2020-09")], 12),
        ([("2019-09", "2020-09"), ("2020-03", "2021-03")], 18),
        ([("2019-09", "2020-09"), ("2020-09", "2021-09")], 24),
        ([("2018-01", "2022-01"), ("2019-01", "2020-01")], 48),
        ([("2023-06", "now")], 12),
        ([("2019", "2020")], 12),
        ([("2019", "2019")], 1),
        ([("2024-01", "2030-01")], 5),
        ([("2022-01", "2020-01")], None),
        ([("2020-01", "")], None),
        ([], None),
    ],
)
def test_months_of_work_merge_overlaps(jobs, expected):
    assert months(*(job(*dates) for dates in jobs)) == expected


def test_internships_do_not_count():
    assert months(job("2018-01", "2018-07", position="产品实习生"), job("2020-01", "2021-01")) == 12
    assert months(job("2018-01", "2018-07", position="Product Intern")) == 0
    assert months(job("2018-01", "2018-07", position="International Sales")) == 6


def test_jobs_within_a_full_time_study_do_not_count():
    bachelor = study(DegreeLevel.BACHELOR, "2014-09", "2018-06")
    assert months(job("2016-07", "2016-09"), job("2018-07", "2019-07"), studies=[bachelor]) == 12


def test_jobs_beside_a_part_time_study_count():
    beside = study(DegreeLevel.MASTER, "2014-09", "2018-06", mode="非全日制")
    assert months(job("2015-01", "2016-01"), studies=[beside]) == 12
    assert months(job("2015-01", "2016-01"), studies=[study(DegreeLevel.MBA, "2014-09", "2018-06")]) == 12


def test_the_highest_degree_and_its_school():
    educations = [
        study(DegreeLevel.BACHELOR, end="2014-06", institution="北京邮电大学", is_211=True),
        study(DegreeLevel.MASTER, end="2017-06", institution="浙江大学", is_985=True, is_211=True),
    ]
    derived = derive.derive({}, educations, [], today_month=JUNE_2024)
    assert derived.highest_degree == DegreeLevel.MASTER
    assert (derived.school, derived.is_985, derived.graduation_year) == ("浙江大学", True, 2017)


def test_of_two_equal_degrees_the_later_one():
    educations = [study(DegreeLevel.MASTER, end="2019"), study(DegreeLevel.MASTER, end="2015")]
    assert derive.highest(educations).end_date == "2019"


def test_the_current_job_is_the_open_one_begun_last():
    jobs = [job("2020-01", "2023-01", name="甲"), job("2019-01", "now", name="乙"), job("2021-01", "now", name="丙")]
    assert derive.current(jobs).name == "丙"
    assert derive.current(jobs[:1]).name == "甲"
    assert derive.current([]) is None


def test_the_city_is_where_she_lives_else_wants_else_worked():
    jobs = [job("2020-01", "now", name="甲", location="成都")]
    assert derive.city({"location": "浙江省杭州市余杭区", "expected_city": "上海"}, jobs) == "杭州"
    assert derive.city({"location": "", "expected_city": "上海、苏州"}, jobs) == "上海"
    assert derive.city({}, jobs) == "成都"
    assert derive.city({}, []) == ""


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("+86 138-0013-8000", "13800138000"),
        ("0086 13800138000", "13800138000"),
        ("（010）6255 1234", "01062551234"),
        ("+1 415 555 0100", "14155550100"),
        ("１３８ ０013 8000", "13800138000"),
        ("", ""),
    ],
)
def test_phone_digits(written, digits):
    assert derive.phone_digits(written) == digits


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("张伟", "zhang wei"),
        ("单雄信", "shan xiong xin"),
        ("曾国藩", "zeng guo fan"),
        ("尉迟恭", "yu chi gong"),
        ("欧阳娜娜", "ou yang na na"),
        ("John Smith", "john smith"),
        ("王雨桐（Tony）", "wang yu tong tony"),
        ("", ""),
    ],
)
def test_names_in_pinyin(name, pinyin):
    assert name_pinyin(name) == pinyin


def test_doubtful_values_are_counted():
    evidence = {"name": {"confidence": 0.9}, "phone": {"confidence": 0.4}}
    assert derive.doubtful_count(evidence, {"name": {"confidence": 0.69}}) == 2
