"""Hosts of account pages (GitHub, 知乎 …)."""

from functools import cache

from candidates.parsing.lexicon.reading import rows


@cache
def names() -> dict[str, str]:
    """Host without `www.` → what people call it."""
    return {row[0]: row[1] for row in rows("hosts.tsv")}
