"""Is a page's text layer of use? By what it does not say: missing, private, control or nonsense characters."""

from collections.abc import Sequence

from candidates.parsing.documents.plain import COMMON_HAN
from candidates.parsing.records import Span
from candidates.parsing.text import HAN_CHARACTER, is_private

# Icons before contacts are a few glyphs; more than this share of a page is a font without a map.
LOST_SHARE = 0.2
# Of running Chinese text half the characters and more are common ones; names and lists still have a quarter.
COMMON_SHARE = 0.12
ENOUGH_HAN = 60  # characters; fewer say nothing of a mapping
# Extended Latin, and alphabets from Armenian to Greek with accents: one of them in a name is none.
STRANGE_LETTERS = (("\u0100", "\u02ff"), ("\u0500", "\u1fff"))
STRANGE_SHARE = 0.4
FEW_CHARACTERS = 60  # on a page that is mostly a picture: its heading or page number
VERY_FEW = 12
LARGE_PICTURE = 0.35  # of the page
MANY_PATHS = 300  # filled shapes: letters turned into outlines


def lost_share(spans: Sequence[Span], lost: int = 0) -> float:
    """Share of a page's glyphs that give no character; `lost` glyphs gave none at all."""
    characters = [character for span in spans for character in span.text if not character.isspace()]
    bad = lost + sum(_is_no_character(character) for character in characters)
    return bad / max(len(characters) + lost, 1)


def _is_strange(letter: str) -> bool:
    return any(low <= letter <= high for low, high in STRANGE_LETTERS)


def _is_no_character(character: str) -> bool:
    return character == "\ufffd" or is_private(character) or not character.isprintable()


def is_nonsense(spans: Sequence[Span]) -> bool:
    """True for a text in letters that no résumé is written in, or in Chinese characters that are hardly ever common.

    So read fonts with a wrong map, and fonts with none whose codes are taken for characters.
    """
    letters = [character for span in spans for character in span.text if character.isalpha()]
    if sum(_is_strange(letter) for letter in letters) > STRANGE_SHARE * len(letters):
        return True
    han = [character for span in spans for character in span.text if HAN_CHARACTER.match(character)]
    return len(han) >= ENOUGH_HAN and sum(character in COMMON_HAN for character in han) < COMMON_SHARE * len(han)


def count(spans: Sequence[Span]) -> int:
    """Letters, digits and marks that a page says."""
    return sum(
        not character.isspace() and not _is_no_character(character) for span in spans for character in span.text
    )


def is_useful(spans: Sequence[Span], *, lost: int, picture_share: float, paths: int) -> bool:
    """True where the text layer can be trusted to be what the page shows."""
    characters = count(spans)
    if characters < FEW_CHARACTERS and picture_share > LARGE_PICTURE:
        return False
    if characters < VERY_FEW and (paths > MANY_PATHS or picture_share > 0):
        return False
    return lost_share(spans, lost) <= LOST_SHARE and not is_nonsense(spans)
