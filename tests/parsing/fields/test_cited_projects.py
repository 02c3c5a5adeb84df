"""Projects of research in the form of citations, on one line or several."""

import pytest

from candidates.parsing.fields.cited_projects import read_cited_projects
from tests.parsing.making import make_lines, make_section


def cited(text, width=120):
    section = make_section("projects", text)
    found = read_cited_projects(section, make_lines("长" * width))
    said = [(each.name, each.role, each.start_date, each.end_date) for each in found]
    return [tuple(value.text if value else "" for value in each) for each in said]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "1. 边坡滑移预警研究，某省重点研发计划，主持，2018.07—2020.12\n"
            "2. 国家自然科学基金面上项目，“软岩蠕变机理”，52200001，60万元，2021.01—2024.12，在研，参与",
            [("边坡滑移预警研究", "主持", "2018-07", "2020-12"), ("软岩蠕变机理", "参与", "2021-01", "2024-12")],
        ),
        (
            "National Science Foundation of Elbonia, “Fuel use in rural areas”, PI, 2020.01–2023.12, CNY 340,000.",
            [("Fuel use in rural areas", "PI", "2020-01", "2023-12")],
        ),
        (
            "国家重点研发计划子课题，2022.01—2026.12，在研，子课题骨干",
            [("国家重点研发计划子课题", "子课题骨干", "2022-01", "2026-12")],
        ),
        (
            "某国博士后科学基金第70批面上资助，“铜位点谱学”，8万元，2021.11—2023.06，结题，主持",
            [("铜位点谱学", "主持", "2021-11", "2023-06")],
        ),
        (
            "1. 某省医学科研基金（A2019001），2019-2021，主持\n"
            "2. 国家自然科学基金青年项目，软骨再生机制，2020.01-2022.12，参与",
            [
                ("某省医学科研基金（A2019001）", "主持", "2019", "2021"),
                ("软骨再生机制", "参与", "2020-01", "2022-12"),
            ],
        ),
        ("订单中台，2020.03-2021.06，后端开发\n负责接口，完成上线", []),
        ("柔性夹爪研究，某省科技计划，主持，2019.01-2020.12\n完成夹爪设计与试验", []),
    ],
)
def test_cited_projects(written, expected):
    assert cited(written) == expected


def test_a_citation_over_two_lines():
    written = "1. 山区高速公路上的边坡滑移预警，某省重点研发计划，主持，2018.07—\n2020.12"
    assert cited(written, width=38) == [("山区高速公路上的边坡滑移预警", "主持", "2018-07", "2020-12")]
