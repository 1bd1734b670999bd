"""The ground that timelines are drawn on: size, axes, texts, and who each lane belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, NamedTuple

from parley.figures import palette
from parley.figures.palette import Theme
from parley.figures.timeline.lanes import Lane
from parley.figures.timeline.true_time.axis import TRUE_TIME_WIDTH

PLOT_LANE_HEIGHT = 27.0
"""Height of a lane in pixels."""

STEM_TOP, HEADING_Y, EVENT_NAMES_Y = -0.65, -1.35, -1.95
"""Where an event's line begins, and where headings and names stand, in lanes above the first."""

PLOT_FONT_FAMILY = "Parley Sans, Source Sans, sans-serif"
SMALL_FONT_SIZE, USUAL_FONT_SIZE = 12.5, 14.0
LEFT_MARGIN, RIGHT_MARGIN, BOTTOM_MARGIN = 192, 52, 40
OPEN_BAR_LENGTH = 26
"""How far a bar reaches on a side where no end is given; at the right edge the picture has room for it."""

FOOT_ROOM = 0.2
"""Room between the lowest line and the words under it, in lanes: inside the picture, where words are never hidden."""

BASIS_DASHES = {"stated": "solid", "inferred": "4px,3px", "reference": "solid"}
"""How the line and the bar of a date show how it is known."""

PlotlySpec = dict[str, Any]
"""A figure, a trace or a shape as plain data, as plotly draws it."""

PlotPoint = tuple[float, float]

MARKS_LAYER, WORDS_LAYER = "marks", "words"
"""The layers in which the page marks what is chosen (`static/timeline/chart.js`), by their `meta`."""

GLYPH_ROOM = 24.0
"""Room for the glyphs before the lanes, inside the picture so that they can be clicked."""

EVENT_NAME_ANGLE, MAX_EVENT_NAME_LETTERS, EVENT_NAME_LETTER_WIDTH = -60, 24, 6.6


def build_plot_layout(above: float, depth: float, theme: Theme) -> PlotlySpec:
    """Size, ground and axes: one unit across is a pixel at the usual width, one down is a lane."""
    ink, bg = palette.TOKENS["ink"].of(theme), palette.TOKENS["bg"].of(theme)
    still = {"visible": False, "fixedrange": True}
    return {
        "height": round((above + depth + FOOT_ROOM) * PLOT_LANE_HEIGHT + BOTTOM_MARGIN),
        "margin": {"l": LEFT_MARGIN, "r": RIGHT_MARGIN, "t": 0, "b": BOTTOM_MARGIN},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": PLOT_FONT_FAMILY, "size": SMALL_FONT_SIZE, "color": ink},
        "xaxis": {**still, "range": [-GLYPH_ROOM, TRUE_TIME_WIDTH + OPEN_BAR_LENGTH]},
        "yaxis": {**still, "range": [depth + FOOT_ROOM, -above]},
        "dragmode": False,
        "hovermode": "closest",
        "hoverdistance": 14,
        "hoverlabel": {
            "bgcolor": bg,
            "bordercolor": ink,
            "align": "left",
            "font": {"family": PLOT_FONT_FAMILY, "color": ink, "size": 14},
        },
    }


class PlotText(NamedTuple):
    """A text in the picture: where it stands, on which side of that place, in which colour, and whose lane it names."""

    text: str
    x: float
    y: float
    side: str = "middle center"
    token: str = "ink"
    size: float = SMALL_FONT_SIZE
    lane: str | None = None


class PlotMark(NamedTuple):
    """A mark in the picture: its form and colours, what the pointer is told, which record it opens, and in whose lane.

    `acts` tells how an event concerns the lane; None beside marks of events, and for what is no event.
    """

    x: float
    y: float
    symbol: str
    size: float
    colour: str
    said: str
    record: str
    lane: str
    acts: bool | None = None
    edge: str | None = None
    """The colour of its edge, if it has one of its own."""
    width: float = 0.0


def assemble_timeline_plot(
    marks: Sequence[PlotMark], words: Sequence[PlotText], layout: PlotlySpec, theme: Theme
) -> PlotlySpec:
    """The whole figure: two layers, as each costs plotly as much as all that is in it; lines are shapes."""
    return {"data": [build_mark_layer(marks), build_text_layer(words, theme)], "layout": layout}


def build_text_layer(words: Sequence[PlotText], theme: Theme) -> PlotlySpec:
    """Texts as one layer: plotly lays out a note by itself for each of them, which takes ten times as long."""
    font = {
        "family": PLOT_FONT_FAMILY,
        "color": [palette.TOKENS[word.token].of(theme) for word in words],
        "size": [word.size for word in words],
    }
    return make_plot_layer("text", words) | {
        "meta": WORDS_LAYER,
        "text": [word.text for word in words],
        "textposition": [word.side for word in words],
        "textfont": font,
        "customdata": [[word.lane] for word in words],
        "hoverinfo": "skip",  # looked at, not asked
    }


def build_mark_layer(marks: Sequence[PlotMark]) -> PlotlySpec:
    """Marks as one layer; later ones lie above."""
    marker = {
        "symbol": [mark.symbol for mark in marks],
        "size": [mark.size for mark in marks],
        "color": [mark.colour for mark in marks],
        "opacity": 1,
        "line": {"color": [mark.edge or mark.colour for mark in marks], "width": [mark.width for mark in marks]},
    }
    return make_plot_layer("markers", marks) | {
        "meta": MARKS_LAYER,
        "marker": marker,
        "customdata": [[mark.record, mark.lane, mark.acts] for mark in marks],
        "hovertext": [mark.said for mark in marks],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def make_plot_layer(mode: str, found: Sequence[PlotText | PlotMark]) -> PlotlySpec:
    """A layer of the picture, which may reach over its edge."""
    plain = {"type": "scatter", "mode": mode, "showlegend": False, "cliponaxis": False}
    return {**plain, "x": [each.x for each in found], "y": [each.y for each in found]}


def draw_lane_names(lanes: Sequence[Lane]) -> list[PlotText]:
    """Who each lane belongs to, before it."""
    return [
        PlotText(escape(lane.label), -GLYPH_ROOM, lane.y, "middle left", size=USUAL_FONT_SIZE, lane=lane.key)
        for lane in lanes
    ]


def draw_lane_glyphs(lanes: Sequence[Lane], theme: Theme) -> list[PlotMark]:
    """The mark of its side at each lane; a click opens the actor."""
    at = -GLYPH_ROOM / 2 - 2
    return [
        PlotMark(
            at,
            lane.y,
            palette.PLOTLY_SHAPES[lane.shape],
            11,
            palette.find_hue_colour(lane.hue).of(theme),
            escape(lane.label),
            lane.record,
            lane.key,
        )
        for lane in lanes
    ]


def make_line_shapes(ends: Iterable[tuple[PlotPoint, PlotPoint]], line: PlotlySpec) -> list[PlotlySpec]:
    """Separate lines of one kind as one shape under the marks; none without lines."""
    path = "".join(f"M{x0:g},{y0:g}L{x1:g},{y1:g}" for (x0, y0), (x1, y1) in ends)
    return [{"type": "path", "layer": "below", "path": path, "line": line}] if path else []
