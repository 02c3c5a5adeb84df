"""Projects, with and without dates and roles; all invented."""

import pytest

from candidates.parsing.entries import read_entries
from candidates.parsing.fields.projects import read_projects
from tests.parsing.making import make_section

HEADS = [
    "智慧园区能耗监测平台\t项目经理\t2020.03-2021.06",
    "2020.03-2021.06 智慧园区能耗监测平台 项目经理",
    "智慧园区能耗监测平台（项目经理）\t2020.03-2021.06",
    "智慧园区能耗监测平台（2020.03-2021.06）\n角色：项目经理",
    "项目名称：智慧园区能耗监测平台\n项目时间：2020.03-2021.06\n担任角色：项目经理",
    "智慧园区能耗监测平台 | 项目经理\n2020.03 - 2021.06",
]


def read(text):
    section = make_section("projects", text)
    return read_projects(read_entries(section), section.lines)


@pytest.mark.parametrize("head", HEADS)
def test_a_head_in_every_order(head):
    (record,) = read(f"{head}\n• 负责需求调研与进度管理，三个月完成上线")
    assert record.name.text == "智慧园区能耗监测平台"
    assert record.role.text == "项目经理"
    assert (record.start_date.text, record.end_date.text) == ("2020-03", "2021-06")
    assert record.description.text == "负责需求调研与进度管理，三个月完成上线"


def test_labels_inside_a_description_stay_and_the_label_of_the_whole_goes():
    (record,) = read("订单中台\t2020.03-2021.06\n项目描述：统一线上线下订单\n项目技术：Java、Redis")
    assert record.description.text == "统一线上线下订单\n项目技术：Java、Redis"


def test_name_and_description_on_one_line():
    first, second = read("tiny-cron：一个定时任务库，获 300 星\npaper-wall：墙纸切换工具，支持三种系统")
    assert (first.name.text, first.description.text) == ("tiny-cron", "一个定时任务库，获 300 星")
    assert second.name.text == "paper-wall"


def test_the_kind_of_a_project_is_no_role():
    (record,) = read("面向低功耗设备的路由研究\t国家自然科学基金，参与人\t2019.01-2021.12\n• 完成仿真平台")
    assert record.name.text == "面向低功耗设备的路由研究"
    assert record.role.text == "参与人"
