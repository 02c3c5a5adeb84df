"""What is known of a person → where she lives and where she comes from."""

import re
from collections.abc import Iterable, Sequence

from candidates.parsing.fields import roles
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.facts import LONGEST_PLACE, Known, first
from candidates.parsing.fields.segments import Segment
from candidates.parsing.lexicon import people, places
from candidates.parsing.lexicon.titles import TITLE_TAIL
from candidates.parsing.records import Line, Value

NO_PLACE = re.compile(
    r",?\s[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}$|[,，;；]?\s*(?:邮编|郵編|邮政编码|post\s?code|zip).*$|\s*[(（][^()（）]*(?:邮编|\d{6})[^()（）]*[)）]",
    re.IGNORECASE,
)
LIVES_IN = re.compile(
    r"^(?:我|本人)?(?:现在|目前|现)?(?:人(?:现在|现|目前)?在|家在|现?(?:家)?住在|住于|家住|现住|居于|常住|定居于?|现居住?地?|現居住?地?|现住(?:址|地)?|居住于|居住地|目前所在地?|所在地|坐标|base|住址|地址)\s*(?:于|在)?\s*[:：]?\s*",
    re.IGNORECASE,
)
TOWN = re.compile(r"[\u4e00-\u9fff]{2,3}")
SURE_POST = 3  # score
LONGEST_DISTRICT = 5  # characters
COUNTY = range(2, 5)  # characters
COMES_FROM = re.compile(r"^(?:籍贯|籍貫|祖籍|我?老家(?:在|是)?)\s*[:：]?\s*|人$")
NO_ADDRESS = re.compile(
    r"大学|学院|公司|医院|银行|中学|研究|university|institute|college|department|school|co\.|ltd|inc\b", re.IGNORECASE
)
# `Jersey City, NJ`; `Leeds, UK`
WESTERN_PLACE = re.compile(
    r"(?:[A-Z][A-Za-z.'’]+(?: [A-Z][A-Za-z.'’]+){0,2}, ){1,2}(?:[A-Z]{2}(?: \d{5})?"
    r"|U\.?S\.?A\.?|UK|United (?:States|Kingdom)|Canada|Australia|Singapore"
    r"|Germany|France|Japan|Hong Kong|Macau|Taiwan|China)(?:, (?:USA|China|UK))?"
)
PINYIN = re.compile(r"[A-Z][a-z'’]{4,}|Hong Kong")
WESTERN_ADDRESS = re.compile(r"\d{1,5}[A-Za-z]? [A-Z][^\d@]{3,40}, (?P<city>[A-Z][A-Za-z .'’\-]+)")


HOUSE = re.compile(
    r"^(?:(?:Flat|Room|Rm|Unit|Block|Suite|Apt|Building|House|No)\b\.?|\d{1,5}[A-Z]?/F)[^@\t|]*,\s?(?P<last>[^,@\t|]{2,30})$",
    re.IGNORECASE,
)
IN_HONG_KONG = re.compile(r"(?:N\.?T\.?|New Territories|Kowloon|Hong Kong|HK)\.?", re.IGNORECASE)


def read_home(known: Known) -> Value | None:
    """Where she lives: labelled, else told (现居杭州), else a place by itself, but not where she seeks work."""

    def read(line: Line, start: int, end: int) -> Value | None:
        text = re.split(r"\t|[|｜]", NO_PLACE.sub("", line.text[start:end]))[0].strip(" ,，;；")
        return line.value(start, start + len(text), confidence=0.95) if 1 < len(text) <= LONGEST_PLACE else None

    segments = known.at_home()
    return first(known, "location", read) or _stated_home(known.segments) or _house(segments) or _free_place(segments)


def _house(segments: Iterable[Segment]) -> Value | None:
    """An English address that fills its line, from the flat to the city: `Flat 2A, Tower 3, …, Hong Kong`."""
    for line in {each.line.number: each.line for each in segments}.values():
        text = NO_PLACE.sub("", line.text).strip()
        house = HOUSE.match(text)
        if house and (IN_HONG_KONG.fullmatch(house["last"]) or places.city_of(text)):
            start = line.text.index(text)
            return line.value(start, start + len(text), confidence=0.9)
    return None


def _stated_home(segments: Iterable[Segment]) -> Value | None:
    for each in segments:
        match = LIVES_IN.match(each.text)
        if match is None and each.text.startswith("住") and _begins_with_place(each.text[1:]):
            return each.line.value(each.start + 1, each.end, confidence=0.85)
        if match and len(each.text) - match.end() in range(2, LONGEST_PLACE):
            return each.line.value(each.start + match.end(), each.end, confidence=0.93)
    return None


def _free_place(segments: Sequence[Segment]) -> Value | None:
    """A segment that begins with a place, with the place after it where two stand side by side (`厦门 · 思明`)."""
    for index, each in enumerate(segments):
        if not (_reads_like_place(each.text) or _is_lone_city(each)):
            continue
        following = segments[index + 1] if index + 1 < len(segments) else None
        beside = following and following.line == each.line and 0 < following.start - each.end < 4
        district = next(iter(following.soft_parts()), None) if beside and following else None
        told = district and (_is_district(district.text) or _fill_line(each, district))
        end = district.end if district and told else each.end
        text = NO_PLACE.sub("", each.line.text[each.start : end]).rstrip(" ,，")
        return each.line.value(each.start, each.start + len(text), confidence=0.85)
    return None


def _fill_line(city: Segment, district: Segment) -> bool:
    """Whether a city and a short word behind it are all of a line: `兰州 · 城关`."""
    word = TOWN.fullmatch(district.text) and not people.is_no_name(district.text)
    return (
        bool(word)
        and roles.position_score(district.text) < SURE_POST
        and city.line.text.strip() == city.line.text[city.start : district.end]
    )


def _is_district(text: str) -> bool:
    return (
        places.is_place(text)
        or (2 < len(text) <= LONGEST_DISTRICT and text[-1] in "区區县縣")
        or places.is_place(f"{text}区")
    )


def _is_lone_city(segment: Segment) -> bool:
    """Whether a segment is a city in pinyin and no part of other Latin words: `… | Shanghai`."""
    line = segment.line.text
    words_beside = re.search(r"[A-Za-z] $", line[: segment.start]) or re.match(r" [A-Za-z]", line[segment.end :])
    return bool(PINYIN.fullmatch(segment.text) and places.city_of(segment.text) and not words_beside)


def _reads_like_place(text: str) -> bool:
    if NO_ADDRESS.search(text) or len(text) > LONGEST_PLACE or COMES_FROM.search(text) or find_dates(text):
        return False
    if places.is_place(text):
        return True
    address = WESTERN_ADDRESS.fullmatch(NO_PLACE.sub("", text))
    if WESTERN_PLACE.fullmatch(text) or places.is_abroad(text) or (address and places.is_abroad(address["city"])):
        return True
    steps = text.split()
    if len(steps) > 1 and all(places.is_place(step) or places.is_abroad(step) for step in steps):
        return True
    if not re.search(r"[\u3400-\u9fff]", text):
        return bool(places.city_of(text)) and bool(re.search(r"\b(?:China|District|Road|Street|Province)\b|,", text))
    return _begins_with_place(text) and not re.search(r"[，。！、:：]|经验|工作|户口|户籍|项目", text)


def _begins_with_place(text: str) -> bool:
    """`深圳市宝安区`, `广州天河`, `浙江省杭州市西湖区文三路 1 号`."""
    known = places.words()
    for length in range(min(9, len(text)), 1, -1):
        if text[:length] in known:
            rest = text[length:]
            return (
                not rest or rest.lstrip(" -·")[:2] in known or bool(re.search(r"[市区县镇乡路街道号村园城座]", rest))
            )
    return False


def read_native_place(known: Known, location: Value | None) -> Value | None:
    """Where she comes from: labelled, else told (四川人), else a second place beside her labelled address."""

    def read(line: Line, start: int, end: int) -> Value | None:
        text = re.split(r"\t|[|｜;；,，]| {2,}", line.text[start:end])[0].strip()
        return line.value(start, start + len(text), confidence=0.95) if 1 < len(text) <= 30 else None

    labelled = first(known, "native_place", read)
    if labelled:
        return labelled
    for each in known.segments:
        text = COMES_FROM.sub("", each.text)
        if text == each.text or TITLE_TAIL.search(each.text):
            continue
        if _begins_with_place(text) or _is_county(text):
            start = each.start + each.text.index(text)
            return each.line.value(start, start + len(text), confidence=0.85)
    return _second_place(known, location)


def _is_county(text: str) -> bool:
    """A province and what could be a county in it: 广西金秀, 湖南张家界."""
    return any(text.startswith(province) and len(text) - len(province) in COUNTY for province in places.provinces())


def _second_place(known: Known, location: Value | None) -> Value | None:
    """A bare place in the head of a person whose address stands elsewhere is where she comes from."""
    if location is None or not any(each.field == "location" for each in known.labelled):
        return None
    for each in known.segments:
        if _reads_like_place(each.text) and not each.alone and each.text not in location.text:
            return each.line.value(each.start, each.end, confidence=0.6)
    return None
