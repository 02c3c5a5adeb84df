"""Phrases about skills → the terms in them: items of lists, opened brackets, what is known in a sentence."""

import re
from collections.abc import Iterator, Sequence

from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.language_tests import find_tests
from candidates.parsing.fields.passages import RATING_SIGNS, Piece, split_piece
from candidates.parsing.lexicon import skills, spoken
from candidates.parsing.lexicon.listed import CERTIFICATE, LEVEL_OF_COMPUTING
from candidates.parsing.lexicon.skill_words import (
    ASIDE,
    COLUMN_HEADS,
    FILLER,
    GENERIC,
    KINDS,
    LEVELS,
    NO_TERM,
    SOFT_SKILL,
    STORY,
    WITH_SLASH,
)
from candidates.parsing.records import Skill, Value

COMMA = re.compile(
    r"\s*[,，、]\s*|\s*[/／](?!\d*[a-zA-Z]?$)\s*|\s+(?:[&＆+]|={1,2}|>|≥|≈)\s+"
    r"|\s*(?<=[A-Za-z+# ])(?:和|与|及|以及)\s*(?=[A-Za-z])|\s*(?:以及)\s*"
)
OPENED = re.compile(r"^(?P<outer>[^()（）]*?)\s*[(（](?P<inner>[^()（）]*)[)）](?P<after>.*)$")
AND = re.compile(r"\s*(?:和|与|及|以及|或)\s*")
LATIN = re.compile(
    r"[A-Za-z][A-Za-z0-9+#.\-&'!]*(?:[ /](?=[A-Za-z0-9])[A-Za-z0-9][A-Za-z0-9+#.\-&'!]*)*|\.NET(?: Core)?"
    r"|\d[A-Z][A-Za-z0-9]*(?: [A-Za-z0-9]+)*"
)
# A system with the name of its maker: `Opera酒店管理系统`.
PRODUCT = re.compile(r"[A-Z][A-Za-z0-9]*\s?[一-鿿]{3,8}系统")
# Kinds of program whose bracket names the product, however short: `ERP（领星）`.
SYSTEM = re.compile(
    r"(?:ERP|WMS|CRM|OA|MES|PMS|HIS|LIS|SRM|TMS|POS|SCM|PLM|CAD|BI|RPA)(?:系统|软件)?|(?:财务|办公|办公自动化|收银)(?:软件|系统)",
    re.IGNORECASE,
)
LICENCE = re.compile(r"[ABC][123]照?")  # classes of driving licences
# Signs and words between two terms that both are known: `Dubbo+Zookeeper`, `Docker and Git`.
JOINED = re.compile(r"\s*\+\s*(?=[A-Za-z])|\s+and\s+")
RATE = re.compile(r"\d+\s?[字个次]\s?(?:/|每|$)|^(?:分钟|秒|小时)$")
MONTHS = re.compile(r"\d+\s?个?月|\d+\s?年|\d+\s?%|\d+\s?分|[★☆●○■□▓░]+")
LONGEST_CHINESE = 12
LONGEST = 40
LONGEST_TERM = 4  # words
LEAST_KNOWN = 4  # of as many words between spaces, only one may be unknown in a list of skills
LONGEST_PHRASE = 300  # characters between separators; longer is no phrase about a skill
LEVEL = re.compile(rf"^(?:{LEVELS})$", re.IGNORECASE)
LEVEL_AFTER = re.compile(rf"\s+(?:{LEVELS}|\d+\s?%)$|\s*[{RATING_SIGNS}]{{2,}}(?:\s*{LEVELS})?$", re.IGNORECASE)


def parts_of(piece: Piece) -> tuple[Piece, ...]:
    """The parts of a list; slashes that belong to a name do not divide."""
    kept = [match.span() for match in WITH_SLASH.finditer(piece.text)]
    parts = split_piece(piece, COMMA)
    joined: list[Piece] = []
    for part in parts:
        gap = (joined[-1].end - piece.start, part.start - piece.start) if joined else (0, 0)
        if joined and any(start < gap[0] and gap[1] < end for start, end in kept):
            joined[-1] = Piece(part.passage, joined[-1].start, part.end)
        else:
            joined.append(part)
    return tuple(joined)


def terms_in(piece: Piece, level: Value | None, *, listed: bool) -> Iterator[Skill]:
    """The terms of one part: with its bracket opened, then as a list's item or by what is known of it."""
    piece = piece.trimmed(",，、.。:：;； ·•")
    if len(piece.text) > LONGEST_PHRASE or LEVEL_OF_COMPUTING.fullmatch(piece.text):
        return
    if more := re.search(r"(?<=.)\s*等(?!级|保|离子|温|电位).*$", piece.text):
        piece = piece.part(0, more.start())
    if not piece.text or any(span.begin == 0 and span.finish == len(piece.text) for span in find_dates(piece.text)):
        return
    opened = OPENED.match(piece.text)
    if opened and CERTIFICATE.search(piece.text) and not _is_known(piece.part(0, opened.end("outer"))):
        return
    if opened and opened["outer"]:
        yield from _opened(piece, opened, level, listed=listed)
        return
    for term in _cut(piece, listed=listed):
        if skill := skill_of(term, level):
            yield skill


def _opened(piece: Piece, opened: re.Match[str], level: Value | None, *, listed: bool) -> Iterator[Skill]:
    inner = opened["inner"].strip()
    outer = piece.part(0, opened.end("outer"))
    short = re.fullmatch(r"[\u4e00-\u9fff]{0,3}级?", inner) and not SYSTEM.fullmatch(outer.text)
    if LEVEL.match(inner) or MONTHS.fullmatch(inner) or short:
        own = piece.part(opened.start("inner"), opened.end("inner")).value(confidence=0.85) if inner else level
        yield from terms_in(outer, own, listed=listed)
        return
    after = opened["after"].strip()
    if not re.match(r"[A-Za-z]", after):
        yield from terms_in(outer, level, listed=listed)
    if not ASIDE.match(inner):
        example = re.match(r"例如|比如|包括|如|含", inner)
        skipped = example.end() if example else 0
        for part in parts_of(piece.part(opened.start("inner") + skipped, opened.end("inner"))):
            yield from terms_in(part, level, listed=listed and len(part.text) <= LONGEST_CHINESE)
    if after:
        yield from terms_in(piece.part(opened.start("after"), opened.end("after")), level, listed=False)


def _cut(piece: Piece, *, listed: bool) -> Iterator[Piece]:
    """A list's item as it is; from other words the Latin names and the known terms in them."""
    if after := LEVEL_AFTER.search(piece.text):
        piece = piece.part(0, after.start())
    text = piece.text
    if skills.fold(text) in skills.canonical():
        yield piece
        return
    if run := _known_run(piece):
        yield from run
        return
    latin = [(start, end) for match in LATIN.finditer(text) for start, end in _latin_terms(match)]
    rest = LATIN.sub("", text).strip()
    if latin and len(rest) <= LONGEST and GENERIC.match(rest):
        yield from (piece.part(start, end) for start, end in latin)
        return
    if PRODUCT.fullmatch(text):
        yield piece
        return
    if cut := _all_known(piece):
        yield from cut
        return
    if AND.search(text) and (cut := _both_sides(piece)):
        for side in cut:
            yield from _cut(side, listed=listed)
        return
    if listed and len(text) <= (
        LONGEST if text.isascii() else LONGEST_CHINESE + sum(end - start for start, end in latin)
    ):
        yield piece.part(0, len(_without_tail(text)))
        return
    yield from _known_in(piece, latin)


def _all_known(piece: Piece) -> tuple[Piece, ...]:
    """The sides of + or `and` where each is a known term; a known term before 基础."""
    if piece.text.endswith("基础") and _is_known(piece.part(0, len(piece.text) - len("基础"))):
        return (piece.part(0, len(piece.text) - len("基础")),)
    sides = split_piece(piece, JOINED)
    return sides if len(sides) > 1 and all(_is_known(side) for side in sides) else ()


def _both_sides(piece: Piece) -> tuple[Piece, ...]:
    """The sides of 和 or 与 where both are terms: `数据结构与算法`, `Mysql 和 Redis 数据库`."""
    sides = split_piece(piece, AND)
    terms = [skills.fold(_without_tail(side.text)) in skills.canonical() or LATIN.match(side.text) for side in sides]
    return sides if len(sides) > 1 and all(terms) else ()


def _without_tail(text: str) -> str:
    return re.sub(r"\s*(?:等+(?:软件|工具|技术|框架)?|的使用|的应用|用法|基础知识|基本原理)$", "", text)


def _known_run(piece: Piece) -> tuple[Piece, ...]:
    """Known terms with only spaces between (`Figma Sketch After Effects`); none where many words are left over."""
    words = list(re.finditer(r"\S+", piece.text))
    if any(GENERIC.fullmatch(word[0]) or word[0].casefold() in KINDS for word in words[1:]):
        return ()
    found: list[Piece] = []
    unknown = 0
    index = 0
    while index < len(words):
        last = min(len(words), index + LONGEST_TERM)
        while last > index + 1 and not _is_known(piece.part(words[index].start(), words[last - 1].end())):
            last -= 1
        found.append(piece.part(words[index].start(), words[last - 1].end()))
        unknown += not _is_known(found[-1])
        index = last
    least = 1 if piece.text.isascii() else 2
    return tuple(found) if len(found) > least and unknown * LEAST_KNOWN < len(found) else ()


def _is_known(piece: Piece) -> bool:
    return skills.fold(piece.text) in skills.canonical()


def _latin_terms(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """`C++STL` names two terms, `Python Web` one with a word that says what for."""
    text, start = match[0], match.start()
    if text.casefold() in NO_TERM:
        return
    words = text.split(" ")
    if len(words) > 1 and words[-1].casefold() in NO_TERM and skills.fold(text) not in skills.canonical():
        text = " ".join(words[:-1])
    glued = re.fullmatch(r"(C\+\+)([A-Z]\w+)", text)
    if glued:
        yield start + glued.start(2), start + glued.end(2)
    else:
        yield start, start + len(text)


def _known_in(piece: Piece, latin: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The Latin names in a phrase, and the known Chinese terms where little else stands in it."""
    text = piece.text
    spans = [(start, end) for start, end in latin if _is_term(text[start:end])]
    for word in [word for word in skills.longest_first() if word in text]:
        start = text.find(word)
        if not any(begin < start + len(word) and start < end for begin, end in spans):
            spans.append((start, start + len(word)))
    rest = "".join(c for i, c in enumerate(text) if not any(start <= i < end for start, end in spans))
    wordy = len(FILLER.sub("", rest)) > 4
    for start, end in sorted(spans):
        if not wordy or (start, end) in latin:
            yield piece.part(start, end)


def _is_term(word: str) -> bool:
    """A Latin word in a sentence that is a name: known, or with a capital, a digit or a sign in it."""
    return skills.fold(word) in skills.canonical() or bool(re.search(r"[A-Z0-9+#.]", word))


def skill_of(piece: Piece, level: Value | None) -> Skill | None:
    piece = piece.trimmed(",，、.。:：;； ·•“”\"'《》")
    text = piece.text
    known = skills.fold(text) in skills.canonical()
    if (
        not text
        or len(text) > LONGEST
        or text in COLUMN_HEADS
        or MONTHS.fullmatch(text)
        or LEVEL.match(text)
        or RATE.search(text)
    ):
        return None
    if not known and (SOFT_SKILL.search(text) or STORY.search(text) or LICENCE.fullmatch(text)):
        return None
    if not known and ((len(text) < 2 and text not in "CR") or re.fullmatch(r"[\d.\s]+", text)):
        return None
    if (
        all(word.casefold() in spoken.canonical() for word in text.split())
        or find_tests(text)
        or (GENERIC.fullmatch(text) and not known)
    ):
        return None
    if CERTIFICATE.search(text) and not known:
        return None
    return Skill(piece.value(confidence=0.93 if known else 0.8), level)
