"""The key of the control map: every class that a drawing may show, in words; rows of classes not drawn are hidden."""

from __future__ import annotations

from parley.figures.hatch import draw_hatch_pattern
from parley.figures.markup import Node, h
from parley.results import control

MAP_KEY_CLASSES = ("annexed", "full", "partial", "claimed", "rest", "site", "named")
"""In the order of the key: what is held, what is claimed, the rest, sites, names that come from a reference."""


def draw_map_key(drawn: set[str], as_of: str, rest: str, site: str) -> Node:
    """The as-of line and a row for each class; `rest` and `site` name what they stand for in this dossier."""
    named = {**control.CONTROL_STATUS_WORDS, "rest": rest, "site": site, "named": "name from a reference"}
    rows = [
        h("li", draw_map_swatch(kind), h("span", named[kind]), data_class=kind, hidden=kind not in drawn)
        for kind in MAP_KEY_CLASSES
        if named[kind]
    ]
    return h(
        "div",
        draw_hatch_definition("key-hatch"),
        h("p", f"As of {as_of}", class_="as-of"),
        h("ul", *rows),
        class_="map-key",
    )


def draw_hatch_definition(ident: str) -> Node:
    """The hatch of the swatches, in a picture of its own: a pattern in a hidden drawing would not be painted."""
    return h("svg", h("defs", draw_hatch_pattern(ident)), width=0, height=0, aria_hidden="true", class_="pattern")


def draw_map_swatch(kind: str) -> Node:
    """A class as a small picture: its fill, hatch, outline or mark."""
    if kind == "named":
        return h("span", "Aa", class_="swatch named-by-reference", aria_hidden="true")
    if kind == "site":
        mark = h("path", d="M9 1L14.5 6.5L9 12L3.5 6.5Z", class_="site")
    else:
        mark = h("rect", x=1, y=1, width=16, height=11, class_=f"swatch-{kind}")
    return h("svg", mark, viewBox="0 0 18 13", width=18, height=13, aria_hidden="true", class_="swatch")
