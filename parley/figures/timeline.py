"""The timeline in true time: a lane per actor, a mark in every lane an event concerns, bars for uncertain dates."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from parley.figures import palette, timeline_frame
from parley.figures.lanes import Lanes
from parley.figures.moments import Moment, has_bar, moments
from parley.figures.palette import Theme
from parley.figures.time_axis import Axis, axis_of
from parley.figures.timeline_canvas import DASHES, MARKS, QUIET, lines
from parley.figures.timeline_words import when
from parley.rows import tuples

MARK, RING, ARROW = 13, 21, 26
LEAST_BAR = 24.0
"""No bar is shorter than this, or its mark would hide it."""


@dataclass(frozen=True)
class Picture:
    """What every layer of the drawing needs: events with their places, and lanes."""

    events: pd.DataFrame
    moments: dict[str, Moment]
    axis: Axis
    lanes: Lanes
    theme: Theme

    def token(self, name: str) -> str:
        """A colour of the theme."""
        return palette.TOKENS[name].of(self.theme)

    @property
    def marks(self) -> pd.DataFrame:
        """One row per mark: its event's columns, its lane's looks, and its place."""
        lanes = pd.DataFrame([vars(lane) for lane in self.lanes.lanes]).rename(columns={"key": "lane"})
        events = self.events[["event_id", "headline", "span", "date_basis"]]
        joined = self.lanes.table.merge(events, on="event_id").merge(lanes, on="lane")
        order = {key: at for at, key in enumerate(self.events["event_id"])}
        joined["x"] = joined["event_id"].map(self.axis.places)
        return joined.sort_values("y", kind="stable").sort_values(
            "event_id", key=lambda keys: keys.map(order), kind="stable"
        )


def timeline(events: pd.DataFrame, lanes: Lanes, *, theme: Theme = "light") -> go.Figure:
    """Draw events (in order of time) in their lanes; what is chosen is marked in the browser."""
    found = moments(events)
    picture = Picture(events, {m.event_id: m for m in found}, axis_of(found), lanes, theme)
    marks = picture.marks
    around, layout = timeline_frame.frame(events, picture.axis, lanes, theme)
    layers = [*around, *bars(picture, marks), rings(picture, marks), points(picture, marks)]
    return go.Figure([layer for layer in layers if len(layer.x)], layout)  # plotly draws no group for an empty one


def bars(picture: Picture, marks: pd.DataFrame) -> list[go.Scatter]:
    """A bar as long as the date may reach, in each lane of the event; an arrow where no end is given."""
    layers = []
    uncertain = marks[[has_bar(picture.moments[key]) for key in marks["event_id"]]]
    for (hue, basis), group in uncertain.groupby(["hue", "date_basis"], sort=False):
        colour = palette.hue(str(hue)).of(picture.theme)
        ends: list[tuple[float | None, float | None]] = []
        tips: list[tuple[float, float, str]] = []
        for key, x, y in tuples(group, ["event_id", "x", "y"]):
            left, right = reach(picture, picture.moments[key], x)
            ends += [(left, y), (right, y), (None, None)]
            tips += [(place, y, tip) for place, tip in tips_of(picture.moments[key], left, right)]
        layers.append(lines(ends, {"color": colour, "width": 3.5, "dash": DASHES.get(str(basis), "solid")}))
        layers.append(arrows(tips, colour))
    return layers


def reach(picture: Picture, moment: Moment, x: float) -> tuple[float, float]:
    """Where a bar begins and ends; an open side is a short stretch with an arrow, as no length can be drawn."""
    if moment.standing == "by":
        return x - ARROW, x
    left = picture.axis.at(moment.first or 0.0)
    if moment.last is None:
        return left, max(left, x) + ARROW
    right = picture.axis.at(moment.last)
    short = max(0.0, LEAST_BAR - (right - left)) / 2
    return left - short, right + short  # true even where the mark was moved aside


def tips_of(moment: Moment, left: float, right: float) -> list[tuple[float, str]]:
    """The arrows of a bar: at each side that is open."""
    tips = [(left, "triangle-left")] if moment.first is None else []
    return tips + ([(right, "triangle-right")] if moment.last is None else [])


def rings(picture: Picture, marks: pd.DataFrame) -> go.Scatter:
    """A ring round the marks whose date comes from a reference, not from the article."""
    rows = marks[marks["date_basis"] == "reference"]
    ring = {"symbol": "circle-open", "size": RING, "color": picture.token("muted"), "line": {"width": 1.2}}
    return go.Scatter(x=rows["x"], y=rows["y"], mode="markers", marker=ring, **QUIET)


def points(picture: Picture, marks: pd.DataFrame) -> go.Scatter:
    """The marks themselves: filled where somebody acts or speaks, hollow where only named; these can be clicked."""
    hues = [palette.hue(name).of(picture.theme) for name in marks["hue"]]
    bg, looks = picture.token("bg"), list(zip(hues, marks["acts"], strict=True))
    marker = {
        "symbol": [palette.PLOTLY_SHAPES[name] for name in marks["shape"]],
        "size": MARK,
        "opacity": 1,
        "color": [hue if acts else bg for hue, acts in looks],
        "line": {
            "color": [bg if acts else hue for hue, acts in looks],
            "width": [1.0 if acts else 2.0 for _, acts in looks],
        },
    }
    return go.Scatter(
        x=marks["x"],
        y=marks["y"],
        mode="markers",
        marker=marker,
        meta=MARKS,
        customdata=[
            [f"event:{key}", lane, bool(acts)] for key, lane, acts in tuples(marks, ["event_id", "lane", "acts"])
        ],
        text=[hover(row) for row in marks.itertuples(index=False)],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
        cliponaxis=False,
    )


def hover(row: Any) -> str:
    """What a mark says under the pointer; the panel says it too."""
    part = "acts or speaks" if row.acts else "named only"
    basis = f" ({row.date_basis})" if row.span and row.date_basis else ""
    return f"<b>{escape(row.headline)}</b><br>{when(row.span)}{basis}<br>{escape(row.who)}: {part}"


def arrows(tips: list[tuple[float, float, str]], colour: str) -> go.Scatter:
    """The tips of open bars."""
    marker = {"symbol": [symbol for _, _, symbol in tips], "size": 9, "color": colour}
    return go.Scatter(x=[x for x, _, _ in tips], y=[y for _, y, _ in tips], mode="markers", marker=marker, **QUIET)
