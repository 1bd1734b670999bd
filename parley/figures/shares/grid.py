"""The assessed shares over time as one picture for files: small charts of the country and its regions, on one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from parley.figures.markup import Node, h
from parley.figures.shares.line import SHARE_LINE_HEIGHT, SHARE_LINE_WIDTH, ShareAxes, draw_share_line
from parley.results.share import SharePoint, format_share

SHARE_GRID_COLUMNS, SHARE_GRID_GAP, SHARE_GRID_HEAD = 5, 12, 34
"""Charts beside each other, room between them, and room for a chart's name and number, in pixels."""


def draw_share_grid(lines: Mapping[str, Sequence[Sequence[SharePoint]]], axes: ShareAxes, day: date, name: str) -> Node:
    """A chart for each name, in order; the number is that of the day shown."""
    cells: list[Node] = []
    for place, (label, runs) in enumerate(lines.items()):
        x, y = (
            place % SHARE_GRID_COLUMNS * (SHARE_LINE_WIDTH + SHARE_GRID_GAP),
            place // SHARE_GRID_COLUMNS * (SHARE_LINE_HEIGHT + SHARE_GRID_HEAD + SHARE_GRID_GAP),
        )
        last = max((p for run in runs for p in run if p.day <= day), key=lambda p: p.day, default=None)
        chart = draw_share_line(runs, axes, day, label)
        picture = [
            chart[0],
            {
                **chart[1],
                "x": str(x),
                "y": str(y + SHARE_GRID_HEAD),
                "width": str(SHARE_LINE_WIDTH),
                "height": str(SHARE_LINE_HEIGHT),
            },
        ]
        cells += [
            h("text", label, x=x, y=y + 13, class_="share-name"),
            h("text", format_share(last.share) if last else "not assessed", x=x, y=y + 29, class_="share-number"),
            [*picture, *chart[2:]],
        ]
    rows = -(-len(lines) // SHARE_GRID_COLUMNS)
    width, height = (
        SHARE_GRID_COLUMNS * (SHARE_LINE_WIDTH + SHARE_GRID_GAP) - SHARE_GRID_GAP,
        max(1, rows) * (SHARE_LINE_HEIGHT + SHARE_GRID_HEAD + SHARE_GRID_GAP),
    )
    return h("svg", *cells, viewBox=f"0 0 {width} {height}", width=width, height=height, role="img", aria_label=name)
