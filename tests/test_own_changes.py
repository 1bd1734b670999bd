"""Two own layers side by side, and areas over the 180th meridian."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.own_layer import changes, share
from parley.own_layer.antimeridian import cut_shape_at_180, unwrap_area
from parley.own_layer.areas import OWN_AREA_CRS
from parley.own_layer.layer import OwnLayer, OwnLayerError, read_own_layer
from tests import own_files as made
from tests.own_files import DAY, SQUARE, UNITS, read

WIDER, NARROWER = shapely.box(36.0, 47.3, 38.5, 48.3), shapely.box(36.0, 47.3, 37.0, 48.3)


def km2(layer: OwnLayer) -> float:
    """What a layer holds."""
    assert layer.areas is not None
    return float(layer.areas.area.sum() / 1e6)


def measured(first: OwnLayer, second: OwnLayer) -> tuple[changes.LayerChange, pd.DataFrame]:
    """Two layers compared."""
    change = changes.compare_own_layers(first, second)
    return change, changes.measure_changes(change, UNITS)


def test_what_is_gained_and_lost_is_the_area_between() -> None:
    old, new = read(made.geojson(SQUARE), "a_20250301.geojson"), read(made.geojson(WIDER), "b_20250318.geojson")
    between = read(made.geojson(shapely.box(38.0, 47.3, 38.5, 48.3)))
    change, table = measured(old, new)
    assert table["gained_km2"].sum() == pytest.approx(km2(between))
    assert table["lost_km2"].sum() == pytest.approx(0, abs=1e-6)
    assert table["before_km2"].sum() == pytest.approx(km2(old))
    assert table["after_km2"].sum() == pytest.approx(km2(new))
    assert changes.change_headline(change, table).startswith(f"By these files {round(km2(between)):,} km² more is held")


def test_the_earlier_day_comes_first_whichever_was_opened_first() -> None:
    late, early = read(made.geojson(WIDER), "18.03.2025.geojson"), read(made.geojson(SQUARE), "01.03.2025.geojson")
    change, table = measured(late, early)
    assert change.before is early
    assert table["lost_km2"].sum() == pytest.approx(0, abs=1e-6)
    assert "less" in changes.change_headline(*measured(read(made.geojson(WIDER), "01.02.2025.geojson"), early))


def test_two_sources_differ_and_neither_is_before() -> None:
    one, other = read(made.geojson(SQUARE), "one.geojson"), read(made.geojson(NARROWER), "other.geojson")
    change, table = measured(one, other)
    gap = km2(one) - km2(other)
    assert changes.change_headline(change, table) == f"The two files differ on {round(gap):,} km²"
    assert f"only in one.geojson: {round(gap):,} km²" in changes.describe_change(change, table, 0)[0]


def test_the_same_file_twice_has_no_change() -> None:
    change, table = measured(read(made.geojson(SQUARE)), read(made.geojson(SQUARE)))
    assert changes.change_headline(change, table) == "The two files hold the same ground"
    assert changes.measure_narrow_strips(change, UNITS) == pytest.approx(0, abs=1e-3)


def test_regions_add_up_to_the_country(dossier: object) -> None:
    _, table = measured(read(made.geojson(SQUARE)), read(made.geojson(shapely.box(33, 45, 37, 48))))
    rows = changes.group_changes_by_territory(table, dossier.territories)  # type: ignore[attr-defined]
    for column in ("gained_km2", "lost_km2", "kept_km2", "change_km2", "area_km2"):
        assert rows[column].sum() == pytest.approx(table[column].sum())


def test_a_line_drawn_a_little_off_is_told_as_narrow() -> None:
    moved = shapely.box(36.005, 47.3, 38.005, 48.3)
    change, table = measured(read(made.geojson(SQUARE)), read(made.geojson(moved)))
    differs = float(table["gained_km2"].sum() + table["lost_km2"].sum())
    assert differs > 60
    assert changes.measure_narrow_strips(change, UNITS) == pytest.approx(differs, rel=0.02)
    wide, _ = measured(read(made.geojson(SQUARE)), read(made.geojson(WIDER)))
    assert changes.measure_narrow_strips(wide, UNITS) < 5


def test_places_are_not_laid_over_areas() -> None:
    places = read(made.table("status,longitude,latitude", "A,37,48"), "p.csv")
    with pytest.raises(OwnLayerError, match=r"p\.csv: It is a table of places"):
        changes.compare_own_layers(read(made.geojson(SQUARE)), places)


@settings(max_examples=25)
@given(west=st.floats(30, 36), width=st.floats(0.5, 3), other=st.floats(30, 36), more=st.floats(0.5, 3))
def test_what_one_loses_the_other_gains(west: float, width: float, other: float, more: float) -> None:
    one = read(made.geojson(shapely.box(west, 47.5, west + width, 49)))
    two = read(made.geojson(shapely.box(other, 47.8, other + more, 49.5)))
    there, back = measured(one, two)[1], measured(two, one)[1]
    assert there["gained_km2"].to_numpy() == pytest.approx(back["lost_km2"].to_numpy(), abs=1e-3)
    assert there["change_km2"].sum() == pytest.approx(km2(two) - km2(one), abs=1e-3)


# Over 180°


ISLES = gpd.GeoDataFrame(
    {"iso_3166_2": ["WE-1", "EA-1"], "name": ["West Isle", "East Isle"]},
    geometry=[
        shapely.box(178, -19, 179.5, -17),
        shapely.union_all([shapely.box(179.6, -19, 180, -17), shapely.box(-180, -19, -179, -17)]),
    ],
    crs=4326,
)
"""A country of two isles, one of them cut at 180°."""

JUMPING = shapely.Polygon([(179, -18.5), (-179.5, -18.5), (-179.5, -17.5), (179, -17.5)])
"""From 179° east over 180° to 179.5° west, as many programs write it."""

FORMS = {
    "jumping": JUMPING,
    "beyond": shapely.box(179, -18.5, 180.5, -17.5),
    "before": shapely.box(-181, -18.5, -179.5, -17.5),
    "cut": shapely.MultiPolygon([shapely.box(179, -18.5, 180, -17.5), shapely.box(-180, -18.5, -179.5, -17.5)]),
}


def held_on_isles(shape: shapely.Geometry) -> dict[str, float]:
    """The share of each isle by a layer."""
    layer = read_own_layer("a.geojson", made.geojson(shape), ISLES, DAY)
    table = share.measure_unit_shares(layer, ISLES)
    return dict(zip(table["name"], table["share_pct"], strict=True))


@pytest.mark.parametrize("form", FORMS)
def test_an_area_over_180_is_the_same_however_it_is_written(form: str) -> None:
    found = held_on_isles(FORMS[form])
    strip = gpd.GeoSeries([shapely.box(0, -18.5, 1, -17.5), shapely.box(0, -19, 1, -17)], crs=4326).to_crs(OWN_AREA_CRS)
    part = strip.area[0] / strip.area[1]
    assert found["West Isle"] == pytest.approx(100 * part * 0.5 / 1.5, rel=1e-3)
    assert found["East Isle"] == pytest.approx(100 * part * 0.9 / 1.4, rel=1e-3)


def test_a_band_round_the_earth_stays_one_where_the_country_lies_at_its_middle() -> None:
    layer = read(made.geojson(shapely.box(-170, 40, 170, 60)))
    table = share.measure_unit_shares(layer, UNITS)
    assert share.own_country_share(table) == pytest.approx(100)


def test_all_of_the_earth_is_all_of_the_isles() -> None:
    assert held_on_isles(shapely.box(-180, -80, 180, 80)) == pytest.approx({"West Isle": 100, "East Isle": 100})


def test_a_hole_over_180_stays_a_hole() -> None:
    outer = [(178, -19), (-178, -19), (-178, -17), (178, -17)]
    hole = [(179.8, -18.5), (-179.8, -18.5), (-179.8, -17.5), (179.8, -17.5)]
    whole = cut_shape_at_180(unwrap_area(shapely.Polygon(outer, [hole])))
    assert whole.area == pytest.approx(4 * 2 - 0.4 * 1)
    assert whole.bounds[0] == -180
    assert whole.bounds[2] == 180


def test_places_beyond_180_are_put_on_the_other_side() -> None:
    data = made.table("status,longitude,latitude", "A,180.5,-18", "A,-181.5,-18")
    layer = read_own_layer("p.csv", data, ISLES, DAY)
    assert layer.places is not None
    assert sorted(layer.places["iso_3166_2"]) == ["EA-1", "WE-1"]
