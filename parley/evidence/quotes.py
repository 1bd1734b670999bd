"""A row of evidence as readers meet it: the quoted words in their whole sentence, or the place in a reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import RowValues, find_row_by_id, find_rows_by_value
from parley.tables.rows import iterate_row_tuples
from parley.words import dates
from parley.words.direction import isolate

STANCE_RANK = {"disputes": 0, "supports": 1, "differs": 2, "context": 3}
"""The order in which evidence of each stance is told."""


@dataclass(frozen=True)
class EvidenceQuote:
    """One row of evidence. `sentence` is the whole sentence, `start` and `end` where the quoted words stand in it.

    Evidence from a reference has no paragraph; `reference` names a reference and the place in it, for such evidence
    and for an editor's note beside an article's words. `says` is the value or wording that a differing source gives.
    """

    evidence_id: str
    source_id: str
    source: str
    sentence: str
    start: int
    end: int
    paragraph: int | None
    reference: str
    note: str
    stance: str
    proves: str
    says: str = ""


class FirstSupport(NamedTuple):
    """Where a record is first supported: in an article, at best in a paragraph of it, else in a reference."""

    source_id: str
    evidence_id: str
    in_article: bool
    paragraph: int | None


@lru_cache(maxsize=4)
def first_support_by_record(dossier: Dossier) -> Mapping[str, FirstSupport]:
    """The first supporting evidence of every record, in the order in which evidence is told."""
    rows = dossier.evidence[dossier.evidence["stance"] == "supports"]
    rows = rows.sort_values("rank").drop_duplicates("record")
    columns = ["record", "source_id", "evidence_id", "paragraph"]
    return {
        record: FirstSupport(
            source, evidence, source in dossier.articles, None if pd.isna(paragraph) else int(paragraph)
        )
        for record, source, evidence, paragraph in iterate_row_tuples(rows, columns)
    }


def first_article_sentence(dossier: Dossier, record: str) -> str:
    """The sentence of an article that supports a record and is told first, or "" where only references do."""
    rows = [
        row
        for row in find_rows_by_value(dossier, "evidence", "record", record)
        if row["stance"] == "supports" and row["start"] is not None
    ]
    first = min(rows, key=lambda row: (row["property"] != "", row["rank"]), default=None)
    return dossier.sentence(first["source_id"], int(first["start"])) if first else ""


def list_record_quotes(dossier: Dossier, records: list[str]) -> tuple[EvidenceQuote, ...]:
    """The evidence of some records: disputes first, then what supports the record itself, columns, and context."""
    rows = [row for record in records for row in find_rows_by_value(dossier, "evidence", "record", record)]
    rows.sort(key=lambda row: (STANCE_RANK[row["stance"]], row["property"] != "", row["rank"]))
    return tuple(quote_from_evidence_row(dossier, row) for row in rows)


def quote_from_evidence_row(dossier: Dossier, row: RowValues) -> EvidenceQuote:
    """One row of evidence with the whole sentence round its words."""
    source = find_row_by_id(dossier, "sources", row["source_id"])
    sentence, start, end = find_quoted_sentence(dossier, row)
    is_article = row["source_id"] in dossier.articles
    return EvidenceQuote(
        evidence_id=row["evidence_id"],
        source_id=row["source_id"],
        source=name_quote_source(dossier, source),
        sentence=sentence,
        start=start,
        end=end,
        paragraph=None if row["paragraph"] is None else int(row["paragraph"]),
        reference=cite_reference(dossier, row["place"] if is_article else f"{row['source_id']}: {row['place']}"),
        note=row["note"],
        stance=row["stance"],
        proves=row["property"],
        says=row["says"],
    )


def name_quote_source(dossier: Dossier, source: RowValues) -> str:
    """Whose words a quote are: the publisher, and the day where the dossier has several articles."""
    name = str(source["publisher"] or source["title"])
    if len(dossier.articles) < 2 or not source["published"]:
        return name
    return f"{isolate(name)}, {dates.format_date_span(dates.parse_date_span(source['published']))}"


def find_quoted_sentence(dossier: Dossier, row: RowValues) -> tuple[str, int, int]:
    """The sentence, or sentences, that a quote stands in, and where in them; the bare quote where it has no place."""
    article, start = dossier.articles.get(row["source_id"]), row["start"]
    if article is None or start is None:
        return row["exact"], 0, len(row["exact"])
    first, final = article.sentence_at(int(start)), article.sentence_at(int(row["end"]) - 1)
    if not first or not final:
        return row["exact"], 0, len(row["exact"])
    return article.passage_text(first.start, final.end), int(start) - first.start, int(row["end"]) - first.start


def cite_reference(dossier: Dossier, place: str) -> str:
    """A place in a reference (`source_id: place`) as a citation: publisher, title, day, place."""
    source_id, _, where = place.partition(": ")
    try:
        source = find_row_by_id(dossier, "sources", source_id)
    except KeyError:
        return place
    day = dates.format_date_span(dates.parse_date_span(source["published"])) if source["published"] else ""
    return ", ".join(filter(None, [source["publisher"], source["title"], day, where]))
