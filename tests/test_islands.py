"""An invented island state on both sides of 180°, told in Polish and Japanese: every page opens, the map is right."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import shapely
from starlette.applications import Starlette

from parley.check.run import check_dossier
from parley.desk.geo.make import GeoRequest, make_base_map
from parley.dossier.dossier import Dossier, open_dossier
from parley.dossier.geometry import BaseMap, centre_base_map, read_base_map, read_layer
from parley.figures.map.flat import draw_flat_map
from parley.figures.map.key_place import find_key_corner
from parley.figures.map.places import list_map_labels
from parley.figures.map.scene import build_map_scene
from parley.figures.markup import text_from_node
from parley.figures.zoom_map.geometry import OPENING_MAP_SIZE, build_layer_geometry, fit_units_view
from parley.figures.zoom_map.opening import visible_bounds
from parley.results.control import control_on_day
from parley.ui.frame.site import PAGES
from parley.ui.server import host
from tests.asgi import ask
from tests.nodes import html, of_class, opened

FOLDER = Path(__file__).parent / "fixtures" / "islands"


@pytest.fixture(scope="module")
def islands() -> Dossier:
    return open_dossier(FOLDER)


@pytest.fixture(scope="module")
def base(islands: Dossier) -> BaseMap:
    found = read_base_map(islands.geometry)
    assert found
    return found


def test_the_fixture_is_sound_and_says_that_it_is_invented(islands: Dossier) -> None:
    checked = check_dossier(FOLDER)
    assert checked.faults == ()
    assert "nvented" in islands.title + islands.description
    assert list(islands.tables["actors"]["name"]).count("Jan Kava") == 2
    assert list(islands.tables["territories"]["name"]).count("Motu Iti") == 2


def test_the_base_map_is_what_the_command_makes_of_the_outlines(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "islands")
    make_base_map(tmp_path / "islands", GeoRequest("XS", tmp_path / "islands/outlines.geojson", replace=True))
    for name in ("units", "context", "borders"):
        made, kept = (read_layer(folder / f"data/geo/{name}.geojson") for folder in (tmp_path / "islands", FOLDER))
        assert made is not None
        assert kept is not None
        pairs = zip(made.geometry, kept.geometry, strict=True)
        assert all(
            one.symmetric_difference(other).area < 1e-9 and one.length == pytest.approx(other.length)
            for one, other in pairs
        )


@pytest.mark.parametrize("query", [{}, {"view": "zoom"}, {"view": "time"}, {"q": "Kava"}, {"place": "belu"}])
@pytest.mark.parametrize("page", [page.path or "overview" for page in PAGES])
def test_every_page_opens(monkeypatch: pytest.MonkeyPatch, page: str, query: dict[str, str]) -> None:
    monkeypatch.setenv("PARLEY_DOSSIER", str(FOLDER))
    test = opened(page, **query)
    assert not test.exception
    assert "Traceback" not in html(test)


def test_the_islands_are_one_group_and_each_is_seen(islands: Dossier, base: BaseMap) -> None:
    scene = build_map_scene(islands, base, control_on_day(islands, islands.as_of), name="x", ident="m")
    assert 0.4 < scene.frame.height / scene.frame.width < 0.85
    drawn = draw_flat_map(scene)
    tiny = {each[1]["data-territory"]: each[1].get("data-fill") for each in of_class(drawn, "unit-mark")}
    assert set(tiny) == {"motu-iti-west", "motu-iti-east", "motu-nui"}
    assert tiny["motu-iti-west"] is None, "claimed by two, held by none"
    assert tiny["motu-iti-east"] != tiny["motu-nui"], "held by two sides"
    names = [text_from_node(each) for each in of_class(drawn, "label")]
    assert names.count("Motu Iti") == 2
    assert {"Northern Shoals of", "the Selu Isles"} <= set(names)
    assert len(of_class(drawn, "lead")) == 4
    assert find_key_corner(scene, ["Council of the Selu Isles: held"] * 6)[0] == "bottom-right"


def test_a_site_beyond_180_degrees_lies_on_its_island(islands: Dossier, base: BaseMap) -> None:
    belu = base.units.set_index("iso_3166_2").loc["XS-B"].geometry
    assert belu.geom_type == "Polygon", "one piece"
    (lighthouse,) = [each for each in list_map_labels(base, islands.territories) if each["kind"] == "site"]
    assert belu.contains(shapely.Point(lighthouse["longitude"], lighthouse["latitude"]))


def test_the_zoomable_map_has_no_edge_in_the_islands(islands: Dossier, base: BaseMap) -> None:
    centred = centre_base_map(base)
    west, south, east, north = centred.units.total_bounds
    assert -5 < west < 0 < east < 5
    view = fit_units_view(centred.units, OPENING_MAP_SIZE)
    shown = visible_bounds(view, OPENING_MAP_SIZE)
    assert shown[0] < west < east < shown[2]
    assert shown[1] < south < north < shown[3]
    for label in list_map_labels(centred, islands.territories):
        assert west <= label["longitude"] <= east, label["name"]
    layers = build_layer_geometry(centred)
    assert all(
        abs(shapely.get_coordinates(shapely.geometry.shape(each["geometry"]))[:, 0]).max() < 10
        for each in layers["units"]["features"]
    )


def test_a_land_on_one_side_is_left_where_it_is(dossier: Dossier) -> None:
    base = read_base_map(dossier.geometry)
    assert base
    assert centre_base_map(base) is base


def test_hatch_comes_for_the_whole_island_over_180_degrees(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_DOSSIER", str(FOLDER))
    host.line_tiles.cache.clear()  # type: ignore[attr-defined]
    host.write_line_tile.cache.clear()  # type: ignore[attr-defined]
    try:
        found = [
            each
            for across in (127, 128)
            for each in json.loads(ask(Starlette(routes=host.routes()), f"/geometry/hatch/8/{across}/140").text)
        ]
        spans = [shapely.geometry.shape(each["geometry"]).bounds for each in found if each["properties"]["i"] == 0]
        assert max(span[2] for span in spans) - min(span[0] for span in spans) > 0.4
    finally:
        host.line_tiles.cache.clear()  # type: ignore[attr-defined]
        host.write_line_tile.cache.clear()  # type: ignore[attr-defined]
