"""A reader opens a file of their own on the map page: it is drawn, measured and named, and a bad one is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import shapely
from playwright.sync_api import Page, expect

from tests import own_files as made
from tests.browser import driver

BOX = ".st-key-own_layer"
LINK = "1f4fb2"


def open_file(page: Page, server: driver.Server, path: Path) -> None:
    """Open the map, then the file."""
    page.goto(f"{server.url}/map")
    driver.settle(page)
    page.get_by_text("Compare a file of your own").click()
    driver.settle(page)
    choose(page, path)


def choose(page: Page, path: Path) -> None:
    """Choose a file and wait until the page has answered."""
    page.locator(f"{BOX} input[type=file]").set_input_files(path)
    expect(page.locator(f"{BOX} .own-fault, {BOX} .own-box").first).to_be_attached(timeout=45_000)
    driver.settle(page)


def sound(folder: Path, name: str = "mine_20250318.geojson") -> Path:
    """A sound file."""
    path = folder / name
    path.write_bytes(made.geojson(shapely.box(33, 46, 39, 49)))
    return path


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light"), (320, "dark")])
def test_a_file_is_drawn_named_and_measured(
    width: int, scheme: str, open_page: Callable[..., Page], server: driver.Server, tmp_path: Path
) -> None:
    page = open_page(width, scheme=scheme)
    open_file(page, server, sound(tmp_path))
    expect(page.locator(f"{BOX} h2")).to_contain_text("of the country is held")
    expect(page.locator(f"{BOX} .own-key")).to_contain_text("mine_20250318.geojson, 18 March 2025")
    expect(page.locator(f"{BOX} table")).to_contain_text("Donetsk")
    drawing = page.locator(f"{BOX} .control-map:visible")
    expect(drawing).to_have_count(1)
    if scheme == "light":
        assert LINK in driver.colours(drawing)
    assert driver.violations(page) == []
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0


def test_a_bad_file_is_refused_and_a_better_one_taken(page: Page, server: driver.Server, tmp_path: Path) -> None:
    bad = tmp_path / f"{'very_' * 20}long_name.geojson"
    bad.write_bytes(sound(tmp_path).read_bytes()[:100])
    page.set_viewport_size({"width": 320, "height": 900})
    open_file(page, server, bad)
    alert = page.locator(f"{BOX} [role=alert].own-fault")
    expect(alert).to_contain_text(f"{bad.name}: The file ends too early")
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0
    choose(page, sound(tmp_path, "better.geojson"))
    expect(page.locator(f"{BOX} h2")).to_contain_text("of the country is held")
    expect(alert).to_have_count(0)


def test_a_file_stays_with_the_reader_who_opened_it(
    open_page: Callable[..., Page], server: driver.Server, tmp_path: Path
) -> None:
    mine, other = open_page(), open_page()
    open_file(mine, server, sound(tmp_path))
    other.goto(f"{server.url}/map")
    driver.settle(other)
    other.get_by_text("Compare a file of your own").click()
    expect(other.locator(f"{BOX} input[type=file]")).to_be_attached(timeout=45_000)
    expect(other.locator(f"{BOX} .own-box")).to_have_count(0)
    expect(mine.locator(f"{BOX} .own-box")).to_have_count(1)


def test_two_files_are_laid_beside_each_other_and_stay_while_another_page_is_read(
    page: Page, server: driver.Server, tmp_path: Path
) -> None:
    open_file(page, server, sound(tmp_path, "a_01.03.2025.geojson"))
    assert page.locator(f"{BOX} [data-testid=stFileUploaderDropzoneInstructions]").count() > 0
    expect(page.locator(f"{BOX} [data-testid=stFileUploaderDropzoneInstructions]").first).to_be_hidden()
    later = tmp_path / "b_18.03.2025.kml"
    later.write_bytes(made.kml(made.placemark(shapely.box(32.5, 46, 38, 49))))
    page.locator(f"{BOX} input[type=file]").nth(1).set_input_files(later)
    heading = page.locator(f"{BOX} h2")
    expect(heading).to_contain_text("is held on 18 March 2025 than on 1 March 2025", timeout=45_000)
    driver.settle(page)
    found = heading.inner_text()
    assert driver.violations(page) == []
    expect(page.locator(f"{BOX} .own-changes .control-map:visible .own-gained")).to_have_count(1)
    with page.expect_download() as taken:
        page.get_by_text("Rows as CSV").last.click()
    assert "gained_km2" in taken.value.path().read_text("utf-8-sig")
    driver.visit(page, f"{server.url}/timeline")
    expect(page.locator(BOX)).to_have_count(0)
    driver.visit(page, f"{server.url}/map")
    expect(heading).to_have_text(found, timeout=45_000)
    expect(page.locator(f"{BOX} .own-kept-file")).to_have_count(2)
    page.get_by_role("button", name="Take it off").first.click()
    expect(heading).to_have_count(0)
    expect(page.locator(f"{BOX} .own-kept-file")).to_have_count(0)
