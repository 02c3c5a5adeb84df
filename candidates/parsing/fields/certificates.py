"""Sections → certificates: professional ones, driving licences, and language tests without their scores."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from candidates.parsing.fields.awards import is_award
from candidates.parsing.fields.language_tests import LanguageTest, find_tests, may_name_test
from candidates.parsing.fields.listings import ONLY_DATE, Item, date_of, read_groups, split_items
from candidates.parsing.fields.passages import Piece, split_piece
from candidates.parsing.lexicon import skills, spoken
from candidates.parsing.lexicon.listed import (
    CERTIFICATE,
    COLUMN_HEAD,
    DRIVING,
    DRIVING_SIGN,
    GOT,
    LEVEL_OF_COMPUTING,
    ORGANISATION_END,
    PATENT,
    PUBLICATION,
)
from candidates.parsing.lexicon.reading import words
from candidates.parsing.records import Certificate, Line, Section, Value

COMMA = re.compile(
    r"\s*[、,，]\s*(?!\s*(?:[A-Z][a-z]{2,8}\s)?(?:19|20)\d\d(?!年[又再还]?(?:考|取得|获得|通过|拿到)\S{3}))|\s+/\s+|(?<=[)）])\s*/\s*|\s+[&＆]\s+|(?<=[一-鿿)）])\s*[+＋]\s*(?=[一-鿿])"
)
CELL = re.compile(r"\s*\t\s*")
BAR = re.compile(r"\s*[\t|｜]\s*")
MOST_CELLS = 4  # of a row about one certificate
NUMBER_LABEL = re.compile(r"(?:编号|证号|号码)$")
BODY_END = re.compile(rf"{ORGANISATION_END.pattern}|[部局厅委]$|协会$|中心$")
# Where the parts on both sides must be certificates: cells of a row, a slash, a space between Chinese words.
# A grade behind a slash is another word for the level before it: `二级/技师`.
CELLS = re.compile(
    r"\s*\t\s*|\s*/\s*(?!(?:高级)?技师$|[高中初]级工$)|(?<=[一-鿿)）])\s+(?=[一-鿿A-Z])(?!Level|Part)|(?<=[A-Z])\s{2,}|(?<=[证书照])[和与及](?=\S{3})"
)
CERTIFICATE_LABEL = re.compile(
    r"证书|證書|證照|憑證|资格|資格|(?<![望徵聘求])(?:职称|職稱)|驾照|駕照|驾驶|駕駛|认证|認證|執照|执照|certificat|licen[cs]e",
    re.IGNORECASE,
)
SCORE = re.compile(r"(?<![A-Za-z])\s*[(（]?\s*(?:成绩|得分|总分)?\s*[:：]?\s*\d{2,3}\s?分?\s*[)）]?$")
# What stands behind a name and is no part of it: numbers, who gave it, how long it holds.
ASIDE = re.compile(
    r"\s*[(（][^()（）]*(?:编号|证号|注册号|號碼|有效期|驾龄|颁发|发证|主办|已过|已通过|自动挡|\d年驾龄)[^()（）]*[)）]"
    r"|\s*[,，]?\s*(?:证书)?(?:编号|证号|号码)\s?[:：]?\s?[\w-]{4,}$|[:：]\s*[A-Z]?\d[\dA-Z-]{5,}$|(?<=[)）师])注册[在于].*$"
)
TAIL = re.compile(
    r"(?<=[)）])\s*资格$|(?<=[一-鿿]{2}[师员])职称$|(?<=[证照])已?(?:办好|办理|考好|拿到|考出来?)了?$|\s*(?:已取得|已考取|已通过|已获得|[(（](?:已取得|已通过|持有)[)）])$"
)
# `有健康证`, `我有教师资格证`; not `有色金属…`.
HAVE = re.compile(r"^(?:我|本人)?(?:还|也|已|已经)?有(?![色限机关效])\s*(?=\S)")
REMARK = re.compile(r"[一-鿿]{2,12}")
JAPANESE = re.compile(r"日[语語文](?:水平|能力|等级)?")
LEVEL_OF_JAPANESE = re.compile(r"(?:JLPT\s?)?N\s?[1-5]级?", re.IGNORECASE)
WHOLE_NAME = re.compile(r"(?:[证證][书書]?|资格|資格|[(（][A-Z\d]+[)）]|[師师員员]|技術士|[驾駕]照|[级級])$")
# The second half of a name that a line broke: `…合格` / `证书`.
HALF_NAME = re.compile(r"(?:合格|资格|執業|执业|职业|等级|考试)*(?:[证證][书書]?|资格)[(（]?")
LICENCE = re.compile(r"^(?:[ABC][123])$")
NO_CERTIFICATE = re.compile(
    r"技能|熟练|熟悉|精通(?!急救|艇筏)|经验|负责|能力|擅长|掌握|驾龄|参加|培训班|担任|\b(?:Limited|Ltd|LLP|Inc)\b|[。！]|https?://|^\d+[年个项]"
)
# What names a paper to its end, whatever it attests: `业务能力考评合格证`.
PAPER_NAME = re.compile(r"[\u4e00-\u9fff（）()A-Z\d]{4,30}(?:合格|考评|考核|资格|培训)(?:证书?|證書?)")
BRACKET = re.compile(r"\s?[(（].*$")  # behind a skill: what of it
PLANNED = re.compile(
    r"在考|备考|在读|考取中|拟考|[已]?报考|待考|(?:通过|已过)[一二三四五六\d]+[科门]|[一二三四五六\d]+[科门]已?[通过]过|准备(?:报考|考)|计划"
    r"|preparing|in progress|candidate",
    re.IGNORECASE,
)
HEADING = re.compile(
    r"(?:资格|专业|專業|其他|所获|职业)?(?:证书|證書|憑證|證照|资质|资格|职称|认证)|无|無|暂无|none|n/a", re.IGNORECASE
)
# A certificate whose name is written out in English, not as the letters of its short form.
ENGLISH_NAME = re.compile(r"[a-z]{3,}.*\s.*[a-z]{3,}")
GIVER = re.compile(r"HK[A-Z]{2,5}|TIHK|ICAEW|PMI|AWS|IIA")
COMPUTING = re.compile(r"计算机|电脑|電腦")
CLAUSE_END = re.compile(r"[，,。]")
LEAST_CLAUSES = 3  # of prose
REMEMBERED = 1024  # texts: a row, its cells and its items are asked for names in turn
MOSTLY_NAMED = 0.6  # share of words with spaces between that are known as certificates
SHORTEST_NAME = 4
LONGEST = 40
LONGEST_LATIN = 90
# Kinds of section in whose text a certificate may be named besides a test; in the text of a job none is taken.
LISTING_KINDS = {"certificates", "awards", "skills", "languages", "other"}
# Where other things stand among certificates, a thing of no known name is one only with a date.
OTHER_LISTS = {"skills", "languages", "activities"}


def read_certificates(section: Section, *, around: Sequence[Line] = ()) -> tuple[Certificate, ...]:
    """The certificates of a section; outside lists of them only tests, driving licences and labelled ones count."""
    kinds = {section.kind, *section.also}
    title = section.title.text if section.title and COMPUTING.search(section.title.text) else ""
    found: list[Certificate] = []
    for group in read_groups(section, around=around):
        if "certificates" in kinds and _names_certificate(group.label):
            for item in split_items(group.labelled):
                found.extend(_of_item(item, certain=True))
            continue
        numbered = NUMBER_LABEL.search(group.label)
        piece, label = (group.labelled, "") if numbered else (group.piece, group.label or title)
        if not (kinds & LISTING_KINDS or CERTIFICATE_LABEL.search(label) or _may_name_one(piece.text)):
            continue
        for sentence in (item for row in _lines(piece) for item in _row_items(row)):
            found.extend(_of_sentence(sentence, label, kinds))
    return tuple(found)


def _may_name_one(text: str) -> bool:
    """Whether a text can name a test or a driving licence, all that is looked for where no certificates are listed."""
    return may_name_test(text) or DRIVING_SIGN.search(text) is not None


def _lines(piece: Piece) -> Iterator[Piece]:
    """The piece cut between two lines of a narrow column that were joined though each names a certificate."""
    begin = 0
    for border in (part.begin - piece.start for part in piece.passage.parts):
        before = piece.text[begin : max(border, begin)]
        after = piece.text[border:]
        if WHOLE_NAME.search(before) and _is_named(before) and _is_named(after) and not HALF_NAME.match(after):
            yield piece.part(begin, border)
            begin = border
    yield piece.part(begin, len(piece.text))


def _row_items(piece: Piece) -> Iterator[Item]:
    """The items of a row; one where the cells beside a name say when and who gave it."""
    cells = split_piece(piece, BAR)
    if len(cells) < 2:
        yield from split_items(piece)
        return
    told = [cell for cell in cells if not ONLY_DATE.fullmatch(cell.text) and not BODY_END.search(cell.text)]
    dates = [date for cell in cells if ONLY_DATE.fullmatch(cell.text) for date in date_of(cell)]
    if len(cells) <= MOST_CELLS and len(told) == 1 and len(dates) == 1 and _is_named(told[0].text):
        yield Item(told[0].trimmed(""), tuple(dates))
        return
    for cell in _cells(piece):
        yield from split_items(cell)


def _cells(piece: Piece) -> tuple[Piece, ...]:
    """The cells of a row that holds a certificate in most of them, none of them a date; else the row."""
    cells = split_piece(piece, CELL)
    named = sum(_is_named(cell.text) for cell in cells)
    dates = any(ONLY_DATE.fullmatch(cell.text) for cell in cells)
    return cells if len(cells) > 1 and named * 2 > len(cells) and not dates else (piece,)


def _of_sentence(sentence: Item, label: str, kinds: set[str]) -> Iterator[Certificate]:
    text = sentence.piece.text
    labelled = bool(CERTIFICATE_LABEL.search(label))
    if _is_prose(text) or (text.isascii() and is_award(text)):
        yield from _licences(sentence.piece)
        return
    for item in _without_remarks(tuple(_items(sentence))):
        if "skills" in kinds and not label and item.piece.text.count("\t") > 1:
            continue  # a row of skills, of which one sounds like a certificate: `归类\tAEO认证\t保税`
        tests = find_tests(item.piece.text)
        if _is_level_of(label, item.piece.text):
            yield from _of_item(item, certain=True)
        elif tests:
            yield from (_of_test(item.piece, test, item.dates) for test in tests if _is_written(test))
        elif kinds & LISTING_KINDS or labelled:
            alone = not kinds & OTHER_LISTS or bool(item.dates)
            own = "certificates" in kinds and "awards" not in kinds and not label and alone
            yield from _of_item(item, certain=own or labelled)
        else:
            yield from _licences(item.piece)


def _is_level_of(label: str, text: str) -> bool:
    """Whether a text is only a level, of a test that its label names: `日语：N2`, `计算机水平：国家二级`."""
    japanese = JAPANESE.fullmatch(label) and LEVEL_OF_JAPANESE.fullmatch(text)
    return bool(japanese or (COMPUTING.search(label) and LEVEL_OF_COMPUTING.fullmatch(text)))


def _items(sentence: Item) -> Iterator[Item]:
    """The items between commas; between cells, slashes and spaces where each part is a certificate."""
    items = tuple(_without_givers(split_items(sentence.piece, COMMA)))
    shared = () if len(items) > 1 and _dates_the_last(sentence) else sentence.dates
    for index, item in enumerate(items):
        parts = split_items(item.piece, CELLS) if CELLS.search(item.piece.text) else ()
        dates = item.dates or (sentence.dates if index == len(items) - 1 else shared)
        named = sum(_is_named(part.piece.text) for part in parts)
        if len(parts) > 1 and (named == len(parts) or (named >= MOSTLY_NAMED * len(parts) and _are_words(parts))):
            yield from (Item(part.piece, part.dates or dates) for part in parts)
        else:
            yield Item(item.piece, dates)


def _are_words(parts: Sequence[Item]) -> bool:
    """Whether the parts between spaces are words of some length, none of them a note on the one before."""
    return all(REMARK.fullmatch(part.piece.text) and len(part.piece.text) >= SHORTEST_NAME for part in parts)


def _dates_the_last(sentence: Item) -> bool:
    """Whether the date of a list stands in a bracket right behind its last item: `叉车证、电工证（2013年）`."""
    behind = sentence.piece.passage.text[sentence.piece.end :]
    return bool(sentence.dates) and behind.startswith(("（", "("))


def _without_givers(items: Sequence[Item]) -> Iterator[Item]:
    """English names without who gave them, each in a comma: `Registered Nurse, Nursing Council`."""
    before = ""
    for item in items:
        text = item.piece.text
        behind = text.isascii() and before.isascii() and ENGLISH_NAME.search(before)
        if not behind or (GIVER.fullmatch(text) is None and (CERTIFICATE.search(text) or find_tests(text))):
            yield item
            before = text


def _without_remarks(items: Sequence[Item]) -> Iterator[Item]:
    """The items without clauses that tell more about what stands before: `C1 驾照，自己有车`."""
    told = False
    for before, item in zip((None, *items), items, strict=False):
        named = _is_named(item.piece.text)
        gap = item.piece.passage.text[before.piece.end : item.piece.start] if before else ""
        remark = told and not named and not item.dates and REMARK.fullmatch(item.piece.text)
        if not (remark and re.search(r"[,，]", gap)):
            yield item
            told = named


@lru_cache(maxsize=REMEMBERED)
def _is_named(text: str) -> bool:
    text = TAIL.sub("", text)
    return bool(CERTIFICATE.search(text) or DRIVING.search(text) or find_tests(text))


def _licences(piece: Piece) -> Iterator[Certificate]:
    """Driving licences, which are named in personal data and in prose too."""
    for match in DRIVING.finditer(piece.text):
        yield Certificate(name=piece.part(match.start(), match.end()).value(confidence=0.8))


def _names_certificate(label: str) -> bool:
    """Whether a label is the first half of a certificate's name (软考中级：…), not a word for certificates."""
    return bool(CERTIFICATE.search(label)) and not CERTIFICATE_LABEL.search(label) and not find_tests(label)


def _is_prose(text: str) -> bool:
    """Whether a text of several clauses tells of the person instead of listing certificates."""
    clauses = [clause for clause in CLAUSE_END.split(text) if clause.strip()]
    if len(clauses) < LEAST_CLAUSES or "、" in text:
        return False
    return not any(CERTIFICATE.search(clause) or find_tests(clause) for clause in clauses)


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
    if any(HEADING.fullmatch(cell) or COLUMN_HEAD.fullmatch(cell) for cell in text.split("\t")):
        return
    title = text in words("professional_titles.tsv")
    known = title or bool(CERTIFICATE.search(TAIL.sub("", text))) or (certain and bool(LICENCE.match(text)))
    if not known and not certain:
        return
    if is_award(text) or PATENT.search(text) or PUBLICATION.search(text):
        return
    if NO_CERTIFICATE.search(ASIDE.sub("", text)) and not PAPER_NAME.fullmatch(text):
        return
    if PLANNED.search(text) or (not known and ORGANISATION_END.search(text)) or _is_spoken(text):
        return
    if not known and (
        skills.fold(BRACKET.sub("", text)) in skills.canonical() or text.casefold() in spoken.canonical()
    ):
        return
    got = HAVE.match(text) or GOT.match(text)
    piece = item.piece.part(got.end() if got else 0, len(text)).trimmed(",，、:：;；。.·-")
    for pattern in (ASIDE, TAIL, SCORE):
        if tail := pattern.search(piece.text):
            piece = piece.part(0, tail.start())
    name = re.sub(r"\s*\t\s*|\s{2,}", " ", piece.text).strip()
    name += "）" if name.count("（") > name.count("）") else ""  # its date stood in the bracket too
    if 1 < len(name) <= (LONGEST if re.search(r"[一-鿿]", name) else LONGEST_LATIN):
        yield Certificate(
            name=piece.value(name, confidence=_confidence(name, known=known, certain=certain)), date=_date(item.dates)
        )


def _is_spoken(text: str) -> bool:
    """Whether a text says how well a language is spoken (`俄语母语`), not which certificate attests it."""
    return bool(spoken.pattern().match(text)) and not CERTIFICATE.search(text)


def _confidence(name: str, *, known: bool, certain: bool) -> float:
    """A known certificate in a list of them is sure; several cells in one name or no known word are a guess."""
    if known and certain and " " not in name.strip("ABC123 "):
        return 0.92
    return 0.85 if known else 0.6
