"""One name, however it is written."""

import pytest

from candidates.intake.called import called


def is_same(one, other):
    return bool(called(one).forms & called(other).forms)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("龚子衿", "龔子衿"),
        ("王小明", "王　小明"),
        ("王小明", "王 小 明"),
        ("王小明", "ＷＡＮＧ　Ｘｉａｏｍｉｎｇ"),
        ("王小明", "Xiaoming Wang"),
        ("王小明", "Wang Xiao Ming"),
        ("王小明", "WANG, Xiao-ming"),
        ("王小明", "王小明（David）"),
        ("王小明", "David 王小明"),
        ("王小明", "王小明 个人简历"),
        ("欧阳雪", "Xue Ouyang"),
        ("欧阳雪", "欧阳 雪"),
        ("单雄信", "Shan Xiongxin"),
        ("吕洞天", "Lv Dongtian"),
        ("Willie ,Hsiao", "Hsiao, Willie"),
        ("Willie ,Hsiao", "Willie Hsiao"),
        ("Dr. Vivian Lin", "vivian lin"),
    ],
)
def test_the_same_name(one, other):
    assert is_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("王小明", "王晓敏"), ("王小明", "Ming Zhao"), ("Vivian Lin", "Vivian Chen"), ("张先生", "张女士")],
)
def test_another_name(one, other):
    assert not is_same(one, other)


@pytest.mark.parametrize(
    ("latin", "han"),
    [("Vivian Lin", "林未央"), ("Willie ,Hsiao", "萧伟立"), ("Kevin Wong", "黄子健"), ("Amy Lee", "李爱美")],
)
def test_an_english_name_has_the_surname(latin, han):
    assert called(latin).surnames & called(han).surnames


@pytest.mark.parametrize("name", ["张先生", "张女士", "张某", "张**", "张"])
def test_a_hidden_name_is_the_surname_alone(name):
    found = called(name)
    assert (found.han, found.is_partial, found.forms) == ("张", True, frozenset())


@pytest.mark.parametrize("name", ["", "  ", "、，", "13800138000"])
def test_no_name(name):
    assert not called(name)
