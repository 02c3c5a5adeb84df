"""Sections about the person → name, sex, birth, place and the other facts of her life.

Labelled values count first; then segments of the head that say something by their shape alone (男, 1995.03, 现居杭州).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.facts import Known, first, read_known
from candidates.parsing.fields.homes import read_home, read_native_place
from candidates.parsing.fields.segments import Segment
from candidates.parsing.lexicon import people
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
BORN = re.compile(r"\s?(?:出生|生)(?:人|的)?$")
WORKED = re.compile(r"^(?:工作|从业|從業)\s?(?:了|满)?\s?(?P<years>\d{1,2}(?:\.\d)?\s?年)(?:以上|多)?$")


def read_identity(sections: Sequence[Section], name: Value | None) -> Basics:
    """Who the person of that `name` is."""
    known = read_known(sections)
    elsewhere = replace(known, segments=tuple(each for each in known.segments if not _is_of(each, name)))
    location = read_home(elsewhere)
    return Basics(
        name=name,
        gender=_gender(known),
        birth=_birth(known),
        location=location,
        ethnicity=_word(known, "ethnicity"),
        political_status=_word(known, "political_status"),
        native_place=read_native_place(elsewhere, location),
        marital_status=_word(known, "marital_status"),
        years_of_experience=_years(known),
    )


def _is_of(segment: Segment, name: Value | None) -> bool:
    """Whether a segment holds the name or a part of it: names may be places as well."""
    return any(
        place.line == segment.line.number and place.start < segment.end and segment.start < place.end
        for place in (name.evidence if name else ())
    )


def _gender(known: Known) -> Value | None:
    def read(line: Line, start: int, end: int) -> Value | None:
        word = re.split(r"[\s|｜/,，;；(（]", line.text[start:end].strip())[0]
        return _gender_value(line, line.text.index(word, start), word, 0.98) if word else None

    labelled = first(known, "gender", read)
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


def _word(known: Known, kind: str) -> Value | None:
    """A value of a closed list: labelled as written, or a segment that is one of its words."""

    def read(line: Line, start: int, end: int) -> Value | None:
        text = re.split(r"\t|[|｜/;；,，]| {2,}", line.text[start:end])[0].strip()
        begin = line.text.index(text, start)
        return line.value(begin, begin + len(text), confidence=0.97) if 0 < len(text) <= 12 else None

    for each in known.segments:
        if each.text.casefold() in people.words(kind) and len(each.text) > 1:
            found = each.line.value(each.start, each.end, confidence=0.95)
            return first(known, kind, read) or found
    return first(known, kind, read)


def _birth(known: Known) -> Value | None:
    labelled = first(known, "birth", lambda line, start, end: _date_in(line, start, end, confidence=0.97))
    if labelled:
        return labelled
    for field in ("age", "gender"):
        if value := first(known, field, lambda line, start, end: _date_in(line, start, end, confidence=0.85)):
            return value
    return next((value for each in known.segments if (value := _free_birth(each))), None)


def _free_birth(segment: Segment) -> Value | None:
    """A segment that is a date, or an age or `生` with a date: `1995.03`, `36岁（1987/02/09）`, `95年3月生`."""
    text = segment.text
    born = BORN.search(text)
    end = segment.start + born.start() if born else segment.end
    value = _date_in(segment.line, segment.start, end, confidence=0.85)
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


def _years(known: Known) -> Value | None:
    def read(line: Line, start: int, end: int) -> Value | None:
        return _years_in(line, start, end, confidence=0.95)

    labelled = first(known, "years_of_experience", read)
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
