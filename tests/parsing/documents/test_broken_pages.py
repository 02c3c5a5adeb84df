"""A page that no reader opens fails alone: the others are read under their own numbers, and a notice names it."""

import re
from contextlib import contextmanager

import pytest

from candidates.parsing.documents import image, pdf, read_document
from candidates.parsing.documents.pdf import pdfium
from candidates.parsing.errors import NoText, UnreadableFile
from tests.parsing.documents.making import make_pdf, show

TEXTS = ("第一页写着工作经历与教育背景", "第二页写着项目经验", "第三页写着专业技能与获奖情况")
KIDS = b"[100 0 R 102 0 R 104 0 R]"


def missing(data: bytes, number: int) -> bytes:
    return data.replace(b"\n%d 0 obj" % number, b"\n%d 0 obj" % (number + 800))


def no_dictionary(data: bytes, number: int) -> bytes:
    return re.sub(
        rb"(?<=\n%d 0 obj\n).*?(?=\nendobj)" % number, lambda found: b"7".ljust(len(found[0])), data, flags=re.S
    )


def other_kind(data: bytes, number: int) -> bytes:
    return data.replace(b"\n%d 0 obj\n<</Type/Page/" % number, b"\n%d 0 obj\n<</Type/Pear/" % number)


def no_link(data: bytes, number: int) -> bytes:
    return data.replace(KIDS, KIDS.replace(b"%d 0 R" % number, b"null   "))


@pytest.mark.parametrize("broken", [1, 2, 3])
@pytest.mark.parametrize("breaks", [missing, no_dictionary, other_kind, no_link])
def test_a_broken_page_fails_alone(breaks, broken):
    data = breaks(make_pdf(*(show(text, 50, 50) for text in TEXTS)), 98 + 2 * broken)
    with image.ocr_allowed(False):
        document = read_document(data, "简历.pdf")
    expected = ["" if number == broken else text for number, text in enumerate(TEXTS, 1)]
    assert ["".join(span.text for span in page.spans) for page in document.pages] == expected
    assert [(notice.code, notice.page) for notice in document.notices] == [("unread_page", broken)]


@pytest.mark.parametrize("texts", [TEXTS, TEXTS[1:], (*TEXTS, "Page four in English")])
def test_pages_are_read_where_the_second_reader_opens_nothing(monkeypatch, texts):
    @contextmanager
    def opened(data):
        raise UnreadableFile("no reader opens it")
        yield

    monkeypatch.setattr(pdfium, "opened", opened)
    with image.ocr_allowed(False):
        document = pdf.read(make_pdf(*(show(text, 50, 50) for text in texts), "1 0 0 RG 50 50 m 99 99 l S\n"))
    assert [page.spans[0].text for page in document.pages[:-1]] == list(texts)


def test_a_file_of_broken_pages_alone_gives_no_text():
    data = make_pdf(*(show(text, 50, 50) for text in TEXTS))
    for number in (100, 102, 104):
        data = other_kind(data, number)
    with pytest.raises(NoText):
        read_document(data, "简历.pdf", allow_ocr=False)
