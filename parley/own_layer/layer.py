"""A file of assessed control that a reader opens: read in memory, checked, repaired where that is safe, and told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

import geopandas as gpd
from shapely.errors import GEOSException

from parley.own_layer import (
    archive as own_archive,
)
from parley.own_layer import (
    areas as own_areas,
)
from parley.own_layer import (
    classes as own_classes,
)
from parley.own_layer import (
    formats as own_formats,
)
from parley.own_layer import (
    geojson as own_geojson,
)
from parley.own_layer import (
    places as own_places,
)
from parley.own_layer.classes import ControlClasses
from parley.own_layer.fault import OwnLayerError

__all__ = ["MAX_LAYER_MB", "OwnLayer", "OwnLayerError", "day_from_file_name", "read_own_layer"]

MAX_LAYER_MB = 50

FILE_NAME_DAY_PATTERN = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)([01]\d)\2([0-3]\d)(?!\d)")


@dataclass(frozen=True, eq=False)
class OwnLayer:
    """What was taken of a reader's file.

    Either `areas` (iso_3166_2, geometry: what of the layer lies in each unit, equal-area metres) or `places` (points in
    degrees with a status and the iso_3166_2 of their unit); `day` is the day it shows, None where nothing says it;
    `notes` tell what was repaired, taken and left; `classes` are the kinds of area in it.
    """

    name: str
    day: date | None
    areas: gpd.GeoDataFrame | None = None
    places: gpd.GeoDataFrame | None = None
    notes: tuple[str, ...] = ()
    classes: ControlClasses = field(default_factory=ControlClasses)


def ignore_progress(step: str) -> None:
    """Who is told of the steps where nobody waits for them."""


def read_own_layer(
    name: str,
    data: bytes,
    units: gpd.GeoDataFrame,
    asked: date,
    wanted: Sequence[str] = (),
    tell: Callable[[str], None] = ignore_progress,
) -> OwnLayer:
    """Read a file against the country's `units`; raises OwnLayerError with the file's name and what to do.

    `asked` is the day to take from a table that has several; `wanted` are the classes to take, if the reader chose;
    `tell` hears the name of each step before it begins, and may stop the work by raising something of its own.
    """
    try:
        return open_layer_by_format(name, data, units, asked, wanted, tell)
    except OwnLayerError as fault:
        raise fault.named(name) from fault
    except GEOSException as wrong:
        raise OwnLayerError(
            "Its outlines are too tangled to be repaired.", "Repair them in a map editor.", name
        ) from wrong


def open_layer_by_format(
    name: str,
    data: bytes,
    units: gpd.GeoDataFrame,
    asked: date,
    wanted: Sequence[str],
    tell: Callable[[str], None],
) -> OwnLayer:
    """Read by what the bytes are, whatever the name says."""
    if len(data) > MAX_LAYER_MB * 2**20:
        raise OwnLayerError(
            f"It has {len(data) / 2**20:,.0f} MB; at most {MAX_LAYER_MB} are read.", "Leave out what is not needed."
        )
    tell("Reading the file")
    kind = own_formats.detect_file_format(data)
    notes = own_formats.suffix_mismatch_notes(name, kind)
    if kind == "zip":
        found = own_archive.unzip_layer(data)
        if ".csv" in found:
            return own_layer_from_places(name, found[".csv"], units, asked, notes)
        return own_layer_from_areas(name, own_formats.read_shapefile(found), units, wanted, notes, tell)
    if kind == "table":
        return own_layer_from_places(name, data, units, asked, notes)
    return own_layer_from_areas(name, read_feature_frame(kind, data, notes), units, wanted, notes, tell)


def read_feature_frame(kind: str, data: bytes, notes: list[str]) -> gpd.GeoDataFrame:
    """The features of a file with geometry."""
    if kind == "GeoPackage":
        frame, said = own_formats.read_geopackage(data)
        notes += said
    elif kind == "GeoParquet":
        frame = own_formats.read_geoparquet(data)
    else:
        frame = own_geojson.read_geojson(data)
    if frame.empty:
        raise OwnLayerError("The layer is empty.", "Open a file with at least one area.")
    return frame


def own_layer_from_areas(
    name: str,
    frame: gpd.GeoDataFrame,
    units: gpd.GeoDataFrame,
    wanted: Sequence[str],
    notes: list[str],
    tell: Callable[[str], None],
) -> OwnLayer:
    """A layer of areas, each step adding its word to the notes."""
    tell("Checking its outlines")
    areas = own_areas.extract_own_polygons(frame, notes)
    classes = own_classes.find_control_classes(areas, wanted)
    if classes.note:
        notes.append(classes.note)
    areas = own_areas.convert_to_degrees(own_classes.select_class_areas(areas, classes), notes)
    tell("Repairing what crosses itself")
    areas = own_areas.select_areas_in_country(own_areas.repair_own_areas(areas, notes), units, notes)
    tell("Measuring it region by region")
    pieces = own_areas.clip_areas_to_units(areas, units, notes)
    return OwnLayer(name, day_from_file_name(name), areas=pieces, notes=tuple(notes), classes=classes)


def own_layer_from_places(name: str, data: bytes, units: gpd.GeoDataFrame, asked: date, notes: list[str]) -> OwnLayer:
    """A layer of places, each with the unit it lies in."""
    places, day, said = own_places.read_status_places(data, asked)
    inside = own_places.assign_places_to_units(places, units, said)
    if inside.empty:
        raise OwnLayerError(
            f"None of its {len(places):,} places lies in the country.", "Check that longitude and latitude are right."
        )
    if left := len(places) - len(inside):
        said.append(f"{left:,} {'place' if left == 1 else 'places'} outside the country or without coordinates left.")
    return OwnLayer(name, day or day_from_file_name(name), places=inside, notes=(*notes, *said))


def day_from_file_name(name: str) -> date | None:
    """The day in a file's name (20250318, 2025-03-18), if there is just one."""
    days = set()
    for year, _, month, day in FILE_NAME_DAY_PATTERN.findall(PurePosixPath(name.replace("\\", "/")).name):
        try:
            days.add(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else None
