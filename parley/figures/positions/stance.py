"""How a stance looks and is called: a mark of its own form, a word, and its line in the key."""

from __future__ import annotations

from typing import NamedTuple

from parley.figures.markup import Node, h


class StanceLook(NamedTuple):
    """A stance: the word a cell adds to what is done ("" where the mark's meaning is plain), and the key's words."""

    word: str
    key: str


STANCE_LOOKS = {
    "for": StanceLook("", "for it, or says that it is so"),
    "conditional": StanceLook("on conditions", "on conditions"),
    "against": StanceLook("against\u00a0it", "against it"),
    "neutral": StanceLook("takes no side", "speaks of it, takes no side"),
}
"""Every stance, in the order of the key."""

ATTRIBUTION_WORDS = {"own_words": "in own words", "reported": "as reported", "described": "described, not quoted"}
"""How the article gives a statement."""

STANCE_LINE_COLOUR = "var(--for-line)"
STANCE_RING_PATH = "M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0Z"
STANCE_SHAPES: dict[str, tuple[tuple[str, str], ...]] = {
    "for": (
        (STANCE_RING_PATH, f"fill:{STANCE_LINE_COLOUR};stroke:{STANCE_LINE_COLOUR};stroke-width:1.5"),
        ("M-3.2 .3L-.8 2.7L3.4 -2.3", "fill:none;stroke:var(--bg);stroke-width:1.9"),
    ),
    "conditional": (
        (STANCE_RING_PATH, f"fill:var(--bg);stroke:{STANCE_LINE_COLOUR};stroke-width:1.5"),
        ("M0 -6.5a6.5 6.5 0 0 0 0 13Z", f"fill:{STANCE_LINE_COLOUR}"),
    ),
    "against": (
        (STANCE_RING_PATH, "fill:var(--bg);stroke:var(--ink);stroke-width:1.5"),
        ("M-2.8 -2.8L2.8 2.8M2.8 -2.8L-2.8 2.8", "fill:none;stroke:var(--ink);stroke-width:1.9"),
    ),
    "neutral": (
        (STANCE_RING_PATH, "fill:var(--bg);stroke:var(--muted);stroke-width:1.5"),
        ("M-3.2 0H3.2", "fill:none;stroke:var(--muted);stroke-width:1.9"),
    ),
}
"""The shapes of each mark, as path and paint, round the origin."""


def normalize_stance(stance: str) -> str:
    """A stance by name; one that the tables should not hold takes no side."""
    return stance if stance in STANCE_LOOKS else "neutral"


def draw_stance_shapes(stance: str) -> list[Node]:
    """The mark's shapes, for a place inside a drawing."""
    return [h("path", d=path, style=paint) for path, paint in STANCE_SHAPES[normalize_stance(stance)]]


def draw_sprite_use(name: str) -> Node:
    """A mark that a sprite of the same page draws (`draw_mark_sprite`): a few letters in place of its paths."""
    return h("svg", h("use", href=f"#mark-{name}", x=8, y=8), class_="mark", aria_hidden="true")


def draw_mark_sprite(drawn: dict[str, list[Node]]) -> Node:
    """The shapes that marks refer to, by name; takes no room itself."""
    groups = [h("g", *each, id=f"mark-{name}") for name, each in drawn.items()]
    return h("svg", h("defs", *groups), class_="sprite", aria_hidden="true")


def draw_stance_mark(stance: str) -> Node:
    """The mark as an SVG of 15 px, hidden from readers of text: a word always stands beside it."""
    return h(
        "svg",
        *draw_stance_shapes(stance),
        viewBox="-8 -8 16 16",
        width=15,
        height=15,
        aria_hidden="true",
        class_="glyph",
    )


def draw_stance_key(stances: set[str]) -> Node:
    """The key: the stances that are shown, and no other."""
    items = [h("li", draw_stance_mark(stance), look.key) for stance, look in STANCE_LOOKS.items() if stance in stances]
    return h("ul", *items, class_="key", aria_label="Key")
