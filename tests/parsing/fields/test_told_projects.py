"""Research projects that stand among honours, papers and certificates."""

import pytest

from candidates.parsing.fields.told_projects import read_told_projects
from tests.parsing.making import make_section


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2. 主持市级课题《分层作业的设计》，2018年立项，2020年结题", [("分层作业的设计", "主持", "2018", "2020")]),
        ("参与省教育科学规划课题“乡村阅读推广”，2019.03-2021.06", [("乡村阅读推广", "参与", "2019-03", "2021-06")]),
        ("承担区级项目《护理交接流程改进》（2022年）", [("护理交接流程改进", "承担", "2022", "")]),
        ("论文《单元教学的实践》获省二等奖，2019", []),
        ("指导学生参加《我爱科学》项目比赛获一等奖", []),
    ],
)
def test_research_among_honours(written, expected):
    found = read_told_projects([make_section("awards", written)])
    said = [(each.name, each.role, each.start_date, each.end_date) for each in found]
    assert [tuple(value.text if value else "" for value in each) for each in said] == expected
