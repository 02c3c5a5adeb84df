"""Does Chinese text mean anything? By its common characters and its words: a font with a wrong map gives neither."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from candidates.parsing.documents.plain import COMMON_HAN
from candidates.parsing.lexicon import surnames
from candidates.parsing.lexicon.reading import rows
from candidates.parsing.text import HAN

HAN_RUN = re.compile(f"[{HAN}]+")
# What every résumé has some words of.
WORD_FILES = ("section_titles.tsv", "labels.tsv", "degrees.tsv", "majors.txt", "positions.tsv")
ENOUGH_HAN = 40  # characters; fewer say nothing of a map
# Of a page's characters so many are common ones: 0.48 and more in résumés, 0.42 and less under a wrong map.
COMMON_SHARE = 0.36
# Of its neighbouring characters so many stand in words of résumés: 0.07 and more, under a wrong map mostly none.
WORD_SHARE = 0.03
ENOUGH_PAIRS = 100  # to go by words alone: maps that mix up the file's own characters leave them as common as before
NAME_LENGTH = (2, 4)
NAMES_SHARE = 0.5  # of the words: lists of names have few common characters and no other words


def is_garbled(texts: Sequence[str]) -> bool:
    """True where the Chinese in the texts of a page is not what the page shows."""
    runs = [run for text in texts for run in HAN_RUN.findall(text)]
    count = sum(map(len, runs))
    if count < ENOUGH_HAN:
        return False
    pairs = [one + other for run in runs for one, other in pairwise(run)]
    if sum(pair in word_pairs() for pair in pairs) >= WORD_SHARE * len(pairs):
        return False
    if sum(character in COMMON_HAN for run in runs for character in run) < COMMON_SHARE * count:
        return not _are_names(runs)
    return len(pairs) >= ENOUGH_PAIRS


@cache
def word_pairs() -> frozenset[str]:
    """Two Chinese characters that stand side by side in words of résumés."""
    words = (word for name in WORD_FILES for row in rows(name) for cell in row for word in HAN_RUN.findall(cell))
    return frozenset(one + other for word in words for one, other in pairwise(word))


def _are_names(runs: Sequence[str]) -> bool:
    """Whether most of the words may be names of people."""
    shortest, longest = NAME_LENGTH
    names = sum(shortest <= len(run) <= longest and run[0] in surnames.weights() for run in runs)
    return names > NAMES_SHARE * len(runs)
