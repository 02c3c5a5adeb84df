"""Citations → the journal, the conference or the press."""

import re

from candidates.parsing.fields.citation_marks import cleaned
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.passages import Piece
from candidates.parsing.lexicon import venues

BOOK_MARKS = re.compile(r"《(?P<title>[^》]{2,})》")
VENUE_WORDS = re.compile(
    r"\b(?:Journal|Transactions|Proceedings|Conference|Symposium|Workshop|Letters|Review|Reviews"
    r"|Communications|Magazine|Annals|Bulletin|Press|arXiv|IEEE|ACM|Nature|Science|Advances|Materials|Chemistry|Physics|Reports)\b"
    r"|学报|期刊|杂志|学刊|会议|通报|论坛|出版社|科学$|研究$|评论$|技术$|工程$",
)
IN = re.compile(
    r"^(?:(?:in\s+)?proc(?:\.|eedings)\s+(?:of\s+(?:the\s+)?)?(?=[A-Z]{3,})|in(?=[\s:：])|载于?|发表于|发表在|收录于|见|//)\s*[:：]?\s*",
    re.IGNORECASE,
)
VOLUME = re.compile(
    r"[,，]?\s*(?:vol\.?|no\.?|pp\.?|第|卷)?\s*\d+\s*(?:[(（]\d+(?:-\d+)?[)）]|[:：]\s*[\de]+|卷|期)[^,，]*|[,，]?\s*\b(?:vol|no|pp|art)\.\s?\d[^,，]*|[,，]\s*\d+\s*(?:$|(?=[,，]))|[,，:：]\s*\d+\s*[-–—]\s*\d+",
    re.IGNORECASE,
)
CLASS = re.compile(
    r"\s*[,，]?\s*\b(?:(?-i:CCF|SCI|EI|JCR|IF|Q[1-4])|oral|spotlight)\b.*$|\s*[,，]\s*(?:学生|导师|本人)?(?:[一二共]作|第[一二三]作者|共同一作).*$",
    re.IGNORECASE,
)
ABBREVIATION = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z\-]*\b")
# Who wrote what of it, between title and venue: `《…》，第二作者，乙出版社`.
RANK = re.compile(r"^(?:第[一二三]作者|[一二独合]著|主编|副主编|参编|编著|独立?译|[一二共]作)\s*[,，]\s*(?=\S)")
# Who else wrote it, in a bracket between title and venue: `（与甲某合著），乙出版社`.
WRITERS_ASIDE = re.compile(r"^[(（][^()（）]*(?:著|编|译|作者|作)[)）]\s*[,，.。]?\s*(?=\S)")


def is_venue(text: str) -> bool:
    """Whether a text holds the name of something in which papers appear."""
    bare = text.strip(" .")
    if not re.search(
        r"[A-Za-z\u4e00-\u9fff]{2}",
        re.sub(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*|[年月日]", "", bare),
    ):
        return False
    return bool(venue_in(bare) or VENUE_WORDS.search(bare) or BOOK_MARKS.search(bare))


def venue_in(text: str) -> bool:
    """Whether a known venue is named, by its whole name or its abbreviation as it is written."""
    known = venues.abbreviations()
    if any(match[0] in known for match in ABBREVIATION.finditer(text)):
        return True
    bare = re.sub(r"[\d\s,，.()（）:：;；《》]+$|^[\s《]+", "", text).casefold()
    return bare in venues.by_name() or re.sub(r"[,，.].*$", "", bare).strip() in venues.by_name()


def read_venue(piece: Piece) -> Piece | None:
    """The name of the venue without volume, pages, classes and the year that stands apart."""
    piece = cleaned(piece.trimmed(" \t,，.。;；:：/"))
    if aside := WRITERS_ASIDE.match(piece.text):
        piece = piece.part(aside.end(), len(piece.text))
    if rank := RANK.match(piece.text):
        piece = piece.part(rank.end(), len(piece.text))
    if lead := IN.match(piece.text):
        piece = piece.part(lead.end(), len(piece.text)).trimmed(" /")
    if marked := BOOK_MARKS.search(piece.text):
        return piece.part(marked.start("title"), marked.end("title"))
    aside = CLASS.search(piece.text)
    if aside and aside.start() > 0:
        piece = piece.part(0, aside.start())
    if volume := VOLUME.search(piece.text):
        piece = piece.part(0, volume.start()) if volume.start() else piece
    if year := re.search(
        r"\s*[,，.(（]\s*(?:[A-Z][a-z]{2,8}\.?\s+)?(?:19|20)\d\d.*$|(?<=[一-鿿])\s+(?:19|20)\d\d(?:[./年]\d{1,2})?[年月]?$",
        piece.text,
    ):
        piece = piece.part(0, year.start()) if year.start() else piece
    piece = piece.trimmed(" \t,，.。;；:：/|｜")
    if find_dates(piece.text) and not re.search(r"[A-Za-z\u4e00-\u9fff]{2}", re.sub(r"[年月日]", "", piece.text)):
        return None
    return piece if piece.text else None
