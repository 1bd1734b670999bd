"""The ground that timelines are drawn on: size, axes, texts, and who each lane belongs to."""

from __future__ import annotations

from html import escape
from typing import Any

import plotly.graph_objects as go

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
LEFT, RIGHT, BOTTOM = 192, 78, 46
GLYPHS = 24.0
"""Room for the glyphs before the lanes, inside the picture so that they can be clicked."""

SLANT, LONGEST_NAME, LETTER = -60, 24, 6.6


def canvas(above: float, depth: float, theme: Theme) -> dict[str, Any]:
    """Size, ground and axes: one unit across is a pixel at the usual width, one down is a lane."""
    ink, bg = palette.TOKENS["ink"].of(theme), palette.TOKENS["bg"].of(theme)
    still = {"visible": False, "fixedrange": True}
    return {
        "height": round((above + depth) * LANE + BOTTOM),
        "margin": {"l": LEFT, "r": RIGHT, "t": 0, "b": BOTTOM},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": SANS, "size": SMALL, "color": ink},
        "xaxis": {**still, "range": [-GLYPHS, WIDTH]},
        "yaxis": {**still, "range": [depth, -above]},
        "dragmode": False,
        "hovermode": "closest",
        "hoverdistance": 14,
        "clickmode": "event+select",
        "hoverlabel": {
            "bgcolor": bg,
            "bordercolor": ink,
            "align": "left",
            "font": {"family": SANS, "color": ink, "size": 14},
        },
    }


def note(x: float, y: float, text: str, theme: Theme, **options: Any) -> dict[str, Any]:
    """A text in the picture, escaped for plotly's own markup."""
    colour = palette.TOKENS[options.pop("token", "ink")].of(theme)
    font = {"color": colour, "size": options.pop("size", SMALL), "family": SANS}
    plain = {"x": x, "y": y, "text": text, "font": font, "showarrow": False, "xanchor": "center", "yanchor": "middle"}
    return {**plain, "borderpad": 1, **options}


def lane_names(lanes: tuple[Lane, ...], theme: Theme, bold: set[str]) -> list[dict[str, Any]]:
    """Who each lane belongs to; bold where the selected event stands in it."""
    return [
        note(
            0,
            lane.y,
            f"<b>{escape(lane.label)}</b>" if lane.key in bold else escape(lane.label),
            theme,
            size=USUAL,
            xref="paper",
            xanchor="right",
            xshift=-2,
        )
        for lane in lanes
    ]


def lane_glyphs(lanes: tuple[Lane, ...], theme: Theme) -> go.Scatter:
    """The mark of its side at each lane; a click opens the actor."""
    marker = {
        "symbol": [palette.PLOTLY_SHAPES[lane.shape] for lane in lanes],
        "color": [palette.hue(lane.hue).of(theme) for lane in lanes],
        "size": 11,
        "opacity": 1,
    }
    still = {"marker": {"opacity": 1}}
    return go.Scatter(
        x=[-GLYPHS / 2 - 2] * len(lanes),
        y=[lane.y for lane in lanes],
        mode="markers",
        marker=marker,
        selected=still,
        unselected=still,
        customdata=[[lane.record] for lane in lanes],
        text=[escape(lane.label) for lane in lanes],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
        cliponaxis=False,
    )
