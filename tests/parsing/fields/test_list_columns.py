"""Rows of tables of certificates and honours, without numbers, givers and remarks."""

import pytest

from candidates.parsing.fields.listed import read_listed
from tests.parsing.making import make_lines, make_section


def table(kind, text):
    return read_listed([make_section(kind, text)], make_lines("长" * 120))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "证书名称\t发证机关\t取得时间\t等级\n注册会计师\t中国注册会计师协会\t2017.12\n中级会计师\t财政部\t2014.09\t中级",
            [("注册会计师", "2017-12"), ("中级会计师", "2014-09")],
        ),
        (
            "序号\t时间\t证书名称\t级别\n1\t2013.05\t维修电工职业资格证\t三级\n2\t2020.11\t工业机器人系统操作员\t四级",
            [("维修电工职业资格证 三级", "2013-05"), ("工业机器人系统操作员 四级", "2020-11")],
        ),
        (
            "获得时间\t证书名称\t证书编号\t发证单位\n2013年5月\t护士执业证\t201344000123\t省卫健委\n2018年8月\t主管护师\t18050011",
            [("护士执业证", "2013-05"), ("主管护师", "2018-08")],
        ),
    ],
)
def test_tables_of_certificates(written, expected):
    found = table("certificates", written).certificates
    assert [(each.name.text, each.date.text) for each in found] == expected


def test_table_of_honours():
    written = (
        "序号\t获奖时间\t奖项名称\t颁奖单位\t备注\n"
        "1\t2019.05\t市教学基本功大赛一等奖\t市教育局\t个人\n"
        "2\t2021.09\t优秀教师\t区政府"
    )
    found = table("awards", written).awards
    assert [(each.title.text, each.date.text) for each in found] == [
        ("市教学基本功大赛一等奖", "2019-05"),
        ("优秀教师", "2021-09"),
    ]


def test_evidence_stays_where_it_was():
    (section,) = [make_section("certificates", "序号\t证书名称\t颁发单位\t时间\n1\t叉车证\t市质监局\t2016.08")]
    (found,) = read_listed([section], section.lines).certificates
    (place,) = found.name.evidence
    assert section.lines[1].text[place.start : place.end] == "叉车证"


def test_rows_whose_cells_name_their_columns():
    honours = table(
        "awards", "名称 校级三好学生\t获奖时间 2023-11\t级别 校级\n名称 助学金\t获奖时间 2022-12\t级别 —"
    ).awards
    assert [(each.title.text, each.date.text) for each in honours] == [
        ("校级三好学生", "2023-11"),
        ("助学金", "2022-12"),
    ]
    listed = table("languages", "语种 英语\t等级 CET-4\t分数 486\n证书名称 施工员证\t获得时间 2024-05")
    assert [(each.language.text, each.fluency.text) for each in listed.languages] == [("英语", "CET-4 486")]
    assert ("施工员证", "2024-05") in [(each.name.text, each.date and each.date.text) for each in listed.certificates]


def test_what_a_form_asks_with_boxes_is_no_skill():
    assert table("skills", "液压缸装配\n□有 ☑无 传染病史").skills[0].name.text == "液压缸装配"
    assert len(table("skills", "液压缸装配\n□有 ☑无 传染病史").skills) == 1
