"""How the zoomable map opens: zoom and middle for what it must show, and pixels on the Mercator plane."""

from __future__ import annotations

import math
from collections.abc import Sequence

WORLD_TILE_PIXELS = 512
"""Pixels that the whole world is wide at zoom 0."""

OPENING_FILL_SHARE = 0.92
"""How much of the picture what it must show may fill."""

SMALLEST_BOX = 1e-4
"""Degrees that a box to be shown counts at least: a single point is none."""

LAST_ZOOM = 18
"""The largest zoom that any map can be brought to: half a metre a pixel."""


def fit_opening_view(
    bounds: Sequence[float], size: tuple[float, float], smallest: float = 0.0, wanted: float = 0.0
) -> dict[str, float]:
    """Where the map opens so that a box (west, south, east, north in degrees) fits a picture of a size in pixels.

    A reader can zoom in by four at least, and until what is `smallest` degrees wide is `wanted` pixels wide.
    """
    west, south, east, north = map(float, bounds)
    width, height = size
    broad = max(east - west, SMALLEST_BOX)
    tall = max(mercator_from_latitude(north) - mercator_from_latitude(south), SMALLEST_BOX)
    fitting = min(width / WORLD_TILE_PIXELS * 360 / broad, height / WORLD_TILE_PIXELS * 360 / tall)
    zoom = math.log2(fitting * OPENING_FILL_SHARE)
    near = math.log2(wanted * 360 / WORLD_TILE_PIXELS / max(smallest, SMALLEST_BOX)) if wanted else 0.0
    digits = max(2, math.ceil(math.log10(pixels_per_degree(zoom))))
    return {
        "longitude": round((west + east) / 2, digits),
        "latitude": round(
            latitude_from_mercator((mercator_from_latitude(north) + mercator_from_latitude(south)) / 2), digits
        ),
        "zoom": round(zoom, 2),
        "min_zoom": round(zoom - 1, 2),
        "max_zoom": round(min(max(zoom + 4, near), LAST_ZOOM)),
    }


def mercator_from_latitude(degrees: float) -> float:
    """A latitude's place on the Mercator plane, in degrees of longitude."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(degrees) / 2)))


def latitude_from_mercator(y: float) -> float:
    """The latitude of a place on the Mercator plane."""
    return math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)


def pixels_per_degree(zoom: float) -> float:
    """Pixels of a degree of longitude at a zoom."""
    return float(WORLD_TILE_PIXELS * 2**zoom / 360)


def visible_bounds(view: dict[str, float], size: tuple[float, float]) -> tuple[float, float, float, float]:
    """What the opening picture shows: west, south, east, north in degrees."""
    across, up = (side / 2 / pixels_per_degree(view["zoom"]) for side in size)
    x, y = view["longitude"], mercator_from_latitude(view["latitude"])
    return x - across, latitude_from_mercator(y - up), x + across, latitude_from_mercator(y + up)
