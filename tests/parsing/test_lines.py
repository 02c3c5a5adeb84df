"""Lines as an eye goes over a page: rows whole, columns apart, tables by their rows, running heads once."""

import pytest

from candidates.parsing.lines import read_lines
from candidates.parsing.lines.flow import LONGEST_LINE
from candidates.parsing.records import Box, Cell, Document, Page, Span

LEADING = 15


def span(text: str, left: float, top: float, **style) -> Span:
    size = style.pop("size", 10.0)
    width = sum(size if character > "\u2e80" else size / 2 for character in text)
    return Span(text, Box(left, top, left + width, top + 1.04 * size), size, **style)


def stack(texts: list[str], left: float, top: float, *, leading: float = LEADING) -> list[Span]:
    return [span(text, left, top + leading * index) for index, text in enumerate(texts)]


def texts(*pages: list[Span], rules: tuple[Box, ...] = ()) -> list[str]:
    return [line.text for line in read(*pages, rules=rules)]


def read(*pages: list[Span], rules: tuple[Box, ...] = ()):
    made = tuple(Page(number, 595, 842, tuple(spans), rules=rules) for number, spans in enumerate(pages, 1))
    return read_lines(Document("pdf", made))


def test_a_row_of_facts_is_one_line():
    row = [span("2019.09–2023.06", 50, 100), span("清华大学", 160, 100), span("本科", 300, 100)]
    assert texts(row) == ["2019.09–2023.06\t清华大学\t本科"]


def test_order_of_drawing_does_not_matter():
    assert texts(stack(["第一行", "第二行", "第三行"], 50, 100)[::-1]) == ["第一行", "第二行", "第三行"]


def test_narrow_gaps_are_spaces_or_nothing():
    assert texts([span("熟悉", 50, 100), span("Java", 72.5, 100), span("语言", 96, 100)]) == ["熟悉Java语言"]
    assert texts([span("Spring", 50, 100), span("Boot", 83, 100)]) == ["Spring Boot"]


def test_a_sidebar_is_read_by_itself():
    left = stack(["联系方式", "电话一三八", "邮箱地址", "技能特长", "编程语言", "数据库"], 40, 103, leading=16)
    right = stack([f"工作经历第{n}行写了很长的一句话说明做过什么事情" for n in "一二三四五六七"], 200, 100)
    name = [span("赵一", 250, 40, size=22.0)]
    lines = read(name + [each for pair in zip(left, right) for each in pair] + right[6:])
    assert [line.text for line in lines] == [each.text for each in (*name, *left, *right)]
    assert [line.column for line in lines] == [0] + [1] * 6 + [0] * 7


def test_columns_on_common_lines_are_told_by_their_prose():
    left = stack(["左栏文字写满了整整一行的宽度" for _ in range(6)], 40, 100)
    right = stack(["右栏文字也写满了整整一行的宽度啊" for _ in range(6)], 300, 100)
    assert texts(left + right) == [each.text for each in (*left, *right)]


def test_dates_beside_entries_stay_with_them():
    dates = [
        span("2019.09 - 2021.06", 40, 100),
        span("2017.01 - 2019.08", 40, 160),
        span("2015.01 - 2016.12", 40, 220),
    ]
    entries = [
        line
        for top in (100, 160, 220)
        for line in stack(
            ["某某科技有限公司工程师", "负责一件很重要的事情并且完成得很好", "又负责另一件事情"], 160, top
        )
    ]
    lines = texts(dates + entries)
    assert lines[0] == "2019.09 - 2021.06\t某某科技有限公司工程师"
    assert lines[3].startswith("2017.01 - 2019.08\t")
    assert len(lines) == 9


def test_contacts_beside_a_name_do_not_split_the_entries_below():
    head = [
        span("赵一", 50, 50, size=24.0),
        *stack(["电话：138", "邮箱：a", "微信：b", "地址：c"], 400, 40, leading=17),
    ]
    rows = []
    for top in (150, 200, 250, 300):
        rows += [span("2019.09 – 2021.06", 50, top), span("四川师范大学", 200, top), span("教育硕士", 400, top)]
        rows.append(span("学位论文写的是一个很有意思的题目", 50, top + 15))
    lines = texts(head + rows)
    assert lines.count("2019.09 – 2021.06\t四川师范大学\t教育硕士") == 4


def test_labels_beside_blocks_are_read_before_them():
    labels = [span("教育背景", 40, 107), span("工作经历", 40, 182), span("自我评价", 40, 267)]
    blocks = []
    for top, numbers in ((100, "一二"), (160, "三四五六"), (260, "七八")):
        blocks += stack([f"第{number}行的内容写得比较长一些" for number in numbers], 150, top)
    lines = texts(labels + blocks)
    assert lines[0] == "教育背景\t第一行的内容写得比较长一些"
    assert lines[2] == "工作经历\t第三行的内容写得比较长一些"
    assert lines[6] == "自我评价\t第七行的内容写得比较长一些"


def test_ruled_tables_are_read_by_their_rows():
    rules = tuple(Box(40, y, 500, y) for y in (90, 150, 180)) + tuple(Box(x, 90, x, 180) for x in (40, 120, 500))
    cells = [
        span("主要职责", 50, 113),
        *stack(["一、负责一件很重要的事情并且完成得很好", "二、又负责另一件事情", "三、再负责一件事情"], 130, 95),
        span("离职原因", 50, 158),
        span("个人发展", 130, 158),
    ]
    assert texts(cells, rules=rules) == [
        "主要职责\t一、负责一件很重要的事情并且完成得很好",
        "二、又负责另一件事情",
        "三、再负责一件事情",
        "离职原因\t个人发展",
    ]


def test_a_value_broken_over_two_lines_of_its_cell_is_joined():
    row = [span("就读时间", 50, 105), *stack(["2008.9-20", "11.6"], 130, 99, leading=12), span("学历", 250, 105)]
    rules = tuple(Box(40, y, 400, y) for y in (95, 125)) + tuple(Box(x, 95, x, 125) for x in (40, 120, 240, 400))
    assert texts(row, rules=rules) == ["就读时间\t2008.9-2011.6\t学历"]


def test_spaced_labels_are_joined():
    column = [
        part
        for index, (one, other) in enumerate(["性别", "民族", "籍贯", "电话"])
        for part in (span(one, 50, 100 + 15 * index), span(f"{other}：某", 80, 100 + 15 * index))
    ]
    assert texts(column) == ["性别：某", "民族：某", "籍贯：某", "电话：某"]


def test_running_heads_are_read_once_and_page_numbers_never():
    pages = [
        [span("赵一的简历", 50, 20), span(f"第{number}页的正文", 50, 300), span(f"第 {number} 页", 280, 820)]
        for number in (1, 2, 3)
    ]
    assert texts(*pages) == ["赵一的简历", "第1页的正文", "第2页的正文", "第3页的正文"]


def test_contacts_in_a_running_foot_stay():
    pages = [[span(text, 50, 300), span("电话 138", 50, 820)] for text in ("前一页", "后一页")]
    assert texts(*pages) == ["前一页", "后一页", "电话 138"]


def test_gap_and_indent():
    first, second = read([span("标题", 50, 100), span("正文", 70, 120.4)])
    assert (first.gap, first.indent) == (0, 0)
    assert (round(second.gap, 1), second.indent) == (1.0, 20.0)


def test_spans_know_where_they_stand_in_the_text():
    line = read([span("姓", 50, 100), span("名：赵一", 80, 100), span("男", 300, 100)])[0]
    assert line.text == "姓名：赵一\t男"
    for piece, start in zip(line.spans, line.starts, strict=True):
        assert line.text[start : start + len(piece.text)] == piece.text
    assert line.boxes(6, 7)[0].left == 300


def test_flowing_rows_and_cells():
    def cell(text: str, line: int, row: int, column: int) -> Span:
        return Span(text, line=line, cell=Cell(1, row, column))

    spans = (
        cell("姓名", 1, 0, 0),
        cell("赵一", 2, 0, 1),
        cell("职责", 3, 1, 0),
        cell("一", 4, 1, 1),
        cell("二", 5, 1, 1),
    )
    lines = read_lines(Document("docx", (Page(1, spans=spans),)))
    assert [line.text for line in lines] == ["姓名\t赵一", "职责", "一", "二"]
    assert [line.number for line in lines] == [1, 2, 3, 4]


def test_time_grows_in_proportion_to_length():
    line = Span("简历" * 500_000, line=1)
    lines = read_lines(Document("text", (Page(1, spans=(line,)),)))
    assert sum(len(each.text) for each in lines) == 1_000_000
    assert max(len(each.text) for each in lines) <= LONGEST_LINE


@pytest.mark.parametrize(
    ("first", "second"),
    [("2016年9月", "至2019年2月"), ("2019年3月", "至今"), ("2016.09 –", "2019.02"), ("2016/9", "~ 2019/2")],
)
def test_a_range_broken_over_two_lines_is_one(first, second):
    lines = read([span(first, 50, 100), span(second, 50, 114), span("海石集团", 50, 128)])
    assert [line.text for line in lines] == [first + second, "海石集团"]
    assert lines[0].starts[-1] == len(first)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Mar. 2015 to July", "2020", "Mar. 2015 to July 2020"),
        ("July 2011 - Feb.", "2015", "July 2011 - Feb. 2015"),
        ("2013年9月-2017", "年6月", "2013年9月-2017年6月"),
        ("2013年9月至2017年", "6月", "2013年9月至2017年6月"),
        ("2013.09-2017.", "06", "2013.09-2017.06"),
    ],
)
def test_a_range_broken_inside_its_end_stands_on_one_line(first, second, whole):
    spans = [span(first, 50, 100), span("Hisi Ltd", 250, 100), span(second, 50, 114), span("Buyer", 250, 114)]
    assert [line.text for line in read(spans)] == [f"{whole}\tHisi Ltd", "Buyer"]


def test_two_dates_are_no_range():
    assert len(read([span("2016年9月", 50, 100), span("2019年2月", 50, 114)])) == 2


def test_a_label_that_stands_upright_in_its_cell():
    spans = tuple(Span(text, line=number, cell=Cell(1, 0, 0)) for number, text in enumerate("工作经历", 1))
    beside = Span("海石集团", line=5, cell=Cell(1, 0, 1))
    lines = read_lines(Document("docx", (Page(1, spans=(*spans, beside)),)))
    assert [line.text for line in lines] == ["工作经历\t海石集团"]


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        (["工　作", "经　历"], ["工作经历\t海石集团"]),
        (["工作", "经历"], ["工作经历\t海石集团"]),
        (["政治", "面貌"], ["政治面貌\t海石集团"]),
        (["实习/社会", "实践"], ["实习/社会实践\t海石集团"]),
        (["工作经历", "项目经历"], ["工作经历", "项目经历", "海石集团"]),
        (["海石", "集团"], ["海石", "集团", "海石集团"]),
    ],
)
def test_a_label_broken_in_its_cell(written, lines):
    spans = tuple(Span(text, line=number, cell=Cell(1, 0, 0)) for number, text in enumerate(written, 1))
    beside = Span("海石集团", line=9, cell=Cell(1, 0, 1))
    read = read_lines(Document("docx", (Page(1, spans=(*spans, beside)),)))
    assert [line.text for line in read] == lines


@pytest.mark.parametrize(("first", "is_bold"), [(True, True), (False, False)])
@pytest.mark.parametrize("dates", ["2019.03 - 2021.06（全职，南浦市）", "二〇一九年三月至二〇二一年六月"])
def test_the_first_cell_tells_whether_a_line_is_bold(first, is_bold, dates):
    (line,) = read([span("海石集团", 50, 100, bold=first), span(dates, 300, 100, bold=not first)])
    assert line.bold is is_bold


@pytest.mark.parametrize(
    ("over", "under"), [("云溪机械股份有", "限公司"), ("云溪机械有限责任公", "司临江分公司"), ("云溪机械", "有限公司")]
)
def test_a_name_that_its_cell_broke_inside_a_word(over, under):
    row = [span("2018.05-至今", 50, 100), span(over, 150, 100), span("主管", 300, 100)]
    lines = texts([*row, span(under, 150, 114), span("负责质量体系", 150, 134)])
    assert lines == [f"2018.05-至今\t{over}{under}\t主管", "负责质量体系"]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [("云溪半导体装备", "股份有限公司", 1), ("云溪会计师事务所", "临江分所", 1), ("云溪会计师事务所", "审计员", 2)],
)
def test_a_firm_on_two_lines_of_a_text_without_positions(first, second, count):
    spans = (Span(first, None, 11, line=1), Span(second, None, 11, line=2))
    assert len(read_lines(Document("docx", (Page(1, 595, 842, spans),)))) == count
