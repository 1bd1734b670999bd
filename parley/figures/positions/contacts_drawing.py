"""Who spoke to whom, as lanes: one for each state or body, time to the right in order, a tie for each contact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import permutations

from parley.dossier.actors import Actor
from parley.figures.markup import Node, h, text_from_node

CONTACTS_WIDTH, CONTACT_LANE_NAME_WIDTH, MAX_TIE_WIDTH = 900.0, 176.0, 190.0
"""The drawing's width, the room for the lanes' names, and the most room a tie takes, in pixels."""

TIES_PER_ROW = 6
"""Ties side by side; the next ones stand on lanes of their own below, so that words keep their size."""

CONTACT_LANE_SPACING, CONTACT_LANES_TOP_MARGIN, CONTACT_LANES_BOTTOM_MARGIN = 56.0, 34.0, 40.0
"""From lane to lane, and the room over the first and under the last one."""

MAX_SORTED_LANES = 6
"""Up to so many lanes are put in the order in which ties cross fewest of them; more keep the order of sides."""

TIE_LETTER_WIDTH = 6.2
"""A letter's width at the size of the drawing's words."""


@dataclass(frozen=True)
class TieEnd:
    """Where a tie touches a lane: the body, and who takes part for it."""

    body: str
    names: str


@dataclass(frozen=True)
class ContactTie:
    """A line of the drawing: where it leads, its words (and shorter ones) and how its date is known, whether
    something is not given, and what it is."""

    record: str
    href: str
    words: str
    brief: str
    basis: str
    dashed: bool
    title: str
    ends: tuple[TieEnd, ...]


def draw_contact_lanes(
    ties: Sequence[ContactTie],
    bodies: Sequence[Actor],
    glyph: Callable[[str], Node],
    name: str,
    record: Callable[[str], str],
) -> Node:
    """The drawing at its own size; `bodies` are in the order of sides, `glyph` draws a side's mark."""
    rows = [ties[at : at + TIES_PER_ROW] for at in range(0, len(ties), TIES_PER_ROW)]
    step = min(MAX_TIE_WIDTH, (CONTACTS_WIDTH - CONTACT_LANE_NAME_WIDTH) / max(1, min(len(ties), TIES_PER_ROW)))
    parts: list[Node] = []
    top = 0.0
    for row in rows:
        lanes = sort_contact_lanes(row, bodies)
        heights = {
            body.actor_id: top + CONTACT_LANES_TOP_MARGIN + place * CONTACT_LANE_SPACING
            for place, body in enumerate(lanes)
        }
        parts += [draw_contact_lane(body, heights[body.actor_id], glyph, record) for body in lanes]
        parts += [
            draw_contact_tie(tie, heights, CONTACT_LANE_NAME_WIDTH + 14 + place * step, step)
            for place, tie in enumerate(row)
        ]
        top += CONTACT_LANES_TOP_MARGIN + (len(lanes) - 1) * CONTACT_LANE_SPACING + CONTACT_LANES_BOTTOM_MARGIN
    box = f"0 0 {CONTACTS_WIDTH:g} {top:g}"
    return h(
        "svg", *parts, viewBox=box, width=CONTACTS_WIDTH, height=top, role="group", aria_label=name, class_="contacts"
    )


def sort_contact_lanes(ties: Sequence[ContactTie], bodies: Sequence[Actor]) -> list[Actor]:
    """The lanes that these ties touch; a few are sorted so that ties pass over as few others as can be."""
    touched = {end.body for tie in ties for end in tie.ends}
    lanes = [body for body in bodies if body.actor_id in touched]
    if len(lanes) > MAX_SORTED_LANES:
        return lanes
    return list(min(permutations(lanes), key=lambda order: count_spanned_lanes(ties, list(order))))


def count_spanned_lanes(ties: Sequence[ContactTie], order: Sequence[Actor]) -> int:
    """How many lanes all ties together reach over."""
    at = {body.actor_id: place for place, body in enumerate(order)}
    return sum(max(at[end.body] for end in tie.ends) - min(at[end.body] for end in tie.ends) for tie in ties)


def draw_contact_lane(body: Actor, y: float, glyph: Callable[[str], Node], record: Callable[[str], str]) -> Node:
    """A lane with its name, which leads to who this is."""
    marked = h("g", *glyph(body.side)[2:], transform=f"translate(9 {y:g})")
    words = h("text", shorten_tie_words(body.name, CONTACT_LANE_NAME_WIDTH - 40), x=26, y=y + 5, class_="lane-name")
    hit = h("rect", x=0, y=y - 13, width=CONTACT_LANE_NAME_WIDTH - 12, height=26, class_="hit")
    href = record(f"actor:{body.actor_id}")
    link = h("a", hit, marked, words, href=href, data_record=f"actor:{body.actor_id}", aria_label=body.name)
    return h("g", h("line", x1=CONTACT_LANE_NAME_WIDTH - 10, x2=CONTACTS_WIDTH, y1=y, y2=y, class_="lane-line"), link)


def draw_contact_tie(tie: ContactTie, heights: dict[str, float], x: float, step: float) -> Node:
    """A contact: a line from its first lane to its last, a dot on each it touches, who and when beside it."""
    ends = sorted(tie.ends, key=lambda end: heights[end.body])
    first, last = heights[ends[0].body], heights[ends[-1].body]
    room = step - 16
    hit = h("rect", x=x - 12, y=first - 28, width=step - 4, height=last - first + 60, class_="hit")
    line = h("line", x1=x, x2=x, y1=first, y2=last, class_="tie-line dashed" if tie.dashed else "tie-line")
    dots = [h("circle", cx=x, cy=heights[end.body], r=5, class_="tie-dot") for end in ends]
    who = [draw_tie_name(end, place, len(ends), heights[end.body], x, room) for place, end in enumerate(ends)]
    known = f"tie-date known-by-{tie.basis}" if tie.basis in ("inferred", "reference") else "tie-date"
    below = first + (38 if first == last else CONTACT_LANE_SPACING / 2 + 4)
    when = shorten_tie_words(tie.words if len(tie.words) * TIE_LETTER_WIDTH <= room else tie.brief, room)
    date = h("text", when, x=x + 10, y=below, class_=known)
    # What is spoken begins with the words as they stand; the spaces are not drawn, they keep those words apart.
    texts = [part for text in (*who, date) for part in (text, " ")]
    shown = "".join(map(text_from_node, texts)).rstrip()
    name = f"{shown}: {tie.title}" if when == tie.words else f"{shown}: {tie.title}, {tie.words}"
    return h("a", hit, line, *dots, *texts, href=tie.href, data_record=tie.record or None, aria_label=name,
             class_="tie")  # fmt: skip


def draw_tie_name(end: TieEnd, place: int, ends: int, y: float, x: float, room: float) -> Node:
    """Who takes part, over the first dot and under the others."""
    below = place > 0 or ends == 1
    return h("text", shorten_tie_words(end.names, room), x=x + 10, y=y + 19 if below else y - 10, class_="tie-name")


def shorten_tie_words(words: str, room: float) -> str:
    """Words that fit; what is cut off stands in the name of the tie and in the table."""
    letters = max(4, int(room / TIE_LETTER_WIDTH))
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip(' ,')}…"
