"""The timeline in true time: a lane per actor, a mark in every lane an event concerns, bars for uncertain dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from parley.dates import Span
from parley.figures import palette, timeline_frame
from parley.figures.lanes import Lane, Lanes
from parley.figures.moments import Moment, has_bar, moments
from parley.figures.palette import Theme
from parley.figures.time_axis import Axis, axis_of
from parley.figures.timeline_canvas import DASHES, MARKS, QUIET, Layer, lines, markers
from parley.figures.timeline_words import when
from parley.rows import tuples

MARK, RING, TIP, OPEN = 13, 21, 9, 1.2
"""Sizes of marks, rings and arrows, and how wide the line of a ring is, in pixels."""

ARROW = 26
"""How far a bar reaches on a side where no end is given."""

LEAST_BAR = 24.0
"""No bar is shorter than this, or its mark would hide it."""


class Spot(NamedTuple):
    """One mark: its event, who stands in its lane, and how far along the picture it is."""

    event_id: str
    headline: str
    span: Span | None
    basis: str
    acts: bool
    who: str
    lane: Lane
    x: float


class Stretch(NamedTuple):
    """A mark's bar: where it begins and ends along the picture."""

    spot: Spot
    moment: Moment
    left: float
    right: float


@dataclass(frozen=True)
class Picture:
    """What every layer of the drawing needs: marks in order of time and lanes, the dates they stand for, the axis."""

    spots: list[Spot]
    moments: Mapping[str, Moment]
    axis: Axis
    theme: Theme

    def token(self, name: str) -> str:
        """A colour of the theme."""
        return palette.TOKENS[name].of(self.theme)


def timeline(events: pd.DataFrame, lanes: Lanes, *, theme: Theme = "light") -> go.Figure:
    """Draw events (in order of time) in their lanes; what is chosen is marked in the browser."""
    found = moments(events)
    axis = axis_of(found)
    picture = Picture(spots_of(events, lanes, axis), {m.event_id: m for m in found}, axis, theme)
    around, layout = timeline_frame.frame(events, axis, lanes, theme)
    stretches = list(reaching(picture))
    beside = signs([*arrows(stretches, theme), *rings(picture)])
    layers = [*around, *bars(stretches, theme), beside, points(picture)]
    return go.Figure([layer for layer in layers if len(layer["x"])], layout)  # plotly draws no group for an empty one


def spots_of(events: pd.DataFrame, lanes: Lanes, axis: Axis) -> list[Spot]:
    """The marks, event by event, in each from the first lane to the last."""
    lane_of = {lane.key: lane for lane in lanes.lanes}
    columns = ["event_id", "headline", "span", "date_basis"]
    told = {key: (headline, span, basis) for key, headline, span, basis in tuples(events, columns)}
    order, places = {key: at for at, key in enumerate(told)}, axis.places
    spots = [Spot(key, *told[key], acts, who, lane_of[lane], places[key]) for key, lane, acts, who in lanes.marks]
    return sorted(spots, key=lambda spot: (order[spot.event_id], spot.lane.y))


def bars(stretches: Sequence[Stretch], theme: Theme) -> Iterator[Layer]:
    """A bar as long as the date may reach, in each lane of the event."""
    groups: dict[tuple[str, str], list[tuple[float | None, float | None]]] = {}
    for spot, _, left, right in stretches:
        y = spot.lane.y
        groups.setdefault((spot.lane.hue, spot.basis), []).extend([(left, y), (right, y), (None, None)])
    for (hue, basis), ends in groups.items():
        colour = palette.hue(hue).of(theme)
        yield lines(ends, {"color": colour, "width": 3.5, "dash": DASHES.get(basis, "solid")})


def reaching(picture: Picture) -> Iterator[Stretch]:
    """The marks with a bar: where it begins and where it ends."""
    for spot in picture.spots:
        moment = picture.moments[spot.event_id]
        if has_bar(moment):
            yield Stretch(spot, moment, *reach(picture, moment, spot.x))


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


class Sign(NamedTuple):
    """A shape beside the marks: what it is, where it stands and in which colour."""

    symbol: str
    x: float
    y: float
    colour: str
    size: float


def arrows(stretches: Sequence[Stretch], theme: Theme) -> Iterator[Sign]:
    """The tips of bars, at each side where no end is given."""
    for spot, moment, left, right in stretches:
        colour, y = palette.hue(spot.lane.hue).of(theme), spot.lane.y
        if moment.first is None:
            yield Sign("triangle-left", left, y, colour, TIP)
        if moment.last is None:
            yield Sign("triangle-right", right, y, colour, TIP)


def rings(picture: Picture) -> Iterator[Sign]:
    """A ring round the marks whose date comes from a reference, not from the article."""
    muted = picture.token("muted")
    return (
        Sign("circle-open", spot.x, spot.lane.y, muted, RING) for spot in picture.spots if spot.basis == "reference"
    )


def signs(found: Sequence[Sign]) -> Layer:
    """Arrows and rings as one layer: each layer costs plotly as much as all that is in it."""
    marker = {
        "symbol": [sign.symbol for sign in found],
        "size": [sign.size for sign in found],
        "color": [sign.colour for sign in found],
        "opacity": 1,
        "line": {"width": [OPEN if sign.symbol.endswith("-open") else 0.0 for sign in found]},
    }
    return markers([(sign.x, sign.y) for sign in found], marker) | QUIET


def points(picture: Picture) -> Layer:
    """The marks themselves: filled where somebody acts or speaks, hollow where only named; these can be clicked."""
    spots, bg = picture.spots, picture.token("bg")
    hues = [palette.hue(spot.lane.hue).of(picture.theme) for spot in spots]
    looks = [(hue, spot.acts) for hue, spot in zip(hues, spots, strict=True)]
    marker = {
        "symbol": [palette.PLOTLY_SHAPES[spot.lane.shape] for spot in spots],
        "size": MARK,
        "opacity": 1,
        "color": [hue if acts else bg for hue, acts in looks],
        "line": {
            "color": [bg if acts else hue for hue, acts in looks],
            "width": [1.0 if acts else 2.0 for _, acts in looks],
        },
    }
    return markers([(spot.x, spot.lane.y) for spot in spots], marker) | {
        "meta": MARKS,
        "customdata": [[f"event:{spot.event_id}", spot.lane.key, spot.acts] for spot in spots],
        "text": [hover(spot) for spot in spots],
        "hovertemplate": "%{text}<extra></extra>",
    }


def hover(spot: Spot) -> str:
    """What a mark says under the pointer; the panel says it too."""
    part = "acts or speaks" if spot.acts else "named only"
    basis = f" ({spot.basis})" if spot.span and spot.basis else ""
    return f"<b>{escape(spot.headline)}</b><br>{when(spot.span)}{basis}<br>{escape(spot.who)}: {part}"
