"""What a timeline shows as rows that explain themselves: events and statements with who, when, and how it is known."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.figures.timeline.words import when
from parley.tables.rows import tuples

COLUMNS = (
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
)
"""The columns of the file; the page's table leaves out what is for machines."""

DATED = ["span", "date", "date_words", "date_basis", "date_note"]


def event_rows(dossier: Dossier, events: pd.DataFrame) -> list[dict[str, str]]:
    """Events in order of time."""
    people = who(dossier)
    columns = ["event_id", "headline", "order_note", *DATED]
    return [
        {
            "kind": "event",
            "id": key,
            "what": headline,
            **dated(*date),
            "within_day": order,
            "acts_or_speaks": people.get((key, True), ""),
            "named": people.get((key, False), ""),
        }
        for key, headline, order, *date in tuples(events, columns)
    ]


def statement_rows(dossier: Dossier, statements: pd.DataFrame) -> list[dict[str, str]]:
    """Statements in the order of the tables."""
    names = dict(zip(dossier.actors["actor_id"], dossier.actors["name"], strict=True))
    columns = ["statement_id", "actor_id", "act", "summary", *DATED]
    return [
        {
            "kind": "statement",
            "id": key,
            "what": f"{act}: {summary}",
            **dated(*date),
            "within_day": "",
            "acts_or_speaks": names.get(actor, ""),
            "named": "",
        }
        for key, actor, act, summary, *date in tuples(statements, columns)
    ]


def dated(span: object, date: str, words: str, basis: str, note: str) -> dict[str, str]:
    """A date as the table has it, in words, in the source's own, and how it was resolved."""
    return {
        "date": date,
        "when": when(span),  # type: ignore[arg-type]
        "date_words": words,
        "date_basis": basis if span else "",
        "date_note": note,
    }


@lru_cache(maxsize=4)
def who(dossier: Dossier) -> dict[tuple[str, bool], str]:
    """The names of those who act, and of those who are only named, by event."""
    names = dict(zip(dossier.actors["actor_id"], dossier.actors["name"], strict=True))
    rank = {key: at for at, key in enumerate(names)}
    out: dict[tuple[str, bool], list[str]] = {}
    pairs = tuples(dossier.event_actors, ["event_id", "actor_id", "acts"])
    for event, actor, acts in pairs:
        if actor in rank:
            out.setdefault((event, bool(acts)), []).append(actor)
    return {key: ", ".join(names[actor] for actor in sorted(each, key=rank.__getitem__)) for key, each in out.items()}
