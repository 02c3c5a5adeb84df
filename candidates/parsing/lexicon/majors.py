"""Fields of study (专业)."""

from functools import cache

from candidates.parsing.lexicon.reading import rows


@cache
def names() -> frozenset[str]:
    """All known fields of study; one that is not here may still be one."""
    return frozenset(word for row in rows("majors.txt") for word in row[0].split())
