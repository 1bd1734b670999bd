"""The base map of a dossier: its own geometry, read once; nothing is asked from outside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely


@dataclass(frozen=True, eq=False)
class BaseMap:
    """Layers in WGS84 degrees, each with columns that are always there (`complete_units` and the like make them).

    `units`: iso_3166_2, name, kind (“city” is drawn as a point beside its name), label_lon and label_lat. `context`:
    neighbours by name. `borders`: kind (state, inner, coast). `turned` is what was added to all longitudes.
    """

    units: gpd.GeoDataFrame
    context: gpd.GeoDataFrame
    borders: gpd.GeoDataFrame
    turned: float = 0.0


def orient_on_grid(shapes: Any, grid: float) -> Any:
    """Shapes on a grid of so many degrees, their outer rings counter-clockwise as RFC 7946 has it (section 3.1.6).

    The rings are turned last: shapely's set_precision turns them as it likes.
    """
    return shapely.orient_polygons(shapely.set_precision(shapes, grid), exterior_cw=False)


def orient_for_geojson(shapes: Any, grid: float) -> Any:
    """Shapes as `orient_on_grid`, and cut at 180° where they go over it, as RFC 7946 wants them (section 3.1.9)."""
    return orient_on_grid(cut_at_180(shapes), grid)


def cut_at_180(shapes: Any) -> Any:
    """Shapes whose longitudes go on beyond 180° with all of them within it, parted where they cross."""
    bounds = shapely.bounds(shapes)
    if not (bounds[..., 0] < -180).any() and not (bounds[..., 2] > 180).any():
        return shapes
    world = shapely.box(-180, -90, 180, 90)
    parts = np.stack([shapely.intersection(move_east(shapes, by), world) for by in (-360.0, 0.0, 360.0)], axis=-1)
    return shapely.union_all(parts, axis=-1)


def move_east(shapes: Any, degrees: float) -> Any:
    """Shapes with so many degrees added to their longitudes."""
    return shapely.transform(shapes, lambda points: points + np.array([degrees, 0.0]))


def read_base_map(folder: Path) -> BaseMap | None:
    """Read a dossier's geometry folder; None where it has no units, and then a page shows its table only.

    Only `units.geojson` with the property iso_3166_2 must be there; the rest is worked out or left empty. Longitudes go
    on beyond 180° where the land does: islands on both sides of it are one group, whole and unparted.
    """
    units = read_layer(folder / "units.geojson")
    if units is None or "iso_3166_2" not in units or units.empty:
        return None
    middle = find_middle_longitude(units)
    units = complete_units(turn_longitudes(units, middle))
    units["label_lon"] = [turn_longitude(each, middle) for each in units["label_lon"]]
    context, borders = (read_layer(folder / f"{name}.geojson") for name in ("context", "borders"))
    context = gpd.GeoDataFrame({"name": []}, geometry=[], crs=units.crs) if context is None else context
    borders = outline_units(units) if borders is None else turn_longitudes(borders, middle)
    inner = borders["kind"].replace({"oblast": "inner"}) if "kind" in borders else "state"
    return BaseMap(units, turn_longitudes(context, middle), borders.assign(kind=inner))


def read_layer(path: Path) -> gpd.GeoDataFrame | None:
    """What has a shape in one file, in WGS84; None where there is no file."""
    if not path.is_file():
        return None
    layer = gpd.read_file(path)
    layer = layer[layer.geometry.notna() & ~layer.geometry.is_empty]
    return layer.set_crs(4326) if layer.crs is None else layer.to_crs(4326)


def complete_units(units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Units with what can be worked out: a name (their code), no kind, the roomiest point of their largest part."""
    added: dict[str, Any] = {}
    added["name"] = units["name"].fillna(units["iso_3166_2"]) if "name" in units else units["iso_3166_2"]
    added["kind"] = units["kind"].fillna("") if "kind" in units else ""
    if not {"label_lon", "label_lat"} <= set(units.columns) or units[["label_lon", "label_lat"]].isna().any(axis=None):
        points = [find_label_point(shape) for shape in units.geometry]
        for name, values in (("label_lon", [at.x for at in points]), ("label_lat", [at.y for at in points])):
            added[name] = units[name].fillna(pd.Series(values, units.index)) if name in units else values
    return units.assign(**added)


def find_label_point(shape: shapely.Geometry) -> shapely.Point:
    """Where a unit's name has most room: the point of its largest part that is farthest from its edge."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area, default=shape)
    west, south, east, north = largest.bounds
    return find_innermost_point(largest, max(east - west, north - south, 1e-9) / 200)[0]


def outline_units(units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Borders worked out of units alone: round all of them, and between them; which part is coast is not known."""
    outer = shapely.boundary(shapely.union_all(units.geometry.array))
    inner = shapely.difference(shapely.union_all(shapely.boundary(units.geometry.array)), outer)
    return gpd.GeoDataFrame({"kind": ["state", "inner"]}, geometry=[outer, inner], crs=units.crs)


@lru_cache(maxsize=4)
def centre_base_map(base: BaseMap) -> BaseMap:
    """The map moved to longitude 0 where its land goes over 180°, so that a reader can move about without an edge.

    For drawings alone that know no other map than this one; a map that lies on one side comes back as it is.
    """
    west, _, east, _ = base.units.total_bounds
    if west >= -180 and east <= 180:
        return base
    by = -float(round((west + east) / 2))
    units, context, borders = (
        layer.assign(geometry=move_east(layer.geometry.array, by)) for layer in (base.units, base.context, base.borders)
    )
    return BaseMap(units.assign(label_lon=units["label_lon"] + by), context, borders, by)


def turn_longitude(degrees: float, middle: float) -> float:
    """The same longitude within 180° of a middle."""
    return float(degrees - 360 * np.round((degrees - middle) / 360))


def turn_longitudes(frame: gpd.GeoDataFrame, middle: float) -> gpd.GeoDataFrame:
    """A frame whose every part lies within 180° of a longitude; parts that the edge of the map sheet cut are joined.

    A frame of which all lies there already comes back as it is.
    """
    bounds = frame.geometry.bounds
    if frame.empty or ((bounds["minx"] >= middle - 180) & (bounds["maxx"] <= middle + 180)).all():
        return frame

    def turn(shape: shapely.Geometry) -> shapely.Geometry:
        west, _, east, _ = shape.bounds
        if west >= middle - 180 and east <= middle + 180:
            return shape
        parts = shapely.get_parts(shape)
        edges = shapely.bounds(parts)
        by = -360 * np.round(((edges[:, 0] + edges[:, 2]) / 2 - middle) / 360)
        moved = [move_east(part, way) for part, way in zip(parts, by, strict=True)]
        return (
            shapely.union_all(moved)
            if shape.geom_type.endswith("Polygon")
            else shapely.line_merge(shapely.union_all(moved))
        )

    return frame.assign(geometry=[turn(shape) for shape in frame.geometry])


def find_innermost_point(shape: shapely.Geometry, tolerance: float) -> tuple[shapely.Point, float]:
    """The point of an area that is farthest from its edge, and how far; an empty area has an empty point and 0."""
    if not shape.area:
        return shapely.Point(), 0.0
    circle = shapely.maximum_inscribed_circle(shape, tolerance=tolerance)
    return shapely.Point(circle.coords[0]), float(circle.length)


def find_middle_longitude(units: gpd.GeoDataFrame) -> float:
    """The middle of all units in degrees from -180 to 180, counting longitudes as a circle.

    Islands on both sides of 180° are neighbours: the widest gap that no unit lies in is the back of the globe.
    """
    parts = units.geometry.explode(index_parts=False).bounds
    spans = sorted(zip(parts["minx"] % 360, parts["maxx"] - parts["minx"], strict=True))
    reached, gap, start = spans[0][0] + spans[0][1], -1.0, spans[0][0]
    for west, width in spans[1:]:
        if west - reached > gap:
            gap, start = west - reached, west
        reached = max(reached, west + width)
    if spans[0][0] + 360 - reached >= gap:
        gap, start = spans[0][0] + 360 - reached, spans[0][0]
    middle = start + (360 - gap) / 2
    return float((middle + 180) % 360 - 180)
