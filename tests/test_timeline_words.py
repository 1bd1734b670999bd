"""What the timeline says, and that its rows can flip it."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from parley.dossier.dossier import Dossier
from parley.figures.timeline.words import (
    format_hour_or_order,
    timeline_alt_text,
    timeline_deck,
    timeline_headline,
    timeline_kicker,
)
from tests.timelines import events_of

LATE = ("2014", "2019", "2025-03-10", "2025-03-12", "2025-03-17", "2025-03-18")


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ((), "No event fits the filters"),
        (("2022/..",), "One event is left: Event 0 (since 2022)"),
        (("",), "One event is left: Event 0 (no date given)"),
        (("", ""), "None of the two events has a date"),
        (("[..2025-03-18]", "../2022"), "Two events have no first day"),
        (("2025-03-18", "2025-03-18T14:00:00Z"), "Both events fall on 18 March 2025"),
        (LATE, "Four of the six events fall in the last nine days"),
        ((*LATE, "[..2025-03-18]"), "Four of the seven events fall in the last nine days; one more may be older"),
        ((*LATE, "2025-03-01"), "Five of the seven events fall in the last 18 days"),
        (("2010", "2012", "2014", "2016"), "Four events run from 2010 to 2016"),
        (("2010", "2012", "2014/.."), "Three events run from 2010 on"),
        (("2014-03-01", "2014-06-01", ""), "Two events fall in 2014; one has no date"),
        (("2014-03-01", "", ""), "One event falls in 2014; two have no date"),
    ],
)
def test_the_headline_follows_its_rows(texts: tuple[str, ...], said: str) -> None:
    assert timeline_headline(events_of(*texts)) == said


def test_three_of_one_day_are_all_of_it() -> None:
    assert timeline_headline(events_of(*["2025-03-18"] * 3)) == "All three events fall on 18 March 2025"


def test_what_may_be_older_is_never_counted_in(dossier: Dossier) -> None:
    late = dossier.events["earliest"] >= pd.Timestamp("2025-01-01")
    assert f"of the {len(dossier.events)} events" in timeline_headline(dossier.events)
    assert timeline_headline(dossier.events).startswith({10: "Ten", 11: "Eleven", 12: "Twelve"}[int(late.sum())])


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ((), "Take a filter off to see events again."),
        (("", ""), "No date is given."),
        (("2014",), "One date is stated by the source."),
        (("2025-03-18", "2014"), "One event falls on 18 March 2025. Two dates are stated by the source."),
    ],
)
def test_the_deck_tells_the_day_and_how_dates_are_known(texts: tuple[str, ...], said: str) -> None:
    assert timeline_deck(events_of(*texts), date(2025, 3, 18)) == said


def test_the_deck_counts_each_way_of_knowing() -> None:
    both = pd.concat([events_of("2014", "2015"), events_of("2016", basis="inferred")])
    assert (
        timeline_deck(both, date(2025, 3, 18))
        == "Two dates are stated by the source; one is inferred from what it says."
    )


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ((), "Timeline"),
        (("2014", "2025-03-18"), "Timeline · 2014 to 18 March 2025"),
        (("2014", "2016"), "Timeline · 2014 to 2016"),
        (("2014",), "Timeline · 2014"),
        (("[..2014]",), "Timeline"),
    ],
)
def test_the_kicker_tells_from_when_to_when(texts: tuple[str, ...], said: str) -> None:
    assert timeline_kicker(events_of(*texts)) == said


@pytest.mark.parametrize(
    ("text", "order", "said"),
    [("2025-03-18T14:00:00Z", "", "14:00 GMT"), ("2025-03-18", "before", "before"), ("2025-03-18", "", "same day")],
)
def test_a_step_of_a_day_is_told_by_hour_or_order(text: str, order: str, said: str) -> None:
    assert format_hour_or_order(events_of(text)["span"].iloc[0], order) == said


def test_the_alternative_text_states_the_finding() -> None:
    events = events_of(*LATE)
    assert timeline_alt_text(events, "actor", 2).startswith(timeline_headline(events))
