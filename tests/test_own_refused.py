"""A reader's file that cannot be read is refused by name, with a reason and a remedy; nothing is unpacked unseen."""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from parley.own_layer import layer as own_layer
from parley.own_layer.formats import archive as own_archive
from parley.own_layer.formats import registry
from parley.own_layer.layer import OwnLayerError
from tests import own_files as made
from tests.own_files import circled, read

pytestmark = [
    pytest.mark.filterwarnings("ignore:File /vsimem"),  # files in memory have no name
    pytest.mark.filterwarnings("ignore:'crs' was not provided"),
    pytest.mark.filterwarnings("ignore:invalid value encountered"),
]


SHAPE_START = bytes.fromhex("0000270a")


def bomb() -> bytes:
    """A small zip that would unpack to very much."""
    return made.zipped({"control.shp": bytes(own_archive.MAX_UNPACKED_MB * 2**20 + 1)})


BAD: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "empty": (lambda _: b"", "empty"),
    "blank": (lambda _: b" \n\n", "empty"),
    "picture": (lambda _: b"\x89PNG\r\n\x1a\n" + bytes(64), r"picture \(PNG\)"),
    "prose": (lambda _: b"A letter to the editor", "text without geometry; its first line reads “A letter"),
    "other JSON": (lambda _: b'{"answer": 42}', "JSON but not GeoJSON"),
    "list": (lambda _: b"[1, 2]", "JSON but not GeoJSON"),
    "broken JSON": (lambda _: made.geojson(made.SQUARE).replace(b"36.0", b"36,,0", 1), "not valid JSON"),
    "brackets": (lambda _: b"[" * 100_000, "nested too deeply"),
    "TopoJSON": (lambda _: b'{"type": "Topology", "objects": {}}', "TopoJSON lacks its arcs"),
    "latin-1": (lambda _: b'{"type": "FeatureCollection", "name": "\xe9"}', "not UTF-8"),
    "no features": (lambda _: made.geojson(), "no features"),
    "only points": (lambda _: made.geojson(shapely.Point(36, 48)), "no areas, only 1 point"),
    "bad coordinates": (lambda _: made.geojson({"type": "Polygon", "coordinates": [[["x", 1]]]}), "feature 1"),
    "open ring": (lambda _: made.geojson({"type": "Polygon", "coordinates": [[[36, 47], [37, 48]]]}), "feature 1"),
    "infinite": (lambda _: made.geojson(made.SQUARE).replace(b"36.0", b"1e999"), "not numbers"),
    "not a number": (lambda _: made.geojson(made.SQUARE).replace(b"36.0", b"NaN"), "not numbers|no areas|no area"),
    "no area": (lambda _: made.geojson({"type": "Polygon", "coordinates": [[[36, 47]] * 4]}), "enclose no area"),
    "unknown system": (lambda _: made.geojson(made.SQUARE, crs="urn:nowhere"), "not known"),
    "elsewhere": (lambda _: made.geojson(shapely.box(-80, 30, -79, 31)), "Nothing of it lies in the country"),
    "exchanged": (lambda _: made.geojson(shapely.box(46.9, 36, 48, 38)), "exchanged"),
    "empty zip": (lambda _: made.zipped({}), "zip is empty"),
    "climbing": (lambda _: made.zipped({"../../control.shp": b"x"}), "path outside itself"),
    "climbing back": (lambda _: made.zipped({"a\\..\\..\\control.shp": b"x"}), "path outside itself"),
    "rooted": (lambda _: made.zipped({"/etc/control.shp": b"x"}), "path outside itself"),
    "drive": (lambda _: made.zipped({"C:/control.shp": b"x"}), "path outside itself"),
    "bomb": (lambda _: bomb(), "would unpack to"),
    "many files": (
        lambda _: made.zipped({f"{n}.txt": b"" for n in range(own_archive.MAX_ZIP_ENTRIES + 1)}),
        "unpack to",
    ),
    "no shape": (lambda _: made.zipped({"readme.md": b"x"}), "no layer that can be read, but “readme.md”"),
    "two shapes": (lambda _: made.zipped({"a.shp": b"x", "b.shp": b"x"}), "several layers: “a.shp” and “b.shp”"),
    "no index": (lambda path: made.shapefile(path, without=(".shx",)), r"lacks its \.shx"),
    "false shape": (
        lambda _: made.zipped({"a.shp": SHAPE_START + b"x" * 200, "a.shx": b"x" * 200}),
        "damaged or ends too early",
    ),
    "false package": (lambda _: b"SQLite format 3\x00" + bytes(5000), "damaged or ends too early|no layer"),
    "false parquet": (lambda _: b"PAR1" + bytes(500), "damaged or ends too early"),
    "plain parquet": (lambda path: plain_parquet(path), "Parquet without geometry"),
    "too many points": (lambda _: b'{"type":[' + b"[ 1,2]," * 1_000_001, "more than 1,000,000 points"),
    "too large": (lambda _: bytes(own_layer.MAX_LAYER_MB * 2**20 + 1), "at most 50"),
}


def plain_parquet(folder: Path) -> bytes:
    """A table without geometry."""
    path = folder / "plain.parquet"
    pq.write_table(pa.table({"a": [1]}), path)
    return path.read_bytes()


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_by_name_with_a_reason_and_a_remedy(case: str, tmp_path: Path) -> None:
    make, reason = BAD[case]
    with pytest.raises(OwnLayerError, match=reason) as refused:
        read(make(tmp_path), "mine.geojson")
    assert str(refused.value).startswith("mine.geojson: ")
    assert refused.value.remedy


def test_a_locked_zip_is_refused() -> None:
    data = bytearray(made.zipped({"control.shp": b"x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(OwnLayerError, match="password"):
        read(bytes(data), "c.zip")


def test_a_zip_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(made.zipped({"control.shp": bytes(10**6), "control.shx": b"x"}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(OwnLayerError, match="damaged"):
        read(bytes(data), "c.zip")


def test_nothing_of_a_zip_is_written_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = made.shapefile(tmp_path)
    empty = tmp_path / "here"
    empty.mkdir()
    monkeypatch.chdir(empty)
    monkeypatch.setattr(zipfile.ZipFile, "extract", lambda *_: pytest.fail("unpacked to the disk"))
    read(data, "control.zip")
    assert not list(empty.iterdir())


def test_packed_geometries_are_weighed_before_they_are_unpacked(tmp_path: Path) -> None:
    many = pa.array([shapely.to_wkb(circled(0.1))] * 100, pa.binary())
    about = {"version": "1.0.0", "primary_column": "geometry", "columns": {"geometry": {"encoding": "WKB"}}}
    table = pa.table({"geometry": many}).replace_schema_metadata({"geo": json.dumps(about)})
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    assert len(out.getvalue()) < own_layer.MAX_LAYER_MB * 2**20
    with pytest.raises(OwnLayerError, match="more than 1,000,000 points"):
        read(out.getvalue(), "c.parquet")


KINDS = {
    "a.png": (b"\x89PNG\r\n\x1a\n", "picture (PNG)"),
    "a.tif": (b"II*\x00\x08\x00", "TIFF picture"),
    "a.pdf": (b"%PDF-1.7", "PDF document"),
    "a.gpx": (b'<?xml version="1.0"?>\n<!-- made --><gpx version="1.1"/>', "It is GPX"),
    "a.gml": (b"<gml:FeatureCollection xmlns:gml='http://x'/>", "It is GML"),
    "a.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture (SVG)"),
    "a.kml": (b"<!DOCTYPE html>\n<html><body>Sign in</body></html>", "web page, not the file"),
    "b.kml": (b"<rss version='2.0'/>", "XML (“rss”), but not KML"),
    "c.kml": (b"<kml><NetworkLink><Link><href>http://x.example/a.kml</href></Link></NetworkLink></kml>",
              "only a link to “http://x.example/a.kml”, which is not followed"),
    "d.kml": (b"<kml><Document/></kml>", "no placemarks"),
    "e.kml": (made.kml(made.placemark()).replace(b"36.0", b"x"), "coordinates of placemark 1"),
    "a.geojson": (b"version https://git-lfs.github.com/spec/v1\noid sha256:0", "pointer to a large file"),
    "a.json": (b'{"features": [], "spatialReference": {"wkid": 4326}}', "Esri’s own JSON"),
    "a.shp": (bytes.fromhex("0000270a") + bytes(100), "outlines (.shp) of a Shapefile alone"),
    "a.prj": (b'GEOGCS["WGS 84"]', "coordinate system (.prj)"),
    "a.xlsx": (made.zipped({"xl/workbook.xml": b"", "[Content_Types].xml": b""}), "Excel workbook"),
    "a.ods": (made.zipped({"mimetype": b"", "META-INF/manifest.xml": b""}), "OpenDocument"),
    "a.gdb.zip": (made.zipped({"a.gdb/a00000001.gdbtable": b"x"}), "Esri file geodatabase"),
    "nested.zip": (made.zipped({"a.geojson": made.zipped({"b.geojson": b"{}"})}), "another zip"),
    "a.gz": (b"\x1f\x8b\x08", "packed with gzip"),
    "a.7z": (b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    "a.rar": (b"Rar!\x1a\x07", "RAR archive"),
    "a.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Office file"),
    "a.feather": (b"ARROW1\0\0", "Arrow or Feather"),
    "a.wkt": (made.SQUARE.wkt.encode(), "well-known text without a table"),
    "a.bin": (b"\x01\x02\x03\x04\x05", "begins with the bytes 01 02 03 04 05"),
    "a.csv": (b"WKT,name\nnonsense,A\n", "outline in row 2"),
    "b.csv": (b"wkt,wkt\n,\n", "two columns “wkt”"),
    "c.csv": (b"a;b;c\n1;2;3\n", "none of the columns that are looked for; it has a, b, c"),
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_a_refusal_says_what_a_file_is_and_what_to_do(name: str) -> None:
    data, kind = KINDS[name]
    with pytest.raises(OwnLayerError) as refused:
        read(data, name)
    assert kind in str(refused.value)
    assert len(refused.value.remedy) > 10


def test_the_page_lets_every_kind_through_that_a_refusal_can_name() -> None:
    assert {".gpx", ".xlsx", ".pdf", ".zip", ".kmz"} <= set(registry.list_upload_endings())


STARTS = [b"", b"{", b"PK\x03\x04", b"PAR1", b"SQLite format 3\x00", b"a,b\n", b"<kml>", b"fgb\x03fgb\x01", b"wkt;a\n",
          b"\xff\xfe", b'{"type":"Topology"', b'{"a":1}\n{', SHAPE_START, b"<kml><Placemark>"]  # fmt: skip


@given(data=st.binary(max_size=400), start=st.sampled_from(STARTS))
def test_no_bytes_do_worse_than_being_refused(data: bytes, start: bytes) -> None:
    with pytest.raises(OwnLayerError):
        read(start + data)


WORDS = ["FeatureCollection", "Feature", "Polygon", "MultiPolygon", "GeometryCollection", "Topology", "Point"]
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(WORDS) | st.text(max_size=4)
NAMES = st.sampled_from(
    [
        "type",
        "features",
        "geometry",
        "geometries",
        "coordinates",
        "properties",
        "crs",
        "name",
        "arcs",
        "objects",
        "transform",
    ]
)
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=25
)


@given(content=JSON, kind=st.sampled_from(WORDS))
def test_no_json_does_worse_than_being_refused(content: object, kind: str) -> None:
    wholes = [content, {"type": kind, "features": [content], "coordinates": content, "geometry": content}]
    wholes.append({"type": "Topology", "arcs": content, "objects": {"a": content}})
    wholes.append({"type": "Feature", "geometry": {"type": kind, "coordinates": content, "geometries": content}})
    for whole in wholes:
        with contextlib.suppress(OwnLayerError):
            read(json.dumps(whole).encode())
