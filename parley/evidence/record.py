"""A record as the evidence panel tells it: what it is, whose words it rests on, when, who, and how each is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import RowValues, find_row_by_id, find_rows_by_value, index_rows_by_value
from parley.dossier.own_columns import own_column_labels
from parley.evidence.quotes import EvidenceQuote, list_record_quotes
from parley.results import control
from parley.tables.contract import TARGET_TABLES
from parley.words import dates

ATTRIBUTION_LABELS = {"own_words": "in own words", "reported": "as reported", "described": "described by the article"}
"""How the article gives a statement."""


@dataclass(frozen=True)
class RecordParty:
    """An actor in a record: acting (or speaking), or only named."""

    actor_id: str
    name: str
    role: str
    acts: bool
    side: str


@dataclass(frozen=True)
class RecordFact:
    """A line of the panel: a label, the words, how they are known (stated, inferred, reference; "" = no tag), why."""

    label: str
    words: str
    basis: str = ""
    note: str = ""


@dataclass(frozen=True)
class RecordDetails:
    """What the panel shows of one record; `events` are records that belong to it, `said` statements made in it."""

    name: str
    title: str
    summary: str
    facts: tuple[RecordFact, ...]
    quotes: tuple[EvidenceQuote, ...]
    parties: tuple[RecordParty, ...] = ()
    events: tuple[tuple[str, str], ...] = field(default=())
    said: tuple[tuple[str, str], ...] = field(default=())


@lru_cache(maxsize=512)
def describe_record(dossier: Dossier, record: str, day: date) -> RecordDetails:
    """Tell a record (`event:…`, `statement:…`, `actor:…`, `territory:…`) as of a day; KeyError if it is unknown."""
    kind, _, key = record.partition(":")
    tellers = {"event": describe_event, "statement": describe_statement, "actor": describe_actor}
    details = describe_territory(dossier, key, day) if kind == "territory" else tellers[kind](dossier, key)
    return replace(details, facts=(*details.facts, *build_own_column_facts(dossier, kind, key)))


def build_own_column_facts(dossier: Dossier, kind: str, key: str) -> list[RecordFact]:
    """What a record holds in columns of the dossier's own, each with how it is known; empty cells say nothing."""
    table, _ = TARGET_TABLES[kind]
    row = find_row_by_id(dossier, table, key)
    return [
        RecordFact(label, str(row[name]), find_column_basis(dossier, f"{kind}:{key}", name))
        for name, label in own_column_labels(dossier, table).items()
        if row[name]
    ]


def describe_event(dossier: Dossier, key: str) -> RecordDetails:
    """An event: when, who, where."""
    row = find_row_by_id(dossier, "events", key)
    where = join_event_place_names(dossier, key)
    facts = (build_date_fact(row), *((RecordFact("Where", where),) if where else ()))
    quotes = list_record_quotes(dossier, [f"event:{key}"])
    parties, said = list_event_parties(dossier, key), list_event_statements(dossier, key)
    return RecordDetails(f"event:{key}", row["headline"], row["description"], facts, quotes, parties, said=said)


def describe_statement(dossier: Dossier, key: str) -> RecordDetails:
    """A statement: who says or holds it, on what, how the article gives it, when."""
    row = find_row_by_id(dossier, "statements", key)
    actor = find_row_by_id(dossier, "actors", row["actor_id"])
    topic = find_row_by_id(dossier, "topics", row["topic_id"])
    facts = (
        RecordFact("On", topic["proposition"]),
        RecordFact("Given", ATTRIBUTION_LABELS[row["attribution"]]),
        build_date_fact(row),
    )
    title = f"{actor['name']} {row['act']}: {row['summary']}"
    quotes = list_record_quotes(dossier, [f"statement:{key}"])
    return RecordDetails(
        f"statement:{key}",
        title,
        "",
        facts,
        quotes,
        (make_record_party(actor, True),),
        said=list_related_statements(dossier, row),
    )


def list_related_statements(dossier: Dossier, row: RowValues) -> tuple[tuple[str, str], ...]:
    """The other statements of the same event; without one, those of the same actor in no event."""
    others = [
        other
        for other in find_rows_by_value(dossier, "statements", "event_id", row["event_id"])
        if other["statement_id"] != row["statement_id"] and (row["event_id"] or other["actor_id"] == row["actor_id"])
    ]
    return tuple(summarize_statement(dossier, other) for other in others)


def list_event_statements(dossier: Dossier, event_id: str) -> tuple[tuple[str, str], ...]:
    """The statements of an event: record and words."""
    return tuple(
        summarize_statement(dossier, row) for row in find_rows_by_value(dossier, "statements", "event_id", event_id)
    )


def summarize_statement(dossier: Dossier, row: RowValues) -> tuple[str, str]:
    """A statement: record, and in words who says what."""
    return f"statement:{row['statement_id']}", f"{find_speaker_name(dossier, row)} {row['act']}: {row['summary']}"


def find_speaker_name(dossier: Dossier, statement: RowValues) -> str:
    """The name of whoever says or holds a statement."""
    return str(find_row_by_id(dossier, "actors", statement["actor_id"])["name"])


def describe_actor(dossier: Dossier, key: str) -> RecordDetails:
    """An actor: its role and side, and the events it has a part in."""
    row = find_row_by_id(dossier, "actors", key)
    part = [each["event_id"] for each in find_rows_by_value(dossier, "event_actors", "actor_id", key)]
    side = [each["label"] for each in find_rows_by_value(dossier, "sides", "side_id", row["side"])]
    facts = [RecordFact("Role", row["role"], find_column_basis(dossier, f"actor:{key}", "role"))] if row["role"] else []
    facts += [RecordFact("Side", label) for label in side]
    quotes = list_record_quotes(dossier, [f"actor:{key}"])
    return RecordDetails(
        f"actor:{key}", row["name"], row["description"], tuple(facts), quotes, (), list_dated_events(dossier, part)
    )


def find_column_basis(dossier: Dossier, record: str, column: str) -> str:
    """ "reference" where only a reference supports a column of a record, else ""."""
    rows = find_rows_by_value(dossier, "evidence", "record", record)
    sources = {row["source_id"] for row in rows if row["property"] == column and row["stance"] == "supports"}
    return "reference" if sources and sources.isdisjoint(dossier.articles) else ""


def describe_territory(dossier: Dossier, key: str, day: date) -> RecordDetails:
    """A territory: its status on the day, since when, how its name is known, what happened there."""
    row = find_row_by_id(dossier, "territories", key)
    table = control.control_on_day(dossier, day)
    status = table[table["territory_id"] == key]
    there = [each["event_id"] for each in find_rows_by_value(dossier, "event_territories", "territory_id", key)]
    records = [f"territory:{key}"]
    facts = build_name_facts(dossier, key, row["name"])
    title = row["name"]
    if len(status):
        now = status.iloc[0]
        records = [f"control:{name}" for name in (now["control_id"], now["claimed"]) if name] + records
        facts += build_control_facts(dossier, now)
        title = f"{row['name']}: {control.CONTROL_STATUS_WORDS[now['status'] or ('claimed' if now['claimed'] else '')]}"
    return RecordDetails(
        f"territory:{key}",
        title,
        row["description"],
        tuple(facts),
        list_record_quotes(dossier, records),
        (),
        list_dated_events(dossier, there),
    )


def build_name_facts(dossier: Dossier, key: str, name: str) -> list[RecordFact]:
    """Where the name comes from, when no article gives it."""
    record = f"territory:{key}"
    if find_column_basis(dossier, record, "name") != "reference":
        return []
    note = next(
        row["note"] for row in find_rows_by_value(dossier, "evidence", "record", record) if row["property"] == "name"
    )
    return [RecordFact("Name", name, "reference", note)]


def build_control_facts(dossier: Dossier, now: pd.Series) -> list[RecordFact]:
    """The status of a day in words, since when, and a claim beside it."""
    facts: list[RecordFact] = []
    if now["control_id"]:
        holder = find_row_by_id(dossier, "actors", now["controller_id"])["name"]
        facts.append(RecordFact("Held by", holder, now["basis"], ""))
        facts.append(
            RecordFact(
                "Since", dates.format_date_span(dates.parse_date_span(now["since"])), now["date_basis"], now["note"]
            )
        )
    if now["claimed"]:
        claim = find_row_by_id(dossier, "control", now["claimed"])
        claimant = find_row_by_id(dossier, "actors", claim["controller_id"])["name"]
        said = f"by {claimant}, from {dates.format_date_span(dates.parse_date_span(claim['valid_from']))}"
        facts.append(RecordFact("Claimed", said, control.find_control_basis(dossier, now["claimed"]), claim["note"]))
    return facts


def build_date_fact(row: RowValues) -> RecordFact:
    """The date of an event or statement: in words, how it is known, the source's own words and the reasoning."""
    if row["span"] is None:
        return RecordFact("When", "no date given")
    words = row["date_words"]
    said = f"“{words}”" if words and words.lower() not in row["date_note"].lower() else ""
    note = ". ".join(filter(None, [said, row["date_note"]]))
    return RecordFact("When", dates.format_date_span(row["span"]), row["date_basis"], note)


def list_event_parties(dossier: Dossier, event_id: str) -> tuple[RecordParty, ...]:
    """Who is in an event, those who act first, each in the editor's order."""
    place = index_rows_by_value(dossier, "actors", "actor_id")
    rows = find_rows_by_value(dossier, "event_actors", "event_id", event_id)
    return tuple(
        make_record_party(find_row_by_id(dossier, "actors", row["actor_id"]), bool(row["acts"]))
        for row in sorted(rows, key=lambda row: (not row["acts"], place[row["actor_id"]]))
    )


def make_record_party(actor: RowValues, acts: bool) -> RecordParty:
    """An actor in a record."""
    return RecordParty(actor["actor_id"], actor["name"], actor["role"] if acts else "named", acts, actor["side"])


def list_dated_events(dossier: Dossier, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Events by id, in order of time: record and headline with its date."""
    place = index_rows_by_value(dossier, "events", "event_id")
    rows = (find_row_by_id(dossier, "events", key) for key in sorted(set(ids), key=place.__getitem__))
    return tuple((f"event:{row['event_id']}", f"{row['headline']} ({event_date_words(row)})") for row in rows)


def event_date_words(row: RowValues) -> str:
    """The date of an event in words."""
    return dates.format_date_span(row["span"]) if row["span"] else "no date given"


def join_event_place_names(dossier: Dossier, event_id: str) -> str:
    """The names of the places of an event, as a list in words."""
    place = index_rows_by_value(dossier, "territories", "territory_id")
    ids = {row["territory_id"] for row in find_rows_by_value(dossier, "event_territories", "event_id", event_id)}
    return ", ".join(find_row_by_id(dossier, "territories", key)["name"] for key in sorted(ids, key=place.__getitem__))
