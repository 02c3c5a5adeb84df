"""Word files that are pictures of a résumé are read by OCR; those with text of their own keep to it."""

import io

import pytest
from PIL import Image

from candidates.parsing.documents import docx, docx_pictures, image
from candidates.parsing.errors import NeedsOcr
from candidates.parsing.records import Box, Span
from tests.parsing.documents.making import make_docx, paragraph

SENTENCE = "负责公司华东区域的销售管理工作，带领团队完成年度目标，客户满意度逐年提高。"
SEEN = (Span("从图上读到的字", Box(50, 50, 120, 60), 10.0, confidence=0.9),)


def picture(width: int, height: int, format: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, format)
    return out.getvalue()


def drawing(name: str) -> str:
    return f'<w:p><w:r><w:drawing><a:blip r:embed="{name}"/></w:drawing></w:r></w:p>'


def old_drawing(name: str) -> str:
    return f'<w:p><w:r><w:pict><v:shape><v:imagedata r:id="{name}"/></v:shape></w:pict></w:r></w:p>'


def word(text: str, *pictures: bytes, draw=drawing) -> bytes:
    names = [f"p{number}" for number in range(len(pictures))]
    return make_docx(
        (paragraph(text) if text else "") + "".join(map(draw, names)),
        {f"word/media/{name}": data for name, data in zip(names, pictures, strict=True)},
        [(name, "image", f"media/{name}") for name in names],
    )


@pytest.mark.parametrize("text", ["", "个人简历", "附件：应聘材料，请查收，谢谢"])
@pytest.mark.parametrize("draw", [drawing, old_drawing])
@pytest.mark.parametrize("size", [(1240, 1754), (1754, 1240), (600, 800)])
def test_a_scan_in_a_word_file_needs_ocr(text, draw, size):
    with image.ocr_allowed(False), pytest.raises(NeedsOcr):
        docx.read(word(text, picture(*size), draw=draw))


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        (SENTENCE * 3, [picture(1240, 1754)]),
        ("个人简历", [picture(295, 413)]),
        ("个人简历", [picture(1600, 60)]),
        ("个人简历", [b"\xd7\xcd\xc6\x9a drawing", b""]),
        ("个人简历", []),
    ],
    ids=["text", "photograph", "line", "no picture", "nothing"],
)
def test_other_word_files_keep_to_their_text(text, pictures):
    with image.ocr_allowed(False):
        document = docx.read(word(text, *pictures))
    assert document.route == "text" and not document.notices
    assert "".join(span.text for page in document.pages for span in page.spans) == text


@pytest.mark.parametrize(("text", "routes"), [("", ["ocr", "ocr"]), ("个人简历", ["text", "ocr", "ocr"])])
def test_each_picture_is_a_page_and_says_so(monkeypatch, text, routes):
    monkeypatch.setattr(image, "recognise", lambda picture, scale: SEEN if picture.width > 900 else ())
    document = docx.read(word(text, picture(1240, 1754), picture(800, 800, "JPEG"), picture(1000, 1400, "JPEG")))
    assert [page.route for page in document.pages] == routes
    assert [page.number for page in document.pages] == list(range(1, len(routes) + 1))
    numbers = [page.number for page in document.pages if page.route == "ocr"]
    assert [(notice.code, notice.page) for notice in document.notices] == [("ocr_page", each) for each in numbers]


@pytest.mark.parametrize(("count", "limited"), [(2, False), (3, True), (5, True)])
def test_pictures_beyond_the_limit_are_told(monkeypatch, count, limited):
    monkeypatch.setattr(image, "recognise", lambda picture, scale: SEEN)
    monkeypatch.setattr(docx_pictures, "MOST_PICTURES", 2)
    document = docx.read(word("", *(picture(1240, 1754 + number) for number in range(count))))
    assert len(document.pages) == 2
    assert [notice.page for notice in document.notices if notice.code == "ocr_limit"] == [3] * limited
