"""Events as rows to take away: names in place of keys, each with the sentence it rests on."""

from __future__ import annotations

import pandas as pd

from parley.dossier.dossier import Dossier
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
    said = first_sentence_by_event(dossier, events)
    columns = ["event_id", "headline", "date", "date_basis", "date_note"]
    return [
        dict(
            zip(
                EVENT_EXPORT_COLUMNS,
                (*row, acting.get(row[0], ""), named.get(row[0], ""), where.get(row[0], ""), said.get(row[0], "")),
                strict=True,
            )
        )
        for row in iterate_row_tuples(events, columns)
    ]


def join_names_by_event(pairs: pd.DataFrame, column: str, known: dict[str, str]) -> dict[str, str]:
    """The names joined to each event."""
    told = pairs["event_id"].groupby(pairs["event_id"], sort=False)
    labels = pairs[column].map(known).fillna("")
    return {str(event): "; ".join(labels[rows.index]) for event, rows in told}


def first_sentence_by_event(dossier: Dossier, events: pd.DataFrame) -> dict[str, str]:
    """The first sentence of an article that supports each event."""
    rows = dossier.evidence
    own = rows[rows["target_type"].eq("event") & rows["stance"].eq("supports") & rows["start"].notna()]
    own = own[own["target_id"].isin(events["event_id"]) & own["property"].eq("")]
    own = own.sort_values(["paragraph", "start"], kind="stable").drop_duplicates("target_id")
    return {
        event: dossier.sentence(source, start)
        for event, source, start in zip(own["target_id"], own["source_id"], own["start"], strict=True)
    }
