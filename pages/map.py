"""The control map: who controls what on a day, on whose word."""

from datetime import date

from parley import control
from parley.ui import evidence_panel, map_view, shell

here = shell.enter()
day = date.fromisoformat(here.own.get("asof") or here.dossier.as_of.isoformat())
table = control.control_on(here.dossier, day)
here.title(map_view.kicker(day), control.headline(here.dossier, table), map_view.deck(here, table, day))
left, right = shell.columns("map", [900, 348])
with left:
    map_view.picture(here, day)
    map_view.source(here, table)
with right:
    if here.record:
        evidence_panel.panel(here, "column", day)
    else:
        map_view.places(here, table)
map_view.twin(here, table, day)
