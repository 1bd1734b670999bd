"""Two drawings of one map on one page: the smaller one refers to the outlines of the larger, which stand there once."""

from __future__ import annotations

from parley.figures.map.frame import Frame
from parley.figures.markup import Node, h, is_element

MOST = 1.6
"""How far outlines may be enlarged before their lines are too thick and their detail too coarse."""

LINES = ("unit-line", "share-line", "coast", "state-line", "neighbour")


def scale_between(whole: Frame, crop: Frame) -> float:
    """How much larger a metre is in the crop."""
    return crop.scale / whole.scale


def named_lines(drawing: Node, ident: str) -> Node:
    """A drawing of `flat_map` or `share_map` whose lines and ground have names to refer to."""
    tag, attributes, *children = drawing
    return [tag, attributes, *(with_name(child, ident) for child in children)]


def with_name(child: Node, ident: str) -> Node:
    """A line or the ground with a name; all else as it is."""
    tag, attributes, *inside = child
    kind = attributes.get("class", "")
    return [tag, attributes | {"id": f"{ident}-{kind}"}, *inside] if kind in LINES else child


def on_shared_paths(drawing: Node, own: str, other: str, whole: Frame, crop: Frame) -> Node:
    """The drawing `own` of the crop with the outlines of the drawing `other` of the whole, moved and enlarged."""
    tag, attributes, *children = drawing
    scale = scale_between(whole, crop)
    x, y = whole.place(crop.left, crop.top)
    before: list[Node] = []
    land: list[Node] = []
    after: list[Node] = []
    for child in children:
        if child[0] == "defs":
            before.append(h("defs", *(each for each in child[2:] if each[0] != "path")))
        elif child[1].get("class", "") in LINES:
            land.append(h("use", href=f"#{other}-{child[1]['class']}"))
        elif is_outline(child):
            land.append(referred(child, own, other))
        else:
            (after if land else before).append(child)
    moved = h("g", *land, transform=f"scale({scale:.4f}) translate({-x:g} {-y:g})")
    return [tag, attributes, *before, moved, *after]


def is_outline(child: Node) -> bool:
    """Whether a part refers to outlines, in a link or not."""
    return bool(child[0] == "use" or (child[0] == "a" and child[2][0] == "use"))


def referred(node: Node, own: str, other: str) -> Node:
    """A part that refers to the other drawing's outlines."""
    if not is_element(node):
        return node
    tag, attributes, *children = node
    if tag == "use":
        attributes = attributes | {"href": attributes["href"].replace(f"#{own}-", f"#{other}-", 1)}
    return [tag, attributes, *(referred(child, own, other) for child in children)]
