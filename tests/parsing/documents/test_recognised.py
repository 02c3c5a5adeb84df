"""Recognised lines: a slanted scan is set upright to be read, its places are shown as it lies."""

from math import cos, radians, sin

import pytest
from PIL import Image

from candidates.parsing.documents.recognised import SeenLine, mended, slant, spans_of
from candidates.parsing.lines import read_lines
from candidates.parsing.records import Document, Page

SIZE = (1190, 1684)  # an A4 page of 595 × 842 points at two pixels a point
SCALE = 0.5
ROWS = (
    ("赵小满", 100, 80, 48),
    ("电话：13800001111", 100, 200, 24),
    ("2019.07-2022.03", 100, 1500, 24),
    ("海石集团", 900, 1500, 24),
)


def turned(x: float, y: float, angle: float) -> tuple[float, float]:
    return x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)


def seen(
    text: str, left: float, top: float, height: float, *, degrees: float = 0.0, confidence: float = 0.95
) -> SeenLine:
    """A line as the recogniser gives it, its letters half as wide as high, those of Chinese as wide."""
    angle = radians(degrees)

    def corners(start: float, end: float):
        points = ((start, top), (end, top), (end, top + height), (start, top + height))
        return [turned(x, y, angle) for x, y in points]

    words, place = [], left
    for letter in text:
        wide = height if letter > "\u2e80" else height / 2
        words.append((letter, confidence, corners(place, place + wide)))
        place += wide
    return SeenLine(text, confidence, words, corners(left, place))


def page_of(rows, **how) -> Page:
    blank = Image.new("RGB", SIZE, "white")
    return Page(1, 595, 842, spans_of([seen(*row, **how) for row in rows], blank, SCALE), "ocr")


@pytest.mark.parametrize("degrees", [-4.0, -1.5, 0.0, 0.7, 3.0, 5.0])
def test_a_slanted_page_is_read_upright_and_shown_as_it_lies(degrees):
    page = page_of(ROWS, degrees=degrees)
    lines = read_lines(Document("image", (page,)))
    assert [line.text for line in lines] == ["赵小满", "电话：13800001111", "2019.07-2022.03\t海石集团"]
    for text, left, top, height in ROWS:
        line = next(line for line in lines if text in line.text)
        start = line.text.index(text)
        (box,) = line.boxes(start, start + len(text))
        assert line.shown.left <= box.left + 1 and box.bottom <= line.shown.bottom + 1
        wide = sum(height if letter > "\u2e80" else height / 2 for letter in text)
        x, y = turned(left + wide / 2, top + height / 2, radians(degrees))
        assert (box.left + box.right) / 2 == pytest.approx(x * SCALE, abs=2)
        assert (box.top + box.bottom) / 2 == pytest.approx(y * SCALE, abs=2)


@pytest.mark.parametrize("degrees", [-5.0, -0.4, 0.0, 2.0, 8.0])
def test_the_slant_is_that_of_the_longer_lines(degrees):
    lines = [seen(*row, degrees=degrees) for row in ROWS]
    short = [seen("一", 300, 300 + 40 * row, 24, degrees=degrees + 15) for row in range(3)]
    assert slant([line.corners for line in lines + short]) == pytest.approx(radians(degrees), abs=0.001)


def test_a_page_without_lines_lies_straight():
    assert slant([]) == 0.0


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2019.07一2022.03", "2019.07—2022.03"),
        ("2019年7月 一 2022年3月", "2019年7月 — 2022年3月"),
        ("2020.01一至今", "2020.01—至今"),
        ("2021年一现在", "2021年—现在"),
        ("。负责采购", "•负责采购"),
        ("。 管理供应商", "• 管理供应商"),
        ("第一批一等奖", "第一批一等奖"),
        ("2019年一等奖学金", "2019年一等奖学金"),
        ("连续3年一级绩效", "连续3年一级绩效"),
        ("完成交付。管理供应商", "完成交付。管理供应商"),
        ("统一社会信用代码", "统一社会信用代码"),
    ],
)
def test_signs_that_the_recogniser_mistakes_are_mended_in_their_place(written, meant):
    assert mended(written) == meant and len(meant) == len(written)
    page = page_of([(written, 100, 100, 24)])
    assert "".join(span.text for span in page.spans).replace(" ", "") == meant.replace(" ", "")


@pytest.mark.parametrize(("confidence", "count"), [(0.95, 1), (0.5, 1), (0.49, 0), (0.1, 0)])
def test_lines_that_the_recogniser_doubts_are_left_out(confidence, count):
    page = page_of([("采购主管", 100, 100, 24)], confidence=confidence)
    assert [span.confidence for span in page.spans] == [confidence] * count
