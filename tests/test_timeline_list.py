"""The timeline as a list."""

from __future__ import annotations

from datetime import date

import pytest

from parley.dossier.dossier import Dossier
from parley.figures.markup import Node, html_from_node, text_from_node
from parley.figures.timeline.event_list import draw_event_list, draw_period_links, draw_period_list
from parley.figures.timeline.lanes import build_lanes
from parley.figures.timeline.periods import build_periods
from tests.nodes import of_class
from tests.timelines import events_of, with_events

DAY = date(2025, 3, 18)


def listed(dossier: Dossier) -> Node:
    """The list of a dossier's events; a record's address is its name."""
    events = dossier.events
    return draw_event_list(events, build_lanes(dossier, events), day=DAY, link=lambda name: f"#{name}")


def test_every_event_stands_in_the_list_in_order(dossier: Dossier) -> None:
    html = html_from_node(listed(dossier))
    places = [html.index(f'#event:{key}"') for key in dossier.events["event_id"]]
    assert places == sorted(places)


def test_the_day_is_framed_with_its_hours(dossier: Dossier) -> None:
    (box,) = of_class(listed(dossier), "day-box")
    own = dossier.events["earliest"].eq("2025-03-18") & dossier.events["latest"].eq("2025-03-18")
    assert text_from_node(box).startswith("18 March 2025")
    assert "14:00 GMT" in [text_from_node(node) for node in of_class(box, "when")]
    assert len(of_class(box, "event")) == int(own.sum())


@pytest.mark.parametrize(
    ("texts", "gaps"),
    [
        (("2014", "2019"), ["five years later"]),
        (("2024-01", "2024-06"), []),
        (("2014", "", "2019"), ["five years later"]),
        (("", ""), []),
    ],
)
def test_long_gaps_are_named(tiny: Dossier, texts: tuple[str, ...], gaps: list[str]) -> None:
    own = with_events(tiny, events_of(*texts), ("e0", "marsh", True))
    assert [text_from_node(node) for node in of_class(listed(own), "gap")] == gaps


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-03-17", "17 Mar"),
        ("[..2025-03-18]", "by 18 Mar"),
        ("2014-05-02", "2 May 2014"),
        ("2022-02", "Feb 2022"),
        ("", "no date given"),
        ("2014-05-02T10:00:00Z", "2 May 2014"),
    ],
)
def test_dates_are_short_where_the_year_is_known(tiny: Dossier, text: str, words: str) -> None:
    own = with_events(tiny, events_of(text), ("e0", "marsh", True))
    assert [text_from_node(node) for node in of_class(listed(own), "when")] == [words]


@pytest.mark.parametrize("basis", ["stated", "inferred", "reference"])
def test_how_a_date_is_known_has_a_form(tiny: Dossier, basis: str) -> None:
    own = with_events(tiny, events_of("2014", basis=basis), ("e0", "marsh", True))
    assert len(of_class(listed(own), basis)) == 1


def test_who_is_only_named_is_told_in_words(tiny: Dossier) -> None:
    own = with_events(tiny, events_of("2014"), ("e0", "marsh", False), ("e0", "port-board", True))
    (who,) = of_class(listed(own), "parties")
    assert text_from_node(who) == "Port BoardAda Marsh (named)"


def test_every_entry_names_its_record_so_that_the_chosen_one_can_be_marked(tiny: Dossier) -> None:
    own = with_events(tiny, events_of("2014", "2015"), ("e0", "marsh", True))
    assert [node[1]["data-record"] for node in of_class(listed(own), "event")] == ["event:e0", "event:e1"]


def test_periods_lead_to_their_events() -> None:
    found = build_periods(events_of("2014", "2014", "2019", ""))
    html = html_from_node(draw_period_list(found, lambda period: f"#{period.first}"))
    assert html.count("<li") == 3
    assert "two events" in html
    assert 'href="#2019-01-01"' in html
    assert html_from_node(draw_period_links(found, lambda period: f"#{period.first}")).count("<a ") == 2
