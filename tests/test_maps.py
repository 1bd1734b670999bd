"""Both drawings of control: every place inside the border, every class in the key, the same rows in both."""

import json
import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
import shapely
from shapely.geometry import Point
from starlette.applications import Starlette

from parley.dossier.geometry import read_base_map
from parley.figures.map.flat import draw_flat_map, draw_locator_map
from parley.figures.map.frame import MapFrame, fit_map_frame
from parley.figures.map.key import MAP_KEY_CLASSES, draw_map_key
from parley.figures.map.places import list_map_labels
from parley.figures.map.scene import build_map_scene
from parley.figures.map.state import statuses_by_territory, unit_owners
from parley.figures.markup import is_element, text_from_node
from parley.figures.palette import TOKENS
from parley.figures.zoom_map import geometry as deck_geometry
from parley.figures.zoom_map import opening as deck_view
from parley.figures.zoom_map.colours import build_colour_expression
from parley.figures.zoom_map.deck import build_zoom_map
from parley.figures.zoom_map.event_points import build_event_points, list_event_place_pairs, positions_by_territory
from parley.figures.zoom_map.tiles import LINE_LAYERS
from parley.results import control
from parley.ui.map import zoom as zoom_map_view
from parley.ui.map.row_addresses import addressed
from parley.ui.server import host
from tests.asgi import ask

OWNED = ("UA-09", "UA-14", "UA-43")
"""Units whose lines are drawn."""

SOURCE = {name: f"geometry/{name}.json" for name in deck_geometry.GEOMETRY_LAYERS} | {
    name: f"geometry/{name}/{{z}}/{{x}}/{{y}}" for name in LINE_LAYERS
}
"""Where the zoomable map's layers are."""


@pytest.fixture(scope="module")
def base(dossier):
    found = read_base_map(dossier.geometry)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def drawing(dossier, base):
    table = control.control_on_day(dossier, dossier.as_of)
    return draw_flat_map(replace(build_map_scene(dossier, base, table, name="x", ident="m"), selected="crimea"))


def elements(node, kind: str) -> list:
    """Every element of a tree whose class is `kind`."""
    own = [node] if is_element(node) and kind in node[1].get("class", "").split() else []
    return own + [found for child in node[2:] if is_element(child) for found in elements(child, kind)]


@pytest.mark.parametrize(
    ("name", "longitude", "latitude"),
    [("Simferopol", 34.10, 44.95), ("Sevastopol", 33.60, 44.58), ("Donetsk", 37.80, 48.00), ("Luhansk", 39.31, 48.57)],
)
def test_the_border_always_encloses_what_is_occupied(base, name, longitude, latitude):
    country = base.units.geometry.union_all()
    assert country.contains(Point(longitude, latitude)), name
    assert not base.context.geometry.union_all().contains(Point(longitude, latitude)), name


def test_the_state_border_is_drawn_round_all_units(base):
    lines = base.borders.geometry[base.borders["kind"].isin(["state", "coast"])].union_all()
    outer = shapely.boundary(base.units.geometry.union_all())
    assert outer.difference(lines.buffer(0.02)).length < 0.01 * outer.length


def test_every_unit_is_painted_with_its_territorys_status(dossier, drawing):
    painted = {node[1].get("data-territory"): node[1].get("data-status") for node in elements(drawing, "unit")}
    assert painted["crimea"] == "annexed"
    assert painted["donetsk"] == "partial"
    assert len(elements(drawing, "unit")) == 27
    claims = [node for node in elements(drawing, "claim-line") if "data-claimed" in node[1]]
    assert {node[1]["data-territory"] for node in claims} == {"donetsk", "luhansk", "zaporizhzhia", "kherson"}


def test_only_the_selected_territory_is_outlined(drawing):
    chosen = [node for node in elements(drawing, "chosen-over") if "data-chosen" in node[1]]
    assert {node[1]["data-territory"] for node in chosen} == {"crimea"}


def test_a_point_has_a_target_large_enough(drawing):
    (target,) = elements(drawing, "target")
    assert float(target[1]["r"]) * 2 >= 24


def test_places_are_named_where_they_lie(dossier, base, drawing):
    names = {place["name"]: place for place in list_map_labels(base, dossier.territories)}
    assert {"Crimea", "Kyiv", "Sevastopol", "Zaporizhzhia nuclear power plant"} <= set(names)
    assert names["Sevastopol"]["anchor"] == "end", "west of Crimea's name, so its own runs to the west"
    assert "RUSSIA" in text_from_node(drawing)


def test_every_class_has_its_row_in_the_key_and_only_drawn_ones_show(dossier):
    key = draw_map_key(dossier, {"annexed", "rest"}, "18 March 2025")
    rows = {node[1]["data-class"]: "hidden" in node[1] for node in key[-1][2:]}
    assert tuple(rows) == MAP_KEY_CLASSES
    assert {kind for kind, hidden in rows.items() if not hidden} == {"annexed", "rest"}
    assert "As of 18 March 2025" in text_from_node(key)


def test_a_frame_keeps_areas_in_proportion(base):
    frame = fit_map_frame(base.units, 900)
    areas = base.units.to_crs(frame.crs).area / 1e6
    official = base.units["area_official_km2"].sum()
    assert areas.sum() == pytest.approx(official, rel=0.01)


def test_paths_lie_in_the_frame_and_close(base):
    frame = fit_map_frame(base.units, 300)
    shape = base.units.to_crs(frame.crs).geometry.iloc[0]
    path = frame.path(shape)
    assert path.startswith("M")
    assert path.endswith("Z")
    x, y = map(float, re.match(r"M(\S+) (\S+?)l", path).groups())
    assert 0 <= x <= frame.width
    assert 0 <= y <= frame.height


def test_a_crop_lies_inside_the_whole(dossier, base):
    whole = fit_map_frame(base.units, 900)
    owned = base.units[base.units["iso_3166_2"].isin(unit_owners(dossier.territories))]
    crop = fit_map_frame(owned, 358, 0.12, whole.crs)
    assert crop.right - crop.left < whole.right - whole.left
    assert isinstance(crop, MapFrame)
    assert elements(draw_locator_map(base, whole, crop), "locator-box")


def test_the_zoomable_map_asks_nothing_from_outside(dossier, base):
    assert tuple(deck_geometry.build_layer_geometry(base)) == deck_geometry.GEOMETRY_LAYERS
    state = statuses_by_territory(dossier, control.control_on_day(dossier, dossier.as_of))
    deck = build_zoom_map(
        SOURCE,
        list(base.units["iso_3166_2"]),
        dossier.territories,
        list_map_labels(base, dossier.territories),
        state,
        zoom_map_view.opening_view(base, dossier, "desk"),
        theme="light",
        selected="donetsk",
    )
    said = deck.to_json()
    assert set(re.findall(r"https?://[^\s\"']+", said)) <= {"http://www.w3.org/2000/svg"}
    spec = json.loads(said)
    assert "mapProvider" not in spec or spec["mapProvider"] is None
    assert set(spec["initialViewState"]) == {"longitude", "latitude", "zoom", "minZoom", "maxZoom"}
    fills = next(layer for layer in spec["layers"] if layer["id"].startswith("units"))
    colours = colours_of(fills["getFillColor"])
    assert colours[list(base.units["iso_3166_2"]).index("UA-43")][:3] == [0x6A, 0x1C, 0x19]
    picked = [layer["id"] for layer in spec["layers"] if layer.get("pickable")]
    assert picked == ["targets-0", "site-targets-0"]


def colours_of(expression: str) -> list:
    """Each unit's colour, as the browser reads it from the expression."""
    kinds, which = re.search(r"\((\[\[.*?\]\])\)\[\('(\d*)'\)\[(?:properties\.)?i\]\]", expression).groups()
    return [json.loads(kinds)[int(kind)] for kind in which]


def deck_of(dossier, base, **options) -> dict:
    """The layers of the zoomable map by id, less what the id says of theme and state."""
    state = statuses_by_territory(dossier, control.control_on_day(dossier, dossier.as_of))
    deck = build_zoom_map(
        SOURCE, list(base.units["iso_3166_2"]), dossier.territories, list_map_labels(base, dossier.territories), state,
        {"longitude": 31, "latitude": 48, "zoom": 5}, theme="light", **options,
    )  # fmt: skip
    return {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}


def drawn(layers: dict, name: str) -> int:
    """How many units a layer of lines draws."""
    layer = layers[f"{name}-light"]
    seen = layer.get("visible", True)
    return sum(colour != [0, 0, 0, 0] for colour in colours_of(layer["getLineColor"])) if seen else 0


def test_a_filter_pales_fill_and_hatch_and_never_takes_them_off(dossier, base):
    off = [name for name in dossier.territories["territory_id"] if name != "crimea"]
    plain, layers = deck_of(dossier, base), deck_of(dossier, base, off=off)
    assert drawn(plain, "hatch") == drawn(layers, "hatch") == 4
    assert drawn(layers, "claims") == 4
    before, after = (colours_of(each["hatch-light"]["getLineColor"]) for each in (plain, layers))
    rest = TOKENS["rest"].rgb("light")
    shown = [(strong, pale) for strong, pale in zip(before, after, strict=True) if strong != [0, 0, 0, 0]]
    assert all(sum(pale) > sum(strong) and pale != rest for strong, pale in shown)


def test_each_choice_makes_new_targets(dossier, base):
    first, second = (
        {key for key, layer in deck_of(dossier, base, turn=turn).items() if layer.get("pickable")} for turn in (0, 1)
    )
    assert len(first) == len(second) == 2
    assert not first & second


def test_colours_by_index_keep_the_outer_brackets():
    assert build_colour_expression([[1, 2], [5, 6], [1, 2]]) == "([[1,2],[5,6]])[('010')[properties.i]]"


def test_neighbours_are_named_inside_themselves_and_inside_the_picture(base):
    found = deck_geometry.locate_neighbour_names(base)
    assert {"RUSSIA", "POLAND"} <= set(found["name"])
    west, south, east, north = deck_view.visible_bounds(
        deck_view.fit_opening_view(base.units.total_bounds, deck_geometry.OPENING_MAP_SIZE),
        deck_geometry.OPENING_MAP_SIZE,
    )
    shapes = dict(zip(base.context["name"].str.upper(), base.context.geometry, strict=True))
    for name, point in zip(found["name"], found.geometry, strict=True):
        assert shapes[name].contains(point)
        assert west < point.x < east
        assert south < point.y < north


def test_a_phone_has_no_room_for_neighbours(dossier, base):
    assert any(key.startswith("neighbours") for key in deck_of(dossier, base))
    assert not any(key.startswith("neighbours") for key in deck_of(dossier, base, small=True))


def test_on_a_phone_a_sites_name_stands_in_short_lines_above_its_mark(dossier, base):
    name = "Zaporizhzhia nuclear power plant"
    wide, small = (site_label(deck_of(dossier, base, small=small), name.split()[-1]) for small in (False, True))
    assert wide["text"] == name
    assert small["text"].replace("\n", " ") == name
    assert max(map(len, small["text"].split("\n"))) <= 14
    assert small["at"][1] < wide["at"][1], "more lines begin higher, so that the last ends where one would"


def site_label(layers: dict, last: str) -> dict:
    """The label that ends in a word."""
    data = next(layer for key, layer in layers.items() if key.startswith("labels-"))["data"]
    rows = json.loads(unquote(data.partition(",")[2])) if isinstance(data, str) else data
    return next(row for row in rows if row["text"].endswith(last))


def test_on_a_phone_the_map_opens_on_territories_and_cities(dossier, base):
    size = zoom_map_view.SIZES["phone"]
    west, south, east, north = deck_view.visible_bounds(zoom_map_view.opening_view(base, dossier, "phone"), size)
    for place in list_map_labels(base, dossier.territories):
        assert west < place["longitude"] < east, place["name"]
        assert south < place["latitude"] < north, place["name"]
    assert (
        zoom_map_view.opening_view(base, dossier, "phone")["zoom"]
        > deck_view.fit_opening_view(base.units.total_bounds, size)["zoom"]
    )


def test_a_step_is_small(dossier, base):
    points = build_event_points(
        list_event_place_pairs(dossier.events, dossier.event_territories),
        positions_by_territory(list_map_labels(base, dossier.territories)),
        5,
    )
    state = statuses_by_territory(dossier, control.control_on_day(dossier, dossier.as_of))
    deck = build_zoom_map(
        SOURCE, list(base.units["iso_3166_2"]), dossier.territories, list_map_labels(base, dossier.territories), state,
        {"longitude": 31, "latitude": 48, "zoom": 5}, theme="light", selected="donetsk", events=points,
    )  # fmt: skip
    assert len(addressed(deck).to_json()) < 4000


def test_rows_are_answered_by_the_address_that_the_deck_names(dossier, base):
    places = [{**place, "name": "100 % # “é”"} for place in list_map_labels(base, dossier.territories)]
    view = {"longitude": 31, "latitude": 48, "zoom": 5, "min_zoom": 4}
    args = (SOURCE, list(base.units["iso_3166_2"]), dossier.territories, places, {}, view)
    plain, deck = (build_zoom_map(*args, theme="light") for _ in range(2))
    spec = json.loads(addressed(deck).to_json())
    assert spec["initialViewState"]["minZoom"] == 4
    (address,) = [layer["data"] for layer in spec["layers"] if layer["id"].startswith("labels")]
    assert re.fullmatch(r"geometry/rows/[0-9a-f]+\.json", address)
    assert addressed(build_zoom_map(*args, theme="light")).to_json() == deck.to_json(), (
        "the same rows, the same address"
    )
    answer = ask(Starlette(routes=host.routes()), f"/{address}")
    assert answer.status == 200
    assert {row["text"] for row in json.loads(answer.body)} == {"100 % # “é”"}
    (inline,) = [layer.data for layer in plain.layers if layer.id.startswith("labels")]
    assert json.loads(unquote(inline.partition(",")[2])) == json.loads(answer.body), "as a plain host gets them"
    assert ask(Starlette(routes=host.routes()), "/geometry/rows/0.json").status == 404
