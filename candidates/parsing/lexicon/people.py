"""Words about people: sex, ethnicity, political and marital status, and words that are no name."""

from functools import cache

from candidates.parsing.lexicon.reading import rows


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind of `people.tsv` (`ethnicity`, `not_name` …), in lower case."""
    return frozenset(word.casefold() for row in rows("people.tsv") if row[0] == kind for word in row[1].split())
