"""The reader's own file on the map page: offered, read in the session, refused with a word; the page goes on."""

from __future__ import annotations

import json
from datetime import date
from functools import partial

import pytest
import shapely
from streamlit.testing.v1 import AppTest

from parley.dossier.dossier import Dossier
from parley.dossier.geometry import read_base_map
from parley.figures.map import own as own_map
from parley.figures.map.frame import fit_map_frame
from parley.figures.map.scene import build_map_scene
from parley.figures.markup import html_from_node, text_from_node
from parley.own_layer import compare as own_compare
from parley.own_layer import layer as own_layer
from parley.own_layer import share as own_share
from tests import own_files as made
from tests.nodes import html as words
from tests.nodes import opened as open_page

opened = partial(open_page, "map")

DAY = date(2025, 3, 18)


def with_file(name: str, data: bytes, **params: str) -> AppTest:
    """The map page after a reader has opened a file."""
    test = opened(**params)
    test.file_uploader(key="own_file").upload(name, data).run()
    assert not test.exception, test.exception
    return test


def tree(test: AppTest, holds: str) -> str:
    """The data of the component that holds some words."""
    found = [str(block.proto) for block in test.get("bidi_component") if holds in str(block.proto)]
    return "".join(found)


def test_the_page_says_what_happens_to_a_file_before_one_is_opened() -> None:
    test = opened()
    assert [each.label for each in test.expander if "own" in each.label] == ["Compare a file of your own"]
    assert "is not stored, and goes nowhere else" in words(test)
    assert "up to 50 MB" in words(test)


def test_a_file_is_measured_and_compared_with_claim_reference_and_statuses() -> None:
    said = words(with_file("mine_20250318.geojson", made.geojson(shapely.box(32, 44, 41, 48))))
    assert "By this file, " in said
    assert "the article’s “about one-fifth”" in said
    assert "The reference for 18 March 2025 says 18.5%" in said
    assert "The statuses allow 4.5% (held in full alone) to 22.5%" in said
    assert "File and statuses are of 18 March 2025." in said


def test_a_file_of_another_day_says_so() -> None:
    said = words(with_file("mine_20230101.geojson", made.geojson(made.SQUARE), asof="2015-01-01"))
    assert "The file is of 1 January 2023, the statuses are those of 1 January 2015." in said


def test_a_bad_file_is_refused_and_the_page_goes_on() -> None:
    test = with_file("mine.geojson", b"{")
    assert "<b>mine.geojson: </b>The file ends too early" in words(test)
    assert "Russia holds Crimea in full" in words(test)
    test.file_uploader(key="own_file").set_value(("better.geojson", made.geojson(made.SQUARE), "")).run()
    assert "By this file, " in words(test)
    test.file_uploader(key="own_file").clear().run()
    assert "By this file, " not in words(test)


def test_a_layer_is_read_and_drawn_once_a_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    test = with_file("mine.geojson", made.geojson(made.SQUARE))
    monkeypatch.setattr(own_layer, "read_own_layer", lambda *_: pytest.fail("read again"))
    monkeypatch.setattr(own_map, "draw_own_map", lambda *_, **__: pytest.fail("drawn again"))
    test.run()
    assert not test.exception
    assert "By this file, " in words(test)
    assert "Take the file off" not in words(test), "the line of the step goes with it"


def test_a_name_or_value_from_a_file_is_only_ever_text() -> None:
    said = words(with_file("<b>x</b>.geojson", b"{"))
    assert "<b>x</b>.geojson" not in said
    assert "&lt;b&gt;x&lt;/b&gt;.geojson" in said


def test_the_reader_chooses_classes_where_there_are_several() -> None:
    shapes = [shapely.box(33, 47, 34, 48), shapely.box(34, 47, 35, 48)]
    kinds = [{"status": "Occupied"}, {"status": "Contested"}]
    test = with_file("mine.geojson", made.geojson(*shapes, properties=kinds))
    before = words(test)
    choice = next(each for each in test.multiselect if "Classes to take" in each.label)
    assert choice.value == ["Occupied"]
    choice.set_value(["Occupied", "Contested"]).run()
    assert not test.exception
    assert words(test) != before
    assert "Taken: all." in words(test)


def test_places_are_counted_by_status() -> None:
    rows = made.table("geonameid,date,status,longitude,latitude", "1,20250318,A,37.8,48", "2,20250318,B,37.9,48.1")
    said = words(with_file("places.csv", rows))
    assert "This file gives the status of two places" in said
    assert "By status: A 1, B 1." in said


@pytest.mark.parametrize(
    ("part", "agrees", "lies"),
    [(20.0, "It agrees", "it lies between"), (30.0, "does not agree", "it does not lie between")],
)
def test_the_comparison_flips_with_the_share(dossier: Dossier, part: float, agrees: str, lies: str) -> None:
    assert agrees in own_compare.compare_with_claim(dossier, part)
    assert lies in own_compare.compare_with_statuses(dossier, part, DAY)


def test_a_dossier_without_claim_areas_or_reference_compares_nothing(tiny: Dossier) -> None:
    assert own_compare.compare_with_claim(tiny, 20) == ""
    assert own_compare.compare_with_statuses(tiny, 20, DAY) == ""
    assert own_compare.compare_with_reference(tiny, 20, None) == ""


def test_the_layer_is_drawn_below_names_and_sites_and_never_with_the_hatch(dossier: Dossier) -> None:
    base = read_base_map(dossier.geometry)
    assert base
    layer = own_layer.read_own_layer("mine.geojson", made.geojson(made.SQUARE), base.units, DAY)
    node = own_map.draw_own_map(build_map_scene(dossier, base, None, name="x", ident="own"), layer)
    kinds = [child[1].get("class", "") for child in node[2:]]
    assert kinds.index("claim-line") < kinds.index("own-layer") < kinds.index("point") < kinds.index("labels")
    drawn = html_from_node(node[2:][kinds.index("own-layer")])
    assert 'fill="url(#own-dots)"' in drawn
    assert "hatch" not in drawn


def test_every_status_of_places_has_a_mark_and_near_places_share_one(dossier: Dossier) -> None:
    base = read_base_map(dossier.geometry)
    assert base
    rows = [f"{n},20250318,{'ABCDE'[n % 5]},{36 + n / 1e5},48.{n % 5}" for n in range(500)]
    data = made.table("geonameid,date,status,longitude,latitude", *rows)
    layer = own_layer.read_own_layer("places.csv", data, base.units, DAY)
    assert layer.places is not None
    marks = own_map.assign_own_marks(own_map.rank_own_statuses(layer.places))
    assert set(marks.values()) == set(own_map.OWN_MARK_CLASSES)
    drawn = html_from_node(own_map.draw_own_places(layer.places, fit_map_frame(base.units, 900)))
    assert all(mark in drawn for mark in own_map.OWN_MARK_CLASSES)
    assert len(drawn) < 2000
    assert text_from_node(own_map.draw_own_swatch("own-dot")) == ""


def test_the_table_of_a_page_names_every_region_that_is_touched(dossier: Dossier) -> None:
    base = read_base_map(dossier.geometry)
    assert base
    data = made.geojson(shapely.box(33, 45, 38, 49))
    touched = own_share.measure_unit_shares(own_layer.read_own_layer("mine.geojson", data, base.units, DAY), base.units)
    said = tree(with_file("mine.geojson", data), "Shares by region")
    held = touched[touched["share_pct"] >= own_compare.MIN_PRINTED_SHARE]
    owned = {code for codes in dossier.territories["iso_3166_2"] for code in codes.split()}
    others = held.loc[~held["iso_3166_2"].isin(owned), "name"]
    assert len(others) > 1
    assert all(json.dumps(name)[1:-1] in said for name in others)
