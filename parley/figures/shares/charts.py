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
from parley.figures.shares.line import ShareAxes, split_run_at_article
from parley.results.share import SharePoint, format_share
from parley.words.wording import spell_small_number

SHARE_CHART_COLUMNS = 3
"""Charts in a row: as many as stay readable on a phone."""

SHARE_CHART_HEIGHT, SHARE_CHART_HEAD, SHARE_CHART_FOOT = 84, 40, 20
"""Pixels that a chart is high, and the room over it for name and share and under it for its years."""

SHARE_CHART_FONT = "Parley Sans, sans-serif"


@dataclass(frozen=True)
class ShareSeries:
    """One unit: its code, its name, its shares in runs without a gap."""

    code: str
    name: str
    runs: Sequence[Sequence[SharePoint]]

    def at(self, day: date) -> SharePoint | None:
        """The last share not after a day."""
        points = [point for run in self.runs for point in run if point.day <= day]
        return max(points, key=lambda point: point.day, default=None)


def build_share_charts(lines: Sequence[ShareSeries], axes: ShareAxes, shown: date, theme: Theme) -> go.Figure:
    """Draw a chart for each line; a dot and the number beside its name tell of the day shown."""
    rows = -(-len(lines) // SHARE_CHART_COLUMNS)
    gap = (
        (SHARE_CHART_HEAD + SHARE_CHART_FOOT)
        / (rows * SHARE_CHART_HEIGHT + (rows - 1) * (SHARE_CHART_HEAD + SHARE_CHART_FOOT))
        if rows > 1
        else 0
    )
    figure = make_subplots(rows=rows, cols=SHARE_CHART_COLUMNS, vertical_spacing=gap, horizontal_spacing=0.05)
    for count, line in enumerate(lines):
        place = {"row": count // SHARE_CHART_COLUMNS + 1, "col": count % SHARE_CHART_COLUMNS + 1}
        for trace in build_share_traces(line, axes, shown, theme):
            figure.add_trace(trace, **place)
        for words in (build_share_chart_label(line, count, shown, theme), *build_share_chart_years(axes, count, theme)):
            figure.add_annotation(**words)
    figure.update_xaxes(**share_time_axis(axes))
    figure.update_yaxes(**share_value_axis(theme))
    for count in range(len(lines), rows * SHARE_CHART_COLUMNS):
        figure.update_xaxes(visible=False, row=count // SHARE_CHART_COLUMNS + 1, col=count % SHARE_CHART_COLUMNS + 1)
        figure.update_yaxes(visible=False, row=count // SHARE_CHART_COLUMNS + 1, col=count % SHARE_CHART_COLUMNS + 1)
    figure.update_layout(**build_share_layout(rows, axes, lines, theme))
    return figure


def build_share_traces(line: ShareSeries, axes: ShareAxes, shown: date, theme: Theme) -> list[go.Scatter]:
    """The line up to the article's day, the dashed line from there on, and the dot of the day shown."""
    parts: dict[str, list[SharePoint | None]] = {"share-before": [], "share-after": []}
    for run in line.runs:
        for part, kind in split_run_at_article(run, axes.article):
            parts[kind] += [*part, None]
    drawn = [
        build_share_trace(line, points, theme, dash)
        for points, dash in ((parts["share-before"], "solid"), (parts["share-after"], "3px,2.5px"))
        if points
    ]
    here = line.at(shown)
    return [*drawn, *([build_share_day_marker(line, here, theme)] if here else [])]


def build_share_trace(line: ShareSeries, points: Sequence[SharePoint | None], theme: Theme, dash: str) -> go.Scatter:
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


def build_share_day_marker(line: ShareSeries, here: SharePoint, theme: Theme) -> go.Scatter:
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


def build_share_chart_label(line: ShareSeries, place: int, shown: date, theme: Theme) -> dict[str, Any]:
    """A chart's name and its share on the day shown, over its left edge; names hold nothing that is read as markup."""
    here = line.at(shown)
    text = f"{escape(line.name)}<br><b>{format_share(here.share) if here else 'not assessed'}</b>"
    return build_share_annotation(text, place, 0, 1, "ink", theme)


def build_share_chart_years(axes: ShareAxes, place: int, theme: Theme) -> list[dict[str, Any]]:
    """The first and the last year under a chart, at its ends."""
    return [
        build_share_annotation(str(day.year), place, x, 0, "muted", theme)
        for x, day in ((0, axes.first), (1, axes.last))
    ]


def build_share_annotation(text: str, place: int, x: int, y: int, token: str, theme: Theme) -> dict[str, Any]:
    """Words at a corner of a chart: over its upper edge, under its lower one."""
    axis = "" if place == 0 else str(place + 1)
    return {
        "text": text,
        "xref": f"x{axis} domain",
        "yref": f"y{axis} domain",
        "x": x,
        "y": y,
        "xanchor": "right" if x else "left",
        "yanchor": "bottom" if y else "top",
        "yshift": 3 if y else -1,
        "align": "left",
        "showarrow": False,
        "font": {"family": SHARE_CHART_FONT, "size": 12.5 if y else 12, "color": TOKENS[token].of(theme)},
    }


def share_time_axis(axes: ShareAxes) -> dict[str, Any]:
    """The time that all charts share."""
    return {
        "range": [axes.first.isoformat(), axes.last.isoformat()],
        "showticklabels": False,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def share_value_axis(theme: Theme) -> dict[str, Any]:
    """From nothing to all of it, a hairline at either end."""
    return {
        "range": [-4, 104],
        "tickvals": [0, 100],
        "showticklabels": False,
        "gridcolor": TOKENS["hair"].of(theme),
        "zeroline": False,
        "fixedrange": True,
    }


def build_share_layout(rows: int, axes: ShareAxes, lines: Sequence[ShareSeries], theme: Theme) -> dict[str, Any]:
    """The sheet, and the article's day as a line across each chart."""
    charts = ["", *map(str, range(2, len(lines) + 1))]
    day = axes.article.isoformat()
    across = [
        {"type": "line", "xref": f"x{chart}", "yref": f"y{chart} domain", "x0": day, "x1": day, "y0": 0, "y1": 1,
         "layer": "below", "line": {"color": TOKENS["ink"].of(theme), "width": 1}}
        for chart in charts
    ] if axes.first <= axes.article <= axes.last else []  # fmt: skip
    return {
        "height": rows * (SHARE_CHART_HEIGHT + SHARE_CHART_HEAD + SHARE_CHART_FOOT),
        "margin": {"l": 6, "r": 6, "t": SHARE_CHART_HEAD, "b": SHARE_CHART_FOOT},
        "showlegend": False,
        "shapes": across,
        "hovermode": "closest",
        "dragmode": False,
        "paper_bgcolor": TOKENS["bg"].of(theme),
        "plot_bgcolor": TOKENS["bg"].of(theme),
        "hoverlabel": {
            "bgcolor": TOKENS["panel"].of(theme),
            "font": {"family": SHARE_CHART_FONT, "color": TOKENS["ink"].of(theme)},
        },
    }


def shares_headline(
    country: str, whole: Sequence[Sequence[SharePoint]], units: Mapping[str, Sequence[Sequence[SharePoint]]], day: date
) -> str:
    """The finding up to a day: how the country's share changed since the first assessment; without one, how many
    units' shares did."""
    change = first_and_last_shares(whole, day)
    if change:
        first, last = change
        if first.share == last.share:
            return f"{country}’s assessed share stands where it began, at {format_share(last.share)}"
        verb = "rose" if last.share > first.share else "fell"
        return f"{country}’s assessed share {verb} from {format_share(first.share)} to {format_share(last.share)}"
    moved = [pair for runs in units.values() if (pair := first_and_last_shares(runs, day))]
    up = sum(last.share > first.share for first, last in moved)
    down = sum(last.share < first.share for first, last in moved)
    if not up and not down:
        return "No region’s assessed share changed"
    many = "one region" if len(moved) == 1 else f"{spell_small_number(len(moved))} regions"
    return f"Assessed shares rose in {format_count_or_none(up)} and fell in {format_count_or_none(down)} of {many}"


def format_count_or_none(count: int) -> str:
    """A count of some: none, one, two."""
    return spell_small_number(count) if count else "none"


def first_and_last_shares(runs: Sequence[Sequence[SharePoint]], day: date) -> tuple[SharePoint, SharePoint] | None:
    """The first and the last share up to a day; None where there are not two days."""
    points = [point for run in runs for point in run if point.day <= day]
    return (points[0], points[-1]) if len(points) > 1 else None


def share_charts_alt_text(lines: Sequence[ShareSeries], shown: date, day: str) -> str:
    """The charts in words, for who cannot see them."""
    said = [f"{line.name} {format_share(here.share)}" for line in lines if (here := line.at(shown))]
    return f"Share assessed as occupied over time, a chart each; on {day}: {', '.join(said)}."
