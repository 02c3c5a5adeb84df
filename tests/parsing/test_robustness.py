"""Text that nobody would write: nothing but a ParseError comes out, evidence stays true, time stays in proportion."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candidates.parsing.__main__ import main
from candidates.parsing.documents.css import StyleSheet
from candidates.parsing.lines import read_lines
from candidates.parsing.records import Box, Document, Page, Span
from tests.parsing.making import check_reading
from tests.parsing.test_resume import TEXT

HEADS = (
    "教育背景",
    "工作经历",
    "项目经验",
    "专业技能",
    "获奖情况",
    "论文发表",
    "专利",
    "证书",
    "校园经历",
    "求职意向",
)
SIGNS = "：:|｜\t（）《》【】,，、；·•-–—~/“”*#0123456789年月至今 \u3000\x00\x07\ufeff公司大学经理奖证"
SECONDS_OF_STYLES = 3.0  # for 200 KB; what goes over them again and again takes minutes
LONGEST_SECONDS = 12.0  # of a processor; what is not in proportion takes minutes
LONGER = 4  # times as long as the short text
MOST_GROWTH = 2.0  # of the time for each piece; with time that grows by the square it is `LONGER`


def read(text: str) -> None:
    check_reading(text.encode("utf-8", "replace"), "随便.txt")


def mangled(lines: list[str], chance: random.Random) -> list[str]:
    ways = (
        lambda: chance.sample(lines, len(lines)),
        lambda: [line[: chance.randrange(len(line) + 1)] for line in lines],
        lambda: [line.split("：")[0] + "：" for line in lines],
        lambda: [chance.choice(HEADS) for _ in lines],
        lambda: [chance.choice(HEADS) if chance.random() < 0.5 else line for line in lines],
        lambda: ["".join(c if chance.random() < 0.8 else chance.choice(SIGNS) for c in line) for line in lines],
        lambda: ["".join(c for c in line if c.isdigit() or c in "./-") for line in lines],
    )
    return chance.choice(ways)()


@pytest.mark.parametrize("seed", range(20))
def test_a_mangled_resume(seed):
    chance = random.Random(seed)
    lines = TEXT.splitlines()
    for _ in range(3):
        lines = mangled(lines, chance)
    read("\n".join(lines))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(HEADS), st.text(SIGNS, max_size=40)), max_size=25))
def test_signs_under_headings(rows):
    read("\n".join(rows))


@pytest.mark.parametrize("sign", ["①", "•", "1、", "（一）"])
def test_a_bullet_with_nothing_behind_it(sign):
    for heading in HEADS:
        read(f"{heading}\n{sign}\n")


@pytest.mark.parametrize(
    ("heading", "piece", "times"),
    [
        ("", "1234567890", 2_500),
        ("专业技能\n", "熟悉Java、Python（含Django，Flask）；", 400),
        ("工作经历\n", "公司\t经理\t2019.01-至今\t北京\n", 600),
        ("获奖情况\n", "（", 15_000),
        ("", "工作经历\n教育背景\n专业技能\n", 500),
    ],
    ids=["digits", "one line", "rows", "brackets", "headings"],
)
def test_time_stays_in_proportion(heading, piece, times):
    short = seconds_of(heading + piece * times)
    assert seconds_of(heading + piece * times * LONGER) < short * MOST_GROWTH * LONGER


def seconds_of(text: str) -> float:
    begin = time.process_time()
    read(text)
    return time.process_time() - begin


@pytest.mark.parametrize("piece", ["a", "@media ", "/* ", "p { ", "} ", ".a .b > c, "])
def test_a_stylesheet_of_anything_takes_one_pass(piece):
    begin = time.process_time()
    StyleSheet(piece * (200_000 // len(piece)))
    assert time.process_time() - begin < SECONDS_OF_STYLES


def test_a_page_of_letters_all_over_each_other_is_read():
    chance = random.Random(7)
    spans = tuple(
        Span("简历", Box(left, top, left + 20, top + 10), 10.0)
        for left, top in ((chance.uniform(0, 560), chance.uniform(0, 800)) for _ in range(6_000))
    )
    begin = time.process_time()
    read_lines(Document("pdf", (Page(1, 595.0, 842.0, spans),)))
    assert time.process_time() - begin < LONGEST_SECONDS


def test_a_fault_of_ours_names_the_file_and_spares_the_others(tmp_path, monkeypatch, capsys):
    path = tmp_path / "甲.txt"
    path.write_text(TEXT, "utf-8")

    def fail(data: bytes, filename: str) -> None:
        raise ZeroDivisionError(filename)

    monkeypatch.setattr("candidates.parsing.__main__.parse_resume", fail)
    assert main([str(path)]) == 1
    assert "甲.txt: fault: ZeroDivisionError" in capsys.readouterr().err
