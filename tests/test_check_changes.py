"""The list of changes: optional, and each line can be followed to its table and its row."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.check.run import check_dossier
from parley.dossier.dossier import Dossier, open_dossier
from tests.dossiers import tiny_dossier

HEADER = "change_id,date,table,record,what,why\n"


def faults(folder: Path, line: str) -> list[tuple[str, int | None, str]]:
    checked = check_dossier(tiny_dossier(folder, rows={"changes": HEADER + line}))
    return [(fault.file, fault.row, fault.column) for fault in checked.faults]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "first,2021-06-01,,,All tables.,To begin.\n",
        "date,2021-06-02,events,closure,The month.,The register says so.\n",
        "pairs,2021-06-02,event_actors,,One pair.,It was missing.\n",
    ],
)
def test_sound_lines(tmp_path: Path, line: str) -> None:
    assert faults(tmp_path, line) == []


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("first,soon,,,All tables.,To begin.\n", "date"),
        ("first,2021-06-01,evnts,,All tables.,To begin.\n", "table"),
        ("first,2021-06-01,events,flood,The flood.,It was missing.\n", "record"),
        ("first,2021-06-01,,closure,The month.,The register says so.\n", "record"),
        ("first,2021-06-01,event_actors,closure,The pair.,It was missing.\n", "record"),
    ],
)
def test_a_line_that_cannot_be_followed_is_named(tmp_path: Path, line: str, column: str) -> None:
    assert faults(tmp_path, line) == [("data/changes.csv", 2, column)]


def test_a_dossier_without_changes_has_none(tiny: Dossier) -> None:
    assert tiny.changes.empty
    assert "why" in tiny.changes.columns


def test_the_projects_own_changes_stand_in_order_of_time(dossier: Dossier) -> None:
    assert len(dossier.changes) >= 5
    assert dossier.changes["date"].is_monotonic_increasing


def test_changes_are_read_as_written(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path, rows={"changes": HEADER + "first,2021-06-01,,,All tables.,To begin.\n"})
    assert open_dossier(folder).changes["what"].tolist() == ["All tables."]
