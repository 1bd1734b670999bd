"""What stands round the marks of a timeline: lanes and their names, events' names, headings, ticks and cuts."""

from __future__ import annotations

from html import escape
from itertools import pairwise

import pandas as pd

from parley.figures import palette
from parley.figures.palette import Theme
from parley.figures.timeline.lanes import Lanes
from parley.figures.timeline.true_time.axis import MARK_GAP, Axis, Part
from parley.figures.timeline.true_time.canvas import (
    DASHES,
    FOOT,
    HEADING,
    LANE,
    LETTER,
    LONGEST_NAME,
    NAMES,
    SANS,
    SLANT,
    SMALL,
    TOP,
    Spec,
    Word,
    canvas,
    lane_names,
    strokes,
)
from parley.figures.timeline.true_time.ticks import heading, left_out, ticks
from parley.figures.timeline.words import step
from parley.tables.rows import tuples

NO_GROUND = "rgba(0,0,0,0)"
LEFT_OUT = 31
"""From so many days on a cut is drawn and named."""


def frame(events: pd.DataFrame, axis: Axis, lanes: Lanes, theme: Theme) -> tuple[list[Word], Spec]:
    """The words and the layout: everything of the picture but marks and bars."""
    named = names(events, axis, theme)
    longest = max((len(note["text"]) for note in named), default=0)
    above = -NAMES + (longest * LETTER * 0.87 + 16) / LANE
    depth = lanes.depth + 0.7
    said = lane_names(lanes.lanes)
    said += [word for part in axis.parts for word in (part_heading(part), *part_ticks(part, events, depth))]
    said += [gap_word(part) for part in axis.parts if part.left_out >= LEFT_OUT]
    shapes = [
        *stems(events, axis, lanes, theme),
        *boxes(axis, theme, depth),
        *hairlines(axis, lanes, theme, depth),
        *cuts(axis, theme, depth),
    ]
    return said, {**canvas(above, depth, theme), "annotations": named, "shapes": shapes}


def names(events: pd.DataFrame, axis: Axis, theme: Theme) -> list[Spec]:
    """Each event's short name, slanted over its line; none where they would cover each other."""
    places = axis.places
    if any(after - before < MARK_GAP * 0.75 for before, after in pairwise(sorted(places.values()))):
        return []
    font = {"color": palette.TOKENS["ink"].of(theme), "size": SMALL, "family": SANS}
    slanted = {"textangle": SLANT, "xanchor": "left", "yanchor": "bottom", "showarrow": False, "borderpad": 1}
    return [
        {
            "name": f"event:{key}",
            "x": places[key] - 7,
            "y": NAMES,
            "text": escape(short(label, headline)),
            "font": font,
            "bgcolor": NO_GROUND,
            **slanted,
        }
        for key, label, headline in tuples(events, ["event_id", "label", "headline"])
    ]


def short(label: str, headline: str) -> str:
    """The label in one line, else as much of the headline as fits."""
    text = " ".join(label.split("|")) or headline
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + "…"


def stems(events: pd.DataFrame, axis: Axis, lanes: Lanes, theme: Theme) -> list[Spec]:
    """A thin line from an event's name down through all its marks: it shows what belongs together."""
    heights = {lane.key: lane.y for lane in lanes.lanes}
    ends: dict[str, float] = {}
    for mark in lanes.marks:
        ends[mark.event_id] = max(ends.get(mark.event_id, TOP), heights[mark.lane])
    colour, places = palette.TOKENS["border"].of(theme), axis.places
    return [
        {
            "name": f"event:{key}",
            "type": "line",
            "layer": "below",
            "x0": places[key],
            "x1": places[key],
            "y0": TOP,
            "y1": ends[key],
            "line": {"color": colour, "width": 1, "dash": DASHES.get(basis, "solid")},
        }
        for key, basis in tuples(events, ["event_id", "date_basis"])
    ]


def hairlines(axis: Axis, lanes: Lanes, theme: Theme, depth: float) -> list[Spec]:
    """A line for every lane, interrupted where time is cut, and one where a unit of time begins."""
    across = [((p.left, lane.y), (p.right, lane.y)) for p in axis.parts for lane in lanes.lanes]
    down = [((tick.at, TOP), (tick.at, depth)) for part in axis.parts if part.kind == "time" for tick in ticks(part)]
    return strokes(across + down, {"color": palette.TOKENS["hair"].of(theme), "width": 1})


def cuts(axis: Axis, theme: Theme, depth: float) -> list[Spec]:
    """Dashed lines at both sides of a cut."""
    ends = [
        ((x, TOP), (x, depth))
        for before, part in pairwise(axis.parts)
        if part.left_out >= LEFT_OUT
        for x in (before.right, part.left)
    ]
    return strokes(ends, {"color": palette.TOKENS["border"].of(theme), "width": 1, "dash": "2px,3px"})


def part_heading(part: Part) -> Word:
    """What a part covers, above its lanes; a single day stands reversed, as the head of its box."""
    is_day = part.kind == "day"
    text = f"<b>{heading(part)}</b>" if is_day else heading(part)
    return Word(text, (part.left + part.right) / 2, HEADING + 0.1, token="bg" if is_day else "muted")


def part_ticks(part: Part, events: pd.DataFrame, depth: float) -> list[Word]:
    """Under the lanes: years, months or days; on a crowded day, what is known of the hour or the order."""
    if part.kind == "time":
        return [Word(tick.word, tick.at, depth + FOOT, "bottom center", "muted") for tick in ticks(part)]
    if part.kind != "day":
        return []
    rows = events[events["event_id"].isin(part.places)]
    return [
        Word(step(span, order).replace(" ", "<br>"), part.places[key], depth + FOOT, "bottom center", "muted")
        for key, span, order in tuples(rows, ["event_id", "span", "order_note"])
    ]


def gap_word(part: Part) -> Word:
    """How much time lies in a cut."""
    said = left_out(part).replace(" ", "<br>")
    return Word(f"<i>{said}</i>", part.left - 23, HEADING + 0.1, token="muted")


def boxes(axis: Axis, theme: Theme, depth: float) -> list[Spec]:
    """A frame round each crowded day, its head reversed."""
    ink = palette.TOKENS["ink"].of(theme)
    out = []
    for part in axis.parts:
        if part.kind == "day":
            ends = {"type": "rect", "layer": "below", "x0": part.left, "x1": part.right}
            out.append({**ends, "y0": TOP, "y1": depth, "line": {"color": ink, "width": 1.5}})
            out.append({**ends, "y0": TOP - 0.95, "y1": TOP, "fillcolor": ink, "line": {"color": ink, "width": 1.5}})
    return out
