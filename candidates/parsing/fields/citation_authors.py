"""Citations → the authors before a title."""

import re

from candidates.parsing.fields.passages import Piece
from candidates.parsing.lexicon import surnames

# One whole name before two sentences, the title and the venue: `Mulan Shu. Soft grippers at work. Robotics, 2021`.
LONE_AUTHOR = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+(?P<stop>\.\s+)(?=[A-Z][^.]{10,}\.\s+[A-Z])")
GENRE_AHEAD = re.compile(r"\[[JCMD]\]")
INITIALS = re.compile(r"\b[A-Z]\.(?:\s?-?[A-Z]\.)*")
PERSON = re.compile(
    r"(?:[A-Z]\.\s?-?)+\s?[A-Z][\w'’\-]+|[A-Z][\w'’\-]+,?\s+(?:[A-Z]\.\s?-?)+|[A-Z][\w'’\-]+\s+[A-Z]{1,3}"
    r"|(?:[A-Z][\w'’\-]+\s){1,2}[A-Z][\w'’\-]+|[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]+)?|et al|等"
)
AUTHORS_END = re.compile(
    r"[.。:：]\s+|(?<=[\u4e00-\u9fff*])[.。:：]\s*|(?<=\b[A-Z]\.[*†‡#])\s+|(?P<year>[(（](?:19|20)\d\d[)）][.,:]?\s*)"
)
AUTHOR_MARKS = re.compile(
    r"[*†‡#^\d]|\\\*|[(（](?:co-?first|corresponding|equal|共[一同]|通讯)[^()（）]*[)）]", re.IGNORECASE
)
# Where authors behind a title end: `F. Zhuo and M. Li, in Proc. of AAAI`, `Zhuo F. IEEE TPAMI`.
BEHIND_END = re.compile(
    r"(?P<stop>\.?)(?:(?<=\.)\s+(?=[A-Z])|\s*[,，;；]\s*(?=in\s|[A-Z]{2,}|[A-Z][a-z]+\s(?:of|on)\s|Proc))"
)
VENUE_BEGINS = re.compile(r"(?:J|Proc|Trans|Int|Rev|Ann|Adv|Phys)\.")  # how abbreviated journals begin
LONGEST_AUTHORS = 300


def split_authors(piece: Piece) -> tuple[Piece | None, Piece]:
    """The list of authors before a title and the rest; the list ends with a full stop, a colon or a closed year."""
    text, start, end = piece.text, 0, 0
    for match in AUTHORS_END.finditer(text):
        if match.start() > LONGEST_AUTHORS:
            break
        if are_authors(text[: match.start()]):
            start, end = match.span()
            if match["year"]:
                break
    names = re.match(r"(?:[\u4e00-\u9fff]{2,3}[,，、]\s*)+", text)
    if not end and names and GENRE_AHEAD.search(piece.passage.text):
        start = end = names.end()
    if not end and (lone := LONE_AUTHOR.match(text)):
        start, end = lone.span("stop")
    if not end:
        return None, piece
    initial = re.search(r"\b[A-Z]$", text[:start]) and text[start] == "."  # the stop of a first name
    return piece.part(0, start + 1 if initial else start).trimmed(",，、"), piece.part(end, len(text))


def authors_behind(piece: Piece) -> tuple[Piece | None, Piece]:
    """The authors at the beginning of what stands behind a title, and the venue after them."""
    found: tuple[Piece | None, Piece] = (None, piece)
    for cut in BEHIND_END.finditer(piece.text):
        names = piece.text[: cut.end("stop")]
        if not VENUE_BEGINS.match(names) and INITIALS.search(names) and are_authors(names):
            found = piece.part(0, cut.end("stop")), piece.part(cut.end(), len(piece.text))
    return found


def are_authors(text: str) -> bool:
    """Whether a text is nothing but names, or initials, of people."""
    bare = AUTHOR_MARKS.sub("", text)
    names = [name.strip(" .") for name in re.split(r"[,，、;；&]|\band\b|(?<=\S)和(?=\S)", bare) if name.strip(" .")]
    if not names or (len(names) == 1 and not INITIALS.search(bare) and not _is_han_name(names[0])):
        return False
    fitting = sum(
        bool(PERSON.fullmatch(name) or re.fullmatch(r"(?:[A-Z]\.?\s?-?){1,3}|[A-Z][\w'’\-]+", name)) for name in names
    )
    return fitting >= 0.8 * len(names)


def _is_han_name(text: str) -> bool:
    if re.fullmatch(r"[\u4e00-\u9fff]{3,4}", text) and text[:2] in surnames.compound():
        return True
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{2,3}", text)) and text[0] in surnames.weights()
