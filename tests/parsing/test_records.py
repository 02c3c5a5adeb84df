"""Where characters stand on the page."""

from candidates.parsing.records import Box, Line, Span


def line_of(text, width=100.0):
    place = Box(50, 10, 50 + width, 22)
    return Line(1, 1, text, (Span(text, place),), (0,), box=place)


def test_latin_takes_half_the_width_of_han():
    line = line_of("语言：Python", 120)  # 3 × 20 and 6 × 10
    assert line.boxes(3, 9) == (Box(110, 10, 170, 22),)
    assert line.boxes(0, 3) == (Box(50, 10, 110, 22),)


def test_all_of_a_span_is_all_of_its_box():
    assert line_of("C++、语言 a").boxes(0, 8) == (Box(50, 10, 150, 22),)


def test_nothing_has_no_box():
    assert line_of("甲乙").boxes(1, 1) == ()
    assert line_of("").boxes(0, 0) == ()
