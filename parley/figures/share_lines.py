"""Shares over time for every region: small charts on the same axes, gaps as gaps, dashed after the article's day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from parley.figures.palette import TOKENS, Theme
from parley.figures.share_spark import Axes, halves
from parley.share import Point, pct

COLUMNS = 3
"""Charts in a row: as many as stay readable on a phone."""

ROW, HEAD = 132, 46
"""Pixels that a row of charts is high, and of these the room over it for name and share."""

FONT = "Parley Sans, sans-serif"


@dataclass(frozen=True)
class Line:
    """One unit: its code, its name, its shares in runs without a gap."""

    code: str
    name: str
    runs: Sequence[Sequence[Point]]

    def at(self, day: date) -> Point | None:
        """The last share not after a day."""
        points = [point for run in self.runs for point in run if point.day <= day]
        return max(points, key=lambda point: point.day, default=None)


def share_lines(lines: Sequence[Line], axes: Axes, shown: date, theme: Theme) -> go.Figure:
    """Draw a chart for each line; a dot and the number beside its name tell of the day shown."""
    rows = -(-len(lines) // COLUMNS)
    gap = HEAD / (rows * ROW) if rows > 1 else 0
    figure = make_subplots(rows=rows, cols=COLUMNS, vertical_spacing=gap, horizontal_spacing=0.05)
    for number, line in enumerate(lines):
        place = {"row": number // COLUMNS + 1, "col": number % COLUMNS + 1}
        for trace in traces(line, axes, shown, theme):
            figure.add_trace(trace, **place)
        figure.add_annotation(**label(line, number, shown, theme))
    figure.update_xaxes(**time_axis(axes, theme))
    figure.update_yaxes(**share_axis(theme))
    for number in range(len(lines), rows * COLUMNS):
        figure.update_xaxes(visible=False, row=number // COLUMNS + 1, col=number % COLUMNS + 1)
        figure.update_yaxes(visible=False, row=number // COLUMNS + 1, col=number % COLUMNS + 1)
    figure.update_layout(**layout(rows, axes, lines, theme))
    return figure


def traces(line: Line, axes: Axes, shown: date, theme: Theme) -> list[go.Scatter]:
    """The line up to the article's day, the dashed line from there on, and the dot of the day shown."""
    parts: dict[str, list[Point | None]] = {"share-before": [], "share-after": []}
    for run in line.runs:
        for part, kind in halves(run, axes.article):
            parts[kind] += [*part, None]
    drawn = [
        stroke(line, points, theme, dash)
        for points, dash in ((parts["share-before"], "solid"), (parts["share-after"], "3px,2.5px"))
        if points
    ]
    here = line.at(shown)
    return [*drawn, *([dot(line, here, theme)] if here else [])]


def stroke(line: Line, points: Sequence[Point | None], theme: Theme, dash: str) -> go.Scatter:
    """Points joined where they are known to be of one run; None breaks the line, a lone point is a short stroke."""
    alone = [
        point is not None and (before is None) and (after is None)
        for before, point, after in zip([None, *points[:-1]], points, [*points[1:], None], strict=True)
    ]
    return go.Scatter(
        x=[point.day.isoformat() if point else None for point in points],
        y=[point.share if point else None for point in points],
        mode="lines+markers",
        marker={"symbol": "line-ew", "size": [5 if lone else 0 for lone in alone],
                "line": {"width": 2, "color": TOKENS["share"].of(theme)}, "opacity": [int(lone) for lone in alone]},
        line={"color": TOKENS["share"].of(theme), "width": 2, "dash": dash},
        connectgaps=False,
        legendgroup=line.code,
        name=escape(line.name),
        hovertemplate="%{x|%-d %B %Y}: %{y:.1f}%",
    )  # fmt: skip


def dot(line: Line, here: Point, theme: Theme) -> go.Scatter:
    """The day shown on the line."""
    ring = {"color": TOKENS["bg"].of(theme), "width": 1.2}
    return go.Scatter(
        x=[here.day.isoformat()],
        y=[here.share],
        mode="markers",
        marker={"color": TOKENS["share"].of(theme), "size": 8, "line": ring},
        cliponaxis=False,
        legendgroup=line.code,
        name=escape(line.name),
        hovertemplate="%{x|%-d %B %Y}: %{y:.1f}%",
    )


def label(line: Line, number: int, shown: date, theme: Theme) -> dict[str, Any]:
    """A chart's name and its share on the day shown, over its left edge; names hold nothing that is read as markup."""
    here = line.at(shown)
    axis = "" if number == 0 else str(number + 1)
    return {
        "text": f"<b>{escape(line.name)}</b><br>{pct(here.share) if here else 'not assessed'}",
        "xref": f"x{axis} domain",
        "yref": f"y{axis} domain",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 4,
        "align": "left",
        "showarrow": False,
        "font": {"family": FONT, "size": 13, "color": TOKENS["ink"].of(theme)},
    }


def time_axis(axes: Axes, theme: Theme) -> dict[str, Any]:
    """The time that all charts share: its first and its last year are written."""
    return {
        "range": [axes.first.isoformat(), axes.last.isoformat()],
        "tickmode": "array",
        "tickvals": [axes.first.isoformat(), axes.last.isoformat()],
        "ticktext": [str(axes.first.year), str(axes.last.year)],
        "tickfont": {"family": FONT, "size": 12, "color": TOKENS["muted"].of(theme)},
        "ticklabelposition": "outside",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def share_axis(theme: Theme) -> dict[str, Any]:
    """From nothing to all of it, a hairline at either end."""
    return {
        "range": [-4, 104],
        "tickvals": [0, 100],
        "showticklabels": False,
        "gridcolor": TOKENS["hair"].of(theme),
        "zeroline": False,
        "fixedrange": True,
    }


def layout(rows: int, axes: Axes, lines: Sequence[Line], theme: Theme) -> dict[str, Any]:
    """The sheet, and the article's day as a line across each chart."""
    numbers = ["", *map(str, range(2, len(lines) + 1))]
    day = axes.article.isoformat()
    across = [
        {"type": "line", "xref": f"x{number}", "yref": f"y{number} domain", "x0": day, "x1": day, "y0": 0, "y1": 1,
         "layer": "below", "line": {"color": TOKENS["ink"].of(theme), "width": 1}}
        for number in numbers
    ] if axes.first <= axes.article <= axes.last else []  # fmt: skip
    return {
        "height": rows * ROW + HEAD,
        "margin": {"l": 14, "r": 14, "t": HEAD, "b": 24},
        "showlegend": False,
        "shapes": across,
        "hovermode": "closest",
        "dragmode": False,
        "paper_bgcolor": TOKENS["bg"].of(theme),
        "plot_bgcolor": TOKENS["bg"].of(theme),
        "hoverlabel": {
            "bgcolor": TOKENS["panel"].of(theme),
            "font": {"family": FONT, "color": TOKENS["ink"].of(theme)},
        },
    }


def headline(
    country: str, whole: Sequence[Sequence[Point]], units: Mapping[str, Sequence[Sequence[Point]]], day: date
) -> str:
    """The finding up to a day: how the country's share changed since the first assessment; without one, how many
    units' shares did."""
    change = ends(whole, day)
    if change:
        first, last = change
        if first.share == last.share:
            return f"{country}’s assessed share stands where it began, at {pct(last.share)}"
        verb = "rose" if last.share > first.share else "fell"
        return f"{country}’s assessed share {verb} from {pct(first.share)} in {first.day.year} to {pct(last.share)}"
    moved = [pair for runs in units.values() if (pair := ends(runs, day))]
    up = sum(last.share > first.share for first, last in moved)
    down = sum(last.share < first.share for first, last in moved)
    if not up and not down:
        return "No region’s assessed share changed"
    return f"Assessed shares rose in {up} and fell in {down} of {len(moved)} regions"


def ends(runs: Sequence[Sequence[Point]], day: date) -> tuple[Point, Point] | None:
    """The first and the last share up to a day; None where there are not two days."""
    points = [point for run in runs for point in run if point.day <= day]
    return (points[0], points[-1]) if len(points) > 1 else None


def alt(lines: Sequence[Line], shown: date, day: str) -> str:
    """The charts in words, for who cannot see them."""
    said = [f"{line.name} {pct(here.share)}" for line in lines if (here := line.at(shown))]
    return f"Share assessed as occupied over time, a chart each; on {day}: {', '.join(said)}."
