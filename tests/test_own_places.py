"""Tables of places by status: both forms, the day asked for, numbers as spreadsheets leave them."""

from __future__ import annotations

from datetime import date

import geopandas as gpd
import pytest

from parley.own_layer import layer as own_layer
from parley.own_layer import share as own_share
from parley.own_layer.layer import OwnLayer, OwnLayerError
from tests import own_files as made
from tests.conftest import ROOT

DAY = date(2025, 3, 18)
UNITS: gpd.GeoDataFrame = gpd.read_file(ROOT / "data/geo/units.geojson")
HEAD = "geonameid,date,status_wiki,status,longitude,latitude"
ROWS = [
    "1,20250317,A,A,37.8,48.0",
    "1,20250318,A,B,37.8,48.0",
    "2,20250318,A,A,37.9,48.1",
    "3,20250318,A,A,34.1,45.0",
    "4,20250318,,,34.2,45.1",
    "5,20250319,A,C,34.2,45.1",
]


def read(data: bytes, asked: date = DAY, name: str = "places.csv") -> OwnLayer:
    """Read a table against the project's own outlines."""
    return own_layer.read_own_layer(name, data, UNITS, asked)


def counts(layer: OwnLayer) -> dict[str, dict[str, int]]:
    """Places by region and status, zeros left out."""
    table = own_share.count_places_by_status(layer, UNITS)
    return {str(name): {str(key): int(n) for key, n in row.items() if n} for name, row in table.iterrows()}


def test_the_long_form_is_counted_by_region_on_the_day_asked() -> None:
    layer = read(made.table(HEAD, *ROWS))
    assert layer.day == DAY
    assert counts(layer) == {"Donetsk": {"A": 1, "B": 1}, "Crimea": {"A": 1, "no status": 1}}
    assert "Of 3 days one was taken; 2 rows of others left." in layer.notes


@pytest.mark.parametrize(
    ("asked", "shown"), [("2030-01-01", "2025-03-19"), ("2014-01-01", "2025-03-17"), ("2025-03-17", "2025-03-17")]
)
def test_the_day_is_the_last_not_after_the_one_asked_else_the_first(asked: str, shown: str) -> None:
    assert read(made.table(HEAD, *ROWS), date.fromisoformat(asked)).day == date.fromisoformat(shown)


def test_the_wide_form_takes_the_column_of_the_day() -> None:
    head = "geonameid,name,longitude,latitude,ctr_20250301000000,ctr_20250317235959,ctr_20250319000000"
    layer = read(made.table(head, '1,"Here, there",37.8,48.0,A,B,C'))
    assert layer.day == date(2025, 3, 17)
    assert counts(layer) == {"Donetsk": {"B": 1}}
    assert "Of 3 times the column “ctr_20250317235959” was taken." in layer.notes


def test_a_zipped_table_is_read() -> None:
    assert read(made.zipped({"places.csv": made.table(HEAD, *ROWS)}), name="places.zip").day == DAY


def test_numbers_as_spreadsheets_leave_them() -> None:
    rows = ["7.0,20250318,,A,37.8,48", "7,20250318,,A,37.8,48", "8e+05,20250318,,A,37.8,48", "9,20250318,,A,37.9,48"]
    layer = read(made.table(HEAD, *rows))
    assert counts(layer) == {"Donetsk": {"A": 2}}
    assert any("1 row left: a spreadsheet has rounded" in note for note in layer.notes)
    assert "1 row stood twice and counts once." in layer.notes


def test_a_second_status_of_a_place_is_told() -> None:
    layer = read(made.table(HEAD, "7,20250318,,A,37.8,48", "7,20250318,,B,37.8,48"))
    assert counts(layer) == {"Donetsk": {"A": 1}}
    assert any("a second status" in note for note in layer.notes)


def test_a_place_at_the_border_counts_with_the_nearest_region_and_one_far_away_is_left() -> None:
    outline = UNITS.set_index("iso_3166_2").loc["UA-09"].geometry
    east, north = max(outline.exterior.coords if outline.geom_type == "Polygon" else outline.geoms[0].exterior.coords)
    rows = [f"1,20250318,,A,{east + 0.01},{north}", "2,20250318,,A,10,10", "3,20250318,,A,,"]
    layer = read(made.table(HEAD, *rows))
    assert counts(layer) == {"Luhansk": {"A": 1}}
    assert any("within 3 km" in note for note in layer.notes)
    assert any("2 places outside the country or without coordinates left" in note for note in layer.notes)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (
            ["geonameid,date,status", "1,20250318,A", "2,20250318,B"],
            "no longitude and latitude.*18 March 2025: A 1, B 1",
        ),
        (["geonameid,date,status,longitude,latitude"], "no rows"),
        (["geonameid,longitude,latitude", "1,37,48"], "neither a column “status”"),
        ([HEAD, "1,soon,,A,37,48"], "holds no days"),
        ([HEAD, "1,20250318,,A,2,3"], "Its 1 place doesn’t lie"),
        (["geonameid,longitude,latitude,ctr_99999999", "1,37,48,A"], "name no days"),
        (["status,longitude,latitude", 'A,37,"48'], "can't be read"),
    ],
)
def test_a_table_that_cannot_be_counted_says_why(rows: list[str], reason: str) -> None:
    with pytest.raises(OwnLayerError, match=reason) as refused:
        read(made.table(*rows))
    assert str(refused.value).startswith("places.csv: ")
