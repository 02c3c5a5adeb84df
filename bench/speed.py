"""How long résumés take from bytes to `Resume`, and how much memory: `python -m bench.speed [FOLDER]`.

PDFs stand beside pdfminer's `extract_pages` with its default layout on the same bytes; other formats have a median.
Exits 1 when a promise is broken. Pictures and pages that need OCR are left out.
"""

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from os import cpu_count
from pathlib import Path
from statistics import median

from pdfminer.high_level import extract_pages

from bench import growth
from bench.accuracy import DOCUMENTS, text_documents
from bench.peak import ANYBODY, Cost, cost_of
from candidates.parsing import parse_resume, resume
from candidates.parsing.documents import read_document
from candidates.parsing.errors import NeedsOcr
from candidates.parsing.lines import read_lines
from candidates.parsing.resume import read_resume
from candidates.parsing.sections import read_sections

ROUNDS = 3  # the quickest counts: other programs only make it slower
# The promises.
MOST_OF_EXTRACT_PAGES = 1.0
MOST_MILLISECONDS = 50.0  # median of each format that is no PDF
MOST_MEGABYTES = 200.0  # of a document that somebody wrote
MOST_GROWTH = 1.5  # a page of the longest document against one of the shortest
MOST_MEGABYTES_OF_LONG = 400.0
SEED_OF_LONG = DOCUMENTS / "d004.pdf"
COSTLIEST = 8  # readers named


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DOCUMENTS)
    parser.add_argument("--no-growth", action="store_true", help="leave out the long documents: minutes")
    options = parser.parse_args(arguments)
    paths = sorted(text_documents(options.folder))
    broken = [*check_memory(paths)]  # first, while this process is small
    if not options.no_growth:
        broken += check_growth()
    parse_resume(ANYBODY)
    paths = [path for path in paths if not needs_ocr(path)]
    broken += check_pdfs([path for path in paths if path.suffix == ".pdf"])
    broken += check_formats([path for path in paths if path.suffix != ".pdf"])
    show_stages(paths)
    for promise in broken:
        print(f"BROKEN  {promise}")
    return 1 if broken else 0


def check_memory(paths: list[Path]) -> Iterator[str]:
    """Print the peak of each document in a process of its own, the largest three; yield what is too much."""
    with ThreadPoolExecutor(cpu_count() or 1) as pool:
        costs = sorted(
            ((cost.megabytes, path.name) for path, cost in zip(paths, pool.map(cost_of, paths))), reverse=True
        )
    print("peak memory   " + ", ".join(f"{name} {megabytes:.0f} MB" for megabytes, name in costs[:3]))
    yield from (f"{name} takes {megabytes:.0f} MB" for megabytes, name in costs if megabytes > MOST_MEGABYTES)


def check_growth() -> Iterator[str]:
    """Print what a page and a megabyte take in short and in long documents; yield what grows."""
    with tempfile.TemporaryDirectory() as folder:
        measured = growth.measure(SEED_OF_LONG, Path(folder))
    for family, costs in measured.items():
        per_unit = [cost.seconds / length for length, cost in costs]
        print(f"{family:24}" + "   ".join(_growth(length, cost) for length, cost in costs))
        if per_unit[-1] > MOST_GROWTH * per_unit[0]:
            yield f"{family}: {per_unit[-1] / per_unit[0]:.1f} times as long for each in the longest document"
        if costs[-1][1].megabytes > MOST_MEGABYTES_OF_LONG:
            yield f"{family}: {costs[-1][1].megabytes:.0f} MB"


def _growth(length: float, cost: Cost) -> str:
    return f"{length:g}: {cost.seconds / length:.3f} s each, {cost.megabytes:.0f} MB"


def check_pdfs(paths: list[Path]) -> Iterator[str]:
    """Print ours beside pdfminer's, file by file; yield when ours takes too long in all."""
    ours = theirs = 0.0
    for path in paths:
        data = path.read_bytes()
        our, their = side_by_side(
            lambda data=data, path=path: parse_resume(data, path.name, allow_ocr=False),
            lambda data=data: list(extract_pages(BytesIO(data))),
        )
        ours, theirs = ours + our, theirs + their
        _print_pair(path.name, our, their)
    if theirs:
        _print_pair("all PDFs", ours, theirs)
        if ours > MOST_OF_EXTRACT_PAGES * theirs:
            yield f"PDFs take {ours / theirs:.2f} of extract_pages"


def _print_pair(name: str, our: float, their: float) -> None:
    print(f"{name:24} parse_resume {our * 1000:6.0f} ms   extract_pages {their * 1000:6.0f} ms   {our / their:.2f}")


def check_formats(paths: list[Path]) -> Iterator[str]:
    """Print the median of each other format; yield the slow ones."""
    times: dict[str, list[float]] = defaultdict(list)
    for path in paths:
        data = path.read_bytes()
        for _ in range(ROUNDS):
            times[path.suffix].append(seconds(lambda data=data, path=path: parse_resume(data, path.name)) * 1000)
    for suffix, each in times.items():
        print(f"{suffix:8} median {median(each):5.1f} ms, worst {max(each):5.1f} ms")
        if median(each) > MOST_MILLISECONDS:
            yield f"{suffix} takes {median(each):.0f} ms"


def show_stages(paths: list[Path]) -> None:
    """Print where the time goes: the four steps, and the readers of the last one (with what they ask others for)."""
    stages: dict[str, float] = defaultdict(float)
    with timed_readers() as readers:
        for path in paths:
            forget()
            _time_stages(path, stages)
    whole = sum(stages.values())
    print("steps         " + ", ".join(f"{name} {spent / whole:.0%}" for name, spent in stages.items()))
    costly = sorted(readers.items(), key=lambda each: -each[1])[:COSTLIEST]
    print("in resume     " + ", ".join(f"{name} {spent / whole:.0%}" for name, spent in costly))


def _time_stages(path: Path, stages: dict[str, float]) -> None:
    begin = time.process_time()
    document = read_document(path.read_bytes(), path.name, allow_ocr=False)
    opened = time.process_time()
    lines = read_lines(document)
    lined = time.process_time()
    sections = read_sections(lines)
    divided = time.process_time()
    read_resume(document, lines, sections, filename=path.name)
    stages["document"] += opened - begin
    stages["lines"] += lined - opened
    stages["sections"] += divided - lined
    stages["resume"] += time.process_time() - divided


@contextmanager
def timed_readers() -> Iterator[dict[str, float]]:
    """Inside, each function that `parsing.resume` calls by name adds its time to the dictionary."""
    spent: dict[str, float] = defaultdict(float)
    kept = {name: each for name, each in vars(resume).items() if name.startswith(("read_", "complete_", "count_"))}
    kept.pop("read_resume")

    def timed(name: str, call: Callable) -> Callable:
        def run(*arguments, **options):
            start = time.process_time()
            try:
                return call(*arguments, **options)
            finally:
                spent[name] += time.process_time() - start

        return run

    vars(resume).update({name: timed(name, each) for name, each in kept.items()})
    try:
        yield spent
    finally:
        vars(resume).update(kept)


def side_by_side(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """The quickest of some rounds of each, taken in turns."""
    rounds = [(seconds(ours), seconds(theirs)) for _ in range(ROUNDS)]
    return min(our for our, _ in rounds), min(their for _, their in rounds)


def seconds(work: Callable[[], object]) -> float:
    """The processor time of `work` by a parser that has never seen the file."""
    forget()
    start = time.process_time()
    work()
    return time.process_time() - start


def forget() -> None:
    """Empty what the parser remembers of documents; the lexicons, which any file would have loaded, stay."""
    for name, module in list(sys.modules.items()):
        if name.startswith("candidates.parsing"):
            for each in vars(module).values():
                if hasattr(each, "cache_clear") and each.cache_parameters()["maxsize"] is not None:
                    each.cache_clear()


def needs_ocr(path: Path) -> bool:
    try:
        parse_resume(path.read_bytes(), path.name, allow_ocr=False)
    except NeedsOcr:
        return True
    return False


if __name__ == "__main__":
    sys.exit(main())
