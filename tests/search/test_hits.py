"""Where the words stand, as runs to be marked."""

from candidates.search.hits import FAR, LONGEST, best_line, excerpt, hit_lines, marked
from candidates.search.query import parse
from candidates.search.tree import positive_terms


def terms(typed):
    return positive_terms(parse(typed).tree)


def shown(runs):
    return "".join(f"[{run.text}]" if run.hit else run.text for run in runs)


def test_marks_every_place():
    assert shown(marked("供应链和供應鏈", terms("供应链"))) == "[供应链]和[供應鏈]"
    assert shown(marked("用SQL做数据分析", terms("数据 分析 sql"))) == "用[SQL]做[数据分析]"
    assert shown(marked("大数据", terms("数据"))) == "大[数据]"
    assert shown(marked("数据", terms("大数据"))) == "数据"
    assert shown(marked("C++和C", terms("C"))) == "C++和[C]"
    assert shown(marked("熟悉Python3", terms("python"))) == "熟悉[Python3]"
    assert shown(marked("C端产品", terms("C端"))) == "[C端]产品"
    assert shown(marked("张伟", terms("张"))) == "[张]伟"
    assert shown(marked("电话138-0013-8000", terms("8000"))) == "电话[138-0013-8000]"
    assert shown(marked("", terms("a"))) == ""


def test_an_excerpt_shows_the_first_hit():
    far = "无关的话" * 20 + "，然后供应链" + "也无关" * 40
    text = shown(excerpt(far, terms("供应链")))
    assert text.startswith("…")
    assert text.endswith("…")
    assert "[供应链]" in text
    assert len(text) <= LONGEST + 4
    near = "开" * (FAR - 2) + "供应链"
    assert shown(excerpt(near, terms("供应链"))) == "开" * (FAR - 2) + "[供应链]"


def test_the_fullest_line_of_each_section_the_fullest_section_first():
    parts = [
        ("workexperience", "供应链计划"),
        ("project", "供应链与SQL"),
        ("workexperience", "懂供应链"),
        ("note", "无关"),
    ]
    lines = hit_lines(parts, terms("供应链 SQL"))
    assert [(line.section, shown(line.runs), line.lines) for line in lines] == [
        ("project", "[供应链]与[SQL]", 1),
        ("workexperience", "[供应链]计划", 2),
    ]


def test_what_is_asked_of_one_field_is_marked_there():
    parts = [("workexperience", "清华科技园"), ("education", "清华大学"), ("skill", "SQL"), ("project", "SQL优化")]
    lines = hit_lines(parts, terms("学校:清华 技能:SQL"))
    assert [(line.section, shown(line.runs)) for line in lines] == [("education", "[清华]大学"), ("skill", "[SQL]")]


def test_a_row_shows_the_first_of_them():
    parts = [
        ("workexperience", "供应链"),
        ("project", "供应链与SQL"),
        ("workexperience", "SQL和供应链"),
        ("skill", "SQL"),
    ]
    for typed in ("供应链 SQL", "SQL", "供应链", "SQL 技能:SQL", "无关"):
        first = next(iter(hit_lines(parts, terms(typed))), None)
        best = best_line(parts, terms(typed))
        assert (best and (best.section, best.runs)) == (first and (first.section, first.runs))
