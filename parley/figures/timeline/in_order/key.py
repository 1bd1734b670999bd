"""The key of a timeline in order: every form that is drawn, and no other."""

from __future__ import annotations

from parley.figures.markup import Node, h
from parley.figures.palette import SIDE_SHAPES
from parley.figures.timeline.in_order.marks import draw_notched_shape, hue_class
from parley.figures.timeline.lanes import LaneLayout
from parley.figures.timeline.steps import StepSequence

SWATCH_TRANSFORM = "translate(9 8)"
"""Where a mark stands in its swatch of 18 by 16 pixels."""


def draw_order_key(steps: StepSequence, lanes: LaneLayout) -> Node:
    """The key as it stands on the page."""
    rows = [h("li", swatch, words) for swatch, words in order_key_entries(steps, lanes)]
    return h("ul", *rows, class_="key", aria_label="Key")


def order_key_entries(steps: StepSequence, lanes: LaneLayout) -> list[tuple[Node, str]]:
    """Each form that is drawn, as swatch and words."""
    hue, shape = next(((lane.hue, lane.shape) for lane in lanes.lanes), ("grey", "circle"))
    single = [step for step in steps.steps if not step.counts]
    marks = [mark for step in single for mark in step.marks]
    forms, bases = {step.form for step in single}, {step.basis for step in single}
    events = [mark for mark in marks if mark.kind == "event"]
    mark = h("path", d=SIDE_SHAPES[shape], class_=f"mark {hue_class(hue)}", transform=SWATCH_TRANSFORM)
    hollow = h("path", d=SIDE_SHAPES[shape], class_=f"mark {hue_class(hue)} hollow", transform=SWATCH_TRANSFORM)
    ring = h("circle", cx=9, cy=8, r=7, class_="ring")
    found = [
        (any(mark.acts for mark in events), draw_order_key_swatch(18, mark), "acts or speaks"),
        (any(not mark.acts for mark in events), draw_order_key_swatch(18, hollow), "named only"),
        (
            len(marks) > len(events),
            draw_order_key_swatch(18, h("g", draw_notched_shape(hue, shape), transform=SWATCH_TRANSFORM)),
            "statement",
        ),
        (
            "span" in forms,
            draw_order_key_swatch(36, draw_order_key_line("M1 8H35")),
            "some time in a week, month or year",
        ),
        (
            "from" in forms,
            draw_order_key_swatch(36, draw_order_key_line("M1 8H30"), draw_order_key_line("M28 4L33 8L28 12", "tip")),
            "no end given",
        ),
        (
            "by" in forms,
            draw_order_key_swatch(36, draw_order_key_line("M6 8H35"), draw_order_key_line("M8 4L3 8L8 12", "tip")),
            "no first day given",
        ),
        (
            "inferred" in bases,
            draw_order_key_swatch(36, draw_order_key_line("M1 8H35", "date-rule inferred")),
            "date inferred, not stated",
        ),
        ("reference" in bases, draw_order_key_swatch(18, ring), "date from a reference"),
        (len(single) < len(steps.steps), draw_order_key_swatch(18, draw_count_ground(hue)), "number of events"),
    ]
    return [(drawing, words) for there, drawing, words in found if there]


def draw_order_key_swatch(width: int, *shapes: Node) -> Node:
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


def draw_order_key_line(path: str, class_: str = "bar hue-grey") -> Node:
    """A line as the picture draws it, in no side's hue."""
    return h("path", d=path, class_=f"tip {hue_class('grey')}" if class_ == "tip" else class_)


def draw_count_ground(hue: str) -> Node:
    """The ground of a number."""
    return h("rect", x=1, y=2, width=16, height=12, rx=6, class_=f"pool {hue_class(hue)}")
