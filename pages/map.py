"""The control map: who controls what on a day, on whose word; and what a reference assesses of each region."""

import streamlit as st

from parley import control, share
from parley.ui import (
    claim_view,
    evidence_panel,
    map_downloads,
    map_switches,
    map_view,
    own_layer_view,
    share_time_view,
    share_view,
    shell,
)
from parley.ui.live import live
from parley.ui.shell import Here


def draw_control(here: Here) -> None:
    """Who controls what, as the tables say: what stays is drawn once, what follows a day or a record with each."""
    left, right = shell.columns("map", [900, 348])
    with left:
        map_switches.switches(here, here.day)
        draw = map_view.picture(here)
        map_view.source(here)
        files = st.container()
    map_view.twin(here)
    claim_view.claim_view(here)
    own_layer_view.own_layer_view(here, control.control_on(here.dossier, here.day), here.day)

    def follow(now: Here) -> None:
        table = control.control_on(now.dossier, now.day)
        now.title(map_view.kicker(now.day), control.headline(now.dossier, table), map_view.deck(now, table, now.day))
        if draw:
            draw(now)
        with files:
            map_downloads.map_downloads(now, now.day)
        with right:
            if now.record:
                evidence_panel.panel(now, "column", now.day)
                share_view.small_line(now, now.day)
            else:
                map_view.places(now)

    live(here, ("record", "asof"), follow)


def draw_share(here: Here) -> None:
    """How much of each region a reference assesses as occupied; it reaches beyond the article's day."""
    day, known = here.day, min(here.day, here.dossier.as_of)
    shares = share.share_on(here.dossier, day)
    here.title(share_view.kicker(day), share.headline(here.dossier, shares), share_view.deck(here.dossier, shares, day))
    left, right = shell.columns("map", [900, 348])
    with left:
        map_switches.switches(here, day)
        share_view.mark_after(here, day)
        share_view.picture(here, shares)
        share_view.steps(here, shares, day)
        share_view.source(here, shares)
    with right:
        if here.record:
            evidence_panel.panel(here, "column", known)
            share_view.small_line(here, day)
        else:
            share_view.places(here, shares)
    share_view.twin(here, shares)
    share_time_view.share_time_view(here, share_view.unit_names(here), day)
    claim_view.claim_view(here)
    own_layer_view.own_layer_view(here, control.control_on(here.dossier, known), known)


here = shell.enter()
if here.own.get("layer") == "share":
    live(here, ("record", "asof"), draw_share)
else:
    draw_control(here)
