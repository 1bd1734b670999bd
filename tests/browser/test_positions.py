"""What a reader does on the positions page."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import Server, settle, violations

FOCUSED = "document.activeElement?.dataset.record ?? document.activeElement?.tagName"


def visit(page: Page, server: Server, address: str = "positions") -> None:
    """Open an address and wait until it stands still."""
    page.goto(f"{server.url}/{address}")
    settle(page)


def test_a_cell_opens_its_sentence_and_closing_leads_back(page: Page, server: Server) -> None:
    visit(page, server, "positions?actor=putin")
    cell = page.locator("#cell-putin-ceasefire")
    cell.click()
    settle(page)
    assert unquote(page.url).endswith("positions?actor=putin&record=statement:putin-ceasefire")
    panel = page.get_by_role("complementary", name="Evidence")
    expect(panel.locator("mark").first).to_contain_text("in principle")
    expect(cell).to_have_attribute("aria-current", "true")
    panel.get_by_role("link", name="Close the evidence").click()
    settle(page)
    assert "record" not in page.url
    expect(cell).to_be_focused()
    expect(cell).not_to_have_attribute("aria-current", "true")


def test_the_matrix_is_one_stop_and_arrow_keys_walk_it(page: Page, server: Server) -> None:
    visit(page, server)
    stops = page.locator(".matrix a[tabindex='0']")
    expect(stops).to_have_count(1)
    stops.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == "statement:trump-territory"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUSED) == "statement:putin-territory"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == "statement:putin-nato-membership"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUSED) == "statement:putin-territory"
    expect(stops).to_have_count(1)
    page.keyboard.press(" ")
    settle(page)
    assert "record=statement:putin-territory" in unquote(page.url)
    assert page.evaluate(FOCUSED) == "statement:putin-territory"
    page.keyboard.press("Escape")
    settle(page)
    assert "record" not in page.url
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('.matrix')")


def test_a_tie_opens_the_contact_and_its_table_filters_to_it(page: Page, server: Server) -> None:
    visit(page, server)
    page.get_by_role("link", name="17 March 2025: Starmer and Trump speak").click()
    settle(page)
    assert "/positions?" in page.url, "followed in place"
    assert "record=event:starmer-trump-talk" in unquote(page.url)
    expect(page.locator(".panel-title")).to_have_text("Starmer and Trump speak")
    expect(page.locator(".tie[aria-current]")).to_have_count(1)
    page.get_by_text("contacts as a table").click()
    page.get_by_role("link", name="Filter to these: Starmer and Trump speak").click()
    settle(page)
    assert "actor=trump&actor=starmer&match=all&from=2025-03-17&to=2025-03-17" in page.url
    expect(page.locator(".tie")).to_have_count(1)


def test_a_link_brings_its_cell_into_sight_and_steps_go_on(page: Page, server: Server) -> None:
    visit(page, server, "positions?record=statement:zelenskiy-delay")
    expect(page.locator("#cell-zelenskiy-delay")).to_be_in_viewport()
    page.get_by_role("link", name="‹ Previous").click()
    settle(page)
    assert "record=statement:putin-invasion-cause" in unquote(page.url)
    page.get_by_role("link", name="Read it in the article").first.click()
    settle(page)
    page.get_by_role("link", name="See it in positions").click()
    settle(page)
    expect(page.locator("#cell-putin-invasion-cause")).to_be_in_viewport()


def test_a_phone_has_cards_and_a_list(open_page: Callable[..., Page], server: Server) -> None:
    page = open_page(width=390)
    visit(page, server)
    expect(page.get_by_role("columnheader")).to_have_count(0)
    expect(page.locator(".quiet").first).to_have_text("Not in the article: European Commission, United Kingdom")
    expect(page.locator(".matrix .silent").first).to_be_hidden()
    expect(page.locator("svg.contacts").first).to_be_hidden()
    expect(page.locator(".contact-list li")).to_have_count(4)
    page.locator("#cell-ukraine-ceasefire").tap()
    settle(page)
    sheet = page.locator(".panel").bounding_box()
    cell = page.locator("#cell-ukraine-ceasefire").bounding_box()
    assert sheet
    assert cell
    assert cell["y"] + 40 < sheet["y"], "what is chosen stands above the sheet"


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (320, "light")])
def test_nothing_stands_in_a_readers_way(
    open_page: Callable[..., Page], server: Server, width: int, scheme: str
) -> None:
    page = open_page(width=width, scheme=scheme)
    for view in ("positions?record=statement:putin-ceasefire", "positions?q=zzzz"):
        visit(page, server, view)
        assert violations(page) == []
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [700, 900, 1024, 1100])
def test_no_width_scrolls_sideways(open_page: Callable[..., Page], server: Server, width: int) -> None:
    page = open_page(width=width)
    visit(page, server)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")
    small = page.locator(".matrix a, .contact-list a").evaluate_all(
        "all => all.filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 22).map(e => e.id)"
    )
    assert small == []
