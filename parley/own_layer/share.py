"""What a reader's layer comes to: the share of each region and of the country, or its places by region and status."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from parley.own_layer.areas import OWN_AREA_CRS
from parley.own_layer.layer import OwnLayer


def measure_unit_shares(layer: OwnLayer, units: gpd.GeoDataFrame) -> pd.DataFrame:
    """One row per unit: iso_3166_2, name, area_km2 (of its outline), held_km2, share_pct (held ÷ the same outline)."""
    whole = units.to_crs(OWN_AREA_CRS)
    table = pd.DataFrame({"iso_3166_2": whole["iso_3166_2"], "name": whole["name"], "area_km2": whole.area / 1e6})
    held = {}
    if layer.areas is not None:
        held = dict(zip(layer.areas["iso_3166_2"], layer.areas.area / 1e6, strict=True))
    table["held_km2"] = table["iso_3166_2"].map(held).fillna(0.0)
    table["share_pct"] = table["held_km2"] / table["area_km2"] * 100
    return table


def own_country_share(table: pd.DataFrame) -> float:
    """The country's share in per cent: all that is held ÷ all outlines."""
    return float(table["held_km2"].sum() / table["area_km2"].sum() * 100)


def group_shares_by_territory(table: pd.DataFrame, territories: pd.DataFrame) -> pd.DataFrame:
    """The shares of the units joined into the dossier's territories where one is made of several units.

    Columns: territory_id ("" = a unit that belongs to none), name, codes (of its units), area_km2, held_km2, share_pct.
    """
    pairs = zip(territories["territory_id"], territories["name"], territories["iso_3166_2"], strict=True)
    owners = {code: (territory, name) for territory, name, codes in pairs for code in codes.split()}
    rows = table.assign(
        territory_id=[owners.get(code, ("", ""))[0] for code in table["iso_3166_2"]],
        name=[owners[code][1] if code in owners else name for code, name in table[["iso_3166_2", "name"]].to_numpy()],
    )
    rows = rows.groupby(["territory_id", "name"], sort=False, as_index=False).agg(
        codes=("iso_3166_2", " ".join), area_km2=("area_km2", "sum"), held_km2=("held_km2", "sum")
    )
    return rows.assign(share_pct=rows["held_km2"] / rows["area_km2"] * 100)


def count_places_by_status(layer: OwnLayer, units: gpd.GeoDataFrame) -> pd.DataFrame:
    """Places by unit (index: name) and status (columns, most frequent first)."""
    assert layer.places is not None
    names = units.set_index("iso_3166_2")["name"]
    counts = pd.crosstab(layer.places["iso_3166_2"].map(names), layer.places["status"])
    order = counts.sum().sort_values(ascending=False, kind="stable").index
    return counts[order].rename_axis(index="name", columns="status")
