"""One form for characters that can be written in many ways, with nothing lost of where they stood."""

import pytest

from candidates.parsing.text import RADICALS_SUPPLEMENT, clean, settle


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("⼯作经历", "工作经历"),  # Kangxi radicals
        ("⻓江⻄路", "长江西路"),  # the radicals that NFKC leaves
        ("ＪａｖａＳｃｒｉｐｔ１２３", "JavaScript123"),
        ("电话：（０１０）", "电话：（010）"),
        ("２０１９．０７", "2019.07"),
        ("2019\u20102020\u22122021", "2019-2020-2021"),
        ("2019–2020—至今", "2019–2020—至今"),
        ("张\u200b三\ufeff\u00ad", "张三"),
        ("\ue7ab138", " 138"),  # an icon
        ("\uf0b7 负责", "• 负责"),  # a bullet of Symbol
        ("a\u00a0b\u2003c", "a b\u3000c"),
        ("eﬃcient", "efficient"),
        ("①②Ⅱ㎡", "①②Ⅱ㎡"),
    ],
)
def test_clean(written, normal):
    assert clean(written) == normal


def test_every_radical_becomes_an_ordinary_character():
    assert len(RADICALS_SUPPLEMENT) > 110
    assert not any(0x2E80 <= ord(ordinary) <= 0x2FDF for ordinary in RADICALS_SUPPLEMENT.values())


@pytest.mark.parametrize(
    ("written", "settled"),
    [
        ("姓　　名：赵一", "姓名：赵一"),
        ("姓 名 : 赵一", "姓名 : 赵一"),
        ("教 育 背 景", "教育背景"),
        ("姓 名： 赵 一   性 别： 女", "姓名：赵一\t性别： 女"),
        ("姓　　名：赵　一　　　　性　　别：男", "姓名：赵一\t性别：男"),
        ("出 生  年 月：1990", "出生年月：1990"),
        ("张 三：男", "张三：男"),
        ("s t u d e n t", "student"),
        ("1 3 8 0 0 1 3 8 0 0 0", "13800138000"),
        ("赵一　男　28岁", "赵一\t男\t28岁"),
        ("2019.09  清华大学   计算机", "2019.09\t清华大学\t计算机"),
        ("Spring Boot and C++", "Spring Boot and C++"),
        ("姓 名\t赵一\t性 别\t女", "姓名\t赵一\t性别\t女"),
        ("  head and tail\t ", "head and tail"),
        ("本科 男 28岁", "本科 男 28岁"),
    ],
)
def test_settle(written, settled):
    assert settle(written)[0] == settled


def test_settled_characters_know_their_origin():
    written = " 姓　名：\t赵 一 "
    text, origins = settle(written)
    assert len(text) == len(origins)
    for character, origin in zip(text, origins, strict=True):
        assert written[origin] == character or character in " \t"
    assert origins == sorted(origins)
