"""Who the person is, in the ways people write it."""

import pytest

from candidates.parsing.fields.identity import read_identity
from candidates.parsing.fields.names import read_names
from candidates.parsing.sections import read_sections
from tests.parsing.making import make_lines, make_section


def identity_of(text, *, kind="header", filename="a.pdf"):
    return identity_in((make_section(kind, text),), filename)


def identity_in(sections, filename="a.pdf"):
    return read_identity(sections, next(iter(read_names(sections, filename)), None))


def text_of(value):
    return value.text if value else ""


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("个人简历\n张伟\n男 | 1995.03 | 本科", "张伟"),
        ("姓 名：欧阳 娜娜  性别：女", "欧阳娜娜"),
        ("姓名\t单雨桐\t性别\t女", "单雨桐"),
        ("尊敬的领导：\n我叫单勇，男，1988年6月出生。", "单勇"),
        ("# 👋 Hi, 我是单勇\n后端开发", "单勇"),
        ("我是党员\n电话：13800138000", ""),
        ("姓名：\t单\t勇\t性别：\t男", "单勇"),
        ("易 铭 – 嵌入式软件工程师", "易铭"),
        ("李雷 流程状态：待处理\n男 | 1995.03 | 本科", "李雷"),
        ("欧阳雪 简历编号：33450012\t照片\n13800138000", "欧阳雪"),
        ("李雷-2年工作经验-Java开发工程师", "李雷"),
        ("韩梅梅/女/1994/本科", "韩梅梅"),
        ("阿卜杜拉·买买提\n电话：13800138000", "阿卜杜拉·买买提"),
        ("Weilan Qiao\nDepartment of Materials Science", "Weilan Qiao"),
        ("LI Lei\nSoftware Engineer", "LI Lei"),
        ("歐陽綺雯\n應徵職位：餐飲部經理", "歐陽綺雯"),
        ("陳大文 David Chan\n香港", "陳大文"),
        ("CURRICULUM VITAE 個人履歷\n姓名\t陳大文", "陳大文"),
        ("CURRICULUM VITAE 個人履歷\nHong Kong", ""),
        ("CHAN Tai Man, David 陳大文\nHong Kong", "陳大文"),
        ("Dawen Chan陈大文\na@b.cn | 13800138000", "陈大文"),
        ("唐小川 机械结构工程师\n手机 13800138000", "唐小川"),
        ("Java开发工程师｜4 年｜杭州｜13800138000\n曲 浩然", "曲浩然"),
        ("仝卓\n前端工程师", "仝卓"),
        ("尉迟国栋\t集团副总裁", "尉迟国栋"),
        ("求职简历\n佘诗\n女 汉族 党员", "佘诗"),
        ("个人简历\n电话：13800138000\n出生年月：1992.10", ""),
        ("简历\n北京\n全职\n男", ""),
        ("PANG, Weixian\nGuangzhou, China | pang@example.com", "PANG, Weixian"),
        ("LOK Ka Yan, Iris\nHong Kong", "LOK Ka Yan, Iris"),
        ("Zhi-Qiang Mu, Ph.D.\nDepartment of Physics", "Zhi-Qiang Mu"),
        ("Vivian 佟\nvivian@example.com", "Vivian 佟"),
        ("Vivian 佟小晚\n13800138000", "佟小晚"),
        ("Python 高级开发\n13800138000", ""),
        ("TONG Xiaowan (佟小晚)\n13800138000", "佟小晚"),
        ("Jiayi Guo\n13800138000", "Jiayi Guo"),
        ("Nanjing Jiangsu\n13800138000", ""),
        ("Hong Kong\n13800138000", ""),
        ("中文姓名：范姜若彤\n英文姓名：Joy", "范姜若彤"),
        ("# 👤 佟小晚\n13800138000", "佟小晚"),
        ("👩‍💻 佟小晚\n📞 13800138000", "佟小晚"),
        ("【测试开发】佟远 - 本科 - 5年\n13800138000", "佟远"),
        ("安 平阳\n13800138000", "安平阳"),
        ("安吉\n男 | 27岁", "安吉"),
        ("安吉 | 女 | 27岁", "安吉"),
        ("海南\n13800138000", ""),
        ("杭州\n13800138000", ""),
    ],
)
def test_name(written, name):
    assert text_of(identity_of(written).name) == name


@pytest.mark.parametrize(
    ("written", "home"),
    [
        ("安 平阳\n13800138000", ""),
        ("安吉\n现居：杭州", "杭州"),
        ("安吉 | 男 | 苏州", "苏州"),
        ("Zhi-Qiang Mu, Ph.D.\nWuhan, China", "Wuhan, China"),
    ],
)
def test_a_name_that_is_a_place_is_no_home(written, home):
    assert text_of(identity_of(written).location) == home


@pytest.mark.parametrize(
    ("written", "home"),
    [
        ("Tong Yuan\ntong@a.cn | +86 138 0013 8000 | Chengdu", "Chengdu"),
        ("Tong Yuan\nChengdu University | tong@a.cn", ""),
        ("Tong Yuan\nLijiang County, Yunnan, China", "Lijiang County, Yunnan, China"),
        ("佟远\n电话 138 0013 8000 / 电邮 tong@a.cn / 成都市武侯区", "成都市武侯区"),
        ("佟远\n坐标\n成都·武侯", "成都·武侯"),
    ],
)
def test_home_in_the_head(written, home):
    basics = identity_of(written)
    assert (text_of(basics.location), text_of(basics.native_place)) == (home, "")


@pytest.mark.parametrize("sought", ["UI设计师 | 长沙 | 15-20K", "UI设计师\n长沙", "UI设计师 / 长沙 / 15-20K"])
def test_the_city_sought_is_no_home(sought):
    sections = (make_section("header", "佟远\n13800138000"), make_section("intention", sought))
    assert identity_in(sections).location is None


def test_name_in_large_letters_after_other_sections():
    header = make_section("header", "男 | 1990年5月")
    body = make_section("education", "某某大学 本科\n# 甄可怡")
    assert text_of(identity_in((header, body)).name) == "甄可怡"


def test_name_of_the_file_is_weak_evidence():
    name = identity_of("电话：13800138000", filename="简历_李思远_5年.pdf").name
    assert text_of(name) == "李思远" and name.confidence < 0.5


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ("性别：男", "gender", "男"),
        ("性 别 女", "gender", "女"),
        ("男 | 1995.03", "gender", "男"),
        ("女 · 38岁 · 大专 · 工作15年 · 重庆-渝北区", "years_of_experience", "15"),
        ("Gender: Female", "gender", "女"),
        ("女，1990年5月生，山东济南人", "gender", "女"),
        ("出生年月：1998.07", "birth", "1998-07"),
        ("生日：1991.08.16", "birth", "1991-08-16"),
        ("男 / 1995年生 / 深圳市宝安区", "birth", "1995"),
        ("36 岁（1987/02/09）", "birth", "1987-02-09"),
        ("DOB: 17 Sep 1993 | Female", "birth", "1993-09-17"),
        ("出生：民國86年3月12日", "birth", "1997-03-12"),
        ("女，1974 年 11 月生，山西大同人", "birth", "1974-11"),
        ("王芳，女，一九八二年十月出生", "birth", "1982-10"),
        ("Date of Birth 出生日期\t23 / 05 / 1991", "birth", "1991-05-23"),
        ("DOB: 12/25/1991", "birth", "1991-12-25"),
        ("现居：苏州市吴中区 ♦ 中共党员 ♦ 2003/05/17", "birth", "2003-05-17"),
        ("更新时间：2024-03-11", "birth", ""),
        ("2015.09-2019.06 本科", "birth", ""),
        ("现居住地：济南-历下区 | 户口：菏泽", "location", "济南-历下区"),
        ("地址：深圳市南山区学苑大道1088号，邮编 518055", "location", "深圳市南山区学苑大道1088号"),
        ("男 · 8 年工作经验 · 现居北京朝阳", "location", "北京朝阳"),
        ("厦门 · 思明", "location", "厦门 · 思明"),
        ("Haidian District, Beijing • +86 13800138000", "location", "Haidian District, Beijing"),
        ("⌂ 上海市浦东新区", "location", "上海市浦东新区"),
        ("现居：苏州市吴中区 ♦ 中共党员 ♦ 2003/05/17", "location", "苏州市吴中区"),
        ("Address 住址\t新界沙田穗禾苑", "location", "新界沙田穗禾苑"),
        ("14 Marsh Court, Leeds LS6 2AB", "location", "14 Marsh Court, Leeds"),
        ("中国 江苏 苏州", "location", "中国 江苏 苏州"),
        ("已婚，住昆明市五华区翠湖南路", "location", "昆明市五华区翠湖南路"),
        ("我现在住在昆明市五华区，手机是13800138000。", "location", "昆明市五华区"),
        ("👩 女 96年10月生 维吾尔族", "birth", "1996-10"),
        ("男，88年出生", "birth", "1988"),
        ("📍 人在乌鲁木齐天山区", "location", "乌鲁木齐天山区"),
        ("老家四川广元，目前人在东莞厚街", "location", "东莞厚街"),
        ("老家四川广元，目前人在东莞厚街", "native_place", "四川广元"),
        ("老家在湖南衡阳 现在人在深圳龙岗", "location", "深圳龙岗"),
        (
            "LOK Ka Yan\nFlat 2A, Tower 3, Lion Court, Sha Tin, Hong Kong",
            "location",
            "Flat 2A, Tower 3, Lion Court, Sha Tin, Hong Kong",
        ),
        (
            "Room 407, Building 3, 12 Lion West Rd., Wuhou, Chengdu",
            "location",
            "Room 407, Building 3, 12 Lion West Rd., Wuhou, Chengdu",
        ),
        (
            "Correspondence address: Room 1506, Lion House, Sha Tin, N.T.",
            "location",
            "Room 1506, Lion House, Sha Tin, N.T.",
        ),
        ("Room for growth, and a team to learn from", "location", ""),
        ("住房补贴", "location", ""),
        ("籍贯：江苏南通", "location", ""),
        ("户口所在地：江苏南通", "location", ""),
        ("民族：汉", "ethnicity", "汉"),
        ("女 | 回族 | 党员", "ethnicity", "回族"),
        ("政治面貌：中共党员", "political_status", "中共党员"),
        ("男 · 博士研究生 · 中共党员", "political_status", "中共党员"),
        ("籍\t贯\t江苏南通\t学\t历\t本科", "native_place", "江苏南通"),
        ("男，山西大同人，已婚", "native_place", "山西大同"),
        ("男，瑶族，广西金秀人", "native_place", "广西金秀"),
        ("广东地区负责人", "native_place", ""),
        ("女，中国民主促进会会员", "political_status", "中国民主促进会会员"),
        ("婚姻状况：已婚已育", "marital_status", "已婚已育"),
        ("男 | 未婚", "marital_status", "未婚"),
        ("工作年限：3年", "years_of_experience", "3"),
        ("男 | 11年工作经验 | 本科", "years_of_experience", "11"),
        ("Unity开发 ◇ 男 ◇ 七年经验", "years_of_experience", "7"),
        ("二十三年行业经历", "years_of_experience", "23"),
        ("Sales Manager · 7 years' experience", "years_of_experience", "7"),
        ("两年 Python 爬虫系统开发经验，熟悉 Scrapy 框架。", "years_of_experience", ""),
    ],
)
def test_fact(written, field, value):
    assert text_of(getattr(identity_of(written), field)) == value


def test_an_empty_cell_does_not_take_the_next_label():
    basics = identity_of("姓名\t王小雨\t性别\t\t民族\t\t籍贯\t湖南长沙")
    assert (basics.gender, basics.ethnicity) == (None, None)
    assert text_of(basics.native_place) == "湖南长沙"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("LOK Ka Yan\n{}", "Flat 2A, Tower 3, Lion Court, Sha Tin, Hong Kong"),
        ("LOK Ka Yan\n{}", "Room 407, Building 3, 12 Lion West Rd., Wuhou, Chengdu"),
        ("Correspondence address: {}", "Room 1506, Lion House, Sha Tin, N.T."),
    ],
)
def test_an_english_address_from_the_flat_to_the_city(written, address):
    assert text_of(identity_of(written.format(address)).location) == address


def test_the_next_column_of_a_header_row_is_no_value():
    assert identity_of("称谓\t年龄\t政治面貌\t工作单位及职务").political_status is None


def test_a_name_that_the_subject_of_a_mail_says_too():
    head = "收件人: 林老师\n主题: 应聘幼师-单小禾\n林老师好，\n附件打不开的话，请看下面\n单小禾\t应聘：幼师"
    assert text_of(identity_of(head).name) == "单小禾"


@pytest.mark.parametrize(
    ("line", "home"),
    [
        ("三亚 · 吉阳区 / 手机 138 0013 8000", "三亚 · 吉阳区"),
        ("兰州 · 城关", "兰州 · 城关"),
        ("兰州 · 党员", "兰州"),
        ("兰州 · 会计师", "兰州"),
    ],
)
def test_a_city_and_its_district(line, home):
    assert text_of(identity_of(f"单小禾\n{line}").location) == home


def test_a_name_above_all_beside_the_word_for_the_document():
    header = read_sections(make_lines("单小禾\t学术简历\n电话：13800138000\n教育经历\n2012-2016\t烟台大学"))
    assert text_of(identity_in(header).name) == "单小禾"


def test_a_place_before_a_sign_that_is_no_word():
    assert text_of(identity_of("韩梅\n女 ~ 1993 ~ 苏州 ~ 13800138000 ~ a@b.cn").location) == "苏州"
