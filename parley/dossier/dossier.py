"""Open a dossier: one folder with articles and curated tables, checked, typed, read-only and in columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from parley.check.claim import drop_faulty_settings
from parley.check.run import CheckResult, check_dossier
from parley.dossier.evidence_order import first_possible_day, rank_evidence
from parley.dossier.namesakes import tell_namesakes_apart
from parley.tables.contract import OPTIONAL_COLUMNS
from parley.tables.faults import Fault
from parley.text.aliases import NameFinder
from parley.text.articles import Article
from parley.words import dates

PASSIVE_ROLES = frozenset({"affected", "named"})
"""Roles in `event_actors` that do not act or speak; every other role does."""

DAY_ORDER_RANKS = {"before": 0, "hour": 1, "during": 2, "after": 3, "": 4}
"""How events of one day stand in order: before its known hour, at it, during, after, then as the article tells them."""


@dataclass(frozen=True, eq=False)
class Dossier:
    """Everything a page may show. Frames hold sound rows only and must not be changed.

    `events`, `statements` and `control` carry `span`, `earliest` and `latest` (NaT = open), `control` also `sure`;
    `events` is in order of time. `evidence` carries `start`, `end`, `sentence`, `paragraph` (<NA> for a reference),
    `anchor`, and `rank`: its place in the order in which evidence is told (`evidence_order`). Area in km², latitude and
    longitude in degrees. `occupied_share` is empty where a dossier has no assessed shares; its `day` is `date` as a
    plain day, `share_pct` a number. `story` has the editor's lines for the front page in their order, each with its
    `record` ("" = none); it may be empty. `settings` is the part of the contract that is Parley's own.
    """

    folder: Path
    title: str
    description: str
    as_of: date
    main_source: str
    geometry: Path
    articles: Mapping[str, Article]
    faults: tuple[Fault, ...]
    names: NameFinder
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
        return article.passage_text(found.start, found.end) if article and found else ""

    @property
    def has_geometry(self) -> bool:
        """Whether there are units to draw a map of; an empty folder is none."""
        return (self.geometry / "units.geojson").is_file()

    def span_of_events(self) -> tuple[date, date] | None:
        """The first and the last day that any event may touch, or None without dated events."""
        days = pd.concat([self.events["earliest"], self.events["latest"]]).dropna()
        return (days.min().date(), days.max().date()) if len(days) else None


def open_dossier(folder: Path) -> Dossier:
    """Check the folder and open what is sound in it; never raises for bad data (see `Dossier.faults`)."""
    checked = check_dossier(folder)
    tables = {name: frame.reset_index(drop=True) for name, frame in checked.tables.items()}
    evidence = locate_evidence(tables["evidence"], tables["sources"], checked)
    settings = checked.contract.get("parley", {})
    articles = checked.articles
    return Dossier(
        folder=folder,
        title=str(checked.contract.get("title", folder.name)),
        description=str(checked.contract.get("description", "")),
        as_of=default_as_of_day(settings, tables),
        main_source=str(settings.get("published_source") or next(iter(articles), "")),
        geometry=dossier_geometry_folder(folder, checked.contract),
        articles=articles,
        faults=checked.faults,
        names=NameFinder(tables["aliases"]),
        sources=tables["sources"],
        sides=sort_by_position(tables["sides"]),
        actors=tell_namesakes_apart(sort_by_position(tables["actors"]), "actor_id", ("role", "schema")),
        territories=tell_namesakes_apart(
            parse_number_columns(tables["territories"], "area_km2", "latitude", "longitude"), "territory_id", ("kind",)
        ),
        aliases=tables["aliases"],
        events=sort_events_by_time(add_span_columns(tables["events"], "date"), evidence),
        event_actors=tables["event_actors"].assign(acts=lambda t: ~t["role"].isin(PASSIVE_ROLES)),
        event_territories=tables["event_territories"],
        periods=sort_by_position(tables["periods"]),
        topics=sort_by_position(tables["topics"]),
        statements=add_span_columns(tables["statements"], "date"),
        control=add_control_spans(tables["control"]),
        evidence=evidence,
        occupied_share=prepare_assessed_shares(tables.get("occupied_share")),
        story=prepare_story_lines(tables.get("story")),
        changes=tables.get("changes", empty_optional_table("changes")),
        settings=drop_faulty_settings(settings, evidence),
        contract=checked.contract,
        tables=checked.tables,
    )


def dossier_geometry_folder(folder: Path, contract: Mapping[str, Any]) -> Path:
    """Where a dossier's base map lies: `parley.geometry` of its contract, by default `data/geo`."""
    return folder / "data" / str(contract.get("parley", {}).get("geometry", "geo"))


def default_as_of_day(settings: Mapping[str, Any], tables: Mapping[str, pd.DataFrame]) -> date:
    """The as-of day the contract names, else the day of the newest article, else the last dated event."""
    sources = tables["sources"]
    published = sources.loc[sources["kind"].eq("article"), "published"]
    if day := last_possible_day(str(settings.get("as_of", ""))) or newest_day(published):
        return day
    events = add_span_columns(tables["events"], "date")["latest"].dropna()
    return events.max().date() if len(events) else date.today()


def last_possible_day(text: str) -> date | None:
    """The last day that an EDTF text may mean, or None for one that is empty or no date."""
    try:
        return dates.parse_date_span(text).latest if text else None
    except dates.DateError:
        return None


def newest_day(texts: Iterable[str]) -> date | None:
    """The latest of the first days that some EDTF texts may mean; None without any.

    A source of "2025" says nothing of December: by its last possible day the whole map would move to a day that no
    article tells of.
    """
    return max(filter(None, map(first_possible_day, texts)), default=None)


def parse_date_spans(texts: Iterable[str]) -> list[dates.DateSpan | None]:
    """EDTF texts as spans; an empty text has none. The check has already seen that the others parse."""
    return [dates.parse_date_span(text) if text else None for text in texts]


def make_day_column(values: Iterable[date | None]) -> pd.Series:
    """Plain days as a column that holds any year from 1 to 9999; None becomes NaT."""
    return pd.Series(
        pd.array([None if value is None else value.isoformat() for value in values], dtype="datetime64[s]")
    )


def add_span_columns(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """Add `span`, `earliest` and `latest` as read from an EDTF column."""
    found = parse_date_spans(table[column])
    return table.assign(
        span=pd.Series(found, dtype=object),
        earliest=make_day_column(span.earliest if span else None for span in found),
        latest=make_day_column(span.latest if span else None for span in found),
    )


def add_control_spans(control: pd.DataFrame) -> pd.DataFrame:
    """Add each status's first and last day: from `valid_from`'s first to `valid_to`'s last (NaT = open).

    `sure` is the day from which it is known to hold: the last of a set such as `[..2025-11-07]`, which says "by".
    """
    begun, ended = parse_date_spans(control["valid_from"]), parse_date_spans(control["valid_to"])
    return control.assign(
        span=pd.Series(begun, dtype=object),
        earliest=make_day_column(span.earliest if span else None for span in begun),
        latest=make_day_column(span.latest if span else None for span in ended),
        sure=make_day_column(
            (span.latest if span.text.startswith("[") else span.earliest) if span else None for span in begun
        ),
    )


def prepare_assessed_shares(table: pd.DataFrame | None) -> pd.DataFrame:
    """Assessed shares as numbers, each with its `day`, in order of time; empty where the dossier has no such table."""
    if table is None:
        table = empty_optional_table("occupied_share")
    read = [span.latest if span else None for span in parse_date_spans(table["date"])]
    rows = parse_number_columns(table, "share_pct").assign(day=pd.Series(read, dtype=object, index=table.index))
    rows = rows[rows["day"].notna() & rows["share_pct"].notna()]
    return rows.sort_values("day", kind="stable").reset_index(drop=True)


def empty_optional_table(table: str) -> pd.DataFrame:
    """An optional table that a dossier does without: no rows, all its columns."""
    return pd.DataFrame(columns=list(OPTIONAL_COLUMNS[table]), dtype="str")


def prepare_story_lines(table: pd.DataFrame | None) -> pd.DataFrame:
    """The lines of the front page in the editor's order; empty where the dossier has no such table."""
    if table is None:
        table = empty_optional_table("story")
    record = (table["target_type"] + ":" + table["target_id"]).where(table["target_id"].ne(""), "")
    return sort_by_position(table.assign(record=record))


def sort_events_by_time(events: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """Sort events by time; inside a day by hour and `order_note`, then as the article tells them."""
    told = evidence[evidence["target_type"] == "event"].groupby("target_id")["start"].min()
    hour = [span.moment.isoformat() if span and span.moment else "" for span in events["span"]]
    within = (
        pd.Series(hour).ne("").map({True: "hour", False: ""}).where(events["order_note"] == "", events["order_note"])
    )
    keys = pd.DataFrame(
        {
            "day": make_day_column(map(event_sort_day, events["span"])),
            # "by a day" stands just before what is known to be of that day
            "known": events["earliest"].notna().astype(int),
            "within": within.map(DAY_ORDER_RANKS).fillna(DAY_ORDER_RANKS[""]),
            "hour": hour,
            "told": events["event_id"].map(told).astype("Int64"),
        }
    )
    order = keys.sort_values(list(map(str, keys)), na_position="last", kind="stable").index
    return events.loc[order].reset_index(drop=True)


def event_sort_day(span: dates.DateSpan | None) -> date | None:
    """The day an event is sorted by: its first possible one, or its last where that is open.

    What lasts comes after what happened in the time it began in: "since 2022" after "February 2022".
    """
    if span is None:
        return None
    if span.kind == "lasting" and span.earliest:
        return dates.parse_date_span(span.text.split("/")[0]).latest
    return span.earliest or span.latest


def locate_evidence(evidence: pd.DataFrame, sources: pd.DataFrame, checked: CheckResult) -> pd.DataFrame:
    """Join each quote with where it stands: offsets, sentence and paragraph number in its article."""
    anchors = checked.anchors.reset_index(drop=True)
    found = evidence.assign(start=anchors["start"], end=anchors["end"], anchor=anchors["kind"])
    sentences, paragraphs = [], []
    for source, start in zip(found["source_id"], found["start"], strict=True):
        article = checked.articles.get(source)
        sentence = article.sentence_at(int(start)) if article and pd.notna(start) else None
        sentences.append(sentence.number if sentence else None)
        paragraphs.append(article.paragraph_at(int(start)) if article and pd.notna(start) else None)
    found = found.assign(
        sentence=pd.array(sentences, dtype="Int64"),
        paragraph=pd.array(paragraphs, dtype="Int64"),
        record=found["target_type"] + ":" + found["target_id"],
    )
    return found.assign(rank=rank_evidence(found, sources, checked.articles))


def sort_by_position(table: pd.DataFrame) -> pd.DataFrame:
    """Sort by the editor's own `position` (a whole number; rows without one last)."""
    order = pd.to_numeric(table["position"], errors="coerce").sort_values(na_position="last", kind="stable").index
    return table.loc[order].reset_index(drop=True)


def parse_number_columns(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Turn columns of digits into numbers; an empty cell becomes NaN."""
    return table.assign(**{column: pd.to_numeric(table[column], errors="coerce") for column in columns})
