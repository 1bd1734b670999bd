"""What one drawing of the control map needs, set up in one place for every page, file, frame and preview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import geopandas as gpd
import pandas as pd

from parley.dossier.dossier import Dossier
from parley.dossier.geometry import BaseMap
from parley.figures.map.frame import MapFrame, fit_map_frame
from parley.figures.map.legend import MapLegend, build_map_legend
from parley.figures.map.state import TerritoryStatus, statuses_by_territory, unit_owners
from parley.results.share import assessed_shares_on, find_assessed_day, format_share, list_assessed_units
from parley.words.messages import say

DESK_WIDTH, PHONE_WIDTH = 900, 358
"""Widths of the two drawings in pixels; CSS shows the one that fits."""

CROP_MARGIN = 0.12
"""Room round the units that carry a status in the phone's crop, as a share of the longer side."""


@dataclass(frozen=True, eq=False)
class MapScene:
    """One drawing: the dossier's places on its base map within a frame, with the statuses that it starts from.

    `name` says the finding for who cannot see the drawing, `ident` keeps its ids apart from another drawing's; `small`
    leaves out the names of neighbours and sites, as on a phone. No name stands in the boxes of `kept_free` (left, top,
    right, bottom in pixels). `notes` are assessed shares by territory, told where a place is held in part.
    """

    dossier: Dossier
    base: BaseMap
    frame: MapFrame
    state: dict[str, TerritoryStatus]
    name: str
    ident: str
    small: bool = False
    selected: str = ""
    kept_free: tuple[tuple[float, float, float, float], ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def legend(self) -> MapLegend:
        """The fills of the dossier's map."""
        return build_map_legend(self.dossier)


def build_map_scene(
    dossier: Dossier, base: BaseMap, table: pd.DataFrame | None, *, name: str, ident: str, frame: MapFrame | None = None
) -> MapScene:
    """A scene of a day's table of `control_on_day` (None: without a day); all units at a desk's width by default."""
    state = {} if table is None else statuses_by_territory(dossier, table)
    return MapScene(dossier, base, frame or fit_map_frame(base.units, DESK_WIDTH), state, name, ident)


def crop_to_phone(scene: MapScene, ident: str) -> MapScene:
    """The same scene for a phone: the units that belong to a territory, without the names of neighbours and sites."""
    crop = fit_map_frame(select_owned_units(scene.dossier, scene.base), PHONE_WIDTH, CROP_MARGIN, scene.frame.crs)
    return replace(scene, frame=replace(crop, tolerance=scene.frame.tolerance), ident=ident, small=True)


def select_owned_units(dossier: Dossier, base: BaseMap) -> gpd.GeoDataFrame:
    """The units that belong to a territory; all of them where none does."""
    owned = base.units["iso_3166_2"].isin(unit_owners(dossier.territories))
    return base.units[owned] if owned.any() else base.units


def list_share_notes(dossier: Dossier, day: date | None) -> dict[str, str]:
    """The assessed share of each territory as of a day, as its note; "" for one that has a share on other days only.

    Only where one side holds: the shares are of all that is occupied, and tell nothing of one holder among several.
    """
    if build_map_legend(dossier).drawn or dossier.occupied_share.empty:
        return {}
    shares = assessed_shares_on(dossier, day) if day and find_assessed_day(dossier, day) else None
    assessed = set(list_assessed_units(dossier))
    notes: dict[str, str] = {}
    for key, codes in zip(dossier.territories["territory_id"], dossier.territories["iso_3166_2"], strict=True):
        if codes and assessed.intersection(codes.split()):
            share = shares.of(codes) if shares else None
            notes[key] = say_share_note(format_share(share)) if share else ""
    return notes


def say_share_note(share: str) -> str:
    """A share as a note on the map, marked as what it is."""
    return say("{share} assessed", share=share)
