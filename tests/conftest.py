"""Gives the tests a desk folder and a database of their own, and finds PostgreSQL and Chromium."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import django
import hypothesis
import pytest

from tests import browser as chromium
from tests import dovecot, postgres
from tests.cost import untraced

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}
#: Files whose tests share a Chromium, or the parsed tree of sources.
TOGETHER = {
    "tests/web/test_look.py": "browser",
    "tests/test_shape.py": "tree",
    "tests/test_layers.py": "tree",
}
#: Their tests take longest: begun last, one of them would keep a process when the others are done.
FIRST = {
    "tests/jobs/test_killed.py",
    "tests/jobs/test_same_stories.py",
    "tests/management/test_journey.py",
    "tests/management/test_serve.py",
}
ON_POSTGRES = os.environ.get("STANDFIRST_TEST_ON") == "postgres"


def _choose_desk() -> Path:
    """Points the settings at an empty folder, before anything loads them.

    Every process of pytest-xdist comes by here: each has its own folder and database file.
    """
    for name in [name for name in os.environ if name.startswith("STANDFIRST_")]:
        if not name.startswith("STANDFIRST_TEST_"):
            del os.environ[name]
    folder = Path(tempfile.mkdtemp(prefix="standfirst-tests-"))
    (folder / "static").mkdir()  # WhiteNoise warns where it is missing
    os.environ["DJANGO_SETTINGS_MODULE"] = "standfirst.settings"
    os.environ["STANDFIRST_DATA_DIR"] = str(folder)
    os.environ["STANDFIRST_SECRET_KEY"] = "only-for-tests"
    if ON_POSTGRES:
        os.environ["STANDFIRST_DATABASE_URL"] = f"{os.environ[postgres.URL_VARIABLE]}/postgres"
    return folder


DESK_FOLDER = _choose_desk()
django.setup()  # conftest files of folders named on the command line load before pytest-django

# Shared machines are slow at times; a deadline would make facts out of the load.
hypothesis.settings.register_profile("desk", deadline=None, max_examples=60, print_blob=True)
hypothesis.settings.load_profile("desk")


def pytest_configure(config: pytest.Config) -> None:
    """Django's settings for tests: a cheap password hash, SQLite in a file as on a real desk."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if not ON_POSTGRES:
        # In memory, Django shares one connection between threads: locks would go untested.
        test = settings.DATABASES["default"].setdefault("TEST", {})
        test["NAME"] = str(DESK_FOLDER / "test.sqlite3")
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        sys.settrace(None)  # this process hands tests out: nothing of the desk runs here


@pytest.fixture(autouse=True)
def _new_worker() -> None:
    """What a worker keeps in memory is of another test's database."""
    if "standfirst.jobs.group" in sys.modules:  # tests of pure code need not load it
        from standfirst.jobs import group

        group._memory = group._Memory()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Removes the desk folder."""
    shutil.rmtree(DESK_FOLDER, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Coverage is measured once for each test, not for every row of its table.

    Measuring doubles what a test costs, and most tests are further rows, or examples that
    Hypothesis makes, of code that was measured a moment ago.
    """
    row = getattr(item, "callspec", None)
    property_test = getattr(getattr(item, "function", None), "is_hypothesis_test", False)
    if property_test or (row is not None and any(row.indices.values())):
        with untraced():
            return (yield)
    return (yield)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Tests that share something costly go to one process.

    The marker xdist_group would say it, but pytest-xdist 3.8 writes groups into a field that
    pytest 9.2 no longer reads.
    """
    from xdist.scheduler import LoadScopeScheduling

    made = LoadScopeScheduling(config, log)
    made._split_scope = _scope
    return made


def _scope(nodeid: str) -> str:
    """What is handed out at once: a test, or a whole file where handing out would cost most."""
    file = nodeid.split("::")[0]
    return file if file.startswith("tests/core/") else TOGETHER.get(file, nodeid)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks what asks the database or the browser, leaves out what cannot hold here, and orders."""
    elsewhere = "sqlite" if ON_POSTGRES else "postgres"
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker("database")
        if "page" in fixtures or "chromium_browser" in fixtures:
            item.add_marker("browser")
        if {"at_most", "untraced"} & set(_names_used(item)):
            item.add_marker("limit")
    left_out = [item for item in items if item.get_closest_marker(elsewhere)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker(elsewhere)]
    items.sort(key=lambda item: item.nodeid.split("::")[0] not in FIRST)


def _names_used(item: pytest.Item) -> tuple[str, ...]:
    code = getattr(getattr(item, "function", None), "__code__", None)
    return code.co_names if code else ()


def _without(what: str, how: str) -> NoReturn:
    message = f"{what} is not here; get it with: {how}"
    if os.environ.get("CI") == "true":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Address of a PostgreSQL server, without a database: add `/name`; `/postgres` exists."""
    running = os.environ.get(postgres.URL_VARIABLE)
    if running:
        yield running
        return
    binaries = postgres.find_binaries()
    if binaries is None:
        _without("PostgreSQL", postgres.HOW_TO_GET)
    with postgres.server(binaries) as url:
        yield url


@pytest.fixture(scope="session")
def mail() -> Iterator[dovecot.Server]:
    """A mail server with one account; each test takes a folder of its own."""
    binary = dovecot.find_binary()
    if binary is None:
        _without("Dovecot", dovecot.HOW_TO_GET)
    with dovecot.server(binary) as server:
        yield server


@pytest.fixture(scope="session")
def chromium_browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    path = chromium.find_chromium()
    if path is None:
        _without("Chromium", chromium.HOW_TO_GET)
    # Playwright runs an event loop in this thread; Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with chromium.chromium(path) as browser:
        yield browser


@pytest.fixture
def page(chromium_browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """An empty tab whose addresses start at the live server."""
    context = chromium_browser.new_context(base_url=live_server.url)
    yield context.new_page()
    context.close()
