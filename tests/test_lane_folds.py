"""Who shares a lane when there are too many."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest

from parley.dossier.dossier import Dossier
from parley.figures.timeline.lane_folds import add_speaker_names, assign_shared_lanes, fold_lanes, parent_body_by_actor
from tests.timelines import events_of, with_events


def peopled(dossier: Dossier, *actors: tuple[str, str, str]) -> Dossier:
    """A dossier with these actors: id, what it is part of, side."""
    table = pd.DataFrame(list(actors), columns=["actor_id", "part_of", "side"], dtype=str)
    named = table.assign(name=table["actor_id"].str.upper(), schema="Person")
    return replace(dossier, actors=named, statements=dossier.statements[:0])


def test_few_actors_keep_their_lanes(tiny: Dossier) -> None:
    lanes, under = fold_lanes(tiny, tiny.events, add_speaker_names(tiny, tiny.statements))
    assert {lane.key for lane in lanes.lanes} == {"marsh", "port-board"}
    assert under == {}


def test_those_with_the_fewest_marks_go_to_their_body_first(tiny: Dossier) -> None:
    own = peopled(tiny, ("state", "", "town"), ("chief", "state", "town"), ("clerk", "state", "town"))
    events = events_of("2014", "2015")
    own = with_events(
        own, events, ("e0", "chief", True), ("e1", "chief", True), ("e1", "clerk", True), ("e1", "state", False)
    )
    lanes, under = fold_lanes(own, events, own.statements.assign(who=""), most=2)
    assert [lane.key for lane in lanes.lanes] == ["state", "chief"]
    assert under == {"state": ["CLERK"]}
    assert dict(zip(lanes.table["lane"], lanes.table["acts"], strict=True)) == {"chief": True, "state": True}


def test_where_bodies_are_too_many_each_side_has_a_lane(tiny: Dossier) -> None:
    own = peopled(tiny, ("a", "", "town"), ("b", "", "town"), ("c", "", "board"))
    events = events_of("2014")
    own = with_events(own, events, ("e0", "a", True), ("e0", "b", True), ("e0", "c", True))
    lanes, under = fold_lanes(own, events, own.statements.assign(who=""), most=2)
    assert lanes.by_side
    assert [lane.key for lane in lanes.lanes] == ["town", "board"]
    assert under == {"town": ["A", "B"], "board": ["C"]}


def test_who_only_speaks_has_a_lane_too(tiny: Dossier) -> None:
    events = tiny.events[tiny.events["event_id"] == "closure"]
    lanes, _ = fold_lanes(tiny, events, add_speaker_names(tiny, tiny.statements))
    assert {lane.key for lane in lanes.lanes} == {"marsh", "port-board"}


def test_a_body_of_a_body_gathers_both(tiny: Dossier) -> None:
    own = peopled(tiny, ("union", "", "town"), ("state", "union", "town"), ("chief", "state", "town"))
    assert assign_shared_lanes(own, Counter(chief=1, state=1, union=5), 1) == {"chief": "union", "state": "union"}


def test_actors_that_are_part_of_each_other_keep_their_lanes(tiny: Dossier) -> None:
    own = peopled(tiny, ("a", "b", "town"), ("b", "a", "town"), ("c", "nobody-known", "town"))
    assert parent_body_by_actor(own) == {}


@pytest.mark.parametrize("most", [1, 2, 5, 14])
def test_the_real_tables_fold_to_any_number_that_their_sides_allow(dossier: Dossier, most: int) -> None:
    lanes, _ = fold_lanes(dossier, dossier.events, add_speaker_names(dossier, dossier.statements), most)
    assert len(lanes.lanes) <= max(most, len(dossier.sides))
