"""One day of a recruiter in a real browser, on the real stack: in, found, compared, handed over."""

import csv
import re
from io import StringIO
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.stack import ROOT

SIX = {
    "林若溪-推荐算法-6年.pdf": "林若溪",
    "叶知秋_浙江大学_博士_计算机视觉.docx": "叶知秋",
    "高文博 机械设计工程师.doc": "高文博",
    "许安然的前端简历.html": "许安然",
    "沈若兰 财务经理 简历.txt": "沈若兰",
    "邓子轩简历照片.jpg": "邓子轩",
}
FORMULA = "=2+5"  # a tag that a spreadsheet would run
PHONE = "13800001101"
PATIENCE = 30_000  # milliseconds for a click on a busy machine
TO_READ_SIX = 180_000  # milliseconds, one of them a photograph
expect.set_options(timeout=PATIENCE)


@pytest.fixture
def page(browser, stack):
    context = browser.new_context(base_url=stack.address, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE)
    context.add_cookies([{"name": "django_language", "value": "en", "url": stack.address}])
    page = context.new_page()
    page.troubles = []
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on("console", lambda message: page.troubles.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert page.troubles == []  # no script failed, nothing was blocked, nothing was missing


def test_a_day(page, stack):
    log_in(page, stack)
    take_in_six_files(page)
    find_by_words(page)
    narrow_by_degree(page)
    tag_two(page)
    compare_two(page)
    put_on_a_shortlist(page)
    rows = export(page)
    check_what_a_spreadsheet_gets(rows)


def log_in(page, stack):
    page.goto("/")
    assert urlsplit(page.url).path == "/login/"
    page.locator("input[name=username]").fill("admin")
    page.locator("input[name=password]").fill(stack.password())
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda address: "/login/" not in address)


def take_in_six_files(page):
    page.get_by_role("link", name="Take in").first.click()
    page.locator("input#files").set_input_files([ROOT / "samples" / name for name in SIX])
    expect(page.get_by_text("6 of 6 sent")).to_be_visible()
    page.get_by_role("link", name="See the batch").click()
    live = page.locator("#live")
    expect(live.get_by_text("6 / 6")).to_be_visible(timeout=TO_READ_SIX)
    expect(page.locator("#live[hx-trigger]")).to_have_count(0, timeout=TO_READ_SIX)
    for file, name in SIX.items():
        expect(live.get_by_role("row").filter(has_text=file).first).to_contain_text(re.compile(f"{name}, "))
    live.get_by_role("link", name="See the people").click()
    expect(people(page)).to_have_count(6)


def people(page):
    return page.locator("[data-person]")


def named(page, name):
    return page.locator("[data-person]", has=page.get_by_role("link", name=name))


def find_by_words(page):
    search = page.get_by_role("searchbox", name="Search candidates")
    for words, expected in {
        "卷绕机": "高文博",
        "C++ 推荐系统": "林若溪",
        "yezhiqiu": "叶知秋",
        "前端": "许安然",
    }.items():
        search.fill(words)
        search.press("Enter")
        page.wait_for_url(re.compile("q="))
        expect(named(page, expected)).to_have_count(1)
        expect(people(page)).to_have_count(1)
    search.fill("三维")
    search.press("Enter")
    expect(named(page, "叶知秋").locator("mark").first).to_have_text("三维")


def narrow_by_degree(page):
    page.get_by_role("link", name="Candidates", exact=True).click()
    facets = page.get_by_role("complementary", name="Filters")
    facets.get_by_label(re.compile("^Master")).check()
    page.wait_for_url(re.compile("degree="))
    expect(people(page)).to_have_count(3)  # 林若溪, 高文博, 沈若兰
    assert "degree=" in page.url  # the address is the search
    page.reload()
    expect(people(page)).to_have_count(3)
    page.get_by_role("link", name="Clear all").click()
    expect(people(page)).to_have_count(6)


def choose(page, *names):
    for name in names:
        named(page, name).get_by_role("checkbox").check()


def tag_two(page):
    choose(page, "林若溪", "叶知秋")
    page.locator("details.tag-add > summary").click()
    page.get_by_role("textbox", name="New tag").fill(FORMULA)
    page.get_by_role("button", name="Put on").click()
    for name in ("林若溪", "叶知秋"):
        expect(named(page, name).get_by_text(FORMULA)).to_be_visible()
    expect(named(page, "高文博").get_by_text(FORMULA)).to_have_count(0)


def compare_two(page):
    choose(page, "林若溪", "叶知秋")
    page.locator("button[formaction*=compare]").click()
    page.wait_for_url(re.compile("/compare/"))
    for words in ("林若溪", "叶知秋", "清华大学", "浙江大学"):
        expect(page.locator("main").get_by_text(words).first).to_be_visible()
    page.go_back()


def put_on_a_shortlist(page):
    page.goto("/candidates/")
    choose(page, "林若溪", "叶知秋")
    page.locator("details.shortlist-add > summary").last.click()
    page.get_by_role("textbox", name="Name of a new shortlist").last.fill("First round")
    page.get_by_role("button", name="Make").last.click()
    page.get_by_role("link", name="Shortlists", exact=True).click()
    page.get_by_role("link", name="First round").first.click()
    for name in ("林若溪", "叶知秋"):
        expect(page.locator("main").get_by_text(name).first).to_be_visible()


def export(page):
    menu = page.locator("details.export-menu")
    menu.locator("summary").click()
    menu.get_by_text("CSV", exact=True).click()
    with page.expect_download() as download:
        menu.get_by_role("button", name="Export", exact=True).click()
    expect(menu.get_by_text("2 people are in the file")).to_be_visible()
    data = download.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert download.value.suggested_filename.endswith(".csv")
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def check_what_a_spreadsheet_gets(rows):
    head, *people_rows = rows
    assert len(people_rows) == 2
    found = {row[head.index("Name")]: dict(zip(head, row)) for row in people_rows}
    assert set(found) == {"林若溪", "叶知秋"}
    phone = found["林若溪"]["Phone"]
    assert re.sub(r"\D", "", phone) == PHONE
    assert not phone.isdigit()  # a plain number would become 1.38E+10
    assert found["林若溪"]["Tags"] == f"'{FORMULA}"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
