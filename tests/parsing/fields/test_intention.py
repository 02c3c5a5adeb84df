"""What the person seeks, in the ways people write it."""

import pytest

from candidates.parsing.fields.intention import read_intention
from tests.parsing.making import make_section


def sought(text, kind="intention"):
    basics = read_intention((make_section(kind, text),))
    fields = ("label", "expected_city", "expected_salary", "availability")
    return {name: value.text for name in fields if (value := getattr(basics, name))}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "期望从事职业： 区域销售经理\n期望工作地区： 济南、青岛\n期望月薪：15001-20000元/月",
            {"label": "区域销售经理", "expected_city": "济南、青岛", "expected_salary": "15001-20000元/月"},
        ),
        (
            "算法工程师 | 北京 | 15k-20k | 随时到岗 | 全职",
            {"label": "算法工程师", "expected_city": "北京", "expected_salary": "15k-20k", "availability": "随时到岗"},
        ),
        (
            "薪资 35-45K\n城市 广州 / 深圳\n到岗 一个月",
            {"expected_city": "广州 / 深圳", "expected_salary": "35-45K", "availability": "一个月"},
        ),
        ("城市广州/深圳\n薪资35-45K", {"expected_city": "广州/深圳", "expected_salary": "35-45K"}),
        (
            "想找工作：叉车工 / 仓管，工资6500以上，包吃住，随时到岗",
            {"label": "叉车工 / 仓管", "expected_salary": "6500以上", "availability": "随时到岗"},
        ),
        (
            "期望：数据仓库方向，成都，20k~25k",
            {"label": "数据仓库方向", "expected_city": "成都", "expected_salary": "20k~25k"},
        ),
        (
            "期望：Go开发 / 成都 / 18-25K / 一周内到岗",
            {"label": "Go开发", "expected_city": "成都", "expected_salary": "18-25K", "availability": "一周内"},
        ),
        ("期望：叉车工 / 仓管 / 成都", {"label": "叉车工 / 仓管", "expected_city": "成都"}),
        ("工程师\n西安 · 成都", {"label": "工程师", "expected_city": "西安 · 成都"}),
        ("期望城市：不限\n期望地点：株洲", {"expected_city": "株洲"}),
        ("意向城市：厦门、泉州\t|\t随时到岗", {"expected_city": "厦门、泉州"}),
        ("会展策划 长沙 8-12K", {"label": "会展策划", "expected_city": "长沙", "expected_salary": "8-12K"}),
        ("会展策划 / 长沙 / 8-12K", {"label": "会展策划", "expected_city": "长沙", "expected_salary": "8-12K"}),
        ("求职意向：钳工 株洲 面议", {"label": "钳工", "expected_city": "株洲", "expected_salary": "面议"}),
        ("会展策划 | 长沙 | 1.1万-1.6万/月", {"expected_salary": "1.1万-1.6万/月"}),
        ("应聘岗位：嵌入式工程师_佟远_3年.docx", {"label": "嵌入式工程师"}),
        ("应聘岗位：佟远_嵌入式工程师.pdf", {"label": "嵌入式工程师"}),
        ("期望\n18-22K", {"expected_salary": "18-22K"}),
        ("期望\n株洲、长沙", {"expected_city": "株洲、长沙"}),
        ("推荐岗位：审计经理\n到岗周期：两个月", {"label": "审计经理", "availability": "两个月"}),
        ("身份证号：（入职时提供）", {"availability": None}),
        ("岗位：测试工程师\n坐标：成都", {"label": "测试工程师", "expected_city": "成都"}),
        ("目前状况：目前离职，可立即上岗", {"availability": "可立即上岗"}),
        ("最快 1 个月到岗", {"availability": "1 个月"}),
        ("Position Applied 應徵職位\tAuditor 審計員", {"label": "Auditor 審計員"}),
        (
            "求职意向：测试工程师（杭州 / 上海 / 远程）",
            {"label": "测试工程师", "expected_city": "杭州 / 上海 / 远程"},
        ),
        ("法务助理（长沙 / 岳阳）", {"label": "法务助理", "expected_city": "长沙 / 岳阳"}),
        ("前端开发工程师(杭州、远程)\n18-25K", {"label": "前端开发工程师", "expected_city": "杭州、远程"}),
        ("目前状况：目前在职，如有合适机会，到岗时间一个月左右", {"availability": "一个月左右"}),
    ],
)
def test_section_about_the_search(written, expected):
    found = sought(written)
    assert {key: found.get(key) for key in expected} == expected


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("李雷\n前端开发工程师 / 男 / 1997 / 西安", "前端开发工程师"),
        ("李雷  机械结构工程师\n13800138000", "机械结构工程师"),
        ("李雷\n新媒体运营 / 短视频编导\n女 · 26岁", "新媒体运营 / 短视频编导"),
        ("李雷\n资深UI/UX设计师", "资深UI/UX设计师"),
        ("李雷\n仓储/物流经理\n13800138000", "仓储/物流经理"),
        ("李雷\nUI / 插画设计师", "UI / 插画设计师"),
        ("李雷\n小学/初中数学教师 ♦ 2025届毕业生", "小学/初中数学教师"),
        ("我想应聘贵校的高中英语教师。我现在住在昆明", "高中英语教师"),
        ("应聘贵公司财务主管一职，恳请考虑", "财务主管"),
        ("李雷/产品经理", "产品经理"),
        ("佟远 | 律师\n13800138000", "律师"),
        ("佟远\n会计 | 本科", None),
        ("佟远\n公司财务主管", "公司财务主管"),
        ("佟远\n总公司财务主管", None),
        ("佟远\n文学编辑 · 日语译者\n南京", "文学编辑 · 日语译者"),
        ("佟远\n目标\n人力资源业务伙伴（HRBP）", "人力资源业务伙伴（HRBP）"),
        ("我是佟远，一名嵌入式工程师", "嵌入式工程师"),
        ("Li Lei\nInternational Sales Manager", "International Sales Manager"),
        ("👋您好 看到您发的前台领班招聘，附上我的简历", "前台领班"),
        ("您好：\n在58上看到贵司招冷链配送司机，把我的情况写一下。", "冷链配送司机"),
        ("看到贵公司的招聘信息，很感兴趣。", None),
        ("想做：仓库管理员、叉车司机\t想拿：6500左右", "仓库管理员、叉车司机"),
        ("想干：炒锅/厨师长\t月薪：1万上下，管吃住", "炒锅/厨师长"),
        ("Target role: Procurement Manager", "Procurement Manager"),
        ("应聘职位：\t项目经理（市政）\t应聘公司：\t某某公司", "项目经理（市政）"),
        ("李雷\n男，8年经验，现为某某公司销售经理", None),
        ("李雷，男，现任云岭纺织厂设备科副科长，高级工程师。", None),
        ("李雷\n北京大学 本科", None),
    ],
)
def test_title_in_the_head(written, label):
    assert sought(written, "header").get("label") == label


@pytest.mark.parametrize(
    ("written", "salary"),
    [
        ("💰 想要5.5k~6.5k 包吃住优先", "5.5k~6.5k"),
        ("想做：叉车司机\t想拿：6500左右", "6500左右"),
        ("想干：炒锅\t月薪：1万上下，管吃住", "1万上下"),
        ("要求：工资9000以上，包住就行", "9000以上"),
        ("薪酬希望在7000到9000之间。", "7000到9000"),
        ("一周内到岗，期望 15K 左右", "15K 左右"),
        ("Salary expected: HK$21,000", "HK$21,000"),
        ("目前年薪30万", None),
        ("希望2024年入职", None),
        ("负责薪酬核算", None),
    ],
)
def test_pay_asked_for_in_a_sentence(written, salary):
    assert sought(f"佟远\n{written}", "header").get("expected_salary") == salary


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("⏰ 月底可以上班", "月底"),
        ("办完离职手续大约一个月可以到岗。", "大约一个月"),
        ("随时可以上班，盼回复。", "随时可以上班"),
        ("半个月能到岗", "半个月"),
        ("Notice period: 2 months", "2 months"),
        ("月底盘点，负责上班打卡", None),
    ],
)
def test_when_somebody_could_start(written, time):
    assert sought(f"佟远\n{written}", "header").get("availability") == time


def test_labels_over_their_values():
    found = sought("佟远\n求职方向\t电话\t期望城市\n风控分析师\t13800138000\t重庆", "header")
    assert (found["label"], found["expected_city"]) == ("风控分析师", "重庆")


def test_what_a_form_asks_under_another_heading():
    sections = (make_section("header", "佟远"), make_section("languages", "英语四级\t可到岗日期\t十天内"))
    assert read_intention(sections).availability.text == "十天内"


def test_availability_in_the_head():
    assert sought("李雷\n女 / 1997 / 西安 / 在职-月内到岗", "header")["availability"] == "月内到岗"


@pytest.mark.parametrize("role", ["position as Accounting Officer in a listed firm.", "role of Senior Buyer"])
def test_the_post_in_an_english_objective(role):
    found = read_intention((make_section("intention", f"To obtain a {role}", title="Objective"),))
    assert found.label.text in ("Accounting Officer", "Senior Buyer")


@pytest.mark.parametrize("titles", ["影视剪辑师 / 调色师", "物流调度 / 车队管理"])
def test_two_posts_alone_on_their_line(titles):
    assert sought(f"李雷\n{titles}\n13800138000", kind="header")["label"] == titles


def test_the_department_that_one_applies_to_is_no_post():
    assert sought("应聘部门：装配车间  应聘岗位：钳工", kind="header")["label"] == "钳工"


def test_the_title_held_beside_the_post_sought():
    row = "专业技术职务\t主管护师\t护龄\t10\t应聘岗位\t手术室护士"
    assert read_intention((make_section("header", row),)).label.text == "手术室护士"


@pytest.mark.parametrize("line", ["物流调度员 / 车队管理", "影视剪辑师 / 调色师"])
def test_two_posts_with_a_slash_in_the_head(line):
    assert read_intention((make_section("header", f"单小禾\n{line}\n男\t45岁"),)).label.text == line


def test_pay_before_taxes():
    found = read_intention((make_section("header", "目前待遇不方便透露，期望税前 20000 左右，两周内可到岗。"),))
    assert (found.expected_salary.text, found.availability.text) == ("税前 20000 左右", "两周内")
