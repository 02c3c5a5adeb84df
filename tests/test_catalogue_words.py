"""What the pages say is said by people: nothing of code or of the other language, nothing that sounds translated."""

import re
from functools import cache
from pathlib import Path

import polib
import pytest
from django.conf import settings

from candidates.search.words import HAN, simplifier

DATA = Path(__file__).parent / "data" / "wording"
LANGUAGES = ("zh_Hans", "en")
FORMATS = ("F j, l",)  # in the letters that Django gives dates
# what is put in, marks of HTML, and examples of what one may type: 年限:>=5
GIVEN = re.compile(rf"%\(\w+\)[a-z]|\{{\w*\}}|__\w+__|%%|<[^>]+>|[{HAN}]{{2}}:(?:>=)?[{HAN}\d]+")
CODE = re.compile(r"\b(?:null|undefined|NaN|[A-Za-z]+_\w+|[a-z]+[A-Z]\w*)\b", re.ASCII)
WORD = re.compile(r"[A-Za-z][\w-]*|\d+[A-Za-z]+", re.ASCII)
CHINESE = {
    "half width": re.compile(rf"(?<=[{HAN}“”])[,;:!?()]|[,;:!?()](?=[{HAN}“”])|\.\.\.|(?<=[{HAN}])\.|['\"]"),
    # the gap between Chinese and Latin is the stylesheet's
    "a gap that is typed": re.compile(
        rf"(?<=[{HAN}，。、；：“”（）]) (?=[\x00\w])|(?<=[\x00\w]) (?=[{HAN}“”（）])", re.ASCII
    ),
    "full width": re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000]"),
}
ENGLISH = {
    "Chinese": re.compile(rf"[{HAN}\uff00-\uffef\u3000-\u303f]"),
    "of a typewriter": re.compile(r" {2}| [,.;:?]|\.\.\.|\"|(?<!\w)'|'(?!\w)"),
}
NAMES_OF_LANGUAGES = ("简体中文",)


def faults(language, text):
    """What is wrong with a text, a line each."""
    plain = GIVEN.sub("\x00", text)
    found = [f"code: {word}" for word in CODE.findall(plain)]
    found += [f"{match[0]}: {better}" for pattern, better in listed(language) if (match := pattern.search(plain))]
    if language == "zh_Hans":
        found += [f"English: {word}" for word in WORD.findall(plain) if word not in latin_names()]
        found += ["traditional"] if simplifier().convert(plain) != plain else []
    signs = CHINESE if language == "zh_Hans" else ENGLISH
    return [*found, *(f"{kind}: {match[0]!r}" for kind, sign in signs.items() if (match := sign.search(plain)))]


@cache
def listed(language):
    """The patterns of what is not to be said, each with better words."""
    rows = (line.split("\t") for line in lines_of(f"{language}.tsv"))
    return [(re.compile(pattern, re.IGNORECASE), better) for pattern, better in rows]


@cache
def latin_names():
    return {word for line in lines_of("latin.txt") for word in line.split()}


def lines_of(name):
    return [line for line in (DATA / name).read_text("utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_pages_say(language):
    path = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
    entries = [entry for entry in polib.pofile(str(path), wrapwidth=0) if entry.msgid not in FORMATS]
    said = {text for entry in entries for text in (entry.msgstr, *entry.msgstr_plural.values())}
    assert {text: found for text in said - {*NAMES_OF_LANGUAGES} if (found := faults(language, text))} == {}


@pytest.mark.parametrize(
    ("language", "text", "fault"),
    [
        ("zh_Hans", "请稍后再试。", "说清楚"),
        ("zh_Hans", "您的文件", "你"),
        ("zh_Hans", "确定要删除吗？", "撤销"),
        ("zh_Hans", "文件已被删除", "已"),
        ("zh_Hans", "Save search", "English: Save"),
        ("zh_Hans", "请看batch里的文件", "English: batch"),
        ("zh_Hans", "共None人", "English: None"),
        ("zh_Hans", "current_title为空", "code"),
        ("zh_Hans", "先选人,再点导出", "half width"),
        ("zh_Hans", "导出 CSV", "typed"),
        ("zh_Hans", "有 %(count)s 人", "typed"),
        ("zh_Hans", "候选人的的标签", "重复"),
        ("zh_Hans", "導出", "traditional"),
        ("en", "Please try again later.", "wait"),
        ("en", "An error occurred", "happened"),
        ("en", "Saved successfully", "done"),
        ("en", "导出", "Chinese"),
        ("en", 'The "name"', "typewriter"),
        ("en", "Wrong resume_file", "code"),
    ],
)
def test_a_fault_is_found(language, text, fault):
    assert any(fault in each for each in faults(language, text))


@pytest.mark.parametrize(
    "text", ["导出Excel", "年限:>=5", "%(count)s人，%(day)s", "撤销不了了", "已上传__done__ / __total__"]
)
def test_good_words_are_left(text):
    assert faults("zh_Hans", text) == []
