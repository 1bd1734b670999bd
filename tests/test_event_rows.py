"""Events to take away: rows that explain themselves."""

from __future__ import annotations

import csv
import io

from parley.dossier.dossier import Dossier
from parley.figures.files import rows as export_rows
from parley.figures.files import svg as export
from parley.figures.timeline.event_rows import EVENT_EXPORT_COLUMNS, event_export_rows

SAID = export.Caption(
    title="What is seen", kicker="Events", source="Source: a paper.", licence="", address="http://x/", filters=""
)


def test_a_row_for_each_event_with_names_and_its_sentence(dossier: Dossier) -> None:
    rows = event_export_rows(dossier, dossier.events)
    assert [row["event_id"] for row in rows] == list(dossier.events["event_id"])
    (call,) = (row for row in rows if row["event_id"] == "call-2025-03-18")
    assert call["acting"] == "Donald Trump; Vladimir Putin"
    assert call["sentence"].startswith("Egypt Daily News – U.S. President Donald Trump")
    assert all(row["sentence"] for row in rows)


def test_events_of_any_dossier_and_none(tiny: Dossier) -> None:
    closure, _ = event_export_rows(tiny, tiny.events)
    assert (closure["acting"], closure["named"], closure["places"]) == ("Port Board", "", "Harbour of Lindow")
    assert event_export_rows(tiny, tiny.events.iloc[:0]) == []


def test_the_file_has_every_column_and_what_it_rests_on(dossier: Dossier) -> None:
    raw = export_rows.write_export_csv(event_export_rows(dossier, dossier.events), SAID, EVENT_EXPORT_COLUMNS)
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(rows) == len(dossier.events)
    assert set(EVENT_EXPORT_COLUMNS) < set(rows[0])
    assert rows[0]["source"] == "Source: a paper."
