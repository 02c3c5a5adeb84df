"""A person's name in pinyin, syllables apart, surnames read as surnames: 单雄信 → shan xiong xin."""

import re

from pypinyin import Style, lazy_pinyin

from candidates.parsing.lexicon import surnames

HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
WORD = re.compile(r"[\u3400-\u9fff]+|[^\W\d_]+")


def name_pinyin(name: str) -> str:
    """`name` in lower-case syllables and words with single spaces; "" for a name without letters."""
    words: list[str] = []
    for run in WORD.findall(name):
        words.extend(_syllables(run) if HAN_RUN.fullmatch(run) else [run.casefold()])
    return " ".join(words)


def _syllables(name: str) -> list[str]:
    surname = next((name[:length] for length in (3, 2) if name[:length] in surnames.compound()), name[:1])
    reading = surnames.readings().get(surname)
    first = reading.split() if reading else lazy_pinyin(surname, style=Style.NORMAL)
    return [*first, *lazy_pinyin(name[len(surname) :], style=Style.NORMAL)]
