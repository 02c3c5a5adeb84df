"""Traditional characters → the simplified ones in which the lexicon is written."""

import re
from functools import cache

from candidates.parsing.lexicon.reading import rows


def simplified(text: str) -> str:
    """`text` with each traditional character replaced by its simplified one: the length stays, places stay true."""
    return text if text.isascii() or not _traditional().search(text) else text.translate(_table())


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, _table()))}]")


@cache
def _table() -> dict[int, int]:
    return {
        ord(one): ord(other)
        for traditional, plain in rows("traditional.tsv")
        for one, other in zip(traditional, plain, strict=True)
    }
