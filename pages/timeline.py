"""The timeline: who did what, and when, each mark a way to its sentence."""

import streamlit as st

from parley.ui import evidence_panel, filters, order_view, shell, show, strip_view, timeline_downloads, timeline_view

here = shell.enter()
here.title(*timeline_view.title(here.dossier, here.selection))
form = timeline_view.form(here)
strip_view.ways_view(here, form, timeline_view.default_form(here))
strip_view.span_view(here)
if here.shown.events.empty:
    strip_view.strip_view(here)
    show.tree(filters.nothing(here.dossier, here.selection, here.filtered), "nothing")
else:
    order = order_view.order_here(here) if form == "order" else None
    if order:
        order_view.order_view(order)
    else:
        strip_view.strip_view(here)
        with st.container(key="timeline_plot"):
            timeline_view.plot(here)
        with st.container(key="timeline_list"):
            timeline_view.listed(here)
    order_view.mark_chosen(here)
    evidence_panel.panel(here, "strip")
    timeline_view.source(here)
    timeline_downloads.timeline_downloads(here, order)
    timeline_view.table(here)
