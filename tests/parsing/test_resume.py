"""The whole way: bytes to Resume, and the count of what found a place; people are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candidates.parsing import parse_resume
from candidates.parsing.errors import ParseError
from candidates.parsing.placed import all_values

TEXT = """赵小满
性别：女 | 1994.06 | 138-0000-0000 | xiaoman@example.com
求职意向：采购经理

教育背景
2012.09-2016.06  烟台大学  会计学  本科

工作经历
海石集团有限公司  采购主管  2019.03-至今
• 负责面料采购与供应商管理
• 三年降低成本一成

兴趣爱好
攀岩、围棋
"""
WORDS = st.sampled_from(
    [
        "教育背景",
        "工作经历",
        "项目经验",
        "赵小满",
        "2019.03-至今",
        "海石集团有限公司",
        "采购主管",
        "• 负责采购",
        "技能：焊接",
        "\t",
        "：",
        "|",
        "（",
        "2017",
    ]
)


@pytest.fixture(scope="module")
def resume():
    return parse_resume(TEXT.encode(), "zhao.txt")


def test_the_whole_way(resume):
    assert resume.basics.name.text == "赵小满"
    assert [record.institution.text for record in resume.education] == ["烟台大学"]
    (work,) = resume.work
    assert (work.name.text, work.position.text, work.end_date.text) == ("海石集团有限公司", "采购主管", "present")
    assert work.description.text == "负责面料采购与供应商管理\n三年降低成本一成"


def test_text_outside_all_fields_is_kept_under_its_heading(resume):
    (other,) = resume.others
    assert (other.title.text, other.description.text) == ("兴趣爱好", "攀岩、围棋")


def test_evidence_is_the_text_of_the_value(resume):
    lines = {line.number: line.text for line in resume.lines}
    for path, value in all_values(resume):
        if "date" in path or path in ("/basics/birth",) or "\n" in value.text:
            continue
        (place,) = value.evidence
        assert lines[place.line][place.start : place.end].strip() == value.text, path


def test_nothing_is_lost_silently(resume):
    letters = sum(character.isalnum() for character in TEXT)
    assert resume.characters == letters
    assert resume.placed_characters == letters
    assert resume.unplaced == ()


def test_a_line_that_no_field_takes_is_named():
    resume = parse_resume(
        (TEXT + "\n教育背景\n2012.09-2016.06  烟台大学  会计学  本科\n我的猫叫大橘\n").encode(), "a.txt"
    )
    texts = {line.number: line.text for line in resume.lines}
    assert resume.placed_characters <= resume.characters
    assert all(number in texts for number in resume.unplaced)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=5).map("".join), min_size=1, max_size=14).map("\n".join))
def test_whatever_the_text_the_sum_is_right(text):
    try:
        resume = parse_resume(text.encode(), "a.txt")
    except ParseError:
        return
    total = sum(character.isalnum() for line in resume.lines for character in line.text)
    assert resume.characters == total
    assert 0 <= resume.placed_characters <= total
    lost = resume.characters - resume.placed_characters
    texts = {line.number: line.text for line in resume.lines}
    in_tray = sum(character.isalnum() for number in resume.unplaced for character in texts[number])
    assert lost <= in_tray + len(resume.lines)  # a single letter in a line is let go


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_a_resume_or_a_parse_error(text):
    try:
        parse_resume(text.encode(), "a.txt")
    except ParseError as error:
        assert error.code
