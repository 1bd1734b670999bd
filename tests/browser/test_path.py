"""What a reader does: follow a link, see the pages agree, choose a mark, land on its sentence, and go back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import driver

PAGES = ["/", "/map", "/timeline", "/positions", "/reader", "/sources", "/data"]
COUNT = '.count[role="status"]'


def visit(page: Page, server: driver.Server, address: str) -> None:
    """Open an address and wait until the page is at rest."""
    page.goto(server.url + address)
    driver.settle(page)


def test_a_link_opens_the_same_number_of_events_everywhere(page: Page, server: driver.Server) -> None:
    for path in PAGES:
        visit(page, server, f"{path}?actor=putin")
        expect(page.locator(COUNT)).to_have_text("9 of 22 events")
        expect(page.get_by_role("link", name="Vladimir Putin ×")).to_be_visible()


def test_filters_travel_through_the_masthead(page: Page, server: driver.Server) -> None:
    visit(page, server, "/map?actor=putin&actor=trump&match=all&from=2014-01-01")
    said = page.locator(COUNT).inner_text()
    for name in ("Timeline", "Positions", "Reader", "Overview"):
        page.get_by_label("Pages").get_by_role("link", name=name).click()
        driver.settle(page)
        expect(page.locator(COUNT)).to_have_text(said)
        assert "actor=putin&actor=trump&match=all&from=2014-01-01" in page.url


def test_a_click_on_the_flat_map_leads_to_the_sentence(page: Page, server: driver.Server) -> None:
    visit(page, server, "/map?actor=russia")
    page.locator('.desk-map .unit[data-territory="crimea"]').first.click()
    driver.settle(page)
    assert "record=territory:crimea" in page.url.replace("%3A", ":")
    panel = page.get_by_role("complementary", name="Evidence")
    expect(panel.locator("mark").first).to_have_text("This follows Moscow’s 2014 annexation of Crimea.")
    panel.get_by_role("link", name="Read it in the article").first.click()
    driver.settle(page)
    assert "/reader?" in page.url
    assert "actor=russia" in page.url
    words = "".join(page.locator(".article .chosen").all_text_contents())
    assert words.startswith("This follows Moscow’s 2014 annexation of Crimea.")
    expect(page.locator(".article .chosen").first).to_be_in_viewport()
    expect(page.locator('.number[aria-expanded="true"]')).to_be_focused()


def test_back_and_forward_restore_record_and_filters(page: Page, server: driver.Server) -> None:
    visit(page, server, "/timeline")
    visit(page, server, "/timeline?actor=putin&record=event:call-2025-03-18")
    page.get_by_role("link", name="Vladimir Putin ×").click()
    driver.settle(page)
    expect(page.locator(COUNT)).to_have_text("22 of 22 events")
    page.go_back()
    driver.settle(page)
    expect(page.locator(COUNT)).to_have_text("9 of 22 events")
    expect(page.get_by_role("heading", name="Trump and Putin speak by phone about the war in Ukraine")).to_be_visible()
    page.go_forward()
    driver.settle(page)
    expect(page.locator(COUNT)).to_have_text("22 of 22 events")


def test_the_filter_bar_writes_ids_into_the_address(page: Page, server: driver.Server) -> None:
    visit(page, server, "/map")
    page.get_by_text("Filter by actor").click()
    driver.settle(page)  # while the box unfolds, a list of choices would close again
    page.get_by_role("combobox", name="Actors").fill("Starmer")
    page.get_by_role("option", name="Keir Starmer").click()
    page.wait_for_url(lambda url: url.endswith("?actor=starmer"))
    expect(page.locator(COUNT)).to_have_text("1 of 22 events")
    page.get_by_label("Words in events").fill("lasting")
    page.keyboard.press("Enter")
    driver.settle(page)
    assert "q=lasting" in page.url
    page.get_by_role("link", name="Clear all").click()
    driver.settle(page)
    assert "?" not in page.url
    expect(page.get_by_label("Words in events")).to_have_value("")


def test_a_day_far_outside_is_kept_and_answered(page: Page, server: driver.Server) -> None:
    visit(page, server, "/timeline?from=1066-10-14")
    expect(page.get_by_text("lies before the first day in the tables, 1 January 2014")).to_be_visible()
    expect(page.get_by_role("link", name="from 14 October 1066 ×")).to_be_visible()
    assert "from=1066-10-14" in page.url


def test_a_passage_opens_all_it_supports(page: Page, server: driver.Server) -> None:
    visit(page, server, "/reader")
    number = page.get_by_role("link", name=re.compile("^What passage 5 supports"))
    number.press("Enter")
    driver.settle(page)
    expect(page.get_by_label("Records of the passage").get_by_role("listitem")).to_have_count(3)
    expect(page.get_by_role("complementary", name="Evidence").locator("mark")).to_contain_text("“going well.”")
    page.keyboard.press("Escape")
    driver.settle(page)
    assert "evidence=" not in page.url


def test_stepping_repaints_before_the_server_knows(page: Page, server: driver.Server) -> None:
    visit(page, server, "/map")
    kherson = page.locator('.desk-map .unit[data-territory="kherson"]')
    expect(kherson).to_have_attribute("data-status", "partial")
    page.get_by_role("slider", name="Day of the map").focus()
    page.keyboard.press("Home")
    expect(kherson).to_have_attribute("data-status", "")
    driver.settle(page)
    assert page.url.endswith("?asof=2014-03-18")
    expect(page.locator(".as-of").first).to_have_text("As of 18 March 2014")
    expect(page.get_by_role("heading", level=1)).to_have_text("Russia holds Crimea in full")


@pytest.mark.parametrize("path", ["/map?record=territory:donetsk", "/timeline", "/reader?evidence=event-war"])
def test_the_first_visit_to_a_fresh_server_may_be_a_deep_link(
    page: Page, fresh_server: Callable[..., driver.Server], path: str
) -> None:
    visit(page, fresh_server(), path)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_label("Pages").locator("[aria-current=page]")).to_have_text(
        path.strip("/").partition("?")[0].capitalize()
    )
    expect(page.locator("h1")).to_have_count(1)


def test_an_unknown_page_leads_to_the_overview_with_a_word(page: Page, server: driver.Server) -> None:
    visit(page, server, "/nowhere/at/all")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text("is no page here; this is the overview")).to_be_visible()


def test_an_embedded_view_has_no_masthead(page: Page, server: driver.Server) -> None:
    visit(page, server, "/map?embed=true")
    expect(page.locator(".masthead")).to_have_count(0)
    expect(page.locator(".desk-map svg")).to_be_visible()


def test_every_mark_of_the_article_is_text(page: Page, server: driver.Server) -> None:
    visit(page, server, "/reader?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    assert page.locator("img").count() == 0
    expect(page.get_by_text("“<img src=x onerror=alert(1)>”").first).to_be_visible()


def test_the_map_is_walked_with_arrow_keys(page: Page, server: driver.Server) -> None:
    visit(page, server, "/map")
    page.get_by_role("group", name="Map. Arrow keys step through the places").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#map-said")).to_have_text("Crimea: occupied and annexed")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#map-said")).to_have_text("Donetsk: occupied in part")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Donetsk: occupied in part")).to_be_visible()


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles", "Africa/Cairo"])
def test_the_day_is_the_same_in_every_time_zone(
    open_page: Callable[..., Page], server: driver.Server, zone: str
) -> None:
    page = open_page(timezone_id=zone)
    visit(page, server, "/map?asof=2022-02-24&from=2014-01-01")
    expect(page.locator(".as-of").first).to_have_text("As of 24 February 2022")
    expect(page.get_by_role("link", name="from 1 January 2014 ×")).to_be_visible()
    page.get_by_role("button", name="Mar 2022 ›").click()
    driver.settle(page)
    assert "asof=2022-03-04" in page.url


def test_an_arrow_key_moves_one_place_after_others_were_chosen(page: Page, server: driver.Server) -> None:
    visit(page, server, "/map")
    for territory in ("luhansk", "kherson", "crimea"):
        page.locator(f'.desk-map .unit[data-territory="{territory}"]').last.click()
        driver.settle(page)
        assert f"record=territory:{territory}" in page.url.replace("%3A", ":")
    page.get_by_role("group", name="Map. Arrow keys step through the places").focus()
    for said in ("Donetsk", "Luhansk", "Zaporizhzhia"):
        page.keyboard.press("ArrowRight")
        expect(page.locator("#map-said")).to_have_text(f"{said}: occupied in part")
