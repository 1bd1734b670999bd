"""Areas over the 180th meridian: longitudes are a circle, but outlines are written on a line."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.affinity import translate

from parley.dossier.geometry import find_middle_longitude
from parley.words.messages import say_count

FAR_SIDE = 90.0
"""Degrees from Greenwich to a country's middle beyond which an edge over 180° goes the short way."""


def join_rings_over_180(areas: gpd.GeoDataFrame, units: gpd.GeoDataFrame, notes: list[str]) -> gpd.GeoDataFrame:
    """Areas whose outlines jump from one side of 180° to the other, made to run on beyond it.

    Written so, an area is a band round the whole Earth. For a country on the far side the short way is meant; for any
    other the wide area stands as it is written.
    """
    if abs(find_middle_longitude(units)) <= FAR_SIDE:
        return areas
    shapes = areas.geometry.to_numpy()
    jumping = np.asarray([any(ring_jumps(ring) for ring in list_rings(shape)) for shape in shapes], dtype=bool)
    if not jumping.any():
        return areas
    notes.append(
        say_count(
            "{count} outline crosses the 180th meridian and was taken the short way.",
            "{count} outlines cross the 180th meridian and were taken the short way.",
            int(jumping.sum()),
        )
    )
    joined = [unwrap_area(shape) if jumps else shape for shape, jumps in zip(shapes, jumping, strict=True)]
    return areas.set_geometry(gpd.GeoSeries(joined, index=areas.index, crs=areas.crs))


def list_rings(shape: shapely.Geometry) -> list[Any]:
    """Every ring of an area of one or several parts."""
    return [ring for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]


def find_jumps(longitudes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Where each next longitude lies on the other side of 180°: -1, 0 or 1 turns; an edge along a pole is no jump."""
    steps = np.diff(longitudes)
    return np.where((np.abs(steps) > 180) & (np.abs(steps) < 360), -np.sign(steps), 0)


def ring_jumps(ring: Any) -> bool:
    """Whether a ring goes from one side of 180° to the other and back."""
    turns = find_jumps(shapely.get_coordinates(ring)[:, 0])
    return bool(turns.any()) and turns.sum() == 0


def unwrap_area(shape: shapely.Geometry) -> shapely.Geometry:
    """An area with its rings in one piece, holes on the same turn as what they are in."""
    parts = []
    for part in shapely.get_parts(shape):
        outer = unwrap_ring(part.exterior)
        middle = (outer[:, 0].min() + outer[:, 0].max()) / 2
        holes = []
        for ring in part.interiors:
            hole = unwrap_ring(ring)
            hole[:, 0] += 360 * round((middle - hole[:, 0].mean()) / 360)
            holes.append(hole)
        parts.append(shapely.Polygon(outer, holes))
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def unwrap_ring(ring: Any) -> np.ndarray[Any, Any]:
    """A ring's points with longitudes that run on beyond 180°."""
    points: np.ndarray[Any, Any] = shapely.get_coordinates(ring).copy()
    turns = find_jumps(points[:, 0])
    if turns.sum() == 0:
        points[1:, 0] += 360 * np.cumsum(turns)
    return points


def cut_at_180(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Areas with longitudes from -180 to 180: what lies beyond is cut off there and put on the other side."""
    west, _, east, _ = areas.total_bounds
    if west >= -180 and east <= 180:
        return areas
    cut = [cut_shape_at_180(shape) for shape in areas.geometry]
    return areas.set_geometry(gpd.GeoSeries(cut, index=areas.index, crs=areas.crs))


def cut_shape_at_180(shape: shapely.Geometry) -> shapely.Geometry:
    """One valid area, each of its turns moved to where it lies on the globe."""
    west, _, east, _ = shape.bounds
    if west >= -180 and east <= 180:
        return shape
    pieces = []
    for turn in (-1, 0, 1):
        piece = shapely.intersection(shape, shapely.box(360 * turn - 180, -90, 360 * turn + 180, 90))
        parts = [part for part in shapely.get_parts(piece) if part.geom_type == "Polygon"]
        pieces += [translate(part, xoff=-360 * turn) for part in parts]
    return shapely.union_all(pieces)
