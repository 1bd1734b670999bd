"""The key of the control map: every class that a drawing may show, in words; rows of classes not drawn are hidden."""

from __future__ import annotations

from parley import control
from parley.markup import Node, h

CLASSES = ("annexed", "full", "partial", "claimed", "rest", "site")
"""In the order of the key: what is held, what is claimed, the rest, sites."""


def key_of(drawn: set[str], as_of: str, rest: str, site: str) -> Node:
    """The as-of line and a row for each class; `rest` and `site` name what they stand for in this dossier."""
    named = {**control.WORDS, "rest": rest, "site": site}
    rows = [
        h("li", swatch(kind), h("span", named[kind]), data_class=kind, hidden=kind not in drawn)
        for kind in CLASSES
        if named[kind]
    ]
    return h("div", h("p", f"As of {as_of}", class_="as-of"), h("ul", *rows), class_="map-key")


def swatch(kind: str) -> Node:
    """A class as a small picture: its fill, hatch, outline or mark."""
    if kind == "site":
        mark = h("path", d="M9 1L14.5 6.5L9 12L3.5 6.5Z", class_="site")
    else:
        mark = h("rect", x=1, y=1, width=16, height=11, class_=f"swatch-{kind}")
    return h("svg", mark, viewBox="0 0 18 13", width=18, height=13, aria_hidden="true", class_="swatch")
