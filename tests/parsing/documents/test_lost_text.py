"""PDFs whose fonts do not say what their glyphs mean: icons stay icons, lost text is read from the picture."""

import pytest

from candidates.parsing.documents import image, pdf
from candidates.parsing.errors import NeedsOcr
from candidates.parsing.records import Box, Span
from tests.parsing.documents.making import make_pdf, show

CHINESE = show("负责公司华东区域的销售管理工作，带领团队完成年度目标，客户满意度逐年提高，" * 3, 50, 700)
ENGLISH = show(
    "Led a team of engineers building payment services for retail customers in Asia. " * 3, 20, 740, font="F2"
)
IDENTITY = "<</Type/Font/Subtype/Type0/BaseFont/Lost/Encoding/Identity-H/DescendantFonts[4 0 R]{map}>>"
SEEN = (Span("从图上读到的字", Box(50, 50, 120, 60), 10.0, confidence=0.9),)


def lost(text: str, x: float, top: float) -> str:
    """Operators that write `text` in a font that numbers its glyphs in a way of its own."""
    codes = "".join(f"{ord(each) - 29 if each.isascii() else ord(each) % 4096 + 256:04x}" for each in text)
    return show("", x, top).replace("<>", f"<{codes}>").replace("/F1", "/F9")


def map_of(target: str) -> str:
    """A ToUnicode stream that gives `target` for every code."""
    body = f"1 beginbfchar {' '.join(f'<{code:04x}> <{target}>' for code in range(128))} endbfchar"
    return f"<</Length {len(body)}>>\nstream\n{body}\nendstream"


def read(*pages: str, target: str | None = None, ocr: bool = False):
    font = "/F9 " + IDENTITY.format(map="" if target is None else "/ToUnicode 20000 0 R")
    with image.ocr_allowed(ocr):
        return pdf.read(make_pdf(*pages, fonts=font, objects=() if target is None else (map_of(target),)))


@pytest.mark.parametrize("text", [CHINESE, ENGLISH], ids=["Chinese", "English"])
@pytest.mark.parametrize(
    "parts",
    [
        ["13812345678"],
        ["2019.07-2022.03", "2014.09-2018.06"],
        ["139", "0000", "7654"],
        ["林晓彤", "产品经理", "杭州市"],
        ["唐", "教育背景", "工作经历"],
    ],
    ids="-".join,
)
def test_a_page_that_lost_figures_or_words_is_unusable(text, parts):
    drawn = "".join(show("Tel:", 50, 40 + 20 * row) + lost(part, 90, 40 + 20 * row) for row, part in enumerate(parts))
    with pytest.raises(NeedsOcr):
        read(drawn + text)


@pytest.mark.parametrize("target", ["", "0000", "fffd"])
def test_a_map_to_nothing_loses_text_too(target):
    with pytest.raises(NeedsOcr):
        read(lost("13812345678", 90, 40) + CHINESE, target=target)


@pytest.mark.parametrize("text", [CHINESE, ENGLISH], ids=["Chinese", "English"])
@pytest.mark.parametrize(
    "icons",
    [
        [lost("电", 50, 40) + show("138 0000 1111", 70, 40), lost("邮", 50, 60) + show("wu@example.cn", 70, 60)],
        [lost("★★★★☆", 50, 40), lost("★★★☆☆", 50, 60), lost("★★★★★", 50, 80)],
        [lost(icon, 50 + 30 * place, 40) for place, icon in enumerate("电邮地网微猫")],
        [show("\uf095", 50, 40) + show("13800001111", 70, 40), show("\uf0e0", 50, 60) + show("wu@example.cn", 70, 60)],
        [show("\uf06c\uf0d8\uf0b7\uf0a7", 50, 40 + 20 * row) for row in range(3)],
    ],
    ids=["contacts", "stars", "row", "mapped", "bullets"],
)
def test_icons_are_no_lost_text(text, icons):
    document = read("".join(icons) + text)
    assert document.route == "text" and not document.notices


def test_only_the_page_that_lost_text_is_read_from_its_picture_and_says_so(monkeypatch):
    monkeypatch.setattr(image, "recognise", lambda picture, scale: SEEN)
    document = read(CHINESE, lost("2019.07-2022.03", 50, 40) + CHINESE, ENGLISH, ocr=True)
    assert [page.route for page in document.pages] == ["text", "ocr", "text"]
    assert [(notice.code, notice.page) for notice in document.notices] == [("ocr_page", 2)]
    assert document.pages[1].spans == SEEN


def test_letters_drawn_as_shapes_beside_latin_text_are_lost_text():
    shapes = "".join(f"{50 + row % 40 * 10} {row // 40 * 10} 4 4 re f\n" for row in range(900))
    with pytest.raises(NeedsOcr):
        read(shapes + ENGLISH)
    assert read(shapes + CHINESE).route == "text"


@pytest.mark.parametrize(
    "codes",
    ["负责公司华东区域的销售管理工作带领团队完成年度目标" * 3, "Led a team of engineers building services. " * 3],
)
def test_a_second_reader_that_repeats_the_codes_of_glyphs_is_not_believed(codes):
    drawn = show(codes, 50, 700).replace("/F1", "/F9")
    with pytest.raises(NeedsOcr):
        read(drawn)
    with pytest.raises(NeedsOcr):
        read(show("2019.07", 50, 40) + drawn)


def test_text_is_left_aside_where_somebody_says_so(monkeypatch):
    monkeypatch.setattr(image, "recognise", lambda picture, scale: SEEN)
    assert read(CHINESE, ocr=True).pages[0].spans != SEEN
    with image.text_ignored(True):
        document = read(CHINESE, ocr=True)
    assert (document.pages[0].spans, document.pages[0].route) == (SEEN, "ocr")
