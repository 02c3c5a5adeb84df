"""A person on one page: who gets how many lines, and that what is left out is counted."""

import datetime

import pytest

from candidates.models import Award, Candidate
from candidates.profiles import CHARACTERS, height, profile, shared, shortened
from tests.making import make_candidate

TODAY = datetime.date(2026, 3, 17)
pytestmark = pytest.mark.django_db


def profile_of(person, **keywords):
    return profile(Candidate.objects.for_page().get(pk=person.pk), TODAY, **keywords)


@pytest.mark.parametrize(
    ("wanted", "room", "given"),
    [
        ([3, 5], 20, [3, 5]),
        ([9, 9], 10, [5, 5]),
        ([2, 30, 10], 20, [2, 9, 9]),
        ([4, 4, 4], 2, [1, 1, 0]),
        ([4], -3, [0]),
        ([], 5, []),
    ],
)
def test_no_text_is_cut_while_a_longer_one_has_more(wanted, room, given):
    assert shared(wanted, room) == given


def test_lines_are_counted_by_width():
    assert height(["汉" * CHARACTERS, "汉" * (CHARACTERS + 1), "a" * CHARACTERS]) == 1 + 2 + 1


def test_a_text_with_room_is_whole():
    passage = shortened(["一", "二"], 2)
    assert (passage.lines, passage.more) == (("一", "二"), 0)


def test_a_text_without_room_says_how_much_is_left_out():
    passage = shortened([*"一二三四五"], 3)
    assert (passage.lines, passage.more) == (("一", "二", "三"), 2)
    assert shortened([*"一二三"], 0).more == 3


@pytest.mark.parametrize(("room", "more"), [(3, 1), (1, 1)])
def test_a_line_too_long_is_cut_with_an_ellipsis(room, more):
    passage = shortened(["汉" * CHARACTERS * 5, "字"], room)
    [line] = passage.lines
    assert line.endswith("…") and height([line]) == room and passage.more == more


def test_a_short_life_stands_whole():
    job = {"name": "华信", "position": "工程师", "start_date": "2019-03", "description": "• 一\n• 二"}
    page = profile_of(make_candidate("张伟", work=[job], skills=["SQL"]))
    [entry] = page.work.entries
    assert (entry.passage.lines, entry.passage.more, page.work.more) == (("一", "二"), 0, 0)


def test_a_long_life_keeps_its_newest_and_counts_the_rest():
    jobs = [{"name": f"公司{number}", "description": "\n".join(["做" * 90] * 9)} for number in range(20)]
    person = make_candidate("张伟", work=jobs, summary="\n".join(["好" * 90] * 9))
    Award.objects.bulk_create(Award(candidate=person, title=f"奖{number}", entry=str(number)) for number in range(9))
    page = profile_of(person)
    assert page.work.entries[0].row.name == "公司0"
    assert len(page.work.entries) + page.work.more == 20 and page.work.more
    assert len(page.awards.rows) + page.awards.more == 9
    assert all(entry.passage.lines and entry.passage.more for entry in page.work.entries)


@pytest.mark.parametrize(
    "telling",
    ["欧阳雪", "13800138000", "xue.ouyang@example.com", "xueouyang_wx", "985院校毕业", "https://xue.example"],
)
def test_a_blind_page_tells_nothing_in_its_texts(telling):
    person = make_candidate(
        "欧阳雪",
        phone="13800138000",
        email="xue.ouyang@example.com",
        wechat="xueouyang_wx",
        url="https://xue.example",
        work=[{"name": "华信", "description": f"可联系：{telling}"}],
        summary=f"我：{telling}",
    )
    seen, blind = profile_of(person), profile_of(person, is_blind=True)
    assert telling in seen.summary.lines[0] and telling in seen.work.entries[0].passage.lines[0]
    told = blind.summary.lines + blind.work.entries[0].passage.lines
    assert not [line for line in told if telling.removesuffix("院校毕业") in line]
