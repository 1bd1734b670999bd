"""Formats that GDAL reads from memory: GeoPackage, Shapefile, FlatGeobuf and TopoJSON, each weighed before."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio

from parley.own_layer.fault import OwnLayerError
from parley.own_layer.formats.content import (
    MAX_FEATURES,
    MAX_POSITIONS,
    LayerContent,
    LayerFile,
    make_damaged_file_error,
    make_feature_limit_error,
    make_point_limit_error,
    wrap_format_errors,
)
from parley.own_layer.formats.encodings import DBASE_LANGUAGES, TextEncoding, decide_text_encoding
from parley.own_layer.formats.geojson import parse_json_object
from parley.words.messages import list_in_words, say

SHAPEFILE_START = bytes.fromhex("0000270a")
REQUIRED_SHAPEFILE_PARTS = (".shx",)
RAW_BYTES = "ISO-8859-1"
"""Read so, each byte of a text is one letter, and nothing is lost before its encoding is known."""


def read_geopackage(file: LayerFile) -> LayerContent:
    """The layer with areas; other layers are named as left."""
    stored = list_geopackage_tables(file.data)
    with wrap_format_errors("GeoPackage"):
        found = pyogrio.list_layers(file.data)
    layers = [(str(name), str(kind)) for name, kind in found if kind and str(name) in stored]
    if not layers:
        raise OwnLayerError(say("The GeoPackage holds no layer with geometry."), say("Export the areas as a layer."))
    name = next((name for name, kind in layers if "Polygon" in kind), layers[0][0])
    left = [f"“{other}”" for other, _ in layers if other != name]
    said = say("Of {count} layers “{name}” was read; {left} left.", count=len(layers), name=name,
               left=", ".join(left[:5]))  # fmt: skip
    return LayerContent(read_gdal_layer(file.data, "GeoPackage", name), notes=(said,) if left else ())


def list_geopackage_tables(data: bytes) -> set[str]:
    """The real tables of a GeoPackage: a view could make up rows without end."""
    try:
        with sqlite3.connect(":memory:") as base:
            base.deserialize(data)
            rows = base.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'")
            return {name for (name,) in rows}
    except (sqlite3.DatabaseError, UnicodeDecodeError) as wrong:  # the latter where its own message holds damaged words
        raise make_damaged_file_error("GeoPackage") from wrong


def read_shapefile(file: LayerFile) -> LayerContent:
    """A Shapefile from the parts of a zip, its texts in the encoding that fits, is told, guessed or chosen."""
    if missing := [part for part in REQUIRED_SHAPEFILE_PARTS if part not in file.parts]:
        raise OwnLayerError(
            say("The Shapefile lacks its {parts}.", parts=list_in_words(missing)),
            say("Put all its parts (.shp, .shx, .dbf, .prj) into one zip and open that."),
        )
    declared = int.from_bytes(file.data[24:28], "big") * 2
    if len(file.data) < max(declared, 100):
        raise make_damaged_file_error("Shapefile")
    frame = read_gdal_layer(zip_shapefile_parts(file), "Shapefile", encoding=RAW_BYTES)
    frame, encoding = decode_frame_texts(frame, told_shapefile_encoding(file), file.encoding)
    return LayerContent(frame, notes=(encoding.note,) if encoding and encoding.note else (), encoding=encoding)


def zip_shapefile_parts(file: LayerFile) -> bytes:
    """A Shapefile's parts as a zip of our own making, under names of our own, without what tells its encoding."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("layer.shp", file.data)
        for kind, data in file.parts.items():
            if kind != ".cpg":
                archive.writestr(f"layer{kind}", data)
    return out.getvalue()


def told_shapefile_encoding(file: LayerFile) -> str:
    """What a Shapefile says of its texts: its .cpg, else its table's language byte; "" where neither says anything."""
    told = file.parts.get(".cpg", b"")[:40].decode("ascii", errors="ignore").strip()
    language = file.parts.get(".dbf", b"")[29:30]
    return told or DBASE_LANGUAGES.get(language[0] if language else 0, "")


def decode_frame_texts(frame: gpd.GeoDataFrame, told: str, chosen: str) -> tuple[gpd.GeoDataFrame, TextEncoding | None]:
    """A layer whose texts came as raw bytes, with real ones."""
    texts = [name for name in frame.columns if name != frame.geometry.name and is_raw_text(frame[name])]
    raw = [str(name).encode("latin-1", errors="replace") for name in frame.columns]
    raw += [value.encode("latin-1") for name in texts for value in frame[name].dropna().unique()]
    encoding = decide_text_encoding(raw, told, chosen)
    if encoding is None:
        return frame, None
    for name in texts:
        known = {value: recode_text(value, encoding.codec) for value in frame[name].dropna().unique()}
        frame[name] = frame[name].map(known)
    named = {name: recode_text(str(name), encoding.codec) for name in frame.columns if name != frame.geometry.name}
    return frame.rename(columns=named), encoding


def is_raw_text(column: pd.Series) -> bool:
    """Whether a column holds words."""
    return pd.api.types.is_string_dtype(column) or (
        column.dtype == object and all(isinstance(value, str) for value in column.dropna())
    )


def recode_text(value: str, codec: str) -> str:
    """A text that was read byte by byte, in its own encoding; what a fixed width cut off is dropped."""
    return value.encode("latin-1", errors="replace").decode(codec, errors="ignore")


def read_flatgeobuf(file: LayerFile) -> LayerContent:
    """FlatGeobuf. Its header's count is held against what was read: a file cut off reads as one without features."""
    with wrap_format_errors("FlatGeobuf"):
        declared = int(pyogrio.read_info(file.data)["features"])
    if declared > MAX_FEATURES:
        raise make_feature_limit_error()
    frame = read_gdal_layer(file.data, "FlatGeobuf")
    if len(frame) < declared:
        raise make_damaged_file_error("FlatGeobuf")
    return LayerContent(frame)


def read_topojson(file: LayerFile) -> LayerContent:
    """TopoJSON; of several objects each names its areas in a column `object`, so that they can be told apart."""
    content = parse_json_object(file.data)
    if count_topojson_positions(content) > MAX_POSITIONS:
        raise make_point_limit_error()
    with wrap_format_errors("TopoJSON"):
        data = json.dumps(wrap_bare_objects(content)).encode()
        names = [str(name) for name, _ in pyogrio.list_layers(data)]
    frames = [read_gdal_layer(data, "TopoJSON", name) for name in names]
    if not frames:
        raise OwnLayerError(say("The TopoJSON holds no objects."), say("Open a file with at least one area."))
    if len(frames) == 1:
        return LayerContent(frames[0].set_crs(4326, allow_override=True))
    named = [frame.assign(object=name) for frame, name in zip(frames, names, strict=True)]
    return LayerContent(gpd.GeoDataFrame(pd.concat(named, ignore_index=True)).set_crs(4326, allow_override=True))


def wrap_bare_objects(content: dict[str, Any]) -> dict[str, Any]:
    """A topology with every object as a collection: GDAL pools bare ones in one layer and loses their names."""
    objects = {
        name: value
        if value.get("type") == "GeometryCollection"
        else {"type": "GeometryCollection", "geometries": [value]}
        for name, value in content["objects"].items()
        if isinstance(value, dict)
    }
    return {**content, "objects": objects}


def count_topojson_positions(content: dict[str, Any]) -> int:
    """The points that a topology comes to once its arcs are put in: a small file can name a long arc very often."""
    arcs, objects = content.get("arcs"), content.get("objects")
    if not isinstance(arcs, list) or not isinstance(objects, dict):
        raise OwnLayerError(say("The TopoJSON lacks its arcs or objects."), say("Download or save it again."))
    lengths = [len(arc) if isinstance(arc, list) else 0 for arc in arcs]
    total, queue = 0, list(objects.values())
    while queue and total <= MAX_POSITIONS:
        value = queue.pop()
        if isinstance(value, dict):
            queue += [value.get("arcs"), value.get("geometries")]
        elif isinstance(value, list):
            queue += value
        elif isinstance(value, int):
            number = value if value >= 0 else ~value
            total += lengths[number] if number < len(lengths) else 0
    return total


def read_gdal_layer(data: bytes, kind: str, layer: str | None = None, encoding: str | None = None) -> gpd.GeoDataFrame:
    """Read a layer from memory, as far as there may be features."""
    with wrap_format_errors(kind):
        frame = pyogrio.read_dataframe(
            data, layer=layer, max_features=MAX_FEATURES + 1, force_2d=True, encoding=encoding
        )
    if len(frame) > MAX_FEATURES:
        raise make_feature_limit_error()
    if not isinstance(frame, gpd.GeoDataFrame):
        raise OwnLayerError(
            say("The {kind} has no geometry.", kind=kind), say("Export the areas, not their table alone.")
        )
    return frame
