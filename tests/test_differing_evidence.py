"""A source that tells a record otherwise: it supports nothing, and is shown as what it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parley.dossier.dossier import Dossier, open_dossier
from parley.evidence.annotations import build_annotation_collection
from parley.evidence.quotes import first_article_sentence, list_record_quotes
from parley.evidence.record import describe_record
from parley.figures.markup import text_from_node
from parley.ui.frame.view_state import read_view
from parley.ui.parts.evidence_panel import panel_of
from tests.dossiers import tiny_dossier

SAID = "It still holds the whole of the harbour"


@pytest.fixture
def dossier_with_two_tellings(tmp_path: Path) -> Dossier:
    folder = tiny_dossier(tmp_path)
    contract = folder / "data/datapackage.json"
    told = json.loads(contract.read_text(encoding="utf-8"))
    (table,) = (each for each in told["resources"] if each["name"] == "evidence")
    for field in table["schema"]["fields"]:
        if field["name"] == "stance":
            field["constraints"]["enum"].append("differs")
    table["schema"]["fields"].append({"name": "says", "type": "string"})
    contract.write_text(json.dumps(told), encoding="utf-8")
    path = folder / "data/evidence.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    row = f"closure-otherwise,story,{SAID},,,,event,closure,,differs,,still closed"
    path.write_text("\n".join([f"{header},says", *(f"{each}," for each in rows), row]) + "\n", encoding="utf-8")
    dossier = open_dossier(folder)
    assert dossier.faults == ()
    return dossier


def test_it_supports_nothing(dossier_with_two_tellings: Dossier) -> None:
    assert SAID not in first_article_sentence(dossier_with_two_tellings, "event:closure")
    stances = [quote.stance for quote in list_record_quotes(dossier_with_two_tellings, ["event:closure"])]
    assert stances == ["disputes", "supports", "differs"]


def test_the_panel_shows_it_in_sight_with_what_it_says_instead(dossier_with_two_tellings: Dossier) -> None:
    dossier = dossier_with_two_tellings
    view, _ = read_view(dossier, "timeline", {"record": ["event:closure"]}, served=True)
    panel = text_from_node(panel_of(view, describe_record(dossier, "event:closure", dossier.as_of), "strip"))
    assert "Told otherwise" in panel
    assert "still closed" in panel
    assert SAID in panel


def test_its_annotation_questions_the_record(dossier_with_two_tellings: Dossier) -> None:
    dossier = dossier_with_two_tellings
    made = build_annotation_collection(dossier, dossier.articles["story"], lambda **own: f"https://x.example/?{own}")
    items = {item["id"]: item for item in made["first"]["items"]}
    (differing,) = (item for key, item in items.items() if "closure-otherwise" in key)
    assert differing["motivation"] == "questioning"
    assert differing["body"][0]["value"].startswith("Told otherwise: ")
