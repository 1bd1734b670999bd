"""Events to take away: rows that explain themselves, and a strip that needs no style sheet of ours."""

from __future__ import annotations

import csv
import io
import json

import pytest

from parley.dossier import Dossier
from parley.figures import export, export_rows
from parley.figures.event_rows import COLUMNS, event_rows
from parley.figures.lanes import lanes_of
from parley.figures.print_ink import printed
from parley.figures.true_strip import true_strip
from parley.ui import sheet

SAID = export.Caption(
    title="What is seen", kicker="Events", source="Source: a paper.", licence="", address="http://x/", filters=""
)


def test_a_row_for_each_event_with_names_and_its_sentence(dossier: Dossier) -> None:
    rows = event_rows(dossier, dossier.events)
    assert [row["event_id"] for row in rows] == list(dossier.events["event_id"])
    (call,) = (row for row in rows if row["event_id"] == "call-2025-03-18")
    assert call["acting"] == "Donald Trump; Vladimir Putin"
    assert call["sentence"].startswith("Egypt Daily News – U.S. President Donald Trump")
    assert all(row["sentence"] for row in rows)


def test_events_of_any_dossier_and_none(tiny: Dossier) -> None:
    closure, _ = event_rows(tiny, tiny.events)
    assert (closure["acting"], closure["named"], closure["places"]) == ("Port Board", "", "Harbour of Lindow")
    assert event_rows(tiny, tiny.events.iloc[:0]) == []


def test_the_file_has_every_column_and_what_it_rests_on(dossier: Dossier) -> None:
    raw = export_rows.to_csv(event_rows(dossier, dossier.events), SAID, COLUMNS)
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(rows) == len(dossier.events)
    assert set(COLUMNS) < set(rows[0])
    assert rows[0]["source"] == "Source: a paper."


def test_a_strip_in_a_file_is_painted_without_our_sheet(dossier: Dossier) -> None:
    lanes = lanes_of(dossier, dossier.events, most=0)
    strip = true_strip(dossier.events, lanes, day=dossier.as_of, width=800, name="What is seen")
    written = export.svg(printed(strip), [], SAID, sheet.rules())
    assert "var(--" not in written
    assert "#B43947" in written


@pytest.mark.parametrize(
    ("style", "printed_as"),
    [("fill:var(--hue-red)", "fill:#B43947"), ("fill:var(--bg);stroke:var(--ink)", "fill:#FFFFFF;stroke:#17191C"),
     ("fill:var(--unknown)", "fill:var(--unknown)"), ("fill:none", "fill:none")],
)  # fmt: skip
def test_tokens_become_their_light_values(style: str, printed_as: str) -> None:
    node = ["svg", {}, ["path", {"style": style}], "words"]
    assert json.dumps(printed(node)) == json.dumps(["svg", {}, ["path", {"style": printed_as}], "words"])
