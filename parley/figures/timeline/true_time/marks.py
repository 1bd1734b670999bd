"""The timeline in true time: a lane per actor, a mark in every lane an event concerns, bars for uncertain dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

import pandas as pd

from parley.figures import palette
from parley.figures.palette import Theme
from parley.figures.timeline.lanes import Lane, Lanes
from parley.figures.timeline.moments import Moment, has_bar, moments
from parley.figures.timeline.true_time import frame as timeline_frame
from parley.figures.timeline.true_time.axis import Axis, axis_of
from parley.figures.timeline.true_time.canvas import ARROW, DASHES, Mark, Place, Spec, lane_glyphs, picture, strokes
from parley.figures.timeline.words import when
from parley.tables.rows import tuples
from parley.words.dates import Span

MARK, RING, TIP, BAR, OPEN = 13, 21, 9, 3.5, 1.2
"""Sizes of marks, rings and arrows, and how wide a bar and the line of a ring are, in pixels."""

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
class Drawn:
    """What every part of the drawing needs: marks in order of time and lanes, the dates they stand for, the axis."""

    spots: list[Spot]
    moments: Mapping[str, Moment]
    axis: Axis
    theme: Theme

    def token(self, name: str) -> str:
        """A colour of the theme."""
        return palette.TOKENS[name].of(self.theme)


def timeline(events: pd.DataFrame, lanes: Lanes, *, theme: Theme = "light") -> Spec:
    """The plotly figure of events (in order of time) in their lanes; what is chosen is marked in the browser."""
    found = moments(events)
    axis = axis_of(found)
    drawn = Drawn(spots_of(events, lanes, axis), {m.event_id: m for m in found}, axis, theme)
    words, layout = timeline_frame.frame(events, axis, lanes, theme)
    stretches = list(reaching(drawn))
    layout["shapes"] += bars(stretches, theme)
    marks = [*lane_glyphs(lanes.lanes, theme), *arrows(stretches, theme), *rings(drawn), *points(drawn)]
    return picture(marks, words, layout, theme)


def spots_of(events: pd.DataFrame, lanes: Lanes, axis: Axis) -> list[Spot]:
    """The marks, event by event, in each from the first lane to the last."""
    lane_of = {lane.key: lane for lane in lanes.lanes}
    columns = ["event_id", "headline", "span", "date_basis"]
    told = {key: (headline, span, basis) for key, headline, span, basis in tuples(events, columns)}
    order, places = {key: at for at, key in enumerate(told)}, axis.places
    spots = [Spot(key, *told[key], acts, who, lane_of[lane], places[key]) for key, lane, acts, who in lanes.marks]
    return sorted(spots, key=lambda spot: (order[spot.event_id], spot.lane.y))


def bars(stretches: Sequence[Stretch], theme: Theme) -> Iterator[Spec]:
    """A bar as long as the date may reach, in each lane of the event."""
    groups: dict[tuple[str, str], list[tuple[Place, Place]]] = {}
    for spot, _, left, right in stretches:
        y = spot.lane.y
        groups.setdefault((spot.lane.hue, spot.basis), []).append(((left, y), (right, y)))
    for (hue, basis), ends in groups.items():
        colour = palette.hue(hue).of(theme)
        yield from strokes(ends, {"color": colour, "width": BAR, "dash": DASHES.get(basis, "solid")})


def reaching(drawn: Drawn) -> Iterator[Stretch]:
    """The marks with a bar: where it begins and where it ends."""
    for spot in drawn.spots:
        moment = drawn.moments[spot.event_id]
        if has_bar(moment):
            yield Stretch(spot, moment, *reach(drawn, moment, spot.x))


def reach(drawn: Drawn, moment: Moment, x: float) -> tuple[float, float]:
    """Where a bar begins and ends; an open side is a short stretch with an arrow, as no length can be drawn."""
    if moment.standing == "by":
        return x - ARROW, x
    left = drawn.axis.at(moment.first or 0.0)
    if moment.last is None:
        return left, max(left, x) + ARROW
    right = drawn.axis.at(moment.last)
    short = max(0.0, LEAST_BAR - (right - left)) / 2
    return left - short, right + short  # true even where the mark was moved aside


def arrows(stretches: Sequence[Stretch], theme: Theme) -> Iterator[Mark]:
    """The tips of bars, at each side where no end is given."""
    for spot, moment, left, right in stretches:
        colour = palette.hue(spot.lane.hue).of(theme)
        if moment.first is None:
            yield mark(spot, "triangle-left", TIP, colour)._replace(x=left)
        if moment.last is None:
            yield mark(spot, "triangle-right", TIP, colour)._replace(x=right)


def rings(drawn: Drawn) -> Iterator[Mark]:
    """A ring round the marks whose date comes from a reference, not from the article."""
    muted = drawn.token("muted")
    for spot in drawn.spots:
        if spot.basis == "reference":
            yield mark(spot, "circle-open", RING, muted)._replace(width=OPEN)


def points(drawn: Drawn) -> Iterator[Mark]:
    """The marks themselves: filled where somebody acts or speaks, hollow where only named."""
    bg = drawn.token("bg")
    for spot in drawn.spots:
        hue, shape = palette.hue(spot.lane.hue).of(drawn.theme), palette.PLOTLY_SHAPES[spot.lane.shape]
        full = mark(spot, shape, MARK, hue)._replace(acts=spot.acts)
        yield full._replace(edge=bg, width=1.0) if spot.acts else full._replace(colour=bg, edge=hue, width=2.0)


def mark(spot: Spot, symbol: str, size: float, colour: str) -> Mark:
    """A form at a spot; like the event's own mark it tells of the event and opens it."""
    return Mark(spot.x, spot.lane.y, symbol, size, colour, hover(spot), f"event:{spot.event_id}", spot.lane.key)


def hover(spot: Spot) -> str:
    """What a mark says under the pointer; the panel says it too."""
    part = "acts or speaks" if spot.acts else "named only"
    basis = f" ({spot.basis})" if spot.span and spot.basis else ""
    return f"<b>{escape(spot.headline)}</b><br>{when(spot.span)}{basis}<br>{escape(spot.who)}: {part}"
