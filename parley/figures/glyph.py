"""The small mark of a side: its shape and hue, filled where an actor acts and hollow where it is only named."""

from __future__ import annotations

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_rows_by_value
from parley.figures import palette
from parley.figures.markup import Node, h


def draw_side_glyph(dossier: Dossier, side_id: str, filled: bool = True) -> Node:
    """A side's glyph as an SVG of 14 px, hidden from readers of text: a word always stands beside it."""
    side = next(iter(find_rows_by_value(dossier, "sides", "side_id", side_id)), {"hue": "grey", "shape": "circle"})
    return draw_glyph(side["hue"], side["shape"], filled)


def draw_glyph(hue: str, shape: str, filled: bool = True) -> Node:
    """A glyph by the palette's names; unknown ones become a grey circle."""
    colour = f"var(--hue-{hue if hue in palette.HUES else 'grey'})"
    paint = f"fill:{colour}" if filled else f"fill:var(--bg);stroke:{colour};stroke-width:2"
    return h(
        "svg",
        h("path", d=palette.SIDE_SHAPES[palette.find_shape_name(shape)], style=paint),
        viewBox="-8.5 -8.5 17 17",
        width=14,
        height=14,
        aria_hidden="true",
        class_="glyph",
    )
