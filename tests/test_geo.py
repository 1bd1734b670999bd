"""A base map for any country from a file: units with codes, neighbours and borders told apart, also over 180°."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import box

from parley.check.run import check_dossier
from parley.cli.application import run_command_line
from parley.desk.geo.make import GeoRequest, make_base_map
from parley.desk.geo.source import GeoError
from parley.desk.geo.units import Country, describe_country, match_codes, score_names
from parley.desk.new_dossier import create_dossier
from parley.dossier.geometry import read_base_map

REGIONS = {
    # name: country, shape; two neighbours on the mainland, a third beyond the border, islands on both sides of 180°
    "Aster": ("XI", box(176, -18, 177, -17)),
    "Birch": ("XI", box(177, -18, 178, -17)),
    "Cedar Isles": ("XI", shapely.MultiPolygon([box(179.5, -18, 180, -17.5), box(-180, -18, -179.5, -17.5)])),
    "Held Shore": ("XO", box(176, -19, 177, -18)),
    "Far Coast": ("XO", box(174, -19, 176, -17)),
}


@pytest.fixture
def world(tmp_path: Path) -> Path:
    frame = gpd.GeoDataFrame(
        {"name": list(REGIONS), "iso_a2": [country for country, _ in REGIONS.values()]},
        geometry=[shape for _, shape in REGIONS.values()],
        crs=4326,
    )
    path = tmp_path / "world.gpkg"
    frame.to_file(path, layer="regions")
    return path


@pytest.fixture
def dossier_folder(tmp_path: Path) -> Path:
    create_dossier(tmp_path / "isles", "Isles", date(2031, 1, 1))
    return tmp_path / "isles"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def features_of(folder: Path, name: str) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads((folder / f"data/geo/{name}.geojson").read_text("utf-8"))["features"]
    return features


def test_a_country_over_180_degrees_is_made_of_one_piece(world: Path, dossier_folder: Path) -> None:
    made = make_base_map(dossier_folder, GeoRequest("XI", world))
    assert [each["iso_3166_2"] for each in made.units] == ["XI-X01", "XI-X02", "XI-X03"]
    base = read_base_map(dossier_folder / "data/geo")
    assert base
    west, _, east, _ = base.units.total_bounds
    assert east - west == pytest.approx(4.5, abs=0.02), "the islands are beside the mainland"
    cedar = base.units.set_index("iso_3166_2").loc["XI-X03"]
    assert len(shapely.get_parts(cedar.geometry)) == 1, "the edge of the map sheet cuts no island"
    assert list(base.context["name"]) == ["XO"]
    for feature in features_of(dossier_folder, "units"):
        points = shapely.get_coordinates(shapely.geometry.shape(feature["geometry"]))
        assert abs(points[:, 0]).max() <= 180, "GeoJSON stays on the sheet"
        assert {"label_lon", "label_lat", "name", "kind"} <= set(feature["properties"])


def test_borders_are_told_apart_by_what_lies_beyond(world: Path, dossier_folder: Path) -> None:
    make_base_map(dossier_folder, GeoRequest("XI", world))
    base = read_base_map(dossier_folder / "data/geo")
    assert base
    lines = base.borders.set_index("kind").geometry
    # Aster meets the neighbour to the west (1°) and to the south (1°), and Birch to the east (1°)
    assert lines["state"].length == pytest.approx(2, abs=0.05)
    assert lines["inner"].length == pytest.approx(1, abs=0.05)
    assert lines["coast"].length == pytest.approx(1 + 3 + 3, abs=0.1)


def test_the_editors_table_takes_what_the_file_counts_to_another(world: Path, dossier_folder: Path) -> None:
    make_base_map(dossier_folder, GeoRequest("XI", world))
    table = dossier_folder / "data/geo/units.csv"
    assert [row["source"] for row in rows_of(table)] == ["name=Aster", "name=Birch", "name=Cedar Isles"]
    table.write_text(
        "source,iso_3166_2,name,kind,held\nname=Aster,XI-A,Aster,region,\nname=Birch,XI-A,Aster,region,\n"
        "name=Held Shore,XI-H,Held Shore,region,since 2029\n",
        "utf-8",
    )
    made = make_base_map(dossier_folder, GeoRequest("XI", world, replace=True))
    assert [each["iso_3166_2"] for each in made.units] == ["XI-A", "XI-H"]
    properties = {each["properties"]["iso_3166_2"]: each["properties"] for each in features_of(dossier_folder, "units")}
    assert properties["XI-H"]["held"] == "since 2029"
    base = read_base_map(dossier_folder / "data/geo")
    assert base
    assert base.units.geometry.iloc[0].area == pytest.approx(2, abs=0.05), "two regions are one unit"
    assert not base.context.geometry.iloc[0].contains(shapely.Point(176.5, -18.5)), "nobody has it twice"
    assert "Held Shore" in table.read_text("utf-8"), "the table is the editor's"


def test_territories_without_an_outline_are_named(world: Path, dossier_folder: Path) -> None:
    table = dossier_folder / "data/territories.csv"
    header = table.read_text("utf-8").strip()
    columns = header.split(",")
    cells = ["dogwood" if name == "territory_id" else "XI-D" if name == "iso_3166_2" else "" for name in columns]
    table.write_text(f"{header}\n{','.join(cells)}\n", "utf-8")
    made = make_base_map(dossier_folder, GeoRequest("XI", world))
    assert "XI-D (data/territories.csv)" in made.without_outline


def test_what_is_there_is_not_overwritten_unasked(world: Path, dossier_folder: Path) -> None:
    make_base_map(dossier_folder, GeoRequest("XI", world))
    with pytest.raises(GeoError, match="--replace"):
        make_base_map(dossier_folder, GeoRequest("XI", world))


@pytest.mark.parametrize(
    ("country", "name", "said"),
    [
        ("XI", "none.gpkg", "there is no such file"),
        ("XI", "words.txt", "cannot be read as outlines"),
        ("XQ", "world.gpkg", "has no region of XQ"),
        ("ZY", "world.gpkg", "is no code of a country"),
    ],
)
def test_a_refusal_says_what_is_wrong(world: Path, dossier_folder: Path, country: str, name: str, said: str) -> None:
    (world.parent / "words.txt").write_text("These are words.", "utf-8")
    with pytest.raises(GeoError, match=said):
        make_base_map(dossier_folder, GeoRequest(country, world.parent / name))
    assert not (dossier_folder / "data/geo/units.geojson").exists()


def test_a_table_that_names_what_is_not_there_is_refused(world: Path, dossier_folder: Path) -> None:
    make_base_map(dossier_folder, GeoRequest("XI", world))
    before = (dossier_folder / "data/geo/units.geojson").read_bytes()
    (dossier_folder / "data/geo/units.csv").write_text("source,iso_3166_2\nname=Elm,XI-E\n", "utf-8")
    with pytest.raises(GeoError, match="“name=Elm”: no region"):
        make_base_map(dossier_folder, GeoRequest("XI", world, replace=True))
    assert (dossier_folder / "data/geo/units.geojson").read_bytes() == before


def test_a_file_of_one_country_needs_no_countries(tmp_path: Path, dossier_folder: Path) -> None:
    path = tmp_path / "own.geojson"
    gpd.GeoDataFrame(
        {"shapeName": ["Aster", "Birch"], "shapeISO": ["XI-A", ""]},
        geometry=[box(0, 0, 1, 1), box(1, 0, 2, 1)],
        crs=4326,
    ).to_file(path)
    made = make_base_map(dossier_folder, GeoRequest("XI", path))
    assert [each["iso_3166_2"] for each in made.units] == ["XI-A", "XI-X01"]


def test_the_command_says_what_it_took(world: Path, dossier_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command_line(["geo", "XI", "--from", str(world), "--dossier", str(dossier_folder)]) == 0
    out = capsys.readouterr().out
    assert "XI-X01: Aster (from name=Aster)" in out
    assert "3 units from" in out
    assert run_command_line(["geo", "XI", "--from", str(world), "--dossier", str(dossier_folder), "--json"]) == 1
    assert "--replace" in json.loads(capsys.readouterr().out)["problem"]
    assert check_dossier(dossier_folder).faults == ()


def test_directions_are_never_taken_for_each_other() -> None:
    listed = (("XI-N", "North Aster", "State"), ("XI-S", "South Aster", "State"), ("XI-E", "East Aster", "State"))
    codes, _, said = match_codes([["Northern Aster"], ["Western Aster"]], [None, None], Country("XI", ("XI",), listed))
    assert codes == ["XI-N", "XI-X01"]
    assert said == ["“Northern Aster” is taken for XI-N (North Aster), whose name is alike."]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Vinnytsya", "Vinnytska oblast", True),
        ("Lucerne", "Luzern", True),
        ("Eastern", "Western", False),
        ("Santander", "Norte de Santander", True),
        ("", "Aster", False),
    ],
)
def test_names_that_are_alike(one: str, other: str, alike: bool) -> None:
    assert (score_names(one, other) >= 72) is alike


def test_an_exact_name_is_taken_before_a_longer_one() -> None:
    codes, _, _ = match_codes([["Norte de Santander"], ["Santander"]], [None, None], describe_country("CO"))
    assert codes == ["CO-NSA", "CO-SAN"]


def test_only_units_with_codes_must_be_there(tmp_path: Path) -> None:
    units = gpd.GeoDataFrame({"iso_3166_2": ["XI-A", "XI-B"]}, geometry=[box(0, 0, 2, 1), box(2, 0, 4, 1)], crs=4326)
    units.to_file(tmp_path / "units.geojson")
    base = read_base_map(tmp_path)
    assert base
    assert list(base.units["name"]) == ["XI-A", "XI-B"]
    points = gpd.GeoSeries(gpd.points_from_xy(base.units["label_lon"], base.units["label_lat"]), crs=4326)
    assert base.units.geometry.contains(points).all()
    assert base.borders.set_index("kind").geometry.length.to_dict() == pytest.approx({"state": 10, "inner": 1})
    assert base.context.empty
    units.drop(columns="iso_3166_2").to_file(tmp_path / "units.geojson")
    assert read_base_map(tmp_path) is None
