"""The hatch of what is held in part, as an SVG pattern for map, key and files."""

from __future__ import annotations

from parley.figures.markup import Node, h


def draw_hatch_pattern(ident: str) -> Node:
    """Stripes of 2.3 px every 6 px, at 45 degrees, on the ground of the rest."""
    return h(
        "pattern",
        h("rect", width=6, height=6, class_="rest"),
        h("rect", width=2.3, height=6, class_="stripe"),
        id=ident,
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
