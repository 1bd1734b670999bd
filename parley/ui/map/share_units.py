"""The names of the units that a reference assesses."""

from __future__ import annotations

from parley.figures.map.state import unit_owners
from parley.results import share
from parley.ui.frame.shell import ViewState, base_map


def unit_names(here: ViewState) -> dict[str, str]:
    """A name for each assessed unit: the base map's, else the territory's, else its code."""
    units = share.assessed_units(here.dossier)
    rows = here.dossier.territories
    owners, named = unit_owners(rows), dict(zip(rows["territory_id"], rows["name"], strict=True))
    base = base_map(here.dossier.geometry)
    drawn = dict(zip(base.units["iso_3166_2"], base.units["name"], strict=True)) if base else {}
    return {code: drawn.get(code) or named.get(owners.get(code, ""), code) for code in units}
