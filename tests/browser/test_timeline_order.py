"""What a reader does on the timeline in order, and with the strip of true time."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driver import Server, settle, violations

CALL = "event:call-2025-03-18"
CRIMEA = "event:crimea-annexation"


def visit(page: Page, server: Server, address: str = "timeline") -> None:
    """Open an address and wait until it stands still."""
    page.goto(f"{server.url}/{address}")
    settle(page)


def way(page: Page, record: str) -> Locator:
    """The step of an event."""
    return page.locator(f'.order .way[data-record="{record}"]')


def test_a_click_on_a_step_opens_its_sentence_and_marks_it(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, server)
    way(page, CALL).locator(".mark").first.click()
    settle(page)
    assert f"record={CALL}" in unquote(page.url)
    expect(page.locator(".panel blockquote").first).to_contain_text("spoke by phone")
    expect(page.locator(".order .step[data-chosen]")).to_have_count(1)
    page.keyboard.press("Escape")
    settle(page)
    assert "record" not in page.url
    expect(page.locator(".order [data-chosen]")).to_have_count(0)
    assert not [url for url in asked if "plotly" in url.lower()]


def test_a_statement_has_a_mark_of_its_own(page: Page, server: Server) -> None:
    visit(page, server)
    page.locator('.order .statement[data-record="statement:putin-ceasefire"]').click()
    settle(page)
    assert "record=statement:putin-ceasefire" in unquote(page.url)
    expect(page.locator(".panel-title")).to_contain_text("Vladimir Putin supports")
    expect(page.locator(".order .step[data-chosen]")).to_have_count(1)


def test_the_keyboard_goes_along_time_and_lanes(page: Page, server: Server) -> None:
    visit(page, server)
    page.locator('.order [tabindex="0"]').focus()
    page.keyboard.press("End")
    page.keyboard.press("Home")
    expect(way(page, CRIMEA)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#order-said")).to_have_text("Russia: acts or speaks")
    page.keyboard.press("ArrowRight")
    expect(way(page, "event:full-scale-invasion")).to_be_focused()  # the next in the lane, not the next in time
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    expect(way(page, "event:zelenskiy-elected")).to_be_focused()
    page.keyboard.press("Space")
    settle(page)
    assert "record=event:zelenskiy-elected" in unquote(page.url)
    expect(way(page, "event:zelenskiy-elected")).to_be_focused()


def brush(page: Page, start: float, end: float) -> None:
    """Drag along the strip, from one share of it to another."""
    box = page.locator(".band").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * start, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * end, box["y"] + 12, steps=3)
    page.mouse.up()
    settle(page)


def test_dragging_along_the_strip_sets_the_dates_and_loses_nothing_that_is_open(page: Page, server: Server) -> None:
    visit(page, server, f"timeline?record={CRIMEA}")
    brush(page, 0.6, 0.9)
    assert "from=20" in page.url
    assert "to=20" in page.url
    expect(page.locator(".panel-head")).to_contain_text("Outside the filters")
    expect(page.locator(".panel-title")).to_contain_text("Crimea")
    page.locator(".presets").get_by_text("All", exact=True).click()
    settle(page)
    assert "from=" not in page.url
    expect(page.locator(".handle.from")).to_have_attribute("aria-valuetext", "1 January 2014")


def test_a_finger_chooses_a_span_on_a_phone(open_page: Callable[..., Page], server: Server) -> None:
    page = open_page(width=390)
    visit(page, server)
    box = page.locator(".band").bounding_box()
    assert box
    touch = page.context.new_cdp_session(page)
    y = box["y"] + 12
    points = [box["x"] + box["width"] * share for share in (0.3, 0.5, 0.7)]
    for kind, x in zip(("touchStart", "touchMove", "touchMove"), points, strict=True):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_url(lambda address: "from=20" in address and "to=20" in address)


def test_the_sliders_go_from_event_to_event(page: Page, server: Server) -> None:
    visit(page, server)
    slider = page.get_by_role("slider", name="From")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "1 January 2019")
    page.wait_for_url(lambda address: "from=2019-01-01" in address)
    settle(page)
    expect(page.get_by_role("slider", name="From")).to_be_focused()
    page.keyboard.press("Home")
    page.wait_for_url(lambda address: "from=" not in address)


def test_the_forms_are_one_link_apart(page: Page, server: Server) -> None:
    visit(page, server, f"timeline?record={CALL}")
    page.get_by_role("link", name="In true time").click()
    settle(page)
    assert "view=time" in page.url
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    page.get_by_role("link", name="In order").click()
    settle(page)
    assert "view=" not in page.url
    expect(page.locator(".order .step[data-chosen]")).to_have_count(1)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (320, "light")])
def test_nothing_stands_in_a_readers_way(
    open_page: Callable[..., Page], server: Server, width: int, scheme: str
) -> None:
    page = open_page(width=width, scheme=scheme)
    visit(page, server, f"timeline?record={CALL}")
    assert violations(page) == []
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")
    expect(page.locator("svg.order")).to_be_visible(visible=width > 1000)
