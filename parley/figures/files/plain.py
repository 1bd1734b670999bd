"""A page's drawing made fit to leave it: no links that would lead nowhere, no colours that only our sheet knows."""

from __future__ import annotations

import re

from parley.figures.markup import Node, is_element
from parley.figures.palette import LIGHT_COLOURS

PAGE_ONLY_ATTRIBUTES = frozenset({"href", "id", "tabindex"})
"""Attributes that mean something on the page only; so do all that begin with `data-`."""


def strip_page_markup(node: Node) -> Node:
    """The drawing with links as groups and every `var(--…)` written out."""
    if not is_element(node):
        return node
    tag, attributes, *children = node
    kept = {
        name: resolve_colour_tokens(value)
        for name, value in attributes.items()
        if name not in PAGE_ONLY_ATTRIBUTES and not name.startswith("data-")
    }
    return ["g" if tag == "a" else tag, kept, *map(strip_page_markup, children)]


def resolve_colour_tokens(value: str) -> str:
    """A value with every token that the palette knows as its colour."""
    return re.sub(r"var\(--([\w-]+)\)", lambda found: LIGHT_COLOURS.get(found[1], found[0]), value)
