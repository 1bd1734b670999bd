"""The flat control map: an SVG in an equal-area projection, drawn once; statuses are attributes that CSS paints.

Order, from the ground: sea, neighbours, units, lines between units, outline of what is held, coast, state border,
claims, the selected outline, points, labels. The state border always goes round all units.
"""

from __future__ import annotations

from collections.abc import Mapping

from parley.dossier.geometry import BaseMap
from parley.figures.hatch import draw_hatch_pattern
from parley.figures.map.frame import MapFrame
from parley.figures.map.holder_patterns import draw_fill_patterns, fill_properties
from parley.figures.map.legend import MapLegend
from parley.figures.map.names.drawing import draw_map_names, draw_tiny_units
from parley.figures.map.places import MapLabel, list_map_labels
from parley.figures.map.scene import MapScene
from parley.figures.map.state import TerritoryStatus, unit_owners
from parley.figures.markup import Node, h

MIN_SITE_TARGET = 24
"""Least size of a point's target in pixels."""


def draw_flat_map(scene: MapScene) -> Node:
    """Draw a scene as an SVG node of its frame's width; territories named by a reference alone look different."""
    base, frame, state, ident = scene.base, scene.frame, scene.state, scene.ident
    owners = unit_owners(scene.dossier.territories)
    units = base.units.to_crs(frame.crs)
    paths = {code: frame.path(shape) for code, shape in zip(units["iso_3166_2"], units.geometry, strict=True)}
    owned = [code for code in paths if code in owners]
    places = list_map_labels(base, scene.dossier.territories)
    width, height = round(frame.width), round(frame.height)
    return h(
        "svg",
        draw_map_definitions(ident, paths, scene.legend),
        h("rect", width=width, height=height, class_="sea"),
        draw_neighbour_countries(base, frame),
        [draw_status_unit(ident, code, owners.get(code, ""), state) for code in paths],
        draw_border_lines(base, frame, "inner", "unit-line"),
        [draw_status_outline(ident, code, owners[code], state, "held-line") for code in owned],
        draw_border_lines(base, frame, "coast", "coast"),
        draw_border_lines(base, frame, "state", "state-line"),
        [draw_status_outline(ident, code, owners[code], state, "claim-line") for code in owned],
        [draw_selected_outline(ident, code, owners[code], scene.selected) for code in owned],
        draw_tiny_units(scene),
        [draw_site_point(frame, place, scene) for place in places if place["kind"] == "site"],
        h("g", draw_map_names(scene), class_="labels"),
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_label=scene.name,
        class_="control-map",
        style=f"--hatch:url(#{ident}-hatch){fill_properties(scene.legend, ident)}",
    )


def draw_map_definitions(ident: str, paths: Mapping[str, str], legend: MapLegend) -> Node:
    """The patterns, and each unit's outline, written once and used for fill, lines and selection."""
    outlines = [h("path", id=f"{ident}-{code}", d=path) for code, path in paths.items()]
    return h("defs", draw_hatch_pattern(f"{ident}-hatch"), *draw_fill_patterns(legend, ident), *outlines)


def draw_neighbour_countries(base: BaseMap, frame: MapFrame) -> Node:
    """Neighbouring countries, each with its border."""
    shapes = base.context.to_crs(frame.crs).geometry
    return h("g", *(h("path", d=frame.path(shape)) for shape in shapes), class_="neighbour")


def draw_status_unit(ident: str, code: str, territory: str, state: Mapping[str, TerritoryStatus]) -> Node:
    """One unit's fill; a unit that belongs to a territory is a target."""
    said = state.get(territory, TerritoryStatus())
    return h(
        "use",
        href=f"#{ident}-{code}",
        class_="unit",
        data_territory=territory or None,
        data_status=said.status or None,
        data_fill=said.fill or None,
    )


def draw_status_outline(ident: str, code: str, territory: str, state: Mapping[str, TerritoryStatus], kind: str) -> Node:
    """A unit's outline, shown by CSS for the statuses that have one."""
    said = state.get(territory, TerritoryStatus())
    return h(
        "use",
        href=f"#{ident}-{code}",
        class_=kind,
        data_territory=territory,
        data_status=said.status or None,
        data_claimed=said.claimed or None,
        data_basis=said.basis,
        data_fill=said.fill or None,
        data_claim=said.claim or None,
    )


def draw_selected_outline(ident: str, code: str, territory: str, selected: str) -> list[Node]:
    """The selected outline, ink over a wider line of the ground; CSS shows it for what is chosen."""
    chosen = territory == selected
    return [
        h("use", href=f"#{ident}-{code}", class_=kind, data_territory=territory, data_chosen=chosen)
        for kind in ("chosen-under", "chosen-over")
    ]


def draw_border_lines(base: BaseMap, frame: MapFrame, kind: str, name: str) -> Node:
    """Borders of one kind as one path."""
    shapes = base.borders[base.borders["kind"] == kind].to_crs(frame.crs).geometry
    return h("path", d="".join(frame.path(shape) for shape in shapes), class_=name)


def draw_site_point(frame: MapFrame, place: MapLabel, scene: MapScene) -> Node:
    """A site as a diamond in the colour of its status, with a target of at least 24 pixels."""
    said = scene.state.get(place["territory"], TerritoryStatus())
    x, y = frame.locate(place["longitude"], place["latitude"])
    return h(
        "g",
        h("circle", r=MIN_SITE_TARGET / 2, class_="target"),
        h("path", d="M0 -6.5L6.5 0L0 6.5L-6.5 0Z", class_="site"),
        transform=f"translate({x} {y})",
        data_territory=place["territory"],
        data_status=said.status or None,
        data_fill=said.fill or None,
        data_chosen=place["territory"] == scene.selected,
        class_="point",
    )


def draw_locator_map(base: BaseMap, whole: MapFrame, crop: MapFrame) -> Node:
    """A small map of all units with the crop's box, for a phone: where in the country the picture lies."""
    small = MapFrame(whole.crs, whole.left, whole.bottom, whole.right, whole.top, 84)
    left, top = small.place(crop.left, crop.top)
    right, bottom = small.place(crop.right, crop.bottom)
    shapes = base.units.to_crs(small.crs).geometry
    return h(
        "svg",
        h("path", d=small.path(shapes.union_all()), class_="locator-land"),
        h("rect", x=left, y=top, width=round(right - left, 1), height=round(bottom - top, 1), class_="locator-box"),
        viewBox=f"0 0 84 {round(small.height)}",
        width=84,
        height=round(small.height),
        aria_hidden="true",
        class_="locator",
    )
