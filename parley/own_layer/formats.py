"""The formats a reader may open, told by what a file holds, not by its name."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pyogrio
import shapely
from pyproj import CRS

from parley.own_layer import archive as own_archive
from parley.own_layer.fault import OwnLayerError
from parley.own_layer.geojson import MAX_POSITIONS, make_point_limit_error

MAX_FEATURES = 200_000
"""The most features that are read."""

MAX_WKB_BYTES = 16 * MAX_POSITIONS + 100 * MAX_FEATURES
"""What geometries may weigh as well-known binary: sixteen bytes a point."""

FORMAT_SUFFIXES = {
    "GeoJSON": {".geojson", ".json"},
    "GeoPackage": {".gpkg"},
    "zip": {".zip"},
    "GeoParquet": {".parquet", ".geoparquet", ".pq"},
    "table": {".csv", ".txt"},
}
ACCEPTED_FORMATS = "GeoJSON, GeoPackage, zipped Shapefile, GeoParquet or a CSV table of places"


def detect_file_format(data: bytes) -> str:
    """What a file is by its first bytes."""
    start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise OwnLayerError("The file is empty.", "Check the download, or choose another file.")
    if start.startswith(b"SQLite format 3"):
        return "GeoPackage"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if start.startswith(b"PAR1"):
        return "GeoParquet"
    if start[:1] in (b"{", b"["):
        return "GeoJSON"
    if b"," in start.splitlines()[0] and not {0, 0xFF} & set(start):
        return "table"
    raise OwnLayerError("It is not a file with geometry.", f"Open {ACCEPTED_FORMATS}.")


def suffix_mismatch_notes(name: str, kind: str) -> list[str]:
    """A word where a file's name says another format than it holds."""
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    return (
        []
        if ending in FORMAT_SUFFIXES[kind]
        else [f"Named “{ending or 'no ending'}”, but it holds {kind}; read as that."]
    )


def read_geopackage(data: bytes) -> tuple[gpd.GeoDataFrame, list[str]]:
    """The layer with areas; other layers are named as left."""
    stored = list_geopackage_tables(data)
    with wrap_format_errors("GeoPackage"):
        layers = [(str(name), str(kind)) for name, kind in pyogrio.list_layers(data) if kind and str(name) in stored]
    if not layers:
        raise OwnLayerError("The GeoPackage holds no layer with geometry.", "Export the areas as a layer.")
    name = next((name for name, kind in layers if "Polygon" in kind), layers[0][0])
    left = [f"“{other}”" for other, _ in layers if other != name]
    notes = [f"Of {len(layers)} layers “{name}” was read; {', '.join(left[:5])} left."] if left else []
    return read_gdal_layer(data, "GeoPackage", name), notes


def list_geopackage_tables(data: bytes) -> set[str]:
    """The real tables of a GeoPackage: a view could make up rows without end."""
    try:
        with sqlite3.connect(":memory:") as base:
            base.deserialize(data)
            rows = base.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'")
            return {name for (name,) in rows}
    except sqlite3.DatabaseError as wrong:
        raise make_damaged_file_error("GeoPackage") from wrong


def read_shapefile(found: dict[str, bytes]) -> gpd.GeoDataFrame:
    """A Shapefile from the parts of a zip."""
    declared = int.from_bytes(found[".shp"][24:28], "big") * 2
    if len(found[".shp"]) < max(declared, 100):
        raise make_damaged_file_error("Shapefile")
    return read_gdal_layer(own_archive.zip_shapefile_parts(found), "Shapefile")


def read_gdal_layer(data: bytes, kind: str, layer: str | None = None) -> gpd.GeoDataFrame:
    """Read a layer from memory, as far as there may be features."""
    with wrap_format_errors(kind):
        frame = pyogrio.read_dataframe(data, layer=layer, max_features=MAX_FEATURES + 1, force_2d=True)
    if len(frame) > MAX_FEATURES:
        raise make_feature_limit_error()
    if not isinstance(frame, gpd.GeoDataFrame):
        raise OwnLayerError(f"The {kind} has no geometry.", "Export the areas, not their table alone.")
    return frame


@contextmanager
def wrap_format_errors(kind: str) -> Iterator[None]:
    """Whatever a library stumbles over is, for the reader, a damaged file."""
    try:
        yield
    except OwnLayerError:
        raise
    except Exception as wrong:
        raise make_damaged_file_error(kind) from wrong


def make_damaged_file_error(kind: str) -> OwnLayerError:
    """The word for a file that a library can't read to its end."""
    return OwnLayerError(f"The {kind} is damaged or ends too early.", "Download or save it again.")


def make_feature_limit_error() -> OwnLayerError:
    """The word for a layer with too many rows."""
    return OwnLayerError(
        f"It has more than {MAX_FEATURES:,} features.", "Leave out what is not needed, or merge areas."
    )


def read_geoparquet(data: bytes) -> gpd.GeoDataFrame:
    """GeoParquet with well-known binary; texts and geometries stay packed until it is known how large they are."""
    with wrap_format_errors("GeoParquet"):
        schema = pq.read_schema(io.BytesIO(data))
    about = json.loads((schema.metadata or {}).get(b"geo", b"{}"))
    column = about.get("primary_column", "")
    if column not in schema.names:
        raise OwnLayerError("It is Parquet without geometry.", "Save it as GeoParquet.")
    encoding = about["columns"][column].get("encoding", "")
    if encoding != "WKB":
        raise OwnLayerError(f"Its geometry is written as “{encoding}”.", "Save it as GeoParquet with WKB geometry.")
    with wrap_format_errors("GeoParquet"):
        packed = [field.name for field in schema if is_text_type(field.type) or field.name == column]
        file = pq.ParquetFile(io.BytesIO(data), read_dictionary=packed)
        if file.metadata.num_rows > MAX_FEATURES:
            raise make_feature_limit_error()
        table = file.read(columns=packed).combine_chunks()
        shapes = decode_wkb_column(table.column(column))
    rows = pd.DataFrame({name: table.column(name).to_pandas() for name in packed if name != column})
    crs = about["columns"][column].get("crs", "OGC:CRS84")
    return gpd.GeoDataFrame(rows, geometry=shapes, crs=CRS.from_user_input(crs) if crs else None)


def is_text_type(kind: pa.DataType) -> bool:
    """Whether a Parquet column holds words, which classes may be told by."""
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def decode_wkb_column(column: pa.ChunkedArray) -> np.ndarray[Any, Any]:
    """Packed geometries unpacked, unless they would come to too much."""
    column = pa.chunked_array([column.combine_chunks()]) if column.num_chunks != 1 else column
    chunk = column.chunk(0)
    if pa.types.is_dictionary(chunk.type):
        lengths = pc.binary_length(chunk.dictionary).take(chunk.indices)
        if (pc.sum(lengths).as_py() or 0) > MAX_WKB_BYTES:
            raise make_point_limit_error()
        known = np.asarray([*shapely.from_wkb(chunk.dictionary.to_numpy(zero_copy_only=False)), None])
        return np.asarray(known[chunk.indices.fill_null(-1).to_numpy(zero_copy_only=False)])
    return np.asarray(shapely.from_wkb(chunk.to_numpy(zero_copy_only=False)))
