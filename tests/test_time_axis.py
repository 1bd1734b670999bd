"""True time in parts: what is cut, what stands where, and that nothing is lost."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given

from parley.dossier.dossier import Dossier
from parley.figures.timeline.moments import list_moments
from parley.figures.timeline.true_time.axis import TRUE_TIME_WIDTH, TimeAxis, build_time_axis, find_crowded_days
from tests.timelines import date_lists, events_of


def axis(*texts: str) -> TimeAxis:
    """The axis of some dates."""
    return build_time_axis(list_moments(events_of(*texts)))


def kinds(found: TimeAxis) -> list[str]:
    """The kinds of the parts, from left to right."""
    return [part.kind for part in found.parts]


@given(date_lists)
def test_no_event_is_lost_and_each_stands_in_the_picture(texts: list[str]) -> None:
    found = axis(*texts)
    assert set(found.places) == {f"e{i}" for i in range(len(texts))}
    assert all(-0.01 <= place <= TRUE_TIME_WIDTH + 0.01 for place in found.places.values())


@given(date_lists)
@example(["2025-03-17", "2025-03-17", "[2025-03-17..2025-03-19]", "[2025-03-17..2025-03-19]", "2025-03-18T14:00:00Z"])
def test_parts_follow_each_other_without_overlap(texts: list[str]) -> None:
    parts = axis(*texts).parts
    assert all(part.left < part.right for part in parts)
    assert all(before.right < after.left for before, after in pairwise(parts))
    timed = [part for part in parts if part.kind in ("time", "day")]
    assert all(before.last <= after.first for before, after in pairwise(timed))


@given(date_lists)
def test_time_never_runs_backwards(texts: list[str]) -> None:
    found = axis(*texts)
    days = [date(year, 6, 1).toordinal() for year in (1, 1999, 2014, 2019, 2022, 2025, 9999)]
    if any(part.kind in ("time", "day") for part in found.parts):
        places = [found.at(day) for day in days]
        assert places == sorted(places)


def test_years_without_events_are_cut_out_and_counted() -> None:
    found = axis("2014-05-01", "2014-06-01", "2014-07-01", "2025-01-01", "2025-02-01", "2025-03-01")
    assert kinds(found) == ["time", "time"]
    assert found.parts[1].left_out == (date(2025, 1, 1) - date(2014, 7, 2)).days


def test_even_dates_are_not_cut_and_stand_true() -> None:
    found = axis("2010-01-01", "2012-01-01", "2014-01-01")
    first, second, third = found.places.values()
    assert kinds(found) == ["time"]
    assert second - first == pytest.approx(third - second, rel=0.01)


def test_a_day_of_several_events_is_a_part_of_its_own_in_their_order() -> None:
    found = axis("2025-03-01", "2025-03-18", "2025-03-18T14:00:00Z", "2025-03-18")
    assert kinds(found) == ["time", "day"]
    assert list(found.parts[1].places) == ["e1", "e2", "e3"]
    assert found.parts[1].day == date(2025, 3, 18)


def test_what_is_only_known_by_a_day_stands_before_it() -> None:
    found = axis("[..2025-03-18]", "2025-03-18", "2025-03-18")
    assert kinds(found) == ["by", "day"]


def test_events_without_a_date_come_last_in_a_place_of_their_own() -> None:
    found = axis("", "2014")
    assert kinds(found) == ["time", "undated"]
    assert found.places["e0"] > found.places["e1"]


def test_only_the_most_crowded_days_are_opened() -> None:
    texts = [f"2025-03-{day:02d}" for day in range(1, 9) for _ in range(2)]
    assert len(find_crowded_days(list_moments(events_of(*texts)))) == 3


def test_a_span_over_a_crowded_day_is_not_lost() -> None:
    found = axis("[2025-03-17..2025-03-19]", "2025-03-18", "2025-03-18")
    assert set(found.places) == {"e0", "e1", "e2"}


def test_nothing_needs_no_axis() -> None:
    assert axis().parts == ()


def test_marks_of_the_dossier_stand_apart(dossier: Dossier) -> None:
    places = sorted(build_time_axis(list_moments(dossier.events)).places.values())
    assert all(after - before > 15 for before, after in pairwise(places))
