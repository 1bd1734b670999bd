"""The flat map with a reader's own layer over it, in a form of its own: dots and a cased line, never the hatch."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import shapely

from parley.figures.map.flat import draw_flat_map
from parley.figures.map.frame import MapFrame
from parley.figures.map.scene import MapScene
from parley.figures.markup import Node, h
from parley.own_layer.layer import OwnLayer

OWN_MARK_CELL = 6
"""Places nearer to one another than this many pixels share a mark."""

OWN_MARK_CLASSES = ("own-dot", "own-ring", "own-cross", "own-bar")
"""A mark for each status of places, the most frequent first; further ones share the last."""


def draw_own_map(scene: MapScene, layer: OwnLayer) -> Node:
    """The map of a day's statuses with the layer above it, sites and names above both; see `draw_flat_map`."""
    tag, attributes, *children = draw_flat_map(scene)
    first = next(number for number, child in enumerate(children) if child[1].get("class") in ("point", "labels"))
    ground, above = children[:first], children[first:]
    if layer.areas is not None:
        return [
            tag,
            attributes,
            draw_own_dot_pattern(scene.ident),
            *ground,
            draw_own_areas(layer.areas, scene.frame, scene.ident),
            *above,
        ]
    assert layer.places is not None
    return [tag, attributes, *ground, draw_own_places(layer.places, scene.frame), *above]


def draw_own_dot_pattern(ident: str) -> Node:
    """Round dots every nine pixels, each with a rim of the ground, so that they are seen on any fill."""
    dot = h("circle", cx=4.5, cy=4.5, r=1.9, class_="own-dots")
    return h("defs", h("pattern", dot, id=f"{ident}-dots", width=9, height=9, patternUnits="userSpaceOnUse"))


def draw_own_areas(areas: gpd.GeoDataFrame, frame: MapFrame, ident: str) -> Node:
    """The layer's areas as one: a fill of dots, and its outline over a wider line of the ground."""
    path = frame.path(shapely.union_all(areas.to_crs(frame.crs).geometry.values))
    return h(
        "g",
        h("path", d=path, class_="own-fill", fill=f"url(#{ident}-dots)", fill_rule="evenodd"),
        h("path", d=path, class_="own-under"),
        h("path", d=path, class_="own-over"),
        class_="own-layer",
    )


def draw_own_places(points: gpd.GeoDataFrame, frame: MapFrame) -> Node:
    """The layer's places, a path for each status."""
    order = rank_own_statuses(points)
    points = points.to_crs(frame.crs)
    drawn = [
        draw_own_marks(points[points["status"] == status], frame, mark)
        for status, mark in assign_own_marks(order).items()
    ]
    return h("g", *drawn, class_="own-layer")


def rank_own_statuses(points: gpd.GeoDataFrame) -> list[str]:
    """The statuses, the most frequent first."""
    return [str(status) for status in points["status"].value_counts().index]


def assign_own_marks(order: Sequence[str]) -> dict[str, str]:
    """Which mark each status has."""
    return {status: OWN_MARK_CLASSES[min(number, len(OWN_MARK_CLASSES) - 1)] for number, status in enumerate(order)}


def draw_own_marks(points: gpd.GeoDataFrame, frame: MapFrame, mark: str) -> list[Node]:
    """Places of one status as a path of short strokes, one a cell."""
    cells = {snap_to_mark_cell(*frame.place(x, y)) for x, y in zip(points.geometry.x, points.geometry.y, strict=True)}
    cells = {(x, y) for x, y in cells if 0 <= x <= frame.width and 0 <= y <= frame.height}
    path = "".join(f"M{x} {y}{own_mark_stroke(mark)}" for x, y in sorted(cells))
    return [h("path", d=path, class_=f"own-mark {mark}"), h("path", d=path, class_=f"own-mark {mark} inner")]


def snap_to_mark_cell(x: float, y: float) -> tuple[int, int]:
    """The middle of a pixel's cell."""
    return round(x / OWN_MARK_CELL) * OWN_MARK_CELL, round(y / OWN_MARK_CELL) * OWN_MARK_CELL


def own_mark_stroke(mark: str) -> str:
    """What is drawn at a place: a point (a dot or a ring by its line), a cross, or a bar."""
    return {"own-cross": "m-2-2l4 4m0-4l-4 4", "own-bar": "m-3 0h6"}.get(mark, "h.01")


def draw_own_swatch(mark: str = "") -> Node:
    """A mark of places, or without one the form of areas, as a small picture for the key."""
    if mark:
        shapes = [
            h("path", d=f"M9 6.5{own_mark_stroke(mark)}", class_=f"own-mark {mark}{inner}") for inner in ("", " inner")
        ]
    else:
        box = h("rect", x=1.5, y=1.5, width=15, height=10, class_="own-over")
        shapes = [box, *(h("circle", cx=x, cy=6.5, r=1.5, class_="own-dots") for x in (6, 12))]
    return h("svg", *shapes, viewBox="0 0 18 13", width=18, height=13, aria_hidden="true", class_="swatch")
