"""Lines below a head → paragraphs: what was wrapped goes on, what only is as long does not."""

import pytest

from candidates.parsing.fields.descriptions import read_description
from candidates.parsing.records import Line
from tests.parsing.making import make_lines


def described(text):
    lines = [Line(line.number, 1, line.text, line.spans, line.starts) for line in make_lines(text)]
    return read_description(lines).text.split("\n")


def test_things_of_about_one_length_are_no_wrapped_text():
    told = [
        "用新的语言重写对象存储网关，单机吞吐提高到5.6 GB/s",
        "设计多租户限流，基于令牌桶和缓存，误差小于百分之一",
        "在容器平台上落地灰度发布，回滚时间由半小时降到两分钟内",
        "负责数据库的分区与归档，订单表由八亿行降到六千万行",
    ]
    assert described("\n".join(told)) == told


@pytest.mark.parametrize("columns", [25, 38])
def test_text_that_was_wrapped_at_a_column_goes_on(columns):
    told = (
        "负责数据库的分区与归档以及订单表的拆分也带领小组完成了容器平台的灰度发布并把回滚时间由半小时降到两分钟以内"
        * 3
    )
    wrapped = "\n".join(told[start : start + columns] for start in range(0, len(told), columns))
    assert described(wrapped) == [told]
