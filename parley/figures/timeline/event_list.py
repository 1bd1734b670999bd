"""The timeline as a list, for narrow screens: the same events in the same order, with their gaps and the framed day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from parley.figures.glyph import draw_glyph
from parley.figures.markup import Node, h
from parley.figures.timeline.lanes import LaneLayout
from parley.figures.timeline.periods import Period, PeriodColumns
from parley.figures.timeline.steps import format_short_date, is_span_on_day
from parley.figures.timeline.words import format_hour_or_order, format_timeline_day
from parley.tables.rows import iterate_row_tuples
from parley.words import dates
from parley.words.counting import DAYS_IN_YEAR, format_count, format_nearest_duration

EventLink = Callable[[str], str]


class EventListEntry(NamedTuple):
    """One event of the list; `gap` says how long after the one before it, where that is more than a year."""

    event_id: str
    headline: str
    span: dates.DateSpan | None
    basis: str
    order_note: str
    gap: str


def draw_event_list(events: pd.DataFrame, lanes: LaneLayout, *, day: date, link: EventLink) -> Node:
    """The events in order; those of `day` stand in a frame with the day on top. `link` makes a record's address."""
    parties = draw_parties_by_event(lanes)
    items: list[Node] = []
    for framed, group in groupby(build_event_list_entries(events), key=lambda entry: is_span_on_day(entry.span, day)):
        rows = [row for entry in group for row in draw_event_list_rows(entry, framed, day.year, parties, link)]
        items += [draw_list_day_box(day, rows)] if framed else rows
    return h("ol", *items, class_="events")


def build_event_list_entries(events: pd.DataFrame) -> Iterator[EventListEntry]:
    """The rows of the list, each with its distance from the one before."""
    columns = ["event_id", "headline", "span", "date_basis", "order_note"]
    before: date | None = None
    for key, headline, span, basis, order in iterate_row_tuples(events, columns):
        begun = span.earliest or span.latest if span else None
        days = (begun - before).days if begun and before else 0
        yield EventListEntry(
            key, headline, span, basis, order, f"{format_nearest_duration(days)} later" if days > DAYS_IN_YEAR else ""
        )
        before = begun or before


def draw_list_day_box(day: date, rows: list[Node]) -> Node:
    """The frame round the events of one day."""
    return h("li", h("p", format_timeline_day(day), class_="day-head"), h("ol", *rows), class_="day-box")


def draw_event_list_rows(
    entry: EventListEntry, framed: bool, year: int, parties: dict[str, list[Node]], link: EventLink
) -> Iterator[Node]:
    """A gap, if there is one, then the event: when, what, who."""
    if entry.gap:
        yield h("li", entry.gap, class_="gap")
    record = f"event:{entry.event_id}"
    basis = entry.basis if entry.span and not framed else ""
    when = h("span", event_list_date(entry, framed, year), class_=f"when {basis}".strip(), title=basis or None)
    what = h("a", entry.headline, href=link(record), id=f"list-{entry.event_id}")
    who = h("ul", *parties.get(entry.event_id, []), class_="parties")
    yield h("li", when, h("div", what, who), class_="event", data_record=record)


def event_list_date(entry: EventListEntry, framed: bool, year: int) -> str:
    """The date in few words, without the list's own year; in the frame of its day, the hour or the order."""
    if framed:
        return format_hour_or_order(entry.span, entry.order_note)
    return format_short_date(entry.span, year)


def draw_parties_by_event(lanes: LaneLayout) -> dict[str, list[Node]]:
    """Who is in each event, with the glyph of the side: filled where somebody acts, hollow where only named."""
    looks = {lane.key: (lane.hue, lane.shape) for lane in lanes.lanes}
    out: dict[str, list[Node]] = {}
    for key, lane, acts, who in sorted(lanes.marks, key=lambda mark: not mark.acts):
        words = h(
            "span", who, None if acts else h("span", " (named)", class_="unseen"), class_=None if acts else "muted"
        )
        out.setdefault(key, []).append(h("li", draw_glyph(*looks[lane], acts), words))
    return out


def draw_period_list(found: PeriodColumns, link: Callable[[Period], str]) -> Node:
    """Too many events for a list: how many each period holds, each a way to them."""
    numbers = found.column_of.value_counts()
    items = [
        h(
            "li",
            h("span", format_count(int(numbers[at]), "event")),
            h("div", h("a", period.name, href=link(period))),
            class_="event",
        )
        for at, period in enumerate(found.columns)
        if at in numbers
    ]
    if -1 in numbers:
        items.append(h("li", h("span", format_count(int(numbers[-1]), "event")), "no date given", class_="event"))
    return h("ol", *items, class_="events")


def draw_period_links(found: PeriodColumns, link: Callable[[Period], str]) -> Node:
    """Under a picture that counts: the ways to the events of each period."""
    present = set(found.column_of)
    ways = [h("li", h("a", period.name, href=link(period))) for at, period in enumerate(found.columns) if at in present]
    return h("ul", h("li", "See the events of"), *ways, class_="periods")
