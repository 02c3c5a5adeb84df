"""Papers and patents in the citation styles that people use."""

import pytest

from candidates.parsing.fields.patents import read_patents
from candidates.parsing.fields.publications import read_publications
from tests.parsing.making import make_lines, make_section


def papers(text, kind="publications", also=()):
    found = read_publications(make_section(kind, text, also=also), around=make_lines("长" * 400))
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
        ("舒木兰，温方舟.高原桥梁的监测.公路，2019，47(6)：455-459.", ("高原桥梁的监测", "公路", "2019")),
        ("[2] H. Shu, K. Mori. Slip Detection. In Proc. IROS, 2022.", ("Slip Detection", "IROS", "2022")),
        (
            "《盐引与契约》（与温方舟合著，第一作者），云溪出版社，2014年。",
            ("盐引与契约", "云溪出版社", "2014"),
        ),
        ("Wen Shu, et al. Scheduling for Looms. Manuscript under review.", ("Scheduling for Looms", "", "")),
        ("–舒一鸣,温怀远. 砂土中单桩的试验[J].岩土力学, 2022.", ("砂土中单桩的试验", "岩土力学", "2022")),
        (
            "《图册中的“漏亩”》（第二作者），《西江史学》2015年第1期。",
            ("图册中的“漏亩”", "西江史学", "2015"),
        ),
    ],
)
def test_paper(written, expected):
    assert papers(written) == [expected]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "[1] S. Shu*, K. Wen, H. Mi. Prediction of dams. Engineering Structures, 2023, 281: 115740.",
            "S. Shu*, K. Wen, H. Mi",
        ),
        ("Shu, A. and Wen, H. (2015). Cracks in decks. Journal of Steel, 112, 20–24.", "Shu, A. and Wen, H."),
        ("舒木兰, 温方舟*. 缺失数据的补全方法[J]. 水利学报, 2020.", "舒木兰, 温方舟*"),
        ("舒木兰，温方舟.高原桥梁的监测.中国公路学报，2019，47(6)：455-459.", "舒木兰，温方舟"),
        ("2. W. Shu, L. Park. “Statistics of pellets,” Journal of Power Sources, 2017.", "W. Shu, L. Park"),
        (
            "Wen R, Shu Z (共一), Feng Y*. Nitrogen on nanoclusters. ACS Catalysis, 2023, 13.",
            "Wen R, Shu Z (共一), Feng Y*",
        ),
        ("Sorting Parcels with Cameras. CVPR 2023", ""),
        ("《漕运码头的商人》，云溪出版社，2019年。", ""),
    ],
)
def test_authors_are_given_as_written(written, expected):
    (found,) = read_publications(make_section("publications", written), around=make_lines("长" * 400))
    assert (found.authors.text if found.authors else "") == expected


def test_papers_beside_patents():
    written = (
        "Shu Z, Wen K, Feng Y*. Carbon for low temperatures. Applied Catalysis B: Energy, 2024, 352. （SCI 一区）\n"
        "舒秋, 冯砚. 催化剂研究进展. 化工进展, 2023, 42(9). （EI）\n"
        "冯砚, 舒秋. 一种催化剂及其制备方法. 发明专利 CN202310567890.3, 2023.05 申请, 实审中"
    )
    assert papers(written, also=("patents",)) == [
        ("Carbon for low temperatures", "Applied Catalysis B: Energy", "2024"),
        ("催化剂研究进展", "化工进展", "2023"),
    ]


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
        ("一种加载装置，发明专利，ZL202110345678.1，2022年\n11月", ("一种加载装置", "ZL202110345678.1", "2022-11")),
        ("《果蔬分拣方案》发明专利 实质审查 2023.01", ("果蔬分拣方案", "", "2023-01")),
    ],
)
def test_patent(written, expected):
    assert patents(written) == [expected]


def test_honours_are_no_patents():
    assert patents("2023.06 三好学生\n一等奖学金，2020", "awards", also=("patents",)) == []
