"""What a map names: territories at their largest unit, cities of the base map, sites; one list for both drawings."""

from __future__ import annotations

from typing import TypedDict

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.dossier.geometry import BaseMap, turn_longitude
from parley.evidence.record import find_column_basis
from parley.figures.map.state import unit_owners


class MapLabel(TypedDict):
    """A label in degrees: `kind` is territory, city or site; `territory` is the id it belongs to, or "".

    `anchor` says where its text begins: a city west of the place it belongs to has its name to the west (end).
    """

    name: str
    longitude: float
    latitude: float
    kind: str
    territory: str
    anchor: str


def list_map_labels(base: BaseMap, territories: pd.DataFrame) -> list[MapLabel]:
    """Every label of a map, in the order they are drawn."""
    units = base.units.set_index("iso_3166_2")
    areas = units.to_crs("ESRI:54034").geometry.area
    west, _, east, _ = base.units.total_bounds
    out: list[MapLabel] = []
    for row in territories.to_dict("records"):
        codes = [code for code in row["iso_3166_2"].split() if code in units.index]
        if codes:
            largest = units.loc[areas[codes].idxmax()]
            at = largest["label_lon"], largest["label_lat"]
            out.append(make_map_label(row["name"], *at, "territory", row["territory_id"], "middle"))
        elif pd.notna(row["latitude"]):
            longitude = turn_longitude(row["longitude"] + base.turned, (west + east) / 2)
            out.append(make_map_label(row["name"], longitude, row["latitude"], "site", row["territory_id"], "end"))
    owners = unit_owners(territories)
    for code, city in units[units["kind"] == "city"].iterrows():
        name = str(city["name"]).partition(" (")[0]
        owner = owners.get(str(code), "")
        if any(other["territory"] == owner != "" and other["name"] == name for other in out):
            continue  # the city is the territory, and named already
        west = any(other["territory"] == owner != "" and other["longitude"] > city["label_lon"] for other in out)
        anchor = "end" if west else "start"
        out.append(make_map_label(name, city["label_lon"], city["label_lat"], "city", owner, anchor))
    return out


def make_map_label(name: str, longitude: float, latitude: float, kind: str, territory: str, anchor: str) -> MapLabel:
    """One label."""
    return MapLabel(
        name=name, longitude=float(longitude), latitude=float(latitude), kind=kind, territory=territory, anchor=anchor
    )


def named_by_reference(dossier: Dossier) -> set[str]:
    """The territories whose name no article gives."""
    ids = dossier.territories["territory_id"]
    return {key for key in ids if find_column_basis(dossier, f"territory:{key}", "name") == "reference"}


def site_word(dossier: Dossier) -> str:
    """What the map's points are: the name of the only site, else "site"; "" where there is none."""
    names = dossier.territories.loc[dossier.territories["latitude"].notna(), "name"]
    return "" if names.empty else names.iloc[0] if len(names) == 1 else "site"
