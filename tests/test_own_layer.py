"""A reader's own layer: every format and system gives the same, every bad file a word that helps, nothing is unpacked
unseen."""

from __future__ import annotations

import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import geopandas as gpd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from parley import own_archive, own_layer, own_share
from parley.own_layer import OwnLayer, OwnLayerFault
from tests import own_files as made
from tests.conftest import ROOT

pytestmark = [
    pytest.mark.filterwarnings("ignore:File /vsimem"),  # files in memory have no name
    pytest.mark.filterwarnings("ignore:'crs' was not provided"),
    pytest.mark.filterwarnings("ignore:invalid value encountered"),
]
DAY = date(2025, 3, 18)
UNITS: gpd.GeoDataFrame = gpd.read_file(ROOT / "data/geo/units.geojson")
COUNTRY = UNITS.union_all()
BOWTIE = shapely.Polygon([(36, 47), (38, 48), (38, 47), (36, 48)])


def read(data: bytes, name: str = "control.geojson", **options: object) -> OwnLayer:
    """Read a file against the project's own outlines."""
    return own_layer.read(name, data, UNITS, DAY, **options)  # type: ignore[arg-type]


def share(layer: OwnLayer) -> float:
    """The country's share by a layer."""
    return own_share.country_share(own_share.shares(layer, UNITS))


def said(layer: OwnLayer) -> str:
    """All notes of a layer."""
    return " ".join(layer.notes)


SHARE = share(read(made.geojson(made.SQUARE)))


def circled(radius: float) -> shapely.Geometry:
    """A shape of very many points."""
    return shapely.Point(36, 48.5).buffer(radius, quad_segs=50_000)


# Steps


def test_each_step_is_named_before_it_begins() -> None:
    steps: list[str] = []
    own_layer.read("control.geojson", made.geojson(made.SQUARE), UNITS, DAY, tell=steps.append)
    assert steps == [
        "Reading the file",
        "Checking its outlines",
        "Repairing what crosses itself",
        "Measuring it region by region",
    ]


class Stopped(BaseException):
    """How a page is told that its reader has gone on."""


def test_who_is_told_may_stop_the_work() -> None:
    def tell(step: str) -> None:
        if step.startswith("Repairing"):
            raise Stopped

    with pytest.raises(Stopped):
        own_layer.read("control.geojson", made.geojson(made.SQUARE), UNITS, DAY, tell=tell)


# Shares


def test_all_of_the_country_is_all_of_every_region() -> None:
    layer = read(made.geojson(shapely.box(20, 43, 42, 54)))
    table = own_share.shares(layer, UNITS)
    assert table["share_pct"].round(6).eq(100).all()
    assert own_share.country_share(table) == pytest.approx(100)
    assert "beyond the country’s outline" in said(layer)


def test_a_region_s_own_outline_is_all_of_that_region_and_nothing_else() -> None:
    code = "UA-14"
    outline = UNITS.set_index("iso_3166_2").loc[code].geometry
    table = own_share.shares(read(made.geojson(outline)), UNITS).set_index("iso_3166_2")
    assert table.loc[code, "share_pct"] == pytest.approx(100, abs=0.01)
    assert table["share_pct"].drop(code).max() < 0.01


def test_overlapping_areas_count_once() -> None:
    assert share(read(made.geojson(made.SQUARE, made.SQUARE, made.SQUARE.buffer(-0.2)))) == pytest.approx(SHARE)


@settings(max_examples=40)
@given(west=st.floats(24, 36), south=st.floats(45, 51), size=st.floats(0.2, 3))
def test_what_is_inside_never_has_more_than_what_it_lies_in(west: float, south: float, size: float) -> None:
    inner, outer = shapely.box(west, south, west + size, south + size), shapely.box(west - 1, south - 1, 45, 55)
    large = own_share.shares(read(made.geojson(outer)), UNITS)["share_pct"]
    assume(inner.intersects(COUNTRY))
    small = own_share.shares(read(made.geojson(inner)), UNITS)["share_pct"]
    assert (small <= large + 1e-6).all()
    assert small.between(0, 100 + 1e-6).all()


def test_units_of_one_territory_are_counted_as_one(dossier: object) -> None:
    units = own_share.shares(read(made.geojson(shapely.box(32, 44, 37, 46.3))), UNITS)
    rows = own_share.by_territory(units, dossier.territories).set_index("territory_id")  # type: ignore[attr-defined]
    one = rows.loc["crimea"]
    assert set(one["codes"].split()) == {"UA-43", "UA-40"}
    both = units[units["iso_3166_2"].isin(["UA-43", "UA-40"])]
    assert one["share_pct"] == pytest.approx(both["held_km2"].sum() / both["area_km2"].sum() * 100)
    assert rows["held_km2"].sum() == pytest.approx(units["held_km2"].sum())


# Formats and systems


FORMATS: dict[str, Callable[[Path], bytes]] = {
    "control.geojson": lambda _: made.geojson(made.SQUARE),
    "control.json": lambda _: b"\xef\xbb\xbf\n" + made.geojson(made.SQUARE),
    "control.gpkg": made.geopackage,
    "control.zip": made.shapefile,
    "control.parquet": made.geoparquet,
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_share(name: str, tmp_path: Path) -> None:
    layer = read(FORMATS[name](tmp_path), name)
    assert share(layer) == pytest.approx(SHARE, abs=0.01)
    assert layer.notes == ()


@pytest.mark.parametrize("name", FORMATS)
def test_half_a_file_of_any_format_is_damaged(name: str, tmp_path: Path) -> None:
    whole = FORMATS[name](tmp_path)
    with pytest.raises(OwnLayerFault, match=r"damaged|ends too early"):
        read(whole[: len(whole) * 2 // 3], name)


@pytest.mark.parametrize("crs", [3857, 32636, 4284])
@pytest.mark.parametrize("name", ["control.gpkg", "control.zip", "control.parquet", "control.geojson"])
def test_every_system_gives_the_same_share(crs: int, name: str, tmp_path: Path) -> None:
    layer = made.frame(made.SQUARE.segmentize(0.05)).to_crs(crs)
    makers = {
        "control.gpkg": lambda: made.geopackage(tmp_path, control=layer),
        "control.zip": lambda: made.shapefile(tmp_path, layer),
        "control.parquet": lambda: made.geoparquet(tmp_path, layer),
        "control.geojson": lambda: made.geojson(layer.geometry[0], crs=f"urn:ogc:def:crs:EPSG::{crs}"),
    }
    found = read(makers[name](), name)
    assert share(found) == pytest.approx(SHARE, abs=0.02)
    assert "Converted from" in said(found)


@pytest.mark.parametrize("name", ["control.zip", "control.parquet"])
def test_degrees_without_a_system_are_taken_as_such_and_told(name: str, tmp_path: Path) -> None:
    bare = made.frame(crs=None)
    data = made.shapefile(tmp_path, bare, (".prj",)) if name.endswith("zip") else made.geoparquet(tmp_path, bare)
    layer = read(data, name)
    assert share(layer) == pytest.approx(SHARE, abs=0.01)
    assert "names no coordinate system" in said(layer)


def test_metres_without_a_system_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OwnLayerFault, match=r"no degrees.*\.prj"):
        read(made.shapefile(tmp_path, made.frame().to_crs(3857), (".prj",)), "control.zip")


def test_metres_that_pass_for_degrees_are_refused() -> None:
    metres = made.frame().to_crs(3857).geometry[0]
    with pytest.raises(OwnLayerFault, match="no degrees"):
        read(made.geojson(metres))


def test_a_name_that_says_another_format_is_told_and_does_not_matter(tmp_path: Path) -> None:
    layer = read(made.geopackage(tmp_path), "control.geojson")
    assert share(layer) == pytest.approx(SHARE, abs=0.01)
    assert "holds GeoPackage" in said(layer)


def test_of_several_layers_the_one_with_areas_is_read(tmp_path: Path) -> None:
    data = made.geopackage(tmp_path, villages=made.frame(shapely.Point(36, 48)), control=made.frame())
    layer = read(data, "control.gpkg")
    assert share(layer) == pytest.approx(SHARE, abs=0.01)
    assert "“control” was read; “villages” left" in said(layer)


# What is repaired, taken and left


def test_an_outline_that_crosses_itself_is_repaired_and_told() -> None:
    layer = read(made.geojson(BOWTIE))
    assert share(layer) == pytest.approx(share(read(made.geojson(BOWTIE.buffer(0), shapely.make_valid(BOWTIE)))))
    assert share(layer) > 0.1
    assert "One outline crosses itself and was repaired" in said(layer)


def test_points_and_lines_are_counted_and_left() -> None:
    line = shapely.LineString([(36, 47), (37, 48)])
    together = shapely.GeometryCollection([made.SQUARE, shapely.Point(36, 48)])
    layer = read(made.geojson(together, shapely.MultiPoint([(36, 47), (36, 48)]), line, None))
    assert share(layer) == pytest.approx(SHARE)
    assert "1 area taken; left: 3 points, 1 lines, 1 features without geometry." in said(layer)


def test_heights_are_dropped() -> None:
    raised = {"type": "Polygon", "coordinates": [[[x, y, 120.5] for x, y in made.SQUARE.exterior.coords]]}
    assert share(read(made.geojson(raised))) == pytest.approx(SHARE)


def test_heights_of_a_geopackage_are_dropped(tmp_path: Path) -> None:
    raised = shapely.force_3d(made.SQUARE, 7)
    assert share(read(made.geopackage(tmp_path, control=made.frame(raised)), "c.gpkg")) == pytest.approx(
        SHARE, abs=0.01
    )


def test_areas_far_outside_are_left_and_told() -> None:
    layer = read(made.geojson(made.SQUARE, shapely.box(100, 10, 110, 20)))
    assert share(layer) == pytest.approx(SHARE)
    assert "1 area lies wholly outside the country" in said(layer)


def test_a_layer_of_two_hundred_thousand_points_is_measured_in_little_memory() -> None:
    data = made.geojson(circled(1.0))
    tracemalloc.start()
    layer = read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert share(layer) == pytest.approx(share(read(made.geojson(shapely.Point(36, 48.5).buffer(1.0, 500)))), abs=0.01)
    assert peak < 300 * 2**20


# Classes


def classes(*values: str, column: str = "name") -> bytes:
    """An area for each class, side by side."""
    shapes = [shapely.box(33 + number, 47, 34 + number, 48) for number in range(len(values))]
    return made.geojson(*shapes, properties=[{column: value, "fill": f"#{value[:3]}"} for value in values])


def test_of_several_classes_those_that_say_held_are_taken() -> None:
    layer = read(classes("Occupied /// Окуповано", "Liberated", "Unknown status", "Occupied in 2014"))
    assert layer.classes.column == "name"
    assert set(layer.classes.taken) == {"Occupied /// Окуповано", "Occupied in 2014"}
    outer = made.geojson(shapely.box(33, 47, 34, 48), shapely.box(36, 47, 37, 48))
    assert share(layer) == pytest.approx(share(read(outer)))
    assert "“name” tells 4 classes" in said(layer)
    assert "Taken: Occupied" in said(layer)


@pytest.mark.parametrize("word", ["De-occupied", "Not occupied", "Contested", "Claimed as annexed", "Деокуповано"])
def test_a_class_that_only_sounds_like_held_is_not_taken(word: str) -> None:
    assert read(classes("Occupied", word)).classes.taken == ("Occupied",)


def test_classes_that_say_nothing_clear_are_all_taken_with_a_word() -> None:
    layer = read(classes("A", "B", column="status"))
    assert set(layer.classes.taken) == {"A", "B"}
    assert "all, since none says clearly what is held" in said(layer)


def test_a_reader_may_take_other_classes() -> None:
    data = classes("Occupied", "Contested")
    assert share(read(data, wanted=["Occupied", "Contested"])) > share(read(data))


# What is refused


def bomb() -> bytes:
    """A small zip that would unpack to very much."""
    return made.zipped({"control.shp": bytes(own_archive.UNPACKED_MB * 2**20 + 1)})


BAD: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "empty": (lambda _: b"", "empty"),
    "blank": (lambda _: b" \n\n", "empty"),
    "picture": (lambda _: b"\x89PNG\r\n\x1a\n" + bytes(64), "not a file with geometry"),
    "prose": (lambda _: b"A letter to the editor", "not a file with geometry"),
    "other JSON": (lambda _: b'{"answer": 42}', "JSON but not GeoJSON"),
    "list": (lambda _: b"[1, 2]", "JSON but not GeoJSON"),
    "broken JSON": (lambda _: made.geojson(made.SQUARE).replace(b"36.0", b"36,,0", 1), "not valid JSON"),
    "brackets": (lambda _: b"[" * 100_000, "nested too deeply"),
    "TopoJSON": (lambda _: b'{"type": "Topology", "objects": {}}', "TopoJSON"),
    "latin-1": (lambda _: b'{"type": "FeatureCollection", "name": "\xe9"}', "not UTF-8"),
    "no features": (lambda _: made.geojson(), "no features"),
    "only points": (lambda _: made.geojson(shapely.Point(36, 48)), "no areas, only 1 points"),
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
    "many files": (lambda _: made.zipped({f"{n}.txt": b"" for n in range(own_archive.ENTRIES + 1)}), "unpack to"),
    "no shape": (lambda _: made.zipped({"readme.txt": b"x"}), "neither a Shapefile"),
    "two shapes": (lambda _: made.zipped({"a.shp": b"x", "b.shp": b"x"}), "several layers: “a.shp”, “b.shp”"),
    "no index": (lambda path: made.shapefile(path, without=(".shx",)), r"lacks its \.shx"),
    "false shape": (lambda _: made.zipped({"a.shp": b"x" * 200, "a.shx": b"x" * 200}), "damaged or ends too early"),
    "false package": (lambda _: b"SQLite format 3\x00" + bytes(5000), "damaged or ends too early|no layer"),
    "false parquet": (lambda _: b"PAR1" + bytes(500), "damaged or ends too early"),
    "plain parquet": (lambda path: plain_parquet(path), "Parquet without geometry"),
    "too many points": (lambda _: b'{"type":[' + b"[ 1,2]," * 1_000_001, "more than 1,000,000 points"),
    "too large": (lambda _: bytes(own_layer.LARGEST_MB * 2**20 + 1), "at most 50"),
}


def plain_parquet(folder: Path) -> bytes:
    """A table without geometry."""
    path = folder / "plain.parquet"
    pq.write_table(pa.table({"a": [1]}), path)
    return path.read_bytes()


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_by_name_with_a_reason_and_a_remedy(case: str, tmp_path: Path) -> None:
    make, reason = BAD[case]
    with pytest.raises(OwnLayerFault, match=reason) as refused:
        read(make(tmp_path), "mine.geojson")
    assert str(refused.value).startswith("mine.geojson: ")
    assert refused.value.remedy


def test_a_locked_zip_is_refused() -> None:
    data = bytearray(made.zipped({"control.shp": b"x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(OwnLayerFault, match="password"):
        read(bytes(data), "c.zip")


def test_a_zip_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(made.zipped({"control.shp": bytes(10**6), "control.shx": b"x"}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(OwnLayerFault, match="damaged"):
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
    assert len(out.getvalue()) < own_layer.LARGEST_MB * 2**20
    with pytest.raises(OwnLayerFault, match="more than 1,000,000 points"):
        read(out.getvalue(), "c.parquet")


@given(
    data=st.binary(max_size=400),
    start=st.sampled_from([b"", b"{", b"PK\x03\x04", b"PAR1", b"SQLite format 3\x00", b"a,b\n"]),
)
def test_no_bytes_do_worse_than_being_refused(data: bytes, start: bytes) -> None:
    with pytest.raises(OwnLayerFault):
        read(start + data)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("control_20250318.geojson", DAY),
        ("2025-03-18 control.gpkg", DAY),
        ("control.geojson", None),
        ("from_20250101_to_20250318.zip", None),
        ("20251399.geojson", None),
        ("120250318.geojson", None),
    ],
)
def test_the_day_is_taken_from_the_name_if_it_names_one(name: str, day: date | None) -> None:
    assert own_layer.day_in(name) == day
