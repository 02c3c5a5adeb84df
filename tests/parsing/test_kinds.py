"""Headings that are no set phrase: what their words hint at, and what stands under them; people are invented."""

import pytest

from candidates.parsing.kinds import hinted_kinds, kind_of, states_facts
from tests.parsing.making import make_lines


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("读书的地方", "education"),
        ("我上过的学校", "education"),
        ("求學歷程", "education"),
        ("干过的活", "work"),
        ("這些年任職過的單位", "work"),
        ("折腾过的东西", "projects"),
        ("会用的家伙", "skills"),
        ("看家本领", "skills"),
        ("拿过的奖", "awards"),
        ("考过的证书", "certificates"),
        ("说说我自己", "summary"),
        ("怎么找到我", "identity"),
        ("二十年车间生涯", "work"),
        ("船上资历", "work"),
        ("校园生涯", "activities"),
        ("留几句话", "summary"),
    ],
)
def test_a_hint_in_the_words(title, kind):
    assert hinted_kinds(title)[0] == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2012.09-2016.06  烟台大学  会计学  本科\n2009.09-2012.06  烟台第三中学", "education"),
        ("2019.03-至今  海石集团有限公司  采购主管\n三年降低成本一成\n管理供应商四十家", "work"),
        ("2018年 青岛市技术能手\n2020年 公司劳动模范\n2021年 优秀员工", "awards"),
        ("电工证\nC1驾驶证\n二级建造师", "certificates"),
        ("Excel、Python、SQL\nTableau、Power BI", "skills"),
        ("本人性格开朗，吃苦耐劳，热爱这一行，愿意从最基层的岗位一步一步做起，和同事相处融洽", "summary"),
        ("2021.03-2021.09  仓库盘点改造\n重画库位图\n2022.01-2022.05  叉车道翻新", "projects"),
        ("一句没头没尾的话", "unknown"),
        (
            "采购主管\n海石集团有限公司\n2019.03-至今\n• 管理供应商四十家\n采购员\n云溪仪表有限公司\n2016.05-2019.02",
            "work",
        ),
        ("会计学\n烟台大学\n2012.09-2016.06", "education"),
        ("爱跟孩子打交道，说话和气；女儿刚上小学，周末可以加班，盼长期做下去。", "unknown"),
    ],
)
def test_what_stands_there_decides_without_a_hint(text, kind):
    assert kind_of("其间种种", make_lines(text.replace("  ", "\t"))) == kind


def test_facts_under_a_heading_for_text():
    assert states_facts(make_lines("性别：女\n期望城市：青岛\n手机：13800000000"))
    assert not states_facts(make_lines("做事踏实\n手机：13800000000\n喜欢琢磨\n能出差"))
