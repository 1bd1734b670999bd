"""Files of other tools become suggested rows, each with a report; what can't be understood is left with a reason."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.cli.application import run_command_line
from parley.desk.imports import table_file
from parley.desk.imports.registry import import_file
from parley.desk.imports.stated_days import StatedDayError, build_edtf_day, read_stated_day
from parley.desk.imports.suggested import ImportFileError, Suggestions, list_blank_columns
from parley.desk.new_dossier import create_dossier
from parley.words.dates import parse_date_span
from tests import own_files as made

ARTICLE = """Talks open at the lake

Two delegations met at the lake on Tuesday. Both said that they would stay.

They would stay until Friday, one of them said. Nobody signed anything.
"""
ADDRESS = "https://paper.example/talks"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An invented dossier with one article and one actor."""
    create_dossier(tmp_path / "dossier", "", date(2024, 5, 7))
    place = tmp_path / "dossier"
    (place / "seeds").mkdir(exist_ok=True)
    (place / "seeds/talks.txt").write_text(ARTICLE, encoding="utf-8")
    digest = hashlib.sha256(ARTICLE.encode()).hexdigest()
    append(place, "sources", source_id="talks", kind="article", title="Talks open at the lake", publisher="The Paper",
           url=ADDRESS, language="en", path="seeds/talks.txt", sha256=digest)  # fmt: skip
    append(place, "actors", actor_id="lake-council", name="Lake Council", schema="PublicBody", description="A council.")
    append(place, "aliases", alias="The Council", target_type="actor", target_id="lake-council", kind="name")
    append(place, "events", event_id="talks-open", headline="Talks open", label="Talks", description="They open.")
    return place


def append(folder: Path, table: str, **cells: str) -> None:
    """A row at a table's end."""
    path = folder / f"data/{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, header, restval="", lineterminator="\n").writerow(cells)


def run(folder: Path, name: str, content: str | bytes) -> Suggestions:
    """A file of this content imported."""
    path = folder.parent / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return import_file(folder, path)[1]


def written(folder: Path, stem: str, table: str) -> list[dict[str, str]]:
    """The rows of a suggested table."""
    with (folder / f"suggestions/{stem}/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def outcomes(found: Suggestions) -> list[tuple[int, str, str]]:
    """What became of each row, with the reason."""
    return [(each.row, each.outcome, each.why) for each in found.report]


# TimelineJS

HEAD = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Type,Group,Colour"


def sheet(*rows: str) -> str:
    """A sheet of these rows."""
    return "\n".join([HEAD, *rows])


def test_a_slide_becomes_an_event_with_its_evidence_and_every_column(folder: Path) -> None:
    run(
        folder,
        "talks.csv",
        sheet("2025,3,18,,2025,3,20,,Mid March,Talks at the lake,Two met.,https://x.example,,Lake,red"),
    )
    event = written(folder, "talks", "events")[0]
    assert event["event_id"] == "talks-at-the-lake"
    assert event["date"] == "2025-03-18/2025-03-20"
    assert (event["date_words"], event["date_basis"], event["status"]) == ("Mid March", "reference", "happened")
    assert event["label"] == "Talks at the|lake"
    assert (event["timeline_media"], event["timeline_group"], event["timeline_colour"]) == (
        "https://x.example",
        "Lake",
        "red",
    )
    evidence = written(folder, "talks", "evidence")[0]
    assert (evidence["target_id"], evidence["place"]) == ("talks-at-the-lake", "row 2")
    assert evidence["source_id"] == written(folder, "talks", "sources")[0]["source_id"]
    assert written(folder, "talks", "report")[-1]["record"] == "event:talks-at-the-lake"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("2025,2,30,,,,,,,A,,,,,", "There is no 30 February 2025."),
        ("2025,13,,,,,,,,A,,,,,", "There is no month 13."),
        ("2025,,4,,,,,,,A,,,,,", "There is a day (4) and no month."),
        ("soon,,,,,,,,,A,,,,,", "The year “soon” is no number."),
        (",,,,,,,,Some day,A,,,,,", "It has no year."),
        ("2025,3,18,,2024,1,1,,,A,,,,,", "It ends (2024-01-01) before it begins (2025-03-18)."),
        ("2025,3,18,,,,,,,,,,,,", "It has neither headline nor text."),
        (",,,,,,,,,Welcome,,,title,,", "A title slide is no event."),
        ("2020,,,,2021,,,,,Years,,,era,,", "A period needs a first and a last day, of this era one is not told."),
    ],
)
def test_a_row_that_cannot_be_taken_is_left_with_the_reason(row: str, why: str, folder: Path) -> None:
    found = run(folder, "sheet.csv", sheet(row, "2025,1,,,,,,,,Kept,,,,,"))
    assert (2, "left", why) in outcomes(found)
    assert [each["headline"] for each in found.tables["events"]] == ["Kept"]


def test_what_is_written_unusually_is_read_and_told(folder: Path) -> None:
    found = run(folder, "sheet.csv", sheet("2025.0,March,3.0,10:30,,,,,,<b>Talks</b> &amp; more,,,,,"))
    event = found.tables["events"][0]
    assert (event["date"], event["headline"]) == ("2025-03-03", "Talks & more")
    assert "10:30" in event["date_note"]
    assert {each.column for each in found.report if each.outcome == "changed"} == {"Year", "Time", "Headline"}


def test_an_era_of_days_becomes_a_period(folder: Path) -> None:
    found = run(folder, "sheet.csv", sheet("2025,1,1,,2025,2,1,,,Winter talks,,,era,,", "2025,1,1,,,,,,,A,,,,,"))
    period = {"period_id": "winter-talks", "label": "Winter talks", "start": "2025-01-01", "end": "2025-02-01"}
    assert found.tables["periods"] == [period]


def test_the_json_of_timelinejs_is_read_like_its_sheet(folder: Path) -> None:
    slide = {"start_date": {"year": "2025", "month": "3", "day": 18}, "text": {"headline": "A", "text": "<p>B</p>"}}
    found = run(folder, "a.json", json.dumps({"title": {"text": {"headline": "T"}}, "events": [slide]}))
    assert [(each["date"], each["description"]) for each in found.tables["events"]] == [("2025-03-18", "B")]


def test_columns_spelt_otherwise_are_read_and_told_and_the_first_version_is_refused(folder: Path) -> None:
    found = run(folder, "a.csv", "year,HEADLINE\n2025,A\n")
    assert found.tables["events"][0]["date"] == "2025"
    assert [each.column for each in found.report if each.row == 1] == ["year", "HEADLINE"]
    with pytest.raises(ImportFileError, match="first version of TimelineJS"):
        run(folder, "b.csv", "Start Date,Headline\n3/18/2025,A\n")


def test_two_events_of_one_name_and_one_that_the_dossier_has_get_ids_of_their_own(folder: Path) -> None:
    rows = ["2025,,,,,,,,,Talks open,,,,,"] * 3
    found = run(folder, "a.csv", sheet(*rows))
    assert [each["event_id"] for each in found.tables["events"]] == ["talks-open-2", "talks-open-3", "talks-open-4"]


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_every_day_of_parts_is_read_back(day: date) -> None:
    edtf, changed = build_edtf_day(str(day.year), str(day.month), str(day.day))
    assert parse_date_span(edtf).earliest == day
    assert not changed


# ACLED and UCDP

ACLED_HEAD = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,country,admin1,location,latitude,longitude,geo_precision,source,notes,fatalities,tags"
)


def acled(*rows: str) -> str:
    """An export of these rows."""
    return "\n".join([ACLED_HEAD, *rows])


def acled_row(number: int = 1, day: str = "18 March 2025", precision: str = "1", kind: str = "Armed clash") -> str:
    """An invented row."""
    return (
        f"LAK{number},{day},2025,{precision},Political violence,Battles,{kind},The Council,Guards; Scouts,1,"
        "Hill Band,,3,Lakeland,North,Ford,-4.5,12.25,1,A paper,They met at the ford.,3,"
    )


def test_an_acled_row_becomes_an_event_with_actors_place_and_every_column(folder: Path) -> None:
    found = run(folder, "acled.csv", acled(acled_row()))
    event = written(folder, "acled", "events")[0]
    assert (event["event_id"], event["date"], event["kind"]) == ("lak1-ford", "2025-03-18", "assault")
    assert {f"acled_{name}" for name in ACLED_HEAD.split(",")} <= set(event)
    assert event["acled_fatalities"] == "3"
    assert [each["name"] for each in found.tables["actors"]] == ["Guards", "Scouts", "Hill Band"]
    parts = written(folder, "acled", "event_actors")
    assert [each["actor_id"] for each in parts] == ["lake-council", "guards", "scouts", "hill-band"]
    assert {each["role"] for each in parts} == {"participant"}
    place = written(folder, "acled", "territories")[0]
    assert (place["name"], place["latitude"], place["longitude"], place["geo_precision"]) == (
        "Ford",
        "-4.5",
        "12.25",
        "city",
    )
    assert written(folder, "acled", "evidence")[0]["place"] == "LAK1"
    assert list_blank_columns(found)["actors"] == ["side", "position"]


@pytest.mark.parametrize(
    ("precision", "edtf", "words"),
    [
        ("1", "2025-03-18", "18 March 2025"),
        ("2", "[2025-03-15..2025-03-21]", "about 18 March 2025, within a week"),
        ("3", "2025-03", "in March 2025"),
    ],
)
def test_precision_of_time_becomes_edtf_and_words(precision: str, edtf: str, words: str, folder: Path) -> None:
    event = run(folder, "a.csv", acled(acled_row(precision=precision))).tables["events"][0]
    assert (event["date"], event["date_words"]) == (edtf, words)
    parse_date_span(edtf)


def test_rows_of_conflict_data_that_cannot_be_taken_say_why(folder: Path) -> None:
    rows = [
        acled_row(1),
        acled_row(1),
        acled_row(2, "03/04/2025"),
        acled_row(3, "2025-02-30"),
        acled_row(4, kind="Other"),
    ]
    found = run(folder, "a.csv", acled(*rows))
    left = {(row, why) for row, outcome, why in outcomes(found) if outcome == "left"}
    assert left == {
        (3, "A row before has this id."),
        (4, "“03/04/2025” may begin with the day or the month: write it as 2025-03-18."),
        (5, "There is no 30 February 2025."),
    }
    assert (6, "changed", "No kind of event fits it: choose one.") in outcomes(found)


UCDP_HEAD = (
    "id,year,type_of_violence,conflict_name,dyad_name,side_a,side_b,where_prec,where_coordinates,adm_1,country,latitude,"
    "longitude,date_prec,date_start,date_end,deaths_a,deaths_b,best,high,low,source_headline"
)


@pytest.mark.parametrize(
    ("precision", "end", "edtf"),
    [
        ("1", "2025-03-18 00:00:00.000", "2025-03-18"),
        ("1", "2025-03-20", "2025-03-18/2025-03-20"),
        ("4", "2025-03-31", "[2025-03-18..2025-03-31]"),
    ],
)
def test_a_ucdp_row_becomes_an_event(precision: str, end: str, edtf: str, folder: Path) -> None:
    days = f"{precision},2025-03-18,{end}"
    row = f"77,2025,1,Lake war,A - B,Lake Council,Hill Band,4,Ford,North,Lakeland,4.5,12,{days},1,2,3,4,3,Shots"
    found = run(folder, "ged.csv", f"{UCDP_HEAD}\n{row}\n")
    event = found.tables["events"][0]
    assert (event["date"], event["description"], event["ucdp_best"]) == (edtf, "Shots", "3")
    assert found.tables["territories"][0]["kind"] == "region"
    assert [each["actor_id"] for each in found.tables["event_actors"]] == ["lake-council", "hill-band"]


# Maps


def test_features_with_name_and_day_become_events_with_places(folder: Path) -> None:
    properties = [{"name": "Ford taken", "date": "2025-03-18", "dead": 3}, {"name": "Hill"}, {"date": "2025-03-18"}]
    shapes = [made.shapely.Point(36, 48), made.shapely.Point(36, 48), made.shapely.Point(36, 48)]
    found = run(folder, "map.geojson", made.geojson(*shapes, properties=properties))
    assert [(each["date"], each["map_dead"]) for each in found.tables["events"]] == [("2025-03-18", "3.0")]
    assert found.tables["territories"][0]["latitude"] == "48.000000"
    assert [row for row, outcome, _ in outcomes(found) if outcome == "left"] == [2, 3]


def test_placemarks_with_a_time_span_become_events(folder: Path) -> None:
    when = "<name>Siege</name><TimeSpan><begin>2025-03-01</begin><end>2025-03-18</end></TimeSpan>"
    found = run(folder, "map.kml", made.kml(made.placemark(inside=when)))
    assert found.tables["events"][0]["date"] == "2025-03-01/2025-03-18"
    assert (1, "changed", "A point inside stands for it.") in outcomes(found)


# Annotations


def annotation(exact: str, body: str = "event:talks-open", source: str = ADDRESS, **context: str) -> dict[str, object]:
    """An annotation of words."""
    selector = {"type": "TextQuoteSelector", "exact": exact, **context}
    return {
        "id": "urn:1",
        "body": {"type": "TextualBody", "value": body},
        "target": {"source": source, "selector": selector},
    }


def test_annotations_become_evidence_where_their_words_stand(folder: Path) -> None:
    items = [
        annotation("Two delegations met at the lake"),
        annotation("they would stay", prefix="Both said that "),
        annotation("Two armies met at the lake on Tuesday"),
        annotation("would stay"),
        annotation("Nobody signed", source="https://other.example/"),
        annotation("Nobody signed anything", body="<p>For event:unknown</p>", source="http://www.paper.example/talks/?utm_x=1#p2"),
    ]  # fmt: skip
    found = run(folder, "notes.json", json.dumps({"type": "AnnotationCollection", "first": {"items": items}}))
    rows = written(folder, "notes", "evidence")
    assert [(each["exact"][:13], each["target_id"]) for each in rows] == [
        ("Two delegatio", "talks-open"), ("they would st", "talks-open"), ("Nobody signed", "")]  # fmt: skip
    left = {row: why for row, outcome, why in outcomes(found) if outcome == "left"}
    assert "like them is: “Two delegations met at the lake on Tuesday." in left[3]
    assert "several times" in left[4]
    assert left[5] == "No article of the dossier has this address."


def test_an_export_of_hypothesis_is_read(folder: Path) -> None:
    quote = {"type": "TextQuoteSelector", "exact": "Nobody signed anything"}
    target = {"source": ADDRESS, "selector": [{"type": "RangeSelector"}, quote]}
    row = {"uri": ADDRESS, "text": "See event:talks-open", "tags": ["talks"], "target": [target]}
    found = run(folder, "h.json", json.dumps({"rows": [row]}))
    assert found.tables["evidence"][0]["target_id"] == "talks-open"
    assert found.tables["evidence"][0]["annotation_tags"] == "talks"


# Files


def test_cells_that_a_spreadsheet_would_compute_are_guarded_and_numbers_are_not(folder: Path) -> None:
    run(folder, "a.csv", sheet('2025,,,,,,,,,"=HYPERLINK(1)",,,,,') + "\n" + "2024,,,,,,,,,A,-4.5,,,,")
    assert [each["headline"] for each in written(folder, "a", "events")] == ["'=HYPERLINK(1)", "A"]
    assert written(folder, "a", "events")[1]["description"] == "-4.5"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_sheets_are_read_in_any_encoding_and_separator(encoding: str, separator: str, folder: Path) -> None:
    words = "Переговори біля озера почалися у вівторок вранці"
    text = f"Year,Month,Headline\n2025,3,{words}\n".replace(",", separator)
    assert run(folder, "a.csv", text.encode(encoding)).tables["events"][0]["headline"] == words


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.csv", "a,b,c\n1,2,3\n", "a table with the columns a, b, c"),
        ("a.bin", b"\x00\x01\x02", "no file that can be told"),
        ("a.csv", "Year,Headline,Year\n2025,A,2026\n", "row 1 has two columns “Year”"),
        ("a.csv", "Year,Headline\n2025,A,B,C\n", "row 2 has 4 cells, the header 2"),
        ("a.kml", "<kml><Document/></kml>", "no placemarks"),
        ("a.zip", made.zipped({"../a.geojson": b"{}"}), "path outside itself"),
    ],
)
def test_a_file_that_cannot_be_imported_leaves_nothing(
    name: str, content: str | bytes, problem: str, folder: Path
) -> None:
    with pytest.raises(ImportFileError, match=problem):
        run(folder, name, content)
    assert not list(folder.glob("suggestions/*"))


def test_too_many_rows_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_file, "MAX_ROWS", 3)
    with pytest.raises(ImportFileError, match="more than 3 rows"):
        run(folder, "a.csv", sheet(*["2025,,,,,,,,,A,,,,,"] * 4))


def test_a_second_import_stands_beside_the_first_and_data_stay_as_they_are(folder: Path) -> None:
    before = {path: path.read_bytes() for path in (folder / "data").rglob("*") if path.is_file()}
    for _ in range(2):
        run(folder, "a.csv", sheet("2025,,,,,,,,,A,,,,,"))
    assert sorted(path.name for path in (folder / "suggestions").iterdir()) == ["a", "a-2"]
    assert before == {path: path.read_bytes() for path in (folder / "data").rglob("*") if path.is_file()}


@pytest.mark.parametrize("text", ["2025-03-18", "2025-03-18T10:00Z", "18 March 2025", "18 Mar 2025", "March 18, 2025",
                                  "18.03.2025", "2025/3/18"])  # fmt: skip
def test_days_are_read_as_exports_write_them(text: str) -> None:
    assert read_stated_day(text) == date(2025, 3, 18)


@given(st.text())
def test_no_text_does_worse_than_being_no_day(text: str) -> None:
    with contextlib.suppress(StatedDayError):
        assert read_stated_day(text)


def test_the_command_says_what_became_of_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder.parent / "sheet.csv"
    path.write_text(sheet("2025,2,30,,,,,,,A,,,,,", "2025,3,1,,,,,,,B,,,,,"), encoding="utf-8")
    assert run_command_line(["import", str(path), "--dossier", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "1 rows taken, 0 with a cell changed, 1 left" in said
    assert "left, 1 ×: Year: There is no 30 February 2025." in said
    assert "To fill in, as the file does not say it: kind in events.csv" in said
    assert run_command_line(["import", str(folder / "none.csv"), "--dossier", str(folder), "--json"]) == 1
    assert "No such file" in json.loads(capsys.readouterr().out)["problem"]


KEYS = [
    "events",
    "title",
    "eras",
    "text",
    "headline",
    "start_date",
    "year",
    "month",
    "media",
    "target",
    "source",
    "selector",
    "type",
    "exact",
    "items",
    "rows",
    "body",
    "tags",
    "features",
    "geometry",
    "properties",
]
NAMES = st.sampled_from(KEYS) | st.text(max_size=5)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)
DEEP = ['{"items":' * 3000 + "1" + "}" * 3000, "[" * 100_000, '{"events":' * 500 + "[]" + "}" * 500]
STARTS = [b"", b"{", b"[", b"PK\x03\x04", b"<kml>", b"Year,Headline\n"]


@pytest.fixture(scope="module")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier for many generated files."""
    place = tmp_path_factory.mktemp("generated") / "dossier"
    create_dossier(place, "", date(2024, 5, 7))
    append(place, "sources", source_id="talks", kind="article", url=ADDRESS, path="seeds/talks.txt")
    (place / "seeds").mkdir(exist_ok=True)
    (place / "seeds/talks.txt").write_text(ARTICLE, encoding="utf-8")
    return place


@settings(max_examples=40, deadline=None)
@given(content=JSON)
def test_no_json_does_worse_than_being_refused(content: object, shared_folder: Path) -> None:
    with contextlib.suppress(ImportFileError):
        run(shared_folder, "generated.json", json.dumps({"target": ADDRESS, "events": [content], "items": content}))
    with contextlib.suppress(ImportFileError):
        run(shared_folder, "generated.json", json.dumps(content))
    annotations = [
        {"target": content},
        {"target": {"source": ADDRESS, "selector": content}, "body": content, "tags": content},
    ]
    with contextlib.suppress(ImportFileError):
        run(shared_folder, "generated.json", json.dumps(annotations))


@pytest.mark.parametrize("deep", DEEP)
def test_json_nested_too_deeply_is_refused(deep: str, folder: Path) -> None:
    with pytest.raises(ImportFileError):
        run(folder, "deep.json", deep)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.lists(st.text(max_size=6), min_size=15, max_size=15), max_size=4))
def test_no_sheet_does_worse_than_having_rows_left(rows: list[list[str]], shared_folder: Path) -> None:
    path = shared_folder.parent / "generated.csv"
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        csv.writer(file).writerows([HEAD.split(","), *rows])
    with contextlib.suppress(ImportFileError):
        found = import_file(shared_folder, path)[1]
        filled = [number for number, row in enumerate(rows, 2) if any(cell.strip() for cell in row)]
        assert {each.row for each in found.report if each.outcome in ("taken", "left")} == set(filled)


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300), start=st.sampled_from(STARTS))
def test_no_bytes_do_worse_than_being_refused(data: bytes, start: bytes, shared_folder: Path) -> None:
    with contextlib.suppress(ImportFileError):
        run(shared_folder, "generated.bin", start + data)
