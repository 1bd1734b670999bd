"""The timeline as a list, for narrow screens: the same events in the same order, with their gaps and the framed day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from parley.figures.glyph import glyph
from parley.figures.markup import Node, h
from parley.figures.timeline.lanes import Lanes
from parley.figures.timeline.periods import Period, Periods
from parley.figures.timeline.steps import is_on, short_words
from parley.figures.timeline.words import on, step
from parley.tables.rows import tuples
from parley.words import dates
from parley.words.counting import DAYS_IN_YEAR, counted, near

Link = Callable[[str], str]


class Entry(NamedTuple):
    """One event of the list; `gap` says how long after the one before it, where that is more than a year."""

    event_id: str
    headline: str
    span: dates.Span | None
    basis: str
    order_note: str
    gap: str


def event_list(events: pd.DataFrame, lanes: Lanes, *, day: date, link: Link) -> Node:
    """The events in order; those of `day` stand in a frame with the day on top. `link` makes a record's address."""
    parties = parties_of(lanes)
    items: list[Node] = []
    for framed, group in groupby(entries(events), key=lambda entry: is_on(entry.span, day)):
        rows = [row for entry in group for row in rows_of(entry, framed, day.year, parties, link)]
        items += [day_box(day, rows)] if framed else rows
    return h("ol", *items, class_="events")


def entries(events: pd.DataFrame) -> Iterator[Entry]:
    """The rows of the list, each with its distance from the one before."""
    columns = ["event_id", "headline", "span", "date_basis", "order_note"]
    before: date | None = None
    for key, headline, span, basis, order in tuples(events, columns):
        begun = span.earliest or span.latest if span else None
        days = (begun - before).days if begun and before else 0
        yield Entry(key, headline, span, basis, order, f"{near(days)} later" if days > DAYS_IN_YEAR else "")
        before = begun or before


def day_box(day: date, rows: list[Node]) -> Node:
    """The frame round the events of one day."""
    return h("li", h("p", on(day), class_="day-head"), h("ol", *rows), class_="day-box")


def rows_of(entry: Entry, framed: bool, year: int, parties: dict[str, list[Node]], link: Link) -> Iterator[Node]:
    """A gap, if there is one, then the event: when, what, who."""
    if entry.gap:
        yield h("li", entry.gap, class_="gap")
    record = f"event:{entry.event_id}"
    basis = entry.basis if entry.span and not framed else ""
    when = h("span", when_of(entry, framed, year), class_=f"when {basis}".strip(), title=basis or None)
    what = h("a", entry.headline, href=link(record), id=f"list-{entry.event_id}")
    who = h("ul", *parties.get(entry.event_id, []), class_="parties")
    yield h("li", when, h("div", what, who), class_="event", data_record=record)


def when_of(entry: Entry, framed: bool, year: int) -> str:
    """The date in few words, without the list's own year; in the frame of its day, the hour or the order."""
    if framed:
        return step(entry.span, entry.order_note)
    return short_words(entry.span, year)


def parties_of(lanes: Lanes) -> dict[str, list[Node]]:
    """Who is in each event, with the glyph of the side: filled where somebody acts, hollow where only named."""
    looks = {lane.key: (lane.hue, lane.shape) for lane in lanes.lanes}
    out: dict[str, list[Node]] = {}
    for key, lane, acts, who in sorted(lanes.marks, key=lambda mark: not mark.acts):
        words = h(
            "span", who, None if acts else h("span", " (named)", class_="unseen"), class_=None if acts else "muted"
        )
        out.setdefault(key, []).append(h("li", glyph(*looks[lane], acts), words))
    return out


def period_list(found: Periods, link: Callable[[Period], str]) -> Node:
    """Too many events for a list: how many each period holds, each a way to them."""
    numbers = found.column_of.value_counts()
    items = [
        h(
            "li",
            h("span", counted(int(numbers[at]), "event")),
            h("div", h("a", period.name, href=link(period))),
            class_="event",
        )
        for at, period in enumerate(found.columns)
        if at in numbers
    ]
    if -1 in numbers:
        items.append(h("li", h("span", counted(int(numbers[-1]), "event")), "no date given", class_="event"))
    return h("ol", *items, class_="events")


def period_links(found: Periods, link: Callable[[Period], str]) -> Node:
    """Under a picture that counts: the ways to the events of each period."""
    present = set(found.column_of)
    ways = [h("li", h("a", period.name, href=link(period))) for at, period in enumerate(found.columns) if at in present]
    return h("ul", h("li", "See the events of"), *ways, class_="periods")
