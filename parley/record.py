"""A record as the evidence panel tells it: what it is, whose words it rests on, when, who, and how each is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

import pandas as pd

from parley import control, dates
from parley.dossier import Dossier
from parley.quotes import Quote, quotes_of, row_of

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
    row = row_of(dossier.events, "event_id", key)
    where = names(dossier, dossier.event_territories, "event_id", key, "territory")
    facts = (when(row), *((Fact("Where", where),) if where else ()))
    quotes = quotes_of(dossier, [f"event:{key}"])
    parties, said = parties_of(dossier, key), statements_in(dossier, key)
    return Record(f"event:{key}", row["headline"], row["description"], facts, quotes, parties, said=said)


def of_statement(dossier: Dossier, key: str) -> Record:
    """A statement: who says or holds it, on what, how the article gives it, when."""
    row = row_of(dossier.statements, "statement_id", key)
    actor = row_of(dossier.actors, "actor_id", row["actor_id"])
    topic = row_of(dossier.topics, "topic_id", row["topic_id"])
    facts = (Fact("On", topic["proposition"]), Fact("Given", GIVEN[row["attribution"]]), when(row))
    party = Party(row["actor_id"], actor["name"], actor["role"], True, actor["side"])
    title = f"{actor['name']} {row['act']}: {row['summary']}"
    quotes = quotes_of(dossier, [f"statement:{key}"])
    return Record(f"statement:{key}", title, "", facts, quotes, (party,), said=said_beside(dossier, row))


def said_beside(dossier: Dossier, row: pd.Series) -> tuple[tuple[str, str], ...]:
    """The other statements of the same event; without one, those of the same actor in no event."""
    others = statements_in(dossier, row["event_id"])
    if not row["event_id"]:
        own = set(dossier.statements.loc[dossier.statements["actor_id"] == row["actor_id"], "statement_id"])
        others = tuple((name, words) for name, words in others if name.partition(":")[2] in own)
    return tuple(pair for pair in others if pair[0] != f"statement:{row['statement_id']}")


def statements_in(dossier: Dossier, event_id: str) -> tuple[tuple[str, str], ...]:
    """The statements of an event ("" for those of none): record and words."""
    rows = dossier.statements[dossier.statements["event_id"] == event_id]
    named = dict(zip(dossier.actors["actor_id"], dossier.actors["name"], strict=True))
    columns = ["statement_id", "actor_id", "act", "summary"]
    return tuple(
        (f"statement:{key}", f"{named.get(actor, actor)} {act}: {summary}")
        for key, actor, act, summary in rows[columns].itertuples(index=False, name=None)
    )


def of_actor(dossier: Dossier, key: str) -> Record:
    """An actor: its role and side, and the events it has a part in."""
    row = row_of(dossier.actors, "actor_id", key)
    part = dossier.event_actors.loc[dossier.event_actors["actor_id"] == key, "event_id"]
    side = dossier.sides.loc[dossier.sides["side_id"] == row["side"], "label"]
    facts = [Fact("Role", row["role"], column_basis(dossier, f"actor:{key}", "role"))] if row["role"] else []
    facts += [Fact("Side", label) for label in side]
    quotes = quotes_of(dossier, [f"actor:{key}"])
    return Record(f"actor:{key}", row["name"], row["description"], tuple(facts), quotes, (), events_of(dossier, part))


def column_basis(dossier: Dossier, record: str, column: str) -> str:
    """ "reference" where only a reference supports a column of a record, else ""."""
    rows = dossier.evidence[dossier.evidence["record"].eq(record) & dossier.evidence["property"].eq(column)]
    sources = rows.loc[rows["stance"] == "supports", "source_id"]
    return "reference" if len(sources) and not sources.isin(dossier.articles).any() else ""


def of_territory(dossier: Dossier, key: str, day: date) -> Record:
    """A territory: its status on the day, since when, how its name is known, what happened there."""
    row = row_of(dossier.territories, "territory_id", key)
    table = control.control_on(dossier, day)
    status = table[table["territory_id"] == key]
    there = dossier.event_territories.loc[dossier.event_territories["territory_id"] == key, "event_id"]
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
    rows = dossier.evidence[dossier.evidence["record"].eq(record) & dossier.evidence["property"].eq("name")]
    return [Fact("Name", name, "reference", rows.iloc[0]["note"])]


def control_facts(dossier: Dossier, now: pd.Series) -> list[Fact]:
    """The status of a day in words, since when, and a claim beside it."""
    facts: list[Fact] = []
    if now["control_id"]:
        holder = row_of(dossier.actors, "actor_id", now["controller_id"])["name"]
        facts.append(Fact("Held by", holder, now["basis"], ""))
        facts.append(Fact("Since", dates.words(dates.parse(now["since"])), now["date_basis"], now["note"]))
    if now["claimed"]:
        claim = row_of(dossier.control, "control_id", now["claimed"])
        claimant = row_of(dossier.actors, "actor_id", claim["controller_id"])["name"]
        said = f"by {claimant}, from {dates.words(dates.parse(claim['valid_from']))}"
        facts.append(Fact("Claimed", said, control.basis_of(dossier, now["claimed"]), claim["note"]))
    return facts


def when(row: pd.Series) -> Fact:
    """The date of an event or statement: in words, how it is known, the source's own words and the reasoning."""
    if row["span"] is None:
        return Fact("When", "no date given")
    words = row["date_words"]
    said = f"“{words}”" if words and words.lower() not in row["date_note"].lower() else ""
    note = ". ".join(filter(None, [said, row["date_note"]]))
    return Fact("When", dates.words(row["span"]), row["date_basis"], note)


def parties_of(dossier: Dossier, event_id: str) -> tuple[Party, ...]:
    """Who is in an event, those who act first, each in the editor's order."""
    rows = dossier.event_actors[dossier.event_actors["event_id"] == event_id]
    joined = dossier.actors.merge(rows[["actor_id", "role", "acts"]], on="actor_id", suffixes=("", "_here"))
    joined = joined.sort_values("acts", ascending=False, kind="stable")
    columns = ["actor_id", "name", "role", "acts", "side"]
    return tuple(
        Party(actor, name, role if acts else "named", bool(acts), side)
        for actor, name, role, acts, side in joined[columns].itertuples(index=False, name=None)
    )


def events_of(dossier: Dossier, ids: pd.Series) -> tuple[tuple[str, str], ...]:
    """Events by id, in order of time: record and headline with its date."""
    rows = dossier.events[dossier.events["event_id"].isin(ids)]
    return tuple(
        (f"event:{key}", f"{headline} ({dates.words(span) if span else 'no date given'})")
        for key, headline, span in zip(rows["event_id"], rows["headline"], rows["span"], strict=True)
    )


def names(dossier: Dossier, pairs: pd.DataFrame, column: str, key: str, noun: str) -> str:
    """The names of what is joined to a record, as a list in words."""
    ids = pairs.loc[pairs[column] == key, f"{noun}_id"]
    table = dossier.territories if noun == "territory" else dossier.actors
    return ", ".join(table.loc[table[f"{noun}_id"].isin(ids), "name"])
