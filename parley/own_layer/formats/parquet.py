"""GeoParquet of both kinds: with the `geo` metadata of its own standard, or with Parquet's native geometry type."""

from __future__ import annotations

import io
import json
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError

from parley.own_layer.classes import is_class_column_name
from parley.own_layer.fault import OwnLayerError
from parley.own_layer.formats.content import (
    MAX_FEATURES,
    MAX_POSITIONS,
    MAX_TEXT,
    LayerContent,
    LayerFile,
    make_feature_limit_error,
    make_point_limit_error,
    wrap_format_errors,
)
from parley.words.messages import say

MAX_WKB_BYTES = 16 * MAX_POSITIONS + 100 * MAX_FEATURES
"""What geometries may weigh as well-known binary: sixteen bytes a point."""

SEPARATED_ENCODINGS = ("point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon")
"""Geometry as nested lists of numbers, which GeoParquet 1.1 allows beside well-known binary."""

MAX_COLUMNS = 60
"""As many attributes are read, those named like classes first; a packed file could hold very many."""

DEFAULT_CRS = "OGC:CRS84"
"""What both standards say of a column that names no system."""


def read_geoparquet(file: LayerFile) -> LayerContent:
    """GeoParquet with well-known binary; texts and geometries stay packed until it is known how large they are."""
    with wrap_format_errors("GeoParquet"):
        schema = pq.read_schema(io.BytesIO(file.data))
        column, crs = find_geometry_column(file.data, schema)
    if not is_binary_type(schema.field(column).type):
        return LayerContent(read_separated_geometry(file.data, schema, column))
    with wrap_format_errors("GeoParquet"):
        texts = [name.name for name in schema if is_text_type(name.type)]
        names = [name.name for name in schema if name.name != column and is_attribute(name)]
        names = sorted(names, key=lambda name: not is_class_column_name(name))[:MAX_COLUMNS]
        packed = [name for name in (*names, column) if name in texts or name == column]
        parquet = pq.ParquetFile(io.BytesIO(file.data), read_dictionary=packed)
        if parquet.metadata.num_rows > MAX_FEATURES:
            raise make_feature_limit_error()
        table = parquet.read(columns=[*names, column])
        shapes = decode_wkb_column(table.column(column))
        rows = pd.DataFrame({name: read_attribute_column(table.column(name)) for name in names})
    return LayerContent(gpd.GeoDataFrame(rows, geometry=shapes, crs=crs))


def is_binary_type(kind: pa.DataType) -> bool:
    """Whether a geometry column is well-known binary."""
    kind = kind.storage_type if isinstance(kind, pa.ExtensionType) else kind
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_binary_view(kind))


def read_separated_geometry(data: bytes, schema: pa.Schema, column: str) -> gpd.GeoDataFrame:
    """Geometry as nested lists, by geopandas; the file's own counts of numbers are looked at first."""
    metadata = pq.read_metadata(io.BytesIO(data))
    if metadata.num_rows > MAX_FEATURES:
        raise make_feature_limit_error()
    counts = [
        part.num_values
        for group in map(metadata.row_group, range(metadata.num_row_groups))
        for part in map(group.column, range(group.num_columns))
        if part.path_in_schema.split(".")[0] == column
    ]
    if sum(counts) > 3 * MAX_POSITIONS:
        raise make_point_limit_error()
    names = [field.name for field in schema if field.name != column and is_attribute(field)]
    names = sorted(names, key=lambda name: not is_class_column_name(name))[:MAX_COLUMNS]
    with wrap_format_errors("GeoParquet"):
        packed = [name for name in names if is_text_type(schema.field(name).type)]
        table = pq.ParquetFile(io.BytesIO(data), read_dictionary=packed).read(columns=names)
        rows = {name: read_attribute_column(table.column(name)) for name in names}
        shapes = gpd.read_parquet(io.BytesIO(data), columns=[column])
        return gpd.GeoDataFrame(rows, geometry=shapes.geometry.to_numpy(), crs=shapes.crs)


def find_geometry_column(data: bytes, schema: pa.Schema) -> tuple[str, CRS | None]:
    """The column of areas and its system (None where the file says that it has none)."""
    about = json.loads((schema.metadata or {}).get(b"geo", b"{}"))
    column = str(about.get("primary_column", ""))
    if column in schema.names:
        described = about["columns"][column]
        if (encoding := str(described.get("encoding", ""))).lower() not in ("wkb", *SEPARATED_ENCODINGS):
            raise OwnLayerError(
                say("Its geometry is written as “{encoding}”.", encoding=encoding[:40]),
                say("Save it as GeoParquet with WKB geometry."),
            )
        return column, read_parquet_crs(described.get("crs", DEFAULT_CRS), schema)
    metadata = pq.read_metadata(io.BytesIO(data))
    for number in range(metadata.num_columns):
        stored = metadata.schema.column(number)
        if stored.logical_type.type in ("GEOMETRY", "GEOGRAPHY") and stored.path in schema.names:
            told = json.loads(stored.logical_type.to_json())
            return stored.path, read_parquet_crs(told.get("crs") or DEFAULT_CRS, schema)
    raise OwnLayerError(say("It is Parquet without geometry."), say("Save it as GeoParquet."))


def read_parquet_crs(named: Any, schema: pa.Schema) -> CRS | None:
    """A coordinate system as either standard names it: PROJJSON, a code, `srid:N`, or `projjson:<key of the file>`."""
    if named is None:
        return None
    if isinstance(named, str):
        kind, _, rest = named.partition(":")
        if kind == "srid":
            named = f"EPSG:{rest}"
        elif kind == "projjson":
            named = (schema.metadata or {}).get(rest.encode(), b"").decode()
    try:
        return CRS.from_user_input(named)
    except CRSError as unknown:
        raise OwnLayerError(
            say("It names a coordinate system that is not known: {named}.", named=str(named)[:80]),
            say("Save it in WGS84 degrees."),
        ) from unknown


def is_text_type(kind: pa.DataType) -> bool:
    """Whether a Parquet column holds words, also as a view or as categories."""
    value = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(value) or pa.types.is_large_string(value) or pa.types.is_string_view(value))


def is_attribute(field: pa.Field) -> bool:
    """Whether a column may tell classes: words, or numbers under a name that promises classes."""
    if is_text_type(field.type):
        return True
    kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
    simple = pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_boolean(kind)
    return bool(simple) and is_class_column_name(field.name)


def read_attribute_column(column: pa.ChunkedArray) -> pd.Series:
    """A column's values, texts cut to what a class may have before they are unpacked."""
    column = column.unify_dictionaries().combine_chunks() if column.num_chunks else pa.array([], column.type)
    if isinstance(column, pa.ChunkedArray):
        column = pa.concat_arrays(column.chunks)
    if not pa.types.is_dictionary(column.type):
        return pd.Series(column.to_pandas())
    values = column.dictionary
    if is_text_type(values.type):
        values = pc.utf8_slice_codeunits(values.cast(pa.large_string()), 0, MAX_TEXT)
    return pd.Series(values.take(column.indices).to_pandas(), dtype=object)


def decode_wkb_column(column: pa.ChunkedArray) -> np.ndarray[Any, Any]:
    """Packed geometries unpacked, unless they would come to too much."""
    chunks = column.chunks if column.num_chunks else [pa.array([], column.type)]
    chunks = [chunk.storage if isinstance(chunk, pa.ExtensionArray) else chunk for chunk in chunks]
    if sum(weigh_wkb(chunk) for chunk in chunks) > MAX_WKB_BYTES:
        raise make_point_limit_error()
    return np.concatenate([decode_wkb_chunk(chunk) for chunk in chunks])


def weigh_wkb(chunk: pa.Array) -> int:
    """The bytes of a chunk of geometries once each is unpacked."""
    if not pa.types.is_dictionary(chunk.type):
        return int(pc.sum(pc.binary_length(chunk)).as_py() or 0)
    return int(pc.sum(pc.binary_length(chunk.dictionary).take(chunk.indices)).as_py() or 0)


def decode_wkb_chunk(chunk: pa.Array) -> np.ndarray[Any, Any]:
    """The geometries of one chunk."""
    if not pa.types.is_dictionary(chunk.type):
        return np.asarray(shapely.from_wkb(chunk.to_numpy(zero_copy_only=False)))
    known = np.asarray([*shapely.from_wkb(chunk.dictionary.to_numpy(zero_copy_only=False)), None])
    return np.asarray(known[chunk.indices.fill_null(-1).to_numpy(zero_copy_only=False)])
