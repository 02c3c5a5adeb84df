"""Labels and their values, on one line and over two."""

import pytest

from candidates.parsing.labels import read_labelled, read_labels
from tests.parsing.making import make_line, make_lines

PAIRS = [
    ("姓名：赵小满  性别：女", [("name", "赵小满"), ("gender", "女")]),
    ("姓 名：赵小满 性 别: 女", [("name", "赵小满"), ("gender", "女")]),
    ("姓名\t赵小满\t性别\t女", [("name", "赵小满"), ("gender", "女")]),
    ("姓名\t赵小满\t性别\t\t籍贯\t山东", [("name", "赵小满"), ("gender", ""), ("native_place", "山东")]),
    ("性别：男 | 电话：138 0000 0000", [("gender", "男"), ("phone", "138 0000 0000")]),
    ("现居：苏州 | 群众", [("location", "苏州")]),
    ("博客：https://example.com/a", [("url", "https://example.com/a")]),
    ("企业性质：民营 | 规模：100-499人", [("company_nature", "民营"), ("company_size", "100-499人")]),
]


@pytest.mark.parametrize(("text", "pairs"), PAIRS)
def test_pairs_on_one_line(text, pairs):
    line = make_line(text)
    assert [(each.field, text[each.start : each.end]) for each in read_labels(line)] == pairs


@pytest.mark.parametrize("text", ["负责后端开发，支持十万用户", "http://example.com", "2019.07-2022.03"])
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
