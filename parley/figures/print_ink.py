"""Colour tokens in a drawing's own styles as plain light values: a file has no style sheet that knows them."""

from __future__ import annotations

import re

from parley.figures.palette import HUES, TINTS, TOKENS
from parley.markup import Node, is_element

TOKEN = re.compile(r"var\(--([a-z-]+)\)")

LIGHT = {
    **{name: colour.light for name, colour in TOKENS.items()},
    **{f"hue-{name}": colour.light for name, colour in HUES.items()},
    **{f"tint-{name}": colour.light for name, colour in TINTS.items()},
}


def printed(node: Node) -> Node:
    """The drawing for paper; a token that the palette does not know stays as it is."""
    if not is_element(node):
        return node
    tag, attributes, *children = node
    if style := attributes.get("style"):
        attributes = {**attributes, "style": TOKEN.sub(lambda found: LIGHT.get(found[1], found[0]), style)}
    return [tag, attributes, *map(printed, children)]
