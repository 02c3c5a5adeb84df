"""Sections → patents and software copyrights: title, number, date."""

import re
from collections.abc import Iterator, Sequence

from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.listings import dated_passages
from candidates.parsing.fields.passages import Passage, Piece, whole
from candidates.parsing.lexicon.listed import PATENT, PATENT_NUMBER
from candidates.parsing.records import Line, Patent, Section, Value

QUOTED = re.compile(r"[《“\"「](?P<title>[^》”\"」]{4,})[》”\"」]")
LEAD = re.compile(
    r"^(?:(?:国家|已授权|授权|申请|第一)?(?:发明|实用新型|外观设计)?专利|实用新型|外观设计|软件著作权|软著|发明|patents?)\s*(?:名称|(?:授权|公开|受理)?\s?\d+\s?[项件个]?)?\s*[:：]\s*",
    re.IGNORECASE,
)
# What follows the title: its kind, number, state, inventors, date.
AFTER_TITLE = re.compile(
    r"\s*(?:[,，;；|｜\t]|[(（\[【](?=[^()（）]*(?:专利|授权|公开|申请|号|发明|实用|实审|\d{6}|第[一二三]))|[.。](?=\s|$|(?:中国)?(?:发明|实用|外观|专利))|(?:专利|公开|申请|授权|登记)号|\s(?=(?:ZL|CN|US|EP|WO)\s?\d{6}))\s*"
)
NO_TITLE = re.compile(r"专利$|^专利|授权|受理|^\d+项|公开号|申请号|实审|著作权$|patent", re.IGNORECASE)
# What inventions are called, for a title that stands without number and kind.
INVENTION = re.compile(
    r"方法|装置|系统|设备|机构|组件|结构|工艺|软件|平台|材料|制备|[Mm]ethod|[Aa]pparatus|[Ss]ystem|[Dd]evice"
)
LEAST_TITLE = 5
# Inventors before the title: `甲某；乙某. 一种…`, `甲某、乙某，基于…`.
INVENTORS = re.compile(
    r"^(?:[一-鿿·]{2,4}\s?[；;、,，]\s?){0,12}[一-鿿·]{2,4}(?:\s?等)?(?:[.．:：]\s?(?=[一-鿿A-Z])|\s?[,，]\s?(?=一种|基于|用于|面向))"
)


def read_patents(section: Section, *, around: Sequence[Line] = ()) -> tuple[Patent, ...]:
    """The patents of a section; under another heading only passages that say that they are one."""
    own = "patents" in (section.kind, *section.also)
    alone = section.kind == "patents" and not section.also
    found: list[Patent] = []
    for passage in dated_passages(section.lines, around):
        sure = bool(PATENT.search(passage.text) or PATENT_NUMBER.search(passage.text))
        if sure or (own and alone and INVENTION.search(passage.text)):
            found.extend(_patent(passage, sure=sure))
    return tuple(found)


def is_patent(text: str) -> bool:
    """Whether a passage tells of a patent."""
    return bool(PATENT.search(text) or PATENT_NUMBER.search(text))


def _patent(passage: Passage, *, sure: bool) -> Iterator[Patent]:
    title = _title(whole(passage))
    if title is None or len(title.text) < LEAST_TITLE or NO_TITLE.fullmatch(title.text):
        return
    number = PATENT_NUMBER.search(passage.text)
    yield Patent(
        name=title.value(confidence=0.92 if sure else 0.7),
        number=_number(passage, number) if number else None,
        date=_date(passage),
    )


def _number(passage: Passage, match: re.Match[str]) -> Value:
    return passage.value(match.start(), match.end(), text=re.sub(r"\s", "", match[0]), confidence=0.95)


def _date(passage: Passage) -> Value | None:
    """The last date: it is that of the grant where several stand."""
    dates = [span for span in find_dates(passage.text) if not span.is_range and span.start]
    numbers = [match.span() for match in PATENT_NUMBER.finditer(passage.text)]
    free = [span for span in dates if not any(low < span.finish and span.begin < high for low, high in numbers)]
    if not free:
        return None
    return passage.value(free[-1].begin, free[-1].finish, text=free[-1].start, confidence=0.9)


def _title(piece: Piece) -> Piece | None:
    if lead := LEAD.match(piece.text):
        piece = piece.part(lead.end(), len(piece.text))
    if quoted := QUOTED.search(piece.text):
        return piece.part(quoted.start("title"), quoted.end("title")).trimmed(",，.。")
    dates = find_dates(piece.text)
    if dates and not piece.text[: dates[0].begin].strip(" (（[【"):
        piece = piece.part(dates[0].finish, len(piece.text)).trimmed("\t,，:：.。)）]】-–—")
    for pattern in (LEAD, INVENTORS):
        if lead := pattern.match(piece.text):
            piece = piece.part(lead.end(), len(piece.text))
    cut = AFTER_TITLE.search(piece.text)
    title = piece.part(0, cut.start() if cut else len(piece.text)).trimmed(",，;；.。:：")
    return title if title.text else None
