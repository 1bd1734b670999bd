"""What a reader does on a timeline of more events than can be drawn one by one."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.browser import driver
from tests.test_page_timeline import crowded

NUMBERS = """() => [...document.querySelectorAll('.js-plotly-plot .textpoint text')]
  .map(each => each.textContent).filter(text => /^[0-9]+$/.test(text))"""
CHOSEN = (
    """() => [...document.querySelectorAll('.js-plotly-plot .textpoint[data-chosen]')].map(each => each.textContent)"""
)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[driver.Server]:
    """A dashboard of 320 events by nobody, of the tiny dossier's two actors, and of its own event."""
    folder = crowded(tmp_path_factory.mktemp("crowd"), 320)
    running = driver.start(tmp_path_factory.mktemp("log") / "log", PARLEY_DOSSIER=str(folder))
    yield running
    running.stop()
    assert not running.complaints(), running.complaints()


def test_many_events_are_counted_and_a_period_leads_to_its_own(page: Page, crowd: driver.Server) -> None:
    driver.visit(page, f"{crowd.url}/timeline")
    assert sorted(page.evaluate(NUMBERS)) == ["1", "1", "120", "120", "80"]
    assert page.evaluate(CHOSEN) == [], "nothing is chosen"
    page.get_by_role("link", name="1920–1929").click()
    driver.settle(page)
    assert "from=1920-01-01&to=1929-12-31" in page.url
    expect(page.locator("svg.order .way")).not_to_have_count(0)


def test_a_lane_that_counts_opens_its_actor(page: Page, crowd: driver.Server) -> None:
    driver.visit(page, f"{crowd.url}/timeline")
    page.locator(".js-plotly-plot .point").first.scroll_into_view_if_needed()
    page.locator(".js-plotly-plot .point").first.click(force=True)
    driver.settle(page)
    assert "record=actor:marsh" in unquote(page.url)
    assert page.evaluate(CHOSEN) == ["Ada Marsh"]
