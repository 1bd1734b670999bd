"""Who has a lane, and which marks stand in it."""

from __future__ import annotations

import pytest

from parley.dossier.dossier import Dossier
from parley.figures.timeline.lanes import NOBODY_LANE, build_lanes
from tests.timelines import events_of, with_actors, with_events


def test_every_actor_of_the_events_has_a_lane_and_no_other(dossier: Dossier) -> None:
    found = build_lanes(dossier, dossier.events)
    assert {lane.key for lane in found.lanes} == set(dossier.event_actors["actor_id"])


def test_sides_stand_together_in_the_order_of_the_tables(dossier: Dossier) -> None:
    sides = list(dict.fromkeys(lane.side for lane in build_lanes(dossier, dossier.events).lanes))
    assert sides == [side for side in dossier.sides["side_id"] if side in sides]


def test_an_event_has_a_mark_in_every_lane_it_concerns(dossier: Dossier) -> None:
    marks = build_lanes(dossier, dossier.events).table
    assert set(zip(marks["event_id"], marks["lane"], marks["acts"], strict=True)) == set(
        dossier.event_actors[["event_id", "actor_id", "acts"]].itertuples(index=False, name=None)
    )


def test_only_what_is_shown_has_marks(dossier: Dossier) -> None:
    one = dossier.events.head(1)
    assert set(build_lanes(dossier, one).table["event_id"]) == set(one["event_id"])


def test_an_event_without_actors_stands_in_a_lane_of_its_own_below(tiny: Dossier) -> None:
    own = with_events(tiny, events_of("2014", "2015"), ("e0", "marsh", True))
    found = build_lanes(own, own.events)
    assert found.lanes[-1].key == NOBODY_LANE
    assert found.table.set_index("event_id")["lane"].to_dict() == {"e0": "marsh", "e1": NOBODY_LANE}


def test_an_actor_without_a_side_comes_last_in_grey(tiny: Dossier) -> None:
    own = with_actors(tiny, ("stray", "Stray", ""), ("marsh", "Ada Marsh", "town"))
    own = with_events(own, events_of("2014"), ("e0", "stray", True), ("e0", "marsh", True))
    found = build_lanes(own, own.events).lanes
    assert [(lane.key, lane.hue) for lane in found] == [("marsh", "blue"), ("stray", "grey")]


def test_too_many_actors_share_the_lane_of_their_side(tiny: Dossier) -> None:
    events = events_of("2014")
    own = with_events(tiny, events, ("e0", "marsh", False), ("e0", "port-board", True))
    found = build_lanes(own, events, most=1)
    assert found.by_side
    assert [(lane.key, lane.label) for lane in found.lanes] == [("town", "Town"), ("board", "Board")]


@pytest.mark.parametrize(("first", "second", "acts"), [(True, False, True), (False, False, False)])
def test_a_side_acts_when_anybody_in_it_does(tiny: Dossier, first: bool, second: bool, acts: bool) -> None:
    own = with_actors(tiny, ("a", "A", "town"), ("b", "B", "town"))
    own = with_events(own, events_of("2014"), ("e0", "a", first), ("e0", "b", second))
    marks = build_lanes(own, own.events, most=1).table
    assert marks[["lane", "acts", "who"]].values.tolist() == [["town", acts, "A, B"]]
