"""Chinese surnames: which there are, how common each is, and how the ambiguous ones are read."""

from functools import cache

from candidates.parsing.lexicon.reading import rows


@cache
def weights() -> dict[str, float]:
    """Surname → how often it occurs, relative to each other; compound ones and traditional forms are in it."""
    return {row[0]: float(row[1]) for row in rows("surnames.tsv")}


@cache
def compound() -> frozenset[str]:
    """The surnames of two and more characters."""
    return frozenset(name for name in weights() if len(name) > 1)


@cache
def readings() -> dict[str, str]:
    """Surname → pinyin without tones, syllables apart, where it is not to be guessed (单 → shan)."""
    return {row[0]: row[2] for row in rows("surnames.tsv") if len(row) > 2 and row[2]}
