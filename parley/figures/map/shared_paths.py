"""Two drawings of one map on one page: the smaller one refers to the outlines of the larger, which stand there once."""

from __future__ import annotations

from parley.figures.map.frame import MapFrame
from parley.figures.markup import Node, h, is_element

MAX_OUTLINE_SCALE = 1.6
"""How far outlines may be enlarged before their lines are too thick and their detail too coarse."""

SHARED_LINE_CLASSES = ("unit-line", "share-line", "coast", "state-line", "neighbour")


def frame_scale_ratio(whole: MapFrame, crop: MapFrame) -> float:
    """How much larger a metre is in the crop."""
    return crop.scale / whole.scale


def add_line_ids(drawing: Node, ident: str) -> Node:
    """A drawing of `draw_flat_map` or `draw_share_map` whose lines and ground have names to refer to."""
    tag, attributes, *children = drawing
    return [tag, attributes, *(add_line_id(child, ident) for child in children)]


def add_line_id(child: Node, ident: str) -> Node:
    """A line or the ground with a name; all else as it is."""
    tag, attributes, *inside = child
    kind = attributes.get("class", "")
    return [tag, attributes | {"id": f"{ident}-{kind}"}, *inside] if kind in SHARED_LINE_CLASSES else child


def reuse_shared_outlines(drawing: Node, own: str, other: str, whole: MapFrame, crop: MapFrame) -> Node:
    """The drawing `own` of the crop with the outlines of the drawing `other` of the whole, moved and enlarged."""
    tag, attributes, *children = drawing
    scale = frame_scale_ratio(whole, crop)
    x, y = whole.place(crop.left, crop.top)
    before: list[Node] = []
    land: list[Node] = []
    after: list[Node] = []
    for child in children:
        if child[0] == "defs":
            before.append(h("defs", *(each for each in child[2:] if each[0] != "path")))
        elif child[1].get("class", "") in SHARED_LINE_CLASSES:
            land.append(h("use", href=f"#{other}-{child[1]['class']}"))
        elif is_outline_use(child):
            land.append(replace_outline_ids(child, own, other))
        else:
            (after if land else before).append(child)
    moved = h("g", *land, transform=f"scale({scale:.4f}) translate({-x:g} {-y:g})")
    return [tag, attributes, *before, moved, *after]


def is_outline_use(child: Node) -> bool:
    """Whether a part refers to outlines, in a link or not."""
    return bool(child[0] == "use" or (child[0] == "a" and child[2][0] == "use"))


def replace_outline_ids(node: Node, own: str, other: str) -> Node:
    """A part that refers to the other drawing's outlines."""
    if not is_element(node):
        return node
    tag, attributes, *children = node
    if tag == "use":
        attributes = attributes | {"href": attributes["href"].replace(f"#{own}-", f"#{other}-", 1)}
    return [tag, attributes, *(replace_outline_ids(child, own, other) for child in children)]
