"""How pages look: nothing breaks at any width, both themes are painted by one sheet, nothing shuts a reader out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import driver
from tests.browser.axe_allowed import ALLOWED, allowed

NOTHING = "actor=starmer&actor=peskov&match=all"
"""A filter that leaves no event."""

VIEWS = [
    "/",
    "/?record=event:call-2025-03-18",
    f"/?{NOTHING}",
    "/map",
    "/map?view=zoom",
    "/map?layer=share",
    "/map?record=territory:donetsk",
    f"/map?{NOTHING}",
    "/timeline",
    "/timeline?view=time",
    "/timeline?record=event:call-2025-03-18",
    f"/timeline?{NOTHING}",
    "/positions",
    "/positions?record=statement:putin-ceasefire",
    f"/positions?{NOTHING}",
    "/reader",
    "/reader?evidence=event-war",
    "/reader?q=ceasefire",
    "/data",
    "/data?table=evidence&find=war",
]
SIDEWAYS = """() => { const main = document.querySelector('[data-testid="stMain"]');
  return main.scrollWidth - main.clientWidth; }"""

TO_THE_TOP = "document.querySelector('[data-testid=stMain]').scrollTo(0, 0)"


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", sorted({view.partition("?")[0] for view in VIEWS}))
def test_axe_finds_nothing_in_either_theme(
    server: driver.Server, open_page: Callable[..., Page], width: int, path: str
) -> None:
    page = open_page(width)
    found = {}
    for view in (each for each in VIEWS if each.partition("?")[0] == path):
        page.emulate_media(color_scheme="light")
        driver.visit(page, server.url + view)
        page.evaluate(TO_THE_TOP)  # whatever the last view was scrolled to: half under the masthead no target is whole
        found[view] = driver.violations(page)
        page.emulate_media(color_scheme="dark")  # the reader's system turns dark: everything is painted anew at once
        driver.settle(page)
        found[f"{view} dark"] = driver.violations(page, "color-contrast")  # all else is the same document
    assert not {view: said for view, said in found.items() if said}


@pytest.mark.parametrize("rule", ALLOWED)
def test_what_axe_is_let_pass_is_still_there(server: driver.Server, page: Page, rule: str) -> None:
    page.goto(server.url + ALLOWED[rule].view)
    driver.settle(page)
    page.get_by_text(ALLOWED[rule].opens).click()
    driver.settle(page)
    found = driver.findings(page, rule)
    assert [each for each, html, _ in found if allowed(each, html)], "no longer found: take the line off the list"


@pytest.mark.parametrize(
    "view",
    [
        "/",
        "/map?record=territory:donetsk",
        "/timeline",
        "/positions",
        "/reader?evidence=event-war",
        "/data?table=events",
    ],
)
def test_no_page_scrolls_sideways(server: driver.Server, page: Page, view: str) -> None:
    page.goto(server.url + view)
    for width in (1440, 1100, 1024, 768, 700, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        driver.settle(page)
        assert page.evaluate(SIDEWAYS) <= 0, width


def test_the_frame_of_a_page_is_as_drawn(server: driver.Server, page: Page) -> None:
    page.goto(server.url + "/map")
    driver.settle(page)
    head = page.locator("h1").evaluate("e => { const s = getComputedStyle(e); return [s.fontSize, s.fontFamily] }")
    assert head[0] == "40px"
    assert head[1].startswith('"Parley Serif"')
    box = page.locator(".st-key-filterbar").bounding_box()
    assert box
    assert 1270 <= box["width"] <= 1290
    figure = page.locator(".map-box").bounding_box()
    assert figure
    assert figure["y"] <= 370


def test_both_themes_have_the_same_boxes(server: driver.Server, open_page: Callable[..., Page]) -> None:
    boxes = []
    for scheme in ("light", "dark"):
        page = open_page(scheme=scheme)
        page.goto(server.url + "/map")
        driver.settle(page)
        boxes.append(
            page.locator("h1, .map-box, .map-key, .places li").evaluate_all(
                "all => all.map(e => e.getBoundingClientRect().toJSON())"
            )
        )
    assert boxes[0] == boxes[1]


@pytest.mark.parametrize("view", ["/map", "/map?view=zoom"])
def test_both_maps_are_drawn(server: driver.Server, page: Page, view: str) -> None:
    page.goto(server.url + view)
    driver.settle(page)
    colours = driver.colours(page.locator(".map-box" if view == "/map" else ".st-key-zoom_box"))
    assert {"6a1c19", "c26e5c", "efece6"} <= colours, "annexed, held and the rest of the country"
