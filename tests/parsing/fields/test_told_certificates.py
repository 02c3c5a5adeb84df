"""Certificates that a person tells of in sentences about herself."""

import pytest

from candidates.parsing.fields.listed import read_listed
from tests.parsing.making import make_lines, make_section


def held(*sections):
    found = read_listed(sections, make_lines("长" * 120)).certificates
    return sorted((each.name.text, each.date.text if each.date else "") for each in found)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "我是货车司机，持有A2驾照和道路运输从业资格证，2019年考取危险品押运证，英语过了四级。",
            [("A2驾照", ""), ("危险品押运证", "2019"), ("英语四级", ""), ("道路运输从业资格证", "")],
        ),
        (
            "从业八年，已通过国家法律职业资格考试，2017年取得律师执业证，具备证券从业资格。",
            [("国家法律职业资格", ""), ("律师执业证", "2017"), ("证券从业资格", "")],
        ),
        ("我2015年拿到会计证，2019年又考过了中级会计师。", [("中级会计师", "2019"), ("会计证", "2015")]),
        ("持有一级建造师证书（2018年考取）和安全B证；持证上岗。", [("一级建造师证书", "2018"), ("安全B证", "")]),
        (
            "电工出身，高压电工证、低压电工证都有，2020年评上技师。",
            [("低压电工证", ""), ("技师", "2020"), ("高压电工证", "")],
        ),
        ("1、有护士执业证书、主管护师职称", [("主管护师职称", ""), ("护士执业证书", "")]),
        ("希望三年内取得中级会计师资格。", []),
        ("协助客户取得经营许可证，通过ISO9001认证，没有教师资格证，正在备考导游证，具备较强的证据意识。", []),
    ],
)
def test_told_in_sentences(written, expected):
    assert held(make_section("summary", written)) == expected


def test_what_is_listed_is_not_told_again():
    told = make_section("summary", "持有教师资格证，2012年考取心理咨询师证。")
    listed = make_section("certificates", "高级中学教师资格证（2010年）\n心理咨询师（三级）")
    assert held(told, listed) == [("心理咨询师（三级）", ""), ("高级中学教师资格证", "2010")]
