"""Events on a map: features of GeoJSON, KML or another format of layers, each with a name and a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import geopandas as gpd

from parley.desk.imports.stated_days import StatedDayError, join_days, read_stated_day
from parley.desk.imports.suggested import ImportFileError, Suggestions
from parley.own_layer.fault import OwnLayerError
from parley.own_layer.formats.content import LayerFile
from parley.own_layer.formats.registry import LAYER_FORMATS, read_layer_file
from parley.words.dates import format_day

NAME_COLUMNS = ("name", "title", "headline", "event", "label")
TEXT_COLUMNS = ("description", "text", "notes", "note", "summary", "comment")
DAY_COLUMNS = ("date", "day", "when", "event_date", "begin", "start", "date_start", "start_date", "time", "timestamp")
END_COLUMNS = ("end", "date_end", "end_date")


def is_map_layer(raw: bytes) -> bool:
    """Whether a file is a layer with geometry; a table is not, for its rows are other importers'."""
    if raw.startswith(b"PK\x03\x04"):
        return True
    return any(form.sniff(raw) for form in LAYER_FORMATS if ".csv" not in form.endings)


def import_map_events(path: Path, raw: bytes, into: Suggestions) -> None:
    """Suggest an event with its place for each feature that has a name and a day."""
    try:
        features = read_layer_file(LayerFile(path.name, raw)).features
        if features is None:
            raise ImportFileError(f"{path}: it is a table of places by status, not of events.")
        features = features.to_crs(4326) if features.crs is not None else features
    except OwnLayerError as fault:
        raise ImportFileError(f"{path}: {fault.problem} {fault.remedy}") from None
    source_id = into.add_source(path.stem, path.stem, f"Map {path.name}; its properties are kept under “map_”.")
    names = {str(name).lower(): name for name in features.columns if name != features.geometry.name}
    for number, (at, shape) in enumerate(features.geometry.items(), 1):
        cells = {key: clean_cell(features.at[at, name]) for key, name in names.items()}
        import_feature(number, cells, shape, into, source_id)


def clean_cell(value: object) -> str:
    """A property as a text."""
    return "" if value is None or value != value else str(value).strip()


def first_filled(cells: dict[str, str], names: tuple[str, ...]) -> str:
    """The first of some cells that says something."""
    return next((cells[name] for name in names if cells.get(name)), "")


def import_feature(number: int, cells: dict[str, str], shape: object, into: Suggestions, source_id: str) -> None:
    """One feature; without a name or a day it is left with the reason."""
    name, stated = first_filled(cells, NAME_COLUMNS), first_filled(cells, DAY_COLUMNS)
    if not name:
        into.tell(number, "left", "name", "", f"It has no name (looked for: {', '.join(NAME_COLUMNS)}).")
        return
    try:
        if not stated:
            raise StatedDayError(f"It has no day (looked for: {', '.join(DAY_COLUMNS)}).")
        first = read_stated_day(stated)
        last = read_stated_day(first_filled(cells, END_COLUMNS) or stated)
        edtf = join_days(first, last, lasting=True)
    except StatedDayError as wrong:
        into.tell(number, "left", "date", stated, str(wrong))
        return
    if "T" in stated or ":" in stated:
        into.tell(number, "changed", "date", stated, "Its time is kept beside the event, not in its date.")
    event_id = into.make_id("events", name)
    into.add_event(
        {
            "event_id": event_id,
            "headline": name,
            "description": first_filled(cells, TEXT_COLUMNS) or name,
            "date": edtf,
            "date_words": describe_days(first, last),
            "date_basis": "reference",
            **{f"map_{key}": value for key, value in cells.items() if value},
        },
        source_id,
        f"feature {number}",
    )
    add_point(number, name, shape, into, event_id)
    into.take(number, f"event:{event_id}")


def describe_days(first: date, last: date) -> str:
    """A day, or from when to when."""
    return format_day(first) if first == last else f"{format_day(first)} to {format_day(last)}"


def add_point(number: int, name: str, shape: object, into: Suggestions, event_id: str) -> None:
    """The feature's point as a place of the event; of lines and areas a point inside stands for them, which is told."""
    place = gpd.GeoSeries([shape], crs=4326)
    if shape is None or place.is_empty[0]:
        into.tell(number, "changed", "geometry", "", "It has no place.")
        return
    kind = place.geom_type[0]
    point = place.representative_point()[0]
    if kind != "Point":
        into.tell(number, "changed", "geometry", kind, "A point inside stands for it.")
    known = {"latitude": f"{point.y:.6f}", "longitude": f"{point.x:.6f}"}
    known["geo_precision"] = "site" if kind == "Point" else "region"
    row = {"kind": "site" if kind == "Point" else "region", "description": name, **known}
    territory_id = into.find_or_add("territories", name, row)
    into.add_row("event_territories", {"event_id": event_id, "territory_id": territory_id})
