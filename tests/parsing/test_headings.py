"""The words of headings."""

import pytest

from candidates.parsing.headings import contained_title, is_furniture, read_title

KINDS = [
    ("教育背景", ("education",)),
    ("二、工作及教育经历", ("work", "education")),
    ("（一）实习/项目经历", ("work", "projects")),
    ("荣誉奖励专利", ("awards", "patents")),
    ("👩‍💻 工作经历", ("work",)),
    ("CONTACT 联系方式", ("identity",)),
    ("Experience 职业经历", ("work",)),
    ("【自我评价】", ("summary",)),
    ("工 作 经 历", ("work",)),
    ("技能与证书", ("skills", "certificates")),
    ("竞赛获奖/论文发表", ("awards", "publications")),
    ("志愿工作", ("activities",)),
    ("其他项目经历", ("projects",)),
    ("Work Experience", ("work",)),
    ("03 项目经验", ("projects",)),
    ("工作經歷", ("work",)),
]
KINDS += [
    ("02 / 工作经验 Work Experience", ("work",)),
    ("③ 项目经历", ("projects",)),
    ("贰、工作经历", ("work",)),
    ("Part Two 教育背景", ("education",)),
    ("已授权专利", ("patents",)),
    ("承担科研项目", ("projects",)),
    ("做过的工作", ("work",)),
    ("学术服务 Service", ("other",)),
    ("研究经历 Research Positions", ("projects", "work")),
    ("论文 Publications（† equal contribution; * corresponding author; IF 为发表当年）", ("publications",)),
]
KINDS += [("01\t个人优势", ("summary",)), ("二、\t工作经历", ("work",)), ("Part 3\t项目经验", ("projects",))]
CONTAINED = [
    ("Refereed Publications", "publications"),
    ("Community Outreach", "activities"),
    ("主持的课题", "projects"),
]
NO_TITLES = ["北京大学", "工作描述", "项目职责", "2018.09", "岗位职责", "张三", "主要负责教育产品的设计工作"]
NO_TITLES += ["本科 · 软件工程", "软件技术/专科"]
NO_TITLES += ["临江大学 Work", "设计 Tools 组件", "云溪仪表 Awards"]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_kinds(text, kinds):
    title = read_title(text)
    assert title is not None
    assert title.kinds == kinds
    assert title.strong


@pytest.mark.parametrize("text", NO_TITLES)
def test_words_that_are_no_heading(text):
    assert read_title(text) is None


@pytest.mark.parametrize(
    "text", ["语言", "软件工程", "主修课程", "Education", "其他", "EDUCATION读书的日子", "跑过的船 Work"]
)
def test_common_words_need_the_look_of_a_heading(text):
    title = read_title(text)
    assert title is not None
    assert not title.strong


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我最拿得出手的项目", "projects"),
        ("技术宅的技能", "skills"),
        ("这些年的荣誉", "awards"),
        ("寒窗经历", "education"),
        ("带徒那些经历", "work"),
    ],
)
def test_the_last_word_of_a_free_heading_tells_its_kind(text, kind):
    assert read_title(text) is None
    assert contained_title(text).kinds == (kind,)


def test_a_free_heading_without_a_known_word_says_nothing():
    assert contained_title("诗和远方") is None


def test_the_title_of_the_document_is_furniture():
    assert is_furniture("个 人 简 历")
    assert is_furniture("RESUME")
    assert not is_furniture("简历筛选专员")


@pytest.mark.parametrize(("text", "kind"), CONTAINED)
def test_headings_say_last_what_they_name(text, kind):
    title = contained_title(text)
    assert title is not None
    assert (title.kinds[0], title.strong) == (kind, False)
