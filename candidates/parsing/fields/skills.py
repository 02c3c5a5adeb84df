"""Sections about skills → every skill by itself, with the level that stands before it.

Lists are split; from sentences only terms of art are taken: Latin names and words that the lexicon knows.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from candidates.parsing.fields.awards import is_award
from candidates.parsing.fields.language_tests import find_tests
from candidates.parsing.fields.languages import CAN_SPEAK
from candidates.parsing.fields.listings import Group, dated, read_groups
from candidates.parsing.fields.passages import Piece, split_piece
from candidates.parsing.fields.skill_terms import (
    COMMA,
    LATIN,
    LEVEL,
    LEVEL_AFTER,
    LONGEST_CHINESE,
    MONTHS,
    parts_of,
    skill_of,
    terms_in,
)
from candidates.parsing.lexicon import skills, spoken
from candidates.parsing.lexicon.skill_words import (
    EMPTY_CATEGORY,
    LEADS,
    LEVELS,
    OTHER_LABEL,
    SKILL_LABEL,
    SOFT_SKILL,
    VERBAL,
    VERBS,
)
from candidates.parsing.records import Line, Section, Skill, Value

LEVEL_BEFORE = re.compile(
    rf"^(?:(?:{LEADS}|[并且能会可](?={LEVELS}|{VERBS}|{LEADS}))*\s*(?:{LEVELS})?\s*(?:地|的|(?:with|in)\s)?\s*(?:{VERBS})?(?:过|了)?"
    r"(?:多种|各种|各类|常用的?|主流的?|常见的?|基本的?|基础的?)?(?:的(?!确))?\s*)",
    re.IGNORECASE,
)
SENTENCE = re.compile(
    r"\s*[；;。|｜\t]\s*|(?<=[\u4e00-\u9fff]) {2,}|\s+[·•・]\s+|(?<=[)）])\s*(?=[^\s(（、，,；;]{1,12}[(（])"
)
CLAUSE = re.compile(r"[,，]")
SHORT_TERM = re.compile(r"[一-鿿]{2,6}")
CATEGORY = re.compile(r"[\u4e00-\u9fff]{2,5}|[A-Z]{4,}")
SEVERAL = re.compile(rf"{COMMA.pattern}|{SENTENCE.pattern}")
BRACKET = re.compile(r"\s?[(（].*$")  # behind a skill: what of it
URL = re.compile(r"https?://|www\.|@[\w.]+\.\w")
LONGEST_IN_PROSE = 8


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
    is_spoken = group.label.split(" ")[0].casefold() in spoken.canonical()
    if (is_spoken or OTHER_LABEL.search(group.label)) and not level:
        for sentence in split_piece(piece, SENTENCE)[1:]:
            if certain and re.match(LEVELS, sentence.text.strip()):
                yield from _of_sentence(sentence.trimmed("，,、.· "))
        return
    certain = certain or bool(SKILL_LABEL.search(group.label))
    if not certain and not (group.label and _is_list(piece.text)) and not _are_known(piece.text):
        return
    if not piece.text:
        if not EMPTY_CATEGORY.fullmatch(group.label) and not OTHER_LABEL.search(group.label):
            yield from terms_in(group.labelled.trimmed(":："), None, listed=True)
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
        named = parts_of(group.labelled.part(place, place + len(group.label)))
        yield from (skill for part in named if (skill := skill_of(part, rated)))


def _is_list(text: str) -> bool:
    """Short terms side by side, no sentence."""
    parts = [part for part in COMMA.split(text) if part and part.strip()]
    return len(parts) > 1 and not VERBAL.search(text) and max(len(part) for part in parts) <= LONGEST_CHINESE * 2


def _are_known(text: str, *, least: int = 3) -> bool:
    """Whether most of a list are known skills, so that it is one whatever its heading says."""
    parts = [part.strip(" 。.") for part in COMMA.split(text) if part and part.strip(" 。.")]
    known = sum(skills.fold(BRACKET.sub("", part)) in skills.canonical() for part in parts)
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
    for part in parts_of(piece):
        before = LEVEL_BEFORE.match(part.text)
        lead = before.end() if before and skills.fold(part.text) not in skills.canonical() else 0
        if named := re.search(LEVELS, part.text[:lead], re.IGNORECASE):
            level = part.part(named.start(), named.end()).value(confidence=0.85)
        term = part.part(lead, len(part.text)).trimmed(",，、.。:：;； ")
        if any(test.start <= part.start - piece.start < test.end for test in tests) or find_tests(term.text):
            continue
        if SOFT_SKILL.search(part.text) and not LATIN.search(term.text) and not _are_known(term.text, least=1):
            continue
        yield from terms_in(term, level, listed=not prose or _is_item_in_prose(part, term.text, of=piece))


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
