"""What a timeline shows as rows that explain themselves: events and statements with who, when, and how it is known."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_row_by_id
from parley.dossier.own_columns import own_cells, own_column_names
from parley.evidence.quotes import first_article_sentence
from parley.evidence.telling import SOURCE_COLUMNS, source_cells
from parley.figures.timeline.words import format_event_date
from parley.tables.rows import iterate_row_tuples

TIMELINE_COLUMNS = (
    "kind",
    "id",
    "what",
    "date",
    "when",
    "date_words",
    "date_basis",
    "date_note",
    "within_day",
    "acts_or_speaks",
    "named",
    "sentence",
    *SOURCE_COLUMNS,
)
"""The columns of the file; the page's table leaves out what is for machines."""

DATE_COLUMNS = ["span", "date", "date_words", "date_basis", "date_note"]


def timeline_event_rows(dossier: Dossier, events: pd.DataFrame) -> list[dict[str, str]]:
    """Events in order of time."""
    people = participant_names_by_event(dossier)
    columns = ["event_id", "headline", "order_note", *DATE_COLUMNS]
    return [
        {
            "kind": "event",
            "id": key,
            "what": headline,
            **timeline_date_cells(*date),
            "within_day": order,
            "acts_or_speaks": people.get((key, True), ""),
            "named": people.get((key, False), ""),
            **own_cells(dossier, "events", find_row_by_id(dossier, "events", key)),
        }
        for key, headline, order, *date in iterate_row_tuples(events, columns)
    ]


def timeline_statement_rows(dossier: Dossier, statements: pd.DataFrame) -> list[dict[str, str]]:
    """Statements in the order of the tables."""
    names = dict(zip(dossier.actors["actor_id"], dossier.actors["name"], strict=True))
    columns = ["statement_id", "actor_id", "act", "summary", *DATE_COLUMNS]
    return [
        {
            "kind": "statement",
            "id": key,
            "what": f"{act}: {summary}",
            **timeline_date_cells(*date),
            "within_day": "",
            "acts_or_speaks": names.get(actor, ""),
            "named": "",
            **own_cells(dossier, "statements", find_row_by_id(dossier, "statements", key)),
        }
        for key, actor, act, summary, *date in iterate_row_tuples(statements, columns)
    ]


def timeline_export_rows(dossier: Dossier, events: pd.DataFrame, statements: pd.DataFrame) -> list[dict[str, str]]:
    """The rows of the file: events, then statements, each with its sentence and whose it is."""
    rows = [*timeline_event_rows(dossier, events), *timeline_statement_rows(dossier, statements)]
    named = [f"{row['kind']}:{row['id']}" for row in rows]
    return [
        {**row, "sentence": first_article_sentence(dossier, record), **source_cells(dossier, record)}
        for row, record in zip(rows, named, strict=True)
    ]


def timeline_export_columns(dossier: Dossier) -> list[str]:
    """The file's header: what every dossier has, then the columns of this one's own; a row leaves the others' empty."""
    return [*TIMELINE_COLUMNS, *own_column_names(dossier, "events", "statements")]


def timeline_date_cells(span: object, date: str, words: str, basis: str, note: str) -> dict[str, str]:
    """A date as the table has it, in words, in the source's own, and how it was resolved."""
    return {
        "date": date,
        "when": format_event_date(span),  # type: ignore[arg-type]
        "date_words": words,
        "date_basis": basis if span else "",
        "date_note": note,
    }


@lru_cache(maxsize=4)
def participant_names_by_event(dossier: Dossier) -> dict[tuple[str, bool], str]:
    """The names of those who act, and of those who are only named, by event."""
    names = dict(zip(dossier.actors["actor_id"], dossier.actors["name"], strict=True))
    rank = {key: at for at, key in enumerate(names)}
    out: dict[tuple[str, bool], list[str]] = {}
    pairs = iterate_row_tuples(dossier.event_actors, ["event_id", "actor_id", "acts"])
    for event, actor, acts in pairs:
        if actor in rank:
            out.setdefault((event, bool(acts)), []).append(actor)
    return {key: ", ".join(names[actor] for actor in sorted(each, key=rank.__getitem__)) for key, each in out.items()}
