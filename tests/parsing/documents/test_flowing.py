"""HTML, MHTML, Markdown, plain text, RTF: what a reader of the shown page sees."""

import pytest

from candidates.parsing.documents import html, markdown, plain, rtf
from candidates.parsing.lines import read_lines


def texts(document):
    return [line.text for line in read_lines(document)]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>甲<b>乙</b><span>丙</span></p><div>丁</div>", ["甲乙丙", "丁"]),
        ("<p>甲甲\n   乙乙<br>丙</p>", ["甲甲 乙乙", "丙"]),
        ("<p>看</p><script>x</script><style>p{}</style><!-- 注 --><p style='display: none'>藏</p>", ["看"]),
        (
            "<style>.h{display:none} div .k{visibility:hidden}</style><div><p class=h>a</p><i class=k>b</i>c</div>",
            ["c"],
        ),
        ("<table><tr><td>姓名</td><td>赵一</td></tr></table>", ["姓名\t赵一"]),
        ("<div style='display:flex'><span>公司</span><span>2019</span></div>", ["公司\t2019"]),
        (
            "<style>.r{display:flex}</style><div class=r><div>公司<p>职位</p></div><div>2019</div></div>",
            ["公司\t2019", "职位"],
        ),
        (
            "<div style='display:flex'><div><p>学生会</p><p>办晚会</p><p>写简报</p></div><i>2018.09~2019.06</i></div>",
            ["学生会\t2018.09~2019.06", "办晚会", "写简报"],
        ),
        (
            "<div style='display:flex'><div><p>一</p><p>二</p><p>三</p></div><div>四</div></div>",
            ["一", "二", "三", "四"],
        ),
        ("<p>公司<span style='float:right'>2019</span></p>", ["公司\t2019"]),
        ("<pre>一\n二</pre>", ["一", "二"]),
        ("<p>C&amp;C&nbsp;&emsp;&#x5DE5;</p>", ["C&C\t工"]),
        ("<ul><li>一</li><li>二</li></ul>", ["一", "二"]),
        ("<p>甲<img alt='照片'>乙</p>", ["甲乙"]),
        (
            "<h4><span>青禾公司</span><em class=vline></em><span>编辑</span><span class=period>2019-2021</span></h4>",
            ["青禾公司\t编辑\t2019-2021"],
        ),
        ("<p><a href='tel:1'>138</a><a href='mailto:a@b.cn'>a@b.cn</a></p>", ["138\ta@b.cn"]),
        (
            "<p><span lang=EN>2019</span><span id=y>年</span><span class=c3>王</span><span class=c5>一</span></p>",
            ["2019年王一"],
        ),
        ("<p><code>Go</code> <code>Vue</code>，会用 <code>Git</code> 管理</p>", ["Go\tVue，会用 Git 管理"]),
        ("<style>@media print{p{display:none}} @media(max-width:9px){p{display:none}}</style><p>看</p>", ["看"]),
    ],
)
def test_html(page, lines):
    assert texts(html.read(f"<html><body>{page}</body></html>".encode())) == lines


def test_html_says_what_is_heading_bold_and_linked():
    head, line = read_lines(html.read("<h2>工作</h2><p><a href='mailto:a@b.cn'>信箱</a><b>粗体字</b></p>".encode()))
    assert (head.heading, head.bold) == (2, True)
    assert line.links == ("mailto:a@b.cn",)
    assert [span.bold for span in line.spans] == [False, True]


def test_html_in_the_encoding_that_it_declares():
    page = "<html><head><meta charset=gb2312></head><body>镕基 简历</body></html>".encode("gb18030")
    assert texts(html.read(page)) == ["镕基 简历"]


def test_web_archive():
    body = "<p>简历=E4=B8=80</p>".encode().replace("简历".encode(), b"=E7=AE=80")
    archive = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        + body
        + b"\r\n--b--\r\n"
    )
    assert texts(html.read_mhtml(archive)) == ["简一"]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("---\nlayout: cv\nname: 无\n---\n# 赵一\n电话：138\n邮箱：a@b.cn", ["赵一", "电话：138", "邮箱：a@b.cn"]),
        ("[//]: # (模板说明)\n<!-- 注\n释 -->\n正文", ["正文"]),
        ("**职责：**负责开发", ["职责：负责开发"]),
        ("| 学校 | 专业 |\n|---|---|\n| 甲 | 乙 |", ["学校\t专业", "甲\t乙"]),
        ("![徽章](https://x/y.svg) 正文 :phone: {{ site.name }}{: .class}", ["正文"]),
        ("<div>\n\n**公司** 2019\n\n</div>\n- 内容", ["公司 2019", "内容"]),
        ("    缩进的一行\n", ["缩进的一行"]),
        ("- 一\n  - 二\n1. 三", ["一", "二", "三"]),
        ("C++ 与 C# 和 `Go`", ["C++ 与 C# 和 Go"]),
        ("---\n\n正文\n\n---\n\n又一段", ["正文", "又一段"]),
    ],
)
def test_markdown(source, lines):
    assert texts(markdown.read(source.encode())) == lines


SENTENCE = "姓名：赵一，电话：13800138000，求职意向：软件工程师，本科毕业于北京大学计算机专业。\n"
TRADITIONAL = "姓名：趙一，電話：0912345678，應徵職位：軟體工程師，畢業於國立臺灣大學資訊工程學系。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SENTENCE, "utf-8"),
        (SENTENCE, "utf-8-sig"),
        (SENTENCE, "gb18030"),
        (SENTENCE, "utf-16"),
        (SENTENCE, "utf-16-le"),
        (SENTENCE, "utf-16-be"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "utf-8"),
        ("Jenny Zhao, Sales Manager – 7 years", "utf-8"),
    ],
)
def test_encodings(text, encoding):
    assert texts(plain.read(text.encode(encoding))) == [text.strip()]


def test_plain_text_parts_facts_at_wide_spaces():
    assert texts(plain.read("2019.09　清华大学  计算机 本科\r\n\r\n二".encode())) == [
        "2019.09\t清华大学\t计算机 本科",
        "二",
    ]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (rb"\u31616?\u21382? Java\par \u19968?", ["简历 Java", "一"]),
        (rb"\f1 \'bc\'f2\'c0\'fa\par", ["简历"]),
        (rb"{\*\generator x}{\info{\title y}}\uc2 \u31616\'bc\'f2z", ["简z"]),
        (rb"\trowd\intbl a\cell b\cell\row \pard c", ["a\tb", "c"]),
        (rb'{\field{\*\fldinst HYPERLINK "https://a.example"}{\fldrslt page}}', ["page"]),
        (rb"seen{\v hidden}\tab{\pict 00ff}\'7b\{", ["seen\t{{"]),
        (rb"a{\*\generator x\}{y\\}}b{\pict {00", ["ab"]),
        (rb"a\{b\}{\*\shptxt c}{\spring d}", ["a{b}cd"]),
        (rb"\u-10179?\u-8704?", ["\U0001f600"]),
    ],
)
def test_rtf(body, lines):
    data = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset134 SimSun;}}" + body + b"}"
    assert texts(rtf.read(data)) == lines


def test_rtf_styles():
    heading, link = read_lines(
        rtf.read(rb'{\rtf1{\b\fs32 Title}\par{\field{\*\fldinst HYPERLINK "https://a.example"}{\fldrslt x}}}')
    )
    assert (heading.bold, heading.size) == (True, 16)
    assert link.links == ("https://a.example",)


@pytest.mark.parametrize(
    "attributes",
    [
        'class="section-title"',
        'class="cv-section__heading dark"',
        'class="moduleTitle"',
        'class="resume_module_name"',
        'role="heading"',
    ],
)
def test_an_element_named_for_the_title_of_a_section_is_a_heading(attributes):
    page = f"<div><div {attributes}>教学</div><div>2015 海石中学 数学</div></div>"
    assert [line.heading > 0 for line in read_lines(html.read(page.encode()))] == [True, False]


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ('class="block-title"', "海石中学"),
        ('class="title"', "数学教师"),
        ('class="section-header"', "教学 2015年至2019年在海石中学任数学教师"),
        ('class="intersectional"', "海石"),
    ],
)
def test_other_names_and_longer_texts_head_nothing(attributes, text):
    page = f"<div><div {attributes}>{text}</div><p>云杉</p></div>"
    assert not any(line.heading for line in read_lines(html.read(page.encode())))
