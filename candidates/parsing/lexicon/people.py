"""Words about people: sex, ethnicity, political and marital status, and words that are no name."""

from functools import cache

from candidates.parsing.lexicon.reading import rows

STATUS = ("male", "female", "ethnicity", "political_status", "marital_status")


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind of `people.tsv` (`ethnicity`, `not_name` …), in lower case."""
    return frozenset(word.casefold() for row in rows("people.tsv") if row[0] == kind for word in row[1].split())


@cache
def _status_words() -> frozenset[str]:
    return frozenset().union(*map(words, STATUS))


def is_status(word: str) -> bool:
    """Whether a word tells what a person is: `男`, `汉族`, `党员`, `已婚`."""
    return word.casefold() in _status_words()


def is_no_name(word: str) -> bool:
    """Whether a word that may stand where names do is none: one of a person's status, or `简历`, `应届生` …"""
    return is_status(word) or word.casefold() in words("not_name")
