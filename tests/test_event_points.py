"""Event points: every event at every place is counted once, and what lies close together is one point."""

from __future__ import annotations

import json
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.figures.map.places import make_map_label
from parley.figures.markup import text_from_node
from parley.figures.zoom_map import events as deck_events
from parley.figures.zoom_map.event_points import (
    EVENT_JOIN_DISTANCE,
    EventPoint,
    build_event_points,
    count_unplaced_events,
    list_event_place_pairs,
    map_pixel_distance,
    positions_by_territory,
)
from parley.figures.zoom_map.opening import (
    fit_opening_view,
    latitude_from_mercator,
    mercator_from_latitude,
    pixels_per_degree,
    visible_bounds,
)

names = st.sampled_from("abcdefgh")
rows = st.lists(st.tuples(st.sampled_from(["one", "two", "three"]), names), max_size=30)
spots = st.dictionaries(names, st.tuples(st.floats(-179, 179), st.floats(-84, 84)), max_size=8)
zooms = st.floats(0, 9)


@given(rows, spots, zooms)
def test_no_event_is_lost_and_none_is_counted_twice(given, at, zoom):
    points = build_event_points(given, at, zoom)
    assert sum(point.count for point in points) == len({row for row in given if row[1] in at})
    told = [place for point in points for place in point.places]
    assert sorted(told) == sorted({place for _, place in given if place in at})


@given(rows, spots, zooms)
def test_points_of_different_groups_are_never_near(given, at, zoom):
    points = build_event_points(given, at, zoom)
    for number, point in enumerate(points):
        for other in points[:number]:
            assert all(
                map_pixel_distance(at[a], at[b], zoom) >= EVENT_JOIN_DISTANCE
                for a in point.places
                for b in other.places
            )


@given(rows, spots, zooms)
def test_the_order_of_the_rows_changes_nothing(given, at, zoom):
    assert build_event_points(given, at, zoom) == build_event_points([*reversed(given), *given], at, zoom)


@given(rows, spots)
def test_an_event_is_either_counted_somewhere_or_told_apart(given, at):
    placed = {event for event, place in given if place in at}
    assert count_unplaced_events(given, at) + len(placed) == len({event for event, _ in given})


def test_near_places_are_one_point_with_the_sum_between_them():
    at = {"a": (30.0, 50.0), "b": (30.1, 50.0), "c": (35.0, 50.0)}
    first, second = build_event_points([("x", "a"), ("y", "a"), ("x", "b"), ("x", "c")], at, 5)
    assert first == EventPoint(30.05, 50.0, ("a", "b"), 3)
    assert (second.places, second.count) == (("c",), 1)
    assert len(build_event_points([("x", "a"), ("x", "b")], at, 9)) == 2, "apart where the map opens closer"


def test_a_chain_of_near_places_is_one_point():
    step = EVENT_JOIN_DISTANCE * 0.9 / pixels_per_degree(5)
    at = {name: (30 + number * step, 50.0) for number, name in enumerate("acb")}
    (point,) = build_event_points([("x", name) for name in at], at, 5)
    assert sorted(point.places) == ["a", "b", "c"]


def test_the_rows_are_those_of_the_events_shown(dossier):
    shown = dossier.events.head(4)
    found = list_event_place_pairs(shown, dossier.event_territories)
    assert {event for event, _ in found} == set(shown["event_id"]), "one without a place too"


def test_a_point_lies_at_the_name_of_its_place():
    labels = [
        make_map_label("Region", 1, 2, "territory", "r", "middle"),
        make_map_label("Plant", 3, 4, "site", "p", "end"),
        make_map_label("City", 5, 6, "city", "r", "start"),
    ]
    assert positions_by_territory(labels) == {"r": (1, 2), "p": (3, 4)}


def test_the_layers_carry_what_a_click_needs_and_stay_small():
    labels = [make_map_label("Plant", 3, 4, "site", "p", "end")]
    points = [EventPoint(1, 2, ("r", "s"), 3), EventPoint(3, 4, ("p",), 1)]
    (discs,) = (json.loads(layer.to_json()) for layer in deck_events.build_event_layers(points, labels, "dark", 7))
    region, plant = json.loads(unquote(discs["data"].removeprefix("data:application/json,")))
    assert (region["n"], plant["n"]) == ("3", "1")
    assert [deck_events.read_chosen_places(row) for row in (region, plant)] == [["r", "s"], ["p"]]
    assert [row.get("s") for row in (region, plant)] == [None, 1], "under a name, beside a site"
    assert discs["pickable"]
    assert "7" in discs["id"]
    assert (discs["getText"], discs["background"]) == ("@@=n", True), "the number stands on its own disc"
    assert deck_events.build_event_layers([], labels, "dark", 7) == []


@pytest.mark.parametrize("chosen", [{}, {"p": None}, {"p": 3}, {"properties": {"iso": "x"}}])
def test_what_is_no_disc_has_no_places(chosen):
    assert deck_events.read_chosen_places(chosen) == []


@pytest.mark.parametrize(
    ("points", "rest", "said"),
    [
        ([EventPoint(1, 2, ("r",), 1)], 0, "events there, by number"),
        ([EventPoint(1, 2, ("r",), 1)], 1, "One event names no place"),
        ([], 12, "12 events name no place"),
        ([], 0, ""),
    ],
)
def test_the_key_says_what_the_discs_are_and_what_has_none(points, rest, said):
    words = " ".join(map(text_from_node, deck_events.draw_event_key(points, rest)))
    assert said in words
    assert ("events there" in words) == bool(points)


def test_what_the_map_opens_on_is_seen():
    box, size = (22.0, 44.0, 40.0, 52.0), (900, 620)
    view = fit_opening_view(box, size)
    west, south, east, north = visible_bounds(view, size)
    assert west < box[0] < box[2] < east
    assert south < box[1] < box[3] < north
    assert latitude_from_mercator(mercator_from_latitude(51.3)) == pytest.approx(51.3)
