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


def render_timeline_form(view: ViewState, form: str) -> None:
    """The picture in one of its forms; what is chosen follows it alone."""
    part = LivePart(view, ("record",))
    order = order_view.current_order_picture(view) if form == "order" else None
    if order:
        order_view.render_order_timeline(order)
    else:
        strip_view.render_time_strip(view)
        with st.container(key="timeline_plot"):
            timeline_view.render_true_time(view)
        with st.container(key="timeline_list"):
            timeline_view.render_event_list(view)
    panel = st.container()
    show.tree(timeline_foot.build_timeline_foot(view), "timeline_table")
    downloads.buttons(view, timeline_downloads.TIMELINE_OFFER, part.current)

    def follow(now: ViewState) -> None:
        if order is None:
            timeline_view.render_true_time_selection(now)
        order_view.render_order_selection(now)
        with panel:
            evidence_panel.panel(now, "strip")

    part.render(follow)


def render_timeline_page(view: ViewState, heading: Heading) -> None:
    """The page from its headline on."""
    heading.write(*timeline_view.build_timeline_title(view.dossier, view.selection))
    form = timeline_view.read_timeline_form(view)
    strip_view.render_strip_controls(view, form, timeline_view.default_timeline_form(view))
    strip_view.render_strip_handles(view)
    if view.shown.events.empty:
        strip_view.render_time_strip(view)
        show.tree(filters.nothing(view.dossier, view.selection, view.filtered), "nothing")
    else:
        render_timeline_form(view, form)
