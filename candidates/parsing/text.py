"""Characters only, no résumé knowledge: one normal form for what can be written in many ways.

`clean` maps characters (full width, radicals, hyphens, invisible ones), `settle` mends white space of a line
and says where each remaining character came from, so that evidence stays right.
"""

import re
import unicodedata
from functools import lru_cache

# Radicals of U+2E80–2EF3 that stand in text layers for the ordinary character; NFKC knows only two of them.
RADICALS_SUPPLEMENT = {
    radical: ordinary
    for radicals, ordinaries in (
        ("⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗", "厂乛乚乙亻冂几刀刂卜㔾小小尢尣尢尣巳幺彑彐忄心"),
        ("⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯", "扌攵旡日月歺母民氵氺灬爪爫丬牛犭王疋目示礻竹糹"),
        ("⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆", "纟罓罒网网网羊羊羊老聿聿月臼艹艹艹虎衤西西见角"),
        ("⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝", "角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食"),
        ("⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳", "食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"),
    )
    for radical, ordinary in zip(radicals, ordinaries, strict=True)
}
# Bullets of Symbol and Wingdings, which Word writes as private-use characters.
PRIVATE_TICKS = "\uf052\uf0fe"  # their ticked boxes
PRIVATE_BULLETS = "\uf06c\uf06e\uf071\uf075\uf076\uf077\uf09f\uf0a7\uf0a8\uf0b2\uf0b7\uf0d8\uf0d2\uf0e0\uf0fc"
EM_SPACES = "\u2001\u2003\u3000"
OTHER_SPACES = "\u00a0\u1680\u2000\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u2028\u2029"
# En and em dashes are characters of prose and of dates, and stay as written.
HYPHENS = "\u2010\u2011\u2012\u2212\ufe63\uff0d"
# Full-width forms that stay: Chinese punctuation is written that way.
CHINESE_PUNCTUATION = "！（），：；？"
NFKC_RANGES = (
    (0x2F00, 0x2FD5),  # Kangxi radicals
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0x2F800, 0x2FA1F),
    (0xFB00, 0xFB06),  # Latin ligatures
    (0xFE10, 0xFE19),  # vertical forms
    (0xFE30, 0xFE4F),
    (0x1D400, 0x1D7FF),  # mathematical letters
    (0xFF01, 0xFF5E),  # full width
)
INVISIBLE_RANGES = (
    (0x00, 0x08),
    (0x0E, 0x1F),
    (0x7F, 0x84),
    (0x86, 0x9F),
    (0xAD, 0xAD),
    (0x061C, 0x061C),
    (0x180B, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0xD800, 0xDFFF),
    (0xE0000, 0xE0FFF),
)
PRIVATE_USE_RANGES = ((0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for low, high in INVISIBLE_RANGES:
        table.update(dict.fromkeys(range(low, high + 1), ""))
    for low, high in NFKC_RANGES:
        table.update({code: unicodedata.normalize("NFKC", chr(code)) for code in range(low, high + 1)})
    table.update({ord(radical): ordinary for radical, ordinary in RADICALS_SUPPLEMENT.items()})
    table.update(dict.fromkeys(map(ord, HYPHENS), "-"))
    table.update(dict.fromkeys(map(ord, OTHER_SPACES + "\r\n\v\f\x85\u2423\ufffc"), " "))
    table.update(dict.fromkeys(map(ord, EM_SPACES), "\u3000"))
    table.update({ord(mark): mark for mark in CHINESE_PUNCTUATION})
    table.update(dict.fromkeys(map(ord, "\u2016\u2225"), "|"))
    # Icon glyphs part words, so they leave a space.
    table.update(dict.fromkeys(range(0xE000, 0xF900), " "))
    table.update(dict.fromkeys(map(ord, PRIVATE_BULLETS), "•"))
    table.update(dict.fromkeys(map(ord, PRIVATE_TICKS), "☑"))
    return table


TABLE = _table()
BEYOND_TABLE = re.compile("[\U000f0000-\U0010ffff]")


def clean(text: str) -> str:
    """`text` in the normal form of its characters; white space keeps its width, U+3000 for an em."""
    text = text.translate(TABLE)
    return BEYOND_TABLE.sub(" ", text)


def is_private(character: str) -> bool:
    """True for a private-use character: an icon glyph, with no meaning outside its font."""
    return any(low <= ord(character) <= high for low, high in PRIVATE_USE_RANGES)


class _Columns(dict[str, int]):
    """Character → columns, learned as characters come."""

    def __missing__(self, character: str) -> int:
        columns = self[character] = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        return columns


_COLUMNS = _Columns()
REMEMBERED = 1024  # texts; how wide a line or a piece of it is is asked in many ways


@lru_cache(maxsize=REMEMBERED)
def width(text: str) -> int:
    """Columns that `text` takes in a terminal: two for a Chinese character."""
    return len(text) if text.isascii() else sum(map(_COLUMNS.__getitem__, text))


HAN = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN_CHARACTER = re.compile(f"[{HAN}]")
# `姓　名：`: single Han characters apart up to a colon, behind one (`姓　名：赵　一　　性`) or alone in their cell.
_SPREAD = f"[{HAN}](?:(?:[ \u3000]{{1,2}}[{HAN}]){{1,9}}|(?P<gap>[ \u3000]{{3,12}})[{HAN}](?:(?P=gap)[{HAN}]){{0,8}})"
SPACED_LABEL = re.compile(f"(?<![^\\s|｜/]){_SPREAD}(?=[ \u3000]*[:：])")
SPACED_VALUE = re.compile(f"(?<=[:：])[ \u3000]{{0,2}}[{HAN}][ \u3000]{{1,2}}[{HAN}](?=[ \u3000]{{2}}|\t|$)")
SPACED_CELL = re.compile(
    f"(?:^|(?<=\t)|(?<=\u3000\u3000))[{HAN}](?:[ \u3000]{{1,4}}[{HAN}]){{1,19}}(?=\t|\u3000\u3000|$)"
)
SPACED_LETTERS = re.compile(r"(?<!\S)\w(?: \w){3,}(?!\S)")
WHITE = re.compile("[ \t\u3000]+")


def settle(text: str) -> tuple[str, list[int]]:
    """Mend the white space of one clean line.

    Letter-spaced words are joined; a run of white space becomes one tab where it is wide (a tab, an em, two
    spaces), else one space; the ends are trimmed. Returns the text and, for each character, its position in
    the text that came in.
    """
    if not WHITE.search(text):
        return text, list(range(len(text)))
    drop: set[int] = set()
    for pattern in (SPACED_LABEL, SPACED_VALUE, SPACED_CELL, SPACED_LETTERS):
        for match in pattern.finditer(text):
            drop.update(at for at in range(match.start(), match.end()) if text[at] in " \t\u3000")
    characters: list[str] = []
    origins: list[int] = []
    end = 0
    for match in WHITE.finditer(text):
        characters.extend(text[end : match.start()])
        origins.extend(range(end, match.start()))
        end = match.end()
        if match.start() == 0 or end == len(text) or match.start() in drop:
            continue
        run = match.group()
        characters.append("\t" if "\t" in run or "\u3000" in run or len(run) > 1 else " ")
        origins.append(match.start())
    characters.extend(text[end:])
    origins.extend(range(end, len(text)))
    return "".join(characters), origins
