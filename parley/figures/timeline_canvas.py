"""The ground that timelines are drawn on: size, axes, texts, and who each lane belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, NamedTuple

from parley.figures import palette
from parley.figures.lanes import Lane
from parley.figures.palette import Theme
from parley.figures.time_axis import WIDTH

LANE = 27.0
"""Height of a lane in pixels."""

TOP, HEADING, NAMES = -0.65, -1.35, -1.95
"""Where an event's line begins, and where headings and names stand, in lanes above the first."""

SANS = "Parley Sans, Source Sans, sans-serif"
SMALL, USUAL = 12.5, 14.0
LEFT, RIGHT, BOTTOM = 192, 78, 40
FOOT = 0.2
"""Room between the lowest line and the words under it, in lanes: inside the picture, where words are never hidden."""

DASHES = {"stated": "solid", "inferred": "4px,3px", "reference": "solid"}
"""How the line and the bar of a date show how it is known."""

Layer = dict[str, Any]
"""A trace as plain data: plotly checks all of them at once, as a figure is made."""

QUIET: Layer = {"hoverinfo": "skip"}
"""Layers that are looked at, not asked."""

MARKS, LANES = "marks", "lanes"
"""The layers in which the page marks what is chosen (`static/chart.js`), by their `meta`."""

GLYPHS = 24.0
"""Room for the glyphs before the lanes, inside the picture so that they can be clicked."""

SLANT, LONGEST_NAME, LETTER = -60, 24, 6.6


def canvas(above: float, depth: float, theme: Theme) -> dict[str, Any]:
    """Size, ground and axes: one unit across is a pixel at the usual width, one down is a lane."""
    ink, bg = palette.TOKENS["ink"].of(theme), palette.TOKENS["bg"].of(theme)
    still = {"visible": False, "fixedrange": True}
    return {
        "height": round((above + depth + FOOT) * LANE + BOTTOM),
        "margin": {"l": LEFT, "r": RIGHT, "t": 0, "b": BOTTOM},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": SANS, "size": SMALL, "color": ink},
        "xaxis": {**still, "range": [-GLYPHS, WIDTH]},
        "yaxis": {**still, "range": [depth + FOOT, -above]},
        "dragmode": False,
        "template": "none",
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
    """A text in the picture: where it stands, on which side of that place, and in which colour of the sheet."""

    text: str
    x: float
    y: float
    side: str = "middle center"
    token: str = "ink"
    size: float = SMALL


def words(found: Sequence[Word], theme: Theme) -> Layer:
    """Texts as one layer: plotly lays out a note by itself for each of them, which takes ten times as long."""
    font = {
        "family": SANS,
        "color": [palette.TOKENS[word.token].of(theme) for word in found],
        "size": [word.size for word in found],
    }
    texts = {"text": [word.text for word in found], "textposition": [word.side for word in found], "textfont": font}
    return layer("text", [(word.x, word.y) for word in found]) | texts | QUIET


def lane_names(lanes: Sequence[Lane], theme: Theme) -> Layer:
    """Who each lane belongs to, before it."""
    found = [Word(escape(lane.label), -GLYPHS, lane.y, "middle left", size=USUAL) for lane in lanes]
    return words(found, theme) | {"meta": LANES, "customdata": [[lane.key] for lane in lanes]}


def lane_glyphs(lanes: Sequence[Lane], theme: Theme) -> Layer:
    """The mark of its side at each lane; a click opens the actor."""
    marker = {
        "symbol": [palette.PLOTLY_SHAPES[lane.shape] for lane in lanes],
        "color": [palette.hue(lane.hue).of(theme) for lane in lanes],
        "size": 11,
        "opacity": 1,
    }
    return markers([(-GLYPHS / 2 - 2, lane.y) for lane in lanes], marker) | {
        "customdata": [[lane.record] for lane in lanes],
        "text": [escape(lane.label) for lane in lanes],
        "hovertemplate": "%{text}<extra></extra>",
    }


def lines(ends: Sequence[tuple[Any, Any]], line: dict[str, Any]) -> Layer:
    """Separate lines as one layer; (None, None) ends each."""
    return layer("lines", ends) | {"line": line} | QUIET


def markers(places: Sequence[tuple[float, float]], marker: dict[str, Any]) -> Layer:
    """Marks as one layer."""
    return layer("markers", places) | {"marker": marker}


def layer(mode: str, places: Sequence[tuple[Any, Any]]) -> Layer:
    """A layer of the picture, which may reach over its edge."""
    plain = {"type": "scatter", "mode": mode, "showlegend": False, "cliponaxis": False}
    return {**plain, "x": [x for x, _ in places], "y": [y for _, y in places]}
