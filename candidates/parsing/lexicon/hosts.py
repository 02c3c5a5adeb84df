"""Hosts of account pages (GitHub, 知乎 …) and of job sites."""

from functools import cache

from candidates.parsing.lexicon.reading import rows


@cache
def names() -> dict[str, str]:
    """Host without `www.` → what people call it."""
    return {row[0]: row[1] for row in rows("hosts.tsv") if len(row) == 2}


@cache
def job_sites() -> frozenset[str]:
    """Hosts, without `www.`, of the sites that hand résumés out."""
    return frozenset(row[0] for row in rows("hosts.tsv") if row[2:] == ("site",))
