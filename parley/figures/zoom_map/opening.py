"""How the zoomable map opens: zoom and middle for what it must show, and pixels on the Mercator plane."""

from __future__ import annotations

import math
from collections.abc import Sequence

TILE = 512
"""Pixels that the whole world is wide at zoom 0."""

ROOM = 0.92
"""How much of the picture what it must show may fill."""


def opening(bounds: Sequence[float], size: tuple[float, float]) -> dict[str, float]:
    """Where the map opens so that a box (west, south, east, north in degrees) fits a picture of a size in pixels."""
    west, south, east, north = bounds
    width, height = size
    tall = mercator(north) - mercator(south)
    zoom = math.log2(min(width / TILE * 360 / (east - west), height / TILE * 360 / tall) * ROOM)
    return {
        "longitude": round((west + east) / 2, 2),
        "latitude": round(latitude((mercator(north) + mercator(south)) / 2), 2),
        "zoom": round(zoom, 2),
        "min_zoom": round(zoom - 1, 2),
        "max_zoom": 9,
    }


def mercator(degrees: float) -> float:
    """A latitude's place on the Mercator plane, in degrees of longitude."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(degrees) / 2)))


def latitude(y: float) -> float:
    """The latitude of a place on the Mercator plane."""
    return math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)


def pixels(zoom: float) -> float:
    """Pixels of a degree of longitude at a zoom."""
    return float(TILE * 2**zoom / 360)


def seen(view: dict[str, float], size: tuple[float, float]) -> tuple[float, float, float, float]:
    """What the opening picture shows: west, south, east, north in degrees."""
    across, up = (side / 2 / pixels(view["zoom"]) for side in size)
    x, y = view["longitude"], mercator(view["latitude"])
    return x - across, latitude(y - up), x + across, latitude(y + up)
