"""Sections → honours, scholarships and prizes, one for each year in which it was given."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from candidates.parsing.fields.award_rows import honour_items
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.language_tests import find_tests
from candidates.parsing.fields.listings import Item, dated, read_groups
from candidates.parsing.fields.passages import Piece, read_passages, split_piece, whole
from candidates.parsing.lexicon.listed import (
    AWARD_ANYWHERE,
    AWARD_END,
    AWARD_GRADE,
    AWARD_LEVEL_BEHIND,
    CERTIFICATE,
    GOT,
    NO_AWARD,
    ORGANISATION_END,
    PATENT,
    PUBLICATION,
)
from candidates.parsing.lexicon.skill_words import SOFT_SKILL
from candidates.parsing.records import Award, Line, Section

AWARD_LABEL = re.compile(r"奖|獎|荣誉|榮譽|表彰|竞赛|award|honou?r", re.IGNORECASE)
OTHER_LABEL = re.compile(
    r"证书|資格|资格|语言|外语|英语|技能|软件|课程|绩点|GPA|排名|方向|导师|爱好|链接|博客|主页|论文|专利|语言|计算机|颁发|颁奖|主办|授予|发证",
    re.IGNORECASE,
)
COUNTS = re.compile(
    r"\s*(?:共计|累计|合计|各)?\s*\d+\s*[次项个](?![\u4e00-\u9fff])|\s*[,，]?\s*(?:TOP|前)\s*\d+(?:\.\d+)?\s?%|\s*等$"
    r"|(?<=^[一二三]等功)\s*[一二两三]\s?次$|^等|(?:^|\s+)(?:连续|连获)[一二三四五两\d]+[年届次]\s*",
    re.IGNORECASE,
)
# A bracket that tells how often, how few or where to read more; others belong to the name (非数学类, 团队).
ASIDE = re.compile(
    r"\s*[(（][^()（）]*(?:\d\s?%|[\d两二三四五六]\s?次|连续|https?:|www\.|名额|仅\d|获奖率|级别|完成人|排名|&)[^()（）]*[)）]",
    re.IGNORECASE,
)
WRAPPED = re.compile(r"[(（][^()（）]*[)）]")
QUOTES = re.compile(r"(?<=”)(?=“)|(?<=」)(?=「)")
COMMA = re.compile(r"\s*[,，、]\s*|(?<=[\u4e00-\u9fff])/(?=[\u4e00-\u9fff])|\s+/\s+")
DEGREE = re.compile(r"(?:Bachelor|Master|Doctor|Diploma|B\.?[AS]c?\b|M\.?[AS]c?\b)", re.IGNORECASE)
CLASS = re.compile(r"class honou?rs", re.IGNORECASE)  # of a degree
TOLD_HONOUR = re.compile(r"(?:曾|多次|先后|连续.{1,4})*(?:荣获|获得|获评|获|被评为|拿过|得过)")
DATE_BEHIND = re.compile(r"[\s(（][^()（）\s]*(?:19|20)\d\d[^()（）]*[)）]?\s*$")
BRACKET_BEHIND = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
REMEMBERED = 1024  # texts; several readers ask whether the same words are an honour
LONGEST = 60
LONGEST_SENTENCE = 300  # characters; a longer text names no honour at its end
LONGEST_LATIN = 120
LONGEST_TOLD = 80  # characters of a passage beside entries that may be an honour, not a story
TOLD = {"work", "projects", "activities", "summary", "education"}
LONGEST_BESIDE = 40  # in text about something else


def read_awards(section: Section, *, around: Sequence[Line] = ()) -> tuple[Award, ...]:
    """The honours of a section. Under another heading only what cannot be anything else is one."""
    kinds = {section.kind, *section.also}
    own = "awards" in kinds and not kinds & TOLD
    found: list[Award] = []
    for group in read_groups(section, around=around):
        labelled = bool(AWARD_LABEL.search(group.label))
        whole = group.piece.passage.text
        if PATENT.search(whole) and not re.search(r"奖|獎", whole):
            continue
        if not own and not labelled and kinds & TOLD - {"education"} and len(whole) > LONGEST_TOLD:
            continue
        found.extend(_in_brackets(group.piece) if not own else ())
        if OTHER_LABEL.search(group.label) and not labelled and not AWARD_ANYWHERE.search(group.piece.text):
            continue
        for item in _items(group.piece, labelled=labelled):
            found.extend(_awards(item, certain=own or labelled, mixed=kinds != {"awards"}, labelled=labelled))
    return tuple(found)


def _in_brackets(piece: Piece) -> Iterator[Award]:
    """Honours told in a bracket beside something else: `主持（曾获…称号）`."""
    for match in re.finditer(
        r"[(（](?:曾|并|多次)?(?:荣获|获得|获评|获)(?P<title>[^()（）、，,；;]{4,40})", piece.text
    ):
        title = piece.part(match.start("title"), match.end("title"))
        if is_award(title.text):
            yield Award(title=title.value(_clean(title.text), confidence=0.75))


def _items(piece: Piece, *, labelled: bool) -> Iterator[Item]:
    """The items of a piece; a date before the first of several holds for those that follow without one."""
    for sentence in honour_items(_unwrapped(piece)):
        parts = _split(sentence.piece, labelled=labelled)
        for part in parts:
            item = dated(part)
            if not item.dates and (got := GOT.match(item.piece.text)):
                item = dated(item.piece.part(got.end(), len(item.piece.text)))
            yield Item(item.piece, item.dates or sentence.dates)


def _unwrapped(piece: Piece) -> Piece:
    """A piece without the brackets round all of it: `（在校拿过 2011 年校二等奖学金）`."""
    bare = piece.trimmed("")
    return bare.part(1, len(bare.text) - 1) if WRAPPED.fullmatch(bare.text) else piece


def _split(piece: Piece, *, labelled: bool) -> tuple[Piece, ...]:
    """Where commas and quotes divide one honour from the next: both sides must read like honours."""
    quoted = tuple(each for part in [piece] for each in split_piece(part, QUOTES))
    parts = tuple(each for part in quoted for each in split_piece(part, COMMA))
    if not any(is_award(part.text) for part in parts):
        return parts if labelled else (piece,)
    joined: list[Piece] = []
    for part in parts:
        if joined and not is_award(joined[-1].text):
            comma = re.search(r"[,，]", part.passage.text[joined[-1].end : part.start])
            apart = comma and not part.text.isascii() and not AWARD_GRADE.fullmatch(part.text)
            joined[-1] = part if apart else Piece(part.passage, joined[-1].start, part.end)
        elif not joined or is_award(part.text):
            joined.append(part)
        elif _goes_on(part.text, after=joined[-1].text):
            joined[-1] = Piece(part.passage, joined[-1].start, part.end)
    return tuple(joined)


def _goes_on(text: str, *, after: str) -> bool:
    """Whether words after an honour and a comma belong to its name: a sponsor's Latin name or a date."""
    bare = text.strip()
    dates = find_dates(bare)
    if dates and dates[0].begin == 0:
        return True
    return after.isascii() and bare.isascii() and bare[:1].isupper() and not bare.startswith("TOP")


@lru_cache(maxsize=REMEMBERED)
def is_award(text: str) -> bool:
    """Whether a text reads like the name of an honour."""
    if len(text) > LONGEST_SENTENCE:
        return False
    bare = AWARD_LEVEL_BEHIND.sub("", COUNTS.sub("", ASIDE.sub("", text)))
    bare = BRACKET_BEHIND.sub("", DATE_BEHIND.sub("", bare)).strip(' ”"」』。.,，;；!')
    return bool(AWARD_END.search(bare))


def tells_honour(line: Line) -> bool:
    """Whether a line says that an honour was got, and nothing else: `曾获校级奖学金`."""
    texts = [dated(whole(passage)).piece.text for passage in read_passages((line,))[:1]]
    return any(TOLD_HONOUR.match(text) and is_award(text) for text in texts)


def _awards(item: Item, *, certain: bool, mixed: bool, labelled: bool) -> Iterator[Award]:
    text = item.piece.text
    award = is_award(text)
    if NO_AWARD.search(text) or (text.isascii() and DEGREE.match(text)) or (not certain and CLASS.search(text)):
        return
    if not award and (not certain or _is_something_else(text, mixed=mixed, labelled=labelled)):
        return
    if PATENT.search(text) and not re.search(r"奖|獎", text):
        return
    limit = LONGEST_LATIN if text.isascii() else LONGEST if certain else LONGEST_BESIDE
    title = _title(item.piece)
    if title is None or not 1 < len(title.text) <= limit:
        return
    confidence = 0.93 if award and certain else 0.8 if award else 0.6
    name = re.sub(r"\s*[\t|｜]\s*|\s{2,}", " ", _clean(title.text))
    if not name:
        return  # only a count: how often, or among how few
    for iso, place in item.dates or (("", title),):
        yield Award(
            title=title.value(name, confidence=confidence),
            date=place.value(iso, confidence=confidence) if iso else None,
        )


def _is_something_else(text: str, *, mixed: bool, labelled: bool) -> bool:
    if (
        text.startswith("《")
        or (SOFT_SKILL.search(text) and not AWARD_ANYWHERE.search(text))
        or find_tests(text)
        or PATENT.search(text)
        or PUBLICATION.search(text)
        or re.search(r"https?://|www\.", text)
    ):
        return True
    return not labelled and (bool(CERTIFICATE.search(text)) or (mixed and not AWARD_ANYWHERE.search(text)))


def _title(piece: Piece) -> Piece | None:
    """Without `获`, counts, and who gave it."""
    got = GOT.match(piece.text)
    piece = piece.part(got.end() if got else 0, len(piece.text)).trimmed(",，、:：;；。.·- ")
    while cut := re.search(r"\s*[,，]\s*([^,，]*)$", piece.text):
        if not (ORGANISATION_END.search(cut[1].strip()) or COUNTS.fullmatch(cut[1].strip()) or not cut[1].strip()):
            break
        piece = piece.part(0, cut.start())
    aside = ASIDE.search(piece.text)
    if aside and aside.end() == len(piece.text):
        piece = piece.part(0, aside.start())
    if _is_quoted(piece.text):
        piece = piece.part(1, len(piece.text) - 1)
    return piece if piece.text else None


def _clean(text: str) -> str:
    text = COUNTS.sub("", ASIDE.sub("", text)).strip(" ,，、;；。")
    return text[1:-1] if _is_quoted(text) else text


def _is_quoted(text: str) -> bool:
    """Whether a text stands in quotes as a whole."""
    return text.startswith(("“", "「")) and text.endswith(("”", "」")) and text.count(text[0]) == 1


def without_repeated(awards: Sequence[Award], told: Sequence[Award]) -> tuple[Award, ...]:
    """The honours of `awards` that `told`, the list of honours itself, does not name already."""
    return tuple(award for award in awards if not any(_same(award, other) for other in told))


def _same(award: Award, other: Award) -> bool:
    if award.title is None or other.title is None:
        return False
    return say_the_same(award.title.text, other.title.text)


def say_the_same(told: str, listed: str) -> bool:
    """Whether most pairs of characters of a name that is told stand in one that is listed too."""
    short, long = _bigrams(told), _bigrams(listed)
    return len(short & long) >= 0.6 * len(short)


def _bigrams(text: str) -> set[str]:
    bare = re.sub(r"\W", "", text)
    return {bare[i : i + 2] for i in range(len(bare) - 1)} or {bare}
