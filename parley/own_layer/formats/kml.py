"""KML: placemarks with the folders they lie in, their extended data and their style, each a column that may tell
classes. Read as a stream; what a file only links to is never fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, ParseError, iterparse

import geopandas as gpd
import shapely

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
from parley.words.messages import say

MAX_ELEMENTS = 2_000_000
"""More elements than a layer within the limits can need."""

MAX_DEPTH = 200
"""How deep elements may be nested."""

KEPT_WHOLE = {"Placemark", "Style", "StyleMap", "NetworkLink"}
"""Elements that are looked at when they end; others are forgotten at once."""


def read_kml(file: LayerFile) -> LayerContent:
    """The placemarks of a KML document as features in WGS84 degrees, as the standard has it."""
    if b"<!DOCTYPE" in file.data[:10_000] or b"<!ENTITY" in file.data:
        raise OwnLayerError(
            say("The KML defines entities of its own, which a map has no need of."),
            say("Save it again from a map program."),
        )
    reader = KmlReader()
    try:
        reader.read(file.data)
    except ParseError as wrong:
        line, place = wrong.position
        raise OwnLayerError(
            say("The KML is damaged or ends too early (line {line}, character {place}).", line=line, place=place + 1),
            say("Download or save it again."),
        ) from wrong
    if not reader.rows:
        if reader.links:
            raise OwnLayerError(
                say("The KML holds no areas, only a link to “{link}”, which is not followed.", link=reader.links[0]),
                say("Download the file that it links to, and open that."),
            )
        raise OwnLayerError(say("The KML holds no placemarks."), say("Open a file with at least one area."))
    for row in reader.rows:
        if named := row.pop("styleUrl", ""):
            row["style"] = reader.describe_style(named)
    return LayerContent(gpd.GeoDataFrame(reader.rows, geometry=reader.shapes, crs=4326))


class KmlReader:
    """Collects placemarks, styles and links while a document goes by."""

    def __init__(self) -> None:
        self.rows: list[dict[str, str]] = []
        self.shapes: list[shapely.Geometry | None] = []
        self.colours: dict[str, str] = {}
        self.maps: dict[str, str] = {}
        self.links: list[str] = []
        self.points = 0

    def read(self, data: bytes) -> None:
        """Go through a document; raises ParseError where it breaks off."""
        path: list[str] = []
        folders: list[str] = []
        elements = inside = 0
        for event, element in iterparse(io.BytesIO(data), events=("start", "end")):
            tag = local_name(element)
            if event == "start":
                elements += 1
                path.append(tag)
                inside += tag in KEPT_WHOLE
                if tag == "Folder":
                    folders.append("")
                if elements > MAX_ELEMENTS or len(path) > MAX_DEPTH:
                    raise OwnLayerError(say("The KML is nested or split too much to be a map."),
                                        say("Leave out what is not the layer."))  # fmt: skip
                continue
            path.pop()
            inside -= tag in KEPT_WHOLE
            if tag == "name" and path[-1:] == ["Folder"]:
                folders[-1] = clean_text(element)
            elif tag == "Folder":
                folders.pop()
            if not inside:
                if tag in KEPT_WHOLE:
                    self.take(tag, element, " / ".join(filter(None, folders)))
                element.clear()

    def take(self, tag: str, element: Element, folder: str) -> None:
        """Keep what an element that has ended says."""
        if tag == "Placemark":
            self.take_placemark(element, folder)
        elif tag == "Style" and element.get("id"):
            self.colours[str(element.get("id"))] = read_fill_colour(element)
        elif tag == "StyleMap" and element.get("id"):
            self.maps[str(element.get("id"))] = text_below(element, "styleUrl").removeprefix("#")
        elif tag == "NetworkLink":
            self.links.append(text_below(element, "href")[:200])

    def take_placemark(self, element: Element, folder: str) -> None:
        """A placemark as a feature."""
        if len(self.rows) >= MAX_FEATURES:
            raise make_feature_limit_error()
        row = {"folder": folder} if folder else {}
        for child in element:
            if local_name(child) in ("name", "description"):
                row[local_name(child)] = clean_text(child)
            elif local_name(child) == "styleUrl":
                row["styleUrl"] = (child.text or "").strip()
            elif local_name(child) == "Style":
                row["style"] = name_colour(read_fill_colour(child))
        for child in element.iter():
            if local_name(child) in ("when", "begin", "end"):  # of TimeStamp and TimeSpan
                row.setdefault(local_name(child), clean_text(child))
        for name, value in list_extended_data(element):
            row.setdefault(name, value)
        try:
            shape = self.build_shape(element)
        except OwnLayerError:
            raise
        except (ValueError, IndexError, shapely.errors.ShapelyError) as wrong:
            raise OwnLayerError(
                say(
                    "The coordinates of placemark {number} (“{name}”) can't be read.",
                    number=len(self.rows) + 1,
                    name=row.get("name") or say("no name"),
                ),
                say("Check this placemark, or leave it out."),
            ) from wrong
        self.rows.append({name: value for name, value in row.items() if name != "geometry"})
        self.shapes.append(shape)

    def build_shape(self, element: Element) -> shapely.Geometry | None:
        """The geometry below an element; several are a collection, none is None."""
        shapes: list[shapely.Geometry] = []
        for child in element:
            tag = local_name(child)
            if tag == "Polygon":
                outer = [ring for part in named_below(child, "outerBoundaryIs") for ring in self.list_rings(part)]
                inner = [ring for part in named_below(child, "innerBoundaryIs") for ring in self.list_rings(part)]
                if outer:
                    shapes.append(shapely.Polygon(outer[0], inner))
            elif tag in ("LineString", "LinearRing"):
                shapes.append(shapely.LineString(self.list_positions(child)))
            elif tag == "Point":
                shapes.append(shapely.Point(self.list_positions(child)[0]))
            elif tag == "MultiGeometry" and (found := self.build_shape(child)) is not None:
                shapes.append(found)
        if len(shapes) > 1:
            return shapely.GeometryCollection([part for shape in shapes for part in list_plain_parts(shape)])
        return shapes[0] if shapes else None

    def list_rings(self, element: Element) -> list[list[tuple[float, float]]]:
        """The rings of a boundary, those without any point left out."""
        rings = [self.list_positions(ring) for ring in named_below(element, "LinearRing")]
        return [ring for ring in rings if ring]

    def list_positions(self, element: Element) -> list[tuple[float, float]]:
        """An element's coordinates as longitude and latitude; heights are dropped."""
        text = re.sub(r"\s*,\s*", ",", text_below(element, "coordinates"))
        places = [place.split(",") for place in text.split()]
        self.points += len(places)
        if self.points > MAX_POSITIONS:
            raise make_point_limit_error()
        return [(float(place[0]), float(place[1])) for place in places]

    def describe_style(self, url: str) -> str:
        """A style as a class: its name in the file and the colour of its areas."""
        name = url.rpartition("#")[2]
        colour = name_colour(self.colours.get(self.maps.get(name, name), ""))
        return f"{name}, {colour}" if colour else name


def list_plain_parts(shape: shapely.Geometry) -> Sequence[shapely.Geometry]:
    """The parts of a collection, or the shape alone."""
    return list(shape.geoms) if shape.geom_type == "GeometryCollection" else [shape]


def local_name(element: Element) -> str:
    """An element's name without its namespace: KML is found under several."""
    return str(element.tag).rpartition("}")[2]


def named_below(element: Element, name: str) -> list[Element]:
    """The children of a name."""
    return [child for child in element if local_name(child) == name]


def text_below(element: Element, name: str) -> str:
    """The text of the first descendant of a name; "" without one."""
    return next((child.text or "" for child in element.iter() if local_name(child) == name), "").strip()


def clean_text(element: Element) -> str:
    """An element's text in one line, as long as a class may be."""
    return " ".join("".join(element.itertext()).split())[:MAX_TEXT]


def list_extended_data(element: Element) -> list[tuple[str, str]]:
    """A placemark's extended data, plain or by a schema, in order."""
    found = []
    for child in element.iter():
        if local_name(child) == "Data" and child.get("name"):
            found.append((str(child.get("name")), text_below(child, "value")[:MAX_TEXT]))
        elif local_name(child) == "SimpleData" and child.get("name"):
            found.append((str(child.get("name")), clean_text(child)))
    return found


def read_fill_colour(element: Element) -> str:
    """The colour of areas in a style as #rrggbb; KML writes it backwards, opacity first. "" where it has none."""
    for style in element.iter():
        if local_name(style) == "PolyStyle" and re.fullmatch(r"#?[0-9a-fA-F]{8}", code := text_below(style, "color")):
            code = code.removeprefix("#").lower()
            return f"#{code[6:8]}{code[4:6]}{code[2:4]}"
    return ""


def name_colour(colour: str) -> str:
    """A colour in words for a class."""
    return say("colour {code}", code=colour) if colour else ""
