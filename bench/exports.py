"""How long an export of everybody takes, and how much memory: `python -m bench.exports [--people 10000]`.

The library is that of bench.pages. Seconds are of the whole answer as the browser gets it; memory is what the process
grew by meanwhile, in megabytes.
"""

import argparse
import time
from pathlib import Path

import psutil

from bench.pages import choose, prepare

FORMATS = ("csv", "xlsx", "json")
MEGABYTE = 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--var", type=Path, default=Path("var/bench"))
    options = parser.parse_args()
    choose("sqlite", options.people, options.var)
    client = prepare(options.people)
    next(download(client, "csv"))  # loads what is loaded once a process
    print(f"{'format':10}{'people':>10}{'seconds':>10}{'cpu s':>10}{'first s':>10}{'MB sent':>10}{'MB grown':>10}")
    for form in FORMATS:
        print(
            f"{form:10}{options.people:10}{''.join(f'{number:10.2f}' for number in measure(client, form))}", flush=True
        )


def measure(client, form: str) -> tuple[float, float, float, float, float]:
    """Seconds of the whole, of the processor and up to the first bytes; megabytes sent, megabytes grown."""
    process = psutil.Process()
    before, start, begun = process.memory_info().rss, time.perf_counter(), time.process_time()
    sent, most, first = 0, before, 0.0
    for piece in download(client, form):
        first = first or time.perf_counter() - start
        sent += len(piece)
        most = max(most, process.memory_info().rss)
    taken, worked = time.perf_counter() - start, time.process_time() - begun
    return taken, worked, first, sent / MEGABYTE, (most - before) / MEGABYTE


def download(client, form: str):
    """The pieces of the export of everybody."""
    response = client.post("/export/", {"all": "1", "query": "", "format": form})
    assert response.status_code == 200, response.status_code
    yield from response.streaming_content
    response.close()


if __name__ == "__main__":
    main()
