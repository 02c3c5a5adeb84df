"""Text → the language tests named in it (CET-6, 大学英语六级, IELTS 7.0, 普通话二级甲等 …) with scores and places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

_SCORE = (
    r"(?P<score>\s?(?:考试|成绩|成績|总分|得分|分数)*\s?[-—:：]?\s?[(（]?\s?(?:成绩|成績|总分|總分|得分|分数|score)?\s?[:：]?\s?"
    r"(?:\d{3}(?!\d)|\d{2,3}(?=\s?分)|\d\.\d(?!\d))(?:\s?分)?\s?[)）]?|\s?[(（](?:优秀|良好|中等|合格|及格)[)）])?"
)
_END = r"(?=[\s(（:：,，、;；。.)）\d|｜/·]|成绩|$)"
_SCHOOL = r"(?:大学|国家|全国|学院|公共|大學)"
_TESTS = (
    (
        "英语",
        rf"{_SCHOOL}+英[语語](?:专业)?\s?(?:水平)?(?:考试|等级)?\s?[四六八三4-8][级級](?:考试)?(?:证书|合格证|[(（][AB]级[)）])?|大学[四六]级(?:证书)?"
        r"|英[语語文](?:专业|等级|水平|国家)?(?:考试)?[四六八三4-8][级級](?![笔口]译|翻译)(?:考试)?(?:证书|合格证)?"
        r"|(?:全国)?(?:公共英语|英语等级考试)(?:等级)?(?:考试)?\s?(?:PETS)?[\s\-]?(?:[一二三四五]级|[1-5]级)(?:证书)?",
    ),
    ("英语", r"英[语語]\s?(?:已经?)?(?:通过|过)了?(?:国家|大学)?[四六八][级級]"),
    ("英语", rf"(?<![一二三四五六七八九十\w])(?<![师员工手证][\s(（])[四六][级級]{_END}"),
    (
        "英语",
        rf"CET[\s\-–—]?(?:SET\s?)?[46](?!\d)级?|TEM[\s\-–—]?[48](?!\d)|(?<![一-鿿])专[四八]{_END}|(?<![一-鿿])专四(?=专八)|(?<=专四)专八|英[语語]专业[四八]级|专业英[语語][四八]级|英[语語]专[四八]",
    ),
    (
        "英语",
        r"IELTS(?:\s?Academic)?|雅思|TOEFL(?:\s?iBT|\s?ITP)?|托福|TOEIC|多益|托业|(?<![A-Za-z])GRE(?![A-Za-z])|(?<![A-Za-z])GMAT(?![A-Za-z])"
        r"|(?<![A-Za-z])BEC(?![A-Za-z])[\s\-]?(?:商务英语)?(?:[初中高]级|Higher|Vantage|Preliminary)?|商务英语[初中高]级(?:证书)?|PETS[\s\-]?[1-5](?:级)?|(?<![A-Za-z])PTE(?![A-Za-z])|Duolingo|多邻国|(?<![A-Za-z])GEPT(?![A-Za-z])|全民英檢[初中高]+級?",
    ),
    (
        "日语",
        r"JLPT[\s\-]?N\s?[1-5](?:级|級)?|日[语語文本]*(?:能力)?(?:考试|测试|考|試験|检定|檢定)?\s?N[1-5](?:级|級)?(?:证书|合格)?|日[语語][一二三四](?:级|級)(?![笔口]译|翻译)|日语专业[四八]级|(?<![\w])N[1-3](?![\w])(?=级|日语|证书)|日语专[四八]|(?<![A-Za-z])J\.?TEST(?![A-Za-z])\s?[A-F]?级?",
    ),
    ("韩语", r"TOPIK\s?[1-6一二三四五六]?级?|韩[语国]*(?:语能力考试)?(?:TOPIK)?\s?[一二三四五六]级"),
    (
        "德语",
        r"TestDaF|德福|德语(?:专[四八]|专业[四八]级)|Goethe[\s\-]?(?:Zertifikat)?\s?[ABC][12]|(?<![A-Za-z])DSH(?![A-Za-z])[\s\-]?[123]?",
    ),
    (
        "法语",
        r"(?<![A-Za-z])DELF\s?[ABC][12]|(?<![A-Za-z])DALF\s?C[12]|(?<![A-Za-z])T[CE]F(?![A-Za-z])|法语(?:专[四八]|(?:专业)?[四八]级)",
    ),
    ("西班牙语", r"(?<![A-Za-z])DELE\s?[ABC][12]|西(?:班牙)?语(?:专[四八]|专业[四八]级)"),
    ("俄语", r"俄语(?:专[四八]|专业[四八]级)|俄语[四六八]级"),
    (
        "汉语",
        r"MHK\s?[一二三四1-4]级(?:[甲乙]等)?|HSK\s?[1-6一二三四五六]级?|汉语水平考试\s?(?:HSK)?\s?[1-6一二三四五六]级",
    ),
    (
        "普通话",
        r"(?:国家)?普通[话話](?:水平)?(?:测试|考试|測試)?(?:等级)?(?:证书|证)?[\s:：，,是]?[(（]?[一二三]级[甲乙丙]等[)）]?(?:证书|证)?",
    ),
    ("普通话", r"(?<![一-鿿A-Za-z])[一二三]级[甲乙丙]等(?!医院|综合|专科)"),
)
# The characters with which names of tests begin: elsewhere nothing is tried.
OPENINGS = "BCDGHIJMNPT一三专二俄全公六商四国多大学德托日普汉法英西雅韩"
TESTS = re.compile(
    f"(?=[{OPENINGS}])(?:" + "|".join(f"(?P<t{number}>{pattern})" for number, (_, pattern) in enumerate(_TESTS)) + ")",
    re.IGNORECASE,
)
# Without one of these no test is named: a level, Latin letters, or a name that has neither.
SIGNS = ("级", "級", "雅思", "托福", "多益", "托业", "多邻国", "德福", "专四", "专八", "英檢")
SIGN = re.compile(f"[A-Za-z]|{'|'.join(SIGNS)}")
SCORE = re.compile(_SCORE, re.IGNORECASE)
# Where a score may stand behind the name of its test and something else: `CET-4（2018/12，501分）`,
# `大学英语四级（成绩：447）`, `英语六级\t2013/12\t478 分`.
SCORES_BEHIND = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s*[(（]\s*(?:19|20)\d\d[^()（）,，;；]{0,8}[,，、;；\s]\s*(?:成绩|总分)?\s*[:：]?\s*(?P<score>\d{3}\s?分?|\d{2,3}\s?分|\d\.\d)\s*[)）]",
        r"\s*[(（]\s*(?:考试)?(?:成绩|成績|总分|得分|分数)\s*[:：]?\s*(?P<score>\d{2,3}\s?分?)\s*[)）]",
        r"[,，]\s*(?:考试)?(?:成绩|总分|分数|考了)\s?(?:是|为)?\s?(?P<score>\d{3}\s?分?)(?!\d)",
        r"\s*\t\s*(?:19|20)\d\d[^\t]{0,8}\t\s*(?P<score>\d{2,3}\s?分)(?!\S)",
    )
)
# Several levels in one word: 英语四、六级, CET-4/6.
SHORTENED = re.compile(
    r"(?P<name>CET[\s\-–—]?)4\s?[/、,，&和]\s?6|(?P<han>(?:大学)?英语|大学|(?<![\w一二三四五六七八九十]))[四4]级?\s?[、/,，和]?\s?[六6]级",
    re.IGNORECASE,
)

# Words of a sentence inside a name: `英语过了四级`.
TOLD = re.compile(r"(?:已经?)?(?:通过|过)了?")
REMEMBERED = 1024  # texts; several readers ask for the tests of the same piece


@dataclass(frozen=True, slots=True)
class LanguageTest:
    """A test at `text[start:end]`, score included; its name at `text[start:name_end]`, normal form in `name`.

    `result` is the name with the score where something else stands between the two, else "".
    """

    language: str
    name: str
    start: int
    name_end: int
    end: int
    scored: bool
    result: str = ""


def may_name_test(text: str) -> bool:
    """Whether a text holds anything of a test; nothing in most texts, whose parts need not be asked for tests then."""
    return SIGN.search(text) is not None


@lru_cache(maxsize=REMEMBERED)
def find_tests(text: str) -> tuple[LanguageTest, ...]:
    """All tests in `text`, in order."""
    if not may_name_test(text):
        return ()
    found: list[LanguageTest] = []
    for match in SHORTENED.finditer(text):
        stem = match["name"] or match["han"]
        levels = ("4", "6") if match["name"] else ("四级", "六级")
        found.extend(
            LanguageTest("英语", stem + level, match.start(), match.end(), match.end(), False) for level in levels
        )
    for match in TESTS.finditer(text):
        if not any(test.start < match.end() and match.start() < test.end for test in found):
            found.append(_test(text, match))
    return _once(text, sorted(found, key=lambda test: test.start))


def _once(text: str, tests: Sequence[LanguageTest]) -> tuple[LanguageTest, ...]:
    """`大学英语四级（CET-4）512分` and `雅思（IELTS）7.0` name one test twice."""
    found: list[LanguageTest] = []
    for test in tests:
        last = found[-1] if found else None
        opened = last is not None and re.fullmatch(r"\s*[(（]\s*", text[last.end : test.start])
        closed = re.compile(r"\s*[)）]").match(text, test.name_end)
        if last is None or not opened or not closed or last.language != test.language:
            found.append(test)
            continue
        score = SCORE.match(text, closed.end())
        scored = bool(score and score[0].strip())
        end = score.end() if score and scored else closed.end()
        result = f"{last.name} {re.sub(r'[^0-9.分]', '', text[closed.end() : end])}" if scored else last.name
        found[-1] = replace(last, end=end, scored=scored, result=result)
    return tuple(found)


def _test(text: str, match: re.Match[str]) -> LanguageTest:
    language = _TESTS[int((match.lastgroup or "t0")[1:])][0]
    name = _name(match[0])
    if behind := next((found for each in SCORES_BEHIND if (found := each.match(text, match.end()))), None):
        result = f"{name} {behind['score']}"
        return LanguageTest(language, name, match.start(), match.end(), behind.end(), True, result)
    score = SCORE.match(text, match.end())
    scored = bool(score and score[0].strip())
    end = len(text[: _balanced(text, match, score.end() if score and scored else match.end())].rstrip())
    result = name if TOLD.search(match[0]) and not scored else ""
    return LanguageTest(language, name, match.start(), match.end(), end, scored, result)


def _name(written: str) -> str:
    return re.sub(r"\s+", " ", TOLD.sub("", written.strip(" ，,:：")).replace("是", ""))


def _balanced(text: str, match: re.Match[str], end: int) -> int:
    """The end without a closing bracket that opens before the test."""
    inside = text[match.start() : end]
    closing = inside.count(")") + inside.count("）") - inside.count("(") - inside.count("（")
    return end - 1 if closing > 0 and text[end - 1] in ")）" else end
