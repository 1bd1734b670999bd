"""The map's second layer, run as a plain host runs it: the address, the reference's figures, the day, the claim."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import streamlit as st

from tests.dossiers import tiny_dossier
from tests.nodes import html as words
from tests.nodes import opened as open_page

opened = partial(open_page, "map")


def test_the_layer_shows_the_references_figures_and_says_whose() -> None:
    test = opened(layer="share")
    said = words(test)
    assert "Assessed share · as of 18 March 2025" in said
    assert "A reference assesses 18.5% of Ukraine as occupied" in said
    assert "not from an article" in said
    assert "holds Crimea" not in said


@pytest.mark.parametrize("layer", ["", "control"])
def test_control_is_the_default(layer: str) -> None:
    said = words(opened(**({"layer": layer} if layer else {})))
    assert "Control map · as of 18 March 2025" in said


def test_an_unknown_layer_is_left_out_with_a_word() -> None:
    said = words(opened(layer="weather"))
    assert "weather" in said
    assert "Control map" in said


def test_a_day_after_the_articles_is_marked() -> None:
    said = words(opened(layer="share", asof="2026-07-31"))
    assert "After the article’s day, 18 March 2025" in said
    assert "After the article’s day" not in words(opened(layer="share"))


def test_a_day_between_assessments_names_the_one_it_is_taken_from() -> None:
    said = words(opened(layer="share", asof="2025-03-10"))
    assert "28 February 2025" in said
    assert "last assessment up to the day asked for" in said


@pytest.mark.parametrize(
    ("asof", "shown"), [("2014-03-18", "23 February 2022"), ("2031-01-01", "31 July 2026")], ids=["before", "after"]
)
def test_a_day_the_shares_do_not_reach_is_moved_with_a_word(asof: str, shown: str) -> None:
    said = words(opened(layer="share", asof=asof))
    assert f"The map shows {shown}" in said
    assert f"as of {shown}" in said


@pytest.mark.parametrize("record", ["territory:donetsk", "territory:crimea", "territory:zaporizhzhia-npp", "event:war"])
def test_a_record_opens_on_either_layer(record: str) -> None:
    for layer in ("control", "share"):
        assert words(opened(layer=layer, record=record))


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another dossier, without shares, claim or geometry."""
    monkeypatch.setenv("PARLEY_DOSSIER", str(tiny_dossier(tmp_path)))
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.mark.usefixtures("elsewhere")
def test_a_dossier_without_shares_says_so_and_shows_control() -> None:
    said = words(opened(layer="share"))
    assert "has no assessed shares" in said
    assert "Control map" in said
