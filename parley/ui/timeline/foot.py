"""What stands under the timeline: its source, its files and its rows as tables, in one piece."""

from __future__ import annotations

from parley.figures.markup import h
from parley.ui.frame import show
from parley.ui.frame.keeping import kept
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads
from parley.ui.timeline import downloads as timeline_downloads
from parley.ui.timeline import view as timeline_view


@kept(lambda view: (view.own.get("view", ""), view.served))
def build_timeline_foot(view: ViewState) -> show.Packed:
    """The same for every reader with these filters, whatever is chosen."""
    links = downloads.links(view, timeline_downloads.TIMELINE_OFFER)
    return show.packed(
        h(
            "div",
            timeline_view.draw_timeline_source(view),
            links,
            timeline_view.draw_timeline_table(view),
            class_="stack",
        )
    )
