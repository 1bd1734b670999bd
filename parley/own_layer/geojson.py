"""GeoJSON that a reader opens: strictly as JSON first, so that half a file is never taken for a whole one."""

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

MAX_POSITIONS = 1_000_000
"""The most points an outline layer may have; a detailed control map has some ten thousand."""

POSITION_PATTERN = re.compile(rb"\[\s*[-\d]")
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


def make_point_limit_error() -> OwnLayerError:
    """The word for a layer that would need too much memory."""
    return OwnLayerError(
        f"It has more than {MAX_POSITIONS:,} points.",
        "Simplify its outlines; shares hardly change at 50 metres of detail.",
    )


def read_geojson(data: bytes) -> gpd.GeoDataFrame:
    """The features of a GeoJSON text with their properties, in the system it names, else in WGS84 degrees."""
    if sum(1 for _ in POSITION_PATTERN.finditer(data)) > MAX_POSITIONS:
        raise make_point_limit_error()
    content = parse_geojson_text(data)
    if content.get("type") == "Topology":
        raise OwnLayerError("It is TopoJSON.", "Save it as GeoJSON.")
    features = list_geojson_features(content)
    if not features:
        raise OwnLayerError("It holds no features.", "Open a file with at least one area.")
    shapes = [parse_feature_geometry(feature, number) for number, feature in enumerate(features, 1)]
    rows = [scalar_properties(feature.get("properties")) for feature in features]
    return gpd.GeoDataFrame(rows, geometry=shapes, crs=read_geojson_crs(content))


def parse_geojson_text(data: bytes) -> dict[str, Any]:
    """The text as JSON; says where it breaks off."""
    try:
        text = data.decode("utf-8-sig")
        content = json.loads(text)
    except UnicodeDecodeError as wrong:
        raise OwnLayerError(f"Byte {wrong.start + 1:,} is not UTF-8 text.", "Save the file as UTF-8.") from wrong
    except json.JSONDecodeError as wrong:
        ended = len(text) - wrong.pos < TRUNCATION_MARGIN or "Unterminated" in wrong.msg
        said = "The file ends too early" if ended else "The file is not valid JSON"
        raise OwnLayerError(
            f"{said} (line {wrong.lineno:,}, character {wrong.colno:,}).", "Download or save it again."
        ) from wrong
    except RecursionError as deep:
        raise OwnLayerError("Its brackets are nested too deeply to be a map.", "Open a GeoJSON file.") from deep
    if not isinstance(content, dict):
        raise OwnLayerError("It is JSON but not GeoJSON.", "A GeoJSON file is an object with a “type”.")
    return content


def list_geojson_features(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The features of a collection; a single feature or a bare geometry counts as one."""
    kind = content.get("type")
    if kind == "FeatureCollection" and isinstance(content.get("features"), list):
        return [feature for feature in content["features"] if isinstance(feature, dict)]
    if kind == "Feature":
        return [content]
    if kind in GEOJSON_GEOMETRY_TYPES:
        return [{"geometry": content}]
    raise OwnLayerError(
        "It is JSON but not GeoJSON: it has no FeatureCollection, Feature or geometry.", "Save the layer as GeoJSON."
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
            f"The coordinates of feature {number:,} can't be read.", "Check this feature, or leave it out."
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
            f"It names a coordinate system that is not known: {str(named)[:80]}.", "Save it in WGS84 degrees."
        ) from unknown
