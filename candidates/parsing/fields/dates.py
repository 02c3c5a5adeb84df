"""Text → the dates and ranges in it, in every form that résumés use, as partial ISO dates with their places.

Tokens are found first (2019.07, 2019年7月, 07/2019, Jul 2019, 17.01, 105.6, 至今 …); tokens with only a range mark
between them are joined. Tokens that could be other numbers (17.01, 201508, 105.6) count only inside a range or
where they are all that the text holds.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

PRESENT = "present"
REPUBLIC_OFFSET = 1911  # years between the Republic-of-China calendar and ours
REMEMBERED = 1024  # texts; the readers ask for the same lines again and again
NEARBY = 20  # characters round a date that tell what it is: time stays in proportion to length
LONGEST_STAY = 20  # years between the ends of a range whose first year could be of either calendar
CENTURY_PIVOT = 60  # two-digit years below it are 20xx

MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
HAN_DIGITS = {**{digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")}, "零": "0", "○": "0"}

_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_SEPARATOR = r"\s?[./\-·－]\s?"
DASH = r"[-‐‑‒–—―−─－~～〜]"
ARROW = "[→↓⇒➔➜⟶]"
_MONTH_NAME = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_HAN_YEAR = r"[一二][九〇零○][〇零○一二三四五六七八九]{2}"
_HAN_MONTH = r"(?:十[一二]?|[一二三四五六七八九])"
# What may stand before a number that is a date, and what after.
_BEFORE = r"(?<![\dA-Za-z])(?<!\d[.,/])"
_AFTER = r"(?!\d)"
_LONE_YEAR = r"(?<!\d)(?<!\d )(?<![A-Za-z])(?<!\d[.,/])"
_NOT_A_COUNT = r"(?![\d.%A-Za-z个人万元台家名级余次件套条篇])(?!,\d)"

# The characters with which tokens begin: elsewhere nothing is tried.
OPENINGS = "0-9'’一二三四五六七八九十民今仍到在现現目至迄ADFJMNOSWCP"
TOKENS = re.compile(
    f"(?=[{OPENINGS}])(?:"
    + "|".join(
        (
            rf"(?P<han_year>{_HAN_YEAR})\s?年(?:\s?(?P<han_month>{_HAN_MONTH})\s?月(?:份)?)?",
            rf"{_BEFORE}(?P<year1>{_YEAR})\s?年\s?(?P<month1>{_MONTH})(?:\s?月(?:份)?(?:\s?(?P<day1>{_DAY})\s?[日号])?|(?!\d))",
            rf"{_BEFORE}(?P<year2>{_YEAR})(?P<mark>{_SEPARATOR})(?P<month2>{_MONTH})"
            rf"(?:(?P=mark)(?P<day2>{_DAY})(?![\d年])(?!\s?[./]\s?\d))?(?!\d)(?:\s?月(?:份)?)?",
            # `1. 2015年` numbers a line; a month has no space behind its dot
            rf"{_BEFORE}(?P<month3>{_MONTH})(?:\s?[/\-]\s?|\s?\.)(?P<year3>{_YEAR}){_AFTER}(?!\s?[./]\d)(?!\s?年)",
            rf"(?<![A-Za-z])(?P<name4>{_MONTH_NAME}),?\s?['’]?(?P<year4>{_YEAR}){_AFTER}",
            rf"(?P<han_month_first>{_HAN_MONTH})\s?月\s?(?P<han_month_year>{_YEAR}){_AFTER}",
            rf"{_BEFORE}(?P<year5>{_YEAR}),?\s(?P<name5>{_MONTH_NAME})(?![A-Za-z])",
            r"民[国國]\s?(?P<republic>\d{2,3})\s?(?:年|[./\-])\s?"
            r"(?:(?P<republic_month>1[0-2]|0?[1-9])(?:\s?月)?(?!\d))?",
            rf"{_BEFORE}(?P<compact_year>{_YEAR})(?P<compact_month>1[0-2]|0[1-9])(?P<compact_day>3[01]|[12]\d|0[1-9])?{_AFTER}",
            rf"{_LONE_YEAR}(?P<term_year>{_YEAR})\s?年?\s?(?:[春夏秋冬][季天节]?|[暑寒]假|上半年|下半年)(?:学期)?",
            rf"(?:Spring|Summer|Fall|Autumn|Winter)\s(?P<season_year>{_YEAR}){_AFTER}",
            rf"{_BEFORE}(?P<class_year>{_YEAR})\s?届",
            rf"{_BEFORE}(?<!第)(?P<short_class>\d{{2}})\s?届(?=[\s,，。;；|｜)）]|毕业|应届|$)",
            rf"{_BEFORE}(?P<entry_year>{_YEAR})\s?级(?![\u4e00-\u9fff])",
            rf"{_LONE_YEAR}(?P<plain_year>{_YEAR})(?:\s?年(?!\d)(?!度)|{_NOT_A_COUNT})",
            rf"['’]?{_BEFORE}(?P<short_year>\d{{2}})\s?(?:年|[./])\s?(?P<short_month>1[0-2]|0?[1-9])(?:\s?月|(?![\d.%年])(?!\s?[./]\d))",
            rf"{_BEFORE}(?P<month_first>0[1-9]|1[0-2])/(?P<year_last>\d{{2}})(?![\d/.])",
            rf"{_BEFORE}(?P<short_republic>(?:[89]\d|1[01]\d))\s?[./年]\s?(?P<short_republic_month>1[0-2]|0?[1-9])(?:\s?月|(?![\d.%]))",
            rf"{_BEFORE}(?P<lone_month>{_MONTH})\s?月(?:份)?",
            r"(?<![\d.])(?P<two_digit_year>\d{2})\s?年(?!\d)(?![以的来])",
            r"(?P<present>(?<=\bto )date|present|now|current|ongoing|至今|迄今|目前|仍在职|仍在職|在职中|在職中|今"
            r"|到现在|现在|現在)"
            r"(?![A-Za-z一-鿿])",
            # behind a date or the mark of a range also before other words: `2018年至今在…`, `到现在在…`
            rf"(?P<open_end>(?:(?<=[\d年月])|(?<=[\d年月]\s))(?:至今|到现在)|(?<={DASH})(?:至今|迄今|现在)|(?<=至)现在|(?:至今|迄今)(?=[仍还]?在[职岗任读]))(?![年职])",
        )
    )
    + ")",
    re.IGNORECASE,
)
# What may say how exact a date is or which end it is, before something else begins: `2017年2月底`, `2013.07起`.
EDGE_WORD = re.compile(r"\s?(?:[底初末]|[上中下]旬|起|止|左右|前后)(?=[\s,，。;；:：|｜\-–—~～至到)）]|$)")
# What says that a date is that of going in or out: `2012年9月入学`, `2021年毕业`; and what leads to it: `自2018年7月`.
GRADUATED = re.compile(r"\s?(?:毕业|畢業|结业|結業|完成)(?=[\s,，。;；|｜)）]|$)")
ENTERED = re.compile(r"\s?(?:入学|入學|入校)(?=[\s,，。;；|｜)）]|$)")
SINCE = re.compile(r"(?:^|(?<=[\s(（|｜]))[自从從]\s?$")
FRACTION = re.compile(r"\d{1,2}\s?[/／]\s?\d{2}")
SINCE_THEN = re.compile(r"起$")  # `2017.8 起`, before nothing or a cell: it goes on
WEAK = ("compact", "short", "short_republic", "lone_month", "present", "two_digit")

RANGE_MARK = re.compile(
    rf"\s*(?:{DASH}+|{ARROW}|至|到|－+|起至|to|until|till)\s*(?:{DASH}+\s*)?|\s+(?:{DASH}\s+)?(?=至今|迄今|present)|(?=至今|迄今)|\s*[/|]\s*(?=至今|现在)",
    re.IGNORECASE,
)
SCHOOL_YEAR = re.compile(r"\s?学年|\s?年?度|\s?赛季|\s?财年|\s?(?:第[一二1-2]|[上下])学期")
BARE_END_MONTH = re.compile(rf"\s?{DASH}\s?(?P<month>1[0-2]|0?[1-9])(?![\d.年/])(?:\s?月)?")
# `2014-06/2018-05`: a slash between two months that are written without one.
SLASHED_END = re.compile(rf"\s?/\s?(?P<year>{_YEAR})[.\-](?P<month>{_MONTH})(?![\d.\-])")
EXPECTED_AFTER = re.compile(r"\s*[(（]?\s*(?:预计|预期|预毕业|预计毕业|应届|expected|毕业(?!后))", re.IGNORECASE)
EXPECTED_BEFORE = re.compile(
    r"(?:预计|预期|将于|完成[于於]|finished|completed|graduated|expected|至|毕业于?)\s*[:：]?\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date (`end` is "") or a range that stands at `text[begin:finish]`.

    `start` and `end` are partial ISO dates as precise as written; `end` may be "present". Either may be "".
    """

    start: str
    end: str
    begin: int
    finish: int
    is_range: bool
    start_place: tuple[int, int]
    end_place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    iso: str
    begin: int
    finish: int


@lru_cache(maxsize=REMEMBERED)
def find_dates(text: str) -> tuple[DateSpan, ...]:
    """All dates and ranges in `text`, in order. School years (2013-2014学年) are none."""
    tokens = _tokens(text)
    found: list[DateSpan] = []
    index = 0
    while index < len(tokens):
        joined = _join(text, tokens, index)
        span = joined or _single(text, tokens[index])
        if span is not None and not SCHOOL_YEAR.match(text, span.finish):
            found.append(span)
        index += 2 if joined and _uses_next(tokens, index, joined) else 1
    return tuple(found)


def find_range(text: str) -> DateSpan | None:
    """The first range of `text`, or else its first date, or else None."""
    spans = find_dates(text)
    return next((span for span in spans if span.is_range), spans[0] if spans else None)


def _uses_next(tokens: list[_Token], index: int, span: DateSpan) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].begin < span.finish


def _tokens(text: str) -> list[_Token]:
    return [_token(match, text) for match in TOKENS.finditer(text)]


def _token(match: re.Match[str], text: str) -> _Token:
    parts = {name: value for name, value in match.groupdict().items() if value and name != "mark"}
    kind, iso = _meaning(parts)
    edges = (pattern.match(text, match.end()) for pattern in (EDGE_WORD, GRADUATED, ENTERED))
    since = SINCE.search(text[max(match.start() - NEARBY, 0) : match.start()])
    finish = next((edge.end() for edge in edges if edge), match.end())
    return _Token(kind, iso, match.start() - (len(since[0]) if since else 0), finish)


def _meaning(parts: dict[str, str]) -> tuple[str, str]:
    """The kind of a token and its partial ISO date."""
    first = next(iter(parts))
    if first in ("present", "open_end"):
        return "present", PRESENT
    if first == "han_year":
        year = "".join(HAN_DIGITS[digit] for digit in parts["han_year"])
        return "full", _iso(year, _han_month(parts.get("han_month", "")))
    if first == "han_month_first":
        return "full", _iso(parts["han_month_year"], _han_month(parts["han_month_first"]))
    if first == "republic":
        return "republic", _iso(int(parts["republic"]) + REPUBLIC_OFFSET, parts.get("republic_month"))
    if first == "compact_year":
        return "compact", _iso(parts["compact_year"], parts["compact_month"], parts.get("compact_day"))
    if first == "short_year":
        return "short", _iso(_century(parts["short_year"]), parts["short_month"])
    if first == "month_first":
        return "short", _iso(_century(parts["year_last"]), parts["month_first"])
    if first == "short_republic":
        return "short_republic", _iso(int(parts["short_republic"]) + REPUBLIC_OFFSET, parts["short_republic_month"])
    if first == "lone_month":
        return "lone_month", f"{int(parts['lone_month']):02d}"
    if first == "two_digit_year":
        return "two_digit", str(_century(parts["two_digit_year"]))
    if first in ("term_year", "season_year", "entry_year"):
        return "year", parts[first]
    if first == "class_year":
        return "class", parts["class_year"]
    if first == "short_class":
        return "class", str(_century(parts["short_class"]))
    if first == "plain_year":
        return "year", parts["plain_year"]
    return "full", _dated(parts)


def _dated(parts: dict[str, str]) -> str:
    """The ISO form of the tokens whose groups are year<n>, month<n> or name<n>, day<n>."""
    number = next(iter(parts))[-1]
    name = parts.get(f"name{number}")
    month = MONTH_NAMES.index(name[:3].casefold()) + 1 if name else parts[f"month{number}"]
    return _iso(parts[f"year{number}"], month, parts.get(f"day{number}"))


def _iso(year: str | int, month: str | int | None = None, day: str | None = None) -> str:
    return "-".join([str(year)] + [f"{int(part):02d}" for part in (month, day) if part])


def _han_month(text: str) -> int | None:
    if not text:
        return None
    if text.startswith("十"):
        return 10 + int(HAN_DIGITS.get(text[1:], "0"))
    return int(HAN_DIGITS[text])


def _century(year: str) -> int:
    return int(year) + (2000 if int(year) < CENTURY_PIVOT else 1900)


def _join(text: str, tokens: list[_Token], index: int) -> DateSpan | None:
    """The range that begins with token `index`: with the next token, or with a bare month (2014.06-10)."""
    first = tokens[index]
    if first.kind in ("present", "lone_month", "class"):
        return None
    if index + 1 < len(tokens):
        second = tokens[index + 1]
        gap = text[first.finish : second.begin]
        if second.begin == first.finish and second.kind != "present":
            gap = "?"
        if RANGE_MARK.fullmatch(gap + ("至今" if not gap and second.kind == "present" else "")) or _marked(
            gap, second
        ):
            end = _end_iso(first, second)
            if end:
                start = _in_republic(first) if _both_republic(first, second) else first.iso
                return _range(start, end, first, second.begin, second.finish)
    if SINCE_THEN.search(text, first.begin, first.finish) and text[first.finish : first.finish + 1] in ("", "\t"):
        return _range(first.iso, PRESENT, first, first.finish - 1, first.finish)
    is_month = first.kind == "full" and first.iso.count("-") == 1
    slashed = SLASHED_END.match(text, first.finish) if is_month else None
    if slashed and "/" not in text[first.begin : first.finish]:
        return _range(first.iso, _iso(slashed["year"], slashed["month"]), first, slashed.start("year"), slashed.end())
    bare = BARE_END_MONTH.match(text, first.finish)
    if bare and first.kind in ("full", "short", "republic") and first.iso.count("-") == 1:
        end = _iso(first.iso[:4], bare["month"])
        return _range(first.iso, end, first, bare.start("month"), bare.end())
    return None


def _marked(gap: str, second: _Token) -> bool:
    if second.kind == "present":
        mark = rf"\s*[,，]?\s*(?:一直)?(?:做|干|工作)?(?:{DASH}*|{ARROW}|至|到|to|until|till|/|{DASH}+\s?to)\s*"
        return re.fullmatch(mark, gap, re.IGNORECASE) is not None
    return (
        re.fullmatch(rf"\s*(?:{DASH}+|{ARROW}|至|到|起至|to|until|till)\s*(?:预计|预)?\s*", gap, re.IGNORECASE)
        is not None
    )


def _end_iso(first: _Token, second: _Token) -> str:
    if second.kind == "lone_month":
        return f"{first.iso[:4]}-{second.iso}" if first.kind != "year" or first.iso else ""
    if first.kind == "republic" and second.kind in ("short", "short_republic", "two_digit"):
        return _in_republic(second)
    if {first.kind, second.kind} == {"short_republic", "full"} or second.kind == "class":
        return ""
    if first.kind == "short" and second.kind == "short_republic" and not _both_republic(first, second):
        return ""
    return second.iso


def _both_republic(first: _Token, second: _Token) -> bool:
    """Whether a short year belongs to the calendar of the other end: `98.9–100.6` goes from 2009 to 2011."""
    if first.kind != "short" or second.kind != "short_republic":
        return False
    return 0 <= int(second.iso[:4]) - int(_in_republic(first)[:4]) <= LONGEST_STAY


def _in_republic(token: _Token) -> str:
    """The end of a range that begins in the Republic's calendar: its short year counts there too (民國99年～103年)."""
    year, *month = token.iso.split("-")
    if token.kind == "short_republic":
        return token.iso
    return "-".join([str(int(year) % 100 + REPUBLIC_OFFSET), *month])


def _range(start: str, end: str, first: _Token, begin: int, finish: int) -> DateSpan:
    return DateSpan(start, end, first.begin, finish, True, (first.begin, first.finish), (begin, finish))


def _single(text: str, token: _Token) -> DateSpan | None:
    """A date by itself. Forms that could be other numbers must be all of the text, or all of a bracket or cell."""
    if token.kind in ("present", "lone_month") or re.search(r"\d-$", text[max(token.begin - 2, 0) : token.begin]):
        return None
    if token.kind in WEAK and not _stands_alone(text, token):
        return None
    place, nowhere = (token.begin, token.finish), (token.finish, token.finish)
    ends = (
        token.kind == "class"
        or GRADUATED.search(text[token.begin : token.finish])
        or EXPECTED_AFTER.match(text, token.finish)
        or EXPECTED_BEFORE.search(text[max(token.begin - NEARBY, 0) : token.begin])
    )
    if ends:
        return DateSpan("", token.iso, *place, False, nowhere, place)
    return DateSpan(token.iso, "", *place, False, place, nowhere)


def _stands_alone(text: str, token: _Token) -> bool:
    before = text[max(token.begin - NEARBY, 0) : token.begin].rstrip(" ")
    after = text[token.finish : token.finish + NEARBY].lstrip(" ")
    if FRACTION.fullmatch(text[token.begin : token.finish]) and re.search(r"\d\s?[(（]$", before):
        return False  # a rank behind a grade
    return (not before or before[-1] in "\t|｜(（,，") and (not after or after[0] in "\t|｜)），,")
