"""What each row of an article's evidence is there for, in words that stand without the dashboard round them."""

from __future__ import annotations

from dataclasses import dataclass

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_row_by_id
from parley.evidence.quotes import cite_reference
from parley.results import control
from parley.words import dates


@dataclass(frozen=True)
class Backing:
    """A row of evidence in its article: offsets into its text, the record it concerns, and what it says of it."""

    evidence_id: str
    start: int
    end: int
    record: str
    words: str
    proves: str
    stance: str
    note: str
    reference: str


def list_article_backings(dossier: Dossier, source_id: str) -> list[Backing]:
    """All evidence that has its place in an article, in the order of the text, the longest first."""
    rows = dossier.evidence[(dossier.evidence["source_id"] == source_id) & dossier.evidence["start"].notna()]
    rows = rows.sort_values(["start", "end"], ascending=[True, False], kind="stable")
    return [
        Backing(
            row["evidence_id"],
            int(row["start"]),
            int(row["end"]),
            row["record"],
            format_record_line(dossier, row["record"]),
            row["property"].replace("_", " "),
            row["stance"],
            row["note"],
            cite_reference(dossier, row["place"]) if row["place"] else "",
        )
        for row in rows.to_dict("records")
    ]


def format_record_line(dossier: Dossier, record: str) -> str:
    """A record in one line: an event with its date, a statement with its speaker, who holds what since when."""
    kind, _, key = record.partition(":")
    tellers = {"event": format_event_line, "statement": format_statement_line, "control": format_control_line}
    if kind in tellers:
        return tellers[kind](dossier, key)
    row = find_row_by_id(dossier, "actors" if kind == "actor" else "territories", key)
    return f"{row['name']}, {row['role']}" if kind == "actor" and row["role"] else str(row["name"])


def format_event_line(dossier: Dossier, key: str) -> str:
    """An event: its headline and its date with how that is known."""
    row = find_row_by_id(dossier, "events", key)
    return f"{row['headline']} ({format_date_with_basis(row['date'], row['date_basis'])})"


def format_statement_line(dossier: Dossier, key: str) -> str:
    """A statement: who, how, what, when."""
    row = find_row_by_id(dossier, "statements", key)
    speaker = find_row_by_id(dossier, "actors", row["actor_id"])["name"]
    return f"{speaker} {row['act']}: {row['summary']} ({format_date_with_basis(row['date'], row['date_basis'])})"


def format_control_line(dossier: Dossier, key: str) -> str:
    """A status of control: place, status, by whom, since when."""
    row = find_row_by_id(dossier, "control", key)
    place = find_row_by_id(dossier, "territories", row["territory_id"])["name"]
    holder = find_row_by_id(dossier, "actors", row["controller_id"])["name"]
    since = f", since {format_date_with_basis(row['valid_from'], row['date_basis'])}" if row["valid_from"] else ""
    return f"{place}: {control.status_words(dossier)[row['status']]}, {holder}{since}"


def format_date_with_basis(date: str, basis: str) -> str:
    """A date in words, with how it is known where the article does not state it."""
    if not date:
        return "no date given"
    return dates.format_date_span(dates.parse_date_span(date)) + (f", {basis}" if basis not in ("", "stated") else "")
