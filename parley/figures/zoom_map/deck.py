"""The zoomable control map: the rows of the flat one for WebGL, same colours, hatch, order of layers and labels.

Geometry comes as an address or inline, once; statuses come as a short list of colours by the unit's index.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from math import cos, radians
from typing import Any

import pandas as pd
import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize
from pydeck.types import String

from parley.figures.map.legend import STATUS_LEGEND, MapLegend
from parley.figures.map.places import MapLabel
from parley.figures.map.state import TerritoryStatus, unit_owners
from parley.figures.palette import HUES, Theme, webgl_colour
from parley.figures.zoom_map.colours import (
    UnitPaint,
    build_colour_expression,
    format_colour_list,
)
from parley.figures.zoom_map.event_points import EventPoint
from parley.figures.zoom_map.events import build_event_layers
from parley.figures.zoom_map.geometry import BORDER_KINDS
from parley.figures.zoom_map.labels import ZOOM_MAP_FONT, build_label_layer, round_place_position, wrap_site_name
from parley.figures.zoom_map.rows import INLINE_DATA_PREFIX, data_url_from_rows

GeometrySource = Mapping[str, Any]
"""Where each layer's geometry is: an address, or GeoJSON itself, by the names of `deck_geometry.layers`."""

TRIGGER_MASK = 0xFFFFF
"""What of a state's checksum tells deck.gl that a layer looks otherwise: a step has few bytes to spare."""

TRANSPARENT_COLOUR = [0, 0, 0, 0]
DOT_STROKE_DEGREES = 0.0002
"""Degrees: the length of a stroke that is seen by its width alone, below a pixel at any zoom of use."""
EMPTY_MAP_STYLE = "__MAP_STYLE__"
"""What pydeck writes where no style is asked for; without a word Streamlit would fetch a base map from outside."""


def build_zoom_map(
    source: GeometrySource,
    codes: Sequence[str],
    territories: pd.DataFrame,
    places: Sequence[MapLabel],
    state: Mapping[str, TerritoryStatus],
    view: Mapping[str, float],
    *,
    theme: Theme,
    selected: str = "",
    off: Sequence[str] = (),
    turn: int = 0,
    events: Sequence[EventPoint] = (),
    small: bool = False,
    legend: MapLegend = STATUS_LEGEND,
) -> ZoomMapDeck:
    """A deck that asks nothing from outside. `codes` are the units in the order of their index, `places` the labels
    (name, longitude, latitude, kind: territory, city or site), `off` the territories a filter leaves unfilled,
    `turn` how many choices the reader has made."""
    owners = unit_owners(territories)
    said = [state.get(owners.get(code, ""), TerritoryStatus()) for code in codes]
    paint = UnitPaint(said, [owners.get(code) in off for code in codes], legend, theme)
    chosen = [bool(selected) and owners.get(code) == selected for code in codes]
    drawn = [
        build_context_layer(source, theme),
        build_fill_layer(source, paint),
        build_hatch_layer(source, paint),
        build_border_layer(source, theme),
        build_claim_layer(source, said, theme),
        *build_selection_layers(source, chosen, selected, theme),
        build_place_mark_layer(places, state, paint, selected),
        *([] if small else [build_neighbour_name_layer(source, theme)]),
        build_label_layer([wrap_site_name(place) for place in places] if small else places, said, owners, codes, theme),
        build_unit_target_layer(source, turn),
        build_site_target_layer(places, turn),
        *build_event_layers(events, places, theme, turn),
    ]
    return ZoomMapDeck(drawn, view)


class ZoomMapDeck:
    """A deck without a base map as `st.pydeck_chart` takes it, written without blanks: half of what a step sends.

    `pydeck.Deck` looks five times for an extra of notebooks whenever it is made, longer than all else takes.
    """

    def __init__(self, layers: Sequence[pdk.Layer], view: Mapping[str, float]) -> None:
        self.layers, self.view = layers, view

    def to_json(self) -> str:
        """The deck for the browser."""
        spec = {
            "initialViewState": pdk.ViewState(**self.view),
            "layers": self.layers,
            "mapStyle": EMPTY_MAP_STYLE,
            "views": [pdk.View("MapView", controller=True)],
        }
        return json.dumps(spec, ensure_ascii=False, separators=(",", ":"), default=default_serialize)


def build_context_layer(source: GeometrySource, theme: Theme) -> pdk.Layer:
    """Neighbouring countries."""
    return pdk.Layer(
        "GeoJsonLayer",
        source["context"],
        id=f"context-{theme}",
        get_fill_color=webgl_colour("neighbour", theme),
        get_line_color=webgl_colour("hair", theme),
        line_width_min_pixels=1,
    )


def build_fill_layer(source: GeometrySource, paint: UnitPaint) -> pdk.Layer:
    """Units in the colour of their status; what is held in part keeps the ground of the rest under its hatch. Seams
    come with the borders: round each unit they would be drawn twice."""
    colours = paint.fill_colours()
    return pdk.Layer(
        "GeoJsonLayer",
        source["units"],
        id=f"units-{paint.theme}",
        get_fill_color=build_colour_expression(colours),
        update_triggers={"getFillColor": f"{zlib.crc32(paint.fill_state().encode()) & TRIGGER_MASK:x}"},
        stroked=False,
    )


def build_hatch_layer(source: GeometrySource, paint: UnitPaint) -> pdk.Layer:
    """Hatch on what is held in part; lines are as wide as their gaps make them, or it would look full from afar."""
    width = {"get_line_width": "properties.w", "line_width_units": String("common")}
    return build_line_layer("hatch", source["hatch"], paint.hatch_colours(), paint.theme, **width)


def build_claim_layer(source: GeometrySource, said: Sequence[TerritoryStatus], theme: Theme) -> pdk.Layer:
    """A dashed outline round what is claimed."""
    ink = webgl_colour("ink", theme)
    hues = [HUES[each.claim].rgb(theme) if each.claim in HUES else ink for each in said]
    colours = [hue if each.claimed else None for each, hue in zip(said, hues, strict=True)]
    return build_line_layer("claims", source["claims"], colours, theme, line_width_min_pixels=1.5)


def build_line_layer(
    name: str, data: str, colours: Sequence[list[int] | None], theme: Theme, **options: Any
) -> pdk.Layer:
    """Lines of the units that have a colour, in tiles laid for each zoom; lines that travel with the deck are one tile
    for all. Without any colour the layer stays, unseen: taken off, it would be fetched anew."""
    ident = f"{name}-{theme}"
    options |= {"max_zoom": 0} if data.startswith(INLINE_DATA_PREFIX) else {}
    if not any(colours):
        return pdk.Layer("TileLayer", data, id=ident, visible=False, **options)  # tiles keep the widths they begin with
    shown = [each or TRANSPARENT_COLOUR for each in colours]
    kinds = list(dict.fromkeys(map(tuple, shown)))
    return pdk.Layer(
        "TileLayer",
        data,
        id=ident,
        get_line_color=build_colour_expression(shown),
        update_triggers={
            "getLineColor": f"{zlib.crc32(bytes(kinds.index(tuple(each)) for each in shown)) & TRIGGER_MASK:x}"
        },
        **options,
    )


def build_border_layer(source: GeometrySource, theme: Theme) -> pdk.Layer:
    """Coast, state border and the seams between units; the state border goes round all units, whoever holds them."""
    colours = {
        "state": webgl_colour("ink", theme),
        "coast": webgl_colour("muted", theme),
        "inner": webgl_colour("bg", theme),
    }
    return pdk.Layer(
        "GeoJsonLayer",
        source["borders"],
        id=f"borders-{theme}",
        get_line_color=f"({format_colour_list([colours[kind] for kind in BORDER_KINDS])})[properties.i]",
        get_line_width=f"properties.i=={BORDER_KINDS.index('inner')}?1:1.4",
        line_width_units=String("pixels"),
    )


def build_selection_layers(
    source: GeometrySource, chosen: Sequence[bool], selected: str, theme: Theme
) -> list[pdk.Layer]:
    """The selected outline: ink over a wider line of the ground."""
    if not any(chosen):
        return []
    pairs = (("under", "bg", 6.0), ("over", "ink", 2.8))
    return [
        pdk.Layer(
            "GeoJsonLayer",
            source["units"],
            id=f"chosen-{kind}-{selected}-{theme}",
            filled=False,
            get_line_color=build_colour_expression(
                [webgl_colour(token, theme) if each else TRANSPARENT_COLOUR for each in chosen]
            ),
            line_width_min_pixels=width,
            line_width_max_pixels=width,
        )
        for kind, token, width in pairs
    ]


def build_place_mark_layer(
    places: Sequence[MapLabel], state: Mapping[str, TerritoryStatus], paint: UnitPaint, selected: str
) -> pdk.Layer:
    """Cities as dots, sites as diamonds in the colour of their status. All are strokes, for every other kind of mark
    would be one more program that the reader's graphics card has to make before it shows anything."""
    theme = paint.theme
    ink = webgl_colour("ink", theme)
    cities = [{"path": build_dot_path(place), "w": 6, "c": ink} for place in places if place["kind"] == "city"]
    sites = [place for place in places if place["kind"] == "site"]
    tiny = [
        {"path": build_dot_path(place), "w": width, "c": colour}
        for place in places
        if place.get("tiny")
        for width, colour in ((11, ink), (8, paint.site_colour(state.get(place["territory"]))))
    ]
    diamonds = [
        {"path": build_diamond_path(place), "w": width, "c": colour}
        for place in sites
        for width, colour in (
            (13, ink),
            (5 if place["territory"] == selected else 8, paint.site_colour(state.get(place["territory"]))),
        )
    ]
    return pdk.Layer(
        "PathLayer",
        data_url_from_rows([*tiny, *cities, *diamonds]),
        id=f"marks-{theme}-{selected}",
        get_width="w",
        get_color="c",
        width_units=String("pixels"),
        cap_rounded=True,
    )


def build_dot_path(place: MapLabel) -> list[list[float]]:
    """A stroke too short to be seen as such: with round ends a dot."""
    x, y = round_place_position(place)
    return [[x, y], [round(x + DOT_STROKE_DEGREES, 5), y]]


def build_diamond_path(place: MapLabel) -> list[list[float]]:
    """A closed path so small that its stroke alone is seen: a square on its corner, upright on the projected map."""
    x, y = place["longitude"], place["latitude"]
    up = DOT_STROKE_DEGREES * cos(radians(y))
    corners = [[x, y + up], [x + DOT_STROKE_DEGREES, y], [x, y - up], [x - DOT_STROKE_DEGREES, y], [x, y + up]]
    return [[round(lon, 5), round(lat, 5)] for lon, lat in corners]


def build_neighbour_name_layer(source: GeometrySource, theme: Theme) -> pdk.Layer:
    """Names of neighbouring countries, quieter than those of places; their points come with the geometry."""
    return pdk.Layer(
        "GeoJsonLayer",
        source["names"],
        id=f"neighbours-{theme}",
        point_type=String("text"),
        get_text="properties.name",
        get_text_color=webgl_colour("muted", theme),
        get_text_size=12,
        text_font_family=ZOOM_MAP_FONT,
    )


def build_unit_target_layer(source: GeometrySource, turn: int) -> pdk.Layer:
    """What a click meets. Its id is new after each choice: the browser then forgets the click and fades no layer, and
    a click on the same unit, after its record was closed, is not taken for the one that the server remembers."""
    return pdk.Layer(
        "GeoJsonLayer",
        source["units"],
        id=f"targets-{turn}",
        get_fill_color=TRANSPARENT_COLOUR,
        stroked=False,
        pickable=True,
    )


def build_site_target_layer(places: Sequence[MapLabel], turn: int) -> pdk.Layer:
    """The target of a site, and of a region that the map opens too small for, 24 pixels wide."""
    marked = [place for place in places if place["kind"] == "site" or place.get("tiny")]
    sites = [{"path": build_dot_path(place), "p": [place["territory"]]} for place in marked]
    return pdk.Layer(
        "PathLayer",
        data_url_from_rows(sites),
        id=f"site-targets-{turn}",
        get_width=26,
        get_color=TRANSPARENT_COLOUR,
        width_units=String("pixels"),
        cap_rounded=True,
        pickable=True,
    )
