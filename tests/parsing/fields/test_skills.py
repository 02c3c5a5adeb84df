"""Skills in lists, tables and sentences of many trades."""

import pytest

from candidates.parsing.fields.skills import read_skills
from candidates.parsing.records import Section
from tests.parsing.making import make_line, make_lines, make_section


def names(text, kind="skills", also=()):
    skills = read_skills(make_section(kind, text, also=also), around=make_lines("长" * 120))
    return [skill.name.text for skill in skills]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Java、Python，Go；Rust | Kotlin", ["Java", "Python", "Go", "Rust", "Kotlin"]),
        ("编程语言: 熟练使用 Python,熟悉 SQL, Shell,了解 C/C++", ["Python", "SQL", "Shell", "C", "C++"]),
        ("操作系统：Linux（Kali、Fedora）", ["Linux", "Kali", "Fedora"]),
        ("精通：HTML5 / CSS3 / TypeScript", ["HTML5", "CSS3", "TypeScript"]),
        (
            "熟悉数据结构与算法、操作系统，掌握 MySQL 和 Redis 数据库",
            ["数据结构", "算法", "操作系统", "MySQL", "Redis"],
        ),
        ("熟练掌握 Spring Boot、MyBatis 等主流框架，阅读过部分源码", ["Spring Boot", "MyBatis"]),
        ("了解Microsoft Office（Word, Excel），可高效完成报告", ["Microsoft Office", "Word", "Excel"]),
        ("AutoCAD（精通） 广联达（熟练） Revit（良好）", ["AutoCAD", "广联达", "Revit"]),
        ("经销商管理\t精通\t72个月\nKA谈判\t熟练\t60个月", ["经销商管理", "KA谈判"]),
        ("Oracle EBS：熟练 | 48个月\nPPT：精通 | 96个月", ["Oracle EBS", "PPT"]),
        ("编程语言: Go == Rust > Java", ["Go", "Rust", "Java"]),
        ("Photoshop ★★★★☆\n剪映 80%", ["Photoshop", "剪映"]),
        ("临床：CRRT、心电监护；其他：SPSS、HIS 系统", ["CRRT", "心电监护", "SPSS", "HIS 系统"]),
        ("产品：Axure、A/B 测试、墨刀", ["Axure", "A/B 测试", "墨刀"]),
        ("协议：TCP/IP、CAN、Modbus RTU", ["TCP/IP", "CAN", "Modbus RTU"]),
        ("CAT tools: SDL Trados, memoQ; DTP: Adobe InDesign", ["SDL Trados", "memoQ", "Adobe InDesign"]),
        ("引擎\nUnity、Godot\n语言\nC#、Lua", ["Unity", "Godot", "C#", "Lua"]),
        ("Perforce、GPU\nInstancing、Git", ["Perforce", "GPU Instancing", "Git"]),
        ("程序设计\n人才盘点\nPower BI", ["程序设计", "人才盘点", "Power BI"]),
        ("手绘、钢琴、书法", ["手绘", "钢琴", "书法"]),
        ("Illustrator CS3、3ds Max 2012", ["Illustrator CS3", "3ds Max 2012"]),
        ("用友U8、金蝶K/3、TCP/IP、CRISPR/Cas9", ["用友U8", "金蝶K/3", "TCP/IP", "CRISPR/Cas9"]),
        ("Figma Sketch 用户访谈 SQL A/B测试", ["Figma", "Sketch", "用户访谈", "SQL", "A/B测试"]),
        ("Excel VBA\t一般\t18月\nSalesforce CRM\t精通\t36月", ["Excel VBA", "Salesforce CRM"]),
        ("1000行以上：\nGo ・ Rust ・ R\n脚本：\nShell、Lua", ["Go", "Rust", "R", "Shell", "Lua"]),
        ("系统 精通\nSAP EWM\t金蝶云星空\n方法 熟练\n5S\t波次拣选", ["SAP EWM", "金蝶云星空", "5S", "波次拣选"]),
        ("[x] 薪酬核算、人才盘点\n[√] 北森", ["薪酬核算", "人才盘点", "北森"]),
        ("☑ 裁剪\n✅ 锁边", ["裁剪", "锁边"]),
        (
            "熟悉清单计价、斯维尔土方软件，掌握AutoCAD，精通铝模施工、大体积混凝土浇筑。",
            ["清单计价", "斯维尔土方软件", "AutoCAD", "铝模施工", "大体积混凝土浇筑"],
        ),
        ("熟练操作Fidelio酒店管理系统、Word", ["Fidelio酒店管理系统", "Word"]),
        ("精益生产\n库位优化\n包装设计", ["精益生产", "库位优化", "包装设计"]),
        ("砌筑、抹灰、贴砖", ["砌筑", "抹灰", "贴砖"]),
    ],
)
def test_named(written, expected):
    assert names(written) == expected


def test_bold_words_in_capitals_name_what_stands_below_them():
    words = ["LANGUAGES", "Rust", "TOOLS", "Docker", "SHELLS", "fish"]
    lines = tuple(make_line(word, number=number, bold=word.isupper()) for number, word in enumerate(words, 1))
    found = read_skills(Section("skills", None, lines), around=make_lines("长" * 120))
    assert [skill.name.text for skill in found] == ["Rust", "Docker", "fish"]


@pytest.mark.parametrize(
    "written",
    [
        "具有良好的沟通能力和团队合作精神，抗压能力强",
        "学习能力强、责任心强、吃苦耐劳",
        "能够独立完成工作，具备较强的执行力",
        "英语：CET-6 561，可读写",
        "会讲壮语；能说粤语",
        "负责采购",
        "茶艺师（高级工）、高级评茶员（三级）",
        "普通话，母语，二级甲等",
        "证书：一级建造师、C1驾照",
        "https://github.com/lisi",
    ],
)
def test_none(written):
    assert names(written) == []


def test_levels():
    skills = read_skills(make_section("skills", "精通 Java，了解 Go"))
    assert [(skill.name.text, skill.level.text) for skill in skills] == [("Java", "精通"), ("Go", "了解")]


def test_tools_under_certificates_with_a_label():
    assert names("教学软件：希沃白板、剪映\n高级中学教师资格证", "certificates") == ["希沃白板", "剪映"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Familiar with Linux, Docker and Git", ["Linux", "Docker", "Git"]),
        ("Proficient in Python and MySQL", ["Python", "MySQL"]),
        ("Dubbo+Zookeeper", ["Dubbo", "Zookeeper"]),
        ("DIV+CSS、C++", ["DIV+CSS", "C++"]),
        ("仪器：XRD、LC-MS/MS、GC-MS", ["XRD", "LC-MS/MS", "GC-MS"]),
        ("AutoCAD、西门子PLC基础、气动回路设计", ["AutoCAD", "西门子PLC", "气动回路设计"]),
        ("普通话：标准", []),
        ("ERP（领星）、PMS（绿云）", ["ERP", "领星", "PMS", "绿云"]),
        ("Excel（熟练）、Python（一般）", ["Excel", "Python"]),
        ("中文 Mandarin：Native", []),
        ("C1", []),
        ("插花、剪纸\n我想说\n喜欢蹲下来跟孩子说话，这是我最骄傲的事", ["插花", "剪纸"]),
        ("要求：包住就行，工资8000以上", []),
    ],
)
def test_terms_and_what_is_none(written, expected):
    found = read_skills(make_section("skills", written), around=make_lines("长" * 120))
    assert [skill.name.text for skill in found] == expected


def test_skills_under_a_heading_for_certificates():
    section = make_section("certificates", "Python（pandas、sklearn）、R、SQL、Tableau；初级会计职称")
    found = [skill.name.text for skill in read_skills(section, around=make_lines("长" * 120))]
    assert found == ["Python", "pandas", "sklearn", "R", "SQL", "Tableau"]
