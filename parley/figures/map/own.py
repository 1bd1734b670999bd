"""The flat map with a reader's own layer over it, in a form of its own: dots and a cased line, never the hatch; and
what changed between two of them: dots where both are, filled where the later alone, hollow where the earlier alone."""

from __future__ import annotations

import json
from collections.abc import Sequence

import geopandas as gpd
import shapely

from parley.dossier.geometry import orient_for_geojson
from parley.figures.files.rows import caption_columns
from parley.figures.files.svg import Caption
from parley.figures.map.flat import draw_flat_map
from parley.figures.map.frame import MapFrame
from parley.figures.map.scene import MapScene
from parley.figures.markup import Node, h
from parley.own_layer.changes import CHANGE_KINDS, LayerChange
from parley.own_layer.layer import OwnLayer

OWN_MARK_CELL = 6
"""Places nearer to one another than this many pixels share a mark."""

OWN_MARK_CLASSES = ("own-dot", "own-ring", "own-cross", "own-bar")
"""A mark for each status of places, the most frequent first; further ones share the last."""


def draw_own_map(scene: MapScene, layer: OwnLayer) -> Node:
    """The map of a day's statuses with the layer above it, sites and names above both; see `draw_flat_map`."""
    if layer.areas is not None:
        return insert_own_layer(scene, draw_own_areas(layer.areas, scene.frame, scene.ident))
    assert layer.places is not None
    return insert_own_layer(scene, draw_own_places(layer.places, scene.frame))


def draw_change_map(scene: MapScene, change: LayerChange) -> Node:
    """The map with what changed between two layers, sites and names above it."""
    return insert_own_layer(scene, draw_change_areas(change, scene.frame, scene.ident))


def insert_own_layer(scene: MapScene, drawn: Node) -> Node:
    """The flat map with something drawn between its areas and its sites and names."""
    tag, attributes, *children = draw_flat_map(scene)
    first = next(number for number, child in enumerate(children) if child[1].get("class") in ("point", "labels"))
    return [tag, attributes, draw_own_dot_pattern(scene.ident), *children[:first], drawn, *children[first:]]


def draw_own_dot_pattern(ident: str) -> Node:
    """Round dots every nine pixels, each with a rim of the ground, so that they are seen on any fill."""
    dot = h("circle", cx=4.5, cy=4.5, r=1.9, class_="own-dots")
    return h("defs", h("pattern", dot, id=f"{ident}-dots", width=9, height=9, patternUnits="userSpaceOnUse"))


def draw_own_areas(areas: gpd.GeoDataFrame, frame: MapFrame, ident: str) -> Node:
    """The layer's areas as one: a fill of dots, and its outline over a wider line of the ground."""
    path = frame.path(merge_areas(areas, frame))
    return h(
        "g",
        h("path", d=path, class_="own-fill", fill=f"url(#{ident}-dots)", fill_rule="evenodd"),
        h("path", d=path, class_="own-under"),
        h("path", d=path, class_="own-over"),
        class_="own-layer",
    )


def merge_areas(areas: gpd.GeoDataFrame, frame: MapFrame) -> shapely.Geometry:
    """Areas as one on a frame's plane, to a metre: so parts that were cut at 180° leave no seam."""
    return shapely.union_all(shapely.make_valid(areas.to_crs(frame.crs).geometry.to_numpy()), grid_size=1)


def draw_change_areas(change: LayerChange, frame: MapFrame, ident: str) -> Node:
    """What is in both layers dotted, in the second alone filled, in the first alone hollow."""
    drawn = []
    for kind in CHANGE_KINDS:
        pieces = change.pieces[change.pieces["change"].eq(kind)]
        path = frame.path(merge_areas(pieces, frame)) if len(pieces) else ""
        if path and kind == "kept":
            drawn.append(h("path", d=path, class_="own-fill", fill=f"url(#{ident}-dots)", fill_rule="evenodd"))
        elif path:
            drawn.append(h("path", d=path, class_=f"own-{kind}", fill_rule="evenodd"))
    return h("g", *drawn, class_="own-layer")


def draw_change_swatch(kind: str) -> Node:
    """The form of one kind of change as a small picture for the key."""
    if kind == "kept":
        shapes = [
            h("circle", cx=x, cy=y, r=1.5, class_="own-dots") for x, y in ((4, 4), (11, 4), (7.5, 9.5), (14.5, 9.5))
        ]
    else:
        shapes = [h("rect", x=1.5, y=1.5, width=15, height=10, class_=f"own-{kind}")]
    return h("svg", *shapes, viewBox="0 0 18 13", width=18, height=13, aria_hidden="true", class_="swatch")


def write_change_geojson(change: LayerChange, units: gpd.GeoDataFrame, caption: Caption) -> bytes:
    """A feature for each unit and kind of change (WGS 84, RFC 7946), with its km²."""
    names = dict(zip(units["iso_3166_2"], units["name"], strict=True))
    degrees = orient_for_geojson(change.pieces.to_crs(4326).geometry.to_numpy(), 1e-6)
    rows = zip(change.pieces["iso_3166_2"], change.pieces["change"], change.pieces.area / 1e6, degrees, strict=True)
    features = [
        {
            "type": "Feature",
            "properties": {
                "iso_3166_2": code,
                "unit": names.get(code, ""),
                "change": kind,
                "area_km2": round(area, 3),
                "before": change.before.name,
                "after": change.after.name,
            },
            "geometry": shapely.geometry.mapping(shape),
        }
        for code, kind, area, shape in rows
        if not shape.is_empty
    ]
    collection = {"type": "FeatureCollection", "title": caption.title, **caption_columns(caption), "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode("utf-8", errors="replace")


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
