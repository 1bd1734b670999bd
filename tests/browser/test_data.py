"""What a reader does on the page of data and method: looks through a table, follows a row, takes everything away."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from tests.browser import driver


def visit(page: Page, server: driver.Server, address: str) -> None:
    """Open an address and wait until the page is at rest."""
    page.goto(server.url + address)
    driver.settle(page)


def test_a_table_is_opened_sorted_searched_and_left_by_going_back(server: driver.Server, page: Page) -> None:
    visit(page, server, "/data")
    page.locator("#table-evidence").press("Enter")
    driver.settle(page)
    expect(page.get_by_role("heading", name="Evidence", exact=True)).to_be_focused()
    page.locator("#sort-stance").press("Enter")
    driver.settle(page)
    expect(page.locator("#sort-stance")).to_be_focused()
    expect(page.locator("th:has(#sort-stance)")).to_have_attribute("aria-sort", "ascending")
    page.get_by_label("Find in the table “Evidence”").fill("wiles")
    page.keyboard.press("Enter")
    driver.settle(page)
    assert page.url.endswith("/data?table=evidence&sort=stance&find=wiles")
    expect(page.locator(".table-said")).to_have_text("1 of 155 rows with “wiles”")
    page.get_by_role("link", name="¶ Sentence for: actor-scavino-role-disputed").click()
    driver.settle(page)
    assert "/reader?article=" in page.url
    page.go_back()
    driver.settle(page)
    expect(page.locator(".table-said")).to_have_text("1 of 155 rows with “wiles”")


def test_arrow_keys_go_along_the_strip_and_enter_opens_the_sentence(server: driver.Server, page: Page) -> None:
    visit(page, server, "/data")
    blocks = page.locator(".coverage-strip a")
    assert blocks.evaluate_all("all => all.filter(each => each.tabIndex === 0).length") == 1
    blocks.first.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
    expect(blocks.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    driver.settle(page)
    assert re.search(r"sentence=2-[0-9a-f]{8}$", page.url)


def test_everything_comes_as_one_file(server: driver.Server, page: Page) -> None:
    visit(page, server, "/data")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Everything as a Data Package").click()
    assert waiting.value.suggested_filename == "trump-putin-call-2025-03-18.zip"
    with zipfile.ZipFile(io.BytesIO(waiting.value.path().read_bytes())) as file:
        assert {"README.txt", "data/datapackage.json", "data/events.csv"} <= set(file.namelist())


@pytest.mark.parametrize("width", [390, 320])
def test_every_page_is_in_reach_on_a_phone(server: driver.Server, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, server, "/data")
    link = page.locator(".masthead nav a[aria-current]")
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    assert box
    assert box["x"] + box["width"] <= width
    if width == 390:
        row = page.locator(".masthead nav")
        assert row.evaluate("e => e.scrollWidth <= e.clientWidth")
