"""Units and what lies round them made into the layers of `data/geo`: simplified together, cut to a frame, rounded."""

from __future__ import annotations

import math
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from parley.dossier.geometry import cut_at_180, find_label_point, find_middle_longitude, orient_on_grid, turn_longitudes

FRAME_SHAPE = (900, 620)
"""The picture that neighbours must fill, by width and height."""

FRAME_ROOM = 1.35
"""How much wider and higher than the units the land round them is kept."""

VERTICES_ACROSS = 650
"""The country's longer side in steps of the simplification: detail below a pixel and a half of a desk's picture."""

SMALLEST_NEIGHBOUR = 1e-4
"""Share of the frame's area below which a neighbour is left out."""


@dataclass(frozen=True)
class GeoLayers:
    """The layers as they are written, and what was lost on the way."""

    units: gpd.GeoDataFrame
    context: gpd.GeoDataFrame
    borders: gpd.GeoDataFrame
    remarks: tuple[str, ...]


def build_geo_layers(units: gpd.GeoDataFrame, around: gpd.GeoDataFrame) -> GeoLayers:
    """Make the layers of units (WGS84, with their properties) and of the neighbours round them (WGS84, `name`)."""
    middle = find_middle_longitude(units)
    units, around = turn_longitudes(units, middle), turn_longitudes(around, middle)
    south, north = units.total_bounds[1], units.total_bounds[3]
    plane = f"+proj=laea +lat_0={(south + north) / 2:.2f} +lon_0={middle:.2f} +datum=WGS84 +units=m +no_defs"
    flat = units.to_crs(plane)
    frame = make_frame(flat)
    near = keep_near(around, units).to_crs(plane)
    step = max(frame.bounds[2] - frame.bounds[0], frame.bounds[3] - frame.bounds[1]) / FRAME_ROOM / VERTICES_ACROSS
    shapes, remarks = simplify_together([*flat.geometry, *near.geometry], step)
    ours, theirs = shapes[: len(flat)], [shapely.intersection(each, frame) for each in shapes[len(flat) :]]
    seen = [each.area > frame.area * SMALLEST_NEIGHBOUR for each in theirs]
    flat = flat.assign(geometry=ours)
    context = gpd.GeoDataFrame(
        {"name": [name for name, keep in zip(near["name"], seen, strict=True) if keep]},
        geometry=[keep_areas(each) for each, keep in zip(theirs, seen, strict=True) if keep],
        crs=plane,
    )
    borders = draw_borders(flat, context, step)
    grid = 10.0 ** -math.ceil(-math.log10(step / 111_000 / 20))
    return GeoLayers(
        finish_units(flat, middle, grid),
        finish_layer(context, middle, grid),
        finish_layer(borders, middle, grid),
        tuple(remarks),
    )


def make_frame(flat: gpd.GeoDataFrame) -> BaseGeometry:
    """The box round units (metres) that a picture of `FRAME_SHAPE` shows, with room."""
    west, south, east, north = flat.total_bounds
    across, up = east - west, north - south
    across, up = max(across, up * FRAME_SHAPE[0] / FRAME_SHAPE[1]), max(up, across * FRAME_SHAPE[1] / FRAME_SHAPE[0])
    x, y = (west + east) / 2, (south + north) / 2
    half, rise = across * FRAME_ROOM / 2, up * FRAME_ROOM / 2
    return shapely.box(x - half, y - rise, x + half, y + rise)


def keep_near(around: gpd.GeoDataFrame, units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Neighbours cut to the wider surroundings: far ones are torn by a projection that is made for the middle."""
    west, south, east, north = units.total_bounds
    stretch = 1 / max(0.2, math.cos(math.radians(min(80.0, max(abs(south), abs(north))))))
    room = 1.5 * max((east - west), (north - south) * stretch) + 1
    box = shapely.box(west - room, max(-89.0, south - room), east + room, min(89.0, north + room))
    cut = around.assign(geometry=[keep_areas(shapely.intersection(each, box)) for each in around.geometry])
    return cut[~cut.geometry.is_empty].reset_index(drop=True)


def simplify_together(shapes: list[BaseGeometry], step: float) -> tuple[list[BaseGeometry], list[str]]:
    """Shapes with less detail whose shared borders stay shared; one by one where they do not fit together."""
    together = np.array([shapely.make_valid(each) for each in shapes], dtype=object)
    if shapely.coverage_is_valid(together):
        return [keep_areas(each) for each in shapely.coverage_simplify(together, step)], []
    said = "the outlines overlap or leave gaps, so each was simplified by itself: borders may not meet."
    return [keep_areas(shapely.simplify(each, step / 2)) or each for each in together], [said]


def keep_areas(shape: BaseGeometry) -> BaseGeometry:
    """The areas of a shape alone."""
    parts = [
        part
        for each in shapely.get_parts(shapely.make_valid(shape))
        for part in shapely.get_parts(each)
        if part.geom_type == "Polygon" and not part.is_empty
    ]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def draw_borders(units: gpd.GeoDataFrame, context: gpd.GeoDataFrame, step: float) -> gpd.GeoDataFrame:
    """Lines round all units, told apart by what lies beyond (a neighbour or the sea), and lines between units."""
    outer = shapely.boundary(shapely.union_all(units.geometry.array))
    inner = shapely.difference(shapely.union_all(shapely.boundary(units.geometry.array)), outer)
    beyond = shapely.buffer(shapely.union_all(context.geometry.array), step / 4)
    state = shapely.intersection(outer, beyond)
    coast = shapely.difference(outer, beyond)
    lines = {"state": keep_lines(state), "inner": keep_lines(inner), "coast": keep_lines(coast)}
    drawn = {kind: line for kind, line in lines.items() if not line.is_empty}
    return gpd.GeoDataFrame({"kind": list(drawn)}, geometry=list(drawn.values()), crs=units.crs)


def keep_lines(shape: BaseGeometry) -> BaseGeometry:
    """The lines of a shape, joined where they meet."""
    merged = shapely.line_merge(shape) if "Line" in shape.geom_type else shape
    return shapely.MultiLineString([part for part in shapely.get_parts(merged) if part.geom_type == "LineString"])


def finish_layer(layer: gpd.GeoDataFrame, middle: float, grid: float) -> gpd.GeoDataFrame:
    """A layer in degrees on a grid, cut at 180° as GeoJSON wants it."""
    degrees = layer.to_crs(f"+proj=longlat +datum=WGS84 +lon_wrap={middle:.2f} +no_defs")
    shapes = orient_on_grid(cut_at_180(degrees.geometry.array), grid)
    return gpd.GeoDataFrame(layer.drop(columns="geometry"), geometry=shapes, crs=4326)


def finish_units(flat: gpd.GeoDataFrame, middle: float, grid: float) -> gpd.GeoDataFrame:
    """The units in degrees, each with the point for its name and its measured area in km²; none is lost to the grid."""
    finished = finish_layer(flat, middle, grid)
    lost = finished.geometry.is_empty
    if lost.any():
        finished.loc[lost, "geometry"] = finish_layer(flat[lost], middle, grid / 1000).geometry.array
    points = [find_label_point(turned) for turned in turn_longitudes(finished, middle).geometry]
    digits = max(3, math.ceil(-math.log10(grid)))
    return finished.assign(
        label_lon=[round((at.x + 180) % 360 - 180, digits) for at in points],
        label_lat=[round(at.y, digits) for at in points],
    ).sort_values("iso_3166_2", ignore_index=True)
