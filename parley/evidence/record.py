"""A record as the evidence panel tells it: what it is, whose words it rests on, when, who, and how each is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import RowValues, find_row_by_id, find_rows_by_value, index_rows_by_value
from parley.evidence.quotes import Quote, quotes_of
from parley.results import control
from parley.words import dates

GIVEN = {"own_words": "in own words", "reported": "as reported", "described": "described by the article"}
"""How the article gives a statement."""


@dataclass(frozen=True)
class Party:
    """An actor in a record: acting (or speaking), or only named."""

    actor_id: str
    name: str
    role: str
    acts: bool
    side: str


@dataclass(frozen=True)
class Fact:
    """A line of the panel: a label, the words, how they are known (stated, inferred, reference; "" = no tag), why."""

    label: str
    words: str
    basis: str = ""
    note: str = ""


@dataclass(frozen=True)
class Record:
    """What the panel shows of one record; `events` are records that belong to it, `said` statements made in it."""

    name: str
    title: str
    summary: str
    facts: tuple[Fact, ...]
    quotes: tuple[Quote, ...]
    parties: tuple[Party, ...] = ()
    events: tuple[tuple[str, str], ...] = field(default=())
    said: tuple[tuple[str, str], ...] = field(default=())


@lru_cache(maxsize=512)
def describe(dossier: Dossier, record: str, day: date) -> Record:
    """Tell a record (`event:…`, `statement:…`, `actor:…`, `territory:…`) as of a day; KeyError if it is unknown."""
    kind, _, key = record.partition(":")
    tellers = {"event": of_event, "statement": of_statement, "actor": of_actor}
    if kind == "territory":
        return of_territory(dossier, key, day)
    return tellers[kind](dossier, key)


def of_event(dossier: Dossier, key: str) -> Record:
    """An event: when, who, where."""
    row = find_row_by_id(dossier, "events", key)
    where = place_names(dossier, key)
    facts = (when(row), *((Fact("Where", where),) if where else ()))
    quotes = quotes_of(dossier, [f"event:{key}"])
    parties, said = parties_of(dossier, key), statements_in(dossier, key)
    return Record(f"event:{key}", row["headline"], row["description"], facts, quotes, parties, said=said)


def of_statement(dossier: Dossier, key: str) -> Record:
    """A statement: who says or holds it, on what, how the article gives it, when."""
    row = find_row_by_id(dossier, "statements", key)
    actor = find_row_by_id(dossier, "actors", row["actor_id"])
    topic = find_row_by_id(dossier, "topics", row["topic_id"])
    facts = (Fact("On", topic["proposition"]), Fact("Given", GIVEN[row["attribution"]]), when(row))
    title = f"{actor['name']} {row['act']}: {row['summary']}"
    quotes = quotes_of(dossier, [f"statement:{key}"])
    return Record(f"statement:{key}", title, "", facts, quotes, (party(actor, True),), said=said_beside(dossier, row))


def said_beside(dossier: Dossier, row: RowValues) -> tuple[tuple[str, str], ...]:
    """The other statements of the same event; without one, those of the same actor in no event."""
    others = [
        other
        for other in find_rows_by_value(dossier, "statements", "event_id", row["event_id"])
        if other["statement_id"] != row["statement_id"] and (row["event_id"] or other["actor_id"] == row["actor_id"])
    ]
    return tuple(told(dossier, other) for other in others)


def statements_in(dossier: Dossier, event_id: str) -> tuple[tuple[str, str], ...]:
    """The statements of an event: record and words."""
    return tuple(told(dossier, row) for row in find_rows_by_value(dossier, "statements", "event_id", event_id))


def told(dossier: Dossier, row: RowValues) -> tuple[str, str]:
    """A statement: record, and in words who says what."""
    return f"statement:{row['statement_id']}", f"{speaker_of(dossier, row)} {row['act']}: {row['summary']}"


def speaker_of(dossier: Dossier, statement: RowValues) -> str:
    """The name of whoever says or holds a statement."""
    return str(find_row_by_id(dossier, "actors", statement["actor_id"])["name"])


def of_actor(dossier: Dossier, key: str) -> Record:
    """An actor: its role and side, and the events it has a part in."""
    row = find_row_by_id(dossier, "actors", key)
    part = [each["event_id"] for each in find_rows_by_value(dossier, "event_actors", "actor_id", key)]
    side = [each["label"] for each in find_rows_by_value(dossier, "sides", "side_id", row["side"])]
    facts = [Fact("Role", row["role"], column_basis(dossier, f"actor:{key}", "role"))] if row["role"] else []
    facts += [Fact("Side", label) for label in side]
    quotes = quotes_of(dossier, [f"actor:{key}"])
    return Record(f"actor:{key}", row["name"], row["description"], tuple(facts), quotes, (), events_of(dossier, part))


def column_basis(dossier: Dossier, record: str, column: str) -> str:
    """ "reference" where only a reference supports a column of a record, else ""."""
    rows = find_rows_by_value(dossier, "evidence", "record", record)
    sources = {row["source_id"] for row in rows if row["property"] == column and row["stance"] == "supports"}
    return "reference" if sources and sources.isdisjoint(dossier.articles) else ""


def of_territory(dossier: Dossier, key: str, day: date) -> Record:
    """A territory: its status on the day, since when, how its name is known, what happened there."""
    row = find_row_by_id(dossier, "territories", key)
    table = control.control_on(dossier, day)
    status = table[table["territory_id"] == key]
    there = [each["event_id"] for each in find_rows_by_value(dossier, "event_territories", "territory_id", key)]
    records = [f"territory:{key}"]
    facts = name_fact(dossier, key, row["name"])
    title = row["name"]
    if len(status):
        now = status.iloc[0]
        records = [f"control:{name}" for name in (now["control_id"], now["claimed"]) if name] + records
        facts += control_facts(dossier, now)
        title = f"{row['name']}: {control.WORDS[now['status'] or ('claimed' if now['claimed'] else '')]}"
    return Record(
        f"territory:{key}",
        title,
        row["description"],
        tuple(facts),
        quotes_of(dossier, records),
        (),
        events_of(dossier, there),
    )


def name_fact(dossier: Dossier, key: str, name: str) -> list[Fact]:
    """Where the name comes from, when no article gives it."""
    record = f"territory:{key}"
    if column_basis(dossier, record, "name") != "reference":
        return []
    note = next(
        row["note"] for row in find_rows_by_value(dossier, "evidence", "record", record) if row["property"] == "name"
    )
    return [Fact("Name", name, "reference", note)]


def control_facts(dossier: Dossier, now: pd.Series) -> list[Fact]:
    """The status of a day in words, since when, and a claim beside it."""
    facts: list[Fact] = []
    if now["control_id"]:
        holder = find_row_by_id(dossier, "actors", now["controller_id"])["name"]
        facts.append(Fact("Held by", holder, now["basis"], ""))
        facts.append(
            Fact("Since", dates.format_date_span(dates.parse_date_span(now["since"])), now["date_basis"], now["note"])
        )
    if now["claimed"]:
        claim = find_row_by_id(dossier, "control", now["claimed"])
        claimant = find_row_by_id(dossier, "actors", claim["controller_id"])["name"]
        said = f"by {claimant}, from {dates.format_date_span(dates.parse_date_span(claim['valid_from']))}"
        facts.append(Fact("Claimed", said, control.basis_of(dossier, now["claimed"]), claim["note"]))
    return facts


def when(row: RowValues) -> Fact:
    """The date of an event or statement: in words, how it is known, the source's own words and the reasoning."""
    if row["span"] is None:
        return Fact("When", "no date given")
    words = row["date_words"]
    said = f"“{words}”" if words and words.lower() not in row["date_note"].lower() else ""
    note = ". ".join(filter(None, [said, row["date_note"]]))
    return Fact("When", dates.format_date_span(row["span"]), row["date_basis"], note)


def parties_of(dossier: Dossier, event_id: str) -> tuple[Party, ...]:
    """Who is in an event, those who act first, each in the editor's order."""
    place = index_rows_by_value(dossier, "actors", "actor_id")
    rows = find_rows_by_value(dossier, "event_actors", "event_id", event_id)
    return tuple(
        party(find_row_by_id(dossier, "actors", row["actor_id"]), bool(row["acts"]))
        for row in sorted(rows, key=lambda row: (not row["acts"], place[row["actor_id"]]))
    )


def party(actor: RowValues, acts: bool) -> Party:
    """An actor in a record."""
    return Party(actor["actor_id"], actor["name"], actor["role"] if acts else "named", acts, actor["side"])


def events_of(dossier: Dossier, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Events by id, in order of time: record and headline with its date."""
    place = index_rows_by_value(dossier, "events", "event_id")
    rows = (find_row_by_id(dossier, "events", key) for key in sorted(set(ids), key=place.__getitem__))
    return tuple((f"event:{row['event_id']}", f"{row['headline']} ({day_words(row)})") for row in rows)


def day_words(row: RowValues) -> str:
    """The date of an event in words."""
    return dates.format_date_span(row["span"]) if row["span"] else "no date given"


def place_names(dossier: Dossier, event_id: str) -> str:
    """The names of the places of an event, as a list in words."""
    place = index_rows_by_value(dossier, "territories", "territory_id")
    ids = {row["territory_id"] for row in find_rows_by_value(dossier, "event_territories", "event_id", event_id)}
    return ", ".join(find_row_by_id(dossier, "territories", key)["name"] for key in sorted(ids, key=place.__getitem__))
