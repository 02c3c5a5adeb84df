"""Words → what a heading announces: `二、工作及教育经历` → work and education.

A heading is a known stem with known words round it (lexicon/section_titles.tsv, heading_parts.tsv), after its
numbering, emoji, brackets and its translation into the other language are taken off.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from candidates.parsing.kinds import hinted_kinds, is_hint
from candidates.parsing.lexicon import degrees, majors
from candidates.parsing.lexicon.reading import rows
from candidates.parsing.lexicon.traditional import simplified

LONGEST_HAN, LONGEST_LATIN = 16, 48  # characters of a heading without spaces
LONGEST_SUBJECT = 6  # characters that name what a paragraph is about
LONGEST_STEM = 8  # characters of a stem in a longer heading

REMEMBERED = 1024  # lines; several readers ask whether one is a heading
NUMBERING = re.compile(
    r"^\s*(?:第?[一二三四五六七八九十]{1,3}\s?[、.．,，:：章节部·]|[(（][一二三四五六七八九十\d]{1,2}[)）]"
    r"|[壹贰叁肆伍陆柒捌玖拾貳參陸]\s?[、.．]|[①-⑳❶-❿➀-➓Ⅰ-Ⅻ]\s?[.、．]?"
    r"|\d{1,2}\s?[.、．)）](?!\d)|[1-9]\s(?=[一-鿿]{2,8}\s*$)|\d{1,2}\s?[/|｜]\s?(?=[^\d\s])|[IVX]{1,4}[.、]"
    r"|(?:part|section|step)\s?(?:\d+|one|two|three|four|five|six|seven)\s?[.:：]?|0\d(?=\s?[^\d.\-/\s]))\s*",
    re.IGNORECASE,
)
NUMBER_CELL = re.compile(
    r"^\s*(?:(?:part|section|no\.?)\s?)?(?:\d{1,2}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,2}|[IVXⅠ-Ⅻ]{1,4}|[①-⑳❶-❿])"
    r"\s?[.、．/|]?\t\s*",
    re.IGNORECASE,
)
STUDY_PARTS = re.compile(r"\s*[·•|｜/／,，\t ]\s*")
NO_HAN = re.compile("[^一-鿿/、&]")
LOOSE = re.compile(r"[\s'’.:_]")  # in the words of a heading
TRAILING_NOTE = re.compile(r"[(（][^()（）]{1,80}[)）]\s*$")


@dataclass(frozen=True, slots=True)
class Title:
    """What a heading announces. `strong`: the words alone say so; else it needs the look of a heading too."""

    kinds: tuple[str, ...]
    strong: bool


def without_number(text: str) -> str:
    """A line without the cell that holds nothing but the number of what follows: `01\t优势`."""
    return NUMBER_CELL.sub("", text) if "\t" in text else text


@lru_cache(maxsize=REMEMBERED)
def bare_title(text: str) -> str:
    """The words of a heading without numbering, emoji, brackets and trailing marks."""
    text = _strip_marks(without_number(text))
    stripped = NUMBERING.sub("", text)
    return _strip_marks(stripped)


def read_title(text: str) -> Title | None:
    """What the heading `text` announces, or None when these are not the words of a heading."""
    bare = bare_title(text)
    without_note = TRAILING_NOTE.sub("", bare)
    if not bare or len(without_note) > LONGEST_LATIN + 10 or _is_study(without_note):
        return None
    return _bilingual(without_note) or _title_of(_normal(bare)) or _title_of(_normal(without_note))


def _is_study(text: str) -> bool:
    """Whether a degree and a field stand side by side, whose words would make a heading: 本科 · 软件工程."""
    parts = STUDY_PARTS.split(text)
    return len(parts) == 2 and any(map(degrees.level, parts)) and any(part in majors.names() for part in parts)


def contained_title(text: str) -> Title | None:
    """What the last heading's word in `text` announces (`主持的横向课题`, `Refereed Publications`), None without one.

    Both languages say last what they name. Only for lines that look as headings do: the words alone prove nothing.
    Of words that end any heading (经历) the hints before them decide: 读书经历.
    """
    normal = _normal(_han(bare_title(text)))
    words = [] if normal else re.findall("[a-z]+", text.casefold())
    for first in range(len(words)):
        if title := _title_of("".join(words[first:])):
            return replace(title, strong=False)
    if normal[-2:] in _parts("tail") and (hinted := hinted_kinds(normal[:-2])):
        return Title(hinted[:1], False)
    for end in range(len(normal), 1, -1):
        for start in range(max(0, end - LONGEST_STEM), end - 1):
            kinds = [kind for kind, _ in _vocabulary().get(normal[start:end], ()) if kind in KINDS]
            if kinds:
                return Title((kinds[0],), False)
    return None


def hinted_title(text: str) -> Title | None:
    """What a heading of no set phrase announces, where hints are nearly all that it says: 会的东西, 拿过的奖."""
    bare = bare_title(text)
    return Title(hinted_kinds(bare)[:1], False) if is_hint(bare) else None


def is_career(text: str) -> bool:
    """Whether `text` is the word for a whole career, as forms print it in a cell: 简历."""
    return _normal(bare_title(text)) in ("简历", "履历")


def is_gist(title: str) -> bool:
    """Whether a heading ends in a word for what is said in brief of something: 职业摘要, 教学感言."""
    return _normal(bare_title(title)).endswith(tuple(_parts("gist")))


def spoken_title(clause: str) -> Title | None:
    """What a clause announces that turns to a subject (`再说工作`, `证书方面`), None for any other."""
    normal = subject = _normal(clause)
    for word in sorted(_parts("turn"), key=len, reverse=True):
        subject = subject.replace(word, "")
    kinds = hinted_kinds(subject) if subject != normal else ()
    return Title(kinds[:1], False) if kinds and len(subject) <= LONGEST_SUBJECT else None


def is_furniture(text: str) -> bool:
    """Whether `text` is a document's own title (个人简历, Resume) or a frame for a photo: no data."""
    normal = _normal(bare_title(text))
    return bool(normal) and (normal in _parts("furniture") or _normal(_han(text)) in _parts("furniture"))


def _strip_marks(text: str) -> str:
    start, end = 0, len(text)
    while start < end and not _is_word(text[start]):
        start += 1
    while end > start and not _is_word(text[end - 1]) and text[end - 1] not in ")）":
        end -= 1
    kept = text[start:end]
    return kept if "(" in kept or "（" in kept else kept.rstrip(")）")


def _is_word(character: str) -> bool:
    return character.isalnum() or character in "(（"


def _bilingual(text: str) -> Title | None:
    """What a heading in Chinese and in English announces; None when one half is missing or is no heading.

    The Chinese half tells the kinds first, the English one further ones, or alone where the other hints at the same.
    """
    han, latin = _han(text), re.sub(r"[^A-Za-z&/ ]+", " ", text).strip()
    if not han or len(_normal(latin)) < 3 or re.search(r"[、，,；;：:\d]", text):
        return None
    told, translated = _title_of(_normal(han)), _title_of(_normal(latin))
    if told and translated:
        kinds = told.kinds if "other" in told.kinds else (*told.kinds, *translated.kinds)
        return Title(tuple(dict.fromkeys(kinds)), told.strong or translated.strong)
    if told:
        return told if told.strong and (latin.istitle() or latin.isupper()) else None
    return replace(translated, strong=False) if translated and set(translated.kinds) & set(hinted_kinds(han)) else None


def _han(text: str) -> str:
    return NO_HAN.sub("", text)


@lru_cache(maxsize=REMEMBERED)
def _normal(text: str) -> str:
    folded = simplified(unicodedata.normalize("NFKC", text).casefold())
    return LOOSE.sub("", folded).strip("/、&-|+·,")


@lru_cache(maxsize=4096)
def _title_of(normal: str) -> Title | None:
    limit = LONGEST_HAN if re.search("[一-鿿]", normal) else LONGEST_LATIN
    if not normal or len(normal) > limit:
        return None
    cover = _cover(normal)
    if cover is None:
        return None
    cover = _with_suffixes(cover)
    kinds = tuple(dict.fromkeys(kind for _, kind, _ in cover if kind in KINDS))
    if not kinds:
        return None
    if len(kinds) > 1 and kinds[0] == "other":
        kinds = kinds[1:]
    strong = any(sure for _, kind, sure in cover if kind in KINDS) or (
        _completed(cover) and normal not in majors.names()  # 软件工程
    )
    return Title(kinds, strong)


def _with_suffixes(cover: tuple[tuple[str, str, bool], ...]) -> tuple[tuple[str, str, bool], ...]:
    """A common stem right after another stem is its suffix, where it can be one: 志愿 + 工作."""
    found: list[tuple[str, str, bool]] = []
    for word, kind, sure in cover:
        after_stem = bool(found) and found[-1][1] in KINDS
        found.append(
            (word, "suffix", True) if after_stem and not sure and word in _parts("tail") else (word, kind, sure)
        )
    return tuple(found)


def _completed(cover: tuple[tuple[str, str, bool], ...]) -> bool:
    """Whether a common stem is completed to a heading by a suffix or by a second stem."""
    stems = sum(kind in KINDS for _, kind, _ in cover)
    return stems > 1 or any(kind == "suffix" for _, kind, _ in cover)


def _cover(text: str) -> tuple[tuple[str, str, bool], ...] | None:
    """The words that make up `text` from end to end, longest first, or None."""
    if not text:
        return ()
    for length in range(len(text), 0, -1):
        for kind, sure in _vocabulary().get(text[:length], ()):
            rest = _cover(text[length:])
            if rest is not None:
                return ((text[:length], kind, sure), *rest)
    return None


KINDS = frozenset(row[0] for row in rows("section_titles.tsv"))


@cache
def _vocabulary() -> dict[str, tuple[tuple[str, bool], ...]]:
    found: dict[str, tuple[tuple[str, bool], ...]] = {}
    for kind, listed in rows("section_titles.tsv"):
        for word in listed.split():
            key = simplified(word.lstrip("!"))
            if key not in found:
                found[key] = ((kind, not word.startswith("!")),)
    for part in ("modifier", "suffix", "connector"):
        for word in _parts(part):
            found[word] = (*found.get(word, ()), (part, True))
    return found


@cache
def _parts(part: str) -> frozenset[str]:
    return frozenset(
        simplified(word) for name, listed in rows("heading_parts.tsv") if name == part for word in listed.split()
    )
