"""Projects, with and without dates and roles; all invented."""

import pytest

from candidates.parsing.entries import read_entries
from candidates.parsing.fields.projects import read_projects
from candidates.parsing.records import Entry
from tests.parsing.making import make_lines, make_section

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


def entry(head, body, columns=()):
    lines = make_lines("\n".join((*head, *body)))
    return Entry(lines[: len(head)], lines[len(head) :], columns)


@pytest.mark.parametrize("role", ["主持人", "首席专家", "客户端开发", "组长"])
def test_name_and_role_below_dates_that_stand_alone(role):
    (record,) = read_projects([entry(["2012年1月至2015年12月"], ["旱区苜蓿育种", role, "▶ 育成品种两个。"])])
    assert (record.name.text, record.role.text, record.start_date.text) == ("旱区苜蓿育种", role, "2012-01")
    assert record.description.text == "育成品种两个。"


@pytest.mark.parametrize("told", ["• 育成品种两个", "负责选种。", "在三个县推广，增产两成"])
def test_what_is_told_below_a_name_is_no_role(told):
    (record,) = read_projects([entry(["旱区苜蓿育种\t2012.01-2015.12"], [told])])
    assert record.role is None
    assert record.description.text == told.strip("• ")


@pytest.mark.parametrize("payer", ["西江省自然科学基金（81960058），34万元", "云溪市重点研发计划，20万元"])
def test_who_pays_is_told_of_a_project(payer):
    row = f"苜蓿育种的机制\t主持\t2020.01—2022.12\t{payer}"
    (record,) = read_projects([entry([row], [], ("project", "role", "dates", ""))])
    assert record.description.text == payer
    (record,) = read_projects([entry(["苜蓿育种的机制，主持，2020.01—2022.12", payer], [])])
    assert (record.name.text, record.description.text) == ("苜蓿育种的机制", payer)


@pytest.mark.parametrize("first", ["工作之外做的几件小东西。", "下面是我近年来的作品，多数已经开源。"])
def test_a_sentence_before_the_projects_is_none(first):
    entries = [entry([first], []), entry(["菌子图鉴- 把山里的菌子画成图"], []), entry(["纸船：折纸教程"], [])]
    found = [(record.name.text, record.description.text) for record in read_projects(entries)]
    assert found == [("菌子图鉴", "把山里的菌子画成图"), ("纸船", "折纸教程")]


@pytest.mark.parametrize(
    "head,name",
    [
        ("国家重点研发计划 —— 桥索振动监测\t2016.03-2018.05", "桥索振动监测"),
        ("西江省自然科学基金面上项目 | 桥索振动监测 | 2016.03-2018.05", "桥索振动监测"),
        ("西江省自然科学基金项目（2016CK001）\t2016.03-2018.05", "西江省自然科学基金项目（2016CK001）"),
        ("大学生创新训练计划\t2016.03-2018.05", "大学生创新训练计划"),
    ],
)
def test_who_pays_is_the_name_only_where_no_other_stands(head, name):
    first, second = read(f"{head}\n参与人\n- 布置传感器\n船闸渗流研究\t2014.03-2015.05\n负责人\n- 建模")
    assert (first.name.text, first.role.text) == (name, "参与人")
    assert second.name.text == "船闸渗流研究"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1. 边坡滑移预警研究，某省重点研发计划，参与，2018.07—2020.12", ("边坡滑移预警研究", "参与", "2018-07")),
        ("某省重点研发计划，“登革热早期预警”，负责人，2016.06–2019.05", ("登革热早期预警", "负责人", "2016-06")),
        (
            "National Science Foundation of Elbonia, “Fuel use in rural areas”, PI, 2020.01–2023.12",
            ("Fuel use in rural areas", "PI", "2020-01"),
        ),
        (
            "微塑料复合污染机制\t2022/03-2024/04\n国家自然科学基金面上项目，学生骨干",
            ("微塑料复合污染机制", "学生骨干", "2022-03"),
        ),
        (
            "国家重点研发计划“桥梁健康”重点专项子课题，2022.01—2026.12，在研，子课题骨干",
            ("国家重点研发计划“桥梁健康”重点专项子课题", "子课题骨干", "2022-01"),
        ),
    ],
)
def test_who_pays_is_not_the_title(written, expected):
    (record,) = read(written)
    assert (record.name.text, record.role.text, record.start_date.text) == expected


def test_a_name_before_a_colon_with_the_dates_in_a_column_of_their_own():
    first, second = read(
        "纸鸢：多端同步的笔记（个人项目）\t2023.01 - 2023.05\n技术栈：Go\n- 完成同步协议\n"
        "校园拼车（后端负责人）\t2021.03 - 2021.08\n- 完成匹配"
    )
    assert (first.name.text, first.start_date.text, first.end_date.text) == (
        "纸鸢：多端同步的笔记（个人项目）",
        "2023-01",
        "2023-05",
    )
    assert second.name.text == "校园拼车"


def test_the_first_project_may_have_its_dates_inside_where_the_others_end_with_them():
    names = [project.name.text for project in read("软骨再生，2020.01-2022.12，主持，24万\n骨折愈合，主持，2019-2021")]
    assert names == ["软骨再生", "骨折愈合"]


def test_who_pays_and_how_much_is_told_of_a_project():
    text = "叶轮修复技术研究\t主持\t2018.07–2020.12\n{}，40万元\n齿面疲劳评价\t参与\t2017.01–2021.12\n{}，90万元"
    found = read(text.format("省重点研发计划", "国家重点研发计划子课题"))
    assert [record.name.text for record in found] == ["叶轮修复技术研究", "齿面疲劳评价"]
    assert [record.description.text for record in found] == [
        "省重点研发计划，40万元",
        "国家重点研发计划子课题，90万元",
    ]
