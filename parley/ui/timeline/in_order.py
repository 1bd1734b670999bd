"""The timeline in order on its page: the drawing travels once for the same rows, what is chosen is a few words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.figures.markup import Node, h
from parley.figures.timeline import words as timeline_words
from parley.figures.timeline.event_list import event_list, period_list
from parley.figures.timeline.in_order.drawing import Link, Narrow, drawn
from parley.figures.timeline.in_order.key import order_key
from parley.figures.timeline.key import list_key
from parley.figures.timeline.lane_folds import folded_lanes, with_names
from parley.figures.timeline.lanes import Lanes, lanes_of
from parley.figures.timeline.periods import Period, periods
from parley.figures.timeline.steps import Steps, steps_of
from parley.selection import address
from parley.selection.selection import Selection, select
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import figure_frame
from parley.ui.timeline.strip import strip_of
from parley.words.wording import joined

TITLE = "Who did what, in order"
LIST = "In order of time; long gaps are named."
KEYS = "Arrow keys go along time and lanes, Enter opens."
MOST_EVENTS = 200
"""Above this, marks in true time would cover each other and a list would be endless: they count instead."""

DRAWINGS = 8
"""Drawings kept: their lanes hold a mark for each part in each event, 13 MB for 50,000 events."""


@dataclass(frozen=True)
class Order:
    """What a selection's picture is made of."""

    lanes: Lanes
    steps: Steps
    packed: show.Packed


def order_here(view: ViewState) -> Order:
    """The picture of what the page shows."""
    return order_of(view.dossier, view.selection, view.own.get("view", ""))


def order_view(order: Order) -> None:
    """The strip, the drawing for wide screens and the list for narrow ones: they travel together, and once."""
    show.tree(order.packed, "timeline_order")


def mark_chosen(view: ViewState) -> None:
    """Paint what the address chooses on drawing and list, and listen to the arrow keys."""
    show.component("order", "order.js")(data={"selected": view.record}, key="timeline_chosen")


@lru_cache(maxsize=DRAWINGS)
def order_of(dossier: Dossier, selection: Selection, form: str) -> Order:
    """The picture of a selection; `view` is the page's own parameter, which its links keep."""
    shown = select(dossier, selection)
    statements = with_names(dossier, shown.statements)
    lanes, under = folded_lanes(dossier, shown.events, statements)
    steps = steps_of(shown.events, statements, lanes, dossier.as_of)
    words = timeline_words.alt(shown.events, "side" if lanes.by_side else "actor", len(lanes.lanes))

    link, narrow = ways(selection, form)
    said = sub(steps, lanes, under, len(shown.events), len(statements))
    figure = drawn(steps, lanes, dossier.as_of, link=link, narrow=narrow, name=f"{words} {KEYS}")
    plot = h("div", figure_frame.head(TITLE, said, order_key(steps, lanes)), h("div", figure, class_="order-box"),
             class_="timeline-plot")  # fmt: skip
    narrow_screens = h("div", listing(dossier, selection, form), class_="timeline-list")
    spoken = h("p", class_="unseen", role="status", id="order-said")
    return Order(
        lanes, steps, show.packed(h("div", strip_of(dossier), plot, narrow_screens, spoken, class_="timeline"))
    )


def ways(selection: Selection, form: str) -> tuple[Link, Narrow]:
    """Where a record and a period lead to under these filters."""

    def link(record: str) -> str:
        return address.href("timeline", selection, {"view": form, "record": record})

    def narrow(period: Period) -> str:
        return address.href("timeline", replace(selection, start=period.first, end=period.last), {"view": form})

    return link, narrow


@lru_cache(maxsize=show.VIEWS_KEPT)
def list_of(dossier: Dossier, selection: Selection, form: str) -> show.Packed:
    """The list alone, where no drawing in order brings it along."""
    return show.packed(h("div", listing(dossier, selection, form)))


def listing(dossier: Dossier, selection: Selection, form: str) -> list[Node]:
    """The same for narrow screens, with its head."""
    found = listed(dossier, select(dossier, selection).events, *ways(selection, form))
    return [figure_frame.head(TITLE, found.sub, found.key), found.rows]


class Listed(NamedTuple):
    """A list with what stands over it: what a row is, and its key."""

    sub: str
    key: Node | None
    rows: Node


def listed(dossier: Dossier, events: pd.DataFrame, link: Link, narrow: Narrow) -> Listed:
    """A list of events, or of periods where events are too many."""
    if len(events) > MOST_EVENTS:
        found = periods(events)
        sub = f"Events by {found.noun}. Choose a period to see its events."
        return Listed(sub, None, period_list(found, narrow))
    every = lanes_of(dossier, events)
    return Listed(LIST, list_key(events, every), event_list(events, every, day=dossier.as_of, link=link))


def sub(steps: Steps, lanes: Lanes, under: Mapping[str, list[str]], events: int, statements: int) -> str:
    """What a step and a lane are, and what was put together."""
    noun = steps.noun
    if noun == "event":
        said = "Each step is one event, whatever time passed; long gaps are written out."
    else:
        said = f"{events:,} events are too many for a step each: they are counted by {noun}, where their dates begin. "
        said += f"Choose a {noun} to see its events." + (" Statements stand in the table." if statements else "")
    return f"{said} {folded(lanes, under)}".rstrip()


def folded(lanes: Lanes, under: Mapping[str, list[str]]) -> str:
    """Who shares whose lane."""
    if lanes.by_side:
        return "Each side has one lane."
    labels = {lane.key: lane.label for lane in lanes.lanes}
    parts = [f"{joined(names)} with {labels[key]}" for key, names in under.items() if key in labels]
    return f"Some share a lane: {'; '.join(parts)}." if parts else ""
