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
from parley.figures.timeline.event_list import draw_period_links
from parley.figures.timeline.lanes import LaneLayout, build_lanes
from parley.figures.timeline.periods import Period, PeriodColumns, build_periods
from parley.selection.selection import Selection, select_records
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import figure_frame
from parley.ui.timeline import in_order as order_view
from parley.ui.timeline import table as timeline_table
from parley.ui.timeline.in_order import MAX_SINGLE_EVENTS
from parley.words.direction import isolate

CHART_KEY = "timeline_chart"
CHART_CACHE_SIZE, LANE_CACHE_SIZE = 8, 4
"""Charts and lanes of many events kept: thousands of small objects each (13 MB of lanes for 50,000 events), so fewer
than of what is kept packed."""

TRUE_TIME_TITLE = "Who did what, and when"
TIME_SCALE_NOTE = "Time is true inside each part; dashed gaps tell how much of it is left out."
MARK_PLACEMENT_NOTE = (
    "Marks that would cover each other stand a little apart, bars keep their true place; "
    "on a day with several events they stand in order, not by the hour."
)


class TimelineTitle(NamedTuple):
    """What stands above the filters."""

    kicker: str
    headline: str
    deck: str


@lru_cache(maxsize=show.VIEWS_KEPT)
def build_timeline_title(dossier: Dossier, selection: Selection) -> TimelineTitle:
    """Kicker, headline and deck of what a selection leaves."""
    events = select_records(dossier, selection).events
    return TimelineTitle(
        timeline_words.timeline_kicker(events),
        timeline_words.timeline_headline(events),
        timeline_words.timeline_deck(events, dossier.as_of),
    )


@lru_cache(maxsize=LANE_CACHE_SIZE)
def build_lanes_and_periods(dossier: Dossier, selection: Selection) -> tuple[LaneLayout, PeriodColumns]:
    """Everybody's lanes in true time, and the periods that many events are counted by."""
    events = select_records(dossier, selection).events
    return build_lanes(dossier, events), build_periods(events)


def has_many_events(view: ViewState) -> bool:
    """Whether events are counted rather than drawn one by one."""
    return len(view.shown.events) > MAX_SINGLE_EVENTS


def read_timeline_form(view: ViewState) -> str:
    """The form of the picture: as the address asks, else in order, or in true time where there are too many events."""
    return view.own.get("view") or default_timeline_form(view)


def default_timeline_form(view: ViewState) -> str:
    """The form that needs no word in the address."""
    return "time" if has_many_events(view) else "order"


class TrueTimeFigure(NamedTuple):
    """The picture in true time: what stands above it, what plotly draws, and the same in words."""

    head: Node
    chart: dict[str, Any]
    alt: str


def render_true_time(view: ViewState) -> None:
    """The picture in true time for wide screens: marks, or counts where there are too many."""
    drawn = build_true_time_figure(view.dossier, view.selection, figure_frame.theme())
    show.tree(drawn.head, "timeline_head")
    figure_frame.plotly(drawn.chart, CHART_KEY, drawn.alt)
    if has_many_events(view):
        _, found = build_lanes_and_periods(view.dossier, view.selection)
        show.html(draw_period_links(found, lambda period: period_filter_href(view, period)))


@lru_cache(maxsize=CHART_CACHE_SIZE)
def build_true_time_figure(dossier: Dossier, selection: Selection, theme: Theme) -> TrueTimeFigure:
    """The picture of a selection, made once for all readers."""
    from parley.figures.timeline.true_time.counts import draw_timeline_counts
    from parley.figures.timeline.true_time.marks import draw_true_time

    events = select_records(dossier, selection).events
    if len(events) > MAX_SINGLE_EVENTS:
        lanes, found = build_lanes_and_periods(dossier, selection)
        noun = lane_noun(lanes)
        sub, key = f"Events by {noun} and {found.noun}, counted where their dates begin.", None
        chart = draw_timeline_counts(lanes, found, theme=theme)
    else:
        lanes = build_lanes(dossier, events)
        noun = lane_noun(lanes)
        sub, key = (
            f"A lane for each {noun}. {TIME_SCALE_NOTE} {MARK_PLACEMENT_NOTE}",
            timeline_key.draw_timeline_key(events, lanes),
        )
        chart = draw_true_time(events, lanes, theme=theme)
    alt = timeline_words.timeline_alt_text(events, noun, len(lanes.lanes))
    return TrueTimeFigure(figure_frame.head(TRUE_TIME_TITLE, sub, key), chart, alt)


def lane_noun(lanes: LaneLayout) -> str:
    """What a lane stands for."""
    return "side" if lanes.by_side else "actor"


def render_true_time_selection(view: ViewState) -> None:
    """Mark what the address chooses on the picture in true time, and open what is clicked there."""
    show.component("chart", "timeline/chart.js")(data={"selected": view.record}, key="timeline_marked")


def render_event_list(view: ViewState) -> None:
    """The list for narrow screens."""
    show.tree(order_view.pack_event_list(view.dossier, view.selection, view.own.get("view", "")), "timeline_events")


def period_filter_href(view: ViewState, period: Period) -> str:
    """This view, filtered to a period."""
    return view.filtered(replace(view.selection, start=period.first, end=period.last))


def draw_timeline_source(view: ViewState) -> Node:
    """Whose words the rows rest on."""
    named = "; ".join(list_first_articles(view.dossier))
    return figure_frame.source_of(f"Source: {named}. Dates are as marked: stated, inferred, or from a reference.")


@lru_cache(maxsize=4)
def list_first_articles(dossier: Dossier) -> list[str]:
    """The first articles: publisher and day."""
    table = dossier.sources
    rows = table.loc[table["kind"] == "article", ["publisher", "published"]].head(3).itertuples(index=False, name=None)
    return [f"{isolate(publisher)}, {citation.format_publication_day(published)}" for publisher, published in rows]


def draw_timeline_table(view: ViewState) -> Node:
    """What the picture shows, as a table."""
    if has_many_events(view):
        lanes, found = build_lanes_and_periods(view.dossier, view.selection)
        return timeline_table.draw_count_table(
            lanes, found, lambda period: period_filter_href(replace(view, record=""), period)
        )
    return timeline_table.draw_row_tables(view.dossier, view.selection, view.own.get("view", ""))
