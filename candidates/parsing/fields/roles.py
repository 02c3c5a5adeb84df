"""How much a piece of a head line reads like an employer, a post, a department, a place, a school, a field of study.

Each function takes text and gives a score: 4 sure, 2 to 3 likely, 1 possible, 0 no sign, below 0 a sign against it.
"""

import re
import unicodedata
from functools import cache, lru_cache

from candidates.parsing.lexicon import degrees, majors, places, schools
from candidates.parsing.lexicon.reading import rows
from candidates.parsing.lexicon.traditional import simplified
from candidates.parsing.text import width

PLACED = re.compile(
    r",|\b(?:district|city|province|china|prc|kong)\b", re.IGNORECASE
)  # in a place spelled in Latin letters
MINOR = re.compile(r"minor\b|minored|辅修|輔修|双学位[:：]|double major", re.IGNORECASE)
LONGEST_TRADE = 6  # characters
SHORTEST_NAMED = 4  # characters of an employer's name with the word for what it is
REMEMBERED = 1024  # texts; the pieces of a head are judged by several readers
LIKELY = 2.5  # score of a word that only by itself says so: 大学 for a degree
SHORTEST_THING = 5  # characters
WIDEST_NAME, WIDEST_TITLE = 120, 48  # columns, of which a Chinese character takes two
SCHOOLS, LONGEST_KIND = (
    ("高中", "中专", "技校", "职高", "职中", "卫校"),
    3,
)  # a school is more than its kind: 普通高中 is none
# An office of a place, also of one that we do not know: 某某市机械局.
OFFICE = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?<!城)[省市县區区州旗镇乡](?!场|政)[\u4e00-\u9fff]{1,10}(?:[局厅署委院所站队]|中心|办公室|街道)"
    r"|[\u4e00-\u9fff]{1,10}[省市县區区州旗]委(?:[\u4e00-\u9fff]{2,4}部|办公室)?"
)
ENGLISH_BODY = re.compile(
    r"\b(?:cent(?:er|re)|bureau|institute|ministry|council|commission|authority|administration|association)"
    r" (?:for|of|on) "
)
ENGLISH_UNIVERSITY = re.compile(r"(?:the )?(?:university|institute) of [a-z]")
# Workers of every trade (装配工, 挡车工), but no trades and no work: 化工, 施工.
TRADESMAN = re.compile(r"[\u4e00-\u9fff]{1,4}(?<![施加手分职员完竣开化理轻重军建])工")
LONGEST_RANK = 3  # English words of a post that ends in its rank: Audit Senior
LONGEST_ROLE = 8  # characters of a part or an office; longer words that end so are names of things
BRACKETS = re.compile(r"[(（【\[][^()（）【】\[\]]*[)）】\]]")
SCHOOL_WORDS = re.compile(
    r"(?:大学|大學|学院|學院|学校|學校|中学|中學|一中|二中|三中|[一二三四五六七八九十\d]中|高中|技校|职业中专|中专|职高|职中|职教中心|卫校|护校|體校|体校|党校|小学|研究院|研究所|科学院|科学院大学|师范|職業學校|国际学校|書院|书院|分校)"
    r"(?:(?:[\u4e00-\u9fff]{2,5}(?:分校|校区|校區))|附属中学|附中)?$"
)
DEPARTMENT_WORDS = re.compile(r"(?:学院|學院|系|学部|院|研究所|所|中心|实验室|學系|书院|学堂|School|Department)$")
ENGLISH_SCHOOL = re.compile(r"\b(?:university|college|institute|school|academy|polytechnic|universit[äéy]\w*)\b", re.I)
ENGLISH_DEPARTMENT = re.compile(
    r"^(?:department|dept\.?|school|faculty|college|division|institute) of\b|department$", re.I
)
ENGLISH_FACULTY = re.compile(r"\b(?:department|school|faculty|college) of\b", re.I)
AREA_WORDS = re.compile(
    r"(?:专业|專業|方向|工程|科学|技术|管理|学|學|设计|经济|贸易|英语|日语|语言|文学|教育|艺术|会计|金融|法律|营销|传播|媒体|应用|制造|护理|系统|程序|控制|智能|化工|机械|电子|数学)(?:[(（].*[)）])?$"
)
REGIONS = frozenset(
    ("东北", "华北", "华东", "华南", "华中", "西南", "西北", "中南", "江南")
)  # names begin so as with a place
# `Master of Science` is no field; `Master of Science in Statistics` holds one.
WHOLE_DEGREE = re.compile(
    r"[a-z]+(?:'s)? of (?:arts|science|engineering|education|laws?|business administration|philosophy|commerce"
    r"|medicine)"
    r"(?: \([a-z]+\))?",
    re.IGNORECASE,
)
ENGLISH_DEGREE = re.compile(
    r"(?:bachelor|master|doctor)(?:'?s)?(?: degree)? (?:of|in) |(?:(?:higher|advanced|postgraduate) )?diploma in "
    r"|(?:b\.?(?:a|s|sc|eng|com|ed)|bba|bss|bssc|m\.?(?:a|s|sc|eng|ed|phil)|mba|ph\.?d|associate)\.?\s+"
    r"(?:degree )?(?:of|in) "
)
TRADE = re.compile(r"[\u4e00-\u9fff]{1,5}科")  # what vocational schools teach: 汽车科, 餐饮管理科
# Kinds of school that are seldom a faculty of another, behind a name.
OWN_SCHOOL = re.compile(r"职业|.{2}(?:师范|医|海事|财经|理工|民族|警官|商贸|纺织|石油|农林|邮电|高等专科)学院$")
STUDIES = re.compile(r"(?<=.{2})(?:在职|脱产|全日制)?(?:学习|就读|在读|毕业)$")  # behind a field: 会计学专业在职学习
VERB_START = re.compile(
    r"^(?:负责|参与|参加|牵头|接手|主导|协助|带领|完成|使用|通过|利用|基于|实现|设计并|根据|对|为|与|在|从|将|我|独立|组织|推动|搭建|熟悉|掌握|了解|编写|开发了|撰写|优化|建立|管理\d|统筹|主要负责|承担|自主创立|创立|创办|制定|配合|策划并|任职期间|期间|荣获|获得|曾|led|managed|developed|designed|responsible|built|worked)",
    re.I,
)


@cache
def _words(name: str, part: str) -> tuple[str, ...]:
    listed = [word for row in rows(name) if row[0] == part for word in row[1].split()]
    return tuple(sorted(set(listed), key=len, reverse=True))


@cache
def _inside_of_firms() -> re.Pattern[str]:
    """A word that stands in the names of firms, behind the first of them."""
    return re.compile("|".join(map(re.escape, _words("companies.tsv", "inside"))))


@cache
def _known_beginnings() -> tuple[str, ...]:
    """The known firms with which names of others begin: their branches and subsidiaries."""
    return tuple(word for word in _words("companies.tsv", "known") if len(word) > 1 and not word.isascii())


@cache
def _team_work() -> re.Pattern[str]:
    """What is done with a team or in a lesson ends as departments do: 接待入境团队, 排课."""
    led, taught = ("|".join(_words("departments.tsv", part)) for part in ("led", "taught"))
    return re.compile(rf"(?:{led}).{{2,}}(?:团队|团|队)$|(?:{taught})课$|[带组]队$")


def is_team_work(text: str) -> bool:
    """Whether `text` says what was done with a team or in a lesson."""
    return _team_work().match(text) is not None


@lru_cache(maxsize=REMEMBERED)
def plain(text: str) -> str:
    """`text` as it is compared: NFKC, lower case, simplified, brackets and outer marks taken off."""
    folded = simplified(unicodedata.normalize("NFKC", text).casefold())
    return BRACKETS.sub("", folded).strip(" \t-–—·•,，、:：|*_")


# How lines of a description begin that are not verbs in `VERB_START`, since names begin so too (管理学院).
BODY_START = re.compile(
    r"^(?:担任|连续|领导|管理(?!学)|锻炼|多次|先后|累计|面向|开展|提升|提高|服务于|任职|期间|同时|该|本人|本项目|本岗位|主持|策划|牵头|编写|制定"
    r"|校对(?!员|部)|采写|录入(?!员)|跟进|对接|核对|拜访|接听|采用|支持|从零|针对|围绕|作为|是|在|每|日均|年均)"
)


@lru_cache(maxsize=REMEMBERED)
def company_score(text: str) -> float:
    """How much `text` reads like the name of an employer or an organisation."""
    base = plain(text)
    if not base or VERB_START.match(base) or width(base) > WIDEST_NAME:
        return -2
    compact = base.replace(" ", "")
    if compact in _words("companies.tsv", "known"):
        return 3.5
    if any(_ends_with_word(base, _words("companies.tsv", kind)) for kind in ("ending", "trade")):
        return 4 if len(compact) > 2 else 1
    if _inside_of_firms().search(compact, 2):
        return 3
    if compact.startswith(_known_beginnings()):
        return 2
    if OFFICE.fullmatch(base) or ENGLISH_BODY.search(base) or ENGLISH_UNIVERSITY.match(base):
        return 3
    if _ends_with_word(base, _words("companies.tsv", "weak")):
        return 1.5
    if re.search(r"(?:有限|公司)[)）]?$", text):
        return 3
    return 0


@lru_cache(maxsize=REMEMBERED)
def position_score(text: str) -> float:
    """How much `text` reads like the title of a post."""
    base = plain(text)
    if not base or len(base) > 50 or VERB_START.match(base):
        return -2
    if re.search("[一-鿿]", base):
        compact = re.sub(r"\s", "", base)
        if width(compact) > WIDEST_TITLE:
            return -1
        if compact in _words("positions.tsv", "standing"):
            return 2  # how a post was held: （实习）
        if _ends_with_word(compact, _words("positions.tsv", "ending")) or re.search(r"工程师[ivx\d一二三]*$", compact):
            return 4
        if any(word in compact for word in ("工程师", "实习", "经理", "助理", "主管", "总监", "专员")):
            return 3
        if TRADESMAN.fullmatch(compact):
            return 3
        if _ends_with_word(compact, _words("positions.tsv", "weak")):
            return 2 if len(compact) > 1 else 0
    words = re.findall(r"[a-z\-]+", base)
    english = set(_words("positions.tsv", "english"))
    if words and any(word in english for word in words) and len(words) <= 8:
        return 4 if words[-1] in english or words[0] in english else 3
    if words and words[-1] in _words("positions.tsv", "last") and len(words) <= LONGEST_RANK:
        return 3
    return 0


def ends_of_employers(text: str) -> tuple[int, ...]:
    """Where names of employers may end inside `text`, for their last words: 某市设计院|技术员."""
    endings = tuple(word for word in _words("companies.tsv", "ending") if not word.isascii())
    return tuple(end for end in range(SHORTEST_NAMED, len(text) - 1) if text.endswith(endings, 0, end))


def is_trade(text: str) -> bool:
    """Whether `text` names a trade, as job sites do beside an employer: 酒店/旅游, 计算机软件."""
    base = plain(text)
    if "/" in base:
        return position_score(text) <= 0
    words = (_words("companies.tsv", kind) for kind in ("trade", "industry"))
    return len(base) <= LONGEST_TRADE and any(_ends_with_word(base, each) for each in words)


def is_firm(text: str) -> bool:
    """Whether `text` is the name of an employer that is no club, by its ending: 某食品厂（青岛）."""
    return _ends_with_word(plain(text), _words("companies.tsv", "firm"))


def is_voluntary(text: str) -> bool:
    """Whether `text` names work without pay: 支教, 学生会."""
    return any(word in text for word in _words("companies.tsv", "voluntary"))


def is_paid(text: str) -> bool:
    """Whether `text` is a post at which one is employed, also beside honours: an intern's or a chair."""
    base = plain(text)
    return base in _words("positions.tsv", "chair") or any(word in base for word in _words("positions.tsv", "intern"))


def is_idle(text: str) -> bool:
    """Whether `text` says that somebody had no work: 待业."""
    return plain(text) in _words("positions.tsv", "idle")


def is_title(text: str) -> bool:
    """Whether `text` is exactly a known title or part."""
    return text in _words("positions.tsv", "ending") or text in _words("positions.tsv", "role")


@lru_cache(maxsize=REMEMBERED)
def role_score(text: str) -> float:
    """How much `text` reads like a part taken in a project or an office held in an organisation."""
    base = plain(text)
    if base.replace(" ", "") in _words("positions.tsv", "role"):
        return 4
    if not base or len(base) > 30 or VERB_START.match(base):
        return -2
    if len(base) > SHORTEST_THING and _ends_with_word(base, _words("positions.tsv", "done")):
        return 1.5
    if _ends_with_word(base, _words("positions.tsv", "role")):
        return 3.5 if len(base) <= LONGEST_ROLE else 2
    return min(position_score(text), 3.5 if len(base) <= LONGEST_ROLE else 2)


@lru_cache(maxsize=REMEMBERED)
def department_score(text: str) -> float:
    """How much `text` reads like a department or team inside an employer."""
    base = plain(text)
    if not base or len(base) > 70 or VERB_START.match(base):
        return -2
    if re.search(r"(?:有限公司|股份公司|集团公司|集团|项目|系统|平台)$", base) or is_team_work(base):
        return 0
    if _ends_with_word(base, _words("departments.tsv", "none")):
        return 0
    if ENGLISH_DEPARTMENT.search(base):
        return 4.5
    if _ends_with_word(
        base, ("中心", "实验室", "线", "厅", "分公司", "学院", "科学院", "研究院", "系", "centre", "center", "group")
    ):
        return 2
    if _ends_with_word(base, _words("departments.tsv", "ending")):
        return 3.5
    return 0


@lru_cache(maxsize=REMEMBERED)
def place_score(text: str) -> float:
    """How much `text` reads like a city or a region."""
    base = simplified(unicodedata.normalize("NFKC", text)).strip(" \t-–—·•,，、:：|()（）")
    if not base or len(base) > 30:
        return -2
    parts = [part for part in re.split(r"[\s,，、·/\-]+", base) if part]
    if all(places.is_place(part) for part in parts):
        return 4
    if all(places.is_address(part) for part in parts):
        return 3.5
    if places.is_abroad(base) or all(places.is_place(part) or places.is_abroad(part) for part in parts):
        return 3.5
    if places.is_place(parts[0]) and re.search(r"(?:区|市|县|总部|路)$", base):
        return 3
    pinyin = places.city_of(base) if base.isascii() and "(" not in base else ""
    if pinyin and len(parts) <= 3 and (places.city_of(parts[0]) or PLACED.search(base)):
        return 3.5
    if re.search(r",\s?(?:china|usa|uk|u\.s\.|japan|singapore|germany|france|canada|australia|[A-Z]{2})$", base, re.I):
        return 3.5
    return 0


@lru_cache(maxsize=REMEMBERED)
def school_score(text: str) -> float:
    """How much `text` reads like a school or university."""
    base = plain(text)
    if not base or len(base) > 80 or VERB_START.match(base) or " / " in base:
        return -2
    if schools.find(base) is not None or schools.find(text) is not None:
        return 6  # so that a listed name is not cut into a school and a faculty (浙江大学城市学院)
    if SCHOOL_WORDS.search(base) and len(base) > 2:
        # `计算机学院` has the ending of a school; a name that begins with a place or is long is one
        own = re.search(r"(?:大学|大學|中学|中學|学校|學校|[一二三四五六七八九十\d]中|高中|大学\S{2,5})$", base)
        return 4 if own else 3 if _begins_with_place(base) or OWN_SCHOOL.search(base) else 1.5
    if ENGLISH_SCHOOL.search(base):
        return 2 if ENGLISH_DEPARTMENT.search(base) else 4
    return 0


@lru_cache(maxsize=REMEMBERED)
def faculty_score(text: str) -> float:
    """How much `text` reads like a faculty, school or department inside a university."""
    base = plain(text)
    if not base or width(base) > WIDEST_NAME:
        return -2
    if ENGLISH_DEPARTMENT.search(base):
        return 4.5
    if ENGLISH_FACULTY.search(base):
        return 3
    if DEPARTMENT_WORDS.search(base):
        known = schools.find(base) is not None
        return 1 if known or base.endswith(("大学", "大學")) else 2.5 if _begins_with_place(base) else 3.5
    return 0


@lru_cache(maxsize=REMEMBERED)
def area_score(text: str) -> float:
    """How much `text` reads like a field of study."""
    base = STUDIES.sub("", plain(text))
    if not base or width(base) > WIDEST_NAME or VERB_START.match(base) or MINOR.match(base):
        return -2
    if base.removesuffix("专业") in majors.names():
        return 4
    if re.search(r"(?:专业|方向)$", base):
        return 3.5
    if SCHOOL_WORDS.search(base) or DEPARTMENT_WORDS.search(base) or ENGLISH_FACULTY.search(base):
        return -1
    if AREA_WORDS.search(base) or TRADE.fullmatch(base):
        return 2.5
    if WHOLE_DEGREE.fullmatch(base):
        return 0
    if base.isascii() and re.search(
        r"\b(?:science|engineering|management|studies|economics|finance|english|law|design|physics|chemistry|mathematics|education|interpretation|business|arts|marketing|accounting|psychology|biology|communication|translation)\b",
        base,
    ):
        return 3
    return 0


@lru_cache(maxsize=REMEMBERED)
def degree_score(text: str) -> float:
    """How much `text` reads like a degree."""
    base = plain(text)
    if not base or width(base) > WIDEST_NAME:
        return -2
    match = degrees.pattern().search(base)
    if match is None:
        return LIKELY if degrees.level(base) else 0
    if ENGLISH_DEGREE.match(base):
        return 4
    rest = len(base) - len(match[0])
    if base in degrees.routes():
        return 3
    if rest > LONGEST_KIND and base.endswith(SCHOOLS):
        return 1
    return 4 if rest <= 6 else 2 if rest <= 16 else 0.5


def _begins_with_place(text: str) -> bool:
    return text[:2] in REGIONS or any(text[:length] in places.words() for length in range(2, min(7, len(text))))


def _ends_with_word(text: str, words: tuple[str, ...]) -> bool:
    """Whether `text` ends with one of `words`; Latin words must stand by themselves."""
    tail = text.rstrip(".")
    if not tail.endswith(words):
        return False
    if not tail[-1].isascii():
        return True
    for word in words:
        if tail.endswith(word) and (
            not word.isascii() or not tail[: -len(word)][-1:].isalpha() or not tail[: -len(word)][-1:].isascii()
        ):
            return True
    return False
