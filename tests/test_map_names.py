"""Names on the flat map: none covers another, none is cut; a line leads to a small place, a mark shows a tiny one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.dossier.dossier import Dossier, open_dossier
from parley.dossier.geometry import read_base_map
from parley.figures.letters import estimate_text_width
from parley.figures.map.flat import draw_flat_map
from parley.figures.map.names.placing import NamedPlace, NamePlacer, PlacedName, is_tiny, measure_name
from parley.figures.map.places import make_map_label
from parley.figures.map.scene import build_map_scene, list_share_notes
from parley.figures.markup import text_from_node
from parley.results.control import control_on_day
from parley.results.share import assessed_shares_on, format_share
from tests.holders import divided_dossier
from tests.nodes import of_class

SIZE = (900.0, 600.0)


def region(name: str, left: float, top: float, width: float, height: float) -> NamedPlace:
    shape = shapely.box(left, top, left + width, top + height)
    label = make_map_label(name, 0, 0, "territory", name, "middle")
    return NamedPlace(label, left + width / 2, top + height / 2, shape)


def point(name: str, x: float, y: float) -> NamedPlace:
    return NamedPlace(make_map_label(name, 0, 0, "site", name, "end"), x, y)


def place_all(*places: NamedPlace) -> list[PlacedName]:
    shapes = [each.shape for each in places if each.shape is not None]
    placer = NamePlacer(SIZE, [], shapes)
    return [placer.place(each) for each in places]


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def test_a_name_with_room_stands_at_its_place() -> None:
    (name,) = place_all(region("Aster", 100, 100, 200, 150))
    assert (name.x, name.y, name.lines, name.lead) == (200, 180, ("Aster",), ())


def test_a_long_name_is_broken_in_a_narrow_region() -> None:
    (name,) = place_all(region("Autonomous Province of Upper Birch", 300, 100, 130, 300))
    assert len(name.lines) > 1
    assert " ".join(name.lines) == "Autonomous Province of Upper Birch"
    assert not name.lead


def test_a_name_at_the_edge_is_whole() -> None:
    (name,) = place_all(region("Governorate of Little Heron", 880, 300, 10, 10))
    left, top, right, bottom = measure_name(name)
    assert left >= 0
    assert top >= 0
    assert right <= SIZE[0]
    assert bottom <= SIZE[1]
    assert name.lead[:2] == (885, 305)


def test_a_small_place_is_led_by_a_line_from_itself() -> None:
    (name,) = place_all(region("Cormorant", 400, 300, 12, 12))
    assert name.lead[:2] == (406, 306)
    assert not overlap(measure_name(name), (400, 300, 412, 312))


def test_two_points_beside_each_other_are_named_apart() -> None:
    names = place_all(point("Upper mill", 400, 300), point("Lower mill", 404, 306))
    assert not overlap(*(measure_name(each) for each in names))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(0, 860), st.floats(0, 560), st.floats(2, 300), st.floats(2, 200), st.integers(3, 40)),
        min_size=1,
        max_size=14,
    )
)
def test_no_name_covers_another_or_leaves_the_picture(told: list[tuple[float, float, float, float, int]]) -> None:
    names = place_all(*(region(f"{at} " + "Heron lake " * 4, *box) for at, (*box, _) in enumerate(told)))
    names = [each for each in names if each.lines]
    assert names
    boxes = [measure_name(each) for each in names]
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= SIZE[0] and box[3] <= SIZE[1] for box in boxes)
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    leads = [shapely.LineString([each.lead[:2], each.lead[2:]]) for each in names if each.lead]
    assert not any(one.intersects(other) for one, other in combinations(leads, 2))


def test_a_place_below_some_pixels_is_tiny() -> None:
    assert is_tiny(shapely.box(0, 0, 3, 8))
    assert not is_tiny(shapely.box(0, 0, 3, 30))
    assert not is_tiny(shapely.Polygon())


@pytest.mark.parametrize(("text", "least", "most"), [("島国の知事", 60, 80), ("กำลัง", 25, 45), ("Aster", 30, 45)])
def test_letters_of_other_scripts_take_their_room(text: str, least: float, most: float) -> None:
    assert least <= estimate_text_width(text, 14) <= most


def test_every_place_of_a_map_has_its_name_or_its_mark(
    dossier: Dossier, tmp_path_factory: pytest.TempPathFactory
) -> None:
    divided = open_dossier(divided_dossier(tmp_path_factory.mktemp("names") / "dossier"))
    for each in (dossier, divided):
        base = read_base_map(each.geometry)
        assert base
        drawn = draw_flat_map(build_map_scene(each, base, None, name="x", ident="m"))
        texts = " ".join(text_from_node(each) for each in of_class(drawn, "label"))
        areas = each.territories[each.territories["iso_3166_2"].ne("") & each.territories["kind"].ne("country")]
        assert all(name in texts for name in areas["name"])


def test_what_is_held_in_part_says_its_assessed_share(dossier: Dossier) -> None:
    base = read_base_map(dossier.geometry)
    assert base
    day = dossier.as_of
    scene = build_map_scene(dossier, base, control_on_day(dossier, day), name="x", ident="m")
    drawn = draw_flat_map(replace(scene, notes=list_share_notes(dossier, day)))
    told = {each[1]["data-territory"]: each[2] for each in of_class(drawn, "share-note")}
    shares = assessed_shares_on(dossier, day)
    assert shares
    assert told["donetsk"] == f"{format_share(shares.units['UA-14'])} assessed"
    assert set(told) >= {"donetsk", "luhansk", "kherson", "zaporizhzhia"}
    assert {
        each[1]["data-status"] for each in of_class(drawn, "share-note") if each[1]["data-territory"] != "crimea"
    } == {"partial"}


def test_shares_are_not_told_of_one_holder_among_several(tmp_path_factory: pytest.TempPathFactory) -> None:
    divided = open_dossier(divided_dossier(tmp_path_factory.mktemp("notes") / "dossier"))
    assert list_share_notes(divided, divided.as_of) == {}


def test_before_the_first_assessment_no_share_is_told(dossier: Dossier) -> None:
    assert set(list_share_notes(dossier, date(2014, 5, 1)).values()) == {""}
