"""What a script adds to the person and the comparison: places light up at a click, keys walk, heads are dragged."""

import pytest
from django.urls import reverse

from candidates.models import ResumeText
from tests.making import make_candidate

pytestmark = pytest.mark.django_db(transaction=True)
SCROLLED = 1000  # milliseconds after which a gliding page stands still


@pytest.fixture
def expected_trouble():
    return "422"  # files made by tests have no original, so their pages cannot be drawn


@pytest.fixture
def page(browser_page):
    browser_page.set_viewport_size({"width": 1440, "height": 700})
    return browser_page


def read_person(**fields):
    person = make_candidate(
        "沈知遥", lines=[f"第{number}行的话" for number in range(60)], phone="13800138000", **fields
    )
    places = [{"page": 1, "line": 41, "start": 1, "end": 3, "boxes": [[60, 700, 120, 714]]}]
    person.evidence = {"phone": {"confidence": 0.9, "places": places}, "name": {"confidence": 0.9, "places": []}}
    person.save()
    return person


def test_a_click_lights_up_the_place_in_the_page(page):
    page.goto(read_person().get_absolute_url())
    page.click("[data-field=phone]")
    box = page.locator("rect.lit")
    assert box.count() == 1 and box.get_attribute("y") == "698.5"
    page.wait_for_timeout(SCROLLED)
    assert box.bounding_box()["y"] < page.viewport_size["height"]
    assert page.locator("#looking-at").inner_text() == "正看：电话"
    assert page.locator("#looking-where").inner_text() == "第1页第41行"
    assert page.url.endswith("?field=phone")
    assert "lit" in page.locator("[data-field=phone]").get_attribute("class")


def test_a_click_marks_the_words_of_a_line(page):
    person = read_person()
    ResumeText.objects.update(pages=[])
    page.goto(person.get_absolute_url())
    for _ in range(2):
        page.click("[data-field=phone]")
    assert page.locator(".paper .lit").all_text_contents() == ["40"]
    assert page.locator("[data-line='41']").inner_text() == "第40行的话"


def test_the_server_and_the_script_do_not_light_up_two_places(page):
    page.goto(f"{read_person().get_absolute_url()}?field=phone")
    page.click("[data-field=phone]")
    assert page.locator("rect.lit").count() == 1


def test_keys_walk_through_the_result(page):
    older, newer = make_candidate("温书瑶"), make_candidate("陆景明")
    page.goto(f"{newer.get_absolute_url()}?from=")
    page.keyboard.press("j")
    page.wait_for_url(f"**{older.get_absolute_url()}*")
    page.keyboard.press("k")
    page.wait_for_url(f"**{newer.get_absolute_url()}*")
    page.fill("textarea[name=text]", "j")  # while somebody writes, keys are letters
    page.locator("textarea[name=text]").press("j")
    assert newer.get_absolute_url() in page.url


def test_heads_are_dragged_into_another_order(page):
    first, second, third = (make_candidate(name) for name in "甲乙丙")
    page.goto(f"{reverse('compare')}?candidate={first.pk}&candidate={second.pk}&candidate={third.pk}")
    page.drag_and_drop(f"th[data-person='{third.pk}'] > div", f"th[data-person='{first.pk}'] > div")
    page.wait_for_url(f"**candidate={third.pk}&candidate={first.pk}&candidate={second.pk}")


def test_the_switch_folds_at_once_and_by_key(page):
    people = [make_candidate(city="上海", expected_city="上海", expected_salary=salary) for salary in ("30k", "40k")]
    page.goto(f"{reverse('compare')}?candidate={people[0].pk}&candidate={people[1].pk}")
    page.check("[name=only]")
    page.wait_for_url("**only=different")
    assert page.get_by_text("展开2行").is_visible()
    page.keyboard.press("d")
    page.wait_for_url(lambda address: "only" not in address)
