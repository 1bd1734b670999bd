"""Where a flat map's names stand: each whole, by itself and inside the picture, led by a line where its place is small.

A name is tried at its place's own point, then broken into two lines, moved within its place, and at last led by a line
from outside, nearest first. The order of places and of what is tried is fixed, so the same map has the same names.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from parley.figures.letters import estimate_text_width, wrap_text_lines
from parley.figures.map.places import MapLabel

NAME_SIZE, NAME_LINE_HEIGHT = 14.0, 15.0
"""Height of a name's letters and of its lines, in pixels."""

NAME_EDGE = 4.0
"""Pixels from a name to the edge of the picture and to another name, at least."""

LEAST_SHARE_INSIDE = 0.6
"""How much of a name must lie on its own place for it to stand there: the halo carries the rest."""

LEAST_SIDE = 9.0
"""Pixels that a place measures at least one way; what is smaller is seen by a mark of this size."""

LEADER_DISTANCES = (20.0, 32.0, 46.0, 62.0, 80.0, 100.0, 125.0, 155.0, 190.0, 240.0, 300.0)
"""Pixels from a place to a name that a line leads to it, nearest first."""

LEADER_DIRECTIONS = 16
"""How many ways round a place are tried for a name."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""


@dataclass(frozen=True)
class PlacedName:
    """A label with where its first line stands (pixels, the base line), its lines, and where a line leads from.

    `lead` runs from the place to the name; () where none is needed. A label without lines had no room anywhere. `note`
    is what stands in one more line beneath, "" where it had no room.
    """

    label: MapLabel
    x: float
    y: float
    lines: tuple[str, ...]
    anchor: str = "middle"
    lead: tuple[float, float, float, float] | tuple[()] = ()
    note: str = ""


@dataclass(frozen=True)
class NamedPlace:
    """What a name belongs to: its point in pixels and, for a territory, what of it the picture shows."""

    label: MapLabel
    x: float
    y: float
    shape: BaseGeometry | None = None
    note: str = ""


class NamePlacer:
    """Puts names into a picture of a size, one after the other, around what is taken already."""

    def __init__(self, size: tuple[float, float], taken: Sequence[Box], shapes: Sequence[BaseGeometry]) -> None:
        self.width, self.height = size
        self.taken = list(taken)
        self.leads: list[tuple[float, float, float, float]] = []
        self.land = shapely.union_all(list(shapes)) if shapes else shapely.Polygon()

    def place(self, place: NamedPlace) -> PlacedName:
        """The first way to write a name that is free, which is then taken; without lines where there is none."""
        for tried in list_ways(place, self):
            box = measure_name(tried)
            if self.is_free(box) and not self.is_crossed(box, tried.lead):
                self.taken.append(box)
                if tried.lead:
                    self.leads.append(tried.lead)
                return tried
        return PlacedName(place.label, place.x, place.y, ())

    def is_free(self, box: Box) -> bool:
        """Whether a box lies inside the picture and off all that is taken."""
        left, top, right, bottom = box
        if left < NAME_EDGE or top < NAME_EDGE or right > self.width - NAME_EDGE or bottom > self.height - NAME_EDGE:
            return False
        return not any(
            left < other[2] and right > other[0] and top < other[3] and bottom > other[1] for other in self.taken
        )

    def is_crossed(self, box: Box, lead: Sequence[float]) -> bool:
        """Whether a line that stands crosses a name's box, or the name's own line crosses a name or a line."""
        shape = shapely.box(*box)
        if any(shape.intersects(shapely.LineString([line[:2], line[2:]])) for line in self.leads):
            return True
        if not lead:
            return False
        own = shapely.LineString([lead[:2], lead[2:]])
        names = (shapely.box(*each) for each in self.taken)
        return any(own.intersects(each) for each in names if not each.covers(shapely.Point(lead[:2]))) or any(
            own.intersects(shapely.LineString([line[:2], line[2:]])) for line in self.leads
        )


def list_ways(place: NamedPlace, placer: NamePlacer) -> Iterator[PlacedName]:
    """All ways to write a place's name, the best first."""
    kind = place.label["kind"]
    if kind == "territory":
        yield from list_ways_within(place)
        yield from list_ways_led(place, placer)
    else:
        yield from list_ways_beside(place, 11.0 if kind == "site" else 7.0)


def list_ways_within(place: NamedPlace) -> Iterator[PlacedName]:
    """A territory's name on itself: at its point, in two lines, then moved by steps; with its note, else without."""
    if place.note:
        yield from list_ways_moved(place, place.note)
    yield from list_ways_moved(place, "")


def list_ways_moved(place: NamedPlace, note: str) -> Iterator[PlacedName]:
    """A name and its note in all places on a territory."""
    name = place.label["name"]
    broken = break_name(name)
    for aside in (0.0, -14.0, 14.0, -28.0, 28.0):
        for down in (0.0, -12.0, 12.0, -24.0, 24.0):
            for lines in ((name,), *([broken] if len(broken) > 1 else [])):
                y = place.y + 5 + down - NAME_LINE_HEIGHT / 2 * (len(lines) - 1 + bool(note))
                tried = PlacedName(place.label, place.x + aside, y, lines, note=note)
                if lies_on_place(place.shape, measure_name(tried)):
                    yield tried


def lies_on_place(shape: BaseGeometry | None, box: Box) -> bool:
    """Whether enough of a name lies on its place."""
    if shape is None or shape.is_empty:
        return False
    name = shapely.box(*box)
    return bool(shape.intersection(name).area >= LEAST_SHARE_INSIDE * name.area)


def list_ways_led(place: NamedPlace, placer: NamePlacer) -> Iterator[PlacedName]:
    """A name outside its place with a line to it: near before far, over the sea before over land."""
    lines = break_name(place.label["name"]) if len(place.label["name"]) > 16 else (place.label["name"],)
    on_land: list[PlacedName] = []
    for distance in LEADER_DISTANCES:
        for step in range(LEADER_DIRECTIONS):
            turn = 2 * math.pi * step / LEADER_DIRECTIONS
            tried = lead_name(place, lines, distance * math.cos(turn), distance * math.sin(turn))
            if shapely.box(*measure_name(tried)).intersects(placer.land):
                on_land.append(tried)
            else:
                yield tried
    yield from on_land


def lead_name(place: NamedPlace, lines: tuple[str, ...], aside: float, down: float) -> PlacedName:
    """A name so far to the side of its place and below it, with its line."""
    anchor = "middle" if abs(aside) < abs(down) / 2 else "start" if aside > 0 else "end"
    x, middle = place.x + aside, place.y + down
    y = middle + 5 - NAME_LINE_HEIGHT / 2 * (len(lines) - 1)
    ends = {"start": -3.0, "end": 3.0, "middle": 0.0}
    near = 0.0 if anchor != "middle" else math.copysign(NAME_LINE_HEIGHT / 2 * len(lines), -down)
    line = (place.x, place.y, round(x + ends[anchor], 1), round(middle + near, 1))
    return PlacedName(place.label, x, y, lines, anchor, line)


def list_ways_beside(place: NamedPlace, gap: float) -> Iterator[PlacedName]:
    """A point's name beside its mark: where its label asks for it, on the other side, above, below; then in lines."""
    first = place.label["anchor"]
    other = "start" if first == "end" else "end"
    rise = -9.0 if place.label["kind"] == "site" else 4.5
    broken = break_name(place.label["name"])
    for lines in ((place.label["name"],), *([broken] if len(broken) > 1 else [])):
        up = NAME_LINE_HEIGHT * (len(lines) - 1)
        for anchor in (first, other):
            x = place.x + (gap if anchor == "start" else -gap)
            yield PlacedName(place.label, x, place.y + rise - (up if rise < 0 else up / 2), lines, anchor)
            yield PlacedName(place.label, x, place.y + 15, lines, anchor)
        yield PlacedName(place.label, place.x, place.y - 12 - up, lines)
        yield PlacedName(place.label, place.x, place.y + 21, lines)
    for distance in LEADER_DISTANCES:
        for step in range(LEADER_DIRECTIONS):
            turn = 2 * math.pi * step / LEADER_DIRECTIONS
            yield lead_name(place, broken, distance * math.cos(turn), distance * math.sin(turn))


def break_name(name: str) -> tuple[str, ...]:
    """A name in two lines of about the same length, where it has words to part."""
    whole = estimate_text_width(name, NAME_SIZE)
    return tuple(wrap_text_lines(name, whole * 0.6, NAME_SIZE, 3))


def measure_name(name: PlacedName) -> Box:
    """The box of a name with the room that it keeps to others."""
    width = max(estimate_text_width(line, NAME_SIZE) for line in (*name.lines, name.note))
    left = name.x - {"start": 0.0, "middle": width / 2, "end": width}[name.anchor]
    return (
        left - 2,
        name.y - 12,
        left + width + 2,
        name.y + 4 + NAME_LINE_HEIGHT * (len(name.lines) - 1 + bool(name.note)),
    )


def is_tiny(shape: BaseGeometry) -> bool:
    """Whether what a picture shows of a place (pixels) is too small to be seen."""
    if shape.is_empty:
        return False
    left, top, right, bottom = shape.bounds
    return bool(max(right - left, bottom - top) < LEAST_SIDE)
