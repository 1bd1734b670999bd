"""The fills of several holders as SVG patterns, and the rules that paint them."""

from __future__ import annotations

from parley.figures import palette
from parley.figures.map.legend import MAX_FILLS, HolderFill, HolderMark, MapLegend
from parley.figures.markup import Node, h

STRIPE = 4.0
"""Width of a stripe in pixels; between two holders' stripes stands one of the ground where each holds a part only."""

MARK_TILE = 24
"""Pixels from one strewn mark to the next."""


def draw_fill_patterns(legend: MapLegend, ident: str) -> list[Node]:
    """A pattern for every fill of the legend; ids begin with `ident`."""
    return [draw_fill_pattern(fill, f"{ident}-fill-{at}") for at, fill in enumerate(legend.drawn)]


def draw_fill_pattern(fill: HolderFill, ident: str) -> Node:
    """One fill: solid with marks, hatched, striped or dotted."""
    mark, status = fill.parts[0]
    if len(fill.parts) > 1:
        return draw_striped_pattern(fill, ident)
    if status == "maybe":
        return draw_dotted_pattern(mark, ident)
    if status == "partial":
        return draw_holder_hatch(mark, ident)
    return draw_solid_pattern(mark, status == "annexed", ident)


def draw_solid_pattern(mark: HolderMark, annexed: bool, ident: str) -> Node:
    """The holder's hue with its shape strewn over it; annexed is a deeper tone."""
    shape = h(
        "path",
        d=palette.SIDE_SHAPES[mark.shape],
        class_="strewn",
        transform="translate(9 6.5) scale(.45)",  # in the middle of a swatch
    )
    ground = h("rect", width=MARK_TILE, height=MARK_TILE, class_=f"hold-{mark.hue}")
    deep = h("rect", width=MARK_TILE, height=MARK_TILE, class_="deepened") if annexed else None
    return make_pattern(ident, MARK_TILE, 0, ground, deep, shape)


def draw_holder_hatch(mark: HolderMark, ident: str) -> Node:
    """Stripes of the holder's hue on the ground of the rest, in the direction of its side."""
    size = 2 * STRIPE - 1
    ground = h("rect", width=size, height=size, class_="rest")
    return make_pattern(
        ident, size, mark.angle, ground, h("rect", width=STRIPE, height=size, class_=f"hold-{mark.hue}")
    )


def draw_striped_pattern(fill: HolderFill, ident: str) -> Node:
    """Stripes of all holders side by side, with the ground between them where none holds the whole."""
    gap = 0.0 if any(status in ("full", "annexed") for _, status in fill.parts) else STRIPE / 2
    size = len(fill.parts) * (STRIPE + gap)
    stripes = [
        h("rect", x=at * (STRIPE + gap), width=STRIPE, height=size, class_=f"hold-{mark.hue}")
        for at, (mark, _) in enumerate(fill.parts)
    ]
    return make_pattern(
        ident, size, fill.parts[0][0].angle, h("rect", width=size, height=size, class_="rest"), *stripes
    )


def draw_dotted_pattern(mark: HolderMark, ident: str) -> Node:
    """Dots of the holder's hue on the ground of the rest: not known to be held yet."""
    size = 9
    ground = h("rect", width=size, height=size, class_="rest")
    return make_pattern(ident, size, mark.angle, ground, h("circle", cx=4.5, cy=4.5, r=1.8, class_=f"hold-{mark.hue}"))


def make_pattern(ident: str, size: float, angle: int, *drawn: Node | None) -> Node:
    """A square tile, turned by an angle."""
    return h(
        "pattern",
        *drawn,
        id=ident,
        width=f"{size:g}",
        height=f"{size:g}",
        patternUnits="userSpaceOnUse",
        patternTransform=f"rotate({angle})" if angle else None,
    )


def fill_properties(legend: MapLegend, ident: str) -> str:
    """The custom properties by which the sheet's rules find a drawing's own patterns."""
    return "".join(f";--fill-{at}:url(#{ident}-fill-{at})" for at in range(len(legend.drawn)))


def holder_fill_rules() -> str:
    """The sheet's rules for fills by number and for hues; every dossier has the same, patterns are its drawing's."""
    fills = "\n".join(
        f':is(.unit, .unit-mark)[data-fill="{at}"], [data-fill="{at}"] .site, .swatch-fill-{at} '
        f"{{ fill: var(--fill-{at}); }}"
        for at in range(MAX_FILLS)
    )
    hues = "\n".join(f".hold-{hue} {{ fill: var(--hue-{hue}); }}" for hue in palette.HUES)
    claims = "\n".join(f'.claim-line[data-claim="{hue}"] {{ stroke: var(--hue-{hue}); }}' for hue in palette.HUES)
    marks = ".strewn { fill: var(--bg); } .deepened { fill: var(--ink); fill-opacity: .38; }"
    lines = ".held-line[data-fill][data-fill] { stroke: var(--ink); stroke-width: .6; }"
    label = ".control-map .label[data-fill] { fill: var(--ink); stroke: var(--bg); }"
    return "\n".join((fills, hues, claims, marks, lines, label))
