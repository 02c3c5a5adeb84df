"""Languages and how well they are spoken."""

import pytest

from candidates.parsing.fields.languages import read_languages
from tests.parsing.making import make_lines, make_section


def spoken(kind, text, also=()):
    found = read_languages(make_section(kind, text, also=also), around=make_lines("长" * 120))
    return [(each.language.text, each.fluency.text if each.fluency else "") for each in found]


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        ("languages", "英语（工作语言）；德语（B1）", [("英语", "工作语言"), ("德语", "B1")]),
        ("languages", "廣東話：母語\n英語：流利（IELTS 7.0）", [("廣東話", "母語"), ("英語", "流利（IELTS 7.0）")]),
        ("languages", "Mandarin (native), English (fluent)", [("Mandarin", "native"), ("English", "fluent")]),
        (
            "languages",
            "Chinese – native; English – TEM-8, fluent",
            [("Chinese", "native"), ("English", "TEM-8, fluent")],
        ),
        ("languages", "英语 CET-6\n日语 JLPT N2", [("英语", "CET-6"), ("日语", "JLPT N2")]),
        ("languages", "英语\t日语\n熟练\t入门", [("英语", "熟练"), ("日语", "入门")]),
        ("skills", "语言：英语（CET-6 561，可读写）", [("英语", "CET-6 561")]),
        ("skills", "外语水平：托福、六级，熟练进行听说读写", [("英语", "托福、六级，熟练进行听说读写")]),
        ("skills", "语言：英语 CET-6 556，日语 N3", [("英语", "CET-6 556"), ("日语", "N3")]),
        ("skills", "语言：英语CET-4（466分），日语N2", [("英语", "CET-4（466分）"), ("日语", "N2")]),
        (
            "languages",
            "英\t语 ........ 英语四级 431\n韩\t语 ........ 简单会话\n普通话……二级甲等",
            [("英语", "英语四级 431"), ("韩语", "简单会话"), ("普通话", "二级甲等")],
        ),
        (
            "languages",
            "Bahasa Indonesia (Elementary)\nMalay (fluent)",
            [("Bahasa Indonesia", "Elementary"), ("Malay", "fluent")],
        ),
        ("other", "語文與社團：英語（流利）、攝影社社長", [("英語", "流利")]),
        ("languages", "國語：精通\n英語社社長\n日文研究社 副社長\n英语话剧社", [("國語", "精通")]),
        ("skills", "金蝶KIS · 商务谈判 · 闽南语", [("闽南语", "")]),
        ("skills", "西软 / 藏语 汉语 英语（能接待外宾）", [("藏语", ""), ("汉语", ""), ("英语", "能接待外宾")]),
        ("summary", "英语过了四级，成绩是501分。", [("英语", "英语四级 501分")]),
        ("languages", "國語 精通；泰雅語 略懂；英語 略懂", [("國語", "精通"), ("泰雅語", "略懂"), ("英語", "略懂")]),
        ("languages", "普通话：二级甲等 网络营销师三级", [("普通话", "二级甲等")]),
        ("certificates", "普通话二级乙等、英语四级、网店运营师", [("普通话", "二级乙等"), ("英语", "英语四级")]),
        ("header", "学历\t大专\t外语水平\t英语四级\t计算机", [("英语", "英语四级")]),
        ("skills", "语言：C、Python、Shell", []),
        ("skills", "Excel、内容运营、英语", [("英语", "")]),
        ("identity", "英语：GRE, CET-6", [("英语", "GRE, CET-6")]),
        (
            "summary",
            "可以用英语工作（四级成绩 561，六级成绩 502），爱好阅读。",
            [("英语", "四级成绩 561，六级成绩 502")],
        ),
        ("certificates", "CET-6（532）\n普通话二级甲等", [("英语", "CET-6（532）"), ("普通话", "二级甲等")]),
        ("certificates", "大学英语六级（成绩：502）\t2012/06", [("英语", "大学英语六级 502")]),
        ("certificates", "TEM-8（优秀），2019/06", [("英语", "TEM-8（优秀）")]),
        ("certificates", "英语四级\t2015/12\t466 分", [("英语", "英语四级 466 分")]),
        ("certificates", "三级甲等医院工作证", []),
    ],
)
def test_spoken(kind, written, expected):
    assert spoken(kind, written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("普通话二级甲等，C1 驾照", [("普通话", "二级甲等")]),
        ("英语：良好，B2驾驶证", [("英语", "良好")]),
        (
            "Chinese (native), English (fluent), Dai (basic)",
            [("Chinese", "native"), ("English", "fluent"), ("Dai", "basic")],
        ),
        ("中文 Mandarin：Native\n日语 Japanese：JLPT N1", [("中文", "Native"), ("日语", "JLPT N1")]),
        ("大学英语三级（A级）\t到岗时间\t随时", [("英语", "大学英语三级（A级）")]),
    ],
)
def test_levels_end_where_something_else_begins(written, expected):
    found = read_languages(make_section("languages", written), around=make_lines("长" * 120))
    assert [(each.language.text, each.fluency.text) for each in found] == expected
