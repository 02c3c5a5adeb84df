"""What only a script does in the menu of an export: the page stays, and says how far the download is."""

import openpyxl
import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import expect

from candidates.models import Export
from tests.making import make_candidate, make_shortlist

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(browser_page):
    return browser_page


def test_download_and_progress_of_a_shortlist(page, live_server, tmp_path):
    shortlist = make_shortlist("二轮", candidates=[make_candidate("乙"), make_candidate("甲")])
    page.goto(live_server.url + shortlist.get_absolute_url())
    menu = page.locator(".export-menu")
    menu.locator("summary").click()
    with page.expect_download() as download:
        menu.get_by_role("button", name="导出", exact=True).click()
    download.value.save_as(tmp_path / "list.xlsx")
    names = [row[0] for row in openpyxl.load_workbook(tmp_path / "list.xlsx").active.values]
    assert names == ["姓名", "乙", "甲"]
    expect(menu.locator(".progress-of-export")).to_contain_text("已导出2人")
    expect(menu.locator("[hx-get]")).to_have_count(0)


def test_a_bar_shows_how_far_a_long_one_is(page, live_server):
    shortlist = make_shortlist(candidates=[make_candidate()])
    page.goto(live_server.url + shortlist.get_absolute_url())
    under_way = Export(format="csv", scope="shortlist", total=100_000, count=34_000)
    page.route("**/export/", lambda route: route.fulfill(headers={"Content-Disposition": "attachment"}, body="x"))
    menu = page.locator(".export-menu")
    menu.locator("summary").click()
    with page.expect_request(lambda request: "/export/progress/" in request.url) as asked:
        menu.get_by_role("button", name="导出", exact=True).click()
    expect(menu.locator("progress:not([value])")).to_be_visible()
    under_way.ticket = asked.value.url.partition("ticket=")[2]
    under_way.created_by = User.objects.get(username="lan")
    under_way.save()
    expect(menu.locator("progress[value='34']")).to_be_visible()
    expect(menu.get_by_text("34000 / 100000")).to_be_visible()
    under_way.count = under_way.total
    under_way.finish()
    expect(menu.locator(".state-ok")).to_be_visible()


def test_without_a_script_it_is_a_plain_download(browser, page, live_server):
    make_candidate("甲")
    context = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    plain = context.new_page()
    plain.goto(live_server.url + reverse("list"))
    plain.locator(".people-head .export-menu > summary").click()
    plain.locator(".people-head .export-menu label", has_text="CSV").click()
    with plain.expect_download() as download:
        plain.locator(".people-head .export-menu .act button").click()
    assert "甲" in download.value.path().read_text("utf-8-sig")
    context.close()


def test_columns_are_only_asked_for_tables(page, live_server):
    page.goto(live_server.url + make_candidate("甲").get_absolute_url())
    menu = page.locator(".export-menu")
    menu.locator("summary").click()
    expect(menu.locator(".columns")).to_be_visible()
    for format_name in ("JSON", "打印"):
        menu.get_by_text(format_name, exact=True).click()
        expect(menu.locator(".columns")).to_be_hidden()
    menu.get_by_label("隐去姓名").check()
    with page.expect_navigation():
        menu.get_by_role("button", name="导出", exact=True).click()
    expect(page.get_by_role("heading", name="候选人")).to_be_visible()
    expect(page.get_by_text("甲", exact=True)).to_have_count(0)
