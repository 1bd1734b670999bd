"""The layout of the map for any land: longitudes are a circle, and the key hides no unit."""

from __future__ import annotations

from datetime import date

import geopandas as gpd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from parley.dossier.dossier import Dossier, open_dossier
from parley.dossier.geometry import find_middle_longitude, read_base_map
from parley.figures.map.frame import fit_map_frame
from parley.figures.map.key_place import find_key_corner
from parley.figures.map.scene import build_map_scene
from parley.ui.map.flat import list_track_years
from tests.holders import divided_dossier


def frame_of(*boxes: tuple[float, float, float, float]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(geometry=[shapely.box(*box) for box in boxes], crs=4326)


@pytest.mark.parametrize(
    ("boxes", "middle"),
    [
        ([(20, 40, 40, 50)], 30),
        ([(170, -20, 180, -10), (-180, -20, -170, -10)], 180),
        ([(176, -20, 180, -10), (-180, -20, -178, -10)], 179),
        ([(-75, -5, -70, -4)], -72.5),
        ([(-10, 0, 10, 5)], 0),
    ],
)
def test_the_middle_is_that_of_the_land_and_not_of_the_map_sheet(
    boxes: list[tuple[float, float, float, float]], middle: float
) -> None:
    assert find_middle_longitude(frame_of(*boxes)) % 360 == pytest.approx(middle % 360)


def test_islands_on_both_sides_of_180_degrees_are_one_group() -> None:
    frame = fit_map_frame(frame_of((177, -19, 180, -16), (-180, -19, -177, -16)), 900)
    assert frame.height > 300, "they would be torn to both ends of a strip"


@given(st.floats(-180, 170), st.floats(0.5, 9))
def test_one_land_has_its_middle_within_it(west: float, width: float) -> None:
    middle = find_middle_longitude(frame_of((west, 0, west + width, 1)))
    assert (middle - west) % 360 == pytest.approx(width / 2, abs=1e-6)


def test_the_key_stands_in_a_corner_without_units(dossier: Dossier) -> None:
    base = read_base_map(dossier.geometry)
    assert base
    scene = build_map_scene(dossier, base, None, name="", ident="m")
    assert find_key_corner(scene, ["occupied and annexed"] * 6)[0] == "bottom-left"


def test_where_every_corner_has_units_the_key_stands_below(tmp_path_factory: pytest.TempPathFactory) -> None:
    divided = open_dossier(divided_dossier(tmp_path_factory.mktemp("map") / "dossier"))
    base = read_base_map(divided.geometry)
    assert base
    scene = build_map_scene(divided, base, None, name="", ident="m")
    assert find_key_corner(scene, ["Army of Inland: held"] * 6) == ("below", ())


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        ("2014-03-18", "2025-03-18", [2016, 2018, 2020, 2022, 2024]),
        ("2031-01-01", "2031-12-01", []),
        ("2030-06-01", "2031-05-20", [2031]),
        ("1890-01-01", "2024-01-01", [1900, 1920, 1940, 1960, 1980, 2000, 2020]),
    ],
)
def test_years_stand_under_the_track_in_even_steps(first: str, last: str, years: list[int]) -> None:
    found = list_track_years(date.fromisoformat(first), date.fromisoformat(last))
    assert [each.year for each in found] == years
