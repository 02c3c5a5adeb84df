"""A blind review: a person without photo, name, gender, age, birth, native place and the tier of her schools.

Contacts go as well, for most of them spell the name. The document is shown as text, with these words blacked out.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from candidates.models import Candidate, ResumeText

HIDDEN = frozenset(("name", "gender", "birth", "native_place"))
CONTACTS = frozenset(("phone", "email", "wechat", "qq", "url", "profiles"))
BLACK = "█"
SHORTEST_WORD = 2  # of a value that is blacked out wherever it stands, not only where it was read
TELLING = re.compile(
    r"(?<!\d)(?:985|211)(?!\d)|双一流|雙一流|C9|(?<!\d)\d{2}\s*(?:周岁|歲|岁)|(?<=年龄[:：])\s*\d{2}|(?<=英文名[:：])[^\t|，,]+"
    r"|先生|女士|小姐|[男女](?=\s*(?:$|[|/，,、]))"
)
# Contacts that somebody writes into a text. A lone `ASP.NET` or `socket.io` is none.
_NAME = "[A-Za-z0-9_-]"
_ADDRESS = "[^\\s，。；、<>\"']"
WRITTEN_CONTACT = re.compile(
    "|".join(
        (
            rf"[A-Za-z0-9_.+-]+@{_NAME}+(?:\.{_NAME}+)+",
            r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[-. ]?\d{4}[-. ]?\d{4}(?!\d)",
            r"(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)",
            r"\+\d[\d -]{7,}\d",
            rf"(?<![A-Za-z])(?:微信|wechat|weixin|vx|QQ)号?\s*[:：]?\s*{_NAME}{{5,}}",
            rf"https?://{_ADDRESS}+|www\.{_ADDRESS}+",
            rf"(?:{_NAME}+\.)+(?:com|cn|org|me|dev|top|site|info)(?![A-Za-z0-9.])(?:/{_ADDRESS}*)?",
            rf"(?:{_NAME}+\.)+[a-z]{{2,6}}/{_ADDRESS}+|{_NAME}+\.(?:github|gitee)\.io",
        )
    ),
    re.IGNORECASE,
)
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
MOST_PEOPLE = 256  # whose pattern is kept: one page shows each many times


def is_hidden(row: object, field: str) -> bool:
    """Whether a blind review hides this field of a row."""
    return isinstance(row, Candidate) and field in HIDDEN | CONTACTS


def blacked_out(text: ResumeText, person: Candidate) -> ResumeText:
    """The text of a file, not saved, without pictures and with what is hidden blacked out, letter for letter."""
    places = [place for name in HIDDEN | CONTACTS for place in (person.evidence or {}).get(name, {}).get("places", ())]
    telling = telling_of(person)
    lines = [{**line, "text": _without(line, places, telling)} for line in text.lines]
    return ResumeText(file_id=text.file_id, lines=lines, pages=[])


def told_blind(text: str, person: Candidate) -> str:
    """`text` with what tells who `person` is blacked out, letter for letter."""
    return blackened(text, telling_of(person))


def blackened(text: str, pattern: re.Pattern[str]) -> str:
    """`text` with all matches blacked out, those in full-width letters too."""
    shown = list(text)
    for match in pattern.finditer(text.translate(HALF_WIDTH)):
        shown[match.start() : match.end()] = BLACK * len(match[0])
    return "".join(shown)


def telling_of(person: Candidate) -> re.Pattern[str]:
    """What a blind review blacks out wherever it stands: names and contacts, ages, forms of address, tiers."""
    return _pattern((person.name, person.native_place, *contacts(person)), person.name_pinyin)


def contacts(person: Candidate) -> tuple[str, ...]:
    return (person.phone, person.email, person.wechat, person.qq, person.url, *person.profiles)


@lru_cache(MOST_PEOPLE)
def _pattern(words: tuple[str, ...], pinyin: str) -> re.Pattern[str]:
    own = sorted((re.escape(word) for word in words if len(word) >= SHORTEST_WORD), key=len, reverse=True)
    return re.compile("|".join([*own, *_spellings(pinyin), WRITTEN_CONTACT.pattern, TELLING.pattern]), re.IGNORECASE)


def _spellings(pinyin: str) -> Iterator[str]:
    """`zhang wei`: Zhang Wei, Wei Zhang, zhangwei, Zhang W., W. Zhang, with whatever stands between."""
    family, *given = map(re.escape, pinyin.split() or [""])
    if given:
        whole, first = r"[\s-]?".join(given), given[0][0]
        ways = (
            rf"{family}[\s,.]*{whole}",
            rf"{whole}[\s,.]*{family}",
            rf"{family}[\s,]+{first}(?![A-Za-z])\.?",
            rf"{first}(?![A-Za-z])\.?\s*{family}",
        )
        yield rf"(?<![A-Za-z])(?:{'|'.join(ways)})(?![A-Za-z])"


def _without(line: Mapping, places: list[Mapping], telling: re.Pattern[str]) -> str:
    text = blackened(line["text"], telling)
    for place in places:
        if place["line"] == line["number"]:
            start, end = place["start"], min(place["end"], len(text))
            text = text[:start] + BLACK * (end - start) + text[end:]
    return text
