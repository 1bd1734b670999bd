"""The names of the units that a reference assesses."""

from __future__ import annotations

from parley.figures.map.state import unit_owners
from parley.results import share
from parley.ui.frame.opened import cached_base_map
from parley.ui.frame.view_state import ViewState


def unit_names(view: ViewState) -> dict[str, str]:
    """A name for each assessed unit: the base map's, else the territory's, else its code."""
    units = share.list_assessed_units(view.dossier)
    rows = view.dossier.territories
    owners, named = unit_owners(rows), dict(zip(rows["territory_id"], rows["name"], strict=True))
    base = cached_base_map(view.dossier.geometry)
    drawn = dict(zip(base.units["iso_3166_2"], base.units["name"], strict=True)) if base else {}
    return {code: drawn.get(code) or named.get(owners.get(code, ""), code) for code in units}
