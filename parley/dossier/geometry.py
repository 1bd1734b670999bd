"""The base map of a dossier: its own geometry, read once; nothing is asked from outside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely


@dataclass(frozen=True, eq=False)
class BaseMap:
    """Layers in WGS84 degrees: `units` (iso_3166_2, name, kind, label_lon, label_lat), `context` (neighbours by
    name), `land`, `borders` (kind: state, oblast, coast)."""

    units: gpd.GeoDataFrame
    context: gpd.GeoDataFrame
    land: gpd.GeoDataFrame
    borders: gpd.GeoDataFrame


def orient_for_geojson(shapes: Any, grid: float) -> Any:
    """Shapes on a grid of so many degrees, their outer rings counter-clockwise as RFC 7946 has it (section 3.1.6).

    The rings are turned last: shapely's set_precision turns them as it likes.
    """
    return shapely.orient_polygons(shapely.set_precision(shapes, grid), exterior_cw=False)


def read_base_map(folder: Path) -> BaseMap | None:
    """Read a dossier's geometry folder; None where it has none, and then a page shows its table only."""
    paths = [folder / f"{name}.geojson" for name in ("units", "context", "land", "borders")]
    if not all(path.is_file() for path in paths):
        return None
    return BaseMap(*(gpd.read_file(path) for path in paths))


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
