"""Open a dossier: one folder with articles and curated tables, checked, typed, read-only and in columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from parley.check.claim import sound_settings
from parley.check.run import Checked, check
from parley.tables.contract import OPTIONAL
from parley.tables.faults import Fault
from parley.text.aliases import Names
from parley.text.articles import Article
from parley.words import dates

NAMED_ONLY = frozenset({"affected", "named"})
"""Roles in `event_actors` that do not act or speak; every other role does."""

WITHIN_A_DAY = {"before": 0, "hour": 1, "during": 2, "after": 3, "": 4}
"""How events of one day stand in order: before its known hour, at it, during, after, then as the article tells them."""


@dataclass(frozen=True, eq=False)
class Dossier:
    """Everything a page may show. Frames hold sound rows only and must not be changed.

    `events`, `statements` and `control` carry `span`, `earliest` and `latest` (NaT = open); `events` is in order of
    time. `evidence` carries `start`, `end`, `sentence`, `paragraph` (<NA> for a reference) and `anchor`. Area in km²,
    latitude and longitude in degrees. `occupied_share` is empty where a dossier has no assessed shares; its `day` is
    `date` as a plain day, `share_pct` a number. `story` has the editor's lines for the front page in their order, each
    with its `record` ("" = none); it may be empty. `settings` is the part of the contract that is Parley's own.
    """

    folder: Path
    title: str
    description: str
    as_of: date
    main_source: str
    geometry: Path
    articles: Mapping[str, Article]
    faults: tuple[Fault, ...]
    names: Names
    sources: pd.DataFrame
    sides: pd.DataFrame
    actors: pd.DataFrame
    territories: pd.DataFrame
    aliases: pd.DataFrame
    events: pd.DataFrame
    event_actors: pd.DataFrame
    event_territories: pd.DataFrame
    periods: pd.DataFrame
    topics: pd.DataFrame
    statements: pd.DataFrame
    control: pd.DataFrame
    evidence: pd.DataFrame
    occupied_share: pd.DataFrame
    story: pd.DataFrame
    changes: pd.DataFrame
    settings: Mapping[str, Any]
    contract: dict[str, Any]
    tables: Mapping[str, pd.DataFrame]

    def sentence(self, source_id: str, start: int | None) -> str:
        """The whole sentence around an offset of an article, or "" where there is none (a reference)."""
        article = self.articles.get(source_id)
        found = article.sentence_at(int(start)) if article and start is not None and pd.notna(start) else None
        return article.words_of(found.start, found.end) if article and found else ""

    def span_of_events(self) -> tuple[date, date] | None:
        """The first and the last day that any event may touch, or None without dated events."""
        days = pd.concat([self.events["earliest"], self.events["latest"]]).dropna()
        return (days.min().date(), days.max().date()) if len(days) else None


def open_dossier(folder: Path) -> Dossier:
    """Check the folder and open what is sound in it; never raises for bad data (see `Dossier.faults`)."""
    checked = check(folder)
    tables = {name: frame.reset_index(drop=True) for name, frame in checked.tables.items()}
    evidence = placed(tables["evidence"], checked)
    settings = checked.contract.get("parley", {})
    articles = checked.articles
    return Dossier(
        folder=folder,
        title=str(checked.contract.get("title", folder.name)),
        description=str(checked.contract.get("description", "")),
        as_of=default_day(settings, tables),
        main_source=str(settings.get("published_source") or next(iter(articles), "")),
        geometry=geometry_folder(folder, checked.contract),
        articles=articles,
        faults=checked.faults,
        names=Names(tables["aliases"]),
        sources=tables["sources"],
        sides=by_position(tables["sides"]),
        actors=by_position(tables["actors"]),
        territories=numbers(tables["territories"], "area_km2", "latitude", "longitude"),
        aliases=tables["aliases"],
        events=in_order(dated(tables["events"], "date"), evidence),
        event_actors=tables["event_actors"].assign(acts=lambda t: ~t["role"].isin(NAMED_ONLY)),
        event_territories=tables["event_territories"],
        periods=by_position(tables["periods"]),
        topics=by_position(tables["topics"]),
        statements=dated(tables["statements"], "date"),
        control=lasting(tables["control"]),
        evidence=evidence,
        occupied_share=assessed(tables.get("occupied_share")),
        story=told(tables.get("story")),
        changes=tables.get("changes", lacking("changes")),
        settings=sound_settings(settings, evidence),
        contract=checked.contract,
        tables=checked.tables,
    )


def geometry_folder(folder: Path, contract: Mapping[str, Any]) -> Path:
    """Where a dossier's base map lies: `parley.geometry` of its contract, by default `data/geo`."""
    return folder / "data" / str(contract.get("parley", {}).get("geometry", "geo"))


def default_day(settings: Mapping[str, Any], tables: Mapping[str, pd.DataFrame]) -> date:
    """The as-of day the contract names, else the day of the newest article, else the last dated event."""
    candidates = [str(settings.get("as_of", "")), *sorted(tables["sources"]["published"], reverse=True)]
    for text in filter(None, candidates):
        try:
            span = dates.parse(text)
        except dates.DateFault:
            continue
        if span.latest:
            return span.latest
    events = dated(tables["events"], "date")["latest"].dropna()
    return events.max().date() if len(events) else date.today()


def spans(texts: Iterable[str]) -> list[dates.Span | None]:
    """EDTF texts as spans; an empty text has none. The check has already seen that the others parse."""
    return [dates.parse(text) if text else None for text in texts]


def days(values: Iterable[date | None]) -> pd.Series:
    """Plain days as a column that holds any year from 1 to 9999; None becomes NaT."""
    return pd.Series(
        pd.array([None if value is None else value.isoformat() for value in values], dtype="datetime64[s]")
    )


def dated(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """Add `span`, `earliest` and `latest` as read from an EDTF column."""
    found = spans(table[column])
    return table.assign(
        span=pd.Series(found, dtype=object),
        earliest=days(span.earliest if span else None for span in found),
        latest=days(span.latest if span else None for span in found),
    )


def lasting(control: pd.DataFrame) -> pd.DataFrame:
    """Add each status's first and last day: from `valid_from`'s first to `valid_to`'s last (NaT = open)."""
    begun, ended = spans(control["valid_from"]), spans(control["valid_to"])
    return control.assign(
        span=pd.Series(begun, dtype=object),
        earliest=days(span.earliest if span else None for span in begun),
        latest=days(span.latest if span else None for span in ended),
    )


def assessed(table: pd.DataFrame | None) -> pd.DataFrame:
    """Assessed shares as numbers, each with its `day`, in order of time; empty where the dossier has no such table."""
    if table is None:
        table = lacking("occupied_share")
    read = [span.latest if span else None for span in spans(table["date"])]
    rows = numbers(table, "share_pct").assign(day=pd.Series(read, dtype=object, index=table.index))
    rows = rows[rows["day"].notna() & rows["share_pct"].notna()]
    return rows.sort_values("date", kind="stable").reset_index(drop=True)


def lacking(table: str) -> pd.DataFrame:
    """An optional table that a dossier does without: no rows, all its columns."""
    return pd.DataFrame(columns=list(OPTIONAL[table]), dtype="str")


def told(table: pd.DataFrame | None) -> pd.DataFrame:
    """The lines of the front page in the editor's order; empty where the dossier has no such table."""
    if table is None:
        table = lacking("story")
    record = (table["target_type"] + ":" + table["target_id"]).where(table["target_id"].ne(""), "")
    return by_position(table.assign(record=record))


def in_order(events: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """Sort events by time; inside a day by hour and `order_note`, then as the article tells them."""
    told = evidence[evidence["target_type"] == "event"].groupby("target_id")["start"].min()
    hour = [span.time.isoformat() if span and span.time else "" for span in events["span"]]
    within = (
        pd.Series(hour).ne("").map({True: "hour", False: ""}).where(events["order_note"] == "", events["order_note"])
    )
    keys = pd.DataFrame(
        {
            "day": days(map(stands_at, events["span"])),
            # "by a day" stands just before what is known to be of that day
            "known": events["earliest"].notna().astype(int),
            "within": within.map(WITHIN_A_DAY).fillna(WITHIN_A_DAY[""]),
            "hour": hour,
            "told": events["event_id"].map(told).astype("Int64"),
        }
    )
    order = keys.sort_values(list(map(str, keys)), na_position="last", kind="stable").index
    return events.loc[order].reset_index(drop=True)


def stands_at(span: dates.Span | None) -> date | None:
    """The day an event is sorted by: its first possible one, or its last where that is open.

    What lasts comes after what happened in the time it began in: "since 2022" after "February 2022".
    """
    if span is None:
        return None
    if span.kind == "lasting" and span.earliest:
        return dates.parse(span.text.split("/")[0]).latest
    return span.earliest or span.latest


def placed(evidence: pd.DataFrame, checked: Checked) -> pd.DataFrame:
    """Join each quote with where it stands: offsets, sentence and paragraph number in its article."""
    anchors = checked.anchors.reset_index(drop=True)
    found = evidence.assign(start=anchors["start"], end=anchors["end"], anchor=anchors["kind"])
    sentences, paragraphs = [], []
    for source, start in zip(found["source_id"], found["start"], strict=True):
        article = checked.articles.get(source)
        sentence = article.sentence_at(int(start)) if article and pd.notna(start) else None
        sentences.append(sentence.number if sentence else None)
        paragraphs.append(article.paragraph_at(int(start)) if article and pd.notna(start) else None)
    return found.assign(
        sentence=pd.array(sentences, dtype="Int64"),
        paragraph=pd.array(paragraphs, dtype="Int64"),
        record=found["target_type"] + ":" + found["target_id"],
    )


def by_position(table: pd.DataFrame) -> pd.DataFrame:
    """Sort by the editor's own `position` (a whole number; rows without one last)."""
    order = pd.to_numeric(table["position"], errors="coerce").sort_values(na_position="last", kind="stable").index
    return table.loc[order].reset_index(drop=True)


def numbers(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Turn columns of digits into numbers; an empty cell becomes NaN."""
    return table.assign(**{column: pd.to_numeric(table[column], errors="coerce") for column in columns})
