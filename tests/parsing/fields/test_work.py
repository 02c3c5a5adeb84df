"""Jobs in every order and with every separator; people and companies are invented."""

from dataclasses import replace

import pytest

from candidates.parsing.entries import read_entries
from candidates.parsing.fields.work import read_work
from candidates.parsing.records import Section
from tests.parsing.making import make_lines, make_section

NAME, POSITION = "杭州青禾软件有限公司", "后端开发工程师"
HEADS = [
    f"{NAME}\t{POSITION}\t2019.07-2022.03",
    f"2019.07-2022.03\t{NAME}\t{POSITION}",
    f"2019.07 - 2022.03 | {NAME} | {POSITION}",
    f"{NAME} · {POSITION} · 2019年7月—2022年3月",
    f"{NAME}，{POSITION} 2019/07~2022/03",
    f"{POSITION} - {NAME} (2019.07 - 2022.03)",
    f"{NAME} — {POSITION}（2019.07-2022.03）",
    f"{NAME} {POSITION} 2019.07-2022.03",
    f"{NAME}（2019.07-2022.03）\n{POSITION}",
    f"{POSITION}\t2019.07-2022.03\n{NAME}",
    f"{NAME}\n{POSITION}\n2019.07-2022.03",
    f"2019.07-2022.03\n{NAME}\n{POSITION}",
    f"2019.07-2022.03\n{POSITION}\n{NAME}",
    f"公司：{NAME}\n职位：{POSITION}\n时间：2019.07-2022.03",
    f"公司名称：{NAME}  职位名称：{POSITION}  在职时间：2019.07-2022.03",
    f"工作单位\t{NAME}\t职务\t{POSITION}\t起止时间\t2019.07-2022.03",
]


def read(text):
    section = make_section("work", text)
    return read_work(read_entries(section), section.lines)


def texts(record):
    return {name: value.text for name in record.__dataclass_fields__ if (value := getattr(record, name)) is not None}


@pytest.mark.parametrize("head", HEADS)
def test_a_head_in_every_order(head):
    body = "• 负责订单系统的设计与开发，支撑日均三百万单\n• 推动服务拆分，发布时间缩短一半"
    (record,) = read(f"{head}\n{body}")
    assert texts(record) == {
        "name": NAME,
        "position": POSITION,
        "start_date": "2019-07",
        "end_date": "2022-03",
        "description": "负责订单系统的设计与开发，支撑日均三百万单\n推动服务拆分，发布时间缩短一半",
    }


@pytest.mark.parametrize("head", HEADS)
def test_two_jobs_in_one_pattern(head):
    second = (
        head.replace(NAME, "宁波海棠科技有限公司")
        .replace(POSITION, "测试主管")
        .replace("2022", "2018")
        .replace("2019", "2016")
    )
    body = "• 负责订单系统的设计与开发，支撑日均三百万单"
    records = read(f"{head}\n{body}\n{second}\n{body}")
    assert [record.name.text for record in records] == [NAME, "宁波海棠科技有限公司"]
    assert [record.position.text for record in records] == [POSITION, "测试主管"]
    assert [record.start_date.text for record in records] == ["2019-07", "2016-07"]


def test_department_place_and_present():
    (record,) = read("苏州云杉医疗器械股份有限公司 | 质量管理部 | 质量工程师 | 苏州\t2020.05-至今\n• 负责体系审核")
    assert texts(record) == {
        "name": "苏州云杉医疗器械股份有限公司",
        "department": "质量管理部",
        "position": "质量工程师",
        "location": "苏州",
        "start_date": "2020-05",
        "end_date": "present",
        "description": "负责体系审核",
    }


def test_a_grid_of_facts_is_no_description():
    text = (
        "2018/04 -- 2021/06\t泉州海石鞋业有限公司\n行业：服装/纺织 | 规模：500-999人 | 企业性质：民营\n"
        "职位：采购经理  汇报对象：总经理  下属人数：6\n工作描述：负责面料采购与供应商管理"
    )
    (record,) = read(text)
    assert record.position.text == "采购经理"
    assert record.description.text == "负责面料采购与供应商管理"


def test_two_posts_at_one_employer():
    text = (
        "厦门鹭岛贸易有限公司\t2015.03-2021.08\n销售经理\t2018.01-2021.08\n• 带领八人团队开拓东南亚市场\n"
        "外贸业务员\t2015.03-2017.12\n• 负责展会与询盘"
    )
    records = read(text)
    assert [(record.name.text, record.position.text) for record in records] == [
        ("厦门鹭岛贸易有限公司", "销售经理"),
        ("厦门鹭岛贸易有限公司", "外贸业务员"),
    ]


def test_posts_in_a_grid_under_their_employer():
    text = (
        "宁波海曙电子股份有限公司\t2013.05-至今（11年）\n公司性质\t国内上市公司\n"
        "销售总监\t2019.01-至今\n所在地区\t宁波\n所在部门\t华东销售中心\n下属人数\t46\n"
        "工作职责：\n1. 制定年度销售策略\n"
        "大客户经理\t2013.05-2018.12\n所在地区\t宁波\n工作职责：\n1. 负责家电行业客户"
    )
    first, second = read(text)
    assert (first.name.text, first.department.text, first.location.text) == (
        "宁波海曙电子股份有限公司",
        "华东销售中心",
        "宁波",
    )
    assert (second.name.text, second.position.text, second.start_date.text) == (
        "宁波海曙电子股份有限公司",
        "大客户经理",
        "2013-05",
    )


def test_a_rough_duration_behind_the_employer_is_no_name():
    (record,) = read("2019/08 -- 至今：烟台市第九十九小学 （3年以上）\n教务处\t语文教师\n承担三年级语文教学")
    assert record.name.text == "烟台市第九十九小学"


def test_a_range_broken_by_a_narrow_cell():
    text = (
        "2021/1-至今\t工艺工程师|工程部\n佛山粤塑精密制造有限公司\n工作描述：\t1. 调试注塑工艺\n"
        "2016/7-\t注塑技术员|生产部\n2020/12\n佛山顺汇家电配件厂\n工作描述：\t调机与换模"
    )
    second = read(text)[1]
    assert (second.position.text, second.start_date.text, second.end_date.text) == ("注塑技术员", "2016-07", "2020-12")


def test_an_employer_with_its_department_in_one_word():
    (record,) = read("蓝鲸科技推荐算法组\t算法实习生\t2022.06-2022.09\n• 参与召回模型优化")
    assert (record.name.text, record.department.text) == ("蓝鲸科技", "推荐算法组")


def test_brackets_inside_a_name_stay_and_places_behind_it_go():
    first, second = read(
        "星野（上海）信息技术有限公司\t产品经理\t2020.01-2022.01\n• 负责会员产品\n"
        "海石集团有限公司（深圳）\t产品助理\t2018.01-2019.12\n• 负责需求文档"
    )
    assert first.name.text == "星野（上海）信息技术有限公司"
    assert (second.name.text, second.location.text) == ("海石集团有限公司", "深圳")


def test_a_table_with_a_header_row():
    (first, second) = read(
        "起止时间\t工作单位\t职务\n2019.01-2022.05\t南通江海纺织厂\t车间主任\n2015.06-2018.12\t海门第二毛巾厂\t质检员"
    )
    assert (first.name.text, first.position.text, first.start_date.text) == ("南通江海纺织厂", "车间主任", "2019-01")
    assert (second.name.text, second.position.text) == ("海门第二毛巾厂", "质检员")


def test_an_english_job():
    (record,) = read("Marketing Manager, Riverstone Trading Ltd., Shanghai\tMar 2018 – Present\n• Led a team of five")
    assert record.name.text == "Riverstone Trading Ltd."
    assert record.position.text == "Marketing Manager"
    assert record.location.text == "Shanghai"
    assert (record.start_date.text, record.end_date.text) == ("2018-03", "present")


def test_wrapped_lines_are_joined():
    section = make_section("work", f"{NAME}\t{POSITION}\t2019.07-2022.03")
    edge = make_lines(
        "• 负责订单系统的设计与开发，支撑日均三百万单的稳定运行，并推动核心链路完成单元\n化改造", first=2
    )
    lines = (*section.lines, *edge)
    (record,) = read_work(read_entries(replace(section, lines=lines)), lines)
    assert record.description.text.endswith("完成单元化改造")


def test_values_say_where_they_stand():
    section = make_section("work", f"{NAME}\t{POSITION}\t2019.07-2022.03")
    (record,) = read_work(read_entries(section), section.lines)
    for value in (record.name, record.position):
        (place,) = value.evidence
        assert section.lines[0].text[place.start : place.end] == value.text


@pytest.mark.parametrize(
    ("head", "name", "position", "department"),
    [
        ("2019.07-2022.03\t青岛海石机械有限公司\t会计（财务科）", "青岛海石机械有限公司", "会计", "财务科"),
        ("2019.07-2022.03\t青岛海石机械有限公司（采购部）\t主管", "青岛海石机械有限公司", "主管", "采购部"),
        ("2019.07-2022.03\t海石机械厂（原海石农机厂）\t主任", "海石机械厂（原海石农机厂）", "主任", None),
        ("2019.07-2022.03\t青岛海石机械有限公司(150-500人)\t主管", "青岛海石机械有限公司", "主管", None),
        ("【青岛海石机械有限公司】采购员（2019.07-2022.03）", "青岛海石机械有限公司", "采购员", None),
    ],
)
def test_what_a_bracket_says(head, name, position, department):
    (job,) = read(f"{head}\n负责采购与对账")
    found = texts(job)
    assert (found["name"], found["position"], found.get("department")) == (name, position, department)


@pytest.mark.parametrize(
    ("written", "place"), [("湖南, 株洲", "湖南, 株洲"), ("浙江宁波", "浙江宁波"), ("Leeds, UK", "Leeds, UK")]
)
def test_a_place_inside_another(written, place):
    (job,) = read(f"海石机械有限公司\t{written}\n采购主管\t2019.07-2022.03\n• 负责采购")
    assert texts(job)["location"] == place


def test_traditional_characters():
    (job,) = read("2019/07 - 迄今\t海石餐飲股份有限公司\t店經理\n管理門市營運")
    assert texts(job)["position"] == "店經理" and texts(job)["end_date"] == "present"


def test_a_post_with_its_department_in_a_bracket_and_no_employer():
    first, second = read(
        "2015.01-2019.06\t青岛海石机械有限公司\t采购员\n负责面料采购\n2019.07-2022.03\t主任（技术科）\n管理技术档案"
    )
    assert texts(first)["name"] == "青岛海石机械有限公司"
    assert (texts(second)["position"], texts(second)["department"]) == ("主任", "技术科")


@pytest.mark.parametrize(
    ("head", "name", "department", "position"),
    [
        ("2006.04—2011.09\t云岭发电有限责任公司检修部电气专工", "云岭发电有限责任公司", "检修部", "电气专工"),
        ("2011.09—2017.12\t海石机械厂设备科副科长", "海石机械厂", "设备科", "副科长"),
        ("2002.07-2006.04 青禾纺织有限公司维修班技术员", "青禾纺织有限公司", "维修班", "技术员"),
        ("2002.07-2006.04\t青禾纺织有限公司\t生产部经理", "青禾纺织有限公司", None, "生产部经理"),
    ],
)
def test_a_department_glued_between_employer_and_post(head, name, department, position):
    """Where the employer stands apart, the writer made one title of department and post."""
    found = texts(*read(f"{head}\n负责设备的维护"))
    assert (found["name"], found.get("department"), found["position"]) == (name, department, position)


@pytest.mark.parametrize("mark", ["（其间：", "(期间:", "（其間："])
def test_studies_beside_a_post_are_no_job(mark):
    closing = "）" if mark[0] == "（" else ")"
    (job,) = read(
        f"2006.04-2011.09\t海石机械厂设备科科长{mark}2007.09-2010.06烟台大学会计学专业在职学习，获硕士学位{closing}"
    )
    assert (texts(job)["position"], texts(job)["end_date"]) == ("科长", "2011-09")


@pytest.mark.parametrize(
    "dates",
    [
        "2013.04─\t",
        "2013.04〜\t",
        "2013.04— \t",
        "2013/04–\t",
        "2013年4月-\t",
        "2013.04 to date\t",
        "2013.04至今\t",
        "Apr 2013 to date\t",
    ],
)
def test_a_range_without_an_end_goes_on(dates):
    first, second = read(
        f"{dates}青岛海石机械有限公司\t采购主管\n负责采购\n2009.01-2013.03\t烟台云杉商贸有限公司\t采购员\n负责对账"
    )
    assert (texts(first)["start_date"], texts(first)["end_date"]) == ("2013-04", "present")
    assert texts(second)["end_date"] == "2013-03"


def test_a_cell_with_employer_and_department():
    (job,) = read("起止时间\t单位及科室\t职务\n2008.07-2013.03\t青岛云杉医院 心内科\t主治医师")
    assert (texts(job)["name"], texts(job)["department"]) == ("青岛云杉医院", "心内科")


def test_a_grid_with_the_department():
    (job,) = read(
        "青岛海石机械有限公司\t2016.02 - 至今\n采购主管\n汇报对象：\t总经理\t所在部门：\t采购部\n"
        "薪资情况：\t保密\n工作职责：\t负责线材的询价与订货"
    )
    assert (texts(job)["department"], texts(job)["description"]) == ("采购部", "负责线材的询价与订货")


@pytest.mark.parametrize(
    ("title", "employer", "place"),
    [
        ("Structural Engineer", "Fenwick & Moss LLP", "Leeds"),
        ("Senior Planning Manager", "Saltmarsh Bridge Works Ltd", "Sheffield, UK"),
        ("Logistics Manager", "Tanjong Container Services Pte. Ltd.", "Jakarta, Indonesia"),
        ("Site Engineer", "Jiangcheng Bridge Engineering and Heavy Machinery Manufacturing Co., Ltd.", "Wuhan, China"),
    ],
)
def test_dates_above_title_employer_and_place_abroad(title, employer, place):
    first, second = read(
        f"October 2019 to date\n{title}\n{employer}, {place}\n• Led a team of five\n"
        f"July 2014 to September 2019\nEngineer\nMorrow Consulting Ltd, Dublin\n• Wrote reports"
    )
    assert texts(first) == {
        "name": employer,
        "position": title,
        "location": place,
        "start_date": "2019-10",
        "end_date": "present",
        "description": "Led a team of five",
    }
    assert texts(second)["location"] == "Dublin"


@pytest.mark.parametrize("name", ["青石医学院第三附属医院", "海石（大连）石油化工研究院有限公司"])
def test_a_name_that_holds_another_name(name):
    assert texts(*read(f"2015.06-2016.04\t{name} 实习护士\n轮转"))["name"] == name


@pytest.mark.parametrize(
    ("head", "name", "department"),
    [
        ("2009.07-2012.04，青石水利科学研究院，结构材料研究所，工程师", "青石水利科学研究院", "结构材料研究所"),
        ("2009.07-2012.04\t武警云岭总队一支队\t特勤中队\t班长", "武警云岭总队一支队", "特勤中队"),
        ("2009.07-2012.04\t中国科学院云岭药物研究所\t工程师", "中国科学院云岭药物研究所", None),
    ],
)
def test_a_body_inside_a_larger_one(head, name, department):
    found = texts(*read(f"{head}\n负责试验"))
    assert (found["name"], found.get("department")) == (name, department)


def test_cells_with_department_and_post_and_more_of_the_work_below():
    first, second = read(
        "时间\t公司\t职务\t工作内容\n2020/11 ~ 2023/09\t青岛海石机械有限公司\t人事部 · 薪酬主管\t核算工资\n"
        "设计奖金方案\n2017/04 ~ 2020/10\t烟台云杉商贸有限公司\t招聘专员\t负责招聘"
    )
    assert (texts(first)["department"], texts(first)["position"]) == ("人事部", "薪酬主管")
    assert (texts(first)["description"], texts(second)["description"]) == ("核算工资\n设计奖金方案", "负责招聘")


def test_a_row_with_department_place_and_a_field_of_the_grid():
    (job,) = read(
        "機構工程師\t海石光電股份有限公司\n108.4–迄今\t│\t研發部\t│\t新竹縣湖口鄉\t│\t管理責任：4人\n1. 負責機構開發"
    )
    assert (texts(job)["department"], texts(job)["location"]) == ("研發部", "新竹縣湖口鄉")


@pytest.mark.parametrize(
    ("head", "name", "department", "position"),
    [
        ("2018年3月—2020年5月 中国建设银行烟台分行营业部 综合柜员", "中国建设银行烟台分行", "营业部", "综合柜员"),
        ("2010-2014 青岛海石集团有限公司烟台分公司 会计", "青岛海石集团有限公司烟台分公司", None, "会计"),
        ("2020.6至今 在青禾科技（深圳）有限公司任Java开发工程师", "青禾科技（深圳）有限公司", None, "Java开发工程师"),
        ("2020.6-2021.7，于烟台云杉医院担任护士", "烟台云杉医院", None, "护士"),
        (
            "公司名称：青禾纺织有限公司\n职务：车间主任\n时间：2010.3-2014.5\n工作性质：全职",
            "青禾纺织有限公司",
            None,
            "车间主任",
        ),
    ],
)
def test_branches_and_words_round_an_employer(head, name, department, position):
    found = texts(*read(f"{head}\n工作内容：负责日常工作"))
    assert (found["name"], found.get("department"), found["position"]) == (name, department, position)
    assert found["description"] == "负责日常工作"


def test_a_word_that_says_little_of_itself_is_less_sure():
    sure, doubtful = read(
        "2019.07-2022.03\t青岛海石机械有限公司\t采购工程师\n负责采购\n2016.07-2019.03\t云杉百年\t采购\n负责对账"
    )
    assert sure.position.confidence >= 0.9 > doubtful.position.confidence


@pytest.mark.parametrize(
    "told", ["2013.02-2013.09 参与码头改造项目", "2013年3月-2013年8月 负责吊机采购", "2013.02-2013.09 协助验收"]
)
def test_dated_work_inside_a_job_is_its_text(told):
    first, second = read(
        f"2012.07-2014.12 海州松木家具有限公司 采购员\n{told}\n2010.07-2012.06 白帆船舶有限公司 木工\n打磨"
    )
    assert first.description.text == told
    assert second.name.text == "白帆船舶有限公司"


@pytest.mark.parametrize("told", ["负责原料检验", "参与体系审核", "带领六人检验"])
def test_text_between_two_posts_of_one_employer(told):
    text = f"海州松木家具有限公司\n质检主管\t2012.07-2014.12\n{told}\n质检员\t2010.07-2012.06\n抽样"
    first, second = read(text)
    assert first.description.text == told
    assert (second.name.text, second.position.text) == ("海州松木家具有限公司", "质检员")


@pytest.mark.parametrize(
    "written,name",
    [
        ("松涛小馆（500强）", "松涛小馆"),
        ("松涛小馆（上市公司，股票代码 300999）", "松涛小馆"),
        ("海州灯具城（主营灯具，员工 80 人）", "海州灯具城"),
        ("松涛小馆（海鲜）", "松涛小馆（海鲜）"),
    ],
)
def test_an_employer_of_unknown_words_with_a_bracket(written, name):
    first, second = read(f"2012.07-2014.12 白帆船舶有限公司 木工\n打磨\n2010.07-2012.06 {written} 会计\n做账")
    assert (second.name.text, second.position.text) == (name, "会计")
    assert first.name.text == "白帆船舶有限公司"


@pytest.mark.parametrize("told", ["接待海外团队", "排课", "培养新人团队"])
def test_what_is_done_with_teams_is_no_department(told):
    first, _ = read(
        f"2012.07-2014.12 海州蓝湾培训中心 教务干事\n{told}\n2010.07-2012.06 海州第二中学 教务主管\n带领招生小组"
    )
    assert first.department is None
    assert first.description.text == told


@pytest.mark.parametrize("told", ["接待海外团队", "培养新人团队"])
def test_a_short_line_under_a_head_of_three_lines_is_text(told):
    (record,) = read(f"海州松涛旅行社有限公司\n英语导游\n2012.07-2014.12\n{told}")
    assert (record.position.text, record.description.text) == ("英语导游", told)


@pytest.mark.parametrize(
    "times,more",
    [("工作时间\t2012.07-2014.12\t离职原因", "工作内容\t打磨"), ("起止时间\t2012.07-2014.12\t规模", "工作内容\t打磨")],
)
def test_a_row_with_dates_is_no_header_of_a_table(times, more):
    first, second = read(
        f"公司名称\t海州松木家具有限公司\t职位\t木工\n{times}\n{more}\n"
        f"公司名称\t白帆船舶有限公司\t职位\t领班\n{times.replace('2012.07-2014.12', '2015.01-2016.06')}\n{more}"
    )
    assert (first.name.text, first.position.text, first.description.text) == ("海州松木家具有限公司", "木工", "打磨")
    assert (second.name.text, second.start_date.text) == ("白帆船舶有限公司", "2015-01")


@pytest.mark.parametrize(
    "rows",
    [
        *("{0} {1}\n{2}\n{3}\n• {4}", "{0}，{1}\n{2}\n{3}\n{4}，每月一次，按时完成。"),
        "{0}（{1}）\n{2}（{3}）\n• {4}",
    ],
)
def test_posts_with_times_of_their_own_under_an_employer_with_the_whole_time(rows):
    first = rows.format("云溪仪表有限公司", "2009.03-至今", "计量主管", "2015.07-至今", "检定量具")
    second = rows.partition("\n")[2].format("", "", "计量员", "2009.03-2015.06", "校准流量计")
    third = "石湾仪表有限公司\n钳工\n2005.07-2009.02\n• 打磨阀体" if "\n{3}" in rows else ""
    jobs = read(f"{first}\n{second}\n{third}")
    told = [(job.name.text, job.position.text, job.start_date.text) for job in jobs]
    assert told[:2] == [("云溪仪表有限公司", "计量主管", "2015-07"), ("云溪仪表有限公司", "计量员", "2009-03")]
    assert told[2:] == [("石湾仪表有限公司", "钳工", "2005-07")] * bool(third)


def test_dates_in_a_column_of_their_own_left_of_everything():
    rows = [
        ("海石公司", 92.0),
        ("2018.07—2021.02", 0.0),
        ("会计", 92.0),
        ("负责总账与报税。", 92.0),
        ("云杉公司", 92.0),
        ("2015.07—2018.06", 0.0),
        ("出纳", 92.0),
    ]
    lines = [
        replace(line, indent=indent)
        for line, (_, indent) in zip(make_lines("\n".join(text for text, _ in rows)), rows, strict=True)
    ]
    later, earlier = read_work(read_entries(Section("work", None, tuple(lines))), lines)
    assert (later.name.text, later.description.text) == ("海石公司", "负责总账与报税。")
    assert (earlier.name.text, earlier.position.text) == ("云杉公司", "出纳")


@pytest.mark.parametrize(
    ("posts", "said"),
    [
        (
            "2020/4-至今\t质量总监 | 品质中心\n1、管理检验员12人；\n2016/3-2020/3\t质量主管 | 品质中心\n1、处理客诉；",
            [("质量总监", "品质中心"), ("质量主管", "品质中心")],
        ),
        (
            "2019/1-2022/5\t区域经理 | 华南大区\n1、管理渠道；\n2016/3-2018/12\t销售代表 | 华南大区\n1、拜访客户；",
            [("区域经理", "华南大区"), ("销售代表", "华南大区")],
        ),
        (
            "2018/9-至今\t采购经理\n1、供应商开发；\n2016/3-2018/8\t采购员\n1、下单跟单；",
            [("采购经理", None), ("采购员", None)],
        ),
    ],
)
def test_posts_within_the_time_of_the_employer_above(posts, said):
    found = read(f"2016/3-至今\t温州明泽阀门有限公司\n机械制造 | 500-1000人 | 民营公司\n{posts}")
    assert [(each.position.text, each.department and each.department.text) for each in found] == said
    assert {each.name.text for each in found} == {"温州明泽阀门有限公司"}


def test_an_employer_of_another_time_is_no_frame():
    first, second = read("2019.03-2021.05\t宁波海棠科技有限公司\n2016.03-2018.08\t青禾中心\t采购员")
    assert [first.name.text, second.name.text] == ["宁波海棠科技有限公司", "青禾中心"]


@pytest.mark.parametrize(
    ("said", "read_as"),
    [
        ("永嘉县沙头街道党工委委员、办事处副主任", ("永嘉县沙头街道", None, "党工委委员、办事处副主任")),
        ("永嘉县农业农村局党组成员、副局长", ("永嘉县农业农村局", None, "党组成员、副局长")),
        ("永嘉县岩头镇农业综合服务中心科员", ("永嘉县岩头镇农业综合服务中心", None, "科员")),
        ("永嘉县林业局造林科科长", ("永嘉县林业局", "造林科", "科长")),
        ("永嘉县岩头乡党委委员、副乡长", ("永嘉县岩头乡", None, "党委委员、副乡长")),
        ("永嘉县委常委、宣传部部长", ("永嘉县委", None, "常委、宣传部部长")),
        ("温州市委组织部副部长", ("温州市委组织部", None, "副部长")),
        ("共青团永嘉县委书记", ("共青团永嘉县委", None, "书记")),
        ("永嘉县人民政府办公室副主任", ("永嘉县人民政府", "办公室", "副主任")),
        ("岩头街道办事处民政办主任", ("岩头街道办事处", None, "民政办主任")),
        ("任永嘉县楠溪灌区管理所副所长", ("永嘉县楠溪灌区管理所", None, "副所长")),
        ("任永嘉县水利设计研究院规划室技术员、助理工程师", ("永嘉县水利设计研究院", "规划室", "技术员、助理工程师")),
        ("任沙头乡农机站站长", ("沙头乡农机站", None, "站长")),
        ("永嘉县水利勘测设计院技术员", ("永嘉县水利勘测设计院", None, "技术员")),
        ("永嘉县人民医院主治医师", ("永嘉县人民医院", None, "主治医师")),
    ],
)
def test_a_post_glued_to_its_office(said, read_as):
    (record,) = read(f"2014.01--2019.02\t{said}")
    found = texts(record)
    assert (found.get("name"), found.get("department"), found.get("position")) == read_as


@pytest.mark.parametrize("idle", ["待业", "在家待业", "（待业）"])
def test_time_without_work_is_no_job(idle):
    (record,) = read(f"2014.01-2019.02\t永嘉县林业局\t科员\n2013.07-2013.12\t{idle}")
    assert record.name.text == "永嘉县林业局"


@pytest.mark.parametrize(
    "employer",
    ["Zhejiang Provincial Center for Disease Control and Prevention", "National Bureau of Statistics"],
)
@pytest.mark.parametrize("mark", ["◦ ", "▪ ", "○ ", ""])
def test_an_english_public_body_and_a_place_behind_a_bullet(employer, mark):
    (record,) = read(f"Research Associate\n{employer}\n{mark}Jun 2016 – Aug 2018\t{mark}Hangzhou")
    assert (record.name.text, record.position.text) == (employer, "Research Associate")
    assert record.location.text == "Hangzhou"


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (f"{NAME} | 计算机软件 | 50-150人 | 民营公司 [1年8个月]", NAME),
        ("青禾小馆 | 餐饮 | 少于50人", "青禾小馆"),
        ("民营公司 | 50-150人", ""),
        ("计算机软件 | 少于50人", ""),
    ],
)
def test_the_employer_in_the_first_cell_of_a_grid_without_labels(row, name):
    (record,) = read(f"2022/6 - 至今\n{POSITION}\n{row}\n研发部\n工作描述：\n负责订单系统；")
    assert (record.name.text if record.name else "", record.position.text) == (name, POSITION)


@pytest.mark.parametrize("lasted", ["4年8個月", "4 年 8 个月", "11个月", "2 yrs 3 mos"])
def test_how_long_a_job_lasted_and_what_a_site_says_of_the_employer(lasted):
    text = f"採購專員\t2019/1~仍在職\t{lasted}\n海石精密工業股份有限公司\t機械製造業|100~500人|台中市"
    (record,) = read(text)
    assert (record.name.text, record.position.text) == ("海石精密工業股份有限公司", "採購專員")
    assert record.location.text == "台中市"


@pytest.mark.parametrize(
    ("written", "name", "place"),
    [
        ("海石塑胶厂（东莞横沥）", "海石塑胶厂", "东莞横沥"),
        ("海石塑胶厂（东莞工厂）", "海石塑胶厂（东莞工厂）", None),
    ],
)
def test_a_town_behind_an_employer(written, name, place):
    (record,) = read(f"2016.03-2019.04\t{written}\t领班")
    assert record.name.text == name
    assert (record.location.text if record.location else None) == place


def test_post_and_department_before_trade_and_size():
    (record,) = read(f"{NAME}\t2019.07-2022.03\n{POSITION} | 平台部 | 酒店/旅游 | 150-500人 | 合资\n负责订单系统；")
    assert (record.position.text, record.department.text, record.description.text) == (
        POSITION,
        "平台部",
        "负责订单系统；",
    )


def test_a_short_line_below_each_employer_is_the_post():
    first, second = read(
        "海石影业有限公司\t2019.07-2022.03\n掌机\n独立完成四十二期节目的拍摄与灯光\n"
        "青禾影业有限公司\t2016.07-2019.03\n跟焦员\n跟组拍摄，熟悉各种摄影机的保养"
    )
    assert (first.position.text, second.position.text) == ("掌机", "跟焦员")


def test_what_was_built_in_a_job_is_no_job():
    first, second = read(
        f"● 2016/05—至今\t{NAME}\t项目经理\n工程项目：\n（1）某商业综合体（造价7.2亿元） 2020.3-2023.9\t项目经理\n"
        "负责全面管理，工期提前32天。\n（2）某住宅小区一期 2016.6-2019.12\t项目经理\n获优质工程奖。\n"
        "● 2007/07—2016/04\t海石四建集团有限公司\t施工员"
    )
    assert (first.name.text, second.name.text) == (NAME, "海石四建集团有限公司")
    assert "某住宅小区一期 2016.6-2019.12" in first.description.text


def test_a_chain_of_shops_is_one_name():
    (record,) = read("2011.7—2013.4\t保定市青禾超市连锁有限公司\t出纳")
    assert record.name.text == "保定市青禾超市连锁有限公司"


@pytest.mark.parametrize("employer", ["小红书", "知乎"])
def test_a_site_that_is_an_employer_is_no_label(employer):
    (record,) = read(f"{employer} — 高级视觉设计师\n2022.03 – 至今 · 北京 · 社区设计组\n1. 主导发布页改版")
    assert (record.name.text, record.position.text) == (employer, "高级视觉设计师")


@pytest.mark.parametrize(("latin", "place"), [("Harbour Tianjin", ""), ("Tianjin", "Tianjin")])
def test_a_firm_that_bears_the_name_of_its_city_is_no_place(latin, place):
    (record,) = read(f"海石客机（天津）总装有限公司\t{latin}\t2021.08 - 至今\n采购经理\n• 负责采购")
    assert (record.location.text if record.location else "") == place


def test_first_and_last_month_on_lines_of_their_own():
    _, second = read(f"2022.02至今\n{NAME}\n{POSITION}\n2019.07\n2022.01\n海石家居有限公司\nUI设计师")
    assert (second.name.text, second.start_date.text, second.end_date.text) == (
        "海石家居有限公司",
        "2019-07",
        "2022-01",
    )


def test_where_one_was_sent_within_a_job():
    (record,) = read(f"{NAME}\t护师\t2020.07—至今\n• 管理呼吸机\n• 2022年3月至5月支援外省医院。\n• 带教十九人。")
    assert "支援外省医院" in record.description.text


def test_rows_of_signs_are_no_jobs():
    (record,) = read(f"----\n{NAME}\t{POSITION}\t2019.07-2022.03\n----")
    assert record.name.text == NAME


def test_first_and_last_month_in_columns_of_their_own():
    first, second = read(
        f"单位\t自\t至\t岗位\n{NAME}\t2017.05\t至今\t{POSITION}\n海石汽修厂\t2010.07\t2017.04\t维修工"
    )
    assert (first.start_date.text, first.end_date.text) == ("2017-05", "present")
    assert (second.name.text, second.start_date.text, second.end_date.text) == ("海石汽修厂", "2010-07", "2017-04")


def test_a_post_at_an_employer():
    (record,) = read("化验班长@云溪化工有限公司\t2018/04-2024/07\n色谱分析")
    assert (record.position.text, record.name.text) == ("化验班长", "云溪化工有限公司")


def test_an_office_with_departments_is_the_employer():
    (record,) = read("2014.01--2019.02\t永嘉县人民政府办公室综合科副科长")
    found = texts(record)
    assert (found["name"], found["department"], found["position"]) == ("永嘉县人民政府办公室", "综合科", "副科长")


def test_a_western_university_employs_a_visiting_scholar():
    (record,) = read("2012.09–2013.09\tUniversity of Northumbria\tSchool of Metallurgy and Materials\t访问学者")
    found = texts(record)
    assert (found["name"], found["position"]) == ("University of Northumbria", "访问学者")
    assert found["department"] == "School of Metallurgy and Materials"


def test_the_department_in_a_column_of_employers_and_departments():
    rows = "2020-09至今\t临江县中医医院超声科\t主治医师\n2018-07至2020-08\t云溪医院急诊医学科\t医师"
    found = read(f"起止时间\t单位及科室\t职务\n{rows}")
    assert [texts(record)["department"] for record in found] == ["超声科", "急诊医学科"]


@pytest.mark.parametrize("since", ["2017.8 起\t", "2017年8月起 "])
def test_a_job_held_from_a_date_on(since):
    now, before = read(f"{since}海石物流有限公司\t车队长\n2010.3~2017.7\t云溪货运有限公司\t司机")
    assert (now.start_date.text, now.end_date.text, before.end_date.text) == ("2017-08", "present", "2017-07")


def test_projects_below_employers_are_no_posts():
    text = "海石公司（2012年9月 ~ 2014年9月）\n甲乙项目\n{0}\n云溪公司（2010年9月 ~ 2012年9月）\n丙丁项目\n{0}"
    found = read(text.format("我在这里负责了全部的设备选型、安装和调试，也带了两个新人"))
    assert [record.position for record in found] == [None, None]


@pytest.mark.parametrize("firm", ["临江广播影视集团", "临江广播有限公司"])
def test_a_department_in_a_bracket_between_employer_and_post(firm):
    (record,) = read(f"{firm}（新闻中心）实习记者\t2023.07-2023.09\n采写稿件二十七篇")
    found = texts(record)
    assert (found["name"], found["department"], found["position"]) == (firm, "新闻中心", "实习记者")


def test_what_was_done_is_no_department():
    (record,) = read("海石出版社 / 编辑实习生 / 2021.07-2021.08\n校对书稿两部")
    assert (record.department, record.description.text) == (None, "校对书稿两部")


def test_employers_that_a_number_begins_over_labels():
    first, second = read(
        f"①{NAME}\n职务：{POSITION}\n时间：2018.04 至今\n负责订单。\n②海石百货\n职务：导购\n时间：2005.08 至 2011.12"
    )
    assert (first.name.text, second.name.text, second.position.text) == (NAME, "海石百货", "导购")


@pytest.mark.parametrize("since", ["2018年10月起做到现在", "2018年10月做到现在"])
def test_a_first_job_told_until_now(since):
    first, second = read(f"海石大酒店\n{since}\n带十一人班组。\n青禾度假村\n2011年3月到2018年9月\n先在冷房。")
    assert (first.name.text, second.name.text) == ("海石大酒店", "青禾度假村")


def test_a_district_behind_a_firm():
    (record,) = read(
        "Dec 2019 – Present\tSenior HR Officer\nMerry Retail (Hong Kong) Limited, Kwun Tong\n• Run payroll"
    )
    assert (record.name.text, record.location.text) == ("Merry Retail (Hong Kong) Limited", "Kwun Tong")
