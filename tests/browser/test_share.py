"""What a reader does with the reference’s shares: switch to them, step past the article’s day, read the check."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.browser import driver


def opened(page: Page, server: driver.Server, address: str) -> None:
    """Open a view and wait until it is drawn."""
    page.goto(server.url + address)
    driver.settle(page)


def test_the_layers_are_one_click_apart(page: Page, server: driver.Server) -> None:
    opened(page, server, "/map?actor=putin")
    page.get_by_role("link", name="Assessed share").click()
    driver.settle(page)
    expect(page.locator(".share-map").first).to_be_visible()
    expect(page.locator(".map-key")).to_contain_text("not by an article")
    assert "layer=share" in page.url
    assert "actor=putin" in page.url
    page.get_by_role("link", name="Control", exact=True).click()
    expect(page.locator(".stepper")).to_be_visible()
    assert "layer" not in page.url


def test_a_step_past_the_articles_day_is_marked_and_leads_back(page: Page, server: driver.Server) -> None:
    opened(page, server, "/map?layer=share")
    expect(page.locator(".after-day")).to_have_count(0)
    page.get_by_role("link", name="31 March 2025 ›").click()
    expect(page.locator(".after-day")).to_contain_text("After the article’s day, 18 March 2025")
    page.get_by_role("link", name="18 March 2025, the article’s day").click()
    expect(page.locator(".after-day")).to_have_count(0)
    assert "asof" not in page.url


def test_every_number_on_the_map_stands_in_the_list(page: Page, server: driver.Server) -> None:
    opened(page, server, "/map?layer=share")
    drawn = {words.split()[-1] for words in page.locator(".wide .share-number").all_text_contents()}
    listed = {words.split()[0] for words in page.locator(".place-list .number-cell").all_text_contents()}
    assert drawn == listed != set()


def test_a_region_of_the_list_opens_its_sentence_and_its_line(page: Page, server: driver.Server) -> None:
    opened(page, server, "/map?layer=share")
    page.locator(".places").get_by_role("link", name="Donetsk").click()
    expect(page.locator(".panel")).to_contain_text("large portions")
    expect(page.locator(".small-line")).to_contain_text("69.1%")
    assert "record=territory:donetsk" in unquote(page.url)


@pytest.mark.parametrize("layer", ["", "?layer=share"])
def test_the_claim_leads_to_its_sentence(page: Page, server: driver.Server, layer: str) -> None:
    opened(page, server, f"/map{layer}")
    claim = page.locator(".claim")
    for words in ("holds, as rounding", "26,945 ÷ 603,628", "(26,945 + 108,845) ÷ 603,628", "18.3% to 18.7%"):
        expect(claim).to_contain_text(words)
    claim.get_by_role("link", name="the article: “about one-fifth”").click()
    expect(page.locator(".article")).to_contain_text("about one-fifth")
    assert "/reader" in page.url


def test_a_place_on_the_map_of_shares_opens_by_click_and_by_key(page: Page, server: driver.Server) -> None:
    opened(page, server, "/map?layer=share")
    page.locator('.wide .share-unit[data-territory="kherson"]').click()
    expect(page.locator(".panel-title")).to_contain_text("Kherson")
    expect(page.locator('.wide .chosen-over[data-territory="kherson"]')).to_have_attribute("data-chosen", "")
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_have_count(0)
    page.locator(".wide").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#share-said")).to_have_text("Crimea: 100%; Sevastopol: 100%")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(".panel-title")).to_contain_text("Luhansk")


def test_the_charts_are_drawn_and_named(page: Page, server: driver.Server) -> None:
    opened(page, server, "/map?layer=share")
    charts = page.locator(".st-key-share_lines")
    expect(charts).to_contain_text("Donetsk")
    expect(charts.locator(".js-line").first).to_be_attached()
    assert "2f5f73" in driver.colours(charts)
