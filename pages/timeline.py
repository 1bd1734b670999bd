"""The timeline: who did what, and when, each mark a way to its sentence."""

import streamlit as st

from parley.figures import timeline_words
from parley.figures.lanes import lanes_of
from parley.ui import evidence_panel, filters, order_view, shell, show, strip_view, timeline_downloads, timeline_view

here = shell.enter()
events = here.shown.events
here.title(
    timeline_words.kicker(events),
    timeline_words.headline(events),
    timeline_words.deck(events, here.dossier.as_of),
)
form = timeline_view.form(here)
strip_view.ways_view(here, form, timeline_view.default_form(here))
strip_view.span_view(here)
if events.empty:
    strip_view.strip_view(here)
    show.tree(filters.nothing(here.dossier, here.selection, here.filtered), "nothing")
else:
    lanes = lanes_of(here.dossier, events)
    order = order_view.order_here(here) if form == "order" else None
    if order:
        order_view.order_view(order)
    else:
        strip_view.strip_view(here)
        with st.container(key="timeline_plot"):
            timeline_view.plot(here, lanes)
        with st.container(key="timeline_list"):
            timeline_view.listed(here, lanes)
    order_view.mark_chosen(here)
    evidence_panel.panel(here, "strip")
    timeline_view.source(here)
    timeline_downloads.timeline_downloads(here, order)
    timeline_view.table(here, lanes)
