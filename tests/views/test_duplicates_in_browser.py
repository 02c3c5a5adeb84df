"""Two side by side in a browser: the result follows the boxes; m merges, n parts, and both are undone."""

import pytest

from candidates.intake import duplicates
from candidates.models import Candidate, Suspicion
from tests.making import make_candidate, make_file

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(browser_page):
    return browser_page


@pytest.fixture
def two():
    people = [
        make_candidate("纪南星", phone="13800138027", location=place, email=f"{place}@example.com", skills=skills)
        for place, skills in (("杭州", ["SQL", "Java"]), ("上海", ["SQL", "Excel"]))
    ]
    for person in people:
        make_file(person, format="txt")
    duplicates.find_all([person.pk for person in people], lambda _done: None)
    return people


def test_choose_merge_and_undo(page, live_server, two):
    page.goto(f"{live_server.url}/duplicates/")
    line = page.locator("[data-line]", has_text="杭州").filter(has=page.locator("[type=radio]"))
    assert line.locator("[data-result]").inner_text() == "上海"
    line.get_by_label("杭州").check()
    assert line.locator("[data-result]").inner_text() == "杭州"
    skills = page.locator("[data-line]", has_text="Java")
    skills.get_by_label("Java").uncheck()
    assert skills.locator("[data-result]").inner_text() == "SQL，Excel"
    skills.get_by_label("Java").check()
    assert sorted(skills.locator("[data-result]").inner_text().split("，")) == ["Excel", "Java", "SQL"]
    page.keyboard.press("m")
    page.locator(".message", has_text="已合并为一人").wait_for()
    person = Candidate.objects.get()
    assert (person.location, person.profiles) == ("杭州", ["杭州@example.com"])
    page.locator(".message").get_by_role("button", name="撤销").click()
    page.locator(".message", has_text="已拆开").wait_for()
    assert sorted(Candidate.objects.values_list("location", flat=True)) == ["上海", "杭州"]


def test_not_the_same_person_and_undo(page, live_server, two):
    page.goto(f"{live_server.url}/duplicates/")
    page.locator(".topbar .suspicions").wait_for()
    page.keyboard.press("n")
    page.get_by_role("heading", name="没有要看的").wait_for()
    assert Suspicion.objects.get().state == Suspicion.State.DIFFERENT
    page.locator(".message").get_by_role("button", name="撤销").click()
    page.locator("[data-pair]").wait_for()
