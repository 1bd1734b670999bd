"""What stands under the timeline: its source, its files and its rows as tables, in one piece."""

from __future__ import annotations

from parley.figures.markup import h
from parley.ui.frame import downloads, show
from parley.ui.frame.keeping import kept
from parley.ui.frame.shell import ViewState
from parley.ui.timeline import downloads as timeline_downloads
from parley.ui.timeline import view as timeline_view


@kept(lambda here: (here.own.get("view", ""), here.served))
def foot(here: ViewState) -> show.Packed:
    """The same for every reader with these filters, whatever is chosen."""
    links = downloads.links(here, timeline_downloads.TIMELINE)
    return show.packed(h("div", timeline_view.source(here), links, timeline_view.table(here), class_="stack"))
