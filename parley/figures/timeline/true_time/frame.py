"""What stands round the marks of a timeline: lanes and their names, events' names, headings, ticks and cuts."""

from __future__ import annotations

from html import escape
from itertools import pairwise

import pandas as pd

from parley.figures import palette
from parley.figures.palette import Theme
from parley.figures.timeline.lanes import LaneLayout
from parley.figures.timeline.true_time.axis import MIN_MARK_GAP, AxisPart, TimeAxis
from parley.figures.timeline.true_time.canvas import (
    BASIS_DASHES,
    EVENT_NAME_ANGLE,
    EVENT_NAME_LETTER_WIDTH,
    EVENT_NAMES_Y,
    FOOT_ROOM,
    HEADING_Y,
    MAX_EVENT_NAME_LETTERS,
    PLOT_FONT_FAMILY,
    PLOT_LANE_HEIGHT,
    SMALL_FONT_SIZE,
    STEM_TOP,
    PlotlySpec,
    PlotText,
    build_plot_layout,
    draw_lane_names,
    make_line_shapes,
)
from parley.figures.timeline.true_time.ticks import axis_part_heading, format_left_out_time, list_axis_ticks
from parley.figures.timeline.words import format_hour_or_order
from parley.tables.rows import iterate_row_tuples

TRANSPARENT_GROUND = "rgba(0,0,0,0)"
MIN_CUT_DAYS = 31
"""From so many days on a cut is drawn and named."""


def draw_timeline_frame(
    events: pd.DataFrame, axis: TimeAxis, lanes: LaneLayout, theme: Theme
) -> tuple[list[PlotText], PlotlySpec]:
    """The words and the layout: everything of the picture but marks and bars."""
    named = draw_event_names(events, axis, theme)
    longest = max((len(note["text"]) for note in named), default=0)
    above = -EVENT_NAMES_Y + (longest * EVENT_NAME_LETTER_WIDTH * 0.87 + 16) / PLOT_LANE_HEIGHT
    depth = lanes.depth + 0.7
    said = draw_lane_names(lanes.lanes)
    said += [word for part in axis.parts for word in (draw_part_heading(part), *draw_part_ticks(part, events, depth))]
    said += [draw_gap_label(part) for part in axis.parts if part.left_out >= MIN_CUT_DAYS]
    shapes = [
        *draw_event_stems(events, axis, lanes, theme),
        *draw_crowded_day_boxes(axis, theme, depth),
        *draw_part_hairlines(axis, lanes, theme, depth),
        *draw_time_cuts(axis, theme, depth),
    ]
    return said, {**build_plot_layout(above, depth, theme), "annotations": named, "shapes": shapes}


def draw_event_names(events: pd.DataFrame, axis: TimeAxis, theme: Theme) -> list[PlotlySpec]:
    """Each event's short name, slanted over its line; none where they would cover each other."""
    places = axis.places
    if any(after - before < MIN_MARK_GAP * 0.75 for before, after in pairwise(sorted(places.values()))):
        return []
    font = {"color": palette.TOKENS["ink"].of(theme), "size": SMALL_FONT_SIZE, "family": PLOT_FONT_FAMILY}
    slanted = {
        "textangle": EVENT_NAME_ANGLE,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "borderpad": 1,
    }
    return [
        {
            "name": f"event:{key}",
            "x": places[key] - 7,
            "y": EVENT_NAMES_Y,
            "text": escape(shorten_event_name(label, headline)),
            "font": font,
            "bgcolor": TRANSPARENT_GROUND,
            **slanted,
        }
        for key, label, headline in iterate_row_tuples(events, ["event_id", "label", "headline"])
    ]


def shorten_event_name(label: str, headline: str) -> str:
    """The label in one line, else as much of the headline as fits."""
    text = " ".join(label.split("|")) or headline
    return text if len(text) <= MAX_EVENT_NAME_LETTERS else text[: MAX_EVENT_NAME_LETTERS - 1].rstrip() + "…"


def draw_event_stems(events: pd.DataFrame, axis: TimeAxis, lanes: LaneLayout, theme: Theme) -> list[PlotlySpec]:
    """A thin line from an event's name down through all its marks: it shows what belongs together."""
    heights = {lane.key: lane.y for lane in lanes.lanes}
    ends: dict[str, float] = {}
    for mark in lanes.marks:
        ends[mark.event_id] = max(ends.get(mark.event_id, STEM_TOP), heights[mark.lane])
    colour, places = palette.TOKENS["border"].of(theme), axis.places
    return [
        {
            "name": f"event:{key}",
            "type": "line",
            "layer": "below",
            "x0": places[key],
            "x1": places[key],
            "y0": STEM_TOP,
            "y1": ends[key],
            "line": {"color": colour, "width": 1, "dash": BASIS_DASHES.get(basis, "solid")},
        }
        for key, basis in iterate_row_tuples(events, ["event_id", "date_basis"])
    ]


def draw_part_hairlines(axis: TimeAxis, lanes: LaneLayout, theme: Theme, depth: float) -> list[PlotlySpec]:
    """A line for every lane, interrupted where time is cut, and one where a unit of time begins."""
    across = [((p.left, lane.y), (p.right, lane.y)) for p in axis.parts for lane in lanes.lanes]
    down = [
        ((tick.at, STEM_TOP), (tick.at, depth))
        for part in axis.parts
        if part.kind == "time"
        for tick in list_axis_ticks(part)
    ]
    return make_line_shapes(across + down, {"color": palette.TOKENS["hair"].of(theme), "width": 1})


def draw_time_cuts(axis: TimeAxis, theme: Theme, depth: float) -> list[PlotlySpec]:
    """Dashed lines at both sides of a cut."""
    ends = [
        ((x, STEM_TOP), (x, depth))
        for before, part in pairwise(axis.parts)
        if part.left_out >= MIN_CUT_DAYS
        for x in (before.right, part.left)
    ]
    return make_line_shapes(ends, {"color": palette.TOKENS["border"].of(theme), "width": 1, "dash": "2px,3px"})


def draw_part_heading(part: AxisPart) -> PlotText:
    """What a part covers, above its lanes; a single day stands reversed, as the head of its box."""
    is_day = part.kind == "day"
    text = f"<b>{axis_part_heading(part)}</b>" if is_day else axis_part_heading(part)
    return PlotText(text, (part.left + part.right) / 2, HEADING_Y + 0.1, token="bg" if is_day else "muted")


def draw_part_ticks(part: AxisPart, events: pd.DataFrame, depth: float) -> list[PlotText]:
    """Under the lanes: years, months or days; on a crowded day, what is known of the hour or the order."""
    if part.kind == "time":
        return [
            PlotText(tick.word, tick.at, depth + FOOT_ROOM, "bottom center", "muted") for tick in list_axis_ticks(part)
        ]
    if part.kind != "day":
        return []
    rows = events[events["event_id"].isin(part.places)]
    return [
        PlotText(
            format_hour_or_order(span, order).replace(" ", "<br>"),
            part.places[key],
            depth + FOOT_ROOM,
            "bottom center",
            "muted",
        )
        for key, span, order in iterate_row_tuples(rows, ["event_id", "span", "order_note"])
    ]


def draw_gap_label(part: AxisPart) -> PlotText:
    """How much time lies in a cut."""
    said = format_left_out_time(part).replace(" ", "<br>")
    return PlotText(f"<i>{said}</i>", part.left - 23, HEADING_Y + 0.1, token="muted")


def draw_crowded_day_boxes(axis: TimeAxis, theme: Theme, depth: float) -> list[PlotlySpec]:
    """A frame round each crowded day, its head reversed."""
    ink = palette.TOKENS["ink"].of(theme)
    out = []
    for part in axis.parts:
        if part.kind == "day":
            ends = {"type": "rect", "layer": "below", "x0": part.left, "x1": part.right}
            out.append({**ends, "y0": STEM_TOP, "y1": depth, "line": {"color": ink, "width": 1.5}})
            out.append(
                {**ends, "y0": STEM_TOP - 0.95, "y1": STEM_TOP, "fillcolor": ink, "line": {"color": ink, "width": 1.5}}
            )
    return out
