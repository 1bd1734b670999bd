"""The assessed shares as files: the rows of the day, the map with its key, always with the reference's credit."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
import streamlit as st

from parley.dossier.dossier import Dossier
from parley.dossier.geometry import read_base_map
from parley.results import share
from parley.selection.selection import Selection, select_records
from parley.ui.frame.view_state import ViewState
from parley.ui.map import share_downloads
from parley.ui.map import shares as share_view
from parley.ui.parts import downloads

DAY = date(2025, 3, 18)
CREDIT = "DeepState; cyterat"


def view(dossier: Dossier, record: str = "") -> ViewState:
    """The map's page with the layer of shares."""
    nothing = Selection()
    return ViewState("map", dossier, nothing, select_records(dossier, nothing), record, {"layer": "share"}, False)


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """What the buttons make, by file name."""
    found: dict[str, Callable[[], bytes]] = {}

    def button(words: str, make: Callable[[], bytes], *, file_name: str, **options: object) -> None:
        found[file_name] = make

    monkeypatch.setattr(st, "download_button", button)
    return found


def offer(dossier: Dossier, day: date = DAY, record: str = "") -> None:
    """Offer the files of a day."""
    here = view(dossier, record)
    downloads.offer(replace(here, own={**here.own, "asof": day.isoformat()}), share_view.SHARE)


def test_rows_carry_the_countrys_share_first_and_say_whose_they_are(dossier, offered):
    offer(dossier)
    text = offered["assessed-share-2025-03-18.csv"]().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert (rows[0]["place"], rows[0]["share_pct"], rows[0]["error_points"]) == ("Ukraine", "18.5", "0.2")
    known = {row["iso_3166_2"]: row for row in rows}
    assert known["UA-14"]["share_pct"] == "69.1"
    assert (known["UA-43"]["share_pct"], known["UA-43"]["error_points"]) == ("100", "")
    assert (known["UA-14"]["territory_id"], known["UA-63"]["territory_id"]) == ("donetsk", "")
    assert {row["known_from"] for row in rows} == {"reference"}
    assert all(CREDIT in row["source"] and "not figures of an article" in row["source"] for row in rows)
    assert {row["after_article"] for row in rows} == {"no"}


def test_what_lies_after_the_article_is_marked_in_every_file(dossier, offered):
    offer(dossier, date(2026, 7, 31))
    text = offered["assessed-share-2026-07-31.csv"]().decode("utf-8-sig")
    assert {row["after_article"] for row in csv.DictReader(io.StringIO(text))} == {"yes"}
    assert "after the article’s day, 18 March 2025" in offered["assessed-share-2026-07-31.svg"]().decode()


def test_the_picture_has_numbers_key_credit_and_the_chosen_place(dossier, offered):
    offer(dossier, record="territory:donetsk")
    svg = offered["assessed-share-2025-03-18.svg"]().decode()
    root = ElementTree.fromstring(svg)
    words = "".join(root.itertext())
    for said in ("69.1%", "over 50 to 75%", CREDIT, "A reference assesses 18.5%", "Natural Earth"):
        assert said in words.replace("\n", " "), said
    assert {node.get("data-territory") for node in root.iter() if node.get("data-chosen") is not None} == {"donetsk"}
    assert "color-mix" not in svg, "programs beside browsers do not mix colours"
    assert "var(" not in svg


def test_a_png_is_made_of_it(dossier, offered):
    offer(dossier)
    assert offered["assessed-share-2025-03-18.png"]().startswith(b"\x89PNG")


def test_without_an_assessment_there_is_nothing_to_take(dossier, tiny, offered):
    offer(tiny)
    offer(dossier, date(2020, 1, 1))
    assert offered == {}


def test_every_step_has_its_colour_in_the_file(dossier):
    here, shares = view(dossier), share.assessed_shares_on(dossier, DAY)
    said = share_downloads.caption_of(here, shares, CREDIT)
    svg = share_downloads.svg_of(here, read_base_map(dossier.geometry), shares, said)
    for number in range(1, 5):
        assert f'[data-step="{number}"] {{ fill: #' in svg
