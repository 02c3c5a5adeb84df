"""How values are worded."""

import datetime

import pytest
from django.utils import timezone
from django.utils.translation import override

from candidates.templatetags.display import is_long, phone, web_address
from candidates.wording import bullets, duration, moment, month, month_of, whole_years


@pytest.mark.parametrize(
    ("date", "words"), [("2022-05-01", "2022.05"), ("2022-05", "2022.05"), ("2022", "2022"), ("", "")]
)
def test_month(date, words):
    assert month(date) == words


def test_month_of_a_number():
    assert month_of(2022 * 12 + 4) == "2022.05"


@pytest.mark.parametrize(("months", "words"), [(78, "6年6个月"), (72, "6年"), (5, "5个月"), (0, "0个月"), (None, "")])
def test_duration(months, words):
    assert duration(months) == words


def test_duration_in_english():
    with override("en"):
        assert [duration(13), duration(24)] == ["1 year 1 month", "2 years"]


@pytest.mark.parametrize(("years", "words"), [(12, "12年"), (1, "1年"), (0, "1年以内"), (None, "")])
def test_whole_years(years, words):
    assert whole_years(years) == words


def test_moments_are_told_as_people_do(monkeypatch):
    now = timezone.make_aware(datetime.datetime(2026, 3, 10, 12, 0))
    monkeypatch.setattr(timezone, "now", lambda: now)

    def told(*parts):
        return moment(timezone.make_aware(datetime.datetime(*parts)))

    assert told(2026, 3, 10, 9, 5) == "今天09:05"
    assert told(2026, 3, 9, 23, 59) == "昨天23:59"
    assert told(2026, 1, 2, 8, 0) == "1月2日08:00"
    assert told(2025, 12, 31, 8, 0) == "2025年12月31日"


def test_signs_before_lines_go_and_words_stay():
    assert bullets("• 搭平台\n\n- 带团队\n  ● 3个人\n-5%的成本") == ["搭平台", "带团队", "3个人", "-5%的成本"]
    assert bullets("C++\n*") == ["C++", "*"]
    assert bullets("") == []


def test_long_is_more_than_four_lines():
    assert not is_long(["一" * 46] * 4)
    assert is_long(["一" * 46] * 5) and is_long(["一" * 230])
    assert not is_long(["a" * 300])


def test_phones_are_grouped():
    assert phone("13800138000") == "138 0013 8000"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.com/a?b=1", "https://example.com/a?b=1"),
        ("github.com/somebody", "https://github.com/somebody"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("知乎：某人", ""),
        ('https://example.com/"onclick', ""),
    ],
)
def test_only_addresses_of_the_web_become_links(text, address):
    assert web_address(text) == address
