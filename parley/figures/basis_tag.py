"""The word that says how something is known, in a frame of its own form."""

from __future__ import annotations

from parley.figures.markup import Node, h


def tag(basis: str) -> Node | None:
    """How something is known, as a word in a frame of its own form."""
    return h("span", basis, class_=f"basis {basis}") if basis else None
