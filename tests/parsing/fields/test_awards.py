"""Honours, scholarships and prizes, one a year."""

import pytest

from candidates.parsing.fields.awards import read_awards
from tests.parsing.making import make_lines, make_section


def given(kind, text, also=()):
    found = read_awards(make_section(kind, text, also=also), around=make_lines("长" * 120))
    return [(each.title.text, each.date.text if each.date else "") for each in found]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2022.11 国家励志奖学金", [("国家励志奖学金", "2022-11")]),
        ("国家励志奖学金2022", [("国家励志奖学金", "2022")]),
        (
            "校一等奖学金，2017，2018，2019 学业奖学金，共计 3 次",
            [("校一等奖学金", y) for y in ("2017", "2018", "2019")],
        ),
        ("华光奖学金 (校前 2%),某某大学 2019, 2022", [("华光奖学金", "2019"), ("华光奖学金", "2022")]),
        ("2021.04\t大学生数学建模竞赛\t省级二等奖", [("大学生数学建模竞赛 省级二等奖", "2021-04")]),
        ("2012-2014 获“优秀学生干部”“优秀团员”各 1 次", [("优秀学生干部", ""), ("优秀团员", "")]),
        ("2013年 计算机大赛一等奖，设计大赛二等奖", [("计算机大赛一等奖", "2013"), ("设计大赛二等奖", "2013")]),
        (
            "蓝桥杯全国一等奖（2019-04）；校优秀毕业生（2020-06）",
            [("蓝桥杯全国一等奖", "2019-04"), ("校优秀毕业生", "2020-06")],
        ),
        ("国家奖学金（2019）、校一等奖学金（2020）", [("国家奖学金", "2019"), ("校一等奖学金", "2020")]),
        ("2022 届省优秀大学毕业生", [("2022 届省优秀大学毕业生", "")]),
        ("2022-2023学年度三好学生", [("三好学生", "")]),
        (
            "2023.12\n公司年度创意之星\n2020.11\n广告艺术大赛二等奖",
            [("公司年度创意之星", "2023-12"), ("广告艺术大赛二等奖", "2020-11")],
        ),
        ("最佳玩法奖\n19.01\n最佳作品\n提名\n16年", [("最佳玩法奖", "2019-01"), ("最佳作品提名", "2016")]),
        (
            "National Scholarship, Ministry of Education, 2009",
            [("National Scholarship, Ministry of Education", "2009")],
        ),
        (
            "National Talent Scholarship for Doctors\t2023\nOutstanding Graduate of the Province\t2020",
            [("National Talent Scholarship for Doctors", "2023"), ("Outstanding Graduate of the Province", "2020")],
        ),
        ("2022年度集团“服务之星”；2021 年度优秀班组长", [("集团“服务之星”", "2022"), ("优秀班组长", "2021")]),
        ("2018年 省科技进步奖三等奖（第5完成人）", [("省科技进步奖三等奖", "2018")]),
        (
            "2019年度集团优秀班组长\t2014年校三好学生",
            [("集团优秀班组长", "2019"), ("校三好学生", "2014")],
        ),
        (
            "201806 省级优秀工程一等奖\n先进工作者 201712",
            [("省级优秀工程一等奖", "2018-06"), ("先进工作者", "2017-12")],
        ),
        ("机器人大赛江北赛区,一等奖\t2021年8月", [("机器人大赛江北赛区,一等奖", "2021-08")]),
        ("校园歌手大赛，第三名，2019", [("校园歌手大赛，第三名", "2019")]),
        ("性格外向，网感强；抗压能力好，愿意从基层做起。", []),
        (
            "2021-12-20\n年度最佳店员奖\n颁发：云溪物流有限公司\n2019-01-02\t年度之星",
            [("年度最佳店员奖", "2021-12-20"), ("年度之星", "2019-01-02")],
        ),
        ("市“十佳店长”\t2020年", [("市“十佳店长”", "2020")]),
        ("获“优秀员工”称号", [("“优秀员工”称号", "")]),
        ("一种极片压紧机构，专利号 ZL202221234567.8，2022.10", []),
        ("《视频时序定位方法综述》，自动化学报，2022", []),
    ],
)
def test_in_its_own_section(written, expected):
    assert given("awards", written) == expected


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        (
            "education",
            "排名 2/62, 国家励志奖学金, 科技竞赛奖 (2 次), Student member",
            ["国家励志奖学金", "科技竞赛奖"],
        ),
        ("education", "曾获奖项： 优化能手甲，改善达人", ["优化能手甲", "改善达人"]),
        ("education", "（在校拿过 2011 年校二等奖学金）", ["校二等奖学金"]),
        ("education", "大学期间获得校三好学生，得过国家奖学金", ["校三好学生", "国家奖学金"]),
        ("education", "主修课程：高等数学、大学物理", []),
        (
            "skills",
            "文体特长：主持（曾获演讲大赛“最佳风采选手”称号、多次主持晚会）",
            ["演讲大赛“最佳风采选手”称号"],
        ),
        ("certificates", "西江市优秀药师（2017年）\n公司金牌讲师，2021 年", ["西江市优秀药师", "公司金牌讲师"]),
        ("certificates", "急救员证，2021/03\t省政府奖学金，2022/11", ["省政府奖学金"]),
        ("certificates", "学校荣誉：多次 荣获国家奖学金、校级奖学金等", ["国家奖学金", "校级奖学金"]),
    ],
)
def test_beside_other_things(kind, written, expected):
    assert [title for title, _ in given(kind, written)] == expected


def test_a_story_in_a_project_is_no_honour():
    story = "承担部分模型的建立，主要负责论文撰写，" * 4 + "最终取得二等奖"
    assert given("projects", story, also=("awards",)) == []
