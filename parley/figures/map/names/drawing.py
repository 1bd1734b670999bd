"""The names on a flat map, and marks for places too small to be seen: the same for every day, so placed once a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from parley.dossier.geometry import BaseMap, find_innermost_point
from parley.figures.map.frame import MapFrame
from parley.figures.map.names.placing import (
    LEAST_SIDE,
    NAME_LINE_HEIGHT,
    Box,
    NamedPlace,
    NamePlacer,
    PlacedName,
    is_tiny,
    measure_name,
)
from parley.figures.map.places import MapLabel, list_map_labels, named_by_reference
from parley.figures.map.scene import MapScene, say_share_note
from parley.figures.map.state import TerritoryStatus, unit_owners
from parley.figures.markup import Node, h

FLAT_NAME_CLEARANCE = 22
"""Least distance of a neighbour's name from every border, in pixels."""

WIDEST_NOTE = say_share_note("100%")
"""The longest note that a place may get: its room is kept on every day."""

MARK_ROOM = {"city": 4.0, "site": 8.0}
"""Pixels round a mark's point that no other place's name may cover."""


class TableKey:
    """A table as a key of a cache: the same object is the same table, for a dossier's tables are never written to."""

    def __init__(self, table: pd.DataFrame) -> None:
        self.table = table

    def __hash__(self) -> int:
        return id(self.table)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TableKey) and other.table is self.table


@lru_cache(maxsize=32)
def place_map_names(
    base: BaseMap,
    territories: TableKey,
    frame: MapFrame,
    small: bool,
    kept_free: tuple[Box, ...],
    noted: frozenset[str] = frozenset(),
) -> list[PlacedName]:
    """Every name of a map where it stands; large places choose first, then small ones, then points.

    Places that are `noted` get room for a share beneath their name.
    """
    shapes = shapes_in_pixels(base, territories, frame)
    labels = [each for each in list_map_labels(base, territories.table) if not (small and each["kind"] == "site")]
    places = [locate_label(label, frame, shapes.get(label["territory"])) for label in labels]
    places = [
        replace(each, note=WIDEST_NOTE)
        if each.label["kind"] == "territory" and each.label["territory"] in noted
        else each
        for each in places
    ]
    marks = [mark_box(place) for place in places if place.label["kind"] in MARK_ROOM]
    placer = NamePlacer((frame.width, frame.height), [*kept_free, *marks], list(shapes.values()))
    order = sorted(places, key=lambda each: -(each.shape.area if each.shape is not None else 0.0))
    placed = {id(each.label): placer.place(each) for each in order}
    return [placed[id(label)] for label in labels]


@lru_cache(maxsize=32)
def shapes_in_pixels(base: BaseMap, territories: TableKey, frame: MapFrame) -> dict[str, BaseGeometry]:
    """What a picture shows of each territory, in pixels of the drawing."""
    units = base.units.to_crs(frame.crs)
    owners = unit_owners(territories.table)
    found: dict[str, list[BaseGeometry]] = {}
    for code, shape in zip(units["iso_3166_2"], units.geometry, strict=True):
        if code in owners:
            found.setdefault(owners[code], []).append(shape_in_pixels(shape, frame))
    return {key: shapely.union_all(parts) for key, parts in found.items()}


def shape_in_pixels(shape: BaseGeometry, frame: MapFrame) -> BaseGeometry:
    """What a picture shows of a projected shape, in pixels of the drawing."""
    corner, turn = np.array([frame.left, frame.top]), np.array([frame.scale, -frame.scale])
    simple = shapely.simplify(shape, frame.tolerance / frame.scale)
    return shapely.make_valid(shapely.transform(frame.visible(simple), lambda at: (at - corner) * turn))


def locate_label(label: MapLabel, frame: MapFrame, shape: BaseGeometry | None) -> NamedPlace:
    """A label's point in pixels; a territory whose own point lies outside the picture is named where it is seen."""
    x, y = frame.locate(label["longitude"], label["latitude"])
    if label["kind"] != "territory":
        return NamedPlace(label, x, y)
    if shape is not None and shape.area and not (0 <= x <= frame.width and 0 <= y <= frame.height):
        point, _ = find_innermost_point(shape, 1.0)
        return NamedPlace(label, round(point.x, 1), round(point.y, 1), shape)
    return NamedPlace(label, x, y, shape)


def mark_box(place: NamedPlace) -> Box:
    """The room of a point's mark."""
    room = MARK_ROOM[place.label["kind"]]
    return place.x - room, place.y - room, place.x + room, place.y + room


def draw_map_names(scene: MapScene) -> list[Node]:
    """Every name with its line and a city's dot; then those of neighbouring countries where there is room."""
    by_reference = named_by_reference(scene.dossier)
    key = TableKey(scene.dossier.territories)
    noted = frozenset(scene.notes)
    placed = place_map_names(scene.base, key, scene.frame, scene.small, scene.kept_free, noted)
    taken = [*scene.kept_free, *(measure_name(each) for each in placed if each.lines)]
    out: list[Node] = [line for each in placed for line in draw_lead_line(each)]
    for each in placed:
        out += draw_placed_name(each, scene.frame, each.label["territory"] in by_reference)
        out += draw_share_note(each, scene)
    return out + ([] if scene.small else draw_neighbour_names(scene.base, scene.frame, taken))


def draw_lead_line(name: PlacedName) -> list[Node]:
    """The line from a place to a name that stands beside it."""
    if not name.lead or not name.lines:
        return []
    x1, y1, x2, y2 = name.lead
    return [h("path", d=f"M{x1:g} {y1:g}L{x2:g} {y2:g}", class_="lead")]


def draw_placed_name(name: PlacedName, frame: MapFrame, by_reference: bool) -> list[Node]:
    """A name in its lines; a city's with its dot. What had no room for its name keeps its mark.

    A name on its territory carries its status, for it is written in another colour on dark ground.
    """
    kind = name.label["kind"]
    dot: list[Node] = []
    if kind == "city":
        x, y = frame.locate(name.label["longitude"], name.label["latitude"])
        dot = [h("circle", cx=x, cy=y, r=3, class_="city")]
    look = {"territory": "label", "site": "label-site", "city": "label-city"}[kind]
    look = f"{look} named-by-reference" if kind == "territory" and by_reference else look
    owner = {"data_territory": name.label["territory"]} if kind == "territory" and not name.lead else {}
    return dot + [
        draw_map_text(name.x, name.y + at * NAME_LINE_HEIGHT, words, look, name.anchor, **owner)
        for at, words in enumerate(name.lines)
    ]


def draw_share_note(name: PlacedName, scene: MapScene) -> list[Node]:
    """The assessed share of a place that is held in part, beneath its name; the sheet hides it on other days."""
    if not name.note:
        return []
    territory = name.label["territory"]
    said = scene.state.get(territory, TerritoryStatus())
    y = name.y + NAME_LINE_HEIGHT * len(name.lines)
    words = scene.notes[territory]
    return [draw_map_text(name.x, y, words, "share-note", data_territory=territory, data_status=said.status)]


def draw_neighbour_names(base: BaseMap, frame: MapFrame, taken: Sequence[Box] = ()) -> list[Node]:
    """Names of neighbouring countries where there is room for them, as far from every border as can be."""
    out: list[Node] = []
    shapes = base.context.to_crs(frame.crs)
    for name, shape in zip(shapes["name"], shapes.geometry, strict=True):
        half = 12 + 5 * len(name)
        point, radius = find_innermost_point(frame.visible(shape, half), 1 / frame.scale)
        if radius * frame.scale <= FLAT_NAME_CLEARANCE:
            continue
        x, y = frame.place(point.x, point.y)
        box = x - half, y - 12, x + half, y + 4
        if not any(box[0] < each[2] and box[2] > each[0] and box[1] < each[3] and box[3] > each[1] for each in taken):
            out.append(draw_map_text(x, y, name.upper(), "label-neighbour"))
    return out


def draw_tiny_units(scene: MapScene) -> list[Node]:
    """A disc in its status for each territory that the picture shows too small to be seen."""
    shapes = shapes_in_pixels(scene.base, TableKey(scene.dossier.territories), scene.frame)
    return [
        draw_tiny_unit(key, shape, scene.state.get(key, TerritoryStatus()), scene.selected)
        for key, shape in shapes.items()
        if is_tiny(shape)
    ]


def draw_tiny_unit(territory: str, shape: BaseGeometry, said: TerritoryStatus, selected: str) -> Node:
    """The disc of one; it is a target like the units."""
    left, top, right, bottom = shape.bounds
    return h(
        "circle",
        cx=round((left + right) / 2, 1),
        cy=round((top + bottom) / 2, 1),
        r=LEAST_SIDE / 2,
        class_="unit-mark",
        data_territory=territory,
        data_status=said.status or None,
        data_claimed=said.claimed or None,
        data_fill=said.fill or None,
        data_chosen=territory == selected,
    )


def draw_map_text(x: float, y: float, words: str, kind: str, anchor: str = "middle", **attributes: str) -> Node:
    """One label."""
    return h("text", words, x=round(x, 1), y=round(y, 1), text_anchor=anchor, class_=kind, **attributes)
