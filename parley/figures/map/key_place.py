"""Where the key stands: in a corner of the map that no unit reaches into, else below the picture."""

from __future__ import annotations

import shapely

from parley.figures.letters import estimate_text_width
from parley.figures.map.scene import MapScene

KEY_SIZE, KEY_ROW_HEIGHT, KEY_EDGE = 13.5, 20, 16
"""Pixels: height of the key’s letters (a little more: no font is measured), of its rows, and its way to the edge."""

KEY_FRAME = (42, 44)
"""What the key has round its words, with the swatch and the line of the day: width and height in pixels."""

CORNERS = ("bottom-left", "bottom-right", "top-left", "top-right")
"""In the order in which they are tried."""


Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""


def find_key_corner(scene: MapScene, words: list[str]) -> tuple[str, tuple[Box, ...]]:
    """The first corner in which a key of these words hides no unit, and the box that it takes; "below" and no box
    where it would hide one in each."""
    width = max((estimate_text_width(each, KEY_SIZE) for each in words), default=0.0) + KEY_FRAME[0]
    height = len(words) * KEY_ROW_HEIGHT + KEY_FRAME[1]
    frame = scene.frame
    if width > frame.width * 0.6 or height > frame.height * 0.6:
        return "below", ()
    units = shapely.union_all(scene.base.units.to_crs(frame.crs).geometry.array)
    for corner in CORNERS:
        left = KEY_EDGE if corner.endswith("left") else frame.width - KEY_EDGE - width
        top = KEY_EDGE if corner.startswith("top") else frame.height - KEY_EDGE - height
        west, north = frame.left + left / frame.scale, frame.top - top / frame.scale
        box = shapely.box(west, north - height / frame.scale, west + width / frame.scale, north)
        if not units.intersects(box):
            return corner, ((left, top, left + width, top + height),)
    return "below", ()
