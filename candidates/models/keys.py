"""Primary keys as forms and addresses send them."""

from collections.abc import Iterable

LONGEST_KEY = 18  # digits of a big integer, with room


def row_keys(texts: Iterable[str]) -> list[int]:
    """The primary keys among the texts; other text, and numbers that no table holds, are passed over."""
    return [int(text) for text in texts if text.isdecimal() and len(text) <= LONGEST_KEY]
