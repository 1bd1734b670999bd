"""What a reader does on the front page: read the story, follow a line to its sentence, a place to the map."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser import driver


def opened(page: Page, server: driver.Server, address: str = "/") -> None:
    """Open a view and wait until it is drawn."""
    page.goto(server.url + address)
    driver.settle(page)


def test_a_clause_leads_to_its_sentence_and_back(page: Page, server: driver.Server) -> None:
    opened(page, server, "/?actor=putin")
    page.locator(".story .pilcrow").nth(2).click()
    expect(page.locator(".article")).to_be_visible()
    assert "/reader?" in page.url
    assert "evidence=statement-putin-ceasefire" in page.url
    assert "actor=putin" in page.url
    page.go_back()
    expect(page.locator(".story")).to_be_visible()


def test_a_place_of_the_small_map_opens_on_the_map(page: Page, server: driver.Server) -> None:
    opened(page, server, "/?actor=putin")
    place = page.get_by_role("link", name="Crimea: occupied and annexed").first
    place.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".panel")).to_contain_text("Crimea")
    assert "/map?" in page.url
    assert "record=territory:crimea" in page.url
    assert "actor=putin" in page.url


def test_a_click_on_the_drawing_keeps_the_page(page: Page, server: driver.Server) -> None:
    opened(page, server)
    page.evaluate("window.untouched = true")
    box = page.locator('.desk-map a[data-place="crimea"]').bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.4)
    expect(page.locator(".map-box").first).to_be_visible()
    assert page.evaluate("window.untouched"), "followed in place, without loading anew"


def test_a_place_filter_pales_the_others_and_never_takes_their_fill_off(page: Page, server: driver.Server) -> None:
    opened(page, server, "/?place=crimea")
    seen = page.locator(".desk-map .unit[data-territory]").evaluate_all(
        "all => Object.fromEntries(all.map(e => [e.dataset.territory,"
        " [getComputedStyle(e).fill, getComputedStyle(e).fillOpacity]]))"
    )
    assert seen["crimea"] == ["rgb(106, 28, 25)", "1"]
    assert seen["donetsk"] == seen["kherson"] == ['url("#front-hatch")', "0.45"]
    expect(page.locator(".desk-map .chosen-over[data-kept]").first).to_be_attached()


def test_story_and_stands_stand_beside_the_map_on_a_desk(page: Page, server: driver.Server) -> None:
    opened(page, server)
    story, map_, last = (
        page.locator(each).bounding_box() for each in (".story", ".small-map", ".proposals > li:last-child")
    )
    assert story
    assert map_
    assert last
    assert abs(story["y"] - map_["y"]) < 8
    assert 540 <= map_["width"] <= 580
    assert last["y"] + last["height"] < 960
    assert driver.colours(page.locator(".desk-map")) >= {"6a1c19", "c26e5c", "efece6"}


def test_a_phone_has_its_own_drawings(server: driver.Server, open_page: Callable[..., Page]) -> None:
    page = open_page(390)
    opened(page, server)
    for seen, hidden in ((".phone-map", ".desk-map"), (".phone-strip", ".desk-strip")):
        expect(page.locator(f".small-map {seen}, .front-time {seen}")).to_be_visible()
        expect(page.locator(f".small-map {hidden}, .front-time {hidden}")).to_be_hidden()


def test_neither_chart_nor_map_library_reaches_the_browser(page: Page, server: driver.Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.lower()))
    opened(page, server)
    assert not [url for url in asked if "plotly" in url or "deck" in url]


def test_the_events_can_be_taken_away(page: Page, server: driver.Server) -> None:
    opened(page, server, "/?actor=putin")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Events as CSV").click()
    text = taken.value.path().read_text(encoding="utf-8-sig")
    assert text.count("call-2025-03-18") == 1
    assert "Vladimir Putin" in text
    assert f",{server.url}/?actor=putin" in text, "the file says where it was taken from"
    assert taken.value.suggested_filename == "events-2025-03-18.csv"
