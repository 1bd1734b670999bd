"""The timeline of many events: how many fall in each lane and period, as single marks would cover each other."""

from __future__ import annotations

from html import escape

import pandas as pd

from parley.figures import palette
from parley.figures.palette import Theme
from parley.figures.timeline.lanes import LaneLayout
from parley.figures.timeline.periods import PeriodColumns, count_marks_by_period
from parley.figures.timeline.true_time.axis import TRUE_TIME_WIDTH
from parley.figures.timeline.true_time.canvas import (
    FOOT_ROOM,
    PLOT_LANE_HEIGHT,
    PlotlySpec,
    PlotMark,
    PlotText,
    assemble_timeline_plot,
    build_plot_layout,
    draw_lane_glyphs,
    draw_lane_names,
    make_line_shapes,
)

MIN_CIRCLE_SIZE, MAX_CIRCLE_SIZE = 23.0, 38.0
"""Diameters of the circles; the smallest still holds its number."""

GREY_TINT = palette.TINTS["grey"]


def draw_timeline_counts(lanes: LaneLayout, found: PeriodColumns, *, theme: Theme = "light") -> PlotlySpec:
    """The plotly figure: circles with their numbers by lane and period; the last column counts what has no date."""
    numbers = count_marks_by_period(lanes.table, found)
    step = TRUE_TIME_WIDTH / (len(found.columns) + (numbers["column"] < 0).any())
    depth = lanes.depth + 0.7
    drawn = draw_count_circles(lanes, found, numbers, step, theme)
    marks = [*draw_lane_glyphs(lanes.lanes, theme), *(circle for circle, _ in drawn)]
    words = [
        *draw_lane_names(lanes.lanes),
        *draw_period_names(found, step, numbers, depth),
        *(number for _, number in drawn),
    ]
    return assemble_timeline_plot(
        marks, words, build_plot_layout(1.0, depth, theme) | {"shapes": draw_lane_hairlines(lanes, theme)}, theme
    )


def draw_count_circles(
    lanes: LaneLayout, found: PeriodColumns, numbers: pd.DataFrame, step: float, theme: Theme
) -> list[tuple[PlotMark, PlotText]]:
    """The circles, their area as the number in them; on a side's tint, so that numbers can be read."""
    lane_of = {lane.key: lane for lane in lanes.lanes}
    columns = [period.name for period in found.columns] + ["no date given"]  # column -1 is the last
    largest = max(1, int(numbers["number"].max()))
    room = min(MAX_CIRCLE_SIZE, step - 4, PLOT_LANE_HEIGHT + 10)
    out = []
    for key, column, number in numbers.itertuples(index=False, name=None):
        lane = lane_of[key]
        x = (column if column >= 0 else len(found.columns)) * step + step / 2
        tint, hue = (
            colour.of(theme) for colour in (palette.TINTS.get(lane.hue, GREY_TINT), palette.find_hue_colour(lane.hue))
        )
        size = max(MIN_CIRCLE_SIZE, room * (number / largest) ** 0.5)
        said = f"{escape(lane.label)}, {columns[column]}: {number:,}"
        circle = PlotMark(x, lane.y, "circle", size, tint, said, "", key, edge=hue, width=1.5)
        out.append((circle, PlotText(f"{number:,}", x, lane.y)))
    return out


def draw_period_names(found: PeriodColumns, step: float, numbers: pd.DataFrame, depth: float) -> list[PlotText]:
    """The periods' names under the lanes, as many as have room."""
    every = max(1, int(-(-44 // step)))

    def word(at: int, text: str) -> PlotText:
        return PlotText(text, (at + 0.5) * step, depth + FOOT_ROOM, "bottom center", "muted")

    shown = [
        word(at, period.name.replace(" ", "<br>").replace("–", "–<br>"))
        for at, period in enumerate(found.columns)
        if at % every == 0
    ]
    if (numbers["column"] < 0).any():
        shown.append(word(len(found.columns), "no<br>date"))
    return shown


def draw_lane_hairlines(lanes: LaneLayout, theme: Theme) -> list[PlotlySpec]:
    """The hairlines of the lanes."""
    ends = [((0, lane.y), (TRUE_TIME_WIDTH, lane.y)) for lane in lanes.lanes]
    return make_line_shapes(ends, {"color": palette.TOKENS["hair"].of(theme), "width": 1})
