"""The harness itself: a test that passes must mean something."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import driver

APP = '<body><div data-testid="stApp" data-test-script-state="{state}" data-test-connection-state="CONNECTED"></div>'
LATE = "<script>setTimeout(() => document.body.append('late'), 300)</script>"
OUTSIDE = ["http://203.0.113.1/a.png", "https://tiles.example.org/b.png"]


@pytest.mark.parametrize("url", OUTSIDE)
def test_a_request_that_would_leave_the_machine_is_noted_and_stopped(chromium: Browser, url: str) -> None:
    with chromium.new_context() as context:
        trouble = driver.watch(context)
        page = context.new_page()
        with page.expect_event("requestfailed"):
            page.set_content(f'<img src="{url}">', wait_until="commit")
    assert trouble.outside == [url]


def test_a_socket_that_would_leave_the_machine_is_noted(chromium: Browser) -> None:
    with chromium.new_context() as context:
        trouble = driver.watch(context)
        page = context.new_page()
        with page.expect_websocket():
            page.evaluate("() => { new WebSocket('ws://tiles.example.org/') }")
    assert trouble.outside == ["ws://tiles.example.org/"]


def test_an_error_in_a_script_is_noted(chromium: Browser) -> None:
    with chromium.new_context() as context:
        trouble = driver.watch(context)
        page = context.new_page()
        with page.expect_event("pageerror"):
            page.set_content("<script>throw new Error('lost')</script>")
    assert trouble.errors == ["lost"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:8501/map", True),
        ("ws://localhost:8501/_stcore/stream", True),
        ("http://[::1]:8501/", True),
        ("data:image/png;base64,AAAA", True),
        ("blob:http://127.0.0.1:8501/5f", True),
        ("https://127.0.0.1.example.org/", False),
        ("http://10.0.0.1/", False),
    ],
)
def test_only_loopback_stays(url: str, expected: bool) -> None:
    assert driver.stays(url) is expected


def test_settle_waits_for_what_comes_late(page: Page) -> None:
    page.set_content(APP.format(state="notRunning") + LATE)
    driver.settle(page)
    assert "late" in page.inner_text("body")


def test_settle_waits_anew_for_what_an_action_brings(page: Page) -> None:
    page.set_content(APP.format(state="notRunning"))
    driver.settle(page)
    page.evaluate("() => { setTimeout(() => document.body.append('answer'), 300) }")
    driver.settle(page)
    assert "answer" in page.inner_text("body")


def test_settle_says_when_a_page_never_comes_to_rest(page: Page) -> None:
    page.set_content(APP.format(state="running"))
    with pytest.raises(AssertionError, match="did not come to rest"):
        driver.settle(page, timeout=1000)


def test_a_page_finds_nothing_of_the_one_before(devices: driver.Devices, server: driver.Server) -> None:
    address = f"{server.url}/app/static/tree.js"
    before = devices.page(1440, 1000, "light")
    before.goto(address)
    before.evaluate("() => { localStorage.kept = 'word'; document.cookie = 'kept=word' }")
    devices.forget()
    after = devices.page(1440, 1000, "light")
    after.goto(address)
    assert after.evaluate("() => [localStorage.length, document.cookie]") == [0, ""]
    assert before.is_closed()


def test_troubles_are_told_once(devices: driver.Devices) -> None:
    page = devices.page(390, 844, "light")
    with page.expect_event("pageerror"):
        page.set_content("<script>throw new Error('lost')</script>")
    assert [trouble.errors for trouble in devices.forget() if trouble.errors] == [["lost"]]
    assert not [trouble for trouble in devices.forget() if trouble.errors]


def test_a_traceback_in_the_log_is_a_complaint(tmp_path: Path, fresh_server: Callable[..., driver.Server]) -> None:
    script = tmp_path / "broken.py"
    script.write_text("import streamlit as st\nst.write('here')\n", encoding="utf-8")
    running = fresh_server(script=script)
    assert running.complaints() == ""
    copied = driver.Server(running.url, running.process, tmp_path / "copy.log")
    copied.log.write_text("Traceback (most recent call last):\n", encoding="utf-8")
    assert copied.complaints()


def test_a_server_that_cannot_start_shows_its_log(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="does not exist"):
        driver.start(tmp_path / "log", script=tmp_path / "missing.py")


def test_axe_finds_a_picture_without_words(page: Page) -> None:
    picture = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'
    page.set_content(f'<html lang="en"><title>Page</title><main><h1>Page</h1>{picture}</main>')
    assert [line.split(":")[0] for line in driver.violations(page)] == ["image-alt"]
