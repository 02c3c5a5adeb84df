"""Text → the language tests named in it (CET-6, 大学英语六级, IELTS 7.0, 普通话二级甲等 …) with scores and places."""

import re
from dataclasses import dataclass

_SCORE = (
    r"(?P<score>\s?(?:考试|成绩|总分|得分|分数)*\s?[(（:：]?\s?(?:成绩|总分|得分)?\s?[:：]?\s?"
    r"(?:\d{3}(?!\d)|\d{2,3}(?=\s?分)|\d\.\d(?!\d))(?:\s?分)?\s?[)）]?)?"
)
_TESTS = (
    ("英语", r"(?:大学|国家|全国|学院)*英[语語]\s?(?:专业|等级)?[四六八4-68]级(?:证书|合格证)?|大学[四六]级"),
    ("英语", r"(?<![一二三四五六七八九十\w])[四六]级(?=[\s(（:：,，、;；。)）\d]|成绩|$)"),
    (
        "英语",
        r"CET[\s\-]?[46]|TEM[\s\-]?[48]|专[四八](?=[\s(（:：,，、;；。)）\d]|$)|英语专业[四八]级|专业英语[四八]级",
    ),
    (
        "英语",
        r"IELTS|雅思|TOEFL(?:\s?iBT)?|托福|TOEIC|多益|托业|\bGRE\b|\bGMAT\b|BEC[\s\-]?(?:[初中高]级|Higher|Vantage)?|PETS[\s\-]?\d",
    ),
    (
        "日语",
        r"JLPT\s?N[1-5]|日[语語文](?:能力考试|能力测试|能力考|等级考试)?\s?N[1-5](?:级)?|日[语語][一二三四]级|(?<![\w])N[12](?![\w])(?=级|日语|证书)",
    ),
    ("韩语", r"TOPIK\s?[1-6一二三四五六]?级?|韩语[一二三四五六]级"),
    ("德语", r"TestDaF|德福|德语专[四八]"),
    ("法语", r"\bDELF\s?[ABC][12]|\bDALF\s?C[12]|\bTCF\b|\bTEF\b|法语专[四八]"),
    ("西班牙语", r"\bDELE\s?[ABC][12]|西班牙语专[四八]"),
    ("汉语", r"MHK\s?[一二三四]级(?:[甲乙]等)?|HSK\s?[1-6一二三四五六]级?"),
    ("俄语", r"俄语专[四八]"),
    (
        "普通话",
        r"普通[话話](?:水平)?(?:测试|考试)?(?:等级)?[\s:：，,]?(?:证书)?[(（]?[一二三]级[甲乙丙]等[)）]?(?:证书)?",
    ),
    ("普通话", r"(?<![一-鿿A-Za-z])[一二三]级[甲乙丙]等(?!医院|综合|专科)"),
)
TESTS = re.compile("|".join(f"(?P<t{number}>{pattern})" for number, (_, pattern) in enumerate(_TESTS)), re.IGNORECASE)
SCORE = re.compile(_SCORE, re.IGNORECASE)
# Several levels in one word: 英语四、六级, CET-4/6.
SHORTENED = re.compile(
    r"(?P<name>CET[\s\-]?)4\s?[/、,，&和]\s?6|(?P<han>(?:大学)?英语|大学)[四4]\s?[、/,，和]?\s?[六6]级", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class LanguageTest:
    """A test at `text[start:end]`, score included; its name at `text[start:name_end]`, normal form in `name`."""

    language: str
    name: str
    start: int
    name_end: int
    end: int
    scored: bool


def find_tests(text: str) -> tuple[LanguageTest, ...]:
    """All tests in `text`, in order."""
    found: list[LanguageTest] = []
    for match in SHORTENED.finditer(text):
        stem = match["name"] or match["han"]
        levels = ("4", "6") if match["name"] else ("四级", "六级")
        found.extend(
            LanguageTest("英语", stem + level, match.start(), match.end(), match.end(), False) for level in levels
        )
    for match in TESTS.finditer(text):
        if any(test.start < match.end() and match.start() < test.end for test in found):
            continue
        language = _TESTS[int((match.lastgroup or "t0")[1:])][0]
        score = SCORE.match(text, match.end())
        scored = bool(score and score[0].strip())
        end = score.end() if score and scored else match.end()
        found.append(
            LanguageTest(language, _name(match[0]), match.start(), match.end(), _balanced(text, match, end), scored)
        )
    return tuple(sorted(found, key=lambda test: test.start))


def _name(written: str) -> str:
    return re.sub(r"\s+", " ", written.strip(" ，,:："))


def _balanced(text: str, match: re.Match[str], end: int) -> int:
    """The end without a closing bracket that opens before the test."""
    inside = text[match.start() : end]
    closing = inside.count(")") + inside.count("）") - inside.count("(") - inside.count("（")
    return end - 1 if closing > 0 and text[end - 1] in ")）" else end
