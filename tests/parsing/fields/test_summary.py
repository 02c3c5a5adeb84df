"""What a person says of herself, under a heading or in the head; all invented."""

import pytest

from candidates.parsing.fields.summary import read_summary
from tests.parsing.making import make_section

TRAITS = "我话不多，但站上讲台就有精神，学生毕业以后又都回来看我。"
HISTORY = (
    "先说求学，2006年9月我考入西江大学，读的是语文专业，成绩不错。",
    "再说工作，2013年8月至2018年7月，我在云溪中学当老师，带过两届高三。",
    "2018年8月到现在，我在南浦学校任教研组长，管着十四位老师。",
)


def said(*paragraphs):
    summary = read_summary([make_section("header", "\n".join(paragraphs))]).summary
    return summary.text if summary else ""


def test_the_history_in_a_letter_is_no_summary():
    assert said(*HISTORY, TRAITS) == TRAITS


@pytest.mark.parametrize("paragraphs", [(TRAITS,), HISTORY[:1], (HISTORY[0], TRAITS)])
def test_a_few_sentences_in_the_head_are_all_kept(paragraphs):
    assert said(*paragraphs) == "\n".join(paragraphs)


@pytest.mark.parametrize(
    "opening",
    [
        "您好！在网上看到贵公司招聘会计，简历直接写在下面，没有附件，请见谅。",
        "我是刚才来电的单小禾，附件打不开的话，可以直接看下面的内容。",
        "尊敬的领导，冒昧打扰，特来应聘贵校数学教师一职，望予考虑。",
    ],
)
def test_what_a_letter_says_of_itself_is_no_summary(opening):
    assert said(opening, TRAITS) == TRAITS
