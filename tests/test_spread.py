"""Marks moved apart as little as need be."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.figures.timeline.true_time.spread import fit_isotonic, spread_marks

places = st.lists(st.floats(-50, 150), max_size=30)


def test_marks_with_room_stay_where_they_are() -> None:
    assert spread_marks([10, 40, 90], 20, 0, 100) == [10, 40, 90]


def test_marks_of_one_place_part_to_both_sides() -> None:
    assert spread_marks([50, 50], 20, 0, 100) == [40, 60]


def test_a_crowd_at_the_edge_stays_inside() -> None:
    assert spread_marks([98, 99, 100], 20, 0, 100) == [60, 80, 100]


def test_too_many_marks_share_what_room_there_is() -> None:
    assert spread_marks([0.0] * 5, 50, 0, 100) == pytest.approx([0, 25, 50, 75, 100])


@given(places)
def test_order_and_distance_hold_inside_the_limits(wanted: list[float]) -> None:
    found = spread_marks(wanted, 5, 0, 100)
    gap = min(5, 100 / max(1, len(wanted) - 1))
    assert len(found) == len(wanted)
    assert all(-1e-6 <= place <= 100 + 1e-6 for place in found)
    assert all(after - before >= gap - 1e-6 for before, after in pairwise(found))


@given(places)
def test_what_rises_already_is_left_alone(values: list[float]) -> None:
    rising = sorted(values)
    assert fit_isotonic(rising) == pytest.approx(rising)
    assert sum(fit_isotonic(values)) == pytest.approx(sum(values))
