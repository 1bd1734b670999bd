"""The control map: who controls what on a day, on whose word."""

from datetime import date

from parley import control
from parley.ui import evidence_panel, shell
from parley.ui.flat_map_view import flat_map_view, words
from parley.ui.shell import base_map

here = shell.enter()
day = date.fromisoformat(here.own.get("asof") or here.dossier.as_of.isoformat())
table = control.control_on(here.dossier, day)
here.title(f"Control map · as of {words(day)}", control.headline(here.dossier, table), "deck")
left, right = shell.columns("map", [900, 348])
with left:
    flat_map_view(here, base_map(here.dossier), day)
with right:
    evidence_panel.panel(here, "column", day)
