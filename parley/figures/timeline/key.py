"""The key of a timeline: every form that is drawn, and no other."""

from __future__ import annotations

import pandas as pd

from parley.figures.glyph import draw_glyph
from parley.figures.markup import Node, h
from parley.figures.timeline.lanes import LaneLayout
from parley.figures.timeline.moments import Moment, has_date_bar, list_moments

UNDERLINED_BASES = ("inferred", "reference")
KEY_LINE_STYLE = "stroke:var(--muted);fill:none;stroke-width:"


def draw_timeline_key(events: pd.DataFrame, lanes: LaneLayout) -> Node:
    """Sides by shape and hue, then acting and named, then the forms of dates."""
    sides = {lane.side: (lane.hue, lane.shape) for lane in lanes.lanes}
    found = list_moments(events)
    acts = [mark.acts for mark in lanes.marks]
    bases = set(events.loc[events["span"].notna(), "date_basis"])
    look = next(iter(sides.values()), ("grey", "circle"))
    items = [
        draw_timeline_key_entry(draw_glyph(*look), "acts or speaks") if any(acts) else None,
        draw_timeline_key_entry(draw_glyph(*look, False), "named only") if not all(acts) else None,
        draw_timeline_key_entry(draw_timeline_key_line("M1 8H35", 3.5), "some time in these days, months or years")
        if any(map(has_closed_bar, found))
        else None,
        draw_timeline_key_entry(draw_timeline_key_arrow(False), "no first day given")
        if any(m.standing == "by" for m in found)
        else None,
        draw_timeline_key_entry(draw_timeline_key_arrow(True), "no end given")
        if any(m.standing == "time" and m.last is None for m in found)
        else None,
        draw_timeline_key_entry(draw_timeline_key_line("M1 8H35", 1.2), "date stated") if "stated" in bases else None,
        draw_timeline_key_entry(draw_timeline_key_line("M1 8H35", 1.2, "4 3"), "date inferred")
        if "inferred" in bases
        else None,
        draw_timeline_key_entry(draw_timeline_key_ring(), "date from a reference") if "reference" in bases else None,
    ]
    return h("ul", *items, class_="key", aria_label="Key")


def draw_event_list_key(events: pd.DataFrame, lanes: LaneLayout) -> Node:
    """The key of the list: who acts and who is named, and how dates are underlined."""
    look = next(((lane.hue, lane.shape) for lane in lanes.lanes), ("grey", "circle"))
    bases = set(events.loc[events["span"].notna(), "date_basis"])
    acts = [mark.acts for mark in lanes.marks]
    items = [
        draw_timeline_key_entry(draw_glyph(*look), "acts or speaks") if any(acts) else None,
        draw_timeline_key_entry(draw_glyph(*look, False), "named only") if not all(acts) else None,
        *(h("li", h("span", "date", class_=f"when {basis}"), basis) for basis in UNDERLINED_BASES if basis in bases),
    ]
    return h("ul", *items, class_="key events-key", aria_label="Key")


def has_closed_bar(moment: Moment) -> bool:
    """Whether a bar is closed on both sides."""
    return has_date_bar(moment) and moment.first is not None and moment.last is not None


def draw_timeline_key_entry(drawing: Node, words: str) -> Node:
    """One line of the key."""
    return h("li", drawing, words)


def draw_timeline_key_line(path: str, width: float, dash: str = "") -> Node:
    """A line as the picture draws it."""
    style = f"{KEY_LINE_STYLE}{width}" + (f";stroke-dasharray:{dash}" if dash else "")
    return draw_timeline_key_swatch(36, h("path", d=path, style=style))


def draw_timeline_key_arrow(right: bool) -> Node:
    """An open bar with its tip."""
    body, tip = ("M1 8H28", "M27 3L35 8L27 13Z") if right else ("M8 8H35", "M9 3L1 8L9 13Z")
    return draw_timeline_key_swatch(
        36, h("path", d=body, style=f"{KEY_LINE_STYLE}3.5"), h("path", d=tip, style="fill:var(--muted)")
    )


def draw_timeline_key_ring() -> Node:
    """The ring round a mark."""
    return draw_timeline_key_swatch(18, h("circle", cx=9, cy=8, r=7, style=f"{KEY_LINE_STYLE}1.2"))


def draw_timeline_key_swatch(width: int, *shapes: Node) -> Node:
    """A drawing as high as a line of text, hidden from readers of text: words stand beside it."""
    box = f"0 0 {width} 16"
    return h("svg", *shapes, viewBox=box, width=width, height=16, aria_hidden="true", class_="glyph")
