"""The base map made ready for the zoomable map: indexed units, borders, neighbours and where their names have room.

Hatch and dashes are lines that are laid for each zoom (`tiles.py`). No area may be read from any of this.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection
from typing import Any

import geopandas as gpd
import shapely

from parley.dossier.geometry import BaseMap, find_innermost_point, orient_on_grid
from parley.figures.zoom_map.opening import fit_opening_view, pixels_per_degree, visible_bounds
from parley.figures.zoom_map.tiles import LINE_LAYERS, LineTiles

WEB_MERCATOR_EPSG = 3857
WORLD_METRES = 2 * math.pi * 6378137
"""Metres of Web Mercator round the world."""

OPENING_MAP_SIZE = (900, 620)
"""Pixels of the picture on a desk, into which the names of neighbours must fit."""

BORDER_KINDS = ("state", "coast", "inner")
"""Kinds of borders in the order of their index `i`."""

GEOMETRY_LAYERS = ("units", "context", "borders", "names")
"""What `build_layer_geometry` makes, for whoever only says where it is."""

NEIGHBOUR_NAME_CLEARANCE = 14
"""Least distance of a neighbour's name from every border, in pixels."""

SMALLEST_UNIT_PIXELS = 120
"""Pixels that the smallest unit is wide at the largest zoom."""


def build_layer_geometry(base: BaseMap) -> dict[str, Any]:
    """By name, as GeoJSON: `units` with each unit's index `i` and code `iso`, `context`, `borders` with the index `i`
    of their kind, `names` (points for the names of the neighbours)."""
    units = base.units[["iso_3166_2", "geometry"]].rename(columns={"iso_3166_2": "iso"})
    units["i"] = range(len(units))
    grid = find_coordinate_grid(fit_units_view(base.units, OPENING_MAP_SIZE)["max_zoom"])
    return {
        "units": geojson_from_frame(units, grid),
        "context": geojson_from_frame(base.context[["name", "geometry"]], grid),
        "borders": geojson_from_frame(
            base.borders[["geometry"]].assign(i=base.borders["kind"].map(BORDER_KINDS.index)), grid
        ),
        "names": geojson_from_frame(locate_neighbour_names(base), grid),
    }


def build_inline_lines(base: BaseMap, lined: Collection[str]) -> dict[str, Any]:
    """Hatch and dashes of some units for the opening zoom alone, where no addresses of our own answer with tiles."""
    tiles, zoom = LineTiles(base.units, lined), fit_units_view(base.units, OPENING_MAP_SIZE)["zoom"]
    return {name: tiles.draw_whole(name, zoom) for name in LINE_LAYERS}


def fit_units_view(
    units: gpd.GeoDataFrame, size: tuple[float, float], among: gpd.GeoDataFrame | None = None
) -> dict[str, float]:
    """Where the map opens on some units in a picture of a size in pixels; the smallest `among` all can be zoomed to."""
    bounds = (units if among is None else among).geometry.bounds
    smallest = float((bounds["maxx"] - bounds["minx"]).min()) if len(bounds) else 0.0
    return fit_opening_view(units.total_bounds, size, smallest, SMALLEST_UNIT_PIXELS)


def find_coordinate_grid(max_zoom: float) -> float:
    """Degrees to which coordinates are told: the decimal below a pixel at the largest zoom."""
    return float(10.0 ** -math.ceil(math.log10(pixels_per_degree(max_zoom))))


def locate_neighbour_names(base: BaseMap) -> gpd.GeoDataFrame:
    """The neighbours that have room for their name when the map opens on all units, each at its roomiest point."""
    view = fit_units_view(base.units, OPENING_MAP_SIZE)
    pixel = WORLD_METRES / 360 / pixels_per_degree(view["zoom"])
    frame = (
        gpd.GeoSeries([shapely.box(*visible_bounds(view, OPENING_MAP_SIZE))], crs=4326)
        .to_crs(WEB_MERCATOR_EPSG)
        .iloc[0]
    )
    found = []
    for name, shape in base.context[["name", "geometry"]].to_crs(WEB_MERCATOR_EPSG).itertuples(index=False, name=None):
        room = (12 + 5 * len(name)) * pixel
        point, radius = find_innermost_point(
            shapely.intersection(shapely.make_valid(shape), frame.buffer(-room)), pixel
        )
        if radius > NEIGHBOUR_NAME_CLEARANCE * pixel:
            found.append({"name": str(name).upper(), "geometry": point})
    return gpd.GeoDataFrame(found, columns=["name", "geometry"], geometry="geometry", crs=WEB_MERCATOR_EPSG).to_crs(
        4326
    )


def geojson_from_frame(frame: gpd.GeoDataFrame, grid: float) -> dict[str, Any]:
    """A frame as GeoJSON on a grid of degrees; a land over 180° goes on beyond it, as the map needs it."""
    rounded = frame.assign(geometry=orient_on_grid(frame.geometry.array, grid))
    collection: dict[str, Any] = json.loads(rounded.to_json(drop_id=True))
    collection.pop("bbox", None)
    return collection
