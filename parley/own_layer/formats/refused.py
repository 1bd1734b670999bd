"""What a file is that can't be read as a layer, by its first bytes, and the way to one that can."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from parley.own_layer.fault import OwnLayerError
from parley.own_layer.formats.archive import list_zip_names
from parley.own_layer.formats.encodings import read_text_start
from parley.words.messages import say


@dataclass(frozen=True)
class RefusedFormat:
    """A kind of file that is no layer: its name as it stands after "It is", the endings it goes by, how its bytes are
    told, and how to come by a layer."""

    name: str
    endings: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    remedy: str


EXPORT_IT = (
    "Open it in QGIS and save it as GeoJSON (Export > Save Features As), or run “ogr2ogr areas.geojson” with its name."
)
TRACE_IT = "Ask whoever made it for the areas, or trace them in QGIS and save them as GeoJSON."
UNPACK_IT = "Unpack it, and open the layer itself or a zip of it."
TABLE_IT = "Save the sheet as CSV, with the columns longitude, latitude and status, or with WKT."


def starts_with(*marks: bytes) -> Callable[[bytes], bool]:
    """A test of the first bytes."""
    return lambda data: data.startswith(marks)


def has_text(pattern: str) -> Callable[[bytes], bool]:
    """A test of a text's beginning, whatever its encoding."""
    wanted = re.compile(pattern, re.I)
    return lambda data: bool(wanted.match(read_text_start(data)))


def has_element(name: str) -> Callable[[bytes], bool]:
    """A test whether the first element of XML, past its declaration and comments, is of a name."""
    return has_text(rf"(?s)(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\])?\s*>\s*)*<(?:\w+:)?(?:{name})\b")


def holds_entry(pattern: str) -> Callable[[bytes], bool]:
    """A test of the names in a zip."""
    wanted = re.compile(pattern, re.I)
    return lambda data: data.startswith(b"PK\x03\x04") and any(map(wanted.search, list_zip_names(data)))


def is_sqlite_with(*tables: bytes) -> Callable[[bytes], bool]:
    """A test of a database by what its schema, which stands at its beginning, names."""
    return lambda data: data.startswith(b"SQLite format 3") and all(name in data[:200_000] for name in tables)


REFUSED_FORMATS: tuple[RefusedFormat, ...] = (
    RefusedFormat("a picture (PNG)", (".png",), starts_with(b"\x89PNG"), TRACE_IT),
    RefusedFormat("a picture (JPEG)", (".jpg", ".jpeg"), starts_with(b"\xff\xd8\xff"), TRACE_IT),
    RefusedFormat("a picture (GIF or WebP)", (".gif", ".webp"), starts_with(b"GIF8", b"RIFF"), TRACE_IT),
    RefusedFormat(
        "a TIFF picture, perhaps a GeoTIFF: cells, not areas",
        (".tif", ".tiff"),
        starts_with(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
        "Turn it into areas in QGIS (Raster > Conversion > Polygonize), and save them as GeoJSON.",
    ),
    RefusedFormat("a picture (SVG)", (".svg",), has_element("svg"), TRACE_IT),
    RefusedFormat("a PDF document", (".pdf",), starts_with(b"%PDF"), TRACE_IT),
    RefusedFormat("GPX, tracks and points of a satellite receiver", (".gpx",), has_element("gpx"), EXPORT_IT),
    RefusedFormat("GML", (".gml",), has_element("FeatureCollection"), EXPORT_IT),
    RefusedFormat("OpenStreetMap data", (".osm", ".pbf"), has_element("osm"), EXPORT_IT),
    RefusedFormat(
        "a web page, not the file that it leads to",
        (".html", ".htm"),
        has_element("html|head|body"),
        "Open its address in a browser, and use the page’s own link to download the data.",
    ),
    RefusedFormat("a QGIS project, which only points to layers", (".qgs",), has_element("qgis"), EXPORT_IT),
    RefusedFormat(
        "a QGIS project, which only points to layers", (".qgz",), holds_entry(r"\.qgs$"), EXPORT_IT
    ),
    RefusedFormat("an Esri file geodatabase", (".gdb",), holds_entry(r"\.gdbtable$"), EXPORT_IT),
    RefusedFormat("an Excel workbook", (".xlsx", ".xlsm"), holds_entry(r"^xl/workbook"), TABLE_IT),
    RefusedFormat("a Word document", (".docx",), holds_entry(r"^word/document"), TRACE_IT),
    RefusedFormat("an OpenDocument file", (".ods", ".odt"), holds_entry(r"^META-INF/manifest\.xml$"), TABLE_IT),
    RefusedFormat("an old Office file", (".xls", ".doc"), starts_with(b"\xd0\xcf\x11\xe0"), TABLE_IT),
    RefusedFormat(
        "the outlines (.shp) of a Shapefile alone",
        (".shp",),
        starts_with(bytes.fromhex("0000270a")),
        "Put the files of the same name (.shp, .shx, .dbf, .prj, .cpg) into one zip, and open that.",
    ),
    RefusedFormat(
        "the coordinate system (.prj) of a Shapefile alone",
        (".prj",),
        has_text(r"(GEOGCS|PROJCS|GEODCRS|PROJCRS)\["),
        "Put the files of the same name (.shp, .shx, .dbf, .prj, .cpg) into one zip, and open that.",
    ),
    RefusedFormat("MapInfo data", (".mif", ".tab"), has_text(r"!table|version\s+\d+\s"), EXPORT_IT),
    RefusedFormat("a drawing (DXF)", (".dxf",), has_text(r"0\s+SECTION\b|999\s"), EXPORT_IT),
    RefusedFormat("map tiles (PMTiles)", (".pmtiles",), starts_with(b"PMTiles"), EXPORT_IT),
    RefusedFormat(
        "map tiles (MBTiles)", (".mbtiles",), is_sqlite_with(b"tiles", b"metadata", b"zoom_level"), EXPORT_IT
    ),
    RefusedFormat("a SpatiaLite database", (".sqlite",), is_sqlite_with(b"spatialite_history"), EXPORT_IT),
    RefusedFormat("an Arrow or Feather file", (".arrow", ".feather"), starts_with(b"ARROW1", b"FEA1"), EXPORT_IT),
    RefusedFormat("a RAR archive", (".rar",), starts_with(b"Rar!"), UNPACK_IT),
    RefusedFormat("a 7-Zip archive", (".7z",), starts_with(b"7z\xbc\xaf\x27\x1c"), UNPACK_IT),
    RefusedFormat("a file packed with gzip", (".gz", ".tgz"), starts_with(b"\x1f\x8b"), UNPACK_IT),
    RefusedFormat("a file packed with bzip2 or xz", (".bz2", ".xz"), starts_with(b"BZh", b"\xfd7zXZ"), UNPACK_IT),
    RefusedFormat(
        "a pointer to a large file, not the file itself",
        (),
        has_text(r"version https://git-lfs"),
        "Download the file from its page in the repository, not as raw text.",
    ),
)  # fmt: skip
"""Kinds of file that are met beside layers; the first that fits names a file."""


def name_refused_file(data: bytes, readable: str) -> OwnLayerError:
    """What to tell a reader of a file that no format reads; `readable` lists those that are read."""
    for kind in REFUSED_FORMATS:
        if kind.sniff(data):
            return OwnLayerError(say("It is {kind}.", kind=kind.name), kind.remedy)
    start = read_text_start(data)
    if found := re.match(r"(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<(?:\w+:)?([\w.-]+)", start, re.S):
        return OwnLayerError(say("It is XML (“{name}”), but not KML.", name=found[1][:40]), EXPORT_IT)
    if re.match(r"(SRID=\d+;)?\s*(MULTI)?POLYGON", start, re.I):
        return OwnLayerError(
            say("It is well-known text without a table."), say("Put it below a header line “WKT”, in quotation marks.")
        )
    if start:
        line = start.splitlines()[0].strip()[:60]
        return OwnLayerError(
            say("It is text without geometry; its first line reads “{line}”.", line=line),
            say("Open a file of one of these formats: {formats}.", formats=readable),
        )
    return OwnLayerError(
        say("It is no file with geometry known here: it begins with the bytes {bytes}.", bytes=data[:8].hex(" ")),
        say("Open a file of one of these formats: {formats}.", formats=readable),
    )
