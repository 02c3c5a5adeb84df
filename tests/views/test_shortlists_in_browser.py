"""What only a script does on a shortlist: dragging, writing a note in place, finding people while typing."""

import pytest

from candidates.models import Stage
from tests.making import make_candidate, make_shortlist

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(browser_page):
    return browser_page


def names(page):
    return page.locator(".members .strong").all_inner_texts()


def drag(page, grip, row):
    start, end = grip.bounding_box(), row.bounding_box()
    page.mouse.move(start["x"] + 4, start["y"] + 4)
    page.mouse.down()
    page.mouse.move(start["x"] + 4, end["y"] + end["height"] / 2, steps=8)
    page.mouse.move(start["x"] + 4, end["y"] + end["height"] - 4, steps=4)
    page.mouse.up()


def test_drag_note_and_find(page, live_server):
    shortlist = make_shortlist(candidates=[make_candidate(name) for name in ("张一", "李二", "王三", "赵四")])
    make_candidate("薛知微")
    page.goto(live_server.url + shortlist.get_absolute_url())
    with page.expect_response(lambda response: "/order/" in response.url):
        drag(page, page.locator(".members .grip").first, page.locator(".members [data-item]").nth(2))
    assert names(page) == ["李二", "王三", "张一", "赵四"]
    assert page.locator(".members .nth").all_inner_texts() == ["1", "2", "3", "4"]
    page.reload()
    assert names(page) == ["李二", "王三", "张一", "赵四"]

    row = page.locator(".members [data-item]").first
    row.locator(".note summary").click()
    row.locator(".note textarea:focus").wait_for()
    page.keyboard.type("先聊薪资")
    page.keyboard.press("Control+Enter")
    row.locator(".note summary", has_text="先聊薪资").wait_for()
    assert shortlist.members.first().note == "先聊薪资"

    page.locator(".people-to-add summary").click()
    page.locator(".people-to-add input:focus").wait_for()
    page.keyboard.type("薛知")
    page.locator(".found button", has_text="薛知微").click()
    page.locator(".message").wait_for()
    assert names(page)[-1] == "薛知微"


def test_columns_of_an_export_are_dragged_and_put_back(page, live_server):
    shortlist = make_shortlist(candidates=[make_candidate()])
    page.goto(live_server.url + shortlist.get_absolute_url())
    page.locator(".export-menu summary").click()
    keys = "boxes => boxes.slice(0, 3).map(box => box.value)"
    boxes = ".export [name=column]"
    drag(page, page.locator(".export .grip").first, page.locator(".export [data-item]").nth(2))
    assert page.eval_on_selector_all(boxes, keys) == ["phone", "email", "name"]
    assert page.locator(boxes).nth(2).is_checked()
    page.locator("[data-default-columns]").click()
    assert page.eval_on_selector_all(boxes, keys) == ["name", "phone", "email"]


def test_enter_makes_a_new_list(page, live_server):
    make_shortlist("别的")
    page.goto(live_server.url + make_candidate("薛知微").get_absolute_url())
    page.locator(".shortlist-add summary").click()
    page.fill("[name=new_name]", "算法校招")
    with page.expect_navigation():
        page.press("[name=new_name]", "Enter")
    assert "算法校招" in page.locator(".message").inner_text()


def test_a_stage_chosen_is_saved_at_once(page, live_server):
    stage = Stage.objects.create(name="聊过了")
    shortlist = make_shortlist(candidates=[make_candidate("张一"), make_candidate("李二")])
    page.goto(live_server.url + shortlist.get_absolute_url())
    page.locator(".stage select").first.select_option(str(stage.pk))
    page.locator("#stage-tabs a", has_text="聊过了").wait_for()
    assert shortlist.members.first().stage == stage
    page.locator("#stage-tabs a", has_text="聊过了").click()
    page.wait_for_url(f"**?stage={stage.pk}")
    assert names(page) == ["张一"]
