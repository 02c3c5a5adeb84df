"""How long pages take in a large library: `python -m bench.pages [--people 10000] [--database postgresql]`.

The library is invented and kept under --var for the next run, one for each size and database. Times are of the whole
answer, in milliseconds: the median and the 95th percentile, then the mean of the processor's time, that of PostgreSQL
included, which other work on the machine moves less, and the most that the 95th percentile may be.
"""

import argparse
import os
import statistics
import time
from pathlib import Path

from tests.environment import postgresql

SMALL = 10_000  # people up to whom the first limit holds
LIMITS = {"list": (80, 250), "search": (80, 250), "facets": (120, 400), "person": (80, 100), "export": (3000, 3000)}
PAGES = {
    "list": {
        "first page": "/candidates/",
        "page 50": "/candidates/?page=50",
        "by name": "/candidates/?sort=name",
        "by years, page 50": "/candidates/?sort=years&page=50",
        "by degree": "/candidates/?sort=degree",
        "by graduation": "/candidates/?sort=graduation",
        "filters": "/candidates/?degree=40&city=上海&city=苏州&years=3-5&years=5-8",
        "filters, by years": "/candidates/?tier=985&skill=sql&years_min=3&sort=years",
        "left out": "/candidates/?degree=30&without_city=上海&without_skill=java",
    },
    "search": {
        "rare word": "/candidates/?q=8888",
        "common word": "/candidates/?q=供应链",
        "two characters": "/candidates/?q=数据",
        "one character": "/candidates/?q=链",
        "three words": "/candidates/?q=供应链 Tableau 冷链运输",
        "phrase": "/candidates/?q=“SQL和Tableau做数据分析”",
        "pinyin": "/candidates/?q=luwenshen",
        "initials": "/candidates/?q=lws",
        "question": "/candidates/?q=供应链 (数据分析 或 SQL) 非 质量追溯",
        "fields": "/candidates/?q=学校:清华 公司:物流 技能:Python 年限:>=5 学历:硕士",
        "alias": "/candidates/?q=THU",
        "tag name": "/candidates/?q=已联系 SQL",
        "word and filters": "/candidates/?q=供应链&degree=40&city=上海&skill=sql&skill=python",
        "nobody": "/candidates/?q=供应链&city=南极",
        "preview": "/candidates/1/preview/?from=q%3D供应链",
    },
    "facets": {
        f"{name}, {of}": f"/candidates/facets/{name}/?q={words}"
        for name in ("skill", "city", "company", "school", "graduation", "tag", "source")
        for of, words in (("everybody", ""), ("common word", "供应链"))
    },
    "person": {
        "a person": "/candidates/1/",
        "a person of a search": "/candidates/1/?from=q%3D供应链",
        "compare of 6": "/compare/?" + "&".join(f"candidate={pk}" for pk in range(1, 7)),
    },
    "export": {"everybody": "/export/?format=csv"},
}
EXPORTS = 3  # times that an export is measured


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--only", nargs="+", choices=LIMITS)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--var", type=Path, default=Path("var/bench"))
    options = parser.parse_args()
    choose(options.database, options.people, options.var)
    client = prepare(options.people)
    print(f"{options.people} people, {options.database}, {options.times} times")
    for kind, pages in PAGES.items():
        if options.only and kind not in options.only:
            continue
        limit = LIMITS[kind][options.people > SMALL]
        print(f"{kind:24}{'p50 ms':>10}{'p95 ms':>10}{'cpu ms':>10}{'at most':>10}")
        for name, address in pages.items():
            times = options.times if kind != "export" else EXPORTS
            median, late, work = measure(client, address, times=times)
            over = "  over" if late > limit else ""
            print(f"  {name:22}{median:10.1f}{late:10.1f}{work:10.1f}{limit:10}{over}", flush=True)


def choose(database: str, people: int, var: Path) -> None:
    """Have Django keep everything in a folder of `var`, where a PostgreSQL of our own runs if that is the database."""
    import django

    folder = (var / f"{database}-{people}").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["RECRUIT_VAR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "recruit.settings"
    os.environ.pop("DATABASE_URL", None)
    if database == "postgresql":
        os.environ["DATABASE_URL"] = postgresql(folder / "postgresql", keep=True)
    django.setup()


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
    """Median, 95th percentile and mean of the processor's time in milliseconds, after one answer that warms up."""
    answer(client, address)
    begun = processor_seconds()
    taken = [answer(client, address) for _ in range(times)]
    worked = (processor_seconds() - begun) / times
    return statistics.median(taken) * 1000, statistics.quantiles(taken, n=20)[-1] * 1000, worked * 1000


def answer(client, address: str) -> float:
    """Seconds until a page is there whole."""
    start = time.perf_counter()
    response = client.get(address)
    list(response)  # an export is sent as it is made
    assert response.status_code == 200, (address, response.status_code)
    return time.perf_counter() - start


def processor_seconds() -> float:
    """What this process has worked, and the server's process that answers its connection."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return time.process_time()
    connection.ensure_connection()
    stat = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text()
    ticks = stat.rpartition(")")[2].split()[11:13]  # in user mode and in system mode
    return time.process_time() + sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
