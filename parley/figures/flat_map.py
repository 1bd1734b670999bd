"""The flat control map: an SVG in an equal-area projection, drawn once; statuses are attributes that CSS paints.

Order, from the ground: sea, neighbours, units, lines between units, outline of what is held, coast, state border,
claims, the selected outline, points, labels. The state border always goes round all units.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from parley.figures.flat_frame import Frame
from parley.geometry import BaseMap
from parley.markup import Node, h

TARGET = 24
"""Least size of a point's target in pixels."""


@dataclass(frozen=True)
class Status:
    """What a territory's fill and outline say on a day; `basis` is "reference" where no article supports it."""

    status: str = ""
    claimed: bool = False
    basis: str = "stated"


def statuses(table: pd.DataFrame) -> dict[str, Status]:
    """The rows of `control.control_on` by territory."""
    return {
        row["territory_id"]: Status(row["status"], bool(row["claimed"]), row["basis"] or "reference")
        for row in table.to_dict("records")
    }


def unit_owners(territories: pd.DataFrame) -> dict[str, str]:
    """The territory of each unit, by ISO 3166-2 code."""
    pairs = zip(territories["territory_id"], territories["iso_3166_2"], strict=True)
    return {code: territory for territory, codes in pairs for code in codes.split()}


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
) -> Node:
    """Draw the map as an SVG node of `frame.width` pixels; `name` says the finding, `ident` keeps ids apart.

    `small` leaves out the names of neighbours and seas, as on a phone.
    """
    owners = unit_owners(territories)
    units = base.units.to_crs(frame.crs)
    paths = {code: frame.path(shape) for code, shape in zip(units["iso_3166_2"], units.geometry, strict=True)}
    points = [row for row in territories.to_dict("records") if pd.notna(row["latitude"])]
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
        [point(frame, row, selected) for row in points],
        labels(base, territories, units, frame, small),
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_label=name,
        class_="control-map",
        style=f"--hatch:url(#{ident}-hatch)",
    )


def defs(ident: str, paths: Mapping[str, str]) -> Node:
    """The hatch and each unit's outline, written once and used for fill, lines and selection."""
    stripes = h("pattern", h("rect", width=6, height=6, class_="rest"), h("rect", width=3.1, height=6, class_="stripe"),
                id=f"{ident}-hatch", width=6, height=6, patternUnits="userSpaceOnUse",
                patternTransform="rotate(45)")  # fmt: skip
    return h("defs", stripes, *(h("path", id=f"{ident}-{code}", d=path) for code, path in paths.items()))


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


def point(frame: Frame, row: Mapping[Hashable, object], selected: str) -> Node:
    """A site as a diamond with a target of at least 24 pixels."""
    x, y = frame.locate(float(str(row["longitude"])), float(str(row["latitude"])))
    return h(
        "g",
        h("circle", r=TARGET / 2, class_="target"),
        h("path", d="M0 -6.5L6.5 0L0 6.5L-6.5 0Z", class_="site"),
        transform=f"translate({x} {y})",
        data_territory=str(row["territory_id"]),
        data_chosen=row["territory_id"] == selected,
        class_="point",
    )


def labels(base: BaseMap, territories: pd.DataFrame, units: gpd.GeoDataFrame, frame: Frame, small: bool) -> Node:
    """Names: territories at their largest unit, cities beside a dot, sites, and where there is room neighbours."""
    out: list[Node] = []
    owners = unit_owners(territories)
    by_code = units.set_index("iso_3166_2")
    middles: dict[str, float] = {}
    for row in territories.to_dict("records"):
        codes = [code for code in row["iso_3166_2"].split() if code in by_code.index]
        if codes:
            largest = by_code.loc[codes].geometry.area.idxmax()
            x, y = frame.locate(by_code.loc[largest, "label_lon"], by_code.loc[largest, "label_lat"])
            middles[row["territory_id"]] = x
            out.append(text(x, y + 5, row["name"], "label", data_territory=row["territory_id"]))
        elif pd.notna(row["latitude"]) and not small:
            x, y = frame.locate(row["longitude"], row["latitude"])
            out.append(text(x - 11, y - 9, row["name"], "label-site", "end"))
    for code, city in by_code[by_code["kind"] == "city"].iterrows():
        x, y = frame.locate(city["label_lon"], city["label_lat"])
        west = middles.get(owners.get(code, ""), x - 1) > x
        out.append(h("circle", cx=x, cy=y, r=3, class_="city"))
        out.append(
            text(
                x + (-7 if west else 7),
                y + 4.5,
                city["name"].partition(" (")[0],
                "label-city",
                "end" if west else "start",
            )
        )
    if not small:
        out += neighbours(base, frame)
    return h("g", *out, class_="labels")


def neighbours(base: BaseMap, frame: Frame) -> list[Node]:
    """Names of neighbouring countries that have room in the frame, at the middle of their visible part."""
    out: list[Node] = []
    shapes = base.context.to_crs(frame.crs)
    for name, shape in zip(shapes["name"], shapes.geometry, strict=True):
        seen = frame.visible(shape)
        if seen.area * frame.scale**2 > 60 * 60:
            middle = seen.representative_point()
            x, y = frame.place(middle.x, middle.y)
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
