"""The timeline of many events: how many fall in each lane and period, as single marks would cover each other."""

from __future__ import annotations

from html import escape

import pandas as pd

from parley.figures import palette
from parley.figures.palette import Theme
from parley.figures.timeline.lanes import Lanes
from parley.figures.timeline.periods import Periods, counts
from parley.figures.timeline.true_time.axis import WIDTH
from parley.figures.timeline.true_time.canvas import (
    FOOT,
    LANE,
    Mark,
    Spec,
    Word,
    canvas,
    lane_glyphs,
    lane_names,
    picture,
    strokes,
)

LEAST, MOST = 23.0, 38.0
"""Diameters of the circles; the smallest still holds its number."""

GREY = palette.TINTS["grey"]


def timeline_counts(lanes: Lanes, found: Periods, *, theme: Theme = "light") -> Spec:
    """The plotly figure: circles with their numbers by lane and period; the last column counts what has no date."""
    numbers = counts(lanes.table, found)
    step = WIDTH / (len(found.columns) + (numbers["column"] < 0).any())
    depth = lanes.depth + 0.7
    drawn = circles(lanes, found, numbers, step, theme)
    marks = [*lane_glyphs(lanes.lanes, theme), *(circle for circle, _ in drawn)]
    words = [*lane_names(lanes.lanes), *names(found, step, numbers, depth), *(number for _, number in drawn)]
    return picture(marks, words, canvas(1.0, depth, theme) | {"shapes": rules(lanes, theme)}, theme)


def circles(lanes: Lanes, found: Periods, numbers: pd.DataFrame, step: float, theme: Theme) -> list[tuple[Mark, Word]]:
    """The circles, their area as the number in them; on a side's tint, so that numbers can be read."""
    lane_of = {lane.key: lane for lane in lanes.lanes}
    columns = [period.name for period in found.columns] + ["no date given"]  # column -1 is the last
    largest = max(1, int(numbers["number"].max()))
    room = min(MOST, step - 4, LANE + 10)
    out = []
    for key, column, number in numbers.itertuples(index=False, name=None):
        lane = lane_of[key]
        x = (column if column >= 0 else len(found.columns)) * step + step / 2
        tint, hue = (colour.of(theme) for colour in (palette.TINTS.get(lane.hue, GREY), palette.hue(lane.hue)))
        size = max(LEAST, room * (number / largest) ** 0.5)
        said = f"{escape(lane.label)}, {columns[column]}: {number:,}"
        circle = Mark(x, lane.y, "circle", size, tint, said, "", key, edge=hue, width=1.5)
        out.append((circle, Word(f"{number:,}", x, lane.y)))
    return out


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


def rules(lanes: Lanes, theme: Theme) -> list[Spec]:
    """The hairlines of the lanes."""
    ends = [((0, lane.y), (WIDTH, lane.y)) for lane in lanes.lanes]
    return strokes(ends, {"color": palette.TOKENS["hair"].of(theme), "width": 1})
