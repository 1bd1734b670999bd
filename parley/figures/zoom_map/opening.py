"""How the zoomable map opens: zoom and middle for what it must show, and pixels on the Mercator plane."""

from __future__ import annotations

import math
from collections.abc import Sequence

WORLD_TILE_PIXELS = 512
"""Pixels that the whole world is wide at zoom 0."""

OPENING_FILL_SHARE = 0.92
"""How much of the picture what it must show may fill."""


def fit_opening_view(bounds: Sequence[float], size: tuple[float, float]) -> dict[str, float]:
    """Where the map opens so that a box (west, south, east, north in degrees) fits a picture of a size in pixels."""
    west, south, east, north = bounds
    width, height = size
    tall = mercator_from_latitude(north) - mercator_from_latitude(south)
    zoom = math.log2(
        min(width / WORLD_TILE_PIXELS * 360 / (east - west), height / WORLD_TILE_PIXELS * 360 / tall)
        * OPENING_FILL_SHARE
    )
    return {
        "longitude": round((west + east) / 2, 2),
        "latitude": round(
            latitude_from_mercator((mercator_from_latitude(north) + mercator_from_latitude(south)) / 2), 2
        ),
        "zoom": round(zoom, 2),
        "min_zoom": round(zoom - 1, 2),
        "max_zoom": 9,
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
