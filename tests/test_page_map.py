"""The map page, run as a plain host runs it: the day, the two drawings, and a dossier without geometry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from parley.figures.markup import text_from_node
from tests.dossiers import tiny_dossier
from tests.nodes import html as words
from tests.nodes import opened as open_page
from tests.nodes import words as tree_words

opened = partial(open_page, "map")


def switches(test: AppTest) -> str:
    """The row of switches as the browser gets it."""
    (found,) = [each.proto for each in test.get("bidi_component") if "map-switches" in each.proto.json]
    return str(found.json)


def zoomable(test: AppTest) -> int:
    """How many WebGL maps the page draws."""
    return len(test.get("deck_gl_json_chart"))


@pytest.mark.parametrize(
    ("asof", "kicker", "headline"),
    [
        ("", "as of 18 March 2025", "Russia holds Crimea in full and four more regions in part"),
        ("2014-03-18", "as of 18 March 2014", "Russia holds Crimea in full<"),
        ("2015-01-01", "as of 1 January 2015", "Crimea in full and Donetsk and Luhansk in part"),
    ],
)
def test_the_day_of_the_link_is_the_day_of_the_page(asof: str, kicker: str, headline: str) -> None:
    said = words(opened(**({"asof": asof} if asof else {})))
    assert kicker in said
    assert headline in said


@pytest.mark.parametrize(
    ("asof", "shown"), [("1999-01-01", "18 March 2014"), ("2031-05-06", "18 March 2025")], ids=["before", "after"]
)
def test_a_day_the_tables_do_not_reach_is_moved_with_a_word(asof: str, shown: str) -> None:
    said = words(opened(asof=asof))
    assert f"The map shows {shown}" in said
    assert f"as of {shown}" in said


def test_statuses_that_only_a_reference_gives_are_counted_apart() -> None:
    assert "Five of six statuses rest on the article’s words, one on a reference." in words(opened())
    first = words(opened(asof="2014-03-18"))
    assert "The one status of this day rests on the article’s words." in first
    assert "on a reference" not in first


def test_a_link_chooses_the_drawing() -> None:
    assert zoomable(opened()) == 0
    assert zoomable(opened(view="zoom")) == 1
    assert zoomable(opened(view="sideways")) == 0


@pytest.mark.parametrize(("view", "other"), [("", "map?actor=putin&asof=2014-05-11&view=zoom"),
                                             ("zoom", "map?actor=putin&asof=2014-05-11")])  # fmt: skip
def test_the_way_to_the_other_drawing_keeps_filters_and_day(view: str, other: str) -> None:
    params = {"actor": "putin", "asof": "2014-05-11"} | ({"view": view} if view else {})
    assert f'"href": "{other}"' in switches(opened(**params))


def test_both_choices_stand_in_one_row_and_say_what_is_on() -> None:
    row = json.loads(switches(opened(view="zoom")))["node"]
    on = {text_from_node(link) for pair in row[2:] for link in pair[2:] if "aria-current" in link[1]}
    assert on == {"Control", "Zoomable map"}


def test_shares_have_one_drawing_and_only_who_asks_for_another_is_told() -> None:
    assert "flat map only" in switches(opened(layer="share", view="zoom"))
    row = switches(opened(layer="share"))
    assert "Zoomable map" not in row
    assert "flat map only" not in row
    assert zoomable(opened(layer="share", view="zoom")) == 0
    assert '"href": "map?layer=share"' in switches(opened(view="zoom"))


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another dossier, without geometry, in a process that has not yet drawn the map of ours."""
    monkeypatch.setenv("PARLEY_DOSSIER", str(tiny_dossier(tmp_path)))
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.mark.parametrize("view", ["", "zoom"])
@pytest.mark.usefixtures("elsewhere")
def test_without_geometry_the_page_says_so(view: str) -> None:
    test = opened(**({"view": view} if view else {}))
    assert "This dossier has no geometry" in words(test)
    assert zoomable(test) == 0


def test_a_filter_that_leaves_no_event_in_any_place_says_so_once() -> None:
    told = tree_words(opened(q="troops"), "places")
    assert told.count("None of the events shown happened in one of these places.") == 1
    assert "0 events" not in told
