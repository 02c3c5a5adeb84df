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
        ("《绘本的分层运用》，江南教育\t2022.03", ("绘本的分层运用", "江南教育", "2022-03")),
        (
            "2016\tShu M, Feng H. Phase separation in dispersions. Molecular Powders.",
            ("Phase separation in dispersions", "Molecular Powders", "2016"),
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


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "一作 / CCF-B / ICASSP 2023：Speech Parting with Thin Masks",
            ("Speech Parting with Thin Masks", "ICASSP 2023", "2023"),
        ),
        ("学生一作，CCF-A，CVPR 2021: Sorting Parcels", ("Sorting Parcels", "CVPR 2021", "2021")),
        (
            "共一，EMNLP 2022 Findings (CCF-B)，《Prompts for Slots》",
            ("Prompts for Slots", "EMNLP 2022 Findings", "2022"),
        ),
        ("在投：Cross-lingual Tagging（ACL 2024，学生一作）", ("Cross-lingual Tagging", "ACL 2024", "2024")),
        (
            "SCI论文：W. Shu. Soft Grippers at Work. Robotics Letters, 2021",
            ("Soft Grippers at Work", "Robotics Letters", "2021"),
        ),
        ("中文核心：舒木兰，温方舟. 柔性夹爪策略[J]. 机器人, 2020, 42(2): 1-9.", ("柔性夹爪策略", "机器人", "2020")),
        ("王芳. 桥梁监测研究，见《公路学报》，2020年", ("桥梁监测研究", "公路学报", "2020")),
        ("论文题目：桥梁监测综述，载《公路》，2019年第3期", ("桥梁监测综述", "公路", "2019")),
    ],
)
def test_marks_before_a_title(written, expected):
    assert papers(written) == [expected]


@pytest.mark.parametrize(
    ("written", "venue"),
    [
        ("W. Shu. Thin Shells. SIAM J. Sci. Comput., 2021", "SIAM J. Sci. Comput"),
        (
            "W. Shu, L. Park. Thin Shells. IEEE Trans. Image Process., vol. 30, pp. 1-12, 2021",
            "IEEE Trans. Image Process",
        ),
        ("W. Shu. Thin Shells. International Journal of Shells, 2020", "International Journal of Shells"),
        ("W. Shu. Thin Shells. Information Sciences, 2020, 12: 1-9", "Information Sciences"),
        ("《薄壳结构》，第二作者，江北大学出版社，2021", "江北大学出版社"),
        ("参编教材《薄壳结构》江北工业出版社 2022", "江北工业出版社"),
        ("《薄壳的效力》，载《江北律师》，2021年第六期", "江北律师"),
    ],
)
def test_venues_are_whole_and_bare(written, venue):
    assert [paper[1] for paper in papers(written)] == [venue]


@pytest.mark.parametrize(
    ("written", "title", "venue", "authors"),
    [
        (
            "“Learning to Lift,” W. Shu and L. Park, in Proc. of AAAI, 2022",
            "Learning to Lift",
            "AAAI",
            "W. Shu and L. Park",
        ),
        ("Learning to Lift. Shu W. IEEE TPAMI, under review", "Learning to Lift", "IEEE TPAMI", "Shu W."),
        (
            "Shu, W.†, Park, L., Wen, K., & Qiao, Y.* (2024). A map of rice. Nature Plants, in revision.",
            "A map of rice",
            "Nature Plants",
            "Shu, W.†, Park, L., Wen, K., & Qiao, Y.*",
        ),
        (
            "Shu, W., & Park, L. (2021). Callers in grass. Plant Methods, 17, 88. https://doi.org/10.1000/abc-1",
            "Callers in grass",
            "Plant Methods",
            "Shu, W., & Park, L.",
        ),
        (
            "Shu W., Park L.* Small plastics. Journal of Mud, 2023, 4: 13.",
            "Small plastics",
            "Journal of Mud",
            "Shu W., Park L.*",
        ),
    ],
)
def test_authors_before_and_behind(written, title, venue, authors):
    (found,) = read_publications(make_section("publications", written), around=make_lines("长" * 400))
    assert (found.name.text, found.publisher.text, found.authors.text) == (title, venue, authors)


@pytest.mark.parametrize(
    "labels", [("题目", "期刊", "时间"), ("论文名称", "发表刊物", "发表时间"), ("Title", "Journal", "Date")]
)
def test_papers_under_labels(labels):
    told = [("柔性夹爪策略", "机器人（EI）", "2020.03"), ("Soft Grippers at Work", "Robotics Letters", "2021.06")]
    lines = [f"{label}：{words}" for paper in told for label, words in zip(labels, paper, strict=True)]
    lines.insert(3, "作者排序：第一作者")
    assert papers("\n".join(lines)) == [
        ("柔性夹爪策略", "机器人", "2020-03"),
        ("Soft Grippers at Work", "Robotics Letters", "2021-06"),
    ]


def test_papers_under_labels_leave_later_citations_alone():
    lines = [
        "题目：柔性夹爪策略",
        "期刊：机器人",
        "时间：2020.03",
        "李雷, 韩梅. Deep Grippers: A Survey of Methods. Robotics, 2021.",
    ]
    assert [title for title, *_ in papers("\n".join(lines))] == ["柔性夹爪策略", "Deep Grippers: A Survey of Methods"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("发明专利授权1项：一种折叠夹爪", ("一种折叠夹爪", "", "")),
        ("实用新型专利2件：一种水样瓶，ZL202221234567.8", ("一种水样瓶", "ZL202221234567.8", "")),
        ("一种定位机构，专利号 ZL 2021 2 3345871.9（2022年6月）", ("一种定位机构", "ZL202123345871.9", "2022-06")),
        (
            "舒木兰，温方舟.一种催化剂及其制备方法的改进.中国发明专\n利，ZL202210187443.5",
            ("一种催化剂及其制备方法的改进", "ZL202210187443.5", ""),
        ),
    ],
)
def test_patents_with_counts_and_broken_words(written, expected):
    assert patents(written) == [expected]


@pytest.mark.parametrize("between", ["，", "，载", "，发表于", " "])
def test_a_title_and_its_journal_under_a_heading_that_means_projects_too(between):
    first, second = (f"《{title}》{between}《江南教育》" for title in ("分层作业的三种写法", "绘本课怎么上"))
    text = f"[1]{first}2021年第8期\n[2]{second}2019年第4期"
    expected = [("分层作业的三种写法", "江南教育", "2021"), ("绘本课怎么上", "江南教育", "2019")]
    assert papers(text, also=("projects",)) == expected


@pytest.mark.parametrize("author", ["司空雅南", "欧阳雪", "单勇"])
def test_a_chinese_author_right_before_the_title(author):
    found = papers(f"{author}.短视频新闻的叙事策略[J].新闻前哨,2024(05):33-35.")
    assert found == [("短视频新闻的叙事策略", "新闻前哨", "2024")]


def test_a_paper_told_by_its_journal_and_year():
    text = "1. 腹腔镜下肝左外叶切除38例分析，临江普通外科杂志，2016,31(4):320-322，第一作者"
    (found,) = papers(text, also=("projects",))
    assert (found[0], found[2]) == ("腹腔镜下肝左外叶切除38例分析", "2016")
