"""Bullets drawn as shapes are read as characters; icons, skill levels and full stops of a line are not."""

import pytest

from candidates.parsing.documents import pdf
from tests.parsing.documents.making import make_pdf, show

FILLER = show("这是一份简历的正文，写着工作经历与教育背景以及项目经验和专业技能，" * 2, 50, 700)


def circle(x: float, top: float, size: float, paint: str = "f") -> str:
    """Four curves around the square of `size` whose left upper corner is at `x` and `top`."""
    y, half, pull = 842 - top - size / 2, size / 2, 0.276 * size
    middle = x + half
    return (
        f"{x} {y} m {x} {y + pull} {middle - pull} {y + half} {middle} {y + half} c "
        f"{middle + pull} {y + half} {x + size} {y + pull} {x + size} {y} c "
        f"{x + size} {y - pull} {middle + pull} {y - half} {middle} {y - half} c "
        f"{middle - pull} {y - half} {x} {y - pull} {x} {y} c {paint}\n"
    )


def first_text(drawn: str) -> str:
    return pdf.read(make_pdf(drawn + FILLER)).pages[0].spans[0].text


@pytest.mark.parametrize(
    "dot",
    [
        circle(40, 53.5, 3.5),
        circle(40, 53.5, 3.5, "S"),
        f"40 {842 - 57} 3.5 3.5 re f\n",
        circle(40, 53.5, 3.5) * 2,
        circle(36, 54, 2.5),
    ],
    ids=["disc", "ring", "square", "drawn twice", "smaller and further"],
)
def test_a_small_shape_before_a_line_is_its_bullet(dot):
    assert first_text(dot + show("校准流量计", 50, 50)) == "• 校准流量计"


@pytest.mark.parametrize(
    "drawn",
    [
        circle(36, 50, 8) + show("校准流量计", 50, 50),
        circle(40, 46, 3.5) + show("校准流量计", 50, 50),
        "".join(circle(x, 53.5, 3.5) for x in (30, 36, 42)) + show("校准流量计", 50, 50),
        f"1 1 1 rg {circle(40, 53.5, 3.5)}0 g\n" + show("校准流量计", 50, 50),
        circle(5, 53.5, 3.5) + show("校准流量计", 50, 50),
    ],
    ids=["icon", "above the line", "levels", "white", "far away"],
)
def test_other_shapes_are_no_bullets(drawn):
    assert first_text(drawn) == "校准流量计"


def test_a_shape_between_words_is_no_bullet():
    spans = (
        pdf.read(make_pdf(show("南浦", 50, 50) + circle(74, 53.5, 3) + show("临江", 84, 50) + FILLER)).pages[0].spans
    )
    assert [span.text for span in spans[:2]] == ["南浦", "临江"]


def test_a_bullet_widens_the_place_of_its_line():
    span = pdf.read(make_pdf(circle(40, 53.5, 3.5) + show("校准", 50, 50) + FILLER)).pages[0].spans[0]
    assert (span.box.left, span.box.right) == (40, 70)


def test_panels_are_boxes_with_a_background_or_a_border():
    drawn = f"0.9 g 300 0 200 842 re f 0 g 1 g 20 20 200 200 re f 0 g 30 500 200 100 re S {circle(40, 53.5, 3.5)}"
    panels = pdf.read(make_pdf(drawn + "\n" + FILLER)).pages[0].panels
    assert [(round(panel.left), round(panel.width), round(panel.height)) for panel in panels] == [
        (300, 200, 842),
        (30, 200, 100),
    ]
