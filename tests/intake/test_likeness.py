"""Signs that two are one person, and their sum."""

import pytest

from candidates.intake import signs as signs_in_words
from candidates.intake.identity import firm, identity, job, keys, name_key, study
from candidates.intake.likeness import differ_by_one, likeness

SCHOOL = study("西北农林科技大学", 30, "2015-09", "2019-06")
JOB = job("叮咚买菜有限公司", "采购", "2021-05", "")


def make(name="", *, phone="", email="", others=(), birth="", gender="", city="", studies=(), jobs=()):
    return identity(
        name=name, phone=phone, email=email, others=others, birth=birth, gender=gender, city=city,
        studies=studies, jobs=jobs,
    )  # fmt: skip


def told(one, other, **namesakes):
    found = likeness(one, other, counts={name_key(name): count for name, count in namesakes.items()})
    return found.is_suspected, [sign.code for sign in found.signs]


@pytest.mark.parametrize(
    "other", ["138 0013 8027", "+86 138-0013-8027", "８６１３８００１３８０２７", "13900139000/13800138027"]
)
def test_a_telephone_is_the_same_however_it_is_written(other):
    one, other = make("纪南星", phone="13800138027"), make("纪南星", phone=other)
    assert told(one, other) == (True, ["same_phone", "same_name"])
    assert keys(one) & keys(other)


def test_addresses_are_the_same_in_any_case_and_width():
    one, other = make(email="Nanxing.Ji@Example.com"), make(email="ｎａｎｘｉｎｇ.ji＠example.com")
    assert told(one, other) == (True, ["same_mail"])


def test_a_telephone_with_two_names_is_no_person():
    assert told(make("纪南星", phone="13800138027"), make("贺思源", phone="13800138027"))[0] is False


def test_a_telephone_with_an_english_name_is():
    assert told(make("Vivian Lin", phone="13800138027"), make("林未央", phone="138 0013 8027"))[0] is True


def test_a_further_contact_counts():
    one = make("纪南星", phone="13800138027")
    other = make("纪南星", phone="13900139000", others=["138 0013 8027"])
    assert told(one, other)[0] is True


def test_qq_is_an_account_and_an_address():
    assert told(make(others=["qq:123456"]), make(email="123456@qq.com"))[1] == ["same_account"]


def test_a_rare_name_needs_one_fact_more_and_a_common_one_two():
    rare = make("戚文若", studies=[SCHOOL])
    common = make("张伟", studies=[SCHOOL])
    assert told(rare, rare) == (True, ["same_name", "same_school_years"])
    assert told(common, common) == (False, ["same_school_years", "same_name_common"])
    again = make("张伟", studies=[SCHOOL], birth="1993-05", jobs=[JOB])
    assert told(again, again)[0] is True


def test_a_name_that_many_of_the_library_bear_is_common():
    one = make("戚文若", studies=[SCHOOL])
    assert told(one, one, 戚文若=9) == (False, ["same_school_years", "same_name_common"])


def test_a_name_alone_is_never_enough():
    assert told(make("戚文若"), make("戚文若"))[0] is False


@pytest.mark.parametrize(
    ("facts", "sign"),
    [
        ({"birth": "1980"}, "other_birth"),
        ({"gender": "女"}, "other_gender"),
        ({"studies": [study("西北农林科技大学", 30, "2005-09", "2009-06")]}, "same_school_other_years"),
    ],
)
def test_what_speaks_against(facts, sign):
    same = {"birth": "1993", "gender": "男", "studies": [SCHOOL]}
    is_suspected, codes = told(make("戚文若", **same), make("戚文若", **(same | facts)))
    assert not is_suspected and sign in codes


def test_school_and_firm_go_by_several_names():
    assert study("北邮", 30, "", "").school == study("北京邮电大学", 30, "", "").school
    assert firm("博远软件（上海）股份有限公司") == firm("博远软件股份") == "博远软件"


def test_names_written_in_another_way_meet_by_their_facts():
    one = make("Willie ,Hsiao", studies=[SCHOOL], jobs=[JOB], birth="1993-05")
    other = make("蕭偉立", studies=[SCHOOL], jobs=[JOB], birth="1993-05")
    assert keys(one) & keys(other)
    assert told(one, other)[0] is True


def test_months_that_are_a_little_apart_are_one_job():
    one, other = make(jobs=[JOB]), make(jobs=[job("叮咚买菜", "采购", "2021-07", "")])
    assert told(one, other)[1] == ["near_job"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("13800138027", "13800138021", True),
        ("13800138027", "13800138072", True),
        ("13800138027", "13800138111", False),
    ],
)
def test_one_slip_of_the_finger(one, other, expected):
    assert differ_by_one(one, other) is expected


def test_every_sign_has_its_words():
    one = make("张伟", phone="13800138027", email="a@b.cn", birth="1993-05", studies=[SCHOOL], jobs=[JOB], city="上海")
    others = [
        one,
        make("章伟", phone="13800138021", email="c@d.cn", birth="1980", gender="女"),
        make("Zhang Wei", studies=[study("苏州大学", 30, "2015", "")], jobs=[job("盒马", "采购", "", "")]),
    ]
    for other in others:
        signs = [[sign.code, sign.weight, sign.facts] for sign in likeness(one, other, counts={}).signs]
        said = signs_in_words.told(signs)
        assert len(said.alike) + len(said.unlike) == len(signs) > 0
        assert not any("%(" in words for words in (*said.alike, *said.unlike, signs_in_words.briefly(signs)))
