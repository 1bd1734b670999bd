"""Event points on the zoomable map: a disc with the number of events, beside the name of its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pydeck as pdk
from pydeck.types import String

from parley.figures.map.places import MapLabel
from parley.figures.markup import Node, h
from parley.figures.palette import Theme, webgl_colour
from parley.figures.zoom_map.event_points import EventPoint
from parley.figures.zoom_map.rows import data_url_from_rows
from parley.words.wording import capitalize_first, spell_small_number

EVENT_DISC_SIZE = 24
"""Pixels that a disc, and so its target, is wide."""

EVENT_COUNT_PADDING = [8, 5.5]
"""Pixels round a number, so that one of one digit stands in a disc; a longer one stretches it."""

REGION_DISC_OFFSET, SITE_DISC_OFFSET = [0, 21], [17, -14]
"""Where a disc stands from its place in pixels, right and down: under a region's name; off a site's mark and name."""


def build_event_layers(
    points: Sequence[EventPoint], places: Sequence[MapLabel], theme: Theme, turn: int
) -> list[pdk.Layer]:
    """Discs and their numbers. The discs' id is new after each choice, as that of all targets (`build_zoom_map`)."""
    if not points:
        return []
    sites = {place["territory"] for place in places if place["kind"] == "site"}
    discs = data_url_from_rows([event_point_row(point, sites) for point in points])
    return [
        pdk.Layer(
            "TextLayer",
            discs,
            id=f"events-{turn}-{theme}",
            get_position="[x, y]",
            get_pixel_offset=f"s?{SITE_DISC_OFFSET}:{REGION_DISC_OFFSET}".replace(" ", ""),
            get_text="n",
            get_size=13,
            get_color=webgl_colour("ink", theme),
            font_family=String("Parley Sans"),
            font_weight=600,
            background=True,
            background_padding=EVENT_COUNT_PADDING,
            background_border_radius=EVENT_DISC_SIZE // 2,
            get_background_color=webgl_colour("bg", theme),
            get_border_color=webgl_colour("ink", theme),
            get_border_width=1.5,
            pickable=True,
        ),
    ]


def event_point_row(point: EventPoint, sites: set[str]) -> dict[str, Any]:
    """A point as short as can be: it travels with every step. `s` says that it stands for a site."""
    row = {"x": point.longitude, "y": point.latitude, "n": str(point.count), "p": point.places}
    return {**row, "s": 1} if len(point.places) == 1 and point.places[0] in sites else row


def read_chosen_places(chosen: Mapping[str, Any]) -> list[str]:
    """The places of a disc or a site that a reader chose; [] where it was something else."""
    found = chosen.get("p", ())
    return [str(place) for place in found] if isinstance(found, list | tuple) else []


def draw_event_swatch() -> Node:
    """A disc for the key."""
    ring = h("circle", cx=9, cy=6.5, r=5.5, class_="site")
    return h("svg", ring, viewBox="0 0 18 13", width=18, height=13, aria_hidden="true", class_="swatch")


def draw_event_key(points: Sequence[EventPoint], unplaced: int) -> list[Node]:
    """What the discs are, and how many of the events shown have none."""
    what = h("ul", h("li", draw_event_swatch(), h("span", "events there, by number"))) if points else None
    named = "one event names" if unplaced == 1 else f"{spell_small_number(unplaced)} events name"
    rest = f"{capitalize_first(named)} no place that can be shown as a point." if unplaced else ""
    return [part for part in (what, h("p", rest, class_="key-note") if rest else None) if part]
