"""Taking a view elsewhere: copying it, and its figure in somebody else's page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from tests.browser import driver

CLIPBOARD = ["clipboard-read", "clipboard-write"]
FIGURES = ("map?asof=2015-01-01", "map?layer=share", "timeline", "positions", "quote?evidence=event-regions-seized")
SIDEWAYS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Callable[[str, Page], None]]:
    """Another site on this machine: puts a page there and opens it."""
    handler = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    site = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=site.serve_forever, daemon=True).start()

    def show(text: str, page: Page) -> None:
        (tmp_path / "index.html").write_text(text, encoding="utf-8")
        page.goto(f"http://localhost:{site.server_port}/")

    yield show
    site.shutdown()
    site.server_close()


def test_a_view_is_copied_as_it_stands_and_its_citation_too(
    open_page: Callable[..., Page], server: driver.Server
) -> None:
    page = open_page(permissions=CLIPBOARD)
    page.goto(server.url + "/map?actor=putin")
    driver.settle(page)
    expect(page).to_have_title("Map, 18 March 2025: Vladimir Putin · The Trump–Putin call of 18 March 2025")
    page.get_by_role("link", name="Luhansk", exact=True).first.click()
    expect(page).to_have_url(re.compile("record="))
    expect(page).to_have_title(re.compile("^Luhansk: occupied in part · Map, 18 March 2025"))
    line = page.get_by_role("region", name="Share this view")
    line.get_by_role("button", name="Copy this view’s link").click()
    expect(line.get_by_role("button", name="Copied")).to_be_visible()
    expect(line.get_by_role("status").first).to_have_text("Copied to the clipboard.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    expect(line.get_by_role("button", name="Copy this view’s link")).to_be_visible()
    line.get_by_role("button", name="Cite this view").click()
    expect(line.get_by_role("button", name="Copied")).to_be_visible()
    cited = page.evaluate("navigator.clipboard.readText()")
    assert cited.startswith("“Russia holds Crimea in full and four more regions in part”. Control map · as of")
    for part in ("Egypt Daily News", "Filters: Vladimir Putin", page.url, "(accessed "):
        assert part in cited


def test_a_refused_clipboard_shows_the_words(open_page: Callable[..., Page], server: driver.Server) -> None:
    page = open_page(width=320)
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    page.goto(server.url + "/timeline")
    driver.settle(page)
    line = page.get_by_role("region", name="Share this view")
    line.get_by_role("button", name="Copy this view’s link").click()
    expect(line.get_by_role("status").first).to_have_text(page.url)
    line.get_by_text("Embed", exact=True).click()
    assert "/embed/timeline" in line.get_by_role("textbox").input_value()
    assert not page.evaluate(SIDEWAYS)
    assert not driver.violations(page)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_code_shows_the_figure_in_another_page_and_leads_back(
    open_page: Callable[..., Page],
    server: driver.Server,
    elsewhere: Callable[[str, Page], None],
    width: int,
    scheme: str,
) -> None:
    page = open_page(width=width, scheme=scheme)
    page.goto(server.url + "/map?actor=putin&asof=2015-01-01")
    driver.settle(page)
    page.get_by_role("region", name="Share this view").get_by_text("Embed", exact=True).click()
    code = page.get_by_role("textbox", name="Code of the frame").input_value()
    elsewhere(f"<!DOCTYPE html><main><h1>An article</h1>{code}</main>", page)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text(
        "Russia holds Crimea in full and Donetsk and Luhansk in part"
    )
    expect(frame.get_by_text("9 of 22 events: Vladimir Putin")).to_be_visible()
    # Until its faces are there, the page is set in others, which may run wider.
    fits = "html => document.fonts.ready.then(() => html.scrollHeight <= html.clientHeight)"
    assert frame.locator("html").evaluate(fits), "the height fits"
    with page.context.expect_page() as opened:
        frame.get_by_role("link", name="Open the map").click()
    assert opened.value.url == server.url + "/map?actor=putin&asof=2015-01-01"
    driver.settle(opened.value)
    expect(opened.value.locator('.count[role="status"]')).to_have_text("9 of 22 events")
    assert opened.value.evaluate("window.opener === null")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_small_pages_are_accessible_and_fit_from_320_pixels(
    open_page: Callable[..., Page], server: driver.Server, scheme: str
) -> None:
    page = open_page(scheme=scheme)
    for address in FIGURES:
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(f"{server.url}/embed/{address}")
            assert not page.evaluate(SIDEWAYS), (address, width)
            assert not driver.violations(page), (address, width)


def test_a_page_in_a_frame_shows_one_figure_whose_marks_open_the_whole_page(
    open_page: Callable[..., Page], server: driver.Server
) -> None:
    page = open_page(width=720)
    page.goto(server.url + "/map?embed=true&asof=2015-01-01")
    driver.settle(page)
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.locator(".stepper, .switch, .share, .st-key-filterbar")).to_have_count(0)
    assert not driver.violations(page)
    with page.context.expect_page() as opened:
        page.locator(".desk-map").get_by_role("link", name="Crimea: occupied and annexed").first.click()
    assert opened.value.url == server.url + "/map?asof=2015-01-01&record=territory:crimea"
    assert page.url.endswith("/map?embed=true&asof=2015-01-01")


def test_a_host_that_names_its_address_has_previews_and_whole_pages(
    open_page: Callable[..., Page], fresh_server: Callable[..., driver.Server]
) -> None:
    server = fresh_server(PARLEY_PUBLIC_ADDRESS="https://news.example/")
    page = open_page()
    answer = page.request.get(server.url + "/timeline")
    assert 'property="og:image" content="https://news.example/preview/timeline.png"' in answer.text()
    page.goto(server.url + "/timeline")
    driver.settle(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("title")).to_have_count(1)
