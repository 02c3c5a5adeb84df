"""Sections → certificates: professional ones, driving licences, and language tests without their scores."""

import re
from collections.abc import Iterator, Sequence

from candidates.parsing.fields.awards import is_award
from candidates.parsing.fields.language_tests import LanguageTest, find_tests
from candidates.parsing.fields.listings import Item, read_groups, split_items
from candidates.parsing.fields.passages import Piece
from candidates.parsing.lexicon import skills, spoken
from candidates.parsing.lexicon.listed import CERTIFICATE, GOT, PATENT, PUBLICATION
from candidates.parsing.records import Certificate, Line, Section, Value

COMMA = re.compile(r"\s*[、,，]\s*(?!\s*(?:[A-Z][a-z]{2,8}\s)?(?:19|20)\d\d)|\s+/\s+")
CERTIFICATE_LABEL = re.compile(
    r"证书|證書|證照|资格|資格|职称|驾照|驾驶|认证|執照|执照|certificat|licen[cs]e", re.IGNORECASE
)
SCORE = re.compile(r"\s*[(（]?\s*(?:成绩|得分|总分)?\s*[:：]?\s*\d{2,3}\s?分?\s*[)）]?$")
TAIL = re.compile(r"(?<=[)）])\s*资格$|\s*已取得$")
LICENCE = re.compile(r"^(?:[ABC][123])$")
NO_CERTIFICATE = re.compile(r"技能|熟练|熟悉|精通|经验|负责|能力|擅长|掌握|[。！]|https?://")
PLANNED = re.compile(r"在考|备考|在读|考取中|准备(?:报考|考)|计划|preparing|in progress", re.IGNORECASE)
HEADING = re.compile(r"(?:资格|专业|其他|所获|职业)?(?:证书|證書|资质|资格|职称|认证)|无")
LONGEST = 40
LONGEST_LATIN = 90
# Kinds of section in whose text a certificate may be named besides a test; in the text of a job none is taken.
LISTING_KINDS = {"certificates", "awards", "skills", "languages", "other"}


def read_certificates(section: Section, *, around: Sequence[Line] = ()) -> tuple[Certificate, ...]:
    """The certificates of a section; outside lists of them only language tests and labelled ones count."""
    kinds = {section.kind, *section.also}
    own = "certificates" in kinds
    found: list[Certificate] = []
    for group in read_groups(section, around=around):
        labelled = bool(CERTIFICATE_LABEL.search(group.label))
        if own and _names_certificate(group.label):
            for item in split_items(group.labelled):
                found.extend(_of_item(item, certain=True))
            continue
        for sentence in split_items(group.piece):
            if _is_prose(sentence.piece.text):
                continue
            for item in split_items(sentence.piece, COMMA):
                dates = item.dates or sentence.dates
                tests = find_tests(item.piece.text)
                if tests:
                    found.extend(_of_test(item.piece, test, dates) for test in tests if _is_written(test))
                elif kinds & LISTING_KINDS or labelled:
                    found.extend(_of_item(Item(item.piece, dates), certain=(own and not group.label) or labelled))
    return tuple(found)


def _names_certificate(label: str) -> bool:
    """Whether a label is the first half of a certificate's name (软考中级：…), not a word for certificates."""
    return bool(CERTIFICATE.search(label)) and not CERTIFICATE_LABEL.search(label) and not find_tests(label)


def _is_prose(text: str) -> bool:
    """Whether a text of several clauses tells of the person instead of listing certificates."""
    clauses = [clause for clause in re.split(r"[，,。]", text) if clause.strip()]
    named = sum(bool(CERTIFICATE.search(clause) or find_tests(clause)) for clause in clauses)
    return len(clauses) > 2 and named == 0 and "、" not in text


def _is_written(test: LanguageTest) -> bool:
    """A level without the name of its test (普通话，母语，二级甲等) says how well she speaks, no more."""
    return not re.fullmatch(r"[一二三]级[甲乙丙]等", test.name)


def _of_test(piece: Piece, test: LanguageTest, dates: tuple[tuple[str, Piece], ...]) -> Certificate:
    name = f"英语{test.name}" if re.fullmatch(r"[四六]级", test.name) and test.scored else test.name
    place = piece.part(test.start, test.name_end)
    return Certificate(name=place.value(name, confidence=0.92), date=_date(dates))


def _date(dates: tuple[tuple[str, Piece], ...]) -> Value | None:
    return dates[0][1].value(dates[0][0], confidence=0.9) if dates else None


def _of_item(item: Item, *, certain: bool) -> Iterator[Certificate]:
    text = item.piece.text
    known = bool(CERTIFICATE.search(text)) or (certain and bool(LICENCE.match(text)))
    if is_award(text) or PATENT.search(text) or PUBLICATION.search(text) or NO_CERTIFICATE.search(text):
        return
    if HEADING.fullmatch(text) or PLANNED.search(text):
        return
    if not known and (not certain or skills.fold(text) in skills.canonical() or text.casefold() in spoken.canonical()):
        return
    got = GOT.match(text)
    piece = item.piece.part(got.end() if got else 0, len(text)).trimmed(",，、:：;；。.·-")
    if tail := TAIL.search(piece.text) or SCORE.search(piece.text):
        piece = piece.part(0, tail.start())
    name = re.sub(r"\s*\t\s*|\s{2,}", " ", piece.text).strip()
    if 1 < len(name) <= (LONGEST_LATIN if name.isascii() else LONGEST):
        yield Certificate(name=piece.value(name, confidence=0.9 if known else 0.6), date=_date(item.dates))
