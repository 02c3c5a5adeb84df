"""What the recogniser was not sure of, no value is sure of."""

from dataclasses import replace

import pytest

from candidates.parsing.certainty import with_certainty
from candidates.parsing.lines import read_lines
from candidates.parsing.placed import all_values
from candidates.parsing.records import Activity, Box, Document, Page, Project, Resume, Span, Value, Work
from candidates.parsing.resume import read_resume
from candidates.parsing.sections import read_sections

ROWS = (
    "赵小满",
    "电话：13800001111",
    "教育背景",
    "2012.09-2016.06 烟台大学 会计学 本科",
    "工作经历",
    "2016.07-2020.03 海石集团有限公司 采购主管",
    "负责面料采购，完成年度降本目标",
    "管理三家供应商的交期与质量",
)


def read(**confidences: float) -> Resume:
    """The résumé, its rows recognised with the confidence that is given for one of their words, else surely."""
    spans = tuple(
        Span(
            text,
            Box(50, 50 + 20 * row, 50 + 10 * len(text), 60 + 20 * row),
            10.0,
            confidence=next((each for word, each in confidences.items() if word in text), 1.0),
        )
        for row, text in enumerate(ROWS)
    )
    document = Document("image", (Page(1, 595, 842, spans, "ocr"),))
    lines = read_lines(document)
    return read_resume(document, lines, read_sections(lines), filename="")


SURE_RESUME = read()
SURE = dict(all_values(SURE_RESUME))


@pytest.mark.parametrize(
    ("word", "paths"),
    [
        ("赵小满", ("/basics/name",)),
        ("电话", ("/basics/phone",)),
        ("海石", ("/work/0/name", "/work/0/position", "/work/0/start_date", "/work/0/end_date")),
        ("烟台", ("/education/",)),
    ],
)
@pytest.mark.parametrize("confidence", [0.95, 0.8, 0.55])
def test_values_are_as_sure_as_their_characters(word, paths, confidence):
    found = dict(all_values(read(**{word: confidence})))
    assert found.keys() == SURE.keys()
    for path, value in found.items():
        expected = SURE[path].confidence * (confidence if path.startswith(paths) else 1)
        assert value.confidence == pytest.approx(expected, abs=0.001), path
        assert replace(value, confidence=1.0) == replace(SURE[path], confidence=1.0)


def test_a_value_of_several_lines_takes_their_mean():
    path = "/work/0/description"
    lowered = dict(all_values(read(负责=0.6)))[path].confidence / SURE[path].confidence
    first, second = len(ROWS[-2]), len(ROWS[-1])
    assert lowered == pytest.approx((0.6 * first + second) / (first + second), abs=0.02)


def entry(kind, **confidences):
    return kind(**{name: Value("某物", confidence, ()) for name, confidence in confidences.items()})


@pytest.mark.parametrize(
    ("section", "read", "highest"),
    [
        ("work", entry(Work, name=0.95, position=0.95, start_date=0.95), 0.95),
        ("work", entry(Work, name=0.6, position=0.95, start_date=0.95), 0.85),
        ("work", entry(Work, name=0.95, start_date=0.95), 0.85),
        ("activities", entry(Activity, name=0.95, role=0.8, end_date=0.95), 0.85),
        ("projects", entry(Project, name=0.95, end_date=0.95), 0.95),
        ("projects", entry(Project, name=0.8, end_date=0.95), 0.85),
    ],
)
def test_values_are_as_sure_as_their_entry(section, read, highest):
    resume = with_certainty(replace(SURE_RESUME, **{section: (read,)}))
    found = [value.confidence for path, value in all_values(resume) if path.startswith(f"/{section}/")]
    assert max(found) == highest
