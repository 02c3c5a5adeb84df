"""How large and how heavy type is, by the ink of pictures that are drawn here stroke by stroke."""

from math import radians

import pytest
from PIL import Image, ImageDraw

from candidates.parsing.documents.ink import (
    CAPITAL_HEIGHT,
    HAN_HEIGHT,
    Ink,
    measured,
    types_of,
    upright_pixels,
)
from candidates.parsing.records import Box

HAN, LATIN = "采购主管", "TITLE HHH"


def picture(height: int, stroke: int, *, paper: int = 255, ink: int = 0, degrees: float = 0.0, near: bool = False):
    """Upright strokes with a bar across each pair of them, from (60, 200) on; `near` draws the line below too."""
    image = Image.new("L", (700, 420), paper)
    draw = ImageDraw.Draw(image)
    for top in (200, 200 + round(1.6 * height)) if near else (200,):
        for left in range(60, 60 + 8 * height, height):
            draw.rectangle((left, top, left + stroke - 1, top + height - 1), ink)
            draw.rectangle((left + height // 2, top, left + height // 2 + stroke - 1, top + height - 1), ink)
            draw.rectangle((left, top + height // 2, left + height // 2, top + height // 2 + stroke - 1), ink)
    return image.rotate(-degrees, center=(0, 0), fillcolor=paper, resample=Image.Resampling.BILINEAR)


def ink_of(image: Image.Image, height: int, text: str, *, degrees: float = 0.0) -> Ink:
    box = Box(58, 200 - 0.15 * height, 60 + 8 * height, 200 + 1.15 * height)
    return measured(upright_pixels(image, radians(degrees)), box, text)


@pytest.mark.parametrize("height", [20, 28, 44])
@pytest.mark.parametrize(("text", "share"), [(HAN, HAN_HEIGHT), (LATIN, CAPITAL_HEIGHT)])
@pytest.mark.parametrize("degrees", [0.0, -2.0, 3.0])
def test_the_size_is_that_of_the_type(height, text, share, degrees):
    found = ink_of(picture(height, 3, degrees=degrees), height, text, degrees=degrees)
    assert found.size == pytest.approx(height / share, rel=0.12)


@pytest.mark.parametrize(("paper", "ink"), [(255, 0), (230, 60), (200, 120), (255, 170)])
@pytest.mark.parametrize("degrees", [0.0, 2.0])
def test_heavier_strokes_weigh_more_on_any_paper(paper, ink, degrees):
    how = {"paper": paper, "ink": ink, "degrees": degrees}
    light, heavy = (ink_of(picture(32, stroke, **how), 32, HAN, degrees=degrees) for stroke in (3, 5))
    assert heavy.weight > 1.25 * light.weight
    assert heavy.size == pytest.approx(light.size, rel=0.1)


@pytest.mark.parametrize("height", [20, 32])
def test_the_line_below_is_no_part_of_it(height):
    alone, followed = (ink_of(picture(height, 3, near=near), height, HAN) for near in (False, True))
    assert followed.size == pytest.approx(alone.size, rel=0.05)


@pytest.mark.parametrize(("paper", "ink"), [(255, 255), (255, 245), (128, 120)])
def test_paper_without_ink_says_nothing(paper, ink):
    assert ink_of(picture(32, 3, paper=paper, ink=ink), 32, HAN) == Ink()


@pytest.mark.parametrize(
    ("lines", "bold"),
    [
        ([(16, 2.0, "标题"), (16, 1.3, "正文写得很长很长很长"), (16, 1.3, "又是一行正文正文")], [True, False, False]),
        ([(16, 1.5, "标题"), (16, 1.5, "正文写得很长很长很长"), (16, 1.5, "又是一行正文正文")], [False, False, False]),
        ([(32, 2.6, "名字"), (16, 1.3, "正文写得很长很长很长"), (16, 1.3, "又是一行正文正文")], [False, False, False]),
        ([(32, 4.2, "名字"), (16, 1.3, "正文写得很长很长很长"), (16, 1.3, "又是一行正文正文")], [True, False, False]),
        ([(0, 0, "白纸"), (16, 1.3, "正文写得很长很长很长"), (16, 1.9, "小标题")], [False, False, True]),
        ([(16, 1.30, "一行"), (16, 1.36, "正文写得很长很长很长"), (16, 1.42, "第三行")], [False, False, False]),
    ],
    ids=["heavy", "even", "large", "large and heavy", "no ink", "scanned"],
)
def test_heavy_is_what_stands_out_from_the_text(lines, bold):
    types = types_of([Ink(size, weight) for size, weight, _ in lines], [text for _, _, text in lines])
    assert [each.bold for each in types] == bold


@pytest.mark.parametrize(
    ("sizes", "texts", "settled"),
    [
        ((16.0, 16.8, 15.4), ("正文写得很长很长很长", "第二行正文", "第三行"), 1),
        ((16.0, 24.0, 15.4), ("正文写得很长很长很长", "标题", "第三行"), 2),
        ((16.0, 18.5, 13.5), ("正文写得很长很长很长", "Page", "Tom"), 1),
        ((16.0, 18.5, 13.5), ("正文写得很长很长很长", "标题", "小字"), 3),
    ],
)
def test_sizes_that_are_nearly_the_same_are_one(sizes, texts, settled):
    types = types_of([Ink(size, 1.3) for size in sizes], texts)
    assert len({each.size for each in types}) == settled


def test_a_rule_is_no_type():
    image = Image.new("L", (700, 420), 255)
    ImageDraw.Draw(image).rectangle((60, 210, 300, 210), fill=0)
    assert ink_of(image, 28, HAN) == Ink(0.0, 0.0)
