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


BOARD = """单晓峰
男 | 31岁 | 7年工作经验 | 本科
求职意向：Java架构师 | 期望城市：成都 | 期望薪资：30-45K | 离职-随时到岗

工作经历
成都云帆智联科技有限公司
高级Java工程师
2020.06-至今
内容:
1.负责支付中台架构设计，TPS由800提升到6000；
2.主导微服务拆分，服务数42个。

四川蓉桥数码有限公司
Java工程师
2017.07-2020.05
内容:
负责电商后台的商品、库存模块开发。

项目经历
统一支付平台
技术负责人
2020.08-2021.12
内容:
接入12个渠道，统一对账。

教育经历
西南石油大学
计算机科学与技术
本科
2013-2017
"""
SLASHES = """李想-5年-产品经理
13500003333 / lixiang_pm@example.com / 上海

工作履历：
2021.3~2023.8 上海木星互动网络科技有限公司（D轮，500人） 商业化产品部-高级产品经理
- 设计竞价策略后台，支持 200+ 广告主
2018.7~2021.2 杭州远山网络技术有限公司/产品经理
- 负责信息流推荐的冷启动

毕业院校：
2014~2018 华东理工大学 | 信息管理与信息系统 | 本科

技能：Axure / SQL / Tableau / Python
"""


def test_a_profile_of_a_job_board():
    resume = parse_resume(BOARD.encode(), "a.txt")
    jobs = [(job.name.text, job.position.text, job.end_date.text) for job in resume.work]
    assert jobs == [
        ("成都云帆智联科技有限公司", "高级Java工程师", "present"),
        ("四川蓉桥数码有限公司", "Java工程师", "2020-05"),
    ]
    (project,) = resume.projects
    assert (project.name.text, project.role.text) == ("统一支付平台", "技术负责人")
    (school,) = resume.education
    assert (school.institution.text, school.study_type.text, school.end_date.text) == ("西南石油大学", "本科", "2017")


def test_slashes_hyphens_and_headings_with_colons():
    resume = parse_resume(SLASHES.encode(), "a.txt")
    first, second = resume.work
    assert (first.name.text, first.department.text, first.position.text) == (
        "上海木星互动网络科技有限公司",
        "商业化产品部",
        "高级产品经理",
    )
    assert (second.name.text, second.position.text) == ("杭州远山网络技术有限公司", "产品经理")
    (school,) = resume.education
    assert (school.institution.text, school.area.text) == ("华东理工大学", "信息管理与信息系统")
    assert [skill.name.text for skill in resume.skills] == ["Axure", "SQL", "Tableau", "Python"]


def test_a_table_whose_first_column_holds_the_headings():
    rows = (
        "<tr><td rowspan=3>工作经历</td><td>起止时间</td><td>工作单位</td><td>职务</td><td>离职原因</td></tr>"
        "<tr><td>2015.3-2023.6</td><td>宁夏长河乳业有限公司</td><td>班组长</td><td>个人发展</td></tr>"
        "<tr><td>2009.8-2015.2</td><td>银川塞上生物科技公司</td><td>操作工</td><td>家庭原因</td></tr>"
        "<tr><td>自我评价</td><td colspan=4>吃苦耐劳，能带班组。</td></tr>"
    )
    page = (
        f"<html><body><table><tr><td>姓名</td><td>仝桂兰</td><td>性别</td><td>女</td></tr>{rows}</table></body></html>"
    )
    resume = parse_resume(page.encode(), "a.html")
    jobs = [(job.name.text, job.position.text) for job in resume.work]
    assert jobs == [("宁夏长河乳业有限公司", "班组长"), ("银川塞上生物科技公司", "操作工")]
    assert resume.basics.summary.text == "吃苦耐劳，能带班组。"


JOBS_AMONG_ACTIVITIES = [
    ("社会实践", "2021.07-2021.08 海州松木家具有限公司 质检实习生", "海州松木家具有限公司"),
    ("实践经验", "海州市农业技术推广中心  实习生  2021.07-2021.08", "海州市农业技术推广中心"),
    ("实践经历", "2021.07-2021.08 海州白帆电器厂 检验员", "海州白帆电器厂"),
    ("学术任职", "2021.07-2021.08\t临江师范大学\t讲师", "临江师范大学"),
]
NO_JOBS = [
    "2021.07-2021.08 海州松木家具有限公司 志愿者",
    "2021.07-2021.08 院学生会生活部 副部长",
    "2021.07-2021.08\t临江师范大学\t客座教授",
    "暑期三下乡支教",
]


@pytest.mark.parametrize("title,job,employer", JOBS_AMONG_ACTIVITIES)
def test_a_job_among_activities_is_work(title, job, employer):
    text = f"赵小满\n13800000000\n{title}\n{job}\n抽检与记录\n2020.09-2021.06 校园广播站 站长\n排节目"
    read = parse_resume(text.encode(), "x.txt")
    assert [each.name.text for each in read.work] == [employer]
    assert read.work[0].description.text == "抽检与记录"
    assert [each.name.text for each in read.activities] == ["校园广播站"]


@pytest.mark.parametrize("told", NO_JOBS)
def test_campus_life_and_volunteering_are_no_work(told):
    read = parse_resume(f"赵小满\n13800000000\n社会实践\n{told}".encode(), "x.txt")
    assert not read.work


POSTS = "2021.10-至今\t博士后\t临江大学\n相变材料的疲劳\n2019.03-2020.02\t访问学者\t云溪材料研究所\n界面偏聚"
PARTS = "2021.10-至今\t低温钢焊接接头的研究\t负责人\n断口分析\n2019.03-2020.02\t海上风机基础冲刷\t成员"


@pytest.mark.parametrize(("text", "jobs", "projects"), [(POSTS, 2, 0), (PARTS, 0, 2)])
def test_posts_under_a_heading_for_research_are_jobs(text, jobs, projects):
    read = parse_resume(f"赵小满\n教育背景\n2012-2016\t烟台大学\n研究经历\n{text}".encode(), "a.txt")
    assert (len(read.work), len(read.projects)) == (jobs, projects)


LETTER = """姓名：赵小满    电话：13800138000

我做过的工作（倒着写）：

一、2019年5月到2022年12月，海石塑胶模具有限公司，主管。
    管六十台机，人员九十人，三班倒。
二、2016年至2019年4月，云溪塑胶厂，领班。

{schooling}

会的东西：科学注塑、模流分析
"""


@pytest.mark.parametrize(
    "schooling",
    ["学历：大专，2014年—2016年7月，临江职业技术学院", "毕业院校：临江职业技术学院\t2014年—2016年7月\t大专"],
)
def test_rows_below_the_jobs_of_a_letter(schooling):
    read = parse_resume(LETTER.format(schooling=schooling).encode(), "a.txt")
    assert [record.name.text for record in read.work] == ["海石塑胶模具有限公司", "云溪塑胶厂"]
    assert [record.institution.text for record in read.education] == ["临江职业技术学院"]
    assert [skill.name.text for skill in read.skills] == ["科学注塑", "模流分析"]


@pytest.mark.parametrize("signs", ["■■■■□", "★★★☆☆", "●●●●●"])
def test_what_signs_rate_in_the_head_is_a_skill(signs):
    text = f"赵小满\n138 0000 0000\nPhotoshop {signs}\n文案撰写 {signs}\n教育背景\n2012-2016  烟台大学"
    read = parse_resume(text.encode(), "a.txt")
    assert [skill.name.text for skill in read.skills] == ["Photoshop", "文案撰写"]


HEADLESS = """赵小满
女 | 本科 | 138 0000 0000
2020.07-至今  海石网络科技有限公司  产品运营
负责会员体系，月活提升三成
2018.07-2020.06  云溪电子商务有限公司  运营专员

教育经历
2014.09-2018.06  烟台大学  电子商务  本科
"""


def test_jobs_below_the_personal_data_without_a_heading():
    read = parse_resume(HEADLESS.encode(), "a.txt")
    told = [(record.name.text, record.position.text) for record in read.work]
    assert told == [("海石网络科技有限公司", "产品运营"), ("云溪电子商务有限公司", "运营专员")]
    assert len(read.education) == 1


@pytest.mark.parametrize("post", ["**Java 开发实习生** | 2020/12 – 2021/05", "2020/12 – 2021/05\n\nJava 开发实习生"])
def test_a_title_over_the_dates_of_a_job_among_titles_with_dates(post):
    first = "### 海石科技有限公司 — 后端工程师（2021/07 – 至今）\n- 重构"
    text = f"# 赵小满\n## 工作\n{first}\n### 云溪软件有限公司（实习）\n{post}\n\n- 后台"
    read = parse_resume(text.encode(), "a.md")
    assert [record.name.text for record in read.work] == ["海石科技有限公司", "云溪软件有限公司"]
    assert read.work[1].position.text == "Java 开发实习生"


def resume_of(text):
    return parse_resume(text.encode(), "简历.txt")


def test_jobs_and_schools_by_their_labels_without_headings():
    found = resume_of(
        "韩梅\t记者\n13800138000\n\n单位\t海石晚报社\n部门\t新闻部\n职务\t首席记者\n时间\t2016年11月——2023年12月\n"
        "业绩\t采写稿件一千余篇。\n\n学校\t苏州大学\n专业\t新闻学\n学历\t本科\n时间\t2008年9月——2012年6月\n"
    )
    assert [(job.name.text, job.position.text, job.start_date.text) for job in found.work] == [
        ("海石晚报社", "首席记者", "2016-11")
    ]
    assert [(school.institution.text, school.end_date.text) for school in found.education] == [("苏州大学", "2012-06")]


def test_counted_jobs_without_a_heading():
    found = resume_of(
        "韩梅，13800138000\n工作一：海石医疗科技有限公司|法规部|注册专员|2020.04-至今\n完成注册证九张。\n"
        "工作二：青禾器械有限公司|质量部|质检员|2018.07-2020.03\n进货检验。\n教育：苏州大学|生物医学工程|本科|2014.09-2018.06\n"
    )
    assert [(job.name.text, job.position.text) for job in found.work] == [
        ("海石医疗科技有限公司", "注册专员"),
        ("青禾器械有限公司", "质检员"),
    ]


def test_schools_under_the_word_for_the_time_there():
    found = resume_of(
        "韩梅\n工作经历\n海石集团\t会计\t2018.7-2020.3\n校园经历\n苏州大学\n纺织工程 · 本科\n2014.9 - 2018.7\n"
    )
    assert [school.institution.text for school in found.education] == ["苏州大学"]
    assert found.activities == ()


def test_a_club_of_students_is_no_school():
    found = resume_of(
        "韩梅\n工作经历\n海石集团\t会计\t2018.7-2020.3\n校园经历\n2015.9-2016.7\t"
        "苏州大学化工学院研究生会\t宣传部部长\n"
    )
    assert [each.role.text for each in found.activities] == ["宣传部部长"]
    assert found.education == ()
