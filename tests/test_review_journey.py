"""A résumé checked, corrected and handed on, on the real stack: what a person said outlives the next reading."""

import re

import pytest
from playwright.sync_api import expect

PATIENCE = 30_000  # milliseconds for a click on a busy machine
TO_READ = 120_000
RESUME = """骆问渠
电话：139-1234-0000
邮箱：wenqu@example.com

教育经历
2014.09-2018.06 云岭理工大学 物流工程 本科

工作经历
2018.07-2022.03 青松食品有限公司 计划专员
负责华东仓的补货计划

某某杂项一二三四五六七八
"""
expect.set_options(timeout=PATIENCE)


@pytest.fixture
def page(browser, stack):
    context = browser.new_context(base_url=stack.address, viewport={"width": 1440, "height": 900}, locale="zh-CN")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    troubles = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if is_trouble(message) else None)
    page.goto("/login/")
    page.fill("[name=username]", "admin")
    page.fill("[name=password]", stack.password())
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda address: "/login/" not in address)
    yield page
    context.close()
    assert troubles == []


def is_trouble(message):
    """The admin site has no icon, for which browsers ask."""
    return message.type == "error" and not message.location["url"].endswith("/favicon.ico")


def test_from_checking_to_handing_on(page, browser, stack):
    take_in(page)
    person = open_person(page)
    correct_the_post(page)
    select_the_school(page)
    read_again(page)
    page.goto(person)
    expect(page.locator(".entry b", has_text="云岭理工")).to_be_visible()
    expect(page.locator(".entry", has_text="计划主管").locator(".lock").first).to_be_visible()
    put_on_a_list(page)
    link = share(page)
    seen = look_without_an_account(browser, link)
    assert "骆问渠" in seen and "计划主管" in seen and "139" not in seen and "wenqu@" not in seen


def take_in(page):
    page.goto("/upload/")
    file = {"name": "骆问渠.txt", "mimeType": "text/plain", "buffer": RESUME.encode()}
    page.locator("input#files").set_input_files([file])
    page.get_by_role("link", name="看批次进度").click()
    expect(page.locator("#live[hx-trigger]")).to_have_count(0, timeout=TO_READ)


def open_person(page):
    page.goto("/candidates/?q=骆问渠")
    page.get_by_role("link", name="骆问渠").first.click()
    page.wait_for_url(re.compile(r"/candidates/\d+/"))
    return page.url.partition("?")[0]


def correct_the_post(page):
    page.locator(".value", has_text="计划专员").dblclick()
    page.locator("form.edit input[name=position]").fill("计划主管")
    page.keyboard.press("Enter")
    expect(page.locator(".message", has_text="已保存")).to_be_visible()
    expect(page.locator(".lock")).to_have_count(1)


def select_the_school(page):
    page.locator(".paper .file", has_text="云岭理工大学").click()
    page.locator("#take textarea").fill("云岭理工")
    page.locator("#take-to").select_option(label="学校")
    page.locator("#take .btn-primary").click()
    expect(page.locator(".entry b", has_text="云岭理工")).to_be_visible()


def read_again(page):
    page.goto("/admin/candidates/resumefile/?q=骆问渠")
    page.locator("#action-toggle").check()
    page.locator("select[name=action]").select_option("read_again")
    page.locator("button[name=index]").click()
    expect(page.locator(".messagelist")).to_be_visible()
    for _ in range(60):
        page.goto("/admin/candidates/resumefile/?q=骆问渠&status__exact=queued")
        queued = page.locator("#result_list tbody tr").count()
        page.goto("/admin/candidates/resumefile/?q=骆问渠&status__exact=parsing")
        if not queued and not page.locator("#result_list tbody tr").count():
            return
        page.wait_for_timeout(500)
    raise AssertionError("the file was not read again")


def put_on_a_list(page):
    page.keyboard.press("s")
    page.fill("[name=new_name]", "计划岗")
    page.press("[name=new_name]", "Enter")
    page.locator(".message a, .who a", has_text="计划岗").first.wait_for()
    page.goto("/shortlists/")
    page.get_by_role("link", name="计划岗").click()


def share(page):
    page.locator(".share-menu > summary").click()
    page.fill("#share-label", "计划部")
    page.locator(".share-menu .btn-primary").click()
    return page.locator(".links .form-control").input_value()


def look_without_an_account(browser, link):
    context = browser.new_context(locale="zh-CN")
    try:
        page = context.new_page()
        page.goto(link)
        return page.locator("main").inner_text()
    finally:
        context.close()
