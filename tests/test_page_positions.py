"""The positions page, run as a plain host runs it."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.dossiers import damage, read_rows, tiny_dossier, write_rows
from tests.nodes import drawn
from tests.nodes import html as words
from tests.nodes import opened as open_page

opened = partial(open_page, "positions")


def trees(test: AppTest) -> dict[str, str]:
    """What each component is given, as JSON text, by its key."""
    return {key: json.dumps(data, ensure_ascii=False) for key, data in drawn(test).items()}


def tree(test: AppTest, key: str) -> str:
    """One component's data, as text."""
    return next((data for name, data in trees(test).items() if name.endswith(key)), "")


def crowded(folder: Path, number: int) -> Path:
    """A dossier with so many voices more, each with one statement of its own."""
    tiny_dossier(folder)
    actors, statements, evidence = (read_rows(folder, name) for name in ("actors", "statements", "evidence"))
    for i in range(number):
        actors.append([f"voice-{i}", f"Voice {i}", "Organization", "", "", "town", str(i + 3), "", ""])
        row = dict(zip(statements[0], statements[1], strict=True))
        statements.append(list((row | {"statement_id": f"said-{i}", "actor_id": f"voice-{i}"}).values()))
        for kind, key in (("actor", f"voice-{i}"), ("statement", f"said-{i}")):
            proof = dict(zip(evidence[0], evidence[3], strict=True))
            evidence.append(
                list((proof | {"evidence_id": f"ev-{key}", "target_type": kind, "target_id": key}).values())
            )
    for name, rows in (("actors", actors), ("statements", statements), ("evidence", evidence)):
        write_rows(folder, name, rows)
    return folder


def test_by_default_the_finding_stands_above_all_statements():
    test = opened()
    assert "<h1>On territory and NATO membership the sides clash; ceasefire hangs on conditions</h1>" in words(test)
    assert tree(test, "positions").count("said-cell") == 30
    assert json.loads(tree(test, "positions_motion"))["selected"] == ""


def test_a_full_link_opens_a_statement_among_those_it_leaves():
    test = opened(
        actor="putin", from_="2025-01-01", to="2025-03-18", topic="ceasefire", record="statement:putin-ceasefire"
    )
    assert tree(test, "positions").count("said-cell") == 1
    panel = tree(test, "evidence")
    assert "Statement 1 of 1" in panel
    assert "he supported the truce" in panel
    assert json.loads(tree(test, "positions_motion"))["selected"] == "statement:putin-ceasefire"


def test_a_choice_leaves_the_picture_as_it_was():
    before, after = trees(opened()), trees(opened(record="statement:putin-ceasefire"))
    assert before["positions"] == after["positions"]
    assert len(after["positions_motion"]) < 100


def test_nonsense_is_left_out_with_a_word():
    test = opened(view="sideways", record="statement:never", topic="weather")
    said = words(test)
    assert "<b>sideways</b> is no choice" in said
    assert "<b>statement:never</b> is no record" in said
    assert tree(test, "positions").count("said-cell") == 30


def test_an_empty_result_says_why():
    test = opened(q="zzzz")
    assert "<h1>No statement fits the filters</h1>" in words(test)
    assert "No statement fits “zzzz”." in tree(test, "positions")
    assert "there is no call, meeting or visit" in tree(test, "positions")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another newsroom's dossier, served in place of ours."""
    monkeypatch.setenv("PARLEY_DOSSIER", str(tmp_path))
    return tiny_dossier(tmp_path)


def test_another_dossier_has_its_own_voices(elsewhere):
    test = opened()
    assert "<h1>Only Ada Marsh is heard, on one proposal</h1>" in words(test)
    assert "The quay is safe" in tree(test, "positions")


def test_a_dossier_without_statements_says_so(elsewhere):
    write_rows(elsewhere, "statements", read_rows(elsewhere, "statements")[:1])
    write_rows(elsewhere, "evidence", [row for row in read_rows(elsewhere, "evidence") if row[0] != "ev-safe"])
    test = opened()
    assert "<h1>No statement is in the tables</h1>" in words(test)
    assert "hold no statements" in tree(test, "positions")


@pytest.mark.parametrize(("column", "value"), [("stance", "sideways"), ("actor_id", "nobody"), ("date", "2021-99")])
def test_a_damaged_row_is_a_fault_and_the_rest_shows(elsewhere, column, value):
    damage(elsewhere, "statements", 2, column, value)
    said = words(opened())
    assert "statements.csv" in said
    assert value in said


def test_hostile_words_are_shown_as_words(elsewhere):
    damage(elsewhere, "statements", 2, "summary", "<img src=x onerror=alert(1)> [a](javascript:alert(1))")
    assert "<img src=x onerror=alert(1)>" in json.loads(tree(opened(), "positions"))["node"].__repr__()


def test_many_voices_stand_behind_a_link(tmp_path, monkeypatch):
    monkeypatch.setenv("PARLEY_DOSSIER", str(crowded(tmp_path, 30)))
    some, every = opened(), opened(view="all")
    assert "Show all 31 voices" in tree(some, "positions")
    assert tree(some, "positions").count("columnheader") == 9
    assert tree(every, "positions").count("columnheader") == 32
    assert "Show the eight voices with most statements" in tree(every, "positions")


def test_many_contacts_are_counted_in_pairs_and_the_busiest_drawn(tmp_path, monkeypatch):
    folder = crowded(tmp_path, 12)
    events, parts, evidence = (read_rows(folder, name) for name in ("events", "event_actors", "evidence"))
    for i in range(40):
        own = {"event_id": f"meeting-{i}", "kind": "consult", "date": f"20{i % 20:02d}"}
        events.append(list((dict(zip(events[0], events[1], strict=True)) | own).values()))
        proof = {"evidence_id": f"ev-meeting-{i}", "target_id": f"meeting-{i}"}
        evidence.append(list((dict(zip(evidence[0], evidence[1], strict=True)) | proof).values()))
        parts += [[f"meeting-{i}", f"voice-{i % 12}", "participant"], [f"meeting-{i}", f"voice-{i % 5}", "participant"]]
    for name, rows in (("events", events), ("event_actors", parts), ("evidence", evidence)):
        write_rows(folder, name, rows)
    monkeypatch.setenv("PARLEY_DOSSIER", str(folder))
    test = opened()
    assert tree(test, "positions").count("pair-count") > 8
    assert tree(test, "positions").count('"tie"') == 8
    assert "left out of the drawing" in tree(test, "positions")
    assert "match=all" in tree(test, "positions")
