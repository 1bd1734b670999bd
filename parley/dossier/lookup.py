"""Rows by id, rows by what they belong to, and who has a part in what: plain, from an index made once a dossier.

A panel looks up dozens of rows; a comparison of a whole column for each would cost more than all else it does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.tables.rows import iterate_row_tuples

ID_COLUMNS = {
    "sources": "source_id",
    "actors": "actor_id",
    "territories": "territory_id",
    "topics": "topic_id",
    "events": "event_id",
    "statements": "statement_id",
    "control": "control_id",
    "evidence": "evidence_id",
}
"""The column that tells one row of a table from another."""

RowValues = Mapping[str, Any]
"""One row: its values by column, None where a number or a day is missing."""


def find_row_by_id(dossier: Dossier, table: str, key: str) -> RowValues:
    """The one row of a table with an id; KeyError if there is none."""
    return row_at_position(dossier, table, index_rows_by_value(dossier, table, ID_COLUMNS[table])[key][0])


def find_rows_by_value(dossier: Dossier, table: str, column: str, key: str) -> list[RowValues]:
    """The rows of a table that have a value in a column, in the table's order."""
    return [row_at_position(dossier, table, at) for at in index_rows_by_value(dossier, table, column).get(key, ())]


def readable_article_rows(dossier: Dossier) -> pd.DataFrame:
    """The rows of `sources` that are articles which could be read."""
    return dossier.sources[dossier.sources["source_id"].isin(dossier.articles)]


@lru_cache(maxsize=64)
def index_rows_by_value(dossier: Dossier, table: str, column: str) -> Mapping[str, list[int]]:
    """The places of the rows that have each value of a column of text."""
    places: dict[str, list[int]] = {}
    for at, value in enumerate(getattr(dossier, table)[column]):
        places.setdefault(value, []).append(at)
    return places


@lru_cache(maxsize=64)
def table_column_arrays(dossier: Dossier, table: str) -> Mapping[str, pd.api.extensions.ExtensionArray]:
    """A table's columns as arrays, whose values are read one by one."""
    frame: pd.DataFrame = getattr(dossier, table)
    return {str(name): column.array for name, column in frame.items()}


@lru_cache(maxsize=8192)
def row_at_position(dossier: Dossier, table: str, at: int) -> RowValues:
    """The row at a place of a table."""
    row = {name: column[at] for name, column in table_column_arrays(dossier, table).items()}
    return {name: None if is_missing_value(value) else value for name, value in row.items()}


def is_missing_value(value: object) -> bool:
    """Whether a cell holds nothing: pandas' NA or NaT, or a number that is none."""
    return value is pd.NA or value is pd.NaT or value != value


class EventParticipation(NamedTuple):
    """An actor's part in an event."""

    event: str
    actor: str
    acts: bool


@lru_cache(maxsize=4)
def list_event_participations(dossier: Dossier) -> list[EventParticipation]:
    """Every part in every event, in the order of the table; the tables may not know the actor."""
    rows = iterate_row_tuples(dossier.event_actors, ["event_id", "actor_id", "acts"])
    return [EventParticipation(event, actor, bool(acts)) for event, actor, acts in rows]
