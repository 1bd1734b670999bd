"""The passages of an article: stretches of text that support records, in order, overlapping quotes joined into one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_row_by_id, find_rows_by_value
from parley.tables.rows import iterate_row_tuples
from parley.text.articles import Article, ArticleBlock


@dataclass(frozen=True)
class Passage:
    """One stretch of an article's text and all it supports; `number` counts from 1 in the order of the text."""

    number: int
    start: int
    end: int
    evidence: tuple[str, ...]
    records: tuple[str, ...]
    sides: frozenset[str]


class SupportingQuote(NamedTuple):
    """Words of an article that support a record: where they stand, and their row of evidence."""

    start: int
    end: int
    evidence_id: str
    record: str


@lru_cache(maxsize=64)
def list_article_passages(dossier: Dossier, source_id: str) -> tuple[Passage, ...]:
    """The passages of an article's body; quotes that overlap, such as a sentence and a name in it, become one."""
    article = dossier.articles[source_id]
    groups: list[list[SupportingQuote]] = []
    reached = 0
    for quote in list_supporting_quotes(dossier, source_id):
        if is_in_article_body(article, quote.start):
            if quote.start >= reached:
                groups.append([])
            groups[-1].append(quote)
            reached = max(reached, quote.end)
    return tuple(passage_from_quotes(dossier, number, group) for number, group in enumerate(groups, start=1))


def list_supporting_quotes(dossier: Dossier, source_id: str) -> Sequence[SupportingQuote]:
    """An article's supporting evidence that stands in its text, in the order of the text, the longest first."""
    return supporting_quotes_by_article(dossier).get(source_id, ())


@lru_cache(maxsize=4)
def supporting_quotes_by_article(dossier: Dossier) -> Mapping[str, Sequence[SupportingQuote]]:
    """All such evidence by article: looked for once, however many articles are read."""
    rows = dossier.evidence[dossier.evidence["stance"].eq("supports") & dossier.evidence["start"].notna()]
    rows = rows.sort_values(["start", "end"], ascending=[True, False], kind="stable")
    out: dict[str, list[SupportingQuote]] = {}
    for source, start, end, *keys in iterate_row_tuples(rows, ["source_id", "start", "end", "evidence_id", "record"]):
        out.setdefault(source, []).append(SupportingQuote(int(start), int(end), *keys))
    return out


def is_in_article_body(article: Article, offset: int) -> bool:
    """Whether a letter stands in what the reader draws as text: a paragraph or a subheading."""
    return article_block_at(article, offset).kind in ("paragraph", "subheading")


def article_block_at(article: Article, offset: int) -> ArticleBlock:
    """The part of the page that a letter stands in, or the one before it where it stands between two."""
    return article.blocks[bisect_right(article.blocks, offset, key=lambda block: block.start) - 1]


def passage_from_quotes(dossier: Dossier, number: int, quotes: Sequence[SupportingQuote]) -> Passage:
    """One passage from the evidence that makes it up."""
    records = tuple(dict.fromkeys(sort_passage_records(quotes)))
    return Passage(
        number,
        min(quote.start for quote in quotes),
        max(quote.end for quote in quotes),
        tuple(quote.evidence_id for quote in quotes),
        records,
        find_record_sides(dossier, records),
    )


RECORD_KIND_RANK = {"event": 0, "statement": 1, "control": 2, "territory": 3, "actor": 4}
"""The order in which a reader wants a passage's records: events, then statements, then where and who."""


def sort_passage_records(quotes: Sequence[SupportingQuote]) -> list[str]:
    """Records in the order of `RANK`, within a kind as they stand in the text."""
    return sorted((quote.record for quote in quotes), key=lambda record: RECORD_KIND_RANK[record.partition(":")[0]])


def find_record_sides(dossier: Dossier, records: tuple[str, ...]) -> frozenset[str]:
    """The sides of those who act or speak in some records; of the actor itself where only actors are proven."""
    acting = sides_by_record(dossier)
    found: frozenset[str] = frozenset().union(*(acting.get(name, ()) for name in records))
    if found:
        return found
    own = {name.removeprefix("actor:") for name in records if name.startswith("actor:")}
    return frozenset(dossier.actors.loc[dossier.actors["actor_id"].isin(own), "side"]) - {""}


@lru_cache(maxsize=4)
def sides_by_record(dossier: Dossier) -> dict[str, set[str]]:
    """The sides of those who act in an event, make a statement or control a place, by record."""
    acting, speaking, control = dossier.event_actors, dossier.statements, dossier.control
    acting = acting[acting["acts"]]
    pairs = [
        *zip("event:" + acting["event_id"], acting["actor_id"], strict=True),
        *zip("statement:" + speaking["statement_id"], speaking["actor_id"], strict=True),
        *zip("control:" + control["control_id"], control["controller_id"], strict=True),
    ]
    side = dict(zip(dossier.actors["actor_id"], dossier.actors["side"], strict=True))
    out: dict[str, set[str]] = {}
    for record, actor in pairs:
        if side.get(actor):
            out.setdefault(record, set()).add(side[actor])
    return out


def list_panel_records(dossier: Dossier, records: Iterable[str]) -> tuple[str, ...]:
    """Records as the panel tells them, each once: who controls a place is told with the place."""
    return tuple(dict.fromkeys(find_panel_record(dossier, record) for record in records))


def find_panel_record(dossier: Dossier, record: str) -> str:
    """The record that a record is told with: a status of control with its place, any other by itself."""
    kind, _, key = record.partition(":")
    return f"territory:{find_row_by_id(dossier, 'control', key)['territory_id']}" if kind == "control" else record


def find_passage_by_evidence(passages: tuple[Passage, ...], evidence_id: str) -> Passage | None:
    """The passage that a row of evidence is part of."""
    return next((passage for passage in passages if evidence_id in passage.evidence), None)


def find_first_evidence(dossier: Dossier, record: str) -> str:
    """The row of evidence that a record rests on first, as evidence is told; "" where only references support it."""
    rows = find_rows_by_value(dossier, "evidence", "record", record)
    found = [row for row in rows if row["stance"] == "supports" and row["start"] is not None]
    return str(min(found, key=lambda row: (row["property"], row["rank"]))["evidence_id"]) if found else ""
