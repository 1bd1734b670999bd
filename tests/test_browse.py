"""Looking through the tables: they are found, sorted and told as their files have them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from parley.dossier import browse
from parley.dossier.dossier import Dossier, open_dossier
from tests.conftest import ROOT
from tests.dossiers import ROWS, damage, tiny_dossier

REAL = open_dossier(ROOT)
TABLES = browse.list_table_names(REAL)


def ids(dossier: Dossier, table: str, **options: str) -> list[str]:
    return list(browse.select_table_rows(dossier, table, **options)[browse.table_id_column(dossier, table)])


def test_rows_are_those_of_the_file_cell_by_cell(tiny: Dossier) -> None:
    assert browse.list_table_names(tiny) == list(ROWS)
    rows = browse.select_table_rows(tiny, "territories")
    assert rows.to_dict("records")[0]["area_km2"] == "1.5"
    assert list(rows.index) == [2]


def test_all_that_is_looked_for_must_stand_in_a_row(tiny: Dossier) -> None:
    assert ids(tiny, "events", find="HARBOUR opens") == ["reopening"]
    assert ids(tiny, "events", find='"harbour opens"') == ["reopening"]
    assert ids(tiny, "events", find="harb*") == ["closure", "reopening"]
    assert ids(tiny, "events", find="weather") == []
    assert ids(tiny, "events", find='"reopening The mayor"') == [], "no phrase reaches from one cell into the next"


def test_ids_narrow_a_table(tiny: Dossier) -> None:
    assert list(browse.select_table_rows(tiny, "events", only={"closure"})["event_id"]) == ["closure"]


def test_numbers_are_sorted_by_value_and_empty_cells_come_last(tmp_path: Path) -> None:
    rows = "side_id,label,position,hue,shape\na,A,10,,\nb,B,9,red,\nc,C,2,blue,\n"
    dossier = open_dossier(tiny_dossier(tmp_path, rows={"sides": rows}))
    assert ids(dossier, "sides", order="position") == ["c", "b", "a"]
    assert ids(dossier, "sides", order="hue") == ["c", "b", "a"]
    assert ids(dossier, "sides", order="-hue") == ["b", "c", "a"]
    assert ids(dossier, "sides", order="nothing") == ["a", "b", "c"]


@given(st.sampled_from(TABLES), st.data())
def test_sorting_and_looking_lose_and_double_nothing(table: str, data: st.DataObject) -> None:
    column = data.draw(st.sampled_from([each.name for each in browse.list_table_columns(REAL, table)]))
    find = data.draw(st.sampled_from(["", "putin", "2022*", '"', "…"]))
    every = browse.select_table_rows(REAL, table)
    for order in (column, f"-{column}"):
        rows = browse.select_table_rows(REAL, table, order=order, find=find)
        assert rows.index.is_unique
        assert rows.equals(every.loc[rows.index])
        if find in ("", '"', "…"):
            assert len(rows) == len(every)


def test_a_row_with_a_fault_is_not_looked_at(tmp_path: Path) -> None:
    damage(tiny_dossier(tmp_path), "events", 2, "date", "2021-13")
    assert ids(open_dossier(tmp_path), "events") == ["reopening"]


def test_every_column_of_the_projects_own_tables_is_explained() -> None:
    for table in TABLES:
        assert browse.table_description(REAL, table)
        assert all(each.description for each in browse.list_table_columns(REAL, table))
