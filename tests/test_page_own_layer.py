"""The reader's own file on the map page: offered, read in the session, refused with a word; the page goes on."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from functools import partial

import pytest
import shapely
from streamlit.testing.v1 import AppTest

from parley.dossier.dossier import Dossier
from parley.dossier.geometry import read_base_map
from parley.figures.files.svg import Caption
from parley.figures.map import own as own_map
from parley.figures.map.frame import fit_map_frame
from parley.figures.map.scene import build_map_scene
from parley.figures.markup import html_from_node, text_from_node
from parley.own_layer import changes, place_changes
from parley.own_layer import compare as own_compare
from parley.own_layer import layer as own_layer
from parley.own_layer import share as own_share
from parley.ui.map.own import changes as own_changes
from parley.ui.map.own import place_changes as own_place_changes
from tests import own_files as made
from tests.nodes import html as words
from tests.nodes import of_class
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


# Kept for the visit


def test_a_file_stays_while_the_reader_visits_other_pages() -> None:
    test = with_file("mine.geojson", made.geojson(made.SQUARE))
    found = words(test).partition("By this file, ")[2][:30]
    test.switch_page("pages/timeline.py").run()
    assert "By this file, " not in words(test)
    test.switch_page("pages/map.py").run()
    assert not test.exception
    assert words(test).partition("By this file, ")[2][:30] == found
    assert "Kept for your visit: mine.geojson (1 kB)." in words(test)
    test.button(key="own_file_off").click().run()
    assert "By this file, " not in words(test)
    assert "Kept for your visit" not in words(test)


def test_choices_stay_with_the_file() -> None:
    shapes = [shapely.box(33, 47, 34, 48), shapely.box(34, 47, 35, 48)]
    test = with_file("mine.geojson", made.geojson(*shapes, properties=[{"status": "A"}, {"status": "B"}]))
    assert "Nothing is measured yet" in words(test)
    assert "By this file, " not in words(test)
    choice = next(each for each in test.multiselect if "Classes to take" in each.label)
    assert choice.value == []
    choice.set_value(["B"]).run()
    found = words(test).partition("By this file, ")[2][:30]
    assert found
    test.switch_page("pages/timeline.py").run()
    test.switch_page("pages/map.py").run()
    assert words(test).partition("By this file, ")[2][:30] == found


def test_a_new_file_takes_the_place_of_the_kept_one() -> None:
    test = with_file("mine.geojson", made.geojson(made.SQUARE))
    test.switch_page("pages/timeline.py").run()
    test.switch_page("pages/map.py").run()
    test.file_uploader(key="own_file").upload("other.kml", made.kml(made.placemark())).run()
    assert not test.exception
    assert "Kept for your visit" not in words(test)
    assert "other.kml" in tree(test, "own-box")


def test_classes_left_open_are_not_compared_before_the_reader_decides() -> None:
    shapes = [shapely.box(33, 47, 34, 48), shapely.box(34, 47, 35, 48)]
    test = with_file("mine.geojson", made.geojson(*shapes, properties=[{"name": "Occupied"}, {"name": "Old Line"}]))
    assert "By this file, at least 1.4% of the country is held" in words(test)
    assert "“Old Line” may mean held or not" in words(test)
    assert "about one-fifth" not in words(test).partition("By this file")[2]
    next(each for each in test.checkbox if "Old Line" in each.label).check().run()
    assert "By this file, 1.4% of the country is held" in words(test)
    assert "about one-fifth" in words(test).partition("By this file")[2]


def test_the_reader_chooses_an_encoding() -> None:
    rows = [f'"{shapely.box(33 + n, 47, 34 + n, 48).wkt}",{word}' for n, word in enumerate(("Окуповано", "Звільнено"))]
    test = with_file("mine.csv", "\n".join(["WKT,status", *rows]).encode("cp1251"))
    choice = next(each for each in test.selectbox if each.label == "Encoding of its texts")
    assert "Windows-1251 (Cyrillic): Окуповано" in choice.options
    assert "By this file, 1.4%" in words(test)
    choice.set_value("koi8_u").run()
    assert not test.exception
    assert "Nothing is measured yet" in words(test)


# Two files


def two_files(*names: str) -> AppTest:
    """The map page with two files of one kind: the second reaches half a degree further east."""
    test = with_file(names[0], made.geojson(made.SQUARE))
    test.file_uploader(key="own_file_2").upload(names[1], made.geojson(shapely.box(36.0, 47.3, 38.5, 48.3))).run()
    assert not test.exception, test.exception
    return test


def test_two_days_are_laid_beside_each_other() -> None:
    test = two_files("a_20250301.geojson", "b_20250318.geojson")
    said = words(test)
    assert "km² more is held on 18 March 2025 than on 1 March 2025" in said
    assert "Gained: " in said
    table = tree(test, "What changed by region")
    assert "Donetsk" in table
    assert {"Rows as CSV", "Map as SVG", "Areas as GeoJSON"} <= {each.label for each in test.get("download_button")}
    test.file_uploader(key="own_file_2").clear().run()
    assert "By this file, " in words(test)


def test_two_sources_are_laid_beside_each_other_and_stay() -> None:
    test = two_files("one.geojson", "other.geojson")
    assert "The two files differ on " in words(test)
    test.switch_page("pages/timeline.py").run()
    test.switch_page("pages/map.py").run()
    assert "The two files differ on " in words(test)
    test.button(key="own_file_off").click().run()
    assert "Kept for your visit" not in words(test)


def test_the_files_of_a_change_say_what_they_rest_on(dossier: Dossier) -> None:
    base = read_base_map(dossier.geometry)
    assert base
    named = {"a_20250301.geojson": made.SQUARE, "b_20250318.geojson": shapely.box(36.0, 47.3, 38.5, 48.3)}
    layers = [own_layer.read_own_layer(name, made.geojson(s), base.units, DAY) for name, s in named.items()]
    change = changes.compare_own_layers(*layers)
    caption = Caption(title="More", kicker="Two files", source="Source: a and b", licence="")
    content = json.loads(own_map.write_change_geojson(change, base.units, caption))
    assert content["source"] == "Source: a and b"
    kinds = {feature["properties"]["change"] for feature in content["features"]}
    assert kinds == {"kept", "gained"}
    total = sum(f["properties"]["area_km2"] for f in content["features"] if f["properties"]["change"] == "gained")
    assert total == pytest.approx(changes.measure_changes(change, base.units)["gained_km2"].sum(), abs=0.01)
    again = own_layer.read_own_layer("again.geojson", json.dumps(content).encode(), base.units, DAY)
    assert again.classes.column in ("change", "unit")
    rows = changes.group_changes_by_territory(changes.measure_changes(change, base.units), dossier.territories)
    lines = list(csv.DictReader(io.StringIO(own_changes.csv_of(change, rows, caption).decode("utf-8-sig"))))
    assert sum(float(line["gained_km2"]) for line in lines) == pytest.approx(total, abs=0.1)
    assert {line["before_day"] for line in lines} == {"2025-03-01"}
    drawn = own_map.draw_change_map(build_map_scene(dossier, base, None, name="x", ident="own"), change)
    assert [len(of_class(drawn, name)) for name in ("own-gained", "own-lost", "own-fill")] == [1, 0, 1]


def test_two_tables_of_places_are_laid_beside_each_other() -> None:
    head = "geonameid,status,longitude,latitude"
    test = with_file("p_20250301.csv", made.table(head, "1,A,37.8,48", "2,A,37.9,48.1", "3,A,38,48", "4,A,37.7,48"))
    later = made.table(head, "1,B,37.8,48", "2,A,37.9,48.1", "3,C,38,48", "5,A,37.7,48")
    test.file_uploader(key="own_file_2").upload("p_20250318.csv", later).run()
    assert not test.exception, test.exception
    said = words(test)
    assert "By these files two places" not in said
    assert "By these files 2 places changed their status between 1 March 2025 and 18 March 2025" in said
    assert "1 place has the same status in both." in said
    assert "Not compared: 1 in p_20250301.csv alone, 1 in p_20250318.csv alone." in said
    table = tree(test, "Places by region and change of status")
    assert "A to B" in table
    assert "A to C" in table


def test_places_without_numbers_are_matched_by_where_they_lie() -> None:
    base = made.UNITS
    rows = ("status,longitude,latitude", "A,37.8,48", "A,37.9,48.1")
    old = own_layer.read_own_layer("a.csv", made.table(*rows), base, DAY)
    new = own_layer.read_own_layer("b.csv", made.table(rows[0], "B,37.80001,48", rows[2]), base, DAY)
    change = place_changes.compare_own_places(old, new)
    assert (len(change.moved), change.same, change.only_before, change.only_after) == (1, 1, 0, 0)
    assert place_changes.place_change_headline(change) == "The two files differ on the status of 1 place"
    caption = Caption(title="x", kicker="x", source="x", licence="")
    lines = list(csv.DictReader(io.StringIO(own_place_changes.csv_of(change, base, caption).decode("utf-8-sig"))))
    assert [(line["region"], line["before"], line["after"]) for line in lines] == [("Donetsk", "A", "B")]
