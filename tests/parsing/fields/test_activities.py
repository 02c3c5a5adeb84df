"""Offices held, events and volunteering; all invented."""

import pytest

from candidates.parsing.entries import read_entries
from candidates.parsing.fields.activities import read_activities
from candidates.parsing.records import Entry
from tests.parsing.making import make_lines, make_section


def read(text):
    section = make_section("activities", text)
    return read_activities(read_entries(section), section.lines)


def test_an_office_with_dates():
    (record,) = read("烟台大学学生会\t外联部部长\t2016.09-2017.06\n• 组织迎新晚会，到场八百人")
    assert (record.name.text, record.role.text) == ("烟台大学学生会", "外联部部长")
    assert record.description.text == "组织迎新晚会，到场八百人"


def test_an_office_glued_to_its_organisation():
    (record,) = read("食品学院青年志愿者协会会长\t2016.09-2017.06")
    assert (record.name.text, record.role.text) == ("食品学院青年志愿者协会", "会长")


def test_a_member_of_a_committee_in_one_word():
    (record,) = read("中国园艺学会果树专业委员会委员")
    assert (record.name.text, record.role.text) == ("中国园艺学会果树专业委员会", "委员")


def test_one_line_each():
    first, second = read("• 2015年参加全校歌手大赛，进入前十名\n• 2016年组织旧书义卖活动")
    assert (first.name.text, first.description.text, first.start_date.text) == ("全校歌手大赛", "进入前十名", "2015")
    assert (second.name.text, second.description) == ("旧书义卖活动", None)


def test_several_offices_on_one_line():
    records = read("• 校广播台台长、英语协会会员、班级团支书 (2013-2016)")
    assert [record.role.text for record in records] == ["台长", "会员", "团支书"]
    assert {record.start_date.text for record in records} == {"2013"}


@pytest.mark.parametrize(("name", "role"), [("校学生会", "外联部部长"), ("绿芽支教团", "队员")])
def test_name_and_office_below_dates_that_stand_alone(name, role):
    lines = make_lines(f"2016.09-2017.06\n{name}\n{role}\n• 组织迎新晚会，到场八百人")
    (record,) = read_activities([Entry(lines[:1], lines[1:])])
    assert (record.name.text, record.role.text) == (name, role)
    assert record.description.text == "组织迎新晚会，到场八百人"
