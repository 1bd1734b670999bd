"""The base map made ready for the zoomable map: indexed units, hatch lines and dashed outlines drawn beforehand.

WebGL has no hatch and no dash of its own here, so both are lines, laid in the map's own projection (Web Mercator) so
that they look alike everywhere. No area may be read from any of this.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString
from shapely.ops import substring

from parley.dossier.geometry import BaseMap, find_innermost_point, orient_for_geojson
from parley.figures.zoom_map.opening import fit_opening_view, visible_bounds

WEB_MERCATOR_EPSG = 3857
PIXEL_METRES = 2446.0
"""Metres of Web Mercator that one pixel covers at zoom 5, where the map opens."""

HATCH_SPACING = 6 * 2**0.5 * PIXEL_METRES
"""Distance between hatch lines along an axis: 6 pixels across at 45 degrees."""

HATCH_STRIPE_WIDTH = 3.1 * PIXEL_METRES * 512 / (2 * math.pi * 6378137)
"""Width of a hatch line in deck.gl's own unit (the world is 512 wide), so that lines and gaps shrink together."""

OPENING_MAP_SIZE = (900, 620)
"""Pixels of the picture on a desk, into which the names of neighbours must fit."""

BORDER_KINDS = ("state", "coast", "oblast")
"""Kinds of borders in the order of their index `i`."""

GEOMETRY_LAYERS = ("units", "hatch", "claims", "context", "borders", "names")
"""What `build_layer_geometry` makes, for whoever only says where it is."""

PATH_LAYERS = ("hatch", "claims")
"""The layers that are rows of lines; the others are GeoJSON."""

NEIGHBOUR_NAME_CLEARANCE = 14
"""Least distance of a neighbour's name from every border, in pixels."""

DASH_LENGTH, DASH_GAP = 6 * PIXEL_METRES, 5 * PIXEL_METRES

COORDINATE_PRECISION = 0.001
"""Degrees (100 m) to which coordinates are told: enough for the zoom a reader can reach."""


def build_layer_geometry(base: BaseMap, lined: Collection[str]) -> dict[str, Any]:
    """By name, as GeoJSON: `units` with each unit's index `i` and code `iso`, `context`, `borders` with the index `i`
    of their kind, `locate_neighbour_names` (points for the names of the neighbours);
    as `list_line_paths`: `hatch` and `claims` of some units
    alone. Lines that are never drawn still cost a graphics card their time: where software plays it, most of it."""
    units = base.units[["iso_3166_2", "geometry"]].rename(columns={"iso_3166_2": "iso"})
    units["i"] = range(len(units))
    flat = units[units["iso"].isin(lined)].to_crs(WEB_MERCATOR_EPSG)
    return {
        "units": geojson_from_frame(units),
        "hatch": list_line_paths(flat.assign(geometry=flat.geometry.map(clip_hatch_lines))),
        "claims": list_line_paths(flat.assign(geometry=flat.geometry.map(dash_outline))),
        "context": geojson_from_frame(base.context[["name", "geometry"]]),
        "borders": geojson_from_frame(
            base.borders[["geometry"]].assign(i=base.borders["kind"].map(BORDER_KINDS.index))
        ),
        "names": geojson_from_frame(locate_neighbour_names(base)),
    }


def list_line_paths(lines: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """Lines as rows: each line's `path` in degrees, with its unit's index `i`. GeoJSON would have to be read anew for
    every colour: Streamlit lets rows change theirs."""
    parts, unit = shapely.get_parts(
        shapely.set_precision(lines.to_crs(4326).geometry, COORDINATE_PRECISION), return_index=True
    )
    whose = zip(lines["i"].take(unit).tolist(), parts, strict=True)
    return [{"i": i, "path": shapely.get_coordinates(path).tolist()} for i, path in whose]


def locate_neighbour_names(base: BaseMap) -> gpd.GeoDataFrame:
    """The neighbours that have room for their name when the map opens on all units, each at its roomiest point."""
    view = fit_opening_view(base.units.total_bounds, OPENING_MAP_SIZE)
    frame = (
        gpd.GeoSeries([shapely.box(*visible_bounds(view, OPENING_MAP_SIZE))], crs=4326)
        .to_crs(WEB_MERCATOR_EPSG)
        .iloc[0]
    )
    found = []
    for name, shape in base.context[["name", "geometry"]].to_crs(WEB_MERCATOR_EPSG).itertuples(index=False, name=None):
        room = (12 + 5 * len(name)) * PIXEL_METRES
        point, radius = find_innermost_point(
            shapely.intersection(shapely.make_valid(shape), frame.buffer(-room)), PIXEL_METRES
        )
        if radius > NEIGHBOUR_NAME_CLEARANCE * PIXEL_METRES:
            found.append({"name": str(name).upper(), "geometry": point})
    return gpd.GeoDataFrame(found, columns=["name", "geometry"], geometry="geometry", crs=WEB_MERCATOR_EPSG).to_crs(
        4326
    )


def clip_hatch_lines(shape: shapely.Geometry) -> shapely.Geometry:
    """Lines at 45 degrees clipped to a shape, in phase with those of its neighbours."""
    west, south, east, north = shape.bounds
    first = np.floor((south - east) / HATCH_SPACING) * HATCH_SPACING
    lines = [
        [(west, west + c), (east, east + c)] for c in np.arange(first, north - west + HATCH_SPACING, HATCH_SPACING)
    ]
    return shapely.intersection(MultiLineString(lines), shape)


def dash_outline(shape: shapely.Geometry) -> shapely.Geometry:
    """The outline of a shape as dashes; islands shorter than a dash are left out."""
    dashes: list[LineString] = []
    for part in shapely.get_parts(shape):
        ring = shapely.simplify(part.exterior, 2 * PIXEL_METRES)
        starts = np.arange(0, ring.length - DASH_LENGTH, DASH_LENGTH + DASH_GAP)
        dashes += [substring(ring, start, start + DASH_LENGTH) for start in starts]
    return MultiLineString(dashes)


def geojson_from_frame(frame: gpd.GeoDataFrame) -> dict[str, Any]:
    """A frame as GeoJSON, rounded to `COORDINATE_PRECISION`."""
    rounded = frame.assign(geometry=orient_for_geojson(frame.geometry.array, COORDINATE_PRECISION))
    collection: dict[str, Any] = json.loads(rounded.to_json(drop_id=True))
    collection.pop("bbox", None)
    return collection
