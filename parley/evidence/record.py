"""A record as the evidence panel tells it: what it is, whose words it rests on, when, who, and how each is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import RowValues, find_row_by_id, find_rows_by_value, index_rows_by_value
from parley.dossier.own_columns import own_column_labels
from parley.dossier.source_names import count_publishers, name_source
from parley.evidence.quotes import EvidenceQuote, list_record_quotes
from parley.evidence.telling import count_supporting_publishers, list_tellings
from parley.results import control
from parley.tables.contract import TARGET_TABLES
from parley.words import dates
from parley.words.messages import say

ATTRIBUTION_LABELS = {"own_words": "in own words", "reported": "as reported", "described": "described, not quoted"}
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
    told = build_telling_facts(dossier, record) if kind in ("event", "statement") else []
    return replace(details, facts=(*details.facts, *told, *build_own_column_facts(dossier, kind, key)))


def build_telling_facts(dossier: Dossier, record: str) -> list[RecordFact]:
    """How many publishers tell a record so, and who they are; nothing where the dossier has one article."""
    if len(dossier.articles) < 2:
        return []
    tellings = list_tellings(dossier, record)
    named = [str(name_source(dossier, each.source_id)) for each in tellings if each.stance == "supports"]
    other = [str(name_source(dossier, each.source_id)) for each in tellings if each.stance == "differs"]
    words = say(
        "{count} of {total} publishers: {articles}",
        count=count_supporting_publishers(dossier, record),
        total=count_publishers(dossier),
        articles="; ".join(named),
    )
    note = say("Told otherwise by {articles}", articles="; ".join(other)) if other else ""
    return [RecordFact(say("Told by"), words, note=note)] if named else []


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
    """A territory: who holds or claims it on the day, since when, how its name is known, what happened there."""
    row = find_row_by_id(dossier, "territories", key)
    rows = [each for each in control.list_control_rows(dossier, day) if each["territory_id"] == key]
    there = [each["event_id"] for each in find_rows_by_value(dossier, "event_territories", "territory_id", key)]
    ids = [each[name] for each in rows for name in ("control_id", "claimed")]
    records = [*(f"control:{name}" for name in dict.fromkeys(filter(None, ids))), f"territory:{key}"]
    facts = build_name_facts(dossier, key, row["name"])
    for each in rows:
        facts += build_control_facts(dossier, each, day)
    return RecordDetails(
        f"territory:{key}",
        f"{row['name']}: {territory_status_words(dossier, rows)}" if rows else row["name"],
        row["description"],
        tuple(facts),
        list_record_quotes(dossier, records),
        (),
        list_dated_events(dossier, there),
    )


def territory_status_words(dossier: Dossier, rows: Sequence[Mapping[str, str]]) -> str:
    """The statuses of a place in words; where several hold or claim it, each with who does."""
    words = control.status_words(dossier)
    if len(rows) == 1:
        return words[rows[0]["status"]]
    names = {row["controller_id"]: find_row_by_id(dossier, "actors", row["controller_id"])["name"] for row in rows}
    return "; ".join(f"{words[row['status']]} ({names[row['controller_id']]})" for row in rows)


def build_name_facts(dossier: Dossier, key: str, name: str) -> list[RecordFact]:
    """Where the name comes from, when no article gives it."""
    record = f"territory:{key}"
    if find_column_basis(dossier, record, "name") != "reference":
        return []
    note = next(
        row["note"] for row in find_rows_by_value(dossier, "evidence", "record", record) if row["property"] == "name"
    )
    return [RecordFact("Name", name, "reference", note)]


def build_control_facts(dossier: Dossier, row: Mapping[str, str], day: date) -> list[RecordFact]:
    """One holder's status in words, since when and what it held before; a claim of its own beside it."""
    facts: list[RecordFact] = []
    if row["control_id"] and row["status"] != "claimed":
        holder = find_row_by_id(dossier, "actors", row["controller_id"])["name"]
        maybe = row["status"] == "maybe"
        facts.append(RecordFact("May be held by" if maybe else "Held by", holder, row["basis"], ""))
        since = dates.format_date_span(dates.parse_date_span(row["since"]))
        facts.append(RecordFact("Since", since, row["date_basis"], row["note"]))
        facts += build_earlier_facts(dossier, row, day)
    if row["claimed"]:
        claim = find_row_by_id(dossier, "control", row["claimed"])
        claimant = find_row_by_id(dossier, "actors", claim["controller_id"])["name"]
        said = f"by {claimant}, from {dates.format_date_span(dates.parse_date_span(claim['valid_from']))}"
        facts.append(RecordFact("Claimed", said, control.find_control_basis(dossier, row["claimed"]), claim["note"]))
    return facts


def build_earlier_facts(dossier: Dossier, row: Mapping[str, str], day: date) -> list[RecordFact]:
    """What the same holder had of the place before: a part since 2014 stays true where a larger one came in 2022."""
    words, facts = control.status_words(dossier), []
    for other in find_rows_by_value(dossier, "control", "territory_id", row["territory_id"]):
        same = other["controller_id"] == row["controller_id"] and other["status"] != "claimed" and other["valid_to"]
        if same and other["control_id"] != row["control_id"] and other["latest"].date() < day:
            span = dates.format_date_span(dates.parse_date_span(f"{other['valid_from']}/{other['valid_to']}"))
            facts.append(RecordFact("Before", f"{words[other['status']]}, {span}", other["date_basis"], other["note"]))
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
