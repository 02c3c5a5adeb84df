"""Running heads and page numbers: what stands on several pages at the same height is read once, or not at all."""

import re
from collections import Counter
from collections.abc import Sequence

from candidates.parsing.records import Line

MARGIN = 0.12  # of a page's height, at its top and at its bottom
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"[\s\-–—/|·.]*(?:第\s*#\s*[页頁]|[共/]\s*#\s*[页頁]|page\s*#|p\.?\s*#|of\s*#|#)+(?:[\s\-–—/|·,，.]|第\s*#\s*[页頁]|[共/]\s*#\s*[页頁]|of\s*#|#)*",
    re.IGNORECASE,
)


def without_running_heads(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[Line]:
    """All lines of all pages; what repeats in the margins is kept once, page numbers are left out."""
    if len(pages) < 2:
        return [line for page in pages for line in page]
    count = Counter(
        key
        for page, height in zip(pages, heights, strict=True)
        for key in {_key(line) for line in page if _in_margin(line, height)}
    )
    seen: set[str] = set()
    flow: list[Line] = []
    feet: list[Line] = []
    for page, height in zip(pages, heights, strict=True):
        for line in page:
            key = _key(line)
            if count[key] < 2 or not _in_margin(line, height):
                flow.append(line)
            elif key not in seen and not PAGE_NUMBER.fullmatch(key):
                # A foot on the first page would stand in the middle of what goes on overleaf.
                (flow if line.box and line.box.top < height / 2 else feet).append(line)
            seen.add(key)
    return flow + feet


def _key(line: Line) -> str:
    return DIGITS.sub("#", line.text)


def _in_margin(line: Line, height: float) -> bool:
    return line.box is not None and (line.box.bottom < MARGIN * height or line.box.top > (1 - MARGIN) * height)
