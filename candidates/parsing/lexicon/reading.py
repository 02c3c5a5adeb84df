"""Reads the lexicon's own files: one entry a line, tabs between columns, `#` starts a comment line."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of lexicon file `name` as tuples of their tab-separated columns, comments and empty lines left out."""
    text = files(__package__).joinpath(name).read_text("utf-8")
    return tuple(
        tuple(cell.strip() for cell in line.split("\t"))
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    )


@cache
def words(name: str) -> frozenset[str]:
    """The first column of lexicon file `name`."""
    return frozenset(row[0] for row in rows(name))


@cache
def groups(name: str) -> dict[str, str]:
    """Lexicon file `name`, whose rows are `meaning<TAB>word word …`, as word → meaning."""
    return {word: meaning for meaning, listed in rows(name) for word in listed.split()}
