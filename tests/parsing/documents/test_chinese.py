"""Chinese under a wrong map of its font goes to OCR; pages of few words, names or English stay text."""

import pytest

from candidates.parsing.documents import image, pdf
from candidates.parsing.documents.pdf.chinese import is_garbled
from candidates.parsing.errors import NeedsOcr
from candidates.parsing.text import HAN_CHARACTER
from tests.parsing.documents.making import make_pdf, show

ENGINEER = (
    "姓名：沈亦舟　求职意向：后端开发工程师　教育背景：计算机科学与技术　本科",
    "负责订单系统的架构设计与开发，将核心接口的响应时间缩短了一半，支持每日百万笔交易",
    "主导支付网关的重构，制定代码规范并组织评审，带领五名同事按期完成上线",
    "熟悉常用数据结构与算法，了解分布式事务的实现原理，有良好的沟通能力和团队精神",
)
NURSE = (
    "工作经历：市中心医院心内科　职位：主管护师　在职时间：十二年",
    "承担危重病人的监护与抢救，参与制定护理流程，科室连续三年没有发生不良事件",
    "负责新入职护士的岗前培训和实习生带教，编写操作手册，组织每月的业务学习",
    "协助主任开展临床研究，整理随访资料，完成两百例患者的统计分析并撰写总结报告",
    "毕业于护理学专业，持有护士执业证书，曾获先进工作者称号，身体健康，性格开朗",
)
TAIWAN = (
    "工作經歷：國際貿易公司業務經理　學歷：企業管理學系學士",
    "負責東南亞市場的開發與客戶關係維護，帶領團隊達成年度業績目標，並協調產品交期",
    "規劃展覽活動與行銷方案，分析競爭對手的價格策略，每季向管理階層提出報告",
    "具備良好的談判技巧與簡報能力，熟悉進出口流程，能獨立處理信用狀及報關文件",
)
NAMES = ("李思远 王梓涵 张晓萌 刘一诺 陈嘉怡 杨子墨 赵雨桐", "黄俊豪 周诗涵 吴欣妍 徐浩然 孙婉清 马逸飞 朱静姝") * 2
PLACES = ("北京 上海 天津 重庆 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 南京 苏州 无锡 常州 镇江",) * 2


def shifted(lines: tuple[str, ...], by: int) -> list[str]:
    return ["".join(chr(ord(each) + by) if HAN_CHARACTER.match(each) else each for each in line) for line in lines]


def mixed_up(lines: tuple[str, ...], by: int) -> list[str]:
    """As a subset of a font reads whose map begins some glyphs too early or too late."""
    glyphs = sorted({each for line in lines for each in line if HAN_CHARACTER.match(each)})
    other = dict(zip(glyphs, glyphs[by:] + glyphs[:by], strict=True))
    return ["".join(other.get(each, each) for each in line) for line in lines]


def page(lines) -> str:
    return "".join(show(line, 50, 50 + 20 * row) for row, line in enumerate(lines))


def read(*pages):
    with image.ocr_allowed(False):
        return pdf.read(make_pdf(*map(page, pages)))


@pytest.mark.parametrize("resume", [ENGINEER, NURSE, TAIWAN], ids=["engineer", "nurse", "Taiwan"])
@pytest.mark.parametrize("by", [1, -1, 3, 29, 256, -1000])
def test_a_shifted_map_makes_a_page_unusable(resume, by):
    with pytest.raises(NeedsOcr):
        read(resume, shifted(resume, by))


@pytest.mark.parametrize("resume", [ENGINEER + NURSE, NURSE + TAIWAN, TAIWAN + ENGINEER])
@pytest.mark.parametrize("by", [1, -1, 5, 20])
def test_so_does_a_map_that_mixes_up_the_characters_of_the_page(resume, by):
    with pytest.raises(NeedsOcr):
        read(mixed_up(resume, by))


@pytest.mark.parametrize(
    "lines",
    [
        *([line, *resume[:rest]] for resume in (ENGINEER, NURSE, TAIWAN) for rest in (0, 2) for line in resume),
        NAMES,
        PLACES,
        ("Python Java Go MySQL Redis Kafka Docker Kubernetes Linux Git 微服务 缓存 消息队列 容器",) * 3,
        ("Shen Yizhou (沈亦舟), Senior Engineer at 海石科技, Hangzhou. Built services for payments and risk control.",)
        * 3,
    ],
)
def test_short_pages_names_places_and_english_stay_text(lines):
    assert not is_garbled(lines)
    document = read(lines)
    assert document.route == "text" and not document.notices
