"""Where events happened, as points: one for each place, joined where two would lie on top of each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

import pandas as pd

from parley.figures.map.places import MapLabel
from parley.figures.zoom_map.opening import latitude_from_mercator, mercator_from_latitude, pixels_per_degree

EVENT_JOIN_DISTANCE = 28
"""Points nearer to each other than this many pixels, when the map opens, are joined."""


@dataclass(frozen=True)
class EventPoint:
    """A point in degrees: the places it stands for (ids) and how many (event, place) pairs are counted there."""

    longitude: float
    latitude: float
    places: tuple[str, ...]
    count: int


def build_event_points(
    rows: Iterable[tuple[str, str]], at: Mapping[str, tuple[float, float]], zoom: float
) -> list[EventPoint]:
    """Points for (event, place) rows at the places' longitude and latitude; a row given twice counts once.

    Rows of places that lie nowhere on the map (a country named as a whole) are left out: see `count_unplaced_events`.
    """
    counts: dict[str, int] = {}
    for _, place in sorted(set(rows)):
        if place in at:
            counts[place] = counts.get(place, 0) + 1
    return [join_places_to_point(group, counts, at) for group in group_near_places(counts, at, zoom)]


def count_unplaced_events(rows: Iterable[tuple[str, str]], at: Mapping[str, tuple[float, float]]) -> int:
    """How many events have no point at all: every place they name lies nowhere on the map, or they name none."""
    given = set(rows)
    return len({event for event, _ in given} - {event for event, place in given if place in at})


def group_near_places(places: Iterable[str], at: Mapping[str, tuple[float, float]], zoom: float) -> list[list[str]]:
    """Places in groups whose members are near to at least one other member; in the order of the places."""
    out: list[list[str]] = []
    for place in places:
        near = [
            group
            for group in out
            if any(map_pixel_distance(at[place], at[other], zoom) < EVENT_JOIN_DISTANCE for other in group)
        ]
        out = [group for group in out if group not in near] + [[*chain(*near), place]]
    return out


def map_pixel_distance(one: tuple[float, float], other: tuple[float, float], zoom: float) -> float:
    """Pixels between two places (longitude, latitude) at a zoom."""
    across, up = one[0] - other[0], mercator_from_latitude(one[1]) - mercator_from_latitude(other[1])
    return math.hypot(across, up) * pixels_per_degree(zoom)


def join_places_to_point(
    group: list[str], counts: Mapping[str, int], at: Mapping[str, tuple[float, float]]
) -> EventPoint:
    """One point for a group, in its middle on the Mercator plane."""
    many = len(group)
    x = sum(at[place][0] for place in group) / many
    y = sum(mercator_from_latitude(at[place][1]) for place in group) / many
    return EventPoint(
        round(x, 3), round(latitude_from_mercator(y), 3), tuple(group), sum(counts[place] for place in group)
    )


def positions_by_territory(labels: Iterable[MapLabel]) -> dict[str, tuple[float, float]]:
    """Longitude and latitude of each territory that a map names: at its own point, or inside its largest unit."""
    return {
        label["territory"]: (label["longitude"], label["latitude"])
        for label in labels
        if label["kind"] in ("territory", "site")
    }


def list_event_place_pairs(events: pd.DataFrame, event_territories: pd.DataFrame) -> list[tuple[str, str]]:
    """The (event, place) rows of some events; an event without a place has "" for one."""
    rows = events[["event_id"]].merge(event_territories[["event_id", "territory_id"]], on="event_id", how="left")
    return list(rows.fillna("").itertuples(index=False, name=None))
