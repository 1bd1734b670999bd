"""The timeline's pieces on the page: picture or list, source, and the same rows as a table."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from parley.dossier.dossier import Dossier
from parley.evidence import citation
from parley.figures.markup import Node
from parley.figures.palette import Theme
from parley.figures.timeline import key as timeline_key
from parley.figures.timeline import words as timeline_words
from parley.figures.timeline.event_list import period_links
from parley.figures.timeline.lanes import Lanes, lanes_of
from parley.figures.timeline.periods import Period, Periods, periods
from parley.selection.selection import Selection, select
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import figure_frame
from parley.ui.timeline import in_order as order_view
from parley.ui.timeline import table as timeline_table
from parley.ui.timeline.in_order import MOST_EVENTS

CHART = "timeline_chart"
CHARTS, LANES = 8, 4
"""Charts and lanes of many events kept: thousands of small objects each (13 MB of lanes for 50,000 events), so fewer
than of what is kept packed."""

TITLE = "Who did what, and when"
SCALES = "Time is true inside each part; dashed gaps tell how much of it is left out."
ORDER = (
    "Marks that would cover each other stand a little apart, bars keep their true place; "
    "on a day with several events they stand in order, not by the hour."
)


class Title(NamedTuple):
    """What stands above the filters."""

    kicker: str
    headline: str
    deck: str


@lru_cache(maxsize=show.VIEWS_KEPT)
def title(dossier: Dossier, selection: Selection) -> Title:
    """Kicker, headline and deck of what a selection leaves."""
    events = select(dossier, selection).events
    return Title(
        timeline_words.kicker(events), timeline_words.headline(events), timeline_words.deck(events, dossier.as_of)
    )


@lru_cache(maxsize=LANES)
def lanes_and_periods(dossier: Dossier, selection: Selection) -> tuple[Lanes, Periods]:
    """Everybody's lanes in true time, and the periods that many events are counted by."""
    events = select(dossier, selection).events
    return lanes_of(dossier, events), periods(events)


def is_large(view: ViewState) -> bool:
    """Whether events are counted rather than drawn one by one."""
    return len(view.shown.events) > MOST_EVENTS


def form(view: ViewState) -> str:
    """The form of the picture: as the address asks, else in order, or in true time where there are too many events."""
    return view.own.get("view") or default_form(view)


def default_form(view: ViewState) -> str:
    """The form that needs no word in the address."""
    return "time" if is_large(view) else "order"


class Drawing(NamedTuple):
    """The picture in true time: what stands above it, what plotly draws, and the same in words."""

    head: Node
    chart: dict[str, Any]
    alt: str


def plot(view: ViewState) -> None:
    """The picture in true time for wide screens: marks, or counts where there are too many."""
    drawn = drawing(view.dossier, view.selection, figure_frame.theme())
    show.tree(drawn.head, "timeline_head")
    figure_frame.plotly(drawn.chart, CHART, drawn.alt)
    if is_large(view):
        _, found = lanes_and_periods(view.dossier, view.selection)
        show.html(period_links(found, lambda period: narrowed(view, period)))


@lru_cache(maxsize=CHARTS)
def drawing(dossier: Dossier, selection: Selection, theme: Theme) -> Drawing:
    """The picture of a selection, made once for all readers."""
    from parley.figures.timeline.true_time.counts import timeline_counts
    from parley.figures.timeline.true_time.marks import timeline

    events = select(dossier, selection).events
    if len(events) > MOST_EVENTS:
        lanes, found = lanes_and_periods(dossier, selection)
        noun = lane_noun(lanes)
        sub, key = f"Events by {noun} and {found.noun}, counted where their dates begin.", None
        chart = timeline_counts(lanes, found, theme=theme)
    else:
        lanes = lanes_of(dossier, events)
        noun = lane_noun(lanes)
        sub, key = f"A lane for each {noun}. {SCALES} {ORDER}", timeline_key.key(events, lanes)
        chart = timeline(events, lanes, theme=theme)
    alt = timeline_words.alt(events, noun, len(lanes.lanes))
    return Drawing(figure_frame.head(TITLE, sub, key), chart, alt)


def lane_noun(lanes: Lanes) -> str:
    """What a lane stands for."""
    return "side" if lanes.by_side else "actor"


def mark_chosen(view: ViewState) -> None:
    """Mark what the address chooses on the picture in true time, and open what is clicked there."""
    show.component("chart", "chart.js")(data={"selected": view.record}, key="timeline_marked")


def listed(view: ViewState) -> None:
    """The list for narrow screens."""
    show.tree(order_view.list_of(view.dossier, view.selection, view.own.get("view", "")), "timeline_events")


def narrowed(view: ViewState, period: Period) -> str:
    """This view, filtered to a period."""
    return view.filtered(replace(view.selection, start=period.first, end=period.last))


def source(view: ViewState) -> Node:
    """Whose words the rows rest on."""
    named = "; ".join(sources(view.dossier))
    return figure_frame.source_of(f"Source: {named}. Dates are as marked: stated, inferred, or from a reference.")


@lru_cache(maxsize=4)
def sources(dossier: Dossier) -> list[str]:
    """The first articles: publisher and day."""
    table = dossier.sources
    rows = table.loc[table["kind"] == "article", ["publisher", "published"]].head(3).itertuples(index=False, name=None)
    return [f"{publisher}, {citation.day_of(published)}" for publisher, published in rows]


def table(view: ViewState) -> Node:
    """What the picture shows, as a table."""
    if is_large(view):
        lanes, found = lanes_and_periods(view.dossier, view.selection)
        return timeline_table.count_table(lanes, found, lambda period: narrowed(replace(view, record=""), period))
    return timeline_table.row_tables(view.dossier, view.selection, view.own.get("view", ""))
