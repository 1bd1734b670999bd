"""The timeline page, run as a plain host runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from parley.dossier import Dossier
from tests.dossiers import read_rows, tiny_dossier, write_rows

DASHBOARD = Path(__file__).parents[1] / "dashboard.py"


def opened(**params: str) -> AppTest:
    """The page with these parameters."""
    test = AppTest.from_file(str(DASHBOARD), default_timeout=60)
    for name, value in params.items():
        test.query_params[name.rstrip("_")] = value
    return test.switch_page("pages/timeline.py").run()


def words(test: AppTest) -> str:
    """Everything written as HTML on the page."""
    return "".join(str(block.proto.body) for block in test.get("html"))


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
    assert charts(test) == 1


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
    assert charts(test) == 1
    assert noun.replace(" of", "</b> of") in words(test)
    assert ("See the events of" in words(test)) == (number > 200)
