"""The public bench: what the parser takes from invented résumés never falls under the floors."""

import json

import pytest

from bench.accuracy import DOCUMENTS, FLOORS, GOLD, Report, measure, text_documents
from candidates.parsing import parse_resume
from candidates.parsing.jsonresume import to_json_resume

PICTURE = "d024.jpg"  # one picture shows that OCR works end to end; the others would take minutes
LEAST_OF_PICTURE = 0.7


@pytest.fixture(scope="module")
def report() -> Report:
    return measure(text_documents(), GOLD)


def test_every_document_is_read(report: Report):
    assert report.failed == {}


@pytest.mark.parametrize("name", json.loads(FLOORS.read_text("utf-8")))
def test_no_figure_falls_under_its_floor(report: Report, name: str):
    assert report.figures()[name] >= json.loads(FLOORS.read_text("utf-8"))[name]


def test_what_is_said_with_confidence_is_right(report: Report):
    sure = [verdict for _, verdict in report.verdicts if (verdict.confidence or 0) >= 0.9]
    assert sum(verdict.kind == "right" for verdict in sure) / len(sure) >= 0.97


def test_a_photographed_form_is_read():
    report = measure([DOCUMENTS / PICTURE], GOLD)
    assert report.failed == {}
    assert report.total.f1 >= LEAST_OF_PICTURE


def test_what_a_picture_gives_can_be_written_and_sent():
    resume = parse_resume((DOCUMENTS / PICTURE).read_bytes(), PICTURE)
    assert json.loads(json.dumps(to_json_resume(resume)))["meta"]["route"] == "ocr"
    assert {type(each) for line in resume.lines for each in (line.size, line.gap, line.indent)} == {float}
