"""Everything that is wrong with a dossier is named by its place, and the rest stays sound."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parley.check.evidence import QuoteFault
from parley.check.links import DependentFault
from parley.check.run import CheckResult, check_dossier
from parley.tables.contract import REQUIRED_COLUMNS
from parley.tables.faults import Fault
from parley.tables.reading import read_contract
from tests.dossiers import ARTICLE, LINES, ROWS, damage, read_rows, tiny_dossier, write_contract, write_rows

ROOT = Path(__file__).parents[1]


def named(checked: CheckResult) -> list[tuple[str, int | None, str, str]]:
    """Where each fault stands."""
    return [(fault.file.removeprefix("data/"), fault.row, fault.column, fault.value) for fault in checked.faults]


def only(checked: CheckResult, problem: str) -> Fault:
    """The one fault whose problem has these words."""
    (fault,) = [fault for fault in checked.faults if problem in fault.problem]
    return fault


def sound(checked: CheckResult, table: str) -> list[str]:
    """The first cells of a table's sound rows."""
    return checked.tables[table].iloc[:, 0].tolist()


def test_a_sound_dossier_has_no_faults_and_all_its_rows(tmp_path: Path) -> None:
    checked = check_dossier(tiny_dossier(tmp_path))
    assert checked.faults == ()
    assert {table: len(rows) for table, rows in checked.tables.items()} == LINES
    assert list(checked.articles) == ["story"]
    assert checked.contract["title"] == "The harbour of Lindow"


def test_anchors_stand_beside_the_evidence(tmp_path: Path) -> None:
    checked = check_dossier(tiny_dossier(tmp_path))
    evidence, anchors = checked.tables["evidence"], checked.anchors
    assert anchors.index.equals(evidence.index)
    text = checked.articles["story"].text
    for exact, start, end, kind in zip(
        evidence["exact"], anchors["start"], anchors["end"], anchors["kind"], strict=True
    ):
        if exact:
            assert (text[start:end], kind) == (exact, "exact")
    assert anchors.loc[evidence["source_id"].eq("register"), "kind"].tolist() == [""]
    assert anchors.loc[evidence["source_id"].eq("register"), "start"].isna().all()


def test_the_projects_own_dossier_is_sound() -> None:
    checked = check_dossier(ROOT)
    assert [str(fault) for fault in checked.faults] == []
    assert checked.articles
    assert len(checked.tables["evidence"])


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "problem"),
    [
        ("sides", 3, "position", "second", "not a whole number"),
        ("territories", 2, "latitude", "north", "not a number"),
        ("events", 3, "event_id", "Re-Opening", "wrong form"),
        ("events", 3, "event_id", "", "empty"),
        ("events", 3, "event_id", "closure", "row 2"),
        ("events", 3, "status", "hapened", "does not know"),
        ("events", 3, "date", "2021-02-30", "no such day"),
        ("events", 3, "date", "4 May 2021", "EDTF"),
        ("events", 3, "date", "2021-05/2021-04", "ends before it begins"),
        ("sources", 3, "published", "12021", "year"),
        ("statements", 2, "date_note", "", "nothing says how"),
        ("statements", 2, "actor_id", "mash", "no row with this id"),
        ("statements", 2, "topic_id", "weather", "no row with this id"),
        ("event_actors", 3, "actor_id", "nobody", "no row with this id"),
        ("actors", 3, "part_of", "town-hall", "no row with this id"),
        ("actors", 3, "part_of", "marsh", "back to the row itself"),
        ("aliases", 3, "target_id", "mash", "no row with this id"),
        ("aliases", 3, "target_type", "person", "does not know"),
        ("evidence", 4, "target_id", "quay-unsafe", "no row with this id"),
        ("evidence", 4, "target_type", "Statement", "does not know"),
        ("evidence", 4, "stance", "proves", "does not know"),
        ("evidence", 4, "source_id", "stroy", "no row with this id"),
        ("evidence", 8, "property", "area", "no such column"),
        ("evidence", 8, "place", "", "the place in it"),
        ("evidence", 5, "exact", "", "needs its words"),
        ("evidence", 5, "exact", "Captain Iris Holloway sails", "not in the article, nor anything close"),
        ("evidence", 4, "exact", "“The quay is not safe,” Marsh said.", "closest sentence"),
        ("evidence", 7, "exact", "harbour", "more than once"),
    ],
)
def test_a_cell_at_fault_is_named_and_its_row_left_out(
    tmp_path: Path, table: str, row: int, column: str, value: str, problem: str
) -> None:
    damage(tiny_dossier(tmp_path), table, row, column, value)
    checked = check_dossier(tmp_path)
    assert (f"{table}.csv", row, column, value) in named(checked)
    (fault,) = [f for f in checked.faults if (f.file, f.row, f.column) == (f"data/{table}.csv", row, column)]
    assert problem in fault.problem
    assert fault.remedy
    assert row not in checked.tables[table].index
    assert sound(checked, "sides")
    assert "closure" in sound(checked, "events")


def test_an_unknown_id_is_answered_with_the_nearest(tmp_path: Path) -> None:
    damage(tiny_dossier(tmp_path), "statements", 2, "actor_id", "mash")
    assert "“marsh”" in only(check_dossier(tmp_path), "no row with this id").remedy


def test_control_and_periods_that_end_before_they_begin(tmp_path: Path) -> None:
    damage(tiny_dossier(tmp_path), "control", 2, "valid_to", "2020")
    damage(tmp_path, "periods", 2, "end", "2021-02-01")
    checked = check_dossier(tmp_path)
    assert {("control.csv", 2, "valid_to", "2020"), ("periods.csv", 2, "end", "2021-02-01")} <= set(named(checked))
    assert sound(checked, "control") == []
    assert len(checked.tables["events"]) == 2


def test_an_end_in_the_month_of_the_beginning_is_no_fault(tmp_path: Path) -> None:
    damage(tiny_dossier(tmp_path), "control", 2, "valid_to", "2021-04")
    assert check_dossier(tmp_path).faults == ()


def test_rows_fall_with_what_they_rest_on_each_with_its_own_fault(tmp_path: Path) -> None:
    damage(
        tiny_dossier(tmp_path), "evidence", 3, "exact", "Mayor Ada Marsh reopened the harbour of Lindow on 5 May 2021."
    )
    checked = check_dossier(tmp_path)
    rows = {(fault.file.removeprefix("data/"), fault.row) for fault in checked.faults}
    assert rows == {
        ("evidence.csv", 3),
        ("events.csv", 3),
        ("event_actors.csv", 3),
        ("event_territories.csv", 3),
        ("statements.csv", 2),
        ("evidence.csv", 4),
        ("story.csv", 3),
        ("story.csv", 5),
    }
    assert "row 3 of data/evidence.csv" in only(checked, "its evidence has a fault").problem
    assert [fault.row for fault in checked.faults if not isinstance(fault, DependentFault)] == [3]
    assert "closure" in sound(checked, "events")
    assert "reopening" not in sound(checked, "events")
    assert sound(checked, "actors") == ["port-board", "marsh"]


@pytest.mark.parametrize(
    ("evidence", "table", "value"),
    [
        ("ev-closure", "events", "closure"),
        ("ev-safe", "statements", "quay-safe"),
        ("ev-marsh", "actors", "marsh"),
        ("ev-control", "control", "board-holds-harbour"),
    ],
)
def test_a_record_without_evidence_is_named(tmp_path: Path, evidence: str, table: str, value: str) -> None:
    rows = read_rows(tiny_dossier(tmp_path), "evidence")
    write_rows(tmp_path, "evidence", [row for row in rows if row[0] != evidence])
    checked = check_dossier(tmp_path)
    fault = only(checked, "no evidence supports it")
    assert (fault.file, fault.value) == (f"data/{table}.csv", value)
    assert value not in sound(checked, table)


def test_disputed_alone_is_not_supported(tmp_path: Path) -> None:
    damage(tiny_dossier(tmp_path), "evidence", 2, "stance", "disputes")
    assert only(check_dossier(tmp_path), "no evidence supports it").value == "closure"


def test_the_same_pair_twice_is_one_fault(tmp_path: Path) -> None:
    rows = read_rows(tiny_dossier(tmp_path), "event_actors")
    write_rows(tmp_path, "event_actors", [*rows, rows[1]])
    (fault,) = check_dossier(tmp_path).faults
    assert (fault.row, fault.value) == (4, "closure, port-board, initiator")
    assert "row 2" in fault.problem


def test_a_changed_quote_carries_the_stored_and_the_closest_words(tmp_path: Path) -> None:
    damage(tiny_dossier(tmp_path), "evidence", 4, "exact", "“The quay is not safe,” Marsh said.")
    (fault,) = [fault for fault in check_dossier(tmp_path).faults if isinstance(fault, QuoteFault)]
    assert fault.value == "“The quay is not safe,” Marsh said."
    assert fault.closest == "“The quay is safe,” Marsh said."


def test_a_changed_text_is_read_and_only_its_lost_quotes_fall(tmp_path: Path) -> None:
    changed = ARTICLE.replace("4 May", "5 May")
    (tiny_dossier(tmp_path) / "seeds/story.txt").write_text(changed, encoding="utf-8")
    checked = check_dossier(tmp_path)
    fault = only(checked, "has changed")
    assert (fault.file, fault.row, fault.column) == ("data/sources.csv", 2, "sha256")
    assert checked.articles["story"].text == changed
    assert sound(checked, "events") == ["closure"]
    assert "story" in sound(checked, "sources")


def test_a_text_that_changed_in_its_typography_alone_loses_nothing(tmp_path: Path) -> None:
    plain = ARTICLE.replace("“", '"').replace("”", '"')
    (tiny_dossier(tmp_path) / "seeds/story.txt").write_text(plain, encoding="utf-8")
    checked = check_dossier(tmp_path)
    assert [fault.column for fault in checked.faults] == ["sha256"]
    assert checked.anchors["kind"].eq("same").sum() == 1
    assert len(checked.tables["evidence"]) == LINES["evidence"]


@pytest.mark.parametrize(
    ("path", "raw", "problem"),
    [
        ("seeds/gone.txt", None, "no such file"),
        ("", None, "needs the path"),
        ("../outside.txt", b"words", "out of the dossier"),
        ("seeds/story.txt", "café".encode("cp1252"), "byte 3"),
        ("seeds", None, "cannot be read"),
    ],
)
def test_an_article_that_cannot_be_read_is_named(tmp_path: Path, path: str, raw: bytes | None, problem: str) -> None:
    folder = tiny_dossier(tmp_path / "dossier")
    if raw is not None:
        (folder / path).write_bytes(raw)
    damage(folder, "sources", 2, "path", path)
    checked = check_dossier(folder)
    fault = only(checked, problem)
    assert (fault.file, fault.row, fault.column, fault.value) == ("data/sources.csv", 2, "path", path)
    assert checked.articles == {}
    assert sound(checked, "sources") == ["register"]
    assert sound(checked, "territories") == ["harbour"]


def test_codes_of_regions_are_looked_up_where_there_is_a_map(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path)
    damage(folder, "territories", 2, "iso_3166_2", "XA-01 XA-99")
    assert check_dossier(folder).faults == ()
    (folder / "data/geo").mkdir()
    units = {"features": [{"properties": {"iso_3166_2": "XA-01"}}]}
    (folder / "data/geo/units.geojson").write_text(json.dumps(units), encoding="utf-8")
    fault = only(check_dossier(folder), "no such unit")
    assert (fault.file, fault.row, fault.column, fault.value) == ("data/territories.csv", 2, "iso_3166_2", "XA-99")


@pytest.mark.parametrize("raw", ["", "{}", "[]", '{"features": [{}]}', '{"features": 4}'])
def test_a_map_that_cannot_be_read_is_named(tmp_path: Path, raw: str) -> None:
    folder = tiny_dossier(tmp_path)
    (folder / "data/geo").mkdir()
    (folder / "data/geo/units.geojson").write_text(raw, encoding="utf-8")
    assert only(check_dossier(folder), "outlines cannot be read").file == "data/geo/units.geojson"


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("as_of", "yesterday", "as_of"),
        ("published_source", "register", "published_source"),
        ("outside", "none", "must be a list"),
        ("outside", ["none"], "must be an object"),
        ("outside", [{"source_id": "register", "sentence": 1, "reason": "x"}], "no article"),
        ("outside", [{"source_id": "story", "sentence": 99, "reason": "x"}], "no sentence"),
        ("outside", [{"source_id": "story", "sentence": "Never said.", "reason": "x"}], "no sentence"),
        ("outside", [{"source_id": "story", "sentence": 1, "reason": " "}], "no reason"),
    ],
)
def test_settings_of_the_contract_that_name_nothing(tmp_path: Path, key: str, value: object, problem: str) -> None:
    contract = read_contract(tiny_dossier(tmp_path))
    contract["parley"][key] = value
    write_contract(tmp_path, contract)
    checked = check_dossier(tmp_path)
    assert only(checked, problem).file == "data/datapackage.json"
    assert {table: len(rows) for table, rows in checked.tables.items()} == LINES


@pytest.mark.parametrize("table", sorted(ROWS))
def test_without_any_one_table_the_others_are_still_checked(tmp_path: Path, table: str) -> None:
    (tiny_dossier(tmp_path) / f"data/{table}.csv").unlink()
    checked = check_dossier(tmp_path)
    assert (f"{table}.csv", None, "", "") in named(checked)
    assert checked.tables[table].empty
    assert set(checked.tables) == set(ROWS)


def test_a_folder_that_is_no_dossier_is_a_fault(tmp_path: Path) -> None:
    checked = check_dossier(tmp_path / "nowhere")
    assert named(checked) == [("datapackage.json", None, "", "")]
    assert all(rows.empty for rows in checked.tables.values())
    assert set(checked.tables) == set(REQUIRED_COLUMNS)


def test_a_pattern_that_is_no_pattern_is_a_fault_of_its_table(tmp_path: Path) -> None:
    contract = read_contract(tiny_dossier(tmp_path))
    contract["resources"][1]["schema"]["fields"][1]["constraints"] = {"pattern": "("}
    write_contract(tmp_path, contract)
    assert only(check_dossier(tmp_path), "cannot be checked").file == "data/sides.csv"


def test_many_faults_are_all_told_in_order(tmp_path: Path) -> None:
    head, first, *_ = read_rows(tiny_dossier(tmp_path), "event_actors")
    write_rows(
        tmp_path, "event_actors", [head, first, *([f"gone-{number}", "marsh", "boss"] for number in range(1500))]
    )
    checked = check_dossier(tmp_path)
    assert len(checked.faults) == 3000
    assert list(checked.faults) == sorted(checked.faults, key=lambda fault: (fault.file, fault.row or 0, fault.column))
