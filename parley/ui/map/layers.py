"""The map's page in its two layers: what the tables say of control, and what a reference assesses of each region."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from parley.results import control, share
from parley.ui.frame import chrome, show
from parley.ui.frame.chrome import Heading
from parley.ui.frame.live import LivePart
from parley.ui.frame.view_state import ViewState
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
from parley.ui.map.own import view as own_layer_view
from parley.ui.parts import downloads, evidence_panel

FOLLOWED = ("record", "asof")
"""The parameters that change nothing but what a layer shows."""

WIDTHS = [900, 348]


def control_layer(view: ViewState, heading: Heading) -> None:
    """Who controls what, as the tables say: what stays is drawn once, what follows a day or a record with each."""
    if map_view.is_empty(view.dossier):
        heading.write(*map_view.empty_map_head(view.dossier))
        show.html(map_view.draw_empty_map(view))
        return
    part = LivePart(view, FOLLOWED)
    left, right = chrome.pixel_columns("map", WIDTHS)
    with left:
        map_switches.switches(view, view.day)
        draw = map_view.picture(view)
        map_view.source(view)
        downloads.offer(view, map_downloads.MAP, part.current)
    map_view.twin(view)
    below(view, view.day)

    def follow(now: ViewState) -> None:
        heading.write(*map_view.title(now.dossier, now.day))
        if draw:
            draw(now)
        with right:
            beside(now, now.day, lambda: map_view.places(now))

    part.render(follow)


def share_layer(view: ViewState, heading: Heading) -> None:
    """How much of each region a reference assesses as occupied; it reaches beyond the article's day."""
    LivePart(view, FOLLOWED).render(lambda now: shares(now, heading))


def shares(view: ViewState, heading: Heading) -> None:
    """The assessed shares as of a day: every part of the page follows it."""
    day, known = view.day, min(view.day, view.dossier.as_of)
    found = share.assessed_shares_on(view.dossier, day)
    heading.write(
        share_view.kicker(day),
        share.assessed_share_headline(view.dossier, found),
        share_view.deck(view.dossier, found, day),
    )
    left, right = chrome.pixel_columns("map", WIDTHS)
    with left:
        map_switches.switches(view, day)
        share_view.mark_after(view, day)
        share_view.picture(view, found)
        share_view.steps(view, found, day)
        share_view.source(view, found)
    with right:
        beside(view, known, lambda: share_view.places(view, found))
    share_view.twin(view, found)
    share_time_view.share_time_view(view)
    below(view, known)


def beside(view: ViewState, known: date, places: Callable[[], None]) -> None:
    """The chosen record with its small line, its status told as of `known`; the list of places where none is chosen."""
    if view.record:
        evidence_panel.panel(view, "column", known)
        share_view.small_line(view, view.day)
    else:
        places()


def below(view: ViewState, known: date) -> None:
    """The claim, checked, and a file of the reader's own beside the statuses of a day that the tables know."""
    claim_view.claim_view(view)
    downloads.offer(view, claim_downloads.CLAIM)
    own_layer_view.own_layer_view(view, control.control_on_day(view.dossier, known), known)
