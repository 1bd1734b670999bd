"""Hatch and dashes of the zoomable map: as dense at every zoom and in every size of country, on both sides of 180°."""

from __future__ import annotations

import math
from collections.abc import Sequence

import geopandas as gpd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.figures.zoom_map.geometry import OPENING_MAP_SIZE, find_coordinate_grid, fit_units_view
from parley.figures.zoom_map.opening import WORLD_TILE_PIXELS, pixels_per_degree
from parley.figures.zoom_map.tiles import (
    DASH_GAP,
    DASH_LENGTH,
    HATCH_SPACING,
    HATCH_WIDTH,
    LineTiles,
    project_to_unit_world,
)


def land(*boxes: Sequence[float]) -> gpd.GeoDataFrame:
    codes = [f"XX-{at}" for at in range(len(boxes))]
    return gpd.GeoDataFrame({"iso_3166_2": codes}, geometry=[shapely.box(*box) for box in boxes], crs=4326)


def on_plane(feature: dict, zoom: float) -> shapely.Geometry:
    """A feature's lines in pixels of a zoom."""
    lines = shapely.geometry.shape(feature["geometry"])
    return shapely.transform(lines, lambda at: project_to_unit_world(at) * WORLD_TILE_PIXELS * 2**zoom)


def tile_in(west: float, south: float, zoom: int) -> tuple[int, int]:
    x, y = project_to_unit_world(shapely.get_coordinates(shapely.Point(west, south)))[0] * 2**zoom
    return math.floor(x), math.floor(y)


@pytest.mark.parametrize("size", [0.04, 0.4, 4, 40], ids=lambda size: f"{size} degrees")
def test_hatch_covers_as_much_at_every_zoom_that_a_reader_can_reach(size: float) -> None:
    units = land((20, 10, 20 + size, 10 + size))
    view, tiles = fit_units_view(units, OPENING_MAP_SIZE), LineTiles(units, ["XX-0"])
    for zoom in range(math.ceil(view["zoom"]), round(view["max_zoom"]) + 1):
        across, down = tile_in(20 + size / 2, 10 + size / 2, zoom)
        (feature,) = tiles.draw_tile("hatch", zoom, across, down)
        window = shapely.box(*(512 * at for at in (across, down, across + 1, down + 1)))
        seen = shapely.transform(
            units.geometry.iloc[0], lambda at, zoom=zoom: project_to_unit_world(at) * 512 * 2**zoom
        ).intersection(window)
        width = feature["properties"]["w"] * 2**zoom
        assert on_plane(feature, zoom).length * width / seen.area == pytest.approx(
            HATCH_WIDTH / HATCH_SPACING, rel=0.08
        )
        assert on_plane(feature, zoom).length * HATCH_SPACING == pytest.approx(seen.area, rel=0.08)


@pytest.mark.parametrize("size", [0.04, 4])
def test_dashes_are_as_long_at_every_zoom(size: float) -> None:
    units = land((20, 10, 20 + size, 10 + size))
    tiles = LineTiles(units, ["XX-0"])
    zoom = math.ceil(fit_units_view(units, OPENING_MAP_SIZE)["zoom"])
    for near in (zoom, zoom + 3):
        found = tiles.draw_tile("claims", near, *tile_in(20, 10 + size / 2, near))
        dashes = shapely.get_parts(on_plane(found[0], near))
        assert len(dashes) == pytest.approx(512 / (DASH_LENGTH + DASH_GAP), rel=0.6)
        assert max(shapely.length(dashes)) == pytest.approx(DASH_LENGTH, abs=0.5)


def test_lines_of_neighbouring_tiles_go_on_in_each_other() -> None:
    tiles = LineTiles(land((20, 10, 60, 40)), ["XX-0"])
    across, down = tile_in(40, 25, 5)
    ends = []
    for column in (across, across + 1):
        (feature,) = tiles.draw_tile("hatch", 5, column, down)
        points = shapely.get_coordinates(on_plane(feature, 5))
        edge = (across + 1) * 512
        ends.append(sorted(y for x, y in points if abs(x - edge) < 0.5))
    assert len(ends[0]) > 40
    assert ends[0] == pytest.approx(ends[1], abs=0.5)


def test_what_no_status_is_told_of_has_no_lines() -> None:
    tiles = LineTiles(land((20, 10, 24, 14), (24, 10, 28, 14)), ["XX-1"])
    assert {each["properties"]["i"] for each in tiles.draw_whole("hatch", 4)} == {1}


def test_an_islet_shorter_than_a_dash_keeps_its_outline() -> None:
    tiles = LineTiles(land((20, 10, 20.001, 10.001)), ["XX-0"])
    (feature,) = tiles.draw_tile("claims", 4, *tile_in(20, 10, 4))
    assert feature["geometry"]["coordinates"]


def test_a_land_over_180_degrees_is_hatched_on_both_sides() -> None:
    tiles = LineTiles(land((177, -19, 183, -16)), ["XX-0"])
    for longitude, columns in ((179, (63,)), (-178, (0,))):
        for column in columns:
            found = tiles.draw_tile("hatch", 6, column, tile_in(longitude, -17, 6)[1])
            west, _, east, _ = shapely.geometry.shape(found[0]["geometry"]).bounds
            assert west <= longitude <= east


@settings(max_examples=30)
@given(st.floats(-170, 160), st.floats(-60, 60), st.floats(0.01, 8), st.floats(0.01, 8))
def test_every_land_opens_whole_and_its_smallest_unit_can_be_reached(
    west: float, south: float, width: float, height: float
) -> None:
    units = land((west, south, west + width, south + height), (west, south, west + width / 50, south + height / 50))
    view = fit_units_view(units, OPENING_MAP_SIZE)
    shown = [side / pixels_per_degree(view["zoom"]) for side in OPENING_MAP_SIZE]
    assert width <= shown[0]
    reached = width / 50 * pixels_per_degree(view["max_zoom"])
    assert reached > 80 or view["max_zoom"] == 18
    assert find_coordinate_grid(view["max_zoom"]) * pixels_per_degree(view["max_zoom"]) <= 1
