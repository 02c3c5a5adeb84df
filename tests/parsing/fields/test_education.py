"""Schools in every order; people are invented."""

import pytest

from candidates.parsing.entries import read_entries
from candidates.parsing.fields.education import complete_education, read_education, read_stated_education, schools_once
from candidates.parsing.lexicon import degrees
from tests.parsing.making import make_section

HEADS = [
    "2014.09-2018.06\t苏州大学\t材料科学与工程\t本科",
    "苏州大学 | 材料科学与工程 | 本科 | 2014.09 - 2018.06",
    "苏州大学，材料科学与工程，本科 2014.09-2018.06",
    "苏州大学 · 本科 · 材料科学与工程 · 2014年9月—2018年6月",
    "苏州大学 材料科学与工程 本科 2014.09-2018.06",
    "苏州大学\t2014.09-2018.06\n材料科学与工程 | 本科",
    "2014.09-2018.06\n苏州大学\n材料科学与工程  本科",
    "苏州大学\n材料科学与工程专业 本科\n2014.09-2018.06",
    "苏州大学 - 本科 - 材料科学与工程 (2014.09 - 2018.06)",
    "学校：苏州大学\n专业：材料科学与工程\n学历：本科\n时间：2014.09-2018.06",
    "毕业院校：苏州大学  专业：材料科学与工程  学历：本科  就读时间：2014.09-2018.06",
    "时间段\t院校\t专业\t学历\n2014.09-2018.06\t苏州大学\t材料科学与工程\t本科",
    "苏州大学（本科）\t材料科学与工程\t2014.09-2018.06",
]


def read(text):
    section = make_section("education", text)
    return read_education(read_entries(section), section.lines)


@pytest.mark.parametrize("head", HEADS)
def test_a_head_in_every_order(head):
    (record,) = read(head)
    assert record.institution.text == "苏州大学"
    assert record.area.text == "材料科学与工程"
    assert record.study_type.text == "本科"
    assert (record.start_date.text, record.end_date.text) == ("2014-09", "2018-06")


def test_faculty_grade_rank_and_courses():
    (record,) = read(
        "江南大学 | 物联网工程学院 | 自动化 | 工学硕士\t2018.09-2021.06\n"
        "GPA：3.7/4.0，专业排名：5/82\n主修课程：现代控制理论、模式识别"
    )
    assert record.department.text == "物联网工程学院"
    assert record.study_type.text == "工学硕士"
    assert record.score.text == "3.7/4.0"
    assert record.rank.text == "5/82"
    assert record.courses.text == "现代控制理论、模式识别"


def test_two_schools_one_after_the_other():
    first, second = read(
        "2018.09-2021.06\t江南大学\t食品工程\t硕士\n主修课程：食品化学\n2014.09-2018.06\t烟台大学\t食品科学与工程\t本科"
    )
    assert (first.institution.text, second.institution.text) == ("江南大学", "烟台大学")
    assert (first.study_type.text, second.study_type.text) == ("硕士", "本科")


def test_a_school_and_faculty_written_together():
    (record,) = read("苏州大学纺织与服装工程学院\t纺织工程\t本科\t2014.09-2018.06")
    assert (record.institution.text, record.department.text) == ("苏州大学", "纺织与服装工程学院")


def test_a_vocational_college_is_a_school():
    (record,) = read("2012.09-2015.06\t常州纺织服装职业技术学院\t机电一体化\t大专")
    assert record.institution.text == "常州纺织服装职业技术学院"
    assert record.department is None


def test_an_english_school():
    (record,) = read("M.Sc. in Data Science, University of Southern Anhui\tSep 2019 – Jun 2021")
    assert record.institution.text == "University of Southern Anhui"
    assert record.area.text == "Data Science"
    assert record.study_type.text == "M.Sc."


def test_schooling_among_the_personal_data():
    section = make_section("identity", "姓名：赵小满  性别：女\n毕业院校：烟台大学  学历：本科\n专业：会计学")
    (record,) = read_stated_education([section])
    assert (record.institution.text, record.study_type.text, record.area.text) == ("烟台大学", "本科", "会计学")


def test_no_schooling_among_the_personal_data():
    assert read_stated_education([make_section("header", "赵小满\n女 | 28岁 | 苏州")]) == ()


@pytest.mark.parametrize(
    ("line", "mode"),
    [
        ("2012.09-2016.06\t北京邮电大学\t软件工程\t本科（统招全日制）", "统招全日制"),
        ("2012.09-2016.06\t烟台大学\t会计学\t本科（统招非全日制）", "统招非全日制"),
        ("2012.03-2015.01\t青岛广播电视大学\t会计学\t大专（电大）", "电大"),
    ],
)
def test_how_a_degree_was_studied(line, mode):
    (record,) = read(line)
    assert record.mode.text == mode


def test_a_school_with_the_letters_of_a_mode_in_its_name():
    (record,) = read("2012.09-2016.06\t北京邮电大学\t软件工程\t本科")
    assert record.mode is None


@pytest.mark.parametrize(
    "line",
    [
        "2012.09-2016.06 烟台大学 会计学 本科；2016.09-2019.06 青岛大学 审计学 硕士",
        "烟台大学 会计学（本科，2012.09–2016.06）；青岛大学 审计学（硕士，2016.09–2019.06）",
    ],
)
def test_several_degrees_in_one_line(line):
    first, second = read(line)
    assert (first.institution.text, second.institution.text) == ("烟台大学", "青岛大学")
    assert (first.end_date.text, second.start_date.text) == ("2016-06", "2016-09")


@pytest.mark.parametrize(
    ("written", "school"),
    [("就读于烟台大学", "烟台大学"), ("毕业于青岛大学", "青岛大学"), ("烟台大学（函授）", "烟台大学")],
)
def test_words_around_a_school(written, school):
    (record,) = read(f"2012.09-2016.06\t{written}\t会计学\t本科")
    assert record.institution.text == school


def test_a_degree_written_before_its_field():
    (record,) = read("烟台大学\t2012.09-2016.06\n管理学学士会计学")
    assert (record.area.text, record.study_type.text) == ("会计学", "管理学学士")


@pytest.mark.parametrize(
    "line",
    [
        "烟台大学（外国语学院，英语（师范），本科）\n2012/09~2016/06",
        "2012.09-2016.06\t烟台大学（外国语学院、英语（师范）、本科）",
        "2012.09-2016.06\t烟台大学外国语学院英语（师范）专业 本科",
        "学校\t专业\t学历\t时间\n烟台大学 外国语学院\t英语（师范）\t本科\t2012.09-2016.06",
    ],
)
def test_faculty_and_field_in_a_bracket_or_beside_the_school(line):
    (record,) = read(line)
    found = (record.institution.text, record.department.text, record.area.text, record.study_type.text)
    assert found == ("烟台大学", "外国语学院", "英语（师范）", "本科")


def test_stages_below_several_degrees_in_one_line():
    first, second = read(
        "烟台大学 化工学院 化学工程（硕士，2022.09–2025.03） / 青岛大学 化学学院 应用化学（学士，2018.09–2022.06）\n"
        "本科阶段：加权均分 90.4，排名 3/96\n硕士阶段：GPA 3.71/4.0，排名前 15%"
    )
    assert (first.score.text, first.rank.text) == ("3.71/4.0", "前 15%")
    assert (second.department.text, second.score.text, second.rank.text) == ("化学学院", "90.4", "3/96")


@pytest.mark.parametrize(
    ("line", "area", "degree"),
    [
        ("1998.09—2002.07\t华北纺织学院机械工程系纺织工程专业学习，大学本科毕业", "纺织工程", "大学本科"),
        ("（二）2008年3月至2010年12月，烟台大学土木工程专业（函授），本科毕业。", "土木工程", "本科"),
        ("2007.09—2010.06\t烟台大学会计学专业在职学习，获管理学硕士学位", "会计学", "管理学硕士学位"),
    ],
)
def test_words_around_a_field_and_a_degree(line, area, degree):
    (record,) = read(line)
    assert (record.area.text, record.study_type.text) == (area, degree)


def test_english_commas_between_school_and_dates():
    (record,) = read("BEng (Hons), Civil Engineering, Northern Meadow University, Dublin, 2008 to 2012")
    assert (record.institution.text, record.area.text) == ("Northern Meadow University", "Civil Engineering")
    assert (record.start_date.text, record.end_date.text) == ("2008", "2012")


@pytest.mark.parametrize(
    "tail", ["", " GPA 3.6/4.0", " 均分88.3", " 专业排名前5%", " GPA 3.6/4.0 排名 5/120", " 导师：吴某某"]
)
def test_grades_ranks_and_teachers_are_no_part_of_a_degree(tail):
    (record,) = read(f"2014.09-2018.06 苏州大学 材料科学与工程 硕士{tail}")
    assert (record.institution.text, record.area.text) == ("苏州大学", "材料科学与工程")
    assert record.study_type.text == "硕士"


@pytest.mark.parametrize("tail", [". Supervisor: Prof. Y. Tang", ". GPA 3.7/4.0, rank 3/96"])
def test_an_english_school_ends_with_its_sentence(tail):
    (record,) = read(f"09/2014 – 06/2019\tPh.D. in Ecology, Harbin University{tail}")
    assert record.institution.text == "Harbin University"


@pytest.mark.parametrize(
    ("line", "degree", "start", "end"),
    [
        ("云梦大学 会计学 硕士 2021年毕业", "硕士", "", "2021"),
        ("云梦大学 会计学 本科 2015级", "本科", "2015", ""),
        ("云梦大学 会计学 本科 2012年9月入学", "本科", "2012-09", ""),
        ("云梦大学 会计学 硕士 24届", "硕士", "", "2024"),
    ],
)
def test_the_year_of_going_in_or_out(line, degree, start, end):
    first, second = read(f"{line}\n江海职业学院 会计 大专 2010-2013年")
    dates = tuple(value.text if value else "" for value in (first.start_date, first.end_date))
    assert (first.institution.text, first.area.text, first.study_type.text) == ("云梦大学", "会计学", degree)
    assert dates == (start, end)
    assert (second.institution.text, second.start_date.text) == ("江海职业学院", "2010")


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("2019级 云梦大学 会计学 硕士 2021年6月毕业", "2019", "2021-06"),
        ("2021年毕业 云梦大学 会计学 硕士", "", "2021"),
        ("2022届 云梦大学 会计学 硕士", "", "2022"),
    ],
)
def test_the_years_before_and_behind_one_school(line, start, end):
    (school,) = read(line)
    assert tuple(value.text if value else "" for value in (school.start_date, school.end_date)) == (start, end)
    assert (school.institution.text, school.study_type.text) == ("云梦大学", "硕士")


@pytest.mark.parametrize(
    ("told", "rank"),
    [
        ("综合测评 4/87", "4/87"),
        ("GPA 3.6/4.0，专业第4/87", "4/87"),
        ("班级第4", "班级第4"),
        ("综测 88/100", ""),
    ],
)
def test_a_rank_among_others(told, rank):
    (school,) = read(f"2014.09-2018.06\t云梦大学\t会计学\t本科\n{told}")
    assert (school.rank.text if school.rank else "") == rank


@pytest.mark.parametrize(
    ("line", "schools"),
    [
        (
            "云梦大学（本科，铸造，2008-2012）、江海大学（硕士，钢铁冶金，2012-2015）",
            [("云梦大学", "铸造", "本科", "2008"), ("江海大学", "钢铁冶金", "硕士", "2012")],
        ),
        (
            "云梦大学，材料学博士（2016.09-2020.06）、硕士（2013.09-2016.06）",
            [("云梦大学", "材料学", "博士", "2016-09"), ("云梦大学", "材料学", "硕士", "2013-09")],
        ),
        (
            "本科：云梦大学 冶金工程 2008.09-2012.06；硕士：江海大学 冶金工程 2012.09-2015.06",
            [("云梦大学", "冶金工程", "本科", "2008-09"), ("江海大学", "冶金工程", "硕士", "2012-09")],
        ),
        (
            "2008-2012 云梦大学 冶金工程 本科，2012-2015 江海大学 材料学 硕士",
            [("云梦大学", "冶金工程", "本科", "2008"), ("江海大学", "材料学", "硕士", "2012")],
        ),
        (
            "Meadow University, UK — MSc Finance, Distinction (2016–2017)\n"
            "Sea Rock University, Yantai — BA Economics (2012–2016), GPA: 3.7/4.0",
            [("Meadow University", "Finance", "MSc", "2016"), ("Sea Rock University", "Economics", "BA", "2012")],
        ),
        (
            "第一学历：大专\t海石职业技术学院\t机电一体化\t2010.09-2013.06\n"
            "最高学历：本科\t云梦大学（自考）\t机械工程\t2013.09-2015.12",
            [("海石职业技术学院", "机电一体化", "大专", "2010-09"), ("云梦大学", "机械工程", "本科", "2013-09")],
        ),
    ],
)
def test_the_degrees_of_one_line_and_their_schools(line, schools):
    found = [(each.institution, each.area, each.study_type, each.start_date) for each in read(line)]
    assert [tuple(value.text for value in each) for each in found] == schools


@pytest.mark.parametrize(
    ("text", "area", "degree"),
    [
        ("2014.09-2018.06 云梦外国语大学 日语 本科\n主修：口译、日本文化", "日语", "本科"),
        ("2014.09-2018.06 云梦大学 本科\n主修：口译", "口译", "本科"),
        ("管理学学士 | 2015年6月毕业 | 云梦大学\n专业：社会保障\n辅修：心理学", "社会保障", "管理学学士"),
        ("BA Economics | Yunmeng University | 2008 - 2012", "Economics", "BA"),
        ("云梦大学 新闻学硕士 2015-2018", "新闻学", "硕士"),
        ("云梦大学 文学硕士 2015-2018", "", "文学硕士"),
    ],
)
def test_a_field_in_its_label_beside_it_or_in_the_degree(text, area, degree):
    (school,) = read(text)
    assert (school.area.text if school.area else "", school.study_type.text) == (area, degree)


@pytest.mark.parametrize("note", ["三本", "一本", "专升本"])
def test_the_word_of_a_degree_says_more_than_the_way_into_it(note):
    (record,) = read(f"2014.09-2018.06 苏州大学（{note}） 材料科学与工程 本科")
    assert (record.institution.text, record.study_type.text) == ("苏州大学", "本科")


@pytest.mark.parametrize(
    "school", ["英国利兹大学（University of Leeds）", "圣彼得堡大学（St. Petersburg University）"]
)
def test_a_bracket_stays_whole(school):
    (record,) = read(f"2014.09-2015.11 {school} 供应链管理 理学硕士")
    assert record.institution.text == school


@pytest.mark.parametrize(
    ("text", "area", "degree"),
    [
        ("烟台大学\t动物遗传育种与繁殖\t博士研究生\t2005年9月至2008年7月", "动物遗传育种与繁殖", "博士研究生"),
        ("烟台大学\t会计学（本科）\t2011/09 – 2015/07\n主修：审计学、税法、财务管理", "会计学", "本科"),
        (
            "Meadow University\nMaster of Science, Harbour Logistics\n2011 - 2012",
            "Harbour Logistics",
            "Master of Science",
        ),
        ("Meadow University\t2011 - 2014\nBBA (Hons) in Marketing", "Marketing", "BBA (Hons)"),
        ("Lion Hill College\t2010 - 2012\nHigher Diploma in Business", "Business", "Higher Diploma"),
        (
            "Meadow University\tSep 2012 – Jun 2016\n"
            "Bachelor of Business Administration (Hons) in Accounting and Finance, Second Class Honours (Division I)",
            "Accounting and Finance",
            "Bachelor of Business Administration (Hons)",
        ),
        (
            "Meadow University, Lion Foundation School of Engineering and Applied Science\n"
            "Master of Science in Financial Engineering\tAug 2017 – Dec 2018",
            "Financial Engineering",
            "Master of Science",
        ),
        ("2018年毕业于烟台大学工业工程专业，本科学历", "工业工程", "本科"),
        ("Meadow University\t2012 – 2016\nBBA (Hons) Global Business", "Global Business", "BBA (Hons)"),
        ("毕业院校：海石卫生职业学院 护理专业（2015届）\n学历：大专", "护理", "大专"),
        ("毕业学校及专业：烟台大学 工业工程\n学历：本科", "工业工程", "本科"),
        ("烟台大学,烟台,山东\t2011.09-2015.06\n学士自动化", "自动化", "学士"),
    ],
)
def test_field_and_degree_apart(text, area, degree):
    (record,) = read(text)
    assert (record.area.text, record.study_type.text) == (area, degree)


@pytest.mark.parametrize("line", ["2021/04\t参加云杉人才测评师培训（3天）", "2021/04\t参与海石精益生产课程"])
def test_a_training_is_no_school(line):
    assert all(record.institution is None for record in read(f"2009/09~2013/07\t烟台大学\t会计学\t本科\n{line}")[1:])


@pytest.mark.parametrize(
    ("text", "school", "area", "degree"),
    [
        ("烟台大学 2012级 会计学 本科", "烟台大学", "会计学", "本科"),
        ("本科：烟台大学 - 会计学（2012.9-2016.6）", "烟台大学", "会计学", "本科"),
        ("烟台大学（211，双一流）\t2012.09-2016.06\n会计学 | 本科", "烟台大学", "会计学", "本科"),
        ("海石職業高中 汽車科 高職 99年9月~102年6月 畢業", "海石職業高中", "汽車科", "高職"),
        ("2016.9—2019.6  烟台大学  硕士研究生（保送）  材料学", "烟台大学", "材料学", "硕士研究生"),
        (
            "2012 - 2016 | Meadow University | BSc Computer Science, First Class Honours",
            "Meadow University",
            "Computer Science",
            "BSc",
        ),
    ],
)
def test_notes_beside_school_field_and_degree(text, school, area, degree):
    (record,) = read(text)
    assert (record.institution.text, record.area.text, record.study_type.text) == (school, area, degree)


def test_a_labelled_date_is_the_end_that_its_label_says():
    (record,) = read("毕业院校：烟台大学\n专业：会计学\n学历：本科\n毕业时间：2016年6月")
    assert record.start_date is None and record.end_date.text == "2016-06"


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        ("Lion Hill Secondary School\t2006 - 2012", "高中"),
        ("Lion Hill Methodist College\t2006 - 2012\nHKDSE", "高中"),
        ("Meadow Business School\t2006 - 2012", ""),
    ],
)
def test_a_secondary_school_and_other_schools(lines, level):
    (record,) = read(lines)
    assert degrees.level(record.study_type.text if record.study_type else "") == level


@pytest.mark.parametrize(
    ("form", "count"),
    [
        ("大专：海石卫生职业学院 护理（2019.07）", 1),
        ("大专：海石卫生职业学院 护理", 1),
        ("大专：海石卫生职业学院 护理（2012.07）", 2),
        ("本科：海石卫生职业学院 护理（2019.07）", 2),
    ],
)
def test_a_school_that_a_form_names_twice(form, count):
    listed = read("2016.09—2019.07\t海石卫生职业学院\t护理专业\t大专")
    assert len(schools_once((*read(form), *listed))) == count


@pytest.mark.parametrize("remark", ["（硕博连读）", "（导师：林教授）", "；辅修会计学", "；第二学位：法学"])
def test_a_remark_behind_the_dates(remark):
    (first, second) = read(
        f"1、浙江大学，材料学，工学博士，2012年9月至2016年6月{remark}\n2、湖南大学，化学，理学学士，2008年9月至2012年6月"
    )
    assert (first.institution.text, first.end_date.text) == ("浙江大学", "2016-06")
    assert (second.institution.text, second.start_date.text) == ("湖南大学", "2008-09")


def test_a_remark_on_the_last_school_of_a_list():
    _, second = read(
        "1、浙江大学，材料学，工学博士，2012年9月至2016年6月\n2、湖南大学，化学，理学学士，2008年9月至2012年6月；辅修英语"
    )
    assert second.institution.text == "湖南大学"


@pytest.mark.parametrize(
    ("told", "score", "rank"),
    [
        ("专业成绩：第3名（共96人）；均分：90.12", "90.12", "第3名（共96人）"),
        ("综合成绩：第 12 名，GPA 3.6/4.0", "3.6/4.0", "第 12 名"),
        ("成绩排名：3/60；加权成绩：88.5", "88.5", "3/60"),
    ],
)
def test_a_rank_behind_a_word_for_grades_is_no_score(told, score, rank):
    (record,) = read(f"2016.9-2020.6\t湖南大学\t化学\t本科\n{told}")
    assert (record.score.text, record.rank.text) == (score, rank)


def test_the_cells_of_a_table_hold_ranks_and_faculties():
    (first, second) = read(
        "起止时间\t毕业院校\t专业\t学历\t专业排名\n2016.09-2020.06\t湖南大学化学化工学院\t应用化学\t本科\t8/120\n"
        "2013.09-2016.06\t长沙市第六中学\t-\t高中\t-"
    )
    assert (first.institution.text, first.department.text, first.rank.text) == ("湖南大学", "化学化工学院", "8/120")
    assert (second.institution.text, second.department, second.rank) == ("长沙市第六中学", None, None)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("最高學歷\t國立中興大學\t農藝學系\t大學畢業\t2013/09~2017/06", ("國立中興大學", "大學畢業")),
        (
            "最高學歷\t國立中興大學\t農藝學系\t大學（進修部）畢業\t2013/09~2017/06",
            ("國立中興大學", "大學（進修部）畢業"),
        ),
        ("最高学历\t湖南大学\t化学\t硕士研究生\t2013.09-2016.06", ("湖南大学", "硕士研究生")),
        ("第一学历\t湖南大学\t化学\t本科\t2009.09-2013.06", ("湖南大学", "本科")),
    ],
)
def test_the_rank_of_a_row_is_no_label(row, said):
    record, _ = read(f"{row}\n高中\t臺中市立第二高級中學\t普通科\t高中畢業\t2006/09~2009/06")
    assert (record.institution.text, record.study_type.text) == said
    assert degrees.level(record.study_type.text)


def test_a_row_of_which_some_cells_are_empty():
    rows = "2014.09-2018.06\t苏州大学\t纺织工程\t本科\t学士\t全日制\n2011.09-2014.06\t苏州市第三中学\t高中"
    _, school = read(f"起止时间\t毕业院校\t专业\t学历\t学位\t学习形式\n{rows}")
    assert (school.institution.text, school.study_type.text, school.start_date.text) == (
        "苏州市第三中学", "高中", "2011-09",
    )  # fmt: skip


def test_the_degrees_of_a_form_belong_to_the_schools_behind_them():
    records = read("2001.09-2005.06 苏州大学纺织工程专业学习\n2008.09-2011.06 烟台大学土木工程专业学习")
    form = (
        "全日制教育\t大学\t毕业院校系及专业\t苏州大学纺织系\n在职教育\t研究生\t毕业院校系及专业\t烟台大学土木工程专业"
    )
    completed = complete_education(records, [make_section("header", form)])
    assert [record.study_type.text for record in completed] == ["大学", "研究生"]


@pytest.mark.parametrize(
    ("told", "rank"),
    [("GPA：3.8/4.0（3/186），保研", "3/186"), ("绩点 3.6（12/90）", "12/90"), ("均分：88（90/100）", "")],
)
def test_a_rank_in_brackets_behind_a_grade(told, rank):
    (record,) = read(f"苏州大学\t纺织工程\t本科\t2014.09-2018.06\n{told}")
    assert (record.rank.text if record.rank else "") == rank


def test_a_minor_is_no_field():
    (record,) = read("Soochow University\tSuzhou\nB.Sc. in Mathematics, minor in Economics\tSep 2012 – Jun 2016")
    assert (record.area.text, record.study_type.text) == ("Mathematics", "B.Sc.")


@pytest.mark.parametrize(
    ("written", "area"),
    [
        ("BBA (Hons) in Accountancy", "Accountancy"),
        ("Higher Diploma in Nursing", "Nursing"),
        ("社會工作碩士", "社會工作"),
        ("社會學社會科學碩士", "社會學"),
        ("MSc in Applied Economics, Distinction", "Applied Economics"),
    ],
)
def test_the_field_inside_a_degree(written, area):
    first, _ = read(f"2012 - 2016\tThe Lion Rock University\t{written}\n2009-2012\tLion Rock College\t金融学\t学士")
    assert first.area.text == area


@pytest.mark.parametrize("school", ["温岭职业中专", "杭州市临江职高", "青岛卫校"])
def test_a_vocational_school(school):
    (record,) = read(f"1998年9月—2001年7月\t{school}\t机电专业")
    assert record.institution.text == school


@pytest.mark.parametrize(
    "row",
    ["学历: 苏州大学 - 纺织工程 - 本科 - 2004.09~2008.07", "最高學歷\t苏州大学 畢業\t纺织工程\t本科\t2004.09~2008.07"],
)
def test_a_school_behind_the_label_of_degrees(row):
    (record,) = read(row)
    assert (record.institution.text, record.area.text, record.study_type.text) == ("苏州大学", "纺织工程", "本科")


@pytest.mark.parametrize(
    ("school", "name", "faculty"),
    [
        ("苏州大学（经济管理学院）", "苏州大学", "经济管理学院"),
        ("苏州大学（原江南学院）", "苏州大学（原江南学院）", ""),
    ],
)
def test_a_faculty_in_brackets_behind_its_school(school, name, faculty):
    (record,) = read(f"2008.9 — 2011.6\t{school}\t会计学\t大专")
    assert (record.institution.text, record.department.text if record.department else "") == (name, faculty)


@pytest.mark.parametrize("school", ["浙江大学城市学院", "电子科技大学成都学院"])
def test_a_listed_college_of_a_university_is_a_school_of_its_own(school):
    (record,) = read(f"2008.9 — 2012.6\t{school}\t会计学\t本科")
    assert (record.institution.text, record.department) == (school, None)


def test_grades_behind_the_dates_of_one_school_among_others():
    first, second = read(
        "苏州大学，纺织工程，硕士，2018.9 - 2021.6\n烟台大学，土木工程，学士，2014.9 - 2018.6，GPA 3.62/4.0，排名 4/61"
    )
    assert (first.institution.text, second.institution.text) == ("苏州大学", "烟台大学")
    assert (second.end_date.text, second.score.text, second.rank.text) == ("2018-06", "3.62/4.0", "4/61")


def test_an_open_bracket_behind_a_degree():
    (record,) = read("2022.09-2025.06\t厦门大学\t新闻与传播\t硕士（在读，预计2025年6月毕业）")
    assert record.study_type.text == "硕士"


@pytest.mark.parametrize(
    ("written", "level"), [("M.B.A.", "MBA"), ("B.A.", "本科"), ("M.A.", "硕士"), ("BBA", "本科")]
)
def test_short_english_degrees(written, level):
    assert degrees.level(written) == level


def test_studies_outside_the_common_plan():
    first, second = read("2013-2016\t临江大学\t会计\t硕士\t非统招\n2004-2008\t烟台大学\t会计\t本科\t统招")
    assert (first.mode.text, second.mode.text) == ("非统招", "统招")


def test_two_degrees_below_one_school():
    first, second = read(
        "Lion Rock University\nM.Eng. in Control | 2019.09–2021.06\nB.Eng. in Automation | 2015.09–2019.06"
    )
    assert (first.institution.text, second.institution.text) == ("Lion Rock University", "Lion Rock University")
    assert (second.area.text, second.end_date.text) == ("Automation", "2019-06")
