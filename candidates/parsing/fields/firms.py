"""What a job site prints beside an employer, without a label: how many work there and whose it is."""

import re

SIZE = r"\d+\s?[-~—～]\s?\d+\s?人|\d+\s?人?以[上下]|少于\s?\d+\s?人"
OWNER = r"民营|民營|私营|国有|国营|国企|央企|外资|外商(?:独资)?|(?:中外)?合资|上市|股份制|创业|事业单位"
CELLS_BEHIND = re.compile(rf"[|｜\t]\s*(?:{SIZE}|{OWNER})")
FACT = re.compile(rf"{SIZE}|\d+\s?人|(?:{OWNER})[^\t|｜]*")
KIND = re.compile(rf"(?:{OWNER})(?:公司|企业|集团)")


def has_firm_facts(text: str) -> bool:
    """Whether a cell of a row, not the first, begins with one."""
    return CELLS_BEHIND.search(text) is not None


def is_firm_fact(cell: str) -> bool:
    return FACT.fullmatch(cell) is not None


def is_kind_of_firm(cell: str) -> bool:
    """Whether what reads as a name is none: `民营企业`, `上市公司`."""
    return KIND.fullmatch(cell) is not None
