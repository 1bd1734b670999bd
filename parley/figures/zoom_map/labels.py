"""The names on the zoomable map: free of each other where it opens, each beside its point at every zoom."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from textwrap import fill

import geopandas as gpd
import pydeck as pdk
import shapely
from pydeck.types import String

from parley.figures.letters import estimate_text_width
from parley.figures.map.names.placing import (
    NAME_LINE_HEIGHT,
    NAME_SIZE,
    Box,
    NamedPlace,
    NamePlacer,
    PlacedName,
    is_tiny,
)
from parley.figures.map.places import MapLabel
from parley.figures.map.state import TerritoryStatus
from parley.figures.palette import Theme, webgl_colour
from parley.figures.zoom_map.colours import format_colour_list
from parley.figures.zoom_map.opening import mercator_from_latitude, pixels_per_degree
from parley.figures.zoom_map.rows import data_url_from_rows

ZOOM_MAP_FONT = String("Parley Sans")

SITE_NAME_LINE_LETTERS = 14
"""Letters of a site's name in one line on a phone."""

FARTHEST_NAME = 50.0
"""Pixels that a name may stand from its point: no line leads to it here."""


def round_place_position(place: MapLabel) -> list[float]:
    """Where a place lies, to about a hundred metres."""
    return [round(place["longitude"], 3), round(place["latitude"], 3)]


def place_zoom_labels(
    places: Sequence[MapLabel],
    shapes: Mapping[str, gpd.GeoSeries],
    view: Mapping[str, float],
    size: tuple[float, float],
    counted: Collection[str] = (),
) -> list[MapLabel]:
    """The labels as they stand where the map opens (`fit_opening_view`, pixels): the names of territories moved off
    each other and off other marks, and those marked that are too small to be seen. `shapes` are units by territory;
    `counted` are territories under whose point a disc counts events."""
    scale, width, height = pixels_per_degree(view["zoom"]), *size
    middle = view["longitude"], mercator_from_latitude(view["latitude"])

    def locate(longitude: float, latitude: float) -> tuple[float, float]:
        return (
            width / 2 + (longitude - middle[0]) * scale,
            height / 2 - (mercator_from_latitude(latitude) - middle[1]) * scale,
        )

    def flatten(series: gpd.GeoSeries) -> shapely.Geometry:
        flat = [shapely.simplify(shape, 0.5 / scale) for shape in series]
        whole = shapely.union_all([shapely.make_valid(shape) for shape in flat])
        return shapely.transform(whole, lambda at: [locate(*point) for point in at])

    drawn = {key: flatten(series) for key, series in shapes.items()}
    marks = [mark_room(place, *locate(place["longitude"], place["latitude"]), counted) for place in places]
    placer = NamePlacer(size, [box for box in marks if box], list(drawn.values()), FARTHEST_NAME)
    named = [
        NamedPlace(place, *locate(place["longitude"], place["latitude"]), drawn.get(place["territory"]))
        for place in places
        if place["kind"] == "territory"
    ]
    order = sorted(named, key=lambda each: -(each.shape.area if each.shape is not None else 0.0))
    found = {id(each.label): apply_placed_name(each, placer.place(each)) for each in order}
    return [found.get(id(place), place) for place in places]


def mark_room(place: MapLabel, x: float, y: float, counted: Collection[str]) -> Box | None:
    """The box of a point's mark and name, or of a territory's disc; None where neither is drawn."""
    if place["kind"] == "territory":
        return (x - 13, y + 9, x + 13, y + 34) if place["territory"] in counted else None
    lines = place["name"].split("\n")
    long = max(estimate_text_width(line, NAME_SIZE) for line in lines)
    right, down = label_pixel_offset(place)
    left = x + right - (long if place["anchor"] == "end" else 0)
    rise = NAME_LINE_HEIGHT * len(lines) / 2
    return min(left, x - 8), min(y + down - rise, y - 8), max(left + long, x + 8), max(y + down + rise, y + 8)


def apply_placed_name(place: NamedPlace, name: PlacedName) -> MapLabel:
    """A label with its lines and its offset from its point; one that had no room near stays at its point."""
    label: MapLabel = {**place.label}
    if place.shape is not None and is_tiny(place.shape):
        label["tiny"] = True
    down = name.y - 5 - place.y + NAME_LINE_HEIGHT / 2 * (len(name.lines) - 1)
    if not name.lines:
        return label
    label["name"], label["anchor"] = "\n".join(name.lines), name.anchor
    label["offset"] = [round(name.x - place.x), round(down)]
    return label


def build_label_layer(
    places: Sequence[MapLabel],
    said: Sequence[TerritoryStatus],
    owners: Mapping[str, str],
    codes: Sequence[str],
    theme: Theme,
) -> pdk.Layer:
    """Names with a halo of the ground; on a solid dark fill the ground's own colour."""
    annexed = {
        owners.get(code) for code, each in zip(codes, said, strict=True) if each.status == "annexed" and not each.fill
    }
    data = [
        {
            "position": round_place_position(place),
            "text": place["name"],
            "c": int(place["territory"] in annexed and place["kind"] == "territory"),
            "at": label_pixel_offset(place),
            "a": place["anchor"],
        }
        for place in places
    ]
    return pdk.Layer(
        "TextLayer",
        data_url_from_rows(data),
        id=f"labels-{theme}-{'-'.join(sorted(filter(None, annexed)))}",
        get_size=14,
        get_color=f"c?{format_colour_list(webgl_colour('bg', theme))}:{format_colour_list(webgl_colour('ink', theme))}",
        get_pixel_offset="at",
        get_text_anchor="a",
        character_set=String("auto"),
        font_family=ZOOM_MAP_FONT,
        font_weight=600,
        font_settings={"sdf": True, "buffer": 8},
        outline_width=3,
        outline_color=webgl_colour("bg", theme, 220),
    )


def wrap_site_name(place: MapLabel) -> MapLabel:
    """A site with its name in short lines, where there is no room for it beside the mark."""
    return {**place, "name": fill(place["name"], SITE_NAME_LINE_LETTERS)} if place["kind"] == "site" else place


def label_pixel_offset(place: MapLabel) -> list[int]:
    """How far a label stands from its point, in pixels: right, down."""
    if "offset" in place:
        return place["offset"]
    if place["kind"] == "site":
        return [-10, -12 - 8 * place["name"].count("\n")]
    return {"start": [9, 0], "end": [-9, 0], "middle": [0, 0]}[place["anchor"]]
