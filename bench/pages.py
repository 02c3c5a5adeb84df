"""How long the list takes in a large library: `python -m bench.pages [--people 10000]`, on SQLite or DATABASE_URL.

The library is invented and kept under --var for the next run. Times are of the whole answer, in milliseconds; the last
column is processor time of this process, which other work on the machine moves little (SQLite's is in it).
"""

import argparse
import os
import statistics
import time
from pathlib import Path

PAGES = {
    "list": "/candidates/",
    "list, page 40": "/candidates/?page=40",
    "by years": "/candidates/?sort=years",
    "rare word": "/candidates/?q=8888",
    "common word": "/candidates/?q=供应链",
    "one character": "/candidates/?q=链",
    "three words": "/candidates/?q=供应链 Tableau 冷链运输",
    "question": "/candidates/?q=供应链 (数据分析 或 SQL) 非 质量追溯",
    "tag name": "/candidates/?q=已联系 SQL",
    "filters": "/candidates/?degree=40&city=上海&city=苏州&years=3-5&years=5-8",
    "word and filters": "/candidates/?q=供应链&degree=40&city=上海&skill=sql&skill=python",
    "nobody": "/candidates/?q=供应链&city=南极",
    "preview": "/candidates/1/preview/?from=q%3D供应链",
    "facet companies": "/candidates/facets/company/",
    "facet companies, word": "/candidates/facets/company/?q=供应链",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--var", type=Path, default=Path("var/bench"))
    options = parser.parse_args()
    os.environ["RECRUIT_VAR"] = str(options.var.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recruit.settings")
    options.var.mkdir(parents=True, exist_ok=True)

    import django

    django.setup()
    client = prepare(options.people)
    print(f"{'page':24}{'median ms':>10}{'p95 ms':>10}{'cpu ms':>10}")
    for name, address in PAGES.items():
        median, late, work = measure(client, address, times=options.times)
        print(f"{name:24}{median:10.1f}{late:10.1f}{work:10.1f}", flush=True)


def prepare(people: int):
    """A client that is logged in to a library of `people`."""
    from django.conf import settings
    from django.contrib.auth.models import Group, User
    from django.core.management import call_command
    from django.test import Client

    from bench.library import make_library
    from candidates.models import Candidate

    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    call_command("migrate", verbosity=0)
    missing = people - Candidate.objects.count()
    if missing > 0:
        start = time.perf_counter()
        make_library(missing, seed=missing)
        print(f"{missing} people made and indexed in {time.perf_counter() - start:.0f} s")
    user, _made = User.objects.get_or_create(username="bench")
    user.groups.add(Group.objects.get(name="Recruiter"))
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client


def measure(client, address: str, *, times: int) -> tuple[float, float, float]:
    """Median, 95th percentile and median of processor time in milliseconds, after one answer that warms up."""
    taken, worked = [], []
    for _ in range(times + 1):
        start, begun = time.perf_counter(), time.process_time()
        response = client.get(address)
        taken.append((time.perf_counter() - start) * 1000)
        worked.append((time.process_time() - begun) * 1000)
        assert response.status_code == 200, (address, response.status_code)
    return statistics.median(taken[1:]), statistics.quantiles(taken[1:], n=20)[-1], statistics.median(worked[1:])


if __name__ == "__main__":
    main()
