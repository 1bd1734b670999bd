"""Tables are read strictly, and what cannot be read as meant is named by its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.tables.contract import ContractError, missing_column_faults
from parley.tables.faults import Fault
from parley.tables.reading import read_contract, read_tables
from tests.dossiers import ROWS, read_rows, tiny_dossier, write_contract, write_rows

EVENTS = "data/events.csv"


def faults_of(folder: Path) -> list[Fault]:
    return read_tables(folder, read_contract(folder))[1]


def events_of(folder: Path) -> list[str]:
    return list(read_tables(folder, read_contract(folder))[0]["events"]["event_id"])


def rewrite(folder: Path, old: bytes, new: bytes, file: str = EVENTS) -> None:
    raw = (folder / file).read_bytes()
    assert old in raw
    (folder / file).write_bytes(raw.replace(old, new))


def test_cells_are_text_and_empty_ones_are_empty(tmp_path: Path) -> None:
    tables, faults = read_tables(tiny_dossier(tmp_path), read_contract(tmp_path))
    assert faults == []
    assert set(tables) == set(ROWS)
    assert tables["events"]["event_id"].to_dict() == {2: "closure", 3: "reopening"}
    assert tables["events"].index.name == "row"
    assert tables["actors"]["position"].tolist() == ["2", "1"]
    assert tables["actors"]["part_of"].tolist() == ["", ""]
    assert {str(kind) for kind in tables["events"].dtypes} == {"str"}


def test_words_that_look_like_nothing_stay_words(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path)
    rewrite(folder, b"The harbour is closed.", b"NA")
    assert read_tables(folder, read_contract(folder))[0]["events"].at[2, "description"] == "NA"


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_rows_are_counted_as_an_editor_counts_lines(tmp_path: Path, ending: bytes) -> None:
    folder = tiny_dossier(tmp_path)
    rewrite(folder, b"The harbour is closed.", b'"The harbour\nis ""closed"".\n"')
    rewrite(folder, b"\nreopening", b"\n\nreopening")
    rewrite(folder, b"\n", ending)
    events = read_tables(folder, read_contract(folder))[0]["events"]
    assert events["event_id"].to_dict() == {2: "closure", 6: "reopening"}


def test_windows_bytes_are_named_by_row_column_and_byte(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path)
    rewrite(folder, b"The harbour opens again.", "The café opens.".encode("cp1252"))
    (fault,) = faults_of(folder)
    assert (fault.file, fault.row, fault.column, fault.value) == (EVENTS, 3, "description", "The café opens.")
    assert "0xE9" in fault.problem
    assert events_of(folder) == ["closure", "reopening"]


def test_utf16_cannot_be_read(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path)
    (folder / EVENTS).write_bytes(ROWS["events"].encode("utf-16"))
    (fault,) = faults_of(folder)
    assert (fault.file, fault.row) == (EVENTS, 1)
    assert "UTF-16" in fault.problem
    assert events_of(folder) == []


def test_a_byte_order_mark_is_a_fault_but_the_rows_are_read(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path)
    (folder / EVENTS).write_bytes(b"\xef\xbb\xbf" + (folder / EVENTS).read_bytes())
    (fault,) = faults_of(folder)
    assert (fault.file, fault.row) == (EVENTS, 1)
    assert "BOM" in fault.problem
    assert events_of(folder) == ["closure", "reopening"]


@pytest.mark.parametrize(("delimiter", "name"), [(b";", "semicolons"), (b"\t", "tabs")])
def test_other_delimiters_are_a_fault_but_the_rows_are_read(tmp_path: Path, delimiter: bytes, name: str) -> None:
    folder = tiny_dossier(tmp_path)
    rewrite(folder, b",", delimiter)
    (fault,) = faults_of(folder)
    assert (fault.file, fault.row) == (EVENTS, 1)
    assert fault.value.startswith("event_id")
    assert name in fault.problem
    assert events_of(folder) == ["closure", "reopening"]


@pytest.mark.parametrize(
    ("raw", "problem"), [(b"", "empty"), (b"\n\n", "empty"), (b"\xef\xbb\xbf", "empty"), (None, "no such file")]
)
def test_an_empty_or_missing_file_leaves_an_empty_table(tmp_path: Path, raw: bytes | None, problem: str) -> None:
    folder = tiny_dossier(tmp_path)
    (folder / EVENTS).unlink() if raw is None else (folder / EVENTS).write_bytes(raw)
    fault = faults_of(folder)[-1]
    assert (fault.file, fault.row) == (EVENTS, None)
    assert problem in fault.problem
    tables, _ = read_tables(folder, read_contract(folder))
    assert tables["events"].empty
    assert list(tables["events"].columns) == ROWS["events"].partition("\n")[0].split(",")
    assert len(tables["actors"]) == 2


def test_a_folder_in_place_of_a_table_is_a_fault(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path)
    (folder / EVENTS).unlink()
    (folder / EVENTS).mkdir()
    assert [(fault.file, fault.row) for fault in faults_of(folder)] == [(EVENTS, None)]


def test_a_missing_column_leaves_the_rows_unless_each_needs_it(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path)
    rows = read_rows(folder, "events")
    write_rows(folder, "events", [row[:3] + row[4:] for row in rows])
    (fault,) = faults_of(folder)
    assert (fault.file, fault.row, fault.column) == (EVENTS, 1, "description")
    assert events_of(folder) == ["closure", "reopening"]
    write_rows(folder, "events", [row[1:] for row in rows])
    (fault,) = faults_of(folder)
    assert (fault.file, fault.row, fault.column) == (EVENTS, 1, "event_id")
    assert events_of(folder) == []


def test_a_column_of_another_name_is_named_with_the_one_meant(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path)
    rewrite(folder, b",headline,", b",headlin,")
    extra, missing = faults_of(folder)
    assert (extra.file, extra.row, extra.column, extra.value) == (EVENTS, 1, "headlin", "headlin")
    assert "“headline”" in extra.remedy
    assert missing.column == "headline"


def test_a_column_too_many_and_one_that_stands_twice(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path)
    rows = read_rows(folder, "events")
    write_rows(folder, "events", [[*rows[0], "mood", "label"], *([*row, "glad", "other"] for row in rows[1:])])
    faults = faults_of(folder)
    assert [(fault.row, fault.column) for fault in faults] == [(1, "mood"), (1, "label")]
    events = read_tables(folder, read_contract(folder))[0]["events"]
    assert "mood" not in events
    assert events.at[2, "label"] == "Harbour|closed"


def test_columns_in_another_order_are_a_fault_and_read_by_name(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path)
    write_rows(folder, "events", [row[::-1] for row in read_rows(folder, "events")])
    (fault,) = faults_of(folder)
    assert (fault.file, fault.row) == (EVENTS, 1)
    assert "order" in fault.problem
    assert events_of(folder) == ["closure", "reopening"]


@pytest.mark.parametrize(("old", "new", "cells"), [(b",concede", b"", 10), (b",concede", b",one,more", 12)])
def test_a_row_too_short_or_too_long_is_named(tmp_path: Path, old: bytes, new: bytes, cells: int) -> None:
    folder = tiny_dossier(tmp_path)
    rewrite(folder, old, new)
    (fault,) = faults_of(folder)
    assert (fault.file, fault.row) == (EVENTS, 3)
    assert f"{cells} cells" in fault.problem
    assert fault.value.startswith("reopening,The mayor")


def test_a_row_of_empty_cells_is_named(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path)
    rewrite(folder, b"\nreopening", b"\n,,,,,,,,,,\nreopening")
    assert [(fault.file, fault.row, fault.problem) for fault in faults_of(folder)] == [(EVENTS, 3, "the row is empty.")]


def test_a_quotation_mark_that_never_closes_is_named_where_its_row_begins(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path)
    rewrite(folder, b"The harbour opens again.", b'"The harbour opens again.')
    (fault,) = faults_of(folder)
    assert (fault.file, fault.row) == (EVENTS, 3)
    assert "quotation mark" in fault.remedy
    assert events_of(folder) == ["closure"]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"{", "not JSON"),
        (b"[]", "an object"),
        (b'"data"', "an object"),
        (b"\xff{}", "not UTF-8"),
        (b"{}", "resources"),
        (b'{"resources": [7]}', "resources/0"),
        (b'{"resources": [{"name": "a", "path": "../a.csv"}]}', "not safe"),
        (b'{"resources": [{"name": "a", "path": "a.csv"}]}', "schema"),
        (b'{"resources": [{"name": "a", "path": "a.csv", "schema": {"fields": [{"name": "b", "type": "x"}]}}]}', "“x”"),
        (b'{"resources": [{"name": "a", "path": "a.csv", "schema": {"fields": []}}], "parley": 3}', "parley"),
        (b"[" * 100_000, "read"),
    ],
)
def test_a_contract_that_cannot_be_read_says_why(tmp_path: Path, raw: bytes, words: str) -> None:
    folder = tiny_dossier(tmp_path)
    (folder / "data/datapackage.json").write_bytes(raw)
    with pytest.raises(ContractError) as caught:
        read_contract(folder)
    assert words in str(caught.value).replace('"x"', "“x”")
    assert {fault.file for fault in caught.value.faults} == {"data/datapackage.json"}


def test_a_contract_without_a_table_or_a_column_says_which(tmp_path: Path) -> None:
    contract = read_contract(tiny_dossier(tmp_path))
    contract["resources"] = [table for table in contract["resources"] if table["name"] != "topics"]
    contract["resources"][0]["schema"]["fields"].pop(2)
    write_contract(tmp_path, contract)
    problems = [fault.problem for fault in missing_column_faults(read_contract(tmp_path))]
    assert problems == ["the contract has no table “topics”.", "table “sources” has no column “title”."]
    tables, _ = read_tables(tmp_path, contract)
    assert tables["topics"].empty
    assert "title" in tables["sources"]
