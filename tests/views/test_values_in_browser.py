"""What a script adds to the correcting of values: forms in place, and Tab and Enter from doubt to doubt."""

import pytest
from django.urls import reverse

from candidates.intake import record
from candidates.models import Candidate, ResumeText
from tests.intake.making import make_claimed_file, make_resume

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def disk(settings, tmp_path):
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"


@pytest.fixture
def person():
    resume = make_resume(education=[], skills=[], confidence=0.9)
    made = record.save(make_claimed_file(), resume, seconds=1)
    job = made.workexperience_set.get()
    for name in ("name", "position", "start_date"):
        job.evidence[name]["confidence"] = 0.5
    job.save()
    return made


@pytest.fixture
def expected_trouble():
    return "422"  # files made by tests have no original, so their pages cannot be drawn


@pytest.fixture
def page(browser_page, person):
    browser_page.goto(person.get_absolute_url())
    return browser_page


def focused(page, name):
    return page.locator(f"form.edit [name={name}]:focus")


def job():
    return Candidate.objects.get().workexperience_set.get()


def test_tab_and_enter_check_a_resume(page):
    page.keyboard.press("Tab")
    focused(page, "name").wait_for()
    page.keyboard.press("Enter")
    focused(page, "position").wait_for()
    page.keyboard.type("运营主管")
    page.keyboard.press("Enter")
    focused(page, "start_date").wait_for()
    page.keyboard.press("Enter")
    page.locator(".left .doubt").first.wait_for(state="detached")
    row = job()
    assert (row.name, row.position, row.by_person) == ("某某餐饮", "运营主管", True)
    assert page.locator(".left .lock").count() == 3 and page.locator("form.edit").count() == 0


def test_tab_passes_doubts_without_saving_and_goes_its_way_after_the_last(page):
    for name in ("name", "position", "start_date"):
        page.keyboard.press("Tab")
        focused(page, name).wait_for()
    page.keyboard.press("Shift+Tab")
    focused(page, "position").wait_for()
    page.keyboard.press("Tab")
    focused(page, "start_date").wait_for()
    page.keyboard.press("Tab")
    page.locator("form.edit button:focus").wait_for()
    assert not job().by_person


def test_a_key_opens_the_form_and_escape_closes_it(page):
    value = page.locator("[data-field=phone]")
    value.focus()
    page.keyboard.press("e")
    focused(page, "phone").wait_for()
    assert page.locator("rect.lit").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("form.edit").count() == 0
    assert page.evaluate("document.activeElement.dataset.field") == "phone"


def test_a_refused_value_stays_with_its_reason_and_an_undo_is_offered(page):
    page.locator("[data-field='work/0/start_date']").hover()
    page.locator(".pen[data-edit='work/0/start_date']").click()
    focused(page, "start_date").fill("去年")
    page.keyboard.press("Enter")
    page.locator("form.edit .fail-ink", has_text="2014-06").wait_for()
    focused(page, "start_date").fill("2020.3")
    page.keyboard.press("Enter")
    page.locator(".message", has_text="已保存").wait_for()
    assert job().start_date == "2020-03"
    with page.expect_navigation():
        page.locator(".message button").click()
    assert (job().start_date, job().by_person) == ("2021-07", False)


def test_an_entry_is_added_in_place(page):
    page.locator("[data-edit='awards/new']").click()
    focused(page, "title").fill("青松奖")
    page.keyboard.press("Enter")
    page.locator(".left .pairs", has_text="青松奖").wait_for()
    assert page.url.endswith(reverse("candidate", args=[Candidate.objects.get().pk]))


def test_what_is_selected_in_the_page_becomes_a_value(page):
    line = page.locator(".words text").first
    box = line.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    words = page.locator("#take textarea")
    words.wait_for()
    assert words.input_value() and words.input_value() in line.text_content()
    page.select_option("#take-to", "basics||label")
    page.click("#take .btn-primary")
    page.locator("[data-field=label]").wait_for()
    assert Candidate.objects.get().label in line.text_content()


def test_a_click_takes_the_whole_line(page):
    page.locator(".words text").first.click()
    page.locator("#take textarea").wait_for()
    assert page.locator("#take textarea").input_value() == "骆嘉禾 运营"
    page.click("[data-drop-taken]")
    assert page.locator("#take").is_hidden()


def test_lines_of_a_text_are_one_stop_and_taken_by_keys(page, person):
    page.goto(f"{person.get_absolute_url()}?show=text")
    page.locator(".take").first.focus()
    page.keyboard.press("Enter")
    page.locator("#take-to:focus").wait_for()
    assert page.locator("#take textarea").input_value() == "骆嘉禾 运营"


@pytest.mark.parametrize(
    ("onto", "field", "kept"),
    [("[data-field=phone]", "phone", "爱好：烘焙"), (".entry", "description", "爱好：烘焙")],
)
def test_a_line_is_dragged_from_the_tray_onto_the_person(page, person, onto, field, kept):
    text = ResumeText.objects.get()
    text.lines.append({"number": 2, "page": 1, "text": kept, "boxes": [[10, 60, 90, 72]], "placed": False})
    text.save()
    page.reload()
    page.drag_and_drop(".tray li", onto)
    page.locator(".message").wait_for()
    row = Candidate.objects.get() if field == "phone" else job()
    assert getattr(row, field) == kept
