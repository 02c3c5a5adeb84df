"""Careers told in sentences; people, employers and schools are invented."""

import pytest

from candidates.parsing import parse_resume
from candidates.parsing.fields.told import read_told_education, read_told_work, with_untitled_career
from tests.parsing.making import make_section


def texts(record):
    return {name: value.text for name in record.__dataclass_fields__ if (value := getattr(record, name)) is not None}


def jobs(text):
    return [texts(job) for job in read_told_work((make_section("header", text),))]


def schools(text):
    return [texts(school) for school in read_told_education((make_section("header", text),))]


@pytest.mark.parametrize(
    ("told", "job"),
    [
        (
            "2013年8月至2018年7月，我在烟台市海石中学任英语教师，当了五年班主任。我带过两届高三；学生都喜欢。",
            {
                "name": "烟台市海石中学",
                "position": "英语教师",
                "start_date": "2013-08",
                "end_date": "2018-07",
                "description": "当了五年班主任。我带过两届高三；学生都喜欢。",
            },
        ),
        (
            "2019年4月起在宁波云杉物流有限公司担任操作主管，带领6人团队。",
            {
                "name": "宁波云杉物流有限公司",
                "position": "操作主管",
                "start_date": "2019-04",
                "description": "带领6人团队。",
            },
        ),
        (
            "毕业后，2015年7月加入青禾纺织厂外贸科做外贸专员至今",
            {
                "name": "青禾纺织厂",
                "department": "外贸科",
                "position": "外贸专员",
                "start_date": "2015-07",
                "end_date": "present",
            },
        ),
        (
            "2016年9月起到现在，我在烟台和盛物业服务有限公司任秩序部主管",
            {
                "name": "烟台和盛物业服务有限公司",
                "department": "秩序部",
                "position": "主管",
                "start_date": "2016-09",
                "end_date": "present",
            },
        ),
        ("后进入青岛海石机械有限公司任会计。", {"name": "青岛海石机械有限公司", "position": "会计"}),
    ],
)
def test_a_job_in_a_sentence(told, job):
    assert jobs(told) == [job]


def test_two_jobs_in_one_sentence():
    first, second = jobs("2010年分配到海石纺织厂当技术员，负责保全，2016年调入青禾机械总厂任工艺主管，管理12人。")
    assert (first["position"], first["description"]) == ("技术员", "负责保全")
    assert (second["start_date"], second["position"], second["description"]) == ("2016", "工艺主管", "管理12人。")


@pytest.mark.parametrize(
    "text",
    [
        "希望进入贵公司担任会计。",
        "曾在某大型三甲医院任护士。",
        "从业十年，在多家企业担任财务主管，擅长税务。",
        "熟悉在集团公司从事采购工作的流程。",
        "在工作中做好每一件事，在团队里当好队友。",
    ],
)
def test_sentences_that_name_no_employer(text):
    assert jobs(text) == []


@pytest.mark.parametrize(
    ("told", "school"),
    [
        (
            "2006年9月我考入烟台大学外国语学院，读英语专业（师范），2010年6月本科毕业，绩点3.72/4.00，专业排名第6。",
            {
                "institution": "烟台大学",
                "department": "外国语学院",
                "area": "英语",
                "study_type": "本科",
                "start_date": "2006-09",
                "end_date": "2010-06",
                "score": "3.72/4.00",
                "rank": "第6",
            },
        ),
        (
            "2010年9月到2013年6月我在青岛大学读课程与教学论专业的硕士研究生。",
            {
                "institution": "青岛大学",
                "area": "课程与教学论",
                "study_type": "硕士研究生",
                "start_date": "2010-09",
                "end_date": "2013-06",
            },
        ),
        (
            "2014年至2017年通过函授取得了烟台大学物业管理专业大专学历",
            {
                "institution": "烟台大学",
                "area": "物业管理",
                "study_type": "大专",
                "start_date": "2014",
                "end_date": "2017",
            },
        ),
        (
            "2015年7月毕业于烟台大学会计学专业，后进入青岛海石机械有限公司任会计。",
            {"institution": "烟台大学", "area": "会计学", "end_date": "2015-07"},
        ),
    ],
)
def test_a_school_in_a_sentence(told, school):
    assert schools(told) == [school]


@pytest.mark.parametrize(
    "text",
    [
        "我喜欢在大学里做义工。",
        "2014年获得烟台大学优秀毕业生称号。",
        "2020年我在《中学外语教学》上发表了论文。",
        "2013年至2018年，我在烟台市海石中学任英语教师。",
    ],
)
def test_sentences_about_no_schooling(text):
    assert schools(text) == []


@pytest.mark.parametrize("numbers", [("", "", ""), ("1. ", "2. ", "3. "), ("（一）", "（二）", "（三）")])
def test_a_career_without_a_heading(numbers):
    stays = (
        "1998.09—2002.07  青石海事学院交通运输系物流管理专业学习",
        "2002.07—2006.03  东岭港务局装卸公司调度员（其间：2003.09—2005.06在烟台大学会计学专业在职研究生学习）",
        "2006.03至今  东岭港务集团有限公司业务部副主任",
    )
    lines = "\n".join(number + stay for number, stay in zip(numbers, stays, strict=True))
    text = f"王鹤\n男，1979年3月生\n{lines}\n联系电话：13800138000"
    resume = parse_resume(text.encode(), "a.txt")
    assert [job.position.text for job in resume.work] == ["调度员", "副主任"]
    assert [school.area.text for school in resume.education] == ["物流管理", "会计学"]
    assert resume.basics.phone.text == "13800138000" and resume.work[1].description is None


def test_a_career_without_a_heading_may_begin_at_a_school():
    text = (
        "郭岩同志简历\n郭岩，男，1966年3月出生，高级工程师。\n"
        "1984年9月至1988年7月，在东海水利大学水工建筑专业学习，本科毕业；\n"
        "1988年7月至1996年4月，任东岭市水利设计研究院规划室技术员；\n"
        "1996年5月至2004年10月，任东岭市大丰灌区管理所副所长。\n拟应聘岗位：水利技术顾问。"
    )
    resume = parse_resume(text.encode(), "a.txt")
    (school,) = resume.education
    assert (school.institution.text, school.area.text, school.end_date.text) == ("东海水利大学", "水工建筑", "1988-07")
    assert [job.name.text for job in resume.work] == ["东岭市水利设计研究院", "东岭市大丰灌区管理所"]
    assert resume.basics.label.text == "水利技术顾问" and resume.basics.summary is None


def test_dated_sentences_are_no_list_of_stays():
    text = "2013年至2018年，我在云杉中学任教师。\n2018年至今，我在海石中学任教师。"
    sections = (make_section("header", text),)
    assert with_untitled_career(sections) == sections
