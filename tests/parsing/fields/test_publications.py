"""Papers and patents in the citation styles that people use."""

import pytest

from candidates.parsing.fields.patents import read_patents
from candidates.parsing.fields.publications import read_publications
from tests.parsing.making import make_lines, make_section


def papers(text, kind="publications", also=()):
    found = read_publications(make_section(kind, text, also=also), around=make_lines("长" * 120))
    return [
        tuple(value.text if value else "" for value in (each.name, each.publisher, each.release_date))
        for each in found
    ]


def patents(text, kind="patents", also=()):
    found = read_patents(make_section(kind, text, also=also), around=make_lines("长" * 120))
    return [tuple(value.text if value else "" for value in (each.name, each.number, each.date)) for each in found]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "[CCF-A] Sorting Parcels with Cameras. CVPR 2023",
            ("Sorting Parcels with Cameras", "CVPR 2023", "2023"),
        ),
        (
            "[1] J. Shu, K. Wen. Weakly Supervised Retrieval. In CVPR, 2021.",
            ("Weakly Supervised Retrieval", "CVPR", "2021"),
        ),
        (
            "2. W. Qiao, L. Park. “Failure statistics of pellets,” Journal of Power Sources, 2017.",
            ("Failure statistics of pellets", "Journal of Power Sources", "2017"),
        ),
        (
            "Zhang Wei, Li Ming. Deep Learning for Crops. Computers in Agriculture, 2022, 198: 107-115. (SCI一区)",
            ("Deep Learning for Crops", "Computers in Agriculture", "2022"),
        ),
        (
            "1. Quick Maps: Routing on Phones (EMNLP’22, CCF-B,一作)",
            ("Quick Maps: Routing on Phones", "EMNLP’22", "2022"),
        ),
        (
            "束景琛，罗某. 视频时序定位方法综述 [J]. 自动化学报, 2022, 48(5): 1121-1140.",
            ("视频时序定位方法综述", "自动化学报", "2022"),
        ),
        ("资本维持的边界，载《法学评论》，2021 年第 4 期", ("资本维持的边界", "法学评论", "2021")),
        ("《分手费条款研究》，《国际经济法学刊》，2019 年", ("分手费条款研究", "国际经济法学刊", "2019")),
        (
            "2017 — PLANT SCIENCE（IF: 5.1）：Root growth in dry soil",
            ("Root growth in dry soil", "PLANT SCIENCE", "2017"),
        ),
        (
            "The Long Rain: Short Stories, Foreign Affairs Press, 2018",
            ("The Long Rain: Short Stories", "Foreign Affairs Press", "2018"),
        ),
    ],
)
def test_paper(written, expected):
    assert papers(written) == [expected]


def test_what_stands_under_numbered_papers_is_told_about_them():
    assert (
        len(
            papers(
                "1. First Things (ACL’21, 一作)\n我们提出了一种方法。\n2. Second Things (AAAI’23)\n该工作研究了问题。"
            )
        )
        == 2
    )


def test_a_paper_among_honours():
    found = papers("2020.10\t《两种求和的技巧》论文录用(《数学通报》期刊)\t第一作者\n2023.06\t三好学生", "awards")
    assert found == [("两种求和的技巧", "数学通报", "2020-10")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "一种极片压紧机构，实用新型，专利号ZL202221234567.8，2022.10 授权",
            ("一种极片压紧机构", "ZL202221234567.8", "2022-10"),
        ),
        (
            "[1] 图像压缩方法、装置及介质，公开号：CN116543210A，公开日：2023-08-04",
            ("图像压缩方法、装置及介质", "CN116543210A", "2023-08-04"),
        ),
        ("清洗方法及装置 | 陆某，汪某 CN118765432A, 2022.10", ("清洗方法及装置", "CN118765432A", "2022-10")),
        (
            "2. 甄某；乔某某. 一种苗圃喷灌控制装置，发明专利，ZL202110345678.1，2022.05",
            ("一种苗圃喷灌控制装置", "ZL202110345678.1", "2022-05"),
        ),
        ("《果蔬分拣方案》发明专利 实质审查 2023.01", ("果蔬分拣方案", "", "2023-01")),
    ],
)
def test_patent(written, expected):
    assert patents(written) == [expected]


def test_honours_are_no_patents():
    assert patents("2023.06 三好学生\n一等奖学金，2020", "awards", also=("patents",)) == []
