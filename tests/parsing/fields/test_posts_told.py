"""Posts behind verbs and posts that are counted under their employer; people and companies are invented."""

import pytest

from candidates.parsing import parse_resume
from candidates.parsing.entries import read_entries
from candidates.parsing.fields.work import read_work
from tests.parsing.making import make_section


def read(text):
    section = make_section("work", text)
    return read_work(read_entries(section), section.lines)


def texts(record, *fields):
    return tuple(value.text if (value := getattr(record, name)) else "" for name in fields)


@pytest.mark.parametrize(
    ("line", "name", "department", "position"),
    [
        ("2014年9月至2018年6月，就职于海石汽车有限公司，任装配工。", "海石汽车有限公司", "", "装配工"),
        ("1998.7—2003.5，在海石机械厂财务科工作，任会计；", "海石机械厂", "财务科", "会计"),
        ("2003.6—2010.4，调至云杉集团公司审计部，任副部长；", "云杉集团公司", "审计部", "副部长"),
        ("2010.5至今，任云杉集团公司总会计师。", "云杉集团公司", "", "总会计师"),
        ("2018年7月至今进入海石机械有限公司，担任工艺员", "海石机械有限公司", "", "工艺员"),
        ("20年4月到现在在昆山海石电子厂做仓管", "昆山海石电子厂", "", "仓管"),
        ("2018.07-2020.02 无锡海石机械有限公司 储备干部", "无锡海石机械有限公司", "", "储备干部"),
        ("2007.07-2010.03\t海石市机械局科员", "海石市机械局", "", "科员"),
        ("2010.03-2015.06\t海石市机械局办公室副主任", "海石市机械局", "办公室", "副主任"),
        ("2015.06-今\t云杉县发改委工业科科长", "云杉县发改委", "工业科", "科长"),
        ("1998年—2005年\t云杉宾馆\t打荷、二锅", "云杉宾馆", "", "打荷、二锅"),
        ("107年3月~迄今海石食品股份有限公司\n業務部/業務副理", "海石食品股份有限公司", "業務部", "業務副理"),
    ],
)
def test_verbs_that_lead_to_an_employer_or_a_post(line, name, department, position):
    (record,) = read(line)
    assert texts(record, "name", "department", "position") == (name, department, position)


@pytest.mark.parametrize("verb", ["历任", "现任", "出任", ""])
def test_a_post_below_its_employer(verb):
    (record,) = read(f"2015年至2020年\n海石食品有限公司\n{verb}品控主管\n负责全厂品控。")
    assert texts(record, "name", "position", "description") == ("海石食品有限公司", "品控主管", "负责全厂品控。")


@pytest.mark.parametrize(
    "told",
    [
        "海石食品有限公司\n（1）品控经理（2018.3—2020.5）：负责体系。\n（2）品控专员（2014.3—2018.2）：负责检验。",
        "海石食品有限公司\n1. 品控经理 2018.3—2020.5\n负责体系。\n2. 品控专员 2014.3—2018.2\n负责检验。",
        "海石食品有限公司 2014.3—2020.5\n• 品控经理 2018.3—2020.5\n负责体系。\n• 品控专员 2014.3—2018.2\n负责检验。",
    ],
)
def test_posts_counted_under_their_employer(told):
    later, earlier = read(told)
    fields = ("name", "position", "start_date", "end_date", "description")
    assert texts(later, *fields) == ("海石食品有限公司", "品控经理", "2018-03", "2020-05", "负责体系。")
    assert texts(earlier, *fields) == ("海石食品有限公司", "品控专员", "2014-03", "2018-02", "负责检验。")


@pytest.mark.parametrize("told", ["• 参与 2018.09-2019.03 上线项目", "• 2018.09-2019.03 外派海石分公司支援产线"])
def test_dated_work_behind_bullets_is_no_post(told):
    (record,) = read(f"2018.07-2020.02 云杉机械有限公司 工艺员\n• 负责工时测定\n{told}")
    assert told.removeprefix("• ") in record.description.text


def test_a_section_of_sentences():
    text = """赵小满
工作经历
2018年7月进入无锡海石机械有限公司，担任工艺员，负责工时测定。
2014年毕业后在苏州云杉汽车厂做装配工，2018年6月离职。
"""
    later, earlier = parse_resume(text.encode(), "zhao.txt").work
    assert texts(later, "name", "position", "start_date") == ("无锡海石机械有限公司", "工艺员", "2018-07")
    fields = ("name", "position", "start_date", "end_date")
    assert texts(earlier, *fields) == ("苏州云杉汽车厂", "装配工", "2014", "2018-06")


@pytest.mark.parametrize(
    ("head", "name", "place"),
    [
        ("Analyst, Lion Hill Capital, Shanghai (Jul 2017 – Present)", "Lion Hill Capital", "Shanghai"),
        ("Procurement Supervisor\tJun 2009 – Jul 2013\nSea Rock Devices Co., Ltd. — Wuxi, China", None, "Wuxi, China"),
    ],
)
def test_english_employers(head, name, place):
    (record,) = read(head)
    assert texts(record, "name", "location", "department") == (name or "Sea Rock Devices Co., Ltd.", place, "")


def test_a_rank_that_ends_a_post():
    (record,) = read("QRMK (Hong Kong)\t2016 - 2018\nAudit Senior\n- Audits of listed firms")
    assert texts(record, "position", "description") == ("Audit Senior", "Audits of listed firms")


@pytest.mark.parametrize(
    ("line", "name", "start", "end", "told"),
    [
        (
            "2010年3月到2017年春节\t在海石货运部跑长途，开9米6和半挂，会简单修车。",
            "海石货运部",
            "2010-03",
            "2017",
            "跑长途，开9米6和半挂，会简单修车。",
        ),
        (
            "2017年3月到现在\t在云杉冷链公司开冷藏车，给超市送货。",
            "云杉冷链公司",
            "2017-03",
            "present",
            "开冷藏车，给超市送货。",
        ),
        ("18年5月到20年3月在苏州给云杉汽车厂开叉车，装卸货", "云杉汽车厂", "2018-05", "2020-03", "开叉车，装卸货"),
    ],
)
def test_an_employer_for_whom_something_was_done(line, name, start, end, told):
    (record,) = read(line)
    assert texts(record, "name", "start_date", "end_date", "description") == (name, start, end, told)


@pytest.mark.parametrize(
    ("line", "name", "department", "position"),
    [
        ("2014-2016 Sun Trading Co. Ltd. Merchandiser", "Sun Trading Co. Ltd.", "", "Merchandiser"),
        ("海石证券股份有限公司 投资银行总部 实习生 2022.06-2022.09", "海石证券股份有限公司", "投资银行总部", "实习生"),
        ("海石证券股份有限公司 投资银行部 分析师 2022.06-2022.09", "海石证券股份有限公司", "投资银行部", "分析师"),
        ("中国云杉银行总行 信贷部 客户经理 2022.06-2022.09", "中国云杉银行总行", "信贷部", "客户经理"),
    ],
)
def test_firms_and_banks_beside_their_departments(line, name, department, position):
    (record,) = read(line)
    assert texts(record, "name", "department", "position") == (name, department, position)


def test_the_trade_of_the_employer_over_the_post():
    text = """2018/7-至今 无锡海石机械有限公司（500-1000人）
机械制造
工艺工程师
• 负责工时测定
2014/7-2018/6 苏州云杉汽车有限公司（1000-5000人）
汽车
装配工
• 装配底盘"""
    later, earlier = read(text)
    assert texts(later, "name", "position", "description") == ("无锡海石机械有限公司", "工艺工程师", "负责工时测定")
    assert texts(earlier, "name", "position", "description") == ("苏州云杉汽车有限公司", "装配工", "装配底盘")


@pytest.mark.parametrize("facts", ["（500-1000人）", " (電子零組件相關業)", "（上市公司）"])
def test_facts_behind_an_employer_also_beside_a_place(facts):
    (record,) = read(f"工程師\n海石精密股份有限公司{facts}\n2015/10~2020/3 台北市")
    assert texts(record, "name", "location") == ("海石精密股份有限公司", "台北市")


def test_a_job_that_a_site_shows_twice():
    text = """佟远
最近工作
职位：工艺工程师
公司：无锡海石机械有限公司
工作经验
2018/7-至今  无锡海石机械有限公司  工艺工程师
负责工时测定。
"""
    (job,) = parse_resume(text.encode(), "a.txt").work
    assert texts(job, "name", "start_date") == ("无锡海石机械有限公司", "2018-07")


def test_what_is_asked_for_at_the_end_of_the_jobs():
    text = """Tong Yuan
Working Experience
Jul 2017 - Jul 2019\tPeak Engineering Consultants Limited
Graduate Engineer
- Prepared drawings
Expected Salary: HK$28,000
Availability: 1 month
"""
    resume = parse_resume(text.encode(), "a.txt")
    assert texts(resume.basics, "expected_salary", "availability") == ("HK$28,000", "1 month")
    assert resume.work[0].description.text == "Prepared drawings"
