"""Proposals from the articles of a dossier: rows by table, every one with evidence, and what is left to the editor."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from parley.desk.add_articles import make_new_id
from parley.desk.suggest.dates import FoundDate, find_dates
from parley.desk.suggest.names import FoundName, find_names
from parley.desk.suggest.speech import find_speech
from parley.tables.contract import ContractError, read_contract
from parley.tables.reading import read_tables
from parley.text.anchors import anchor_quote
from parley.text.articles import Article, ArticleError, KnownLines, Sentence, read_article
from parley.words.dates import format_day

MAX_LABEL_WORDS, MAX_SUMMARY_WORDS, MAX_PREFIX = 3, 8, 60
MAX_DATE_GAP = 4
"""Letters between a verb of speech and its date: “said on Tuesday”."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class SuggestError(ValueError):
    """Nothing can be proposed; the message says why and what to do."""


@dataclass(slots=True)
class Proposals:
    """Rows by table, in the order they were found; `problems` names each article that could not be read."""

    contract: dict[str, Any]
    rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    covered: int = 0
    ids: set[str] = field(default_factory=set)
    seen: set[tuple[object, ...]] = field(default_factory=set)
    targets: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, table: str, row: dict[str, str]) -> None:
        """Take a row up once."""
        key = (table, *row.items())
        if key not in self.seen:
            self.seen.add(key)
            self.rows.setdefault(table, []).append(row)


def propose_rows(folder: Path, count_one: Callable[[], None]) -> Proposals:
    """Read every article of a dossier and propose rows; SuggestError where there are no articles to read.

    `count_one` is called after each article.
    """
    try:
        contract = read_contract(folder)
    except ContractError as error:
        raise SuggestError(str(error)) from None
    tables, faults = read_tables(folder, contract)
    sources = tables["sources"]
    articles = sources[(sources["kind"] == "article") & (sources["path"] != "")]
    if articles.empty:
        raise SuggestError("The dossier has no article. Take some in with `python -m parley add FILES`.")
    proposals = Proposals(contract)
    proposals.problems.extend(map(str, faults))
    for table, column in (("actors", "actor_id"), ("territories", "territory_id"), ("events", "event_id"),
                          ("statements", "statement_id"), ("evidence", "evidence_id")):  # fmt: skip
        proposals.ids.update(tables[table][column])
    for record in articles.to_dict("records"):
        source = {str(column): str(cell) for column, cell in record.items()}
        try:
            _propose_from_article(proposals, tables, source, _read_source(folder, source))
        except (OSError, ArticleError) as error:
            problem = error.strerror if isinstance(error, OSError) else str(error)
            proposals.problems.append(f"{source['path']}: {problem}. Run `python -m parley check`.")
        count_one()
    return proposals


def _read_source(folder: Path, source: dict[str, str]) -> Article:
    path = (folder / source["path"]).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise FileNotFoundError(2, "it lies outside the dossier")
    known = KnownLines(source["title"], source["author"], source["publisher"])
    return read_article(source["source_id"], path.read_bytes(), source["language"], known)


def _propose_from_article(
    proposals: Proposals, tables: dict[str, pd.DataFrame], source: dict[str, str], article: Article
) -> None:
    evidence = tables["evidence"]
    mine = evidence[(evidence["source_id"] == article.source_id) & (evidence["exact"] != "")]
    anchors = [
        anchor_quote(article.text, row["exact"], row["prefix"], row["suffix"]) for row in mine.to_dict("records")
    ]
    taken = [(anchor.start, anchor.end) for anchor in anchors if anchor.start is not None and anchor.end is not None]
    day = date.fromisoformat(source["published"][:10]) if _DAY.match(source["published"]) else None
    names = find_names(article, tables["aliases"])
    targets = {(name.start, name.end): _propose_name(proposals, article, name) for name in names}
    for sentence in article.sentences:
        if any(start < sentence.end and sentence.start < end for start, end in taken):
            proposals.covered += 1
            continue
        inside = [name for name in names if sentence.start <= name.start < sentence.end]
        dates = find_dates(article.text[sentence.start : sentence.end], day)
        speech = find_speech(article.text, sentence.start, sentence.end, inside)
        if speech:
            gap = speech.verb_end - sentence.start
            told = [each for each in dates if 0 <= each.start - gap <= MAX_DATE_GAP]
            actor = targets[speech.speaker.start, speech.speaker.end]
            cells = {"actor_id": actor, "act": speech.act, "attribution": speech.attribution}
            _propose_statement(proposals, article, sentence, told or _date_by_article(day), cells)
            dates = [each for each in dates if each not in told]
        parts = [(name, targets[name.start, name.end]) for name in inside]
        if dates:
            _propose_event(proposals, article, sentence, dates[0], parts)
        elif parts and not speech:  # somebody or some place is named, and what is told has no day of its own
            _propose_event(proposals, article, sentence, (_date_by_article(day) or [UNDATED])[0], parts)


UNDATED = FoundDate(0, 0, "", "", "", "")
"""An event of an article whose own day is not known."""


def _date_by_article(day: date | None) -> list[FoundDate]:
    """What is said without a day was said by the day of the article."""
    if not day:
        return []
    note = f"The article gives no day for this; it is known by the day of the article, {format_day(day)}."
    return [FoundDate(0, 0, "", f"[..{day}]", "inferred", note)]


def _propose_name(proposals: Proposals, article: Article, name: FoundName) -> str:
    """The id of what a name stands for; a new record has its row, its evidence and every spelling met."""
    if name.target_id:
        return name.target_id
    key = (name.target_type, name.name)
    if key not in proposals.targets:
        proposals.targets[key] = record = _take_id(proposals, name.name)
        table = "actors" if name.target_type == "actor" else "territories"
        id_column, kind_column = ("actor_id", "schema") if table == "actors" else ("territory_id", "kind")
        proposals.add(table, {id_column: record, "name": name.name, kind_column: name.schema})
        _propose_evidence(proposals, article, (name.start, name.end), name.target_type, record)
    record = proposals.targets[key]
    alias = {"alias": name.spelling, "target_type": name.target_type, "target_id": record, "kind": name.kind}
    proposals.add("aliases", alias)
    if name.schema == "Person" and name.kind == "name" and len(name.spelling.split()) > 1:
        proposals.add("aliases", alias | {"alias": name.spelling.split(" ", 1)[1]})  # by the surname alone
    return record


def _propose_statement(
    proposals: Proposals, article: Article, sentence: Sentence, dates: list[FoundDate], cells: dict[str, str]
) -> None:
    words = article.passage_text(sentence.start, sentence.end)
    record = _take_id(proposals, " ".join(words.split()[:MAX_SUMMARY_WORDS]))
    summary = " ".join(words.rstrip(".").split()[:MAX_SUMMARY_WORDS])
    proposals.add("statements", {"statement_id": record, "summary": summary, **_date_cells(dates[:1]), **cells})
    _propose_evidence(proposals, article, (sentence.start, sentence.end), "statement", record)


def _propose_event(
    proposals: Proposals, article: Article, sentence: Sentence, when: FoundDate, parts: list[tuple[FoundName, str]]
) -> None:
    words = article.passage_text(sentence.start, sentence.end).rstrip(".")
    record = _take_id(proposals, " ".join(words.split()[:MAX_SUMMARY_WORDS]))
    label = "|".join(words.replace("|", " ").split()[:MAX_LABEL_WORDS])
    proposals.add("events", {"event_id": record, "headline": words, "label": label, **_date_cells([when])})
    for name, target in parts:
        if name.target_type == "territory":
            proposals.add("event_territories", {"event_id": record, "territory_id": target})
        else:
            proposals.add("event_actors", {"event_id": record, "actor_id": target, "role": "named"})
    _propose_evidence(proposals, article, (sentence.start, sentence.end), "event", record)


def _propose_evidence(
    proposals: Proposals, article: Article, span: tuple[int, int], target_type: str, record: str
) -> None:
    """The words that prove a record; a name or sentence that stands more than once gets the words before it."""
    exact = (
        article.text[slice(*span)].rstrip(".") if target_type in ("event", "statement") else article.text[slice(*span)]
    )
    before = article.text[max(0, span[0] - MAX_PREFIX) : span[0]]
    unique = anchor_quote(article.text, exact).kind == "exact"
    evidence_id = _take_id(proposals, f"{target_type}-{record}")
    proposals.add("evidence", {
        "evidence_id": evidence_id, "source_id": article.source_id, "exact": exact, "prefix": "" if unique else before,
        "target_type": target_type, "target_id": record, "stance": "supports",
    })  # fmt: skip


def _date_cells(dates: list[FoundDate]) -> dict[str, str]:
    return {
        key: value
        for each in dates
        for key, value in (
            ("date", each.date),
            ("date_words", each.words),
            ("date_basis", each.basis),
            ("date_note", each.note),
        )
    }


def _take_id(proposals: Proposals, words: str) -> str:
    record = make_new_id(words, proposals.ids)
    proposals.ids.add(record)
    return record
