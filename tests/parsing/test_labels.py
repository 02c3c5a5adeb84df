"""Labels and their values, on one line and over two."""

import pytest

from candidates.parsing.labels import read_labelled, read_labels, table_columns
from tests.parsing.making import make_line, make_lines

PAIRS = [
    ("姓名：赵小满  性别：女", [("name", "赵小满"), ("gender", "女")]),
    ("姓 名：赵小满 性 别: 女", [("name", "赵小满"), ("gender", "女")]),
    ("姓名\t赵小满\t性别\t女", [("name", "赵小满"), ("gender", "女")]),
    ("姓名\t赵小满\t性别\t\t籍贯\t山东", [("name", "赵小满"), ("gender", ""), ("native_place", "山东")]),
    ("性别：男 | 电话：138 0000 0000", [("gender", "男"), ("phone", "138 0000 0000")]),
    ("现居：苏州 | 群众", [("location", "苏州")]),
    ("【求职目标】会计\t【现居】苏州", [("label", "会计"), ("location", "苏州")]),
    ("【工作经历】2019年至今", []),
    ("博客：https://example.com/a", [("url", "https://example.com/a")]),
    ("Date of Birth 出生日期\t1991-05-02", [("birth", "1991-05-02")]),
    ("Mobile 手提電話\t6123 0000\tE-mail 電郵\ta@b.hk", [("phone", "6123 0000"), ("email", "a@b.hk")]),
    ("應徵職位 Position Applied\t會計主任", [("label", "會計主任")]),
    ("姓名:佟小晚性别:女年龄:31", [("name", "佟小晚"), ("gender", "女"), ("age", "31")]),
    ("電話：0955666777郵箱：tong@a.tw", [("phone", "0955666777"), ("email", "tong@a.tw")]),
    (
        "意向岗位：钳工期望薪资：7-9K到岗时间：随时",
        [("label", "钳工"), ("expected_salary", "7-9K"), ("availability", "随时")],
    ),
    ("所在地：南宁 国籍：中国", [("location", "南宁"), ("", "中国")]),
    ("薪资要求：1.2万 可到岗：一周", [("expected_salary", "1.2万"), ("availability", "一周")]),
    ("工作内容：负责接听电话：每日百余通", [("description", "负责接听电话：每日百余通")]),
    ("企业性质：民营 | 规模：100-499人", [("company_nature", "民营"), ("company_size", "100-499人")]),
]


@pytest.mark.parametrize(("text", "pairs"), PAIRS)
def test_pairs_on_one_line(text, pairs):
    line = make_line(text)
    assert [(each.field, text[each.start : each.end]) for each in read_labels(line)] == pairs


@pytest.mark.parametrize(
    "text", ["负责后端开发，支持十万用户", "http://example.com", "2019.07-2022.03", "Python项目\t爬虫", "AI角色\t绘制"]
)
def test_lines_without_labels(text):
    assert not [each for each in read_labels(make_line(text)) if each.field]


def test_a_label_alone_takes_the_next_line():
    found = read_labelled(make_lines("期望薪资：\n20K-25K"))
    assert [(each.field, each.line.text) for each in found] == [("expected_salary", "20K-25K")]


def test_a_label_alone_does_not_take_the_next_label():
    found = read_labelled(make_lines("期望薪资：\n期望城市：杭州"))
    assert [(each.field, each.line.text[each.start : each.end]) for each in found] == [
        ("expected_salary", ""),
        ("expected_city", "杭州"),
    ]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("起止时间\t单位及科室\t职务/职称\t工作内容", ("dates", "company", "position", "description")),
        ("起止年月\t学校、学院\t专业\t学历和学位", ("dates", "", "area", "degree")),
        ("起止年月\t学校及单位\t职务\t离职原因/证明人", ("dates", "", "position", "")),
        ("临江大学\t计量/测控\t本科", ()),
    ],
)
def test_a_column_of_two_things_of_a_kind_has_a_name(text, columns):
    assert table_columns(make_line(text)) == columns
