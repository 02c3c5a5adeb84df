"""No page stands in anybody's way: axe finds nothing on any of them, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from candidates.models import Candidate, SavedSearch
from tests.making import make_candidate, make_file
from tests.test_access import ACCESS

pytestmark = pytest.mark.django_db(transaction=True)

THEMES = ("light", "dark")
# parts of pages, and files
NO_PAGES = {
    "original",
    "file_page",
    "batch_report",
    "facet",
    "preview",
    "export",
    "export_progress",
    "value",
    "search",
}
FOR_ANYBODY = ("login", "shared")


def addresses(kept):
    """Every page of the table of addresses, and some with something open."""
    pages = {
        name: reverse(name, args=[kept.get(each, each) for each in arguments])
        for name, (method, arguments, _first) in ACCESS.items()
        if method == "GET" and name not in NO_PAGES
    }
    other = make_candidate("乙", skills=["SQL"], work=[{"name": "甲公司", "position": "会计"}])
    make_file(Candidate.objects.get(pk=kept["candidate"]), lines=["甲"], format="txt")  # a second version of her
    person, listed, one = pages["candidate"], pages["list"], kept["candidate"]
    return [
        *(address for name, address in pages.items() if name not in FOR_ANYBODY),
        *(f"{person}?{asked}" for asked in ("blind=1", "edit=basics", "show=text&from=q%3D甲")),
        *(f"{listed}?{asked}" for asked in (f"q=甲&city=上海&preview={one}", "q=没有这个人", "density=compact")),
        f"{pages['compare']}?candidate={one}&candidate={other.pk}",
        f"{pages['shortlists']}?archived=1",
    ], [pages[name] for name in FOR_ANYBODY]


def hindrances(page, address, theme):
    page.goto(address)
    assert page.evaluate("document.documentElement.dataset.bsTheme") == theme
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return {f"{address} {each['id']}": [node["html"][:120] for node in each["nodes"]] for each in found}


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing(browser_page, things, theme):
    browser_page.add_init_script(f"localStorage.setItem('theme', '{theme}')")
    SavedSearch.objects.update(is_shared=True)
    rooms, doors = addresses(things)
    found = {}
    for address in rooms:
        found |= hindrances(browser_page, address, theme)
    browser_page.context.clear_cookies()
    for address in doors:
        found |= hindrances(browser_page, address, theme)
    assert found == {}
