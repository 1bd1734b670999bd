"""The timeline in order: one step for each event, a lane for each actor, the gaps written out, a box round the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import pandas as pd

from parley.figures.letters import width_of
from parley.figures.markup import Node, h, is_element
from parley.figures.palette import SHAPES
from parley.figures.timeline.in_order.marks import ASIDE, hue_class, mark_node, statement_node
from parley.figures.timeline.in_order.plan import GAP, HEAD, LEADING, NAME, WHEN, Plan, name_of
from parley.figures.timeline.lanes import Lane, Lanes
from parley.figures.timeline.periods import Period
from parley.figures.timeline.steps import MOST_STEPS, Step, Steps, steps_of
from parley.words import dates

WIDTH = 1280
"""The picture's usual width in pixels."""

LEADING_NAMES = 3
"""So many lanes' names stand out."""

NO_STATEMENTS = pd.DataFrame(
    {
        name: pd.Series(dtype=object)
        for name in ("statement_id", "event_id", "actor_id", "who", "span", "date", "date_basis")
    }
)
"""No statement: a picture of events only."""

Link = Callable[[str], str]
Narrow = Callable[[Period], str]


def order_lanes(
    events: pd.DataFrame,
    lanes: Lanes,
    *,
    day: date,
    width: float = WIDTH,
    statements: pd.DataFrame = NO_STATEMENTS,
    link: Link | None = None,
    narrow: Narrow | None = None,
    labels: bool = True,
    name: str = "Timeline",
    most: int = MOST_STEPS,
) -> Node:
    """Draw events (in order of time) in their lanes, those of `day` in a box; `labels` are the words under the dates.

    `link` makes a record's address and `narrow` that of a period; without them nothing can be followed. The drawing is
    `width` pixels wide, or wider where steps would become too narrow. What is selected is no part of it.
    """
    return drawn(steps_of(events, statements, lanes, day, most), lanes, day, width, link, narrow, labels, name)


def drawn(
    steps: Steps,
    lanes: Lanes,
    day: date,
    width: float = WIDTH,
    link: Link | None = None,
    narrow: Narrow | None = None,
    labels: bool = True,
    name: str = "Timeline",
) -> Node:
    """The same from steps that are already made."""
    plan = Plan(steps, lanes, width, labels)
    leads = leading(steps, lanes)
    return h(
        "svg",
        [lane_node(plan, lane, lane.key in leads, link) for lane in lanes.lanes],
        [gap_node(plan, at) for at, step in enumerate(steps.steps) if step.gap],
        [step_node(plan, at, link, narrow) for at in range(len(steps.steps))],
        box_node(plan, day),
        viewBox=f"0 0 {plan.width:g} {plan.height:g}",
        class_="order",
        role="group",
        aria_label=name,
        style=f"min-width:{min(plan.width, max(width, plan.width) * 0.8):.0f}px",
    )


def leading(steps: Steps, lanes: Lanes) -> set[str]:
    """The few lanes that stand out: those that act most, where there are enough lanes for that to matter."""
    acting = Counter(mark.lane for step in steps.steps for mark in step.marks if mark.acts and mark.kind == "event")
    found = [key for key, count in acting.most_common(LEADING_NAMES) if count > 2]
    return set(found) if len(lanes.lanes) > 4 else set()


def lane_node(plan: Plan, lane: Lane, leads: bool, link: Link | None) -> Node:
    """A lane: its side's mark, its name (the way to its actor), its line."""
    y = plan.y(lane)
    mark = h("path", d=SHAPES[lane.shape], class_=f"mark {hue_class(lane.hue)}", transform=f"translate(10 {y:g})")
    lines = name_of(lane)
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


def gap_node(plan: Plan, at: int) -> Node:
    """How much time passed before a step, along a dashed line."""
    x = plan.lefts[at] - GAP / 2
    lines = plan.steps.steps[at].gap.split(" ")
    words = stacked(lines, x, plan.top, "gap-words")
    below = plan.top + len(lines) * LEADING + 6
    return h("g", words, h("path", d=f"M{x:g} {below:g}V{plan.bottom:g}", class_="gap-line"))


def step_node(plan: Plan, at: int, link: Link | None, narrow: Narrow | None) -> Node:
    """A step: its ground, date, words and marks, all one way to its record."""
    step, x = plan.steps.steps[at], plan.middle(at)
    left, right = plan.lefts[at], plan.lefts[at] + plan.step
    address = address_of(step, link, narrow)
    shapes = [
        h("rect", x=left, y=0, width=plan.step, height=plan.bottom, class_="touch"),
        h("rect", x=left, y=plan.top - 5, width=plan.step, height=plan.lanes_top - plan.top - 11, class_="ground"),
        h(
            "path",
            d=f"M{left:g} {plan.top - 5:g}V{plan.bottom:g}M{right:g} {plan.top - 5:g}V{plan.bottom:g}",
            class_="edges",
        ),
        stacked(plan.dates[at], x, plan.top, "when-words"),
        basis_line(step.basis, plan.dates[at], x, plan.top),
        " ",  # not drawn: it keeps date and words apart where the drawing is read as text
        stacked(plan.words[at], x, plan.words_top, "words"),
        marks_of(plan, at),
    ]
    named = f"{' '.join((*plan.dates[at], *plan.words[at]))}: {step.said}"  # begins with the words as they stand
    way = (
        h("a", *shapes, href=address, class_="way", data_record=step.record or None, aria_label=named,
          tabindex=-1 if at else 0)
        if address
        else h("g", *shapes, role="img", aria_label=named, data_record=step.record or None)
    )  # fmt: skip
    return h("g", way, statements_of(plan, at, link), class_="step", data_at=at)


def address_of(step: Step, link: Link | None, narrow: Narrow | None) -> str:
    """Where a step leads: to its record (its first statement's, where there is no event), or to its period."""
    if step.period and narrow:
        return narrow(step.period)
    record = step.record or next((mark.record for mark in step.marks), "")
    return link(record) if link and record else ""


def marks_of(plan: Plan, at: int) -> Node:
    """The line that joins a step's marks, and the marks in their lanes."""
    step, x = plan.steps.steps[at], plan.middle(at)
    lanes = {lane.key: lane for lane in plan.lanes.lanes}
    heights = [plan.y(lanes[mark.lane]) for mark in step.marks if mark.kind == "event"]
    stem = h("path", d=f"M{x:g} {min(heights):g}V{max(heights):g}", class_="stem") if len(heights) > 1 else None
    marks = [
        mark_node(mark, step, lanes[mark.lane].hue, lanes[mark.lane].shape, x, plan.y(lanes[mark.lane]))
        for mark in step.marks
        if mark.kind == "event"
    ]
    return h("g", stem, marks)


def statements_of(plan: Plan, at: int, link: Link | None) -> list[Node]:
    """What was said in a step, each mark a way of its own, beside the mark of its speaker's event."""
    step, x = plan.steps.steps[at], plan.middle(at)
    lanes = {lane.key: lane for lane in plan.lanes.lanes}
    taken = {mark.lane for mark in step.marks if mark.kind == "event"}
    return [
        statement_node(mark, lanes[mark.lane].hue, lanes[mark.lane].shape, x + ASIDE * (mark.lane in taken),
                       plan.y(lanes[mark.lane]), link(mark.record) if link else "")
        for mark in step.marks
        if mark.kind == "statement"
    ]  # fmt: skip


def basis_line(basis: str, lines: list[str], x: float, top: float) -> Node | None:
    """Under a date: dashes where it is inferred, a double rule where it comes from a reference."""
    if basis not in ("inferred", "reference") or not lines:
        return None
    half = width_of(lines[-1], WHEN) / 2
    y = top + len(lines) * LEADING + 2
    path = f"M{x - half:.1f} {y:g}H{x + half:.1f}" + (
        f"M{x - half:.1f} {y + 2.5:g}H{x + half:.1f}" if basis == "reference" else ""
    )
    return h("path", d=path, class_=f"date-rule {basis}")


def stacked(lines: list[str], x: float, top: float, class_: str) -> Node | None:
    """Lines of words below each other, in the middle of a step."""
    spans = [
        h("tspan", f"{line} " if at < len(lines) - 1 else line, x=x, y=top + (at + 1) * LEADING - 3)
        for at, line in enumerate(lines)
    ]
    return h("text", *spans, class_=class_, text_anchor="middle") if lines else None


def box_node(plan: Plan, day: date) -> Node | None:
    """The frame round the steps of the day, its date reversed on top."""
    framed = [at for at, step in enumerate(plan.steps.steps) if step.framed]
    if not framed:
        return None
    left, right = plan.lefts[framed[0]], plan.lefts[framed[-1]] + plan.step
    words = dates.day_words(day)
    if width_of(words, NAME) > right - left:
        words = dates.words(dates.parse(day.isoformat()), short=True)
    return h(
        "g",
        h("rect", x=left, y=1, width=right - left, height=plan.bottom - 1, class_="day-frame"),
        h("rect", x=left, y=1, width=right - left, height=HEAD, class_="day-ground"),
        h("text", words, x=(left + right) / 2, y=HEAD - 5, text_anchor="middle", class_="day-words"),
        class_="day",
    )


def with_chosen(node: Node, record: str) -> Node:
    """The drawing with what belongs to a record marked, as the browser marks it on the page."""
    if not is_element(node) or not record:
        return node
    tag, attributes, *children = node
    own = attributes.get("data-record") == record or (attributes.get("class") == "step" and leads_to(node, record))
    kept = attributes | {"data-chosen": ""} if own else attributes
    return [tag, kept, *(with_chosen(child, record) for child in children)]


def leads_to(node: Node, record: str) -> bool:
    """Whether something in a part of the drawing is the way to this record."""
    return is_element(node) and (
        node[1].get("data-record") == record or any(leads_to(child, record) for child in node[2:])
    )
