"""Start a throw-away Recruit, let it read the samples, and draw docs/screenshots/*.png from its pages.

python -m bench.screenshots
"""

import re
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import launch
from tests.stack import Stack, running

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "screenshots"
WINDOW = {"width": 1440, "height": 900}
MILLISECONDS_FOR_SAMPLES = 180_000
SHOWN = "林若溪"  # the person whose page is drawn
COMPARED = ("林若溪", "叶知秋", "唐书瑶")


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
