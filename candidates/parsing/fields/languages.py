"""Sections → languages and how well they are spoken: a level, or a test with its score."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from candidates.parsing.fields.language_tests import LanguageTest, find_tests
from candidates.parsing.fields.listings import Group, read_groups
from candidates.parsing.fields.passages import Piece, split_piece
from candidates.parsing.lexicon import spoken
from candidates.parsing.records import Language, Line, Section, Value

LANGUAGE_LABEL = re.compile(r"语言(?!基础|框架|工具)|語言|语文|語文|外语|外語|language", re.IGNORECASE)
SENTENCES = re.compile(r"\s*[；;。|｜]\s*")
BARS = re.compile(r"\s*[|｜]\s*(?![^|｜]*(?:听|说|读|写|聽|說|讀|寫))")
# A sentence about how well a language is read or spoken.
SPEAKS = re.compile(
    r"(?P<language>英语|英文|日语|日文|韩语|法语|德语|俄语|粤语|西班牙语)[^，,；;。]{0,6}(?:听说|读写|阅读|口语|书写|交流|沟通|对话)[^，,；;。]{0,8}$"
)
LISTING_KINDS = {"skills", "certificates", "awards", "other"}
# Where one language may end and the next begin.
BOUNDARY = "\t,，、;；。|｜/·•( （和及与"
DEGREES = re.compile(
    r"流利|熟练|熟練|精通|母[语語]|良好|一般|日常|工作|商务|中等|入门|入門|基础|听说|读写|口语|书面|能力|交流|沟通|阅读|native|fluent|proficient|basic|intermediate|advanced|conversational"
    r"|\b[ABC][12]\b|级|級"
)
# Prose after a score says nothing that the score does not.
PROSE = re.compile(r"\s*[,，;；]\s*(?:可|能|能够|具备|具有)[^,，;；]*$")
LONGEST_FLUENCY = 40


def read_languages(section: Section, *, around: Sequence[Line] = ()) -> tuple[Language, ...]:
    """The languages of a section about them; elsewhere those of labels (英语：…) and of tests."""
    kinds = {section.kind, *section.also}
    own = "languages" in kinds
    found: list[Language] = list(_grid(section.lines)) if own else []
    if found:
        return tuple(found)
    for group in read_groups(section, around=around):
        about = own or bool(LANGUAGE_LABEL.search(group.label))
        label = _language_of(group.label)
        if label:
            found.append(_labelled(group, label))
        elif about and not _names_programming(group):
            named = list(_named(group.piece))
            found.extend(named or _from_tests(group.piece, whole_text=True))
        else:
            for sentence in split_piece(group.piece, SENTENCES):
                found.extend(_in_sentence(sentence, listed=bool(kinds & LISTING_KINDS)))
    return tuple(found)


def _grid(lines: Sequence[Line]) -> Iterator[Language]:
    """A row of languages above a row of levels, cell by cell."""
    for upper, lower in pairwise(lines):
        names = list(re.finditer(r"[^\t]+", upper.text.strip("\t ")))
        levels = list(re.finditer(r"[^\t]+", lower.text))
        if len(names) < 2 or len(names) != len(levels):
            continue
        if all(name[0].strip().casefold() in spoken.canonical() for name in names):
            shift = upper.text.index(names[0][0])
            for name, level in zip(names, levels, strict=True):
                word = name[0].strip()
                start = shift + name.start() + name[0].index(word)
                yield Language(
                    language=upper.value(start, start + len(word), confidence=0.9),
                    fluency=lower.value(level.start(), level.end(), text=level[0].strip(), confidence=0.85),
                )


def _in_sentence(piece: Piece, *, listed: bool) -> Iterator[Language]:
    """A sentence among other things: one that begins with a language is about it."""
    piece = piece.trimmed(" ,，、")
    if listed and (match := spoken.pattern().match(piece.text)) and DEGREES.search(piece.text[match.end() :]):
        named = tuple(_named(piece))
        if named:
            yield from named
            return
    if listed and (spoken_of := SPEAKS.search(piece.text)) and not find_tests(piece.text):
        place = piece.part(spoken_of.start("language"), spoken_of.end("language"))
        yield Language(language=place.value(confidence=0.8), fluency=piece.value(confidence=0.75))
        return
    if listed:
        yield from _beside(piece)
    yield from _from_tests(piece)


def _language_of(label: str) -> str:
    bare = re.sub(r"\s", "", label)
    bare = re.sub(r"(?:水平|能力|等级|口语|成绩|level)$", "", bare, flags=re.IGNORECASE)
    return bare if bare.casefold() in spoken.canonical() else ""


def _names_programming(group: Group) -> bool:
    """`语言：C、Python` names programming languages."""
    return not spoken.pattern().search(group.piece.text) and not find_tests(group.piece.text)


def _labelled(group: Group, label: str) -> Language:
    start = group.labelled.text.find(label)
    place = group.labelled.part(start, start + len(label)) if start >= 0 else group.labelled
    return Language(language=place.value(label, confidence=0.95), fluency=_fluency(group.piece))


def _fluency(piece: Piece) -> Value | None:
    piece = split_piece(piece, BARS)[0] if "|" in piece.text or "｜" in piece.text else piece
    piece = piece.trimmed(" \t,，、:：;；。.–—-·|")
    if re.fullmatch(r"[(（][^()（）]*[)）]", piece.text):
        piece = piece.part(1, len(piece.text) - 1)
    if any(test.scored for test in find_tests(piece.text)) and (prose := PROSE.search(piece.text)):
        piece = piece.part(0, prose.start())
    return piece.value(confidence=0.88) if piece.text else None


def _named(piece: Piece) -> Iterator[Language]:
    """Each language at a boundary, with the words up to the next one: `英语（工作语言）；德语（B1）`."""
    text = piece.text
    places = [
        match
        for match in spoken.pattern().finditer(text)
        if not text[: match.start()].strip() or text[: match.start()].rstrip(" ")[-1] in BOUNDARY
    ]
    tests = find_tests(text)
    inside = {position for test in tests for position in range(test.start + 1, test.end)}
    begins = {test.start for test in tests}
    places = [match for match in places if match.start() not in inside]
    if len({match[0] for match in places}) < 2:
        places = [match for match in places if match.start() not in begins]
    for index, match in enumerate(places):
        end = places[index + 1].start() if index + 1 < len(places) else len(text)
        fluency = _fluency(piece.part(match.end(), end).trimmed(" \t,，、;；。|｜/和及与"))
        if fluency is not None and len(fluency.text) > LONGEST_FLUENCY:
            fluency = None
        yield Language(language=piece.part(match.start(), match.end()).value(confidence=0.93), fluency=fluency)


def _beside(piece: Piece) -> Iterator[Language]:
    """A language that is an item of a list of other things: `Excel、内容运营、英语`."""
    for match in re.finditer(r"[^、,，;；\t|。]+", piece.text):
        word = match[0].strip()
        if word.casefold() in spoken.canonical() and len(word) > 1:
            place = piece.part(match.start(), match.end()).trimmed("")
            yield Language(language=place.value(confidence=0.8))


def _from_tests(piece: Piece, *, whole_text: bool = False) -> Iterator[Language]:
    """The languages of the tests in a text, each with its tests or, where all words are about it, with all of them."""
    tests = find_tests(piece.text)
    for language, group in groupby(sorted(tests, key=lambda test: test.language), key=lambda test: test.language):
        own = sorted(group, key=lambda test: test.start)
        fluency = _fluency(piece) if whole_text else _tests_value(piece, own)
        yield Language(language=piece.part(own[0].start, own[0].end).value(language, confidence=0.85), fluency=fluency)


def _tests_value(piece: Piece, tests: Sequence[LanguageTest]) -> Value:
    first, last = tests[0], tests[-1]
    start = first.start
    if first.language == "普通话" and (level := re.search(r"[一二三]级[甲乙丙]等", first.name)):
        start = piece.text.index(level[0], first.start)
        return piece.part(start, start + len(level[0])).value(confidence=0.88)
    between = piece.text[first.end : last.start]
    if len(between) > 8:  # characters; further apart they are not one statement
        return piece.part(start, first.end).value(confidence=0.8)
    return piece.part(start, last.end).value(confidence=0.88)
