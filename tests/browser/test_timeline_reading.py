"""What a reader does on the timeline in true time, and on its list and tables."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import Server, listen, settle, violations

CALL = "event:call-2025-03-18"
PLACE = """record => {
  const chart = document.querySelector('.js-plotly-plot');
  const {xaxis, yaxis} = chart._fullLayout;
  const box = chart.getBoundingClientRect();
  for (const layer of chart._fullData) {
    const at = layer.customdata?.findIndex(([name]) => name === record) ?? -1;
    const along = (axis, value) => axis._offset + axis.d2p(value);
    if (at >= 0) return [box.left + along(xaxis, layer.x[at]), box.top + along(yaxis, layer.y[at])];
  }
}"""


def visit(page: Page, server: Server, address: str = "timeline?view=time") -> None:
    """Open an address and wait until it stands still."""
    page.goto(f"{server.url}/{address}")
    settle(page)


def click(page: Page, record: str) -> None:
    """Click the first mark of a record in the picture."""
    page.locator(".js-plotly-plot").scroll_into_view_if_needed()
    x, y = page.evaluate(PLACE, record)
    page.mouse.move(x - 3, y)
    page.mouse.click(x, y)
    settle(page)


def test_a_click_opens_the_sentence_and_the_address_says_so(page: Page, server: Server) -> None:
    visit(page, server)
    click(page, CALL)
    assert f"record={CALL}" in unquote(page.url)
    expect(page.get_by_role("complementary", name="Evidence").locator("blockquote").first).to_contain_text(
        "spoke by phone"
    )


def test_a_mark_opens_again_after_it_was_closed(page: Page, server: Server) -> None:
    visit(page, server)
    for _ in range(2):
        click(page, CALL)
        expect(page.locator(".panel-title")).to_be_visible()
        page.keyboard.press("Escape")
        settle(page)
        assert "record" not in page.url


def test_one_mark_after_another_and_back(page: Page, server: Server) -> None:
    visit(page, server)
    click(page, CALL)
    click(page, "actor:russia")
    assert "record=actor:russia" in unquote(page.url)
    page.go_back()
    settle(page)
    assert CALL in unquote(page.url)
    expect(page.locator(".panel-title")).to_contain_text("speak by phone")


CHOSEN = """record => {
  const chart = document.querySelector('.js-plotly-plot');
  const words = all => [...chart.querySelectorAll(`${all}[data-chosen] text`)].map(each => each.textContent);
  return {names: words('.annotation'), lanes: words('.textpoint'),
    lines: chart.querySelectorAll('.shapelayer path[data-chosen]').length,
    marks: [...chart.querySelectorAll('.point[data-chosen]')].map(each => getComputedStyle(each).stroke)};
}"""


def test_what_the_address_chooses_is_marked_on_the_picture(page: Page, server: Server) -> None:
    visit(page, server, f"timeline?view=time&record={CALL}")
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    lanes = ["Donald Trump", "United States", "Vladimir Putin", "Russia", "Ukraine"]
    assert page.evaluate(CHOSEN) == {
        "names": ["Trump and Putin speak"], "lanes": lanes, "lines": 1, "marks": [ink, ink],
    }  # fmt: skip
    page.keyboard.press("Escape")
    settle(page)
    assert page.evaluate(CHOSEN) == {"names": [], "lanes": [], "lines": 0, "marks": []}
    click(page, "actor:russia")
    assert page.evaluate(CHOSEN) == {"names": [], "lanes": ["Russia"], "lines": 0, "marks": []}


def test_a_choice_leaves_the_picture_as_it_is_and_costs_few_bytes(page: Page, server: Server) -> None:
    sizes = listen(page)
    visit(page, server)
    page.evaluate("document.querySelector('.js-plotly-plot').on('plotly_afterplot', () => { window.anew = true; })")
    sizes.clear()
    click(page, CALL)
    expect(page.locator(".panel-title")).to_be_visible()
    assert 0 < sum(sizes) <= 10_000
    assert not page.evaluate("window.anew")


def test_a_picture_of_another_size_keeps_what_is_chosen(page: Page, server: Server) -> None:
    visit(page, server, f"timeline?view=time&record={CALL}")
    before = page.evaluate(CHOSEN)
    page.set_viewport_size({"width": 1240, "height": 900})
    page.wait_for_function("document.querySelector('.js-plotly-plot').offsetWidth < 1200")
    settle(page)
    assert page.evaluate(CHOSEN) == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_in_the_picture_take_the_ink_of_the_theme(
    open_page: Callable[..., Page], server: Server, scheme: str
) -> None:
    page = open_page(scheme=scheme)
    visit(page, server)
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    name = page.locator(".js-plotly-plot .textpoint text", has_text="Russia").first
    assert name.evaluate("node => getComputedStyle(node).fill") == ink


def test_the_picture_stands_on_wide_screens_only(open_page: Callable[..., Page], server: Server) -> None:
    desk, phone = open_page(), open_page(width=390)
    visit(desk, server)
    visit(phone, server)
    expect(desk.locator(".js-plotly-plot")).to_be_visible()
    expect(desk.locator("ol.events").first).to_be_hidden()
    expect(phone.locator(".js-plotly-plot")).to_be_hidden()
    expect(phone.locator("ol.events").first).to_be_visible()


def test_a_reader_with_a_phone_reads_the_sentence_from_the_list(open_page: Callable[..., Page], server: Server) -> None:
    page = open_page(width=390)
    visit(page, server, "timeline?actor=putin")
    page.locator("ol.events a").last.tap()
    settle(page)
    assert "actor=putin" in page.url
    assert "record=event:" in unquote(page.url)
    expect(page.locator(".panel blockquote").first).to_be_visible()


def test_the_table_leads_to_sentences(page: Page, server: Server) -> None:
    visit(page, server)
    page.get_by_text("events as a table").click()
    page.get_by_role("table").get_by_role("link", name="Sentence for:").first.click()
    settle(page)
    assert "/reader?" in page.url
    assert "evidence=" in page.url


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_nothing_stands_in_a_readers_way(
    open_page: Callable[..., Page], server: Server, width: int, scheme: str
) -> None:
    page = open_page(width=width, scheme=scheme)
    visit(page, server, f"timeline?record={CALL}")
    assert violations(page) == []
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")
