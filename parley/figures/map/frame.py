"""A flat map's frame: an equal-area projection round the middle of the units, and drawing lengths in pixels."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from parley.dossier.geometry import find_middle_longitude

MAP_FRAME_MARGIN = 0.06
"""Room round the units, as a share of the longer side of their box."""

TALLEST, FLATTEST = (0.8, 1.2), (0.5, 0.7)
"""Most and least height of a picture as a share of its width (desk, phone): a long land gets room beside it."""

PHONE_PICTURE_WIDTH = 500
"""Pixels below which a picture is taken for a phone's."""

MAP_TOLERANCE_PX = 0.6
"""Detail below this many drawn pixels is dropped, unless a frame says otherwise."""


def equal_area_crs(units: gpd.GeoDataFrame) -> str:
    """Lambert's azimuthal equal-area projection round the middle of the units (to a degree), as PROJ text; metres."""
    _, south, _, north = units.total_bounds
    middle = f"+lat_0={round((south + north) / 2)} +lon_0={round(find_middle_longitude(units))}"
    return f"+proj=laea {middle} +datum=WGS84 +units=m +no_defs"


@dataclass(frozen=True)
class MapFrame:
    """A box of the projected plane (metres) drawn `width` pixels wide; y grows downwards in the drawing.

    Detail below `tolerance` drawn pixels is dropped.
    """

    crs: str
    left: float
    bottom: float
    right: float
    top: float
    width: float
    tolerance: float = MAP_TOLERANCE_PX

    @property
    def scale(self) -> float:
        """Pixels per metre."""
        return self.width / (self.right - self.left)

    @property
    def height(self) -> float:
        """Height of the drawing in pixels."""
        return (self.top - self.bottom) * self.scale

    def clip(self, geometry: BaseGeometry) -> BaseGeometry:
        """What of a projected geometry lies in the frame or just beside it, without detail too small to draw."""
        edge = 20 / self.scale
        simple = shapely.simplify(geometry, self.tolerance / self.scale, preserve_topology=True)
        return shapely.intersection(
            shapely.make_valid(simple),
            shapely.box(self.left - edge, self.bottom - edge, self.right + edge, self.top + edge),
        )

    def visible(self, geometry: BaseGeometry, inset: float = 0) -> BaseGeometry:
        """What of a projected geometry lies inside the frame, `inset` pixels or more from its edge."""
        edge = inset / self.scale
        box = shapely.box(self.left + edge, self.bottom + edge, self.right - edge, self.top - edge)
        return shapely.intersection(shapely.make_valid(geometry), box)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A projected point in pixels from the upper left corner."""
        return round((x - self.left) * self.scale, 1), round((self.top - y) * self.scale, 1)

    def unproject_pixel(self, x: float, y: float) -> tuple[float, float]:
        """A point of the drawing (pixels) on the projected plane."""
        return self.left + x / self.scale, self.top - y / self.scale

    def locate(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A place in degrees, in pixels."""
        return self.place(*Transformer.from_crs(4326, self.crs, always_xy=True).transform(longitude, latitude))

    def path(self, geometry: BaseGeometry) -> str:
        """Projected polygons and lines as the `d` of an SVG path."""
        return "".join(self.ring(part) for part in list_line_parts(self.clip(geometry)) if not part.is_empty)

    def ring(self, line: BaseGeometry) -> str:
        """One line of points in pixels, relative moves to keep it short; a ring is closed."""
        points = [self.place(x, y) for x, y in line.coords]
        steps, (px, py) = [], points[0]
        for x, y in points[1:]:
            if (x, y) != (px, py):
                steps.append(f"{x - px:.1f} {y - py:.1f}".replace(".0 ", " ").removesuffix(".0"))
                px, py = x, y
        closed = "Z" if line.is_ring else ""
        return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}{closed}" if steps else ""


def list_line_parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    """Every ring of polygons and every line, as lines; points are left out."""
    out: list[BaseGeometry] = []
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            out += [part.exterior, *part.interiors]
        elif part.geom_type in ("LineString", "LinearRing"):
            out.append(part)
        elif part.geom_type != "Point":
            out += list_line_parts(part)
    return out


def fit_map_frame(units: gpd.GeoDataFrame, width: float, margin: float = MAP_FRAME_MARGIN, crs: str = "") -> MapFrame:
    """The smallest frame round some units (degrees) with a margin; `crs` keeps to another frame's projection."""
    crs = crs or equal_area_crs(units)
    left, bottom, right, top = units.to_crs(crs).total_bounds
    edge = max(margin * max(right - left, top - bottom), 50.0)
    across, up = right - left + 2 * edge, top - bottom + 2 * edge
    small = width < PHONE_PICTURE_WIDTH
    broader = max(0.0, up / TALLEST[small] - across) / 2
    taller = max(0.0, across * FLATTEST[small] - up) / 2
    return MapFrame(
        crs, left - edge - broader, bottom - edge - taller, right + edge + broader, top + edge + taller, width
    )
