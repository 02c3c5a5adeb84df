"""Does a page, or a megabyte, take as long in a long document as in a short one?"""

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pypdfium2

from bench.peak import Cost, cost_of

PAGES = (3, 30, 300)
MEGABYTES = (0.5, 5.0)
SENTENCE = "负责核心系统的设计与开发，使用Java和Python，{}年提升效率{}%。"
ENTRY = "20{:02}.03-20{:02}.05 {}科技有限公司 高级工程师"
FAMILIES = {
    "one line": "",  # what stands between two sentences
    "lines": "\n",
}


def long_documents(seed: Path, folder: Path) -> Iterator[tuple[str, float, Path]]:
    """(family, how long in pages or megabytes, file), the shortest of a family first."""
    for pages in PAGES:
        path = folder / f"{pages}.pdf"
        repeat_pages(seed, path, pages)
        yield "pages of a PDF", pages, path
    for family, between in FAMILIES.items():
        for megabytes in MEGABYTES:
            path = folder / f"{family} {megabytes}.txt"
            path.write_text(long_text(int(megabytes * 1e6), between), "utf-8")
            yield f"MB of text, {family}", megabytes, path
    for megabytes in MEGABYTES:
        path = folder / f"jobs {megabytes}.txt"
        path.write_text(many_jobs(int(megabytes * 1e6)), "utf-8")
        yield "MB of text, dated lines", megabytes, path


def repeat_pages(seed: Path, path: Path, pages: int) -> None:
    """Write a PDF of so many pages, those of `seed` over and over."""
    source = pypdfium2.PdfDocument(seed)
    made = pypdfium2.PdfDocument.new()
    made.import_pages(source, pages=list(islice(cycle(range(len(source))), pages)))
    made.save(path)


def long_text(size: int, between: str) -> str:
    """`size` bytes of sentences that all differ."""
    head = "李伟\n13800138000\n自我评价\n"
    return head + _filled(size, lambda index: SENTENCE.format(1990 + index % 30, index) + between)


def many_jobs(size: int) -> str:
    """`size` bytes of jobs, each with dates, employer, title and a sentence."""
    return "李伟\n13800138000\n工作经历\n" + _filled(
        size,
        lambda index: ENTRY.format(index % 20, index % 20 + 1, index) + "\n" + SENTENCE.format(2000, index) + "\n",
    )


def _filled(size: int, piece) -> str:
    pieces, held = [], 0
    while held < size:
        pieces.append(piece(len(pieces)))
        held += len(pieces[-1].encode())
    return "".join(pieces)


def measure(seed: Path, folder: Path) -> dict[str, list[tuple[float, Cost]]]:
    """Family → (length, cost), the shortest first."""
    found: dict[str, list[tuple[float, Cost]]] = {}
    for family, length, path in long_documents(seed, folder):
        found.setdefault(family, []).append((length, cost_of(path)))
    return found
