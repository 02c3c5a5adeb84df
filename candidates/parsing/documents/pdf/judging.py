"""Is a page's text layer of use? By what it does not say: missing, private, control or nonsense characters."""

import re
from collections.abc import Sequence

from candidates.parsing.documents.pdf.chinese import is_garbled
from candidates.parsing.records import Span
from candidates.parsing.text import HAN_CHARACTER, PRIVATE_BULLETS

# A glyph that means nothing gets a private character of its own: icons are few and alone, lost text makes words.
FIRST_LOST, MOST_CODES = 0xF0000, 0xFFFE
LOST_WORD = re.compile(f"(?:(?![{PRIVATE_BULLETS}])[\ue000-\uf8ff\U000f0000-\U000ffffd]){{2,}}")
# A date or a telephone number has as many glyphs; a row of icons or stars has fewer, or the same again and again.
LOST_WORDS, LOST_KINDS = 8, 4
NO_CHARACTER = "\ufffd"  # as are characters that cannot be printed, private ones among them
# Icons before contacts are a few glyphs; more than this share of a page is a font without a map.
LOST_SHARE = 0.2
# Extended Latin, and alphabets from Armenian to Greek with accents: one of them in a name is none.
STRANGE_LETTERS = (("\u0100", "\u02ff"), ("\u0500", "\u1fff"))
STRANGE_SHARE = 0.4
FEW_CHARACTERS = 60  # on a page that is mostly a picture: its heading or page number
VERY_FEW = 12
LARGE_PICTURE = 0.35  # of the page
MANY_PATHS = 300  # filled shapes: letters turned into outlines


def lost_glyph(code: int) -> str:
    """The private character that stands for a glyph whose `code` means nothing."""
    return chr(FIRST_LOST + code % MOST_CODES)


def has_lost_words(spans: Sequence[Span]) -> bool:
    """True where glyphs that mean nothing stand together as the figures of a number or the letters of a word do."""
    lost = "".join(word for span in spans for word in LOST_WORD.findall(span.text))
    return len(lost) >= LOST_WORDS and len(set(lost)) >= LOST_KINDS


def lost_count(spans: Sequence[Span]) -> int:
    """Glyphs of a page that give no character."""
    return sum(map(_lost_in, (span.text for span in spans)))


def _lost_in(text: str) -> int:
    if text.isprintable() and NO_CHARACTER not in text:
        return 0
    return sum(each == NO_CHARACTER or not each.isprintable() for each in text if not each.isspace())


def lost_share(spans: Sequence[Span], lost: int = 0) -> float:
    """Share of a page's glyphs that give no character; `lost` glyphs gave none at all."""
    bad = lost + lost_count(spans)
    return bad / max(count(spans) + bad, 1)


def _is_strange(letter: str) -> bool:
    return any(low <= letter <= high for low, high in STRANGE_LETTERS)


def is_nonsense(spans: Sequence[Span]) -> bool:
    """True for a text in letters that no résumé is written in, or in Chinese characters that make no words.

    So read fonts with a wrong map, and fonts with none whose codes are taken for characters.
    """
    letters = [character for span in spans for character in span.text if character.isalpha()]
    if sum(_is_strange(letter) for letter in letters) > STRANGE_SHARE * len(letters):
        return True
    return is_garbled([span.text for span in spans])


def count(spans: Sequence[Span]) -> int:
    """Letters, digits and marks that a page says."""
    return sum(len("".join(span.text.split())) for span in spans) - lost_count(spans)


def is_useful(spans: Sequence[Span], *, lost: int, picture_share: float, paths: int) -> bool:
    """True where the text layer can be trusted to be what the page shows."""
    characters = count(spans)
    if characters < FEW_CHARACTERS and picture_share > LARGE_PICTURE:
        return False
    if characters < VERY_FEW and (paths > MANY_PATHS or picture_share > 0):
        return False
    if paths > max(MANY_PATHS, characters) and not any(HAN_CHARACTER.search(span.text) for span in spans):
        return False
    return is_text(spans, lost)


def is_text(spans: Sequence[Span], lost: int = 0) -> bool:
    """True for characters that mean something, all but a few; `lost` glyphs gave none at all."""
    return lost_share(spans, lost) <= LOST_SHARE and not has_lost_words(spans) and not is_nonsense(spans)
