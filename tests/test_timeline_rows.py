"""The rows under a timeline, and its file."""

from __future__ import annotations

from parley.dossier.dossier import Dossier
from parley.figures.timeline.rows import TIMELINE_COLUMNS, timeline_event_rows, timeline_export_rows
from tests.timelines import events_of, with_events


def test_every_event_and_statement_has_a_row_with_how_its_date_is_known(dossier: Dossier) -> None:
    rows = timeline_export_rows(dossier, dossier.events, dossier.statements)
    assert len(rows) == len(dossier.events) + len(dossier.statements)
    assert all(tuple(row) == TIMELINE_COLUMNS for row in rows)
    call = next(row for row in rows if row["date"] == "2025-03-18T14:00:00Z")
    assert call["when"] == "18 March 2025, 14:00 GMT"
    assert "on Tuesday" in call["date_words"]
    assert call["date_note"]


def test_who_acts_stands_apart_from_who_is_named(dossier: Dossier) -> None:
    rows = timeline_event_rows(dossier, dossier.events)
    acting = sum(len(row["acts_or_speaks"].split(", ")) for row in rows if row["acts_or_speaks"])
    assert acting == int(dossier.event_actors["acts"].sum())


def test_an_event_without_a_date_or_actors_has_a_row(tiny: Dossier) -> None:
    events = events_of("").assign(date_words="", date_note="")
    (row,) = timeline_event_rows(with_events(tiny, events), events)
    assert (row["when"], row["date_basis"], row["acts_or_speaks"], row["named"]) == ("no date given", "", "", "")
