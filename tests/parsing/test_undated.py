"""Entries without dates, and entries that are counted; people, employers and projects are invented."""

import pytest

from candidates.parsing.entries import read_entries
from candidates.parsing.entries.ordinals import read_ordinal
from candidates.parsing.fields.activities import read_activities
from candidates.parsing.fields.projects import read_projects
from candidates.parsing.fields.work import read_work
from tests.parsing.making import make_section

READERS = {"projects": read_projects, "work": read_work, "activities": read_activities}
TWO_PROJECTS = {
    "named by a label": "项目名称：茶园灌溉系统\n开发环境：Eclipse、Oracle\n项目描述：按土壤湿度开关阀门。\n"
    "责任描述：\n"
    "1. 阀门接口\n2. 联调\n项目名称：渔港调度屏\n开发环境：VS Code\n项目描述：显示泊位。",
    "name and text labels": "茶园灌溉系统\t后端\n项目描述：按土壤湿度开关阀门。\n负责内容：阀门接口。\n"
    "渔港调度屏\t前端\n项目描述：显示泊位。\n负责内容：地图。",
    "labels of the writer's own": "茶园灌溉系统\n干了啥：按土壤湿度开关阀门\n怎么样：省水\n渔港调度屏\n"
    "干了啥：显示泊位\n怎么样：好用",
    "lone labels over plain text": "茶园灌溉系统\n项目描述：\n按土壤湿度开关阀门\n个人职责：\n阀门接口\n"
    "渔港调度屏\n项目描述：\n显示泊位\n个人职责：\n地图",
    "sentences and bullets": "茶园灌溉系统\n按土壤湿度开关阀门，省水三成。\n- 阀门接口\n- 联调\n渔港调度屏\n"
    "显示泊位。\n- 地图",
    "a label under the name": "茶园灌溉系统（后端）\n技术：Netty、Redis\n• 按土壤湿度开关阀门\n"
    "渔港调度屏（前端）\n技术：Vue\n• 显示泊位",
    "sentences alone": "茶园灌溉系统\n按土壤湿度开关阀门，省水三成。\n渔港调度屏\n显示泊位，支持离线。",
    "counted lines": "1.茶园灌溉系统\n按土壤湿度开关阀门。\n阀门接口。\n2.渔港调度屏\n显示泊位。\n地图。",
    "counts in counts": "一、茶园灌溉系统\n1、项目描述：按土壤湿度开关阀门。\n2、阀门接口。\n二、渔港调度屏\n"
    "1、显示泊位。",
    "a count with its word": "项目一：茶园灌溉系统\n项目描述：按土壤湿度开关阀门。\n项目二：渔港调度屏\n"
    "项目描述：显示泊位。",
    "a count on its own line": "项目1\n茶园灌溉系统\n项目描述：按土壤湿度开关阀门。\n项目2\n渔港调度屏\n"
    "项目描述：显示泊位。",
    "period and role below": "【茶园灌溉系统】\n周期：2016.03-2016.09\t角色：后端\n简介：按土壤湿度开关阀门\n"
    "【渔港调度屏】\n周期：2017.01-2017.05\t角色：前端\n简介：显示泊位",
    "counted and dated": "项目一：茶园灌溉系统（2016.03-2016.09）\n按土壤湿度开关阀门。\n- 阀门接口\n"
    "项目二：渔港调度屏（2017.01-2017.05）\n显示泊位。",
}
FLAT_LISTS = [
    ("projects", "1. 茶园灌溉系统\n2. 渔港调度屏\n3. 校车打卡", 3),
    ("projects", "drip-lib：阀门驱动，支持三种协议\nport-map：泊位地图组件", 2),
    ("activities", "担任书法社社长\n参加海洋清理志愿活动，服务六十小时\n校广播站站长", 3),
    ("activities", "校运动会志愿者。\n校报记者，写稿四十篇。", 2),
]
COUNTED_JOBS = [
    "工作经历一：2012.07-2014.12 海州松木家具有限公司 木工\n打磨\n"
    "工作经历二：2015.01-2016.06 海州白帆船舶有限公司 领班\n巡检",
    "一、海州松木家具有限公司（2012.07-2014.12）\n职务：木工\n1. 打磨\n"
    "二、海州白帆船舶有限公司（2015.01-2016.06）\n职务：领班",
    "公司1：海州松木家具有限公司 木工 2012.07-2014.12\n公司2：海州白帆船舶有限公司 领班 2015.01-2016.06",
    "工作经历一\n海州松木家具有限公司 木工 2012.07-2014.12\n打磨\n工作经历二\n"
    "海州白帆船舶有限公司 领班 2015.01-2016.06",
]


def read(kind, text):
    section = make_section(kind, text)
    return READERS[kind](read_entries(section), section.lines)


@pytest.mark.parametrize("text", TWO_PROJECTS.values(), ids=TWO_PROJECTS)
def test_each_project_has_its_name_and_its_text(text):
    first, second = read("projects", text)
    assert (first.name.text, second.name.text) == ("茶园灌溉系统", "渔港调度屏")
    assert "按土壤湿度开关阀门" in first.description.text
    assert "显示泊位" in second.description.text


@pytest.mark.parametrize("kind,text,count", FLAT_LISTS)
def test_every_line_of_a_list_is_an_entry(kind, text, count):
    assert len(read(kind, text)) == count


@pytest.mark.parametrize("text", COUNTED_JOBS)
def test_the_count_of_a_job_is_no_part_of_its_employer(text):
    jobs = read("work", text)
    assert [job.name.text for job in jobs] == ["海州松木家具有限公司", "海州白帆船舶有限公司"]
    assert [job.position.text for job in jobs] == ["木工", "领班"]
    assert [job.start_date.text for job in jobs] == ["2012-07", "2015-01"]


@pytest.mark.parametrize(
    "text", ["2016.03-2016.09 茶园", "三维茶园建模", "7天酒店 前台", "2016年 茶园", "一茶一坐 店员"]
)
def test_a_number_inside_words_or_dates_counts_nothing(text):
    assert read_ordinal(text) is None
