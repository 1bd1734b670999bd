"""The timeline in true time: a lane per actor, a mark in every lane an event concerns, bars for uncertain dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

import pandas as pd

from parley.figures import palette
from parley.figures.palette import Theme
from parley.figures.timeline.lanes import Lane, LaneLayout
from parley.figures.timeline.moments import Moment, has_date_bar, list_moments
from parley.figures.timeline.true_time import frame as timeline_frame
from parley.figures.timeline.true_time.axis import TimeAxis, build_time_axis
from parley.figures.timeline.true_time.canvas import (
    BASIS_DASHES,
    OPEN_BAR_LENGTH,
    PlotlySpec,
    PlotMark,
    PlotPoint,
    assemble_timeline_plot,
    draw_lane_glyphs,
    make_line_shapes,
)
from parley.figures.timeline.words import format_event_date
from parley.tables.rows import iterate_row_tuples
from parley.words.dates import DateSpan

MARK_SIZE, RING_SIZE, ARROW_SIZE, BAR_LINE_WIDTH, RING_LINE_WIDTH = 13, 21, 9, 3.5, 1.2
"""Sizes of marks, rings and arrows, and how wide a bar and the line of a ring are, in pixels."""

MIN_BAR_LENGTH = 24.0
"""No bar is shorter than this, or its mark would hide it."""


class TimelineMark(NamedTuple):
    """One mark: its event, who stands in its lane, and how far along the picture it is."""

    event_id: str
    headline: str
    span: DateSpan | None
    basis: str
    acts: bool
    who: str
    lane: Lane
    x: float


class TimelineBar(NamedTuple):
    """A mark's bar: where it begins and ends along the picture."""

    spot: TimelineMark
    moment: Moment
    left: float
    right: float


@dataclass(frozen=True)
class TrueTimeScene:
    """What every part of the drawing needs: marks in order of time and lanes, the dates they stand for, the axis."""

    spots: list[TimelineMark]
    moments: Mapping[str, Moment]
    axis: TimeAxis
    theme: Theme

    def token(self, name: str) -> str:
        """A colour of the theme."""
        return palette.TOKENS[name].of(self.theme)


def draw_true_time(events: pd.DataFrame, lanes: LaneLayout, *, theme: Theme = "light") -> PlotlySpec:
    """The plotly figure of events (in order of time) in their lanes; what is chosen is marked in the browser."""
    found = list_moments(events)
    axis = build_time_axis(found)
    drawn = TrueTimeScene(place_timeline_marks(events, lanes, axis), {m.event_id: m for m in found}, axis, theme)
    words, layout = timeline_frame.draw_timeline_frame(events, axis, lanes, theme)
    stretches = list(build_timeline_bars(drawn))
    layout["shapes"] += draw_date_bars(stretches, theme)
    marks = [
        *draw_lane_glyphs(lanes.lanes, theme),
        *draw_bar_arrows(stretches, theme),
        *draw_reference_rings(drawn),
        *draw_event_points(drawn),
    ]
    return assemble_timeline_plot(marks, words, layout, theme)


def place_timeline_marks(events: pd.DataFrame, lanes: LaneLayout, axis: TimeAxis) -> list[TimelineMark]:
    """The marks, event by event, in each from the first lane to the last."""
    lane_of = {lane.key: lane for lane in lanes.lanes}
    columns = ["event_id", "headline", "span", "date_basis"]
    told = {key: (headline, span, basis) for key, headline, span, basis in iterate_row_tuples(events, columns)}
    order, places = {key: at for at, key in enumerate(told)}, axis.places
    spots = [
        TimelineMark(key, *told[key], acts, who, lane_of[lane], places[key]) for key, lane, acts, who in lanes.marks
    ]
    return sorted(spots, key=lambda spot: (order[spot.event_id], spot.lane.y))


def draw_date_bars(stretches: Sequence[TimelineBar], theme: Theme) -> Iterator[PlotlySpec]:
    """A bar as long as the date may reach, in each lane of the event."""
    groups: dict[tuple[str, str], list[tuple[PlotPoint, PlotPoint]]] = {}
    for spot, _, left, right in stretches:
        y = spot.lane.y
        groups.setdefault((spot.lane.hue, spot.basis), []).append(((left, y), (right, y)))
    for (hue, basis), ends in groups.items():
        colour = palette.find_hue_colour(hue).of(theme)
        yield from make_line_shapes(
            ends, {"color": colour, "width": BAR_LINE_WIDTH, "dash": BASIS_DASHES.get(basis, "solid")}
        )


def build_timeline_bars(drawn: TrueTimeScene) -> Iterator[TimelineBar]:
    """The marks with a bar: where it begins and where it ends."""
    for spot in drawn.spots:
        moment = drawn.moments[spot.event_id]
        if has_date_bar(moment):
            yield TimelineBar(spot, moment, *date_bar_extent(drawn, moment, spot.x))


def date_bar_extent(drawn: TrueTimeScene, moment: Moment, x: float) -> tuple[float, float]:
    """Where a bar begins and ends; an open side is a short stretch with an arrow, as no length can be drawn."""
    if moment.standing == "by":
        return x - OPEN_BAR_LENGTH, x
    left = drawn.axis.at(moment.first or 0.0)
    if moment.last is None:
        return left, max(left, x) + OPEN_BAR_LENGTH
    right = drawn.axis.at(moment.last)
    short = max(0.0, MIN_BAR_LENGTH - (right - left)) / 2
    return left - short, right + short  # true even where the mark was moved aside


def draw_bar_arrows(stretches: Sequence[TimelineBar], theme: Theme) -> Iterator[PlotMark]:
    """The tips of bars, at each side where no end is given."""
    for spot, moment, left, right in stretches:
        colour = palette.find_hue_colour(spot.lane.hue).of(theme)
        if moment.first is None:
            yield make_plot_mark(spot, "triangle-left", ARROW_SIZE, colour)._replace(x=left)
        if moment.last is None:
            yield make_plot_mark(spot, "triangle-right", ARROW_SIZE, colour)._replace(x=right)


def draw_reference_rings(drawn: TrueTimeScene) -> Iterator[PlotMark]:
    """A ring round the marks whose date comes from a reference, not from the article."""
    muted = drawn.token("muted")
    for spot in drawn.spots:
        if spot.basis == "reference":
            yield make_plot_mark(spot, "circle-open", RING_SIZE, muted)._replace(width=RING_LINE_WIDTH)


def draw_event_points(drawn: TrueTimeScene) -> Iterator[PlotMark]:
    """The marks themselves: filled where somebody acts or speaks, hollow where only named."""
    bg = drawn.token("bg")
    for spot in drawn.spots:
        hue, shape = palette.find_hue_colour(spot.lane.hue).of(drawn.theme), palette.PLOTLY_SHAPES[spot.lane.shape]
        full = make_plot_mark(spot, shape, MARK_SIZE, hue)._replace(acts=spot.acts)
        yield full._replace(edge=bg, width=1.0) if spot.acts else full._replace(colour=bg, edge=hue, width=2.0)


def make_plot_mark(spot: TimelineMark, symbol: str, size: float, colour: str) -> PlotMark:
    """A form at a spot; like the event's own mark it tells of the event and opens it."""
    return PlotMark(
        spot.x, spot.lane.y, symbol, size, colour, mark_hover_text(spot), f"event:{spot.event_id}", spot.lane.key
    )


def mark_hover_text(spot: TimelineMark) -> str:
    """What a mark says under the pointer; the panel says it too."""
    part = "acts or speaks" if spot.acts else "named only"
    basis = f" ({spot.basis})" if spot.span and spot.basis else ""
    return f"<b>{escape(spot.headline)}</b><br>{format_event_date(spot.span)}{basis}<br>{escape(spot.who)}: {part}"
