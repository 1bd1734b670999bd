"""Events as rows to take away: names in place of keys, each with the sentence it rests on."""

from __future__ import annotations

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_row_by_id
from parley.dossier.own_columns import own_cells, own_column_names
from parley.evidence.quotes import first_article_sentence
from parley.evidence.telling import SOURCE_COLUMNS, source_cells
from parley.tables.rows import iterate_row_tuples

EVENT_EXPORT_COLUMNS = (
    "event_id",
    "event",
    "date",
    "date_basis",
    "date_note",
    "acting",
    "named",
    "places",
    "sentence",
    *SOURCE_COLUMNS,
)
"""What a row says; what the file rests on follows in each row."""


def event_export_rows(dossier: Dossier, events: pd.DataFrame) -> list[dict[str, str]]:
    """One row for each event, in their order; several names in a cell have semicolons between them."""
    actors = dict(zip(dossier.actors["actor_id"], dossier.actors["name"], strict=True))
    places = dict(zip(dossier.territories["territory_id"], dossier.territories["name"], strict=True))
    pairs = dossier.event_actors
    acting, named = (
        join_names_by_event(pairs[pairs["acts"]], "actor_id", actors),
        join_names_by_event(pairs[~pairs["acts"]], "actor_id", actors),
    )
    where = join_names_by_event(dossier.event_territories, "territory_id", places)
    columns = ["event_id", "headline", "date", "date_basis", "date_note"]
    return [
        {
            "event_id": key,
            "event": headline,
            "date": date,
            "date_basis": basis,
            "date_note": note,
            "acting": acting.get(key, ""),
            "named": named.get(key, ""),
            "places": where.get(key, ""),
            "sentence": first_article_sentence(dossier, f"event:{key}"),
            **source_cells(dossier, f"event:{key}"),
            **own_cells(dossier, "events", find_row_by_id(dossier, "events", key)),
        }
        for key, headline, date, basis, note in iterate_row_tuples(events, columns)
    ]


def event_export_columns(dossier: Dossier) -> list[str]:
    """The file's header: what every dossier has, then the columns of this one's own."""
    return [*EVENT_EXPORT_COLUMNS, *own_column_names(dossier, "events")]


def join_names_by_event(pairs: pd.DataFrame, column: str, known: dict[str, str]) -> dict[str, str]:
    """The names joined to each event."""
    told = pairs["event_id"].groupby(pairs["event_id"], sort=False)
    labels = pairs[column].map(known).fillna("")
    return {str(event): "; ".join(labels[rows.index]) for event, rows in told}
