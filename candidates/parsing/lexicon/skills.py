"""Skills of all trades, each with its spellings."""

from functools import cache

from candidates.parsing.lexicon.reading import rows


@cache
def canonical() -> dict[str, str]:
    """Every spelling (case folded, without spaces) → the usual name: `k8s` → `Kubernetes`."""
    found: dict[str, str] = {}
    for row in rows("skills.tsv"):
        for entry in row[1].split(", "):
            name, *aliases = entry.split("|")
            for spelling in (name, *aliases):
                found.setdefault(fold(spelling), name)
    return found


@cache
def aliases() -> dict[str, tuple[str, ...]]:
    """Usual name → its other spellings."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("skills.tsv"):
        for entry in row[1].split(", "):
            name, *others = entry.split("|")
            found.setdefault(name, tuple(others))
    return found


@cache
def trades() -> dict[str, str]:
    """Usual name → its trade (`设计`, `财务金融`)."""
    found: dict[str, str] = {}
    for row in rows("skills.tsv"):
        for entry in row[1].split(", "):
            found.setdefault(entry.split("|")[0], row[0])
    return found


@cache
def longest_first() -> tuple[str, ...]:
    """All spellings with Chinese characters, the longest first, to look for inside sentences."""
    spellings = {s for row in rows("skills.tsv") for entry in row[1].split(", ") for s in entry.split("|")}
    return tuple(sorted((s for s in spellings if not s.isascii()), key=lambda s: (-len(s), s)))


def fold(text: str) -> str:
    """One form for one spelling: lower case without spaces."""
    return "".join(text.casefold().split())
