"""The ground that timelines are drawn on: size, axes, texts, and who each lane belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, NamedTuple

from parley.figures import palette
from parley.figures.palette import Theme
from parley.figures.timeline.lanes import Lane
from parley.figures.timeline.true_time.axis import WIDTH

LANE = 27.0
"""Height of a lane in pixels."""

TOP, HEADING, NAMES = -0.65, -1.35, -1.95
"""Where an event's line begins, and where headings and names stand, in lanes above the first."""

SANS = "Parley Sans, Source Sans, sans-serif"
SMALL, USUAL = 12.5, 14.0
LEFT, RIGHT, BOTTOM = 192, 52, 40
ARROW = 26
"""How far a bar reaches on a side where no end is given; at the right edge the picture has room for it."""

FOOT = 0.2
"""Room between the lowest line and the words under it, in lanes: inside the picture, where words are never hidden."""

DASHES = {"stated": "solid", "inferred": "4px,3px", "reference": "solid"}
"""How the line and the bar of a date show how it is known."""

Spec = dict[str, Any]
"""A figure, a trace or a shape as plain data, as plotly draws it."""

Place = tuple[float, float]

MARKS, WORDS = "marks", "words"
"""The layers in which the page marks what is chosen (`static/chart.js`), by their `meta`."""

GLYPHS = 24.0
"""Room for the glyphs before the lanes, inside the picture so that they can be clicked."""

SLANT, LONGEST_NAME, LETTER = -60, 24, 6.6


def canvas(above: float, depth: float, theme: Theme) -> Spec:
    """Size, ground and axes: one unit across is a pixel at the usual width, one down is a lane."""
    ink, bg = palette.TOKENS["ink"].of(theme), palette.TOKENS["bg"].of(theme)
    still = {"visible": False, "fixedrange": True}
    return {
        "height": round((above + depth + FOOT) * LANE + BOTTOM),
        "margin": {"l": LEFT, "r": RIGHT, "t": 0, "b": BOTTOM},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": SANS, "size": SMALL, "color": ink},
        "xaxis": {**still, "range": [-GLYPHS, WIDTH + ARROW]},
        "yaxis": {**still, "range": [depth + FOOT, -above]},
        "dragmode": False,
        "hovermode": "closest",
        "hoverdistance": 14,
        "hoverlabel": {
            "bgcolor": bg,
            "bordercolor": ink,
            "align": "left",
            "font": {"family": SANS, "color": ink, "size": 14},
        },
    }


class Word(NamedTuple):
    """A text in the picture: where it stands, on which side of that place, in which colour, and whose lane it names."""

    text: str
    x: float
    y: float
    side: str = "middle center"
    token: str = "ink"
    size: float = SMALL
    lane: str | None = None


class Mark(NamedTuple):
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


def picture(marks: Sequence[Mark], words: Sequence[Word], layout: Spec, theme: Theme) -> Spec:
    """The whole figure: two layers, as each costs plotly as much as all that is in it; lines are shapes."""
    return {"data": [signs(marks), texts(words, theme)], "layout": layout}


def texts(words: Sequence[Word], theme: Theme) -> Spec:
    """Texts as one layer: plotly lays out a note by itself for each of them, which takes ten times as long."""
    font = {
        "family": SANS,
        "color": [palette.TOKENS[word.token].of(theme) for word in words],
        "size": [word.size for word in words],
    }
    return layer("text", words) | {
        "meta": WORDS,
        "text": [word.text for word in words],
        "textposition": [word.side for word in words],
        "textfont": font,
        "customdata": [[word.lane] for word in words],
        "hoverinfo": "skip",  # looked at, not asked
    }


def signs(marks: Sequence[Mark]) -> Spec:
    """Marks as one layer; later ones lie above."""
    marker = {
        "symbol": [mark.symbol for mark in marks],
        "size": [mark.size for mark in marks],
        "color": [mark.colour for mark in marks],
        "opacity": 1,
        "line": {"color": [mark.edge or mark.colour for mark in marks], "width": [mark.width for mark in marks]},
    }
    return layer("markers", marks) | {
        "meta": MARKS,
        "marker": marker,
        "customdata": [[mark.record, mark.lane, mark.acts] for mark in marks],
        "hovertext": [mark.said for mark in marks],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def layer(mode: str, found: Sequence[Word | Mark]) -> Spec:
    """A layer of the picture, which may reach over its edge."""
    plain = {"type": "scatter", "mode": mode, "showlegend": False, "cliponaxis": False}
    return {**plain, "x": [each.x for each in found], "y": [each.y for each in found]}


def lane_names(lanes: Sequence[Lane]) -> list[Word]:
    """Who each lane belongs to, before it."""
    return [Word(escape(lane.label), -GLYPHS, lane.y, "middle left", size=USUAL, lane=lane.key) for lane in lanes]


def lane_glyphs(lanes: Sequence[Lane], theme: Theme) -> list[Mark]:
    """The mark of its side at each lane; a click opens the actor."""
    at = -GLYPHS / 2 - 2
    return [
        Mark(at, lane.y, palette.PLOTLY_SHAPES[lane.shape], 11, palette.hue(lane.hue).of(theme), escape(lane.label),
             lane.record, lane.key)
        for lane in lanes
    ]  # fmt: skip


def strokes(ends: Iterable[tuple[Place, Place]], line: Spec) -> list[Spec]:
    """Separate lines of one kind as one shape under the marks; none without lines."""
    path = "".join(f"M{x0:g},{y0:g}L{x1:g},{y1:g}" for (x0, y0), (x1, y1) in ends)
    return [{"type": "path", "layer": "below", "path": path, "line": line}] if path else []
