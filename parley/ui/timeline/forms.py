"""The timeline in one of its forms: in order, in true time, or as a strip; what is chosen follows it alone."""

from __future__ import annotations

import streamlit as st

from parley.ui.frame import filters, show
from parley.ui.frame.chrome import Heading
from parley.ui.frame.live import LivePart
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads, evidence_panel
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


def draw(view: ViewState, form: str) -> None:
    """The picture in one of its forms; what is chosen follows it alone."""
    part = LivePart(view, ("record",))
    order = order_view.order_here(view) if form == "order" else None
    if order:
        order_view.order_view(order)
    else:
        strip_view.strip_view(view)
        with st.container(key="timeline_plot"):
            timeline_view.plot(view)
        with st.container(key="timeline_list"):
            timeline_view.listed(view)
    panel = st.container()
    show.tree(timeline_foot.foot(view), "timeline_table")
    downloads.buttons(view, timeline_downloads.TIMELINE, part.current)

    def follow(now: ViewState) -> None:
        if order is None:
            timeline_view.mark_chosen(now)
        order_view.mark_chosen(now)
        with panel:
            evidence_panel.panel(now, "strip")

    part.render(follow)


def timeline(view: ViewState, heading: Heading) -> None:
    """The page from its headline on."""
    heading.write(*timeline_view.title(view.dossier, view.selection))
    form = timeline_view.form(view)
    strip_view.ways_view(view, form, timeline_view.default_form(view))
    strip_view.span_view(view)
    if view.shown.events.empty:
        strip_view.strip_view(view)
        show.tree(filters.nothing(view.dossier, view.selection, view.filtered), "nothing")
    else:
        draw(view, form)
