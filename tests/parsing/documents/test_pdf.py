"""PDFs: what is drawn is read, once, with its place, weight and links; what is not to be seen is not."""

import pytest

from candidates.parsing.documents import pdf
from candidates.parsing.documents.pdf.content import operators
from candidates.parsing.documents.pdf.fonts import possible_widths
from candidates.parsing.documents.pdf.runs import Run
from candidates.parsing.documents.pdf.spans import spans_of
from candidates.parsing.errors import NeedsOcr
from tests.parsing.documents.making import make_pdf, show

FILLER = show("这是一份简历的正文，写着工作经历与教育背景以及项目经验和专业技能，" * 2, 50, 700)


def read_texts(*contents, **parts):
    return [span.text for page in pdf.read(make_pdf(*contents, **parts)).pages for span in page.spans]


def test_characters_have_places_sizes_and_weights():
    content = show("张三", 100, 50, size=20) + show("Resume", 100, 90, font="F3") + "1 0 0 rg\n" + show("红", 9, 9)
    page = pdf.read(make_pdf(content + "0 g\n" + FILLER)).pages[0]
    name, bold, red = page.spans[:3]
    assert (name.text, name.size, name.bold) == ("张三", 20, False)
    assert (name.box.left, name.box.right) == (100, 140)
    assert name.box.top == pytest.approx(50, abs=1)
    assert (bold.text, bold.bold) == ("Resume", True)
    assert red.color == "#ff0000"
    assert (page.width, page.height, page.route) == (595, 842, "text")


def test_gaps_make_words_and_spans():
    drawn = "BT /F2 10 Tf 50 700 Td [(Spring) -300 (Boot) -5000 (Java)] TJ ET\n"
    assert read_texts(drawn + FILLER)[:2] == ["Spring Boot", "Java"]


def test_actual_text_tells_the_true_characters():
    drawn = f"/Span <</ActualText <FEFF{'工作'.encode('utf-16-be').hex()}>>> BDC\n{show('⼯⼬', 50, 50)}EMC\n"
    assert read_texts(drawn + FILLER)[0] == "工作"


def test_text_drawn_twice_is_read_once_and_bold():
    spans = pdf.read(make_pdf(show("标题", 50, 50) + show("标题", 50.3, 50) + FILLER)).pages[0].spans
    assert [(span.text, span.bold) for span in spans[:1]] == [("标题", True)]
    assert sum(span.text == "标题" for span in spans) == 1


def test_invisible_text_is_read_only_where_nothing_else_is():
    hidden = f"3 Tr\n{show('关键词堆砌', 50, 50)}0 Tr\n"
    assert "关键词堆砌" not in read_texts(hidden + FILLER)
    assert read_texts("3 Tr\n" + FILLER)[0].startswith("这是一份简历")


def test_text_outside_the_page_and_tiny_text_are_not_seen():
    assert read_texts(show("外面", 900, 50) + show("小字", 50, 50, size=1) + FILLER)[0].startswith("这是")


def test_links_belong_to_the_spans_under_them():
    link = "<</Subtype/Link/Rect[50 775 150 795]/A<</S/URI/URI(mailto:a@b.cn)>>>>"
    spans = pdf.read(make_pdf(show("a@b.cn", 52, 50) + FILLER, annotations=link)).pages[0].spans
    assert [span.link for span in spans[:2]] == ["mailto:a@b.cn", ""]


def test_turned_pages_stand_upright():
    turned = "q 0 1 -1 0 842 0 cm\n" + show("横放", 100, 742) + "Q\n"
    page = pdf.read(make_pdf(turned + FILLER, page="/Rotate 90")).pages[0]
    assert (page.width, page.height) == (842, 595)


def test_forms_are_drawn_where_they_are_called():
    form = show("表单里的字", 0, 842 - 20)
    drawn = f"q 1 0 0 1 50 700 cm /X1 Do Q\n{FILLER}"
    objects = [f"<</Type/XObject/Subtype/Form/BBox[0 0 600 900]/Length {len(form)}>>\nstream\n{form}\nendstream"]
    data = make_pdf(drawn, page="/Resources<</Font<</F1 3 0 R>>/XObject<</X1 20000 0 R>>>>", objects=objects)
    document = pdf.read(data)
    assert "表单里的字" in [span.text for span in document.pages[0].spans] and not document.notices


def test_a_page_without_characters_goes_to_ocr():
    from candidates.parsing.documents import image

    garbage = "BT /F9 10 Tf 50 700 Td <" + "0102030405060708" * 12 + "> Tj ET\n"
    font = "/F9<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[4 0 R]>>"
    with image.ocr_allowed(False), pytest.raises(NeedsOcr):
        pdf.read(make_pdf(garbage, fonts=font))


def test_rules_are_told():
    page = pdf.read(make_pdf("50 700 400 0.5 re f\n50 600 m 50 650 l S\n60 60 300 300 re f\n" + FILLER)).pages[0]
    assert [(round(rule.width), round(rule.height)) for rule in page.rules] == [(400, 0), (0, 50)]


@pytest.mark.parametrize(
    ("content", "operands"),
    [
        (rb"(a\(b\)\\ (nested) \101\n) Tj", [rb"a(b)\ (nested) A" + b"\n"]),
        (b"<48 65 6c6> Tj", [b"Hel`"]),
        (b"[(a)-12.5(b)]TJ", [[b"a", -12.5, b"b"]]),
        (b"% comment (\n1 -.5 +2 --3 re", [1, -0.5, 2, -3]),
        (b"BI /W 2 /H 2 ID \x00(\xff EI 7 w", [7]),
        (b"/A#20B gs", ["A B"]),
        (b") ] >> 1 w", [1]),
    ],
)
def test_content_is_read_as_viewers_read_it(content, operands):
    *_, (_, found) = operators(content)
    assert [getattr(value, "name", value) for value in found] == operands


def test_a_space_at_the_end_of_a_string_parts_it_from_the_next():
    first = Run(["硕", "士", " "], [10.0, 20.0, 30.0], [20.0, 30.0, 32.5], baseline=700.0, size=10.0)
    second = Run(["通", "信"], [32.5, 42.5], [42.5, 52.5], baseline=700.0, size=10.0)
    other = Run(["工", "程"], [52.5, 64.5], [64.5, 76.5], baseline=700.0, size=12.0)
    assert [span.text for span in spans_of([first, second, other], 600.0, 800.0)] == ["硕士 通信", "工程"]


def test_a_file_of_three_hundred_pages_is_read_to_its_end():
    pages = [show(f"page {number}", 50, 100, font="F2") for number in range(1, 301)]
    document = pdf.read(make_pdf(*pages))
    assert len(document.pages) == 300 and document.pages[-1].spans[0].text == "page 300"


@pytest.mark.parametrize(
    ("listed", "key", "kept"),
    [
        ([1, [500, 600], 3, 10**12, 500, 5, 6, 700], "W", [1, [500, 600], 5, 6, 700]),
        ([0, 0xFFFF, 500] * 9, "W", [0, 0xFFFF, 500] * 4),
        ([1, 10**12, 880, 500, 900], "W2", []),
        ([2.5, 3, 500, 9, 8, 700], "W", [9, 8, 700]),
    ],
)
def test_ranges_of_widths_that_no_font_has_are_left_out(listed, key, kept):
    assert possible_widths(listed, key) == kept
