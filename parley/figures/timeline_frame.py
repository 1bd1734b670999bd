"""What stands round the marks of a timeline: lanes and their names, events' names, headings, ticks and cuts."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from parley.figures import palette
from parley.figures.lanes import Lanes
from parley.figures.palette import Theme
from parley.figures.time_axis import MARK_GAP, Axis, Part
from parley.figures.time_ticks import heading, left_out, ticks
from parley.figures.timeline_canvas import (
    HEADING,
    LANE,
    LETTER,
    LONGEST_NAME,
    NAMES,
    SLANT,
    TOP,
    canvas,
    lane_glyphs,
    lane_names,
    note,
)
from parley.figures.timeline_words import step
from parley.rows import tuples


def frame(events: pd.DataFrame, axis: Axis, lanes: Lanes, theme: Theme, selected: str) -> go.Figure:
    """An empty picture with everything but the marks."""
    named = names(events, axis, theme, selected)
    longest = max((len(note["text"]) for note in named), default=0)
    above = -NAMES + (longest * LETTER * 0.87 + 16) / LANE
    depth = lanes.depth + 0.7
    figure = go.Figure(lane_glyphs(lanes.lanes, theme))
    touched = lanes_of(lanes, selected)
    notes = [*named, *lane_names(lanes.lanes, theme, touched)]
    for part in axis.parts:
        notes += [part_heading(part, theme), *part_ticks(part, events, theme, depth)]
    notes += [gap_note(part, theme) for part in axis.parts if part.left_out >= 31]
    shapes = [*lane_lines(axis, lanes, theme), *cuts(axis, theme, depth), *boxes(axis, theme, depth)]
    figure.update_layout(**canvas(above, depth, theme), annotations=notes, shapes=shapes)
    return figure


def names(events: pd.DataFrame, axis: Axis, theme: Theme, selected: str) -> list[dict[str, Any]]:
    """Each event's short name, slanted over its line; none where they would cover each other."""
    places = axis.places
    if any(after - before < MARK_GAP * 0.75 for before, after in pairwise(sorted(places.values()))):
        return []
    ground = palette.TOKENS["selected"].of(theme)
    return [
        note(
            places[key] - 7,
            NAMES,
            f"<b>{escape(short(label, headline))}</b>"
            if (on := f"event:{key}" == selected)
            else escape(short(label, headline)),
            theme,
            textangle=SLANT,
            xanchor="left",
            yanchor="bottom",
            bgcolor=ground if on else "rgba(0,0,0,0)",
        )
        for key, label, headline in tuples(events, ["event_id", "label", "headline"])
    ]


def short(label: str, headline: str) -> str:
    """The label in one line, else as much of the headline as fits."""
    text = " ".join(label.split("|")) or headline
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + "…"


def lanes_of(lanes: Lanes, selected: str) -> set[str]:
    """The lanes that the selected event stands in, or the one of the selected actor."""
    kind, _, key = selected.partition(":")
    if kind == "event":
        return {mark.lane for mark in lanes.marks if mark.event_id == key}
    return {key} if kind == "actor" else set()


def lane_lines(axis: Axis, lanes: Lanes, theme: Theme) -> list[dict[str, Any]]:
    """A hairline for every lane, interrupted where time is cut."""
    line = {"color": palette.TOKENS["hair"].of(theme), "width": 1}
    return [
        {"type": "line", "layer": "below", "x0": p.left, "x1": p.right, "y0": lane.y, "y1": lane.y, "line": line}
        for p in axis.parts
        for lane in lanes.lanes
    ]


def part_heading(part: Part, theme: Theme) -> dict[str, Any]:
    """What a part covers, above its lanes; a single day stands reversed, as the head of its box."""
    is_day = part.kind == "day"
    text = f"<b>{heading(part)}</b>" if is_day else heading(part)
    return note((part.left + part.right) / 2, HEADING + 0.1, text, theme, token="bg" if is_day else "muted")


def part_ticks(part: Part, events: pd.DataFrame, theme: Theme, depth: float) -> list[dict[str, Any]]:
    """Under the lanes: years, months or days; on a crowded day, what is known of the hour or the order."""
    below = {"yanchor": "top", "token": "muted"}
    if part.kind == "time":
        return [note(tick.at, depth, tick.word, theme, **below) for tick in ticks(part)]
    if part.kind != "day":
        return []
    rows = events[events["event_id"].isin(part.places)]
    return [
        note(part.places[key], depth, step(span, order).replace(" ", "<br>"), theme, **below)
        for key, span, order in tuples(rows, ["event_id", "span", "order_note"])
    ]


def cuts(axis: Axis, theme: Theme, depth: float) -> list[dict[str, Any]]:
    """Dashed lines at both sides of a cut; thin ticks where a unit of time begins."""
    border, hair = palette.TOKENS["border"].of(theme), palette.TOKENS["hair"].of(theme)
    edges = [
        {"x0": x, "x1": x, "y0": TOP, "y1": depth, "line": {"color": border, "width": 1, "dash": "2px,3px"}}
        for before, part in pairwise(axis.parts)
        if part.left_out >= 31
        for x in (before.right, part.left)
    ]
    marks = [
        {"x0": tick.at, "x1": tick.at, "y0": TOP, "y1": depth, "line": {"color": hair, "width": 1}}
        for part in axis.parts
        if part.kind == "time"
        for tick in ticks(part)
    ]
    return [{"type": "line", "layer": "below", **line} for line in edges + marks]


def gap_note(part: Part, theme: Theme) -> dict[str, Any]:
    """How much time lies in a cut."""
    words = left_out(part).replace(" ", "<br>")
    return note(part.left - 23, HEADING + 0.1, f"<i>{words}</i>", theme, token="muted")


def boxes(axis: Axis, theme: Theme, depth: float) -> list[dict[str, Any]]:
    """A frame round each crowded day, its head reversed."""
    ink = palette.TOKENS["ink"].of(theme)
    out = []
    for part in axis.parts:
        if part.kind == "day":
            ends = {"type": "rect", "layer": "below", "x0": part.left, "x1": part.right}
            out.append({**ends, "y0": TOP, "y1": depth, "line": {"color": ink, "width": 1.5}})
            out.append({**ends, "y0": TOP - 0.95, "y1": TOP, "fillcolor": ink, "line": {"color": ink, "width": 1.5}})
    return out
