"""A reader's geometry made fit to be measured: flat, whole, in a known system, inside the country. All said aloud."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from pyproj.exceptions import ProjError

from parley.own_layer.fault import OwnLayerError
from parley.own_layer.formats.content import MAX_POSITIONS, make_point_limit_error
from parley.words.messages import format_number, say, say_count
from parley.words.wording import capitalize_first, join_names, spell_small_number

OWN_AREA_CRS = "EPSG:6933"
"""Metres in which areas are true, wherever on Earth the country lies."""

MIN_REPORTED_AREA = 1e4
"""Areas are compared in square metres; what is smaller than a hectare is not worth a word."""


def extract_own_polygons(frame: gpd.GeoDataFrame, notes: list[str]) -> gpd.GeoDataFrame:
    """The areas of a layer; points, lines and features without geometry are counted and left."""
    if shapely.get_num_coordinates(frame.geometry.values).sum() > MAX_POSITIONS:
        raise make_point_limit_error()
    empty = int((frame.geometry.isna() | frame.geometry.is_empty).sum())
    parts = frame[~(frame.geometry.isna() | frame.geometry.is_empty)].explode(index_parts=False)
    if (parts.geom_type == "GeometryCollection").any():
        parts = parts.explode(index_parts=False)
    kinds = parts.geom_type
    areas = parts[kinds == "Polygon"].reset_index(drop=True)
    points, lines = int((kinds == "Point").sum()), int(kinds.isin(["LineString", "LinearRing"]).sum())
    left = (
        (say_count("{count} point", "{count} points", points), points),
        (say_count("{count} line", "{count} lines", lines), lines),
    )
    said = [one for one, count in left if count]
    said += [say_count("{count} feature without geometry", "{count} features without geometry", empty)] if empty else []
    if areas.empty:
        problem = say("It holds no areas, only {parts}.", parts=join_names(said)) if said else say("It holds no areas.")
        raise OwnLayerError(problem, say("Open a file with polygons."))
    if said:
        left_parts = ", ".join(said)
        notes.append(
            say_count(
                "{count} area taken; left: {parts}.",
                "{count} areas taken; left: {parts}.",
                len(areas),
                parts=left_parts,
            )
        )
    return drop_heights(areas, notes)


def drop_heights(areas: gpd.GeoDataFrame, notes: list[str]) -> gpd.GeoDataFrame:
    """Areas without heights, every number finite."""
    if areas.has_z.any():
        notes.append(say("Heights were dropped."))
        areas = areas.set_geometry(shapely.force_2d(areas.geometry.values), crs=areas.crs)
    if not np.isfinite(areas.total_bounds).all() or not np.isfinite(areas.bounds.to_numpy()).all():
        raise OwnLayerError(say("Some coordinates are not numbers."), say("Check the layer, or export it again."))
    return areas


def convert_to_degrees(areas: gpd.GeoDataFrame, notes: list[str]) -> gpd.GeoDataFrame:
    """WGS84 degrees; a layer that names no system is taken as such if its numbers fit."""
    west, south, east, north = areas.total_bounds
    fits = -360 <= west <= east <= 540 and -90 <= south <= north <= 90  # beyond 180° as maps of the Pacific have it
    if areas.crs is None:
        if not fits:
            raise OwnLayerError(
                say("It names no coordinate system, and its numbers are no degrees."),
                say("Save it with its system (a Shapefile needs its .prj), or in WGS84 degrees."),
            )
        notes.append(say("It names no coordinate system; its numbers fit WGS84 degrees and were taken as such."))
        return areas.set_crs(4326)
    # Longitude and latitude exchanged may overshoot a pole: that is told later, and better.
    if areas.crs.is_geographic and not (fits or is_swapped_degrees(areas)):
        raise OwnLayerError(
            say(
                "Its numbers are no degrees (they reach from {west} to {east}), though it says so.",
                west=f"{west:,.0f}",
                east=f"{east:,.0f}",
            ),
            say("Save it with the coordinate system it is really in."),
        )
    try:
        degrees = areas.to_crs(4326)
    except ProjError as wrong:
        raise OwnLayerError(
            say("Its coordinate system can't be turned into degrees."), say("Save it in WGS84.")
        ) from wrong
    if not np.isfinite(degrees.total_bounds).all():
        raise OwnLayerError(
            say("Its numbers lie outside its coordinate system."), say("Save it with the system it is in.")
        )
    if areas.crs.to_epsg() != 4326 and "CRS84" not in str(areas.crs):
        notes.append(say("Converted from {system}.", system=areas.crs.name))
    return degrees


def is_swapped_degrees(areas: gpd.GeoDataFrame) -> bool:
    """Whether the numbers are degrees once longitude and latitude are exchanged."""
    west, south, east, north = areas.total_bounds
    return bool(-180 <= south <= north <= 180 and -90 <= west <= east <= 90)


def repair_own_areas(areas: gpd.GeoDataFrame, notes: list[str]) -> gpd.GeoDataFrame:
    """Areas whose outlines cross themselves, made valid; only what has an area is kept."""
    bad = ~areas.is_valid
    if bad.any():
        many = int(bad.sum())
        notes.append(
            say_count(
                "{count} outline crosses itself and was repaired, which may change what is enclosed.",
                "{count} outlines cross themselves and were repaired, which may change what is enclosed.",
                many,
                count=capitalize_first(spell_small_number(many)),
            )
        )
    whole = [keep_polygonal_parts(shape) for shape in shapely.make_valid(areas.geometry.values)]
    areas = areas.set_geometry(gpd.GeoSeries(whole, index=areas.index, crs=areas.crs))
    areas = areas[~areas.is_empty]
    if areas.empty:
        raise OwnLayerError(say("Its outlines enclose no area."), say("Check the layer."))
    return areas


def keep_polygonal_parts(shape: shapely.Geometry) -> shapely.Geometry:
    """What of a geometry has an area: repairs may leave lines and points behind."""
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in ("Polygon", "MultiPolygon")]
    return shapely.union_all(parts) if parts else shapely.Polygon()


def select_areas_in_country(areas: gpd.GeoDataFrame, units: gpd.GeoDataFrame, notes: list[str]) -> gpd.GeoDataFrame:
    """The areas that touch the country; refuses a layer that lies elsewhere, with a guess at why."""
    country = shapely.union_all(shapely.make_valid(units.geometry.values))
    shapely.prepare(country)
    touches = shapely.intersects(country, areas.geometry.values)
    if not touches.any():
        if shapely.intersects(country, swap_coordinates(areas.geometry.values)).any():
            raise OwnLayerError(
                say(
                    "Its coordinates are exchanged: as written it lies outside the country, and inside it once "
                    "longitude and latitude change places."
                ),
                say("Save it with longitude first, as GeoJSON asks."),
            )
        west, south, east, north = areas.total_bounds
        raise OwnLayerError(
            say(
                "Nothing of it lies in the country (it reaches from {west} to {east} degrees east and from {south} to "
                "{north} degrees north).",
                west=f"{west:.1f}",
                east=f"{east:.1f}",
                south=f"{south:.1f}",
                north=f"{north:.1f}",
            ),
            say("Check the coordinate system, or choose another file."),
        )
    if left := int((~touches).sum()):
        notes.append(
            say_count(
                "{count} area lies wholly outside the country and was left out.",
                "{count} areas lie wholly outside the country and were left out.",
                left,
            )
        )
    return areas[touches]


def swap_coordinates(shapes: np.ndarray) -> np.ndarray:
    """Shapes with longitude and latitude exchanged."""
    return np.asarray(shapely.transform(shapes, lambda points: points[:, ::-1]))


def clip_areas_to_units(areas: gpd.GeoDataFrame, units: gpd.GeoDataFrame, notes: list[str]) -> gpd.GeoDataFrame:
    """One row per unit that is touched: its code and what of the layer lies in it, in equal-area metres."""
    projected = areas.to_crs(OWN_AREA_CRS)
    whole = keep_polygonal_parts(shapely.union_all(shapely.make_valid(projected.geometry.values)))
    own = units[["iso_3166_2", "geometry"]].to_crs(OWN_AREA_CRS)
    outlines = shapely.make_valid(own.geometry.values)
    pieces = [keep_polygonal_parts(piece) for piece in shapely.intersection(whole, outlines)]
    out = gpd.GeoDataFrame({"iso_3166_2": own["iso_3166_2"].to_numpy()}, geometry=pieces, crs=OWN_AREA_CRS)
    beyond = whole.area - float(out.area.sum())
    if beyond > max(MIN_REPORTED_AREA, whole.area * 1e-3):
        message = "{area} km² of it lie beyond the country’s outline and were cut off."
        notes.append(say(message, area=format_number(round(beyond / 1e6))))
    return out[out.area > 0].reset_index(drop=True)
