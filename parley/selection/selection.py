"""What the reader asked for, and what of the dossier answers it: OR inside a facet, AND between facets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import list_event_participations
from parley.selection.named_query import read_named_query
from parley.selection.source_filter import list_chosen_articles, list_told_records
from parley.tables.rows import iterate_row_tuples, list_column_values
from parley.text.query import fold_search_text


@dataclass(frozen=True)
class Selection:
    """The shared filters. Empty means "everything"; days are plain dates and both ends belong to the range.

    `sources` holds ids of articles, `publisher:NAME` and `language:TAG` (`source_filter`).
    """

    actors: tuple[str, ...] = ()
    match: Literal["any", "all"] = "any"
    start: date | None = None
    end: date | None = None
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    words: str = ""
    sources: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is filtered; `match` alone filters nothing."""
        return replace(self, match="any") != Selection()


@dataclass(frozen=True)
class SelectionResult:
    """The answer to a selection: rows of `events` and `statements`, and their records by name."""

    events: pd.DataFrame
    statements: pd.DataFrame
    records: frozenset[str]


@lru_cache(maxsize=64)
def select_records(dossier: Dossier, selection: Selection) -> SelectionResult:
    """Filter events and statements; an uncertain date is in a range when it could lie in it.

    One answer for all who ask the same: nobody changes its frames.
    """
    words = search_text_by_record(dossier) if selection.words.strip() else pd.Series(dtype=str)
    events = dossier.events[mask_matching_rows(dossier, selection, dossier.events, "event", words)]
    statements = dossier.statements[mask_matching_rows(dossier, selection, dossier.statements, "statement", words)]
    records = {f"event:{key}" for key in list_column_values(events["event_id"])} | {
        f"statement:{key}" for key in list_column_values(statements["statement_id"])
    }
    return SelectionResult(events, statements, frozenset(records))


def mask_matching_rows(
    dossier: Dossier, selection: Selection, rows: pd.DataFrame, kind: str, words: pd.Series
) -> pd.Series:
    """Which rows of `events` or `statements` every facet that is on lets through."""
    keep = pd.Series(True, index=rows.index)
    if selection.actors:
        keep &= mask_actor_rows(dossier, rows, kind, selection)
    if selection.places:
        there = dossier.event_territories["territory_id"].isin(expand_places_by_parts(dossier, selection.places))
        keep &= rows["event_id"].isin(dossier.event_territories.loc[there, "event_id"])
    if selection.topics:
        keep &= mask_topic_rows(dossier, rows, kind, selection.topics)
    if selection.sources:
        told = list_told_records(dossier, list_chosen_articles(dossier, selection.sources))
        keep &= (kind + ":" + rows[f"{kind}_id"]).isin(told)
    if selection.start:
        keep &= ~(rows["latest"] < pd.Timestamp(selection.start)) & rows["span"].notna()
    if selection.end:
        keep &= ~(rows["earliest"] > pd.Timestamp(selection.end)) & rows["span"].notna()
    if selection.words.strip():
        texts = (kind + ":" + rows[f"{kind}_id"]).map(words).fillna("")
        query = read_named_query(dossier, selection.words).query
        keep &= texts.map(query.fits).astype(bool)
    return keep


def mask_actor_rows(dossier: Dossier, rows: pd.DataFrame, kind: str, selection: Selection) -> pd.Series:
    """Rows with any, or all, of the chosen actors: those of the event, and who makes the statement."""
    needed, chosen = len(selection.actors) if selection.match == "all" else 1, set(selection.actors)
    named: dict[str, set[str]] = {}
    for event, actor, _ in list_event_participations(dossier):
        if actor in chosen:
            named.setdefault(event, set()).add(actor)
    if kind == "event":
        found = [len(named.get(event, ())) for event in list_column_values(rows["event_id"])]
    else:
        speakers = iterate_row_tuples(rows, ["event_id", "actor_id"])
        found = [len(named.get(event, set()) | ({actor} & chosen)) for event, actor in speakers]
    return pd.Series([each >= needed for each in found], index=rows.index, dtype=bool)


def mask_topic_rows(dossier: Dossier, rows: pd.DataFrame, kind: str, topics: tuple[str, ...]) -> pd.Series:
    """Statements of these topics, and the events in which such a statement was made."""
    if kind == "statement":
        return rows["topic_id"].isin(topics)
    statements = dossier.statements
    return rows["event_id"].isin(statements.loc[statements["topic_id"].isin(topics), "event_id"])


def expand_places_by_parts(dossier: Dossier, places: tuple[str, ...]) -> set[str]:
    """The places and all that lies in them, by `part_of`."""
    found, new = set(places), set(places)
    while new:
        table = dossier.territories
        new = set(table.loc[table["part_of"].isin(new), "territory_id"]) - found
        found |= new
    return found


@lru_cache(maxsize=4)
def search_text_by_record(dossier: Dossier) -> pd.Series:
    """Plain text to search, by record: headline, description or summary, and the sentences that support it."""
    events, statements = dossier.events, dossier.statements
    support = dossier.evidence[dossier.evidence["stance"] == "supports"]
    said = [
        dossier.sentence(source, start) or exact
        for source, start, exact in zip(support["source_id"], support["start"], support["exact"], strict=True)
    ]
    texts = pd.DataFrame(
        {
            "record": [
                *("event:" + events["event_id"]),
                *("statement:" + statements["statement_id"]),
                *support["record"],
            ],
            "text": [*(events["headline"] + " " + events["description"]), *statements["summary"], *said],
        }
    )
    return texts.groupby("record")["text"].agg(" ".join).map(fold_search_text)


def list_excluded_places(dossier: Dossier, selection: Selection) -> list[str]:
    """The territories that a filter by place or by article leaves out; none where neither is asked for.

    A filter by article leaves out what its articles say nothing of: neither of the place, nor of who holds it, nor of
    what happened there.
    """
    ids = list(dossier.territories["territory_id"])
    kept = expand_places_by_parts(dossier, selection.places) if selection.places else set(ids)
    if selection.sources:
        told = list_told_records(dossier, list_chosen_articles(dossier, selection.sources))
        rows = [("control", each) for each in iterate_row_tuples(dossier.control, ["control_id", "territory_id"])]
        rows += [
            ("event", each) for each in iterate_row_tuples(dossier.event_territories, ["event_id", "territory_id"])
        ]
        there = {territory for kind, (key, territory) in rows if f"{kind}:{key}" in told}
        kept &= there | {key for key in ids if f"territory:{key}" in told}
    return [key for key in ids if key not in kept]
