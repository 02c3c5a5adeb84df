"""Traditional characters → the simplified ones in which the lexicon is written."""

from functools import cache

from candidates.parsing.lexicon.reading import rows


def simplified(text: str) -> str:
    """`text` with each traditional character replaced by its simplified one: the length stays, places stay true."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, int]:
    return {
        ord(one): ord(other)
        for traditional, plain in rows("traditional.tsv")
        for one, other in zip(traditional, plain, strict=True)
    }
