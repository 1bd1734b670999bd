"""Hatch and dashed outlines of the zoomable map, drawn anew for each zoom so that they look alike at all of them.

WebGL has no hatch and no dash of its own here, so both are lines. They come in tiles of the map (Web Mercator, 512
pixels wide, as every web map cuts them): the lines of a tile are laid for the zoom that the tile is for, so that the
distance between two never strays more than by the square root of two from what it shall be, whatever the country's
size and however far a reader zooms in. No area may be read from any of this.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from parley.figures.zoom_map.opening import WORLD_TILE_PIXELS

HATCH_SPACING = 6.0
"""Pixels from one hatch line to the next, across."""

HATCH_WIDTH = 2.3
"""Pixels that a hatch line is wide where lines are `HATCH_SPACING` apart; it grows and shrinks with its gap."""

DASH_LENGTH, DASH_GAP = 6.0, 5.0
"""Pixels of a dash of a claimed outline and of the gap behind it."""

LINE_LAYERS = ("hatch", "claims")
"""What comes in tiles."""

DETAIL_PIXELS = 0.25
"""Pixels to which the lines of a tile are told."""


class LineTiles:
    """The units whose lines are drawn, on the plane of the web map: the world is 1 wide, y runs down from the north."""

    def __init__(self, units: gpd.GeoDataFrame, lined: Collection[str]) -> None:
        kept = units["iso_3166_2"].isin(lined)
        self.indices = np.flatnonzero(kept.to_numpy()).tolist()
        self.shapes = [
            shapely.make_valid(shapely.transform(shape, project_to_unit_world)) for shape in units.geometry[kept]
        ]

    def draw_tile(self, kind: str, zoom: int, across: int, down: int) -> list[dict[str, Any]]:
        """The lines of one tile as GeoJSON features: a unit's index `i` and, of hatch, the width `w` of its lines in
        the unit that deck.gl calls common (the world is 512 wide)."""
        side = 2.0**-zoom
        found = []
        for shift in (0, 2**zoom, -(2**zoom)):  # a land over 180° goes on beyond the edge of the world
            window = ((across + shift) * side, down * side, (across + shift + 1) * side, (down + 1) * side)
            found += self.draw_window(kind, zoom, window, -360.0 * shift * side)
        return found

    def draw_window(
        self, kind: str, zoom: float, window: tuple[float, float, float, float], turned: float = 0.0
    ) -> list[dict[str, Any]]:
        """The lines within a window of the plane, laid for a zoom; `turned` degrees are added to their longitudes."""
        pixel = 1 / (WORLD_TILE_PIXELS * 2**zoom)
        box = shapely.box(*window)
        found = []
        for index, shape in zip(self.indices, self.shapes, strict=True):
            if not shape.intersects(box):
                continue
            lines = hatch_shape(shape, box, pixel) if kind == "hatch" else dash_shape(shape, box, pixel)
            if lines.is_empty:
                continue
            properties: dict[str, float] = {"i": index}
            if kind == "hatch":
                properties["w"] = float(f"{HATCH_WIDTH * pixel * WORLD_TILE_PIXELS:.3g}")
            found.append(
                {"type": "Feature", "properties": properties, "geometry": unproject_lines(lines, pixel, turned)}
            )
        return found

    def draw_whole(self, kind: str, zoom: float) -> list[dict[str, Any]]:
        """All lines at once, laid for one zoom: for a host that has no addresses of our own."""
        return self.draw_window(kind, zoom, (-1.0, 0.0, 2.0, 1.0))


def project_to_unit_world(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Longitudes and latitudes on the Web Mercator plane whose world is 1 wide, the north-west corner at 0, 0."""
    up = np.arctanh(np.sin(np.radians(np.clip(points[:, 1], -85.0, 85.0))))
    return np.column_stack([points[:, 0] / 360 + 0.5, 0.5 - up / (2 * math.pi)])


def unproject_lines(lines: shapely.Geometry, pixel: float, turned: float) -> dict[str, Any]:
    """Lines of the plane in degrees as a MultiLineString of GeoJSON, to a quarter of a pixel."""
    digits = max(0, math.ceil(-math.log10(DETAIL_PIXELS * pixel * 360)))
    coordinates = []
    for line in shapely.get_parts(lines):
        x, y = shapely.get_coordinates(line).T
        longitudes = (x - 0.5) * 360 + turned
        latitudes = np.degrees(np.arctan(np.sinh((0.5 - y) * 2 * math.pi)))
        coordinates.append(np.round(np.column_stack([longitudes, latitudes]), digits).tolist())
    return {"type": "MultiLineString", "coordinates": coordinates}


def hatch_shape(shape: shapely.Geometry, box: shapely.Geometry, pixel: float) -> shapely.Geometry:
    """Lines at 45 degrees within a shape and a box, in phase with those of all other shapes and boxes of its zoom."""
    part = shapely.intersection(shape, box)
    if part.is_empty or not part.area:
        return shapely.MultiLineString()
    west, north, east, south = part.bounds
    step = HATCH_SPACING * 2**0.5 * pixel
    numbers = np.arange(math.ceil((west + north) / step), math.floor((east + south) / step) + 1)
    if not len(numbers):
        return shapely.MultiLineString()
    sums = numbers * step  # a line rises to the north-east: x + y stays the same along it
    ends = np.stack([np.column_stack([np.full_like(sums, west), sums - west]),
                     np.column_stack([np.full_like(sums, east), sums - east])], axis=1)  # fmt: skip
    return keep_lines(shapely.intersection(shapely.multilinestrings(shapely.linestrings(ends)), part))


def dash_shape(shape: shapely.Geometry, box: shapely.Geometry, pixel: float) -> shapely.Geometry:
    """The outline of a shape as dashes, as far as they begin within a box; what is shorter than a dash stays whole."""
    dashes: list[shapely.Geometry] = []
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon" and part.intersects(box):
            for ring in (part.exterior, *part.interiors):
                dashes += dash_ring(shapely.simplify(ring, pixel), box, pixel)
    return shapely.MultiLineString(dashes)


def dash_ring(ring: shapely.Geometry, box: shapely.Geometry, pixel: float) -> list[shapely.Geometry]:
    """A ring's dashes that begin within a box."""
    points = shapely.get_coordinates(ring)
    walked = np.concatenate([[0.0], np.hypot(*np.diff(points, axis=0).T).cumsum()])
    if walked[-1] <= (DASH_LENGTH + DASH_GAP) * pixel:
        return [ring] if ring.intersects(box) else []
    count = max(1, round(walked[-1] / ((DASH_LENGTH + DASH_GAP) * pixel)))  # the last gap is as long as the others
    starts = np.arange(count) * (walked[-1] / count)
    x, y = np.interp(starts, walked, points[:, 0]), np.interp(starts, walked, points[:, 1])
    west, north, east, south = box.bounds
    inside = (x >= west) & (x < east) & (y >= north) & (y < south)
    return [cut_line(points, walked, start, start + DASH_LENGTH * pixel) for start in starts[inside]]


def cut_line(points: NDArray[np.float64], walked: NDArray[np.float64], start: float, end: float) -> shapely.Geometry:
    """The piece of a line between two distances along it."""
    corners = points[(walked > start) & (walked < end)]
    tips = [[np.interp(at, walked, points[:, 0]), np.interp(at, walked, points[:, 1])] for at in (start, end)]
    return shapely.LineString(np.vstack([tips[:1], corners, tips[1:]]))


def keep_lines(found: shapely.Geometry) -> shapely.Geometry:
    """The lines of what was cut; where one only touches a corner, a point is left, and nothing of it is drawn."""
    return shapely.MultiLineString(
        [part for part in shapely.get_parts(found) if part.geom_type == "LineString" and part.length]
    )
