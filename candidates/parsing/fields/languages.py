"""Sections → languages and how well they are spoken: a level, or a test with its score."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from candidates.parsing.fields.language_tests import LanguageTest, find_tests, may_name_test
from candidates.parsing.fields.listings import Group, dated, read_groups
from candidates.parsing.fields.passages import RATING_SIGNS, Piece, split_piece
from candidates.parsing.lexicon import spoken
from candidates.parsing.lexicon.listed import CERTIFICATE, DRIVING
from candidates.parsing.records import Language, Line, Section, Value

LANGUAGE_LABEL = re.compile(r"语言(?!基础|框架|工具)|語言|语文|語文|外语|外語|language", re.IGNORECASE)
SENTENCES = re.compile(r"\s*[；;。|｜]\s*|\s+[·・•‧]\s+")
SLASH = re.compile(r"\s+/\s+")
BARS = re.compile(r"\s*[|｜]\s*(?![^|｜]*(?:听|说|读|写|聽|說|讀|寫))")
# A sentence about how well a language is read or spoken.
SPEAKS = re.compile(
    r"(?P<language>英语|英文|日语|日文|韩语|法语|德语|俄语|粤语|西班牙语)[^，,；;。]{0,6}(?:听说|读写|阅读|口语|书写|交流|沟通|对话)[^，,；;。]{0,8}$"
)
LISTING_KINDS = {"skills", "certificates", "awards", "other"}
# Where one language may end and the next begin.
BOUNDARY = "\t,，、;；。|｜/·•・( （)）和及与"
DEGREES = re.compile(
    r"流利|熟练|熟練|精通|母[语語]|良好|一般|日常|工作|商务|中等|入门|入門|基础|听说|读写|口语|书面|能力|交流|沟通|阅读|native|fluent|proficient|basic|intermediate|advanced|conversational"
    r"|\b[ABC][12]\b|级|級"
)
# Prose after a score says nothing that the score does not.
PROSE = re.compile(
    r"\s*[,，;；]\s*(?:可|能|能够|具备|具有|口语|口語|听说|听力|听|读写|读|写|书面|沟通|交流|日常|流利|熟练|熟練|良好|较好)[^,，;；]*$"
)
# A test in a bracket behind words that tell what one can do: `可阅读（CET-6）`.
CAN_DO = re.compile(r"^(?:可以|能够|可|能|会|會)[^()（）]{1,12}[(（](?P<test>[^()（）]+)[)）]$")
CAN_SPEAK = re.compile(r"^(?:也|还|并)?(?:会|會|能|懂|可|略懂|通晓)?(?:讲|講|说|說|用|听|聽|懂)*")
CAN_SPEAK_OTHER = re.compile(r"(?:也|还|并)?(?:会|會|能|懂|略懂|通晓)(?:讲|講|说|說)?[\u4e00-\u9fff]{1,4}[语語话話]$")
DATED = re.compile(r"\s*[(（](?=[^()（）]*(?:\d{4}|年))[\d\s年月日./\-–—~至取得通过获考]+[)）]$")
RATED = re.compile(
    rf"^\s*[{RATING_SIGNS}][{RATING_SIGNS}\s]*|\s*[{RATING_SIGNS}\s]*[{RATING_SIGNS}]\s*$|\s*\d{{1,3}}\s?%$"
)
# What stands beside languages under one heading (語文與社團): an office in a club.
CLUB = re.compile(
    r"\s*[、,，;；\t]\s*[^、,，;；\t]*(?:社|社团|社團|协会|協會|[社会會队隊部团團][长長]|干部|幹部|志工)$"
)
NEXT_THING = re.compile(r"\s*、|\s+")
TRAINED = re.compile(r"[\u4e00-\u9fff]师(?:[一二三四五]级|[(（][^()（）]+[)）])?$")  # 营销师三级
LICENCE = re.compile(rf"\s*[、,，]\s*(?:{DRIVING.pattern})$")
# The name of a language that stands apart in its test, or before a level alone: `日语 N3`, `普通话二级甲等`.
NAME_APART = re.compile(
    r"(日[语語文]|韩语)(?=\s|N\s?[1-5]$)|(?:国家)?(普通[话話])(?:水平)?(?:测试|考试|測試)?(?:等级)?(?:证书|证)?(?=.?[一二三]级)"
)
# What stands under headings for languages and is none.
NO_LANGUAGE_LABEL = re.compile(r"证书|證書|證照|憑證|资格|计算机|電腦|电脑|软件|技能|驾照|获奖|荣誉|特长|爱好")
LONGEST_FLUENCY = 40


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Where a text begins to tell of a language: its name, or a test of it where the name is not written."""

    language: str
    start: int
    end: int
    named: bool


def read_languages(section: Section, *, around: Sequence[Line] = ()) -> tuple[Language, ...]:
    """The languages of a section about them; elsewhere those of labels (英语：…) and of tests."""
    kinds = {section.kind, *section.also}
    own = "languages" in kinds
    found: list[Language] = list(_grid(section.lines)) if own else []
    if found:
        return tuple(found)
    for group in read_groups(section, around=around):
        found.extend(_of_group(group, own=own, listed=own or bool(kinds & LISTING_KINDS)))
    return tuple(found)


def _of_group(group: Group, *, own: bool, listed: bool) -> Iterator[Language]:
    about = (own and not NO_LANGUAGE_LABEL.search(group.label)) or bool(LANGUAGE_LABEL.search(group.label))
    sentences = split_piece(group.piece, SENTENCES)
    label = _language_of(group.label)
    if not (label or about or listed or may_name_test(group.piece.text)):
        return
    others = [part for part in sentences if not _tells_of_languages(part.text)] if about or label else []
    if label:
        apart = [part.start for part in sentences[1:] if part in others or CAN_SPEAK_OTHER.match(part.text)]
        apart += [
            group.piece.start + anchor.start
            for anchor in _anchors(group.piece.text)
            if anchor.language != _family(label) and anchor.start > 0
        ]
        end = min([*apart, group.piece.end])
        yield _labelled(group, label, group.piece.part(0, end - group.piece.start))
        sentences = split_piece(group.piece.part(end - group.piece.start, len(group.piece.text)), SENTENCES)
        about = True
    elif about and not others and not _names_programming(group):
        yield from _named(group.piece)
        return
    for part in sentences:
        named = list(_named(part)) if about and part not in others else []
        beside = split_piece(part, SLASH)
        yield from named or (each for one in beside for each in _in_sentence(one, listed=listed))


def _tells_of_languages(text: str) -> bool:
    """Whether a sentence under a label for languages is about one, not a certificate of something else."""
    if spoken.pattern().search(text) or find_tests(text):
        return True
    return not CERTIFICATE.search(text) and not NO_LANGUAGE_LABEL.search(text)


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
    can = CAN_SPEAK.match(piece.text)
    told = piece.part(can.end() if can else 0, len(piece.text))
    if listed and (name := spoken.pattern().fullmatch(told.text)) and len(name[0]) > 1:
        yield Language(language=told.value(confidence=0.85))
        return
    if listed and (match := spoken.pattern().match(piece.text)) and _tells_more(piece.text[match.end() :]):
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


def _tells_more(text: str) -> bool:
    """Whether what follows a language is how well it is spoken, or the next language."""
    return bool(DEGREES.search(text) or (text.startswith(" ") and spoken.pattern().match(text.lstrip())))


def _language_of(label: str) -> str:
    """The language that a label names, also in two languages at once (`中文 Mandarin`)."""
    words = label.split()
    if len(words) > 1 and all(word.casefold() in spoken.canonical() for word in words):
        return words[0]
    bare = re.sub(r"\s", "", label)
    bare = re.sub(r"(?:水平|能力|等级|口语|成绩|level)$", "", bare, flags=re.IGNORECASE)
    return bare if bare.casefold() in spoken.canonical() else ""


def _names_programming(group: Group) -> bool:
    """`语言：C、Python` names programming languages."""
    return not spoken.pattern().search(group.piece.text) and not find_tests(group.piece.text)


def _labelled(group: Group, label: str, piece: Piece) -> Language:
    start = group.labelled.text.find(label)
    place = group.labelled.part(start, start + len(label)) if start >= 0 else group.labelled
    return Language(language=place.value(label, confidence=0.95), fluency=_fluency(piece))


def _fluency(piece: Piece) -> Value | None:
    """How well: a level, or a test with its score, without dates, rating marks and prose."""
    piece = split_piece(piece, BARS)[0] if "|" in piece.text or "｜" in piece.text else piece
    piece = _without_others(_bare(_tested_cell(piece)))
    if re.fullmatch(r"[(（][^()（）]*[)）]", piece.text):
        piece = piece.part(1, len(piece.text) - 1)
    if (can := CAN_DO.match(piece.text)) and find_tests(can["test"]):
        piece = piece.part(can.start("test"), can.end("test"))
    tests = find_tests(piece.text)
    while any(test.scored for test in tests) and (prose := PROSE.search(piece.text)):
        piece = piece.part(0, prose.start())
    if len(tests) == 1 and tests[0].result and tests[0].start == 0:
        return piece.part(0, tests[0].end).value(tests[0].result, confidence=0.85)
    text = re.sub(r"\s*\t\s*", " ", piece.text)
    return piece.value(text, confidence=0.9 if _is_usual(text) else 0.8) if text else None


def _tested_cell(piece: Piece) -> Piece:
    """A row up to the end of the cell that names a test, unless the score stands in a later one."""
    tests = find_tests(piece.text)
    tab = piece.text.find("\t", tests[-1].end) if tests else -1
    named = tests and not any("\t" in piece.text[test.start : test.end] for test in tests)
    return piece.part(0, tab) if tab > 0 and named and not DEGREES.search(piece.text[tab:]) else piece


def _without_others(piece: Piece) -> Piece:
    """Without a club's office or a title of something else behind a comma: `二级甲等，C1 驾照`."""
    tests = find_tests(piece.text)
    comma = NEXT_THING.match(piece.text, tests[-1].end) if tests else None
    if comma and (CERTIFICATE.search(piece.text, comma.end()) or TRAINED.search(piece.text, comma.end())):
        piece = piece.part(0, comma.start())
    while club := CLUB.search(piece.text) or LICENCE.search(piece.text):
        piece = piece.part(0, club.start())
    return piece


def _is_usual(text: str) -> bool:
    """Whether a text is how well languages are said to be spoken, so that nothing else can be in it."""
    return bool(DEGREES.search(text) or find_tests(text)) and len(text) <= LONGEST_FLUENCY / 2


def _bare(piece: Piece) -> Piece:
    """Without rating marks, dates and signs at both ends."""
    while True:
        piece = piece.trimmed(" \t,，、:：;；。.–—-·・|/")
        cut = RATED.search(piece.text) or (DATED.search(piece.text) if piece.text else None)
        if cut is None:
            tests = find_tests(piece.text)
            bare = dated(piece).piece if tests and not any(test.result for test in tests) else piece
            return bare if bare.text else piece
        piece = piece.part(0, cut.start()) if cut.start() else piece.part(cut.end(), len(piece.text))


def _named(piece: Piece) -> Iterator[Language]:
    """Each language at a boundary, with the words up to the next one: `英语（工作语言）；德语（B1）`."""
    anchors = _anchors(piece.text)
    for index, anchor in enumerate(anchors):
        end = anchors[index + 1].start if index + 1 < len(anchors) else len(piece.text)
        fluency = _fluency(piece.part(anchor.end, end).trimmed(" \t,，、;；。|｜/和及与"))
        if fluency is not None and len(fluency.text) > LONGEST_FLUENCY:
            fluency = None
        if anchor.named:
            place = piece.part(anchor.start, anchor.end).value(confidence=0.93)
        else:
            place = piece.part(anchor.start, end).value(anchor.language, confidence=0.85)
        yield Language(language=place, fluency=fluency)


def _anchors(text: str) -> Sequence[_Anchor]:
    """Names of languages at boundaries, and tests of a language that the words before them do not name."""
    tests = find_tests(text)
    inside = {position for test in tests for position in range(test.start, test.end)}
    found = [
        _Anchor(_family(match[0]), match.start(), match.end(), True)
        for match in spoken.pattern().finditer(text)
        if match.start() not in inside
        and (
            match.start() == 0
            or text[match.start() - 1] in BOUNDARY
            or text[: match.start()].rstrip()[-1:] in BOUNDARY
        )
    ]
    for test in tests:
        if parted := NAME_APART.match(text[test.start : test.end]):
            name = parted[1] or parted[2]
            end = test.start + (parted.end(1) if parted[1] else parted.end())
            found.append(_Anchor(_family(name), test.start, end, bool(parted[1]) or text[test.start : end] == name))
            continue
        before = [anchor for anchor in found if anchor.start <= test.start]
        if not before or max(before, key=lambda anchor: anchor.start).language != _family(test.language):
            start = 0 if not before and not found else test.start
            found.append(_Anchor(_family(test.language), start, start, False))
    return sorted(found, key=lambda anchor: anchor.start)


def _family(name: str) -> str:
    """The usual name of a language; 中文 and 普通话 are one language here."""
    usual = spoken.canonical().get(name.casefold(), name)
    return "普通话" if usual == "汉语" else usual


def _beside(piece: Piece) -> Iterator[Language]:
    """A language that is an item of a list of other things: `Excel、内容运营、英语`."""
    for match in re.finditer(r"[^、,，;；\t|。]+", piece.text):
        word = match[0].strip()
        if word.casefold() in spoken.canonical() and len(word) > 1:
            place = piece.part(match.start(), match.end()).trimmed("")
            yield Language(language=place.value(confidence=0.8))


def _from_tests(piece: Piece) -> Iterator[Language]:
    """The languages of the tests in a text, each with its tests."""
    tests = find_tests(piece.text)
    for language, group in groupby(sorted(tests, key=lambda test: test.language), key=lambda test: test.language):
        own = sorted(group, key=lambda test: test.start)
        place = piece.part(own[0].start, own[0].end).value(language, confidence=0.85)
        yield Language(language=place, fluency=_tests_value(piece, own))


def _tests_value(piece: Piece, tests: Sequence[LanguageTest]) -> Value:
    first, last = tests[0], tests[-1]
    start = first.start
    if first.language == "普通话" and (level := re.search(r"[一二三]级[甲乙丙]等", first.name)):
        start = piece.text.index(level[0], first.start)
        return piece.part(start, start + len(level[0])).value(confidence=0.88)
    if first.result and first is last:
        return piece.part(start, first.end).value(first.result, confidence=0.85)
    between = piece.text[first.end : last.start]
    if len(between) > 8:  # characters; further apart they are not one statement
        return piece.part(start, first.end).value(confidence=0.8)
    return piece.part(start, last.end).value(confidence=0.88)
