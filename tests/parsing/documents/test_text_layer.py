"""What stands in text layers beside the letters that are seen, from the bytes of a PDF to the values."""

import re

import pytest

from candidates.parsing import parse_resume
from candidates.parsing.documents import pdf
from candidates.parsing.text import HYPHENS
from tests.parsing.documents.making import make_pdf, show

PEOPLE = (
    ("岳清扬", "13812345678", "yue.qingyang@example.cn", "海石科技有限公司", "采购主管", "烟台大学", "会计学"),
    (
        "欧阳知夏",
        "15987654321",
        "ouyang_zx@example.com",
        "北岭医疗集团有限公司",
        "产品经理",
        "东海理工大学",
        "软件工程",
    ),
)
DASHES = "\u2013\u2014\u2015"
INVISIBLE = ("\u200b", "\ufeff", "\u00ad", "\u200d", "\u2060", "\u202a")


def lines_of(person, *, contact="电话：{phone}　邮箱：{mail}"):
    name, phone, mail, company, post, school, major = person
    return [
        name,
        contact.format(phone=phone, mail=mail),
        "教育背景",
        f"2012.09-2016.06　{school}　{major}　本科",
        "工作经历",
        f"2016.07-2020.03　{company}　{post}",
        "负责年度计划的制定与执行，协调各部门按期交付，客户满意度逐年提高",
    ]


def drawn(lines, *, head="", foot=""):
    body = "".join(show(line, 60, 100 + 24 * row) for row, line in enumerate(lines))
    return (show(head, 60, 30) if head else "") + body + (show(foot, 60, 800) if foot else "")


def facts(*pages):
    resume = parse_resume(make_pdf(*pages), "简历.pdf", allow_ocr=False)
    assert not resume.notices
    work, school = resume.work[0], resume.education[0]
    return tuple(
        value.text if value else ""
        for value in (
            *(resume.basics.name, resume.basics.phone, resume.basics.email),
            *(work.name, work.position, school.institution, school.area),
            *(school.start_date, school.end_date, work.start_date, work.end_date),
        )
    )


def expected(person):
    return (*person, "2012-09", "2016-06", "2016-07", "2020-03")


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("hyphen", HYPHENS + DASHES, ids=lambda sign: f"U+{ord(sign):04X}")
def test_every_hyphen_joins_dates_and_parts_of_numbers(person, hyphen):
    phone = hyphen.join((person[1][:3], person[1][3:7], person[1][7:]))
    lines = [line.replace("-", hyphen).replace(person[1], phone) for line in lines_of(person)]
    name, read_phone, *others = facts(drawn(lines))
    assert (name, re.sub(r"\D", "", read_phone), *others) == expected(person)


@pytest.mark.parametrize("person", PEOPLE)
def test_a_hyphen_that_a_font_calls_soft_is_seen(person):
    dated = "BT /F9 10 Tf 1 0 0 1 60 700 Tm <" + "2012.09\u00ad2016.06".encode("utf-16-be").hex() + "> Tj ET\n"
    font = "/F9<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/Identity-H/DescendantFonts[20000 0 R]/ToUnicode 5 0 R>>"
    system = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    wide = f"<</Type/Font/Subtype/CIDFontType2/BaseFont/S/CIDSystemInfo {system}/DW 500>>"
    page = pdf.read(make_pdf(dated + drawn(lines_of(person)), fonts=font, objects=[wide])).pages[0]
    assert page.spans[0].text == "2012.09-2016.06"


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("sign", INVISIBLE, ids=lambda sign: f"U+{ord(sign):04X}")
def test_invisible_characters_are_not_there(person, sign):
    lines = [sign + sign.join(line) for line in lines_of(person)]
    assert facts(drawn(lines)) == expected(person)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("icons", ["\uf095\uf0e0", "\ue600\ue7ca", "☎✉", "📱📧"])
def test_icons_before_contacts_are_no_part_of_them(person, icons):
    head = lines_of(person, contact=f"{icons[0]} {{phone}}　　{icons[1]} {{mail}}")
    close = lines_of(person, contact=f"{icons[0]}{{phone}}　{icons[1]}{{mail}}")
    assert facts(drawn(head)) == facts(drawn(close)) == expected(person)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("place", ["head", "foot"])
@pytest.mark.parametrize("pages", [1, 2, 3])
def test_contacts_only_in_a_running_head_or_foot_are_read(person, place, pages):
    name, contact, *body = lines_of(person)
    more = ["独立完成供应商评估，建立价格数据库，为谈判提供依据"] * 8
    texts = [drawn(text, **{place: contact}) for text in ([name, *body], more, more)[:pages]]
    assert facts(*texts) == expected(person)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("written", ["⼯作经历", "X", "工 作 经 历", "■■■■"])
def test_actual_text_is_believed_before_the_glyphs(person, written):
    lines = lines_of(person)
    at = lines.index("工作经历")
    code = "工作经历".encode("utf-16-be").hex()
    heading = f"/Span <</ActualText <FEFF{code}>>> BDC\n{show(written, 60, 100 + 24 * at)}EMC\n"
    assert facts(
        drawn(lines[:at])
        + heading
        + "".join(show(line, 60, 100 + 24 * row) for row, line in enumerate(lines) if row > at)
    ) == expected(person)
