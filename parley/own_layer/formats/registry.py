"""The one list of formats that a reader's own layer may have: how each is called, told and read.

What the page says it takes, which files its widget offers, what refusals name and the README's table all come from it;
another format is one more entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from parley.own_layer.fault import OwnLayerError
from parley.own_layer.formats import refused
from parley.own_layer.formats.archive import unzip_layer
from parley.own_layer.formats.content import LayerContent, LayerFile, wrap_format_errors
from parley.own_layer.formats.delimited import SEPARATORS, read_delimited
from parley.own_layer.formats.encodings import read_text_start
from parley.own_layer.formats.gdal import (
    SHAPEFILE_START,
    read_flatgeobuf,
    read_geopackage,
    read_shapefile,
    read_topojson,
)
from parley.own_layer.formats.geojson import read_geojson, read_geojson_lines
from parley.own_layer.formats.kml import read_kml
from parley.own_layer.formats.parquet import read_geoparquet
from parley.words.messages import list_in_words, say

ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(frozen=True)
class LayerFormat:
    """A format: its name for readers, the endings its files go by (the usual one first), whether bytes are of it, and
    how it is read. `packed` are endings of a zip that holds it, beside .zip; `parts` says that it consists of several
    files and so comes in a zip alone."""

    name: str
    endings: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Callable[[LayerFile], LayerContent]
    packed: tuple[str, ...] = ()
    parts: bool = False


def is_json_lines(data: bytes) -> bool:
    """Whether each line is an object of its own; GeoJSON in one line, or over several, is not."""
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"\x1e"):
        return True
    first, _, rest = data.lstrip(b"\xef\xbb\xbf \r\n\t").partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip()[:1] == b"{"


def is_topojson(data: bytes) -> bool:
    """Whether JSON says that it is a topology."""
    return read_text_start(data)[:1] == "{" and bool(re.search(rb'"type"\s*:\s*"Topology"', data))


def is_kml(data: bytes) -> bool:
    """Whether XML's first element is of KML; some programs leave the outermost out."""
    return refused.has_element("kml|Document|Placemark")(data)


def is_delimited(data: bytes) -> bool:
    """Whether the first line of a text has something that parts columns, and isn't prose."""
    start = read_text_start(data)
    first = start.splitlines()[0] if start else ""
    if not first or first[0] in "<{[" or refused.has_text(r"(SRID=\d+;)?\s*(MULTI)?POLYGON|version http")(data):
        return False
    if re.fullmatch(r"\s*\"?sep=.\"?\s*", first, re.I):
        return True
    best = max(SEPARATORS, key=first.count)
    names = [name.strip() for name in first.split(best)]
    one_column = len(names) == 1 and names[0].strip('" ').lower() in ("wkt", "geometry", "geom")
    return one_column or (len(names) > 1 and not any(len(name) > 60 or name.endswith(".") for name in names))


LAYER_FORMATS: tuple[LayerFormat, ...] = (
    LayerFormat(
        "zipped Shapefile", (".shp",), lambda data: data.startswith(SHAPEFILE_START), read_shapefile, parts=True
    ),
    LayerFormat("KML and KMZ", (".kml",), is_kml, read_kml, packed=(".kmz",)),
    LayerFormat("GeoPackage", (".gpkg",), lambda data: data.startswith(b"SQLite format 3"), read_geopackage),
    LayerFormat(
        "GeoParquet", (".parquet", ".geoparquet", ".pq"), lambda data: data.startswith(b"PAR1"), read_geoparquet
    ),
    LayerFormat("FlatGeobuf", (".fgb",), lambda data: data.startswith(b"fgb\x03"), read_flatgeobuf),
    LayerFormat("TopoJSON", (".topojson",), is_topojson, read_topojson),
    LayerFormat("GeoJSON Lines", (".geojsonl", ".geojsons", ".ndjson", ".jsonl"), is_json_lines, read_geojson_lines),
    LayerFormat("GeoJSON", (".geojson", ".json"), lambda data: read_text_start(data)[:1] in ("{", "["), read_geojson),
    LayerFormat("CSV table of places or with WKT", (".csv", ".tsv", ".tab", ".txt"), is_delimited, read_delimited),
)
"""All formats. A file is of the first whose bytes it has; of a zip's files the first that stands here is taken."""


def read_layer_file(file: LayerFile) -> LayerContent:
    """What a file holds, by what its bytes are, whatever its name says; raises OwnLayerError."""
    if not file.data.strip(b"\xef\xbb\xbf \r\n\t\0"):
        raise OwnLayerError(say("The file is empty."), say("Check the download, or choose another file."))
    outer = file
    zipped = file.data.startswith(ZIP_STARTS)
    if zipped:
        if (known := find_refused_zip(file.data)) is not None:
            raise known
        file = unzip_layer(file, [ending for form in LAYER_FORMATS for ending in form.endings])
        if file.data.startswith(ZIP_STARTS):
            raise OwnLayerError(say("The zip holds another zip."), say("Unpack it once, and open the inner one."))
    form = detect_layer_format(file.data)
    if form.parts and not zipped:
        raise refused.name_refused_file(file.data, name_layer_formats())
    with wrap_format_errors(form.name):
        content = form.read(file)
    said = [*mismatch_notes(outer.name, form, zipped), *content.notes]
    return LayerContent(content.features, content.table, tuple(said), content.encoding)


def find_refused_zip(data: bytes) -> OwnLayerError | None:
    """The word for a zip that is something else by what it holds, as a workbook is."""
    if any(kind.sniff(data) for kind in refused.REFUSED_FORMATS):
        return refused.name_refused_file(data, name_layer_formats())
    return None


def detect_layer_format(data: bytes) -> LayerFormat:
    """The format of bytes; raises OwnLayerError that says what they are where no format is theirs."""
    form = next((form for form in LAYER_FORMATS if form.sniff(data)), None)
    if form is None or (not form.parts and any(kind.sniff(data) for kind in refused.REFUSED_FORMATS)):
        raise refused.name_refused_file(data, name_layer_formats())
    return form


def mismatch_notes(name: str, form: LayerFormat, zipped: bool) -> list[str]:
    """A word where a file's name says another format than it holds."""
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if ending in ((".zip", *form.packed) if zipped else form.endings):
        return []
    return [
        say(
            "Named “{ending}”, but it holds {form}; read as that.",
            ending=ending or say("no ending"),
            form=say("a zip with {form}", form=form.name) if zipped and ending not in (".zip",) else form.name,
        )
    ]


def name_layer_formats() -> str:
    """All formats in words."""
    return list_in_words([form.name for form in LAYER_FORMATS])


def list_upload_endings() -> list[str]:
    """The endings that the page's widget lets through: of every format, and of every kind that a refusal can name, so
    that a reader hears what such a file is; a browser's own refusal would not say."""
    known = [*(ending for form in LAYER_FORMATS for ending in (*form.endings, *form.packed)), ".zip"]
    return list(dict.fromkeys([*known, *(ending for kind in refused.REFUSED_FORMATS for ending in kind.endings)]))


def layer_formats_as_markdown() -> str:
    """The README's table of formats."""
    rows = ["| format | endings |", "| --- | --- |"]
    for form in LAYER_FORMATS:
        endings = [f"`{ending}`" for ending in (*form.endings, *form.packed)]
        rows.append(f"| {form.name} | {', '.join(endings)}{' in `.zip`' if form.parts else ''} |")
    return "\n".join(rows)
