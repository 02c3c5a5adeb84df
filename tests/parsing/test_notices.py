"""What was odd, in words: reversed dates, two possible names, pages that were not read."""

import pytest

from candidates.parsing import parse_resume
from candidates.parsing.jsonresume import to_json_resume
from candidates.parsing.notices import SENTENCES, is_reversed, sentence
from candidates.parsing.records import Notice


def warnings(text: str) -> list[dict[str, object]]:
    return to_json_resume(parse_resume(text.encode(), "a.txt"))["meta"]["warnings"]


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_code_has_a_sentence(code):
    words = sentence(Notice(code, page=3, path="/work/0", told="甲"))
    assert words.endswith(".") and "{" not in words


@pytest.mark.parametrize(
    ("start", "end", "reversed_"),
    [
        ("2020-05", "2019-03", True),
        ("2020", "2019-03", True),
        ("2020-05", "2020", False),
        ("2019-03", "2020-05", False),
        ("2020-05", "present", False),
    ],
)
def test_reversed(start, end, reversed_):
    assert is_reversed(start, end) is reversed_


def test_reversed_dates_stay_and_are_told():
    found = warnings("赵小满\n工作经历\n2020.05-2019.03 海石集团有限公司 采购主管\n负责面料采购")
    assert [each["code"] for each in found] == ["reversed_dates"]
    assert found[0]["path"] == "/work/0" and "2020-05" in str(found[0]["message"])


def test_two_names_at_the_head():
    found = warnings("孙立群\n钱少华\n13800000000\n教育背景\n2012.09-2016.06 烟台大学 会计学 本科")
    assert [each["code"] for each in found] == ["two_names"]


def test_one_name_in_two_scripts_is_one_name():
    assert warnings("孙立群 Sun Liqun\n13800000000\n教育背景\n2012.09-2016.06 烟台大学 会计学 本科") == []
