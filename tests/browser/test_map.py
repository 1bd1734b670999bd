"""What a reader does on the map: choose a place, close it, choose it again; on a desk and on a phone."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from parley.dossier.dossier import Dossier
from parley.figures.zoom_map.events import SITE_DISC_OFFSET
from tests.browser import driver

ZOOM = "/map?view=zoom"
DECK = '[data-testid="stDeckGlJsonChart"]'
ANNEXED, HELD = "6a1c19", "c26e5c"
TAP = 200
"""Milliseconds within which deck.gl takes a press and a release for a tap (its limit is 250)."""

WATCH_PRESSES = """for (const kind of ['pointerdown', 'pointerup'])
  addEventListener(kind, () => { (window.presses ??= {})[kind] = performance.now(); }, true);"""
PRESSED = "() => window.presses.pointerup - window.presses.pointerdown"
ON_TOP = """element => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""
PLACES = {"donetsk": (37.6, 48.45), "kherson": (33.4, 46.85), "crimea": (34.4, 45.15)}
"""A point inside each of some territories, away from names and marks: longitude, latitude."""


def visit(page: Page, server: driver.Server) -> None:
    """Open the zoomable map and wait until it is drawn."""
    page.add_init_script(WATCH_PRESSES)
    page.goto(server.url + ZOOM)
    driver.settle(page)
    driver.until(lambda: ANNEXED in driver.colours(page.locator(".st-key-zoom_box")), "the annexed region is drawn")


def north(latitude: float) -> float:
    """A latitude on the Mercator plane, in degrees of longitude."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


def click(page: Page, longitude: float, latitude: float, territory: str, off: Sequence[int] = (0, 0)) -> None:
    """Click a place of the first view, or some pixels `off` it, until its record is open.

    WebGL without a graphics card may block the page between press and release for longer than a tap lasts; only such
    a click is made again. One that was quick enough must count.
    """
    page.locator(DECK).scroll_into_view_if_needed()
    box = page.locator(DECK).bounding_box()
    assert box
    pixels = 512 * 2**5.01 / 360
    x = box["x"] + box["width"] / 2 + (longitude - 31.15) * pixels + off[0]
    y = box["y"] + box["height"] / 2 - (north(latitude) - north(48.53)) * pixels + off[1]
    page.mouse.move(x - 2, y)
    for _ in range(8):
        page.mouse.click(x, y)
        quick = page.evaluate(PRESSED) < TAP
        try:
            page.wait_for_url(lambda url: f"record=territory:{territory}" in unquote(url), timeout=8_000)
        except TimeoutError:
            assert not quick, f"a click on {territory} did not count"
            continue
        driver.settle(page)
        return
    pytest.fail(f"{territory} could not be clicked: every press was slower than a tap")


def test_a_place_opens_again_after_it_was_closed(page: Page, server: driver.Server) -> None:
    visit(page, server)
    for _ in range(2):
        click(page, *PLACES["donetsk"], "donetsk")
        expect(page.locator(".panel-title")).to_have_text("Donetsk: occupied in part")
        expect(page.locator(".panel mark").first).to_contain_text("four eastern Ukrainian regions")
        page.keyboard.press("Escape")
        driver.settle(page)
        assert "record" not in page.url


def test_one_place_after_another_and_back(page: Page, server: driver.Server) -> None:
    visit(page, server)
    click(page, *PLACES["kherson"], "kherson")
    click(page, *PLACES["crimea"], "crimea")
    expect(page.locator(".panel-title")).to_contain_text("Crimea")
    page.go_back()
    driver.settle(page)
    expect(page.locator(".panel-title")).to_contain_text("Kherson")


def test_a_site_wins_over_the_region_it_lies_in(page: Page, server: driver.Server, dossier: Dossier) -> None:
    visit(page, server)
    site = dossier.territories[dossier.territories["latitude"].notna()].iloc[0]
    click(page, site["longitude"], site["latitude"], site["territory_id"])
    expect(page.locator(".panel-title")).to_contain_text(site["name"])


def test_a_disc_opens_its_own_place_and_not_the_one_it_is_drawn_over(
    page: Page, server: driver.Server, dossier: Dossier
) -> None:
    visit(page, server)
    site = dossier.territories[dossier.territories["latitude"].notna()].iloc[0]
    click(page, site["longitude"], site["latitude"], site["territory_id"], SITE_DISC_OFFSET)
    expect(page.locator(".panel-title")).to_contain_text(site["name"])
    expect(page.locator(".st-key-zoom_box .map-key")).to_contain_text("events there, by number")


def test_colours_still_match_the_key_while_a_place_is_chosen(page: Page, server: driver.Server) -> None:
    visit(page, server)
    click(page, *PLACES["donetsk"], "donetsk")
    assert ANNEXED in driver.colours(page.locator(DECK))


def test_the_hatch_of_the_zoomable_map_follows_the_day(page: Page, server: driver.Server) -> None:
    visit(page, server)
    track, drawing = page.locator(".stepper .track"), page.locator(".st-key-zoom_map canvas").first
    track.press("Home")
    driver.until(lambda: HELD not in driver.colours(drawing), "in March 2014 nothing is held in part")
    track.press("ArrowRight")
    driver.until(lambda: HELD in driver.colours(drawing, 2500), "from May 2014 two regions are")
    assert HELD not in driver.colours(drawing, 6000)
    track.press("ArrowRight")
    driver.until(lambda: HELD in driver.colours(drawing, 6000), "from February 2022 four")


def test_a_reader_with_a_phone_reads_the_sentence_from_the_list(
    open_page: Callable[..., Page], server: driver.Server
) -> None:
    page = open_page(width=390)
    page.goto(server.url + "/map?actor=putin")
    driver.settle(page)
    page.get_by_role("link", name="Luhansk", exact=True).tap()
    driver.settle(page)
    assert "actor=putin" in page.url
    assert "record=territory:luhansk" in unquote(page.url)
    expect(page.locator(".panel blockquote").first).to_contain_text("four eastern Ukrainian regions")


def test_the_table_leads_to_the_sentence(page: Page, server: driver.Server) -> None:
    page.goto(server.url + "/map")
    driver.settle(page)
    page.get_by_text("places as a table").click()
    page.get_by_role("link", name="Sentence for: Crimea").click()
    driver.settle(page)
    assert "/reader?" in page.url
    said = "".join(page.locator(".article .chosen").all_text_contents())
    assert said.startswith("This follows Moscow’s 2014 annexation of Crimea.")


def test_keys_reach_the_zoomable_map_and_show_where_they_are(page: Page, server: driver.Server) -> None:
    visit(page, server)
    page.locator(".map-switches a", has_text="Zoomable map").focus()
    page.keyboard.press("Tab")
    button = page.locator(":focus")
    expect(button).to_have_attribute("aria-label", re.compile("^Fullscreen"))
    assert button.evaluate(ON_TOP), "what has the focus lies under nothing"
    page.keyboard.press("Tab")
    expect(page.get_by_role("application", name=re.compile("^Zoomable map"))).to_be_focused()
    mark = page.locator(":focus").evaluate("element => getComputedStyle(element, '::after').borderTopWidth")
    assert mark == "3px"
    before = page.locator(DECK).screenshot()
    page.keyboard.press("+")
    driver.until(lambda: page.locator(DECK).screenshot() != before, "plus zooms")


def test_the_day_is_typed_shown_on_the_thumb_and_stepped_by_changes_or_months(
    page: Page, server: driver.Server
) -> None:
    page.goto(f"{server.url}/map")
    driver.settle(page)
    thumb, track, field = (page.locator(f".stepper .{name}") for name in ("thumb-day", "track", "day-field"))
    expect(thumb).to_have_text("18 March 2025")
    field.fill("2019-07-01")
    page.wait_for_url("**/map?asof=2019-07-01")
    expect(thumb).to_have_text("1 July 2019")
    expect(page.locator(".desk-map .unit[data-territory=kherson]")).to_have_attribute("data-status", "")
    track.press("Shift+ArrowRight")
    page.wait_for_url("**/map?asof=2019-08-01")
    expect(field).to_have_value("2019-08-01")
    track.press("ArrowRight")
    page.wait_for_url("**/map?asof=2022-02-24")
    track.press("Shift+End")
    page.wait_for_url(lambda url: url.endswith("/map"))
    expect(field).to_have_value("2025-03-18")
