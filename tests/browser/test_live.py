"""What a step or a choice costs and keeps: the part that follows it is drawn anew, the address changes as ever."""

from __future__ import annotations

import csv
from urllib.parse import unquote

from playwright.sync_api import Page, expect

from tests.browser import driver

STEP, CHOICE = 6_000, 10_000
"""Bytes that the server may send for a day and for a record."""


def test_a_day_and_a_record_are_answered_in_few_bytes(page: Page, server: driver.Server) -> None:
    sizes = driver.listen(page)
    page.goto(f"{server.url}/map")
    driver.settle(page)
    assert sum(sizes) > STEP, "the first view is heard"
    for act, most, shown in (
        (lambda: page.locator(".stepper .track").press("ArrowLeft"), STEP, "asof=2022-09-30"),
        (lambda: page.locator('.desk-map [data-territory="crimea"]').first.click(), CHOICE, "record=territory:crimea"),
    ):
        sizes.clear()
        act()
        page.wait_for_url(lambda url, shown=shown: shown in unquote(url))
        driver.settle(page)
        assert 0 < sum(sizes) <= most


def test_each_step_of_the_zoomable_map_is_few_bytes(page: Page, server: driver.Server) -> None:
    sizes = driver.listen(page)
    page.goto(f"{server.url}/map?view=zoom")
    driver.settle(page)
    for key in ("Home", *["ArrowRight"] * 5):
        before = page.url
        sizes.clear()
        page.locator(".stepper .track").press(key)
        page.wait_for_url(lambda url, before=before: url != before)
        driver.settle(page)
        assert 0 < sum(sizes) <= STEP, page.url
    assert "asof" not in page.url, "the latest day"


def test_back_and_forward_go_through_steps_and_choices(page: Page, server: driver.Server) -> None:
    page.goto(f"{server.url}/map")
    driver.settle(page)
    panel = page.get_by_role("complementary", name="Evidence")
    page.locator(".place-list").get_by_role("link", name="Kherson").click()
    expect(panel.get_by_role("heading", name="Kherson: occupied in part")).to_be_visible()
    page.locator(".stepper .track").press("Home")
    expect(panel.get_by_role("heading", name="Kherson: no status on this day")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Russia holds Crimea in full")
    driver.settle(page)
    page.go_back()
    expect(panel.get_by_role("heading", name="Kherson: occupied in part")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Who holds what")).to_be_visible()
    page.go_forward()
    page.go_forward()
    expect(panel.get_by_role("heading", name="Kherson: no status on this day")).to_be_visible()
    expect(page.locator(".as-of").first).to_have_text("As of 18 March 2014")


DEAF = """() => {
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function () { WebSocket.prototype.send = send; };
}"""


def test_a_view_that_the_server_never_heard_of_is_asked_for_again(page: Page, server: driver.Server) -> None:
    page.goto(f"{server.url}/map")
    driver.settle(page)
    page.locator(".place-list").get_by_role("link", name="Kherson").click()
    panel = page.get_by_role("complementary", name="Evidence")
    expect(panel).to_be_visible()
    driver.settle(page)
    page.evaluate(DEAF)
    page.go_back()
    expect(page.get_by_role("heading", name="Who holds what")).to_be_visible()
    assert "record" not in page.url


def test_a_view_that_was_answered_is_not_asked_for_again(page: Page, server: driver.Server) -> None:
    sizes = driver.listen(page)
    for view in ("/map?record=territory:kherson&asof=2022-03-04", "/timeline?actor=putin&record=nothing", "/reader"):
        driver.visit(page, server.url + view)
        sizes.clear()
        page.wait_for_timeout(2000)
        assert not sizes, view


def test_a_filter_keeps_the_day_and_the_record_of_a_step(page: Page, server: driver.Server) -> None:
    page.goto(f"{server.url}/map?actor=putin&from=2014-01-01")
    driver.settle(page)
    page.locator(".stepper .track").press("ArrowLeft")
    page.wait_for_url(lambda url: "asof=2022-09-30" in url)
    page.locator(".place-list").get_by_role("link", name="Kherson").click()
    page.wait_for_url(lambda url: "record=territory:kherson" in unquote(url))
    driver.settle(page)
    page.get_by_role("link", name="Vladimir Putin ×").click()
    page.wait_for_url(lambda url: "actor" not in url)
    driver.settle(page)
    assert "from=2014-01-01" in page.url
    assert "asof=2022-09-30" in page.url
    assert "record=territory:kherson" in unquote(page.url)
    expect(page.locator(".as-of").first).to_have_text("As of 30 September 2022")


def test_the_list_and_the_table_follow_the_day_at_once(page: Page, server: driver.Server) -> None:
    page.goto(f"{server.url}/map")
    driver.settle(page)
    row = page.locator(".place-list li").filter(has_text="Kherson")
    expect(row.locator(".status")).to_contain_text("occupied in part, since")
    page.get_by_text("places as a table").click()
    table = page.get_by_role("region", name="Control as of")
    expect(table.get_by_role("row")).to_have_count(7)
    page.locator(".stepper .track").press("Home")
    visible = row.locator(".status > span:visible")
    expect(visible).to_have_text("no status on this day")
    expect(table.get_by_role("row")).to_have_count(7)
    expect(table.locator(".day-shown")).to_have_text("18 March 2014")


def test_a_page_alone_in_its_tab_does_not_talk_to_itself(page: Page, server: driver.Server) -> None:
    """Streamlit tells its host all that happens; where there is none, hearing it costs a tenth of a change."""
    page.add_init_script("window.heard = []; addEventListener('message', ({data}) => heard.push(data));")
    page.goto(f"{server.url}/positions?actor=putin")
    driver.settle(page)
    page.evaluate("heard.length = 0")
    page.get_by_role("link", name="Vladimir Putin ×").click()
    page.wait_for_url(lambda url: "actor" not in url)
    driver.settle(page)
    page.evaluate("postMessage('a word of another', '*')")
    page.wait_for_function("heard.length")
    assert page.evaluate("heard") == ["a word of another"]


def test_a_file_is_of_the_day_and_the_record_that_the_page_shows(page: Page, server: driver.Server) -> None:
    page.goto(f"{server.url}/map?actor=putin")
    driver.settle(page)
    link = page.get_by_role("link", name="Rows as CSV")
    expect(link).to_have_attribute("href", "download/map.csv?actor=putin")
    page.locator(".stepper .track").press("Home")
    page.wait_for_url(lambda url: "asof=2014-03-18" in url)
    with page.expect_download() as taken:
        link.click()
    assert taken.value.suggested_filename == "control-map.csv"
    rows = list(csv.DictReader(taken.value.path().read_text(encoding="utf-8-sig").splitlines()))
    assert {row["as_of"] for row in rows} == {"2014-03-18"}
    assert {row["address"] for row in rows} == {f"{server.url}/map?actor=putin&asof=2014-03-18"}
    page.locator(".desk-map").focus()
    link.focus()
    assert "asof=2014-03-18" in (link.get_attribute("href") or ""), "as a link that is copied"
