"""Degrees: the level that a degree as written folds to, and the ways of studying."""

import re
import unicodedata
from functools import cache, lru_cache

from candidates.parsing.lexicon.reading import rows
from candidates.parsing.lexicon.traditional import simplified

# A university by no name is a degree: 大学, 大學（進修部）畢業.
UNIVERSITY = re.compile(r"大学(?:\s?[(][^()]*[)])?(?:学历|毕业|文化|程度|肄业)?")
REMEMBERED = 512  # texts; of a school's degree several readers ask for the level
ORDER = {row[0]: int(row[1]) for row in rows("degrees.tsv") if row[1]}


@cache
def _levels() -> tuple[tuple[str, str], ...]:
    """Word → level, longest word first."""
    pairs = [(word.replace("_", " "), row[0]) for row in rows("degrees.tsv") if row[1] for word in row[2].split()]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _level_of() -> dict[str, str]:
    return dict(_levels())


@cache
def modes() -> re.Pattern[str]:
    """Ways of studying that stand together, anywhere in a text: 统招 自考 非全日制 统招全日制 …"""
    words = next(row[2].split() for row in rows("degrees.tsv") if row[0] == "mode")
    longest_first = sorted(words, key=len, reverse=True)
    within_a_school = "(?!(?<=大)学)"  # 北京邮电大学 is no 电大
    return re.compile(f"(?:{'|'.join(re.escape(word) for word in longest_first)})+{within_a_school}")


@cache
def routes() -> frozenset[str]:
    """Ways into a degree, which say less of it than its own word: 三本, 专升本."""
    return frozenset(next(row[2] for row in rows("degrees.tsv") if row[0] == "route").split())


@cache
def pattern() -> re.Pattern[str]:
    """A word for a degree, anywhere in a text."""
    words = [_as_pattern(word) for word, _ in _levels()]
    return re.compile("|".join(words), re.IGNORECASE)


@lru_cache(maxsize=REMEMBERED)
def level(text: str) -> str:
    """博士后 博士 MBA 硕士 本科 大专 中专 高中 初中 交换, or "" when `text` names no degree."""
    folded = simplified(unicodedata.normalize("NFKC", text).casefold())
    match = pattern().search(folded)
    if match is None:
        return "本科" if UNIVERSITY.fullmatch(folded.strip()) else ""
    return _level_of().get(match[0], "")


def _as_pattern(word: str) -> str:
    if word.isascii():
        return rf"(?<![a-z])(?<![a-z]\.){re.escape(word)}(?![a-z])"  # no B.A. in M.B.A.
    return re.escape(word)
