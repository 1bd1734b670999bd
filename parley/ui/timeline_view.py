"""The timeline's pieces on the page: picture or list, source, and the same rows as a table."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from parley import dates
from parley.figures import timeline_key, timeline_words
from parley.figures.lanes import Lanes
from parley.figures.palette import Theme
from parley.figures.periods import Period, counts, periods
from parley.figures.timeline import timeline
from parley.figures.timeline_counts import timeline_counts
from parley.figures.timeline_list import event_list, period_links, period_list
from parley.markup import Node, h
from parley.ui import figure_frame, show
from parley.ui.shell import Here

MOST_EVENTS = 200
"""Above this, marks would cover each other: the picture and the list count instead."""

CHART = "timeline_chart"
TITLE = "Who did what, and when"
SCALES = "Time is true inside each part; dashed gaps tell how much of it is left out."
ORDER = (
    "Marks that would cover each other stand a little apart, bars keep their true place; "
    "on a day with several events they stand in order, not by the hour."
)


def is_large(here: Here) -> bool:
    """Whether events are counted rather than drawn one by one."""
    return len(here.shown.events) > MOST_EVENTS


def theme() -> Theme:
    """The reader's theme."""
    return "dark" if st.context.theme.type == "dark" else "light"


def plot(here: Here, lanes: Lanes) -> None:
    """The picture for wide screens: marks, or counts where there are too many."""
    events = here.shown.events
    lane_noun = "side" if lanes.by_side else "actor"
    found = periods(events) if is_large(here) else None
    if found:
        sub = f"Events by {lane_noun} and {found.noun}, counted where their dates begin."
        figure_frame.frame(TITLE, sub, None, "timeline")
        figure = timeline_counts(lanes, found, theme=theme())
    else:
        sub = f"A lane for each {lane_noun}. {SCALES} {ORDER}"
        figure_frame.frame(TITLE, sub, timeline_key.key(events, lanes), "timeline")
        figure = timeline(events, lanes, theme=theme(), selected=here.record)
    figure_frame.plotly(figure, CHART, timeline_words.alt(events, lane_noun, len(lanes.lanes)), choose)
    if found:
        show.html(period_links(found, lambda period: narrowed(here, period)))


def choose() -> None:
    """Put the record of the clicked mark, or of the actor whose lane it is, into the address."""
    (record,) = figure_frame.selected_point(CHART).get("customdata") or ("",)
    if record:  # a lane of a side, or of nobody, has none
        st.query_params["record"] = record


def listed(here: Here, lanes: Lanes) -> None:
    """The list for narrow screens."""
    events = here.shown.events
    if is_large(here):
        found = periods(events)
        figure_frame.frame(TITLE, f"Events by {found.noun}. Choose a period to see its events.", None, "timeline_list")
        show.tree(period_list(found, lambda period: narrowed(here, period)), "timeline_events")
        return
    sub = "In order of time; long gaps are named."
    figure_frame.frame(TITLE, sub, timeline_key.list_key(events, lanes), "timeline_list")
    node = event_list(
        events, lanes, day=here.dossier.as_of, link=lambda record: here.link(record=record), selected=here.record
    )
    show.tree(node, "timeline_events")


def narrowed(here: Here, period: Period) -> str:
    """This view, filtered to a period."""
    return here.filtered(replace(here.selection, start=period.first, end=period.last))


def source(here: Here) -> None:
    """Whose words the rows rest on."""
    table = here.dossier.sources
    rows = table.loc[table["kind"] == "article", ["publisher", "published"]].head(3).itertuples(index=False, name=None)
    named = [f"{publisher}, {dates.words(dates.parse(day)) if day else 'no day known'}" for publisher, day in rows]
    figure_frame.source_line(f"Source: {'; '.join(named)}. Dates are as marked: stated, inferred, or from a reference.")


def table(here: Here, lanes: Lanes) -> None:
    """What the picture shows, as a table."""
    if is_large(here):
        count_table(here, lanes)
    else:
        event_table(here)


def event_table(here: Here) -> None:
    """Events in order of time, each a way to its evidence."""
    events, people = here.shown.events, who(here)
    rows: list[list[Node]] = []
    columns = ["event_id", "headline", "span", "date_basis"]
    for key, headline, span, basis in events[columns].itertuples(index=False, name=None):
        record = f"event:{key}"
        what = h("a", headline, href=here.link(record=record))
        acts, named = (people.get((key, part), "") for part in (True, False))
        sentence = figure_frame.pilcrow(here, record, headline)
        rows.append([timeline_words.when(span), basis if span else "", what, acts, named, sentence])
    headers = ["When", "How known", "What", "Who acts or speaks", "Who is named", "Sentence"]
    caption = "Events in order of time, with who acts in them and who is named"
    figure_frame.twin(title_of_table(len(events)), caption, headers, rows, "timeline_table")


def title_of_table(number: int) -> str:
    """What opens the table."""
    return "The same event as a table" if number == 1 else f"The same {number:,} events as a table"


def who(here: Here) -> dict[tuple[str, bool], str]:
    """The names of those who act, and of those who are only named, by event."""
    pairs = here.dossier.actors[["actor_id", "name"]].merge(here.dossier.event_actors, on="actor_id")
    own = pairs[pairs["event_id"].isin(here.shown.events["event_id"])]
    told = own.groupby(["event_id", "acts"], sort=False, as_index=False).agg(names=("name", ", ".join))
    return {(key, bool(acts)): name for key, acts, name in told.itertuples(index=False, name=None)}


def count_table(here: Here, lanes: Lanes) -> None:
    """Counts per lane and period; a period's name leads to its events."""
    found = periods(here.shown.events)
    numbers = counts(lanes.marks, found).set_index(["lane", "column"])["number"].to_dict()
    headers: list[Node] = ["Lane", *(h("a", p.name, href=narrowed(here, p)) for p in found.columns), "No date"]
    at = [*range(len(found.columns)), -1]
    rows = [[lane.label, *(cell(numbers.get((lane.key, column), 0)) for column in at)] for lane in lanes.lanes]
    caption = f"Events by lane and {found.noun}"
    figure_frame.twin("The same counts as a table", caption, headers, rows, "timeline_table")


def cell(number: int) -> Node:
    """A count, or nothing for none."""
    return h("span", f"{number:,}", class_="number") if number else ""
