"""Step 1 and 2 on a folder of documents, side by side with what they are compared to.

    python -m bench.documents FOLDER

For PDFs the yardstick is pdfminer's own `extract_pages` with its default layout; other formats have the median.
"""

import sys
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

from pdfminer.high_level import extract_pages

from candidates.parsing.documents import read_document
from candidates.parsing.errors import ParseError
from candidates.parsing.lines import read_lines

ROUNDS = 3  # the quickest counts: other programs only make it slower


def main(folder: Path) -> None:
    times: dict[str, list[float]] = defaultdict(list)
    ours = theirs = 0.0
    for path in sorted(each for each in folder.iterdir() if each.is_file()):
        data = path.read_bytes()
        try:
            document = read_document(data, path.name, allow_ocr=False)
        except ParseError as error:
            print(f"{path.name:24} {error.code}")
            continue
        reading = seconds(lambda data=data, path=path: read_document(data, path.name, allow_ocr=False))
        lining = seconds(lambda document=document: read_lines(document))
        times[document.format].append(reading + lining)
        line = f"{path.name:24} {document.format:9} read {reading * 1000:7.1f} ms  lines {lining * 1000:6.1f} ms"
        if document.format == "pdf":
            yardstick = seconds(lambda path=path: list(extract_pages(path)))
            ours, theirs = ours + reading + lining, theirs + yardstick
            line += f"  extract_pages {yardstick * 1000:7.1f} ms  ratio {(reading + lining) / yardstick:.2f}"
        print(line)
    for name, values in times.items():
        print(
            f"{name:9} {len(values):3} files, median {median(values) * 1000:.1f} ms, worst {max(values) * 1000:.1f} ms"
        )
    if theirs:
        print(f"PDF: ours {ours:.2f} s, extract_pages {theirs:.2f} s, ratio {ours / theirs:.2f}")


def seconds(work: object) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    main(Path(sys.argv[1]))
