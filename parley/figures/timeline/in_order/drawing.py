"""The timeline in order: one step for each event, a lane for each actor, the gaps written out, a box round the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import pandas as pd

from parley.figures.letters import estimate_text_width
from parley.figures.markup import Node, h, is_element
from parley.figures.palette import SIDE_SHAPES
from parley.figures.timeline.in_order.marks import STATEMENT_OFFSET, draw_order_mark, draw_statement_mark, hue_class
from parley.figures.timeline.in_order.plan import (
    BOX_HEAD_HEIGHT,
    DATE_FONT_SIZE,
    LANE_FONT_SIZE,
    STEP_GAP_WIDTH,
    TEXT_LINE_HEIGHT,
    OrderLayout,
    lane_name_lines,
)
from parley.figures.timeline.lanes import Lane, LaneLayout
from parley.figures.timeline.periods import Period
from parley.figures.timeline.steps import MAX_ORDER_STEPS, StepSequence, TimelineStep, build_steps
from parley.words import dates

ORDER_WIDTH = 1280
"""The picture's usual width in pixels."""

MAX_PROMINENT_LANES = 3
"""So many lanes' names stand out."""

EMPTY_STATEMENTS = pd.DataFrame(
    {
        name: pd.Series(dtype=object)
        for name in ("statement_id", "event_id", "actor_id", "who", "span", "date", "date_basis")
    }
)
"""No statement: a picture of events only."""

RecordLink = Callable[[str], str]
PeriodLink = Callable[[Period], str]


def draw_order_timeline(
    events: pd.DataFrame,
    lanes: LaneLayout,
    *,
    day: date,
    width: float = ORDER_WIDTH,
    statements: pd.DataFrame = EMPTY_STATEMENTS,
    link: RecordLink | None = None,
    narrow: PeriodLink | None = None,
    labels: bool = True,
    name: str = "Timeline",
    most: int = MAX_ORDER_STEPS,
) -> Node:
    """Draw events (in order of time) in their lanes, those of `day` in a box; `labels` are the words under the dates.

    `link` makes a record's address and `narrow` that of a period; without them nothing can be followed. The drawing is
    `width` pixels wide, or wider where steps would become too narrow. What is selected is no part of it.
    """
    return draw_order_steps(
        build_steps(events, statements, lanes, day, most), lanes, day, width, link, narrow, labels, name
    )


def draw_order_steps(
    steps: StepSequence,
    lanes: LaneLayout,
    day: date,
    width: float = ORDER_WIDTH,
    link: RecordLink | None = None,
    narrow: PeriodLink | None = None,
    labels: bool = True,
    name: str = "Timeline",
) -> Node:
    """The same from steps that are already made."""
    plan = OrderLayout(steps, lanes, width, labels)
    leads = find_prominent_lanes(steps, lanes)
    return h(
        "svg",
        [draw_order_lane(plan, lane, lane.key in leads, link) for lane in lanes.lanes],
        [draw_order_gap(plan, at) for at, step in enumerate(steps.steps) if step.gap],
        [draw_order_step(plan, at, link, narrow) for at in range(len(steps.steps))],
        draw_order_day_box(plan, day),
        viewBox=f"0 0 {plan.width:g} {plan.height:g}",
        class_="order",
        role="group",
        aria_label=name,
        style=f"min-width:{min(plan.width, max(width, plan.width) * 0.8):.0f}px",
    )


def find_prominent_lanes(steps: StepSequence, lanes: LaneLayout) -> set[str]:
    """The few lanes that stand out: those that act most, where there are enough lanes for that to matter."""
    acting = Counter(mark.lane for step in steps.steps for mark in step.marks if mark.acts and mark.kind == "event")
    found = [key for key, count in acting.most_common(MAX_PROMINENT_LANES) if count > 2]
    return set(found) if len(lanes.lanes) > 4 else set()


def draw_order_lane(plan: OrderLayout, lane: Lane, leads: bool, link: RecordLink | None) -> Node:
    """A lane: its side's mark, its name (the way to its actor), its line."""
    y = plan.y(lane)
    mark = h("path", d=SIDE_SHAPES[lane.shape], class_=f"mark {hue_class(lane.hue)}", transform=f"translate(10 {y:g})")
    lines = lane_name_lines(lane)
    first = y + 4.5 - (len(lines) - 1) * 6
    spans = [
        h("tspan", f"{line} " if at < len(lines) - 1 else line, x=25, y=first + at * 12)
        for at, line in enumerate(lines)
    ]
    words = h("text", *spans, class_=f"lane-name{' lead' if leads else ''}{' small' if len(lines) > 1 else ''}")
    line = h("path", d=f"M{plan.left:g} {y:g}H{plan.width - 2:g}", class_="lane-line")
    head = [mark, words]
    if link and lane.record:
        ground = h("rect", x=0, y=y - 12, width=plan.left - 8, height=24, class_="touch")
        head = [h("a", ground, *head, href=link(lane.record), tabindex=-1, data_record=lane.record, class_="lane")]
    return h("g", line, head)


def draw_order_gap(plan: OrderLayout, at: int) -> Node:
    """How much time passed before a step, along a dashed line."""
    x = plan.lefts[at] - STEP_GAP_WIDTH / 2
    lines = plan.steps.steps[at].gap.split(" ")
    words = draw_centred_lines(lines, x, plan.top, "gap-words")
    below = plan.top + len(lines) * TEXT_LINE_HEIGHT + 6
    return h("g", words, h("path", d=f"M{x:g} {below:g}V{plan.bottom:g}", class_="gap-line"))


def draw_order_step(plan: OrderLayout, at: int, link: RecordLink | None, narrow: PeriodLink | None) -> Node:
    """A step: its ground, date, words and marks, all one way to its record."""
    step, x = plan.steps.steps[at], plan.middle(at)
    left, right = plan.lefts[at], plan.lefts[at] + plan.step
    address = order_step_href(step, link, narrow)
    shapes = [
        h("rect", x=left, y=0, width=plan.step, height=plan.bottom, class_="touch"),
        h("rect", x=left, y=plan.top - 5, width=plan.step, height=plan.lanes_top - plan.top - 11, class_="ground"),
        h(
            "path",
            d=f"M{left:g} {plan.top - 5:g}V{plan.bottom:g}M{right:g} {plan.top - 5:g}V{plan.bottom:g}",
            class_="edges",
        ),
        draw_centred_lines(plan.dates[at], x, plan.top, "when-words"),
        draw_date_basis_line(step.basis, plan.dates[at], x, plan.top),
        " ",  # not drawn: it keeps date and words apart where the drawing is read as text
        draw_centred_lines(plan.words[at], x, plan.words_top, "words"),
        draw_order_event_marks(plan, at),
    ]
    named = f"{' '.join((*plan.dates[at], *plan.words[at]))}: {step.said}"  # begins with the words as they stand
    way = (
        h(
            "a",
            *shapes,
            href=address,
            class_="way",
            data_record=step.record or None,
            aria_label=named,
            tabindex=-1 if at else 0,
        )
        if address
        else h("g", *shapes, role="img", aria_label=named, data_record=step.record or None)
    )
    return h("g", way, draw_order_statements(plan, at, link), class_="step", data_at=at)


def order_step_href(step: TimelineStep, link: RecordLink | None, narrow: PeriodLink | None) -> str:
    """Where a step leads: to its record (its first statement's, where there is no event), or to its period."""
    if step.period and narrow:
        return narrow(step.period)
    record = step.record or next((mark.record for mark in step.marks), "")
    return link(record) if link and record else ""


def draw_order_event_marks(plan: OrderLayout, at: int) -> Node:
    """The line that joins a step's marks, and the marks in their lanes."""
    step, x = plan.steps.steps[at], plan.middle(at)
    lanes = {lane.key: lane for lane in plan.lanes.lanes}
    heights = [plan.y(lanes[mark.lane]) for mark in step.marks if mark.kind == "event"]
    stem = h("path", d=f"M{x:g} {min(heights):g}V{max(heights):g}", class_="stem") if len(heights) > 1 else None
    marks = [
        draw_order_mark(mark, step, lanes[mark.lane].hue, lanes[mark.lane].shape, x, plan.y(lanes[mark.lane]))
        for mark in step.marks
        if mark.kind == "event"
    ]
    return h("g", stem, marks)


def draw_order_statements(plan: OrderLayout, at: int, link: RecordLink | None) -> list[Node]:
    """What was said in a step, each mark a way of its own, beside the mark of its speaker's event."""
    step, x = plan.steps.steps[at], plan.middle(at)
    lanes = {lane.key: lane for lane in plan.lanes.lanes}
    taken = {mark.lane for mark in step.marks if mark.kind == "event"}
    return [
        draw_statement_mark(
            mark,
            lanes[mark.lane].hue,
            lanes[mark.lane].shape,
            x + STATEMENT_OFFSET * (mark.lane in taken),
            plan.y(lanes[mark.lane]),
            link(mark.record) if link else "",
        )
        for mark in step.marks
        if mark.kind == "statement"
    ]


def draw_date_basis_line(basis: str, lines: list[str], x: float, top: float) -> Node | None:
    """Under a date: dashes where it is inferred, a double rule where it comes from a reference."""
    if basis not in ("inferred", "reference") or not lines:
        return None
    half = estimate_text_width(lines[-1], DATE_FONT_SIZE) / 2
    y = top + len(lines) * TEXT_LINE_HEIGHT + 2
    path = f"M{x - half:.1f} {y:g}H{x + half:.1f}" + (
        f"M{x - half:.1f} {y + 2.5:g}H{x + half:.1f}" if basis == "reference" else ""
    )
    return h("path", d=path, class_=f"date-rule {basis}")


def draw_centred_lines(lines: list[str], x: float, top: float, class_: str) -> Node | None:
    """Lines of words below each other, in the middle of a step."""
    spans = [
        h("tspan", f"{line} " if at < len(lines) - 1 else line, x=x, y=top + (at + 1) * TEXT_LINE_HEIGHT - 3)
        for at, line in enumerate(lines)
    ]
    return h("text", *spans, class_=class_, text_anchor="middle") if lines else None


def draw_order_day_box(plan: OrderLayout, day: date) -> Node | None:
    """The frame round the steps of the day, its date reversed on top."""
    framed = [at for at, step in enumerate(plan.steps.steps) if step.framed]
    if not framed:
        return None
    left, right = plan.lefts[framed[0]], plan.lefts[framed[-1]] + plan.step
    words = dates.format_day(day)
    if estimate_text_width(words, LANE_FONT_SIZE) > right - left:
        words = dates.format_date_span(dates.parse_date_span(day.isoformat()), short=True)
    return h(
        "g",
        h("rect", x=left, y=1, width=right - left, height=plan.bottom - 1, class_="day-frame"),
        h("rect", x=left, y=1, width=right - left, height=BOX_HEAD_HEIGHT, class_="day-ground"),
        h("text", words, x=(left + right) / 2, y=BOX_HEAD_HEIGHT - 5, text_anchor="middle", class_="day-words"),
        class_="day",
    )


def mark_selected_record(node: Node, record: str) -> Node:
    """The drawing with what belongs to a record marked, as the browser marks it on the page."""
    if not is_element(node) or not record:
        return node
    tag, attributes, *children = node
    own = attributes.get("data-record") == record or (
        attributes.get("class") == "step" and has_record_link(node, record)
    )
    kept = attributes | {"data-chosen": ""} if own else attributes
    return [tag, kept, *(mark_selected_record(child, record) for child in children)]


def has_record_link(node: Node, record: str) -> bool:
    """Whether something in a part of the drawing is the way to this record."""
    return is_element(node) and (
        node[1].get("data-record") == record or any(has_record_link(child, record) for child in node[2:])
    )
