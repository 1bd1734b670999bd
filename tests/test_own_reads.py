"""Every format of a reader's own layer, in the forms that programs write: the same areas, the same share."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.own_layer import share as own_share
from parley.own_layer.days import day_from_file_name, list_file_name_days
from parley.own_layer.formats import encodings
from parley.own_layer.formats.content import MAX_FEATURES
from parley.own_layer.layer import LayerChoice, OwnLayer, OwnLayerError
from tests import own_files as made
from tests.own_files import SQUARE, UNITS, read

pytestmark = [pytest.mark.filterwarnings("ignore:File /vsimem"), pytest.mark.filterwarnings("ignore:'crs' was not")]

WKT = SQUARE.wkt
LEFT, RIGHT, FAR = (shapely.box(33 + number, 47, 34 + number, 48) for number in range(3))
WORDS = ("Окуповано", "Звільнено", "Спірне")


def share(layer: OwnLayer) -> float:
    """The country's share by a layer."""
    assert layer.areas is not None
    return own_share.own_country_share(own_share.measure_unit_shares(layer, UNITS))


def said(layer: OwnLayer) -> str:
    """All notes of a layer."""
    return " ".join(layer.notes)


SHARE = share(read(made.geojson(SQUARE)))
ONE = share(read(made.geojson(LEFT)))


def feature(shape: shapely.Geometry, **properties: object) -> str:
    """A feature in one line."""
    return json.dumps({"type": "Feature", "properties": properties, "geometry": shapely.geometry.mapping(shape)})


HOLED = shapely.Polygon(SQUARE.exterior.coords, [shapely.box(36.5, 47.5, 37, 48).exterior.coords[::-1]])
POSTGIS = shapely.to_wkb(shapely.set_srid(SQUARE, 4326), hex=True, include_srid=True)
METRES = made.frame(SQUARE.segmentize(0.05)).to_crs(3857).geometry[0].wkt

SOUND: dict[str, Callable[[Path], bytes]] = {
    "plain.kml": lambda _: made.kml(made.placemark()),
    "old_namespace.kml": lambda _: made.kml(made.placemark()).replace(b"www.opengis.net/kml/2.2", b"elsewhere/2.0"),
    "bare.kml": lambda _: b"<Document>" + made.placemark().encode() + b"</Document>",
    "utf16.kml": lambda _: made.kml(made.placemark()).decode().encode("utf-16"),
    "blanks.kml": lambda _: made.kml(made.placemark()).replace(b",0 ", b" , 0  "),
    "packed.kmz": lambda _: made.zipped({"doc.kml": made.kml(made.placemark()), "files/a.png": b"\x89PNG"}),
    "two_docs.kmz": lambda _: made.zipped({"doc.kml": made.kml(made.placemark()), "more/other.kml": b"<kml/>"}),
    "one.topojson": lambda _: made.topojson(control=(SQUARE, {})),
    "one.json": lambda _: made.topojson(control=(SQUARE, {})),
    "a.fgb": made.flatgeobuf,
    "a.geojsonl": lambda _: "\n".join([feature(SQUARE), feature(SQUARE)]).encode(),
    "bare_geometries.ndjson": lambda _: "\r\n".join([json.dumps(shapely.geometry.mapping(SQUARE))] * 2).encode(),
    "separated.geojsons": lambda _: f"\x1e{feature(SQUARE)}\n\x1e{feature(SQUARE)}\n".encode(),
    "utf16.geojson": lambda _: made.geojson(SQUARE).decode().encode("utf-16"),
    "wkt.csv": lambda _: f'WKT,name,description\n"{WKT}",A,"some, text"\n'.encode(),
    "semicolons.csv": lambda _: f"id;geom\n1;{WKT}\n".encode(),
    "tabs.tsv": lambda _: f"id\tgeometry\n1\t{WKT}\n".encode(),
    "bars.txt": lambda _: f"id|wkt\n1|{WKT}\n".encode(),
    "sep.csv": lambda _: f"sep=;\nid;wkt\n1;{WKT}\n".encode(),
    "utf16.csv": lambda _: f"id\twkt\n1\t{WKT}\n".encode("utf-16"),
    "utf16_unmarked.csv": lambda _: f"id\twkt\n1\t{WKT}\n".encode("utf-16-le"),
    "bom.csv": lambda _: f'\ufeffwkt,id\n"{WKT}",1\n'.encode(),
    "one_column.csv": lambda _: f'wkt\n"{WKT}"\n'.encode(),
    "ewkt.csv": lambda _: f'id,geom\n1,"SRID=4326;{WKT}"\n'.encode(),
    "postgis.csv": lambda _: f"id,wkb_geometry\n1,{POSTGIS}\n".encode(),
    "native.parquet": lambda _: made.native_parquet(made.frame()),
    "zipped.zip": lambda _: made.zipped({"deep/control.geojson": made.geojson(SQUARE), "readme.txt": b"Read, me"}),
}  # fmt: skip


@pytest.mark.parametrize("name", SOUND)
def test_each_form_gives_the_same_share_and_nothing_to_say(name: str, tmp_path: Path) -> None:
    layer = read(SOUND[name](tmp_path), name)
    assert share(layer) == pytest.approx(SHARE, abs=0.01)
    told = [
        note for note in layer.notes if "names no coordinate system" not in note and "but it holds TopoJSON" not in note
    ]
    assert told == []


@pytest.mark.parametrize("name", [name for name in SOUND if name not in ("bare.kml",)])
def test_two_thirds_of_a_file_are_damaged(name: str, tmp_path: Path) -> None:
    whole = SOUND[name](tmp_path)
    with pytest.raises(OwnLayerError, match=r"damaged|too early|can't be read|not UTF-8|no header|text without geom"):
        read(whole[: len(whole) * 2 // 3], name)


def test_a_hole_is_no_ground_held() -> None:
    outer, hole = share(read(made.kml(made.placemark()), "a.kml")), shapely.Polygon(HOLED.interiors[0])
    assert share(read(made.kml(made.placemark(HOLED)), "a.kml")) == pytest.approx(
        outer - share(read(made.geojson(hole)))
    )


# Classes by folder, extended data and style


def areas_in_folders(*names: str) -> bytes:
    """A folder for each name with an area in it."""
    shapes = (LEFT, RIGHT, FAR)
    return made.kml(
        *(
            f"<Folder><name>{name}</name>{made.placemark(shape)}</Folder>"
            for name, shape in zip(names, shapes, strict=False)
        )
    )


def extended(value: str) -> str:
    """A placemark's extended data."""
    return f'<name>{value[:1]}</name><ExtendedData><Data name="status"><value>{value}</value></Data></ExtendedData>'


def test_folders_tell_classes() -> None:
    layer = read(areas_in_folders("Occupied since spring", "Liberated", "Contested"), "a.kml")
    assert layer.classes.column == "folder"
    assert layer.classes.taken == ("Occupied since spring",)
    assert share(layer) == pytest.approx(ONE)


def test_extended_data_tell_classes() -> None:
    layer = read(
        made.kml(*(made.placemark(s, extended(w)) for s, w in zip((LEFT, RIGHT, FAR), WORDS, strict=True))), "a.kml"
    )
    assert layer.classes.column == "status"
    assert layer.classes.taken == ("Окуповано",)
    assert share(layer) == pytest.approx(ONE)


STYLES = (
    '<Style id="plain"><PolyStyle><color>7f0000ff</color></PolyStyle></Style>'
    '<StyleMap id="both"><Pair><key>normal</key><styleUrl>#plain</styleUrl></Pair></StyleMap>'
    '<Style id="free"><PolyStyle><color>ffff0000</color></PolyStyle></Style>'
)


def test_styles_tell_classes_and_are_asked_about() -> None:
    marks = [made.placemark(LEFT, "<styleUrl>#both</styleUrl>"), made.placemark(RIGHT, "<styleUrl>#free</styleUrl>")]
    data = made.kml(*marks, styles=STYLES)
    layer = read(data, "a.kml")
    assert layer.classes.asks
    assert [value for value, _ in layer.classes.counts] == ["both, colour #ff0000", "free, colour #0000ff"]
    assert share(read(data, "a.kml", choice=LayerChoice(("both, colour #ff0000",)))) == pytest.approx(ONE)


def test_objects_of_a_topology_tell_classes() -> None:
    layer = read(made.topojson(occupied=(LEFT, {}), liberated=(RIGHT, {})), "a.topojson")
    assert layer.classes.column == "object"
    assert share(layer) == pytest.approx(ONE, abs=0.01)


# Classes that are not clear


def test_two_sides_in_one_file_are_never_added_up_unasked() -> None:
    said_of = [{"status": "Under control of North"}, {"status": "Under control of South"}]
    layer = read(made.geojson(LEFT, RIGHT, properties=said_of))
    assert layer.classes.asks
    assert layer.classes.unclear == ("Under control of North", "Under control of South")


def test_a_class_not_known_beside_a_known_one_is_left_open() -> None:
    said_of = [
        {"name": "Occupied /// Окуповано"},
        {"name": "Old Line /// Стара лінія"},
        {"name": "Liberated /// Звільнено"},
    ]
    layer = read(made.geojson(LEFT, RIGHT, FAR, properties=said_of))
    assert share(layer) == pytest.approx(ONE)
    assert layer.classes.open == ("Old Line /// Стара лінія",)
    chosen = read(made.geojson(LEFT, RIGHT, FAR, properties=said_of), choice=LayerChoice(("Occupied /// Окуповано",)))
    assert chosen.classes.open == ()


@pytest.mark.parametrize("marked", [{"name": "Satire /// Сатира"}, {"satire": True}, {"satire": 1}])
def test_what_a_file_marks_as_satire_is_left_out_and_told(marked: dict[str, object]) -> None:
    layer = read(made.geojson(LEFT, RIGHT, properties=[{"name": ""}, marked]))
    assert share(layer) == pytest.approx(ONE)
    assert "1 area is marked in the file as satire or fiction" in said(layer)


@pytest.mark.parametrize(
    "values", [["a1", "a2"], ["2024-01-01", "2025-01-01"], ["https://x.example/1", "https://x.example/2"]]
)
def test_numbers_days_and_links_of_areas_are_no_classes(values: list[str]) -> None:
    column = "id" if values[0] == "a1" else "seen"
    layer = read(made.geojson(LEFT, RIGHT, properties=[{column: value} for value in values]))
    assert not layer.classes.column
    assert layer.areas is not None


STATUS = ["occupied", "liberated", "liberated"]
COLUMNS: dict[str, pa.Array] = {
    "text": pa.array(STATUS),
    "large": pa.array(STATUS, pa.large_string()),
    "view": pa.array(STATUS, pa.string_view()),
    "categories": pa.array(STATUS).dictionary_encode(),
}


@pytest.mark.parametrize("native", [True, False])
@pytest.mark.parametrize("kind", COLUMNS)
def test_classes_of_parquet_are_read_whatever_their_type(kind: str, native: bool, tmp_path: Path) -> None:
    layer = made.frame(LEFT, RIGHT, FAR)
    if native:
        data = made.native_parquet(layer, status=COLUMNS[kind])
    else:
        column = COLUMNS[kind]
        values = pd.Categorical(STATUS) if kind == "categories" else pd.Series(column.to_pandas())
        out = io.BytesIO()
        layer.assign(status=values).to_parquet(out)
        table = pq.read_table(io.BytesIO(out.getvalue()))
        if kind != "categories":
            table = table.set_column(table.schema.get_field_index("status"), "status", column)
        out = io.BytesIO()
        pq.write_table(table, out)
        data = out.getvalue()
    found = read(data, "a.parquet")
    assert found.classes.taken == ("occupied",)
    assert share(found) == pytest.approx(ONE)


def test_geometry_as_nested_lists_is_read(tmp_path: Path) -> None:
    path = tmp_path / "nested.parquet"
    made.frame(LEFT, RIGHT, FAR, status=STATUS).to_parquet(path, geometry_encoding="geoarrow", schema_version="1.1.0")
    layer = read(path.read_bytes(), "a.parquet")
    assert layer.classes.taken == ("occupied",)
    assert share(layer) == pytest.approx(ONE)


@pytest.mark.parametrize("values", [[1, 2, 2], [1.0, 2.0, np.nan], [True, False, False]])
def test_numbers_as_classes_are_asked_about(values: list[object], tmp_path: Path) -> None:
    data = made.geoparquet(tmp_path, made.frame(LEFT, RIGHT, FAR, status=values))
    layer = read(data, "a.parquet")
    assert layer.classes.asks
    first = str(values[0]).removesuffix(".0")
    assert share(read(data, "a.parquet", choice=LayerChoice((first,)))) == pytest.approx(ONE)


@pytest.mark.parametrize(
    ("about", "crs"),
    [(b'{"crs":"EPSG:3857"}', 3857), (b'{"crs":"srid:32636"}', 32636), (b"{}", 4326)],
)
def test_a_native_geometry_column_says_its_system(about: bytes, crs: int) -> None:
    layer = made.frame(SQUARE.segmentize(0.05)).to_crs(crs)
    assert share(read(made.native_parquet(layer, about), "a.parquet")) == pytest.approx(SHARE, abs=0.02)


def test_systems_of_well_known_text() -> None:
    assert share(read(f'g,wkt\n1,"SRID=3857;{METRES}"\n'.encode(), "a.csv")) == pytest.approx(SHARE, abs=0.02)


# Encodings


def coded(folder: Path, encoding: str, cpg: bytes | None, language: int = 0, words: tuple[str, ...] = WORDS) -> bytes:
    """A zipped Shapefile with a column of classes in an encoding, told by a .cpg or a language byte."""
    folder = folder / f"{encoding}{language}"
    folder.mkdir()
    made.pyogrio.write_dataframe(made.frame(LEFT, RIGHT, FAR, status=list(words)), folder / "a.shp", encoding=encoding)
    parts = {path.name: path.read_bytes() for path in folder.glob("a.*")}
    table = bytearray(parts["a.dbf"])
    table[29] = language
    parts["a.dbf"] = bytes(table)
    parts.pop("a.cpg")
    if cpg is not None:
        parts["a.cpg"] = cpg
    return made.zipped(parts)


@pytest.mark.parametrize(
    ("encoding", "cpg", "language", "word"),
    [
        ("UTF-8", b"UTF-8", 0, ""),
        ("UTF-8", None, 0, ""),
        ("UTF-8", None, 87, ""),
        ("UTF-8", b"1251", 0, "It says that its texts are 1251, but they are UTF-8"),
        ("CP1251", b"1251", 0, ""),
        ("CP1251", b"ANSI 1251", 0, ""),
        ("CP1251", None, 201, ""),
        ("CP1251", None, 0, "read as Windows-1251 (Cyrillic), a guess"),
        ("CP1251", None, 87, "read as Windows-1251 (Cyrillic), a guess"),
        ("CP1251", b"UTF-8", 0, "can't be UTF-8, as it says: they were read as Windows-1251"),
        ("KOI8-U", None, 0, "read as KOI8-U (Cyrillic), a guess"),
        ("ISO-8859-5", None, 0, "read as ISO 8859-5 (Cyrillic), a guess"),
    ],
)
def test_a_shapefile_s_classes_are_understood_in_any_encoding(
    encoding: str, cpg: bytes | None, language: int, word: str, tmp_path: Path
) -> None:
    layer = read(coded(tmp_path, encoding, cpg, language), "a.zip")
    assert layer.classes.taken == ("Окуповано",)
    assert share(layer) == pytest.approx(ONE, abs=0.001)
    assert word in said(layer)
    assert ("encod" in said(layer) or "texts" in said(layer)) == bool(word)


def test_a_reader_may_choose_the_encoding_and_less_understood_never_means_more(tmp_path: Path) -> None:
    data = coded(tmp_path, "CP1251", None)
    layer = read(data, "a.zip")
    assert layer.encoding is not None
    assert layer.encoding.open
    assert ("koi8_u", "нЙСОНБЮМН") in layer.encoding.samples
    for codec, _ in layer.encoding.samples:
        other = read(data, "a.zip", choice=LayerChoice(encoding=codec))
        assert other.classes.asks or share(other) <= share(layer) + 0.001
        assert other.encoding is not None
        assert other.encoding.codec == codec


def test_a_value_cut_off_in_the_middle_of_a_letter_is_still_utf8(tmp_path: Path) -> None:
    long = "Окуповано " * 30
    layer = read(coded(tmp_path, "UTF-8", None, words=(long[:60], "Звільнено", "Спірне")), "a.zip")
    assert layer.encoding is not None
    assert layer.encoding.codec == "utf-8"


def test_a_table_in_a_code_page_is_read_and_told() -> None:
    rows = [f'"{shape.wkt}",{word}' for shape, word in zip((LEFT, RIGHT, FAR), WORDS, strict=True)]
    layer = read("\n".join(["WKT,стан", *rows]).encode("cp1251"), "a.csv")
    assert layer.classes.column == "стан"
    assert share(layer) == pytest.approx(ONE, abs=0.001)
    assert "read as Windows-1251 (Cyrillic), a guess" in said(layer)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1), min_size=1))
def test_utf8_is_always_known_as_such(texts: list[str]) -> None:
    found = encodings.decide_text_encoding([text.encode() for text in texts])
    assert found is None or found.codec == "utf-8"


# Places


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_places_are_read_with_any_separator(separator: str, encoding: str) -> None:
    comma = "," if separator in ";\t" else "."
    rows = ["geonameid,status,longitude,latitude", "1,A,37#8,48#0", "2,B,37#9,48#1"]
    text = "\n".join(rows).replace(",", separator).replace("#", comma)
    layer = read(text.encode(encoding), "places.csv")
    assert layer.places is not None
    assert list(layer.places["status"]) == ["A", "B"]
    assert layer.places.geometry[0].x == pytest.approx(37.8)


def test_points_in_well_known_text_with_a_status_are_places() -> None:
    layer = read(b"geonameid,status,wkt\n1,A,POINT(37.8 48)\n2,B,POINT(37.9 48.1)\n", "places.csv")
    assert layer.places is not None
    assert list(layer.places["status"]) == ["A", "B"]


# Limits


def test_a_topology_that_unfolds_is_refused_before_it_does() -> None:
    arc = [[36 + number / 1e4, 48] for number in range(5000)]
    shapes = [{"type": "LineString", "arcs": [0]}] * 1000
    data = json.dumps(
        {"type": "Topology", "arcs": [arc], "objects": {"a": {"type": "GeometryCollection", "geometries": shapes}}}
    )
    assert len(data) < 200_000
    with pytest.raises(OwnLayerError, match="more than 1,000,000 points"):
        read(data.encode(), "a.topojson")


def test_entities_of_a_kml_are_refused_unread() -> None:
    data = b'<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><kml>&b;</kml>'
    with pytest.raises(OwnLayerError, match="entities of its own"):
        read(data, "a.kml")


def test_a_deep_or_wide_kml_is_refused() -> None:
    deep = b"<kml>" + b"<Folder>" * 5000 + b"</Folder>" * 5000 + b"</kml>"
    with pytest.raises(OwnLayerError, match="nested"):
        read(deep, "a.kml")
    many = b"<kml><Document>" + b"<Placemark/>" * (MAX_FEATURES + 1) + b"</Document></kml>"
    with pytest.raises(OwnLayerError, match="more than 200,000 features"):
        read(many, "a.kml")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"wkt\n" + b'"LINESTRING(' + b"1 2," * 1_000_001 + b'1 2)"\n', "a.csv"),
        (made.kml(made.placemark()).replace(b"36.0,47.3", b"36.0,47.3 " * 1_000_001), "a.kml"),
        (b'{"a":[' + b"[1,2]," * 500_001 + b"[1,2]]}\n" + b'{"a":[' + b"[1,2]," * 500_001 + b"[1,2]]}", "a.ndjson"),
    ],
)  # fmt: skip
def test_too_many_points_of_any_format_are_refused(data: bytes, name: str) -> None:
    with pytest.raises(OwnLayerError, match="more than 1,000,000 points"):
        read(data, name)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every sound file, and those of the formats that other tests hold."""
    found = {name: make(tmp_path_factory.mktemp("sound")) for name, make in SOUND.items()}
    others = {"a.zip": made.shapefile, "a.gpkg": made.geopackage, "a.parquet": made.geoparquet}
    return found | {name: make(tmp_path_factory.mktemp("sound")) for name, make in others.items()}


@settings(max_examples=300, deadline=None)
@given(
    name=st.sampled_from([*SOUND, "a.zip", "a.gpkg", "a.parquet"]),
    at=st.floats(0, 1, exclude_max=True),
    inside=st.sampled_from([b"", b"\xff", b"\0", b",", b'"', b"<", b"\xff\xff\xff\x7f", b"9" * 20]),
    instead=st.integers(0, 30),
)
def test_a_file_damaged_anywhere_is_read_or_refused(
    name: str, at: float, inside: bytes, instead: int, sound: dict[str, bytes]
) -> None:
    data = sound[name]
    place = int(at * len(data))
    with contextlib.suppress(OwnLayerError):
        read(data[:place] + inside + data[place + instead :], name)


# The day in a name


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("control_18.03.2025.geojson", "2025-03-18"),
        ("control_18.03.25.kml", "2025-03-18"),
        ("control_18-03-2025.kml", "2025-03-18"),
        ("control 03_18_2025.zip", "2025-03-18"),
        ("2025.03.18.kml", "2025-03-18"),
        ("map_20250318T1200Z.kml", "2025-03-18"),
        ("map_20250318120000.kml", "2025-03-18"),
        ("18032025.kml", "2025-03-18"),
        ("4.5.2025.kml", "2025-05-04"),
        ("05.04.2025.kml", "2025-04-05"),
        ("18 March 2025.kml", "2025-03-18"),
        ("March_18,_2025.kml", "2025-03-18"),
        ("18mar2025.kml", "2025-03-18"),
        ("18 березня 2025.kml", "2025-03-18"),
        ("18. März 2025.kml", "2025-03-18"),
        ("31.02.2025.kml", None),
        ("v1.2.2025.kml", "2025-02-01"),
        ("control.kml", None),
    ],
)
def test_the_day_is_read_in_every_usual_order(name: str, day: str | None) -> None:
    assert day_from_file_name(name) == (date.fromisoformat(day) if day else None)


def test_a_day_that_may_be_two_is_none_and_both_are_known() -> None:
    assert day_from_file_name("control_03-04-2025.kml") is None
    assert list_file_name_days("control_03-04-2025.kml") == [date(2025, 3, 4), date(2025, 4, 3)]


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(["%Y%m%d", "%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d%b%Y", "%Y_%m_%d"]),
)
def test_every_day_is_read_back(day: date, form: str) -> None:
    assert day_from_file_name(f"control_{day.strftime(form)}.geojson") == day
