"""How a person is called, in one form for all ways of writing it: 繁简, pinyin, English names, full width. Pure."""

import re
from dataclasses import dataclass

from candidates.intake.names import name_pinyin
from candidates.parsing.lexicon import naming, surnames
from candidates.search.words import normal

HAN = re.compile(r"[\u3007\u3400-\u9fff]+")
LATIN = re.compile(r"[a-z]+")
NOT_GIVEN = re.compile(r"(?:先生|女士|小姐|同学|老师|某+|\*+|x{1,2})$")
TITLES = {"mr", "mrs", "ms", "miss", "dr", "cv", "resume"}
MOST_SYLLABLES = 2  # of a surname


@dataclass(frozen=True, slots=True)
class Called:
    """`han` is simplified, "" where no Chinese name is written, the surname alone where the rest is hidden (张先生).

    `forms` are all readings in Latin letters without spaces, surname first; `surnames` the pinyin of what may be it.
    """

    han: str = ""
    forms: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    is_partial: bool = False

    def __bool__(self) -> bool:
        return bool(self.forms or self.surnames)

    @property
    def is_common(self) -> bool:
        return naming.is_common(self.han)


def called(name: str) -> Called:
    """The forms of a name as written; a false value for a name without letters."""
    text = normal(name).replace("'", "").replace("’", "")
    han, is_partial = _han(text)
    if han:
        syllables = name_pinyin(han).split()
        length = _surname_length(han)
        surname = "".join(syllables[:length])
        forms = frozenset() if is_partial else frozenset({"".join(syllables)})
        return Called(han, forms, frozenset({surname}), is_partial)
    words = tuple(word for word in LATIN.findall(text) if word not in TITLES)
    return Called("", _latin_forms(words), _latin_surnames(words))


def _han(text: str) -> tuple[str, bool]:
    """The Chinese name, and whether the surname alone is told."""
    runs = HAN.findall(text)
    if not runs:
        return "", False
    first = runs[0]
    if hidden := NOT_GIVEN.search(first + ("*" if re.search(r"[\u3400-\u9fff]\s*(?:\*|xx)", text) else "")):
        return first[: hidden.start()] or first, True
    if len(runs) > 1 and (len(first) == 1 or first in surnames.compound()):
        spread = "".join(runs) if all(len(run) == 1 for run in runs) else first + runs[1]
        return spread, False
    return first, len(first) == 1


def _surname_length(han: str) -> int:
    return next((length for length in (3, 2) if han[:length] in surnames.compound() and len(han) > length), 1)


def _latin_forms(words: tuple[str, ...]) -> frozenset[str]:
    """With the first word as the surname, and with the last; each also as the pinyin that it stands for."""
    if len(words) < 2:
        return frozenset(words)
    orders = ((words[0], words[1:]), (words[-1], words[:-1]))
    return frozenset("".join((read, *given)) for surname, given in orders for read in _readings(surname))


def _latin_surnames(words: tuple[str, ...]) -> frozenset[str]:
    ends = {words[0], words[-1]} if len(words) > 1 else set()
    return frozenset(read for word in ends for read in _readings(word))


def _readings(surname: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((surname, *naming.spellings().get(surname, ()))))
