"""Tables as text: parted by commas, semicolons, tabs or bars, in UTF-8, UTF-16 or a code page; of places with
longitude and latitude, or of features with well-known text."""

from __future__ import annotations

import codecs
import csv
import io
import re

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError

from parley.own_layer.fault import OwnLayerError
from parley.own_layer.formats.content import (
    MAX_FEATURES,
    MAX_POSITIONS,
    MAX_TEXT,
    LayerContent,
    LayerFile,
    make_feature_limit_error,
    make_point_limit_error,
)
from parley.own_layer.formats.encodings import TextEncoding, decide_text_encoding, decode_utf16, has_utf16_form
from parley.own_layer.places import LATITUDE_NAMES, LONGITUDE_NAMES, is_used_column
from parley.words.messages import say

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
SHAPE_NAMES = ("wkt", "geometry", "geom", "the_geom", "wkb_geometry", "wkt_geom", "shape", "footprint")
WKT_PATTERN = re.compile(r"\s*(?:SRID=(\d+);)?\s*(?:(?:MULTI)?(?:POLYGON|POINT|LINESTRING)|GEOMETRYCOLLECTION)\b", re.I)
HEX_PATTERN = re.compile(r"\s*0[01][0-9a-f]{8,}\s*$", re.I)
"""Well-known binary in hexadecimal, as databases hand geometry out."""

MAX_FEATURE_COLUMNS = 60


def read_delimited(file: LayerFile) -> LayerContent:
    """A table of places, or of features where a column holds well-known text."""
    text, encoding = decode_table(file)
    notes = [encoding.note] if encoding and encoding.note else []
    separator, text = find_separator(text)
    csv.field_size_limit(2**31 - 1)  # an outline is one long cell
    try:
        names = [name.strip().lower() for name in next(csv.reader(io.StringIO(text[:1_000_000]), delimiter=separator))]
    except (StopIteration, csv.Error) as wrong:
        raise OwnLayerError(say("The table has no header."), say("Its first line names the columns.")) from wrong
    if len(set(names)) < len(names):
        double = next(name for name in names if names.count(name) > 1)
        raise OwnLayerError(
            say("The table has two columns “{name}”.", name=double[:60]), say("Give each column a name of its own.")
        )
    shape = find_shape_column(names)
    used = [name for name in names if is_used_column(name)] if shape is None else names[:MAX_FEATURE_COLUMNS]
    used = [*used, shape] if shape is not None and shape not in used else used
    table = parse_table(text, separator, names, used)
    if shape is not None:
        features = build_wkt_features(table, shape)
        if "status" in features.columns and features.geom_type.dropna().eq("Point").all():
            return LayerContent(table=places_from_points(features), notes=tuple(notes), encoding=encoding)
        return LayerContent(features, notes=tuple(notes), encoding=encoding)
    for name in (*LONGITUDE_NAMES, *LATITUDE_NAMES):
        if name in table.columns and separator != ",":
            table[name] = table[name].str.replace(",", ".", regex=False)
    return LayerContent(table=table, notes=tuple(notes), encoding=encoding)


def decode_table(file: LayerFile) -> tuple[str, TextEncoding | None]:
    """A table's text and, where it is neither plain nor marked, in which encoding it was found to be."""
    data = file.data
    if has_utf16_form(data):
        try:
            return decode_utf16(data).removeprefix("\ufeff"), None
        except UnicodeDecodeError as wrong:
            raise OwnLayerError(
                say("Its UTF-16 text is damaged or ends too early."), say("Download or save it again.")
            ) from wrong
    data = data.removeprefix(codecs.BOM_UTF8)
    cells = list(dict.fromkeys(re.split(rb"[,;\t|\r\n]+", data)))
    encoding = decide_text_encoding(cells, chosen=file.encoding)
    return data.decode(encoding.codec if encoding else "ascii", errors="replace"), encoding


def find_separator(text: str) -> tuple[str, str]:
    """What parts the columns (in the header, outside quotes), and the text without a line that names it (`sep=;`)."""
    first, _, rest = text.partition("\n")
    if told := re.fullmatch(r"\s*\"?sep=(.)\"?\s*", first, re.I):
        return told[1], rest
    header = re.sub(r'"[^"]*"', "", first)
    return max(SEPARATORS, key=header.count), text


def find_shape_column(names: list[str]) -> str | None:
    """The column of well-known text, by its name."""
    return next((name for name in SHAPE_NAMES if name in names), None)


def parse_table(text: str, separator: str, names: list[str], used: list[str]) -> pd.DataFrame:
    """The rows of the columns used, as texts."""
    try:
        table = pd.read_csv(
            io.StringIO(text), sep=separator, header=0, names=names, usecols=used, dtype=str, keep_default_na=False,
            na_filter=False, index_col=False,
        )  # fmt: skip
    except (ValueError, IndexError) as wrong:  # IndexError of rows that are all longer than the header
        raise OwnLayerError(
            say("The table can't be read: {reason}.", reason=str(wrong)[:120].strip()),
            say("Check its separators and quotes."),
        ) from wrong
    if table.empty and not used:
        raise OwnLayerError(
            say("The table has none of the columns that are looked for; it has {names}.", names=", ".join(names)[:200]),
            say("Name them “longitude”, “latitude” and “status”, or “WKT” for areas."),
        )
    if table.empty:
        raise OwnLayerError(say("The table has no rows."), say("Open one with at least one place."))
    return table


def build_wkt_features(table: pd.DataFrame, column: str) -> gpd.GeoDataFrame:
    """Rows with their outlines; a system is named by EWKT alone, degrees are tried otherwise."""
    if len(table) > MAX_FEATURES:
        raise make_feature_limit_error()
    texts = table[column].to_numpy(dtype=object)
    if sum(text.count(",") + 1 for text in texts if not HEX_PATTERN.match(text)) > MAX_POSITIONS:
        raise make_point_limit_error()
    if sum(len(text) // 32 for text in texts if HEX_PATTERN.match(text)) > MAX_POSITIONS:
        raise make_point_limit_error()
    shapes = np.asarray([parse_wkt_cell(text, row) for row, text in enumerate(texts, 2)], dtype=object)
    known = [shape for shape in shapes if shape is not None]
    systems = {shapely.get_srid(shape) for shape in known} - {0}
    if len(systems) > 1:
        raise OwnLayerError(say("Its rows are in several coordinate systems."), say("Save all of them in WGS84."))
    try:
        crs = CRS.from_epsg(systems.pop()) if systems else None
    except CRSError as unknown:
        raise OwnLayerError(
            say("It names a coordinate system that is not known."), say("Save it in WGS84 degrees.")
        ) from unknown
    rows = table.drop(columns=column).apply(lambda values: values.str.slice(0, MAX_TEXT))
    rows = rows.drop(columns=[name for name in rows.columns if name == "geometry"])
    return gpd.GeoDataFrame(rows, geometry=list(shapes), crs=crs)


def places_from_points(features: gpd.GeoDataFrame) -> pd.DataFrame:
    """Points with a status as the table of places that they are."""
    degrees = features.to_crs(4326) if features.crs else features
    table = pd.DataFrame(features.drop(columns=features.geometry.name))
    return table.assign(longitude=degrees.geometry.x.astype(str), latitude=degrees.geometry.y.astype(str))


def parse_wkt_cell(text: str, row: int) -> shapely.Geometry | None:
    """The outline in a cell, None in a blank one; `row` counts the header."""
    if not text.strip():
        return None
    try:
        if HEX_PATTERN.match(text):
            return shapely.from_wkb(text.strip())
        srid = WKT_PATTERN.match(text)
        shape = shapely.from_wkt(text.partition(";")[2] if srid and srid[1] else text)
        return shapely.set_srid(shape, int(srid[1])) if srid and srid[1] else shape
    except shapely.errors.ShapelyError as wrong:
        raise OwnLayerError(
            say("The outline in row {row} can't be read as well-known text (“{text}”).", row=row, text=text[:40]),
            say("Write it as POLYGON((longitude latitude, …)), or leave the row out."),
        ) from wrong
