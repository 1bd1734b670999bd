"""The marks of a timeline in order: a side's shape, a bar for an uncertain date, a notch for what was only said."""

from __future__ import annotations

from parley.figures import palette
from parley.figures.markup import Node, h
from parley.figures.timeline.steps import DateForm, StepMark, TimelineStep

BAR_REACH = 20.0
"""How far a bar goes to either side of its mark, in pixels."""

BAR_PATHS: dict[DateForm, tuple[str, str]] = {
    "span": (f"M-{BAR_REACH:g} 0H{BAR_REACH:g}", ""),
    "from": (f"M0 0H{BAR_REACH - 2:g}", f"M{BAR_REACH - 5:g} -4L{BAR_REACH:g} 0L{BAR_REACH - 5:g} 4"),
    "by": (f"M0 0H-{BAR_REACH - 2:g}", f"M-{BAR_REACH - 5:g} -4L-{BAR_REACH:g} 0L-{BAR_REACH - 5:g} 4"),
}
"""Bars and their tips, round the mark."""

STATEMENT_OFFSET = 14.0
"""A statement stands so far right of its speaker's event, in pixels."""


def hue_class(hue: str) -> str:
    """The class that paints in a side's hue."""
    return f"hue-{hue if hue in palette.HUES else 'grey'}"


def draw_order_mark(mark: StepMark, step: TimelineStep, hue: str, shape: str, x: float, y: float) -> Node:
    """An event's mark in one lane with its bar and ring, or how many events, at a place of the picture."""
    if step.counts:
        return draw_order_count(mark, hue, x, y)
    bar, tip = BAR_PATHS.get(step.form, ("", ""))
    basis = f" {step.basis}" if step.basis else ""
    return h(
        "g",
        h("path", d=bar, class_=f"bar {hue_class(hue)}{basis}") if bar else None,
        h("path", d=tip, class_=f"tip {hue_class(hue)}") if tip else None,
        h("path", d=palette.SIDE_SHAPES[shape], class_=f"mark {hue_class(hue)}{'' if mark.acts else ' hollow'}"),
        h("circle", r=10, class_="ring") if step.basis == "reference" else None,
        transform=f"translate({x:g} {y:g})",
        data_lane=mark.lane,
        data_who=f"{mark.who}: {'acts or speaks' if mark.acts else 'named only'}",
    )


def draw_statement_mark(mark: StepMark, hue: str, shape: str, x: float, y: float, address: str) -> Node:
    """What was said: the same shape, smaller and with a notch; a number where it stands for several."""
    number = h("text", str(mark.many), y=14, class_="few", text_anchor="middle") if mark.many > 1 else None
    said = f"{mark.who}: {'a statement' if mark.many == 1 else f'{mark.many} statements'}"
    shapes = [h("rect", x=-9, y=-12, width=20, height=24, class_="touch"), draw_notched_shape(hue, shape), number]
    place = {"transform": f"translate({x:g} {y:g})", "data_lane": mark.lane, "data_who": said}
    if not address:
        return h("g", *shapes, class_="statement", data_record=mark.record, **place)
    return h("a", *shapes, href=address, class_="statement", data_record=mark.record, aria_label=said, tabindex=-1,
             **place)  # fmt: skip


def draw_notched_shape(hue: str, shape: str) -> Node:
    """The shape with a notch on its right, where a mouth would be."""
    return h(
        "g",
        h("path", d=palette.SIDE_SHAPES[shape], class_=f"mark {hue_class(hue)}"),
        h("path", d="M-1 0L9 -4.2V4.2Z", class_="notch"),
        transform="scale(.8)",
    )


def draw_order_count(mark: StepMark, hue: str, x: float, y: float) -> Node:
    """How many events a lane has in a period."""
    width = 14 + 7 * len(f"{mark.many:,}")
    return h(
        "g",
        h("rect", x=-width / 2, y=-10, width=width, height=20, rx=10, class_=f"pool {hue_class(hue)}"),
        h("text", f"{mark.many:,}", y=4.5, class_="many", text_anchor="middle"),
        transform=f"translate({x:g} {y:g})",
        data_lane=mark.lane,
        data_who=f"{mark.many:,} event{'' if mark.many == 1 else 's'}",
    )
