"""How résumés end: thanks, declarations, footers, signatures; people and companies are invented."""

import pytest

from candidates.parsing import parse_resume
from candidates.parsing.closing import is_closing, is_furniture_line, signature_start
from candidates.parsing.sections import read_sections
from tests.parsing.making import make_line, make_lines

BODY = "赵小满\n自我评价\n做事踏实，能出差。"


@pytest.mark.parametrize(
    "text",
    [
        "感谢您在百忙之中阅读我的简历",
        "期待您的回复。",
        "此致",
        "本人承诺以上内容真实有效",
        "应聘人签名：",
        "------",
        "发自我的手机",
        "年 月 日",
    ],
)
def test_closing_words(text):
    assert is_closing(text)


@pytest.mark.parametrize("text", ["做事踏实，能出差。", "感谢信由客户寄到总部", "真实成本核算", "签名设计"])
def test_words_that_close_nothing(text):
    assert not is_closing(text)


@pytest.mark.parametrize(
    "tail", ["谢谢您抽时间阅读\n赵小满\n2023年4月20日", "赵小满\n13800000000", "祝工作顺利！\n赵小满", "2022年5月6日"]
)
def test_a_signature_belongs_to_no_section(tail):
    sections = read_sections(make_lines(f"{BODY}\n{tail}"))
    assert [line.text for line in sections[-1].lines] == ["做事踏实，能出差。"]


@pytest.mark.parametrize("tail", ["海石集团", "张裕公司 13 年", "一级建造师（2019年）", "2019.03-至今 海石集团"])
def test_the_last_line_of_a_section_is_no_signature(tail):
    lines = make_lines(f"{BODY}\n{tail}")
    assert signature_start(lines) == len(lines)


def test_a_page_number_beside_an_address_is_kept():
    assert is_furniture_line(make_line("简历编号：30021 更新时间：2020-03-04"))
    assert not is_furniture_line(make_line("通讯地址：青岛市市南区\t第 1 页"))


@pytest.mark.parametrize(
    "text",
    [
        "Last updated by a cron job",
        "Page generated 2021-03-04 10:21 CST, by jemdoc.",
        "Designed with ❤ by the Willow theme",
        "Built with Jekyll",
        "赵小满 · 学术简历\t1 / 2",
        "模板来自网络，图标版权归原作者所有",
    ],
)
def test_what_themes_and_typesetters_print_is_furniture(text):
    assert is_furniture_line(make_line(text))


@pytest.mark.parametrize(
    "text", ["• Built with Go, gRPC and Kafka", "Circuits designed by hand", "图片来源审核员", "made with 12 partners"]
)
def test_what_people_build_is_no_furniture(text):
    assert not is_furniture_line(make_line(text))


def test_thanks_inside_a_text_are_text():
    """Words that found no field are counted as lost, wherever they would be mere politeness at the end."""
    text = "赵小满\n13800000000\n江湖绰号\n感谢客户阅读的每一封信\n教育背景\n2012.09-2016.06 烟台大学 会计学 本科"
    resume = parse_resume(text.encode(), "a.txt")
    unplaced = [line.text for line in resume.lines if line.number in resume.unplaced]
    assert "感谢客户阅读的每一封信" in unplaced


def test_thanks_at_the_end_are_no_loss():
    text = f"{BODY}\n教育背景\n2012.09-2016.06 烟台大学 会计学 本科\n感谢您抽时间阅读我的简历"
    assert parse_resume(text.encode(), "a.txt").unplaced == ()


@pytest.mark.parametrize(
    "mark", ["-----原始邮件-----", "---------- Forwarded message ----------", "> -----Original Message-----"]
)
def test_the_note_above_a_mail_that_was_passed_on_is_no_resume(mark):
    text = f"帮忙看看这个人行不行，老同学推荐的。\n刘主任\n{mark}\n发件人: 赵小满 <zhao@a.cn>\n收件人: 刘主任\n{BODY}"
    basics = parse_resume(text.encode(), "a.txt").basics
    assert (basics.name.text, basics.summary.text) == ("赵小满", "做事踏实，能出差。")


@pytest.mark.parametrize(
    ("text", "printed"), [("韩梅 ID:3345\t简历更新时间：2024-08-19", False), ("简历更新时间：2024-08-19", True)]
)
def test_a_name_beside_what_a_site_printed(text, printed):
    assert is_furniture_line(make_line(text)) is printed
