"""What somebody asks for → the shapes of cities, salary and time to start."""

import re

from candidates.parsing.lexicon import places
from candidates.parsing.records import Line, Value

SALARY = re.compile(
    r"(?:税前|税后|年薪|月薪|港幣|港币|人民币|人民幣|RMB|￥|¥|(?:HK)?\$)*\s*(?:\d[\d,.]*\s*[kKwW万萬千元]?\s*(?:/月)?\s*[-~–—－至到]\s*)?\d[\d,.]*\s*"
    r"(?:[kKwW](?![A-Za-z])|万|萬|千|元)(?:/?(?:元|月|年|天|人民币))*(?:\s*[×xX*·]\s*\d{2}薪?)?(?:以上|左右|上下|起)?|(?<![\d.])\d{4,5}\s?(?:以上|左右|上下|起)|面议|面議"
)
START = re.compile(
    r"(?:随时|隨時|即时|立即|立刻|马上|一周内?|两周内?|[一二两三四\d]+\s*(?:个|個)?(?:周|月|天|星期)(?:以?内|左右|后|後|通知)?|月内|本月内|下月|半个?月内?)"
    r"(?:可?(?:到岗|到職|入职|上岗|上班|报到))?"
)
NATURE = re.compile(r"^(?:全职|兼职|实习|全職|兼職|不限|在职.*|离职.*|目前.*|正在找工作|应届.*|校招|社招)$")
CITIES_BEHIND = re.compile(r"\s*[(（](?P<cities>[^()（）]+)[)）]\s*$")  # `测试工程师（杭州 / 上海）`
CITIES = re.compile(r"[、/／,，\s和及或]+")


def is_cities(text: str) -> bool:
    """Whether `text` is nothing but places, or words that stand for any: `杭州 / 上海`, `不限`."""
    parts = [part for part in CITIES.split(text) if part]
    return bool(parts) and all(
        places.is_place(part) or part in ("不限", "全国", "珠三角", "长三角", "远程") for part in parts
    )


def term(line: Line, start: int, end: int, confidence: float) -> Value | None:
    """The words at a place of a line as a value, None where they say that nothing is asked."""
    text = line.text[start:end].strip(" \t,，;；。")
    if not text or re.fullmatch(r"(?:暂无|无|待定|不限|/|-)+", text):
        return None
    start = line.text.index(text, start)
    return line.value(start, start + len(text), confidence=confidence)
