"""What is typed → a tree; what cannot be read → plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.search.query import LONGEST, parse
from candidates.search.tree import And, Not, Or, Range, Study, Term, positive_terms


def said(node):
    """A tree in brackets: & for And, | for Or, - for Not."""
    match node:
        case Term(text, field=field):
            return f"{field}={text}" if field else text
        case Range(field, low, high):
            return f"{field}[{low or ''}:{high or ''}]"
        case Study(ways, low, high):
            return f"{'+'.join(way[0].text for way in ways)}[{low or ''}:{high or ''}]"
        case And(parts):
            return "(" + " & ".join(map(said, parts)) + ")"
        case Or(parts):
            return "(" + " | ".join(map(said, parts)) + ")"
        case Not(part):
            return f"-{said(part)}"
    return ""


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("供应链", "供应链"),
        ("供应链 SQL", "(供应链 & SQL)"),
        ("供应链，SQL、Python", "(供应链 & SQL & Python)"),
        ("供应链 (数据分析 或 SQL) 非 外包", "(供应链 & (数据分析 | SQL) & -外包)"),
        ("供应链（数据分析 OR SQL）NOT 外包", "(供应链 & (数据分析 | SQL) & -外包)"),
        ("Java AND Go | Rust", "((Java & Go) | Rust)"),
        ("Java|Go", "(Java | Go)"),
        ("java or go", "(java | go)"),
        ("Java 与 Go", "(Java & Go)"),
        ("Java -外包", "(Java & -外包)"),
        ("Java －“外包 项目”", "(Java & -外包 项目)"),
        ("-(外包 或 驻场)", "-(外包 | 驻场)"),
        ("非 外包", "-外包"),
        ("“机器学习算法” 「大 模型」", "(机器学习算法 & 大 模型)"),
        ('"spring boot"', "spring boot"),
        ("机器学习算法工程师", "(机器 & 学习 & 算法 & 工程师)"),
        ("数据平台外包", "(数据 & 平台 & 外包)"),
        ("中国科学技术大学", "中国科学技术大学"),
        ("Python工程师", "(Python & 工程师)"),
        ("C端", "C端"),
        ("C语言", "C语言"),
        ("非全日制", "非全日制"),
        ("end-to-end", "end-to-end"),
        ("138 0013 8000", "138 0013 8000"),
        ("((供应链))", "供应链"),
        ("'spring boot' it's", "(spring boot & it's)"),
        ("‘大 模型’ „a b“ 〝c d〞", "(大 模型 & a b & c d)"),
        ("Java或Go", "(Java | Go)"),
        ("或许", "或许"),
        ("Ｊａｖａ ＡＮＤ Go", "(Ｊａｖａ & Go)"),
        # one field, by its Chinese and English names
        ("学校:清华 公司：华为", "(school=清华 & company=华为)"),
        ("School:清华 COMPANY: 华为", "(school=清华 & company=华为)"),
        ("技能:“Spring Boot”", "skill=Spring Boot"),
        ("技能:(Python 或 “C 语言”)", "(skill=Python | skill=C 语言)"),
        ("城市:深圳,广州、上海", "(city=深圳 | city=广州 | city=上海)"),
        ("城市:深圳，公司:华为", "(city=深圳 & company=华为)"),
        ("城市:深圳, 华为", "(city=深圳 & 华为)"),
        ("-公司:外包 非 标签:已拒绝", "(-company=外包 & -tag=已拒绝)"),
        ("技能:Python工程师", "(skill=Python & skill=工程师)"),
        ("12:30 负责:采购", "(12:30 & 负责:采购)"),
        ("http://a.cn", "http://a.cn"),
        ("学校:-清华", "-school=清华"),
        ("Java || Go", "(Java | Go)"),
        # measures, each with a sign, a range or more than a value
        ("年限:>=5", "years[5:]"),
        ("年限>=5", "years[5:]"),
        ("年限 ≥ 5年", "years[5:]"),
        ("年限：＞5", "years[6:]"),
        ("年限:<=3", "years[:4]"),
        ("年限:<3", "years[:3]"),
        ("年限:5", "years[5:6]"),
        ("年限:3-5年", "years[3:6]"),
        ("经验:8～5", "years[5:9]"),
        ("years:3..5", "years[3:6]"),
        ("年限:5+", "years[5:]"),
        ("年限:5年以上", "years[5:]"),
        ("年限:3年以下", "years[:4]"),
        ("年限:(3 或 5)", "(years[3:4] | years[5:6])"),
        ("毕业:2024届", "graduation[2024:2025]"),
        ("毕业:24届", "graduation[2024:2025]"),
        ("年限: 3 - 5", "years[3:6]"),
        ("年限:3 年 Java", "(years[3:4] & Java)"),
        ("年限:>=3 -外包", "(years[3:] & -外包)"),
        ("学历:硕士 -学历:自考", "(degree[6:8] & -自考[:])"),
        ("年限:3- 5", "years[3:6]"),
        ("学历:硕士 以上", "degree[6:]"),
        ("毕业:98届", "graduation[1998:1999]"),
        ("毕业:2022至2024", "graduation[2022:2025]"),
        ("学历:硕士", "degree[6:8]"),
        ("学历:硕士+", "degree[6:]"),
        ("学历:本科及以上", "degree[5:]"),
        ("学历:>硕士", "degree[8:]"),
        ("学历:本科-硕士", "degree[5:8]"),
        ("学历:硕士或博士", "(degree[6:8] | degree[8:9])"),
        ("degree:master,phd", "(degree[6:8] | degree[8:9])"),
        ("非 学历:大专", "-degree[4:5]"),
        # and how they were studied
        ("学历:统招", "统招[:]"),
        ("学历:自学考试", "自考[:]"),
        ("education:part-time", "非全日制[:]"),
        ("学历:自考,函授", "(自考[:] | 函授[:])"),
        ("学历:统招本科", "统招[5:6]"),
        ("学历:硕士非全日制", "非全日制[6:8]"),
        ("学历:统招全日制本科以上", "统招+全日制[5:]"),
        ("学历:專升本", "专升本[:]"),
        ("学历:“在职研究生”", "在职[6:8]"),
        ("-学历:自考", "-自考[:]"),
        ("", ""),
        ("，。", ""),
        ("“”", ""),
    ],
)
def test_reads(typed, tree):
    query = parse(typed)
    assert (said(query.tree), query.notice) == (tree, "")


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("学校:*", "学校"),
        ("技能:或者 Java", "(技能 & Java)"),
        ("年限:>=3-5", "(年限 & 3 & 5)"),
        ("(供应链 或", "供应链"),
        ("供应链) SQL", "(供应链 & SQL)"),
        ("“供应链 SQL", "(供应链 & SQL)"),
        ("或 供应链", "供应链"),
        ("供应链 非", "供应链"),
        ("年限:很多 SQL", "(年限 & 很多 & SQL)"),
        ("学历:统招很多", "(学历 & 统招很多)"),
        ("学校:", "学校"),
        ("学校:“清华", "(学校 & 清华)"),
        ("“供应链」", "供应链"),
        ("()", ""),
        ("(" * 200 + "a" + ")" * 90, "a"),
    ],
)
def test_what_cannot_be_read_is_plain_words(typed, tree):
    query = parse(typed)
    assert (said(query.tree), query.notice) == (tree, "plain")


def test_a_pasted_page_is_cut():
    query = parse("供应链 " * LONGEST)
    assert query.notice == "cut"
    assert query.tree is not None


def test_terms_carry_their_tokens():
    assert parse("供应链").tree == Term("供应链", ("供应", "应链"), False, "供应链")
    assert parse("链").tree == Term("链", ("链",), True, "链")
    assert parse("C端").tree == Term("C端", ("c", "端"), True)
    assert parse("“端C”").tree == Term("端C", ("端", "c"))
    assert parse("“测试A”").tree == Term("测试A", ("测试", "试", "a"))


def test_only_what_may_be_there_is_marked():
    assert [term.text for term in positive_terms(parse("a (b 或 c) 非 d a").tree)] == ["a", "b", "c"]


@given(st.text(alphabet="供应链 ab()（）“”\"「」-|与或非 ANDORNOT.+#，学校年限历:：>=5年'", max_size=40))
def test_never_raises(typed):
    query = parse(typed)
    assert query.notice in {"", "plain", "cut"}
