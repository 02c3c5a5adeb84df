"""Whatever the bytes: a Resume or a ParseError, never another exception, never an endless loop.

Bounded by time: a minute in CI, some seconds elsewhere, `make fuzz MINUTES=60` for an hour. FUZZ_SEED repeats a run.
An input that fails is written under var/fuzz/ and named; so is one that takes the interpreter with it.
"""

import faulthandler
import os
import random
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from bench.accuracy import DOCUMENTS
from tests.parsing.making import check_reading
from tests.parsing.mutations import mutate
from tests.parsing.test_robustness import HEADS, SIGNS

ROOT = Path(__file__).parents[2]
FAILURES = ROOT / "var" / "fuzz"
MINUTES = float(os.environ.get("FUZZ_MINUTES") or (1 if os.environ.get("CI") else 0.1))
SEED = int(os.environ.get("FUZZ_SEED") or random.SystemRandom().randrange(2**32))
# of processor time: time grows in proportion to length, and a plain text of a megabyte is three hundred pages
SECONDS_FOR_ONE, SECONDS_A_MEGABYTE = 20.0, 40.0
EXAMPLES_AT_A_TIME = 50
MOST_FAULTS = 20  # more of them tell nothing new
FRAMES_TOLD = 4
REAL = sorted(
    path for folder in (DOCUMENTS, ROOT / "samples") for path in folder.iterdir() if path.name != "README.md"
)

NAMES = ("李伟", "欧阳若兰", "买买提·艾力", "Lucy Wang", "單雨桐", "姓 名", "个人简历")
LABELS = (
    "姓名",
    "电话：",
    "E-mail",
    "出生年月",
    "期望薪资：",
    "公司名称：",
    "职位",
    "工作描述：",
    "GPA",
    "主修课程：",
    "导师",
)
DATES = (
    *(
        "2019.07-2022.03",
        "2019年7月—至今",
        "07/2019",
        "Jul 2019 – Present",
        "一九九〇年",
        "民國105年6月",
        "17.01-17.12",
    ),
    *("2014.06-10", "201508-201512", "2017届", "（预计）", "2024.06\n2020.09", "0000.00-9999.99", "13800138000"),
)
WORDS = (
    *(
        "华信科技有限公司",
        "浙江大学",
        "计算机学院",
        "软件工程",
        "本科",
        "高级工程师",
        "产品部",
        "杭州",
        "英语六级",
        "一等奖",
    ),
    *(
        "Python",
        "C++",
        "精通",
        "负责",
        "CVPR 2021",
        "ZL201910123456.7",
        "a@b.cn",
        "https://github.com/x",
        "3.8/4.0",
        "15-20K",
    ),
)
MARKS = (
    "\n",
    "\n",
    "\n\n",
    "\t",
    " ",
    "　",
    "|",
    "｜",
    "·",
    "/",
    "：",
    "-",
    "•",
    "（",
    "）",
    "**",
    "# ",
    "| --- |",
    "<b>",
    "@",
)


def fault_of(data: bytes, name: str) -> str:
    """Read the bytes within the time for one: what went wrong and which file keeps the bytes, "" for nothing."""
    FAILURES.mkdir(parents=True, exist_ok=True)
    kept = FAILURES / f"running-{os.getpid()}{Path(name).suffix}"
    kept.write_bytes(data)
    try:
        with limited(SECONDS_FOR_ONE + SECONDS_A_MEGABYTE * len(data) / 1e6):
            check_reading(data, name)
    except (Exception, TakesTooLong) as fault:
        failed = kept.rename(FAILURES / f"{type(fault).__name__}-{time.time_ns()}{kept.suffix}")
        where = "".join(traceback.format_list(traceback.extract_tb(fault.__traceback__)[-FRAMES_TOLD:]))
        return f"{failed} (as {name}): {fault!r}\n{where}"
    kept.unlink()
    return ""


class TakesTooLong(BaseException):
    """No Exception: the reader of a format takes those for signs of a broken file."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stop Python, and regular expressions, after so much processor time; a library in C ends the whole run."""

    def stop(number: int, frame: object) -> None:
        raise TakesTooLong(f"more than {seconds:g} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    faulthandler.dump_traceback_later(10 * seconds, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def texts() -> st.SearchStrategy[str]:
    """What résumés are made of, in no order."""
    known = st.sampled_from((*HEADS, *NAMES, *LABELS, *DATES, *WORDS))
    mark = st.sampled_from(MARKS)
    piece = st.one_of(known, mark, mark, known, st.text(SIGNS, max_size=30), st.text(max_size=10))
    repeated = st.builds(lambda text, times: text * times, piece, st.integers(2, 3000))
    return st.lists(st.one_of(*[piece] * 20, repeated), max_size=120).map("".join)


def text_cases() -> st.SearchStrategy[tuple[bytes, str]]:
    encoded = st.builds(
        lambda text, encoding: text.encode(encoding, "replace"),
        texts(),
        st.sampled_from(("utf-8", "utf-8", "utf-8", "gb18030", "utf-16")),
    )
    return st.tuples(encoded, st.sampled_from(("a.txt", "a.md", "李伟-简历.txt", "a.html", "")))


def document_cases() -> st.SearchStrategy[tuple[bytes, str]]:
    """A real document, every format as often, mutated some times."""
    formats: dict[str, list[Path]] = {}
    for path in REAL:
        formats.setdefault(path.suffix, []).append(path)
    path = st.sampled_from(sorted(formats)).flatmap(lambda suffix: st.sampled_from(formats[suffix]))
    return st.builds(_mutated, path, st.sampled_from(REAL), st.integers(1, 4), st.integers(0, 2**32))


def _mutated(path: Path, other: Path, times: int, chosen: int) -> tuple[bytes, str]:
    chance = random.Random(chosen)
    data = path.read_bytes()
    for _ in range(times):
        data = mutate(data, other.read_bytes(), chance)
    return data, path.name


@pytest.mark.parametrize("cases", [text_cases, document_cases], ids=["text", "documents"])
def test_a_resume_or_a_parse_error(cases: Callable[[], st.SearchStrategy[tuple[bytes, str]]]):
    print(f"\nFUZZ_SEED={SEED}, {MINUTES:g} minutes")
    end = time.monotonic() + MINUTES * 60 / 2
    tried, faults = 0, []

    @settings(
        max_examples=EXAMPLES_AT_A_TIME,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(cases())
    def run(case: tuple[bytes, str]) -> None:
        nonlocal tried
        if not tried or (time.monotonic() < end and len(faults) < MOST_FAULTS):
            tried += 1
            faults.extend(filter(None, [fault_of(*case)]))

    for number in count(SEED):
        seed(number)(run)()
        if time.monotonic() >= end or faults[MOST_FAULTS - 1 :]:
            break
    print(f"{tried} inputs, {len(faults)} faults")
    assert tried
    assert not faults, f"FUZZ_SEED={SEED}\n" + "\n".join(faults)
