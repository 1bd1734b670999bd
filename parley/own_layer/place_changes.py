"""Two tables of places side by side: which places have another status on the other day, or in the other source."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from parley.own_layer.layer import OwnLayer
from parley.words.dates import format_day
from parley.words.messages import say, say_count

PLACE_GRID = 4
"""Decimals of a degree by which places without a number are matched: some ten metres."""


@dataclass(frozen=True, eq=False)
class PlaceChange:
    """Two tables of places, the earlier day first (else as they were opened).

    `moved` are the places in both whose status differs (key, iso_3166_2, before, after, status = both in words,
    geometry in degrees); of the rest there are numbers.
    """

    before: OwnLayer
    after: OwnLayer
    moved: gpd.GeoDataFrame
    same: int
    only_before: int
    only_after: int

    @property
    def over_time(self) -> bool:
        """Whether the tables are of two days."""
        return bool(self.before.day and self.after.day and self.before.day != self.after.day)


def compare_own_places(first: OwnLayer, second: OwnLayer) -> PlaceChange:
    """Match places by number, or by where they lie if a table has no numbers, and compare their statuses."""
    if first.day and second.day and second.day < first.day:
        first, second = second, first
    assert first.places is not None
    assert second.places is not None
    numbered = all("geonameid" in places.columns for places in (first.places, second.places))
    old, new = (key_places(places, numbered) for places in (first.places, second.places))
    both = new.merge(old[["key", "status"]].rename(columns={"status": "before"}), on="key")
    both = both.rename(columns={"status": "after"})
    moved = both[both["before"] != both["after"]].reset_index(drop=True)
    moved["status"] = [name_move(a, b) for a, b in zip(moved["before"], moved["after"], strict=True)]
    return PlaceChange(first, second, moved, len(both) - len(moved), len(old) - len(both), len(new) - len(both))


def key_places(places: gpd.GeoDataFrame, numbered: bool) -> gpd.GeoDataFrame:
    """Places with a `key`, each once."""
    if numbered:
        key = places["geonameid"]
    else:
        x, y = (getattr(places.geometry, axis).round(PLACE_GRID).map("{:.4f}".format) for axis in "xy")
        key = x + " " + y
    return places[["iso_3166_2", "status", "geometry"]].assign(key=key.to_numpy()).drop_duplicates("key")


def name_move(before: str, after: str) -> str:
    """A change of status in words."""
    return say("{before} to {after}", before=before, after=after)


def place_change_headline(change: PlaceChange) -> str:
    """How many places have another status."""
    count = len(change.moved)
    if not change.over_time:
        if not count:
            return say("The two files give all their common places the same status")
        return say_count(
            "The two files differ on the status of {count} place",
            "The two files differ on the status of {count} places",
            count,
        )
    assert change.before.day is not None
    assert change.after.day is not None
    days = {"first": format_day(change.before.day), "last": format_day(change.after.day)}
    if not count:
        return say("By these files no place changed its status between {first} and {last}", **days)
    return say_count(
        "By these files {count} place changed its status between {first} and {last}",
        "By these files {count} places changed their status between {first} and {last}",
        count,
        **days,
    )


def describe_place_change(change: PlaceChange) -> list[str]:
    """What the headline's number is of, and what could not be compared."""
    said = [
        say_count(
            "{count} place has the same status in both.", "{count} places have the same status in both.", change.same
        )
    ]
    if change.only_before or change.only_after:
        message = "Not compared: {before} in {first} alone, {after} in {last} alone."
        names = {"first": change.before.name, "last": change.after.name}
        said.append(say(message, before=change.only_before, after=change.only_after, **names))
    return said


def count_place_changes(change: PlaceChange, units: gpd.GeoDataFrame) -> pd.DataFrame:
    """Places by unit (index: name) and change of status (columns, most frequent first)."""
    names = units.set_index("iso_3166_2")["name"]
    counts = pd.crosstab(change.moved["iso_3166_2"].map(names), change.moved["status"])
    order = counts.sum().sort_values(ascending=False, kind="stable").index
    return counts[order].rename_axis(index="name", columns="status")
