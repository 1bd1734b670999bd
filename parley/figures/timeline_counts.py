"""The timeline of many events: how many fall in each lane and period, as single marks would cover each other."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from parley.figures import palette
from parley.figures.lanes import Lanes
from parley.figures.palette import Theme
from parley.figures.periods import Periods, counts
from parley.figures.time_axis import WIDTH
from parley.figures.timeline_canvas import FOOT, LANE, Layer, Word, canvas, lane_glyphs, lane_names, layer, lines, words

LEAST, MOST = 23.0, 38.0
"""Diameters of the circles; the smallest still holds its number."""


def timeline_counts(lanes: Lanes, found: Periods, *, theme: Theme = "light") -> go.Figure:
    """A circle with its number for each lane and period; a last column holds the events without a date."""
    numbers = counts(lanes.table, found)
    step = WIDTH / (len(found.columns) + (numbers["column"] < 0).any())
    depth = lanes.depth + 0.7
    layers = [
        rules(lanes, theme),
        lane_glyphs(lanes.lanes, theme),
        lane_names(lanes.lanes, theme),
        words(names(found, step, numbers, depth), theme),
        circles(lanes, found, numbers, step, theme),
    ]
    return go.Figure([each for each in layers if len(each["x"])], canvas(1.0, depth, theme))


def circles(lanes: Lanes, found: Periods, numbers: pd.DataFrame, step: float, theme: Theme) -> Layer:
    """The circles, their area as the number; on a side's tint, so that numbers can be read."""
    lane_of = {lane.key: lane for lane in lanes.lanes}
    rows = [(lane_of[lane], column, number) for lane, column, number in numbers.itertuples(index=False, name=None)]
    largest = max(1, int(numbers["number"].max()))
    room = min(MOST, step - 4, LANE + 10)
    names = [period.name for period in found.columns] + ["no date given"]  # column -1 is the last
    places = [((column if column >= 0 else len(found.columns)) * step + step / 2, lane.y) for lane, column, _ in rows]
    return layer("markers+text", places) | {
        "marker": {
            "symbol": "circle",
            "opacity": 1,
            "size": [max(LEAST, room * (number / largest) ** 0.5) for _, _, number in rows],
            "color": [palette.TINTS.get(lane.hue, palette.TINTS["grey"]).of(theme) for lane, _, _ in rows],
            "line": {"color": [palette.hue(lane.hue).of(theme) for lane, _, _ in rows], "width": 1.5},
        },
        "text": [f"{number:,}" for _, _, number in rows],
        "textfont": {"color": palette.TOKENS["ink"].of(theme), "size": 12.5},
        "hovertext": [f"{lane.label}, {names[column]}: {number:,}" for lane, column, number in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def names(found: Periods, step: float, numbers: pd.DataFrame, depth: float) -> list[Word]:
    """The periods' names under the lanes, as many as have room."""
    every = max(1, int(-(-44 // step)))

    def word(at: int, text: str) -> Word:
        return Word(text, (at + 0.5) * step, depth + FOOT, "bottom center", "muted")

    shown = [
        word(at, period.name.replace(" ", "<br>").replace("–", "–<br>"))
        for at, period in enumerate(found.columns)
        if at % every == 0
    ]
    if (numbers["column"] < 0).any():
        shown.append(word(len(found.columns), "no<br>date"))
    return shown


def rules(lanes: Lanes, theme: Theme) -> Layer:
    """The hairlines of the lanes."""
    ends = [end for lane in lanes.lanes for end in ((0, lane.y), (WIDTH, lane.y), (None, None))]
    return lines(ends, {"color": palette.TOKENS["hair"].of(theme), "width": 1})
