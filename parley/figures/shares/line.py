"""Shares over time as small lines: gaps stay gaps, and what lies after the article's day is dashed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parley.figures.markup import Node, h
from parley.results.share import SharePoint

SHARE_LINE_WIDTH, SHARE_LINE_HEIGHT, SHARE_LINE_MARGIN = 176, 72, 4
"""The drawing and the room round its lines, in pixels."""


ChartPoint = tuple[float, float]
"""Where a point lies in the drawing."""


@dataclass(frozen=True)
class ShareAxes:
    """The time all lines share and the share at the top, so that they can be compared."""

    first: date
    last: date
    article: date
    top: float = 100

    def x(self, day: date) -> float:
        """Where a day lies."""
        whole = max(1, (self.last - self.first).days)
        return round(
            SHARE_LINE_MARGIN + (day - self.first).days / whole * (SHARE_LINE_WIDTH - 2 * SHARE_LINE_MARGIN), 1
        )

    def y(self, share: float) -> float:
        """Where a share lies."""
        return round(
            SHARE_LINE_HEIGHT - SHARE_LINE_MARGIN - share / self.top * (SHARE_LINE_HEIGHT - 2 * SHARE_LINE_MARGIN), 1
        )


def draw_share_line(runs: Sequence[Sequence[SharePoint]], axes: ShareAxes, shown: date, name: str) -> Node:
    """One unit's line; a dot marks the day shown."""
    points = [point for run in runs for point in run]
    view = max((point for point in points if point.day <= shown), key=lambda point: point.day, default=None)
    article = axes.x(axes.article)
    inside = axes.first <= axes.article <= axes.last
    return h(
        "svg",
        [
            h("path", d=f"M{SHARE_LINE_MARGIN} {axes.y(share)}H{SHARE_LINE_WIDTH - SHARE_LINE_MARGIN}", class_="level")
            for share in (0, axes.top)
        ],
        h("path", d=f"M{article} {SHARE_LINE_MARGIN}V{SHARE_LINE_HEIGHT - SHARE_LINE_MARGIN}", class_="article-day")
        if inside
        else None,
        [draw_share_run(part, axes, kind) for run in runs for part, kind in split_run_at_article(run, axes.article)],
        h("circle", cx=axes.x(view.day), cy=axes.y(view.share), r=3.5, class_="share-dot") if view else None,
        viewBox=f"0 0 {SHARE_LINE_WIDTH} {SHARE_LINE_HEIGHT}",
        role="img",
        aria_label=name,
        class_="share-line-picture",
    )


def split_run_at_article(run: Sequence[SharePoint], article: date) -> list[tuple[list[SharePoint], str]]:
    """A run up to the article's day and from there on; the last point before is where the second part begins."""
    before = [point for point in run if point.day <= article]
    after = [point for point in run if point.day > article]
    parts = [(before, "share-before"), ([*before[-1:], *after] if after else [], "share-after")]
    return [(part, kind) for part, kind in parts if part]


def draw_share_run(points: Sequence[SharePoint], axes: ShareAxes, kind: str) -> Node:
    """Points joined by a line; one alone is a short stroke, for nothing is known beside it."""
    if len(points) == 1:
        x, y = axes.x(points[0].day), axes.y(points[0].share)
        return h("path", d=f"M{x - 2} {y}h4", class_=kind)
    places = [(axes.x(point.day), axes.y(point.share)) for point in points]
    beside = zip(places, [None, *places], [*places[1:], None], strict=False)
    bends = [place for place, before, after in beside if is_line_bend(place, before, after)]
    return h("path", d="M" + "L".join(f"{x:g} {y:g}" for x, y in bends), class_=kind)


def is_line_bend(place: ChartPoint, before: ChartPoint | None, after: ChartPoint | None) -> bool:
    """Whether a line needs a place: not where it goes on level."""
    return before is None or after is None or not before[1] == place[1] == after[1]
