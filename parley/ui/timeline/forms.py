"""The timeline in one of its forms: in order, in true time, or as a strip; what is chosen follows it alone."""

from __future__ import annotations

import streamlit as st

from parley.ui.frame import downloads, evidence_panel, filters, show
from parley.ui.frame.live import live
from parley.ui.frame.shell import ViewState
from parley.ui.timeline import (
    downloads as timeline_downloads,
)
from parley.ui.timeline import (
    foot as timeline_foot,
)
from parley.ui.timeline import (
    in_order as order_view,
)
from parley.ui.timeline import (
    strip as strip_view,
)
from parley.ui.timeline import (
    view as timeline_view,
)


def draw(here: ViewState, form: str) -> None:
    """The picture in one of its forms; what is chosen follows it alone."""
    latest = [here]
    order = order_view.order_here(here) if form == "order" else None
    if order:
        order_view.order_view(order)
    else:
        strip_view.strip_view(here)
        with st.container(key="timeline_plot"):
            timeline_view.plot(here)
        with st.container(key="timeline_list"):
            timeline_view.listed(here)
    panel = st.container()
    show.tree(timeline_foot.foot(here), "timeline_table")
    downloads.buttons(here, timeline_downloads.TIMELINE, lambda: latest[0])

    def follow(now: ViewState) -> None:
        latest[0] = now
        if order is None:
            timeline_view.mark_chosen(now)
        order_view.mark_chosen(now)
        with panel:
            evidence_panel.panel(now, "strip")

    live(here, ("record",), follow)


def timeline(here: ViewState) -> None:
    """The page from its headline on."""
    here.title(*timeline_view.title(here.dossier, here.selection))
    form = timeline_view.form(here)
    strip_view.ways_view(here, form, timeline_view.default_form(here))
    strip_view.span_view(here)
    if here.shown.events.empty:
        strip_view.strip_view(here)
        show.tree(filters.nothing(here.dossier, here.selection, here.filtered), "nothing")
    else:
        draw(here, form)
