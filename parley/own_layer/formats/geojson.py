"""GeoJSON, whole and by lines: strictly as JSON first, so that half a file is never taken for a whole one."""

from __future__ import annotations

import json
import re
from typing import Any

import geopandas as gpd
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError
from shapely.geometry import shape

from parley.own_layer.fault import OwnLayerError
from parley.own_layer.formats.content import (
    MAX_FEATURES,
    MAX_POSITIONS,
    LayerContent,
    LayerFile,
    make_feature_limit_error,
    make_point_limit_error,
)
from parley.own_layer.formats.encodings import decode_utf16, has_utf16_form
from parley.words.messages import say

POSITION_PATTERN = re.compile(r"\[\s*[-\d]")
"""How a position begins: points are counted before anything is built of them."""

TRUNCATION_MARGIN = 12
"""A fault within this many characters of the end comes from a file cut off in a number or a word."""

GEOJSON_GEOMETRY_TYPES = {
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
}


def read_geojson(file: LayerFile) -> LayerContent:
    """The features of a GeoJSON text with their properties, in the system it names, else in WGS84 degrees."""
    content = parse_json_object(file.data)
    features = list_geojson_features(content)
    return LayerContent(build_feature_frame(features, read_geojson_crs(content)))


def read_geojson_lines(file: LayerFile) -> LayerContent:
    """GeoJSON Lines (also with record separators, RFC 8142): a feature or a geometry on each line."""
    text = decode_json_text(file.data)
    check_position_count(text)
    features: list[dict[str, Any]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not (written := line.strip("\x1e \t\r\ufeff")):
            continue
        try:
            content = json.loads(written)
        except (json.JSONDecodeError, RecursionError) as wrong:
            raise OwnLayerError(
                say("Line {line} of its GeoJSON Lines is no whole feature: damaged, or the file ends too early.",
                    line=number),
                say("Download or save it again, one feature a line."),
            ) from wrong  # fmt: skip
        if not isinstance(content, dict):
            raise OwnLayerError(
                say("Line {line} is JSON but not GeoJSON.", line=number),
                say("Each line holds one feature with its geometry."),
            )
        features += list_geojson_features(content)
    return LayerContent(build_feature_frame(features, CRS.from_epsg(4326)))


def build_feature_frame(features: list[dict[str, Any]], crs: CRS) -> gpd.GeoDataFrame:
    """Features with their properties as a layer."""
    if not features:
        raise OwnLayerError(say("It holds no features."), say("Open a file with at least one area."))
    if len(features) > MAX_FEATURES:
        raise make_feature_limit_error()
    shapes = [parse_feature_geometry(feature, number) for number, feature in enumerate(features, 1)]
    rows = [scalar_properties(feature.get("properties")) for feature in features]
    return gpd.GeoDataFrame(rows, geometry=shapes, crs=crs)


def check_position_count(text: str) -> None:
    """Refuse more points than are drawn, before anything is built of them."""
    if sum(1 for _ in POSITION_PATTERN.finditer(text)) > MAX_POSITIONS:
        raise make_point_limit_error()


def decode_json_text(data: bytes) -> str:
    """JSON's text: UTF-8 as its standard asks, or UTF-16 as some programs save it."""
    try:
        return decode_utf16(data).removeprefix("\ufeff") if has_utf16_form(data) else data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise OwnLayerError(
            say("Byte {number} is not UTF-8 text.", number=wrong.start + 1), say("Save the file as UTF-8.")
        ) from wrong


def parse_json_object(data: bytes) -> dict[str, Any]:
    """The text as a JSON object; says where it breaks off."""
    text = decode_json_text(data)
    check_position_count(text)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as wrong:
        ended = len(text) - wrong.pos < TRUNCATION_MARGIN or "Unterminated" in wrong.msg
        where = {"line": wrong.lineno, "place": wrong.colno}
        raise OwnLayerError(
            say("The file ends too early (line {line}, character {place}).", **where)
            if ended
            else say("The file is not valid JSON (line {line}, character {place}).", **where),
            say("Download or save it again."),
        ) from wrong
    except RecursionError as deep:
        raise OwnLayerError(
            say("Its brackets are nested too deeply to be a map."), say("Open a GeoJSON file.")
        ) from deep
    if not isinstance(content, dict):
        raise OwnLayerError(say("It is JSON but not GeoJSON."), say("A GeoJSON file is an object with a “type”."))
    return content


def list_geojson_features(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The features of a collection; a single feature or a bare geometry counts as one."""
    kind = content.get("type")
    if kind == "FeatureCollection" and isinstance(content.get("features"), list):
        return [feature for feature in content["features"] if isinstance(feature, dict)]
    if kind == "Feature":
        return [content]
    if isinstance(kind, str) and kind in GEOJSON_GEOMETRY_TYPES:
        return [{"geometry": content}]
    if isinstance(content.get("features"), list) and "spatialReference" in content:
        raise OwnLayerError(say("It is Esri’s own JSON, not GeoJSON."), say("Ask the same service for f=geojson."))
    raise OwnLayerError(
        say("It is JSON but not GeoJSON: it has no FeatureCollection, Feature or geometry."),
        say("Save the layer as GeoJSON."),
    )


def parse_feature_geometry(feature: dict[str, Any], number: int) -> Any:
    """A feature's geometry, or None where it has none."""
    value = feature.get("geometry")
    if value is None:
        return None
    try:
        # Heights are dropped here, and with them rings whose points differ in having one.
        return shapely.force_2d(shape(flatten_geojson_geometry(value)))
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
        RecursionError,
        shapely.errors.ShapelyError,
    ) as wrong:
        raise OwnLayerError(
            say("The coordinates of feature {number} can't be read.", number=number),
            say("Check this feature, or leave it out."),
        ) from wrong


def flatten_geojson_geometry(value: dict[str, Any]) -> dict[str, Any]:
    """A geometry with two numbers a point."""
    if value.get("type") == "GeometryCollection":
        return {"type": value["type"], "geometries": [flatten_geojson_geometry(part) for part in value["geometries"]]}
    return {"type": value["type"], "coordinates": cut_positions(value["coordinates"])}


def cut_positions(value: Any) -> Any:
    """Nested positions, each cut to longitude and latitude."""
    if not isinstance(value, list):
        raise TypeError("a position is a list of numbers")
    if value and isinstance(value[0], int | float):
        return [float(value[0]), float(value[1])]
    return [cut_positions(part) for part in value]


def scalar_properties(properties: Any) -> dict[str, Any]:
    """A feature's properties as far as they are texts and numbers, and don't hide the geometry."""
    if not isinstance(properties, dict):
        return {}
    return {
        str(key): value
        for key, value in properties.items()
        if isinstance(value, str | int | float) and key != "geometry"
    }


def read_geojson_crs(content: dict[str, Any]) -> CRS:
    """The coordinate system the file names; the standard's own where it names none."""
    named = content.get("crs")
    if not named:
        return CRS.from_epsg(4326)
    try:
        return CRS.from_user_input(named["properties"]["name"])
    except (CRSError, KeyError, TypeError) as unknown:
        raise OwnLayerError(
            say("It names a coordinate system that is not known: {named}.", named=str(named)[:80]),
            say("Save it in WGS84 degrees."),
        ) from unknown
