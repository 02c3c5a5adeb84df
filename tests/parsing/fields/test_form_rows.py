"""Rows of a form that ask for something else than the heading above them."""

import pytest

from candidates.parsing.fields.form_rows import with_rows_apart
from tests.parsing.making import make_section


def kinds(section):
    return [(part.kind, [line.text for line in part.lines]) for part in with_rows_apart([section])]


@pytest.mark.parametrize(
    ("kind", "row", "expected"),
    [
        ("work", "特长\tCAD、天正", "skills"),
        ("activities", "外语\t英语四级", "languages"),
        ("work", "获奖\t优秀员工", "awards"),
        ("awards", "特长\t静脉留置针、心肺复苏", "skills"),
        ("awards", "希望条件\t待遇\t年薪20万\t工作地点\t台中市", "identity"),
        ("certificates", "现住址\t昆明市西山区", "identity"),
        ("skills", "爱好\t篮球", "interests"),
    ],
)
def test_rows_that_stand_by_themselves(kind, row, expected):
    above = "2019.07-2020.08\t某某公司\t出纳"
    assert kinds(make_section(kind, f"{above}\n{row}")) == [(kind, [above]), (expected, [row])]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("work", "特长\tCAD\n2019.07-2020.08\t某某公司\t出纳"),
        ("projects", "2019.07-2020.08\t某某系统\n技术\tJava"),
        ("work", "2019.07-2020.08\t某某公司\n工作地点\t上海\n联系电话\t010-88886666"),
        ("awards", "2018年\t国家励志奖学金\n奖项\t三好学生"),
        ("languages", "英语\t六级"),
    ],
)
def test_rows_of_the_section_itself(kind, text):
    assert kinds(make_section(kind, text)) == [(kind, text.split("\n"))]
