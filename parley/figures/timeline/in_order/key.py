"""The key of a timeline in order: every form that is drawn, and no other."""

from __future__ import annotations

from parley.figures.markup import Node, h
from parley.figures.palette import SHAPES
from parley.figures.timeline.in_order.marks import hue_class, notched
from parley.figures.timeline.lanes import Lanes
from parley.figures.timeline.steps import Steps

MIDDLE = "translate(9 8)"
"""Where a mark stands in its swatch of 18 by 16 pixels."""


def order_key(steps: Steps, lanes: Lanes) -> Node:
    """The key as it stands on the page."""
    rows = [h("li", swatch, words) for swatch, words in entries(steps, lanes)]
    return h("ul", *rows, class_="key", aria_label="Key")


def entries(steps: Steps, lanes: Lanes) -> list[tuple[Node, str]]:
    """Each form that is drawn, as swatch and words."""
    hue, shape = next(((lane.hue, lane.shape) for lane in lanes.lanes), ("grey", "circle"))
    single = [step for step in steps.steps if not step.counts]
    marks = [mark for step in single for mark in step.marks]
    forms, bases = {step.form for step in single}, {step.basis for step in single}
    events = [mark for mark in marks if mark.kind == "event"]
    mark = h("path", d=SHAPES[shape], class_=f"mark {hue_class(hue)}", transform=MIDDLE)
    hollow = h("path", d=SHAPES[shape], class_=f"mark {hue_class(hue)} hollow", transform=MIDDLE)
    ring = h("circle", cx=9, cy=8, r=7, class_="ring")
    found = [
        (any(mark.acts for mark in events), swatch(18, mark), "acts or speaks"),
        (any(not mark.acts for mark in events), swatch(18, hollow), "named only"),
        (len(marks) > len(events), swatch(18, h("g", notched(hue, shape), transform=MIDDLE)), "statement"),
        ("span" in forms, swatch(36, line("M1 8H35")), "some time in a week, month or year"),
        ("from" in forms, swatch(36, line("M1 8H30"), line("M28 4L33 8L28 12", "tip")), "no end given"),
        ("by" in forms, swatch(36, line("M6 8H35"), line("M8 4L3 8L8 12", "tip")), "no first day given"),
        ("inferred" in bases, swatch(36, line("M1 8H35", "date-rule inferred")), "date inferred, not stated"),
        ("reference" in bases, swatch(18, ring), "date from a reference"),
        (len(single) < len(steps.steps), swatch(18, pool(hue)), "number of events"),
    ]
    return [(drawing, words) for there, drawing, words in found if there]


def swatch(width: int, *shapes: Node) -> Node:
    """A small drawing as high as a line of text, in the picture's own paint."""
    return h(
        "svg",
        h("g", *shapes, class_="order"),
        viewBox=f"0 0 {width} 16",
        width=width,
        height=16,
        aria_hidden="true",
        class_="glyph",
    )


def line(path: str, class_: str = "bar hue-grey") -> Node:
    """A line as the picture draws it, in no side's hue."""
    return h("path", d=path, class_=f"tip {hue_class('grey')}" if class_ == "tip" else class_)


def pool(hue: str) -> Node:
    """The ground of a number."""
    return h("rect", x=1, y=2, width=16, height=12, rx=6, class_=f"pool {hue_class(hue)}")
