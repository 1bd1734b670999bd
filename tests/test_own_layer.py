"""A reader's own layer: every format and system gives the same, what is repaired or left is told."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from parley.own_layer import layer as own_layer
from parley.own_layer import share as own_share
from parley.own_layer.layer import LayerChoice, OwnLayer, OwnLayerError
from tests import own_files as made
from tests.own_files import DAY, UNITS, circled, read

pytestmark = [
    pytest.mark.filterwarnings("ignore:File /vsimem"),  # files in memory have no name
    pytest.mark.filterwarnings("ignore:'crs' was not provided"),
    pytest.mark.filterwarnings("ignore:invalid value encountered"),
]
COUNTRY = UNITS.union_all()
BOWTIE = shapely.Polygon([(36, 47), (38, 48), (38, 47), (36, 48)])


def share(layer: OwnLayer) -> float:
    """The country's share by a layer."""
    return own_share.own_country_share(own_share.measure_unit_shares(layer, UNITS))


def said(layer: OwnLayer) -> str:
    """All notes of a layer."""
    return " ".join(layer.notes)


SHARE = share(read(made.geojson(made.SQUARE)))


# Steps


def test_each_step_is_named_before_it_begins() -> None:
    steps: list[str] = []
    own_layer.read_own_layer("control.geojson", made.geojson(made.SQUARE), UNITS, DAY, tell=steps.append)
    assert steps == [
        "Reading the file",
        "Checking its outlines",
        "Repairing what crosses itself",
        "Measuring it region by region",
    ]


class Stopped(BaseException):
    """How a page is told that its reader has gone on."""


def test_who_is_told_may_stop_the_work() -> None:
    def tell(step: str) -> None:
        if step.startswith("Repairing"):
            raise Stopped

    with pytest.raises(Stopped):
        own_layer.read_own_layer("control.geojson", made.geojson(made.SQUARE), UNITS, DAY, tell=tell)


# Shares


def test_all_of_the_country_is_all_of_every_region() -> None:
    layer = read(made.geojson(shapely.box(20, 43, 42, 54)))
    table = own_share.measure_unit_shares(layer, UNITS)
    assert table["share_pct"].round(6).eq(100).all()
    assert own_share.own_country_share(table) == pytest.approx(100)
    assert "beyond the country’s outline" in said(layer)


def test_a_region_s_own_outline_is_all_of_that_region_and_nothing_else() -> None:
    code = "UA-14"
    outline = UNITS.set_index("iso_3166_2").loc[code].geometry
    table = own_share.measure_unit_shares(read(made.geojson(outline)), UNITS).set_index("iso_3166_2")
    assert table.loc[code, "share_pct"] == pytest.approx(100, abs=0.01)
    assert table["share_pct"].drop(code).max() < 0.01


def test_overlapping_areas_count_once() -> None:
    assert share(read(made.geojson(made.SQUARE, made.SQUARE, made.SQUARE.buffer(-0.2)))) == pytest.approx(SHARE)


@settings(max_examples=40)
@given(west=st.floats(24, 36), south=st.floats(45, 51), size=st.floats(0.2, 3))
def test_what_is_inside_never_has_more_than_what_it_lies_in(west: float, south: float, size: float) -> None:
    inner, outer = shapely.box(west, south, west + size, south + size), shapely.box(west - 1, south - 1, 45, 55)
    large = own_share.measure_unit_shares(read(made.geojson(outer)), UNITS)["share_pct"]
    assume(inner.intersects(COUNTRY))
    small = own_share.measure_unit_shares(read(made.geojson(inner)), UNITS)["share_pct"]
    assert (small <= large + 1e-6).all()
    assert small.between(0, 100 + 1e-6).all()


def test_units_of_one_territory_are_counted_as_one(dossier: object) -> None:
    units = own_share.measure_unit_shares(read(made.geojson(shapely.box(32, 44, 37, 46.3))), UNITS)
    rows = own_share.group_shares_by_territory(units, dossier.territories).set_index("territory_id")  # type: ignore[attr-defined]
    one = rows.loc["crimea"]
    assert set(one["codes"].split()) == {"UA-43", "UA-40"}
    both = units[units["iso_3166_2"].isin(["UA-43", "UA-40"])]
    assert one["share_pct"] == pytest.approx(both["held_km2"].sum() / both["area_km2"].sum() * 100)
    assert rows["held_km2"].sum() == pytest.approx(units["held_km2"].sum())


# Formats and systems


FORMATS: dict[str, Callable[[Path], bytes]] = {
    "control.geojson": lambda _: made.geojson(made.SQUARE),
    "control.json": lambda _: b"\xef\xbb\xbf\n" + made.geojson(made.SQUARE),
    "control.gpkg": made.geopackage,
    "control.zip": made.shapefile,
    "control.parquet": made.geoparquet,
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_share(name: str, tmp_path: Path) -> None:
    layer = read(FORMATS[name](tmp_path), name)
    assert share(layer) == pytest.approx(SHARE, abs=0.01)
    assert layer.notes == ()


@pytest.mark.parametrize("name", FORMATS)
def test_half_a_file_of_any_format_is_damaged(name: str, tmp_path: Path) -> None:
    whole = FORMATS[name](tmp_path)
    with pytest.raises(OwnLayerError, match=r"damaged|ends too early"):
        read(whole[: len(whole) * 2 // 3], name)


@pytest.mark.parametrize("crs", [3857, 32636, 4284])
@pytest.mark.parametrize("name", ["control.gpkg", "control.zip", "control.parquet", "control.geojson"])
def test_every_system_gives_the_same_share(crs: int, name: str, tmp_path: Path) -> None:
    layer = made.frame(made.SQUARE.segmentize(0.05)).to_crs(crs)
    makers = {
        "control.gpkg": lambda: made.geopackage(tmp_path, control=layer),
        "control.zip": lambda: made.shapefile(tmp_path, layer),
        "control.parquet": lambda: made.geoparquet(tmp_path, layer),
        "control.geojson": lambda: made.geojson(layer.geometry[0], crs=f"urn:ogc:def:crs:EPSG::{crs}"),
    }
    found = read(makers[name](), name)
    assert share(found) == pytest.approx(SHARE, abs=0.02)
    assert "Converted from" in said(found)


@pytest.mark.parametrize("name", ["control.zip", "control.parquet"])
def test_degrees_without_a_system_are_taken_as_such_and_told(name: str, tmp_path: Path) -> None:
    bare = made.frame(crs=None)
    data = made.shapefile(tmp_path, bare, (".prj",)) if name.endswith("zip") else made.geoparquet(tmp_path, bare)
    layer = read(data, name)
    assert share(layer) == pytest.approx(SHARE, abs=0.01)
    assert "names no coordinate system" in said(layer)


def test_metres_without_a_system_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OwnLayerError, match=r"no degrees.*\.prj"):
        read(made.shapefile(tmp_path, made.frame().to_crs(3857), (".prj",)), "control.zip")


def test_metres_that_pass_for_degrees_are_refused() -> None:
    metres = made.frame().to_crs(3857).geometry[0]
    with pytest.raises(OwnLayerError, match="no degrees"):
        read(made.geojson(metres))


def test_a_name_that_says_another_format_is_told_and_does_not_matter(tmp_path: Path) -> None:
    layer = read(made.geopackage(tmp_path), "control.geojson")
    assert share(layer) == pytest.approx(SHARE, abs=0.01)
    assert "holds GeoPackage" in said(layer)


def test_of_several_layers_the_one_with_areas_is_read(tmp_path: Path) -> None:
    data = made.geopackage(tmp_path, villages=made.frame(shapely.Point(36, 48)), control=made.frame())
    layer = read(data, "control.gpkg")
    assert share(layer) == pytest.approx(SHARE, abs=0.01)
    assert "“control” was read; “villages” left" in said(layer)


# What is repaired, taken and left


def test_an_outline_that_crosses_itself_is_repaired_and_told() -> None:
    layer = read(made.geojson(BOWTIE))
    assert share(layer) == pytest.approx(share(read(made.geojson(BOWTIE.buffer(0), shapely.make_valid(BOWTIE)))))
    assert share(layer) > 0.1
    assert "One outline crosses itself and was repaired" in said(layer)


def test_points_and_lines_are_counted_and_left() -> None:
    line = shapely.LineString([(36, 47), (37, 48)])
    together = shapely.GeometryCollection([made.SQUARE, shapely.Point(36, 48)])
    layer = read(made.geojson(together, shapely.MultiPoint([(36, 47), (36, 48)]), line, None))
    assert share(layer) == pytest.approx(SHARE)
    assert "1 area taken; left: 3 points, 1 line, 1 feature without geometry." in said(layer)


def test_heights_are_dropped() -> None:
    raised = {"type": "Polygon", "coordinates": [[[x, y, 120.5] for x, y in made.SQUARE.exterior.coords]]}
    assert share(read(made.geojson(raised))) == pytest.approx(SHARE)


def test_heights_of_a_geopackage_are_dropped(tmp_path: Path) -> None:
    raised = shapely.force_3d(made.SQUARE, 7)
    assert share(read(made.geopackage(tmp_path, control=made.frame(raised)), "c.gpkg")) == pytest.approx(
        SHARE, abs=0.01
    )


def test_areas_far_outside_are_left_and_told() -> None:
    layer = read(made.geojson(made.SQUARE, shapely.box(100, 10, 110, 20)))
    assert share(layer) == pytest.approx(SHARE)
    assert "1 area lies wholly outside the country" in said(layer)


def test_a_layer_of_two_hundred_thousand_points_is_measured_in_little_memory() -> None:
    data = made.geojson(circled(1.0))
    tracemalloc.start()
    layer = read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert share(layer) == pytest.approx(share(read(made.geojson(shapely.Point(36, 48.5).buffer(1.0, 500)))), abs=0.01)
    assert peak < 300 * 2**20


# Classes


def classes(*values: str, column: str = "name") -> bytes:
    """An area for each class, side by side."""
    shapes = [shapely.box(33 + number, 47, 34 + number, 48) for number in range(len(values))]
    return made.geojson(*shapes, properties=[{column: value, "fill": f"#{value[:3]}"} for value in values])


def test_of_several_classes_those_that_say_held_are_taken() -> None:
    layer = read(classes("Occupied /// Окуповано", "Liberated", "Unknown status", "Occupied in 2014"))
    assert layer.classes.column == "name"
    assert set(layer.classes.taken) == {"Occupied /// Окуповано", "Occupied in 2014"}
    outer = made.geojson(shapely.box(33, 47, 34, 48), shapely.box(36, 47, 37, 48))
    assert share(layer) == pytest.approx(share(read(outer)))
    assert "“name” tells 4 classes" in said(layer)
    assert "Taken: Occupied" in said(layer)


@pytest.mark.parametrize("word", ["De-occupied", "Not occupied", "Contested", "Claimed as annexed", "Деокуповано"])
def test_a_class_that_only_sounds_like_held_is_not_taken(word: str) -> None:
    assert read(classes("Occupied", word)).classes.taken == ("Occupied",)


@pytest.mark.parametrize("column", ["status", "name", "стан", "zone"])
def test_nothing_is_measured_before_a_reader_chooses_where_no_class_is_clear(column: str) -> None:
    layer = read(classes("A", "B", column=column))
    assert layer.classes.asks
    assert layer.areas is None
    assert layer.places is None
    assert "None says clearly what is held" in said(layer)
    chosen = read(classes("A", "B", column=column), choice=LayerChoice(("A",)))
    assert share(chosen) == pytest.approx(share(read(made.geojson(shapely.box(33, 47, 34, 48)))))


def test_a_reader_may_take_other_classes() -> None:
    data = classes("Occupied", "Contested")
    assert share(read(data, choice=LayerChoice(("Occupied", "Contested")))) > share(read(data))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("control_20250318.geojson", DAY),
        ("2025-03-18 control.gpkg", DAY),
        ("control.geojson", None),
        ("from_20250101_to_20250318.zip", None),
        ("20251399.geojson", None),
        ("120250318.geojson", None),
    ],
)
def test_the_day_is_taken_from_the_name_if_it_names_one(name: str, day: date | None) -> None:
    assert own_layer.day_from_file_name(name) == day
