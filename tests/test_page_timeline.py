"""The timeline page, run as a plain host runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from parley.dossier.dossier import Dossier, open_dossier
from parley.figures.markup import text_from_node
from parley.figures.timeline.lanes import build_lanes
from parley.figures.timeline.true_time.marks import draw_true_time
from tests.dossiers import read_rows, tiny_dossier, write_rows
from tests.nodes import attributes, drawn, of_class
from tests.nodes import html as words
from tests.nodes import opened as open_page

opened = partial(open_page, "timeline")

DASHBOARD = Path(__file__).parents[1] / "dashboard.py"


def charts(test: AppTest) -> int:
    """How many charts the page draws."""
    return len(test.get("plotly_chart"))


def crowded(folder: Path, number: int) -> Path:
    """A dossier with so many events more, each of its own month."""
    tiny_dossier(folder)
    events, evidence = read_rows(folder, "events"), read_rows(folder, "evidence")
    for i in range(number):
        own = dict(zip(events[0], events[1], strict=True)) | {
            "event_id": f"e{i}",
            "date": f"{1900 + i // 12}-{i % 12 + 1:02d}",
        }
        proof = dict(zip(evidence[0], evidence[1], strict=True)) | {"evidence_id": f"ev-e{i}", "target_id": f"e{i}"}
        events.append(list(own.values()))
        evidence.append(list(proof.values()))
    write_rows(folder, "events", events)
    write_rows(folder, "evidence", evidence)
    return folder


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"view": "time"},
        {
            "actor": "putin",
            "match": "all",
            "from_": "2025-01-01",
            "to": "2025-03-18",
            "record": "event:call-2025-03-18",
        },
        {"record": "actor:russia"},
        {"actor": "nobody", "from_": "soon", "record": "event:nothing", "view": "upside-down"},
    ],
)
def test_the_page_draws_without_fault(params: dict[str, str]) -> None:
    test = opened(**params)
    assert not test.exception
    assert charts(test) == (params.get("view") == "time")
    assert ("timeline_order" in drawn(test)) == (params.get("view") != "time")


def test_the_count_and_the_headline_agree(dossier: Dossier) -> None:
    said = words(opened())
    assert f"<b>{len(dossier.events)}</b> of {len(dossier.events)} events" in said
    assert f"of the {len(dossier.events)} events fall" in said


def test_an_empty_result_draws_nothing_and_says_why() -> None:
    test = opened(q="zzzz")
    assert not test.exception
    assert charts(test) == 0
    assert "No event fits the filters" in words(test)


@pytest.mark.parametrize(("number", "noun"), [(150, "152 of 152"), (300, "302 of 302")])
def test_many_events_do_not_break_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, noun: str) -> None:
    monkeypatch.setenv("PARLEY_DOSSIER", str(crowded(tmp_path, number)))
    test = opened()
    assert not test.exception
    assert charts(test) == (number > 200)
    assert noun.replace(" of", "</b> of") in words(test)
    assert ("See the events of" in words(test)) == (number > 200)


def test_what_is_chosen_is_no_part_of_the_drawing_nor_of_the_tables() -> None:
    bare, chosen = drawn(opened()), drawn(opened(record="event:call-2025-03-18"))
    for key in ("timeline_order", "timeline_table"):
        assert bare[key] == chosen[key]
    assert chosen["timeline_chosen"] == {"selected": "event:call-2025-03-18"}


def test_links_keep_the_filters_and_the_form(dossier: Dossier) -> None:
    node = drawn(opened(actor="putin", view="order"))["timeline_order"]["node"]
    ways = [way for way in attributes(node, "href") if "record=event" in way]
    assert ways
    assert all(way.startswith("timeline?actor=putin&view=order&record=event:") for way in ways)


def test_the_presets_are_the_periods_of_the_tables_and_say_which_one_is_on(dossier: Dossier) -> None:
    test = opened(from_="2025-03-18", to="2025-03-18")
    for label in dossier.periods["label"]:
        assert label in words(test)
    assert words(test).count('class="preset" aria-current="true"') == 1


def test_without_periods_the_day_of_the_dossier_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny_dossier(tmp_path)
    write_rows(tmp_path, "periods", read_rows(tmp_path, "periods")[:1])
    monkeypatch.setenv("PARLEY_DOSSIER", str(tmp_path))
    test = opened()
    assert not test.exception
    assert "from=2021-05-05&amp;to=2021-05-05" in words(test)


def test_the_chosen_event_stays_open_when_it_falls_out_of_the_span() -> None:
    test = opened(record="event:crimea-annexation", from_="2025-01-01")
    panel = text_from_node(drawn(test)["evidence"]["node"])
    assert panel.startswith("Outside the filters")
    assert "Russia annexes Crimea" in panel


def test_the_words_of_the_source_and_how_they_were_resolved_stand_in_the_table() -> None:
    said = text_from_node(drawn(opened())["timeline_table"]["node"])
    assert "“on Tuesday" in said
    assert "counted from Tuesday 18 March 2025" in said


def test_many_steps_say_what_was_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_DOSSIER", str(crowded(tmp_path, 150)))
    node = drawn(opened())["timeline_order"]["node"]
    said = " ".join(map(text_from_node, of_class(node, "sub")))
    assert "152 events are too many for a step each" in said
    assert any("from=" in way for way in attributes(node, "href"))


BAD = {
    "no date": ({"date": "", "date_basis": ""}, "no date given"),
    "the last year": ({"date": "9999-12-31"}, "31 Dec 9999"),
    "the first year": ({"date": "0001"}, "1"),
    "the same moment": ({"date": "2021-05-04T09:00:00Z"}, "4 May"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("view", ["order", "time"])
def test_events_at_the_edge_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, view: str) -> None:
    tiny_dossier(tmp_path)
    cells, when = BAD[name]
    change(tmp_path, 1, cells)
    if name == "the same moment":
        change(tmp_path, 2, cells)
    monkeypatch.setenv("PARLEY_DOSSIER", str(tmp_path))
    test = opened(view=view)
    assert not test.exception
    assert "<b>2</b> of 2 events" in words(test)
    if view == "order":
        dates = [text_from_node(node) for node in of_class(drawn(test)["timeline_order"]["node"], "when-words")]
        assert when in " ".join(dates)


@pytest.mark.parametrize("date", ["2022/2021", "0000", "-0044-03-15", "10000-01-01"])
def test_dates_that_cannot_be_are_named_as_faults_and_the_rest_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, date: str
) -> None:
    tiny_dossier(tmp_path)
    change(tmp_path, 1, {"date": date})
    monkeypatch.setenv("PARLEY_DOSSIER", str(tmp_path))
    test = opened()
    assert not test.exception
    assert date in words(test)
    assert "in the tables; the rows concerned are not shown" in words(test)
    assert len(of_class(drawn(test)["timeline_order"]["node"], "step")) == 1


def test_events_without_actors_or_places_stand_in_a_lane_of_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny_dossier(tmp_path)
    for table in ("event_actors", "event_territories"):
        write_rows(tmp_path, table, read_rows(tmp_path, table)[:1])
    monkeypatch.setenv("PARLEY_DOSSIER", str(tmp_path))
    test = opened()
    assert not test.exception
    names = [
        " ".join(text_from_node(name).split()) for name in of_class(drawn(test)["timeline_order"]["node"], "lane-name")
    ]
    assert "nobody named" in names


def change(folder: Path, row: int, cells: dict[str, str]) -> None:
    """Give an event of a dossier other cells."""
    rows = read_rows(folder, "events")
    for name, value in cells.items():
        rows[row][rows[0].index(name)] = value
    write_rows(folder, "events", rows)


def test_true_time_travels_as_it_is_drawn_and_is_drawn_once() -> None:
    """Streamlit gives plotly a copy of all data after drawing it; without a revision that counts as other data."""
    (chart,) = opened(view="time").get("plotly_chart")
    sent = json.loads(chart.proto.spec)
    assert sent["layout"].pop("datarevision") is not None
    dossier = open_dossier(DASHBOARD.parent)
    spec = draw_true_time(dossier.events, build_lanes(dossier, dossier.events))
    assert sent == json.loads(json.dumps(spec))


def test_in_order_nothing_of_the_charts_is_loaded() -> None:
    drawers = {"pydeck", "parley.figures.timeline.true_time.marks", "parley.figures.timeline.true_time.canvas"}
    asked = (
        "import sys; from streamlit.testing.v1 import AppTest; "
        f"t = AppTest.from_file({str(DASHBOARD)!r}, default_timeout=60).switch_page('pages/timeline.py').run(); "
        f"assert not t.exception; print(sorted({drawers!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip().splitlines()[-1] == "[]"
