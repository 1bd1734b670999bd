"""Every page, without a browser: by default, on a full link, on a link with nonsense, with nothing left to show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from parley.ui.frame.site import PAGES
from tests.conftest import ROOT
from tests.dossiers import damage, tiny_dossier

PATHS = [info.path for info in PAGES]
FULL = {
    "actor": ["putin", "trump"],
    "match": "all",
    "from": "2014-01-01",
    "to": "2025-03-18",
    "place": "ukraine",
    "q": "call",
    "record": "event:call-2025-03-18",
}
NONSENSE = {
    "actor": ["nobody", "<script>alert(1)</script>"],
    "match": "some",
    "from": "soon",
    "to": "2025-02-30",
    "place": "atlantis",
    "topic": "weather",
    "q": "\\*[(",
    "record": "planet:mars",
    "asof": "9999-99-99",
    "view": "sideways",
    "article": "none",
    "evidence": "none",
}
NOTHING = {"actor": ["starmer", "peskov"], "match": "all"}


def opened(path: str, params: Mapping[str, str | list[str]] | None = None) -> AppTest:
    """A page as a reader's link opens it, without an exception."""
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in (params or {}).items():
        at.query_params[name] = value
    at.run()
    if path:
        at.switch_page(f"pages/{path}.py").run()
    assert not at.exception, at.exception
    return at


def words(at: AppTest) -> str:
    """All text that the page wrote as HTML."""
    return " ".join(element.proto.body for element in at.get("html"))


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("params", [{}, FULL, NONSENSE, NOTHING], ids=["default", "full", "nonsense", "nothing"])
def test_a_page_opens_on_any_link(path, params):
    said = words(opened(path, params))
    assert said.count("<h1>") == 1
    assert "of 22 events" in said


@pytest.mark.parametrize("path", PATHS)
def test_pages_agree_on_the_number_of_events(path):
    assert "<b>9</b> of 22 events" in words(opened(path, {"actor": "putin"}))


def test_nonsense_is_answered_with_words():
    said = words(opened("", NONSENSE))
    for left_out in ("nobody", "atlantis", "weather", "planet:mars", "soon", "2025-02-30"):
        assert f"<b>{left_out}</b> " in said
    assert "<script>" not in said
    assert "&lt;script&gt;" in said


def test_an_unknown_page_is_named():
    assert "<b>/nowhere</b> is no page here" in words(opened("", {"unknown": "nowhere"}))


def unfolded(path: str, params: Mapping[str, str | list[str]]) -> AppTest:
    """A page with the filters' fields unfolded, as a reader's click on the bar does it."""
    at = opened(path, params)
    at.session_state["filterbox"] = True
    at.run()
    assert not at.exception, at.exception
    return at


def test_fields_wait_until_they_are_asked_for():
    at = opened("", FULL)
    assert not at.multiselect
    assert not at.date_input
    assert not at.text_input


def test_widgets_follow_the_address():
    at = unfolded("", FULL)
    assert at.multiselect(key="actor").value == ["putin", "trump"]
    assert at.multiselect(key="place").value == ["ukraine"]
    assert at.multiselect(key="topic").value == []
    assert (at.date_input(key="from").value, at.date_input(key="to").value) == (date(2014, 1, 1), date(2025, 3, 18))
    assert at.text_input(key="q").value == "call"
    assert at.segmented_control(key="match").value == "all"


def test_a_choice_sets_the_address():
    at = unfolded("", {})
    at.multiselect(key="actor").set_value(["starmer"]).run()
    assert at.query_params["actor"] == "starmer"
    assert "<b>1</b> of 22 events" in words(at)
    at.multiselect(key="actor").set_value([]).run()
    assert "actor" not in at.query_params


def test_days_and_words_set_the_address_and_leave_it():
    at = unfolded("", {})
    at.date_input(key="from").set_value(date(2025, 3, 10)).run()
    at.text_input(key="q").set_value("Crimea").run()
    assert (at.query_params["from"], at.query_params["q"]) == ("2025-03-10", "Crimea")
    assert "from 10 March 2025" in words(at)
    at.date_input(key="from").set_value(None).run()
    at.text_input(key="q").set_value("").run()
    assert {"from", "q"}.isdisjoint(at.query_params)


def test_any_or_all_sets_the_address_unless_it_is_the_default():
    at = unfolded("", {"actor": ["putin", "trump"]})
    at.segmented_control(key="match").set_value("all").run()
    assert at.query_params["match"] == "all"
    at.segmented_control(key="match").set_value("any").run()
    assert "match" not in at.query_params


def test_folding_the_fields_away_keeps_what_is_asked():
    at = unfolded("", {"actor": "putin", "from": "2025-03-01", "q": "call"})
    at.session_state["filterbox"] = False
    at.run()
    assert not at.multiselect
    assert at.query_params == {"actor": "putin", "from": "2025-03-01", "q": "call"}


def test_a_word_to_the_reader_can_be_put_away():
    at = opened("", {"actor": "nobody"})
    at.button(key="dismiss").click().run()
    assert "is not an actor here" not in words(at)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another newsroom's dossier, served in place of ours."""
    folder = tiny_dossier(tmp_path)
    monkeypatch.setenv("PARLEY_DOSSIER", str(folder))
    return folder


@pytest.mark.parametrize("path", PATHS)
def test_another_dossier_has_its_own_dashboard(elsewhere, path):
    said = words(opened(path))
    assert "of 2 events" in said
    assert "Putin" not in said


@pytest.mark.parametrize("path", PATHS)
def test_faults_stand_on_the_page_and_the_rest_still_shows(elsewhere, path):
    damage(elsewhere, "events", 2, "date", "2021-13")
    said = words(opened(path))
    assert "in the tables" in said
    assert "events.csv" in said
    assert "2021-13" in said
    assert "of 1 events" in said


def test_a_folder_without_tables_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("PARLEY_DOSSIER", str(tmp_path))
    for path in PATHS:
        assert "datapackage.json" in words(opened(path))
