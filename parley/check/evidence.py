"""Find every quote of the evidence in its article, and see that what it proves is something the tables have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from parley.check.sources import sentence_texts_by_article
from parley.tables.contract import TARGET_TABLES, table_column_names, table_file_path
from parley.tables.faults import Fault
from parley.text.anchors import Anchor, anchor_quote
from parley.text.articles import Article

ANCHORED_KINDS = frozenset({"exact", "same"})
QUOTE_PROBLEMS = {
    "ambiguous": (
        "these words stand more than once in the article.",
        "Copy the words before or after them into prefix or suffix.",
    ),
    "changed": (
        "these words are not in the article; the closest sentence differs.",
        "Compare the two and correct the quote, or the text.",
    ),
    "missing": (
        "these words are not in the article, nor anything close to them.",
        "Copy the quote letter for letter from the article, or take the row out.",
    ),
}


@dataclass(frozen=True)
class QuoteFault(Fault):
    """A quote that does not stand in its article, with the article's closest sentence ("" where none is close) and
    what became of it: ambiguous, changed or missing."""

    closest: str = ""
    source_id: str = ""
    kind: str = ""


def check_evidence(
    contract: dict[str, Any], tables: Mapping[str, pd.DataFrame], articles: Mapping[str, Article]
) -> tuple[pd.DataFrame, list[Fault]]:
    """Anchor every quote. The frame has a row for each of `evidence`: start, end (Int64), kind, suggestion.

    A row from a reference has no place in a text: its kind is "".
    """
    evidence, file = tables["evidence"], table_file_path(contract, "evidence")
    sources = tables["sources"]
    references = sources["source_id"][sources["kind"].eq("reference")]
    anchors = anchor_all_quotes(evidence, articles)
    faults = quote_faults(file, evidence, anchors, articles)
    faults += unplaced_reference_faults(file, evidence[evidence["source_id"].isin(references)])
    return build_anchor_frame(anchors, evidence.index), faults + unknown_property_faults(contract, file, evidence)


def anchor_all_quotes(evidence: pd.DataFrame, articles: Mapping[str, Article]) -> list[Anchor | None]:
    """Where each quote stands; None for rows without a quote or an article that could be read."""
    sentences = sentence_texts_by_article(articles)
    known: dict[tuple[str, ...], Anchor | None] = {}
    columns = [evidence[name] for name in ("source_id", "exact", "prefix", "suffix")]
    for key in zip(*columns, strict=True):
        if key not in known:
            source, exact, prefix, suffix = key
            article = articles.get(source) if exact else None
            known[key] = anchor_quote(article.text, exact, prefix, suffix, sentences[source]) if article else None
    return [known[key] for key in zip(*columns, strict=True)]


def build_anchor_frame(anchors: list[Anchor | None], index: pd.Index) -> pd.DataFrame:
    """Anchors in columns."""
    return pd.DataFrame(
        {
            "start": pd.array([a.start if a else None for a in anchors], dtype="Int64"),
            "end": pd.array([a.end if a else None for a in anchors], dtype="Int64"),
            "kind": pd.array([a.kind if a else "" for a in anchors], dtype="str"),
            "suggestion": pd.array([a.suggestion if a else "" for a in anchors], dtype="str"),
        },
        index=index,
    )


def quote_faults(
    file: str, evidence: pd.DataFrame, anchors: list[Anchor | None], articles: Mapping[str, Article]
) -> list[Fault]:
    """A fault for each quote that does not stand, once, in its article."""
    faults: list[Fault] = []
    for row, source, exact, found in zip(
        evidence.index, evidence["source_id"], evidence["exact"], anchors, strict=True
    ):
        if not exact and source in articles:
            remedy = "Copy into it, letter for letter, the words that prove the record."
            faults.append(Fault(file, row, "exact", "", "evidence from an article needs its words.", remedy))
        elif found and found.kind not in ANCHORED_KINDS:
            more = {"closest": found.suggestion, "source_id": source, "kind": found.kind}
            faults.append(QuoteFault(file, row, "exact", exact, *QUOTE_PROBLEMS[found.kind], **more))
    return faults


def unplaced_reference_faults(file: str, rows: pd.DataFrame) -> list[Fault]:
    """A fault for each row from a reference that says neither its words nor the place in it."""
    empty = rows["exact"].eq("") & rows["place"].eq("")
    remedy = "Write the paragraph, article or title into place, or the words into exact."
    problem = "evidence from a reference needs the place in it."
    return [Fault(file, row, "place", "", problem, remedy) for row in rows.index[empty]]


def unknown_property_faults(contract: dict[str, Any], file: str, evidence: pd.DataFrame) -> list[Fault]:
    """A fault for each `property` that is no column of the table it speaks of."""
    faults: list[Fault] = []
    for kind, (table, _) in TARGET_TABLES.items():
        columns = table_column_names(contract, table)
        rows = evidence[evidence["target_type"].eq(kind) & evidence["property"].ne("")]
        rows = rows[~rows["property"].isin(columns)]
        for row, name in zip(rows.index, rows["property"], strict=True):
            remedy = f"Leave it blank for the record as a whole, or name one of: {', '.join(columns)}."
            faults.append(
                Fault(file, row, "property", name, f"{table_file_path(contract, table)} has no such column.", remedy)
            )
    return faults
