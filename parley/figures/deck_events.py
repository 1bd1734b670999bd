"""Event points on the zoomable map: a disc with the number of events, beside the name of its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import pydeck as pdk
from pydeck.types import String

from parley.figures.event_points import EventPoint
from parley.figures.map_places import Place
from parley.figures.palette import TOKENS, Theme
from parley.markup import Node, h
from parley.wording import capital, number

DISC = 24
"""Pixels that a disc, and so its target, is wide."""

SAFE = " '<>/=:,.()"
"""Characters that browsers read as they are in the address of a picture."""

UNDER, ASIDE = [0, 21], [17, -14]
"""Where a disc stands from its place in pixels, right and down: under a region's name; off a site's mark and name."""


def event_layers(points: Sequence[EventPoint], places: Sequence[Place], theme: Theme, turn: int) -> list[pdk.Layer]:
    """Discs and their numbers. The discs' id is new after each choice, as that of all targets (see `deck_map`)."""
    if not points:
        return []
    sites = {place["territory"] for place in places if place["kind"] == "site"}
    rows = [row_of(point, sites) for point in points]
    shared = {"get_position": "[x, y]", "get_pixel_offset": "at"}
    return [
        pdk.Layer("IconLayer", rows, id=f"events-{turn}-{theme}", **shared, icon_atlas=String(disc(theme)),
                  icon_mapping={"e": {"x": 0, "y": 0, "width": 48, "height": 48}}, get_icon="'e'", get_size=DISC,
                  pickable=True),
        pdk.Layer("TextLayer", rows, id=f"counts-{theme}", **shared, get_text="n", get_size=13,
                  get_color=[*TOKENS["ink"].rgb(theme), 255], font_family=String("Parley Sans"), font_weight=600,
                  pickable=False),
    ]  # fmt: skip


def row_of(point: EventPoint, sites: set[str]) -> dict[str, Any]:
    """A point as short as can be: it travels with every step."""
    aside = len(point.places) == 1 and point.places[0] in sites
    offset = ASIDE if aside else UNDER
    return {"x": point.longitude, "y": point.latitude, "n": str(point.count), "p": point.places, "at": offset}


def places_in(chosen: Mapping[str, Any]) -> list[str]:
    """The places of a disc that a reader chose; [] where it was something else."""
    found = chosen.get("p", ())
    return [str(place) for place in found] if isinstance(found, list | tuple) else []


def disc(theme: Theme) -> str:
    """A disc of the ground's colour ringed in ink, as the address of a picture of 48 pixels."""
    ink, bg = TOKENS["ink"].of(theme), TOKENS["bg"].of(theme)
    ring = f"<circle cx='24' cy='24' r='21' fill='{bg}' stroke='{ink}' stroke-width='3'/>"
    return picture(f"<svg xmlns='http://www.w3.org/2000/svg' width='48' height='48'>{ring}</svg>")


def picture(svg: str) -> str:
    """A drawing as an address; only what an address cannot hold is written otherwise, for it travels with each step."""
    return f"data:image/svg+xml,{quote(svg, safe=SAFE)}"


def swatch() -> Node:
    """A disc for the key."""
    ring = h("circle", cx=9, cy=6.5, r=5.5, class_="site")
    return h("svg", ring, viewBox="0 0 18 13", width=18, height=13, aria_hidden="true", class_="swatch")


def key(points: Sequence[EventPoint], unplaced: int) -> list[Node]:
    """What the discs are, and how many of the events shown have none."""
    what = h("ul", h("li", swatch(), h("span", "events there, by number"))) if points else None
    named = "one event names" if unplaced == 1 else f"{number(unplaced)} events name"
    rest = f"{capital(named)} no place that can be shown as a point." if unplaced else ""
    return [part for part in (what, h("p", rest, class_="key-note") if rest else None) if part]
