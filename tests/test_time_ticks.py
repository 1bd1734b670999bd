"""Ticks and headings of the parts of a time axis."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given

from parley.figures.timeline.moments import list_moments
from parley.figures.timeline.true_time.axis import AxisPart, build_time_axis
from parley.figures.timeline.true_time.ticks import (
    MIN_TICK_SPACING,
    axis_part_heading,
    format_left_out_time,
    list_axis_ticks,
)
from tests.timelines import date_lists, events_of


def part(first: str, last: str, width: float = 900) -> AxisPart:
    """A part of true time; `last` is its last day."""
    ends = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal() + 1
    return AxisPart("time", (), float(ends[0]), float(ends[1]), 0.0, width)


@pytest.mark.parametrize(
    ("stretch", "first", "second"),
    [
        (("2025-03-10", "2025-03-16"), "10 Mar", "11 Mar"),
        (("2025-01-01", "2025-04-30"), "1 Jan", "8 Jan"),
        (("2025-01-15", "2025-12-31"), "Feb", "Mar"),
        (("2014-01-01", "2024-12-31"), "2014", "2015"),
        (("1914-06-01", "2024-12-31"), "1920", "1930"),
    ],
)
def test_ticks_are_as_fine_as_there_is_room_for(stretch: tuple[str, str], first: str, second: str) -> None:
    assert [tick.word for tick in list_axis_ticks(part(*stretch))][:2] == [first, second]


def test_a_narrow_part_has_none() -> None:
    assert list_axis_ticks(part("2014-01-01", "2014-12-31", 60)) == []


@given(date_lists)
def test_words_never_touch_and_lie_in_their_part(texts: list[str]) -> None:
    for found in build_time_axis(list_moments(events_of(*texts))).parts:
        if found.kind == "time":
            places = [tick.at for tick in list_axis_ticks(found)]
            assert all(found.left <= place <= found.right for place in places)
            assert all(after - before > MIN_TICK_SPACING * 0.9 for before, after in pairwise(places))


@given(date_lists)
def test_every_part_has_a_heading(texts: list[str]) -> None:
    assert all(axis_part_heading(found) for found in build_time_axis(list_moments(events_of(*texts))).parts)


@pytest.mark.parametrize(
    ("first", "last", "width", "words"),
    [
        ("2014-01-01", "2019-12-31", 900, "2014–2019"),
        ("2022-01-01", "2022-12-31", 900, "2022"),
        ("2022-02-01", "2022-02-28", 900, "February 2022"),
        ("2025-01-01", "2025-03-17", 900, "1 January – 17 March 2025"),
        ("2025-01-01", "2025-03-17", 190, "1 Jan – 17 Mar 2025"),
        ("2025-01-01", "2025-03-17", 60, "2025"),
        ("2014-05-02", "2019-12-31", 60, "2014–2019"),
    ],
)
def test_a_heading_says_what_fits(first: str, last: str, width: float, words: str) -> None:
    assert axis_part_heading(part(first, last, width)) == words


@pytest.mark.parametrize(("days", "words"), [(731, "two years"), (150, "five months"), (40, "one month")])
def test_what_is_left_out_is_told_in_years_or_months(days: int, words: str) -> None:
    assert format_left_out_time(AxisPart("time", (), left_out=days)) == words
