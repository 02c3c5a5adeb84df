"""Sections about skills → every skill by itself, with the level that stands before it.

Lists are split; from sentences only terms of art are taken: Latin names and words that the lexicon knows.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from candidates.parsing.fields.awards import is_award
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.language_tests import find_tests
from candidates.parsing.fields.languages import CAN_SPEAK
from candidates.parsing.fields.listings import Group, dated, read_groups
from candidates.parsing.fields.passages import RATING_SIGNS, Piece, split_piece
from candidates.parsing.lexicon import skills, spoken
from candidates.parsing.lexicon.listed import CERTIFICATE
from candidates.parsing.lexicon.skill_words import (
    ASIDE,
    COLUMN_HEADS,
    EMPTY_CATEGORY,
    FILLER,
    GENERIC,
    KINDS,
    LEADS,
    LEVELS,
    NO_TERM,
    OTHER_LABEL,
    SKILL_LABEL,
    SOFT_SKILL,
    VERBAL,
    VERBS,
    WITH_SLASH,
)
from candidates.parsing.records import Line, Section, Skill, Value

LEVEL = re.compile(rf"^(?:{LEVELS})$", re.IGNORECASE)
LEVEL_AFTER = re.compile(rf"\s+(?:{LEVELS}|\d+\s?%)$|\s*[{RATING_SIGNS}]{{2,}}(?:\s*{LEVELS})?$", re.IGNORECASE)
LEVEL_BEFORE = re.compile(
    rf"^(?:(?:{LEADS}|[并且能会可](?={LEVELS}|{VERBS}|{LEADS}))*\s*(?:{LEVELS})?\s*(?:地|的)?\s*(?:{VERBS})?(?:过|了)?"
    r"(?:多种|各种|各类|常用的?|主流的?|常见的?|基本的?|基础的?)?(?:的(?!确))?\s*)",
    re.IGNORECASE,
)
SENTENCE = re.compile(
    r"\s*[；;。|｜\t]\s*|(?<=[\u4e00-\u9fff]) {2,}|\s+[·•・]\s+|(?<=[)）])\s*(?=[^\s(（、，,；;]{1,12}[(（])"
)
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
CLAUSE = re.compile(r"[,，]")
SHORT_TERM = re.compile(r"[一-鿿]{2,6}")
CATEGORY = re.compile(r"[\u4e00-\u9fff]{2,5}|[A-Z]{4,}")
SEVERAL = re.compile(rf"{COMMA.pattern}|{SENTENCE.pattern}")
URL = re.compile(r"https?://|www\.|@[\w.]+\.\w")
RATE = re.compile(r"\d+\s?[字个次]\s?(?:/|每|$)|^(?:分钟|秒|小时)$")
MONTHS = re.compile(r"\d+\s?个?月|\d+\s?年|\d+\s?%|\d+\s?分|[★☆●○■□▓░]+")
LONGEST_CHINESE = 12
LONGEST_IN_PROSE = 8
LONGEST = 40
LONGEST_TERM = 4  # words
LEAST_KNOWN = 4  # of as many words between spaces, only one may be unknown in a list of skills
LONGEST_PHRASE = 300  # characters between separators; longer is no phrase about a skill


def read_skills(section: Section, *, around: Sequence[Line] = ()) -> tuple[Skill, ...]:
    """Each skill of a section, once; soft skills, languages, certificates and honours are none."""
    found: dict[str, Skill] = {}
    groups = read_groups(section, around=around)
    headings = _categories(groups)
    for index, group in enumerate(groups):
        if index in headings:
            continue
        for skill in _of_group(
            group,
            dated_lists="certificates" in (section.kind, *section.also),
            certain="skills" in (section.kind, *section.also),
        ):
            found.setdefault(skills.fold(skill.name.text), skill)
    return tuple(found.values())


def _categories(groups: Sequence[Group]) -> frozenset[int]:
    """The places of groups that only name what the next one lists (`引擎` above `Unity、Cocos`), where several do.

    A label with nothing behind it names what the next group lists as well.
    """
    listing = [
        index
        for index, (_, following) in enumerate(pairwise(groups))
        if not following.label
        and (len(SEVERAL.split(following.piece.text)) > 1 or (groups[index].bold and not following.bold))
    ]
    found = [index for index in listing if not groups[index].label and _is_category(groups[index].piece.text)]
    labels = {index for index in listing if groups[index].label and not groups[index].piece.text}
    return frozenset(labels.union(found if len(found) > 1 else ()))


def _is_category(text: str) -> bool:
    """A short Chinese word, or a Latin one in capitals, that is no known skill; how well it is known may follow."""
    after = LEVEL_AFTER.search(text)
    bare = text[: after.start()] if after else text
    return bool(CATEGORY.fullmatch(bare)) and skills.fold(bare) not in skills.canonical()


def _without_category(piece: Piece) -> Piece:
    """A row without its first cell where that names what the row lists: `前端\t熟练掌握 React、Vue`."""
    first, tab, rest = piece.text.partition("\t")
    lists = len(COMMA.split(rest)) > 1 or (
        re.match(LEVELS, rest.strip()) and not LEVEL.match(rest.split("\t")[0].strip())
    )
    if tab and _is_category(first.strip()) and lists:
        return piece.part(len(first) + 1, len(piece.text))
    return piece


def _of_group(group: Group, *, certain: bool, dated_lists: bool) -> Iterator[Skill]:
    level = group.label if LEVEL.match(group.label) else ""
    piece = group.piece
    if group.label and not level and _tells_how_well(piece.text):
        yield from _rated(group)
        return
    if OTHER_LABEL.search(group.label) and not level:
        for sentence in split_piece(piece, SENTENCE)[1:]:
            if certain and re.match(LEVELS, sentence.text.strip()):
                yield from _of_sentence(sentence.trimmed("，,、.· "))
        return
    certain = certain or bool(SKILL_LABEL.search(group.label))
    if not certain and not (group.label and _is_list(piece.text)) and not _are_known(piece.text):
        return
    if not piece.text:
        if not EMPTY_CATEGORY.fullmatch(group.label) and not OTHER_LABEL.search(group.label):
            yield from _terms(group.labelled.trimmed(":："), None, listed=True)
        return
    for sentence in split_piece(_without_category(piece), SENTENCE):
        if dated_lists and dated(sentence).dates:
            continue
        yield from _of_sentence(sentence.trimmed("，,、.· "))


def _tells_how_well(text: str) -> bool:
    """Whether a text is nothing but a level and how long: `精通 | 72个月`."""
    parts = [part.strip() for part in re.split(r"[|｜\t，,、/（）()\s]", text) if part.strip()]
    return bool(parts) and all(LEVEL.match(part) or MONTHS.fullmatch(part) for part in parts)


def _rated(group: Group) -> Iterator[Skill]:
    """The skill that a label names, with the level behind it: `Excel：精通 | 132个月`."""
    place = group.labelled.text.find(group.label)
    level = re.search(LEVELS, group.piece.text, re.IGNORECASE)
    if place >= 0 and group.label.casefold() not in spoken.canonical():
        rated = group.piece.part(*level.span()).value(confidence=0.85) if level else None
        named = _parts(group.labelled.part(place, place + len(group.label)))
        yield from (skill for part in named if (skill := _skill(part, rated)))


def _is_list(text: str) -> bool:
    """Short terms side by side, no sentence."""
    parts = [part for part in COMMA.split(text) if part and part.strip()]
    return len(parts) > 1 and not VERBAL.search(text) and max(len(part) for part in parts) <= LONGEST_CHINESE * 2


def _are_known(text: str, *, least: int = 3) -> bool:
    """Whether most of a list are known skills, so that it is one whatever its heading says."""
    parts = [part.strip(" 。.") for part in COMMA.split(text) if part and part.strip(" 。.")]
    known = sum(skills.fold(part) in skills.canonical() for part in parts)
    return len(parts) >= least and known * 2 > len(parts)


def _of_sentence(piece: Piece) -> Iterator[Skill]:
    text = piece.text
    if not text or URL.search(text) or is_award(text) or LEVEL.match(text) or MONTHS.fullmatch(text):
        return
    if _tells_of_language(text):
        return
    tests = find_tests(text)
    prose = _is_prose(text)
    level: Value | None = None
    for part in _parts(piece):
        before = LEVEL_BEFORE.match(part.text)
        lead = before.end() if before and skills.fold(part.text) not in skills.canonical() else 0
        if named := re.search(LEVELS, part.text[:lead], re.IGNORECASE):
            level = part.part(named.start(), named.end()).value(confidence=0.85)
        term = part.part(lead, len(part.text)).trimmed(",，、.。:：;； ")
        if any(test.start <= part.start - piece.start < test.end for test in tests) or find_tests(term.text):
            continue
        if SOFT_SKILL.search(part.text) and not LATIN.search(term.text) and not _are_known(term.text, least=1):
            continue
        yield from _terms(term, level, listed=not prose or _is_item_in_prose(part, term.text, of=piece))


def _tells_of_language(text: str) -> bool:
    """Whether a sentence begins with a spoken language, or with how it is spoken: `会讲壮语`."""
    can = CAN_SPEAK.match(text)
    language = spoken.pattern().match(text, can.end() if can else 0)
    return language is not None and (language.end() < len(text) or language.start() > 0)


def _is_prose(text: str) -> bool:
    """Whether a text tells what one can do; a short term may hold a verb (库位优化) but begins with none."""
    verb = VERBAL.search(text) or re.search(LEVELS, text)
    if verb is None or LEVEL_AFTER.search(text):
        return False
    return verb.start() == 0 or not SHORT_TERM.fullmatch(text)


def _is_item_in_prose(part: Piece, term: str, *, of: Piece) -> bool:
    """Whether a part of a sentence is one of several short terms in a clause without Latin names."""
    beside = of.text[: part.start - of.start].rstrip()[-1:] + of.text[part.end - of.start :].lstrip()[:1]
    if "、" not in beside or len(term) > LONGEST_IN_PROSE or VERBAL.search(term):
        return False
    clause = next((each.text for each in split_piece(of, CLAUSE) if each.start <= part.start < each.end), of.text)
    return not LATIN.search(clause)


def _parts(piece: Piece) -> tuple[Piece, ...]:
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


def _terms(piece: Piece, level: Value | None, *, listed: bool) -> Iterator[Skill]:
    """The terms of one part: with its bracket opened, then as a list's item or by what is known of it."""
    piece = piece.trimmed(",，、.。:：;； ·•")
    if len(piece.text) > LONGEST_PHRASE:
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
        if skill := _skill(term, level):
            yield skill


def _opened(piece: Piece, opened: re.Match[str], level: Value | None, *, listed: bool) -> Iterator[Skill]:
    inner = opened["inner"].strip()
    outer = piece.part(0, opened.end("outer"))
    if LEVEL.match(inner) or MONTHS.fullmatch(inner) or re.fullmatch(r"[\u4e00-\u9fff]{0,3}级?", inner):
        own = piece.part(opened.start("inner"), opened.end("inner")).value(confidence=0.85) if inner else level
        yield from _terms(outer, own, listed=listed)
        return
    after = opened["after"].strip()
    if not re.match(r"[A-Za-z]", after):
        yield from _terms(outer, level, listed=listed)
    if not ASIDE.match(inner):
        example = re.match(r"例如|比如|包括|如|含|", inner)
        skipped = example.end() if example else 0
        for part in _parts(piece.part(opened.start("inner") + skipped, opened.end("inner"))):
            yield from _terms(part, level, listed=listed and len(part.text) <= LONGEST_CHINESE)
    if after:
        yield from _terms(piece.part(opened.start("after"), opened.end("after")), level, listed=False)


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
    for word in skills.longest_first():
        start = text.find(word)
        if start >= 0 and not any(begin < start + len(word) and start < end for begin, end in spans):
            spans.append((start, start + len(word)))
    rest = "".join(c for i, c in enumerate(text) if not any(start <= i < end for start, end in spans))
    wordy = len(FILLER.sub("", rest)) > 4
    for start, end in sorted(spans):
        if not wordy or (start, end) in latin:
            yield piece.part(start, end)


def _is_term(word: str) -> bool:
    """A Latin word in a sentence that is a name: known, or with a capital, a digit or a sign in it."""
    return skills.fold(word) in skills.canonical() or bool(re.search(r"[A-Z0-9+#.]", word))


def _skill(piece: Piece, level: Value | None) -> Skill | None:
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
    if not known and SOFT_SKILL.search(text):
        return None
    if not known and ((len(text) < 2 and text not in "CR") or re.fullmatch(r"[\d.\s]+", text)):
        return None
    if text.casefold() in spoken.canonical() or find_tests(text) or (GENERIC.fullmatch(text) and not known):
        return None
    if CERTIFICATE.search(text) and not known:
        return None
    return Skill(piece.value(confidence=0.93 if known else 0.8), level)
