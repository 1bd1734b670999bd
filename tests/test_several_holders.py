"""Several holders of one land: each row is drawn, listed, exported and told, by whoever holds or claims."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from parley.check.run import check_dossier
from parley.dossier.boundaries import boundary_words
from parley.dossier.dossier import Dossier, open_dossier
from parley.dossier.geometry import read_base_map
from parley.evidence.record import describe_record
from parley.figures.map.flat import draw_flat_map
from parley.figures.map.key import draw_map_key, list_drawn_classes
from parley.figures.map.legend import build_map_legend
from parley.figures.map.rows import control_export_rows
from parley.figures.map.scene import build_map_scene
from parley.figures.markup import html_from_node, text_from_node
from parley.results import control
from parley.results.control_headline import control_headline_on_day
from parley.ui.frame.view_state import read_view
from parley.ui.map.downloads import MAP
from tests.holders import divided_dossier
from tests.nodes import of_class

LATE, EARLY = date(2031, 12, 1), date(2031, 6, 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return divided_dossier(tmp_path_factory.mktemp("divided") / "dossier")


@pytest.fixture(scope="module")
def divided(folder: Path) -> Dossier:
    return open_dossier(folder)


def held(dossier: Dossier, day: date, place: str) -> list[tuple[str, str]]:
    return [
        (row["controller_id"], row["status"])
        for row in control.list_control_rows(dossier, day)
        if row["territory_id"] == place
    ]


def test_the_dossier_has_no_fault(folder: Path) -> None:
    assert [str(fault) for fault in check_dossier(folder).faults] == []


def test_every_holder_and_every_claimant_has_a_row(divided: Dossier) -> None:
    assert held(divided, LATE, "dogwood") == [("front", "partial"), ("army", "partial")]
    assert held(divided, LATE, "birch") == [("army", "full"), ("league", "claimed"), ("front", "claimed")]


def test_a_day_known_as_by_is_not_drawn_as_held_before_it(divided: Dossier) -> None:
    assert held(divided, EARLY, "elm") == [("front", "maybe")]
    assert held(divided, LATE, "elm") == [("front", "full")]
    row = next(r for r in control_export_rows(divided, EARLY) if r["territory_id"] == "elm")
    assert row["status_words"] == "may already be held"


def test_the_headline_counts_places_of_one_kind_and_never_an_outside_power(divided: Dossier) -> None:
    said = control_headline_on_day(divided, LATE)
    assert said == ("Army of Inland holds two of Inland’s five regions; River Front Forces two; one is split")
    assert control_headline_on_day(divided, date(2030, 1, 1)) == "The tables name no holder on this day"


def test_each_way_to_hold_has_a_fill_of_its_own(divided: Dossier) -> None:
    legend = build_map_legend(divided)
    table = control.control_on_day(divided, LATE).set_index("territory_id")
    fills = {place: legend.find_fill(table.loc[place, "holders"]) for place in ("aster", "cedar", "dogwood")}
    assert len(set(fills.values())) == 3
    assert fills["aster"] == legend.find_fill(table.loc["birch", "holders"])
    early = control.control_on_day(divided, EARLY).set_index("territory_id")
    assert legend.find_fill(early.loc["elm", "holders"]) not in fills.values()


def test_the_key_names_the_holders(divided: Dossier) -> None:
    table = control.control_on_day(divided, LATE)
    key = text_from_node(draw_map_key(divided, list_drawn_classes(divided, table), "1 December 2031"))
    assert "Army of Inland: held" in key
    assert "Army of Inland and River Front Forces: each holds a part" in key


def test_hues_shapes_and_directions_differ_between_holders(divided: Dossier) -> None:
    marks = list(build_map_legend(divided).claimants.values())
    assert len({mark.hue for mark in marks}) == len({mark.shape for mark in marks}) == len(marks)
    assert len({mark.angle for mark in marks}) == len(marks)


def test_the_drawing_paints_units_by_their_fill_and_claims_by_their_hue(divided: Dossier) -> None:
    base = read_base_map(divided.geometry)
    assert base
    table = control.control_on_day(divided, LATE)
    drawn = html_from_node(draw_flat_map(build_map_scene(divided, base, table, name="x", ident="m")))
    fill = build_map_legend(divided).find_fill("rebels:partial state:partial")
    assert f'data-territory="dogwood" data-status="partial" data-fill="{fill}"' in drawn
    assert f'id="m-fill-{fill}"' in drawn
    assert f"--fill-{fill}:url(#m-fill-{fill})" in drawn
    assert 'data-claim="ink"' in drawn, "two claim Birch"


def test_the_panel_tells_all_of_them_with_their_sentences(divided: Dossier) -> None:
    told = describe_record(divided, "territory:dogwood", LATE)
    assert told.title == "Dogwood: held in part (River Front Forces); held in part (Army of Inland)"
    assert [fact.words for fact in told.facts if fact.label == "Held by"] == ["River Front Forces", "Army of Inland"]
    assert {quote.evidence_id for quote in told.quotes} >= {"dogwood-front-1", "dogwood-army-1"}


def test_files_have_a_row_and_a_feature_for_each_place_and_holder(divided: Dossier) -> None:
    view, _ = read_view(divided, "map", {"asof": ["2031-05-05"]}, served=True)
    files = MAP.files_of(view)
    assert files
    made = {file.ending: file for file in files.files}
    rows = list(csv.DictReader(io.StringIO(made["csv"].make().decode("utf-8-sig"), newline="")))
    assert [row["held_by"] for row in rows if row["territory"] == "Dogwood"] == ["River Front Forces", "Army of Inland"]
    assert [row["claimed_by"] for row in rows if row["territory"] == "Birch"] == [
        "",
        "Hill League",
        "River Front Forces",
    ]
    features = json.loads(made["geojson"].make())["features"]
    assert [f["properties"]["held_by"] for f in features if f["properties"]["territory"] == "Dogwood"] == [
        "River Front Forces",
        "Army of Inland",
    ]
    assert "Army of Inland: held" in made["svg"].make().decode()


def test_nothing_is_said_of_boundaries_that_the_contract_does_not_say(divided: Dossier, dossier: Dossier) -> None:
    assert boundary_words(divided) == ""
    assert boundary_words(dossier).startswith("The border is the internationally recognised one. Boundaries: ")


def test_one_outside_holder_keeps_statuses_and_its_own_words(dossier: Dossier) -> None:
    assert build_map_legend(dossier).drawn == ()
    assert control.status_words(dossier)["full"] == "occupied"


def test_a_site_has_the_colour_of_its_status_and_its_class_stands_in_the_key(
    divided: Dossier, dossier: Dossier
) -> None:
    base = read_base_map(divided.geometry)
    assert base
    table = control.control_on_day(divided, divided.as_of)
    scene = build_map_scene(divided, base, table, name="x", ident="m")
    (point,) = of_class(draw_flat_map(scene), "point")
    fill = build_map_legend(divided).drawn[int(point[1]["data-fill"])]
    assert [(mark.side_id, status) for mark, status in fill.parts] == [("rebels", "full")]
    assert f"fill-{point[1]['data-fill']}" in list_drawn_classes(divided, table)
    assert "full" in list_drawn_classes(dossier, control.control_on_day(dossier, dossier.as_of)), (
        "of the one site alone"
    )
