"""Certificates, driving licences and language tests without their scores."""

import pytest

from candidates.parsing.fields.certificates import read_certificates
from tests.parsing.making import make_lines, make_section


def held(kind, text, also=()):
    found = read_certificates(make_section(kind, text, also=also), around=make_lines("长" * 120))
    return [(each.name.text, each.date.text if each.date else "") for each in found]


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        ("certificates", "CPA、大学英语六级、驾驶证C1", [("CPA", ""), ("大学英语六级", ""), ("驾驶证C1", "")]),
        (
            "certificates",
            "钳工高级工 2016.11 发证；叉车证（N1）2019.4 发证",
            [("钳工高级工", "2016-11"), ("叉车证（N1）", "2019-04")],
        ),
        ("certificates", "2018年6月 取得护士执业资格证", [("护士执业资格证", "2018-06")]),
        ("certificates", "2021年12月 护师（初级）资格", [("护师（初级）", "2021-12")]),
        (
            "certificates",
            "初级会计职称（2013年）、税务师（2020年）、CET-6",
            [("初级会计职称", "2013"), ("税务师", "2020"), ("CET-6", "")],
        ),
        ("certificates", "高级工\t2016年\t电工证\t2015年", [("高级工", "2016"), ("电工证", "2015")]),
        ("certificates", "急救證書2022", [("急救證書", "2022")]),
        ("certificates", "PMP, November 2017\nTEM-8 (2012)", [("PMP", "2017-11"), ("TEM-8", "2012")]),
        (
            "skills",
            "证书：2014/9 一级建造师（市政）；2016/12 高级工程师",
            [("一级建造师（市政）", "2014-09"), ("高级工程师", "2016-12")],
        ),
        ("identity", "驾照：A2驾照", [("A2驾照", "")]),
        ("awards", "校优秀毕业生；英语六级；软件设计师（中级）", [("英语六级", ""), ("软件设计师（中级）", "")]),
        ("languages", "英语：流利，CET-4: 540, CET-6: 511", [("CET-4", ""), ("CET-6", "")]),
        ("skills", "英语四六级、计算机二级", [("英语四级", ""), ("英语六级", ""), ("计算机二级", "")]),
        ("skills", "熟练掌握 Java，熟悉 Linux", []),
        ("skills", "普通话，母语，二级甲等", []),
        ("certificates", "Excel、数据透视表、英语", []),
        ("certificates", "108年 烘焙食品乙級技術士證照", [("烘焙食品乙級技術士證照", "2019")]),
        ("certificates", "二级建造师（市政）2017\n安全员C证", [("二级建造师（市政）", "2017"), ("安全员C证", "")]),
        ("certificates", "软考高级：信息系统项目管理师（2021.05）", [("软考高级：信息系统项目管理师", "2021-05")]),
        (
            "certificates",
            "注册税务师（CTA，2016）、二级建造师（机电，2018）",
            [("注册税务师", "2016"), ("二级建造师", "2018")],
        ),
        ("certificates", "Registered Nurse, Nursing Council of Elbonia, 2015", [("Registered Nurse", "2015")]),
        ("certificates", "Chartered Analyst (CFA) Level III, 2020", [("Chartered Analyst (CFA) Level III", "2020")]),
        ("certificates", "CPA, CFA, FRM", [("CPA", ""), ("CFA", ""), ("FRM", "")]),
        ("certificates", "2019年12月 副教授\n讲师，2014年", [("副教授", "2019-12"), ("讲师", "2014")]),
        ("certificates", "机械工程师（中级职称，2019年12月）", [("机械工程师（中级职称）", "2019-12")]),
        ("certificates", "护士执业证（2014.06） 护师（2017.5 ）", [("护士执业证", "2014-06"), ("护师", "2017-05")]),
        ("certificates", "中级经济师 | 2018年 | 人社部", [("中级经济师", "2018")]),
        ("certificates", "2014.09\t税务师\t国家税务总局", [("税务师", "2014-09")]),
        ("certificates", "初级会计职称，证书编号：2013123456", [("初级会计职称", "")]),
        ("certificates", "律师执业证：14401201712345678", [("律师执业证", "")]),
        ("certificates", "一级建造师（机电）注册在某某公司", [("一级建造师（机电）", "")]),
        ("certificates", "导游证、驾驶证C1（5年驾龄）、税务师3科通过", [("导游证", ""), ("驾驶证C1", "")]),
        ("certificates", "专利代理师资格证（2020）", [("专利代理师资格证", "2020")]),
        ("certificates", "快递员（四级）", [("快递员（四级）", "")]),
        ("certificates", "税务师（2018年通过）、资产评估师 2020年考取", [("税务师", "2018"), ("资产评估师", "2020")]),
        (
            "header",
            "外语水平\t英语四级\t计算机水平\t省二级（VB语言）",
            [("英语四级", ""), ("省二级（VB语言）", "")],
        ),
        ("certificates", "C1 驾照，自己有车\n英语六级 502 分，写信没问题", [("C1 驾照", ""), ("英语六级", "")]),
        ("certificates", "会计证，潜水教练、叉车证", [("会计证", ""), ("潜水教练", ""), ("叉车证", "")]),
        ("certificates", "2018年取得高级工程师职称", [("高级工程师", "2018")]),
        (
            "certificates",
            "电工证（2016年）\t高级电工资格证（2021年）\t急救员证",
            [("电工证", "2016"), ("高级电工资格证", "2021"), ("急救员证", "")],
        ),
        (
            "certificates",
            "中级会计师（2009年）/税务师（2014年）/董秘资格（2018年）",
            [("中级会计师", "2009"), ("税务师", "2014"), ("董秘资格", "2018")],
        ),
        (
            "awards",
            "人力资源管理师二级\t劳动关系协调员（2017-03-11）\tC1驾驶证",
            [("人力资源管理师二级", ""), ("劳动关系协调员", "2017-03-11"), ("C1驾驶证", "")],
        ),
        ("certificates", "西式面点师三级/高级工（2015年）", [("西式面点师三级/高级工", "2015")]),
        (
            "certificates",
            "二级建造师 201706\n201911 监理工程师",
            [("二级建造师", "2017-06"), ("监理工程师", "2019-11")],
        ),
        ("certificates", "2012/06\t大学英语六级（成绩：502）", [("大学英语六级", "2012-06")]),
        ("certificates", "英语四级\t2015/12\t466 分", [("英语四级", "2015-12")]),
        ("certificates", "德语：B1", []),
        ("languages", "日语：N2\n英语：流利", [("N2", "")]),
        ("certificates", "專業憑證\n防火管理員證", [("防火管理員證", "")]),
        ("certificates", "为人踏实，能吃苦，服从安排。", []),
        ("work", "协助同事取得资格证书", []),
    ],
)
def test_held(kind, written, expected):
    assert held(kind, written) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [("药物试验管理规范（GCP）证书", "项目管理专业人士（PMP）"), ("潜水教练证", "二级建造师（市政）")],
)
def test_certificates_that_fill_a_narrow_column_are_two(first, second):
    section = make_section("certificates", f"{first}\n{second}")
    found = read_certificates(section, around=make_lines("长" * len(first)))
    assert [each.name.text for each in found] == [first, second]


def test_a_name_that_a_narrow_column_broke_is_one():
    section = make_section("certificates", "信息系统项目管\n理师证书")
    found = read_certificates(section, around=make_lines("长" * 7))
    assert [each.name.text for each in found] == ["信息系统项目管理师证书"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("有健康证", [("健康证", "")]),
        ("我有初级中学教师资格证（物理）", [("初级中学教师资格证（物理）", "")]),
        ("健康证办好了，电工证已考出", [("健康证", ""), ("电工证", "")]),
        ("CATTI 日语二级笔译（2018.06）", [("CATTI 日语二级笔译", "2018-06")]),
        ("CATTI 英语三级口译（2019.11）", [("CATTI 英语三级口译", "2019-11")]),
        ("大学英语三级（B级）\t可到岗日期\t一周内", [("大学英语三级（B级）", "")]),
        ("基金从业资格，2013年度", [("基金从业资格", "2013")]),
        ("德语专业八级\t良好\t2012", [("德语专业八级", "2012")]),
        ("【證照】TQC SolidWorks 2016", [("TQC SolidWorks", "2016")]),
        (
            "AWS Certified Machine Learning Engineer – Associate (2023)",
            [("AWS Certified Machine Learning Engineer – Associate", "2023")],
        ),
        ("Partners CPA Limited", []),
        ("使用人员业务能力考评合格证（2019-11）", [("使用人员业务能力考评合格证", "2019-11")]),
        ("基本安全Z01\t2014.05\t精通急救Z05\t2019.03", [("基本安全Z01", "2014-05"), ("精通急救Z05", "2019-03")]),
        ("要求：工资8000以上，包住就行", []),
    ],
)
def test_names_end_where_something_else_begins(written, expected):
    found = read_certificates(make_section("certificates", written), around=make_lines("长" * 120))
    assert [(each.name.text, each.date.text if each.date else "") for each in found] == expected


def test_a_date_in_a_bracket_is_that_of_the_last_of_several():
    found = read_certificates(make_section("certificates", "叉车证、电工证（2013年）\n焊工证，2015年"))
    dates = [(each.name.text, each.date.text if each.date else "") for each in found]
    assert dates == [("叉车证", ""), ("电工证", "2013"), ("焊工证", "2015")]


def test_dates_lead_to_several_in_one_line():
    found = read_certificates(make_section("certificates", "2018/05 大学英语六级 2020/11 中级经济师（人力资源）"))
    dates = [(each.name.text, each.date.text) for each in found]
    assert dates == [("大学英语六级", "2018-05"), ("中级经济师（人力资源）", "2020-11")]


def test_words_with_spaces_between_of_which_most_are_known():
    told = "普通话二级甲等 全媒体运营师 大学英语四级"
    assert [name for name, _ in held("certificates", told)] == told.split()


def test_a_skill_with_its_bracket_is_no_certificate():
    found = read_certificates(make_section("certificates", "Python（pandas、sklearn）；初级会计职称"))
    assert [each.name.text for each in found] == ["初级会计职称"]
