"""A date as a place in time."""

from __future__ import annotations

from datetime import date

import pytest

from parley.figures.timeline.moments import moment_from_span
from parley.words import dates


def at(text: str) -> float:
    """A day counted in days."""
    return float(date.fromisoformat(text).toordinal())


@pytest.mark.parametrize(
    ("text", "start", "end", "first", "last"),
    [
        ("2025-03-18", "2025-03-18", "2025-03-19", "2025-03-18", "2025-03-19"),
        ("2014", "2014-01-01", "2015-01-01", "2014-01-01", "2015-01-01"),
        ("2022-02", "2022-02-01", "2022-03-01", "2022-02-01", "2022-03-01"),
        ("[2025-03-10..2025-03-16]", "2025-03-10", "2025-03-17", "2025-03-10", "2025-03-17"),
        ("2022/..", "2022-01-01", "2023-01-01", "2022-01-01", None),
        ("2022-02/2025-03-18", "2022-02-01", "2022-03-01", "2022-02-01", "2025-03-19"),
        ("[2025-02-12..]", "2025-02-12", "2025-02-13", "2025-02-12", None),
        ("[..2025-03-18]", "2025-03-18", "2025-03-19", None, "2025-03-19"),
        ("../2022", "2022-12-31", "2023-01-01", None, "2023-01-01"),
    ],
)
def test_a_mark_stands_where_its_date_allows(text: str, start: str, end: str, first: str, last: str) -> None:
    found = moment_from_span("e", dates.parse_date_span(text))
    assert (found.start, found.end) == (at(start), at(end))
    assert (found.first, found.last) == (first and at(first), last and at(last))


def test_a_known_hour_is_a_place_in_its_day() -> None:
    found = moment_from_span("e", dates.parse_date_span("2025-03-18T12:00:00Z"))
    assert found.middle == at("2025-03-18") + 0.5
    assert found.day == date(2025, 3, 18)


def test_a_date_known_only_by_a_day_says_so() -> None:
    assert moment_from_span("e", dates.parse_date_span("[..2025-03-18]")).standing == "by"


def test_no_date_has_no_place() -> None:
    assert moment_from_span("e", None).standing == "undated"
