"""A column that only one dossier's contract knows: contract and CSV alone make it appear in panel, table and file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from parley.check.run import check_dossier
from parley.dossier.dossier import Dossier, open_dossier
from parley.dossier.own_columns import own_column_names
from parley.evidence.record import describe_record
from parley.ui.frame.view_state import read_view
from parley.ui.timeline.downloads import TIMELINE_OFFER
from tests.dossiers import tiny_dossier

CONTRACT, EVENTS = "data/datapackage.json", "data/events.csv"


@pytest.fixture
def widened(tmp_path: Path) -> Path:
    """A dossier whose events carry how many were there, a column that the program has never heard of."""
    folder = tiny_dossier(tmp_path)
    contract = json.loads((folder / CONTRACT).read_text(encoding="utf-8"))
    (events,) = (resource for resource in contract["resources"] if resource["name"] == "events")
    field = {"name": "people_there", "title": "People there", "type": "integer", "constraints": {"minimum": 0}}
    events["schema"]["fields"].append(field)
    (folder / CONTRACT).write_text(json.dumps(contract), encoding="utf-8")
    header, *rows = (folder / EVENTS).read_text(encoding="utf-8").splitlines()
    cells = [f"{row},{count}" for row, count in zip(rows, ("", "300"), strict=True)]
    (folder / EVENTS).write_text("\n".join([f"{header},people_there", *cells]) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def dossier_of_its_own(widened: Path) -> Dossier:
    return open_dossier(widened)


def test_the_check_holds_it_against_the_dossiers_own_contract(widened: Path) -> None:
    assert check_dossier(widened).faults == ()
    text = (widened / EVENTS).read_text(encoding="utf-8")
    (widened / EVENTS).write_text(text.replace(",300", ",many"), encoding="utf-8")
    assert any(f.column == "people_there" and "whole number" in f.problem for f in check_dossier(widened).faults)


def test_the_panel_shows_it_by_its_title(dossier_of_its_own: Dossier) -> None:
    facts = describe_record(dossier_of_its_own, "event:reopening", dossier_of_its_own.as_of).facts
    assert ("People there", "300") in [(fact.label, fact.words) for fact in facts]
    empty = describe_record(dossier_of_its_own, "event:closure", dossier_of_its_own.as_of).facts
    assert "People there" not in [fact.label for fact in empty]


def test_the_files_carry_it(dossier_of_its_own: Dossier) -> None:
    view, _ = read_view(dossier_of_its_own, "timeline", {}, served=True)
    files = TIMELINE_OFFER.files_of(view)
    assert files
    (table,) = (file for file in files.files if file.ending == "csv")
    rows = list(csv.DictReader(io.StringIO(table.make().decode("utf-8-sig"), newline="")))
    assert {row["id"]: row["people_there"] for row in rows if row["kind"] == "event"} == {
        "closure": "",
        "reopening": "300",
    }


def test_a_dossier_without_such_columns_shows_none(dossier: Dossier) -> None:
    assert own_column_names(dossier, "events", "statements", "actors", "territories", "control") == []
