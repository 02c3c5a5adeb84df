"""Start a throw-away Recruit, let it read the samples, and draw docs/screenshots/*.png from its pages.

python -m bench.screenshots
"""

import re
import tempfile
import zipfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import launch
from tests.stack import Stack, running

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "screenshots"
SAMPLES = ROOT / "samples"
WINDOW = {"width": 1440, "height": 900}
MILLISECONDS_FOR_SAMPLES = 180_000
SHOWN = "林若溪"  # the person whose page is drawn
COMPARED = ("林若溪", "叶知秋", "唐书瑶")
SEARCHES = ("q=Python", "degree=40")
ARCHIVE = "春季社招.zip"  # sent by the upload page: somebody again, one file again, one cut short, one no résumé
AGAIN = "沈若兰 财务经理 简历.txt"
SENT_TWICE, CUT_SHORT = "何景行-Go后端.md", "陈嘉木_Java高级开发_深圳.pdf"
NO_RESUME = "差旅费报销单\n日期：2026-03-01\n出租车：45.00\n餐费：128.00\n合计：173.00\n"


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder) / "var") as stack,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        page = browser.new_page(viewport=WINDOW, locale="zh-CN")
        log_in(page, stack)
        wait_for_samples(page, stack)
        draw(page, stack)
        send(page, stack, archive(Path(folder)))
        draw_work(page, stack)
        browser.close()
    for picture in sorted(PICTURES.glob("*.png")):
        print(f"{picture.stat().st_size / 1000:6.0f} kB  {picture.relative_to(ROOT)}")


def log_in(page: Page, stack: Stack) -> None:
    password = stack.password()
    page.goto(f"{stack.address}/login/")
    page.locator("input[name=username]").fill("admin")
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda address: "/login/" not in address)


def wait_for_samples(page: Page, stack: Stack) -> None:
    """Till no file of the first batch waits or is being read."""
    stack.wait_for("samples")
    page.goto(f"{stack.address}/batches/1/")
    wait_for_batch(page)


def wait_for_batch(page: Page) -> None:
    page.wait_for_selector("[hx-trigger*=every]", state="detached", timeout=MILLISECONDS_FOR_SAMPLES)


def draw(page: Page, stack: Stack) -> None:
    shot(page, f"{stack.address}/batches/1/", "batch")
    shot(page, f"{stack.address}/candidates/", "list")
    people = {name: number(page, name) for name in COMPARED}
    shot(page, f"{stack.address}/candidates/{people[SHOWN]}/?field=work/0/position", "person")
    query = "&".join(f"candidate={pk}" for pk in people.values())
    shot(page, f"{stack.address}/compare/?{query}", "compare")
    page.goto(f"{stack.address}/candidates/")
    page.locator("[data-theme-toggle]").click()
    shot(page, f"{stack.address}/candidates/", "list-dark")
    page.locator("[data-theme-toggle]").click()


def archive(folder: Path) -> Path:
    """A ZIP of samples, some of them changed, in `folder`."""
    newer = (SAMPLES / AGAIN).read_text("gb18030").replace("25K-35K", "30K-40K")
    with zipfile.ZipFile(folder / ARCHIVE, "w") as packed:
        packed.writestr(f"内推/{AGAIN}", newer)
        packed.writestr("内推/报销单.txt", NO_RESUME)
        packed.writestr(f"网投/{CUT_SHORT}", (SAMPLES / CUT_SHORT).read_bytes()[:3000])
        packed.write(SAMPLES / SENT_TWICE, f"网投/{SENT_TWICE}")
    return folder / ARCHIVE


def send(page: Page, stack: Stack, file: Path) -> None:
    """Upload `file` as a batch of its name; the page is that of the batch when all of it was read."""
    page.goto(f"{stack.address}/upload/")
    page.locator("input[name=label]").fill(file.stem)
    page.locator("#files").set_input_files(file)
    page.get_by_text("已上传1 / 1").wait_for()
    page.locator("[data-to-batch]").click()
    page.wait_for_url("**/batches/*/")
    wait_for_batch(page)


def draw_work(page: Page, stack: Stack) -> None:
    """What a day's work fills: the archive's batch, who may be here twice, saved searches, the start page."""
    shot(page, page.url, "archive")
    shot(page, f"{stack.address}/duplicates/", "duplicates")
    for asked in SEARCHES:
        page.goto(f"{stack.address}/candidates/?{asked}")
        page.locator(".save-search > summary").click()
        page.locator(".save-search button").click()
    shot(page, f"{stack.address}/searches/", "searches")
    shot(page, f"{stack.address}/", "home")


def shot(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{name}.png")


def number(page: Page, name: str) -> str:
    """The key of a person on the list."""
    address = page.get_by_role("link", name=name).first.get_attribute("href") or ""
    return re.search(r"/candidates/(\d+)/", address)[1]  # type: ignore[index]  # a link to a person has one


if __name__ == "__main__":
    main()
