"""Who looks at the pages, and in what: for all tests of views."""

import pytest


@pytest.fixture
def recruiter(client):
    from tests.making import make_user  # Django is not ready when pytest reads this file

    user = make_user(first_name="周岚")
    client.force_login(user)
    return user


@pytest.fixture
def expected_trouble():
    """What the browser may say; nothing, unless a module's own fixture of this name tells."""
    return None


@pytest.fixture
def browser_page(live_server, client, browser, expected_trouble):
    """A page of the browser with a superuser logged in; any trouble in its scripts fails the test."""
    from tests.making import make_user

    client.force_login(make_user("lan", group="", is_superuser=True))  # these tests empty the tables, groups included
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    opened = context.new_page()
    troubles = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    opened.set_default_timeout(10_000)
    yield opened
    context.close()
    assert [trouble for trouble in troubles if not expected_trouble or expected_trouble not in trouble] == []
