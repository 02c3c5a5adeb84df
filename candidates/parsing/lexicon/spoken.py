"""Languages that people speak, by their names."""

import re
from functools import cache

from candidates.parsing.lexicon.reading import rows


@cache
def canonical() -> dict[str, str]:
    """Every name of a language (lower case) → its usual Chinese name."""
    return {
        word.casefold().replace("_", " "): row[0]
        for row in rows("language_words.tsv")
        for word in (row[0], *"".join(row[1:]).split())
    }


# What makes a subject, a job or an event of a language's name: 汉语言文学, 英语教育, 英语演讲比赛.
NOT_SPOKEN = (
    r"(?!言|文学|专业(?![四八])|系|学院|教育|教学|教师|老师|学习|角|国际|课"
    r"|竞赛|演讲|辩论|写作|报|新闻|[一-鿿]{0,5}(?:社(?![交会會科])|俱乐部|俱樂部|协会|協會|话剧|話劇|比赛|比賽))"
)


@cache
def pattern() -> re.Pattern[str]:
    """Finds the name of a language that someone speaks."""
    names = sorted(canonical(), key=lambda name: -len(name))
    openings = "".join(sorted({name[0] for name in names}))  # elsewhere no name is tried
    latin = "|".join(name for name in names if name.isascii())
    han = "|".join(name for name in names if not name.isascii())
    return re.compile(
        rf"(?=[{openings}])(?:(?<![A-Za-z])(?:{latin})(?![A-Za-z])|(?:{han}){NOT_SPOKEN})", re.IGNORECASE
    )
