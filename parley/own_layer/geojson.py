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

from parley.own_layer.fault import OwnLayerFault

POSITIONS = 1_000_000
"""The most points an outline layer may have; a detailed control map has some ten thousand."""

POSITION = re.compile(rb"\[\s*[-\d]")
"""How a position begins: points are counted before anything is built of them."""

NEAR_THE_END = 12
"""A fault within this many characters of the end comes from a file cut off in a number or a word."""

GEOMETRIES = {
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
}


def too_many() -> OwnLayerFault:
    """The word for a layer that would need too much memory."""
    return OwnLayerFault(
        f"It has more than {POSITIONS:,} points.", "Simplify its outlines; shares hardly change at 50 metres of detail."
    )


def read_geojson(data: bytes) -> gpd.GeoDataFrame:
    """The features of a GeoJSON text with their properties, in the system it names, else in WGS84 degrees."""
    if sum(1 for _ in POSITION.finditer(data)) > POSITIONS:
        raise too_many()
    content = parsed(data)
    if content.get("type") == "Topology":
        raise OwnLayerFault("It is TopoJSON.", "Save it as GeoJSON.")
    features = features_of(content)
    if not features:
        raise OwnLayerFault("It holds no features.", "Open a file with at least one area.")
    shapes = [geometry(feature, number) for number, feature in enumerate(features, 1)]
    rows = [plain(feature.get("properties")) for feature in features]
    return gpd.GeoDataFrame(rows, geometry=shapes, crs=system(content))


def parsed(data: bytes) -> dict[str, Any]:
    """The text as JSON; says where it breaks off."""
    try:
        text = data.decode("utf-8-sig")
        content = json.loads(text)
    except UnicodeDecodeError as wrong:
        raise OwnLayerFault(f"Byte {wrong.start + 1:,} is not UTF-8 text.", "Save the file as UTF-8.") from wrong
    except json.JSONDecodeError as wrong:
        ended = len(text) - wrong.pos < NEAR_THE_END or "Unterminated" in wrong.msg
        said = "The file ends too early" if ended else "The file is not valid JSON"
        raise OwnLayerFault(
            f"{said} (line {wrong.lineno:,}, character {wrong.colno:,}).", "Download or save it again."
        ) from wrong
    except RecursionError as deep:
        raise OwnLayerFault("Its brackets are nested too deeply to be a map.", "Open a GeoJSON file.") from deep
    if not isinstance(content, dict):
        raise OwnLayerFault("It is JSON but not GeoJSON.", "A GeoJSON file is an object with a “type”.")
    return content


def features_of(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The features of a collection; a single feature or a bare geometry counts as one."""
    kind = content.get("type")
    if kind == "FeatureCollection" and isinstance(content.get("features"), list):
        return [feature for feature in content["features"] if isinstance(feature, dict)]
    if kind == "Feature":
        return [content]
    if kind in GEOMETRIES:
        return [{"geometry": content}]
    raise OwnLayerFault(
        "It is JSON but not GeoJSON: it has no FeatureCollection, Feature or geometry.", "Save the layer as GeoJSON."
    )


def geometry(feature: dict[str, Any], number: int) -> Any:
    """A feature's geometry, or None where it has none."""
    value = feature.get("geometry")
    if value is None:
        return None
    try:
        # Heights are dropped here, and with them rings whose points differ in having one.
        return shapely.force_2d(shape(flattened(value)))
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
        RecursionError,
        shapely.errors.ShapelyError,
    ) as wrong:
        raise OwnLayerFault(
            f"The coordinates of feature {number:,} can't be read.", "Check this feature, or leave it out."
        ) from wrong


def flattened(value: dict[str, Any]) -> dict[str, Any]:
    """A geometry with two numbers a point."""
    if value.get("type") == "GeometryCollection":
        return {"type": value["type"], "geometries": [flattened(part) for part in value["geometries"]]}
    return {"type": value["type"], "coordinates": pairs(value["coordinates"])}


def pairs(value: Any) -> Any:
    """Nested positions, each cut to longitude and latitude."""
    if not isinstance(value, list):
        raise TypeError("a position is a list of numbers")
    if value and isinstance(value[0], int | float):
        return [float(value[0]), float(value[1])]
    return [pairs(part) for part in value]


def plain(properties: Any) -> dict[str, Any]:
    """A feature's properties as far as they are texts and numbers, and don't hide the geometry."""
    if not isinstance(properties, dict):
        return {}
    return {
        str(key): value
        for key, value in properties.items()
        if isinstance(value, str | int | float) and key != "geometry"
    }


def system(content: dict[str, Any]) -> CRS:
    """The coordinate system the file names; the standard's own where it names none."""
    named = content.get("crs")
    if not named:
        return CRS.from_epsg(4326)
    try:
        return CRS.from_user_input(named["properties"]["name"])
    except (CRSError, KeyError, TypeError) as unknown:
        raise OwnLayerFault(
            f"It names a coordinate system that is not known: {str(named)[:80]}.", "Save it in WGS84 degrees."
        ) from unknown
