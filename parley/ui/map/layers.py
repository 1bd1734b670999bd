"""The map's page in its two layers: what the tables say of control, and what a reference assesses of each region."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from parley.results import control, share
from parley.ui.frame import downloads, evidence_panel, shell
from parley.ui.frame.live import live
from parley.ui.frame.shell import ViewState
from parley.ui.map import (
    claim as claim_view,
)
from parley.ui.map import (
    claim_downloads,
)
from parley.ui.map import (
    downloads as map_downloads,
)
from parley.ui.map import (
    own_layer as own_layer_view,
)
from parley.ui.map import (
    shares as share_view,
)
from parley.ui.map import (
    shares_over_time as share_time_view,
)
from parley.ui.map import (
    switches as map_switches,
)
from parley.ui.map import (
    view as map_view,
)

FOLLOWED = ("record", "asof")
"""The parameters that change nothing but what a layer shows."""

WIDTHS = [900, 348]


def control_layer(here: ViewState) -> None:
    """Who controls what, as the tables say: what stays is drawn once, what follows a day or a record with each."""
    latest = [here]
    left, right = shell.columns("map", WIDTHS)
    with left:
        map_switches.switches(here, here.day)
        draw = map_view.picture(here)
        map_view.source(here)
        downloads.offer(here, map_downloads.MAP, lambda: latest[0])
    map_view.twin(here)
    below(here, here.day)

    def follow(now: ViewState) -> None:
        latest[0] = now
        now.title(*map_view.title(now.dossier, now.day))
        if draw:
            draw(now)
        with right:
            beside(now, now.day, lambda: map_view.places(now))

    live(here, FOLLOWED, follow)


def share_layer(here: ViewState) -> None:
    """How much of each region a reference assesses as occupied; it reaches beyond the article's day."""
    live(here, FOLLOWED, shares)


def shares(here: ViewState) -> None:
    """The assessed shares as of a day: every part of the page follows it."""
    day, known = here.day, min(here.day, here.dossier.as_of)
    found = share.share_on(here.dossier, day)
    here.title(share_view.kicker(day), share.headline(here.dossier, found), share_view.deck(here.dossier, found, day))
    left, right = shell.columns("map", WIDTHS)
    with left:
        map_switches.switches(here, day)
        share_view.mark_after(here, day)
        share_view.picture(here, found)
        share_view.steps(here, found, day)
        share_view.source(here, found)
    with right:
        beside(here, known, lambda: share_view.places(here, found))
    share_view.twin(here, found)
    share_time_view.share_time_view(here)
    below(here, known)


def beside(here: ViewState, known: date, places: Callable[[], None]) -> None:
    """The chosen record with its small line, its status told as of `known`; the list of places where none is chosen."""
    if here.record:
        evidence_panel.panel(here, "column", known)
        share_view.small_line(here, here.day)
    else:
        places()


def below(here: ViewState, known: date) -> None:
    """The claim, checked, and a file of the reader's own beside the statuses of a day that the tables know."""
    claim_view.claim_view(here)
    downloads.offer(here, claim_downloads.CLAIM)
    own_layer_view.own_layer_view(here, control.control_on(here.dossier, known), known)
