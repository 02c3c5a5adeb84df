"""A later reading is accepted on the page of a person, and that is undone."""

import pytest

from candidates.intake import corrections
from candidates.models import Candidate, Correction
from tests.making import make_candidate, make_file

pytestmark = pytest.mark.django_db(transaction=True)


def test_accept_and_undo(browser_page, live_server):
    person = make_candidate("纪南星", phone="13900139000")
    make_file(person, format="txt", lines=["纪南星"])
    corrections.correct(person, "basics", "", "phone", "13900139000", user=None, parsed_value="13800138000")
    Correction.objects.update(reread={"value": "13700137000"})
    browser_page.goto(live_server.url + person.get_absolute_url())
    browser_page.locator(".differences tr", has_text="13700137000").get_by_role("button", name="采用").last.click()
    browser_page.locator(".message", has_text="电话").wait_for()
    assert Candidate.objects.get().phone == "13700137000"
    assert browser_page.locator(".differences").count() == 0
    browser_page.locator(".message").get_by_role("button", name="撤销").click()
    browser_page.locator(".differences").wait_for()
    assert Candidate.objects.get().phone == "13900139000"
