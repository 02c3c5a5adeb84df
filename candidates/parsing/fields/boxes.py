"""Boxes to tick in a form: `□未婚 ☑已婚`, `男√ 女□` → the words that are ticked."""

import re

EMPTY, TICKED = "□☐◻▢○◯〇•", "☑☒✓✔√■●◉✅"
BOX = re.compile(rf"[{EMPTY}{TICKED}]")
OPTION_BEHIND = re.compile(
    rf"(?P<box>[{EMPTY}{TICKED}])\s?(?P<word>[^{EMPTY}{TICKED}\t]*?)\s*(?=[{EMPTY}{TICKED}\t]|$)"
)
OPTION_BEFORE = re.compile(rf"(?P<word>[^{EMPTY}{TICKED}\t\s]+)\s?(?P<box>[{EMPTY}{TICKED}])")
ASKED = re.compile(r"□.*[☑√✓✔]|[☑√✓✔].*□")


def asks(text: str) -> bool:
    """Whether a line of a form asks with boxes, some of them ticked."""
    return ASKED.search(text) is not None


def ticked(text: str, start: int, end: int) -> tuple[int, int]:
    """The one ticked word of `text[start:end]`, whose first box may stand before it; all of it where there is none."""
    low = start - 1 if text[max(start - 1, 0) : start] and BOX.match(text, start - 1) else start
    told = text[low:end]
    options = list((OPTION_BEHIND if BOX.match(told) else OPTION_BEFORE).finditer(told))
    chosen = [option for option in options if option["box"] in TICKED and option["word"]]
    if len(options) < 2 or len(chosen) != 1:
        return start, end
    return low + chosen[0].start("word"), low + chosen[0].end("word")
