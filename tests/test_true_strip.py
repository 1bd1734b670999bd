"""The strip in true time: what dates cover, to scale, however many there are."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.dossier.dossier import Dossier, add_span_columns
from parley.figures.markup import text_from_node
from parley.figures.timeline.lanes import NOBODY_LANE, Lane
from parley.figures.timeline.side_lanes import SideLanes, build_side_lanes
from parley.figures.timeline.side_strip import (
    MIN_DAY_WIDTH,
    SIDE_SIGN_WIDTH,
    YEAR_LABEL_WIDTH,
    choose_axis_years,
    draw_side_strip,
    merge_side_bars,
    ordinals_from_days,
    side_bar_edges,
    side_strip_range,
)
from parley.words import dates

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def events_of(*texts: str) -> pd.DataFrame:
    """Events with these dates."""
    return add_span_columns(
        pd.DataFrame({"event_id": [f"e{at}" for at in range(len(texts))], "date": list(texts)}), "date"
    )


def one_lane(events: pd.DataFrame, acts: bool = True) -> SideLanes:
    """All of them in one lane."""
    every = np.arange(len(events))
    return SideLanes((Lane("all", "All", "", "", "red", "circle", 0.0),), every, every * 0, np.full(len(events), acts))


def test_a_bar_is_as_long_as_its_date_may_be() -> None:
    events = events_of("2021", "2021-12-31", "[..2022-12-31]", "2022/..", "")
    first, last = side_strip_range(events, date(2022, 12, 31))
    assert (date.fromordinal(first), date.fromordinal(last)) == (date(2021, 1, 1), date(2022, 12, 31))
    starts, stops = side_bar_edges(events, first, last, 730)
    assert list(zip(starts, stops, strict=True)) == [(0, 365), (364, 367), (727, 730), (365, 730), (0, 0)]


@given(st.lists(st.tuples(DAYS, st.integers(0, 4000)), min_size=1, max_size=20), DAYS, st.integers(60, 1400))
def test_no_bar_leaves_the_strip_or_vanishes(spans: list[tuple[date, int]], day: date, width: int) -> None:
    ends = [min(date.max.toordinal(), start.toordinal() + length) for start, length in spans]
    texts = [f"{s.isoformat()}/{date.fromordinal(e).isoformat()}" for (s, _), e in zip(spans, ends, strict=True)]
    events = events_of(*texts)
    first, last = side_strip_range(events, day)
    starts, stops = side_bar_edges(events, first, last, width)
    assert (starts >= 0).all()
    assert (stops <= width).all()
    assert (stops - starts >= MIN_DAY_WIDTH).all()
    covered = merge_side_bars(starts, stops, width)
    pixels = {x for start, stop in zip(starts, stops, strict=True) for x in range(start, stop)}
    assert pixels == {x for start, length in covered for x in range(start, start + length)}
    assert all(a + b < c for (a, b), (c, _) in pairwise(covered)), "runs do not touch"


@given(st.integers(1, 9999), st.integers(0, 9998), st.integers(60, 1400))
def test_years_are_named_as_far_as_there_is_room(first: int, more: int, width: int) -> None:
    last = min(9999, first + more)
    named = list(choose_axis_years(first, last, width))
    assert named[0] == first
    assert named == sorted(set(named))
    assert len(named) <= width // YEAR_LABEL_WIDTH + 2


def test_days_are_counted_like_the_calendar_counts_them() -> None:
    events = events_of("0001-01-01", "2025-03-18", "9999-12-31", "")
    assert ordinals_from_days(events["earliest"]).tolist() == [
        1,
        date(2025, 3, 18).toordinal(),
        date.max.toordinal(),
        0,
    ]


def test_filled_is_what_acts_and_hollow_what_is_named() -> None:
    events = events_of("2021")
    for acts, paint in ((True, "fill:var(--hue-red)"), (False, "fill:var(--bg);stroke:var(--hue-red)")):
        drawn = json.dumps(draw_side_strip(events, one_lane(events, acts), day=date(2021, 6, 1), width=400, name="x"))
        assert drawn.count(paint) == 1 + acts, "the bar, and the lane's own sign where it is filled"


def test_the_picture_has_a_row_for_each_side_and_says_what_it_shows(dossier: Dossier) -> None:
    lanes = build_side_lanes(dossier, dossier.events)
    drawn = draw_side_strip(dossier.events, lanes, day=dossier.as_of, width=1280, name="What is seen")
    assert drawn[1]["aria-label"] == "What is seen"
    assert json.dumps(drawn).count('"lane-line"') == len(lanes.lanes)
    assert text_from_node(drawn).startswith("2014")


def test_fifty_thousand_events_are_no_larger_than_a_few() -> None:
    start = date(1990, 1, 1)
    events = events_of(*((start + timedelta(days=at % 9000)).isoformat() for at in range(50_000)))
    drawn = json.dumps(draw_side_strip(events, one_lane(events), day=start, width=1280, name="x"))
    assert len(drawn) < 20_000


@pytest.mark.parametrize("text", ["0001", "9999", "2021-05-04T14:00:00Z"])
def test_a_single_date_at_any_end_of_the_calendar(text: str) -> None:
    events = events_of(text)
    day = dates.parse_date_span(text).latest
    assert day
    starts, stops = side_bar_edges(events, *side_strip_range(events, day), 400)
    assert np.all(stops > starts)
    assert draw_side_strip(events, one_lane(events), day=day, width=400 + SIDE_SIGN_WIDTH, name="x")


def marks_of(dossier: Dossier, events: pd.DataFrame) -> dict[tuple[str, str], bool]:
    """Whether a side acts, by event and side."""
    found = build_side_lanes(dossier, events)
    ids, keys = events["event_id"].to_list(), [lane.key for lane in found.lanes]
    marks = [(ids[at], keys[lane]) for at, lane in zip(found.event, found.lane, strict=True)]
    assert len(set(marks)) == len(marks)
    return dict(zip(marks, found.acts.tolist(), strict=True))


@given(st.sets(st.integers(0, 21)))
def test_any_events_are_folded_by_side_and_acting_counts_before_being_named(dossier: Dossier, at: set[int]) -> None:
    events = dossier.events.iloc[sorted(at)]
    side = dossier.actors.set_index("actor_id")["side"]
    pairs = dossier.event_actors[dossier.event_actors["event_id"].isin(events["event_id"])]
    acting = pairs.assign(lane=pairs["actor_id"].map(side)).groupby(["event_id", "lane"])["acts"].any()
    assert marks_of(dossier, events) == acting.to_dict()


def test_lanes_stand_in_the_order_of_the_sides(dossier: Dossier, tiny: Dossier) -> None:
    assert [lane.key for lane in build_side_lanes(dossier, dossier.events).lanes] == list(dossier.sides["side_id"])
    assert [lane.label for lane in build_side_lanes(tiny, tiny.events).lanes] == ["Town", "Board"]
    assert [lane.label for lane in build_side_lanes(tiny, tiny.events.iloc[:1]).lanes] == ["Board"]


def test_events_that_name_nobody_have_a_lane_of_their_own(tiny: Dossier) -> None:
    unnamed = replace(tiny, event_actors=tiny.event_actors.iloc[:0])
    assert marks_of(unnamed, tiny.events) == {("closure", NOBODY_LANE): False, ("reopening", NOBODY_LANE): False}
