"""The front page, run as a plain host runs it: the story in a minute, under any filter and for any dossier."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from parley.dossier.dossier import Dossier
from parley.figures.markup import is_element
from tests.conftest import ROOT
from tests.dossiers import damage, read_rows, tiny_dossier, without_table, write_rows
from tests.nodes import drawn, html, words
from tests.nodes import opened as open_page

opened = partial(open_page, "overview")

HOSTILE = "<script>alert(1)</script> and <img src=x onerror=alert(2)> $x^2$ :red[loud]"
ALONE = """
import sys
for name in ("plotly", "pydeck"):
    sys.modules[name] = None
from streamlit.testing.v1 import AppTest
test = AppTest.from_file({entry!r}, default_timeout=60).run()
assert not test.exception, test.exception
assert len(test.get("bidi_component")) > 4
"""


def links(node: Any) -> list[str]:
    """Every address in a drawn piece."""
    if not is_element(node):
        return []
    own = [node[1]["href"]] if node[0] == "a" else []
    return own + [address for child in node[2:] for address in links(child)]


def of_class(node: Any, name: str) -> list[Any]:
    """Every element of a class in a drawn piece."""
    if not is_element(node):
        return []
    own = [node] if name in node[1].get("class", "").split() else []
    return own + [found for child in node[2:] for found in of_class(child, name)]


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An invented dossier in place of ours."""
    monkeypatch.setenv("PARLEY_DOSSIER", str(tmp_path))
    return tiny_dossier(tmp_path)


def test_the_story_stands_on_the_page_as_the_table_has_it(dossier: Dossier) -> None:
    test = opened()
    said = dossier.story.groupby("kind")["text"].agg(list)
    assert said["headline"][0] in html(test)
    story = words(test, "front_story").replace("\u00a0", " ")
    assert all(text.rpartition(" ")[2] in story and text.rpartition(" ")[0] in story for text in said["clause"])
    assert all(text in words(test, "front_events") for text in said["fact"])
    assert all(text in words(test, "front_silences") for text in said["silence"])


def test_every_clause_and_fact_leads_to_its_sentence(dossier: Dossier) -> None:
    test = opened()
    ids = set(dossier.evidence["evidence_id"])
    for key, kind in (("front_story", "clause"), ("front_events", "fact")):
        node = drawn(test)[key]["node"]
        pieces = of_class(node, "clause") if kind == "clause" else of_class(node, "facts")[0][2:]
        assert len(pieces) == dossier.story["kind"].eq(kind).sum()
        for piece in pieces:
            (address,) = links(piece)
            assert address.startswith("reader?")
            assert address.partition("evidence=")[2] in ids


def test_links_carry_the_filters() -> None:
    test = opened(actor="putin")
    for key in ("front_story", "front_map_state", "front_events"):
        assert all("actor=putin" in address for address in links(drawn(test)[key]["node"]))
    assert all("actor=putin" in address for address in drawn(test)["front_map_state"]["links"].values())


def test_the_drawing_stays_the_same_under_any_filter(dossier: Dossier) -> None:
    plain, filtered = drawn(opened()), drawn(opened(actor="putin", place="crimea"))
    assert plain["front_map"] == filtered["front_map"]
    assert plain["front_map_state"]["off"] == []
    assert "crimea" not in filtered["front_map_state"]["off"]
    assert "donetsk" in filtered["front_map_state"]["off"]
    places = of_class(plain["front_map"]["node"], "control-map")
    assert len(places) == 2, "for desks and for phones"
    named = set(dossier.control["territory_id"])
    for drawing in places:
        assert {each[1].get("data-place") for each in drawing[2:] if each[0] == "a"} == named
        assert drawing[1]["role"] == "group"


def test_filters_mute_clauses_and_take_facts_off_and_the_page_says_how_many() -> None:
    test = opened(actor="putin")
    node = drawn(test)["front_story"]["node"]
    muted = len(of_class(node, "off"))
    assert 0 < muted < len(of_class(node, "clause"))
    assert "lines fit the filters" in words(test, "front_story")
    assert "of the five facts fit the filters" in words(test, "front_events")


def test_no_fact_left_is_said_too() -> None:
    said = words(opened(actor="starmer"), "front_events")
    assert "None of the five facts fits the filters" in said
    assert "One event is left" in said


def test_an_empty_result_says_why_and_keeps_the_story() -> None:
    test = opened(actor=["starmer", "peskov"], match="all")
    assert "No event fits" in words(test, "front_events")
    assert "None of the seven lines fits the filters" in words(test, "front_story")
    assert "No statement" in words(test, "front_story")


def test_a_record_in_the_link_opens_its_evidence() -> None:
    assert "evidence" not in drawn(opened())
    assert "spoke by phone on Tuesday" in words(opened(record="event:call-2025-03-18"), "evidence")


def test_where_they_stand_names_sides_and_words() -> None:
    said = words(opened(), "front_story")
    assert "Ukraine gives up territory for peace sides opposed" in said
    assert "Russia on conditions" in said
    assert "All 16 proposals" in said


def test_another_dossier_tells_its_own_story(served: Path) -> None:
    test = opened()
    assert "The harbour is open again; the board keeps it" in html(test)
    assert "The quay is safe." in words(test, "front_story")
    assert "One fact, with its sentence" in words(test, "front_events")
    assert "The same two events as a table" in words(test, "front_events")
    assert "Why the harbour was closed." in words(test, "front_silences")
    assert "Port Board holds Harbour of Lindow in full" in words(test, "front_map")


@pytest.mark.parametrize("empty", [True, False])
def test_a_dossier_without_a_story_shows_what_it_holds(served: Path, empty: bool) -> None:
    if empty:
        write_rows(served, "story", read_rows(served, "story")[:1])
    else:
        without_table(served, "story")
    test = opened()
    assert "The harbour of Lindow" in html(test)
    assert "Open the timeline" in words(test, "doors")
    assert "front_story" not in drawn(test)


def test_a_faulty_line_leaves_the_others(served: Path) -> None:
    damage(served, "story", 4, "target_id", "nowhere")
    test = opened()
    assert "story.csv" in html(test)
    assert "The mayor reopened the harbour;" in words(test, "front_story")
    assert "still holds all of it" not in words(test, "front_story")


def test_what_the_tables_say_reaches_the_page_as_text_only(served: Path) -> None:
    for row in (2, 3, 5, 6):
        damage(served, "story", row, "text", HOSTILE)
    damage(served, "topics", 2, "proposition", HOSTILE)
    test = opened()
    assert "<script>" not in html(test)
    assert "&lt;script&gt;" in html(test)
    for key in ("front_story", "front_events", "front_silences"):
        assert HOSTILE in words(test, key)
        assert "script" not in {each[0] for each in flat(drawn(test)[key]["node"])}


def flat(node: Any) -> list[Any]:
    """An element and all in it."""
    return [node, *(each for child in node[2:] for each in flat(child))] if is_element(node) else []


def test_statements_and_control_may_be_missing(served: Path) -> None:
    for table in ("statements", "control", "topics"):
        write_rows(served, table, read_rows(served, table)[:1])
    kept = [row for row in read_rows(served, "evidence") if row[6] not in ("statement", "control")]
    write_rows(served, "evidence", kept)
    test = opened()
    assert "Where they stand" not in words(test, "front_story")
    assert "front_map" not in drawn(test)


def test_events_without_dates_or_actors_are_still_counted(served: Path) -> None:
    for row in (2, 3):
        damage(served, "events", row, "date", "")
    write_rows(served, "event_actors", read_rows(served, "event_actors")[:1])
    said = words(opened(), "front_events")
    assert "None of the two events has a date" in said
    assert "nobody named" in said or "no side" in said
    assert "no date given" in said


def test_messages_stay_small() -> None:
    sizes = {str(each.proto.id).rpartition("-")[2]: each.proto.ByteSize() for each in opened().get("bidi_component")}
    assert sizes.pop("front_map") < 90_000, "sent once, then by its hash"
    assert sum(sizes.values()) < 30_000


def test_neither_chart_nor_map_library_is_needed() -> None:
    script = ALONE.format(entry=str(ROOT / "dashboard.py"))
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
