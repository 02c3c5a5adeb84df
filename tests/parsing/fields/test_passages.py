"""Text that belongs together, with every place known."""

import pytest

from candidates.parsing.fields.passages import read_passages
from tests.parsing.making import make_lines


def texts(text, width=120):
    return [passage.text for passage in read_passages(make_lines(text), around=make_lines("长" * width))]


def test_bullets_and_numbers_go():
    assert texts("• 一\n1. 二\n（3）三\n① 四") == ["一", "二", "三", "四"]


def test_points_on_one_line_are_apart():
    assert texts("• 语言：Java  • 数据库：MySQL") == ["语言：Java", "数据库：MySQL"]


def test_a_line_broken_inside_a_bracket_goes_on():
    assert texts("熟悉Linux（Kali、\nFedora）") == ["熟悉Linux（Kali、Fedora）"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("省大学生会计技能大赛特等奖，2022/05", "校优秀团员"),
        ("电工证", "2021年度公司服务之星"),
        ("叉车证", "2018学年三好学生"),
        ("泰语：中等（能会话）", "临江志愿队\t干事"),
    ],
)
def test_full_lines_with_dates_or_above_cells_stay_apart(first, second):
    assert texts(f"{first}\n{second}", width=len(first)) == [first, second]


def test_a_number_that_counts_nothing_is_no_point():
    assert texts("Unity、Unreal Engine\n5、Cocos") == ["Unity、Unreal Engine 5、Cocos"]


def test_a_value_over_two_lines_has_both_places():
    (passage,) = read_passages(make_lines("• Redis,\nMongoDB"))
    value = passage.value()
    assert value.text == "Redis, MongoDB"
    assert [(each.line, each.start, each.end) for each in value.evidence] == [(1, 2, 8), (2, 0, 7)]


@pytest.mark.parametrize(("count", "passages"), [(1, 1), (4, 5)])
def test_the_one_widest_line_of_a_short_list_is_not_broken(count, passages):
    lines = make_lines("\n".join(["流量仪校准软件", *["焊接"] * count]))
    assert len(read_passages(lines, around=lines)) == passages
