"""Figures that leave the page: whole as XML, told by their own words, painted by the page's rules, safe as data."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from shapely.geometry import Point, shape

from parley.dossier.geometry import read_base_map
from parley.figures.files import paint as export_paint
from parley.figures.files import rows as export_rows
from parley.figures.files import svg as export
from parley.figures.files.png import png_from_svg
from parley.figures.files.svg import Caption
from parley.figures.map import painting
from parley.figures.map import rows as map_rows
from parley.figures.map.flat import draw_flat_map
from parley.figures.map.key import MAP_KEY_CLASSES, draw_map_swatch
from parley.figures.map.scene import build_map_scene
from parley.figures.map.state import TerritoryStatus, statuses_by_territory
from parley.figures.markup import h
from parley.figures.palette import TOKENS
from parley.results import control
from parley.ui.frame import sheet
from tests.conftest import ROOT

SVG = "{http://www.w3.org/2000/svg}"
SHEET = sheet.rules()
FACES = ROOT / "parley" / "ui" / "static" / "fonts"
CAPTION = Caption(
    "Someone holds something in full",
    "Control map · as of 1 May 2021",
    "Source: Lindow Courier.",
    "Licence: CC BY 4.0.",
    "https://example.org/map?a=1&b=2",
    "Filters: Lindow",
    "3 May 2021",
)
HOSTILE = "<script>alert(1)</script> & \"'></style><!--\x00\x0b\ud800 ]]> &amp;"
KEY = [(draw_map_swatch(kind), f"words of {kind}") for kind in MAP_KEY_CLASSES]


@pytest.fixture(scope="module")
def base(dossier):
    found = read_base_map(dossier.geometry)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def state(dossier):
    return statuses_by_territory(dossier, control.control_on_day(dossier, dossier.as_of))


@pytest.fixture(scope="module")
def drawing(dossier, base, state):
    table = control.control_on_day(dossier, dossier.as_of)
    return draw_flat_map(build_map_scene(dossier, base, table, name="x", ident="m"))


@pytest.fixture(scope="module")
def picture(drawing, state) -> str:
    return export.write_figure_svg(painting.apply_map_statuses(drawing, state), KEY, CAPTION, SHEET)


@pytest.fixture(scope="module")
def rows(dossier):
    return map_rows.control_export_rows(dossier, dossier.as_of, ["crimea"])


def words(text: str) -> str:
    """Everything an exported picture says in text, its lines joined."""
    return " ".join("".join(node.itertext()) for node in ElementTree.fromstring(text).iter(f"{SVG}text"))


def small(**changes: str) -> str:
    """A picture of one square, with other words."""
    figure = h("svg", h("rect", width=9, height=9, class_="sea"), viewBox="0 0 300 90", class_="control-map")
    return export.write_figure_svg(figure, KEY[:1], Caption(**{**vars(CAPTION), **changes}), SHEET)


def painters(text: str) -> Iterator[ElementTree.Element]:
    """The units of an exported map."""
    return (node for node in ElementTree.fromstring(text).iter() if node.get("class") == "unit")


def test_it_says_what_it_shows_as_of_when_from_whom_and_where(picture):
    for said in vars(CAPTION).values():
        assert said in words(picture)
    assert ElementTree.fromstring(picture).findtext(f"{SVG}title") == CAPTION.title


def test_every_class_of_the_key_stands_in_it_with_its_swatch(picture):
    for kind in MAP_KEY_CLASSES:
        assert f"words of {kind}" in words(picture)
    drawn = {name for node in ElementTree.fromstring(picture).iter() for name in (node.get("class") or "").split()}
    assert {"swatch-annexed", "swatch-full", "swatch-partial", "swatch-claimed", "swatch-rest", "site"} <= drawn


@pytest.mark.parametrize("field", ["title", "kicker", "source", "licence", "address", "filters"])
def test_hostile_words_stay_words(field):
    root = ElementTree.fromstring(small(**{field: HOSTILE}))
    assert not [node for node in root.iter() if node.tag.endswith("script")]
    assert "<script>alert(1)</script>" in words(small(**{field: HOSTILE})).replace("script >", "script>")


@given(st.text())
def test_any_title_leaves_the_file_whole(title):
    ElementTree.fromstring(small(title=title).encode("utf-8"))


def test_lines_fit_into_the_width_and_lose_no_word():
    long = "word " * 80
    said = [line for _, line in export.wrap_caption_lines(long, export.EXPORT_NOTE_STYLE, 300)]
    assert " ".join(said).split() == long.split()
    assert max(map(len, said)) <= 300 / (export.EXPORT_NOTE_STYLE.size * export.EXPORT_NOTE_STYLE.letter)
    assert len(export.wrap_caption_lines("x" * 500, export.EXPORT_NOTE_STYLE, 300)) > 5


def test_no_rule_needs_a_browser(picture):
    style = ElementTree.fromstring(picture).findtext(f"{SVG}style")
    for word in ("var(", ":is(", "light-dark(", "@media", "cursor", "font:"):
        assert word not in style


def test_the_page_and_the_file_share_their_paint(picture):
    style = ElementTree.fromstring(picture).findtext(f"{SVG}style")
    assert f'.unit[data-status="annexed"], .swatch-annexed {{ fill: {TOKENS["annexed"].light} }}' in style
    assert '.unit[data-status="partial"] { fill: url(#m-hatch) }' in style


def test_a_rule_of_the_sheet_is_made_plain():
    figure = h("svg", h("rect", class_="a"), viewBox="0 0 1 1")
    sheet = "/* .a { fill: red } */ @media print { .a { fill: blue } .b { fill: red } }"
    sheet += ".a:is(.a, .b) { fill: var(--ink); cursor: x }"
    assert export_paint.extract_paint_rules(sheet, figure, {}) == f".a.a {{ fill: {TOKENS['ink'].light} }}"


def test_painting_puts_a_status_on_everything_of_a_territory(picture):
    painted = {node.get("data-territory"): node.get("data-status") for node in painters(picture)}
    assert painted["crimea"] == "annexed"
    assert painted["donetsk"] == "partial"
    labels = [n for n in ElementTree.fromstring(picture).iter(f"{SVG}text") if n.get("data-territory") == "crimea"]
    assert [label.get("data-status") for label in labels] == ["annexed"]


def test_painting_another_day_takes_off_what_no_longer_holds():
    node = h("use", data_territory="x", data_status="annexed", data_claimed=True, data_basis="stated", data_off=True)
    assert painting.apply_map_statuses(node, {"x": TerritoryStatus("full")})[1] == {
        "data-territory": "x",
        "data-status": "full",
        "data-basis": "stated",
    }
    assert "data-status" not in painting.apply_map_statuses(node, {})[1]
    chosen = painting.apply_map_statuses(node, {"x": TerritoryStatus("", claimed=True)}, off=["x"], chosen="x")[1]
    assert {"data-claimed", "data-off", "data-chosen"} <= set(chosen)


def test_an_underlined_name_keeps_its_line_over_its_halo(picture):
    names = [n for n in ElementTree.fromstring(picture).iter(f"{SVG}text") if n.get("data-territory") == "donetsk"]
    assert [n.get("class") for n in names] == ["label", "label named-by-reference"]
    assert [n.get("aria-hidden") for n in names] == ["true", None]


def test_the_png_shows_the_classes_in_their_colours(picture):
    image = Image.open(io.BytesIO(png_from_svg(picture, FACES))).convert("RGB")
    counted = {colour: count for count, colour in image.getcolors(image.width * image.height)}
    root = ElementTree.fromstring(picture)
    assert image.size == (2 * int(root.get("width")), 2 * int(root.get("height")))
    for kind, least in (("annexed", 20_000), ("held", 10_000), ("rest", 100_000), ("sea", 50_000), ("ink", 1000)):
        assert counted.get(tuple(TOKENS[kind].rgb("light")), 0) > least, kind


def test_the_png_is_drawn_in_the_dashboards_own_faces(tmp_path):
    assert png_from_svg(small(title="Kyiv"), FACES) != png_from_svg(small(title="Kyiv"), tmp_path)


def test_rows_say_names_words_and_the_sentence(dossier, rows):
    row = next(row for row in rows if row["territory_id"] == "crimea")
    assert row["status_words"] == control.status_words(dossier)["annexed"]
    assert row["as_of"] == "2025-03-18"
    assert "annexation of Crimea" in row["sentence"]
    within = {row["territory_id"]: row["in_filter"] for row in rows}
    assert (within["crimea"], within["donetsk"]) == ("no", "yes")


def test_each_line_of_the_csv_carries_what_it_rests_on(rows):
    read = list(
        csv.DictReader(
            io.StringIO(
                export_rows.write_export_csv(rows, CAPTION, map_rows.CONTROL_EXPORT_COLUMNS).decode("utf-8-sig")
            )
        )
    )
    assert len(read) == len(rows)
    for row in read:
        assert row["source"] == CAPTION.source
        assert row["licence"] == CAPTION.licence
        assert row["address"] == CAPTION.address
        assert row["filters"] == CAPTION.filters


@pytest.mark.parametrize("value", ["-4.5", "+1", "-74.25", "1e-5", "0"])
def test_a_number_leaves_as_one_whatever_its_sign(rows, value):
    data = export_rows.write_export_csv([{**rows[0], "note": value}], CAPTION, map_rows.CONTROL_EXPORT_COLUMNS)
    assert next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))["note"] == value


@pytest.mark.parametrize("value", ["=1+1", "+1+1", "-A1", "-1|x", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(rows, value):
    data = export_rows.write_export_csv([{**rows[0], "note": value}], CAPTION, map_rows.CONTROL_EXPORT_COLUMNS).decode(
        "utf-8-sig"
    )
    assert next(csv.DictReader(io.StringIO(data, newline="")))["note"] == f"'{value}"


def test_the_geojson_has_every_unit_with_its_class(dossier, base, rows):
    data = json.loads(map_rows.write_control_geojson(dossier, base, rows, CAPTION))
    assert data["source"] == CAPTION.source
    assert data["title"] == CAPTION.title
    units = {f["properties"]["iso_3166_2"]: f for f in data["features"] if f["properties"]["kind"] == "unit"}
    assert len(units) == len(base.units)
    assert units["UA-43"]["properties"]["status"] == units["UA-40"]["properties"]["status"] == "annexed"
    assert units["UA-14"]["properties"]["status_basis"] == "stated"
    assert {f["properties"]["as_of"] for f in data["features"]} == {"2025-03-18"}
    assert shape(units["UA-43"]["geometry"]).contains(Point(34.10, 44.95))


def test_rings_of_the_geojson_run_as_the_standard_has_them(dossier, base, rows):
    data = json.loads(map_rows.write_control_geojson(dossier, base, rows, CAPTION))
    areas = [shapely.geometry.shape(f["geometry"]) for f in data["features"] if f["geometry"]["type"] != "Point"]
    rings = [ring for area in areas for part in shapely.get_parts(area) for ring in (part.exterior, *part.interiors)]
    outer = [part.exterior for area in areas for part in shapely.get_parts(area)]
    assert all(ring.is_ccw for ring in outer)
    assert all(not ring.is_ccw for ring in rings if not any(ring is each for each in outer) and ring not in outer)


def test_the_geojson_has_sites_as_points(dossier, base, rows):
    data = json.loads(map_rows.write_control_geojson(dossier, base, rows, CAPTION))
    sites = [feature for feature in data["features"] if feature["properties"]["kind"] == "site"]
    assert [site["geometry"]["type"] for site in sites] == ["Point"]
    assert sites[0]["properties"]["status"] == "full"
