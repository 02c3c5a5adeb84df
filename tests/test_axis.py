"""Stints on a line, in percent."""

from candidates.axis import Gap, Head, Stint, draw, find_gaps


def month(year, number=1):
    return year * 12 + number - 1


TODAY = month(2026, 6)
STUDY = Stint("education", "某大学", month(2016, 9), month(2019, 3))
FIRST = Stint("work", "甲公司", month(2019, 4), month(2021, 10))
SECOND = Stint("work", "乙公司", month(2022, 5), is_current=True)


def test_a_gap_is_the_months_between_and_not_the_ends():
    gaps = find_gaps([SECOND, FIRST], TODAY)
    assert gaps == [Gap(month(2021, 11), month(2022, 4))]
    assert gaps[0].months == 6


def test_study_fills_a_gap_between_jobs():
    between = Stint("education", "进修", month(2021, 9), month(2022, 4))
    assert find_gaps([FIRST, SECOND, between], TODAY) == []


def test_a_short_pause_is_no_gap():
    assert find_gaps([FIRST, Stint("work", "", month(2022, 2), None)], TODAY) == []  # three months between


def test_a_long_stint_covers_what_lies_within():
    long = Stint("work", "", month(2010), month(2020))
    assert (
        find_gaps([long, Stint("work", "", month(2011), month(2011)), Stint("work", "", month(2020, 2))], TODAY) == []
    )


def test_nothing_with_a_date_draws_nothing():
    assert draw([Head("工作", ())], TODAY) is None


def test_positions_are_percent_of_whole_years():
    axis = draw([Head("教育", (STUDY,)), Head("工作", (FIRST, SECOND), asks=True, also=(STUDY,))], TODAY)
    study, work = axis.lanes
    months = TODAY + 2 - month(2016)
    assert study.bars[0].left == f"{8 * 100 / months:.2f}%"
    assert study.bars[0].width == f"{31 * 100 / months:.2f}%"
    assert [bar.label for bar in work.bars] == ["甲公司", "乙公司"]
    assert work.bars[1].is_current and work.bars[1].last == TODAY
    assert axis.gaps == work.gaps and axis.gaps[0].first == month(2021, 11)
    assert [year.label for year in axis.years][:2] == ["2016", "2018"]
    assert axis.years[0].left == "0.00%"


def test_what_overlaps_gets_a_lane_of_its_own():
    side = Stint("work", "兼职", month(2020), month(2020, 6))
    axis = draw([Head("工作", (FIRST, side, SECOND))], TODAY)
    assert [(lane.head, [bar.label for bar in lane.bars]) for lane in axis.lanes] == [
        ("工作", ["甲公司", "乙公司"]),
        ("", ["兼职"]),
    ]


def test_the_month_of_change_needs_no_second_lane():
    next_job = Stint("work", "丙公司", FIRST.end, month(2022))
    assert len(draw([Head("工作", (FIRST, next_job))], TODAY).lanes) == 1


def test_reversed_dates_are_one_month_and_never_negative():
    axis = draw([Head("工作", (Stint("work", "", month(2020), month(2018)),))], TODAY)
    assert axis.lanes[0].bars[0].first == axis.lanes[0].bars[0].last == month(2020)


def test_forty_years_keep_few_labels():
    axis = draw([Head("工作", (Stint("work", "", month(1985), is_current=True),))], TODAY)
    assert len(axis.years) <= 9


def test_a_short_bar_has_no_word_in_it():
    axis = draw([Head("工作", (Stint("work", "实习", month(2020), month(2020, 2)), SECOND))], TODAY)
    assert [bar.has_room for bar in axis.lanes[0].bars] == [False, True]
