"""What lists say under any heading, each thing once, without what a site or a typesetter put between."""

import pytest

from candidates.parsing.fields.listed import read_listed
from candidates.parsing.records import Section
from tests.parsing.making import make_lines, make_section


def listed(*sections):
    return read_listed(sections, make_lines("长" * 120))


@pytest.mark.parametrize("rule", ["==========", "- - - - - -", "★★★★★"])
def test_rules_of_signs_are_no_items(rule):
    found = listed(
        make_section("awards", f"{rule}\n校一等奖学金\n{rule}"), make_section("certificates", f"{rule}\n叉车证")
    )
    assert [each.title.text for each in found.awards] == ["校一等奖学金"]
    assert [each.name.text for each in found.certificates] == ["叉车证"]


@pytest.mark.parametrize(
    ("facts", "written"),
    [("职称：主管药师", "主管药师资格证"), ("职称：二级技师", "二级技师证书"), ("驾照：C1驾照", "机动车驾驶证C1")],
)
def test_a_certificate_and_the_post_it_gives_are_one(facts, written):
    found = listed(make_section("header", facts), make_section("certificates", f"{written}（2021年）"))
    assert [(each.name.text, each.date.text) for each in found.certificates] == [(written, "2021")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("特长\t专业技能\t伤口护理、心肺复苏", ["伤口护理", "心肺复苏"]),
        ("软件：用友U8、Excel", ["用友U8", "Excel"]),
        ("爱好特长：羽毛球、书法", []),
        ("可随时到岗，能出差，服从安排", []),
    ],
)
def test_skills_among_other_things_have_a_label(written, expected):
    found = listed(make_section("other", written, title="其他"))
    assert [each.name.text for each in found.skills] == expected


def test_skills_below_languages_of_one_table():
    heads = make_lines("技能/语言\n英语")
    rows = make_lines("良好\nMinitab\t熟练\nFMEA\t精通", first=3)
    found = read_listed(
        [Section("skills", heads[0], (), ("languages",)), Section("languages", heads[1], rows)], (*heads, *rows)
    )
    assert [each.name.text for each in found.skills] == ["Minitab", "FMEA"]
    assert [each.language.text for each in found.languages] == ["英语"]


def test_languages_of_programming_below_a_heading_for_languages():
    found = listed(make_section("languages", "Python\nSQL\nR", title="语言"))
    assert [each.name.text for each in found.skills] == ["Python", "SQL", "R"]


def test_a_skill_that_sounds_like_a_certificate():
    found = listed(make_section("skills", "报关报检\t商品归类\tAEO认证\t保税物流"))
    assert not found.certificates


@pytest.mark.parametrize("title", ["科研产出", "科研成果", "项目及论文成果"])
def test_papers_under_a_title_of_results(title):
    lines = make_lines(
        "Shu W., Park L. Small plastics in mud. Journal of Mud, 2023, 458: 13.\n"
        "SCI论文：Mulan Shu. Soft grippers at work. Robotics Letters, 2021\n"
        "温方舟, 舒木兰. 一种沉积物分离装置: CN217654321U[P]. 2022-10-25.\n"
        "某省科技计划，柔性夹爪研究，主持"
    )
    (heading,) = make_lines(title)
    found = read_listed([Section("projects", heading, lines)], lines)
    assert [paper.name.text for paper in found.publications] == ["Small plastics in mud", "Soft grippers at work"]
    assert [patent.name.text for patent in found.patents] == ["一种沉积物分离装置"]
