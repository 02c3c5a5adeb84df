"""Places: provinces, cities, counties and districts, places abroad, and the city that an address lies in."""

import re
from functools import cache

from candidates.parsing.lexicon.reading import rows
from candidates.parsing.lexicon.traditional import simplified

MUNICIPALITIES = ("北京", "上海", "天津", "重庆", "香港", "澳门")
DEEPEST = 4  # province, city, district, and one more
STREET = re.compile(r"[\u4e00-\u9fff]{1,6}(?:区|县|市|乡|镇|街道|新区|开发区|工业园|园区)")
SUFFIX = re.compile(r"(?:特别行政区|自治县|自治旗|地区|新区|市|县|区|旗|盟)$")


@cache
def provinces() -> frozenset[str]:
    """Short names of provinces (`广东`, `内蒙古`, `香港`)."""
    return frozenset(row[0] for row in rows("places.tsv"))


@cache
def cities() -> dict[str, str]:
    """City, as short and as full name → its province."""
    return {name: row[0] for row in rows("places.tsv") for name in (row[1], row[2])}


@cache
def districts() -> dict[str, str]:
    """County or district, as full and (when longer than one character) as short name → its city.

    Names that several cities have (鼓楼区) are left out.
    """
    found: dict[str, set[str]] = {}
    for row in rows("places.tsv"):
        for district in row[3].split("|") if len(row) > 3 else ():
            short = SUFFIX.sub("", district)
            for name in {district, short} if len(short) > 1 else {district}:
                found.setdefault(name, set()).add(row[1])
    return {name: owners.pop() for name, owners in found.items() if len(owners) == 1}


@cache
def words() -> frozenset[str]:
    """All names of places, short and full."""
    return provinces() | frozenset(cities()) | frozenset(districts())


def is_place(text: str) -> bool:
    """Whether `text` is the name of a place, short or full (`杭州`, `余杭区`, `广东省`)."""
    plain = simplified(text.strip())
    return plain in words() or re.sub(r"(?:省|市|特别行政区|(?:壮族|回族|维吾尔)?自治区)$", "", plain) in words()


@cache
def _abroad() -> frozenset[str]:
    return frozenset(word.replace("_", " ") for row in rows("abroad.tsv") for word in row[1].split())


def is_abroad(text: str) -> bool:
    """Whether `text` is a country or a large city abroad, or China itself: `Leeds`, `新加坡`, `Jakarta, Indonesia`."""
    parts = [part for part in re.split(r"\s*[,，]\s*", simplified(text.strip().casefold())) if part]
    return bool(parts) and all(part in _abroad() for part in parts)


def is_address(text: str) -> bool:
    """Whether `text` is places inside each other, the last perhaps a street or village: 浙江宁波, 新竹縣湖口鄉."""
    plain, steps = simplified(text.strip()), 0
    known = words()
    while plain and steps < DEEPEST:
        length = next((length for length in range(min(9, len(plain)), 1, -1) if plain[:length] in known), 0)
        if not length:
            break
        plain, steps = plain[length:].lstrip("省市县区 -·"), steps + 1
    return steps > 0 and ((not plain and steps > 1) or STREET.fullmatch(plain) is not None)


def city_of(text: str) -> str:
    """The city that an address names or lies in, short: `浙江省杭州市余杭区` → `杭州`; "" when it names none."""
    if not re.search(r"[\u4e00-\u9fff]", text):
        return _city_in_pinyin(text)
    plain = re.sub(r"\s", "", simplified(text))
    for names in (_full_cities(), _short_cities()):
        found = [(plain.find(name), -len(name), city) for name, city in names.items() if _stands(name, plain)]
        if found:
            return min(found)[2]
    districts_named = (city for name, city in districts().items() if name in plain)
    return next(districts_named, "") or _city_in_pinyin(text)


def _stands(name: str, text: str) -> bool:
    """Whether `text` holds `name`, not as part of a street (南京路)."""
    position = text.find(name)
    return position >= 0 and text[position + len(name) : position + len(name) + 1] not in ("路", "街")


def _city_in_pinyin(text: str) -> str:
    for word in re.findall(r"[A-Za-z']+(?: Kong)?", text):
        if city := _pinyin().get(word.casefold().replace("'", "")):
            return city
    return ""


@cache
def _full_cities() -> dict[str, str]:
    return {row[2]: row[1] for row in rows("places.tsv")}


@cache
def _short_cities() -> dict[str, str]:
    """Without those that are also a province's name (海南, 吉林)."""
    return {row[1]: row[1] for row in rows("places.tsv") if row[1] in MUNICIPALITIES or row[1] not in provinces()}


@cache
def _pinyin() -> dict[str, str]:
    """City in pinyin → short name; of several the first that is not a county-level one."""
    found: dict[str, str] = {}
    for row in rows("places.tsv"):
        found.setdefault(row[4].replace("'", ""), row[1])
    return found
