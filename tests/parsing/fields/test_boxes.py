"""Ticked words among the choices of a form."""

import pytest

from candidates.parsing.fields.boxes import ticked
from tests.parsing.fields.test_identity import identity_of


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("□未婚 ☑已婚 □离异", "已婚"),
        ("☑男 □女", "男"),
        ("男 □  女 √", "女"),
        ("未婚☐ 已婚☒", "已婚"),
        ("□未婚 □已婚", "□未婚 □已婚"),
        ("☑全职 ☑兼职", "☑全职 ☑兼职"),
        ("√ 已婚", "√ 已婚"),
        ("已婚", "已婚"),
    ],
)
def test_the_ticked_word(text, word):
    start, end = ticked(text, 0, len(text))
    assert text[start:end] == word


def test_ticked_facts_of_a_form():
    known = identity_of("姓名\t韩梅\t性别\t□男 ☑女\n籍贯\t江苏\t婚姻状况\t□未婚 ☑已婚 □离异")
    assert (known.gender.text, known.marital_status.text) == ("女", "已婚")
