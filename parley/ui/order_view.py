"""The timeline in order on its page: the drawing travels once for the same rows, what is chosen is a few words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from parley import address
from parley.dossier import Dossier
from parley.figures import timeline_words
from parley.figures.lane_folds import folded_lanes, with_names
from parley.figures.lanes import Lanes
from parley.figures.order_key import order_key
from parley.figures.order_lanes import drawn
from parley.figures.periods import Period
from parley.figures.steps import Steps, steps_of
from parley.markup import Node, h
from parley.selection import Selection, select
from parley.ui import figure_frame, show
from parley.ui.shell import Here
from parley.wording import joined

TITLE = "Who did what, in order"
KEYS = "Arrow keys go along time and lanes, Enter opens."
DRAWINGS = 8
"""How many selections' drawings are kept: readers come back to the same few."""


@dataclass(frozen=True)
class Order:
    """What a selection's picture is made of."""

    lanes: Lanes
    steps: Steps
    under: Mapping[str, list[str]]
    events: int
    node: Node
    key: Node
    words: str


def order_here(here: Here) -> Order:
    """The picture of what the page shows."""
    return order_of(here.dossier, here.selection, here.own.get("view", ""))


def order_view(order: Order, switch: Node) -> None:
    """The frame and the drawing."""
    figure_frame.frame(TITLE, sub(order), h("div", switch, order.key), "timeline")
    show.tree(order.node, "timeline_order")


def mark_chosen(here: Here) -> None:
    """Paint what the address chooses on drawing and list, and listen to the arrow keys."""
    show.component("order", "order.js")(data={"selected": here.record}, key="timeline_chosen")


@lru_cache(maxsize=DRAWINGS)
def order_of(dossier: Dossier, selection: Selection, view: str) -> Order:
    """The picture of a selection; `view` is the page's own parameter, which its links keep."""
    shown = select(dossier, selection)
    statements = with_names(dossier, shown.statements)
    lanes, under = folded_lanes(dossier, shown.events, statements)
    steps = steps_of(shown.events, statements, lanes, dossier.as_of)
    words = timeline_words.alt(shown.events, "side" if lanes.by_side else "actor", len(lanes.lanes))

    def link(record: str) -> str:
        return address.href("timeline", selection, {"view": view, "record": record})

    def narrow(period: Period) -> str:
        return address.href("timeline", replace(selection, start=period.first, end=period.last), {"view": view})

    figure = drawn(steps, lanes, dossier.as_of, link=link, narrow=narrow, name=f"{words} {KEYS}")
    node = h(
        "div",
        h("div", figure, class_="order-box"),
        h("p", class_="unseen", role="status", id="order-said"),
        class_="order-figure",
    )
    return Order(lanes, steps, under, len(shown.events), node, order_key(steps, lanes), words)


def sub(order: Order) -> str:
    """What a step and a lane are, and what was put together."""
    noun = order.steps.noun
    if noun == "event":
        said = "Each step is one event, whatever time passed; long gaps are written out."
    else:
        total = f"{order.events:,}"
        said = f"{total} events are too many for a step each: they are counted by {noun}, where their dates begin. "
        said += f"Choose a {noun} to see its events."
    return f"{said} {folded(order)}".rstrip()


def folded(order: Order) -> str:
    """Who shares whose lane."""
    if order.lanes.by_side:
        return "Each side has one lane."
    labels = {lane.key: lane.label for lane in order.lanes.lanes}
    parts = [f"{joined(names)} with {labels[key]}" for key, names in order.under.items() if key in labels]
    return f"Some share a lane: {'; '.join(parts)}." if parts else ""
