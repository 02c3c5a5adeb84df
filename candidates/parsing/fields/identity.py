"""Sections about the person → name, sex, birth, place and the other facts of her life.

Labelled values count first; then segments of the head that say something by their shape alone (男, 1995.03, 现居杭州).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.segments import PERSON_KINDS, Segment, person_lines, read_segments
from candidates.parsing.labels import LabelledValue, read_labelled
from candidates.parsing.lexicon import people, places
from candidates.parsing.lexicon.titles import TITLE_TAIL
from candidates.parsing.records import Basics, Line, Section, Value

BIRTH_YEARS = range(1940, 2013)
EXACT_DATE = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Z][a-z]{2})[a-z]*\.?,?\s+(?P<year>(?:19|20)\d\d)"
    r"|(?<![\d/.])(?P<day3>\d{1,2})\s?(?P<mark>[/.])\s?(?P<month3>\d{1,2})\s?(?P=mark)\s?(?P<year3>(?:19|20)\d\d)(?!\d)"
    r"|(?P<month2>[A-Z][a-z]{2})[a-z]*\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,\s*(?P<year2>(?:19|20)\d\d)"
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HAN_NUMBERS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "兩": 2, "〇": 0}
YEARS = re.compile(
    r"(?<![\d.])(?P<number>\d{1,2}(?:\.\d)?|[一二两三四五六七八九十]{1,3})\s*\+?\s*"
    r"(?:年(?:多|余|以上)?(?:[^，。；\d]{0,8}?(?:经验|經驗|经历|工龄|年资|年資))?|years?['’]?(?:\s+of)?(?:\s+\w+){0,2}\s+experience)",
    re.IGNORECASE,
)
WORKED = re.compile(r"^(?:工作|从业|從業)\s?(?:了|满)?\s?(?P<years>\d{1,2}(?:\.\d)?\s?年)(?:以上|多)?$")
NO_PLACE = re.compile(
    r",?\s[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}$|[,，;；]?\s*(?:邮编|郵編|邮政编码|post\s?code|zip).*$|\s*[(（][^()（）]*(?:邮编|\d{6})[^()（）]*[)）]",
    re.IGNORECASE,
)
LIVES_IN = re.compile(
    r"^(?:我|本人)?(?:现在|目前)?(?:现?(?:家)?住在|住于|家住|现住|居于|常住|定居于?|现居住?地?|現居住?地?|现住(?:址|地)?|居住于|居住地|目前所在地?|所在地|坐标|base|住址|地址)\s*(?:于|在)?\s*[:：]?\s*",
    re.IGNORECASE,
)
COUNTY = range(2, 5)  # characters
COMES_FROM = re.compile(r"^(?:籍贯|籍貫|祖籍)\s*[:：]?\s*|人$")
NO_ADDRESS = re.compile(
    r"大学|学院|公司|医院|银行|中学|研究|university|institute|college|department|school|co\.|ltd|inc\b", re.IGNORECASE
)
# `Jersey City, NJ`; `Leeds, UK`
WESTERN_PLACE = re.compile(
    r"[A-Z][A-Za-z.'’]+(?: [A-Z][A-Za-z.'’]+){0,2}, (?:[A-Z]{2}(?: \d{5})?"
    r"|U\.?S\.?A\.?|UK|United (?:States|Kingdom)|Canada|Australia|Singapore"
    r"|Germany|France|Japan|Hong Kong|Macau|Taiwan|China)(?:, (?:USA|China|UK))?"
)
WESTERN_ADDRESS = re.compile(r"\d{1,5}[A-Za-z]? [A-Z][^\d@]{3,40}, (?P<city>[A-Z][A-Za-z .'’\-]+)")
LONGEST_PLACE = 60
WAITING = re.compile(r"待补充|待填|未填|暂无|无$|保密|面谈")


@dataclass(frozen=True, slots=True)
class _Known:
    """What stands about the person: labelled values and free segments."""

    labelled: tuple[LabelledValue, ...]
    segments: tuple[Segment, ...]


def read_identity(sections: Sequence[Section], name: Value | None) -> Basics:
    """Who the person of that `name` is."""
    lines = person_lines(sections)
    labelled = read_labelled(lines) + tuple(_labelled_elsewhere(sections))
    known = _Known(labelled, tuple(_all_segments(lines)))
    location = _place(known)
    return Basics(
        name=name,
        gender=_gender(known),
        birth=_birth(known),
        location=location,
        ethnicity=_word(known, "ethnicity"),
        political_status=_word(known, "political_status"),
        native_place=_native_place(known, location),
        marital_status=_word(known, "marital_status"),
        years_of_experience=_years(known),
    )


def _labelled_elsewhere(sections: Sequence[Section]) -> Iterable[LabelledValue]:
    """Labels outside the sections about the person, in a footer or under another heading, but not of an employer."""
    for section in sections:
        if section.kind not in (*PERSON_KINDS, "work", "projects", "activities", "education"):
            yield from read_labelled(section.lines)


def _all_segments(lines: Sequence[Line]) -> Iterable[Segment]:
    for segment in read_segments(lines):
        if any(span.is_range for span in find_dates(segment.line.text)):
            continue
        yield segment
        parts = segment.soft_parts()
        if len(parts) > 1:
            yield from parts
        elif " " in segment.text and len(segment.text) < LONGEST_PLACE:
            yield from segment.words()


def _labelled(known: _Known, field: str) -> Iterable[tuple[Line, int, int]]:
    for each in known.labelled:
        if each.field == field and each.start < each.end and not WAITING.search(each.line.text[each.start : each.end]):
            yield each.line, each.start, each.end


def _first(known: _Known, field: str, read: Callable[[Line, int, int], Value | None]) -> Value | None:
    return next((value for place in _labelled(known, field) if (value := read(*place))), None)


# ---------------------------------------------------------------- sex and words that speak for themselves


def _gender(known: _Known) -> Value | None:
    def read(line: Line, start: int, end: int) -> Value | None:
        word = re.split(r"[\s|｜/,，;；(（]", line.text[start:end].strip())[0]
        return _gender_value(line, line.text.index(word, start), word, 0.98) if word else None

    labelled = _first(known, "gender", read)
    return labelled or next(
        (
            value
            for each in known.segments
            # A lone `Man` or `M.` is part of a name.
            if (not each.text.isascii() or each.text.casefold() in ("male", "female"))
            and (value := _gender_value(each.line, each.start, each.text, 0.95))
        ),
        None,
    )


def _gender_value(line: Line, start: int, word: str, confidence: float) -> Value | None:
    for kind, text in (("male", "男"), ("female", "女")):
        if word.casefold() in people.words(kind):
            return line.value(start, start + len(word), text=text, confidence=confidence)
    return None


def _word(known: _Known, kind: str) -> Value | None:
    """A value of a closed list: labelled as written, or a segment that is one of its words."""

    def read(line: Line, start: int, end: int) -> Value | None:
        text = re.split(r"\t|[|｜/;；,，]| {2,}", line.text[start:end])[0].strip()
        begin = line.text.index(text, start)
        return line.value(begin, begin + len(text), confidence=0.97) if 0 < len(text) <= 12 else None

    for each in known.segments:
        if each.text.casefold() in people.words(kind) and len(each.text) > 1:
            found = each.line.value(each.start, each.end, confidence=0.95)
            return _first(known, kind, read) or found
    return _first(known, kind, read)


# ---------------------------------------------------------------- birth


def _birth(known: _Known) -> Value | None:
    labelled = _first(known, "birth", lambda line, start, end: _date_in(line, start, end, confidence=0.97))
    if labelled:
        return labelled
    for field in ("age", "gender"):
        if value := _first(known, field, lambda line, start, end: _date_in(line, start, end, confidence=0.85)):
            return value
    return next((value for each in known.segments if (value := _free_birth(each))), None)


def _free_birth(segment: Segment) -> Value | None:
    """A segment that is a date, or an age or `生` with a date: `1995.03`, `36岁（1987/02/09）`, `1995年生`."""
    text = segment.text
    value = _date_in(segment.line, segment.start, segment.end, confidence=0.85)
    if value is None or len(text) > 24:
        return None
    rest = re.sub(
        r"[\d〇零一二三四五六七八九十年月日号.\-/·\s()（）]|岁|歲|出生|生于|生|[Bb]orn|[A-Z][a-z]{2,8}\.?", "", text
    )
    return value if not rest else None


def _exact_iso(match: re.Match[str]) -> str:
    """The date of 17 Sep 1993, Sep 17, 1993 or 17/09/1993, whose day stands first where both could be months."""
    year = match["year"] or match["year2"] or match["year3"]
    day = int(match["day"] or match["day2"] or match["day3"])
    name = match["month"] or match["month2"]
    month = int(match["month3"]) if match["month3"] else MONTHS.index(name) + 1 if name in MONTHS else 0
    if month > len(MONTHS):
        day, month = month, day
    return f"{year}-{month:02d}-{day:02d}" if 0 < month <= len(MONTHS) else ""


def _date_in(line: Line, start: int, end: int, *, confidence: float) -> Value | None:
    text = line.text[start:end]
    exact = EXACT_DATE.search(text)
    if exact and (iso := _exact_iso(exact)):
        return line.value(start + exact.start(), start + exact.end(), text=iso, confidence=confidence)
    for span in find_dates(text):
        if not span.is_range and span.start and int(span.start[:4]) in BIRTH_YEARS:
            in_month = (
                re.match(r"\s*月?\s*(\d{1,2})\s*[日号號]", text[span.finish :])
                if len(span.start) == len("2000-01")
                else None
            )
            iso = f"{span.start}-{int(in_month[1]):02d}" if in_month else span.start
            finish = span.finish + (in_month.end() if in_month else 0)
            return line.value(start + span.begin, start + finish, text=iso, confidence=confidence)
    return None


# ---------------------------------------------------------------- places


def _place(known: _Known) -> Value | None:
    def read(line: Line, start: int, end: int) -> Value | None:
        text = re.split(r"\t|[|｜]", NO_PLACE.sub("", line.text[start:end]))[0].strip(" ,，;；")
        return line.value(start, start + len(text), confidence=0.95) if 1 < len(text) <= LONGEST_PLACE else None

    return _first(known, "location", read) or _stated_home(known.segments) or _free_place(known.segments)


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
        if not _reads_like_place(each.text):
            continue
        following = segments[index + 1] if index + 1 < len(segments) else None
        beside = following and following.line == each.line and 0 < following.start - each.end < 4
        end = following.end if beside and following and places.is_place(following.text) else each.end
        text = NO_PLACE.sub("", each.line.text[each.start : end]).rstrip(" ,，")
        return each.line.value(each.start, each.start + len(text), confidence=0.85)
    return None


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


def _native_place(known: _Known, location: Value | None) -> Value | None:
    def read(line: Line, start: int, end: int) -> Value | None:
        text = re.split(r"\t|[|｜;；,，]| {2,}", line.text[start:end])[0].strip()
        return line.value(start, start + len(text), confidence=0.95) if 1 < len(text) <= 30 else None

    labelled = _first(known, "native_place", read)
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


def _second_place(known: _Known, location: Value | None) -> Value | None:
    """A bare place in the head of a person whose address stands elsewhere is where she comes from."""
    if location is None or not any(each.field == "location" for each in known.labelled):
        return None
    for each in known.segments:
        if _reads_like_place(each.text) and not each.alone and each.text != location.text:
            return each.line.value(each.start, each.end, confidence=0.6)
    return None


# ---------------------------------------------------------------- experience


def _years(known: _Known) -> Value | None:
    def read(line: Line, start: int, end: int) -> Value | None:
        return _years_in(line, start, end, confidence=0.95)

    labelled = _first(known, "years_of_experience", read)
    if labelled:
        return labelled
    for each in known.segments:
        if worked := WORKED.match(each.text):
            return _years_in(each.line, each.start + worked.start("years"), each.end, confidence=0.92)
        match = YEARS.search(each.text)
        if match and len(each.text) <= match.end() - match.start() + 6:
            stated = "经" in match[0] or "經" in match[0] or "exp" in match[0].casefold() or "工龄" in match[0]
            if stated or (match[0] == each.text and not re.match(r" ?[A-Za-z\u4e00-\u9fff]", _rest(each))):
                return _years_in(each.line, each.start, each.end, confidence=0.92 if stated else 0.75)
    return None


def _rest(segment: Segment) -> str:
    return segment.line.text[segment.end :]


def _years_in(line: Line, start: int, end: int, *, confidence: float) -> Value | None:
    match = YEARS.search(line.text, start, end) or re.compile(r"(?P<number>\d{1,2}(?:\.\d)?)").search(
        line.text, start, end
    )
    if match is None:
        return None
    number = _number(match["number"])
    return line.value(match.start(), match.end(), text=number, confidence=confidence) if number else None


def _number(text: str) -> str:
    """`七` → `7`, `二十三` → `23`, `1.5` → `1.5`."""
    if text[0].isdigit():
        return text
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return str(HAN_NUMBERS[text]) if text in HAN_NUMBERS else ""
    return str((HAN_NUMBERS.get(tens, 1) if tens else 1) * 10 + (HAN_NUMBERS.get(ones, 0) if ones else 0))
