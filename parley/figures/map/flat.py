"""The flat control map: an SVG in an equal-area projection, drawn once; statuses are attributes that CSS paints.

Order, from the ground: sea, neighbours, units, lines between units, outline of what is held, coast, state border,
claims, the selected outline, points, labels. The state border always goes round all units.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from parley.dossier.geometry import BaseMap, roomiest
from parley.figures.hatch import hatch_pattern
from parley.figures.map.frame import Frame
from parley.figures.map.places import Place, places_of
from parley.figures.map.state import Status, unit_owners
from parley.figures.markup import Node, h

TARGET = 24
"""Least size of a point's target in pixels."""

ROOM = 22
"""Least distance of a neighbour's name from every border, in pixels."""


def flat_map(
    base: BaseMap,
    territories: pd.DataFrame,
    state: Mapping[str, Status],
    frame: Frame,
    *,
    name: str,
    ident: str,
    selected: str = "",
    small: bool = False,
    by_reference: Collection[str] = (),
) -> Node:
    """Draw the map as an SVG node of `frame.width` pixels; `name` says the finding, `ident` keeps ids apart.

    `small` leaves out the names of neighbours and sites, as on a phone; `by_reference` are territories whose name no
    article gives, which look different.
    """
    owners = unit_owners(territories)
    units = base.units.to_crs(frame.crs)
    paths = {code: frame.path(shape) for code, shape in zip(units["iso_3166_2"], units.geometry, strict=True)}
    places = places_of(base, territories)
    labels = [label(place, frame, by_reference) for place in places if not (small and place["kind"] == "site")]
    width, height = round(frame.width), round(frame.height)
    return h(
        "svg",
        defs(ident, paths),
        h("rect", width=width, height=height, class_="sea"),
        ground(base, frame),
        [unit(ident, code, owners.get(code, ""), state) for code in paths],
        lines(base, frame, "oblast", "unit-line"),
        [again(ident, code, owners[code], state, "held-line") for code in paths if code in owners],
        lines(base, frame, "coast", "coast"),
        lines(base, frame, "state", "state-line"),
        [again(ident, code, owners[code], state, "claim-line") for code in paths if code in owners],
        [outline(ident, code, owners[code], selected) for code in paths if code in owners],
        [point(frame, place, selected) for place in places if place["kind"] == "site"],
        h("g", labels, [] if small else neighbours(base, frame), class_="labels"),
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_label=name,
        class_="control-map",
        style=f"--hatch:url(#{ident}-hatch)",
    )


def defs(ident: str, paths: Mapping[str, str]) -> Node:
    """The hatch and each unit's outline, written once and used for fill, lines and selection."""
    outlines = [h("path", id=f"{ident}-{code}", d=path) for code, path in paths.items()]
    return h("defs", hatch_pattern(f"{ident}-hatch"), *outlines)


def ground(base: BaseMap, frame: Frame) -> Node:
    """Neighbouring countries, each with its border."""
    shapes = base.context.to_crs(frame.crs).geometry
    return h("g", *(h("path", d=frame.path(shape)) for shape in shapes), class_="neighbour")


def unit(ident: str, code: str, territory: str, state: Mapping[str, Status]) -> Node:
    """One unit's fill; a unit that belongs to a territory is a target."""
    said = state.get(territory, Status())
    return h(
        "use", href=f"#{ident}-{code}", class_="unit", data_territory=territory or None, data_status=said.status or None
    )


def again(ident: str, code: str, territory: str, state: Mapping[str, Status], kind: str) -> Node:
    """A unit's outline, shown by CSS for the statuses that have one."""
    said = state.get(territory, Status())
    return h(
        "use",
        href=f"#{ident}-{code}",
        class_=kind,
        data_territory=territory,
        data_status=said.status or None,
        data_claimed=said.claimed or None,
        data_basis=said.basis,
    )


def outline(ident: str, code: str, territory: str, selected: str) -> list[Node]:
    """The selected outline, ink over a wider line of the ground; CSS shows it for what is chosen."""
    chosen = territory == selected
    return [
        h("use", href=f"#{ident}-{code}", class_=kind, data_territory=territory, data_chosen=chosen)
        for kind in ("chosen-under", "chosen-over")
    ]


def lines(base: BaseMap, frame: Frame, kind: str, name: str) -> Node:
    """Borders of one kind as one path."""
    shapes = base.borders[base.borders["kind"] == kind].to_crs(frame.crs).geometry
    return h("path", d="".join(frame.path(shape) for shape in shapes), class_=name)


def point(frame: Frame, place: Place, selected: str) -> Node:
    """A site as a diamond with a target of at least 24 pixels."""
    x, y = frame.locate(place["longitude"], place["latitude"])
    return h(
        "g",
        h("circle", r=TARGET / 2, class_="target"),
        h("path", d="M0 -6.5L6.5 0L0 6.5L-6.5 0Z", class_="site"),
        transform=f"translate({x} {y})",
        data_territory=place["territory"],
        data_chosen=place["territory"] == selected,
        class_="point",
    )


def label(place: Place, frame: Frame, by_reference: Collection[str]) -> list[Node]:
    """A territory's name at its largest unit, a city's beside its dot, a site's beside its mark."""
    x, y = frame.locate(place["longitude"], place["latitude"])
    if place["kind"] == "territory":
        kind = "label named-by-reference" if place["territory"] in by_reference else "label"
        return [text(x, y + 5, place["name"], kind, data_territory=place["territory"])]
    if place["kind"] == "site":
        return [text(x - 11, y - 9, place["name"], "label-site", "end")]
    offset = 7 if place["anchor"] == "start" else -7
    words = text(x + offset, y + 4.5, place["name"], "label-city", place["anchor"])
    return [h("circle", cx=x, cy=y, r=3, class_="city"), words]


def neighbours(base: BaseMap, frame: Frame) -> list[Node]:
    """Names of neighbouring countries where there is room for them, as far from every border as can be."""
    out: list[Node] = []
    shapes = base.context.to_crs(frame.crs)
    for name, shape in zip(shapes["name"], shapes.geometry, strict=True):
        seen = frame.visible(shape, 12 + 5 * len(name))
        point, radius = roomiest(seen, 1 / frame.scale)
        if radius * frame.scale > ROOM:
            x, y = frame.place(point.x, point.y)
            out.append(text(x, y, name.upper(), "label-neighbour"))
    return out


def text(x: float, y: float, words: str, kind: str, anchor: str = "middle", **attributes: str) -> Node:
    """One label."""
    return h("text", words, x=round(x, 1), y=round(y, 1), text_anchor=anchor, class_=kind, **attributes)


def locator(base: BaseMap, whole: Frame, crop: Frame) -> Node:
    """A small map of all units with the crop's box, for a phone: where in the country the picture lies."""
    small = Frame(whole.crs, whole.left, whole.bottom, whole.right, whole.top, 84)
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
