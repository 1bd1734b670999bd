"""Assessed shares on the flat map: steps of one hue with each number printed, never the article map's fills."""

from __future__ import annotations

from collections.abc import Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from parley.dossier.geometry import BaseMap
from parley.figures.map import flat as flat_map
from parley.figures.map.frame import MapFrame
from parley.figures.map.names.drawing import draw_map_text, draw_neighbour_names
from parley.figures.markup import Node, h
from parley.results.share import format_share
from parley.tables.rows import iterate_row_tuples

SHARE_STEPS = (0, 25, 50, 75, 100)
"""Upper ends of the steps in per cent; the first is none at all."""


SHARE_NAME_LETTER_WIDTH, MIN_NAME_OVERLAP = 7.5, 0.9
"""Pixels of a letter of a name on the map, and how much of a name must lie in its unit: a halo carries the rest."""


def find_share_step(share: float) -> int:
    """The step of a share: 0 for none, then by quarters."""
    return next((number for number, end in enumerate(SHARE_STEPS) if share <= end), len(SHARE_STEPS) - 1)


def draw_share_map(
    base: BaseMap,
    shares: Mapping[str, float],
    owners: Mapping[str, str],
    frame: MapFrame,
    *,
    name: str,
    ident: str,
    selected: str = "",
    small: bool = False,
) -> Node:
    """Draw each unit by its share; `owners` tells which territory a unit belongs to, which leads to
    its record; `small` names only what has room for its name."""
    units = base.units.to_crs(frame.crs)
    paths = {code: frame.path(shape) for code, shape in zip(units["iso_3166_2"], units.geometry, strict=True)}
    width, height = round(frame.width), round(frame.height)
    return h(
        "svg",
        h("defs", *(h("path", id=f"{ident}-{code}", d=path) for code, path in paths.items())),
        h("rect", width=width, height=height, class_="sea"),
        flat_map.draw_neighbour_countries(base, frame),
        [draw_share_unit(ident, code, shares.get(code, 0), owners.get(code)) for code in paths],
        flat_map.draw_border_lines(base, frame, "inner", "share-line"),
        flat_map.draw_border_lines(base, frame, "coast", "coast"),
        flat_map.draw_border_lines(base, frame, "state", "state-line"),
        [flat_map.draw_selected_outline(ident, code, owners[code], selected) for code in paths if code in owners],
        h(
            "g",
            draw_share_labels(base, shares, frame, small),
            [] if small else draw_neighbour_names(base, frame),
            class_="labels",
        ),
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_label=name,
        class_="control-map share-map",
    )


def draw_share_unit(ident: str, code: str, share: float, territory: str | None) -> Node:
    """One unit's fill; a unit that belongs to a territory is a target."""
    return h(
        "use", href=f"#{ident}-{code}", class_="share-unit", data_step=find_share_step(share), data_territory=territory
    )


def draw_share_labels(base: BaseMap, shares: Mapping[str, float], frame: MapFrame, small: bool) -> list[list[Node]]:
    """The name and number of each unit that has a share; a city's stand beside it."""
    shy = find_nameless_units(base, shares, frame) if small else set()
    columns = ["iso_3166_2", "name", "kind", "label_lon", "label_lat"]
    return [
        draw_city_share(frame, name, shares[code], at, code in shy)
        if kind == "city"
        else draw_region_share(frame, name, shares[code], at, code in shy)
        for code, name, kind, *at in iterate_row_tuples(base.units, columns)
        if shares.get(code, 0) > 0
    ]


def find_nameless_units(base: BaseMap, shares: Mapping[str, float], frame: MapFrame) -> set[str]:
    """The units with a share that have no room for their name in a frame; a city has none beside its point."""
    units = base.units.to_crs(frame.crs)
    columns = ["iso_3166_2", "name", "kind", "label_lon", "label_lat"]
    rows = zip(iterate_row_tuples(units, columns), units.geometry, strict=True)
    return {
        code
        for (code, name, kind, *at), shape in rows
        if shares.get(code, 0) > 0 and (kind == "city" or not has_room_for_name(shape, frame, at, name))
    }


def has_room_for_name(shape: BaseGeometry, frame: MapFrame, at: list[float], name: str) -> bool:
    """Whether a name in the middle of its unit stays inside, in the height of its line and of the number under it."""
    x, y = frame.locate(*at)
    half = len(name) * SHARE_NAME_LETTER_WIDTH / 2
    needed = shapely.LineString([frame.unproject_pixel(x - half, y), frame.unproject_pixel(x + half, y)])
    seen = frame.visible(shape)
    return bool(shapely.length(shapely.intersection(seen, needed)) > needed.length * MIN_NAME_OVERLAP)


def draw_region_share(frame: MapFrame, name: str, share: float, at: list[float], nameless: bool) -> list[Node]:
    """A region's number under its name."""
    x, y = frame.locate(*at)
    words = [] if nameless else [draw_map_text(x, y - 4, name, "label")]
    return [*words, draw_map_text(x, y + (4 if nameless else 12), format_share(share), "share-number")]


def draw_city_share(frame: MapFrame, name: str, share: float, at: list[float], nameless: bool) -> list[Node]:
    """A city's number left of it, over the sea or the neighbouring region."""
    x, y = frame.locate(*at)
    words = format_share(share) if nameless else f"{name.partition(' (')[0]} {format_share(share)}"
    return [draw_map_text(x - 7, y + 4, words, "share-number", "end")]


def draw_share_key(as_of: str, whose: str, after: str) -> Node:
    """The key: whose figures, of which day, and the steps; `after` says that the day lies after the article's."""
    rows = [
        h("li", draw_share_swatch(number), h("span", format_share_step(number))) for number in range(len(SHARE_STEPS))
    ]
    return h(
        "div",
        h("p", as_of, class_="as-of"),
        h("p", whose, class_="key-note"),
        h("p", after, class_="key-note after") if after else None,
        h("ul", *rows),
        class_="map-key",
    )


def format_share_step(number: int) -> str:
    """A step in words."""
    if number == 0:
        return "none assessed"
    return f"over {SHARE_STEPS[number - 1]} to {SHARE_STEPS[number]}%"


def draw_share_swatch(number: int) -> Node:
    """A step as a small picture."""
    mark = h("rect", x=1, y=1, width=16, height=11, class_="share-unit share-swatch", data_step=number)
    return h("svg", mark, viewBox="0 0 18 13", width=18, height=13, aria_hidden="true", class_="swatch")
