"""Dates and ranges in every form that résumés use."""

import pytest

from candidates.parsing.fields.dates import find_dates, find_range

RANGES = [
    ("2019.07-2022.03", "2019-07", "2022-03"),
    ("2019年7月—至今", "2019-07", "present"),
    ("2019/07~2022/03", "2019-07", "2022-03"),
    ("2019-07-01 至 2022-03-31", "2019-07-01", "2022-03-31"),
    ("2019-07-2022-03", "2019-07", "2022-03"),
    ("17.01-17.12", "2017-01", "2017-12"),
    ("20.03 - 至今", "2020-03", "present"),
    ("2014.06-10", "2014-06", "2014-10"),
    ("2013 年 5 月-7 月", "2013-05", "2013-07"),
    ("201508-201512", "2015-08", "2015-12"),
    ("2015.11至今", "2015-11", "present"),
    ("2021.09 至 今", "2021-09", "present"),
    ("2020.09 – 2026.06 预计", "2020-09", "2026-06"),
    ("2019年9月-2023年6月（预计毕业）", "2019-09", "2023-06"),
    ("07/2019 - 03/2022", "2019-07", "2022-03"),
    ("Jul 2019 – Present", "2019-07", "present"),
    ("March 2019 to June 2020", "2019-03", "2020-06"),
    ("2011-2014", "2011", "2014"),
    ("2005—2009", "2005", "2009"),
    ("105.6 - 108.7", "2016-06", "2019-07"),
    ("民國98年9月～102年6月", "2009-09", "2013-06"),
    ("民國95年－99年", "2006", "2010"),
    ("2016.5-到现在", "2016-05", "present"),
    ("2022.03–2021.09", "2022-03", "2021-09"),
    ("1. 2015年—2023年 某厂", "2015", "2023"),
    ("March 2020 – to date", "2020-03", "present"),
    ("2019/8~仍在職", "2019-08", "present"),
]
SINGLES = [
    ("07/2019", "2019-07"),
    ("Jul 2019", "2019-07"),
    ("一九九〇年", "1990"),
    ("二〇一九年十二月", "2019-12"),
    ("2019年秋", "2019"),
    ("民國105年6月", "2016-06"),
    ("1998.07", "1998-07"),
    ("2020-06-01", "2020-06-01"),
    ("获国家奖学金2018年10月", "2018-10"),
    ("2. 2008年", "2008"),
]
NO_DATES = [
    *("138-0013-8000", "13800132019", "1000-9999人"),
    *("15001-20000元/月", "2013-2014学年", "v2.0.19", "86-2019-0220"),
]


@pytest.mark.parametrize(("text", "start", "end"), RANGES)
def test_ranges(text, start, end):
    span = find_range(text)
    assert span is not None
    assert span.is_range
    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize(("text", "start"), SINGLES)
def test_single_dates(text, start):
    (span,) = find_dates(text)
    assert not span.is_range
    assert span.start == start


@pytest.mark.parametrize("text", NO_DATES)
def test_numbers_that_are_no_dates(text):
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2021年毕业", "2021"),
        ("2021年6月畢業", "2021-06"),
        ("硕士 24届", "2024"),
        ("98届毕业生", "1998"),
        ("第24届校运会", ""),
    ],
)
def test_the_word_behind_a_date_says_that_it_is_an_end(text, end):
    assert [span.end for span in find_dates(text) if span.end] == ([end] if end else [])


@pytest.mark.parametrize("text", ["自2018年7月起至今", "从2018年7月至今", "2018年7月起至今"])
def test_the_words_round_a_range_belong_to_it(text):
    (span,) = find_dates(text)
    assert (span.start, span.end, span.begin, span.finish) == ("2018-07", "present", 0, len(text))


def test_a_graduating_class_is_an_end():
    (span,) = find_dates("2017届本科毕业生")
    assert (span.start, span.end) == ("", "2017")


def test_several_years_of_one_award_are_several_dates():
    assert [span.start for span in find_dates("一等奖学金，2017，2018，2019")] == ["2017", "2018", "2019"]


def test_places_are_those_in_the_text():
    text = "北京某某公司 2019.07 - 2022.03 工程师"
    span = find_range(text)
    assert text[span.begin : span.finish] == "2019.07 - 2022.03"
    assert text[slice(*span.start_place)] == "2019.07"
    assert text[slice(*span.end_place)] == "2022.03"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2018年至今在海石公司", "2018", "present"),
        ("107年3月~迄今海石公司", "2018-03", "present"),
        ("20年4月到现在在昆山", "2020-04", "present"),
        ("2018年7月至今年3月", "2018-07", ""),
        ("2014年毕业后在苏州", "2014", ""),
        ("2018.11 起，至今在岗", "2018-11", "present"),
        ("2018年11月，至今仍在职", "2018-11", "present"),
        ("2017.09↓2021.02", "2017-09", "2021-02"),
        ("2017.09 ➜ 至今", "2017-09", "present"),
        ("2021年完成", "", "2021"),
    ],
)
def test_what_stands_right_behind_an_open_end(text, start, end):
    (span,) = find_dates(text)
    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2014-06/2018-05", "2014-06", "2018-05"),
        ("2012.03 / 2014.07", "2012-03", "2014-07"),
        ("2014-06/至今", "2014-06", "present"),
        ("2017.8 起\t海石物流", "2017-08", "present"),
        ("2020/05/2021/06", "2020-05", ""),
    ],
)
def test_a_slash_between_months_and_an_open_beginning(text, start, end):
    assert [(span.start, span.end) for span in find_dates(text)][:1] == [(start, end)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("八月 2018 - 一月 2021", "2018-08", "2021-01"), ("十二月2020 - 現在", "2020-12", "present")],
)
def test_chinese_months_before_their_year(text, start, end):
    assert [(span.start, span.end) for span in find_dates(text)] == [(start, end)]
