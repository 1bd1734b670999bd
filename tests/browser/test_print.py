"""What comes out of the printer: finding, filters, evidence and address, without what paper cannot do."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser import driver

TEXT_WIDTH = 688
"""Pixels between the margins of the sheet."""

CONTROLS = (
    "Positions Reader",
    "Clear all",
    "Filter by actor",
    "as CSV",
    "as SVG",
    "Copy link",
    "Select a mark",
    "Zoomable map",
)
WIDER = """() => [...document.querySelectorAll('[data-testid="stMain"] *')].filter(
  e => e.checkVisibility({opacityProperty: true}) && e.getBoundingClientRect().right > innerWidth + 1
    && !e.closest('.unseen, svg, .parley-tree [class*="strip"], .stPlotlyChart')).map(e => e.outerHTML.slice(0, 90))"""


def printed(page: Page) -> str:
    """What a page's paper says, in one line."""
    sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    return re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in sheets))


def joined(words: str) -> str:
    """Words without their spaces: lines break where they like; a PDF tells one apostrophe as another."""
    return re.sub(r"\s", "", words).replace("ʼ", "’")


@pytest.mark.parametrize(
    "view",
    [
        "/?actor=putin&record=event:call-2025-03-18",
        "/map?actor=putin&record=territory:donetsk",
        "/timeline?actor=putin&record=event:call-2025-03-18",
        "/positions?actor=putin&record=statement:putin-ceasefire",
        "/reader?actor=putin&evidence=event-war",
    ],
)
def test_paper_says_what_the_page_says(server: driver.Server, open_page: Callable[..., Page], view: str) -> None:
    page = open_page(scheme="dark")
    page.goto(server.url + view)
    driver.settle(page)
    headline, sentence = page.locator("h1").inner_text(), page.locator(".panel blockquote").first.inner_text()
    said = printed(page)
    assert joined(headline) in joined(said)
    assert joined(sentence) in joined(said)
    assert "9 of 22 events · Filters: Vladimir Putin" in said
    assert "×" not in said
    assert joined(f"from {unquote(page.url)}") in joined(unquote(said))
    assert not [words for words in CONTROLS if words in said]


def test_nothing_runs_over_the_edge_and_tables_stand_open(server: driver.Server, page: Page) -> None:
    found = {}
    for view in ("/map?layer=share", "/timeline?view=time", "/positions"):
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1440, "height": 1000})
        driver.visit(page, server.url + view)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": TEXT_WIDTH, "height": 1000})
        assert page.locator("details.twin:not([open]) table").count(), "folded on the screen"
        assert page.locator("details.twin table >> visible=false").count() == 0, view
        found[view] = page.evaluate(WIDER)
    assert not {view: wide for view, wide in found.items() if wide}


def test_the_zoomable_map_is_printed_as_the_flat_one_in_ink_on_white(
    server: driver.Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(scheme="dark")
    page.goto(server.url + "/map?view=zoom&asof=2022-03-10&record=territory:donetsk")
    driver.settle(page)
    assert page.locator(".map-box").is_hidden()
    page.emulate_media(media="print")
    driver.settle(page)
    assert page.locator(".map-box .as-of").inner_text() == "As of 10 March 2022"
    assert page.locator('.desk-map .chosen-over[data-chosen][data-territory="donetsk"]').count()
    colours = driver.colours(page.locator(".map-box"))
    assert {"6a1c19", "c26e5c", "efece6", "ffffff"} <= colours, "annexed, held and the rest of the country, in daylight"
    assert "14171a" not in colours
