"""Languages that people speak, by their names."""

import re
from functools import cache

from candidates.parsing.lexicon.reading import rows


@cache
def canonical() -> dict[str, str]:
    """Every name of a language (lower case) → its usual Chinese name."""
    return {
        word.casefold(): row[0] for row in rows("language_words.tsv") for word in (row[0], *"".join(row[1:]).split())
    }


@cache
def pattern() -> re.Pattern[str]:
    """Finds the name of a language."""
    names = sorted(canonical(), key=lambda name: -len(name))
    return re.compile("|".join(rf"\b{name}\b" if name.isascii() else name for name in names), re.IGNORECASE)
