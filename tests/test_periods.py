"""Many events by period."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from parley.figures.timeline.periods import MAX_PERIOD_COLUMNS, build_periods, count_marks_by_period
from tests.timelines import date_lists, events_of


@pytest.mark.parametrize(
    ("texts", "noun", "name"),
    [
        (["2025-03-10", "2025-03-18"], "day", "10 Mar 2025"),
        (["2025-01-05", "2025-03-18"], "week", "30 Dec 2024"),
        (["2024-01", "2025-03-18"], "month", "Jan 2024"),
        (["2021-05", "2025-03-18"], "quarter", "Apr 2021"),
        (["2014", "2025-03-18"], "year", "2014"),
        (["1980", "2025"], "period of 2 years", "1980–1981"),
    ],
)
def test_periods_are_as_fine_as_fit(texts: list[str], noun: str, name: str) -> None:
    found = build_periods(events_of(*texts))
    assert (found.noun, found.columns[0].name) == (noun, name)


def test_a_week_runs_from_monday_to_sunday() -> None:
    first = build_periods(events_of("2025-01-05", "2025-03-18")).columns[0]
    assert (first.first, first.last) == (date(2024, 12, 30), date(2025, 1, 5))


@given(date_lists)
def test_each_event_counts_once_in_the_period_of_its_beginning(texts: list[str]) -> None:
    events = events_of(*texts)
    found = build_periods(events)
    assert len(found.columns) <= MAX_PERIOD_COLUMNS
    assert list(found.column_of.index) == list(events["event_id"])
    for key, span in zip(events["event_id"], events["span"], strict=True):
        begun = (span.earliest or span.latest) if span else None
        at = found.column_of[key]
        assert (at == -1) == (begun is None)
        if begun:
            assert found.columns[at].first <= begun <= found.columns[at].last


def test_counts_are_by_lane_and_column() -> None:
    events = events_of("2014", "2014", "2016", "")
    marks = events[["event_id"]].assign(lane=["a", "a", "a", "b"])
    found = count_marks_by_period(marks, build_periods(events)).itertuples(index=False, name=None)
    assert list(found) == [("a", 0, 2), ("a", 8, 1), ("b", -1, 1)]
