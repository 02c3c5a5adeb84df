"""Many files at once from the page, cut off, sent again, in pieces; none lost or twice."""

import random
import re

import pytest
from playwright.sync_api import expect

from tests.intake.packing import seven_zipped, zipped

MEGABYTE = 1024 * 1024
PATIENCE = 120_000  # milliseconds, on a busy machine
RESUME = "沈若兰\n电话：13800001234\n教育经历\n2012.09-2016.06 湖南师范大学 会计学 本科\n"


@pytest.fixture(scope="module")
def context(browser, stack):
    """Somebody who is logged in."""
    opened = browser.new_context(base_url=stack.address, viewport={"width": 1440, "height": 900})
    page = opened.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto("/login/")
    page.locator("input[name=username]").fill("admin")
    page.locator("input[name=password]").fill(stack.password())
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda address: "/login/" not in address)
    yield opened
    opened.close()


@pytest.fixture
def page(context):
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)
    opened.goto("/upload/")
    yield opened
    opened.close()


def texts(count, about):
    return [
        {"name": f"{about}{number}.txt", "mimeType": "text/plain", "buffer": f"{about}第{number}人".encode()}
        for number in range(count)
    ]


def choose(page, files):
    page.locator("input#files").set_input_files(files)


def all_sent(page, count):
    expect(page.locator("[data-sum]")).to_have_text(f"已上传{count} / {count}", timeout=PATIENCE)


def see_batch(page):
    page.locator("[data-to-batch]").click()
    page.wait_for_url(re.compile("/batches/"))


def files_in_batch(page, count):
    see_batch(page)
    expect(page.locator(".tabs a").first).to_contain_text(str(count), timeout=PATIENCE)
    expect(page.locator(".files-table tbody tr")).to_have_count(count, timeout=PATIENCE)


def cut(page, address, times, after=0):
    """The connection breaks `times` times, after the first `after` requests; gives all that were tried."""
    tried = []

    def lose(route):
        tried.append(route.request)
        if after < len(tried) <= after + times:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route(address, lose)
    return tried


def test_many_files_with_a_connection_that_breaks(page):
    cut(page, "**/files/", 5, after=10)
    choose(page, [*texts(40, "甲"), {"name": ".DS_Store", "mimeType": "", "buffer": b"x"}])
    all_sent(page, 40)
    expect(page.locator("[data-skipped]")).to_contain_text("1")
    files_in_batch(page, 40)


def test_after_a_reload_the_rest_is_sent_and_nothing_twice(page):
    choose(page, texts(3, "乙"))
    all_sent(page, 3)
    page.reload()
    expect(page.locator(".drop-words")).to_contain_text("上次没传完")
    pieces = cut(page, "**/pieces/", 0)
    choose(page, texts(5, "乙"))
    all_sent(page, 5)
    assert len(pieces) == 3 + 2 * 2  # a question for each, and the two that were missing
    files_in_batch(page, 5)


def test_a_large_archive_comes_in_pieces_goes_on_where_it_broke_and_is_unpacked(page, tmp_path):
    noise = random.Random(1).randbytes(17 * MEGABYTE)
    people = [(f"校招/{number}.txt", f"{RESUME}\n{number}".encode()) for number in range(2)]
    path = tmp_path / "简历.zip"
    path.write_bytes(zipped([*people, ("附件.bin", noise), ("__MACOSX/._附件.bin", b"x")], encoding="gbk"))
    tried = cut(page, "**/pieces/", 2, after=2)
    choose(page, path)
    all_sent(page, 1)
    assert (
        len(tried) == 2 + 2 + 3
    )  # a question and a piece; a piece and a question that broke; a question and the rest
    see_batch(page)
    table = page.locator(".files-table")
    for name, _data in people:
        expect(table.get_by_role("row").filter(has_text=f"简历.zip/{name}")).to_contain_text(
            "沈若兰", timeout=PATIENCE
        )
    expect(table.get_by_role("row").filter(has_text="附件.bin")).to_contain_text("失败", timeout=PATIENCE)
    page.locator(".tabs a", has_text="压缩包").click()
    expect(table.get_by_role("row").filter(has_text="简历.zip")).to_contain_text("略过1个系统文件")


def test_a_7z_of_a_few_is_unpacked(page):
    packed = seven_zipped([(f"丙{number}.txt", f"丙第{number}人".encode()) for number in range(3)])
    choose(page, {"name": "简历.7z", "mimeType": "", "buffer": packed})
    all_sent(page, 1)
    files_in_batch(page, 3)


def test_a_file_that_is_too_big_is_not_sent_at_all(page):
    sent = cut(page, re.compile("/(files|pieces)/"), 0)
    choose(page, {"name": "大.txt", "mimeType": "", "buffer": b"x" * (21 * MEGABYTE)})
    expect(page.locator(".sending-row.fail")).to_contain_text("太大")
    assert sent == []


def test_when_there_is_no_room_it_stops_and_goes_on_by_one_button(page):
    page.route("**/files/", lambda route: route.fulfill(status=413, json={"trouble": "服务器磁盘快满了。"}))
    choose(page, texts(12, "丁"))
    expect(page.locator("[data-all-again]")).to_have_text("重传失败的12份", timeout=PATIENCE)
    expect(page.locator(".sending-row.fail").first).to_contain_text("服务器磁盘快满了。")
    page.unroute("**/files/")
    page.locator("[data-all-again]").click()
    all_sent(page, 12)
    files_in_batch(page, 12)
