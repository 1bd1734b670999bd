"""A file of assessed control that a reader opens: read in memory, checked, repaired where that is safe, and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

import geopandas as gpd
import pandas as pd
from shapely.errors import GEOSException

from parley.own_layer import areas as own_areas
from parley.own_layer import classes as own_classes
from parley.own_layer import places as own_places
from parley.own_layer.antimeridian import cut_at_180, join_rings_over_180
from parley.own_layer.classes import ControlClasses
from parley.own_layer.days import day_from_file_name
from parley.own_layer.fault import OwnLayerError
from parley.own_layer.formats.content import LayerFile
from parley.own_layer.formats.encodings import TextEncoding
from parley.own_layer.formats.registry import read_layer_file
from parley.words.messages import say, say_count

__all__ = ["MAX_LAYER_MB", "LayerChoice", "OwnLayer", "OwnLayerError", "day_from_file_name", "read_own_layer"]

MAX_LAYER_MB = 50


@dataclass(frozen=True)
class LayerChoice:
    """What a reader has chosen for a file: the classes to take and the encoding of its texts; blank = as found."""

    classes: tuple[str, ...] = ()
    encoding: str = ""


AS_FOUND = LayerChoice()


@dataclass(frozen=True, eq=False)
class OwnLayer:
    """What was taken of a reader's file.

    Either `areas` (iso_3166_2, geometry: what of the layer lies in each unit, equal-area metres) or `places` (points in
    degrees with a status and the iso_3166_2 of their unit), or neither where the reader must choose classes first;
    `day` is the day it shows, None where nothing says it; `notes` tell what was repaired, taken and left; `classes` are
    the kinds of area in it, `encoding` how its texts were read where that is not certain.
    """

    name: str
    day: date | None
    areas: gpd.GeoDataFrame | None = None
    places: gpd.GeoDataFrame | None = None
    notes: tuple[str, ...] = ()
    classes: ControlClasses = field(default_factory=ControlClasses)
    encoding: TextEncoding | None = None


def ignore_progress(step: str) -> None:
    """Who is told of the steps where nobody waits for them."""


def read_own_layer(
    name: str,
    data: bytes,
    units: gpd.GeoDataFrame,
    asked: date,
    choice: LayerChoice = AS_FOUND,
    tell: Callable[[str], None] = ignore_progress,
) -> OwnLayer:
    """Read a reader's file against a dossier's outlines; raises OwnLayerError with what is wrong and what to do.

    `asked` is the day to take from a table that has several; `tell` hears the name of each step before it begins, and
    may stop the work by raising something of its own.
    """
    try:
        return build_own_layer(name, data, units, asked, choice, tell)
    except OwnLayerError as fault:
        raise fault.named(name) from fault
    except GEOSException as wrong:
        raise OwnLayerError(
            say("Its outlines are too tangled to be repaired."), say("Repair them in a map editor."), name
        ) from wrong


def build_own_layer(
    name: str,
    data: bytes,
    units: gpd.GeoDataFrame,
    asked: date,
    choice: LayerChoice,
    tell: Callable[[str], None],
) -> OwnLayer:
    """Read by what the bytes are, whatever the name says."""
    if len(data) > MAX_LAYER_MB * 2**20:
        raise OwnLayerError(
            say("It has {size} MB; at most {most} are read.", size=round(len(data) / 2**20), most=MAX_LAYER_MB),
            say("Leave out what is not needed."),
        )
    tell(say("Reading the file"))
    content = read_layer_file(LayerFile(name, data, encoding=choice.encoding))
    notes = list(content.notes)
    if content.features is None:
        assert content.table is not None
        layer = own_layer_from_places(name, content.table, units, asked, notes)
    elif content.features.empty:
        raise OwnLayerError(say("The layer is empty."), say("Open a file with at least one area."))
    else:
        layer = own_layer_from_areas(name, content.features, units, choice, notes, tell)
    return replace(layer, encoding=content.encoding)


def own_layer_from_areas(
    name: str,
    frame: gpd.GeoDataFrame,
    units: gpd.GeoDataFrame,
    choice: LayerChoice,
    notes: list[str],
    tell: Callable[[str], None],
) -> OwnLayer:
    """A layer of areas, each step adding its word to the notes."""
    tell(say("Checking its outlines"))
    areas = own_classes.drop_satire(own_areas.extract_own_polygons(frame, notes), notes)
    if areas.empty:
        raise OwnLayerError(say("All its areas are marked as satire or fiction."), say("Choose another file."))
    classes = own_classes.find_control_classes(areas, choice.classes)
    if classes.note:
        notes.append(classes.note)
    if classes.asks:
        return OwnLayer(name, day_from_file_name(name), notes=tuple(notes), classes=classes)
    areas = own_classes.select_class_areas(areas, classes.column, classes.taken)
    areas = own_areas.convert_to_degrees(areas, notes)
    tell(say("Repairing what crosses itself"))
    areas = own_areas.repair_own_areas(join_rings_over_180(areas, units, notes), notes)
    areas = own_areas.select_areas_in_country(cut_at_180(areas), units, notes)
    tell(say("Measuring it region by region"))
    pieces = own_areas.clip_areas_to_units(areas, units, notes)
    return OwnLayer(name, day_from_file_name(name), areas=pieces, notes=tuple(notes), classes=classes)


def own_layer_from_places(
    name: str, table: pd.DataFrame, units: gpd.GeoDataFrame, asked: date, notes: list[str]
) -> OwnLayer:
    """A layer of places, each with the unit it lies in."""
    places, day, said = own_places.read_status_places(table, asked)
    inside = own_places.assign_places_to_units(places, units, said)
    if inside.empty:
        raise OwnLayerError(
            say_count(
                "Its {count} place doesn’t lie in the country.",
                "None of its {count} places lies in the country.",
                len(places),
            ),
            say("Check that longitude and latitude are right."),
        )
    if left := len(places) - len(inside):
        said.append(
            say_count(
                "{count} place outside the country or without coordinates left.",
                "{count} places outside the country or without coordinates left.",
                left,
            )
        )
    return OwnLayer(name, day or day_from_file_name(name), places=inside, notes=(*notes, *said))
