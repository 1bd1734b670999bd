"""Two own layers side by side: what changed between two days, or where two sources differ, in km² and by region."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd
import shapely

from parley.dossier.geometry import find_middle_longitude
from parley.own_layer.areas import OWN_AREA_CRS, keep_polygonal_parts
from parley.own_layer.fault import OwnLayerError
from parley.own_layer.layer import OwnLayer
from parley.words.dates import format_day
from parley.words.messages import format_number, say

CHANGE_KINDS = ("kept", "gained", "lost")
"""In both layers, in the second alone, in the first alone."""

NARROW_STRIP = 1000.0
"""Metres: what is narrower may come of how two maps draw one line."""

MIN_TOLD_KM2 = 0.5
"""What rounds to no km² is not told."""


@dataclass(frozen=True, eq=False)
class LayerChange:
    """Two layers of areas, the earlier day first (else as they were opened), and their `pieces` (iso_3166_2, change,
    geometry in equal-area metres): one row for each unit and kind of change that it has."""

    before: OwnLayer
    after: OwnLayer
    pieces: gpd.GeoDataFrame

    @property
    def over_time(self) -> bool:
        """Whether the layers are of two days; else they are two sources of one day, or of days that aren't known."""
        return bool(self.before.day and self.after.day and self.before.day != self.after.day)


def compare_own_layers(first: OwnLayer, second: OwnLayer) -> LayerChange:
    """What is in both layers and in one alone, unit by unit; raises OwnLayerError where a layer has no areas."""
    for layer in (first, second):
        if layer.areas is None:
            raise OwnLayerError(
                say("It is a table of places, which can’t be laid over areas."),
                say("Open two files with areas, or two tables of places, to see what changed between them."),
                layer.name,
            )
    if first.day and second.day and second.day < first.day:
        first, second = second, first
    assert first.areas is not None
    assert second.areas is not None
    before, after = (dict(zip(a["iso_3166_2"], a.geometry, strict=True)) for a in (first.areas, second.areas))
    nothing = shapely.Polygon()
    rows = []
    for code in dict.fromkeys([*before, *after]):
        old, new = before.get(code, nothing), after.get(code, nothing)
        found = (shapely.intersection(old, new), shapely.difference(new, old), shapely.difference(old, new))
        rows += [(code, kind, keep_polygonal_parts(shape)) for kind, shape in zip(CHANGE_KINDS, found, strict=True)]
    pieces = gpd.GeoDataFrame(rows, columns=["iso_3166_2", "change", "geometry"], crs=OWN_AREA_CRS)
    return LayerChange(first, second, pieces[pieces.area > 0].reset_index(drop=True))


def measure_changes(change: LayerChange, units: gpd.GeoDataFrame) -> pd.DataFrame:
    """One row per unit: iso_3166_2, name, area_km2 (of its outline), before_km2, after_km2, kept_km2, gained_km2,
    lost_km2, change_km2 (after less before)."""
    whole = units.to_crs(OWN_AREA_CRS)
    table = pd.DataFrame({"iso_3166_2": whole["iso_3166_2"], "name": whole["name"], "area_km2": whole.area / 1e6})
    sizes = change.pieces.assign(km2=change.pieces.area / 1e6)
    for kind in CHANGE_KINDS:
        found = sizes[sizes["change"].eq(kind)].groupby("iso_3166_2")["km2"].sum()
        table[f"{kind}_km2"] = table["iso_3166_2"].map(found).fillna(0.0)
    return complete_change_columns(table)


def complete_change_columns(table: pd.DataFrame) -> pd.DataFrame:
    """The columns that follow from what was kept, gained and lost."""
    return table.assign(
        before_km2=table["kept_km2"] + table["lost_km2"],
        after_km2=table["kept_km2"] + table["gained_km2"],
        change_km2=table["gained_km2"] - table["lost_km2"],
    )


def group_changes_by_territory(table: pd.DataFrame, territories: pd.DataFrame) -> pd.DataFrame:
    """The changes of units joined into a dossier's territories; territory_id is "" for a unit that belongs to none."""
    pairs = zip(territories["territory_id"], territories["name"], territories["iso_3166_2"], strict=True)
    owners = {code: (territory, name) for territory, name, codes in pairs for code in codes.split()}
    rows = table.assign(
        territory_id=[owners.get(code, ("", ""))[0] for code in table["iso_3166_2"]],
        name=[owners[code][1] if code in owners else name for code, name in table[["iso_3166_2", "name"]].to_numpy()],
    )
    numbers = ["area_km2", *(f"{kind}_km2" for kind in CHANGE_KINDS)]
    grouped = rows.groupby(["territory_id", "name"], sort=False, as_index=False)
    return complete_change_columns(grouped[numbers].sum())


def measure_narrow_strips(change: LayerChange, units: gpd.GeoDataFrame) -> float:
    """The km² gained or lost in strips narrower than `NARROW_STRIP`: what two maps may draw differently.

    Widths need true distances, so they are taken in a projection round the country's middle.
    """
    _, south, _, north = units.total_bounds
    crs = f"+proj=laea +lat_0={(south + north) / 2:.2f} +lon_0={find_middle_longitude(units):.2f} +datum=WGS84 +units=m"
    narrow = 0.0
    for kind in ("gained", "lost"):
        pieces = change.pieces[change.pieces["change"].eq(kind)].to_crs(crs)
        whole = shapely.union_all(shapely.make_valid(pieces.geometry.to_numpy()), grid_size=1)
        wide = shapely.buffer(shapely.buffer(whole, -NARROW_STRIP / 2), NARROW_STRIP / 2, join_style="mitre")
        narrow += whole.area - shapely.intersection(whole, wide).area
    return narrow / 1e6


def change_headline(change: LayerChange, table: pd.DataFrame) -> str:
    """The finding: what more or less is held on the later day, or by how much two sources differ."""
    gained, lost = float(table["gained_km2"].sum()), float(table["lost_km2"].sum())
    numbers = {"gained": format_km2(gained), "lost": format_km2(lost), "net": format_km2(abs(gained - lost))}
    if change.over_time:
        assert change.before.day is not None
        assert change.after.day is not None
        days = {"first": format_day(change.before.day), "last": format_day(change.after.day)}
        if max(gained, lost) < MIN_TOLD_KM2:
            return say("By these files nothing changed between {first} and {last}", **days)
        if abs(gained - lost) < MIN_TOLD_KM2:
            return say("Between {first} and {last} as much is gained as lost: {gained} km²", **days, **numbers)
        if gained > lost:
            return say("By these files {net} km² more is held on {last} than on {first}", **days, **numbers)
        return say("By these files {net} km² less is held on {last} than on {first}", **days, **numbers)
    if max(gained, lost) < MIN_TOLD_KM2:
        return say("The two files hold the same ground")
    return say("The two files differ on {area} km²", area=format_km2(gained + lost))


def describe_change(change: LayerChange, table: pd.DataFrame, narrow: float) -> list[str]:
    """The sentences below the headline: gained, lost and kept; what may be drawing alone; what isn't decided."""
    sums = {kind: format_km2(float(table[f"{kind}_km2"].sum())) for kind in CHANGE_KINDS}
    names = {"before": change.before.name, "after": change.after.name}
    if change.over_time:
        said = [say("Gained: {gained} km²; lost: {lost} km²; held on both days: {kept} km².", **sums)]
    else:
        message = "Only in {after}: {gained} km²; only in {before}: {lost} km²; in both: {kept} km²."
        said = [say(message, **names, **sums)]
    if narrow >= MIN_TOLD_KM2:
        message = (
            "Of what differs, {narrow} km² lie in strips narrower than {width} km, which may come of how the two files "
            "draw one line."
        )
        said.append(say(message, narrow=format_km2(narrow), width=f"{NARROW_STRIP / 1000:g}"))
    open_in = [layer.name for layer in (change.before, change.after) if layer.classes.open]
    if open_in:
        said.append(say("Classes that say neither are left out ({names}).", names=", ".join(open_in)))
    return said


def format_km2(area: float) -> str:
    """Square kilometres in whole numbers."""
    return format_number(round(area))
