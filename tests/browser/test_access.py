"""What shuts nobody out: the keyboard alone, fingers, forced colours, wider spacing, narrow windows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import driver

STOPS = """() => { const all = [];
  const name = e => e.getAttribute('aria-label') || e.textContent.trim();
  window.parleyStop = () => { const e = document.activeElement, s = getComputedStyle(e);
    const touch = e.querySelector(':scope > .touch');
    const seen = parseFloat(s.outlineWidth) * (s.outlineStyle !== 'none') || s.boxShadow !== 'none'
      || touch && getComputedStyle(touch).stroke !== 'none';
    return [e === document.body ? '' : name(e), Boolean(seen)]; }; }"""

SMALL = """least => [...document.querySelectorAll(
    '[data-testid="stMain"] :is(a[href], button, summary, input, select)')]
  .filter(e => e.checkVisibility({opacityProperty: true, visibilityProperty: true}) && !e.closest('.unseen')
    && !(e.matches('a') && getComputedStyle(e).display === 'inline' && e.closest('p, dd, li > span')
      && e.closest('p, dd, li > span').textContent.trim().length > e.textContent.trim().length + 20))
  .map(e => { const r = e.getBoundingClientRect(), row = getComputedStyle(e, '::after').position === 'absolute'
    ? e.closest('li').getBoundingClientRect() : r;
    return [e.textContent.trim().slice(0, 40), Math.max(r.width, row.width), Math.max(r.height, row.height)]; })
  .filter(([, width, height]) => width < least - 0.5 || height < least - 0.5)"""

MAIN = """() => [...document.querySelectorAll('.masthead nav a, .st-key-filterbox summary, .panel .close,'
  + '.panel .button, .switch a, .preset, .stepper .button, .twin > summary, .places a, .events .event a')]
  .filter(e => e.checkVisibility()).map(e => { const own = e.getBoundingClientRect().height;
    const row = getComputedStyle(e, '::after').position === 'absolute'
      && e.closest('li').getBoundingClientRect().height;
    return [e.textContent.trim().slice(0, 40), Math.max(own, row || 0)]; }).filter(([, height]) => height < 43.5)"""

SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""

CUT = """() => { const main = document.querySelector('[data-testid="stMain"]');
  const cut = [...main.querySelectorAll('*')].filter(e => !e.closest('svg, .unseen, .scroll, .matrix, .panel')
    && e.checkVisibility() && e.textContent.trim() && e.clientWidth > 2
    && /hidden|clip/.test(getComputedStyle(e).overflow)
    && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1));
  return [main.scrollWidth - main.clientWidth, cut.map(e => e.textContent.trim().slice(0, 60))]; }"""


PHONE_HEIGHT = 380


def test_the_tab_key_leads_through_a_page_in_order_and_is_always_seen(server: driver.Server, page: Page) -> None:
    page.goto(server.url + "/map?record=territory:donetsk")
    driver.settle(page)
    page.evaluate(STOPS)
    stops: list[tuple[str, bool]] = []
    while len(stops) < 60:
        page.keyboard.press("Tab")
        name, seen = page.evaluate("parleyStop()")
        if not name:
            break
        stops.append((name, seen))
    names = [name for name, _ in stops]
    marks = ["Skip to main content", "Overview", "Reader", "Zoomable map", "Map. Arrow keys", "Play", "Rows as CSV",
             "Close the evidence", "Copy link", "The same six places as a table"]  # fmt: skip
    places = [next((at for at, name in enumerate(names) if name.startswith(mark)), -1) for mark in marks]
    assert -1 not in places
    assert places == sorted(places)
    assert [name for name, seen in stops if not seen] == []


@pytest.mark.parametrize(
    ("path", "mark"),
    [
        ("/map", ".places a"),
        ("/timeline", ".order .way[tabindex='0']"),
        ("/", "[class*='front-events'] .order .way"),
    ],
)
def test_escape_closes_the_evidence_and_leads_back(server: driver.Server, page: Page, path: str, mark: str) -> None:
    page.goto(server.url + path)
    driver.settle(page)
    place = page.locator(mark).first
    name = place.get_attribute("href")
    place.focus()
    page.keyboard.press("Enter")
    driver.settle(page)
    page.locator(".panel .close").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".panel .close")).to_have_count(0)
    driver.until(lambda: page.evaluate("document.activeElement.getAttribute('href')") == name, "the mark has the focus")


def test_fingers_find_every_target_on_a_phone(server: driver.Server, open_page: Callable[..., Page]) -> None:
    page = open_page(width=390)
    found = {}
    for view in ("/", "/map?record=territory:donetsk", "/timeline", "/positions", "/reader?evidence=event-war"):
        driver.visit(page, server.url + view)
        found[view] = page.evaluate(SMALL, 24) + page.evaluate(MAIN)
    assert not {view: small for view, small in found.items() if small}


def test_wider_spacing_of_text_cuts_nothing(server: driver.Server, page: Page) -> None:
    found = {}
    for view in ("/", "/map?record=territory:donetsk", "/positions", "/reader?evidence=event-war"):
        driver.visit(page, server.url + view)
        page.add_style_tag(content=SPACING)  # the same page goes on: more than once does no harm
        for width in (1440, 320):
            page.set_viewport_size({"width": width, "height": 900})
            found[view, width] = page.evaluate(CUT)
    assert not {where: said for where, said in found.items() if said[0] > 0 or said[1]}


def test_forced_colours_leave_what_is_chosen_and_drawn(server: driver.Server, open_page: Callable[..., Page]) -> None:
    page = open_page(forced_colors="active")
    page.goto(server.url + "/timeline")
    driver.settle(page)
    chosen, other = (page.locator(f".presets a{state}").first for state in ("[aria-current]", ":not([aria-current])"))
    ground = "e => getComputedStyle(e).backgroundColor"
    assert chosen.evaluate(ground) != other.evaluate(ground)
    assert "underline" in page.locator(".masthead nav a[aria-current]").evaluate(
        "e => getComputedStyle(e).textDecorationLine"
    )
    assert {"b43947", "ca861e"} <= driver.colours(page.locator(".band")), "the strip's bars keep their sides' colours"
    page.goto(server.url + "/reader?evidence=event-war")
    driver.settle(page)
    passage = page.locator(".article .chosen").first
    assert passage.evaluate(ground) != page.locator(".article .passage:not(.chosen)").first.evaluate(ground)


def test_a_narrow_window_on_a_desk_opens_the_zoomable_map_on_what_is_held(server: driver.Server, page: Page) -> None:
    page.set_viewport_size({"width": 480, "height": 900})
    page.goto(server.url + "/map?view=zoom")
    driver.settle(page)
    chart = page.locator('.st-key-zoom_box [data-testid="stDeckGlJsonChart"]')
    driver.until(lambda: (chart.bounding_box() or {}).get("height") == PHONE_HEIGHT, "drawn as for a phone")
