"""What stands round the marks of a timeline: lanes and their names, events' names, headings, ticks and cuts."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from parley.figures import palette
from parley.figures.lanes import Lane, Lanes
from parley.figures.palette import Theme
from parley.figures.time_axis import MARK_GAP, WIDTH, Axis, Part
from parley.figures.time_ticks import heading, left_out, ticks
from parley.figures.timeline_words import step

LANE = 27.0
"""Height of a lane in pixels."""

TOP, HEADING, NAMES = -0.65, -1.35, -1.95
"""Where an event's line begins, and where headings and names stand, in lanes above the first."""

SANS = "Parley Sans, Source Sans, sans-serif"
SMALL, USUAL = 12.5, 14.0
LEFT, RIGHT, BOTTOM = 192, 78, 46
GLYPHS = 24.0
"""Room for the glyphs before the lanes, inside the picture so that they can be clicked."""

SLANT, LONGEST_NAME, LETTER = -60, 24, 6.6


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


def canvas(above: float, depth: float, theme: Theme) -> dict[str, Any]:
    """Size, ground and axes: one unit across is a pixel at the usual width, one down is a lane."""
    ink, bg = palette.TOKENS["ink"].of(theme), palette.TOKENS["bg"].of(theme)
    still = {"visible": False, "fixedrange": True}
    return {
        "height": round((above + depth) * LANE + BOTTOM),
        "margin": {"l": LEFT, "r": RIGHT, "t": 0, "b": BOTTOM},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": SANS, "size": SMALL, "color": ink},
        "xaxis": {**still, "range": [-GLYPHS, WIDTH]},
        "yaxis": {**still, "range": [depth, -above]},
        "dragmode": False,
        "hovermode": "closest",
        "hoverdistance": 14,
        "clickmode": "event+select",
        "hoverlabel": {
            "bgcolor": bg,
            "bordercolor": ink,
            "align": "left",
            "font": {"family": SANS, "color": ink, "size": 14},
        },
    }


def note(x: float, y: float, text: str, theme: Theme, **options: Any) -> dict[str, Any]:
    """A text in the picture, escaped for plotly's own markup."""
    colour = palette.TOKENS[options.pop("token", "ink")].of(theme)
    font = {"color": colour, "size": options.pop("size", SMALL), "family": SANS}
    plain = {"x": x, "y": y, "text": text, "font": font, "showarrow": False, "xanchor": "center", "yanchor": "middle"}
    return {**plain, "borderpad": 1, **options}


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
        for key, label, headline in events[["event_id", "label", "headline"]].itertuples(index=False, name=None)
    ]


def short(label: str, headline: str) -> str:
    """The label in one line, else as much of the headline as fits."""
    text = " ".join(label.split("|")) or headline
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + "…"


def lanes_of(lanes: Lanes, selected: str) -> set[str]:
    """The lanes that the selected event stands in, or the one of the selected actor."""
    kind, _, key = selected.partition(":")
    if kind == "event":
        return set(lanes.marks.loc[lanes.marks["event_id"] == key, "lane"])
    return {key} if kind == "actor" else set()


def lane_names(lanes: tuple[Lane, ...], theme: Theme, bold: set[str]) -> list[dict[str, Any]]:
    """Who each lane belongs to; bold where the selected event stands in it."""
    return [
        note(
            0,
            lane.y,
            f"<b>{escape(lane.label)}</b>" if lane.key in bold else escape(lane.label),
            theme,
            size=USUAL,
            xref="paper",
            xanchor="right",
            xshift=-2,
        )
        for lane in lanes
    ]


def lane_glyphs(lanes: tuple[Lane, ...], theme: Theme) -> go.Scatter:
    """The mark of its side at each lane; a click opens the actor."""
    marker = {
        "symbol": [palette.PLOTLY_SHAPES[lane.shape] for lane in lanes],
        "color": [palette.hue(lane.hue).of(theme) for lane in lanes],
        "size": 11,
        "opacity": 1,
    }
    still = {"marker": {"opacity": 1}}
    return go.Scatter(
        x=[-GLYPHS / 2 - 2] * len(lanes),
        y=[lane.y for lane in lanes],
        mode="markers",
        marker=marker,
        selected=still,
        unselected=still,
        customdata=[[lane.record] for lane in lanes],
        text=[escape(lane.label) for lane in lanes],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
        cliponaxis=False,
    )


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
        for key, span, order in rows[["event_id", "span", "order_note"]].itertuples(index=False, name=None)
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
