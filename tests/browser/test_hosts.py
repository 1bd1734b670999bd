"""Other hosts and browsers: one that runs a plain script, one without WebGL."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser import driver

PLAIN = "from parley.ui.frame import shell\n\nshell.main()\n"
LINKED = ("parley", "pages", "static", ".streamlit")
COPIED = ("data", "seeds")
NO_WEBGL = """const real = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return /webgl/.test(kind) ? null : real.call(this, kind, ...rest);
};
// deck.gl says so too where its script is there before we have found out.
for (const kind of ['error', 'unhandledrejection']) addEventListener(kind, (event) => {
  if (/WebGL context/.test(event.message ?? event.reason)) event.preventDefault();
});"""


@pytest.fixture
def plain_host(tmp_path: Path, fresh_server: Callable[..., driver.Server]) -> driver.Server:
    """A server that nobody has visited, run by a host that knows scripts only: no routes, no middleware."""
    folder = tmp_path / "plain"
    folder.mkdir()
    for name in LINKED:
        (folder / name).symlink_to(driver.ROOT / name)
    for name in COPIED:  # a dossier's files must lie in its folder
        shutil.copytree(driver.ROOT / name, folder / name)
    script = folder / "dashboard.py"
    script.write_text(PLAIN, encoding="utf-8")
    return fresh_server(script=script)


def test_a_plain_host_serves_pages_filters_and_both_maps(page: Page, plain_host: driver.Server) -> None:
    page.goto(plain_host.url + "/")
    driver.settle(page)
    for path in ("/map?actor=putin", "/map?actor=putin&view=zoom", "/timeline?actor=putin", "/reader?actor=putin"):
        page.goto(plain_host.url + path)
        driver.settle(page)
        expect(page.locator('.count[role="status"]')).to_have_text("9 of 22 events")
        expect(page.get_by_role("dialog")).to_have_count(0)
        if "zoom" in path:
            box = page.locator(".st-key-zoom_box")
            driver.until(lambda box=box: "6a1c19" in driver.colours(box), "geometry sent inline is drawn")


def test_a_host_may_serve_under_a_path_of_its_own(page: Page, fresh_server: Callable[..., driver.Server]) -> None:
    host = fresh_server(base="/news")
    page.goto(host.url)
    driver.settle(page)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Map").click()
    driver.settle(page)
    page.locator(".stepper .track").press("ArrowLeft")
    driver.settle(page)
    assert page.url.startswith(f"{host.url}/map?asof=")
    page.locator(".places a").first.click()
    driver.settle(page)
    expect(page.locator(".panel blockquote").first).to_be_visible()
    page.goto(f"{host.url}/map?view=zoom")
    driver.settle(page)
    box = page.locator(".st-key-zoom_box")
    driver.until(lambda: "6a1c19" in driver.colours(box), "geometry is found and drawn")
    page.goto(f"{host.url}/nowhere")
    driver.settle(page)
    assert page.url == f"{host.url}/?unknown=nowhere"
    expect(page.get_by_text("/nowhere is no page here")).to_be_visible()
    page.goto(f"{host.url}/embed/timeline")
    link = page.get_by_role("link", name="Trump and Putin speak").first
    way = urljoin(page.url, link.get_attribute("href") or "")
    assert way.startswith(f"{host.url}/timeline?")
    page.goto(way)
    driver.settle(page)
    expect(page.locator(".panel blockquote").first).to_be_visible()


def test_the_first_visit_to_a_plain_host_may_be_a_deep_link(page: Page, plain_host: driver.Server) -> None:
    page.goto(plain_host.url + "/map?actor=putin")
    driver.settle(page)
    expect(page.locator('.count[role="status"]')).to_have_text("9 of 22 events")
    expect(page.locator(".desk-map svg")).to_be_visible()


def test_without_webgl_the_flat_map_stands_in(page: Page, server: driver.Server) -> None:
    page.add_init_script(NO_WEBGL)
    page.goto(server.url + "/map?view=zoom")
    driver.settle(page)
    expect(page.get_by_text("This browser cannot draw the zoomable map")).to_be_visible()
    expect(page.locator(".desk-map svg")).to_be_visible()
