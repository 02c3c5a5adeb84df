"""Headings among lines: by their words, by the look that they share, beside their content; people are invented."""

from dataclasses import replace

import pytest

from candidates.parsing.documents import html, markdown, plain
from candidates.parsing.lines import read_lines
from candidates.parsing.records import Box, Line
from candidates.parsing.sections import read_sections
from tests.parsing.making import make_line, make_lines


def kinds(lines):
    return [section.kind for section in read_sections(lines)]


def styled(*rows: str) -> tuple[Line, ...]:
    """Lines with boxes; `# ` makes a heading, `! ` a bold head line in the size of the text."""
    return tuple(
        make_line(row.removeprefix("! "), number=number, bold=row.startswith("! "))
        for number, row in enumerate(rows, 1)
    )


def test_the_header_block_comes_first():
    sections = read_sections(make_lines("赵小满\n138 0000 0000\n教育背景\n烟台大学\n工作经历\n海石集团"))
    assert [section.kind for section in sections] == ["header", "education", "work"]
    assert [line.text for line in sections[0].lines] == ["赵小满", "138 0000 0000"]


def test_numbered_bracketed_and_combined_headings():
    text = "赵小满\n一、个人信息\n苏州\n二、实习/项目经历\n海石集团\n【荣誉奖项】\n国家奖学金"
    sections = read_sections(make_lines(text))
    assert [section.kind for section in sections] == ["header", "identity", "work", "awards"]
    assert sections[2].also == ("projects",)


def test_a_label_in_the_note_of_a_heading_is_no_value():
    assert kinds(make_lines("赵小满\n工作經歷（總年資：6年以上）\n海石集團\t2019.01-2020.01"))[1:] == ["work"]


@pytest.mark.parametrize("row", ["学历：本科", "学位：硕士", "最高学历：大学本科"])
def test_a_label_with_its_value_is_no_heading(row):
    _, education = read_sections(make_lines(f"赵小满\n教育背景\n毕业院校：烟台大学\n{row}\n毕业时间：2018年6月"))
    assert len(education.lines) == 3


def test_a_common_word_is_a_heading_only_in_the_look_of_headings():
    lines = styled("赵小满", "# 工作经历", "海石集团", "语言", "# 教育背景", "烟台大学", "# 语言", "英语")
    assert kinds(lines) == ["header", "work", "education", "languages"]


def test_a_heading_of_unknown_words_ends_the_section_before():
    lines = styled(
        "赵小满", "# 工作经历", "海石集团", "# 教育背景", "烟台大学", "# 江湖绰号", "小旋风", "# 专业技能", "焊接"
    )
    assert kinds(lines) == ["header", "work", "education", "unknown", "skills"]


def test_bold_head_lines_are_no_headings():
    lines = styled(
        "赵小满", "# 工作经历", "! 海石集团", "负责采购", "! 青禾软件", "负责测试", "# 教育背景", "烟台大学"
    )
    assert kinds(lines) == ["header", "work", "education"]


def test_a_project_list_inside_a_job_is_no_section():
    lines = list(styled("赵小满", "# 工作经历", "海石集团", "主要项目", "订单系统", "# 教育背景", "烟台大学"))
    lines[2] = replace(lines[2], size=13.0, bold=True)
    lines[3] = replace(lines[3], size=11.0, bold=True)
    assert kinds(lines) == ["header", "work", "education"]


def test_a_heading_beside_its_content_keeps_positions():
    _, skills = read_sections(make_lines("赵小满\n专业技能：焊接、钳工"))
    (line,) = skills.lines
    assert line.text.strip() == "焊接、钳工"
    assert line.text.index("焊接") == "专业技能：焊接、钳工".index("焊接")
    assert skills.title.text == "专业技能："


def test_a_sentence_end_is_no_heading():
    lines = styled("赵小满", "# 工作经历", "获集团总裁特别", "嘉奖。", "# 教育背景", "烟台大学")
    assert kinds(lines) == ["header", "work", "education"]


def test_a_side_column_goes_on_after_the_main_one():
    main, side = styled("# 工作经历", "海石集团"), styled("# 专业技能", "焊接")
    next_page = make_line("青禾软件", number=5)
    lines = [*main, *(replace(line, column=1) for line in side), replace(next_page, page=2)]
    sections = {section.kind: [line.text for line in section.lines] for section in read_sections(lines)}
    assert sections["work"] == ["海石集团", "青禾软件"]
    assert sections["skills"] == ["焊接"]


def test_no_lines_give_an_empty_header():
    (header,) = read_sections(())
    assert header.kind == "header"
    assert header.lines == ()


def test_rows_with_titles_of_their_own_under_a_heading():
    lines = styled(
        "# 教育经历", "某某大学", "# 在校情况", "校内荣誉：\t2014/11\t校级奖学金", "校内职务：\t2013/9-2014/7\t班长"
    )
    assert [section.kind for section in read_sections(lines)][-2:] == ["awards", "activities"]


def written(text):
    """The kinds of the sections of a plain text, with its blank lines."""
    return kinds(read_lines(plain.read(text.encode())))


@pytest.mark.parametrize(("first", "last"), [("CAREER", "SYSTEMS"), ("WHAT I HAVE RUN", "SKILLS"), ("WORK", "TOOLS")])
def test_titles_in_capitals_look_alike(first, last):
    text = f"Li Wei\n\nPROFILE\nQuiet and exact.\n\n{first}\nLakeview Trading Co., Ltd.  2011 - 2018\nManager\n\n"
    assert written(f"{text}EDUCATION\nHarbin University, BSc, 2005 - 2009\n\n{last}\nOpera, Excel") == [
        *("header", "summary", "work", "education", "skills"),
    ]


@pytest.mark.parametrize("label", ["资格证书", "职业技能", "所获荣誉"])
@pytest.mark.parametrize("title", ["", "讲讲我自己\n"])
def test_white_space_ends_a_list_beside_its_title(label, title):
    text = (
        f"赵小满\n电话：13800000000\n{label}：计量员证\n\n{title}2017.05-2020.03  海石集团有限公司  计量员\n校准流量计"
    )
    first, _, last = written(text)
    assert (first, last) == ("header", "work")


@pytest.mark.parametrize("rows", [("证书：C1驾照", "外语：英语六级"), ("荣誉：校三好学生", "技能：焊接")])
def test_the_last_rows_with_titles_of_their_own_are_lists(rows):
    entries = "教育背景\n烟台大学\n\n工作经历\n海石集团\n\n校园经历\n2019.09-2020.06 学生会 部长"
    assert len(set(written(f"赵小满\n\n{entries}\n\n" + "\n".join(rows)))) == 6


@pytest.mark.parametrize("word", ["简历", "履历", "简 历"])
def test_the_word_for_a_career_in_the_cell_of_a_form(word):
    rows = f"<tr><td>姓名</td><td>赵小满</td></tr><tr><td>{word}</td><td>2001.07-2004.06 烟台大学学习</td></tr>"
    first, career = read_sections(read_lines(html.read(f"<table>{rows}</table>".encode())))
    assert (first.kind, career.kind, career.also) == ("header", "work", ("education",))
    assert "烟台大学" in career.lines[0].text


@pytest.mark.parametrize(
    ("title", "kind"), [("我在哪里干过", "work"), ("念书那些年", "education"), ("小满", ""), ("江湖人称小旋风", "")]
)
def test_a_heading_of_free_words_may_be_the_first(title, kind):
    known = ["# 作品集", "流量计说明书", "# 专业技能", "校准", "# 自我评价", "做事细心"]
    lines = styled("赵小满", f"# {title}", "2019.03-2021.06", *known)
    expected = ["header", kind] if kind else ["header"]
    assert kinds(lines) == [*expected, "projects", "skills", "summary"]


@pytest.mark.parametrize(
    ("title", "labels"),
    [
        ("项目经验", ["项目介绍", "技术栈", "项目成果"]),
        ("工作经历", ["主要工作", "工作成果"]),
        ("项目经历", ["项目简介"]),
    ],
)
def test_labels_alone_on_their_lines_stay_in_their_entry(title, labels):
    told = "\n".join(f"{label}\n校准流量计的平台" for label in labels)
    text = f"赵小满\n{title}\n流量计平台  2020.03-2020.06\n{told}\n计量平台  2019.03-2019.06\n{labels[0]}\n编写规程"
    assert len(written(text)) == 2


@pytest.mark.parametrize(("title", "is_heading"), [("学历\t临江大学\t2015.09-2019.06", True), ("学历\t本科", False)])
def test_a_label_before_an_entry_with_dates_heads_it(title, is_heading):
    lines = make_lines(f"赵小满\n工作经历\t海石集团\t2019.07-2022.03\n{title}\n证书\t计量员\n获奖情况\t优秀员工")
    assert ("education" in kinds(lines)) is is_heading


@pytest.mark.parametrize(("size", "is_heading"), [(18.0, True), (12.0, False)])
def test_a_common_word_in_the_largest_type_is_a_heading(size, is_heading):
    lines = list(styled("赵小满", "# 工作经历", "海石集团", "# 教育经历", "烟台大学", "专利", "一种量具"))
    lines[5] = replace(lines[5], size=size, spans=(replace(lines[5].spans[0], size=size),), gap=1.0)
    assert ("patents" in kinds(lines)) is is_heading


@pytest.mark.parametrize("title", ["▌驻地岁月", "▌带队这些年"])
def test_free_words_in_adorned_type_are_headings_though_few_others_are_known(title):
    text = "在海石集团带过两个班组，修过三百台泵。"
    rows = ["赵小满", "▌工作经历", text, title, text, "▌江湖绰号", text, "▌专业技能", "焊接"]
    lines = list(styled(*(f"! {row}" if row.startswith("▌") else row for row in rows)))
    lines = [
        replace(line, size=12.0, spans=(replace(line.spans[0], size=12.0),)) if line.bold else line for line in lines
    ]
    assert len(kinds(lines)) == 5


LETTERS = [
    ("先谈求学。我2009年考入临江大学。", "education", "再谈工作，2013年起我在海石集团修泵。", "work"),
    ("关于学历，我2009年考入临江大学。", "education", "至于证书，我有计量员证。", "certificates"),
    ("工作方面，我在海石集团修过泵。", "work", "最后说说我这个人：做事细心。", "summary"),
]


@pytest.mark.parametrize(("first", "kind", "second", "other"), LETTERS)
def test_a_letter_turns_from_one_subject_to_the_next(first, kind, second, other):
    lines = make_lines(f"赵小满\n我叫赵小满，想来贵厂工作。\n{first}\n{second}")
    sections = read_sections(lines)
    assert [section.kind for section in sections] == ["header", kind, other]
    assert sections[1].lines[0].text.strip() == first[len(sections[1].title.text) :].strip()


def test_clauses_about_a_subject_divide_nothing_under_headings_or_alone():
    assert kinds(make_lines("赵小满\n工作方面，我在海石集团修过泵。\n我爱下棋。")) == ["header"]
    text = "赵小满\n自我评价\n工作方面，我肯吃苦。\n学习方面，我爱看图纸。\n教育背景\n临江大学"
    assert kinds(make_lines(text)) == ["header", "summary", "education"]


@pytest.mark.parametrize(
    ("title", "held"),
    [("项目经历\tPROJECT", []), ("MY PROJECT\t项目经历", []), ("专业技能\tPYTHON", ["PYTHON"])],
)
def test_a_title_and_its_translation_set_apart(title, held):
    lines = styled("赵小满", "# 工作经历", "海石集团", f"# {title}", "订单系统", "# 教育背景", "烟台大学")
    assert [line.text.strip() for line in read_sections(lines)[2].lines] == [*held, "订单系统"]


@pytest.mark.parametrize(
    "line",
    [
        "工作经历：2012.07-2014.12 海州松木家具有限公司 木工",
        "工作经验：2012.07-2014.12 海州松木家具有限公司 木工",
        "工作经历：海州松木家具有限公司 木工（2012.07-2014.12）",
    ],
)
def test_a_history_may_begin_beside_its_title(line):
    sections = read_sections(
        make_lines(f"赵小满\n{line}\n2015.01-2016.06 海州白帆船舶有限公司 领班\n专业技能：焊接、钳工")
    )
    assert [section.kind for section in sections] == ["header", "work", "skills"]
    assert len(sections[1].lines) == 2


def test_a_number_of_years_begins_no_history():
    assert kinds(make_lines("赵小满\n工作经验：5年\n教育背景\n烟台大学")) == ["header", "education"]


@pytest.mark.parametrize(("title", "kind"), [("技能", "skills"), ("语言", "languages"), ("证书", "certificates")])
def test_a_common_word_in_the_column_of_headings_is_one(title, kind):
    histories = [("教育背景", "临江大学<br>会计"), ("工作经历", "海石集团<br>焊工"), ("项目经历", "订单系统<br>测试")]
    rows = [*histories, (title, "甲、乙")]
    table = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in rows)
    assert kinds(read_lines(html.read(f"<p>赵小满</p><table>{table}</table>".encode())))[-1] == kind


@pytest.mark.parametrize(("word", "kind"), [("技能", "skills"), ("语言", "languages"), ("证书", "certificates")])
@pytest.mark.parametrize("above", ["项目经历", "工作经历"])
def test_a_common_word_in_the_label_column_of_a_table_ends_the_entries_above(above, word, kind):
    rows = [
        ("教育背景", "<p>2009.9—2013.7 临江大学 法学 本科</p><p>专业第一</p>"),
        (above, "<p>2019.05-2019.12 云溪仪表公司 法务</p><p>梳理流程 12 项</p>"),
        (word, "Excel、英语"),
    ]
    table = "".join(f"<tr><td>{label}</td><td>{text}</td></tr>" for label, text in rows)
    page = f"<p>赵小满</p><table>{table}</table>"
    sections = read_sections(read_lines(html.read(page.encode())))
    assert (sections[-1].kind, sections[-1].lines[0].text.strip()) == (kind, "Excel、英语")


@pytest.mark.parametrize("title", ["代表作", "代表作 ①"])
@pytest.mark.parametrize(
    ("work", "kind"),
    [
        ("南浦林宅\t2022年3月 → 2023年1月", "projects"),
        ("赵小满. 流量计的误差. 计量学报, 2021.", "publications"),
    ],
)
def test_works_that_took_their_time_are_projects(title, work, kind):
    lines = styled("赵小满", f"# {title}", work, "# 教育背景", "烟台大学", "# 工作经历", "海石集团")
    assert kinds(lines)[1] == kind


@pytest.mark.parametrize("title", ["个人履历", "簡歷", "履历表"])
def test_the_title_of_the_document_is_no_section(title):
    entries = ("# 工作经验（由近至远）", "海石集团", "# 学历", "烟台大学", "# 技能", "焊接")
    lines = [replace(line, heading=0) for line in styled(f"# {title}", "姓名\t赵小满", *entries)]
    lines[0] = replace(lines[0], size=20.0, spans=(replace(lines[0].spans[0], size=20.0),))
    assert kinds(lines) == ["header", "work", "education", "skills"]


@pytest.mark.parametrize("numbers", ["01 02 03", "1 2 3", "一、 二、 三、"])
def test_the_number_of_a_heading_may_have_a_cell_of_its_own(numbers):
    first, second, third = numbers.split()
    lines = styled(
        *("赵小满", f"! {first}\t做过的事", "海石集团\t2015.03-2019.04", f"! {second}\t读书", "烟台大学"),
        *(f"! {third}\t江湖绰号", "小旋风", "! 4\t软件", "Excel、CAD"),
    )
    assert kinds(lines) == ["header", "work", "education", "unknown", "skills"]


def test_the_greatest_look_but_the_name_is_one_of_headings_with_few_hints():
    jobs = ("! 在厂里", "2015.03-2019.04 海石集团 焊工", "! 念过什么", "烟台技校")
    lines = styled("# 赵小满", *jobs, "! 纸片片", "焊工证", "! 手上功夫", "焊接")
    assert len(kinds(lines)) == 5


@pytest.mark.parametrize("marks", ["【】", "「」", "[]"])
def test_words_alone_in_brackets_are_headings(marks):
    first, last = marks
    titles = [f"{first}{title}{last}" for title in ("上班", "学校", "会的", "证")]
    below = ["2015.03-2019.04 海石集团 焊工", "烟台技校 焊接 2012.09-2015.06", "CAD、Excel", "焊工证"]
    text = "\n".join(f"{title}\n{line}\n" for title, line in zip(titles, below, strict=True))
    assert written(f"赵小满\n13800000000\n\n{text}") == ["header", "work", "education", "skills", "certificates"]


def test_labels_of_the_text_in_brackets_are_no_headings():
    jobs = "\n".join(f"{year}.03-{year + 1}.04 海石集团 焊工\n【工作内容】\n焊接船体\n" for year in (2015, 2017, 2019))
    assert written(f"赵小满\n\n工作经历\n{jobs}") == ["header", "work"]


@pytest.mark.parametrize("row", ["证件\t焊工证、登高证", "技能特长\t焊接"])
def test_a_list_among_the_rows_of_a_form_ends_with_its_row(row):
    form = f"姓名\t赵小满\n学历\t初中\n{row}\n要的工钱\t一天四百\n"
    header, listed, _ = read_sections(make_lines(f"{form}# 工作经历\n2015.03-2019.04 海石集团 焊工"))
    assert [line.text for line in header.lines][-1] == "要的工钱\t一天四百"
    assert [line.text.strip() for line in listed.lines] == [row.partition("\t")[2]]


@pytest.mark.parametrize("word", ["学历", "Education", "语言"])
@pytest.mark.parametrize(("gap", "told"), [(2.5, True), (0.5, False)])
def test_a_common_word_that_white_space_parts_as_it_does_headings_is_one(word, gap, told):
    jobs = ("# 工作经历", "海石集团", word, "英语")
    lines = list(styled("赵小满", *jobs, "# 专业技能", "焊接", "# 获奖情况", "三好学生"))
    parted = [replace(line, gap=2.4 if line.heading else 0.2) for line in lines]
    parted[3] = replace(parted[3], gap=gap)
    assert len(kinds(parted)) == 4 + told


FORM_ROWS = [
    ("姓名", ["赵小满"]),
    ("在校任职情况", ["2019.09-2020.06 学生会 部长", "2018.09-2019.06 班长"]),
    ("特长", ["焊接、钳工"]),
    ("绰号来历", ["跑得快"]),
    ("院系推荐意见", ["同意推荐"]),
]


def form_in_html(rows):
    cells = "".join(f"<tr><td>{label}</td><td>{'<br>'.join(beside)}</td></tr>" for label, beside in rows)
    return read_lines(html.read(f"<table>{cells}</table>".encode()))


def form_on_page(rows):
    lines = []
    for label, beside in rows:
        first, *others = beside
        label_span, text_span = make_line(label).spans[0], make_line(first).spans[0]
        spans = (label_span, replace(text_span, box=Box(150.0, 20.0, 300.0, 30.0)))
        row = make_line(f"{label}\t{first}", number=len(lines) + 1)
        lines.append(replace(row, spans=spans, starts=(0, len(label) + 1)))
        lines += [replace(make_line(other, number=len(lines) + 1), indent=100.0) for other in others]
    return lines


@pytest.mark.parametrize("written_form", [form_in_html, form_on_page])
def test_a_label_in_the_column_of_a_heading_ends_its_rows(written_form):
    _, posts, skills, unknown, other = read_sections(written_form(FORM_ROWS))
    assert [posts.kind, skills.kind, other.kind] == ["activities", "skills", "other"]
    assert [line.text.strip() for line in posts.lines] == FORM_ROWS[1][1]
    assert unknown.title.text.strip() == "绰号来历"


def test_a_label_over_two_lines_of_its_cell_is_one():
    rows = [("工作经历", ["2015.03-2019.04 海石集团"]), ("乡亲们<br>怎么讲", ["人实在"])]
    assert kinds(form_in_html(rows)) == ["header", "work", "unknown"]


def test_employers_in_the_first_column_are_no_headings():
    rows = [("工作经历", ["2015.03-2019.04 焊工"]), ("海石集团", ["2019.05-2021.06 焊工"]), ("青禾软件公司", ["测试"])]
    assert kinds(form_in_html(rows)) == ["header", "work"]


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("职业摘要", "先后任职于海石会计师事务所与云杉集团，主导过一次上市。重视现金流纪律。", "summary"),
        ("执业概况", "主要从事证券合规与争议解决，代理标的过亿元的仲裁案件十一件，工作语言为中文。", "summary"),
        ("工作概述", "相信先喜欢上老师，再喜欢上一门课。课堂节奏明快，善于用绘本和歌谣教语法。", "summary"),
        ("工作概况", "2015.07-2018.06 海石机械有限公司 会计\n负责总账与税务，每月按时完成结账与报税。", "work"),
        ("教学", "主讲本科生课程《油气集输》与《工程流体力学》，研究生课程《非牛顿流体力学》。", "work"),
    ],
)
def test_prose_under_a_heading_that_sums_up(title, text, kind):
    found = kinds(make_lines(f"赵小满\n# {title}\n{text}\n# 教育背景\n烟台大学 会计学 本科"))
    assert found == ["header", kind, "education"]


def sections_of(text):
    document = plain.read(text.encode())
    return [(section.kind, [line.text for line in section.lines]) for section in read_sections(read_lines(document))]


@pytest.mark.parametrize(
    ("above", "label", "below", "kind"),
    [
        ("个人优势\n从业五年。", "期望职位", "会计 · 成都 · 8-10K", "intention"),
        ("工作经历\n青禾公司\t2019.01-2020.01\n会计", "最高学历/学位", "学校：\t青禾大学", "education"),
    ],
)
def test_a_label_that_white_space_parts_heads_what_it_announces(above, label, below, kind):
    parted = sections_of(f"韩梅\n\n{above}\n\n{label}\n{below}\n")
    assert parted[-1] == (kind, [below])
    assert sections_of(f"韩梅\n\n{above}\n{label}\n{below}\n")[-1] != (kind, [below])


def test_the_heading_of_a_part_below_that_of_the_whole():
    assert sections_of("韩梅\n在校情况\n校内荣誉\n2014/10 一等奖学金\n")[1:] == [
        ("activities", []),
        ("awards", ["2014/10 一等奖学金"]),
    ]


def test_one_list_ends_where_the_word_for_another_stands_alone():
    lists = "语言能力\n英语：良好\n技能\nExcel、簿记\n证书\n初级会计\n"
    assert [kind for kind, _ in sections_of(f"韩梅\n\n{lists}")] == ["header", "languages", "skills", "certificates"]


def test_programming_languages_stay_among_the_skills():
    kinds = [kind for kind, _ in sections_of("韩梅\n\n专业技能\n语言\nJava、Go\n工具\nGit\n")]
    assert set(kinds) == {"header", "skills"}


def test_what_is_asked_below_a_list_belongs_to_the_person():
    header, skills = read_sections(make_lines("赵小满\n专业技能\nExcel\n期望薪资：8K；到岗时间：一周"))
    assert [line.text for line in skills.lines] == ["Excel"]
    assert [line.text for line in header.lines] == ["赵小满", "期望薪资：8K；到岗时间：一周"]


def test_the_time_at_a_school_is_no_heading():
    school = "【最高學歷】\n學校：國立臨江大學\n就學期間：2011/9~2015/6"
    text = f"{school}\n【工作經歷】\n公司名稱：海石公司\n任職期間：2018/3~仍在職"
    assert kinds(make_lines(text)) == ["header", "education", "work"]


def test_a_bracket_that_tells_a_fact_leaves_a_heading_one():
    assert kinds(plain_lines("林小滿\n\n學歷\n臨江大學\n\n工作經驗（總年資：13年）\n海石公司")) == [
        "header",
        "education",
        "work",
    ]


def test_the_title_of_a_list_needs_no_white_space():
    text = "赵小满\n\n教育背景\n2012-2016  烟台大学\n证书\n二级建造师"
    assert kinds(plain_lines(text)) == ["header", "education", "certificates"]


@pytest.mark.parametrize("before", ["• 排班、进货\n", "排班、进货\n\n"])
def test_rows_below_the_last_job_are_lists_of_their_own(before):
    text = (
        f"赵小满\n\n学历\n烟台大学\n\n工作经历\n海石超市  店长  2016.03-至今\n{before}专长：门市管理\n\n自我评价\n细心"
    )
    assert kinds(plain_lines(text)) == ["header", "education", "work", "skills", "summary"]


def plain_lines(text):
    return read_lines(plain.read(text.encode()))


def test_a_label_in_a_job_where_all_headings_have_a_sign_is_none():
    text = (
        "韩梅\n★ 教育背景\n苏州大学\n★ 工作经历\n● 2016.05—至今\t海石集团\n工程项目：\n某小区\n★ 获奖情况\n优秀员工\n"
    )
    assert [kind for kind, _ in sections_of(text)] == ["header", "education", "work", "awards"]


def test_a_project_with_its_time_behind_the_word_for_it():
    kinds = [
        kind
        for kind, _ in sections_of("韩梅\n工作经历：\n海石集团\n\n项目：系统升级（2022.01-2022.12）\n描述：迁移\n")
    ]
    assert kinds == ["header", "work", "projects"]


@pytest.mark.parametrize(
    "first", ["教育背景：苏州大学（2021.9-2025.6）土木工程，本科", "工作经历：海石集团有限公司（2021.9-2025.6）会计"]
)
def test_a_history_that_begins_with_a_name_beside_its_title(first):
    assert kinds(make_lines(f"赵小满\n{first}\n获奖情况\n优秀员工"))[1] in ("education", "work")


def test_headings_that_a_number_and_a_space_begin():
    assert kinds(make_lines("赵小满\n1 教育经历\n苏州大学\n2 工作经历\n海石集团"))[1:] == ["education", "work"]


@pytest.mark.parametrize(
    ("words", "below", "kind"),
    [
        ("读过的学校", "苏州大学，纺织工程，本科（2008年9月–2011年6月）", "education"),
        ("考过的证", "导游证（2010年）、教师资格证（2021年）", "certificates"),
        ("考过的证", "在公司负责采购，跑过很多地方，见过很多人", ""),
        ("公司介绍", "苏州大学，纺织工程，本科（2008年9月–2011年6月）", ""),
    ],
)
def test_free_words_that_the_lines_below_bear_out_are_a_heading(words, below, kind):
    text = f"韩梅\n工作经历\n海石集团\t会计\t2011.7-2018.6\n负责总账。\n{words}\n{below}\n"
    found = [each for each, _ in sections_of(text)]
    assert found == ["header", "work", *([kind] if kind else [])]


@pytest.mark.parametrize("rule", ["----", "=======", "———"])
def test_a_row_of_signs_underlines_a_title_of_a_text_file(rule):
    text = f"韩梅\n工作经历\n{rule}\n海石集团\t会计\t2011.7-2018.6\n品种与成果\n{rule}\n玉米播种盘"
    text += f"\n自我评价\n{rule}\n踏实"
    assert [kind for kind, _ in sections_of(text)][::3] == ["header", "summary"]


def test_the_two_histories_of_a_teacher():
    text = "主要工作简历\n2005.7—2010.8\t清溪幼儿园\t教师\n主要学习简历\n2002.9—2005.7\t烟台大学\t会计"
    assert kinds(make_lines(f"单小禾\n{text}")) == ["header", "work", "education"]


def test_titles_of_one_level_are_headings_whatever_their_words():
    text = "# 韩梅\n## 来时的路\n### 海石教育科技有限公司\n会计 2019/09 — 2022/02\n## 待过的学堂\n"
    text += "苏州大学 · 会计学 · 本科\n## 奖状墙\n2019 优秀员工\n"
    document = markdown.read(text.encode())
    assert [section.kind for section in read_sections(read_lines(document))][:3] == ["header", "work", "education"]


def test_the_label_of_rows_may_have_a_note():
    rows = [
        ["学习经历（由高中起）", "起止年月", "学校", "专业", "学历"],
        ["", "2019.09—2023.06", "苏州大学", "地理科学", "本科"],
        ["教学（见习）经历", "起止年月", "单位", "岗位", "主要工作"],
        ["", "2023.08—2024.01", "云溪中学", "地理教师", "代课"],
    ]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    document = html.read(f"<p>韩梅</p><table>{table}</table>".encode())
    assert [section.kind for section in read_sections(read_lines(document))] == ["header", "education", "work"]
