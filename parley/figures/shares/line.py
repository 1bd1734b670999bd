"""Shares over time as small lines: gaps stay gaps, and what lies after the article's day is dashed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parley.figures.markup import Node, h
from parley.results.share import Point

WIDTH, HEIGHT, EDGE = 176, 72, 4
"""The drawing and the room round its lines, in pixels."""


Place = tuple[float, float]
"""Where a point lies in the drawing."""


@dataclass(frozen=True)
class Axes:
    """The time all lines share and the share at the top, so that they can be compared."""

    first: date
    last: date
    article: date
    top: float = 100

    def x(self, day: date) -> float:
        """Where a day lies."""
        whole = max(1, (self.last - self.first).days)
        return round(EDGE + (day - self.first).days / whole * (WIDTH - 2 * EDGE), 1)

    def y(self, share: float) -> float:
        """Where a share lies."""
        return round(HEIGHT - EDGE - share / self.top * (HEIGHT - 2 * EDGE), 1)


def share_line(runs: Sequence[Sequence[Point]], axes: Axes, shown: date, name: str) -> Node:
    """One unit's line; a dot marks the day shown."""
    points = [point for run in runs for point in run]
    view = max((point for point in points if point.day <= shown), key=lambda point: point.day, default=None)
    article = axes.x(axes.article)
    inside = axes.first <= axes.article <= axes.last
    return h(
        "svg",
        [h("path", d=f"M{EDGE} {axes.y(share)}H{WIDTH - EDGE}", class_="level") for share in (0, axes.top)],
        h("path", d=f"M{article} {EDGE}V{HEIGHT - EDGE}", class_="article-day") if inside else None,
        [line(part, axes, kind) for run in runs for part, kind in halves(run, axes.article)],
        h("circle", cx=axes.x(view.day), cy=axes.y(view.share), r=3.5, class_="share-dot") if view else None,
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_label=name,
        class_="share-line-picture",
    )


def halves(run: Sequence[Point], article: date) -> list[tuple[list[Point], str]]:
    """A run up to the article's day and from there on; the last point before is where the second part begins."""
    before = [point for point in run if point.day <= article]
    after = [point for point in run if point.day > article]
    parts = [(before, "share-before"), ([*before[-1:], *after] if after else [], "share-after")]
    return [(part, kind) for part, kind in parts if part]


def line(points: Sequence[Point], axes: Axes, kind: str) -> Node:
    """Points joined by a line; one alone is a short stroke, for nothing is known beside it."""
    if len(points) == 1:
        x, y = axes.x(points[0].day), axes.y(points[0].share)
        return h("path", d=f"M{x - 2} {y}h4", class_=kind)
    places = [(axes.x(point.day), axes.y(point.share)) for point in points]
    beside = zip(places, [None, *places], [*places[1:], None], strict=False)
    bends = [place for place, before, after in beside if bend(place, before, after)]
    return h("path", d="M" + "L".join(f"{x:g} {y:g}" for x, y in bends), class_=kind)


def bend(place: Place, before: Place | None, after: Place | None) -> bool:
    """Whether a line needs a place: not where it goes on level."""
    return before is None or after is None or not before[1] == place[1] == after[1]
