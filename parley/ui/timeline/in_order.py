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
from parley.figures.timeline.event_list import draw_event_list, draw_period_list
from parley.figures.timeline.in_order.drawing import PeriodLink, RecordLink, draw_order_steps
from parley.figures.timeline.in_order.key import draw_order_key
from parley.figures.timeline.key import draw_event_list_key
from parley.figures.timeline.lane_folds import add_speaker_names, fold_lanes
from parley.figures.timeline.lanes import LaneLayout, build_lanes
from parley.figures.timeline.periods import Period, build_periods
from parley.figures.timeline.steps import StepSequence, build_steps
from parley.selection import address
from parley.selection.selection import Selection, select_records
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import figure_frame
from parley.ui.timeline.strip import build_time_strip
from parley.words.wording import join_names

ORDER_TITLE = "Who did what, in order"
EVENT_LIST_NOTE = "In order of time; long gaps are named."
ORDER_KEYBOARD_NOTE = "Arrow keys go along time and lanes, Enter opens."
MAX_SINGLE_EVENTS = 200
"""Above this, marks in true time would cover each other and a list would be endless: they count instead."""

ORDER_CACHE_SIZE = 8
"""Drawings kept: their lanes hold a mark for each part in each event, 13 MB for 50,000 events."""


@dataclass(frozen=True)
class OrderPicture:
    """What a selection's picture is made of."""

    lanes: LaneLayout
    steps: StepSequence
    packed: show.Packed


def current_order_picture(view: ViewState) -> OrderPicture:
    """The picture of what the page shows."""
    return build_order_picture(view.dossier, view.selection, view.own.get("view", ""))


def render_order_timeline(order: OrderPicture) -> None:
    """The strip, the drawing for wide screens and the list for narrow ones: they travel together, and once."""
    show.tree(order.packed, "timeline_order")


def render_order_selection(view: ViewState) -> None:
    """Paint what the address chooses on drawing and list, and listen to the arrow keys."""
    show.component("order", "timeline/order.js")(data={"selected": view.record}, key="timeline_chosen")


@lru_cache(maxsize=ORDER_CACHE_SIZE)
def build_order_picture(dossier: Dossier, selection: Selection, form: str) -> OrderPicture:
    """The picture of a selection; `view` is the page's own parameter, which its links keep."""
    shown = select_records(dossier, selection)
    statements = add_speaker_names(dossier, shown.statements)
    lanes, under = fold_lanes(dossier, shown.events, statements)
    steps = build_steps(shown.events, statements, lanes, dossier.as_of)
    words = timeline_words.timeline_alt_text(shown.events, "side" if lanes.by_side else "actor", len(lanes.lanes))

    link, narrow = make_timeline_links(selection, form)
    said = order_subtitle(steps, lanes, under, len(shown.events), len(statements))
    figure = draw_order_steps(
        steps, lanes, dossier.as_of, link=link, narrow=narrow, name=f"{words} {ORDER_KEYBOARD_NOTE}"
    )
    plot = h(
        "div",
        figure_frame.head(ORDER_TITLE, said, draw_order_key(steps, lanes)),
        h("div", figure, class_="order-box"),
        class_="timeline-plot",
    )
    narrow_screens = h("div", draw_list_with_head(dossier, selection, form), class_="timeline-list")
    spoken = h("p", class_="unseen", role="status", id="order-said")
    return OrderPicture(
        lanes, steps, show.packed(h("div", build_time_strip(dossier), plot, narrow_screens, spoken, class_="timeline"))
    )


def make_timeline_links(selection: Selection, form: str) -> tuple[RecordLink, PeriodLink]:
    """Where a record and a period lead to under these filters."""

    def link(record: str) -> str:
        return address.page_href("timeline", selection, {"view": form, "record": record})

    def narrow(period: Period) -> str:
        return address.page_href("timeline", replace(selection, start=period.first, end=period.last), {"view": form})

    return link, narrow


@lru_cache(maxsize=show.VIEWS_KEPT)
def pack_event_list(dossier: Dossier, selection: Selection, form: str) -> show.Packed:
    """The list alone, where no drawing in order brings it along."""
    return show.packed(h("div", draw_list_with_head(dossier, selection, form)))


def draw_list_with_head(dossier: Dossier, selection: Selection, form: str) -> list[Node]:
    """The same for narrow screens, with its head."""
    found = build_event_list_content(
        dossier, select_records(dossier, selection).events, *make_timeline_links(selection, form)
    )
    return [figure_frame.head(ORDER_TITLE, found.sub, found.key), found.rows]


class EventListContent(NamedTuple):
    """A list with what stands over it: what a row is, and its key."""

    sub: str
    key: Node | None
    rows: Node


def build_event_list_content(
    dossier: Dossier, events: pd.DataFrame, link: RecordLink, narrow: PeriodLink
) -> EventListContent:
    """A list of events, or of periods where events are too many."""
    if len(events) > MAX_SINGLE_EVENTS:
        found = build_periods(events)
        sub = f"Events by {found.noun}. Choose a period to see its events."
        return EventListContent(sub, None, draw_period_list(found, narrow))
    every = build_lanes(dossier, events)
    return EventListContent(
        EVENT_LIST_NOTE,
        draw_event_list_key(events, every),
        draw_event_list(events, every, day=dossier.as_of, link=link),
    )


def order_subtitle(
    steps: StepSequence, lanes: LaneLayout, under: Mapping[str, list[str]], events: int, statements: int
) -> str:
    """What a step and a lane are, and what was put together."""
    noun = steps.noun
    if noun == "event":
        said = "Each step is one event, whatever time passed; long gaps are written out."
    else:
        said = f"{events:,} events are too many for a step each: they are counted by {noun}, where their dates begin. "
        said += f"Choose a {noun} to see its events." + (" Statements stand in the table." if statements else "")
    return f"{said} {format_folded_lanes(lanes, under)}".rstrip()


def format_folded_lanes(lanes: LaneLayout, under: Mapping[str, list[str]]) -> str:
    """Who shares whose lane."""
    if lanes.by_side:
        return "Each side has one lane."
    labels = {lane.key: lane.label for lane in lanes.lanes}
    parts = [f"{join_names(names)} with {labels[key]}" for key, names in under.items() if key in labels]
    return f"Some share a lane: {'; '.join(parts)}." if parts else ""
