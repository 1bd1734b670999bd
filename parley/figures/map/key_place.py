"""Where the key stands: in a corner of the map that no unit reaches into, else below the picture."""

from __future__ import annotations

import shapely

from parley.figures.map.scene import MapScene

KEY_LETTER_WIDTH, KEY_ROW_HEIGHT = 6.6, 20
"""A letter's width and a row's height in the key, in pixels."""

KEY_FRAME = (42, 44)
"""What the key has round its words, with the swatch and the line of the day: width and height in pixels."""

CORNERS = ("bottom-left", "bottom-right", "top-left", "top-right")
"""In the order in which they are tried."""


def find_key_corner(scene: MapScene, words: list[str]) -> str:
    """The first corner in which a key of these words hides no unit, or "below" where it would hide one in each."""
    width = max(map(len, words), default=0) * KEY_LETTER_WIDTH + KEY_FRAME[0]
    height = len(words) * KEY_ROW_HEIGHT + KEY_FRAME[1]
    frame = scene.frame
    units = shapely.union_all(scene.base.units.to_crs(frame.crs).geometry.array)
    if width > frame.width * 0.6 or height > frame.height * 0.6:
        return "below"
    for corner in CORNERS:
        left = 16 if corner.endswith("left") else frame.width - 16 - width
        top = 16 if corner.startswith("top") else frame.height - 16 - height
        west, north = frame.left + left / frame.scale, frame.top - top / frame.scale
        box = shapely.box(west, north - height / frame.scale, west + width / frame.scale, north)
        if not units.intersects(box):
            return corner
    return "below"
