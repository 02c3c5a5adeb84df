"""Text → tokens: Latin whole, Han in pairs, one normal form for all ways of writing."""

import pytest

from candidates.search import words


def stream(text):
    return [token.text for token in words.tokens(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("供应链", ["供应", "应链", "链"]),
        ("数", ["数"]),
        ("數據", ["数据", "据"]),
        ("C++ C# .NET Node.js", ["c++", "c#", ".net", "node.js"]),
        ("C/C++、Java", ["c", "c++", "java"]),
        ("ＪＡＶＡ", ["java"]),
        ("Notepad++", ["notepad++"]),
        ("c++11", ["c++", "11"]),
        ("使用.NET开发", ["使用", "用", ".net", "开发", "发"]),
        ("A/B测试", ["a", "b", "测试", "试"]),
        ("C端", ["c", "端"]),
        ("S&OP", ["s&op"]),
        ("li.wei@example.com", ["li.wei@example.com"]),
        ("end-to-end", ["end", "to", "end"]),
        ("10+", ["10"]),
        ("1.3%", ["1.3"]),
        ("138-0013-8000", ["13800138000"]),
        ("+86 138 0013 8000", ["13800138000"]),
        ("2019.09-2023.06", ["2019.09", "2023.06"]),
        ("𬭎", ["𬭎"]),  # a Han character beyond the basic plane
        ("？！—…", []),
        ("", []),
    ],
)
def test_tokens(text, tokens):
    assert stream(text) == tokens


@pytest.mark.parametrize(
    ("word", "also"),
    [
        ("node.js", ("node", "js", ".js")),
        ("python3.8", ("python", "python3", "8", ".8")),
        ("html5", ("html",)),
        ("python+", ("python",)),
        ("c++", ()),
        ("c#", ()),
        ("h5", ()),
        ("s&op", ("s", "op")),
    ],
)
def test_words_inside_words(word, also):
    assert words.compounds(word) == also


def test_tokens_know_where_they_stand():
    text = "电话：138-0013-8000，ﬁnance与數據"
    assert [text[token.start : token.end] for token in words.tokens(text)] == [
        "电话",
        "话",
        "138-0013-8000",
        "ﬁnance",
        "与數",
        "數據",
        "據",
    ]


def test_a_phone_number_is_found_by_its_end():
    assert words.tokens("13800138000")[0].also == ("8000", "00138000")


def test_very_long_words_are_cut():
    assert len(stream("a" * 500)[0]) == words.LONGEST


def test_whole_words_are_jiebas():
    assert words.whole_words("负责供應鏈数据分析与SQL") == ["负责", "供应链", "数据分析"]


@pytest.mark.parametrize("text", ["ﬀ", "İstanbul", "㎡", "…", "数據ＡＢ"])
def test_normal_form_is_never_shorter(text):
    assert len(words.normal(text)) >= len(text)
    assert len(words.origins(text)) == len(words.normal(text)) + 1
