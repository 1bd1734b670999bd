"""The control map: who controls what on a day, on whose word; and what a reference assesses of each region."""

from datetime import date

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

here = shell.enter()
day = date.fromisoformat(here.own.get("asof") or here.dossier.as_of.isoformat())
known = min(day, here.dossier.as_of)
table = control.control_on(here.dossier, known)
assessed = here.own.get("layer") == "share"
shares = share.share_on(here.dossier, day)
if assessed:
    head = share_view.kicker(day), share.headline(here.dossier, shares), share_view.deck(here.dossier, shares, day)
else:
    head = map_view.kicker(day), control.headline(here.dossier, table), map_view.deck(here, table, day)
here.title(*head)
left, right = shell.columns("map", [900, 348])
with left:
    map_switches.switches(here, day)
    if assessed:
        share_view.mark_after(here, day)
        share_view.picture(here, shares)
        share_view.steps(here, shares, day)
        share_view.source(here, shares)
    else:
        map_view.picture(here, day)
        map_view.source(here, table)
        map_downloads.map_downloads(here, known)
with right:
    if here.record:
        evidence_panel.panel(here, "column", known)
        share_view.small_line(here, day)
    elif assessed:
        share_view.places(here, shares)
    else:
        map_view.places(here, table)
if assessed:
    share_view.twin(here, shares)
    share_time_view.share_time_view(here, share_view.unit_names(here), day)
else:
    map_view.twin(here, table, day)
claim_view.claim_view(here)
own_layer_view.own_layer_view(here, table, known)
