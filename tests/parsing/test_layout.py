"""What drawn boxes, borders and large type say of a page: columns, cells, headings beside each other, names."""

from dataclasses import replace

import pytest

from candidates.parsing.lines import read_lines
from candidates.parsing.records import Box, Document, Page, Span
from tests.parsing.test_lines import span, stack


def read(spans, *, rules=(), panels=()):
    return read_lines(Document("pdf", (Page(1, 595, 842, tuple(spans), rules=tuple(rules), panels=tuple(panels)),)))


def texts(spans, **drawn):
    return [line.text for line in read(spans, **drawn)]


def grid(xs, ys):
    """The rules of a table with borders at `xs` and `ys`."""
    across = [Box(xs[0], y, xs[-1], y) for y in ys]
    return across + [Box(x, ys[0], x, ys[-1]) for x in xs]


MAIN = ["工作经历", "云溪仪表公司", "计量员", "校准流量计", "编写规程", "教育经历", "临江大学"]
ASIDE = ["联系方式", "139", "a@b.cn", "技能", "Excel", "CAD", "语言"]


@pytest.mark.parametrize(("main_left", "aside_left"), [(40, 420), (230, 40)])
def test_a_sidebar_on_a_background_is_a_column_though_all_its_lines_are_level(main_left, aside_left):
    main, aside = stack(MAIN, main_left, 100), stack(ASIDE, aside_left, 100)
    panel = Box(aside_left - 20, 0, aside_left + 120, 842)
    order = sorted((main, aside), key=lambda side: side[0].box.left)
    assert texts(main + aside, panels=[panel]) == [each.text for side in order for each in side]


def test_cards_side_by_side_are_read_one_after_the_other():
    name = [span("乔木林", 250, 30, size=22.0)]
    first = stack(["关于我", "细心", "守时"], 50, 110)
    second = stack(["联系我", "139", "南浦市"], 330, 110)
    entry = [
        span("云溪仪表公司", 50, 210),
        span("2019.03-2021.06", 420, 210),
        *stack(["校准流量计", "编写规程"], 50, 225),
    ]
    panels = [Box(40, 100, 310, 170), Box(320, 100, 560, 170), Box(40, 200, 560, 280)]
    lines = texts(name + first + second + entry, panels=panels)
    assert lines[:7] == ["乔木林", "关于我", "细心", "守时", "联系我", "139", "南浦市"]
    assert lines[7:] == ["云溪仪表公司\t2019.03-2021.06", "校准流量计", "编写规程"]


def test_a_frame_around_the_page_parts_nothing():
    rows = [each for top in (100, 130, 160) for each in (span("临江大学", 50, top), span("2015.09-2019.06", 420, top))]
    assert texts(rows, panels=[Box(20, 20, 575, 822)]) == ["临江大学\t2015.09-2019.06"] * 3


def test_labels_on_a_background_stay_beside_their_values():
    labels, values = stack(["姓名", "籍贯", "学历"], 50, 100), stack(["乔木林", "南浦市", "大专"], 150, 100)
    panel = Box(40, 90, 120, 160)
    assert texts(labels + values, panels=[panel]) == ["姓名\t乔木林", "籍贯\t南浦市", "学历\t大专"]


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (
            [("姓", 48), ("名", 69), ("乔", 110), ("木", 131), ("林", 152), ("性", 175), ("别", 196)],
            "姓名\t乔木林\t性别",
        ),
        ([("籍 贯", 60), ("南浦市", 138), ("民族", 172)], "籍贯\t南浦市\t民族"),
        ([("学历", 80), ("大专", 102), ("男", 172)], "学历\t大专\t男"),
    ],
)
def test_a_border_parts_cells_however_near_their_words_are(cells, line):
    spans = [span(text, left, 105) for text, left in cells]
    assert texts(spans, rules=grid((40, 101, 170, 260), (100, 120))) == [line]


def test_labels_set_upright_end_where_a_rule_is_drawn():
    upright = [*stack(list("学习"), 50, 108, leading=11), *stack(list("工作简历"), 50, 170, leading=11)]
    rows = [
        *stack(["2009年至2012年在临江技校", "2012年至2014年在临江大学"], 120, 103, leading=20),
        *stack(
            ["2014年至2016年在云溪仪表", "2016年至2019年在石湾仪表", "2019年至今在南浦计量所"], 120, 163, leading=20
        ),
    ]
    rules = [Box(40, y, 500, y) for y in (98, 158, 232)] + [Box(80, y, 500, y) for y in (118, 138, 178, 198)]
    rules += [Box(x, 98, x, 232) for x in (40, 80, 500)]
    assert texts(upright + rows, rules=rules) == [
        "学习\t2009年至2012年在临江技校",
        "2012年至2014年在临江大学",
        "工作简历\t2014年至2016年在云溪仪表",
        "2016年至2019年在石湾仪表",
        "2019年至今在南浦计量所",
    ]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (["流量计在低温环境下的误差", "分布"], "流量计在低温环境下的误差分布"),
        (["Calibration of flow sensors", "in cold rooms"], "Calibration of flow sensors in cold rooms"),
    ],
)
def test_a_value_broken_in_a_row_of_facts_is_joined_however_wide(broken, whole):
    row = [*stack(broken, 50, 103, leading=14), span("主持", 240, 110), span("2020.01", 300, 110)]
    rules = grid((40, 230, 290, 400), (98, 134))
    assert texts(row, rules=rules) == [f"{whole}\t主持\t2020.01"]


@pytest.mark.parametrize("contacts", [["手机 139", "邮箱 a@b.cn"], ["139", "a@b.cn", "南浦市"]])
def test_a_large_name_stands_apart_from_the_lines_beside_it(contacts):
    spans = [span("乔木林", 50, 100, size=34.0), *stack(contacts, 380, 98, leading=13)]
    assert texts(spans) == ["乔木林", *contacts]


@pytest.mark.parametrize("end", ["至2021年6月", "至今", "— 2021年6月"])
@pytest.mark.parametrize(("dates", "firm"), [(50, 150), (420, 50)])
def test_a_range_broken_in_its_cell_stands_on_one_line(end, dates, firm):
    spans = [
        span("2019年3月", dates, 100),
        span("云溪仪表公司", firm, 100),
        span(end, dates, 115),
        span("校准流量计", firm, 115),
    ]
    facts = ["2019年3月" + end, "云溪仪表公司"] if dates < firm else ["云溪仪表公司", "2019年3月" + end]
    assert texts(spans) == ["\t".join(facts), "校准流量计"]


@pytest.mark.parametrize(("sign", "end"), [("—", "2021.06"), ("至", "2021.06"), ("~", "至今"), ("至", "今")])
@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize("beside", [["云溪仪表公司", "计量员", "校准流量计"], ["临江大学", "测控技术"]])
def test_a_range_over_three_lines_of_a_narrow_column_stands_on_one_line(sign, end, centred, beside):
    dates = stack(["2019.03", sign, end], 50, 100)
    if centred:
        dates = [
            replace(each, box=replace(each.box, left=65 - each.box.width / 2, right=65 + each.box.width / 2))
            for each in dates
        ]
    assert texts([*dates, *stack(beside, 150, 100)]) == [f"2019.03{sign}{end}\t{beside[0]}", *beside[1:]]


SLANTED = Box(60, 130, 190, 205)
OVER_ALL = [Box(120, 100, 420, 400), Box(90, 96, 150, 150)]


@pytest.mark.parametrize("box", [SLANTED, *OVER_ALL])
@pytest.mark.parametrize("mark", ["仅供云溪仪表公司招聘使用", "Sample 20240101"])
def test_a_mark_slanted_across_the_page_is_no_text(box, mark):
    rows = stack(["云溪仪表公司", "计量员", "校准流量计", "编写规程"], 50, 110, leading=16)
    assert texts([*rows, Span(mark, box, 11.0)]) == [row.text for row in rows]


@pytest.mark.parametrize("above", [-8, 0])
@pytest.mark.parametrize(("first", "second"), [("求学 EDUCATION", "工作经历 CAREER"), ("教育背景 Study", "任职 WORK")])
def test_a_label_set_upright_with_its_translation_turned_beside_it(first, second, above):
    blocks = [["临江大学", "计量技术", "本科", "平均分 90"], ["云溪仪表公司", "计量员", "校准流量计", "编写规程"]]
    spans, expected = [], []
    for top, label, block in zip((100, 180), (first, second), blocks, strict=True):
        words, turned = label.split()
        spans += stack(list(words), 40, top, leading=11)
        spans += [Span(turned, Box(60, top + above, 68, top + above + 42), 8.0), *stack(block, 110, top, leading=14)]
        expected += [f"{turned}{words}\t{block[0]}", *block[1:]]
    assert texts(spans, rules=[Box(40, y, 400, y) for y in (88, 165, 250)]) == expected


FIRST = [("证书", "计量员证，2021", "驾照 C1"), ("软件", "Excel、CAD", "MATLAB")]
SECOND = [("所获奖项", "技能竞赛二等奖，2020", "优秀员工，2022"), ("语言", "英语：四级", "日语：N3")]


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("tail", [40, 250, 400])
def test_titles_side_by_side_open_columns_though_all_their_lines_are_level(count, tail):
    def boxes(of, left):
        tops = range(100, 100 + 60 * count, 60)
        return [
            each
            for top, (title, *rows) in zip(tops, of, strict=False)
            for each in (span(title, left, top, size=13.0), *stack(rows, left, top + 20))
        ]

    below = [
        span("关于我", tail, 106 + 60 * count, size=13.0),
        span("校准过三千台流量计，从不嫌一件事琐碎，希望在计量行业一直做下去。" * 2, 40, 130 + 60 * count, size=8.0),
    ]
    first, second = boxes(FIRST, 40), boxes(SECOND, 300)
    assert texts(first + second + below) == [each.text for each in (*first, *second, *below)]


def test_large_heads_of_entries_with_large_dates_beside_them_open_no_columns():
    rows = []
    for top in (100, 160):
        rows += [span("云溪仪表公司", 40, top, size=13.0), span("2019.03-2021.06", 400, top, size=13.0)]
        rows += [span("计量员", 40, top + 20), span("南浦市", 400, top + 20), span("校准流量计", 40, top + 35)]
        rows += [span("全职", 400, top + 35)]
    assert texts(rows)[:2] == ["云溪仪表公司\t2019.03-2021.06", "计量员\t南浦市"]


SUMMARIES = [
    ["做事细心，校准过三千台流量计，", "愿意常驻外地。"],
    [
        "校准过三千台流量计，编写过规程，",
        "带过两名学徒，图纸都能看懂，也",
        "愿意常驻外地，到山里也去，做过",
        "两年夜班。",
    ],
]


@pytest.mark.parametrize("summary", SUMMARIES)
@pytest.mark.parametrize("leading", [11, 15])
@pytest.mark.parametrize("label", ["自我评价", "个人特点"])
def test_a_label_set_to_the_middle_of_its_text_is_read_before_it(summary, leading, label):
    spans = [span("奖励", 50, 100), span("技能竞赛二等奖", 130, 100)]
    middle = 130 + leading * (len(summary) - 1) / 2
    spans += [span(label, 50, middle), *stack(summary, 130, 130, leading=leading)]
    spans += [span("备注", 50, 215), span("无", 130, 215)]
    assert texts(spans) == ["奖励\t技能竞赛二等奖", f"{label}\t{summary[0]}", *summary[1:], "备注\t无"]


def test_dates_at_the_left_stay_on_the_lines_of_their_entries():
    rows = [("2019.03", "云溪仪表公司"), ("", "校准流量计"), ("2016.05", "石湾仪表厂"), ("", "编写规程")]
    spans = [
        each
        for top, row in enumerate(rows)
        for each in (span(row[0], 50, 100 + 14 * top), span(row[1], 130, 100 + 14 * top))
        if each.text
    ]
    assert texts(spans) == ["2019.03\t云溪仪表公司", "校准流量计", "2016.05\t石湾仪表厂", "编写规程"]


@pytest.mark.parametrize("confidence", [0.9, 1.0])
@pytest.mark.parametrize(("word", "high"), [("男", 18.0), ("女", 20.0), ("已婚", 17.0), ("8年", 18.0)])
def test_short_words_in_high_boxes_of_ocr_stay_on_their_line(word, high, confidence):
    def seen(text, left, top, height=10.0):
        middle, wide = top + 5, sum(10 if each > "\u2e80" else 5 for each in text)
        box = Box(left, middle - height / 2, left + wide, middle + height / 2)
        return Span(text, box, height, confidence=confidence)

    spans = [seen("姓名", 50, 100), seen("乔木林", 90, 100), seen(word, 200, 101, high)]
    spans += [seen("出生", 300, 94), seen("年月", 300, 106), seen("1993年2月", 350, 100)]
    spans += [seen("现住址", 50, 130), seen("南浦市滨河路十二号三单元", 90, 130)]
    lines = read_lines(Document("image", (Page(1, 595, 842, tuple(spans), "ocr"),)))
    assert [line.text for line in lines] == [
        f"姓名\t乔木林\t{word}\t出生年月\t1993年2月",
        "现住址\t南浦市滨河路十二号三单元",
    ]


@pytest.mark.parametrize("space", [4, 7])
@pytest.mark.parametrize(
    "names", [["全市职工技能竞赛二等奖", "优秀员工"], ["优秀员工", "全省计量技能大赛团体三等奖", "奖学金"]]
)
def test_dates_and_names_on_common_lines_of_one_cell_stay_together(names, space):
    dates = [span(f"202{index}年1{index}月", 120, 105 + 15 * index) for index in range(len(names))]
    spans = [span(name, date.box.right + space, date.box.top) for name, date in zip(names, dates, strict=True)]
    bottom = 108 + 15 * len(names)
    lines = texts([span("荣誉", 50, 105), *dates, *spans], rules=grid((40, 100, 400), (100, bottom)))
    assert lines[0].startswith("荣誉\t2020年10月") and lines[0].endswith(names[0])
    assert [line.removeprefix(date.text).strip() for line, date in zip(lines[1:], dates[1:], strict=True)] == names[1:]


DATED = ["2009.9-2012.6", "2012.7-2016.2", "2016.3-至今"]


def form(label, places, *, left=40, right=500):
    """A ruled form with a merged cell beside three rows of dates and places, between two rows of facts."""
    rows = [span("姓名", 50, 82), span("乔木林", 120, 82), *stack(DATED, 120, 103, leading=20)]
    rows += [*stack(places, 300, 103, leading=20), span("备注", 50, 163), span("无", 120, 163)]
    whole, part = (78, 98, 158, 178), (118, 138)
    rules = [Box(left, y, right, y) for y in whole] + [Box(100, y, right, y) for y in part]
    rules += [Box(x, 78, x, 178) for x in (left, 100, 280, right)]
    return texts([*rows, *label], rules=rules)


@pytest.mark.parametrize("title", ["工作经历", "学习", "履历"])
@pytest.mark.parametrize(
    "letters",
    [
        lambda title: stack(list(title), 65, 128 - 6 * len(title), leading=12),
        lambda title: stack([title[:2], title[2:]][: len(title) // 2], 60, 122, leading=12),
        lambda title: [span(title, 44, 128)],
    ],
)
def test_the_label_in_a_merged_cell_is_read_before_its_rows(title, letters):
    lines = form(letters(title), ["临江大学", "云溪仪表公司", "石湾仪表公司"])
    assert lines[1:-1] == [
        f"{title}\t2009.9-2012.6\t临江大学",
        "2012.7-2016.2\t云溪仪表公司",
        "2016.3-至今\t石湾仪表公司",
    ]


def test_a_merged_cell_with_nothing_in_it_changes_nothing():
    assert form([], ["临江大学", "云溪仪表公司", "石湾仪表公司"])[1] == "2009.9-2012.6\t临江大学"


@pytest.mark.parametrize("broken", [["工作", "经历"], ["项目", "经验"], ["任职情况"]])
def test_a_label_on_a_background_is_read_before_the_text_that_is_set_to_its_middle(broken):
    labels = [*stack(broken, 50, 104, leading=13), *stack(["教育", "背景"], 50, 204, leading=13)]
    jobs = stack(["云溪仪表公司 计量员", "校准流量计", "石湾仪表公司 检定员", "编写规程"], 130, 125, leading=20)
    study = stack(["临江大学 测控技术 本科", "2009.9-2013.6"], 130, 225, leading=20)
    panels = [Box(40, 100, 110, 199), Box(40, 200, 110, 280)]
    lines = texts(labels + jobs + study, panels=panels)
    assert lines[0] == "".join(broken) + "\t云溪仪表公司 计量员"
    assert lines[3:] == ["编写规程", "教育背景\t临江大学 测控技术 本科", "2009.9-2013.6"]


def under(titles, texts_below, *, lefts=(50, 330), top=100, size=12.0, bold=True):
    """Columns of text, each under its title, all on common lines."""
    return [
        each
        for title, below, left in zip(titles, texts_below, lefts, strict=True)
        for each in (span(title, left, top, size=size, bold=bold), *stack(below, left, top + 24, leading=24))
    ]


STUDY, JOB = ["临江大学 测控技术 本科", "2015.09-2019.06"], ["云溪仪表公司", "计量员", "2019.07-至今"]
PLAIN = [span("乔木林", 50, 30, size=20.0), span("139 | a@b.cn", 50, 60)]


@pytest.mark.parametrize(("size", "bold"), [(12.0, True), (10.0, True), (12.0, False)])
@pytest.mark.parametrize(
    ("titles", "below"),
    [
        (("教育背景", "工作经历"), (STUDY, JOB)),
        (("工作经历", "专业技能"), (JOB, ["Excel、CAD", "Word"])),
        (("个人简介", "基本"), (["细心守时，做事有始有终"], ["女，1994.10", "意向：南浦"])),
        (("代表作 ①", "代表作 ②"), (["南浦林宅", "2022年3月 → 2023年1月"], ["石湾民宿", "2020年9月 → 2021年7月"])),
    ],
)
def test_headings_on_one_line_stand_over_texts_of_their_own(titles, below, size, bold):
    lines = texts(PLAIN + under(titles, below, size=size, bold=bold))
    assert lines[2:] == [titles[0], *below[0], titles[1], *below[1]]


def test_below_the_next_pair_of_headings_each_side_goes_on_under_its_own():
    skills, honours = ["Excel、CAD", "Word"], ["2018年 国家励志奖学金", "2019年 三好学生"]
    first = under(("教育背景", "专业技能"), (STUDY, skills))
    second = under(("工作经历", "获奖荣誉"), (JOB, honours), top=200)
    order = ["教育背景", *STUDY, "工作经历", *JOB, "专业技能", *skills, "获奖荣誉", *honours]
    assert texts(PLAIN + first + second)[2:] == order


def test_dates_at_the_right_of_a_later_section_stay_beside_their_entries():
    pair = under(("语言能力", "资格证书"), (["英语 良好", "泰语 入门"], ["计量员证", "电工证"]))
    later = [span("工作经历", 50, 220, size=12.0, bold=True)]
    later += [
        each for top in (244, 292) for each in (span("云溪仪表公司", 50, top), span("2019.07-2020.06", 440, top))
    ]
    lines = texts(PLAIN + pair + later)
    assert lines[2:] == [
        *("语言能力", "英语 良好", "泰语 入门", "资格证书", "计量员证", "电工证", "工作经历"),
        *["云溪仪表公司\t2019.07-2020.06"] * 2,
    ]


@pytest.mark.parametrize(
    ("titles", "below"),
    [
        (("工作经历", "EXPERIENCE"), (["云溪仪表公司", "石湾仪表公司"], ["2015.09-2019.06", "2019.07-至今"])),
        (("学校", "证书"), (["临江大学", "临江技校"], ["学士学位", "电工证"])),
        (("语言", "框架"), (["Java", "Python"], ["Django", "Vue"])),
    ],
)
def test_a_translation_a_header_of_a_table_or_a_group_of_skills_parts_nothing(titles, below):
    plain = under(titles, below, size=10.0, bold=titles[0] != "学校")
    assert f"{titles[0]}\t{titles[1]}" in texts([span("专业技能", 50, 72, size=14.0, bold=True), *plain])


@pytest.mark.parametrize(
    ("honours", "jobs"),
    [
        (["2019.06 三好学生", "2020.06 国家奖学金"], ["2020.07-2020.08 云溪仪表公司", "2021.07-2021.08 石湾厂"]),
        (["1、三好学生", "2、优秀团员"], ["• 云溪仪表公司", "• 石湾厂"]),
    ],
)
def test_lists_in_the_cells_of_a_ruled_table_stay_beside_their_labels(honours, jobs):
    rows = [span("获奖情况", 50, 107), *stack(honours, 150, 101, leading=12)]
    rows += [span("实习", 50, 131), *stack(jobs, 150, 125, leading=12)]
    first, second = f"获奖情况\t{honours[0]}", f"实习\t{jobs[0]}"
    assert texts(rows, rules=grid((40, 140, 400), (98, 123, 148))) == [first, honours[1], second, jobs[1]]


def test_dates_below_each_other_with_an_arrow_stand_beside_their_entry():
    dates = [
        span(text, 56, top, size=9.0)
        for at in (136, 204, 258)
        for text, top in zip(("2017.09", "↓", "2021.02"), (at, at + 13, at + 26))
    ]
    firms = [span(f"{name}船务公司", 117, at, size=11.0) for name, at in zip("甲乙丙", (136, 204, 258))]
    posts = [
        span(text, 134, at + shift, size=9.5)
        for at in (136, 204, 258)
        for text, shift in (("三副", 16), ("货舱检验与压载计划，无滞留", 31))
    ]
    lines = texts([span("麦小航", 48, 60, size=20.0), *dates, *firms, *posts])
    assert lines[1:4] == ["2017.09↓2021.02\t甲船务公司", "三副", "货舱检验与压载计划，无滞留"]
