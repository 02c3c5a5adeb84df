"""Names of people as such: which many bear, and how surnames are spelled outside pinyin."""

from functools import cache

from candidates.parsing.lexicon.reading import rows, words


def is_common(name: str) -> bool:
    """Whether a full name, in simplified characters, is among those that most people bear."""
    return name in words("common_names.txt")


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """A surname in Latin letters, lower case → the pinyin that it may stand for (`hsiao` → `xiao`)."""
    return {spelling: tuple(pinyin.split()) for spelling, pinyin in rows("name_spellings.tsv")}
