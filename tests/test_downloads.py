"""The downloads on the map's page: what is offered, under which names, and that nothing is made before it is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
import streamlit as st

from parley.dossier.dossier import Dossier
from parley.dossier.geometry import read_base_map
from parley.selection.selection import Selection, select_records
from parley.ui.frame.view_state import ViewState
from parley.ui.map import downloads as map_downloads
from parley.ui.parts import downloads

DAY = date(2025, 3, 18)


@pytest.fixture
def here(dossier: Dossier) -> ViewState:
    """The map's page without filters."""
    return view(dossier, Selection())


def view(dossier: Dossier, selection: Selection, record: str = "") -> ViewState:
    """The map's page under filters, with a record."""
    return ViewState("map", dossier, selection, select_records(dossier, selection), record, {}, False)


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict]:
    """The buttons that a page offers, by file name."""
    found: dict[str, dict] = {}

    def button(words: str, make: Callable[[], bytes], *, file_name: str, **options: object) -> None:
        found[file_name] = {"words": words, "make": make, **options}

    monkeypatch.setattr(st, "download_button", button)
    return found


def test_four_files_are_offered_and_say_what_they_are(here, offered):
    downloads.offer(here, map_downloads.MAP)
    assert {name: (button["words"], button["mime"]) for name, button in offered.items()} == {
        "control-map.csv": ("Rows as CSV", "text/csv"),
        "control-map.svg": ("Map as SVG", "image/svg+xml"),
        "control-map.png": ("Map as PNG", "image/png"),
        "control-map.geojson": ("Areas as GeoJSON", "application/geo+json"),
    }


def test_nothing_is_made_before_it_is_asked_and_the_page_stays(here, offered, monkeypatch):
    monkeypatch.setattr(map_downloads, "svg_of", lambda *_: pytest.fail("drawn before anybody asked"))
    monkeypatch.setattr(map_downloads, "rows_of", lambda *_: pytest.fail("computed before anybody asked"))
    downloads.offer(here, map_downloads.MAP)
    assert {button["on_click"] for button in offered.values()} == {"ignore"}


def test_each_button_makes_its_kind_of_file(here, offered):
    downloads.offer(here, map_downloads.MAP)
    made = {name.rpartition(".")[2]: button["make"]() for name, button in offered.items()}
    assert made["csv"].decode("utf-8-sig").startswith("as_of,territory_id,")
    assert ElementTree.fromstring(made["svg"]).tag.endswith("svg")
    assert made["png"].startswith(b"\x89PNG")
    assert made["geojson"].startswith(b'{"type":"FeatureCollection"')


def test_without_geometry_only_rows_are_offered(tiny, offered):
    downloads.offer(view(tiny, Selection()), map_downloads.MAP, lambda: pytest.fail("asked before a click"))
    assert [name.rpartition(".")[2] for name in offered] == ["csv"]


def test_the_caption_names_the_finding_the_day_the_article_and_the_licences(here):
    said = map_downloads.caption_of(here)
    assert said.title == "Russia holds Crimea in full and four more regions in part"
    assert said.kicker == "Control map · as of 18 March 2025"
    assert "Egypt Daily News, “Trump and Putin Discuss Ukraine War as U.S. Pushes for Ceasefire”" in said.source
    assert "Creative Commons Attribution 4.0" in said.licence
    assert "Natural Earth" in said.source
    assert said.filters == ""


def test_filters_stand_in_the_caption_and_in_the_address(dossier):
    said = map_downloads.caption_of(view(dossier, Selection(places=("crimea",))))
    assert said.filters == "Filters: Crimea"
    assert "place=crimea" in said.address


def test_a_contract_that_cannot_be_read_leaves_the_tables_licence_out(here, tmp_path):
    assert downloads.licence(replace(here.dossier, folder=tmp_path)) == ""


def test_the_picture_has_the_days_statuses_the_filter_and_the_chosen_place(dossier):
    here = view(dossier, Selection(places=("donetsk",)), "territory:donetsk")
    base = read_base_map(dossier.geometry)
    root = ElementTree.fromstring(map_downloads.svg_of(here, base, map_downloads.caption_of(here)))
    units = {node.get("data-territory"): node for node in root.iter() if node.get("class") == "unit"}
    assert units["crimea"].get("data-off") == ""
    assert units["donetsk"].get("data-off") is None
    chosen = {node.get("data-territory") for node in root.iter() if node.get("data-chosen") is not None}
    assert chosen == {"donetsk"}


def test_the_key_has_the_classes_of_the_day_only(dossier):
    key = [words for _, words in map_downloads.key_of(dossier, {"annexed", "rest", "site"})]
    assert key == ["occupied and annexed", "rest of the country", "Zaporizhzhia nuclear power plant"]
