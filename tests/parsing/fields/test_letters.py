"""Letters that tell their lists in sentences; people and places are invented."""

import pytest

from candidates.parsing import parse_resume
from candidates.parsing.fields.listed import read_listed
from tests.parsing.making import make_lines, make_section

LETTER = "我叫温木兰。我想应聘贵校的语文教师。"


def told(sentence, *others):
    return read_listed([make_section("header", f"{LETTER}\n{LETTER}{sentence}"), *others], make_lines("长" * 400))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2008年得过校一等奖学金。", [("校一等奖学金", "2008")]),
        (
            "2019年12月获得西江市优质课评比二等奖，2022年9月被评为云溪区优秀教师。",
            [("西江市优质课评比二等奖", "2019-12"), ("云溪区优秀教师", "2022-09")],
        ),
        ("所带班级三次获得全校第一，学生都喜欢我。", []),
        ("学校给优秀教师的奖励很多。", []),
    ],
)
def test_honours(sentence, expected):
    found = [(each.title.text, each.date.text if each.date else "") for each in told(sentence).awards]
    assert found == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "证书方面，我有初级中学教师资格证，2010年通过英语专业八级。",
            [("初级中学教师资格证", ""), ("英语专业八级", "2010")],
        ),
        ("我的普通话是二级甲等。", [("普通话二级甲等", "")]),
        ("2015年6月考取了导游证。", [("导游证", "2015-06")]),
        ("我带学生去看过护士证展览。", []),
    ],
)
def test_certificates(sentence, expected):
    found = [(each.name.text, each.date.text if each.date else "") for each in told(sentence).certificates]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    "sentence",
    ["2020年我在《西江教育》上发表了论文《读后续写的支架》。", "2020年，我于《西江教育》发表文章《读后续写的支架》。"],
)
def test_papers(sentence):
    (found,) = told(sentence).publications
    assert (found.name.text, found.publisher.text) == ("读后续写的支架", "西江教育")


def test_a_clause_that_goes_on_below_is_read_whole():
    first, second = f"{LETTER}2019年12月获得西江市优质", "课评比二等奖，学生都喜欢我，我也喜欢他们。"
    section = make_section("header", f"{first}\n{second}")
    (award,) = read_listed([section], make_lines("长" * len(first))).awards
    assert (award.title.text, award.date.text) == ("西江市优质课评比二等奖", "2019-12")
    assert [place.line for place in award.title.evidence] == [1, 2]


def test_a_resume_with_lists_tells_no_more_in_sentences():
    assert told("2008年得过校一等奖学金。", make_section("skills", "板书")).awards == ()


def test_places_are_those_of_the_letter():
    text = f"{LETTER}2019年12月获得西江市优质课评比二等奖。"
    resume = parse_resume(text.encode(), "a.txt")
    (award,) = resume.awards
    (place,) = award.title.evidence
    assert resume.lines[place.line - 1].text[place.start : place.end].endswith("西江市优质课评比二等奖")


@pytest.mark.parametrize("title", ["自荐信", "求 职 信", "应聘信"])
def test_a_letter_under_its_own_title_is_about_the_person(title):
    text = (
        f"{title}\n尊敬的领导：\n您好！我叫郭岩，男，1988年12月出生，现住烟台市芝罘区。\n"
        "2012年3月至2016年8月，我在青岛海石保安服务有限公司担任保安班长，带领十名队员负责门岗和巡逻。\n"
        "我的手机是138 0013 8000。\n此致\n敬礼！\n自荐人：郭岩"
    )
    resume = parse_resume(text.encode(), "a.txt")
    assert (resume.basics.name.text, resume.basics.gender.text) == ("郭岩", "男")
    assert [job.position.text for job in resume.work] == ["保安班长"]
