"""What the share line is told, what a browser calls a view, and a page that shows its figure alone."""

from __future__ import annotations

from datetime import date

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from parley.figures.markup import text_from_node
from parley.selection.selection import Selection
from parley.ui.embed.figures import FIGURES
from parley.ui.frame import sharing
from parley.ui.frame.site import PAGES
from parley.ui.frame.titles import browser_title
from tests.nodes import attributes, drawn, html, opened

SCRIPTS = {info.path: info.path or "overview" for info in PAGES}


def test_the_citation_names_source_and_filters(dossier):
    told = sharing.told(dossier, Selection(actors=("putin",), start=date(2025, 3, 1)), "map", True)
    assert told["cite"] == (
        "Parley, The Trump–Putin call of 18 March 2025. Source: Egypt Daily News. "
        "Filters: Vladimir Putin; from 1 March 2025."
    )
    assert "Filters" not in str(sharing.told(dossier, Selection(), "map", True)["cite"])


def test_the_frame_names_a_small_page_only_where_there_is_one(dossier):
    assert sharing.told(dossier, Selection(), "data", True)["figure"] == ""
    for page in SCRIPTS.keys() - {"data"}:
        told = sharing.told(dossier, Selection(), page, True)
        assert str(told["figure"]).removeprefix("embed/") in FIGURES
        assert bool(told["needs"]) == (page == "reader")
        assert sharing.told(dossier, Selection(), page, False)["figure"] == ""


def test_a_frame_is_as_high_as_what_is_left_to_show(dossier, tiny):
    assert sharing.height(dossier, Selection(), "timeline") == sharing.MOST
    assert sharing.height(tiny, Selection(), "timeline") < sharing.MOST
    assert sharing.height(tiny, Selection(), "positions") < sharing.height(dossier, Selection(), "positions")


@pytest.mark.parametrize("path", SCRIPTS)
def test_every_page_can_be_shared(path):
    told = drawn(opened(SCRIPTS[path]))["sharing"]
    assert told["cite"].startswith("Parley, ")


def test_a_title_names_page_day_filters_and_what_is_chosen(dossier, tiny):
    day = dossier.as_of
    site = dossier.title
    assert browser_title(dossier, "", Selection(), "", day) == f"Overview · {site}"
    assert browser_title(dossier, "map", Selection(), "", date(2015, 1, 1)) == f"Map, 1 January 2015 · {site}"
    filtered = Selection(actors=("putin",), words="troops")
    assert browser_title(dossier, "timeline", filtered, "", day) == f"Timeline: Vladimir Putin, “troops” · {site}"
    many = Selection(actors=("putin", "trump", "starmer", "peskov"))
    assert browser_title(dossier, "timeline", many, "", day).startswith(
        "Timeline: Vladimir Putin, Donald Trump, 2 more"
    )
    chosen = browser_title(tiny, "timeline", Selection(), "event:reopening", tiny.as_of)
    assert chosen == "The mayor reopens the harbour · Timeline · The harbour of Lindow"
    assert browser_title(tiny, "reader", Selection(), "", tiny.as_of, {"article": "story"}).startswith(
        "The harbour reopens · Reader"
    )
    passage = browser_title(tiny, "reader", Selection(), "", tiny.as_of, {"article": "story", "evidence": "ev-closure"})
    assert passage.startswith("The board closes the harbour · Reader")


def test_a_shared_day_after_the_tables_still_has_a_title(dossier):
    said = browser_title(dossier, "map", Selection(), "territory:crimea", date(2026, 1, 1))
    assert said.startswith("Crimea: occupied and annexed · Map, 1 January 2026")


@pytest.fixture
def framed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that says `embed=true`."""
    monkeypatch.setattr(type(st.context), "is_embedded", property(lambda self: True))


def said(test: AppTest) -> str:
    """What the figure's node says."""
    return text_from_node(drawn(test)["embedded"]["node"])


@pytest.mark.usefixtures("framed")
@pytest.mark.parametrize("path", [path for path in SCRIPTS if path != "data"])
def test_in_a_frame_a_page_shows_one_figure_and_the_way_to_the_whole(path):
    test = opened(SCRIPTS[path], actor="putin")
    assert set(drawn(test)) == {"page_js", "embedded"}
    assert 'class="masthead"' not in html(test)
    assert not test.multiselect
    assert html(test).count("<h1>") == 1
    assert "9 of 22 events: Vladimir Putin" in said(test)
    node = drawn(test)["embedded"]["node"]
    page = path or "map"
    assert [href for href in attributes(node, "href") if href.startswith(page) and "actor=putin" in href]


@pytest.mark.usefixtures("framed")
def test_in_a_frame_the_data_page_shows_the_coverage_alone():
    test = opened("data", actor="putin")
    assert set(drawn(test)) == {"page_js", "embedded"}
    assert html(test).count("<h1>") == 1
    assert "All 23 sentences support a record" in said(test)
    assert 'href="data?actor=putin"' in html(test)


@pytest.mark.usefixtures("framed")
def test_in_a_frame_the_page_and_the_small_page_say_the_same():
    told = said(opened("map", asof="2015-01-01"))
    assert "As of 1 January 2015" in told
    assert "The same" in told


@pytest.mark.usefixtures("framed")
def test_in_a_frame_an_empty_result_and_nonsense_are_said():
    assert "No event fits" in html(opened("timeline", actor=["starmer", "peskov"], match="all"))
    assert "<b>nobody</b> is not an actor here" in html(opened("map", actor="nobody"))
