"""The strip of true time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from parley.dossier.dossier import Dossier
from parley.figures.timeline.strip import (
    MAX_SLIDER_STOPS,
    MAX_STRIP_BARS,
    build_strip_bars,
    draw_time_strip,
    find_strip_range,
    list_slider_stops,
    list_strip_ticks,
)
from tests.nodes import attributes, of_class
from tests.timelines import date_lists, events_of, with_events


def dated(dossier: Dossier, *texts: str) -> Dossier:
    """A dossier with events of these dates, each of one actor."""
    events = events_of(*texts)
    return with_events(dossier, events, *((f"e{i}", "marsh", True) for i in range(len(texts))))


def test_bars_have_their_true_length(tiny: Dossier) -> None:
    own = replace(dated(tiny, "2014", "2015", "2014-07-02"), as_of=date(2015, 12, 31))
    first, second, third = build_strip_bars(own, find_strip_range(own))
    assert (first.left, first.right) == pytest.approx((0, 0.5))
    assert (second.left, second.right) == pytest.approx((0.5, 1))
    assert third.right - third.left == pytest.approx(1 / 730)


def test_what_has_no_end_reaches_to_the_edge(tiny: Dossier) -> None:
    own = dated(tiny, "2014", "2015/..")
    assert build_strip_bars(own, find_strip_range(own))[1].right == 1


@given(date_lists)
def test_everything_lies_inside(tiny: Dossier, texts: list[str]) -> None:
    own = dated(tiny, *texts)
    reach = find_strip_range(own)
    assert all(0 <= bar.left <= bar.right <= 1 for bar in build_strip_bars(own, reach))
    assert all(0 <= reach.at(day.toordinal()) <= 1 for day, _ in list_strip_ticks(reach))
    assert len(of_class(draw_time_strip(own), "handle")) == 2


def test_the_sliders_are_named_and_stop_at_events(tiny: Dossier) -> None:
    own = dated(tiny, "2014-05-02", "2015", "[..2020-01-01]", "")
    assert attributes(draw_time_strip(own), "aria-label")[1:] == ["From", "To"]
    assert list_slider_stops(own) == [
        date(2014, 5, 2).toordinal(),
        date(2015, 1, 1).toordinal(),
        date(2020, 1, 1).toordinal(),
    ]


def test_many_events_stay_a_small_drawing(tiny: Dossier) -> None:
    texts = [f"{1000 + i // 300}-{i % 12 + 1:02d}-{i % 28 + 1:02d}" for i in range(30_000)]
    own = dated(tiny, *texts)
    assert len(of_class(draw_time_strip(own), "strip-bar")) <= MAX_STRIP_BARS
    assert len(list_slider_stops(own)) <= MAX_SLIDER_STOPS


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (("2014", "2016"), ["2014", "2015", "2016"]),
        (("2020-11", "2021-01"), ["Dec 2020", "Jan 2021"]),
        (("0001", "9999"), ["1000", "2000", "3000"]),
    ],
)
def test_ticks_suit_the_span(tiny: Dossier, texts: tuple[str, ...], words: list[str]) -> None:
    own = replace(dated(tiny, *texts), as_of=date(2016, 1, 1) if texts[0] == "2014" else date(2021, 1, 1))
    assert [word for _, word in list_strip_ticks(find_strip_range(own))][: len(words)] == words
