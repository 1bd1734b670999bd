"""Fixtures of the browser tests: servers, a Chromium, and pages that must end without trouble."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser import driver

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in this folder, and run it last: the quick tests speak first."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
    items.sort(key=lambda item: HERE in item.path.parents)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[driver.Server]:
    """The dashboard, one for all tests."""
    running = driver.start(tmp_path_factory.mktemp("server") / "log")
    yield running
    running.stop()
    assert not running.complaints(), running.complaints()


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Callable[..., driver.Server]]:
    """Make servers that nobody has visited yet: `fresh_server(script=…, NAME="value")`."""
    started: list[driver.Server] = []
    number = count(1)

    def make(**options: Any) -> driver.Server:
        started.append(driver.start(tmp_path / f"server-{next(number)}.log", **options))
        return started[-1]

    yield make
    for running in started:
        running.stop()
    complaints = "".join(running.complaints() for running in started)
    assert not complaints, complaints


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One browser for readers with settings of their own; each is a stranger to it."""
    browser = playwright.chromium.launch(executable_path=driver.chromium(), args=driver.FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def devices(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[driver.Devices]:
    """A desk and a phone, one of each for all tests."""
    owned = driver.Devices(playwright, tmp_path_factory)
    yield owned
    owned.close()


@pytest.fixture
def open_page(chromium: Browser, devices: driver.Devices) -> Iterator[Callable[..., Page]]:
    """Make pages of a given width and colour scheme, as nobody has seen them before; all must end without trouble.

    With other settings of a context (`timezone_id=…`) a page gets a context of its own.
    """
    opened: list[tuple[BrowserContext, driver.Trouble]] = []

    def make(width: int = 1440, height: int = 1000, scheme: str = "light", **options: Any) -> Page:
        if not options:
            return devices.page(width, height, scheme)
        context = chromium.new_context(**driver.settings(width, height, scheme) | options)
        opened.append((context, driver.watch(context)))
        return context.new_page()

    yield make
    for context, _ in opened:
        context.close()
    troubles = [*(trouble for _, trouble in opened), *devices.forget()]
    assert not [line for trouble in troubles for line in trouble.errors], "errors in the page"
    assert not [url for trouble in troubles for url in trouble.outside], "requests that left the machine"


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A reader's page on a desk, in the light scheme."""
    return open_page()
